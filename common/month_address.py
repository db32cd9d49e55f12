"""A year and a month in an address: `2026` and `03`. Importing this registers `<year:…>` and `<month:…>`."""

from __future__ import annotations

from django.urls import register_converter


class YearConverter:
    """`2026`; the view knows which years there are."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter:
    """`03`, with its zero; beyond December there is no page."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
