"""Each moment of the demonstration gets a picture that fits it."""

from __future__ import annotations

from datetime import datetime
from random import Random

import pytest
from PIL import Image

from glimmers.demo import album
from glimmers.demo.album import Moment, kinds_for, kinds_named, light_at
from glimmers.demo.pictures import DRAWN, FOLDER, KINDS, LIGHTS, drawn

NOON_IN_JUNE = datetime(2026, 6, 15, 12)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mies asleep on the clean washing.", ["cat", "laundry"]),
        ("Plums, and a second cup of TEA", ["fruit", "tea"]),
        ("Leaves. A leaf.", ["leaf"]),
        ("The teacher searched for the catalogue.", []),
        ("Snow", []),  # there is no snow in June
    ],
)
def test_pictures_show_what_the_words_name(text: str, kinds: list[str]) -> None:
    assert kinds_named(Moment(NOON_IN_JUNE, text, ())) == kinds


def test_without_such_a_word_they_show_where_it_came_from() -> None:
    moment = Moment(NOON_IN_JUNE, "Nobody there", ("taste",))
    assert set(kinds_for(moment, Random(1))) == set(album.BY_SOURCE["taste"])


def test_no_lanterns_at_noon_and_no_sun_at_midnight() -> None:
    moment = Moment(NOON_IN_JUNE, "lantern, washing", ())
    assert kinds_named(moment) == ["laundry"]
    assert kinds_named(moment._replace(when=NOON_IN_JUNE.replace(hour=0))) == ["lanterns"]


@pytest.mark.parametrize(("hour", "light"), [(3, "night"), (8, "dawn"), (12, "day"), (14, "gold"), (16, "dusk")])
def test_the_light_is_that_of_the_hour_in_winter(hour: int, light: str) -> None:
    assert light_at(datetime(2026, 12, 21, hour, 30)) == light


def test_those_without_words_always_have_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(album, "COUNTS", (2,))
    moments = [Moment(NOON_IN_JUNE, text, ("nature",)) for text in ("A bicycle", "", "A cat")]
    for seed in range(20):
        assert [len(pictures) for pictures in album.chosen(moments, Random(seed))] == [0, 2, 0]


def test_several_pictures_of_one_moment_differ() -> None:
    moments = [Moment(NOON_IN_JUNE, "Tea", ()) for _ in range(3)]
    for pictures in album.chosen(moments, Random(3)):
        assert len({picture.drawn.kind for picture in pictures}) == len(pictures)


def test_of_every_kind_that_is_named_there_is_a_picture() -> None:
    named = {*album.WORDS, *album.IN_SEASON, *album.SUNLIT, *album.LAMPLIT}
    named |= {kind for kinds in (*album.BY_SOURCE.values(), *album.COMPANY) for kind in kinds}
    assert named == set(KINDS)
    assert set(album.DAYLIGHT) == {"spring", "summer", "autumn", "winter"}
    days = [datetime(2026, month, 15, hour) for month in range(1, 13) for hour in range(24)]
    assert {light_at(day) for day in days} == set(LIGHTS)


def test_the_picture_is_the_one_in_the_nearest_light() -> None:
    assert [drawn("tea", light).light for light in LIGHTS] == ["day", "day", "gold", "gold", "gold"]
    assert drawn("aurora", "day").light == "night"


def test_each_picture_is_a_small_file_and_is_described() -> None:
    assert sorted(each.path for each in DRAWN) == sorted(FOLDER.iterdir())
    assert sum(each.path.stat().st_size for each in DRAWN) <= 3_000_000
    for each in DRAWN:
        with Image.open(each.path) as image:
            assert (image.format, max(image.size)) == ("WEBP", 1600)
        assert 8 < len(each.description) < 120
