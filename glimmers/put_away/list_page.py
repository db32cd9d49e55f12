"""Reads what was put away, 24 at a time, by keyset."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from glimmers.journal.keyset import EPOCH, MICROSECOND, PAGE, Page

LONGEST_AGO = timedelta(days=365_000)
_PLACE = re.compile(r"([0-9]{1,18})\.([0-9a-f-]{1,36})")

Row = TypeVar("Row", bound=Model)


def page_of(rows: QuerySet[Row], at: str, after: str) -> Page[Row]:
    """Return a page of these rows, which are ordered by the moment `at`, the last one first, and by their key."""
    if place := _read(rows.model, after):
        moment, key = place
        rows = rows.filter(Q(**{f"{at}__lte": moment}) & (Q(**{f"{at}__lt": moment}) | Q(id__lt=key)))
    shown = list(rows[: PAGE + 1])
    return Page(shown[:PAGE], _written(shown[PAGE - 1], at) if len(shown) > PAGE else "")


def _written(row: Model, at: str) -> str:
    return f"{(getattr(row, at) - EPOCH) // MICROSECOND}.{row.pk}"


def _read(model: type[Model], text: str) -> tuple[datetime, Any] | None:
    match = _PLACE.fullmatch(text)
    if not match or (ago := int(match[1]) * MICROSECOND) > LONGEST_AGO:
        return None
    try:
        return EPOCH + ago, model._meta.pk.to_python(match[2])
    except ValidationError:
        return None
