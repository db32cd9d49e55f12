"""Glimmers sent as a program sends them, and what came back."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

ADDRESS = "/api/glimmers"
LATIN_1 = "Café".encode("latin-1")


def client() -> Client:
    """A program: without cookies and CSRF tokens, and it gets the site's answers to errors too."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def send(secret: str, sent: Any = None, *, kind: str = "application/json", **headers: str) -> Any:
    """This content, or these bytes."""
    body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
    return client().generic("POST", ADDRESS, body, content_type=kind, headers=bearing(secret) | headers)


def send_form(secret: str, **fields: Any) -> Any:
    """The same by multipart, as `curl -F` does."""
    return client().post(ADDRESS, fields, headers=bearing(secret))


def bearing(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"} if secret else {}


def problem(response: Any, status: int) -> dict[str, Any]:
    """The members of a problem, once it is one (RFC 9457)."""
    assert response.status_code == status, (response.status_code, response.content[:500])
    assert response.headers["Content-Type"] == "application/problem+json"
    members = json.loads(response.content.decode())
    assert members["status"] == status
    assert members["type"] == "about:blank" or members["type"].startswith("/settings/capture/#")
    assert members["title"]
    assert len(members["detail"].split()) > 3, "a sentence"
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]
    assert not [name for name in response.headers if name.startswith("Access-Control-")]
    return members


def errors(response: Any) -> dict[str, str]:
    """What a 422 says, by field."""
    return {error["field"]: error["detail"] for error in problem(response, 422)["errors"]}
