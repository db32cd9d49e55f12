"""Single words are found without taking a whole text apart, and the result is the same."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from glimmers.search.marking import Found
from glimmers.search.query_from_address import read

LETTERS = "aAtTeEsS019 “”—…(\n\t.,-_'’`´\u00a0ßéüæſıK\u0301\u200d#@日本🌧\ufe0f\u20e3"
TEXTS = st.text(alphabet=LETTERS, max_size=60)
WORDS = st.lists(st.text(alphabet="aAtTeEsSéßü'01", min_size=1, max_size=4), min_size=1, max_size=3)


@given(TEXTS, WORDS, st.booleans())
@example("The tea's THE théé", ["the", "tea"], False)
@example("straße strasse STRASSE", ["strasse"], False)
@example("teas teapot théière tea's", ["te"], True)
@example("l'eau leau", ["leau"], False)
def test_it_is_what_is_found_by_taking_the_text_apart(text: str, words: list[str], is_open: bool) -> None:
    found = Found(read({"q": " ".join(words) + " " * (not is_open)}))
    quick = found._spans(text)
    found._plainly = None
    assert quick == found._spans(text)


def test_a_long_run_without_a_space_takes_no_time_that_grows_with_its_square() -> None:
    found = Found(read({"q": "tea"}))
    assert found._spans("a" * 20_000 + " tea " + "b'" * 10_000) == [(20_001, 20_004)]
