"""Addresses of settings, of signing out and of the page about this journal; the others are allauth's."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("accounts/logout/", views.sign_out, name="sign_out"),
    path("about/", views.about, name="about"),
]
