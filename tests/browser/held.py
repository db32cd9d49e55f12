"""A request that is held back, until the test lets it go."""

from __future__ import annotations

from playwright.sync_api import Page, Route


def held_back(page: Page, url: str) -> list[Route]:
    """The next request to this address; it goes no further by itself."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(url, hold, times=1)
    return held


def once_there(page: Page, held: list[Route]) -> Route:
    while not held:
        page.wait_for_timeout(20)
    return held[0]
