"""The process that develops photos knows no secret and has tight limits; an upload that is too large is not held."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from glimmers.photos import darkroom
from glimmers.photos.uploads import UploadHandler
from tests.photos.pictures import scene, written

ROOT = Path(__file__).resolve().parents[2]
# Report the limits of the process after its work.
WORK = """
import json, resource, sys
from glimmers.photos.darkroom_worker import main
main(open(0, "rb", closefd=False), sys.stdout.buffer)
kinds = ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE", "RLIMIT_FSIZE")
print(json.dumps({kind: resource.getrlimit(getattr(resource, kind)) for kind in kinds}), file=sys.stderr)
"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(written(scene()))
    return path


def test_its_environment_has_no_secret(photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told, python = tmp_path / "environment", tmp_path / "python"
    python.write_text(f'#!/bin/sh\nenv > "{told}"\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(python))
    for name in ("DATABASE_URL", "GLIMMERS_SECRET_KEY", "GLIMMERS_FILES_URL", "EMAIL_URL", "ANYTHING"):
        monkeypatch.setenv(name, "a secret")
    with photo.open("rb") as file:
        assert darkroom.develop(file).width == 96
    names = {line.partition("=")[0] for line in told.read_text().splitlines()}
    assert names <= {"PATH", "LD_LIBRARY_PATH", "LANG", "MALLOC_ARENA_MAX", "PYTHONDONTWRITEBYTECODE", "PWD", "_"}
    assert "a secret" not in told.read_text()


def test_it_works_under_limits(photo: Path) -> None:
    with photo.open("rb") as file:
        done = subprocess.run([sys.executable, "-c", WORK], stdin=file, cwd=ROOT, capture_output=True, check=True)
    assert json.loads(done.stdout.partition(b"\n")[0])["width"] == 96
    limits = json.loads(done.stderr)
    assert limits["RLIMIT_AS"] == [2 * 1024**3] * 2
    assert limits["RLIMIT_CPU"] == [60, 60]
    assert limits["RLIMIT_CORE"] == limits["RLIMIT_FSIZE"] == [0, 0]
    assert resource.getrlimit(resource.RLIMIT_FSIZE) != (0, 0), "this process has others"


def received(*chunks: bytes) -> tuple[bool, bytes, int]:
    """Return whether an upload was too large, what is left of it, and how long it was."""
    handler = UploadHandler()
    handler.new_file("photo", "sky.jpg", "image/jpeg", None)
    start = 0
    for chunk in chunks:
        handler.receive_data_chunk(chunk, start)
        start += len(chunk)
    with handler.file_complete(start) as upload:
        return upload.is_too_large, upload.read(), upload.size or 0


def test_of_what_is_too_large_no_byte_stays(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 10
    assert received(b"12345", b"67890") == (False, b"1234567890", 10)
    assert received(b"12345", b"67890", b"1") == (True, b"", 11)
    assert received(b"12345", b"678901", b"2") == (True, b"", 12)


def test_a_web_process_loads_nothing_that_decodes() -> None:
    """Decoders would cost each web process 20 MB, and could open hostile bytes beside other people's words."""
    script = (
        "import sys; import config.wsgi; from django.urls import get_resolver; get_resolver().url_patterns; "
        "import glimmers.photos.views; print([name for name in ('PIL', 'pi_heif') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.strip() == "[]"
