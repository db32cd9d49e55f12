"""Reads a session and its user in one statement. Named in SESSION_ENGINE and MIDDLEWARE."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

import psycopg
from django.conf import settings
from django.contrib import auth
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import CreateError, UpdateError
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from accounts.models import Session, User
from common.owned import databases

View = TypeVar("View", bound=Callable[..., Any])


class Along(NamedTuple):
    """A SELECT of at most one row, in which `OWNER` is the session's user, and its parameters."""

    row: str
    values: tuple[Any, ...]


OWNER = '"accounts_session"."user_id"'


def asks_along(make: Callable[..., Along]) -> Callable[[View], View]:
    """Decorate a view that needs one row, which the statement for session and user then reads as well.

    `make` gets the values in the address; `came_along` returns the row.
    """

    def decorated(view: View) -> View:
        view.asks_along = make  # type: ignore[attr-defined]
        return view

    return decorated


def came_along(request: HttpRequest, user: User) -> tuple[Any, ...] | None:
    """Return the row that was read along, for this user; None where it has to be read by itself."""
    session: Any = request.session
    return session.came_along if session.came_with and session.came_with.pk == user.pk else None


class SessionStore(db.SessionStore):
    """Django's store, which knows its user: a person's sessions can be found and ended, and go with their account.

    Its name is a part of what signs the data: under another one nobody's session could be read.
    """

    came_with: User | None = None  # the user that was read with the session
    along: Along | None = None  # what to read with it
    came_along: tuple[Any, ...] | None = None  # the row of `along` for `came_with`; only Nones where there is none

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        select, values = self.along or ("", ())
        with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(_session_and_user(select), [*values, self.session_key, timezone.now()])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        data, user_id, *rest = row
        columns = _columns()
        if user_id is not None:
            self.came_with = User.from_db(connection.alias, columns, rest[: len(columns)])
            self.came_along = tuple(rest[len(columns) :]) if select else None
        decoded: dict[str, Any] = self.decode(data)
        return decoded

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session = super().create_model_instance(data)
        assert isinstance(session, Session)
        session.user_id = data.get(auth.SESSION_KEY)
        return session

    def save(self, must_create: bool = False) -> None:
        try:
            super().save(must_create)
        except CreateError as error:
            # Django takes this for a key that is in use, and would try others without end.
            if error.__context__ and isinstance(error.__context__.__cause__, psycopg.errors.ForeignKeyViolation):
                raise UpdateError("the user of this session has gone") from error
            raise


@cache
def _columns() -> list[str]:
    return [field.attname for field in User._meta.concrete_fields]  # in the order of a `User`'s values


@cache
def _session_and_user(along: str) -> str:
    """Return Django's statement, with a row along: kept, as writing it takes Django longer than answering it takes."""
    sessions = Session.objects.filter(session_key="").filter(expire_date__gt=timezone.now())
    columns = [f"user__{name}" for name in _columns()]
    statement, _parameters = sessions.values_list("session_data", "user_id", *columns).query.sql_with_params()
    if not along:
        return statement
    selected, _from, rest = statement.partition(" FROM ")
    joined, _where, condition = rest.partition(" WHERE ")
    return f"{selected}, along.* FROM {joined} LEFT JOIN LATERAL ({along}) AS along ON true WHERE {condition}"


def user_of(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    """Return the user read with the session, where all that Django checks holds; otherwise ask Django."""
    session = request.session
    if auth.SESSION_KEY not in session:
        return AnonymousUser()
    user: User | None = session.came_with  # type: ignore[attr-defined]
    if (
        user is not None
        and user.is_active
        and session[auth.SESSION_KEY] == str(user.pk)
        and session.get(auth.BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and constant_time_compare(session.get(auth.HASH_SESSION_KEY, ""), user.get_session_auth_hash())
    ):
        return user
    return auth.get_user(request)


class SignedIn(AuthenticationMiddleware):
    """Django's middleware with `user_of`: `request.user` is looked up once, where a page needs it or first uses it."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(partial(user_of, request))  # type: ignore[assignment]

    def process_view(self, request: HttpRequest, view: Callable[..., Any], parts: Any, named: Any) -> None:
        make = getattr(view, "asks_along", None)
        if make and len(databases()) == 1:  # else the row may be in another one than the session
            request.session.along = make(*parts, **named)  # type: ignore[attr-defined]
        if getattr(view, "login_required", True):
            # Such a page needs them in any case, and asks a hundred times.
            request.user = user_of(request)  # type: ignore[assignment]
