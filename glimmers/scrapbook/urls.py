"""Addresses of the scrapbook."""

from django.urls import path

from glimmers.scrapbook import views

app_name = "scrapbook"
urlpatterns = [path("", views.scrapbook, name="scrapbook")]
