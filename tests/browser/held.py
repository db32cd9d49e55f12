"""Hold requests back until the test lets them go."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Route

from tests.browser.rest import until


class Held:
    """Hold back every request to this address from now on, of this page or of its whole window."""

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
        """Return the first request that is held, once there is one."""
        until(self.page, lambda: self.routes)
        return self.routes[0]

    def let_go(self) -> None:
        """Wait for a request, then let all requests go on, and later ones too."""
        self.first()
        self.is_over = True
        for route in self.routes:
            route.continue_()
