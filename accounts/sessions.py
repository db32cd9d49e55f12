"""Who is signed in: a session and its user, read at once. Named in SESSION_ENGINE and MIDDLEWARE."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

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


class SessionStore(db.SessionStore):
    """Django's own, which knows its user: a person's sessions can be found and ended, and go with their account.

    Its name is a part of what signs the data: by another one nobody's session could be read.
    """

    came_with: User | None = None  # the row that stood beside the session when it was read

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(_session_and_user(), [self.session_key, timezone.now()])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        data, user_id, *values = row
        self.came_with = None if user_id is None else User.from_db(connection.alias, _columns(), values)
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
def _session_and_user() -> str:
    """The statement, as Django writes it, which takes longer than the database to answer it."""
    asked = Session.objects.filter(session_key="").filter(expire_date__gt=timezone.now())
    columns = [f"user__{name}" for name in _columns()]
    statement, _parameters = asked.values_list("session_data", "user_id", *columns).query.sql_with_params()
    return statement


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
