"""What the service worker holds: the pages for when there is no signal, and hashed static files. Nothing else."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from django.template.loader import render_to_string
from django.templatetags.static import static

from accounts.models import User
from common.languages import cached_by_language
from common.scripts import SCRIPTS
from glimmers.glimmer.drawn_form import drawn_empty
from glimmers.glimmer_for_now.reaching import to_reach
from glimmers.photos.tray import Tray
from glimmers.practice.ideas import all_now

# What pages are drawn with and run on, without the pictures of the install dialog.
FILES = (
    "css/app.css",
    *SCRIPTS,
    "django_htmx/htmx-2.min.js",
    "img/glimmer.svg",
    "img/grain.svg",
)


class Shell(NamedTuple):
    """The page to write on, the one for "I need a glimmer", the files' addresses, and a name for this state of all."""

    page: str
    for_now: str
    files: list[str]
    version: str


def page(version: str = "") -> str:
    """Draw the page for when there is no signal, the same for everybody: without a request, it can know nobody."""
    # The scripts of the page give the form a new id each time it is shown.
    form = drawn_empty(None, has_id=False)
    context = {"form": form, "tray": Tray(User()), "is_today": True, "day": None, "version": version}
    return render_to_string("pwa/offline.html", context)


def for_now(version: str = "") -> str:
    """Draw the page into which a device lays the glimmers that it carries; by itself it invites to notice something."""
    context = {"invitations": all_now(), "reach": to_reach(), "version": version}
    return render_to_string("pwa/glimmer_for_now.html", context)


@cached_by_language
def shell() -> Shell:
    """Return those of this release, made once in each language: nothing in them changes while it runs."""
    files = [static(name) for name in FILES]
    version = hashlib.sha256("\n".join([page(), for_now(), *files]).encode()).hexdigest()[:16]
    return Shell(page(version), for_now(version), files, version)
