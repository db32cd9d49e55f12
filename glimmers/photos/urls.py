"""Addresses of photos."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from glimmers.photos import views


class SizeConverter(StringConverter):
    """A width in pixels, or the master."""

    regex = r"\d+|master"


register_converter(SizeConverter, "size")

app_name = "photos"
urlpatterns = [
    path("", views.stage, name="stage"),
    path("tiles/", views.tiles, name="tiles"),
    path("<uuid:pk>/remove/", views.remove, name="remove"),
    path("<uuid:pk>/<size:size>/", views.photo, name="photo"),
]
