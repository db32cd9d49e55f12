"""Who is signed in: a session and its user, read at once. Named in SESSION_ENGINE and MIDDLEWARE."""

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

View = TypeVar("View", bound=Callable[..., Any])


class Along(NamedTuple):
    """A SELECT of one row at the most, in which `OWNER` is whose session it is, and the values in it."""

    row: str
    values: tuple[Any, ...]


OWNER = '"accounts_session"."user_id"'


def asks_along(make: Callable[..., Along]) -> Callable[[View], View]:
    """Decorate a view that wants one row: it is read by the statement that reads session and user.

    `make` gets what the address says; `came_along` has the row.
    """

    def decorated(view: View) -> View:
        view.asks_along = make  # type: ignore[attr-defined]
        return view

    return decorated


def came_along(request: HttpRequest, user: User) -> tuple[Any, ...] | None:
    """Return the row that was asked along, for this user; None where it has to be asked for by itself."""
    session: Any = request.session
    return session.came_along if session.came_with and session.came_with.pk == user.pk else None


class SessionStore(db.SessionStore):
    """Django's own, which knows its user: a person's sessions can be found and ended, and go with their account.

    Its name is a part of what signs the data: by another one nobody's session could be read.
    """

    came_with: User | None = None  # the row that stood beside the session when it was read
    along: Along | None = None  # what is to be asked with it
    came_along: tuple[Any, ...] | None = None  # the row of that, of `came_with` alone; nothing but None where none is

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        asked, values = self.along or ("", ())
        with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(_session_and_user(asked), [*values, self.session_key, timezone.now()])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        data, user_id, *found = row
        columns = _columns()
        if user_id is not None:
            self.came_with = User.from_db(connection.alias, columns, found[: len(columns)])
            self.came_along = tuple(found[len(columns) :]) if asked else None
        decoded: dict[str, Any] = self.decode(data)
        return decoded

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        made = super().create_model_instance(data)
        assert isinstance(made, Session)
        made.user_id = data.get(auth.SESSION_KEY)
        return made

    def save(self, must_create: bool = False) -> None:
        try:
            super().save(must_create)
        except CreateError as error:
            # Django takes it for a key that is taken, and would try others for ever.
            if error.__context__ and isinstance(error.__context__.__cause__, psycopg.errors.ForeignKeyViolation):
                raise UpdateError("the user of this session has gone") from error
            raise


@cache
def _columns() -> list[str]:
    return [field.attname for field in User._meta.concrete_fields]  # in the order in which a `User` takes its values


@cache
def _session_and_user(along: str) -> str:
    """The statement, as Django writes it, which takes longer than the database to answer it; with a row along."""
    asked = Session.objects.filter(session_key="").filter(expire_date__gt=timezone.now())
    columns = [f"user__{name}" for name in _columns()]
    statement, _parameters = asked.values_list("session_data", "user_id", *columns).query.sql_with_params()
    if not along:
        return statement
    selected, _from, rest = statement.partition(" FROM ")
    joined, _where, condition = rest.partition(" WHERE ")
    return f"{selected}, along.* FROM {joined} LEFT JOIN LATERAL ({along}) AS along ON true WHERE {condition}"


def user_of(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    """Who came with the session, where all holds that Django asks of them; otherwise Django is asked itself."""
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
    """Django's, by the way above: `request.user` is looked up when somebody asks for it, and once."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(partial(user_of, request))  # type: ignore[assignment]

    def process_view(self, request: HttpRequest, view: Callable[..., Any], parts: Any, named: Any) -> None:
        if make := getattr(view, "asks_along", None):
            request.session.along = make(*parts, **named)  # type: ignore[attr-defined]
