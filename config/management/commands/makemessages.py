"""Django's makemessages, which finds sentences in Jinja2 templates and in lists too; like Django's, by GNU gettext."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.commands import makemessages
from django.template import engines

from config.templates import DJANGOS
from glimmers.practice import lines

FOLDER = "./templates/"  # as the command names it, which is run beside manage.py
LISTS = "./glimmers/practice/"


class BuildFile(makemessages.BuildFile):
    """One file with sentences, which xgettext reads as Python where it is a template or a list."""

    def preprocess(self) -> None:
        if self.path.startswith(LISTS) and self.path.endswith(".txt"):
            sentences = Path(self.path).read_text(encoding="utf-8").splitlines()
            calls = [f"gettext({each.sentence!r})" if each else "" for each in map(lines.line, sentences)]
            Path(self.work_path).write_text("\n".join(calls), encoding="utf-8")
            return
        if not self.path.startswith(FOLDER) or self.path.removeprefix(FOLDER).startswith(DJANGOS):
            super().preprocess()
            return
        source = Path(self.path).read_text(encoding="utf-8")
        environment: Any = engines["jinja2"].env  # type: ignore[attr-defined]
        Path(self.work_path).write_text(as_python(environment.extract_translations(source)), encoding="utf-8")


class Command(makemessages.Command):
    build_file_class = BuildFile


def as_python(messages: Iterable[tuple[int, str, Any]]) -> str:
    """Write calls of gettext and its variants, each on the line that it has in its template."""
    return "\n".join(_lines(messages))


def _lines(messages: Iterable[tuple[int, str, Any]]) -> Iterator[str]:
    calls: dict[int, list[str]] = {}
    for line, function, sentence in messages:
        sentences = sentence if isinstance(sentence, tuple) else (sentence,)
        # None stands for a number, which is not written out.
        calls.setdefault(line, []).append(f"{function}({', '.join(repr(each) for each in sentences)})")
    for line in range(1, max(calls, default=0) + 1):
        yield "; ".join(calls.get(line, []))
