"""Addresses of the tokens, and the one that they are sent to."""

from django.urls import path

from glimmers.capture import api, views

app_name = "capture"
urlpatterns = [
    path("settings/capture/", views.tokens, name="tokens"),
    path("settings/capture/<int:pk>/revoke/", views.revoke, name="revoke"),
    path("api/glimmers", api.glimmers, name="glimmers"),
]
