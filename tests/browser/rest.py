"""Wait for what must happen, and for the page to finish its work: never for a time in which nothing happens."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Error, Page, Request

LOOKS = 1000
PAUSE_MS = 20
ROUNDS = 3  # the end of one round may start another
UNDER_WAY: WeakKeyDictionary[BrowserContext, list[Request]] = WeakKeyDictionary()
# The page is loaded, its store has answered, it has drawn, does not scroll, and has nothing to run.
ROUND = """async () => {
    if (document.readyState !== "complete") return false;
    const before = [scrollX, scrollY, document.documentElement.scrollHeight];
    for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve, reject) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => resolve(asked.result);
            asked.onerror = () => reject(asked.error);
        });
        const stores = [...database.objectStoreNames];
        if (stores.length) {
            await new Promise((resolve) => {
                const transaction = database.transaction(stores);
                stores.forEach((each) => transaction.objectStore(each).count());
                transaction.oncomplete = transaction.onabort = resolve;
            });
        }
        database.close();
    }
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestIdleCallback(resolve));
    return [scrollX, scrollY, document.documentElement.scrollHeight].every((each, index) => each === before[index]);
}"""


def until(page: Page, is_so: Callable[[], object]) -> None:
    """Wait for something that the page does not show. Fail if it never comes."""
    for _ in range(LOOKS):
        if is_so():
            return
        page.wait_for_timeout(PAUSE_MS)
    raise AssertionError("It never came.")


def watch_requests(context: BrowserContext) -> None:
    """Note which requests of a window have no answer yet, for `come_to_rest`."""
    under_way = UNDER_WAY.setdefault(context, [])

    def begins(request: Request) -> None:
        under_way.append(request)

    def over(request: Request) -> None:
        if request in under_way:
            under_way.remove(request)

    context.on("request", begins)
    context.on("requestfinished", over)
    context.on("requestfailed", over)


def come_to_rest(page: Page) -> None:
    """Wait until the page has nothing left to do: whatever has not happened by then does not happen by itself."""
    rounds = 0

    def is_quiet() -> bool:
        nonlocal rounds
        rounds = rounds + 1 if not UNDER_WAY[page.context] and _is_idle(page) else 0
        return rounds == ROUNDS

    until(page, is_quiet)


def _is_idle(page: Page) -> bool:
    try:
        return bool(page.evaluate(ROUND))
    except Error:  # another page is just replacing it
        return False
