"""Provide photos for tests in the browser, and do with them what a person does."""

from __future__ import annotations

import io
import os
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.factories import picture

STAGE = "**/photos/"


def file(name: str, **options: Any) -> dict[str, Any]:
    """Return a small photo as a file dialog passes it on."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture((320, 240), **options)}


def large_file(name: str) -> dict[str, Any]:
    """Return a photo of some 300 kB, so that sending it takes a while on a slow line."""
    paper = io.BytesIO()
    Image.frombytes("RGB", (400, 300), os.urandom(400 * 300 * 3)).save(paper, "JPEG", quality=95)
    return {"name": name, "mimeType": "image/jpeg", "buffer": paper.getvalue()}


def taken(at: str) -> dict[str, Any]:
    """Return a photo whose camera wrote down this moment, such as "2025:10:12 14:03:00"."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = at  # DateTimeOriginal
    return file(f"{at}.jpg", exif=exif)


def add(form: Page | Locator, *files: dict[str, Any]) -> None:
    form.get_by_label("Add photos").set_input_files(list(files))


def tiles(page: Page) -> Locator:
    return page.get_by_role("list", name="Photos").get_by_role("listitem")


def up(page: Page) -> Locator:
    """Return the tiles of photos that the server has."""
    return page.locator(".tile[data-photo]")


def words(page: Page) -> Locator:
    return page.get_by_label("What did you notice?")


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep", exact=True).click()


def out(tile: Locator) -> Locator:
    return tile.get_by_role("button", name="Take this photo out")


def held(page: Page) -> list[str]:
    """Return the names of the photos in the browser's store, no matter whose they are."""
    names = page.evaluate(
        """() => new Promise((resolve) => {
            const asked = indexedDB.open("glimmers");
            asked.onsuccess = () => {
                const all = asked.result.transaction("photos").objectStore("photos").getAll();
                all.onsuccess = () => {
                    asked.result.close();
                    resolve(all.result.map(({ name }) => name).sort());
                };
            };
        })"""
    )
    assert isinstance(names, list)
    return names


def bring(page: Page, how: str, **clipboard: str) -> None:
    """Drop ("drop") or paste ("paste") a drawn photo on the words; `clipboard` holds what else is pasted, by type."""
    page.evaluate(
        """async ([how, others]) => {
            const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 48 });
            canvas.getContext("2d").fillRect(8, 8, 16, 16);
            const blob = await new Promise((resolve) => canvas.toBlob(resolve));
            const data = new DataTransfer();
            data.items.add(new File([blob], `${how}.png`, { type: "image/png" }));
            for (const [type, text] of Object.entries(others)) data.setData(type, text);
            const options = { bubbles: true, cancelable: true };
            const event = how === "drop"
                ? new DragEvent("drop", { ...options, dataTransfer: data })
                : new ClipboardEvent("paste", { ...options, clipboardData: data });
            document.querySelector("#id_text").dispatchEvent(event);
        }""",
        [how, clipboard],
    )


def expect_up(page: Page, count: int) -> None:
    expect(up(page)).to_have_count(count)
    expect(page.locator(".tile[data-state]")).to_have_count(0)
