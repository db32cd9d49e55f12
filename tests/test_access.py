"""Every address of the site, by who asks: its owner, another user, nobody. A route missing here fails the build."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from glimmers.capture.tokens import make
from glimmers.journal.keeping import Content
from glimmers.journal.models import Glimmer
from glimmers.photos.keeping_with_photos import change
from glimmers.tags.renaming import rename
from tests.factories import make_glimmer, make_photo
from tests.routes import patterns

SIGN_IN = "sign-in"


class Route(NamedTuple):
    """Name what GET and POST answer: a status, or SIGN_IN for a redirect to the sign-in page."""

    owner: int
    other: int
    anonymous: int | str
    post_owner: int
    post_other: int
    post_anonymous: int | str
    needs: str = ""  # "glimmer", "put away", "day", "token", …


def mine(owner: int, post_owner: int, needs: str = "glimmer") -> Route:
    """Describe a route to one glimmer: for another user it does not exist, whatever the method."""
    other = 404 if owner != 405 else 405
    return Route(owner, other, SIGN_IN, post_owner, 404 if post_owner != 405 else 405, SIGN_IN, needs)


def page(post: int = 405) -> Route:
    """Describe a route that shows each signed-in person their own."""
    return Route(200, 200, SIGN_IN, post, post, SIGN_IN)


def public(get: int = 200, signed_in: int | None = None, post: int = 200, post_signed_in: int | None = None) -> Route:
    signed_in = get if signed_in is None else signed_in
    post_signed_in = post if post_signed_in is None else post_signed_in
    return Route(signed_in, signed_in, get, post_signed_in, post_signed_in, post)


ROUTES = {
    "healthz": public(post=405),
    "readyz": public(post=405),
    "accounts:about": public(post=405),
    "accounts:sign_out": public(get=302, signed_in=200, post=302, post_signed_in=302),
    "practice:what": public(post=405),
    "practice:ideas": public(post=405),
    "practice:one": page(post=302),
    # Ideas are the same for everybody; whose list they leave is the one who asks.
    "practice:keep_away": Route(405, 405, SIGN_IN, 302, 302, SIGN_IN),
    "practice:bring_back": Route(405, 405, SIGN_IN, 302, 302, SIGN_IN),
    "reflecting:month": page(post=302),
    "coming_back:settings": page(post=302),  # nothing ticked: all is off
    "coming_back:this_time": page(),
    "coming_back:add_rest": page(post=422)._replace(owner=405, other=405),
    "coming_back:end_rest": mine(405, 302, "rest"),
    "coming_back:add_quiet_day": page(post=422)._replace(owner=405, other=405),
    "coming_back:end_quiet_day": page(post=422)._replace(owner=405, other=405),
    "coming_back:rest_glimmer": mine(405, 302),
    "coming_back:end_glimmer_rest": mine(405, 302),
    "glimmer_for_now:for_now": page(),
    "glimmer_for_now:carried": page(),
    "glimmer_for_now:not_this_one": mine(405, 302),
    "glimmer_for_now:settings": page(post=422),
    "glimmer_for_now:take_contact_away": mine(405, 302, "contact"),
    "pwa:for_now": public(post=405),
    "pwa:manifest": public(post=405),
    "pwa:service_worker": public(post=405),
    "pwa:offline": public(post=405),
    "pwa:share": public(get=302),
    "accounts:settings": page(post=422),
    "capture:tokens": page(post=422),
    "capture:revoke": mine(200, 302, "token"),
    "capture:glimmers": public(get=405, post=401),  # a token says who asks; tests/capture/ covers tokens
    "calendar:calendar": page(),
    "calendar:month": page(),
    "calendar:year": page(),
    "scrapbook:scrapbook": page(),
    "search:search": page(),
    "photos:stage": page(post=422)._replace(owner=405, other=405),
    "photos:tiles": page(),
    "photos:photo": mine(200, 405, "photo"),
    "photos:remove": mine(405, 204, "staged"),
    "put_away:take_photo_back": mine(405, 302, "photo put away"),
    "put_away:delete_photo": mine(200, 302, "photo put away"),
    "tags:tags": page(),
    "tags:rename": mine(200, 422, "tag"),
    "tags:merge": mine(405, 422, "tag"),
    "tags:undo": mine(405, 302, "tag renamed"),
    "today:today": page(post=422),
    "today:day": page(post=422)._replace(needs="day"),
    "put_away:put_away": page(),
    "glimmer:glimmer": mine(200, 405),
    "glimmer:edit": mine(200, 422),
    "glimmer:keep_close": mine(405, 302),
    "glimmer:tuck_away": mine(405, 302),
    "glimmer:put_away": mine(405, 302),
    "glimmer:take_back": mine(405, 302),
    "put_away:delete": mine(200, 302, "put away"),
    "put_away:take_words_back": mine(405, 302, "words"),
    "put_away:delete_words": mine(200, 302, "words"),
    # allauth's own. Signed-in people are redirected from pages for those who are not.
    "account_login": public(signed_in=302, post_signed_in=302),
    "account_signup": public(signed_in=302, post_signed_in=302),
    "account_logout": public(get=302, signed_in=200, post=302, post_signed_in=302),
    "account_inactive": public(post=405),
    "account_reauthenticate": Route(200, 200, SIGN_IN, 200, 200, SIGN_IN),
    "account_email": Route(200, 200, SIGN_IN, 302, 302, SIGN_IN),
    "account_email_verification_sent": public(post=405),
    "account_confirm_email": public(get=200, post=404),
    "account_change_password": Route(200, 200, SIGN_IN, 200, 200, SIGN_IN),
    "account_set_password": Route(302, 302, SIGN_IN, 302, 302, SIGN_IN),
    "account_reset_password": public(),
    "account_reset_password_done": public(post=405),
    "account_reset_password_from_key": public(),
    "account_reset_password_from_key_done": public(post=405),
}
# From the URL map: a route without a line above fails the suite.
NAMES = sorted(dict(patterns()))

ARGUMENTS = {
    "calendar:month": {"year": 2026, "month": 11},
    "calendar:year": {"year": 2026},
    "reflecting:month": {"year": 2026, "month": 10},
    "practice:keep_away": {"key": "first-sip"},
    "practice:bring_back": {"key": "first-sip"},
    "account_confirm_email": {"key": "x"},
    "account_reset_password_from_key": {"uidb36": "0", "key": "x-y"},
}


@pytest.fixture
def glimmer(alice: User) -> Glimmer:
    return make_glimmer(alice, "Only Alice reads this")


@pytest.fixture
def address(alice: User, glimmer: Glimmer) -> Callable[[str], str]:
    def address_of(name: str) -> str:
        needs = ROUTES[name].needs
        if needs == "day":
            return reverse(name, args=[date(2026, 11, 15)])
        if needs in {"photo", "photo put away", "staged"}:
            photo = make_photo(alice, glimmer=None if needs == "staged" else glimmer)
            if needs == "photo put away":
                change(glimmer, Content(text=glimmer.text), revision=glimmer.revision)
            return reverse(name, args=[photo.pk, 480] if needs == "photo" else [photo.pk])
        if needs in {"contact", "rest", "tag", "tag renamed", "token", "words"}:
            return reverse(name, args=[number(alice, needs)])
        if needs:
            if needs == "put away":
                glimmer.put_away()
            return reverse(name, args=[glimmer.pk])
        return reverse(name, kwargs=ARGUMENTS.get(name))

    return address_of


def number(alice: User, needs: str) -> int:
    """Make a contact, a tag, a renaming, a rest, a token or earlier words of Alice's, and return its number."""
    if needs == "rest":
        return alice.rests.create(kind="days", first_on=date(2026, 3, 1), last_on=date(2026, 3, 2)).pk
    if needs == "words":
        hers = make_glimmer(alice, "Only Alice reads this")
        change(hers, Content(text="Otherwise"), revision=hers.revision)
        return alice.earlier_words.get().pk
    if needs == "contact":
        return alice.contacts.create(name="Only Alice reads this", number="12").pk
    if needs == "token":
        return make(alice, "Only Alice reads this")[0].pk
    make_glimmer(alice, "#hers")
    tag = alice.tags.get(name="hers")
    done = rename(alice, tag, "also_hers") if needs == "tag renamed" else None
    return done.pk if done else tag.pk


