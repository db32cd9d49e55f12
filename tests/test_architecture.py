"""Modules know each other only as they may, beyond what import-linter can check."""

from __future__ import annotations

import ast
import re

import pytest

from tests.packages import LINTER, PACKAGES, ROOT

PURE = next(each["source_modules"] for each in LINTER["contracts"] if each["name"].startswith("Pure modules"))
# The parts of a template that are not words: tags of the template language, comments, the class of a page.
HIDDEN = (
    r"{%\s*blocktranslate.*?endblocktranslate\s*%}|{%\s*trans\b.*?endtrans\s*%}"
    r"|{%\s*block (?:room|scripts|kind)\s*%}.*?{%\s*endblock"
    r"|{#.*?#}|{%.*?%}|{{.*?}}"
)
SOURCES = [
    path
    for folder in (*PACKAGES, "static/js", "static/css", "templates", "tests")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".js", ".css", ".html"} and "migrations" not in path.parts
]


@pytest.mark.parametrize("pure", PURE)
def test_pure_modules_know_nothing_of_http_or_the_database(pure: str) -> None:
    """import-linter sees Django as one package; these modules may use the parts without HTTP or a database."""
    for node in ast.walk(ast.parse((ROOT / f"{pure.replace('.', '/')}.py").read_text())):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            modules.append(node.module or "")
        for module in modules:
            assert not module.startswith(("django.http", "django.db", "django.shortcuts", "psycopg")), (pure, module)


def test_a_file_is_one_idea_long() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in SOURCES if path.name != "texts.py"}
    assert len(lengths) > 400, "or this test would look at nothing"
    # The demonstration's texts may be longer.
    assert not {path: length for path, length in lengths.items() if length > 300}


def test_every_python_file_says_its_job_first() -> None:
    for path in SOURCES:
        if path.suffix == ".py" and path.read_text().strip():
            assert ast.get_docstring(ast.parse(path.read_text())), path


def test_colours_stand_in_the_tokens_alone() -> None:
    for path in (ROOT / "static/css").rglob("*.css"):
        if path.name == "tokens.css":
            continue
        rules = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgb\(|\bhsl\(", rules), path


def test_style_sheets_are_all_in_their_bundle() -> None:
    css = (ROOT / "static/css/app.css").read_text()
    for path in (ROOT / "static/css").rglob("*.css"):
        assert path.name == "app.css" or str(path.relative_to(ROOT / "static/css")) in css


def test_every_word_a_template_says_is_marked_for_translation() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        text = re.sub(HIDDEN, "", text, flags=re.DOTALL)
        text = re.sub(r"<!--.*?-->|<[^>]*>", " ", text, flags=re.DOTALL)
        words = re.findall(r"[A-Za-z]{2,}", text.replace("Glimmers", "").replace("&amp;", ""))
        assert not words, (path, words)
