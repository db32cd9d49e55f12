"""Pages for when something went wrong: calm, in words, and with whatever was typed still there.

Under /api/ it is a program that asks: it gets the same in JSON, as a problem (RFC 9457).
"""

from __future__ import annotations

import sys

from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

from config import logs
from glimmers.capture.problems import Problem, is_a_program, later

RETRY_AFTER_S = "10"


def broken(request: HttpRequest) -> HttpResponse:
    """An error nobody foresaw: 500; or 503 when it is the database that does not answer."""
    is_database = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    if is_a_program(request):
        return _broken_for_a_program(is_database=is_database).answer()
    # Rendered without the request: the user and the messages may be what cannot be read.
    page = render_to_string("errors/database.html" if is_database else "errors/broken.html", {"words": _words(request)})
    response = HttpResponse(page, status=503 if is_database else 500)
    if is_database:
        response.headers["Retry-After"] = RETRY_AFTER_S
    return response


def gone(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page: 404. What was written for it, a glimmer deleted meanwhile say, is there to be copied."""
    if is_a_program(request):
        return Problem(404, _("There is nothing at this address. Perhaps it is not whole.")).answer()
    return HttpResponse(render_to_string("404.html", {"words": _words(request)}), status=404)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refused before any view saw it, by Django or by `text_is_text`: 400; to a program 413 where it was too large."""
    if isinstance(exception, DisallowedHost):
        logs.asked_by_another_name(request)
    if not is_a_program(request):
        return bad_request(request, exception)
    if isinstance(exception, RequestDataTooBig):
        return Problem(413, _("This is more than is taken at once. Nothing was kept.")).answer()
    if isinstance(exception, DisallowedHost):
        return Problem(400, _("This journal does not go by the name that it was asked by. Nothing was kept.")).answer()
    return Problem(400, _("This could not be read as text in UTF-8. Nothing was kept.")).answer()


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a form without a valid CSRF token: 403.

    With a fresh form holding the same words where it was one of our own pages that sent it. A form that came from
    elsewhere is not offered for sending again: one tap would do what the token is there to prevent.
    """
    logs.taken_for_another_site(request, reason)
    if not _words(request) or not _is_from_here(request):
        return HttpResponse(render_to_string("403.html", {"words": ""}), status=403)
    return _words_again(
        request,
        title=_("This page had been open for a while"),
        message=_("To be sure that it was you, please send it once more. Nothing has been kept yet."),
    )


def signed_out(request: HttpRequest) -> HttpResponse:
    """A form posted after its session ended: 403, with the words, and a way to sign in beside them."""
    return _words_again(
        request,
        title=_("You have been signed out"),
        message=_("Your words are still here. Sign in in a new tab, then send them from this page."),
        needs_sign_in=True,
    )


def _broken_for_a_program(*, is_database: bool) -> Problem:
    if is_database:
        return later(_("The journal is out of reach for a moment. Send it once more."), int(RETRY_AFTER_S))
    return Problem(500, _("Something went wrong here. It has been written into the log; send it once more later."))


def _words_again(request: HttpRequest, **context: object) -> HttpResponse:
    skipped = {"csrfmiddlewaretoken", "text", "password", "password1", "password2", "oldpassword"}
    fields = [(name, value) for name, values in request.POST.lists() if name not in skipped for value in values]
    context |= {"fields": fields, "words": _words(request), "action": request.get_full_path()}
    return render(request, "errors/words_again.html", context, status=403)


def _words(request: HttpRequest) -> str:
    if request.method != "POST":
        return ""
    try:
        return request.POST.get("text", "")
    except Exception:
        return ""


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form was on a page of this site (Fetch Metadata, and Origin before it)."""
    origin = request.headers.get("Origin", "")
    if origin and origin not in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}:
        return False
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