def test_every_route_is_known_here() -> None:
    assert set(NAMES) == set(ROUTES)


def check(client: Client, method: str, url: str, expected: int | str) -> None:
    response = getattr(client, method)(url)
    if response.streaming:
        b"".join(response.streaming_content)  # read to its end, or the file stays open
    if expected == SIGN_IN:
        assert response.status_code == 302, response.status_code
        assert response.headers["Location"].startswith("/accounts/login/?next=")
    else:
        assert response.status_code == expected
    if response.status_code == 404:
        assert "Only Alice reads this" not in response.content.decode()
    if "max-age" not in response.headers["Cache-Control"]:
        assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("name", NAMES)
def test_the_owner_comes_in(name: str, address: Callable[[str], str], as_alice: Client) -> None:
    url = address(name)
    check(as_alice, "get", url, ROUTES[name].owner)
    check(as_alice, "post", url, ROUTES[name].post_owner)


@pytest.mark.parametrize("name", NAMES)
def test_to_another_user_it_does_not_exist(name: str, address: Callable[[str], str], as_bob: Client) -> None:
    url = address(name)
    check(as_bob, "get", url, ROUTES[name].other)
    check(as_bob, "post", url, ROUTES[name].post_other)
    assert Glimmer.objects.filter(text="Only Alice reads this").exists()


@pytest.mark.parametrize("name", NAMES)
def test_the_anonymous_are_asked_to_sign_in(name: str, address: Callable[[str], str], anonymous: Client) -> None:
    url = address(name)
    check(anonymous, "get", url, ROUTES[name].anonymous)
    check(anonymous, "post", url, ROUTES[name].post_anonymous)


def test_bob_sees_the_same_for_alices_glimmer_as_for_one_that_never_was(as_bob: Client, glimmer: Glimmer) -> None:
    hers = as_bob.get(f"/glimmers/{glimmer.pk}/")
    none = as_bob.get("/glimmers/01a20437-7783-7036-847b-3a779806e9ec/")
    assert hers.content == none.content
