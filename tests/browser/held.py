"""Requests that are held back, until the test lets them go."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Route

from tests.browser.rest import until


class Held:
    """From here on requests to this address go no further by themselves, in this page or in all of its window."""

    def __init__(self, page: Page, url: str, *, times: int | None = None, everywhere: bool = False) -> None:
        self.page = page
        self.routes: list[Route] = []
        self.is_over = False
        options: dict[str, Any] = {"times": times} if times else {}
        (page.context if everywhere else page).route(url, self._meet, **options)

    def _meet(self, route: Route) -> None:
        if self.is_over:
            route.continue_()
        else:
            self.routes.append(route)

    def first(self) -> Route:
        """Return the first of them, once it is there."""
        until(self.page, lambda: self.routes)
        return self.routes[0]

    def let_go(self) -> None:
        """Let them go on, once one has come, and all that come later."""
        self.first()
        self.is_over = True
        for route in self.routes:
            route.continue_()
