"""The manifest, the service worker, the page without a signal, and sharing before there is a worker."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from PIL import Image

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.photos.models import Photo
from glimmers.pwa.shell import FILES, shell
from tests.factories import make_glimmer, picture
from tests.translating import translated

SECRET = "Only Alice reads this"


@pytest.fixture
def manifest(client: Client, db: None) -> dict[str, Any]:
    response = client.get("/manifest.webmanifest")
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert "no-cache" in response.headers["Cache-Control"]
    found: dict[str, Any] = json.loads(response.content)
    return found


def test_the_manifest_says_what_a_phone_needs_to_install_it(manifest: dict[str, Any]) -> None:
    assert (manifest["id"], manifest["name"], manifest["short_name"]) == ("/", "Glimmers", "Glimmers")
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/#id_text", "/", "standalone")
    assert [(each["name"], each["url"]) for each in manifest["shortcuts"]] == [
        ("I need a glimmer", "/glimmer-for-now/"),
        ("New glimmer", "/#id_text"),
        ("Scrapbook", "/scrapbook/"),
    ]
    assert manifest["theme_color"] == "#f5eee1"
    assert manifest["color_scheme_dark"]["theme_color"] == "#1f1b17"
    share = manifest["share_target"]
    assert (share["action"], share["method"], share["enctype"]) == ("/share/", "POST", "multipart/form-data")


def test_what_the_form_takes_can_be_shared(manifest: dict[str, Any], as_alice: Client) -> None:
    accepted = re.findall(r'<input type="file"[^>]* accept="([^"]+)"', as_alice.get("/").content.decode())
    assert accepted
    assert set(accepted[0].split(",")) <= set(manifest["share_target"]["params"]["files"][0]["accept"])


def test_the_page_without_a_signal_is_in_the_language_of_each_reader(anonymous: Client) -> None:
    with translated("de", Keep="Behalten"):
        keeps = []
        for language in ("en-gb", "de", "en-gb"):
            with override(language):
                keeps.append(shell())
    assert keeps[0] is keeps[2], "read once for each language"
    assert "Behalten" in keeps[1].page
    assert "Behalten" not in keeps[0].page
    assert keeps[0].version != keeps[1].version


def test_each_picture_of_the_manifest_is_there_and_as_large_as_it_says(manifest: dict[str, Any]) -> None:
    kinds = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable")} <= kinds
    assert {each["form_factor"] for each in manifest["screenshots"]} == {"narrow", "wide"}
    for each in [*manifest["icons"], *manifest["screenshots"]]:
        path = finders.find(each["src"].removeprefix("/static/"))
        assert path, each
        if each["sizes"] != "any":
            with Image.open(path) as image:
                assert f"{image.width}x{image.height}" == each["sizes"]
                assert Image.MIME[image.format or ""] == each["type"]


@pytest.mark.parametrize("look", ["device", "light", "dark"])
def test_the_bar_of_the_phone_has_the_colour_of_the_look(as_alice: Client, alice: User, look: str) -> None:
    alice.look = look
    alice.save()
    tags = re.findall(r'<meta name="theme-color"[^>]*>', as_alice.get("/").content.decode())
    colours = {"device": ["#f5eee1", "#1f1b17"], "light": ["#f5eee1"], "dark": ["#1f1b17"]}[look]
    assert [re.findall(r'content="([^"]*)"', tag)[0] for tag in tags] == colours
    assert all(("media=" in tag) == (look == "device") for tag in tags)


def test_the_worker_is_asked_for_each_time_and_holds_static_files_and_one_page_alone(as_alice: Client) -> None:
    response = as_alice.get("/sw.js")
    assert "no-cache" in response.headers["Cache-Control"]
    assert response.headers["Content-Type"].startswith("text/javascript")
    script = response.content.decode()
    held = json.loads(re.findall(r"^const FILES = (\[.*\]);$", script, re.MULTILINE)[0])
    assert len(held) == len(FILES)
    assert all(address.startswith("/static/") for address in held)
    assert re.findall(r'^const PAGE = "(.*)";$', script, re.MULTILINE) == [r"/offline/"]
    assert "{" + "{" not in script
    assert re.findall(r"\.put\((\w+)", script) == ["PAGE", "FOR_NOW_PAGE"], (
        "the pages without a signal, and nothing else"
    )


def test_the_worker_writes_into_the_store_that_the_pages_read(anonymous: Client) -> None:
    worker = anonymous.get("/sw.js").content.decode()
    path = finders.find("js/store/database.js")
    assert isinstance(path, str)
    pages = Path(path).read_text()
    for pattern in (r"const STORES = (\{.*\});", r'indexedDB\.open\((".*", \d+)\)'):
        assert len(re.findall(pattern, worker)) == 1
        assert re.findall(pattern, worker) == re.findall(pattern, pages)


def test_the_page_without_a_signal_is_the_same_for_everybody(as_alice: Client, alice: User, anonymous: Client) -> None:
    make_glimmer(alice, SECRET)
    alice.look = "dark"
    alice.save()
    hers = as_alice.get("/offline/").content.decode()
    assert hers == anonymous.get("/offline/").content.decode()
    for never in (SECRET, str(alice.pk), "csrfmiddlewaretoken", "alice", "data-user", "data-login-mark"):
        assert never not in hers
    assert 'name="text"' in hers
    assert 'action="/"' in hers
    assert re.findall(r'<input type="hidden" name="client_id"(?: value="")?[^>]*>', hers)
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", hers), "each showing of it gives itself an id"


@pytest.mark.parametrize("name", ["as_alice", "anonymous"])
def test_what_is_shared_before_there_is_a_worker_is_answered_kindly_and_stored_nowhere(
    name: str, request: pytest.FixtureRequest, alice: User
) -> None:
    client: Client = request.getfixturevalue(name)
    photo = SimpleUploadedFile("one.jpg", picture((64, 48)), "image/jpeg")
    response = client.post("/share/", {"title": "", "text": SECRET, "photos": [photo]})
    page = response.content.decode()
    assert response.status_code == 200
    assert "did not come over" in page
    assert "Then share it again." in page
    assert SECRET not in page
    assert not Glimmer.objects.exists()
    assert not Photo.objects.exists()


def test_a_form_on_another_site_puts_nothing_into_a_journal(alice: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    elsewhere = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert client.post("/share/", {"text": "Buy this"}, headers=elsewhere).status_code == 200
    assert client.post("/", {"text": "Buy this"}, headers=elsewhere).status_code == 403
    assert not alice.glimmers.exists()


def test_opening_the_address_of_sharing_leads_to_today(as_alice: Client) -> None:
    assert as_alice.get("/share/").headers["Location"] == "/"
