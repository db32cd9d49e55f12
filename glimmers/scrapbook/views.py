"""Everything that was kept, newest first, month by month."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedIn
from glimmers.journal.models import Glimmer, GlimmerQuerySet
from glimmers.journal.text import unkeepable
from glimmers.scrapbook import cursor
from glimmers.scrapbook.chapters import chapters
from glimmers.scrapbook.cursor import Cursor

PAGE = 24


@require_safe
def scrapbook(request: SignedIn) -> HttpResponse:
    """24 glimmers from where `after` says; of one tag, where `tag` names it."""
    tag = request.GET.get("tag", "")
    after = cursor.read(request.GET.get("after", ""))
    glimmers: GlimmerQuerySet = request.user.glimmers.kept()
    if tag:
        glimmers = glimmers.none() if unkeepable(tag) else glimmers.tagged(tag)
    if after:
        glimmers = glimmers.filter(_beyond(after))
    # One more than is shown tells whether there is a next page.
    found: list[Glimmer] = list(glimmers.newest_first()[: PAGE + 1])
    shown = found[:PAGE]
    context = {
        "tag": tag,
        "after": after,
        "chapters": chapters(shown, after=after.noticed_on if after else None),
        "next": Cursor(shown[-1].noticed_on, shown[-1].noticed_at, shown[-1].pk) if len(found) > PAGE else None,
    }
    return render(request, "scrapbook/scrapbook.html", context)


def _beyond(last: Cursor) -> Q:
    """Past this one in the order of `newest_first`. The first comparison lets the index start at the right place."""
    day, moment, key = last
    same_day = Q(noticed_on=day) & (Q(noticed_at__lt=moment) | Q(noticed_at=moment, id__lt=key))
    return Q(noticed_on__lte=day) & (Q(noticed_on__lt=day) | same_day)
