"""Photos on a server that speaks S3: sent, looked at, deleted, and what happens when that server does not answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from config.settings import HERE
from glimmers.photos.models import Photo
from glimmers.photos.sweeping import sweep
from hosting import storage
from hosting.environment import BadSetting
from tests.factories import make_photo, picture
from tests.hosting.site import free_port
from tests.photos.sending import body

PROJECT = Path(__file__).resolve().parents[2]
BUCKET = "journals"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run an S3 server, and yield its address."""
    from moto.server import ThreadedMotoServer  # a large import, which most test processes never need

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def keep_at(settings: Settings) -> Iterator[Callable[[str], Any]]:
    """Let photos be kept on the server at this address, as GLIMMERS_FILES_URL does; return its low-level client."""
    clients = []

    def use(address: str, bucket: str = BUCKET) -> Any:
        url = f"s3+http://KEY:a%2Fsecret%2B@{address}/{bucket}/from/home?region=eu-central-1"
        settings.STORAGES = {**settings.STORAGES, "default": storage.storage_settings(replace(HERE, files_url=url))}
        clients.append(default_storage.connection.meta.client)  # type: ignore[attr-defined]
        return clients[-1]

    yield use
    for client in clients:
        client.close()


@pytest.fixture
def s3(server: str, keep_at: Callable[[str], Any]) -> Iterator[Any]:
    """Return the client of a server that has our bucket, which is empty."""
    client = keep_at(server)
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    yield client
    for key in keys(client):
        client.delete_object(Bucket=BUCKET, Key=key)
    client.delete_bucket(Bucket=BUCKET)


def keys(client: Any) -> list[str]:
    return [entry["Key"] for entry in client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


def send(client: Client) -> Any:
    file = SimpleUploadedFile("tea.jpg", picture((600, 450)), "image/jpeg")
    return client.post("/photos/", {"upload_id": str(uuid4()), "photo": file})


def options(url: str) -> dict[str, Any]:
    """Return the options of the storage that this GLIMMERS_FILES_URL sets up."""
    return dict(storage.storage_settings(replace(HERE, files_url=url))["OPTIONS"])


def test_a_server_is_read() -> None:
    assert options("s3+https://KEY:a%2Fsec+ret%25@[2001:db8::1]:9000/journals/from/home/?region=eu-central-1") == {
        "endpoint_url": "https://[2001:db8::1]:9000",
        "region_name": "eu-central-1",
        "access_key": "KEY",
        "secret_key": "a/sec+ret%",
        "bucket_name": "journals",
        "location": "from/home",
    }


def test_a_server_of_one_s_own_needs_neither_https_nor_a_region() -> None:
    read = options("s3+http://KEY:SECRET@minio:9000/journals")
    assert (read["endpoint_url"], read["region_name"], read["location"]) == ("http://minio:9000", "us-east-1", "")


@pytest.mark.parametrize(
    "url",
    [
        "s3+https://s3.example.org/bucket",
        "s3+https://KEY@s3.example.org/bucket",
        "s3+https://KEY:@s3.example.org/bucket",
        "s3+https://KEY:hunter2%20@s3.example.org/bucket",
        "s3+https://KEY:hunter2@/bucket",
        "s3+https://KEY:hunter2@s3.example.org",
        "s3+https://KEY:hunter2@s3.example.org:port/bucket",
        "s3+https://KEY:hunter2@s3.example.org/no bucket",
        "s3+https://KEY:hunter2@s3.example.org/bucket/..",
        "s3+https://KEY:hunter2@s3.example.org/bucket/photos//of-ours",
        "s3+https://KEY:hunter2@s3.example.org/bucket/photos?acl=public-read",
        "s3+https://KEY:hunter2@s3.example.org/bucket?region=eu%20central",
        "s3+https://KEY:hunter2@s3.example.org/bucket#photos",
    ],
)
def test_a_server_that_cannot_be_meant_is_refused_without_telling_the_secret(url: str) -> None:
    with pytest.raises(BadSetting, match=r"^GLIMMERS_FILES_URL ") as refused:
        options(url)
    assert "hunter2" not in str(refused.value)


def test_a_photo_that_came_up_lies_in_the_bucket_and_comes_back(s3: Any, as_alice: Client, as_bob: Client) -> None:
    assert send(as_alice).status_code == 201
    photo = Photo.objects.get()
    assert sorted(keys(s3)) == sorted(f"from/home/{name}" for name in photo.file_names), "under the names of our own"
    answer = as_alice.get(photo.url(480))
    stored = s3.get_object(Bucket=BUCKET, Key=f"from/home/{photo.file_names[1]}")
    assert (answer.status_code, body(answer)) == (200, stored["Body"].read())
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert as_bob.get(photo.url(480)).status_code == 404


def test_some_bytes_of_a_photo_can_be_asked_for(s3: Any, as_alice: Client, alice: User) -> None:
    photo = make_photo(alice, size=(600, 450))
    whole = body(as_alice.get(photo.get_absolute_url()))
    answer = as_alice.get(photo.get_absolute_url(), headers={"Range": "bytes=10-29"})
    assert (answer.status_code, answer.headers["Content-Range"]) == (206, f"bytes 10-29/{len(whole)}")
    assert body(answer) == whole[10:30]


def test_nobody_but_the_bucket_s_owner_may_read_there(s3: Any, alice: User) -> None:
    photo = make_photo(alice, size=(600, 450))
    grants = s3.get_object_acl(Bucket=BUCKET, Key=f"from/home/{photo.file_names[0]}")["Grants"]
    assert [grant["Permission"] for grant in grants] == ["FULL_CONTROL"]
    assert "URI" not in grants[0]["Grantee"], "a group, such as everybody"
    with pytest.raises(ValueError, match="no address"):
        default_storage.url(photo.file_names[0])


def test_a_missing_file_is_a_calm_picture_and_is_logged(
    s3: Any, as_alice: Client, alice: User, caplog: pytest.LogCaptureFixture
) -> None:
    photo = make_photo(alice, size=(600, 450))
    s3.delete_object(Bucket=BUCKET, Key=f"from/home/{photo.file_names[1]}")
    answer = as_alice.get(photo.url(480))
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "image/svg+xml")
    assert "missing" in caplog.text


