"""Run one journal for each file of tests that asks for it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.hosting.journal import Journal, all_naming
from tests.hosting.started_before import lay_data


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Make a folder whose path is short enough for sockets, and kill what still runs in it afterwards."""
    path = Path(tempfile.mkdtemp(prefix="gl-"))
    yield path
    for process in all_naming(path):
        with suppress(psutil.Error):
            process.kill()
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def the_site(folder: Path) -> Iterator[Journal]:
    lay_data(folder / "data")
    site = Journal(folder / "data")
    try:
        yield site
    finally:
        site.stop()


@pytest.fixture
def site(the_site: Journal) -> Journal:
    """Return the module's one site, running. A test may end it; the next one starts it again."""
    the_site.open()
    return the_site


@pytest.fixture
def ended(the_site: Journal) -> Journal:
    """Return the same site, not running."""
    the_site.stop()
    return the_site
