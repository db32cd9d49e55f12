"""Every answer tells the browser to be private and strict, and names no other host."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from tests.factories import make_glimmer

PRIVATE = (
    "/", "/scrapbook/", "/tags/", "/put-away/", "/settings/", "/settings/capture/",
    "/accounts/password/change/", "/accounts/logout/",
)  # fmt: skip
PUBLIC = ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/about/", "/nowhere/")


@pytest.fixture
def pages(as_alice: Client, alice: User) -> dict[str, str]:
    make_glimmer(alice, "Words <with> #tags", shift="calm", sources=("taste",))
    found = {}
    for url in PRIVATE + PUBLIC:
        response = (as_alice if url in PRIVATE else Client()).get(url)
        assert response.status_code == (404 if url == "/nowhere/" else 200), url
        found[url] = response.content.decode()
        assert response.headers["Cache-Control"] == "private, no-store"
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["Glimmers-Answer"] == "1"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    return found


def test_pages_hold_nothing_that_the_policy_would_stop(pages: dict[str, str]) -> None:
    for url, page in pages.items():
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), url
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=", page), url
        assert "hx-on" not in page, url


def test_pages_fetch_nothing_from_another_host(pages: dict[str, str]) -> None:
    for url, page in pages.items():
        for tag in re.findall(r"<(?:link|script|img|source|iframe|video|audio)\b[^>]*>", page):
            for address in re.findall(r'(?:src|href|srcset)="([^"]*)"', tag):
                # "#toast" is a place in the page itself, which nothing fetches.
                assert address == "#toast" or address.startswith(("/static/", "/manifest.webmanifest")), (url, tag)


def test_what_is_said_to_a_person_sounds_as_it_should(pages: dict[str, str]) -> None:
    for url, page in pages.items():
        words = re.sub(r"<[^>]+>", " ", page.split("<body")[1]).lower()
        for never in (
            "streak",
            "goal",
            "missed",
            "you haven't",
            "come back",
            "score",
            "rank",
            "percent",
            " only ",
            "!",
            "journey",
        ):
            assert never not in words, (url, never)


def test_cookies_are_not_readable_where_they_need_not_be(as_alice: Client) -> None:
    as_alice.get("/")
    cookies = as_alice.cookies
    assert cookies["glimmers_login"]["samesite"] == "Lax"
    assert not cookies["glimmers_login"]["httponly"], "pages compare it"
    response = Client().post("/accounts/login/", {"login": "alice@example.org", "password": "a-long-password"})
    assert response.cookies["glimmers_session"]["httponly"]


def test_over_https_another_name_is_refused_with_all_headers_too(db: None, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_SSL_HOST = "glimmers.example.org"
    plain = Client().get("/about/", headers={"Host": "evil.example"})
    assert (plain.status_code, plain.headers["Location"]) == (301, "https://glimmers.example.org/about/")
    refused = Client().get("/about/", headers={"Host": "evil.example"}, secure=True)
    assert refused.status_code == 400
    assert "default-src 'none'" in refused.headers["Content-Security-Policy"]
    assert refused.headers["X-Frame-Options"] == "DENY"
    assert refused.headers["Referrer-Policy"] == "same-origin"
