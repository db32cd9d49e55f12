"""Share from another app, as a phone does, and look at what the browser holds of it."""

from __future__ import annotations

import base64
from typing import Any

from playwright.sync_api import Page

from tests.browser.rest import until
from tests.factories import picture


def share(page: Page, address: str, *photos: str, **fields: str) -> None:
    """Share as a phone does when Glimmers is chosen in another app: a form is posted, and its page opens."""
    page.evaluate(
        """([address, fields, photos, bytes]) => {
            const form = Object.assign(document.createElement("form"),
                { method: "post", action: `${address}/share/`, enctype: "multipart/form-data" });
            for (const [name, value] of Object.entries(fields)) {
                form.append(Object.assign(document.createElement("input"), { name, value }));
            }
            const data = new DataTransfer();
            const body = Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0));
            for (const name of photos) data.items.add(new File([body], name, { type: "image/jpeg" }));
            const input = document.createElement("input");
            Object.assign(input, { type: "file", name: "photos", multiple: true });
            input.files = data.files;
            form.append(input);
            document.body.append(form);
            form.submit();
        }""",
        [address, fields, list(photos), base64.b64encode(picture((320, 240))).decode()],
    )
    page.wait_for_url(f"{address}/#id_text")


def in_store(page: Page) -> list[dict[str, Any]]:
    """Return what this browser holds of shared things, in its order: words, names of photos, owner. Those that were
    dealt with have neither words nor photos."""
    found = page.evaluate(
        """() => new Promise((resolve) => {
            const asked = indexedDB.open("glimmers");
            asked.onsuccess = () => {
                const database = asked.result;
                if (!database.objectStoreNames.contains("shared")) return resolve([]);
                const all = database.transaction("shared").objectStore("shared").getAll();
                all.onsuccess = () => {
                    database.close();
                    resolve(all.result.sort((a, b) => a.at - b.at).map(({ text, photos, user }) =>
                        ({ text, photos: photos?.map(({ name }) => name), user })));
                };
            };
        })"""
    )
    assert isinstance(found, list)
    return found


def held_texts(page: Page) -> list[str]:
    """Return the words that another app has shared and that nobody has dealt with."""
    return [each["text"] for each in in_store(page) if each.get("photos") is not None]


def expect_dealt_with(page: Page) -> None:
    """Wait until nothing shared is held: it goes a moment after it became a draft, was kept or was put aside."""
    until(page, lambda: not held_texts(page))
