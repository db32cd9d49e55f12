"""Addresses of coming back, and of rests."""

from django.urls import path

from glimmers.coming_back import views

app_name = "coming_back"
urlpatterns = [
    path("settings/coming-back/", views.settings, name="settings"),
    path("settings/coming-back/rests/", views.add_rest, name="add_rest"),
    path("settings/coming-back/rests/<int:pk>/end/", views.end_rest, name="end_rest"),
    path("settings/coming-back/quiet-days/", views.add_quiet_day, name="add_quiet_day"),
    path("settings/coming-back/quiet-days/end/", views.end_quiet_day, name="end_quiet_day"),
    path("glimmers/<uuid:pk>/rest/", views.rest_glimmer, name="rest_glimmer"),
    path("glimmers/<uuid:pk>/rest/end/", views.end_glimmer_rest, name="end_glimmer_rest"),
    path("coming-back/this-time/", views.this_time, name="this_time"),
]
