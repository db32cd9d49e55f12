"""What collectstatic makes of the sources: whole bundles, and all that the service worker holds at its address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from config.preparing import UNUSED_STATIC_FILES
from glimmers.common.scripts import SCRIPTS
from glimmers.pwa.shell import FILES

pytestmark = pytest.mark.hosting

BUNDLES = ("css/app.css", *SCRIPTS)


@pytest.fixture
def collected(tmp_path: Path, settings: Any) -> Path:
    """The folder of static files, as a host has it after the first start."""
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "config.statics.BundledStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED_STATIC_FILES)
    return tmp_path


def test_all_that_the_service_worker_holds_is_there_and_asks_for_nothing_more(collected: Path) -> None:
    assert set(BUNDLES) <= set(FILES)
    for name in FILES:
        path = collected / staticfiles_storage.url(name).removeprefix(site.STATIC_URL)
        assert path.name != Path(name).name, "hashed, so that another release has another address"
        text = path.read_text()
        assert text
        assert "@import" not in text, name
        # One script asks for another at the address that it has on a page, or it would be fetched and run twice.
        if name.startswith("js/"):
            asked = {str((path.parent / each).resolve()) for each in re.findall(r"""import[^;]*?"(\.[^"]*)\"""", text)}
            assert asked or name == "js/photos/shrink.js", name
            assert asked <= {str(collected / staticfiles_storage.stored_name(script)) for script in SCRIPTS}, name


def test_bundles_come_without_the_comments_and_the_names_of_their_sources(collected: Path) -> None:
    for name in BUNDLES:
        text = (collected / name).read_text()
        for written in ("\n//", "transaction.objectStore", "The order of the layers"):
            assert written not in text, (name, written)
    assert "objectStoreNames" in (collected / "js/app.js").read_text(), "what is not ours to rename is there"
