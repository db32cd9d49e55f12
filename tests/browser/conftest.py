"""Put Alice and Bob at a real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from accounts.models import User
from glimmers.photos import darkroom
from glimmers.photos.pipeline import develop
from tests.browser.bundles import bundled, serving_bundles
from tests.browser.chromium import PATIENCE_MS, launch, window
from tests.conftest import signed_in

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    bundled()  # do it before any page has to wait for it
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _bundled(request: pytest.FixtureRequest) -> Iterator[None]:
    """Serve bundles, unless a test is about the sources: loading sixty files costs the browser more than all else."""
    with nullcontext() if "from_sources" in request.fixturenames else serving_bundles():
        yield


@pytest.fixture
def developed_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Develop photos in the site's own process, as their bytes are ours. tests/photos has the darkroom."""
    monkeypatch.setattr(darkroom, "develop", develop)


@pytest.fixture
def without_motion() -> None:
    """Open windows of one who wants no motion: what is clicked lies still at once, and is not scrolled there slowly."""


@pytest.fixture
def open_window(
    request: pytest.FixtureRequest, chromium: Browser, live_server: Any
) -> Iterator[Callable[..., BrowserContext]]:
    """Open windows on the site, signed in or not; each is its own browser profile."""
    usual = {"reduced_motion": "reduce"} if "without_motion" in request.fixturenames else {}
    with ExitStack() as stack:

        def open_one(user: User | None = None, **options: Any) -> BrowserContext:
            context = stack.enter_context(window(chromium, live_server.url, **{**usual, **options}))
            if user:
                session = signed_in(user).cookies["glimmers_session"].value
                context.add_cookies([{"name": "glimmers_session", "value": session, "url": live_server.url}])
            return context

        yield open_one


@pytest.fixture
def alices_window(open_window: Callable[..., BrowserContext], alice: User) -> BrowserContext:
    return open_window(alice)


@pytest.fixture
def page(alices_window: BrowserContext) -> Page:
    """Open Alice's Today, on a phone."""
    page = alices_window.new_page()
    page.goto("/")
    return page