def test_a_missing_bucket_is_no_missing_photo(
    server: str, keep_at: Callable[..., Any], s3: Any, as_alice: Client, alice: User, caplog: pytest.LogCaptureFixture
) -> None:
    photo = make_photo(alice, size=(600, 450))
    keep_at(server, "another")
    answer = as_alice.get(photo.url(480))
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "image/svg+xml")
    assert "NoSuchBucket" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_files_go_with_their_photo(s3: Any, alice: User) -> None:
    gone, stays = make_photo(alice, size=(600, 450)), make_photo(alice, size=(600, 450))
    gone.delete()
    assert sorted(keys(s3)) == sorted(f"from/home/{name}" for name in stays.file_names)


def test_the_sweep_finds_what_a_crash_left(s3: Any, alice: User) -> None:
    photo = make_photo(alice, size=(600, 450))
    default_storage.save(f"photos/ab/{uuid4().hex}-480.webp", ContentFile(b"left"))
    assert sweep() == 0, "its row may be on the way"
    assert sweep(untouched_for=timedelta(0)) == 1
    assert sorted(keys(s3)) == sorted(f"from/home/{name}" for name in photo.file_names)


def test_a_server_that_is_down_is_said_in_words(
    keep_at: Callable[[str], Any], as_alice: Client, alice: User, caplog: pytest.LogCaptureFixture
) -> None:
    photo = make_photo(alice, size=(600, 450))
    keep_at(f"127.0.0.1:{free_port()}")
    answer = as_alice.get(photo.url(480))
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "image/svg+xml")
    answer = send(as_alice)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "Try again" in answer.text
    assert "could not be read" in caplog.text
    assert "could not be written" in caplog.text
    assert list(Photo.objects.all()) == [photo], "no row without its files"
    assert sweep() == 0
    assert "a%2Fsecret" not in caplog.text
    assert "a/secret" not in caplog.text


def test_a_server_that_fails_on_the_way_keeps_no_half_a_photo(
    s3: Any, as_alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, sent = s3.put_object, []

    def put_two(**parameters: Any) -> Any:
        sent.append(parameters["Key"])
        return put(**(parameters if len(sent) < 3 else {**parameters, "Bucket": "another"}))

    monkeypatch.setattr(s3, "put_object", put_two)
    assert send(as_alice).status_code == 503
    assert len(sent) == 3
    assert keys(s3) == []
    assert not Photo.objects.exists()


def test_s3_s_libraries_are_loaded_where_they_are_used_alone() -> None:
    code = (
        "import sys, django; django.setup(); from django.core.files.storage import default_storage\n"
        "default_storage.exists('photos'); print({'boto3', 'botocore', 'storages'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.strip() == "set()"
