"""The words that were found are marked in the text. Without a database."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glimmers.cards.words_as_html import linked
from glimmers.journal.folding import Needle, Unit
from glimmers.search import marking
from glimmers.search.marking import BEFORE, FAR, Found
from glimmers.search.query import parse
from glimmers.search.query_from_address import calendar, names


def found(typed: str) -> Found:
    return Found(parse(typed, names(), calendar()))


@pytest.mark.parametrize(
    ("typed", "text", "shown"),
    [
        ("cafe ", "Das Café, das CAFÉ; die Cafés", "Das [Café], das [CAFÉ]; die Cafés"),
        ("caf", "Das Café und Caffè", "Das [Café] und [Caffè]"),
        ("tea rain ", "rain, then tea", "[rain], then [tea]"),
        ('"cup of"', "of a cup, a cup of tea", "of a cup, a [cup of] tea"),
        ("don't ", "I don’t, don", "I [don’t], don"),
        ("dont ", "I don’t, don", "I [don’t], don"),
        ("don ", "I don’t, don", "I [don]’t, [don]"),
        ("don't ", "I dont; don\u02bct, DON'T", "I [dont]; [don\u02bct], [DON'T]"),
        ("its", "It's its itself", "[It's] [its] [itself]"),
        ('"eau chaude"', "de l’eau chaude", "de l’[eau chaude]"),
        ('"l\'eau chaude"', "de l’eau chaude", "de [l’eau chaude]"),
        ("sunflower ", "a sun\u00adflower, sun\u200bflower", "a [sun\u00adflower], [sun\u200bflower]"),
        ("fuesse ", "Die Füße, Fu\u0308ße, fuesse, fusse", "Die [Füße], [Fu\u0308ße], [fuesse], fusse"),
        ("füße ", "Die Füße, fuesse, fusse", "Die [Füße], [fuesse], [fusse]"),
        ("fuess", "Füßen", "[Füßen]"),
        ('"die fuesse"', "Die Füße", "[Die Füße]"),
        ("blue ", "Blue, blau", "[Blue], blau"),
        ("1 March ", "On 1 March, not 1 May", "On [1 March], not 1 May"),
        ("2026-03-01 ", "2026-03-01", "[2026-03-01]"),
        ("-tea rain ", "tea, rain", "tea, [rain]"),
        ("茶店", "喫茶店と茶店", "喫[茶店]と[茶店]"),
        ("茶", "喫茶店", "喫[茶]店"),
        ("กาแฟ", "ดื่มกาแฟร้อน", "ดื่ม[กาแฟ]ร้อน"),
        ("strasse ", "Die Straße", "Die [Straße]"),
        ("οδυσσεύς ", "Ο ΟΔΥΣΣΕΎΣ", "Ο [ΟΔΥΣΣΕΎΣ]"),
        ("shift:awe ", "awe", "awe"),
    ],
)
def test_found_words_are_marked_and_no_others(typed: str, text: str, shown: str) -> None:
    marked, done = "", 0
    for start, end in found(typed).spans(text):
        marked += f"{text[done:start]}[{text[start:end]}]"
        done = end
    assert marked + text[done:] == shown


def test_markup_in_a_glimmer_stays_text() -> None:
    html = linked('a <b>tea</b> & "tea" <script>', found("tea b script"))
    assert html == (
        "a &lt;<mark>b</mark>&gt;<mark>tea</mark>&lt;/<mark>b</mark>&gt; &amp; &#34;<mark>tea</mark>&#34; "
        "&lt;<mark>script</mark>&gt;"
    )


def test_marks_lie_inside_of_links() -> None:
    assert linked("#Tea", found("#tea")) == '<a class="tag" href="/scrapbook/?q=%23tea+"><mark>#Tea</mark></a>'
    for typed in ("#people ", "#people/mum ", "#peo"):
        assert "<mark>#People/Mum</mark>" in linked("#People/Mum", found(typed))
    for typed in ("#people/dad ", "#mum", "#peop ", "#people/mum/x "):
        assert "<mark>#" not in linked("#People/Mum", found(typed))
    assert linked("#a/b", found("")) == '<a class="tag" href="/scrapbook/?q=%23a%2Fb+">#a/b</a>'
    html = linked("see https://example.org/tea now", found("tea see"))
    assert (
        '<a href="https://example.org/tea" rel="nofollow noreferrer noopener">https://example.org/<mark>tea</mark></a>'
        in html
    )


def test_a_long_text_is_shown_from_a_little_before_what_was_found() -> None:
    text = "word " * 300 + "Needle in the hay"
    begin = found("needle").begin(text)
    assert text[begin - 1] == " "
    assert 0 < text.index("Needle") - begin <= 2 * BEFORE
    assert linked(text, found("needle")).startswith("… word")
    assert found("needle").begin("Needle " + text) == 0
    assert found("none").begin(text) == 0
    assert found("needle").begin("x" * FAR + " needle") > 0


def test_marking_a_text_of_one_word_asks_no_more_than_it_has_to() -> None:
    """The test counts how many units are compared; it does not time them."""
    text, typed = "a " * 10_000, '"' + "a " * 200 + 'b" "' + "a " * 100 + '"'
    compared = 0

    def count(unit: Unit, needle: Needle) -> bool:
        nonlocal compared
        compared += 1
        return unit.text in needle.texts

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marking, "_is_it", count)
        assert len(found(typed).spans(text)) <= marking.MOST_MARKS
    assert compared < 3 * marking.MOST_COMPARED


@given(st.text(), st.text(max_size=20))
def test_nothing_is_lost_by_marking(text: str, typed: str) -> None:
    looking = found(typed)
    spans = looking.spans(text)
    assert all(start < end <= len(text) for start, end in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    if looking.begin(text) == 0:
        assert linked(text, looking).replace("<mark>", "").replace("</mark>", "") == linked(text)
