"""Search finds what it is asked for, newest first, page by page, and nothing of anybody else."""

from __future__ import annotations

from importlib import import_module
from uuid import UUID, uuid4

import pytest
from django.apps import apps

from accounts.models import User
from glimmers.journal.keeping import change as change_words
from glimmers.journal.models import Glimmer
from glimmers.photos.keeping_with_photos import Content, change, keep
from glimmers.photos.models import Photo
from glimmers.search.finding import newer, older
from glimmers.search.query_from_address import read
from tests.factories import BERLIN, make_glimmer, make_photo

ALL = 1000
PAGE = 3


def find(user: User, typed: str) -> list[str]:
    """Return the texts that are found, newest first."""
    return [glimmer.text for glimmer in older(user, read({"q": typed}), most=ALL)]


def test_what_is_found_comes_newest_first_over_the_years(alice: User) -> None:
    years = [2021, 1900, 2026, 1999, 2025, 2024]
    for year in years:
        make_glimmer(alice, f"tea of {year}", when=f"{year}-03-04T05:06")
    make_glimmer(alice, "tea, later that day", when="2024-03-04T23:00")
    make_glimmer(alice, "rain", when="2024-03-04T12:00")
    made = [f"tea of {year}" for year in sorted(years, reverse=True)]
    made.insert(made.index("tea of 2024"), "tea, later that day")
    assert find(alice, "tea") == made
    assert find(alice, "tea ") == made
    assert find(alice, "shift:awe") == []


@pytest.mark.parametrize("typed", ["tea", "tea -rain ", "#tea", "from:taste", "shift:calm", "is:close", "", "-rain"])
def test_pages_have_everything_once_in_both_directions(alice: User, typed: str) -> None:
    moments = ["2022-12-31T23:59", "2023-01-01T00:00", "2023-06-01T10:00", "2025-06-01T10:00", "2025-12-31T23:30"]
    for when in moments * 2:  # each instant appears twice
        make_glimmer(alice, "Some #tea in the sun", when=when, shift="calm", sources=("taste",)).keep_close(True)
        make_glimmer(alice, "rain #tea", when=when)
    query = read({"q": typed})
    everything = list(older(alice, query, most=ALL))
    assert len(everything) == (10 if typed not in {"tea", "#tea", ""} else 20)
    assert everything == sorted(everything, key=lambda glimmer: glimmer.place_in_time, reverse=True)

    walked = page = list(older(alice, query, most=PAGE))
    while page:
        page = list(older(alice, query, after=walked[-1].place_in_time, most=PAGE))
        walked = walked + page
    assert walked == everything

    back = page = list(newer(alice, query, before=everything[-1].place_in_time, most=PAGE))
    while page:
        page = list(newer(alice, query, before=back[-1].place_in_time, most=PAGE))
        back = back + page
    assert back == everything[-2::-1]


