"""The values of the frame around each page: whose it is, how it looks, and where its links lead."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import ResolverMatch, reverse

from accounts.models import Look


class Frame(NamedTuple):
    """The frame's values. `key` is the user's, "" where nobody is signed in; `here` and `room` name view and app."""

    key: str = ""
    name: str = ""
    look: str = Look.DEVICE
    login_mark: str = ""
    slash_opens_search: bool = False
    here: str = ""
    room: str = ""
    calendar: str = ""  # address: from a day, the calendar opens at its month
    plus: str = ""  # address: on a day's page it leads to that day's form


NOBODYS = Frame()


def frame_of(request: HttpRequest) -> Frame:
    """Make the frame by the address alone: pages of errors have one too, and know nothing of the view."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return NOBODYS
    match: ResolverMatch | None = request.resolver_match
    view = match.view_name if match else ""
    day = match.kwargs.get("day") if match and view == "today:day" else None
    return Frame(
        key=str(user.pk),
        name=user.name,
        look=user.look,
        login_mark=getattr(request, "login_mark", ""),
        slash_opens_search=user.slash_opens_search,
        here=view,
        room=match.app_name if match else "",
        calendar=reverse("calendar:month", args=[day.year, day.month]) if day else "",
        plus=request.path if view == "today:day" else "",
    )
