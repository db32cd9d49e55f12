"""What every HTMX request needs, whichever room answers it."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def send_whole_page_to_sign_in(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send the browser to sign-in where a fragment request has no session, and back to its page afterwards.

    Without this htmx would follow the redirect and swap the sign-in page into a card.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 302 or not request.htmx:  # type: ignore[attr-defined]
            return response
        sign_in = resolve_url(settings.LOGIN_URL)
        if urlsplit(response.headers["Location"]).path != sign_in:
            return response
        # No body: nothing is swapped, and the words in the form stay where they are until the page changes.
        redirect = HttpResponse(status=200)
        redirect.headers["HX-Redirect"] = f"{sign_in}?{urlencode({'next': _page(request)})}"
        redirect.headers["HX-Reswap"] = "none"
        return redirect

    return middleware


def with_event(response: HttpResponse, name: str, detail: str) -> HttpResponse:
    """Let htmx tell the page's scripts of this event, with this detail; see docs/scripts.md for all of them."""
    response.headers["HX-Trigger"] = json.dumps({name: detail})
    return response


def _page(request: HttpRequest) -> str:
    """Return the path and query of the page that asked; "/" where these are unreadable, or of another site."""
    try:
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return "/"
    back = page.path + (f"?{page.query}" if page.query else "")
    if request.method == "GET" and request.path == page.path:
        back = request.get_full_path()  # the same page, with its new query
    is_path = back.startswith("/")
    return back if is_path and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/"
