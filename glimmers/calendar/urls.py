"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path

import common.month_address as _converters  # noqa: F401 - it registers them
from glimmers.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("<year:year>/", views.year, name="year"),
    path("<year:year>/<month:month>/", views.month, name="month"),
]
