"""The page explains how to use a token, with the site's real address in the examples."""

from __future__ import annotations

import re
import shlex
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from tests.capture.sending import problem, send, send_form
from tests.capture.test_tokens import PAGE, secret_in
from tests.photos.sending import PNG, named

READABLE = "cross the network readable"
HERE_ALONE = "from this machine alone"


def commands(page: str) -> list[list[str]]:
    """Return the words of each example, as a shell would split them."""
    samples = [unescape(sample) for sample in re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)]
    return [shlex.split(sample) for sample in samples if sample.startswith("curl")]


def options(command: list[str], name: str) -> list[str]:
    return [value for option, value in pairwise(command) if option == name]


def test_the_address_is_the_one_the_page_was_asked_by(as_alice: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["glimmers.example.org"]
    page = as_alice.get(PAGE, headers={"Host": "glimmers.example.org"}, secure=True).content.decode()
    assert page.count("https://glimmers.example.org/api/glimmers") == 3


def test_what_the_page_prints_for_curl_is_kept(as_alice: Client, alice: User) -> None:
    page = as_alice.post(PAGE, {"name": "Her laptop"}).content.decode()
    secret = secret_in(page)
    assert f"TOKEN='{secret}'" in unescape(page)
    words, photo = commands(page)
    assert words[:2] == photo[:2] == ["curl", "http://testserver/api/glimmers"]
    assert "Authorization: Bearer $TOKEN" in options(words, "-H")
    assert "Content-Type: application/json" in options(words, "-H")
    assert send(secret, options(words, "-d")[0].encode()).status_code == 201
    fields: dict[str, Any] = dict(field.split("=", 1) for field in options(photo, "--form-string"))
    assert options(photo, "-F") == ["photos=@sky.jpg"]
    assert send_form(secret, **fields, photos=named(PNG, "sky.jpg")).status_code == 201
    assert alice.glimmers.count() == 2


@pytest.mark.parametrize(
    ("host", "secure", "says"),
    [
        ("glimmers.example.org", True, set()),
        ("glimmers.example.org", False, {READABLE}),
        ("192.168.0.7:8000", False, {READABLE}),
        ("localhost:8000", False, {HERE_ALONE}),
        ("[::1]:8000", False, {HERE_ALONE}),
    ],
)
def test_it_says_where_the_address_can_be_reached_and_read(
    as_alice: Client, settings: Settings, host: str, secure: bool, says: set[str]
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    page = as_alice.get(PAGE, headers={"Host": host}, secure=secure).content.decode()
    assert {sentence for sentence in (READABLE, HERE_ALONE) if sentence in page} == says


def test_it_says_whose_days_they_are_where_no_zone_is_chosen(as_alice: Client, alice: User) -> None:
    assert "would be those of UTC" not in as_alice.get(PAGE).content.decode()
    alice.time_zone = ""
    alice.save()
    assert "would be those of UTC" in as_alice.get(PAGE).content.decode()


def test_what_a_token_can_do_is_said_plainly(as_alice: Client) -> None:
    page = as_alice.get(PAGE).content.decode()
    assert "It can read nothing here, and change nothing. Whoever has it can add" in page
    for phone in ("iPhone and iPad: Shortcuts", "Android: HTTP Shortcuts", "A terminal: curl"):
        assert phone in page


def test_the_kinds_of_problems_are_explained_where_their_type_says(as_alice: Client, secret: str) -> None:
    client_id = "0a8f8e0c-52b0-4c43-a53c-1b5b0f8a6c1e"
    send(secret, {"text": "one", "client_id": client_id})
    kinds = {
        problem(send(secret, {}), 422)["type"],
        problem(send(secret, {"text": "other", "client_id": client_id}), 409)["type"],
    }
    page = as_alice.get(PAGE).content.decode()
    assert len(kinds) == 2
    for kind in kinds:
        path, _, anchor = kind.partition("#")
        assert path == PAGE
        assert f'id="{anchor}"' in page
