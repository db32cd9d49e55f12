"""Ask axe what is wrong with a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = ("color-contrast", "link-in-text-block")
# With reduced motion each colour takes a moment to change, one element after the other, over a dozen frames; the final
# colours are the same.
AT_ONCE = """() => {
    if (document.getElementById("at-once")) return;
    const style = Object.assign(document.createElement("style"), { id: "at-once" });
    style.textContent = "*, *::before, *::after { transition: none !important; }";
    document.head.append(style);
}"""
# A page lays itself out anew in a frame after its size has changed; colours are there once nothing changes them slowly.
LAID_OUT = "async () => { for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame); }"
CHANGED = """async () => {
    const changing = () => document.getAnimations().some((each) => each instanceof CSSTransition);
    for (let frame = 0; frame < 100 && changing(); frame += 1) await new Promise(requestAnimationFrame);
}"""
RUN = """(options) => {
    if (document.querySelector("iframe, frame, object, audio, video")) throw new Error("axe must look into these");
    return axe.run(document, options).then(({ violations }) => violations);
}"""
# For frames, films and sounds axe waits, and loads all style sheets once more; there are none.
OPTIONS = {"resultTypes": ["violations"], "preload": False, "iframes": False}


def lay_axe(page: Page) -> None:
    """Lay axe in each page that opens here from now on. To send it to each takes longer than to open it."""
    page.add_init_script(AXE_SCRIPT)


def found_by_axe(page: Page, rules: Sequence[str] = ALL) -> dict[str, list[tuple[str, str]]]:
    """Return where the page breaks each rule, and how. The page needs `bypass_csp`: axe writes style attributes."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    violations: list[dict[str, Any]] = page.evaluate(RUN, {"runOnly": list(rules), **OPTIONS})
    return {
        rule["id"]: [(node["html"][:200], node["failureSummary"][-200:]) for node in rule["nodes"][:3]]
        for rule in violations
    }


def found_in_both_schemes(page: Page) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Return what axe finds in the light scheme, and in the dark one what depends on colours; nothing else differs
    there (test_everyone.py)."""
    page.evaluate(AT_ONCE)
    page.evaluate(LAID_OUT)
    found = {}
    for scheme, rules in (("light", ALL), ("dark", OF_COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate(CHANGED)
        if broken := found_by_axe(page, rules):
            found[scheme] = broken
    return found
