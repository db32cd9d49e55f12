"""Any text comes back equal, or is refused in words; any time is kept, or is refused in words."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.models import User
from tests.conftest import signed_in

PAGES = ("/", "/scrapbook/", "/put-away/", "/tags/", "/settings/")
within_one_test = settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@pytest.fixture
def typist(alice: User) -> Client:
    return signed_in(alice)


@within_one_test
@given(text=st.text(min_size=1, max_size=300))
@example(text="\n leading and trailing \n")
@example(text="NUL \0 within")
@example(text="\u202eright to left override\u202c \ufeff \u2028 \U0010ffff")
@example(text="e\u0301 is not é, and stays so")
@example(text="a lone \r and a pair \r\n and \n")
@example(text="👩\u200d👩\u200d👧 #family")
@example(text="<script>alert(1)</script> {{ x }} {% y %} </textarea>")
@example(text="x" * 20_000)
@example(text="x" * 20_001)
def test_any_text_comes_out_as_it_went_in_or_is_refused(typist: Client, alice: User, text: str) -> None:
    alice.glimmers.all().delete()
    body = f"text={quote(text)}"
    response = typist.post("/", body, content_type="application/x-www-form-urlencoded")
    # A form sends line breaks as CR LF; the journal keeps what was typed.
    typed = text.replace("\r\n", "\n")
    if "\0" in typed or not typed.strip() or len(typed) > 20_000:
        assert response.status_code == 422
        assert not alice.glimmers.exists()
        return
    assert response.status_code == 302
    assert alice.glimmers.get().text == typed
    page = typist.get("/").content.decode()
    words = page.split('<div class="words" dir="auto">')[1].split("</div>")[0]
    assert without_links(words) == typed
    assert typist.get("/scrapbook/").status_code == 200


def without_links(html: str) -> str:
    parts = html.split("<")
    return unescape(parts[0] + "".join(part.partition(">")[2] for part in parts[1:]))


@pytest.mark.parametrize("bad", [b"text=%ED%A0%BD", b"text=ok%FF", b"text=%C3"])
def test_bytes_that_are_no_text_are_refused_and_not_mended_silently(typist: Client, alice: User, bad: bytes) -> None:
    response = typist.post("/", bad, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert not alice.glimmers.exists()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Sao_Paulo", "Asia/Tokyo", "Pacific/Kiritimati", "UTC"])
@pytest.mark.parametrize(
    ("when", "status"),
    [
        ("2026-03-29T02:30", 302),
        ("2025-10-26T02:30", 302),
        ("2018-11-04T00:30", 302),
        ("2018-02-17T23:30", 302),
        ("2024-02-29T12:00", 302),
        ("2023-02-29T12:00", 422),
        ("1900-01-01T00:00", 302),
        ("1899-12-31T23:59", 422),
        ("0001-01-01T00:00", 422),
        ("9999-12-31T23:59", 422),
        ("10000-01-01T00:00", 422),
        ("2026-11-22", 302),
        ("2026-11-22T08:30:15.123456", 302),
        ("2026-11-22T08:30+05:30", 302),
        ("22.11.2026", 422),
        ("2026-11-22T25:00", 422),
        ("-1", 422),
        ("\0", 422),
        ("2026-W47-7", 302),
    ],
)
def test_any_time_is_kept_or_refused_and_the_lists_still_open(alice: User, zone: str, when: str, status: int) -> None:
    alice.time_zone = zone
    alice.save()
    client = signed_in(alice)
    assert client.post("/", {"text": "then", "when": when}).status_code == status
    assert alice.glimmers.count() == (status == 302)
    for url in PAGES:
        assert client.get(url).status_code == 200
    for glimmer in alice.glimmers.all():
        assert client.get(f"/day/{glimmer.noticed_on}/").status_code == 200
        assert client.get(f"/glimmers/{glimmer.pk}/edit/").status_code == 200


@within_one_test
@given(
    st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)),
    st.sampled_from(["Europe/Berlin", "Asia/Tokyo"]),
)
def test_any_datetime_at_all(typist: Client, alice: User, when: datetime, zone: str) -> None:
    alice.glimmers.all().delete()
    User.objects.filter(pk=alice.pk).update(time_zone=zone)
    response = typist.post("/", {"text": "then", "when": when.isoformat()})
    far = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=3)
    assert response.status_code in {302, 422}
    if datetime(1900, 1, 1) <= when <= timezone.now().replace(tzinfo=None):
        assert response.status_code == 302
    if when > far or when < datetime(1900, 1, 1):
        assert response.status_code == 422
    for url in ("/", "/scrapbook/"):
        assert typist.get(url).status_code == 200


@pytest.mark.parametrize("zone", ["Mars/Base", "../../etc/passwd", "", "Europe/Berlin\0", "Factory", "x" * 64])
def test_a_zone_that_does_not_exist_hinders_nothing(alice: User, zone: str) -> None:
    client = signed_in(alice)
    client.cookies["glimmers_zone"] = json.dumps(zone)[1:-1]
    User.objects.filter(pk=alice.pk).update(time_zone=zone.replace("\0", "?"))
    assert client.post("/", {"text": "still kept"}).status_code == 302
    glimmer = alice.glimmers.get()
    alice.glimmers.update(time_zone="Gone/City")
    for url in (*PAGES, f"/glimmers/{glimmer.pk}/", f"/glimmers/{glimmer.pk}/edit/"):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "/day/2026-02-30/",
        "/day/0000-00-00/",
        "/day/0001-01-01/",
        "/day/9999-12-31/",
        "/day/1899-12-31/",
        "/glimmers/not-a-uuid/",
        "/nowhere/",
        "/day/２０２６-11-15/",
        "/glimmers/%00/",
    ],
)
def test_an_address_that_means_nothing_is_a_calm_404(typist: Client, url: str) -> None:
    response = typist.get(url)
    assert response.status_code == 404
    assert "There is nothing at this address" in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [f"{name}={junk}" for name in ("q", "month", "after", "before") for junk in ("%00", "%ED%A0%BD", "💥", "x" * 5000)],
)
def test_junk_in_the_scrapbooks_address_is_no_error(typist: Client, query: str) -> None:
    assert typist.get(f"/scrapbook/?{query}").status_code == 200
