"""Photos in the data folder reach the disk before their rows do, and only their owner and group can read them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from config.settings import HERE
from hosting import storage as files
from hosting.storage import DurableStorage

NAME = "photos/ab/tea-480.webp"


@pytest.fixture
def storage(tmp_path: Path) -> DurableStorage:
    return DurableStorage(**files.storage_settings(replace(HERE, data=tmp_path))["OPTIONS"])


def test_a_file_and_the_folders_above_it_are_on_the_disk_before_it_counts_as_saved(
    storage: DurableStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: written.append(Path(f"/proc/self/fd/{descriptor}").readlink()))
    assert storage.save(NAME, ContentFile(b"tea")) == NAME
    above = ["files", "files/photos", "files/photos/ab", f"files/{NAME}"]
    assert sorted(written) == [tmp_path, *(tmp_path / name for name in above)]


def test_a_group_may_read_and_others_may_not(storage: DurableStorage, tmp_path: Path) -> None:
    storage.save(NAME, ContentFile(b"tea"))
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (tmp_path / "files").rglob("*")}
    assert modes == {"photos": "0o750", "ab": "0o750", "tea-480.webp": "0o640"}
