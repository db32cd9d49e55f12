"""A month, and a year as twelve small months."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedIn


@require_safe
def calendar(request: SignedIn) -> HttpResponse:
    """This month."""
    return render(request, "calendar/month.html")


@require_safe
def month(request: SignedIn, year: int, month: int) -> HttpResponse:
    """One month."""
    return render(request, "calendar/month.html")
