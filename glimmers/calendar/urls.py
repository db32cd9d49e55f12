"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path, register_converter

from glimmers.calendar import views


class YearConverter:
    """`2026`; which years there are, the view knows."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter:
    """`03`, with its zero; anything beyond December is no such page."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")

app_name = "calendar"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("<year:year>/", views.year, name="year"),
    path("<year:year>/<month:month>/", views.month, name="month"),
]
