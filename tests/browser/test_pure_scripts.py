"""The parts of the scripts that need no page, each checked by itself (tests/pure), in a window without the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

ROOT = Path(__file__).parent.parent.parent
SITE = "http://scripts.test"
CHECKS = sorted(path.name for path in (ROOT / "tests/pure").glob("*.js") if path.name != "checks.js")


@pytest.mark.parametrize("name", CHECKS)
def test_it_holds_what_is_said_of_it(chromium: Browser, name: str) -> None:
    def serve(route: Route) -> None:
        path = ROOT / route.request.url.removeprefix(f"{SITE}/")
        kind = "text/javascript" if path.suffix == ".js" else "text/html"
        route.fulfill(body=path.read_text() if path.is_file() else "", content_type=kind)

    page = chromium.new_page()
    page.route("**", serve)
    page.goto(f"{SITE}/")
    run = "async (name) => { await import(name); return (await import('/tests/pure/checks.js')).failures(); }"
    failed, count = page.evaluate(run, f"/tests/pure/{name}")
    page.close()
    assert failed == []
    assert count > 3
