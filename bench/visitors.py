"""Sign the people of the bench in, and print as JSON what each asks for: a session, and the address of every page.

Run it beside a site that serves the data folder. It deletes what earlier measurements have kept, and makes the same
number of glimmers for today: otherwise a folder that was filled yesterday would have an empty Today.
"""

from __future__ import annotations

import argparse
import json
from datetime import date, timedelta
from typing import Any

import django
import site_here
from crowd_texts import COMMON, MIDDLING, RARE
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from accounts.models import User
from glimmers.demo.spreading import ZONE
from glimmers.journal.models import Glimmer, GlimmerTag
from glimmers.photos import files

KEPT = "Kept by the bench. The kettle went quiet, and the light came in."
OF_TODAY = "Added by the bench. First sip, window open."
SIZE = 480  # px, the width of the photo
LONG_AGO = timedelta(days=800)


def main() -> None:
    """Read the arguments, and print the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("emails", nargs="+", metavar="EMAIL")
    parser.add_argument("--today", type=int, default=3, help="how many glimmers each has today")
    parser.add_argument("--since", type=int, default=0, help="look at days of so many days ago at most")
    asked = parser.parse_args()
    with site_here.running():
        users = [User.objects.get(email=email) for email in asked.emails]
        for user in users:
            _tidy(user, asked.today)
        people = {user.email: _visitor(user, asked.since) for user in users}
        print(json.dumps({"people": people, "kept": KEPT, "versions": _versions()}))


def _tidy(user: User, of_today: int) -> None:
    user.glimmers.filter(text=KEPT).delete()
    user.photos.staged().delete()
    now = timezone.now().astimezone(ZONE)
    glimmers = list(user.glimmers.on_day(now.date()).order_by("-photo_count", "pk"))
    for glimmer in glimmers[of_today:]:
        glimmer.delete()
    for _ in range(of_today - len(glimmers)):
        row = Glimmer(user=user, text=OF_TODAY, noticed_at=now, time_zone=ZONE.key, noticed_on=now.date())
        row.make_searchable(())
        row.save(force_insert=True)


def _visitor(user: User, since: int) -> dict[str, Any]:
    client = Client()
    client.force_login(user)
    photo = (
        user.photos.filter(glimmer__put_away_at=None, width__gt=SIZE).exclude(glimmer_id=None).order_by("pk").first()
    )
    found = {
        "id": str(user.pk),
        "cookies": {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value},
        "glimmers": user.glimmers.kept().count(),
        "tagged": GlimmerTag.objects.of(user.pk)
        .filter(glimmer__put_away_at=None)
        .values("glimmer_id")
        .distinct()
        .count(),
        "pages": _pages(user, since),
    }
    if photo is not None:
        found["photo"] = reverse("photos:photo", args=[photo.pk, str(SIZE)])
        found["file"] = str(default_storage.path(files.name(photo.pk, SIZE)))
    return found


def _pages(user: User, since: int) -> dict[str, str]:
    """Return the address of each page. Day, month and year are those of the fullest day, long ago if there is one."""
    day = _day(user, since)
    kept = user.glimmers.kept()
    deep = kept.newest_first()[int(kept.count() * 0.9)].place_in_time
    one = kept.filter(noticed_on=day).order_by("-photo_count", "-noticed_at", "pk")[0]
    search, scrapbook = reverse("search:search"), reverse("scrapbook:scrapbook")
    return {
        "Today": reverse("today:today"),
        "a day": reverse("today:day", args=[day]),
        "one glimmer": reverse("glimmer:glimmer", args=[one.pk]),
        "a month": reverse("calendar:month", args=[day.year, day.month]),
        "settings": reverse("accounts:settings"),
        "tags": reverse("tags:tags"),
        "scrapbook": scrapbook,
        "scrapbook, 90 % deep": f"{scrapbook}?{urlencode({'after': str(deep)})}",
        "search, rare": f"{search}?{urlencode({'q': RARE[0]})}",
        "search, middling": f"{search}?{urlencode({'q': MIDDLING[0]})}",
        "search, common": f"{search}?{urlencode({'q': COMMON[0]})}",
        "search, two words": f"{search}?{urlencode({'q': f'{COMMON[0]} {MIDDLING[0]}'})}",
        "a year": reverse("calendar:year", args=[day.year]),
        "looking back": reverse("reflecting:month", args=[day.year, day.month]),
    }


def _day(user: User, since: int) -> date:
    """Return the latest of the fullest days, more than 800 days ago if there are any, or within `since` days."""
    today = timezone.now().astimezone(ZONE).date()
    days = user.glimmers.kept().filter(noticed_on__lt=today)
    days = days.filter(noticed_on__gt=today - timedelta(days=since)) if since else days
    long_ago = days if since else days.filter(noticed_on__lt=today - LONG_AGO)
    counted = (long_ago if long_ago.exists() else days).values("noticed_on").annotate(count=Count("pk"))
    found: date = counted.order_by("-count", "-noticed_on")[0]["noticed_on"]
    return found


def _versions() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        ((postgres,),) = cursor.fetchall()
    return {"Django": django.get_version(), "Postgres": postgres}


if __name__ == "__main__":
    main()
