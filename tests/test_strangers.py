"""Whatever a stranger sends along with a request, readable or not, causes no error of ours."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User

UNREADABLE = "http://["
SIGN_IN = "/accounts/login/"


@pytest.mark.parametrize("cookie", [r'"\000aaaaaaaaaaaaa"', r'"\303\251aaaaaaaaaaaa"', "a/../../aaaaaaaa", "'" * 9])
@pytest.mark.parametrize("url", ["/", SIGN_IN, "/about/", "/readyz"])
def test_a_session_cookie_that_none_of_ours_can_be_counts_as_none(db: None, cookie: str, url: str) -> None:
    headers = {"Cookie": f"glimmers_session={cookie}"}
    assert Client().get(url, headers=headers).status_code == Client().get(url).status_code


@pytest.mark.parametrize("url", [SIGN_IN, "/accounts/signup/", "/accounts/password/reset/"])
def test_a_page_to_go_on_to_that_cannot_be_read_is_left_out(db: None, url: str) -> None:
    assert Client().get(url, {"next": UNREADABLE}).status_code == 200


def test_signing_in_with_a_page_to_go_on_to_that_cannot_be_read_leads_to_today(alice: User) -> None:
    sent = {"login": alice.email, "password": "a-long-password", "next": UNREADABLE}
    assert Client().post(SIGN_IN, sent).headers["Location"] == "/"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_button_on_a_page_that_cannot_be_read_leads_back_to_today(db: None, method: str) -> None:
    response = getattr(Client(), method)("/settings/", headers={"Referer": UNREADABLE})
    assert (response.status_code, response.headers["Location"]) == (302, f"{SIGN_IN}?next=/")
