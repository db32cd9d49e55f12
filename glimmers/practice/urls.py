"""Addresses of the practice."""

from django.urls import path

from glimmers.practice import views

app_name = "practice"
urlpatterns = [
    path("what-is-a-glimmer/", views.what, name="what"),
    path("ideas/", views.ideas, name="ideas"),
]
