"""Send glimmers as a program sends them, and read the answers."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

ADDRESS = "/api/glimmers"
LATIN_1 = "Café".encode("latin-1")


def client() -> Client:
    """Act as a program: without cookies and CSRF tokens, and with the site's own answers to errors."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def send(secret: str, sent: Any = None, *, kind: str = "application/json", **headers: str) -> Any:
    """Send this content as JSON, or these bytes as they are."""
    body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
    return client().generic("POST", ADDRESS, body, content_type=kind, headers=bearing(secret) | headers)


def send_form(secret: str, **fields: Any) -> Any:
    """Send these fields as multipart, as `curl -F` does."""
    return client().post(ADDRESS, fields, headers=bearing(secret))


def bearing(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"} if secret else {}


def problem(response: Any, status: int) -> dict[str, Any]:
    """Check that an answer is a problem (RFC 9457), and return its members."""
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
    """Return what a 422 says, by field."""
    return {error["field"]: error["detail"] for error in problem(response, 422)["errors"]}
