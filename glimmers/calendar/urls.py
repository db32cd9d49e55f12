"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path, register_converter

from glimmers.calendar import views


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

app_name = "calendar"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("<year:year>/", views.year, name="year"),
    path("<year:year>/<month:month>/", views.month, name="month"),
]
