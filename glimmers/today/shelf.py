"""Put away: what can be taken back for 30 days, and deleting it for good."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedIn
from glimmers.photos.models import with_photos


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: SignedIn, pk: UUID) -> HttpResponse:
    """Let a put-away glimmer go for good, after asking."""
    glimmer = get_object_or_404(request.user.glimmers.put_away(), pk=pk)
    if request.method == "POST":
        glimmer.delete()
        messages.success(request, _("Gone for good."))
        return redirect("today:shelf")
    return render(request, "today/delete.html", {"glimmer": glimmer})


@require_safe
def shelf(request: SignedIn) -> HttpResponse:
    """What was put away in the last 30 days."""
    context = {
        "glimmers": with_photos(request.user.glimmers.put_away()),
        "photos": request.user.photos.put_away().select_related("glimmer"),
    }
    return render(request, "today/shelf.html", context)
