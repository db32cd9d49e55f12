"""Puts values into pages: escaped as by Jinja2, in a third of the time where there is nothing to escape.

A page places a thousand values, and most are plain. Jinja2 wraps each in an object that says that it is safe, which a
page, being one text in the end, does not need. Attributes are read as in Python, so that keys are written in brackets,
and macros are called without a check of what they are.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from keyword import iskeyword
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.compiler import Frame as CompiledFrame
from jinja2.nodes import Call, Expr, FromImport, Getattr, Macro, Name, Template
from jinja2.runtime import Macro as DrawnMacro
from jinja2.utils import missing
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


def drawn(macro: Any, /, *parts: Any, **named: Any) -> Any:
    """Call a macro with these values, without Jinja2's check of what it is, and say that it is safe."""
    if type(macro) is not DrawnMacro or macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro(*parts, **named)
    left = [named.pop(name, missing) for name in macro.arguments[len(parts) :]]
    if named or len(parts) > len(macro.arguments):
        return macro(*parts, **named)  # it says what is wrong
    return _as_it_is(Markup, macro._func(*parts, *left))  # a macro escapes what it places


_as_it_is = str.__new__  # what Markup's own asks first takes longer than the rest


class _Generator(CodeGenerator):
    """Jinja2's generator, except that its code calls `placed` instead of `escape`, and calls directly."""

    def _output_child_pre(self, node: Expr, frame: CompiledFrame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.placed(")
        if finalize.src is not None:
            self.write(finalize.src)

    def visit_Template(self, node: Template, frame: CompiledFrame | None = None) -> None:  # noqa: N802 - Jinja2's name
        """Note which names are macros: those of this template, and all that it imports."""
        imported = [name for each in node.find_all(FromImport) for name in each.names]
        self._macros = {each.name for each in node.find_all(Macro)}
        self._macros |= {name if isinstance(name, str) else name[1] for name in imported}
        super().visit_Template(node, frame)

    def visit_Call(self, node: Call, frame: CompiledFrame, **forwards: Any) -> None:  # type: ignore[override] # noqa: N802 - Jinja2's name
        """Write the call of a macro, or of what every page can call, as in Python: a page makes a hundred."""
        name = node.node.name if isinstance(node.node, Name) and not forwards else ""
        is_plain = not node.dyn_args and not node.dyn_kwargs and not any(iskeyword(each.key) for each in node.kwargs)
        if is_plain and name in self._macros:
            self.write("environment.drawn(")
            self.visit(node.node, frame)
            self.signature(node, frame)
            self.write(")")
        elif is_plain and self._is_plain_function(name):
            self.visit(node.node, frame)
            self.write("(")
            for each in (*node.args, *node.kwargs):
                self.visit(each, frame)
                self.write(", ")
            self.write(")")
        else:
            super().visit_Call(node, frame, **forwards)

    def _is_plain_function(self, name: str) -> bool:
        """Return whether every page has a function of this name, which is not given the page's context."""
        known = self.environment.globals.get(name)
        return callable(known) and not hasattr(known, "jinja_pass_arg")

    def visit_Getattr(self, node: Getattr, frame: CompiledFrame) -> None:  # noqa: N802 - Jinja2's name
        """Write an attribute as in Python: templates get values with attributes, and a page reads a thousand."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class Pages(Environment):
    """The environment of pages, which are always escaped; compiled templates call it `environment`."""

    code_generator_class = _Generator

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what each page can call: the dictionary itself where a page adds nothing.

        Jinja2 puts an empty one before it, and searches both, key by key, for each page and each import.
        """
        return super().make_globals(d) if d else self.globals

    placed = staticmethod(placed)
    drawn = staticmethod(drawn)
