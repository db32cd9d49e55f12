"""What stands around each page, as values: whose it is, how it looks, and where the ways lead from here."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import ResolverMatch, reverse

from accounts.models import Look


class Frame(NamedTuple):
    """`key` is the user's, "" where nobody is signed in; `here` and `room` are the names of the view and its app."""

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
    """Make it by the address alone: the pages of errors have one too, and know nothing of the view."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return NOBODYS
    match: ResolverMatch | None = request.resolver_match
    here = match.view_name if match else ""
    day = match.kwargs.get("day") if match and here == "today:day" else None
    return Frame(
        key=str(user.pk),
        name=user.name,
        look=user.look,
        login_mark=getattr(request, "login_mark", ""),
        slash_opens_search=user.slash_opens_search,
        here=here,
        room=match.app_name if match else "",
        calendar=reverse("calendar:month", args=[day.year, day.month]) if day else "",
        plus=request.path if here == "today:day" else "",
    )
