"""Problems: what a program is told when something cannot be done (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

MOST_ERRORS = 20  # a request with a thousand mistakes is not told all of them


def is_a_program(request: HttpRequest) -> bool:
    """Return whether a program asks, by the address. It has no cookies, and gets no pages."""
    return request.path.startswith("/api/")


class Problem(Exception):
    """Why something failed, in words. Where the status says it all, its type is "about:blank" (RFC 9457, 4.2.1)."""

    anchor = ""  # of the paragraph about it, on the page that explains the tokens

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        self.status = status
        self.detail = detail
        self.headers = headers or {}

    @property
    def title(self) -> str:
        """Return the title, which is the same for each problem of the type."""
        return HTTPStatus(self.status).phrase

    @property
    def members(self) -> dict[str, Any]:
        # A full path and not a whole address: it stays the same under each name of the site.
        kind = f"{reverse('capture:tokens')}#{self.anchor}" if self.anchor else "about:blank"
        return {"type": kind, "title": self.title, "status": self.status, "detail": self.detail}

    def answer(self) -> HttpResponse:
        return as_json(self.members, self.status, self.headers, kind="application/problem+json")


class SentBefore(Problem):
    """A `client_id` that belongs to other content."""

    anchor = "sent-before"

    def __init__(self) -> None:
        super().__init__(
            409,
            _("Something else came with this client_id before, and is kept. For this, take another client_id."),
        )

    @property
    def title(self) -> str:
        return _("Sent before, with other content")


class Wrong(Problem):
    """Fields that cannot be kept as they are; `errors` are their names, each with a sentence."""

    anchor = "errors"

    def __init__(self, errors: Iterable[tuple[str, str]]) -> None:
        super().__init__(422, _("Nothing was kept. What to correct is said beside each field."))
        self.errors = [{"field": name[:100], "detail": detail} for name, detail in errors][:MOST_ERRORS]

    @property
    def title(self) -> str:
        return _("It could not be kept as it is")

    @property
    def members(self) -> dict[str, Any]:
        return {**super().members, "errors": self.errors}


def later(detail: str, seconds: int) -> Problem:
    """Make the problem of something that would work at another time."""
    return Problem(503, detail, {"Retry-After": str(seconds)})


def as_json(members: dict[str, Any], status: int, headers: dict[str, str], *, kind: str) -> HttpResponse:
    # Half of a surrogate pair in the name of a field has no bytes; a question mark replaces it.
    written = json.dumps(members, ensure_ascii=False).encode("utf-8", "replace")
    return HttpResponse(written, status=status, headers=headers, content_type=kind)
