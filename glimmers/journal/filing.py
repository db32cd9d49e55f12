"""Files glimmers under the tags in their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from glimmers.journal.models import Glimmer, GlimmerTag, Tag
from glimmers.journal.text import filed_under


def file_under_tags(user_id: UUID, glimmers: Sequence[Glimmer]) -> None:
    """File these glimmers of one person under the tags in their words now, those above them, and no other.

    Call it in the transaction that writes the words: until that ends the tags are held, so that none is swept.
    """
    wanted = {(glimmer.pk, name) for glimmer in glimmers for name in filed_under(glimmer.text)}
    mine = GlimmerTag.objects.of(user_id)
    of_these = mine.filter(glimmer_id__in=[glimmer.pk for glimmer in glimmers])
    filed: set[tuple[UUID, str]] = set(of_these.values_list("glimmer_id", "tag__name"))
    surplus: defaultdict[str, list[UUID]] = defaultdict(list)
    for key, name in filed - wanted:
        surplus[name].append(key)
    missing = sorted(wanted - filed)
    keys = hold_tags(user_id, {*surplus, *(name for _, name in missing)})
    for name in sorted(surplus):
        mine.filter(tag_id=keys[name], glimmer_id__in=surplus[name]).delete()
    mine.bulk_create(
        [GlimmerTag(user_id=user_id, glimmer_id=key, tag_id=keys[name]) for key, name in missing], ignore_conflicts=True
    )


def hold_tags(user_id: UUID, names: Iterable[str]) -> dict[str, int]:
    """Hold a person's tags of these names until the transaction ends, made where missing; return their keys by name.

    In one order for all, or two at once could wait for each other. Existing ones are "updated", which holds them and
    returns their keys. Their counts are written under the same locks.
    """
    held = Tag.objects.of(user_id).bulk_create(
        [Tag(user_id=user_id, name=name) for name in sorted(names)],
        update_conflicts=True,
        unique_fields=["user", "name"],
        update_fields=["name"],
    )
    return {tag.name: tag.pk for tag in held}