def test_a_month_begins_at_its_last_day(alice: User) -> None:
    for day in ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01"):
        make_glimmer(alice, f"tea {day}", when=f"{day}T12:00")
    for typed in ("tea", ""):
        before = make_glimmer(alice, "rain").noticed_on.replace(year=2025, month=2, day=1)
        found = older(alice, read({"q": typed}), before_day=before, most=2)
        assert [glimmer.text for glimmer in found] == ["tea 2025-01-31", "tea 2025-01-01"]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Das Café am Eck", ["cafe", "CAFÉ ", "caf", "am cafe", "cafe\u0301"]),
        ("Ο ΟΔΥΣΣΕΥΣ γύρισε", ["οδυσσεύς", "οδυσσ", "γυρισε"]),
        ("Ёжик в тумане", ["ежик", "ЁЖИК", "туман"]),
        ("喫茶店でお茶", ["茶", "茶店", "喫茶", "喫茶店", "お茶"]),
        ("朝の光がゆっくり動いた", ["光", "の光", "ゆっくり", "動いた"]),
        ("นกร้องเบา ๆ ตอนเช้า", ["นก", "ร้อง", "เช้า", "ตอนเช้า"]),
        ("오늘 하늘이 맑았다", ["하늘", "하", "맑았", "오늘 하늘"]),
        ("tea 🍵 with 👩‍👩‍👧", ["🍵", "👩‍👩‍👧"]),
        ("the kettle went quiet", ['"kettle went"', '"kettle wen', "quiet the kettle went", "-rain kettle"]),
        ('a <b>bold</b> "quote" isn\u2019t &amp; c:\\tea', ["<b>", '"quote', "isn't", "&amp;", "c:\\tea", "tea"]),
        ("#Morning light", ["#morning", "#MORNING", "morning", "mor"]),
        ("I don\u2019t", ["dont", "don't", "don\u02bct ", "don", '"i dont"']),
        ("sun\u00adflower", ["sunflower", "sunfl", "sun\u200bflower"]),
        ("die Füße, über", ["fuesse", "fuess", "fusse ", "Füße ", '"die fuesse ueber"', '"fusse über"']),
        ("blue poem", ["blue ", "poem", '"blue poem"', "blue"]),
        ("#people/mum", ["#people ", "#people/mum ", "#peo", "#people/m", "mum", "#PEOPLE/"]),
        ("#slow-morning", ["#slow-morning ", "#slow", "#slow-", "#slow-m", "morning"]),
        ("#Füße/x", ["#fuesse ", "#fusse ", "#füße/x "]),
    ],
)
def test_case_accents_and_parts_of_words_without_spaces_do_not_matter(alice: User, text: str, typed: list[str]) -> None:
    make_glimmer(alice, text)
    make_glimmer(alice, "something else")
    assert {q: find(alice, q) for q in typed} == {q: [text] for q in typed}


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("#people/mum", ["#mum", "#people/m ", "-#people", "#people/mum/x", "#peopl "]),
        ("#slow-morning", ["#slow ", "#morning", "#slow/morning"]),
        ("teapots", ["teapot ", '"teapot"', "pots", "#teapots", "-teapots"]),
        ("喫茶店", ["茶喫", "店茶", "喫店"]),
        ("tea with rain", ['"tea rain"', '"rain with"', "tea snow", "tea -rain"]),
        ("한글", ["글한"]),
    ],
)
def test_what_is_not_there_is_not_found(alice: User, text: str, typed: list[str]) -> None:
    make_glimmer(alice, text)
    assert {q: find(alice, q) for q in typed} == {q: [] for q in typed}


def test_a_phrase_does_not_go_on_in_the_place(alice: User) -> None:
    make_glimmer(alice, "the end of the garden", place="Path by the river")
    assert find(alice, "garden path ") != []
    assert find(alice, '"by the river"') != []
    assert find(alice, '"garden path"') == []


@pytest.mark.parametrize(
    ("piece", "end", "last"),
    [
        ("tea and rain {} and snow {}, ", "the very last kingfisher", "kingfisher"),
        ("茶と{}雨の音{}。", "最後に翡翠を見た", "見た"),
        ("ชา{}และ{} ", "นกตัวสุดท้าย", "สุดท้าย"),
    ],
)
def test_the_end_of_a_long_text_is_found(alice: User, piece: str, end: str, last: str) -> None:
    words = (piece.format(chr(0x4E00 + number), chr(0x6E00 + number)) for number in range(3000))
    text = "".join(words)[: 20_000 - 1 - len(end)] + f" {end}"
    assert len(text) == 20_000
    make_glimmer(alice, text)
    assert find(alice, last) == find(alice, f'"{end}"') == [text]
    assert find(alice, f'"{end} {end}"') == []


