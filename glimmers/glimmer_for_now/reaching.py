"""Whom there is to reach: somebody's own people, and a help line of theirs, of the host, or of a short list."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from glimmers.glimmer_for_now.help_lines import ELSEWHERE, EMERGENCIES, HelpLine, OfCountry, by_country, of_host
from glimmers.glimmer_for_now.models import Contact


class Reach(NamedTuple):
    """What glimmer_for_now/_reach.html shows."""

    people: list[Contact]
    help_lines: list[Contact | HelpLine]
    by_country: list[OfCountry]  # where there is no help line
    elsewhere: str
    emergencies: list[tuple[str, str]]  # each number, and where it is dialled
    is_own: bool


def to_reach(user: User | None = None) -> Reach:
    """Return whom this user can reach; without one, what there is for everybody."""
    contacts = list(Contact.objects.of(user.pk).in_order()) if user else []
    host = of_host(settings.GLIMMERS_HELP_LINE)
    lines: list[Contact | HelpLine] = [each for each in contacts if each.is_help_line]
    if not lines and host:
        lines.append(host)
    return Reach(
        people=[each for each in contacts if not each.is_help_line],
        help_lines=lines,
        by_country=[] if lines else by_country(),
        elsewhere=ELSEWHERE,
        emergencies=[(number, _(where)) for number, where in EMERGENCIES],
        is_own=user is not None,
    )
