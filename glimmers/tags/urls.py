"""Addresses of the tags."""

from django.urls import path

from glimmers.tags import views

app_name = "tags"
urlpatterns = [
    path("", views.tags, name="tags"),
    path("<int:pk>/rename/", views.rename, name="rename"),
    path("<int:pk>/merge/", views.merge, name="merge"),
    path("renames/<int:pk>/undo/", views.undo, name="undo"),
]
