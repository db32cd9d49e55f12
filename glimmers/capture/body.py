"""Reads what a program has sent: JSON, or a form with photos. What is unclear is refused, never guessed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from common.bodies import OtherCharset, check_fields
from glimmers.capture.problems import Problem, Wrong
from glimmers.journal.text import from_form
from glimmers.photos.uploads import Upload

TEXTS = ("text", "when", "shift", "place", "client_id", "time_zone")
FIELDS = (*TEXTS, "sources", "photos")


@dataclass(frozen=True, kw_only=True)
class Sent:
    """The fields as a form takes them, and the files."""

    fields: MultiValueDict[str, str]
    photos: list[Upload]


def read(request: HttpRequest) -> Sent:
    """Read what was sent. Raises `Problem`: 400, 411, 413, 415 or 422."""
    if "Transfer-Encoding" in request.headers and not request.headers.get("Content-Length"):
        # WSGI cannot tell where such a body ends, and Django reads none of it.
        raise Problem(411, _("This came in pieces. Send it whole, with the header “Content-Length”."))
    reader = READERS.get(request.content_type or "")
    if reader is None:
        raise Problem(415, _("This takes application/json, or multipart/form-data where photos come along."))
    try:
        return reader(request)
    except OtherCharset as error:
        raise Problem(415, _("A part of this form says that it is not UTF-8. Nothing was kept.")) from error
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent) as error:
        raise Problem(413, _("This is more than is taken at once. Nothing was kept.")) from error
    except (MultiPartParserError, UnreadablePostError, BadRequest, SuspiciousOperation) as error:
        raise Problem(400, _("This form could not be read, or did not come whole. Nothing was kept.")) from error


def _read_json(request: HttpRequest) -> Sent:
    try:
        written = request.body.decode("utf-8-sig")
        sent = json.loads(written, object_pairs_hook=_each_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Problem(400, _("This could not be read as JSON in UTF-8. Nothing was kept.")) from error
    if not isinstance(sent, dict):
        raise Problem(400, _("The JSON has to be one object, such as {“text”: “…”}. Nothing was kept."))
    fields: MultiValueDict[str, str] = MultiValueDict()
    mistakes = []
    for name, value in sent.items():
        if mistake := _mistake_in(name, value):
            mistakes.append((name, mistake))
        elif name != "photos" and value is not None:
            fields.setlist(name, list(filter(None, value)) if name == "sources" else [value])
    if mistakes:
        raise Wrong(mistakes)
    return Sent(fields=fields, photos=[])


def _mistake_in(name: str, value: Any) -> str:
    """Return what is wrong with this member of a JSON object, in words. `null` counts as not sent."""
    if name not in FIELDS:
        return _no_such_field()
    if value is None:
        return ""
    if name == "photos":
        return _("Photos come as files, by multipart/form-data; JSON cannot hold them.") if value != [] else ""
    if name == "sources":
        is_list = isinstance(value, list) and all(isinstance(word, str) for word in value)
        return "" if is_list else _("This has to be a list of words, such as [“nature”, “rest”].")
    return "" if isinstance(value, str) else _("This has to be text, in quotation marks.")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise Wrong([(name, _came_twice())])
        members[name] = value
    return members


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _read_multipart(request: HttpRequest) -> Sent:
    # Django would replace bytes that are not UTF-8 by U+FFFD. As Latin-1 each comes through as it is.
    request.encoding = "latin-1"
    return _read_form(request, lambda text: text.encode("latin-1").decode())


def _read_urlencoded(request: HttpRequest) -> Sent:
    if request.body.lstrip()[:1] == b"{":
        raise Problem(415, _("This looks like JSON. Send it with the header “Content-Type: application/json”."))
    return _read_form(request, lambda text: text)  # config/refusing.py has checked that it is UTF-8


def _read_form(request: HttpRequest, decode: Callable[[str], str]) -> Sent:
    fields: MultiValueDict[str, str] = MultiValueDict()
    mistakes = []
    check_fields(request.POST)
    for name, values in _named(request.POST.lists()):
        try:
            texts = [from_form(decode(value)) for value in values if value]
        except UnicodeDecodeError:
            mistakes.append((name, _("This is not written in UTF-8, so it cannot be read for certain.")))
            continue
        if name not in FIELDS:
            mistakes.append((name, _no_such_field()))
        elif name == "photos" and texts:
            mistakes.append((name, _("This came as text, not as a file. With curl, the file’s name follows an @.")))
        else:
            fields.setlist(name, fields.getlist(name) + texts)
    mistakes += [(name, _came_twice()) for name in TEXTS if len(fields.getlist(name)) > 1]
    photos: list[Upload] = []
    for name, uploads in _named(request.FILES.lists()):
        if name == "photos":
            photos += uploads
        else:
            mistakes.append((name, _("This came as a file and not as text.") if name in FIELDS else _no_such_field()))
    if mistakes:
        raise Wrong(mistakes)
    return Sent(fields=fields, photos=photos)


def _named(lists: Iterable[tuple[str, list[Any]]]) -> Iterable[tuple[str, list[Any]]]:
    """Return the same without `[]`: some programs write `photos[]` where a field can come more than once."""
    return [(name.removesuffix("[]"), values) for name, values in lists]


def _no_such_field() -> str:
    return _("There is no field of this name. There are: %(names)s.") % {"names": ", ".join(FIELDS)}


def _came_twice() -> str:
    return _("This came more than once, and it is not clear which is meant.")


READERS: dict[str, Callable[[HttpRequest], Sent]] = {
    "application/json": _read_json,
    "multipart/form-data": _read_multipart,
    "application/x-www-form-urlencoded": _read_urlencoded,
}
