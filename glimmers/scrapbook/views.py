"""Everything that was kept, newest first, month by month."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.sessions import asks_along
from common.requests import SignedIn
from glimmers.coming_back.bringing_back import around_this_time
from glimmers.journal.months import months_of
from glimmers.reflecting.heads import heads_for
from glimmers.reflecting.lines import are_some_along
from glimmers.scrapbook.chapters import chapters, read_month
from glimmers.scrapbook.page import months_on, page_of
from glimmers.scrapbook.rail import rail
from glimmers.search.chips import all_chips, untouched
from glimmers.search.query_from_address import read


@asks_along(are_some_along)
@require_safe
@vary_on_headers("HX-Request")
def scrapbook(request: SignedIn) -> HttpResponse:
    """Show 24 glimmers, from where the address says; for scripts, the page alone."""
    query = read(request.GET)
    month = read_month(request.GET.get("month", ""))
    page = page_of(request.user, query, month, request.GET)
    address = f"?{query.in_address}" if query else ""
    narrowed = f"{query.in_address}&" if query else ""
    # Some of a month's glimmers are not the month.
    heads = {} if query else heads_for(request, [each.month for each in chapters(page.glimmers)])
    context: dict[str, Any] = {
        "page": page,
        "months": months_on(page, heads, query=address, is_first=not request.htmx),
        "narrowed": narrowed,
    }
    if request.htmx:
        return render(request, "scrapbook/_page.html", context)
    context |= {
        "asked": query,
        "query": address,
        "tag": query.chunks[0].value if [(each.kind, each.is_open) for each in query.chunks] == [("#", False)] else "",
        "month": month,
        "rail": rail(months_of(request.user), narrowed),
        "chips": all_chips(query) if query else untouched(),
        "this_time": () if query or page.older else around_this_time(request.user, timezone.localdate()),
    }
    return render(request, "scrapbook/scrapbook.html", context)
