"""A session: how long it lasts, what ends it, and the mark by which a page from the browser's cache notices its end."""

from __future__ import annotations

import hashlib
import re
from http.cookies import Morsel

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User

MARK = "glimmers_login"
PASSWORD, ANOTHER = "a-long-password", "quite-another-password"


SIGN_IN, SIGN_OUT, CHANGE = "/accounts/login/", "/accounts/logout/", "/accounts/password/change/"


def is_signed_in(client: Client) -> bool:
    return client.get("/settings/").status_code == 200


def sign_in(client: Client, *, email: str = "alice@example.org", password: str = PASSWORD, remember: str = "") -> None:
    sent = {"login": email, "password": password} | ({"remember": remember} if remember else {})
    assert client.post(SIGN_IN, sent).status_code == 302


def mark(client: Client) -> str:
    """Return the mark that the browser holds, or ""."""
    cookie = client.cookies.get(MARK)
    return cookie.value if cookie is not None and cookie["max-age"] != 0 else ""


def mark_in(page: bytes) -> str:
    found = re.search(r'<html[^>]* data-login-mark="(\w*)"', page.decode())
    return found[1] if found else ""


@pytest.mark.parametrize(("remember", "max_age"), [("", ""), ("on", 180 * 24 * 3600)])
def test_stay_signed_in_decides_how_long_a_session_lasts(
    anonymous: Client, alice: User, remember: str, max_age: int | str
) -> None:
    assert "Stay signed in" in anonymous.get(SIGN_IN).content.decode()
    sign_in(anonymous, remember=remember)
    assert anonymous.cookies["glimmers_session"]["max-age"] == max_age


def test_a_new_account_is_signed_in_only_until_the_browser_closes(anonymous: Client, db: None) -> None:
    anonymous.post("/accounts/signup/", {"email": "carol@example.org", "password1": "c-long-password"})
    assert is_signed_in(anonymous)
    assert anonymous.cookies["glimmers_session"]["max-age"] == "", "nobody has chosen to stay signed in"


@pytest.mark.parametrize(
    ("after", "to"), [("/tags/", "/tags/"), ("https://evil.example/", "/"), ("//evil.example", "/")]
)
def test_signing_in_leads_back_and_never_elsewhere(anonymous: Client, alice: User, after: str, to: str) -> None:
    assert (
        anonymous.post(
            f"{SIGN_IN}?next={after}", {"login": "alice@example.org", "password": PASSWORD, "next": after}
        ).headers["Location"]
        == to
    )


def test_signing_out_takes_a_button(as_alice: Client) -> None:
    page = as_alice.get(SIGN_OUT)
    assert page.status_code == 200
    assert re.search(rf'<form method="post" action="{SIGN_OUT}".*?<button[^>]*>Sign out</button>', str(page.content))
    assert is_signed_in(as_alice), "a link, or a prefetch, signs nobody out"
    assert as_alice.post(SIGN_OUT, follow=True).redirect_chain == [(SIGN_IN, 302)]
    assert not is_signed_in(as_alice)


def test_a_changed_password_holds_and_ends_the_other_sessions(anonymous: Client, as_alice: Client, alice: User) -> None:
    sign_in(anonymous)
    sent = {"oldpassword": ANOTHER, "password1": ANOTHER, "password2": ANOTHER}
    assert "Please type your current password." in anonymous.post(CHANGE, sent).content.decode()
    assert anonymous.post(CHANGE, sent | {"oldpassword": PASSWORD}).status_code == 302
    assert is_signed_in(anonymous)
    assert not is_signed_in(as_alice), "nobody stays in by the old one"
    sign_in(Client(), password=ANOTHER)
    assert Client().post(SIGN_IN, {"login": "alice@example.org", "password": PASSWORD}).status_code == 200


def test_signing_in_sets_a_mark_that_the_page_carries_too(anonymous: Client, alice: User) -> None:
    sign_in(anonymous)
    assert len(mark(anonymous)) == 32
    for url in ("/", "/settings/", "/scrapbook/", "/about/"):
        assert mark_in(anonymous.get(url).content) == mark(anonymous)


