"""Addresses of one glimmer."""

from __future__ import annotations

from django.urls import path

from glimmers.glimmer import views

app_name = "glimmer"
urlpatterns = [
    path("<uuid:pk>/", views.glimmer, name="glimmer"),
    path("<uuid:pk>/edit/", views.edit, name="edit"),
    path("<uuid:pk>/keep-close/", views.keep_close, name="keep_close"),
    path("<uuid:pk>/tuck-away/", views.tuck_away, name="tuck_away"),
    path("<uuid:pk>/put-away/", views.put_away, name="put_away"),
    path("<uuid:pk>/take-back/", views.take_back, name="take_back"),
]
