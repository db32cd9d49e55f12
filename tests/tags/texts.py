"""Provide texts with tags and near-tags, and compare what rewriting them changes."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.journal.text import filed_under

NAMES = (
    "tea", "Tea", "TEA", "chai", "milk", "te\u0301", "t\u00e9", "Straße", "STRASSE", "猫", "ねこ", "🍵",
    "👩\u200d👩\u200d👧", "👍🏽", "_tea", "1tea", "צל",
    "tea/green", "Tea/Green/x", "tea/tea", "chai-tea", "1/tea", "🍵/猫",
)  # fmt: skip
BETWEEN = (
    "", " ", ", ", ".", "\n", "\r\n", "(", ")", "'s ", "&", "/", "-", "/ ", "<b>", "tea", "#", "12", "\u200d", "\ufe0f",
    " https://example.org/#tea", " http://tea.example/?q=#chai) ", "word ",
)  # fmt: skip
_written = st.builds("{}{}".format, st.sampled_from(("#", "#", "#", "＃")), st.sampled_from(NAMES))
texts = st.lists(_written | st.sampled_from(BETWEEN), min_size=1, max_size=8).map("".join).filter(str.strip)


def as_they_are(user: User) -> dict[Any, tuple[Any, ...]]:
    """Return everything that a renaming changes in each glimmer, but for the count of its changes."""
    found = {}
    for glimmer in user.glimmers.prefetch_related("tags").defer(None):
        names = sorted(tag.name for tag in glimmer.tags.all())
        found[glimmer.pk] = (glimmer.text, names, glimmer.search_vector)
    return found


def is_filed_rightly(glimmer: Glimmer) -> bool:
    """Return whether its tags and its search vector are those of its words."""
    kept = Glimmer.objects.defer(None).get(pk=glimmer.pk)
    shown = list(kept.photos.in_place().values_list("description", flat=True))
    vector = kept.search_vector
    kept.make_searchable(shown)
    Glimmer.objects.filter(pk=kept.pk).update(search_vector=kept.search_vector)
    afresh = Glimmer.objects.values_list("search_vector", flat=True).get(pk=kept.pk)
    return vector == afresh and sorted(filed_under(kept.text)) == sorted(kept.tags.values_list("name", flat=True))
