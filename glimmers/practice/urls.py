"""Addresses of the practice."""

from django.urls import path

from glimmers.practice import views

app_name = "practice"
urlpatterns = [
    path("what-is-a-glimmer/", views.what, name="what"),
    path("ideas/", views.ideas, name="ideas"),
    path("ideas/one/", views.one, name="one"),
    path("ideas/<slug:key>/keep-away/", views.keep_idea_away, name="keep_away"),
    path("ideas/<slug:key>/bring-back/", views.bring_idea_back, name="bring_back"),
]
