"""The form of a glimmer as a page places it: drawn part by part, and once for everybody while it is empty."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.template import loader
from django.utils.translation import get_language
from markupsafe import Markup

from glimmers.glimmer.forms import GlimmerForm
from glimmers.journal.models import Glimmer

_ANY = UUID(int=0xA1)
_ANY_DAY = date(1900, 1, 9)


class DrawnForm(NamedTuple):
    """The parts of a form. `hidden` are the fields that nobody sees; `more` is what lies under More."""

    hidden: Markup
    question: Markup
    more: Markup
    is_more_open: bool = False
    mistakes: tuple[str, ...] = ()
    kept_before: Glimmer | None = None


def drawn(form: GlimmerForm, kept_before: Glimmer | None = None) -> DrawnForm:
    """Draw a form as it was sent."""
    return DrawnForm(
        hidden=_part("glimmer/_hidden.html", form),
        question=_part("glimmer/_question.html", form),
        more=_part("glimmer/_more.html", form),
        is_more_open=form.is_more_open,
        mistakes=tuple(str(mistake) for mistake in form.non_field_errors()),
        kept_before=kept_before,
    )


def drawn_empty(day: date | None, *, is_focused: bool = False, has_id: bool = True) -> DrawnForm:
    """Draw an empty form, with a new id or none; of this day and without a time, or of now."""
    empty = _empty(day is not None, is_focused, has_id, get_language())
    hidden = str(empty.hidden).replace(str(_ANY), str(uuid4()))
    if day is not None:
        hidden = hidden.replace(_ANY_DAY.isoformat(), day.isoformat())
    return empty._replace(hidden=Markup(hidden))  # noqa: S704 - keys and days need no escaping


@lru_cache(maxsize=64)
def _empty(has_day: bool, is_focused: bool, has_id: bool, language: str | None) -> DrawnForm:
    """Draw it once for everybody: no zone, no person and no moment shows in it."""
    initial: dict[str, Any] = {"client_id": _ANY if has_id else None, **({"on": _ANY_DAY} if has_day else {})}
    form = GlimmerForm(zone=ZoneInfo("UTC"), initial=initial)
    form.fields["text"].widget.attrs["autofocus"] = is_focused
    return drawn(form)


def _part(name: str, form: GlimmerForm) -> Markup:
    return Markup(loader.render_to_string(name, {"form": form}))  # noqa: S704 - escaped as it was drawn
