"""Put values into pages: escaped as Jinja2 does it, in a third of the time where there is nothing to escape.

A page places a thousand values, and most are plain. Jinja2 makes an object of each to say that it is safe, which the
page, being one text in the end, has no use for. An attribute is taken as Python takes it, so that a key is written in
brackets, and a macro is called without being asked what it may be.
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
    """Jinja2's, but that what it writes calls `placed` where it called `escape`."""

    def _output_child_pre(self, node: Expr, frame: CompiledFrame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.placed(")
        if finalize.src is not None:
            self.write(finalize.src)

    def visit_Getattr(self, node: Getattr, frame: CompiledFrame) -> None:  # noqa: N802 - as it is there
        """Write it as Python has it: templates are given values with attributes, and a page asks a thousand."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class _Context(Context):
    """Jinja2's, but that a macro of ours, of which a page calls a hundred, is called without asking what it may be."""

    @internalcode
    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as it is there
        if type(__obj) is not Macro or __obj.caller or __obj.catch_kwargs or __obj.catch_varargs:
            return super().call(__obj, *args, **kwargs)
        named = {name: value for name, value in kwargs.items() if name not in _OF_SCOPES}
        parts = [*args, *(named.pop(name, missing) for name in __obj.arguments[len(args) :])]
        if named or len(parts) != len(__obj.arguments):  # what is wrong is said there
            return super().call(__obj, *args, **kwargs)
        return Markup(__obj._func(*parts))  # noqa: S704 - a macro escapes what it places


_OF_SCOPES = {"_loop_vars", "_block_vars"}


class Pages(Environment):
    """The environment of pages; it is named in what its compiler writes. Its pages are always escaped."""

    code_generator_class = _Generator
    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what each page can call: the dictionary itself where a page has nothing of its own.

        Jinja2 lays an empty one above it, and looks through both, key by key, for each page and each import.
        """
        return super().make_globals(d) if d else self.globals

    placed = staticmethod(placed)
