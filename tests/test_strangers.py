"""What a stranger may send along with a request, readable or not, is no error of ours."""

from __future__ import annotations

import pytest
from django.test import Client

SIGN_IN = "/accounts/login/"


@pytest.mark.parametrize("cookie", [r'"\000aaaaaaaaaaaaa"', r'"\303\251aaaaaaaaaaaa"', "a/../../aaaaaaaa", "'" * 9])
@pytest.mark.parametrize("url", ["/", SIGN_IN, "/about/", "/readyz"])
def test_a_session_cookie_that_none_of_ours_can_be_counts_as_none(db: None, cookie: str, url: str) -> None:
    headers = {"Cookie": f"glimmers_session={cookie}"}
    assert Client().get(url, headers=headers).status_code == Client().get(url).status_code
