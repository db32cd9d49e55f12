"""The demonstration's journal: believable, varied, and made through the same door as a real one."""

from __future__ import annotations

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts.models import User
from glimmers.demo.calendar import ZONE, planned
from glimmers.demo.words import MOMENTS
from glimmers.journal.vocabulary import Shift, Source


@pytest.fixture
def demo(db: None) -> User:
    call_command("demo", password="a-long-password", stdout=StringIO())
    return User.objects.get(email="demo@example.com")


def test_it_holds_a_few_hundred_varied_glimmers_of_three_years(demo: User) -> None:
    glimmers = list(demo.glimmers.all())
    assert 200 <= len(glimmers) <= 600
    years = {glimmer.noticed_on.year for glimmer in glimmers}
    assert len(years) >= 3
    assert {glimmer.shift for glimmer in glimmers} == {"", *Shift.values}
    assert {source for glimmer in glimmers for source in glimmer.sources} == set(Source.values)
    lengths = [len(glimmer.text) for glimmer in glimmers]
    assert min(lengths) < 40
    assert max(lengths) > 1000
    assert any(glimmer.is_close for glimmer in glimmers)
    assert any(glimmer.is_tucked for glimmer in glimmers)
    assert demo.tags.in_use().count() >= 10
    assert max(glimmer.noticed_at for glimmer in glimmers) <= timezone.now()


def test_one_can_sign_in_and_see_it(demo: User) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": "demo@example.com", "password": "a-long-password"})
    assert client.get("/scrapbook/").content.decode().count("<article") == 24


def test_it_is_made_once_unless_asked_again(demo: User) -> None:
    with pytest.raises(CommandError, match="--again"):
        call_command("demo")
    call_command("demo", again=True, password="a-long-password", stdout=StringIO())
    assert User.objects.filter(email="demo@example.com").count() == 1


def test_it_is_the_same_each_time_and_nothing_lies_ahead() -> None:
    now = datetime(2026, 11, 22, 0, 10)
    first, second = list(planned(now)), list(planned(now))
    assert first == second
    assert len(first) == len(MOMENTS)
    assert all(plan.content.when and plan.content.when <= now for plan in first)
    assert ZONE.key == "Europe/Berlin"


def test_moments_use_the_journals_words() -> None:
    for moment in MOMENTS:
        assert moment.shift in {"", *Shift.values}
        assert set(moment.sources) <= set(Source.values)
        assert "!" not in moment.text
