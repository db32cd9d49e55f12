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

# Kept, and asked about each time: a new release must not wait for an old one's clock.
ASK_EACH_TIME = "max-age=0, no-cache"


@login_not_required  # browsers fetch it without cookies
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest."""
    answer = JsonResponse(manifest_of_now(), content_type="application/manifest+json")
    answer.headers["Cache-Control"] = ASK_EACH_TIME
    return answer


@login_not_required  # the browser asks for it whenever it likes, also long after a session has ended
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker of this release. Another release is another text, by which browsers know of it."""
    now = shell()
    context = {
        "version": now.version,
        "files": now.files,
        "page": reverse("pwa:offline"),
        "share": reverse("pwa:share"),
        "today": reverse("today:today"),
    }
    answer = HttpResponse(render_to_string("pwa/sw.js", context), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = ASK_EACH_TIME
    return answer


@login_not_required  # the same for everybody
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page that is shown without a signal; the service worker holds it."""
    return HttpResponse(shell().page)


@csrf_exempt  # another app sends this, without a token; nothing that it sends is looked at
@login_not_required  # as a form from elsewhere it comes without a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Where other apps share to. The service worker takes it up in the browser; here is said that there is none yet."""
    if request.method != "POST":
        return redirect("today:today")
    return render(request, "pwa/not_yet.html")