def test_words_in_a_photos_description_are_found_as_long_as_they_stand_there(alice: User) -> None:
    photo, other = make_photo(alice), make_photo(alice)
    photos = ((photo.pk, "A heron at dawn"), (other.pk, "ice on the pond"))
    glimmer, _ = keep(alice, Content(text="By the water", photos=photos), zone=BERLIN)
    assert find(alice, "heron") == find(alice, "water pond ") == ["By the water"]
    assert find(alice, '"dawn ice"') == []

    photos = ((photo.pk, "A stork at dawn"), (other.pk, "ice on the pond"))
    glimmer = change(glimmer, Content(text="By the water", photos=photos), revision=glimmer.revision)
    assert find(alice, "heron") == []
    assert find(alice, "stork") == ["By the water"]

    glimmer = change(glimmer, Content(text="By the water", photos=photos[1:]), revision=glimmer.revision)
    assert find(alice, "stork") == []
    assert find(alice, "pond") == ["By the water"]

    assert Photo.objects.get(pk=photo.pk).take_back()
    assert find(alice, "stork") == find(alice, "pond") == ["By the water"]


def test_what_is_put_away_is_not_found_until_it_is_taken_back(alice: User) -> None:
    glimmer = make_glimmer(alice, "tea", shift="awe", sources=("taste",))
    glimmer.put_away()
    for typed in ("tea", "from:taste", "shift:awe", "-rain", ""):
        assert find(alice, typed) == [], typed
    glimmer.take_back()
    assert find(alice, "tea") == ["tea"]


def test_nothing_of_bobs_is_found(alice: User, bob: User) -> None:
    everything = "tea", "te", "tea from:taste", "from:taste", "shift:awe", "#tag", "-rain", "is:close", ""
    for user in (bob, _somebody_like(alice)):
        make_glimmer(user, "tea #tag", shift="awe", sources=("taste",)).keep_close(True)
        assert {typed: find(user, typed) for typed in everything} == {typed: ["tea #tag"] for typed in everything}
    place = make_glimmer(alice, "rain").place_in_time
    for typed in everything:
        assert find(alice, typed) == ([] if typed else ["rain"])
        assert not newer(alice, read({"q": typed}), before=place, most=ALL)


def test_a_page_is_full_though_somebody_elses_lexemes_begin_as_mine(alice: User) -> None:
    for user in (alice, _somebody_like(alice)):
        for _ in range(3):
            make_glimmer(user, f"tea of {user.email}", when="2024-05-06T07:08")
    place = make_glimmer(alice, "rain", when="2024-01-01T00:00").place_in_time
    mine = ["tea of alice@example.org"] * 2
    assert [glimmer.text for glimmer in older(alice, read({"q": "tea"}), most=2)] == mine
    assert [glimmer.text for glimmer in newer(alice, read({"q": "tea"}), before=place, most=2)] == mine


def _somebody_like(user: User) -> User:
    """Create a user whose lexemes begin as this user's do."""
    key = UUID(uuid4().hex[:-8] + user.pk.hex[-8:])
    return User.objects.create_user("eve@example.org", "e-long-password", id=key)


def test_a_glimmer_is_found_in_the_year_it_was_moved_to(alice: User) -> None:
    glimmer = make_glimmer(alice, "tea", when="2024-12-31T23:00")
    moved = Content(text="tea", when=glimmer.noticed_local.replace(year=2019, tzinfo=None))
    change_words(glimmer, moved, revision=glimmer.revision)
    assert find(alice, "tea on:2019") == ["tea"]
    assert find(alice, "tea") == ["tea"]
    assert find(alice, "tea on:2024") == []


