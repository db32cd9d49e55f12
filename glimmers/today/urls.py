"""Addresses of Today, of a day, and of one glimmer."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from glimmers.today import shelf, views


class DayConverter:
    """`2026-11-22`, a day that exists; anything else is no such page."""

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
    path("glimmers/<uuid:pk>/", views.glimmer, name="glimmer"),
    path("glimmers/<uuid:pk>/edit/", views.edit, name="edit"),
    path("glimmers/<uuid:pk>/keep-close/", views.keep_close, name="keep_close"),
    path("glimmers/<uuid:pk>/tuck-away/", views.tuck_away, name="tuck_away"),
    path("glimmers/<uuid:pk>/put-away/", views.put_away, name="put_away"),
    path("glimmers/<uuid:pk>/take-back/", views.take_back, name="take_back"),
    path("glimmers/<uuid:pk>/delete/", shelf.delete, name="delete"),
    path("put-away/", shelf.shelf, name="shelf"),
    path("put-away/words/<int:pk>/take-back/", shelf.take_words_back, name="take_words_back"),
    path("put-away/words/<int:pk>/delete/", shelf.delete_words, name="delete_words"),
]
