"""Addresses of the calendar."""

from django.urls import path

from glimmers.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("<int:year>/<int:month>/", views.month, name="month"),
]
