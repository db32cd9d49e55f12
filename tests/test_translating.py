"""Sentences can be translated: the command finds all that people read, and a page speaks one language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from accounts.models import User
from tests.everything import write_everything
from tests.factories import make_glimmer
from tests.packages import PACKAGES
from tests.translating import LETTER, in_other_letters, translated

ROOT = Path(__file__).parent.parent
SMALL = {
    "here.py": """
from django.utils.translation import gettext as _, ngettext, pgettext
_("Of Python, %(name)s") % {"name": 1}
ngettext("Of Python, one", "Of Python, %(n)s", 2)
pgettext("of Python", "Long")
""",
    "templates/account/page.html": """{% load i18n %}
{% translate "Of Django, 5 %" %}
{% blocktranslate count n=n %}Of Django, one{% plural %}Of Django, {{ n }}{% endblocktranslate %}
{% translate "Long" context "of Django" %}
""",
    "templates/page.html": """
{{ _("Of Jinja2, “%(name)s”", name=name) }}{{ _("On the same line") }}
{% trans n=n %}Of Jinja2, one, 5 %{% pluralize %}Of Jinja2, {{ n }}, 5 %{% endtrans %}

{{ pgettext("of Jinja2", "Long") }}
{% trans trimmed name=name %}
  Of <b>{{ name }}</b>,
  on two lines
{% endtrans %}
""",
}
FOUND = """
#: here.py:3
#, python-format
msgid "Of Python, %(name)s"

#: here.py:4
#, python-format
msgid "Of Python, one"
msgid_plural "Of Python, %(n)s"

#: here.py:5
msgctxt "of Python"
msgid "Long"

#: templates/account/page.html:2
#, python-format
msgid "Of Django, 5 %%"

#: templates/account/page.html:3
#, python-format
msgid "Of Django, one"
msgid_plural "Of Django, %(n)s"

#: templates/account/page.html:4
msgctxt "of Django"
msgid "Long"

#: templates/page.html:2
#, python-format
msgid "Of Jinja2, “%(name)s”"

#: templates/page.html:2
msgid "On the same line"

#: templates/page.html:3
#, python-format
msgid "Of Jinja2, one, 5 %%"
msgid_plural "Of Jinja2, %(n)s, 5 %%"

#: templates/page.html:5
msgctxt "of Jinja2"
msgid "Long"

#: templates/page.html:6
#, python-format
msgid "Of <b>%(name)s</b>, on two lines"
"""


def test_sentences_are_found_in_python_and_in_both_kinds_of_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, source in SMALL.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source)
    found = extracted(tmp_path, monkeypatch)
    entries = found.split("\n\n", 1)[1]
    assert re.sub(r'^msgstr(\[\d\])? ""\n', "", entries, flags=re.MULTILINE).strip() == FOUND.strip()
    assert sorted(path.name for path in tmp_path.rglob("*.py")) == ["here.py"], "what it wrote for xgettext is gone"


def test_the_whole_site_can_be_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("templates", *PACKAGES):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    found = extracted(tmp_path, monkeypatch)
    for place in (
        "templates/cards/_card.html",
        "templates/account/login.html",
        "glimmers/journal/vocabulary.py",
        "glimmers/practice/ideas.txt",
        "glimmers/practice/now.txt",
    ):
        assert f"#: {place}:" in found, place
    assert 'msgid "Keep close"' in found
    assert 'msgid "What is the first sip like, before the second?"' in found
    assert 'msgid_plural "%(found)s glimmers"' in found


def extracted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the command in this folder, and return the catalogue that it wrote."""
    monkeypatch.chdir(folder)
    (folder / "locale").mkdir()
    with override_settings(LOCALE_PATHS=[str(folder / "locale")]):
        call_command("makemessages", locale=["de"], verbosity=0)
    return (folder / "locale/de/LC_MESSAGES/django.po").read_text()


