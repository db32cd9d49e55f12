"""Whatever a person writes is shown as they wrote it, and never becomes a part of the page."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.everything import write_everything

# Closes an attribute in either kind of quotes, and an element; opens others; looks escaped; looks like a template.
SAID = """'"><zz onzz=1>&amp;</script><script>zz()</script>{{ 7777*7777 }}{% zz %}"""

pytestmark = pytest.mark.once


class Page(HTMLParser):
    """Parse a page as a browser would: unescaped `texts` and values of attributes, and all `names`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.texts: list[str] = []
        self.in_scripts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}
        self.texts += [value for _, value in attrs if value]
        if tag == "script":
            self.in_scripts += [value for name, value in attrs if name == "src" and value]

    def handle_data(self, data: str) -> None:
        (self.in_scripts if self.lasttag == "script" and self.cdata_elem else self.texts).append(data)


def check(page: str, where: str) -> str:
    """Check that nothing written became a part of the page, or is escaped twice; return what the page says."""
    read = Page(page)
    assert not [name for name in read.names if "zz" in name], where
    assert not [script for script in read.in_scripts if "zz" in script], where
    text = "\n".join(read.texts)
    for twice in ("&amp;amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#34;", "&#x27;"):
        assert twice not in text, (where, twice)
    assert "60481729" not in text, where
    return text


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["a page", "a part of one"])
def test_nothing_that_is_written_becomes_a_part_of_a_page(
    alice: User, as_alice: Client, headers: dict[str, str]
) -> None:
    shown = set()
    for name, urls in write_everything(alice, SAID, "tagged").items():
        for url in urls:
            response = as_alice.get(url, headers=headers)
            if response.streaming:
                b"".join(response.streaming_content)
                continue
            assert response.status_code < 500, url
            if response.headers["Content-Type"].startswith("image/"):
                continue
            page = response.content.decode()
            if "html" in response.headers["Content-Type"]:
                if SAID in check(page, url):
                    shown.add(name)
            else:
                assert "<zz" not in page, url
    assert {
        "today:today",
        "today:day",
        "glimmer:glimmer",
        "glimmer:edit",
        "put_away:put_away",
        "put_away:delete",
    } <= shown
    assert {"put_away:delete_words", "photos:tiles", "scrapbook:scrapbook", "search:search"} <= shown
    if not headers:
        assert {"accounts:settings", "capture:tokens", "capture:revoke", "calendar:month", "tags:tags"} <= shown


def test_nothing_that_a_stranger_writes_becomes_a_part_of_a_page(alice: User, anonymous: Client) -> None:
    for urls in write_everything(alice, SAID, "tagged").values():
        for url in urls:
            response = anonymous.get(url, follow=True)
            if "html" in response.headers["Content-Type"]:
                check(response.content.decode(), url)
    for name in ("account_login", "account_signup", "account_reset_password"):
        response = anonymous.post(reverse(name), {"email": SAID, "login": SAID, "password": SAID, "next": SAID})
        assert SAID in check(response.content.decode(), name) or name == "account_signup", "which is closed here"


def test_words_that_were_refused_come_back_as_they_were(alice: User) -> None:
    asking = Client(enforce_csrf_checks=True)
    asking.force_login(alice)
    response = asking.post("/", {"text": SAID, "place": SAID})
    assert response.status_code == 403
    assert SAID in check(response.content.decode(), "the form is too old")


@pytest.mark.parametrize("name", ["today:today", "accounts:settings", "capture:tokens"])
def test_what_a_form_takes_back_comes_out_as_it_was(name: str, as_alice: Client) -> None:
    text = SAID * 20
    response = as_alice.post(reverse(name), {"text": text, "place": text, "name": text, "when": text, "shift": text})
    assert response.status_code == 422
    assert text in check(response.content.decode(), name)


@pytest.mark.parametrize(
    "bad",
    [
        f"<p>{SAID}</p>",
        f'<p title="{SAID}">',
        f"<p>{html.escape(html.escape(SAID))}</p>",
        f"<script>{html.escape(SAID)}</script>",
        f'<script src="{html.escape(SAID)}"></script>',
        f"<p title={html.escape(SAID)}>",
    ],
)
def test_the_check_can_fail(bad: str) -> None:
    with pytest.raises(AssertionError):
        check(bad, "here")


def test_the_check_lets_through_what_is_escaped() -> None:
    assert check(f'<p title="{html.escape(SAID)}">{html.escape(SAID)}</p>', "here").count(SAID) == 2
