"""Today shows the form first, and below it today's glimmers."""

from __future__ import annotations

import re
import uuid
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.factories import make_glimmer

TODAY = "/"
HTMX = {"HX-Request": "true"}


def test_keeping_asks_for_words_and_nothing_else(as_alice: Client, alice: User) -> None:
    response = as_alice.post(TODAY, {"text": "First sip. Window open."})
    assert response.status_code == 302
    glimmer = alice.glimmers.get()
    assert glimmer.text == "First sip. Window open."
    assert (glimmer.shift, glimmer.sources, glimmer.place, glimmer.is_close, glimmer.is_tucked) == (
        "",
        [],
        "",
        False,
        False,
    )


def test_everything_under_more_is_kept(as_alice: Client, alice: User) -> None:
    as_alice.post(
        TODAY,
        {
            "text": "Choir, the low part.",
            "when": "2026-11-10T19:55",
            "shift": "joy",
            "sources": ["sound", "people"],
            "place": " St. Anna ",
        },
    )
    glimmer = alice.glimmers.get()
    assert (glimmer.shift, glimmer.sources, glimmer.place) == ("joy", ["people", "sound"], "St. Anna")
    assert glimmer.noticed_local.isoformat() == "2026-11-10T19:55:00+01:00"
    assert glimmer.noticed_on.isoformat() == "2026-11-10"


def test_the_new_card_comes_by_htmx_with_a_fresh_focused_form(as_alice: Client, alice: User) -> None:
    response = as_alice.post(TODAY, {"text": "Hands steady after."}, headers=HTMX)
    page = response.content.decode()
    glimmer = alice.glimmers.get()
    assert response.status_code == 200
    assert 'hx-swap-oob="afterbegin:#kept"' in page
    assert f'id="glimmer-{glimmer.pk}"' in page
    form = page.split("</form>")[0]
    assert "Hands steady" not in form
    assert re.findall(r'<(\w+) [^>]*name="text"[^>]* autofocus[ >]', form) == ["textarea"]


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_invalid_input_answers_422_with_the_words_still_there(as_alice: Client, alice: User, headers: dict) -> None:
    sent = {"text": "Words to be kept & shown", "when": "yesterday-ish", "shift": "joy", "place": "x" * 201}
    response = as_alice.post(TODAY, sent, headers=headers)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Words to be kept &amp; shown" in page
    form = page[page.index('id="quick-add"') : page.index('class="button keep"')]
    assert form.count("autofocus") == 1
    when = form[form.index('name="when"') - 60 : form.index('name="when"') + 300]
    assert 'aria-invalid="true"' in when
    assert "aria-describedby" in when
    assert "autofocus" in when, "the first bad field is focused"
    assert " open" in form[form.index("<details") : form.index("<summary")], "what is wrong under More can be seen"
    assert not alice.glimmers.exists()


def test_no_words_are_answered_kindly(as_alice: Client, alice: User) -> None:
    for text in ("", "   ", "\r\n\r\n", "\u2003"):
        response = as_alice.post(TODAY, {"text": text})
        assert response.status_code == 422
        assert "A word or two is enough" in response.content.decode()
    assert not alice.glimmers.exists()


def test_a_place_of_nothing_but_spaces_is_no_place(as_alice: Client, alice: User) -> None:
    assert as_alice.post("/", {"text": "words", "place": " "}).status_code == 302
    assert alice.glimmers.get().place == ""


def test_the_same_client_id_with_the_same_content_answers_with_the_same_glimmer(as_alice: Client, alice: User) -> None:
    sent = {"text": "Once", "client_id": str(uuid.uuid4())}
    first = as_alice.post(TODAY, sent, headers=HTMX)
    second = as_alice.post(TODAY, sent, headers=HTMX)
    glimmer = alice.glimmers.get()
    assert first.status_code == second.status_code == 200
    assert f'id="glimmer-{glimmer.pk}"' in second.content.decode()


