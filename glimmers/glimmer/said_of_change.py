"""The sentences for a glimmer that was changed."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from common.dates import day_in_full
from glimmers.journal.models import Glimmer


def said_of_change(day_before: date, glimmer: Glimmer, *, has_less: bool) -> str:
    """Say where it is saved; and, with `has_less`, that what was replaced or taken out can be taken back."""
    if glimmer.put_away_at:
        return _("Saved; it is still put away.")
    sentence = _("Saved.")
    if glimmer.noticed_on != day_before:
        address = reverse("today:day", args=[glimmer.noticed_on])
        sentence = format_html(_('Saved on <a href="{}">{}</a>.'), address, day_in_full(glimmer.noticed_on))
    if not has_less:
        return sentence
    kept = _("What was replaced or taken out can be taken back for 30 days, from “Put away”.")
    return format_html("{} {}", sentence, kept)
