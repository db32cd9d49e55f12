"""An email is called email: on every page, in every email, and in the names of files and functions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.packages import MODULES

ROOT = Path(__file__).parent.parent.parent
OLD_WORD = re.compile(r"(?<![a-z])letters?(?![a-z])", re.IGNORECASE)
# Here "letter" means the alphabet: the names of what a tag may contain, and Django's date formats.
OF_THE_ALPHABET = re.compile(
    r"\bletters, digits\b|\bneeds a letter or a picture\b|\bwith a letter, a digit\b|format letters"
)
MARKED = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
TEMPLATES = [path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt"}]


def messages(path: Path) -> Iterator[str]:
    """Yield what the code of this file says to a person: the strings that are marked for translation."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in MARKED:
            yield from (each.value for each in node.args if isinstance(each, ast.Constant))


def names(path: Path) -> Iterator[str]:
    """Yield the names in the code of this file: functions, classes, arguments and variables."""
    for node in ast.walk(ast.parse(path.read_text())):
        for part in ("name", "id", "arg", "attr"):
            name = getattr(node, part, None)
            if isinstance(name, str):
                yield name


def test_no_template_has_the_old_word() -> None:
    assert len(TEMPLATES) > 50, "or this test would look at nothing"
    for path in TEMPLATES:
        assert not OLD_WORD.search(path.name.replace("_", " ")), path
        assert not OLD_WORD.search(path.read_text()), path


def test_no_message_has_the_old_word() -> None:
    found = [(path, message) for path in MODULES for message in messages(path)]
    assert (ROOT / "accounts/forms.py", "Stay signed in") in found, "or this test would look at nothing"
    assert not [(path, each) for path, each in found if OLD_WORD.search(OF_THE_ALPHABET.sub("", each))]


def test_nothing_about_accounts_is_named_by_it() -> None:
    tests = list((ROOT / "tests/accounts").rglob("*.py"))
    found = [
        (path, name) for path in [*tests, *(ROOT / "accounts").rglob("*.py")] for name in [path.stem, *names(path)]
    ]
    assert any(name == "AccountAdapter" for _path, name in found), "or this test would look at nothing"
    assert not [(path, name) for path, name in found if OLD_WORD.search(name.replace("_", " "))]
