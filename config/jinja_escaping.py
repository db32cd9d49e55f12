"""Puts values into pages: escaped as by Jinja2, in a third of the time where there is nothing to escape.

A page places a thousand values, and most are plain. Jinja2 wraps each in an object that says that it is safe, which a
page, being one text in the end, does not need. Attributes are read as in Python, so that keys are written in brackets,
and macros are called without a check of what they are.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.compiler import Frame as CompiledFrame
from jinja2.nodes import Expr, Getattr
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode, missing
from markupsafe import Markup, escape

from common.escaping import escaped


def placed(value: Any) -> str:
    """Return the text that stands for a value in a page."""
    kind = type(value)
    if kind is str:
        return escaped(value)
    if kind is Markup:
        text: str = value
        return text
    return escape(value)


class _Generator(CodeGenerator):
    """Jinja2's generator, except that its code calls `placed` instead of `escape`."""

    def _output_child_pre(self, node: Expr, frame: CompiledFrame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.placed(")
        if finalize.src is not None:
            self.write(finalize.src)

    def visit_Getattr(self, node: Getattr, frame: CompiledFrame) -> None:  # noqa: N802 - Jinja2's name
        """Write an attribute as in Python: templates get values with attributes, and a page reads a thousand."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class _Context(Context):
    """Jinja2's context, except that it does not check what our macros are, of which a page calls a hundred."""

    @internalcode
    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - Jinja2's names
        if type(__obj) is not Macro or __obj.caller or __obj.catch_kwargs or __obj.catch_varargs:
            return super().call(__obj, *args, **kwargs)
        named = {name: value for name, value in kwargs.items() if name not in _OF_SCOPES}
        parts = [*args, *(named.pop(name, missing) for name in __obj.arguments[len(args) :])]
        if named or len(parts) != len(__obj.arguments):  # it says what is wrong
            return super().call(__obj, *args, **kwargs)
        return Markup(__obj._func(*parts))  # noqa: S704 - a macro escapes what it places


_OF_SCOPES = {"_loop_vars", "_block_vars"}


class Pages(Environment):
    """The environment of pages, which are always escaped; compiled templates call it `environment`."""

    code_generator_class = _Generator
    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what each page can call: the dictionary itself where a page adds nothing.

        Jinja2 puts an empty one before it, and searches both, key by key, for each page and each import.
        """
        return super().make_globals(d) if d else self.globals

    placed = staticmethod(placed)
