"""Rows of one person, in tables that can be divided by person: each statement made of a row says whose row it is.

In the database the key of such a table is (user_id, id), what refers to a row carries both columns, and what belongs to
a row that is deleted goes by ON DELETE CASCADE. Django takes `id` for the key, and deletes one table at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

Key = TypeVar("Key")


class Owned(models.Model):
    """A row that belongs to `user`, whom each statement names that Django makes of this row."""

    class Meta:
        abstract = True

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        """Read it anew. Never leave `user_id` out of what is read: a row without it cannot be found again."""
        if from_queryset is None:
            from_queryset = type(self)._base_manager.db_manager(using, hints={"instance": self})
        super().refresh_from_db(using, fields, from_queryset.filter(user_id=self.user_id))  # type: ignore[attr-defined]

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Delete it as its query set does, by one statement; the database deletes what belongs to it."""
        rows = type(self)._default_manager.db_manager(using, hints={"instance": self})
        return rows.filter(user_id=self.user_id, pk=self.pk).delete()  # type: ignore[attr-defined]

    def _do_update(self, base_qs: models.QuerySet[Self], *what: Any) -> Any:
        # Django's hook for the UPDATE of `save`, which asks for the key alone.
        return super()._do_update(base_qs.filter(user_id=self.user_id), *what)  # type: ignore[misc,attr-defined]


def refers_to(to: str | type[models.Model], column: str, related_name: str, *, null: bool = False) -> Any:
    """Make a field that refers to another row of the same person, by `user` and this column, in joins too."""
    field: Any = models.ForeignObject(
        to,
        on_delete=models.DO_NOTHING,  # the database does it
        from_fields=["user", column],
        to_fields=["user", "id"],
        related_name=related_name,
        null=null,
    )
    field.forward_related_accessor_class = _OfSameOwner
    return field


class _OfSameOwner(ForwardManyToOneDescriptor):
    def __set__(self, instance: Any, value: Any) -> None:
        """Set both columns; where it refers to nothing any more, it still has its owner, whom Django would clear."""
        owner = instance.__dict__.get("user_id")
        super().__set__(instance, value)
        if value is None:
            instance.user_id = owner


def by_owner(rows: Iterable[tuple[UUID, Key]]) -> dict[UUID, list[Key]]:
    """Put the keys of rows of many people, each with its owner, in a list for each owner."""
    keys: defaultdict[UUID, list[Key]] = defaultdict(list)
    for owner, key in rows:
        keys[owner].append(key)
    return keys
