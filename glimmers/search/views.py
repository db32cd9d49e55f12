"""Finding glimmers again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedIn


@require_safe
def search(request: SignedIn) -> HttpResponse:
    """One field."""
    return render(request, "search/search.html")
