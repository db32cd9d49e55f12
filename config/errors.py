"""Pages for errors: calm, in words, with everything that was typed still there, and a way on.

None of them needs anything from the view that did not run. A program, under /api/, gets the same in JSON, as a problem
(RFC 9457).
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from common.bodies import NotUtf8, OtherCharset
from glimmers.capture.problems import Problem, is_a_program, later
from hosting import logs

RETRY_AFTER_S = "10"
# Fields that people write in, as the forms of the site name them. Descriptions of photos have their id behind the name.
WRITTEN = ("text", "place", "title", "url", "name")
DESCRIPTION = "description-"
NEVER_GIVEN_BACK = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword"}


class Said(NamedTuple):
    """What a page says of an error: a heading, and what happened and what to do."""

    title: str
    message: str


def broken(request: HttpRequest) -> HttpResponse:
    """Answer an unforeseen error with 500, or with 503 where the database does not answer."""
    is_database = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    if is_a_program(request):
        return _broken_for_a_program(is_database=is_database).answer()
    # Rendered without the request: the user and the messages may be what cannot be read.
    template = "errors/database.html" if is_database else "errors/broken.html"
    page = render_to_string(template, {"words": words_of(request)})
    response = HttpResponse(page, status=503 if is_database else 500)
    if is_database:
        response.headers["Retry-After"] = RETRY_AFTER_S
    return response


def gone(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, with the words that were sent, for example to a glimmer deleted meanwhile, to be copied."""
    return bare(request, 404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403, where a view has refused a request."""
    return bare(request, 403)


def too_often(request: HttpRequest) -> HttpResponse:
    """Answer 429, for allauth."""
    return bare(request, 429)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django or our middleware refused before any view saw it: 400, 413 or 415."""
    if isinstance(exception, DisallowedHost):
        logs.asked_by_another_name(request)
    status, notice = _said_of(exception)
    if is_a_program(request):
        return Problem(status, _to_a_program(exception)).answer()
    return _page(request, status, notice)


def bare(request: HttpRequest, status: int) -> HttpResponse:
    """Answer with a status and a page that explains it."""
    notice = _said_of_status(status)
    if is_a_program(request):
        return Problem(status, f"{notice.title}. {notice.message}").answer()
    return _page(request, status, notice)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form without a valid CSRF token.

    A form of our own pages comes back fresh, with the same words. A form from elsewhere is not offered for sending
    again: one tap would do what the token is there to prevent.
    """
    logs.taken_for_another_site(request, reason)
    if is_a_program(request):
        return bare(request, 403)
    if not _fields(request) or not _is_from_here(request):
        return _page(
            request,
            403,
            Said(
                _("This page had been open for a while"),
                _("Nothing was changed. Go back to it, reload it, and try again."),
            ),
            words="",
        )
    return _words_again(
        request,
        title=_("This page had been open for a while"),
        message=_("To be sure that it was you, please send it once more. Nothing has been kept yet."),
        needs_sign_in=False,
    )


def signed_out(request: HttpRequest) -> HttpResponse:
    """Answer 403 to a form posted after its session ended, with its words and a way to sign in."""
    return _words_again(
        request,
        title=_("You have been signed out"),
        message=_("Your words are still here. Sign in in a new tab, then send them from this page."),
        needs_sign_in=True,
    )


def words_of(request: HttpRequest) -> str:
    """Return everything that was written in the form sent, to be copied; empty where it cannot be read."""
    return "\n\n".join(_written(_fields(request)))


def _written(fields: list[tuple[str, str]]) -> list[str]:
    """Return what somebody wrote themselves, the words first; nobody writes what else a form holds."""
    written = [value for name in WRITTEN for field, value in fields if field == name]
    written += [value for field, value in fields if field.startswith(DESCRIPTION)]
    return [value for value in written if value.strip()]


def _page(request: HttpRequest, status: int, notice: Said, *, words: str | None = None) -> HttpResponse:
    context = {"said": notice, "words": words_of(request) if words is None else words}
    return render(request, "errors/refused.html", context, status=status)


def _said_of(exception: Exception) -> tuple[int, Said]:
    if isinstance(exception, OtherCharset | NotUtf8):
        status = 415 if isinstance(exception, OtherCharset) else 400
        return status, Said(
            _("That could not be read"),
            _("It is not written in UTF-8, as everything here is. Nothing was changed."),
        )
    if isinstance(exception, RequestDataTooBig):
        return 413, Said(
            _("That is too much text at once"),
            _("A glimmer holds up to 20,000 characters. Nothing was kept; shorten it, and send it again."),
        )
    if isinstance(exception, TooManyFieldsSent):
        return 400, Said(
            _("That form has too many fields"),
            _("None of the forms here has so many. Nothing was changed. Start again from today."),
        )
    if isinstance(exception, TooManyFilesSent):
        return 413, Said(
            _("Those are too many files at once"),
            _("A glimmer holds up to ten photos. Nothing was kept; add fewer, and send it again."),
        )
    return 400, _said_of_status(400)


def _said_of_status(status: int) -> Said:
    notices = {
        400: Said(_("That could not be read"), _("Nothing was changed. Go back, or start again from today.")),
        403: Said(_("That is not open to you"), _("Nothing was changed. Go back, or start again from today.")),
        404: Said(_("There is nothing at this address"), _("Perhaps it was put away, or the address is incomplete.")),
        405: Said(
            _("That cannot be done here"),
            _("There is something at this address, and it takes no request of this kind. Nothing was changed."),
        ),
        429: Said(
            _("A little slower, please"),
            _("This was asked for many times in a short while. Wait a few minutes, then try again; nothing is lost."),
        ),
        431: Said(
            _("The browser sends too much along"),
            _("Most likely it holds too many cookies for this address. Clear those, then try again."),
        ),
    }
    return notices.get(
        status, Said(_("That did not work"), _("Nothing was changed. Go back, or start again from today."))
    )


def _to_a_program(exception: Exception) -> str:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return _("This is more than is taken at once. Nothing was kept.")
    if isinstance(exception, DisallowedHost):
        return _("This journal does not go by the name that it was asked by. Nothing was kept.")
    return _("This could not be read as text in UTF-8. Nothing was kept.")


def _broken_for_a_program(*, is_database: bool) -> Problem:
    if is_database:
        return later(_("The journal is out of reach for a moment. Send it once more."), int(RETRY_AFTER_S))
    return Problem(500, _("Something went wrong here. It has been written into the log; send it once more later."))


def _words_again(request: HttpRequest, *, needs_sign_in: bool, **context: object) -> HttpResponse:
    fields = _fields(request)
    context |= {
        "needs_sign_in": needs_sign_in,
        "fields": [(name, value) for name, value in fields if name != "text"],
        "words": next((value for name, value in fields if name == "text"), ""),
        "also": _written([(name, value) for name, value in fields if name != "text"]),
        "action": request.get_full_path(),
    }
    return render(request, "errors/words_again.html", context, status=403)


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was sent and may be given back, field by field."""
    if request.method != "POST" or is_a_program(request):
        return []
    try:
        lists = list(request.POST.lists())
    except Exception:  # it cannot be read, or the connection has ended
        return []
    return [(name, value) for name, values in lists if name not in NEVER_GIVEN_BACK for value in values]


def _is_from_here(request: HttpRequest) -> bool:
    """Return whether the browser places the form on a page of this site (Fetch Metadata, and Origin before it)."""
    origin = request.headers.get("Origin", "")
    if origin and origin not in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}:
        return False
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
