"""Give each test a folder of its own for the files of photos, so that it can tell what is left there."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import storages
from pytest_django import Settings

# Tests of pictures and bytes alone, which the oldest Postgres need not run.
PICTURES = ("any_bytes", "clean", "colour", "cut_off", "heic", "long", "memory", "pipeline", "refused", "samples")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent and item.path.stem.removeprefix("test_") in PICTURES:
            item.add_marker(pytest.mark.pictures)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder that holds the files of photos."""
    folder = tmp_path / "files"
    ours = {"BACKEND": "hosting.storage.DurableStorage", "OPTIONS": {"location": folder}}
    settings.STORAGES = {**settings.STORAGES, "default": ours}
    assert Path(storages["default"].path("")) == folder
    return folder
