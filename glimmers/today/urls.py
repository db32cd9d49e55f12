"""Addresses of Today and of a day."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from glimmers.today import views


class DayConverter:
    """`2026-11-22`, a day that exists; anything else has no page."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

app_name = "today"
urlpatterns = [
    path("", views.today, name="today"),
    path("day/<day:day>/", views.day, name="day"),
]
