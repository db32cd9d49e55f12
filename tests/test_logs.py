"""The log gets no words of any journal, and one line for an event that one line can describe."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils.module_loading import import_string

from accounts.models import User

WORDS = "Rain on the tin roof\nDETAIL:  and no hurry\n"
Log = Callable[[], str]


@pytest.fixture
def log() -> Iterator[Log]:
    """Collect everything that our handler writes from now on."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    formatter = settings.LOGGING["formatters"]["line"]
    handler.setFormatter(import_string(formatter.get("class", "logging.Formatter"))(formatter["format"]))
    root = logging.getLogger()
    root.handlers.insert(0, handler)  # the first handler that formats an exception does it for all
    yield written.getvalue
    root.removeHandler(handler)


def only_line(text: str) -> str:
    (line,) = text.splitlines()
    return line


# ---- What is asked by strangers ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "words"),
    [("scanner.example", '"scanner.example"'), ("x" * 5000, "GLIMMERS_URL"), ("bad_name\u00e9", r'"bad_name\xe9"')],
)
def test_a_request_by_another_name_is_one_short_line_that_names_the_setting(
    log: Log, db: None, name: str, words: str
) -> None:
    assert Client().get("/", headers={"Host": name}).status_code == 400
    line = only_line(log())
    assert words in line
    assert "GLIMMERS_URL" in line
    assert "ALLOWED_HOSTS" not in line
    assert len(line) < 300


@pytest.mark.parametrize(
    ("sent", "status"),
    [({"text": "x" * 2_000_000}, 413), ({str(number): "" for number in range(1001)}, 400)],
    ids=["large", "many fields"],
)
def test_a_request_that_is_too_much_leaves_nothing(
    log: Log, as_alice: Client, sent: dict[str, str], status: int
) -> None:
    assert as_alice.post("/", sent).status_code == status
    assert not log()


# ---- Forms that the site takes for another's -----------------------------------------------------------------------
def refused_form(**headers: str) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/accounts/login/", {"login": "x"}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver:8443"},
        {"Origin": "https://glimmers.example.org", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_public_address_that_is_set_wrongly_is_said(log: Log, db: None, headers: dict[str, str]) -> None:
    refused_form(**headers)
    line = only_line(log())
    assert headers["Origin"] in line
    assert "GLIMMERS_URL" in line


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://["},
        {"Origin": "null"},
        {},
    ],
)
def test_any_other_refused_form_leaves_nothing(log: Log, db: None, headers: dict[str, str]) -> None:
    refused_form(**headers)
    assert not log()


# ---- Words ---------------------------------------------------------------------------------------------------------
def test_the_words_of_a_row_that_the_database_refuses_are_not_written_down(
    log: Log, as_alice: Client, alice: User
) -> None:
    def keep_unchecked(*args: object, **content: object) -> None:
        alice.glimmers.create(
            text=WORDS, shift="neon", noticed_at="2026-11-22T12:00Z", noticed_on="2026-11-22", place="By the window"
        )

    as_alice.raise_request_exception = False
    with patch("glimmers.today.views.keep", side_effect=keep_unchecked):
        assert as_alice.post("/", {"text": "Rain"}).status_code == 500
    text = log()
    assert "glimmer_shift_is_known" in text
    assert "CheckViolation" in text
    assert "keep_unchecked" in text, "where it happened is told"
    for words in ("Rain", "hurry", "window", "DETAIL"):
        assert words not in text


def test_the_words_in_a_statement_that_fails_are_not_written_down(log: Log, db: None) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing_of_the_kind, %s", [WORDS])
    except Exception:
        logging.getLogger("glimmers").exception("it failed")
    assert "nothing_of_the_kind" in log()
    assert "Rain" not in log()


def test_any_other_error_is_written_down_whole(log: Log) -> None:
    def fails() -> None:
        try:
            raise KeyError("the first")
        except KeyError as error:
            raise RuntimeError("the second") from error

    try:
        fails()
    except RuntimeError:
        logging.getLogger("glimmers").exception("it failed")
    told = log()
    assert told.index("KeyError: 'the first'") < told.index("direct cause") < told.index("RuntimeError: the second")
    assert told.count("Traceback") == 2
