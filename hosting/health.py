"""Is it alive, is it ready: for the host's watchers and for Docker's healthcheck."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hosting.release import from_later, is_behind


@login_not_required  # watchers have no account; nothing of a journal is told
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers, whatever the database does."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required  # as above
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, has every migration of this release, and none of a later one; 503 otherwise."""
    try:
        executor = MigrationExecutor(connection)
        what_is_wrong = "not ready\n" if is_behind(executor) else ""
        if from_later(executor.loader):
            what_is_wrong = "not ready: the database is of a later release\n"
    except DatabaseError:
        what_is_wrong = "not ready\n"
    return HttpResponse(what_is_wrong or "ready\n", status=503 if what_is_wrong else 200, content_type="text/plain")