# ---- A page in another language ------------------------------------------------------------------------------------
# Languages that no other test uses, as what is cached for a language stays as long as the process.
OTHER, PLURAL, ESCAPED = "nl", "fi", "da"
PAGES = {
    "accounts:about", "accounts:settings", "calendar:month", "calendar:year", "capture:revoke", "capture:tokens",
    "glimmer:edit", "glimmer:glimmer", "put_away:delete", "put_away:delete_photo", "put_away:delete_words",
    "coming_back:settings", "coming_back:this_time", "practice:ideas", "practice:one", "practice:what",
    "glimmer_for_now:for_now", "glimmer_for_now:settings", "pwa:for_now", "reflecting:month",
    "put_away:put_away", "pwa:offline", "scrapbook:scrapbook", "search:search", "tags:rename", "tags:tags",
    "today:day", "today:today",
    "account_change_password", "account_email", "account_reauthenticate", "account_login", "account_reset_password",
}  # fmt: skip
SHOWN = {"aria-label", "title", "placeholder", "alt", "data-months"}
NOT_TRANSLATED = {"code", "pre", "script", "style", "option", "textarea"}


class Said(HTMLParser):
    """Collect the words of a page that somebody reads or hears."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_TRANSLATED or ("translate", "no") in attrs:
            self._inside.append(tag)
        self.words += [value for name, value in attrs if name in SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside and data.strip():
            self.words.append(data)


@pytest.fixture
def _in_more_languages() -> Iterator[None]:
    languages = [("en-gb", "English"), (OTHER, "Nederlands"), (PLURAL, "suomi"), (ESCAPED, "dansk")]
    with override_settings(LANGUAGES=languages), in_other_letters(OTHER):
        yield


def read(client: Client, url: str, language: str, **headers: str) -> str:
    response = client.get(url, headers={"Accept-Language": language, **headers})
    assert response.status_code in {200, 403}, url
    return response.content.decode()


@pytest.mark.once
@pytest.mark.usefixtures("_in_more_languages")
@pytest.mark.parametrize("first", ["en-gb", OTHER])
def test_no_page_has_a_sentence_of_another_language(
    alice: User, as_alice: Client, anonymous: Client, first: str
) -> None:
    second = OTHER if first == "en-gb" else "en-gb"
    found = write_everything(alice, "λόγια", "αυγη")
    for name in PAGES:
        client = anonymous if name in {"account_login", "account_reset_password"} else as_alice
        for url in found[name]:
            for language in (first, second, first):
                for headers in ({}, {"HX-Request": "true"}):
                    page = read(client, url, language, **headers)
                    if language == OTHER:
                        foreign = [words for words in Said(page).words if has_english(words)]
                        assert not foreign, (url, headers, foreign)
                    else:
                        assert LETTER not in page, (url, headers)


def has_english(words: str) -> bool:
    left = re.sub(r"\bGlimmers\b|\S+@\S+|https?:\S+|\b(?:shift|on):", "", words)
    return bool(re.search("[A-Za-z]{2,}", left))


@pytest.mark.usefixtures("_in_more_languages")
def test_a_page_says_in_the_other_language_what_there_is_one_or_more_of(alice: User, as_alice: Client) -> None:
    plural = {("%(found)s glimmer", 0): "%(found)s vonkje", ("%(found)s glimmer", 1): "%(found)s vonkjes"}
    with translated(PLURAL, {**plural, "Kept close": "Dicht bij", "Keep close": "Houd het dichtbij, 5 %%"}):
        for text, count in (("Steam", "1 vonkje"), ("Steam again", "2 vonkjes")):
            make_glimmer(alice, text)
            page = read(as_alice, "/search/?q=steam", PLURAL)
            assert f">{count}\n" in page
            assert f'<html lang="{PLURAL}"' in page
            assert "vonkje" not in read(as_alice, "/search/?q=steam", "en-gb")
        assert "Houd het dichtbij, 5 %<" in read(as_alice, f"/glimmers/{alice.glimmers.latest('pk').pk}/", PLURAL)


@pytest.mark.usefixtures("_in_more_languages")
def test_values_in_a_translated_sentence_are_escaped(alice: User, as_alice: Client) -> None:
    make_glimmer(alice, "Steam")
    with translated(ESCAPED, {"“%(each)s” could not be read, so nothing is narrowed by it.": "<q>%(each)s</q>?"}):
        assert "<q>from:&lt;b&gt;</q>?" in read(as_alice, "/search/?q=from:%3Cb%3E", ESCAPED)
