"""Open windows with a service worker, cut and restore their network, and look at what the browser holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from accounts.models import User
from tests.browser.rest import until


def with_worker(open_window: Callable[..., BrowserContext], user: User | None, path: str = "/", **options: Any) -> Page:
    """Open a page with a service worker behind it, so that it opens without a signal too."""
    page = open_window(user, service_workers="allow", **options).new_page()
    page.goto(path)
    let_worker_come(page)
    return page


def send_now(page: Page) -> None:
    """Press Send now, even if the button vanishes because the browser is sending by itself at this moment."""
    page.locator("[data-sends]").evaluate("(button) => button.click()")


def let_worker_come(page: Page, *, by_itself: bool = False) -> None:
    """Wait for the worker. A page at rest asks for it `by_itself` (app/register-worker.js); else this asks at once."""
    page.evaluate(
        """(isByItself) => new Promise((resolve) => {
            const here = () => navigator.serviceWorker.controller && resolve();
            navigator.serviceWorker.addEventListener("controllerchange", here);
            if (!isByItself) navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
            here();
        })""",
        by_itself,
    )


@contextmanager
def till_flushed(page: Page) -> Iterator[None]:
    """Wait, at the end of this block, until what waits has been sent if it can be (static/js/outbox/flush.js)."""
    page.evaluate(
        """() => {
            globalThis.flushed = new Promise((resolve) => {
                document.addEventListener("glimmers:flushed", () => resolve(), { once: true });
            });
        }"""
    )
    yield
    page.evaluate("globalThis.flushed")


def flush(page: Page) -> None:
    """Send what waits, as when the network is back, and wait for the end of it."""
    with till_flushed(page):
        page.evaluate("dispatchEvent(new Event('online'))")


def bring_back(page: Page) -> None:
    """Bring the signal back, and wait for the real page: the one without a signal may vanish at any moment."""
    page.evaluate("document.activeElement.blur()")  # the page is never replaced under a cursor
    page.context.set_offline(False)
    expect(page.locator("html[data-shell]")).to_have_count(0, timeout=30_000)


def nothing_gets_through(page: Page) -> None:
    """Lose every Keep on its way; let everything else through."""

    def meet(route: Route) -> None:
        if route.request.method == "POST" and urlsplit(route.request.url).path == "/":
            route.abort()
        else:
            route.continue_()

    page.context.route("**/", meet)


def waiting(page: Page) -> list[dict[str, Any]]:
    """Return what waits in this browser, no matter whose it is: texts, number of photos, owner."""
    found = page.evaluate(
        """() => new Promise((resolve) => {
            const asked = indexedDB.open("glimmers");
            asked.onsuccess = () => {
                const database = asked.result;
                if (!database.objectStoreNames.contains("waiting")) return resolve([]);
                const all = database.transaction("waiting").objectStore("waiting").getAll();
                all.onsuccess = () => {
                    database.close();
                    resolve(all.result.map(({ fields, photos, user }) =>
                        ({ text: Object.fromEntries(fields).text, photos: photos.length, user })));
                };
            };
        })"""
    )
    assert isinstance(found, list)
    return found


def expect_none_waits(page: Page) -> None:
    """Wait until nothing waits: what has arrived leaves the browser a moment after the page shows it."""
    until(page, lambda: not waiting(page))


def pending(page: Page) -> Locator:
    return page.locator(".pending")


def everything_stored(page: Page) -> str:
    """Return all that this browser stores for the site, as one text: caches, databases, storages, cookies."""
    found = page.evaluate(
        """async () => {
            const found = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
            for (const name of await caches.keys()) {
                const store = await caches.open(name);
                for (const request of await store.keys()) {
                    found.push([name, request.url, await (await store.match(request)).text()]);
                }
            }
            for (const { name } of await indexedDB.databases()) {
                const database = await new Promise((resolve) => {
                    const asked = indexedDB.open(name);
                    asked.onsuccess = () => resolve(asked.result);
                });
                for (const store of database.objectStoreNames) {
                    const all = await new Promise((resolve) => {
                        const asked = database.transaction(store).objectStore(store).getAll();
                        asked.onsuccess = () => resolve(asked.result);
                    });
                    for (const row of all) {
                        found.push([store, row]);
                        const blobs = [row.blob, ...(row.photos ?? []).map((photo) => photo.blob)];
                        for (const blob of blobs) if (blob) found.push(await blob.text());
                    }
                }
                database.close();
            }
            return JSON.stringify(found);
        }"""
    )
    assert isinstance(found, str)
    return found
