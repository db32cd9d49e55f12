"""collectstatic writes whole bundles, and everything that the service worker holds, at its address."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import override_settings

from common.scripts import ALONE, SCRIPTS
from glimmers.pwa.shell import FILES
from hosting import collecting
from hosting.collecting import collect

pytestmark = pytest.mark.hosting

BUNDLES = ("css/app.css", *SCRIPTS)
BUNDLED = {"staticfiles": {"BACKEND": "hosting.statics.BundledStorage"}}


@pytest.fixture(scope="module")
def collected_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a data folder with the static files, as a host has it after the first start."""
    data = tmp_path_factory.mktemp("data")
    with override_settings(STATIC_ROOT=data / "static", STORAGES=site.STORAGES | BUNDLED):
        collect()
    return data


@pytest.fixture
def collected(collected_once: Path, tmp_path: Path, settings: Any) -> Path:
    """Copy such a data folder, and return its folder of static files."""
    shutil.copytree(collected_once, tmp_path, dirs_exist_ok=True)
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | BUNDLED
    return tmp_path / "static"


@pytest.fixture
def collecting_again(collected: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Note what `collect` asks Django for from now on."""
    asked: list[Any] = []
    monkeypatch.setattr(collecting, "call_command", lambda *words, **_options: asked.append(words))
    return asked


def test_a_start_on_the_same_release_leaves_them_as_they_are(collecting_again: list[Any]) -> None:
    collect()
    assert collecting_again == []


@pytest.mark.parametrize("spoiling", [Path.unlink, lambda path: path.write_text("cut")], ids=["gone", "cut off"])
def test_a_start_collects_again_where_one_was_spoiled(
    collected: Path, collecting_again: list[Any], spoiling: Callable[[Path], Any]
) -> None:
    spoiling(next((collected / "js").glob("browse.*.js")))
    collect()
    assert len(collecting_again) == 1


@pytest.mark.parametrize("differs", [{"PACKAGES": ("django",)}, {"MAKERS": ()}, {"UNUSED_STATIC_FILES": []}], ids=str)
def test_another_release_collects_again(
    collecting_again: list[Any], monkeypatch: pytest.MonkeyPatch, differs: dict[str, Any]
) -> None:
    for name, value in differs.items():
        monkeypatch.setattr(collecting, name, value)
    collect()
    assert len(collecting_again) == 1


def test_what_was_spoiled_is_made_good(collected: Path) -> None:
    served = next((collected / "js").glob("browse.*.js"))
    whole = served.read_bytes()
    served.write_text("cut")
    collect()
    assert served.read_bytes() == whole


def test_all_that_the_service_worker_holds_is_there_and_asks_for_nothing_more(collected: Path) -> None:
    assert set(BUNDLES) <= set(FILES)
    for name in FILES:
        path = collected / staticfiles_storage.url(name).removeprefix(site.STATIC_URL)
        assert path.name != Path(name).name, "hashed, so that another release has another address"
        text = path.read_text()
        assert text
        assert "@import" not in text, name
        # A script imports another by the address that a page uses, or the browser would fetch and run it twice.
        if name.startswith("js/"):
            asked = {str((path.parent / each).resolve()) for each in re.findall(r"""import[^;]*?"(\.[^"]*)\"""", text)}
            assert asked or name == "js/photos/shrink.js" or name in ALONE, name
            assert asked <= {str(collected / staticfiles_storage.stored_name(script)) for script in SCRIPTS}, name


def test_bundles_come_without_the_comments_and_the_names_of_their_sources(collected: Path) -> None:
    for name in BUNDLES:
        text = (collected / name).read_text()
        for written in ("\n//", "transaction.objectStore", "The order of the layers"):
            assert written not in text, (name, written)
    assert "objectStoreNames" in (collected / "js/app.js").read_text(), "what is not ours to rename is there"
