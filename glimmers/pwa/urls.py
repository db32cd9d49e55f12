"""Addresses of what makes the journal an app on a phone. None of them holds anything of a journal."""

from django.urls import path

from glimmers.pwa import views

app_name = "pwa"
urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.service_worker, name="service_worker"),
    path("offline/", views.offline, name="offline"),
    path("offline/glimmer-for-now/", views.for_now, name="for_now"),
    path("share/", views.share, name="share"),
]
