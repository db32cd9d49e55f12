"""Scroll through a long scrapbook as a phone would, and print what it costs the browser.

The window is a phone's, 390 by 844 at three device pixels each, and the processor is slowed down four times.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from typing import Any

import psutil
from playwright.sync_api import CDPSession, Page, ViewportSize, sync_playwright

WINDOW: ViewportSize = {"width": 390, "height": 844}
DENSITY = 3
SLOWDOWN = 4
STEP = 1100  # px for one turn of the wheel
PAUSE = 80  # ms
LONG = 200  # ms; people feel a longer task
PATIENCE = 500  # s
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
WATCH = """
window.watched = {shift: 0, shifted: [], long: [], frames: []};
const watch = (type, note) =>
  new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch("layout-shift", entry => {
  if (entry.hadRecentInput) return;
  watched.shift += entry.value;
  watched.shifted.push([entry.value, entry.sources.map(source => source.node?.className || source.node?.nodeName)]);
});
watch("longtask", entry => watched.long.push([Math.round(entry.startTime), Math.round(entry.duration)]));
watch("long-animation-frame", entry => watched.frames.push({
  start: Math.round(entry.startTime), duration: Math.round(entry.duration),
  rendering: Math.round(entry.renderStart ? entry.startTime + entry.duration - entry.renderStart : 0),
  scripts: entry.scripts.map(script => ({
    invoker: script.invoker, source: script.sourceURL, duration: Math.round(script.duration),
    layout: Math.round(script.forcedStyleAndLayoutDuration)})),
}));
"""
CARDS = ".pages article"


def main() -> None:
    """Read the arguments, scroll, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="http://localhost:8000", help="where the site runs")
    parser.add_argument("--email", default="bench@example.com")
    parser.add_argument("--password", default="glimmers-bench-1")
    parser.add_argument("--glimmers", type=int, default=2000, help="how far to scroll")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser's program")
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=ARGUMENTS)
        context = browser.new_context(
            viewport=WINDOW, device_scale_factor=DENSITY, has_touch=True, locale="en-GB", timezone_id="Europe/Berlin"
        )
        page = context.new_page()
        sign_in(page, asked.url, asked.email, asked.password)
        page.add_init_script(WATCH)
        protocol = context.new_cdp_session(page)
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        protocol.send("Performance.enable")
        page.goto(f"{asked.url}/scrapbook/")
        page.wait_for_timeout(1500)
        print("at first:  ", _costs(protocol))
        _scroll(page, protocol, asked.glimmers)
        protocol.send("HeapProfiler.collectGarbage")
        print("collected: ", _costs(protocol))
        _tell(page.evaluate("watched"))
        browser.close()


def sign_in(page: Page, url: str, email: str, password: str) -> None:
    page.goto(f"{url}/accounts/login/")
    page.fill("#id_login", email)
    page.fill("#id_password", password)
    page.click("main button.button")
    page.wait_for_url(f"{url}/")


def _scroll(page: Page, protocol: CDPSession, most: int) -> None:
    """Turn the wheel down until `most` cards have been on the page, or it ends."""
    seen: set[str] = set()
    start, told = time.monotonic(), 0
    page.mouse.move(200, 400)
    while len(seen) < most and time.monotonic() - start < PATIENCE:
        page.mouse.wheel(0, STEP)
        page.wait_for_timeout(PAUSE)
        seen.update(page.evaluate(f"[...document.querySelectorAll('{CARDS}')].map(card => card.id)"))
        if len(seen) // 250 > told:
            told = len(seen) // 250
            print(f"{len(seen):5} cards:", _costs(protocol), f"after {time.monotonic() - start:.0f} s", flush=True)
        if page.evaluate("document.querySelector('.the-end')?.hidden === false"):
            break
    print(f"{len(seen)} cards were seen in {time.monotonic() - start:.0f} s")


def _costs(protocol: CDPSession) -> str:
    found = {metric["name"]: metric["value"] for metric in protocol.send("Performance.getMetrics")["metrics"]}
    return (
        f"heap {found['JSHeapUsedSize'] / 1e6:5.1f} MB, {found['Nodes']:6.0f} nodes, "
        f"{found['LayoutObjects']:6.0f} boxes, renderer {_renderer() / 1e6:4.0f} MB"
    )


def _renderer() -> int:
    """Return the memory of this browser's largest renderer, in bytes."""
    sizes = [0]
    for process in psutil.Process().children(recursive=True):
        try:
            if "--type=renderer" in " ".join(process.cmdline()):
                sizes.append(process.memory_info().rss)
        except psutil.NoSuchProcess:
            continue
    return max(sizes)


def _tell(watched: dict[str, Any]) -> None:
    print(f"layout shift {watched['shift']:.4f}", *watched["shifted"][:5])
    long = [duration for _start, duration in watched["long"]]
    print(f"{len(long)} tasks over 50 ms, the longest {max(long, default=0)} ms")
    frames = sorted(watched["frames"], key=lambda frame: -frame["duration"])
    for start, duration in sorted(watched["long"], key=lambda task: -task[1]):
        if duration <= LONG:
            break
        causes = [f for f in frames if f["start"] <= start + duration and start <= f["start"] + f["duration"]]
        cause = json.dumps(causes[0]) if causes else "in no frame"
        print(f"  over {LONG} ms: {duration} ms at {start} ms:", cause)


if __name__ == "__main__":
    main()
