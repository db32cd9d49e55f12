"""Fill a journal so that everything a person can write reads the same, and list every page that shows any of it."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from glimmers.capture.tokens import make
from glimmers.coming_back.models import Kind as WayKind
from glimmers.journal.keeping import Content
from glimmers.journal.rests import Kind, rest, words_of
from glimmers.photos.keeping_with_photos import change
from glimmers.reflecting.lines import keep_line
from glimmers.tags.renaming import rename
from tests.factories import make_glimmer, make_photo
from tests.routes import paths


def rest_everything(user: User, words: str, tag: str) -> None:
    """Let something of each kind rest, and a glimmer; and choose all ways in which others are shown again."""
    for kind, what in ((Kind.TAG, f"{tag}9"), (Kind.NAME, f"{words} 9"), (Kind.SOURCE, "taste")):
        user.rests.create(kind=kind, what=what, words=words_of(user.pk, kind, what), until_on=date(9999, 12, 31))
    user.rests.create(kind=Kind.DAYS, first_on=date(1900, 1, 1), last_on=date(1900, 1, 2))
    rest(make_glimmer(user, words))
    user.quiet_days.create(on=date(1900, 1, 1))
    user.quiet_days.create(on=date(1900, 1, 2), is_every_year=False)
    for way in WayKind:
        user.ways.create(kind=way)
    for days in (365, 730):
        before = timezone.localdate() - timedelta(days=days)
        make_glimmer(user, f"{words} #{tag}", when=f"{before}T09:00", place=words, shift="joy")


def write_everything(user: User, words: str, tag: str) -> dict[str, list[str]]:
    """Write the journal, and return addresses by the name of their route. `words` have up to 100 characters."""
    user.name = words
    user.save(update_fields=["name"])
    token, _ = make(user, words)
    user.contacts.create(name=words, number="12")
    text = f"{words} #{tag} {words}"
    marks = {"shift": "joy", "sources": ("people", "light"), "place": words}
    first = make_glimmer(user, text, when="2026-03-01T08:30", **marks)
    photos = [make_photo(user, glimmer=first, size=size) for size in ((1200, 900), (300, 2400))]
    described = tuple((photo.pk, words) for photo in photos)
    first = change(first, Content(text=text, when=first.noticed_local, photos=described, **marks), revision=1)
    first = change(first, Content(text=f"2 {text}", when=first.noticed_local, photos=described[:1]), revision=2)
    staged = make_photo(user)
    staged.description = words
    staged.save(update_fields=["description"])
    second = make_glimmer(user, f"{text} #{tag}1", **marks)
    second.keep_close(True)
    away = make_glimmer(user, text, **marks)
    away.put_away()
    rename(user, user.tags.get(name=f"{tag}1"), f"{tag}2")
    rest_everything(user, words, tag)
    earlier = user.earlier_words.latest("pk")
    keep_line(user, date(2026, 3, 1), words)
    own = {
        "accounts:settings": [],
        "coming_back:settings": [],
        "calendar:month": [reverse("calendar:month", args=[2026, 3])],
        "calendar:year": [reverse("calendar:year", args=[2026])],
        "capture:revoke": [reverse("capture:revoke", args=[token.pk])],
        "put_away:delete_photo": [reverse("put_away:delete_photo", args=[photos[1].pk])],
        "photos:photo": [reverse("photos:photo", args=[photos[0].pk, 480])],
        "photos:tiles": [f"{reverse('photos:tiles')}?photos={staged.pk}"],
        "tags:rename": [reverse("tags:rename", args=[each.pk]) for each in user.tags.filter(name=tag)],
        "today:day": [reverse("today:day", args=[each.noticed_on]) for each in (first, second)],
        "reflecting:month": [reverse("reflecting:month", args=[2026, 3])],
        "put_away:delete": [reverse("put_away:delete", args=[away.pk])],
        "put_away:delete_words": [reverse("put_away:delete_words", args=[earlier.pk])],
        "glimmer:edit": [reverse("glimmer:edit", args=[first.pk])],
        "glimmer:glimmer": [reverse("glimmer:glimmer", args=[each.pk]) for each in (first, second, away)],
    }
    asked = [words, f'"{words}"', f"shift:{words}", f"#{tag}", f"#{words}", f"{tag} {words[:9]}", f"on:{words}"]
    for name in ("search:search", "scrapbook:scrapbook"):
        own[name] = [f"{reverse(name)}?q={quote(each)}" for each in asked]
    # And all other addresses, with a query string that anybody could write.
    strange = "&".join(
        f"{key}={quote(words)}" for key in ("q", "next", "month", "after", "before", "shared", "done", "tag")
    )
    every = {name: own.get(name) or [path] for name, path in paths().items()}
    return {name: [*each, *([] if "?" in each[0] else [f"{each[0]}?{strange}"])] for name, each in every.items()}
