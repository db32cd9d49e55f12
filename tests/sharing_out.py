"""Order the tests so that the processes that share them end together: the longest come first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

# Files and tests, the longest first; all others keep their order.
LONG = (
    "tests/hosting/test_serve.py",
    "tests/hosting/test_image.py::test_the_images_own_steps_give_a_running_site",
    "tests/journal/test_kept_counts_at_once.py",
    "tests/browser/test_everyone.py::test_axe_finds_nothing",
    "tests/browser/test_killed_server.py",
    "tests/browser/test_first_evening.py",
    "tests/browser/test_offline.py::test_a_hundred_kept_while_the_signal_comes_and_goes_arrive_once_each",
    "tests/photos/test_killed.py",
    "tests/tags/test_undoing.py",
    "tests/photos/test_memory.py",
    "tests/journal/test_kept_counts.py",
    "tests/hosting/",
    "tests/browser/test_everyone.py",
    "tests/browser/test_long_photos.py",
    "tests/test_fuzz.py",
    "tests/photos/test_any_bytes.py",
    "tests/photos/test_long.py",
    "tests/browser/",
    "tests/photos/",
)


def long_ones_first(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((place for place, name in enumerate(LONG) if item.nodeid.startswith(name)), len(LONG))

    items.sort(key=place)


def keep_together(items: Sequence[pytest.Item], folder: Path) -> None:
    """Keep the tests of a file in one process if they share a site, or each process would start that site."""
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
