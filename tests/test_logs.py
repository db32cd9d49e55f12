"""What gets into the log: no journal's words, and one line where one says it."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

Log = Callable[[], str]


@pytest.fixture
def log() -> Iterator[Log]:
    """All that our handler wrote since."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    formatter = settings.LOGGING["formatters"]["line"]
    handler.setFormatter(import_string(formatter.get("class", "logging.Formatter"))(formatter["format"]))
    root = logging.getLogger()
    root.handlers.insert(0, handler)  # the first to format an exception does so for all
    yield written.getvalue
    root.removeHandler(handler)


def only_line(text: str) -> str:
    (line,) = text.splitlines()
    return line


# ---- What is asked by strangers ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "said"),
    [("scanner.example", '"scanner.example"'), ("x" * 5000, "GLIMMERS_URL"), ("bad_name\u00e9", r'"bad_name\xe9"')],
)
def test_a_request_by_another_name_is_one_short_line_that_names_the_setting(
    log: Log, db: None, name: str, said: str
) -> None:
    assert Client().get("/", headers={"Host": name}).status_code == 400
    line = only_line(log())
    assert said in line
    assert "GLIMMERS_URL" in line
    assert "ALLOWED_HOSTS" not in line
    assert len(line) < 300


@pytest.mark.parametrize(
    "sent", [{"text": "x" * 2_000_000}, {str(number): "" for number in range(1001)}], ids=["large", "many fields"]
)
def test_a_request_that_is_too_much_leaves_nothing(log: Log, as_alice: Client, sent: dict[str, str]) -> None:
    assert as_alice.post("/", sent).status_code == 400
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
