"""One glimmer: its page, changing it, marking it, putting it away and taking it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.factories import make_glimmer

HTMX = {"HX-Request": "true"}


@pytest.fixture
def glimmer(alice: User) -> Glimmer:
    return make_glimmer(
        alice, "First line\nsecond line", when="2026-10-25T02:30", shift="calm", sources=("taste",), place="the balcony"
    )


def change_of(glimmer: Glimmer, **changes: object) -> dict:
    local = glimmer.noticed_local.strftime("%Y-%m-%dT%H:%M")
    kept = {"text": glimmer.text, "when": local, "shift": glimmer.shift, "sources": glimmer.sources}
    return {**kept, "place": glimmer.place, "revision": glimmer.revision, **changes}


def test_its_page_shows_all_of_it(as_alice: Client, glimmer: Glimmer) -> None:
    page = as_alice.get(glimmer.get_absolute_url()).content.decode()
    for part in ("First line\nsecond line", "Sunday, 25\u00a0October 2026", "2:30", "Calm", "Taste", "the balcony"):
        assert part in page


def test_a_change_in_place_gives_the_card_back(as_alice: Client, glimmer: Glimmer) -> None:
    form = as_alice.get(f"/glimmers/{glimmer.pk}/edit/", headers=HTMX).content.decode()
    assert form.strip().startswith("<article")
    assert "<html" not in form
    response = as_alice.post(f"/glimmers/{glimmer.pk}/edit/", change_of(glimmer, text="Other words"), headers=HTMX)
    assert response.status_code == 200
    assert "Other words" in response.content.decode()
    glimmer.refresh_from_db()
    assert glimmer.text == "Other words"


def test_without_scripts_a_change_leads_back_to_the_glimmer(as_alice: Client, glimmer: Glimmer) -> None:
    response = as_alice.post(f"/glimmers/{glimmer.pk}/edit/", change_of(glimmer, text="Other words"))
    assert response.headers["Location"] == glimmer.get_absolute_url()


def test_an_untouched_when_moves_the_instant_not_by_a_microsecond(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice, "now, with seconds")
    as_alice.post(f"/glimmers/{glimmer.pk}/edit/", change_of(glimmer, text="later words"))
    changed = Glimmer.objects.get()
    assert (changed.noticed_at, changed.noticed_on, changed.text) == (
        glimmer.noticed_at,
        glimmer.noticed_on,
        "later words",
    )


def test_another_when_moves_it_to_its_day(as_alice: Client, glimmer: Glimmer) -> None:
    as_alice.post(f"/glimmers/{glimmer.pk}/edit/", change_of(glimmer, when="2026-10-20T07:00"))
    glimmer.refresh_from_db()
    assert glimmer.noticed_on.isoformat() == "2026-10-20"


def test_line_breaks_that_only_the_browser_turned_are_no_change(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice, "a\rb\r\nc")
    as_alice.post(f"/glimmers/{glimmer.pk}/edit/", change_of(glimmer, text="a\r\nb\r\nc", place="moved"))
    changed = Glimmer.objects.get()
    assert (changed.text, changed.place) == ("a\rb\r\nc", "moved")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_the_second_of_two_devices_is_told_and_sees_both_texts(
    as_alice: Client, glimmer: Glimmer, headers: dict
) -> None:
    url = f"/glimmers/{glimmer.pk}/edit/"
    as_alice.post(url, change_of(glimmer, text="from the phone"))
    response = as_alice.post(url, change_of(glimmer, text="from the desk"), headers=headers)
    page = response.content.decode()
    assert response.status_code == 409
    assert "from the phone" in page
    assert "from the desk" in page
    assert "Kept meanwhile" in page
    assert Glimmer.objects.get().text == "from the phone"
    assert 'name="revision" value="2"' in page
    assert as_alice.post(url, change_of(glimmer, text="from the desk", revision=2)).status_code == 302
    assert Glimmer.objects.get().text == "from the desk"


def test_a_change_without_a_revision_overwrites_nothing(as_alice: Client, glimmer: Glimmer) -> None:
    for revision in ("", "0", "-1", "x"):
        sent = change_of(glimmer, text="blind", revision=revision)
        assert as_alice.post(f"/glimmers/{glimmer.pk}/edit/", sent).status_code == 409
        kept = Glimmer.objects.get()
        assert (kept.text, kept.revision) == (glimmer.text, 1)


def test_the_other_versions_shift_and_place_are_shown_too(as_alice: Client, glimmer: Glimmer) -> None:
    url = f"/glimmers/{glimmer.pk}/edit/"
    as_alice.post(url, change_of(glimmer, shift="awe", place="the roof"))
    notice = as_alice.post(url, change_of(glimmer, text="mine")).content.decode().split("question")[0]
    assert "Awe" in notice
    assert "the roof" in notice


def test_words_for_a_glimmer_deleted_meanwhile_are_given_back(as_alice: Client, glimmer: Glimmer) -> None:
    sent = change_of(glimmer, text="typed & not lost")
    glimmer.delete()
    response = as_alice.post(f"/glimmers/{glimmer.pk}/edit/", sent)
    assert response.status_code == 404
    assert "typed &amp; not lost" in response.content.decode()


def test_a_change_to_another_day_says_which(as_alice: Client, glimmer: Glimmer) -> None:
    sent = change_of(glimmer, when="2026-10-20T07:00")
    response = as_alice.post(f"/glimmers/{glimmer.pk}/edit/", sent, headers=HTMX)
    assert 'Saved on <a href="/day/2026-10-20/">Tuesday, 20\u00a0October 2026</a>.' in response.content.decode()


def test_a_refused_change_keeps_the_words_in_the_form(as_alice: Client, glimmer: Glimmer) -> None:
    sent = change_of(glimmer, text="words still here", when="")
    response = as_alice.post(f"/glimmers/{glimmer.pk}/edit/", sent, headers=HTMX)
    assert response.status_code == 422
    assert "words still here" in response.content.decode()


def test_keep_close_and_tuck_away_say_which_way(as_alice: Client, glimmer: Glimmer) -> None:
    for name, field in (("keep-close", "is_close"), ("tuck-away", "is_tucked")):
        for value in ("1", "1", "0"):
            response = as_alice.post(f"/glimmers/{glimmer.pk}/{name}/", {field: value}, headers=HTMX)
            glimmer.refresh_from_db()
            assert getattr(glimmer, field) is (value == "1")
            pressed = 'aria-pressed="true"' in response.content.decode()
            assert pressed is (value == "1")


def test_put_away_leaves_undo_in_its_place(as_alice: Client, glimmer: Glimmer) -> None:
    pending = as_alice.post(f"/glimmers/{glimmer.pk}/put-away/", headers=HTMX).content.decode()
    assert "Undo" in pending
    assert glimmer.text not in pending
    assert glimmer.text not in as_alice.get("/day/2026-10-25/").content.decode()
    assert glimmer.text not in as_alice.get("/scrapbook/").content.decode()
    assert glimmer.text in as_alice.get("/put-away/").content.decode()
    card = as_alice.post(f"/glimmers/{glimmer.pk}/take-back/", headers=HTMX).content.decode()
    assert glimmer.text in card
    assert glimmer.text in as_alice.get("/day/2026-10-25/").content.decode()


def test_putting_away_twice_does_not_give_it_longer(as_alice: Client, glimmer: Glimmer) -> None:
    as_alice.post(f"/glimmers/{glimmer.pk}/put-away/")
    first = Glimmer.objects.get().put_away_at
    as_alice.post(f"/glimmers/{glimmer.pk}/put-away/")
    assert Glimmer.objects.get().put_away_at == first


def test_a_glimmer_put_away_elsewhere_can_still_be_saved_and_stays_put_away(as_alice: Client, glimmer: Glimmer) -> None:
    glimmer.put_away()
    response = as_alice.post(f"/glimmers/{glimmer.pk}/edit/", change_of(glimmer, text="typed meanwhile"), headers=HTMX)
    assert response.status_code == 200
    assert "Undo" in response.content.decode()
    assert Glimmer.objects.get().text == "typed meanwhile"


def test_deleting_for_good_is_asked_first_and_only_of_what_is_put_away(as_alice: Client, glimmer: Glimmer) -> None:
    url = f"/glimmers/{glimmer.pk}/delete/"
    assert as_alice.post(url).status_code == 404
    glimmer.put_away()
    assert "cannot be taken back" in as_alice.get(url).content.decode()
    assert Glimmer.objects.exists()
    assert as_alice.post(url).status_code == 302
    assert not Glimmer.objects.exists()


@pytest.mark.parametrize("path", ["", "edit/", "keep-close/", "tuck-away/", "put-away/", "take-back/", "delete/"])
def test_after_thirty_days_it_is_gone_before_any_sweep(as_alice: Client, glimmer: Glimmer, path: str) -> None:
    url, is_page = f"/glimmers/{glimmer.pk}/{path}", path in {"", "edit/", "delete/"}
    long_ago = timezone.now() - timedelta(days=30, seconds=1)
    Glimmer.objects.update(put_away_at=long_ago + timedelta(hours=1))
    assert as_alice.get(url).status_code == (200 if is_page else 405)
    Glimmer.objects.update(put_away_at=long_ago)
    assert as_alice.get(url).status_code == (404 if is_page else 405)
    assert as_alice.post(url, change_of(glimmer, text="too late")).status_code == (404 if path else 405)
    kept = Glimmer.objects.get()
    assert (kept.text, kept.put_away_at, kept.revision) == (glimmer.text, long_ago, 1)


def test_a_day_leads_to_the_nearest_days_that_have_glimmers(as_alice: Client, alice: User, glimmer: Glimmer) -> None:
    make_glimmer(alice, "earlier", when="2026-09-01T08:00")
    make_glimmer(alice, "later", when="2026-11-02T08:00")
    make_glimmer(alice, "put away between", when="2026-10-27T08:00").put_away()
    page = as_alice.get("/day/2026-10-25/").content.decode()
    assert 'rel="prev" href="/day/2026-09-01/"' in page
    assert 'rel="next" href="/day/2026-11-02/"' in page
    assert 'name="on" value="2026-10-25"' in page, "the form adds to that day"
