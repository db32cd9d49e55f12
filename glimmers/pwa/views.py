"""What makes the journal an app: its manifest, its service worker, the page without a signal, and sharing into it.

Nobody has to be signed in for these: browsers ask for them by themselves, and nothing of a journal is in them.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from glimmers.pwa.manifest import manifest as manifest_of_now
from glimmers.pwa.shell import shell

# Cached, but checked each time: a new release must not wait until an old one expires.
ASK_EACH_TIME = "max-age=0, no-cache"


@login_not_required  # browsers fetch it without cookies
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Send the web app manifest."""
    answer = JsonResponse(manifest_of_now(), content_type="application/manifest+json")
    answer.headers["Cache-Control"] = ASK_EACH_TIME
    return answer


@login_not_required  # the browser asks for it at any time, also long after a session has ended
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Send the service worker of this release. Another release has another text, by which browsers notice it."""
    current = shell()
    context = {
        "version": current.version,
        "files": current.files,
        "page": reverse("pwa:offline"),
        "for_now": reverse("glimmer_for_now:for_now"),
        "for_now_page": reverse("pwa:for_now"),
        "carried": reverse("glimmer_for_now:carried"),
        "share": reverse("pwa:share"),
        "today": reverse("today:today"),
    }
    answer = HttpResponse(render_to_string("pwa/sw.js", context), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = ASK_EACH_TIME
    return answer


@login_not_required  # the same for everybody
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Send the page that is shown without a signal; the service worker holds it."""
    return HttpResponse(shell().page)


@login_not_required  # the same for everybody
@require_safe
def for_now(request: HttpRequest) -> HttpResponse:
    """Send the page for "I need a glimmer" without a signal; the service worker holds it."""
    return HttpResponse(shell().for_now)


@csrf_exempt  # another app sends this, without a token; nothing that it sends is looked at
@login_not_required  # as a form from elsewhere it comes without a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Say that there is no service worker yet, which takes up in the browser what other apps share to here."""
    if request.method != "POST":
        return redirect("today:today")
    return render(request, "pwa/not_yet.html")
