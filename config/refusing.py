"""Refuses, before any view, what no browser sends to us: other charsets, and what is too long or unreadable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError

from common.bodies import NotUtf8, OtherCharset, check_fields, check_length, names_another_charset
from config import errors

# Answered here and not raised further: Django would empty the form first, and the words in it would be lost.
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def refuse_long_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse headers (431) that are longer than any browser sends."""

    def middleware(request: HttpRequest) -> HttpResponse:
        headers = sum([len(name) + len(value) for name, value in request.META.items() if name.startswith("HTTP_")])
        if headers > settings.MOST_HEADER_BYTES:
            return errors.bare(request, 431)
        return get_response(request)

    return middleware


def refuse_other_charsets(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse a request that names another charset (415), before its address or body is read by that charset."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if names_another_charset(request.headers.get("content-type", "")):
            request.encoding = "utf-8"  # or its address could not be read for the answer
            return errors.unreadable(request, OtherCharset())
        return get_response(request)

    return middleware


class RefuseUnreadableForms:
    """Reads the form that a view will ask for, and refuses it where its bytes are not UTF-8 or too many.

    Django would replace what it cannot read by U+FFFD. A form that is too large is read as far as possible first, so
    that its words are in the answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *arguments: object) -> HttpResponse | None:
        if not (request.content_type or request.headers.get("content-length")):
            return None  # like every request for a page
        is_left_to_the_view = getattr(view, "csrf_exempt", False)
        try:
            _read(request, is_left_to_the_view=is_left_to_the_view)
            if not is_left_to_the_view:
                check_fields(request.POST)
        except UnicodeDecodeError as error:
            raise NotUtf8("a form that is not UTF-8") from error
        except UnreadablePostError as error:
            raise BadRequest("a form that did not come whole") from error
        except TOO_MUCH as error:
            return errors.unreadable(request, error)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        # Nobody receives this 400: the connection ended in the middle of a form (config/whole_body.py).
        if isinstance(exception, UnreadablePostError):
            return errors.bare(request, 400)
        return errors.unreadable(request, exception) if isinstance(exception, TOO_MUCH) else None


def _read(request: HttpRequest, *, is_left_to_the_view: bool) -> None:
    if request.content_type == "application/x-www-form-urlencoded":
        unquote_to_bytes(request.body).decode()
    if request.content_type == "multipart/form-data":
        if not is_left_to_the_view:
            _ = request.POST  # as the check of its CSRF token would do next
    else:
        check_length(_length(request))


def _length(request: HttpRequest) -> int:
    length = request.headers.get("content-length") or ""
    return int(length) if length.isdecimal() else 0
