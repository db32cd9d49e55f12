"""Addresses of months to look back on."""

from __future__ import annotations

from django.urls import path

import common.month_address as _converters  # noqa: F401 - it registers them
from glimmers.reflecting import views

app_name = "reflecting"
urlpatterns = [path("<year:year>/<month:month>/", views.month, name="month")]
