"""The query in an address, with the journal's own words for what shifted and where it came from."""

from __future__ import annotations

from collections.abc import Mapping

from glimmers.common.languages import cached_by_language
from glimmers.journal.vocabulary import Shift, Source
from glimmers.journal.words import fold
from glimmers.search.query import Names, Query, parse


def read(address: Mapping[str, str]) -> Query:
    """What `q` asks for; everything where there is none."""
    typed = address.get("q", "")
    return parse(typed, names()) if typed else Query()


@cached_by_language
def names() -> Names:
    """What can be typed after `shift:` and `from:`: the names, and the words that the form shows for them."""
    return {
        name: {fold(said): value for value, label in choices for said in (value, str(label))}
        for name, choices in (("shift", Shift.choices), ("from", Source.choices))
    }
