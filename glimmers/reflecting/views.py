"""A month, looked back on: its glimmers as one page, and the line that stays."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from accounts.sessions import asks_along
from common.dates import FIRST_DAY, last_day, written
from common.requests import SignedIn
from glimmers.reflecting.blots import OUTLINES
from glimmers.reflecting.forms import LineForm
from glimmers.reflecting.heads import month_address
from glimmers.reflecting.lines import keep_line, line_along, line_for, may_rest
from glimmers.reflecting.month_page import month_page


@asks_along(line_along)
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def month(request: SignedIn, year: int, month: int) -> HttpResponse:
    """Show a month that has begun, with its line; keep that line."""
    first = _begun(year, month)
    if request.method == "POST":
        return _keep(request, first)
    line = line_for(request, first)
    return _page(request, first, {"line": line, "written": line})


def _keep(request: SignedIn, month: date) -> HttpResponse:
    form = LineForm({"text": request.POST.get("before", request.POST.get("text", ""))})
    before = line_for(request, month)
    if not form.is_valid():
        values = {
            "line": before,
            "written": form.data.get("text", ""),
            "mistakes": form.errors["text"],
        }
        return _line(request, month, values) if request.htmx else _page(request, month, values)
    line = form.cleaned_data["text"]
    keep_line(request.user, month, line)
    said = _("Kept.") if line else _("There is no line with this month now.")
    if request.htmx:
        return _line(request, month, {"line": line, "written": line, "said": said, "before": before})
    messages.success(request, said)
    return redirect(month_address(month))


def _page(request: SignedIn, month: date, values: dict[str, Any]) -> HttpResponse:
    context = {
        "month": month_page(request.user, month, may_rest=may_rest(request)),
        "name": written(month, "F"),
        "year": written(month, "Y"),
        "label": written(month, "YEAR_MONTH_FORMAT"),
        "tape_hue": month.month % 6,
        "outlines": OUTLINES,
    }
    return _drawn(request, "reflecting/month.html", month, context | values)


def _line(request: SignedIn, month: date, values: dict[str, Any]) -> HttpResponse:
    return _drawn(request, "reflecting/_kept.html", month, values)


def _drawn(request: SignedIn, template: str, month: date, values: dict[str, Any]) -> HttpResponse:
    context = {"mistakes": [], "before": "", "key": month.isoformat()[:7], "address": month_address(month), **values}
    return render(request, template, context, status=422 if context["mistakes"] else 200)


def _begun(year: int, month: int) -> date:
    """Return the month's first day. Raises `Http404` for one to come, and for those before the journal's first."""
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo)
    if not FIRST_DAY.year <= year or date(year, month, 1) > last_day(timezone.now(), zone):
        raise Http404
    return date(year, month, 1)
