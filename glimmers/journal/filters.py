"""What narrows a list of glimmers, as it stands in an address: shift, source, tag, with photos, kept close. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from glimmers.journal.text import tag_name, unkeepable

NAMES = {"shift": "shift", "source": "source", "tag": "tag", "has_photo": "photos", "is_close": "close"}


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Each is one value or none; together they all have to hold. `query` writes what `read` reads."""

    shift: str = ""
    source: str = ""
    tag: str = ""
    has_photo: bool = False
    is_close: bool = False

    def __bool__(self) -> bool:
        return self != Filters()

    def having(self, **changes: object) -> Filters:
        """The same with these; a value that is there already is taken out, as by a second tap."""
        present = {name: value for name, value in changes.items() if getattr(self, name) != value}
        empty = {name: type(value)() for name, value in changes.items() if name not in present}
        return replace(self, **{**present, **empty})  # type: ignore[arg-type]

    @property
    def query(self) -> str:
        """For an address, without a question mark; empty where nothing narrows."""
        said = {NAMES[field.name]: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: 1 if value is True else value for name, value in said.items() if value})


def read(query: Mapping[str, str], *, shifts: list[str], sources: list[str]) -> Filters:
    """The filters in an address; a shift or source that there is not counts as none.

    A tag that cannot be in any text stays as it is: nothing is found by it.
    """
    shift, source, tag = (query.get(name, "") for name in ("shift", "source", "tag"))
    return Filters(
        shift=shift if shift in shifts else "",
        source=source if source in sources else "",
        tag=tag if unkeepable(tag) is not None else tag_name(tag.lstrip("#")),
        has_photo=query.get("photos") == "1",
        is_close=query.get("close") == "1",
    )
