"""A device that has signed in before is let through whatever strangers do, by a cookie that names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core import mail, signing
from django.test import Client
from pytest_django import Settings

from accounts import limits
from accounts.devices import COOKIE, MOST
from accounts.models import KnownDevice, User
from config import settings as ours
from tests.accounts.test_signing_in import ALICE, ANOTHER, CAROL, CODE, PASSWORD, RESET, SIGN_IN, SIGN_UP, in_email
from tests.accounts.test_too_many_attempts import HERS, gets_in, is_tried, sign_in

SIGN_OUT, CHANGE, REAUTHENTICATE = "/accounts/logout/", "/accounts/password/change/", "/accounts/reauthenticate/"
NEW_PASSWORD = {"password1": ANOTHER, "password2": ANOTHER}


@pytest.fixture(autouse=True)
def clock(settings: Settings, db: None) -> Iterator[time_machine.Traveller]:
    """Set the limits as they are installed, behind a proxy, and stop the clock."""
    settings.ACCOUNT_RATE_LIMITS = ours.ACCOUNT_RATE_LIMITS
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    with time_machine.travel("2026-11-27T08:30Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def hers(alice: User) -> Client:
    """Return a browser in which Alice has signed in, and out again."""
    client = Client()
    assert gets_in(HERS, client)
    client.post(SIGN_OUT)
    return client


def strangers_go_on(email: str = ALICE["login"]) -> None:
    """Sign in wrongly from her address and from others, until no password is tried for this account any more."""
    while limits.take(limits.BY_NETWORK, email, limits.network_of(HERS)):
        pass
    while limits.take(limits.BY_ACCOUNT, email):
        pass
    for address in (HERS, "192.0.2.1"):
        assert not is_tried(sign_in(address, login=email, password="wrong"))


def device(client: Client) -> str:
    return client.cookies[COOKIE].value if COOKIE in client.cookies else ""


def test_her_device_is_let_through_while_strangers_go_on(hers: Client, alice: User) -> None:
    strangers_go_on()
    assert gets_in(HERS, hers)


def test_even_where_a_stranger_at_her_own_address_never_stops(hers: Client, alice: User) -> None:
    for number in range(100):
        sign_in(HERS, login=f"{number}@example.org")
    assert gets_in(HERS, hers)


def test_a_device_is_known_to_the_accounts_that_signed_in_there_and_no_others(
    hers: Client, alice: User, bob: User, clock: time_machine.Traveller
) -> None:
    strangers_go_on(bob.email)
    his = {"client": hers, "login": bob.email, "password": "b-long-password"}
    assert not is_tried(sign_in(**{**his, "password": ANOTHER}))
    clock.shift(3600)
    assert sign_in(**his).status_code == 302, "when the strangers are gone"
    hers.post(SIGN_OUT)
    assert KnownDevice.objects.count() == 2
    assert len(set(KnownDevice.objects.values_list("digest", flat=True))) == 2, "which nobody sees to be one device"
    strangers_go_on()
    assert gets_in(HERS, hers), "it is still known to her"


def test_a_known_device_cannot_guess_for_ever_either(hers: Client) -> None:
    tried = [is_tried(sign_in(HERS, hers)) for _ in range(40)]
    assert tried == [True] * 25 + [False] * 15, "its own measure, and then a stranger's"


def test_whoever_is_signed_in_can_say_that_it_is_them(alice: User) -> None:
    client = Client()
    assert gets_in(HERS, client)
    del client.cookies[COOKIE]
    strangers_go_on()
    answer = client.post(REAUTHENTICATE, {"password": PASSWORD}, headers={"X-Forwarded-For": HERS})
    assert answer.status_code == 302


# ---- The cookie ----------------------------------------------------------------------------------------------------
def test_the_cookie_is_for_this_site_and_no_script(hers: Client, settings: Settings) -> None:
    cookie = hers.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/accounts/")
    assert not cookie["secure"], "this one runs without https"
    assert cookie["max-age"] == 400 * 24 * 3600
    settings.SESSION_COOKIE_SECURE = True
    assert Client().get(SIGN_IN).cookies[COOKIE]["secure"]


def test_it_says_nothing_of_who_signed_in_nor_that_anybody_did(hers: Client, alice: User) -> None:
    nobodys = Client()
    nobodys.get(SIGN_IN)
    for client in (hers, nobodys):
        assert re.fullmatch(r"[A-Za-z0-9]{32}:[\w-]{43}", device(client))
        for name in (alice.email, str(alice.pk), alice.pk.hex):
            assert name not in device(client)
    same = ("max-age", "path", "secure", "httponly", "samesite")
    assert [hers.cookies[COOKIE][each] for each in same] == [nobodys.cookies[COOKIE][each] for each in same]


def test_it_stays_as_it_is_when_signing_in_and_out_and_lets_nobody_in(alice: User) -> None:
    client = Client()
    client.get(SIGN_IN)
    before = device(client)
    assert gets_in(HERS, client)
    out = client.post(SIGN_OUT, {"asked": "1"}, headers={"Sec-Fetch-Mode": "navigate"})
    assert "cookies" not in out.headers["Clear-Site-Data"], "it outlives signing out"
    assert device(client) == before
    assert client.get("/settings/").status_code == 302
    held = {name for name, cookie in client.cookies.items() if cookie.value}
    assert held - {COOKIE} <= {"glimmers_csrf", "messages"}, "and nothing else of this sign-in is left"


def test_pages_of_the_journal_neither_ask_for_it_nor_give_it(hers: Client) -> None:
    assert gets_in(HERS, hers)
    for url in ("/", "/settings/", "/about/"):
        assert COOKIE not in hers.get(url).cookies


@pytest.mark.parametrize("value", ["", "x", "x:y", "{bare}", "{bare}:{mark}", "{id}:{other}", "\u00fc", "a" * 4000])
def test_one_that_is_not_ours_counts_as_none(hers: Client, value: str, settings: Settings) -> None:
    bare, mark = device(hers).split(":")
    hers.cookies[COOKIE] = value.format(bare=bare, mark=mark[::-1], id="x" * 32, other=mark)
    strangers_go_on()
    assert not gets_in(HERS, hers)
    assert len(signing.Signer(salt="accounts.devices").unsign(device(hers))) == 32, "and there is a new one"


# ---- When the password changes -------------------------------------------------------------------------------------
def change(client: Client, alice: User) -> None:
    assert client.post(CHANGE, {"oldpassword": PASSWORD, **NEW_PASSWORD}).status_code == 302


def reset(client: Client, alice: User) -> None:
    client.post(RESET, {"email": alice.email}, headers={"X-Forwarded-For": HERS})
    form = client.get(in_email(r"http://testserver(/\S+)", alice.email), follow=True)
    assert client.post(form.request["PATH_INFO"], NEW_PASSWORD).status_code == 302


def by_command(client: Client, alice: User) -> None:
    alice.set_password(ANOTHER)
    alice.save()


@pytest.mark.parametrize(("how", "is_known"), [(change, True), (reset, True), (by_command, False)])
def test_a_new_password_makes_strangers_of_all_devices_but_the_one_where_it_was_chosen(
    hers: Client, alice: User, how: Any, is_known: bool
) -> None:
    device = Client()
    if how is change:
        gets_in(HERS, device)
    how(device, alice)
    device.post(SIGN_OUT)
    strangers_go_on()
    assert not is_tried(sign_in(HERS, hers)), "of before"
    right = sign_in(HERS, device, password=ANOTHER)
    assert (right.status_code == 302) is is_known


def test_an_account_knows_its_newest_devices(alice: User, clock: time_machine.Traveller) -> None:
    clients = [Client() for _ in range(MOST + 1)]
    for client in clients:
        assert gets_in(HERS, client)
        client.post(SIGN_OUT)
        clock.shift(60)
    assert alice.known_devices.count() == MOST
    strangers_go_on()
    assert not gets_in(HERS, clients[0])
    assert gets_in(HERS, clients[1])


def test_an_account_takes_its_devices_with_it(hers: Client, alice: User) -> None:
    alice.delete()
    assert not KnownDevice.objects.exists()


# ---- A new account -------------------------------------------------------------------------------------------------
def test_where_somebody_signed_up_is_known_at_once(settings: Settings) -> None:
    settings.GLIMMERS_SIGNUPS = "open"
    assert Client().post(SIGN_UP, CAROL).status_code == 302
    assert KnownDevice.objects.get().user.email == CAROL["email"]


def test_with_codes_once_the_code_was_right(settings: Settings) -> None:
    settings.GLIMMERS_SIGNUPS = "open"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    client = Client()
    client.post(SIGN_UP, CAROL)
    assert not KnownDevice.objects.exists()
    code = re.findall(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", str(mail.outbox[-1].body), re.MULTILINE)[0]
    client.post(CODE, {"code": code})
    assert KnownDevice.objects.get().user.email == CAROL["email"]
