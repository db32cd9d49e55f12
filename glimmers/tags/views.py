"""The tags a person has written."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedIn


@require_safe
def tags(request: SignedIn) -> HttpResponse:
    """Mine, by name, each with how often it stands in the journal."""
    return render(request, "tags/tags.html", {"tags": request.user.tags.in_use()})
