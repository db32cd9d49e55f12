"""The addresses for signing in: which are in use, which do not exist, and what each says to caches."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account import urls as allauth_urls
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from accounts.models import User
from accounts.signing_in import IN_USE, urlpatterns
from tests.accounts.test_signing_in import ARGUMENTS, words

# Routes that allauth would also offer, and their addresses. Decide about each new name: see accounts/signing_in.py.
LEFT_OUT = {
    "account_confirm_login_code": "/accounts/login/code/confirm/",
    "account_request_reauthentication_code": "/accounts/reauthenticate/code/",
    "account_confirm_reauthentication_code": "/accounts/reauthenticate/code/confirm/",
}


def test_every_address_of_allauths_is_in_use_or_left_out_on_purpose() -> None:
    assert {route.name for route in allauth_urls.urlpatterns} == IN_USE | set(LEFT_OUT)
    routed = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("account_")}
    assert routed == IN_USE


@pytest.mark.parametrize("name", LEFT_OUT)
@pytest.mark.parametrize("who", ["anonymous", "as_alice"])
def test_what_is_left_out_is_not_there(name: str, who: str, request: pytest.FixtureRequest, db: None) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)
    client: Client = request.getfixturevalue(who)
    for answer in (client.get(LEFT_OUT[name]), client.post(LEFT_OUT[name], {"code": "x"})):
        assert answer.status_code == 404
        assert words(answer)


def ask(client: Client, method: str, name: str) -> Any:
    return getattr(client, method)(reverse(name, kwargs=ARGUMENTS.get(name)))


@pytest.mark.parametrize("name", [route.name for route in urlpatterns])
@pytest.mark.parametrize("who", ["anonymous", "as_alice"])
def test_no_cache_holds_an_answer_and_all_say_so_in_one_way(
    name: str, who: str, request: pytest.FixtureRequest, alice: User
) -> None:
    client: Client = request.getfixturevalue(who)
    for method in ("get", "post"):
        answer = ask(client, method, name)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "Expires" not in answer.headers, "one header says it"
