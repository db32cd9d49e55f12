"""Addresses of what was put away."""

from __future__ import annotations

from django.urls import path

from glimmers.put_away import views

app_name = "put_away"
urlpatterns = [
    path("put-away/", views.put_away, name="put_away"),
    path("put-away/words/<int:pk>/take-back/", views.take_words_back, name="take_words_back"),
    path("put-away/words/<int:pk>/delete/", views.delete_words, name="delete_words"),
    path("glimmers/<uuid:pk>/delete/", views.delete, name="delete"),
    path("photos/<uuid:pk>/take-back/", views.take_photo_back, name="take_photo_back"),
    path("photos/<uuid:pk>/delete/", views.delete_photo, name="delete_photo"),
]
