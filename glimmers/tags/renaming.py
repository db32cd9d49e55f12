"""Renames a tag, and undoes it: in the words of many glimmers, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import User
from common.owned import atomic_for
from glimmers.journal.filing import file_under_tags, hold_tags
from glimmers.journal.models import BY_NAME, Glimmer, GlimmerQuerySet, GlimmerTag, Tag, TagQuerySet
from glimmers.journal.rests import move_tag
from glimmers.journal.text import (
    BELOW,
    MAX_CHARACTERS,
    MAX_TAG_CHARACTERS,
    is_or_lies_below,
    tag_name,
    with_those_above,
)
from glimmers.photos.models import prints_of, with_photos
from glimmers.tags.models import Rewritten, TagRename
from glimmers.tags.rewriting import can_be_told_apart, first_spelling, moves, rewritten

BATCH = 500


class TooLong(Exception):
    """A glimmer that would be longer with the new name than a glimmer can be; nothing was changed."""

    def __init__(self, glimmer: Glimmer) -> None:
        self.glimmer = glimmer


class NameTooLong(Exception):
    """A tag below the renamed one that would be longer than a tag can be; nothing was changed."""

    def __init__(self, tag: Tag) -> None:
        self.tag = tag


@dataclass(frozen=True, kw_only=True)
class Undone:
    """How many glimmers were given their words back, and how many had others by then, and keep those."""

    restored: int
    left: int


class _Move(NamedTuple):
    """One name taking another's place in somebody's tags, both as they are filed."""

    user: User
    old: str
    new: str

    def names(self) -> set[str]:
        """Return the tags that may be filed otherwise by it: what moves, where it moves, and what that lies below."""
        candidates = self.user.tags.filter(name__startswith=self.old).values_list("name", flat=True)
        moving = [name for name in candidates if is_or_lies_below(name, self.old)]
        moved = [
            name for name in (self.new + name[len(self.old) :] for name in moving) if len(name) <= MAX_TAG_CHARACTERS
        ]
        return {above for name in [*moving, *moved, self.new] for above in with_those_above(name)}


def below(user: User, tag: Tag) -> TagQuerySet:
    """Select the tags of glimmers in reach that are nested in this one, by name."""
    nested = user.tags.filter(name__startswith=tag.name + BELOW)
    return nested.filter(Exists(user.glimmers.reachable().filter(filed__tag_id=OuterRef("pk")))).order_by(*BY_NAME)


def rename(user: User, tag: Tag, new: str, *, is_merge: bool = False) -> TagRename | None:
    """Write `new` in place of the tag, also in put-away glimmers; return None where it is written so everywhere.

    `new` is a name as it is typed, without "#"; if there is a tag of that name, the two are one from now on. What is
    nested in the tag moves along. Raises `TooLong` and `NameTooLong`.
    """
    with atomic_for(user.pk):
        _refuse_long_names(user, tag, tag_name(new))
        renaming = user.tag_renames.create(old_name=tag.name, new_name=new, is_merge=is_merge)
        rewritten_any = False
        filed = GlimmerTag.objects.of(user.pk).filter(tag_id=tag.pk).values_list("glimmer_id", flat=True)
        for glimmers in _held(user.glimmers.reachable(), filed, _Move(user, tag.name, tag_name(new))):
            rows, changed = [], []
            for glimmer in glimmers:
                text = rewritten(glimmer.text, tag.name, new)
                if len(text) > MAX_CHARACTERS:
                    raise TooLong(glimmer)
                if text != glimmer.text:
                    rows.append(
                        Rewritten(user=user, rename_id=renaming.pk, glimmer_id=glimmer.pk, text_before=glimmer.text)
                    )
                    glimmer.text = text
                    changed.append(glimmer)
            _save(user, changed)
            Rewritten.objects.of(user.pk).bulk_create(rows)
            rewritten_any = rewritten_any or bool(rows)
        if rewritten_any:
            _move_rests(user, tag.name, tag_name(new))
            return renaming
        renaming.delete()
        return None


def undo(user: User, renaming: TagRename) -> Undone:
    """Give the glimmers their words back.

    Where the words have changed since, only the tag is renamed back, and that only if the glimmer did not have the new
    tag before; otherwise it stays as it is, and its old words are kept for another try.
    """
    restored = 0
    with atomic_for(user.pk):
        renaming = user.tag_renames.select_for_update().get(pk=renaming.pk)
        rewritten_rows = Rewritten.objects.of(user.pk).filter(rename_id=renaming.pk)
        keys = rewritten_rows.values_list("glimmer_id", flat=True)
        move = _Move(user, tag_name(renaming.new_name), renaming.old_name)
        for glimmers in _held(user.glimmers.all(), keys, move):
            before = dict(
                rewritten_rows.filter(glimmer_id__in=[each.pk for each in glimmers]).values_list(
                    "glimmer_id", "text_before"
                )
            )
            changed = []
            for glimmer in glimmers:
                text = _restored(glimmer.text, before[glimmer.pk], renaming)
                if text != glimmer.text and len(text) <= MAX_CHARACTERS:
                    glimmer.text = text
                    changed.append(glimmer)
            _save(user, changed)
            rewritten_rows.filter(glimmer_id__in=[each.pk for each in changed]).delete()
            restored += len(changed)
        if restored:
            _move_rests(user, tag_name(renaming.new_name), renaming.old_name)
            renaming.undone_at = timezone.now()
            renaming.save(update_fields=["undone_at"])
        return Undone(restored=restored, left=rewritten_rows.count())


def _restored(text: str, before: str, renaming: TagRename) -> str:
    """Return the text before, if it is as the renaming left it; what was written since is never lost."""
    if text == rewritten(before, renaming.old_name, renaming.new_name):
        return before
    name = tag_name(renaming.new_name)
    if not can_be_told_apart(before, renaming.old_name, name):
        return text  # nobody can tell any more which of them were the old tag
    return rewritten(text, name, first_spelling(before, renaming.old_name))


def _move_rests(user: User, old: str, new: str) -> None:
    filed = GlimmerTag.objects.filter(user_id=OuterRef("user_id"), tag_id=OuterRef("pk"))
    in_use = user.tags.filter(Exists(filed), name__startswith=old).values_list("name", flat=True)
    move_tag(user.pk, old, new, in_use=in_use)


def _refuse_long_names(user: User, tag: Tag, new: str) -> None:
    for nested in below(user, tag):
        tail = nested.name[len(tag.name) :]
        if moves(nested.name, tag.name, new) and len(new + tail) > MAX_TAG_CHARACTERS:
            raise NameTooLong(nested)


def _held(mine: GlimmerQuerySet, keys: Iterable[UUID], move: _Move) -> Iterator[list[Glimmer]]:
    """Read those of `mine` with these keys, with their photos, in batches, locked until the transaction ends.

    All are locked first, in the order of their keys, and then the tags that they move between: of two renamings at once
    one waits for the other, never both. The keys are listed one by one: in a join, Postgres may read all of `mine` for
    each, until its statistics are new.
    """
    held = list(mine.filter(pk__in=list(keys)).select_for_update().order_by("pk").values_list("pk", flat=True))
    if held:
        hold_tags(move.user.pk, move.names())
    for start in range(0, len(held), BATCH):
        yield with_photos(list(mine.filter(pk__in=held[start : start + BATCH]).order_by("pk")))


def _save(user: User, glimmers: list[Glimmer]) -> None:
    """Save their words, as an edit would: what they are found by and the tags they are filed under follow."""
    for glimmer in glimmers:
        glimmer.revision += 1
        glimmer.make_searchable(photo.description for photo in prints_of(glimmer))
    # They exist and are locked, so none is inserted; `bulk_update` does the same, and takes four times as long.
    Glimmer.objects.of(user.pk).bulk_create(
        glimmers,
        update_conflicts=True,
        unique_fields=["user", "id"],
        update_fields=["text", "revision", "changed_at", "search_vector"],
    )
    file_under_tags(user.pk, glimmers)
