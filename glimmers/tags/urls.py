"""Addresses of the tags."""

from django.urls import path

from glimmers.tags import views

app_name = "tags"
urlpatterns = [path("", views.tags, name="tags")]
