"""Is it alive, is it ready: for the host's watchers and for Docker's healthcheck."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@login_not_required  # watchers have no account; nothing of a journal is told
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers, whatever the database does."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required  # as above
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has every migration of this release; 503 otherwise."""
    try:
        executor = MigrationExecutor(connection)
        is_ready = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        is_ready = False
    return HttpResponse(
        "ready\n" if is_ready else "not ready\n", status=200 if is_ready else 503, content_type="text/plain"
    )
