"""The empty form, which is drawn once for everybody, is the one that Django would draw."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from glimmers.glimmer.drawn_form import drawn, drawn_empty
from glimmers.glimmer.forms import GlimmerForm


@pytest.mark.parametrize("day", [None, date(2026, 11, 22)])
@pytest.mark.parametrize("is_focused", [True, False])
def test_it_is_what_a_form_of_now_looks_like(day: date | None, is_focused: bool) -> None:
    mine = drawn_empty(day, is_focused=is_focused)
    key = re.search(r'value="([0-9a-f-]{36})"', mine.hidden)
    assert key
    form = GlimmerForm(zone=ZoneInfo("Asia/Tokyo"), initial={"client_id": key[1], **({"on": day} if day else {})})
    form.fields["text"].widget.attrs["autofocus"] = is_focused
    assert mine == drawn(form)


def test_each_has_an_id_of_its_own() -> None:
    first, second = drawn_empty(None), drawn_empty(None)
    assert first.hidden != second.hidden
    assert UUID(int=0xA1).hex not in str(first.hidden).replace("-", "")
