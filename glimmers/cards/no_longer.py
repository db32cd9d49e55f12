"""Tell a page's scripts that a glimmer comes back no longer."""

from __future__ import annotations

from django.http import HttpResponse

from common.htmx import with_event
from glimmers.journal.models import Glimmer


def no_longer(response: HttpResponse, glimmer: Glimmer) -> HttpResponse:
    """Let the browser take it out of all that brought it back (static/js/coming-back/no-longer.js)."""
    return with_event(response, "glimmers:no-longer", str(glimmer.pk))
