"""Addresses of I need a glimmer."""

from django.urls import path

from glimmers.glimmer_for_now import views

app_name = "glimmer_for_now"
urlpatterns = [
    path("glimmer-for-now/", views.for_now, name="for_now"),
    path("glimmer-for-now/carried/", views.carried, name="carried"),
    path("glimmer-for-now/<uuid:pk>/not-this-one/", views.not_this_one, name="not_this_one"),
    path("settings/hard-day/", views.settings, name="settings"),
    path("settings/hard-day/<int:pk>/take-away/", views.take_contact_away, name="take_contact_away"),
]
