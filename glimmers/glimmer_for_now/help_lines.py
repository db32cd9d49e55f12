"""Help lines: one that the host names, else a short list by country. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.phone_numbers import NUMBER, dialled

ELSEWHERE = "https://findahelpline.com/"  # kept by ThroughLine, for most countries
# The numbers for danger, by where they are dialled.
EMERGENCIES = (
    ("112", gettext_noop("in Europe and from most mobile phones")),
    ("911", gettext_noop("in North America")),
    ("999", gettext_noop("in the United Kingdom")),
    ("000", gettext_noop("in Australia")),
)
COUNTRIES = {
    "AT": gettext_noop("Austria"),
    "AU": gettext_noop("Australia"),
    "BE": gettext_noop("Belgium"),
    "BR": gettext_noop("Brazil"),
    "CA": gettext_noop("Canada"),
    "CH": gettext_noop("Switzerland"),
    "DE": gettext_noop("Germany"),
    "DK": gettext_noop("Denmark"),
    "ES": gettext_noop("Spain"),
    "FI": gettext_noop("Finland"),
    "FR": gettext_noop("France"),
    "GB": gettext_noop("United Kingdom"),
    "IE": gettext_noop("Ireland"),
    "IN": gettext_noop("India"),
    "IT": gettext_noop("Italy"),
    "NL": gettext_noop("Netherlands"),
    "NO": gettext_noop("Norway"),
    "NZ": gettext_noop("New Zealand"),
    "SE": gettext_noop("Sweden"),
    "US": gettext_noop("United States"),
    "ZA": gettext_noop("South Africa"),
}


class HelpLine(NamedTuple):
    country: str  # ISO 3166-1 alpha-2; "" for the host's own
    name: str
    number: str
    page: str = ""

    @property
    def dialled(self) -> str:
        """Return the number for a `tel:` or `sms:` address."""
        return dialled(self.number)


class OfCountry(NamedTuple):
    country: str  # its name in the current language
    lines: tuple[HelpLine, ...]


def _read() -> Iterator[HelpLine]:
    for line in (Path(__file__).parent / "help_lines.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield HelpLine(*(part.strip() for part in line.split("|")))


HELP_LINES = tuple(_read())


def by_country() -> list[OfCountry]:
    """Return all of them by country, in the order of the countries' names in the current language."""
    countries = [
        OfCountry(_(name), tuple(each for each in HELP_LINES if each.country == code))
        for code, name in COUNTRIES.items()
    ]
    return sorted(countries, key=lambda each: each.country)


def of_host(written: str) -> HelpLine | None:
    """Read the host's own, "name, number"; None where there is none."""
    name, _comma, number = written.rpartition(",")
    return HelpLine("", name.strip(), number.strip()) if name.strip() and NUMBER.fullmatch(number.strip()) else None
