"""A few ways through the pages once more, with the scripts as they are served: linked and shortened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Route

from config.statics import bundled_scripts
from glimmers.common.scripts import SCRIPTS
from tests.browser import chromium
from tests.browser import conftest as browsers

# What is imported from them runs here too.
from tests.browser.test_drafts import test_a_draft_survives_a_closed_tab_and_goes_when_it_is_kept  # noqa: F401
from tests.browser.test_glimmer import glimmer, test_a_change_happens_in_its_place, today  # noqa: F401
from tests.browser.test_photos import (  # noqa: F401
    test_three_photos_come_up_while_one_writes_and_are_kept_with_the_words,
)
from tests.browser.test_scrapbook import (  # noqa: F401
    book,
    scrapbook,
    test_a_photo_opens_large_and_closes_to_where_it_was,
)
from tests.browser.test_search import search, test_what_is_tapped_is_typed_and_what_is_typed_is_tapped  # noqa: F401
from tests.browser.test_signing_out import test_words_that_are_not_kept_are_asked_about  # noqa: F401
from tests.browser.test_waiting import test_what_waits_can_be_taken_back_into_the_form  # noqa: F401

STATIC = Path(__file__).parent.parent.parent / "static"

pytestmark = pytest.mark.usefixtures("developed_quickly", "_linked")


@pytest.fixture(scope="module")
def linked_scripts() -> dict[str, str]:
    return bundled_scripts({name: STATIC / name for name in SCRIPTS})


@pytest.fixture
def _linked(linked_scripts: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each window gets the linked scripts at the addresses of the entries, and no module besides."""
    asked: set[str] = set()

    def serve(route: Route) -> None:
        name = urlsplit(route.request.url).path.removeprefix("/static/")
        asked.add(name)
        route.fulfill(body=linked_scripts[name], content_type="text/javascript")

    @contextmanager
    def window(*args: Any, **options: Any) -> Iterator[BrowserContext]:
        with chromium.window(*args, **options) as context:
            context.route("**/static/js/**", serve)
            yield context

    monkeypatch.setattr(browsers, "window", window)
    yield
    assert "js/app.js" in asked
