"""Tells the host's monitoring and Docker's healthcheck whether the site is alive, and whether it is ready."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hosting.release import from_later, is_behind


@login_not_required  # monitoring has no account; nothing of a journal is told
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process runs, with or without its database."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required  # as above
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers with every migration of this release and none of a later one; else 503."""
    try:
        executor = MigrationExecutor(connection)
        problem = "not ready\n" if is_behind(executor) else ""
        if from_later(executor.loader):
            problem = "not ready: the database is of a later release\n"
    except DatabaseError:
        problem = "not ready\n"
    return HttpResponse(problem or "ready\n", status=503 if problem else 200, content_type="text/plain")
