"""Each declaration in the style sheets is one that the browser knows."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.test_styles import SHEETS, read

# Declarations beside their older spelling, for browsers of the future.
ELSEWHERE = [("line-clamp", "8")]


def test_a_browser_knows_each_declaration(chromium: Browser) -> None:
    found = {(each.name, each.value) for path in SHEETS for each in read(path) if each.name[:2] != "--"}
    page = chromium.new_page()
    asks = "asked => asked.filter(([name, value]) => !CSS.supports(name, value))"
    assert [tuple(each) for each in page.evaluate(asks, sorted(found))] == ELSEWHERE
    assert page.evaluate(asks, [["colour", "red"], ["color", "redd"]]) == [["colour", "red"], ["color", "redd"]]
    page.close()