def test_the_same_client_id_with_other_content_answers_409_and_can_be_kept_anew(as_alice: Client, alice: User) -> None:
    sent = {"text": "Once", "client_id": str(uuid.uuid4())}
    as_alice.post(TODAY, sent)
    response = as_alice.post(TODAY, {**sent, "text": "Once, and then more"}, headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Once, and then more" in page
    assert sent["client_id"] not in page
    assert alice.glimmers.get().text == "Once"


def test_a_client_id_of_somebody_else_is_free(as_alice: Client, as_bob: Client, bob: User) -> None:
    sent = {"text": "Once", "client_id": str(uuid.uuid4())}
    as_alice.post(TODAY, sent)
    assert as_bob.post(TODAY, {**sent, "text": "Another"}).status_code == 302
    assert bob.glimmers.get().text == "Another"


def test_a_client_id_that_cannot_be_read_stands_in_nobodys_way(as_alice: Client, alice: User) -> None:
    for bad in ("not-one", "\0", "x" * 5000):
        assert as_alice.post(TODAY, {"text": "Once", "client_id": bad}).status_code == 302
    assert alice.glimmers.count() == 3


def test_a_page_opened_before_midnight_does_not_list_the_new_day(as_alice: Client) -> None:
    response = as_alice.post(TODAY, {"text": "After midnight", "day": "2026-01-01"}, headers=HTMX)
    assert "<article" not in response.content.decode()
    assert "Kept on" in response.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_a_form_opened_by_one_person_is_never_kept_for_another(
    as_bob: Client, alice: User, bob: User, headers: dict
) -> None:
    response = as_bob.post(TODAY, {"text": "Alice's words", "writer": str(alice.pk)}, headers=headers)
    assert response.status_code == 409
    assert "Alice's words" in unescape(response.content.decode())
    assert not Glimmer.objects.exists()


def test_a_glimmer_of_another_day_is_said_and_not_shown_among_todays(as_alice: Client) -> None:
    response = as_alice.post(TODAY, {"text": "On a train", "when": "2026-11-10T19:55"}, headers=HTMX)
    page = response.content.decode()
    assert "<article" not in page
    assert 'href="/day/2026-11-10/"' in page


def test_todays_list_is_today_newest_first(as_alice: Client, alice: User) -> None:
    first = make_glimmer(alice, "the first")
    second = make_glimmer(alice, "the second")
    make_glimmer(alice, "of last week", when="2026-11-15T08:00")
    page = as_alice.get(TODAY).content.decode()
    assert page.index(str(second.pk)) < page.index(str(first.pk))
    assert "of last week" not in page


@pytest.mark.parametrize("url", ["today:today", "scrapbook:scrapbook", "tags:tags", "put_away:put_away"])
def test_a_list_costs_the_same_with_one_glimmer_and_with_fifty(as_alice: Client, alice: User, url: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert as_alice.get(reverse(url)).status_code == 200
        return len(captured)

    def add(number: int) -> None:
        for index in range(number):
            make_glimmer(alice, f"number {index} #tea #tag{index}")
            make_glimmer(alice, f"away {index}").put_away()

    add(1)
    with_one = queries()
    add(49)
    # The first page of the scrapbook asks what is shown again at its end, where that is on the same page.
    assert queries() == with_one - (url == "scrapbook:scrapbook") <= 6


@pytest.mark.parametrize(
    ("key", "shift", "paper", "tape", "tape_hue", "tilt", "may_be_wide"),
    [
        (1, "calm", "wash", "middle", 5, 2, False),
        (2, "", "sheet", "middle", 0, 3, False),
        (3, "calm", "ruled", "end", 3, 0, True),
    ],
)
def test_a_glimmer_looks_the_same_in_every_release(
    key: int, shift: str, paper: str, tape: str, tape_hue: int, tilt: int, may_be_wide: bool
) -> None:
    glimmer = Glimmer(pk=uuid.UUID(int=key), text="x" * 200, shift=shift)
    worn = (glimmer.card_style.paper, glimmer.card_style.tape, glimmer.card_style.tape_hue, glimmer.card_style.tilt)
    assert (*worn, glimmer.card_style.may_be_wide) == (paper, tape, tape_hue, tilt, may_be_wide)


def test_words_are_escaped_and_tags_and_addresses_are_links(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "<b>bold</b> #Tea at https://example.org/?a=1&b=2.")
    page = as_alice.get(TODAY).content.decode()
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert '<a class="tag" href="/scrapbook/?q=%23tea+">#Tea</a>' in page
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="nofollow noreferrer noopener">' in page


FIRST_WORDS = "A glimmer is some fifteen seconds"


def test_on_the_first_day_it_says_what_a_glimmer_is(as_alice: Client) -> None:
    assert FIRST_WORDS in as_alice.get(TODAY).content.decode()


def test_an_empty_day_is_plain_paper_once_there_is_a_glimmer(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, when="2026-11-01T08:30")
    assert FIRST_WORDS not in as_alice.get(TODAY).content.decode()
    assert FIRST_WORDS not in as_alice.get("/day/2026-10-31/").content.decode()


@time_machine.travel("2026-11-22T12:00:00+00:00", tick=False)
def test_the_days_beside_say_which_way_and_which_year(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, when="2021-04-11T08:30")
    make_glimmer(alice, when="2026-11-22T08:30")
    tomorrow = as_alice.get("/day/2026-11-23/").content.decode()
    assert "After" not in tomorrow
    assert "Sunday, 22\u00a0November</span>" in tomorrow
    assert "Sunday, 11\u00a0April 2021" in as_alice.get(TODAY).content.decode()
    assert "<small>After</small>Sunday, 22\u00a0November" in as_alice.get("/day/2026-11-21/").content.decode()


def test_neighbours_of_the_same_day_are_told_apart_by_their_time(as_alice: Client, alice: User) -> None:
    first, second = (make_glimmer(alice, when=f"2026-11-20T{hour}:15") for hour in ("08", "19"))
    assert "<small>Newer</small>19:15" in as_alice.get(first.get_absolute_url()).content.decode()
    assert "<small>Older</small>8:15" in as_alice.get(second.get_absolute_url()).content.decode()
