"""Serve the floors: views that do the least a page has to do, to show what Django itself costs on this machine.

This is Django in one file without middleware, served as `manage.py serve` serves the journal, with its pool and
Postgres. Run as a script it makes the table that it inserts into, and becomes the web server.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from uuid import UUID

import django
from django.conf import settings
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.names import FLOORS_PHOTO, FLOORS_USER
from hosting import database, environment, web_server

PAGE = ("<p>The kettle went quiet, and the light came in.</p>\n" * 1000)[:28_600]
NEWEST = """
    SELECT id, noticed_at, time_zone, noticed_on, text, shift, sources, place, is_close, photo_count
    FROM journal_glimmer WHERE user_id = %s AND put_away_at IS NULL
    ORDER BY noticed_on DESC, noticed_at DESC, id DESC LIMIT 24
"""
TABLE = """
    DROP TABLE IF EXISTS bench_kept;
    CREATE TABLE bench_kept (id bigserial PRIMARY KEY, text text NOT NULL, at timestamptz NOT NULL DEFAULT now())
"""


def page(request: HttpRequest) -> HttpResponse:
    """Read 24 rows, and answer with a string that was made in advance."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, [WHO])
        cursor.fetchall()
    return HttpResponse(PAGE)


def keep(request: HttpRequest) -> HttpResponse:
    """Insert one row with the words that were sent, and commit it."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_kept (text) VALUES (%s)", [request.POST["text"]])
    return HttpResponse("Kept.")


def photo(request: HttpRequest) -> FileResponse:
    return FileResponse(FILE.open("rb"), content_type="image/webp")


def ready(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("", page), path("keep/", keep), path("photo/", photo), path("readyz", ready)]


def _configure() -> None:
    settings.configure(
        SECRET_KEY="nothing is signed here",
        ALLOWED_HOSTS=["localhost", "127.0.0.1"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        DATABASES={"default": database.database_settings(environment.read())},
        USE_TZ=True,
    )
    django.setup()


if __name__ == "__main__":
    _configure()
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    words = web_server.command("bench.floors:application", bind="127.0.0.1", port=environment.read().port)
    os.chdir(environment.PROJECT)
    os.execvp(words[0], words)
else:
    from django.core.handlers.wsgi import WSGIHandler

    WHO, FILE = UUID(os.environ[FLOORS_USER]), Path(os.environ[FLOORS_PHOTO])
    _configure()
    application = WSGIHandler()
