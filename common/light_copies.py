"""Copies a form's fields for each form as deep as a form changes them: Django copies every choice and label as well."""

from __future__ import annotations

from typing import Any, TypeVar

from django.forms import Field, Form

Made = TypeVar("Made")
AnyForm = TypeVar("AnyForm", bound=type[Form])


def copied_lightly(form: AnyForm) -> AnyForm:
    """Decorate a form. Each still has fields and widgets of its own, with their messages and attributes.

    What such a field has beside these, its choices say, is not to be changed in place.
    """
    form.base_fields = _Fields(form.base_fields)
    return form


class _Fields(dict[str, Field]):
    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, Field]:
        return {name: _copy(field) for name, field in self.items()}


def _copy(field: Field) -> Field:
    made = _shallow(field)
    made.error_messages = field.error_messages.copy()
    made.widget = _shallow(field.widget)
    made.widget.attrs = field.widget.attrs.copy()
    return made


def _shallow(thing: Made) -> Made:
    made = object.__new__(type(thing))
    made.__dict__.update(thing.__dict__)
    return made
