"""Time the second start of the app, on a slow phone and a bad line: from the home screen to the cursor in the field.

Starts a site of its own, signs up, keeps three glimmers, and closes the browser. Then starts the browser several times
with the same profile, and opens the manifest's start address: by turns with the service worker and without.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from bench.slow_line import BITS_PER_S, ROUND_TRIP_S, SlowLine
from tests.browser.chromium import PHONE, SWITCHES
from tests.hosting.site import Site

ROOT = Path(__file__).resolve().parent.parent
SLOWER = 4  # times slower, the processor
# The field can be used when it has the focus and has been drawn. Milliseconds since the start of the navigation.
WATCH = """
const watch = () => {
    const field = document.getElementById("id_text");
    if (field && document.activeElement === field && field.getBoundingClientRect().height > 40) {
        requestAnimationFrame(() => setTimeout(() => (window.usableAt ??= performance.now())));
    } else requestAnimationFrame(watch);
};
watch();
"""


def open_browser(playwright: Playwright, profile: str, address: str, *, worker: bool) -> BrowserContext:
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path="/usr/bin/chromium",
        args=SWITCHES,
        base_url=address,
        viewport=PHONE,
        service_workers="allow" if worker else "block",
    )


def prepare(playwright: Playwright, profile: str, address: str, email: str, *, worker: bool) -> None:
    context = open_browser(playwright, profile, address, worker=worker)
    page = context.new_page()
    page.goto("/accounts/signup/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign up").click()
    page.wait_for_url(f"{address}/")
    cookies = context.cookies()
    context.add_cookies([{**cookie, "expires": 2_000_000_000} for cookie in cookies])  # "Stay signed in"
    for text in ("First sip. Window open.", "Hands steady after.", "Long words. " * 40):
        page.get_by_label("What did you notice?").fill(text)
        page.keyboard.press("Control+Enter")
        page.get_by_role("article").filter(has_text=text[:12]).wait_for()
    if worker:
        page.evaluate("navigator.serviceWorker.ready")
        page.wait_for_timeout(3000)
    context.close()


def start(playwright: Playwright, profile: str, address: str, *, worker: bool) -> float:
    """Return the milliseconds until the field can be used."""
    context = open_browser(playwright, profile, address, worker=worker)
    page = context.pages[0]
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto("/#id_text", wait_until="commit")
    usable = 0.0
    while not usable:
        page.wait_for_timeout(50)
        usable = float(page.evaluate("window.usableAt ?? 0"))
    assert page.evaluate("Boolean(navigator.serviceWorker?.controller)") == worker
    page.keyboard.type("x")
    assert "x" in page.evaluate("document.getElementById('id_text').value")  # perhaps beside an earlier draft
    context.close()
    return usable


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = {"GLIMMERS_DATA": f"{folder}/data", "GLIMMERS_SIGNUPS": "open"}
        site = Site([sys.executable, "manage.py", "serve"], ROOT, **settings)
        site.start()
        try:
            line = SlowLine(site.port)
            found: dict[bool, list[float]] = {True: [], False: []}
            for worker in found:
                prepare(playwright, f"{folder}/{worker}", line.address, f"{worker}@example.org", worker=worker)
            for _ in range(times):
                for worker, each in found.items():
                    each.append(start(playwright, f"{folder}/{worker}", line.address, worker=worker))
        finally:
            site.stop()
    print(f"round trip {ROUND_TRIP_S * 1000:.0f} ms, {BITS_PER_S // 1000} kbit/s, processor slowed {SLOWER} times")
    for worker, each in found.items():
        name = "with the worker" if worker else "without it"
        print(
            f"{name:16} median {statistics.median(each):5.0f} ms   of {' '.join(f'{one:.0f}' for one in sorted(each))}"
        )
    print(f"with / without: {statistics.median(found[True]) / statistics.median(found[False]):.2f}")


if __name__ == "__main__":
    main()
