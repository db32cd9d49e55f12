"""Whatever is sent is kept, or refused as a problem: any JSON, any bytes, any fields of a form."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from glimmers.capture.body import FIELDS
from tests.capture.sending import problem, send

within_one_test = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
# Includes halves of surrogate pairs, which JSON can write as \ud800.
any_text = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    ["calm", "2026-11-15T08:30Z", "nature", "\0"]
)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)
any_glimmer = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(FIELDS, any_text | any_json),
        "text": any_text,
        "sources": st.lists(st.sampled_from(["nature", "rest", "", "money"])) | any_json,
        "when": st.datetimes(timezones=st.none() | st.timezones()).map(str) | any_json,
        "client_id": st.uuids().map(str) | any_json,
    },
)
KINDS = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=B", "text/plain")


def check(response: Any, user: User) -> None:
    """Check that a glimmer was kept exactly if the answer says so."""
    if response.status_code == 201:
        user.glimmers.get(pk=response.json()["id"]).delete()
    else:
        assert 400 <= response.status_code < 500
        problem(response, response.status_code)
    assert not user.glimmers.exists()


@within_one_test
@given(sent=any_json | any_glimmer)
def test_any_json_is_kept_or_refused_in_words(alice: User, secret: str, sent: Any) -> None:
    check(send(secret, sent), alice)


@within_one_test
@given(text=any_text, place=any_text)
def test_any_words_come_out_as_they_went_in_or_are_refused(alice: User, secret: str, text: str, place: str) -> None:
    response = send(secret, {"text": text, "place": place})
    written = text + place
    if not text.strip() or "\0" in written or any("\ud800" <= character <= "\udfff" for character in written):
        problem(response, 422)
        return
    assert response.status_code == 201
    glimmer = alice.glimmers.get(pk=response.json()["id"])
    assert (glimmer.text, glimmer.place) == (text, place.strip())


@within_one_test
@given(body=st.binary(max_size=200), kind=st.sampled_from(KINDS), wrapped=st.booleans())
def test_any_bytes_are_kept_or_refused_in_words(
    alice: User, secret: str, body: bytes, kind: str, wrapped: bool
) -> None:
    if wrapped:
        part = b'--B\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
        body = part + body + b"\r\n--B--\r\n" if "B" in kind else json.dumps({"text": body.hex()}).encode() + body
    check(send(secret, body, kind=kind), alice)
