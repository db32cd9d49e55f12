"""Is it alive, is it ready: for the host's watchers and for Docker's healthcheck."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from glimmers.capture.problems import is_a_program

PATHS = {"/healthz", "/readyz"}


def nobody_is_signed_in_there(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Without its cookies a request has no session, so that none is looked up while the database may be away.

    Nor for a program, which has a token: a browser's cookies are to count for nothing there.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path in PATHS or is_a_program(request):
            request.COOKIES.clear()
        return get_response(request)

    return middleware


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
