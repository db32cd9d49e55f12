"""A connection that ends in the middle of a form, as on a train, leaves no form, and nothing is kept."""

from __future__ import annotations

import socket
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from accounts.models import User
from tests.conftest import signed_in
from tests.factories import make_glimmer
from tests.hosting.site import Site
from tests.photos.pictures import scene, written
from tests.photos.sending import in_place, named, small_photo
from tests.photos.test_killed import site_on

pytestmark = [pytest.mark.hosting, pytest.mark.django_db(transaction=True)]
PICTURE = written(scene((600, 800)), quality=90)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = site_on(tmp_path)
    try:
        site.start()
        yield site
    finally:
        site.kill()


def hang_up(
    site: Site, client: Client, path: str, sent: dict[str, object], *, after: bytes, kind: str = MULTIPART_CONTENT
) -> bytes:
    """Send the form up to these bytes, and return the answer."""
    token = "a" * 32
    body = encode_multipart(BOUNDARY, sent) if kind == MULTIPART_CONTENT else urlencode(sent).encode()
    cookies = {name: morsel.value for name, morsel in client.cookies.items()} | {settings.CSRF_COOKIE_NAME: token}
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nX-CSRFToken: {token}\r\nContent-Type: {kind}\r\n"
        f"Cookie: {'; '.join(f'{name}={value}' for name, value in cookies.items())}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    cut = body.rindex(after) + len(after)
    assert cut < len(body)
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as speaking:
        speaking.sendall(head.encode() + body[:cut])
        speaking.shutdown(socket.SHUT_WR)
        return speaking.recv(100)


def test_half_a_form_is_not_kept(site: Site, alice: User) -> None:
    for after in (b"All of", b"the second"):
        added = [named(PICTURE, "one.jpg"), named(PICTURE + b"the second", "two.jpg")]
        sent = {"text": "All of these words", "client_id": str(uuid.uuid4()), "added": added}
        answer = hang_up(site, signed_in(alice), "/", sent, after=after)
        assert b" 302 " not in answer
        assert not alice.glimmers.exists()


def test_half_a_form_without_photos_is_not_kept(site: Site, alice: User) -> None:
    sent = {"client_id": str(uuid.uuid4()), "text": "All of these words"}
    for kind in (MULTIPART_CONTENT, "application/x-www-form-urlencoded"):
        hang_up(site, signed_in(alice), "/", sent, after=b"All", kind=kind)
        assert not alice.glimmers.exists()


def test_half_a_change_is_not_made(site: Site, alice: User) -> None:
    glimmer = make_glimmer(alice, "All of these words")
    photos = [small_photo(alice, glimmer) for _ in range(2)]
    sent = {
        "when": "2026-11-15T08:30",
        "revision": 1,
        "photos": [str(each.pk) for each in photos],
        "text": "And other words",
    }
    hang_up(site, signed_in(alice), reverse("glimmer:edit", args=[glimmer.pk]), sent, after=b"And")
    glimmer.refresh_from_db()
    assert (glimmer.text, glimmer.revision) == ("All of these words", 1)
    assert in_place(glimmer) == photos


def test_half_a_photo_does_not_go_up(site: Site, alice: User) -> None:
    for after in (PICTURE[: len(PICTURE) * 9 // 10], b"its end"):
        sent = {"upload_id": str(uuid.uuid4()), "photo": named(PICTURE + b"its end", "sky.jpg")}
        answer = hang_up(site, signed_in(alice), "/photos/", sent, after=after)
        assert b" 201 " not in answer
        assert not alice.photos.exists()
