"""What every HTMX request needs, whichever room answers it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url


def sign_in_takes_the_whole_page(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A fragment request without a session sends the browser to sign-in and, after it, back to the page it was on.

    Without this htmx would follow the redirect and swap the sign-in page into a card.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        sign_in = resolve_url(settings.LOGIN_URL)
        if not request.htmx or response.status_code != 302:  # type: ignore[attr-defined]
            return response
        if urlsplit(response.headers["Location"]).path != sign_in:
            return response
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
        back = page.path + (f"?{page.query}" if page.query else "")
        # No body: nothing is swapped, and the words in the form stay where they are until the page changes.
        redirect = HttpResponse(status=200)
        redirect.headers["HX-Redirect"] = f"{sign_in}?{urlencode({'next': back or '/'})}"
        redirect.headers["HX-Reswap"] = "none"
        return redirect

    return middleware
