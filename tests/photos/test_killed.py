"""`kill -9` of the whole site during an upload or a Keep leaves no row without files, and nothing half kept."""

from __future__ import annotations

import http.client
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from accounts.models import User
from glimmers.photos.models import Photo
from glimmers.photos.sweeping import sweep
from tests.conftest import signed_in
from tests.factories import make_photo
from tests.hosting.site import Site
from tests.photos.pictures import scene, written
from tests.photos.sending import files_in, files_of, named

pytestmark = [pytest.mark.hosting, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).resolve().parents[2]
TIMES = 5  # of each kind; to start a site costs more than all that it does before it is killed
AT_ONCE = 12  # requests that each kill cuts off
UPLOADS_AT_ONCE = 3
AHEAD = 2  # sites started ahead of their turn
# The web server as `serve` starts it, but without Postgres, which lives on and shows what was committed.
WEB = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--workers", "1"]
WEB += ["--blocking-threads", str(AT_ONCE), "--log-level", "error", "--port"]
UNSET = dict.fromkeys(("EMAIL_URL", "GLIMMERS_URL", "GLIMMERS_FILES_URL", "GLIMMERS_X_ACCEL_REDIRECT"), "")
PICTURE = written(scene((600, 800)), quality=90)


def site_on(data: Path) -> Site:
    """Return a site on this test's own database and folder."""
    database = connection.settings_dict
    site = Site(
        [],
        ROOT,
        **UNSET,
        DATABASE_URL=f"postgres://{database['USER']}@{quote(str(database['HOST']), safe='')}/{database['NAME']}",
        GLIMMERS_DATA=str(data),
        GLIMMERS_SECRET_KEY=settings.SECRET_KEY,
        DJANGO_SETTINGS_MODULE="config.settings",
    )
    site.command = [*WEB, str(site.port), "config.wsgi:application"]
    return site


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[Iterator[Site]]:
    """Yield running sites one after the other; each starts while the one before it is being killed."""
    all_of_them = [site_on(tmp_path) for _ in range(TIMES + 1)]
    with ThreadPoolExecutor(AHEAD) as starting:
        started = [starting.submit(site.start) for site in all_of_them[:AHEAD]]

        def each() -> Iterator[Site]:
            for number, site in enumerate(all_of_them):
                started[number].result()
                if len(started) < len(all_of_them):
                    started.append(starting.submit(all_of_them[len(started)].start))
                yield site

        try:
            yield each()
        finally:
            wait(started)
            for site in all_of_them:
                site.kill()


def post(site: Site, client: Client, path: str, sent: dict[str, object]) -> int:
    """Send a form, and return the status of the answer, or 0 where the connection ended without one."""
    token = "a" * 32
    cookies = {name: morsel.value for name, morsel in client.cookies.items()} | {settings.CSRF_COOKIE_NAME: token}
    headers = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-CSRFToken": token,
        "Content-Type": MULTIPART_CONTENT,
    }
    with suppress(OSError, http.client.HTTPException):
        with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)) as speaking:
            speaking.request("POST", path, encode_multipart(BOUNDARY, sent), headers)
            return speaking.getresponse().status
    return 0


def upload(site: Site, client: Client, upload_id: uuid.UUID) -> int:
    return post(site, client, "/photos/", {"upload_id": str(upload_id), "photo": named(PICTURE, "sky.jpg")})


def until_the_database_is_quiet() -> None:
    """Wait until every COMMIT on its way is through, and everything else is rolled back."""
    asked = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
    )
    deadline = time.monotonic() + 10
    with connection.cursor() as cursor:
        while cursor.execute(asked).fetchone()[0]:
            assert time.monotonic() < deadline
            time.sleep(0.01)