@pytest.mark.one_database
def test_the_migration_makes_what_was_kept_before_as_searchable_as_keeping_does(
    alice: User, bob: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [(make_photo(alice).pk, f"A heron, {number}") for number in range(3)]
    shown, _ = keep(alice, Content(text="", photos=tuple(photos)), zone=BERLIN)
    change(shown, Content(text="", photos=(photos[2], photos[0])), revision=1)
    for user in (alice, bob):
        for year in (1900, 2024, 2026):
            make_glimmer(user, f"#Tea in {year}, お茶", when=f"{year}-05-06T07:08", shift="awe", place="O'Hara \\")
    make_glimmer(bob, "put away", sources=("rest", "taste")).put_away()
    vectors = dict(Glimmer.objects.values_list("pk", "search_vector"))
    assert len(vectors) == 8
    Glimmer.objects.update(search_vector="")
    migration = import_module("glimmers.photos.migrations.0002_search_vectors")
    monkeypatch.setattr(migration, "BATCH", 3)
    migration.make_searchable(apps, None)
    assert dict(Glimmer.objects.values_list("pk", "search_vector")) == vectors


OPERATORS = [
    "& | ! <-> <2> :* :A ( ) * '", "!!tea", "tea:*", "te'a", "tea'", "\\", "tea\\", "\\'", "''", "~~", "'~~tea'",
]  # fmt: skip
ODD = [
    "\0", "tea\0tea", '"', '"tea', '-"', "--", "\ud800", "%s %(a)s %", "{beyond}", "$1", "\u202etea", "e" * 10_000,
]  # fmt: skip
LONG = [
    "w " * 5000, "茶" * 10_000, "-tea " * 60, "#a " * 60, '"' * 999, " ".join(f"w{n}" for n in range(60)), "(" * 9999,
]  # fmt: skip
WORDS = [
    "shift:awe " * 50, "shift:awe shift:joy tea -shift:calm", "on:0000-99-99", "before:1900", "after:2155", "on:2155",
]  # fmt: skip


@pytest.mark.parametrize("typed", OPERATORS + ODD + LONG + WORDS, ids=lambda typed: ascii(typed)[:20])
def test_nothing_that_can_be_typed_breaks_it(alice: User, bob: User, typed: str) -> None:
    mine = {make_glimmer(alice, "tea", shift="awe").pk, make_glimmer(alice, "rain").pk}
    make_glimmer(bob, "tea", shift="awe")
    place = alice.glimmers.latest("pk").place_in_time
    query = read({"q": typed})
    everything = list(older(alice, query, most=ALL))
    assert {glimmer.pk for glimmer in everything} <= mine
    beside = [*older(alice, query, after=place, most=ALL), *newer(alice, query, before=place, most=ALL)]
    assert {glimmer.pk for glimmer in beside} == {glimmer.pk for glimmer in everything if glimmer.text != "rain"}


def test_signs_of_the_database_are_signs_like_any_other(alice: User) -> None:
    make_glimmer(alice, "tea", shift="awe")
    make_glimmer(alice, "rain")
    assert find(alice, "tea <-> !") == find(alice, "'tea' & ! | (") == ["tea"]


def test_what_is_close_and_what_has_photos_is_found_among_words(alice: User) -> None:
    a = make_glimmer(alice, "tea", shift="awe")
    make_glimmer(alice, "tea too", shift="awe")
    never_close = Glimmer.objects.values_list("search_vector", flat=True).get(pk=a.pk)
    a.keep_close(True)
    a.keep_close(True)
    for typed in ("tea is:close", "shift:awe is:close", "is:close -has:photo"):
        assert find(alice, typed) == ["tea"]
    assert find(alice, "tea -is:close") == ["tea too"]
    changed = change_words(a, Content(text="tea three", shift="awe"), revision=1)
    assert find(alice, "tea is:close") == ["tea three"]
    changed.keep_close(False)
    assert find(alice, "tea is:close") == find(alice, "is:close -is:close") == []
    photo = make_photo(alice)
    shown, _ = keep(alice, Content(text="photo tea", photos=((photo.pk, ""),)), zone=BERLIN)
    assert find(alice, "tea has:photo") == ["photo tea"]
    change(shown, Content(text="photo tea"), revision=1)
    assert find(alice, "tea has:photo") == []
    assert Photo.objects.get(pk=photo.pk).take_back()
    assert find(alice, "tea has:photo") == ["photo tea"]
    again = make_glimmer(alice, "tea", shift="awe")
    again.keep_close(True)
    again.keep_close(False)
    assert Glimmer.objects.values_list("search_vector", flat=True).get(pk=again.pk) == never_close
