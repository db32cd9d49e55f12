"""Everything that was kept, newest first, month by month."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from common.requests import SignedIn
from glimmers.journal.months import months_of
from glimmers.scrapbook.chapters import read_month
from glimmers.scrapbook.page import months_on, page_of
from glimmers.scrapbook.rail import rail
from glimmers.search.chips import all_chips, untouched
from glimmers.search.query_from_address import read


@require_safe
@vary_on_headers("HX-Request")
def scrapbook(request: SignedIn) -> HttpResponse:
    """24 glimmers, from where the address says; for scripts, the page alone."""
    asked = read(request.GET)
    month = read_month(request.GET.get("month", ""))
    page = page_of(request.user, asked, month, request.GET)
    query = f"?{asked.in_address}" if asked else ""
    narrowed = f"{asked.in_address}&" if asked else ""
    context: dict[str, Any] = {
        "page": page,
        "months": months_on(page, query=query, is_first=not request.htmx),
        "narrowed": narrowed,
    }
    if request.htmx:
        return render(request, "scrapbook/_page.html", context)
    context |= {
        "asked": asked,
        "query": query,
        "tag": asked.chunks[0].value if [(each.kind, each.is_open) for each in asked.chunks] == [("#", False)] else "",
        "month": month,
        "rail": rail(months_of(request.user), narrowed),
        "chips": all_chips(asked) if asked else untouched(),
    }
    return render(request, "scrapbook/scrapbook.html", context)
