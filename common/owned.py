"""Rows of one person, in tables that can be divided by person: each statement made of them says whose they are.

In the database the key of such a table is (user_id, id), what refers to a row carries both columns, and what belongs to
a row that is deleted goes by ON DELETE CASCADE. Django takes `id` for the key, and deletes one table at a time.

All rows of one person are in one database. There is only one unless DATABASE_ROUTERS names a router that knows of more:
it is asked with the hint `owner`, or `instance`, of a row or the user.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Self, TypeVar
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldError
from django.db import connections, models, router, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

Key = TypeVar("Key")
Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


def database_of(owner: UUID) -> str:
    """Return the alias of the database that holds this person's rows."""
    return router.db_for_write(Owned, owner=owner)


def databases() -> list[str]:
    """Return the aliases of all databases that hold anybody's rows."""
    return list(connections)


def atomic_for(owner: UUID) -> transaction.Atomic:
    """Begin a transaction, or a part of one, on this person's rows."""
    return transaction.atomic(using=database_of(owner))


def cursor_of(owner: UUID) -> CursorWrapper:
    """Return a cursor on this person's rows for a statement that is prepared; see hosting/pooled/base.py."""
    return connections[database_of(owner)].prepared_cursor()  # type: ignore[attr-defined,no-any-return]


class OwnedQuerySet(models.QuerySet[Row_co]):
    def of(self, owner: UUID) -> Self:
        """Select this person's, where they are."""
        return self.using(database_of(owner)).filter(user_id=owner)


class Owned(models.Model):
    """A row that belongs to `user`, whom each statement names that Django makes of this row."""

    user_id: UUID

    class Meta:
        abstract = True

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        """Read it anew, and forget rows that it referred to. Raises `FieldError` where `user_id` was not read."""
        if "user_id" not in self.__dict__:
            raise FieldError("user_id was left out of what is read: a row without it cannot be found again")
        for field in self._meta.fields if fields is None else ():
            if isinstance(field, models.ForeignObject) and not field.concrete and field.is_cached(self):
                field.delete_cached_value(self)  # Django does so for fields of one column
        if from_queryset is None:
            from_queryset = type(self)._base_manager.db_manager(using, hints={"instance": self})
        super().refresh_from_db(using, fields, from_queryset.filter(user_id=self.user_id))

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Delete it as its query set does, by one statement; the database deletes what belongs to it."""
        rows: Any = type(self)._default_manager.db_manager(using, hints={"instance": self})
        deleted: tuple[int, dict[str, int]] = rows.filter(user_id=self.user_id, pk=self.pk).delete()
        return deleted

    def _do_update(self, base_qs: Any, *what: Any) -> Any:
        # Django's hook for the UPDATE of `save`, which asks for the key alone.
        return super()._do_update(base_qs.filter(user_id=self.user_id), *what)


def delete_all_of(owner: UUID) -> None:
    """Delete all rows of this person, one statement a table. Where the user is in the same database, it does that."""
    using = database_of(owner)
    with transaction.atomic(using=using):
        for model in apps.get_models():
            if issubclass(model, Owned):
                rows: Any = model._base_manager.using(using)
                rows.filter(user_id=owner)._raw_delete(using)


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


class _OfSameOwner(ForwardManyToOneDescriptor):  # type: ignore[type-arg]
    """The other row, by both columns, of which only one is the reference's own."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        """Return the row it refers to now, where another was set by its column."""
        if instance is not None and (row := self.field.get_cached_value(instance, default=None)) is not None:
            keys = [
                (getattr(instance, ours.attname), getattr(row, its.attname)) for ours, its in self.field.related_fields
            ]
            if any(ours != its for ours, its in keys):
                self.field.delete_cached_value(instance)
        return super().__get__(instance, cls)

    def __set__(self, instance: Any, value: Any) -> None:
        """Set both columns; where it refers to nothing any more, it still has its owner, whom Django would clear."""
        owner = instance.__dict__.get("user_id")
        super().__set__(instance, value)
        if value is None:
            instance.user_id = owner


def by_owner(rows: Iterable[tuple[UUID, Key]]) -> dict[UUID, list[Key]]:
    """Put the keys of rows of many people, each with its owner, in a list for each owner, in one order for all.

    Whoever holds what belongs to many owners does so in this order, so that of two at once neither waits for the other.
    """
    keys: defaultdict[UUID, list[Key]] = defaultdict(list)
    for owner, key in rows:
        keys[owner].append(key)
    return dict(sorted(keys.items()))