def test_scripts_may_read_the_mark_and_it_stays_on_this_site(anonymous: Client, alice: User) -> None:
    sign_in(anonymous)
    cookie = anonymous.cookies[MARK]
    assert not cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")


def test_the_mark_tells_nothing_of_the_session(anonymous: Client, alice: User) -> None:
    sign_in(anonymous)
    session = anonymous.cookies["glimmers_session"]
    assert session["httponly"]
    # The mark is neither of them, nor a digest that anybody could compute with a guessed key.
    for known in (session.value, str(alice.pk), alice.pk.hex):
        digests = {hashlib.new(name, known.encode()).hexdigest()[:32] for name in ("md5", "sha1", "sha256")}
        assert mark(anonymous) not in {known, *digests}


def test_each_sign_in_has_another_mark(alice: User, bob: User) -> None:
    marks = set()
    for _ in range(2):
        client = Client()
        sign_in(client)
        marks.add(mark(client))
    sign_in(client := Client(), email="bob@example.org", password="b-long-password")
    assert len(marks | {mark(client)}) == 3


def test_signing_in_again_in_the_same_browser_changes_the_mark(anonymous: Client, alice: User) -> None:
    sign_in(anonymous)
    first = mark(anonymous)
    anonymous.post(SIGN_OUT)
    sign_in(anonymous)
    assert mark(anonymous) not in {"", first}


def test_the_mark_stays_the_same_from_page_to_page(anonymous: Client, alice: User) -> None:
    sign_in(anonymous)
    first = mark(anonymous)
    for _ in range(2):
        response = anonymous.get("/")
        assert MARK not in response.cookies, "it is not set again and again"
    assert mark(anonymous) == first


def test_signing_out_removes_the_mark(anonymous: Client, alice: User) -> None:
    sign_in(anonymous)
    response = anonymous.post(SIGN_OUT)
    removed: Morsel[str] = response.cookies[MARK]
    assert (removed.value, removed["max-age"], removed["path"]) == ("", 0, "/")
    assert mark(anonymous) == ""
    assert mark_in(anonymous.get("/about/").content) == ""


def test_a_session_that_has_ended_elsewhere_loses_its_mark_with_the_next_page(anonymous: Client, alice: User) -> None:
    sign_in(anonymous)
    alice.set_password(ANOTHER)
    alice.save()
    response = anonymous.get("/")
    assert response.status_code == 302
    assert response.cookies[MARK]["max-age"] == 0


def test_a_mark_that_was_lost_or_forged_comes_back_right(anonymous: Client, alice: User) -> None:
    sign_in(anonymous)
    right = mark(anonymous)
    for wrong in ("", "0" * 32, "é" * 9):
        anonymous.cookies[MARK] = wrong
        page = anonymous.get("/").content
        assert mark(anonymous) == mark_in(page) == right


@pytest.mark.parametrize("remember", ["", "on"], ids=["until the browser closes", "stay signed in"])
def test_the_mark_lives_as_long_as_the_session(anonymous: Client, alice: User, remember: str) -> None:
    sign_in(anonymous, remember=remember)
    session, own = anonymous.cookies["glimmers_session"], anonymous.cookies[MARK]
    assert bool(session["max-age"]) == bool(own["max-age"]) == bool(remember)
    if remember:
        assert abs(int(session["max-age"]) - int(own["max-age"])) <= 5


def test_strangers_get_no_mark(anonymous: Client, alice: User) -> None:
    for url in ("/about/", "/accounts/login/", "/"):
        response = anonymous.get(url)
        assert MARK not in response.cookies
        assert mark_in(response.content) == ""


@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
def test_health_pages_set_no_cookies(anonymous: Client, as_alice: Client, url: str) -> None:
    left_over = Client()
    left_over.cookies[MARK] = "0" * 32
    for client in (anonymous, as_alice, left_over):
        response = client.get(url)
        assert response.status_code == 200
        assert not response.cookies


def test_the_health_page_asks_the_database_for_nothing_even_for_somebody_signed_in(
    as_alice: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert as_alice.get("/healthz").status_code == 200