def test_an_upload_that_is_killed_leaves_no_row_without_its_files(
    sites: Iterator[Site], alice: User, folder: Path
) -> None:
    client, chance = signed_in(alice), Random(1)
    answers: Counter[int] = Counter()
    leftovers, upload_ids = 0, []
    for number in range(TIMES):
        site, before = next(sites), files_in(folder)
        upload_ids += [uuid.uuid4() for _ in range(UPLOADS_AT_ONCE)]
        with ThreadPoolExecutor(UPLOADS_AT_ONCE) as sending:
            found = [sending.submit(upload, site, client, each) for each in upload_ids[-UPLOADS_AT_ONCE:]]
            if number % 2:  # the moment the site writes its first file
                while files_in(folder) == before and not all(each.done() for each in found):
                    time.sleep(0.0005)
            else:
                time.sleep(chance.uniform(0, 0.4))
            site.kill()
            answers += Counter(each.result() for each in found)
        photos = list(Photo.objects.all())
        assert files_of(*photos) <= files_in(folder)
        assert all((folder / name).stat().st_size for name in files_of(*photos))
        leftovers += len(files_in(folder) - files_of(*photos))
    print(f"{len(upload_ids)} uploads killed: answers {dict(answers)}, {leftovers} files left over")  # noqa: T201
    assert answers[0] >= len(upload_ids) / 2, "else they were not killed in the middle"
    assert leftovers, "else the sweep has nothing to show"

    site = next(sites)
    assert [upload(site, client, upload_id) for upload_id in upload_ids] == [201] * len(upload_ids)
    assert sorted(alice.photos.values_list("upload_id", flat=True)) == sorted(upload_ids)
    sweep(untouched_for=timedelta(0))
    assert files_in(folder) == files_of(*alice.photos.all())


def test_a_keep_that_is_killed_keeps_all_of_a_glimmer_or_nothing(
    sites: Iterator[Site], alice: User, folder: Path
) -> None:
    client, chance = signed_in(alice), Random(2)
    answers: Counter[int] = Counter()
    forms: list[dict[str, object]] = []
    for number in range(TIMES):
        site = next(sites)
        for _ in range(AT_ONCE):
            photos = [str(make_photo(alice, size=(64, 48)).pk) for _ in range(2)]
            described = {f"description-{key}": "killed?" for key in photos}
            forms.append({"text": f"Kept #tea {number}", "client_id": str(uuid.uuid4()), "photos": photos, **described})
        with ThreadPoolExecutor(AT_ONCE) as sending:
            found = [sending.submit(post, site, client, "/", form) for form in forms[-AT_ONCE:]]
            if number % 2:  # the moment the site keeps the first of them
                kept = alice.glimmers.filter(text=f"Kept #tea {number}")
                while not kept.exists() and not all(each.done() for each in found):
                    time.sleep(0.0005)
            else:
                time.sleep(chance.uniform(0, 0.15))
            site.kill()
            answers += Counter(each.result() for each in found)
        until_the_database_is_quiet()
        look_at(forms, alice)
    print(f"{TIMES} times {AT_ONCE} Keeps killed: answers {dict(answers)}, {alice.glimmers.count()} kept")  # noqa: T201
    assert answers[0] >= TIMES, "else they were not killed in the middle"
    assert answers[302]

    site = next(sites)
    assert {post(site, client, "/", form) for form in forms} == {302}, "sent again, each is kept, and once"
    assert alice.glimmers.count() == len(forms)
    look_at(forms, alice)
    sweep(untouched_for=timedelta(0))
    assert files_in(folder) == files_of(*alice.photos.all())


def look_at(forms: list[dict[str, object]], alice: User) -> None:
    """Check that each glimmer has all of its words, its tag, and its photos in their order, or does not exist."""
    kept = {str(glimmer.client_id): glimmer for glimmer in alice.glimmers.all()}
    for form in forms:
        photos = [Photo.objects.get(pk=key) for key in form["photos"]]  # type: ignore[attr-defined]
        glimmer = kept.get(str(form["client_id"]))
        if glimmer is None:
            assert [(photo.glimmer, photo.position, photo.description) for photo in photos] == [(None, None, "")] * 2
        else:
            assert glimmer.photo_count == 2
            assert glimmer.tags.count() == 1
            places = [(photo.glimmer, photo.position, photo.description) for photo in photos]
            assert places == [(glimmer, 0, "killed?"), (glimmer, 1, "killed?")]
