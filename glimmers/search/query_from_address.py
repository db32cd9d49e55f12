"""Reads the query in an address, with the language's months and the journal's names."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT, MONTHS_AP
from django.utils.formats import get_format

from common.languages import cached_by_language
from glimmers.journal.folding import fold, spellings
from glimmers.journal.vocabulary import Shift, Source
from glimmers.search.query import Names, Query, parse
from glimmers.search.written_dates import Calendar


def read(address: Mapping[str, str]) -> Query:
    """Read what `q` asks for; everything where there is none."""
    typed = address.get("q", "")
    return parse(typed, names(), calendar()) if typed else Query()


@cached_by_language
def names() -> Names:
    """Return what can be typed after `shift:` and `from:`: the names, and the words that the form shows for them."""
    return {
        name: {fold(typed): value for value, label in choices for typed in (value, str(label))}
        for name, choices in (("shift", Shift.choices), ("from", Source.choices))
    }


@cached_by_language
def calendar() -> Calendar:
    """Return how dates are written in the current language."""
    months = {
        each: month
        for names_of in (MONTHS, MONTHS_3, MONTHS_ALT, MONTHS_AP)
        for month, name in names_of.items()
        for each in spellings(str(name).rstrip("."))
    }
    numbers = next((each for each in get_format("DATE_INPUT_FORMATS") if "/" in each), "%d/%m/%Y")
    return Calendar(months, is_day_first=numbers.find("%d") < numbers.find("%m"))
