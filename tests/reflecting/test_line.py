"""What stays with somebody of a month: a line that is kept, changed and emptied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from glimmers.reflecting.lines import keep_line, lines_of
from glimmers.reflecting.models import MAX_CHARACTERS, LookedBack

OCTOBER = "/months/2026/10/"
FIRST = date(2026, 10, 1)
HTMX = {"HX-Request": "true"}
LINE = "The light in the kitchen, mostly"


@pytest.fixture(autouse=True)
def on_the_22nd_of_november() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield


def kept(user: User) -> dict[date, str]:
    return dict(LookedBack.objects.of(user.pk).values_list("month", "stays_with_me"))


def test_it_is_kept_changed_and_emptied_without_scripts(as_alice: Client, alice: User) -> None:
    for line, said in ((LINE, "Kept."), ("Something else", "Kept."), ("", "no line with this month now")):
        answer = as_alice.post(OCTOBER, {"text": line}, follow=True)
        assert answer.redirect_chain == [(OCTOBER, 302)]
        page = answer.content.decode()
        assert said in page
        assert kept(alice) == ({FIRST: line} if line else {})
        assert f'dir="auto">{line}</p>' in page


def test_by_htmx_the_form_and_the_line_come_as_a_fragment(as_alice: Client, alice: User) -> None:
    answer = as_alice.post(OCTOBER, {"text": LINE}, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert f'hx-swap-oob="true">{LINE}</p>' in page
    assert f"{LINE}</textarea>" in page
    assert "Kept." in page
    assert kept(alice) == {FIRST: LINE}


@pytest.mark.parametrize("now", ["Something else", ""])
def test_what_was_there_before_can_be_had_back(as_alice: Client, alice: User, now: str) -> None:
    before = 'two\nlines & "quotes" '
    as_alice.post(OCTOBER, {"text": before})
    page = as_alice.post(OCTOBER, {"text": now}, headers=HTMX).content.decode()
    assert kept(alice) == ({FIRST: now} if now else {})
    assert 'name="before" value="two\nlines &amp; &#34;quotes&#34; "' in page
    page = as_alice.post(OCTOBER, {"text": now, "before": before}, headers=HTMX).content.decode()
    assert kept(alice) == {FIRST: before}
    assert ('name="before" value="Something else"' in page) == bool(now), "and that can be undone too"


@pytest.mark.parametrize(
    "line", ["  two  spaces, and a tail ", "one\nand another", "猫 <b>&amp;</b> e\u0301", "x" * MAX_CHARACTERS]
)
def test_it_is_kept_exactly(as_alice: Client, alice: User, line: str) -> None:
    as_alice.post(OCTOBER, {"text": line.replace("\n", "\r\n")})  # as forms send it
    assert kept(alice) == {FIRST: line}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x" * (MAX_CHARACTERS + 1), "Nothing has been cut off"),
        ("a\0b", "cannot be kept"),
        ("a\ud800b", "cannot be kept"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_cannot_be_kept_is_refused_in_words_and_stays_in_the_form(
    as_alice: Client, alice: User, line: str, said: str, headers: dict[str, str]
) -> None:
    keep_line(alice, FIRST, LINE)
    raw = "text=" + line.replace("\0", "%00").replace("\ud800", "%ED%A0%80")
    answer = as_alice.post(OCTOBER, raw, content_type="application/x-www-form-urlencoded", headers=headers)
    page = answer.content.decode()
    assert kept(alice) == {FIRST: LINE}
    if "\ud800" in line:
        assert answer.status_code in {400, 422}  # no door lets it in
        return
    assert answer.status_code == 422
    assert said in page
    assert 'aria-invalid="true"' in page
    assert line.replace("\0", "") in page.replace("\0", "").replace("\ufffd", "")


def test_white_space_alone_is_no_line(as_alice: Client, alice: User) -> None:
    keep_line(alice, FIRST, LINE)
    as_alice.post(OCTOBER, {"text": " \n "})
    assert kept(alice) == {}


def test_each_person_has_their_own(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    as_alice.post(OCTOBER, {"text": "Alice's"})
    as_bob.post(OCTOBER, {"text": "Bob's"})
    as_bob.post(OCTOBER, {"text": ""})
    assert kept(alice) == {FIRST: "Alice's"}
    assert kept(bob) == {}
    assert lines_of(bob, [FIRST]) == {}


def test_the_database_holds_a_month_by_its_first_day_and_no_empty_line(alice: User) -> None:
    for month, line in ((date(2026, 10, 2), LINE), (FIRST, ""), (FIRST, "x" * (MAX_CHARACTERS + 1))):
        row = LookedBack(user=alice, month=month, stays_with_me=line, changed_at=timezone.now())
        with pytest.raises(IntegrityError), transaction.atomic(using=LookedBack.objects.of(alice.pk).db):
            row.save(force_insert=True)
