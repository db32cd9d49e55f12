"""Sentences can be translated: they are found in all that people read, and a page speaks one language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

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
    for folder in ("templates", "config", "accounts", "glimmers"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    found = extracted(tmp_path, monkeypatch)
    for place in ("templates/cards/_card.html", "templates/account/login.html", "glimmers/journal/vocabulary.py"):
        assert f"#: {place}:" in found, place
    assert 'msgid "Keep close"' in found
    assert 'msgid_plural "%(found)s glimmers"' in found


def extracted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the command in this folder, and return the catalogue that it wrote."""
    monkeypatch.chdir(folder)
    (folder / "locale").mkdir()
    with override_settings(LOCALE_PATHS=[str(folder / "locale")]):
        call_command("makemessages", locale=["de"], verbosity=0)
    return (folder / "locale/de/LC_MESSAGES/django.po").read_text()
