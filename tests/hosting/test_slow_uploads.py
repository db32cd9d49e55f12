"""Many photos arriving slowly over a bad signal do not keep others from reading."""

from __future__ import annotations

import http.client
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.hosting.site import Site
from tests.hosting.started_before import lay_data

pytestmark = pytest.mark.hosting

PROJECT = Path(__file__).resolve().parents[2]
SLOW = 12  # a family's phones: with one thread for each processor, enough to hold all of them
UNSET = ("DATABASE_URL", "EMAIL_URL", "GLIMMERS_URL", "GLIMMERS_BIND", "GLIMMERS_FILES_URL", "GLIMMERS_SECRET_KEY")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings"} | dict.fromkeys(UNSET, "")
    lay_data(tmp_path / "journal")
    site = Site([sys.executable, "manage.py", "serve"], PROJECT, **settings, GLIMMERS_DATA=str(tmp_path / "journal"))
    site.start()
    yield site
    site.kill()


def sign_in_page(site: Site) -> http.client.HTTPResponse:
    """Get the sign-in page over a new connection, so that any of the workers may answer."""
    connection = http.client.HTTPConnection("localhost", site.port, timeout=5)
    connection.request("GET", "/accounts/login/", headers={"Connection": "close"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def begin_to_send(site: Site, cookie: str) -> socket.socket:
    """Send only the beginning of a form with a photo, and return the open connection."""
    head = (
        "POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n"
        f"Content-Type: multipart/form-data; boundary=tea\r\nCookie: {cookie}\r\n\r\n"
        '--tea\r\nContent-Disposition: form-data; name="photo"; filename="tea.jpg"\r\n\r\n'
    )
    sender = socket.create_connection(("localhost", site.port), timeout=5)
    sender.sendall(head.encode() + b"x" * 1000)
    return sender


def test_slow_uploads_keep_nobody_waiting(site: Site) -> None:
    cookie = str(sign_in_page(site).headers["Set-Cookie"]).partition(";")[0]
    assert cookie.startswith("glimmers_csrf="), "or the forms would be refused before they are read"
    with ExitStack() as senders:
        for _ in range(SLOW):
            senders.enter_context(begin_to_send(site, cookie))
        time.sleep(0.5)  # by now each has got its thread
        assert [sign_in_page(site).status for _ in range(12)] == [200] * 12
