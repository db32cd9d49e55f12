"""Addresses of photos."""

from django.urls import path

from glimmers.photos import views

app_name = "photos"
urlpatterns = [
    path("", views.stage, name="stage"),
    path("tiles/", views.tiles, name="tiles"),
    path("<uuid:pk>/remove/", views.remove, name="remove"),
    path("<uuid:pk>/take-back/", views.take_back, name="take_back"),
    path("<uuid:pk>/delete/", views.delete, name="delete"),
    path("<uuid:pk>/<slug:size>/", views.photo, name="photo"),
]
