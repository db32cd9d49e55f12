"""A tag that was renamed can be taken back from Put away too."""

from __future__ import annotations

import re

from django.test import Client

from accounts.models import User
from glimmers.tags.renaming import rename
from tests.factories import make_glimmer

PUT_AWAY = "/put-away/"


def test_a_tag_that_was_renamed_is_listed_with_undo(as_alice: Client, alice: User, as_bob: Client) -> None:
    assert "Tags renamed" not in as_alice.get(PUT_AWAY).content.decode()
    glimmer = make_glimmer(alice, "Steam off the #tea")
    rename(alice, alice.tags.get(), "chai")
    page = as_alice.get(PUT_AWAY).content.decode()
    assert "Tags renamed" in page
    assert "Nothing is put away." not in page
    (undo,) = re.findall(r'action="(/tags/renames/\d+/undo/)"', page)
    assert "Tags renamed" not in as_bob.get(PUT_AWAY).content.decode()
    as_alice.post(undo)
    glimmer.refresh_from_db()
    assert glimmer.text == "Steam off the #tea"
    assert "Tags renamed" not in as_alice.get(PUT_AWAY).content.decode()
