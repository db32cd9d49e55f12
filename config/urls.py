"""Every address of the site: one line per room."""

from django.urls import include, path

from config import errors
from hosting import health

urlpatterns = [
    path("photos/", include("glimmers.photos.urls")),  # first, as a page asks for many
    path("", include("glimmers.today.urls")),
    path("glimmers/", include("glimmers.glimmer.urls")),
    path("", include("glimmers.put_away.urls")),
    path("calendar/", include("glimmers.calendar.urls")),
    path("scrapbook/", include("glimmers.scrapbook.urls")),
    path("search/", include("glimmers.search.urls")),
    path("tags/", include("glimmers.tags.urls")),
    path("", include("glimmers.practice.urls")),
    path("months/", include("glimmers.reflecting.urls")),
    path("", include("glimmers.coming_back.urls")),
    path("", include("glimmers.glimmer_for_now.urls")),
    path("", include("glimmers.pwa.urls")),
    path("", include("glimmers.capture.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include("accounts.signing_in")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

handler400 = errors.unreadable
handler403 = errors.forbidden
handler404 = errors.gone
handler429 = errors.too_often  # allauth looks for it here
handler500 = errors.broken
