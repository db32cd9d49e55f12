"""Copies the fields of a form only as deep as a form changes them; Django copies every choice and label as well."""

from __future__ import annotations

from typing import Any, TypeVar

from django.forms import Field, Form

Made = TypeVar("Made")
AnyForm = TypeVar("AnyForm", bound=type[Form])


def copied_lightly(form: AnyForm) -> AnyForm:
    """Decorate a class of forms. Each form still has its own fields and widgets, with their messages and attributes.

    What else a field has, for example its choices, must not be changed in place.
    """
    form.base_fields = _Fields(form.base_fields)
    return form


class _Fields(dict[str, Field]):
    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, Field]:
        return {name: _copy(field) for name, field in self.items()}


def _copy(field: Field) -> Field:
    copy = _shallow(field)
    copy.error_messages = field.error_messages.copy()
    copy.widget = _shallow(field.widget)
    copy.widget.attrs = field.widget.attrs.copy()
    return copy


def _shallow(thing: Made) -> Made:
    copy = object.__new__(type(thing))
    copy.__dict__.update(thing.__dict__)
    return copy
