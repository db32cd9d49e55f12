"""Files glimmers under the tags in their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from glimmers.journal.models import Glimmer, Tag
from glimmers.journal.text import filed_under

_Filed = Glimmer.tags.through


def file_under_tags(user_id: UUID, glimmers: Sequence[Glimmer]) -> None:
    """File these glimmers of one person under the tags in their words now, those above them, and no other.

    Call it in the transaction that writes the words: until that ends the tags are held, so that none is swept.
    """
    wanted = {(glimmer.pk, name) for glimmer in glimmers for name in filed_under(glimmer.text)}
    filed: dict[tuple[UUID, str], int] = {
        (key, name): row
        for row, key, name in _Filed.objects.filter(glimmer__in=glimmers).values_list("pk", "glimmer_id", "tag__name")
    }
    surplus = filed.keys() - wanted
    missing = sorted(wanted - filed.keys())
    keys = hold_tags(user_id, {name for _, name in [*surplus, *missing]})
    _Filed.objects.filter(pk__in=[filed[place] for place in surplus]).delete()
    _Filed.objects.bulk_create(
        [_Filed(glimmer_id=key, tag_id=keys[name]) for key, name in missing], ignore_conflicts=True
    )


def hold_tags(user_id: UUID, names: Iterable[str]) -> dict[str, int]:
    """Hold a person's tags of these names until the transaction ends, made where missing; return their keys by name.

    In one order for all, or two at once could wait for each other. Existing ones are "updated", which holds them and
    returns their keys. Their counts are written under the same locks.
    """
    held = Tag.objects.bulk_create(
        [Tag(user_id=user_id, name=name) for name in sorted(names)],
        update_conflicts=True,
        unique_fields=["user", "name"],
        update_fields=["name"],
    )
    return {tag.name: tag.pk for tag in held}
