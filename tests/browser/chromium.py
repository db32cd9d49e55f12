"""Start the system's Chromium, and open windows in it that can reach this machine alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Playwright

from tests.browser.rest import watch_requests

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
PATIENCE_MS = 20_000  # generous for a busy processor; it only decides when to give up
OFF = (
    # Each window would load two pages of its own into its address bar, and keep a process ready for the next site: more
    # work than the page under test.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
    # Playwright's own list, repeated because only the last list counts.
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
# Without windows that nobody looks at, the same browser needs a third less time for a page.
IS_SHOWN = bool(os.environ.get("GLIMMERS_TEST_WINDOW"))  # to watch a test on a desk
PROGRAM = (not IS_SHOWN and shutil.which("chromium-headless-shell")) or "/usr/bin/chromium"
SWITCHES = (
    *(() if IS_SHOWN else ("--headless",)),
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(OFF)}",
)
# Chromium and htmx print these when a test cuts the network, a page answers 4xx, or a newer request replaces an older
# one. The page reports such things itself where it has to.
EXPECTED = (
    "Failed to load resource",
    "htmx:sendError",
    "htmx:sendAbort",
    "htmx:afterRequest",
    "Response Status Error Code",
)


def launch(playwright: Playwright) -> Browser:
    # Playwright turns the back/forward cache off, but signing out must be tested against it.
    return playwright.chromium.launch(
        executable_path=PROGRAM,
        headless=not IS_SHOWN,
        args=SWITCHES,
        ignore_default_args=["--disable-back-forward-cache"],
    )


@contextmanager
def window(browser: Browser, address: str, **options: Any) -> Iterator[BrowserContext]:
    """Open a window. When closed, fail if a page asked another host, broke the policy or raised in a script."""
    # No service worker, except where a test asks for one: only without it can tests cut and slow the network by page.
    options = {
        "service_workers": "block",
        "viewport": PHONE,
        "locale": "en-GB",
        "timezone_id": "Europe/Berlin",
        **options,
    }
    context = browser.new_context(base_url=address, **options)
    context.set_default_timeout(PATIENCE_MS)
    watch_requests(context)
    complaints: list[str] = []
    host = urlsplit(address).netloc
    context.on(
        "request",
        lambda request: urlsplit(request.url).netloc in {host, ""} or complaints.append(f"asked {request.url}"),
    )
    context.on("weberror", lambda error: complaints.append(f"raised {error.error}"))
    context.on(
        "console",
        lambda message: (
            complaints.append(f"said {message.text}")
            if message.type == "error" and not message.text.startswith(EXPECTED)
            else None
        ),
    )
    try:
        yield context
    finally:
        context.close()
    assert not complaints, complaints
