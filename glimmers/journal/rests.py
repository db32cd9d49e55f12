"""Rests: what of a journal shall not come back unasked, for good or until a day.

A tag, a person's name and a source rest by what finds them: each has the text of a `tsquery`, which is compared with a
glimmer's search vector, so that a glimmer that is changed, or kept later, rests as well. See `may_come_back`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.owned import Owned, OwnedQuerySet, atomic_for, refers_to
from glimmers.journal.folding import needles
from glimmers.journal.search_vector import SOURCE, lexemes_of_tag, owner_mark, quoted
from glimmers.journal.text import BELOW, is_or_lies_below, tag_name

if TYPE_CHECKING:
    from glimmers.journal.models import Glimmer

MAX_NAME_CHARACTERS = 400  # as those of a tag's name
YEAR = "^^"  # stands in `words` for the year of the glimmer; no lexeme holds it


class Kind(models.TextChoices):
    TAG = "tag", _("A tag")
    NAME = "name", _("A person’s name")
    SOURCE = "source", _("Where it came from")
    DAYS = "days", _("Some days")


class RestQuerySet(OwnedQuerySet["Rest"]):
    def on(self, today: date) -> Self:
        """Select those that hold on this day."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=today))

    def in_order(self) -> Self:
        return self.order_by("kind", "what", "first_on", "id")


class Rest(Owned):
    """A tag, a name, a source or a run of days that rests."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="rests", db_index=False
    )
    kind = models.CharField(max_length=6, choices=Kind.choices)
    what = models.CharField(max_length=MAX_NAME_CHARACTERS, blank=True)  # as it is shown; "" for days
    words = models.TextField(blank=True)  # what finds it, with YEAR where lexemes have theirs; "" for days
    first_on = models.DateField(null=True, blank=True)  # of days
    last_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)  # its last day; none where it is for good

    objects = RestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="rest_kind_is_known"),
            models.CheckConstraint(
                # A comparison with nothing is neither true nor false, and would pass.
                condition=Q(kind=Kind.DAYS, first_on__isnull=False, last_on__isnull=False, what="", words="")
                & Q(first_on__lte=F("last_on"))
                | (~Q(kind=Kind.DAYS) & ~Q(what="") & ~Q(words="") & Q(first_on=None, last_on=None)),
                name="rest_says_what_rests",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.what or self.first_on}"


class RestedGlimmer(Owned):
    """One glimmer that rests: somebody said "not this one", or "not again"."""

    pk = models.CompositePrimaryKey("user_id", "glimmer_id")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="rested_glimmers", db_index=False
    )
    glimmer_id = models.UUIDField()
    glimmer = refers_to("journal.Glimmer", "glimmer_id", "rested")
    rested_at = models.DateTimeField(default=timezone.now)

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.glimmer_id}"


def resting(today: date) -> Q:
    """Return the condition, on glimmers, that one rests on this day."""
    rests = Rest.objects.on(today).filter(user_id=OuterRef("user_id"))
    is_found = Func(
        OuterRef("search_vector"),
        F("words"),
        ExtractYear(OuterRef("noticed_on")),
        function="journal_finds",  # migrations/0011_rests.py
        output_field=models.BooleanField(),
    )
    is_of_these_days = Q(first_on__lte=OuterRef("noticed_on"), last_on__gte=OuterRef("noticed_on"))
    alone = RestedGlimmer.objects.filter(user_id=OuterRef("user_id"), glimmer_id=OuterRef("pk"))
    return Q(Exists(rests.filter(Q(is_found) | is_of_these_days))) | Q(Exists(alone))


def words_of(owner: UUID, kind: Kind, what: str) -> str:
    """Write the text of the `tsquery` that finds what rests; "" where there is nothing in it to be found."""
    begin = owner_mark(owner) + YEAR
    if kind == Kind.TAG:
        return _any_of(begin, lexemes_of_tag(what)) if tag_name(what) else ""
    if kind == Kind.SOURCE:
        return _any_of(begin, [SOURCE + what])
    return " <-> ".join(_any_of(begin, needle.texts, goes_on=needle.goes_on) for needle in needles(what))


def _any_of(begin: str, lexemes: Sequence[str], *, goes_on: bool = False) -> str:
    end = ":*" if goes_on else ""
    return f"({' | '.join(quoted(begin + each) + end for each in lexemes)})"


def rest(glimmer: Glimmer) -> None:
    """Let this glimmer rest, if it does not yet. Raises `DoesNotExist` where it has gone for good meanwhile."""
    owner = glimmer.user_id
    with atomic_for(owner):
        type(glimmer).objects.of(owner).select_for_update(no_key=True).only("pk").get(pk=glimmer.pk)
        row = RestedGlimmer(user_id=owner, glimmer_id=glimmer.pk)
        RestedGlimmer.objects.of(owner).bulk_create([row], ignore_conflicts=True)


def move_tag(owner: UUID, old: str, new: str, *, in_use: Iterable[str]) -> None:
    """Let rest under its new name what rested as this tag, or in it, or because a tag above it did.

    Tags that are still `in_use` by other glimmers, as after a merge is undone, go on resting as well. It is called in
    the transaction that moves the tag.
    """
    tags = Rest.objects.of(owner).filter(kind=Kind.TAG)
    if not (rests := list(tags.select_for_update())):
        return
    stay = set(in_use)
    for each in rests:
        moves = is_or_lies_below(each.what, old)
        lies_in_one = old.startswith(each.what + BELOW) and not is_or_lies_below(new, each.what)
        moved = new + each.what[len(old) :] if moves else new
        if not (moves or lies_in_one) or moved == each.what or len(moved) > MAX_NAME_CHARACTERS:
            continue
        if not tags.filter(what=moved, until_on=each.until_on).exists():
            words = words_of(owner, Kind.TAG, moved)
            tags.create(user_id=owner, kind=Kind.TAG, what=moved, words=words, until_on=each.until_on)
        if moves and each.what not in stay:
            each.delete()
