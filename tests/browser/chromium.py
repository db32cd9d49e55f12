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
PATIENCE_MS = 20_000  # beside a busy processor; nothing is decided by it but when to give up
OFF = (
    # Each window would load two pages of its own into its address bar, and keep a process ready for the next site: more
    # work than the page that is looked at.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
    # What Playwright turns off itself: only the last list counts.
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
# Without the windows that nobody looks at, the same browser takes a third less for a page.
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
# What the browser and htmx print when a test cuts the network, a page answers 4xx, or a newer question takes the place
# of an older one: the page has its own words for it, where it needs any.
EXPECTED = (
    "Failed to load resource",
    "htmx:sendError",
    "htmx:sendAbort",
    "htmx:afterRequest",
    "Response Status Error Code",
)


def launch(playwright: Playwright) -> Browser:
    # Playwright turns the back/forward cache off, which is just what signing out has to be tested against.
    return playwright.chromium.launch(
        executable_path=PROGRAM,
        headless=not IS_SHOWN,
        args=SWITCHES,
        ignore_default_args=["--disable-back-forward-cache"],
    )


@contextmanager
def window(browser: Browser, address: str, **options: Any) -> Iterator[BrowserContext]:
    """Open a window. When closed, fail if a page asked another host, broke the policy or raised in a script."""
    # Without the service worker, except where a test asks for it: the network is then cut and slowed page by page.
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
