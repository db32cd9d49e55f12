"""The settings of an installation are read once from the environment, or refused in a line that names the culprit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hosting import database, environment, mail, storage
from hosting.environment import BadSetting, Environment
from hosting.postgres import socket_folder

SETTINGS = [
    "PORT",
    "DATABASE_URL",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
    "GLIMMERS_URL",
    "GLIMMERS_BIND",
    "GLIMMERS_DATA",
    "GLIMMERS_SECRET_KEY",
    "GLIMMERS_SIGNUPS",
    "GLIMMERS_TRUSTED_PROXY_COUNT",
    "GLIMMERS_MAX_UPLOAD_MB",
    "GLIMMERS_FILES_URL",
    "GLIMMERS_X_ACCEL_REDIRECT",
]
S3 = "s3+https://KEY:SECRET@s3.example.org/bucket"


@pytest.fixture(autouse=True)
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Unset every setting, in the shell and in a .env file, and return the folder where that file would lie."""
    for name in [*SETTINGS, *(f"{name}_FILE" for name in SETTINGS)]:
        monkeypatch.setenv(name, "")  # noted first, so that pytest also undoes what a .env file sets
        monkeypatch.delenv(name)
    monkeypatch.setattr(environment, "PROJECT", tmp_path)
    return tmp_path


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, project: Path) -> Environment:
    monkeypatch.setenv("GLIMMERS_DATA", str(project / "journal"))
    return environment.read()


def refusal(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str:
    """Return the one line that this value is refused with."""
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting) as refused:
        read = environment.read()
        database.database_settings(read)
        mail.mail_settings(read.email_url)
        storage.storage_settings(read)
    message = str(refused.value)
    assert message.strip()
    assert len(message.splitlines()) == 1, "one line for the host to read"
    return message


def test_nothing_has_to_be_set(project: Path) -> None:
    assert environment.read() == Environment(
        port=8000,
        bind="127.0.0.1",
        data=project / "data",
        url="",
        database_url="",
        secret_key="",
        signups="first",
        help_line="",
        email_url="",
        from_email="Glimmers <glimmers@localhost>",
        trusted_proxy_count=0,
        max_upload_mb=50,
        files_url="",
        x_accel_redirect="",
    )


def test_an_empty_setting_counts_as_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    without = environment.read()
    for name in SETTINGS:
        monkeypatch.setenv(name, "")
    assert environment.read() == without


def test_what_is_set_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8081")
    monkeypatch.setenv("GLIMMERS_SIGNUPS", "open")
    monkeypatch.setenv("GLIMMERS_DATA", "/srv/journal")
    read = environment.read()
    assert (read.port, read.signups, read.data) == (8081, "open", Path("/srv/journal"))


def test_a_dotenv_file_is_read_and_the_environment_goes_before_it(
    monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    (project / ".env").write_text("PORT=8082\nGLIMMERS_SIGNUPS=closed\nDEFAULT_FROM_EMAIL='Us <us@example.org>'\n")
    monkeypatch.setenv("GLIMMERS_SIGNUPS", "open")
    read = environment.read()
    assert (read.port, read.signups, read.from_email) == (8082, "open", "Us <us@example.org>")


def test_a_dotenv_file_that_cannot_be_read_is_said(project: Path) -> None:
    (project / ".env").write_bytes(b"PORT=8082 # \xff\xfe\n")
    with pytest.raises(BadSetting, match=r"\.env"):
        environment.read()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgres://glimmers:secret@db:5432/glimmers"),
        ("GLIMMERS_SECRET_KEY", "k" * 40),
        ("EMAIL_URL", "submission://user:secret@mail.example.org:587"),
        ("GLIMMERS_FILES_URL", S3),
    ],
)
def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str) -> None:
    (tmp_path / "secret").write_text(f"{value}\n")
    monkeypatch.setenv(f"{name}_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv(name, "")  # as compose files pass an unset variable
    read = environment.read()
    assert value in {read.database_url, read.secret_key, read.email_url, read.files_url}


def test_a_secrets_file_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    message = refusal(monkeypatch, "GLIMMERS_SECRET_KEY_FILE", str(tmp_path / "nowhere"))
    assert "GLIMMERS_SECRET_KEY_FILE" in message


@pytest.mark.parametrize("port", ["abc", "0", "99999", "８０", "80.5", "-1", "1e3", "1\n2"])
def test_a_bad_port_is_refused(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    assert refusal(monkeypatch, "PORT", port).startswith("PORT is ")


def test_an_empty_port_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert environment.read().port == 8000


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x",
        "example.org",
        "https://x/path",
        "https://x?a=1",
        "https://",
        "https://x:port",
        "https://x:99999",
        "https://[::1",
    ],
)
def test_a_bad_public_address_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert "GLIMMERS_URL" in refusal(monkeypatch, "GLIMMERS_URL", url)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GLIMMERS_SIGNUPS", "everyone"),
        ("GLIMMERS_SIGNUPS", "First"),
        ("GLIMMERS_TRUSTED_PROXY_COUNT", "one"),
        ("GLIMMERS_TRUSTED_PROXY_COUNT", "17"),
        ("GLIMMERS_MAX_UPLOAD_MB", "0"),
        ("GLIMMERS_DATA", "~nobody-of-this-name/journal"),
        ("DATABASE_URL", "mysql://u:p@h/x"),
        ("DATABASE_URL", "sqlite:///journal.db"),
        ("DATABASE_URL", "postgres://u:p@h:port/x"),
        ("DATABASE_URL", "postgres://u:p@[::1/x"),
        ("DATABASE_URL", "postgres://u:p@127.0.0.1:5432/"),
        ("DATABASE_URL", "postgres://u:p@127.0.0.1"),
        ("DATABASE_URL", "postgres://"),
        ("DATABASE_URL", "postgres:glimmers"),
        ("EMAIL_URL", "pigeon://loft"),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "smtp:/127.0.0.1:2525"),
        ("EMAIL_URL", "smtps://"),
        ("EMAIL_URL", "submission://user:secret@:587"),
        ("EMAIL_URL", "smtp://mail.example.org:port"),
        ("GLIMMERS_FILES_URL", "https://KEY:SECRET@s3.example.org/bucket"),
        ("GLIMMERS_X_ACCEL_REDIRECT", "/"),
        ("GLIMMERS_X_ACCEL_REDIRECT", "protected-files"),
        ("GLIMMERS_X_ACCEL_REDIRECT", "/protected-files"),
        ("GLIMMERS_X_ACCEL_REDIRECT", "https://nginx/protected-files/"),
        ("GLIMMERS_X_ACCEL_REDIRECT", "/../"),
    ],
)
def test_a_bad_setting_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    assert name in refusal(monkeypatch, name, value)


@pytest.mark.parametrize("name", ["DATABASE_URL", "EMAIL_URL", "GLIMMERS_FILES_URL"])
@pytest.mark.parametrize("rest", ["u:hunter2@h:port/x", "u:hunter2/7@h/x", "u:hunter2[@h/x", "u:hunter2]@h/x?y"])
def test_a_refusal_does_not_tell_the_password(monkeypatch: pytest.MonkeyPatch, name: str, rest: str) -> None:
    for scheme in ("mysql", "postgres", "smtp", "pigeon", "s3+https"):
        assert "hunter2" not in refusal(monkeypatch, name, f"{scheme}://{rest}")


def test_https_means_a_proxy_in_front(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLIMMERS_URL", "https://glimmers.example.org/")
    read = environment.read()
    assert (read.url, read.host) == ("https://glimmers.example.org", "glimmers.example.org")
    assert (read.is_https, read.trusted_proxy_count) == (True, 1)
    monkeypatch.setenv("GLIMMERS_TRUSTED_PROXY_COUNT", "0")
    assert environment.read().trusted_proxy_count == 0


def test_plain_http_means_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLIMMERS_URL", "http://box.local:8000")
    read = environment.read()
    assert (read.url, read.host) == ("http://box.local:8000", "box.local")
    assert (read.is_https, read.trusted_proxy_count) == (False, 0)


def test_an_ipv6_address_stands_in_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLIMMERS_URL", "http://[2001:db8::1]:8000")
    assert environment.read().host == "[2001:db8::1]"


def test_without_a_files_url_photos_lie_in_the_data_folder(here: Environment) -> None:
    found = storage.storage_settings(here)
    assert (found["BACKEND"], found["OPTIONS"]["location"]) == ("hosting.storage.DurableStorage", here.data / "files")


def test_nginx_is_told_where_the_files_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLIMMERS_X_ACCEL_REDIRECT", "/protected-files/")
    assert environment.read().x_accel_redirect == "/protected-files/"


def test_nginx_cannot_send_what_lies_on_an_s3_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLIMMERS_FILES_URL", S3)
    message = refusal(monkeypatch, "GLIMMERS_X_ACCEL_REDIRECT", "/protected-files/")
    assert "GLIMMERS_X_ACCEL_REDIRECT" in message
    assert "GLIMMERS_FILES_URL" in message


def test_without_a_database_url_it_is_the_embedded_one(here: Environment) -> None:
    assert database.is_embedded(here)
    assert database.database_settings(here)["HOST"] == str(socket_folder(here.data))
    near = replace(here, data=Path("/srv/journal"))
    assert database.database_settings(near)["HOST"] == "/srv/journal/postgres"


def test_a_secret_key_is_made_once_for_its_owner_alone(here: Environment) -> None:
    key = environment.secret_key(here)
    assert len(key) >= 64
    assert (here.data / "secret-key").stat().st_mode & 0o777 == 0o600
    assert environment.secret_key(here) == key
    assert [path.name for path in here.data.iterdir()] == ["secret-key"], "nothing half done is left"


def test_two_installations_have_two_secret_keys(here: Environment, tmp_path: Path) -> None:
    assert environment.secret_key(here) != environment.secret_key(replace(here, data=tmp_path / "another"))


def test_a_given_secret_key_is_used_and_none_is_made(here: Environment) -> None:
    assert environment.secret_key(replace(here, secret_key="k" * 32)) == "k" * 32
    assert not (here.data / "secret-key").exists()


def test_a_short_secret_key_is_refused(here: Environment) -> None:
    with pytest.raises(BadSetting, match="GLIMMERS_SECRET_KEY is too short") as refused:
        environment.secret_key(replace(here, secret_key="k" * 31))
    assert "kkk" not in str(refused.value)


@pytest.mark.parametrize("damaged", [b"", b"short", b"\xff" * 64], ids=["empty", "short", "bytes"])
def test_a_damaged_secret_key_is_refused_and_left_alone(here: Environment, damaged: bytes) -> None:
    here.data.mkdir()
    (here.data / "secret-key").write_bytes(damaged)
    with pytest.raises(BadSetting, match="secret-key"):
        environment.secret_key(here)
    assert (here.data / "secret-key").read_bytes() == damaged


def test_a_data_folder_that_cannot_be_made_is_refused_in_one_line(here: Environment, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadSetting, match="cannot be written") as refused:
        environment.secret_key(replace(here, data=tmp_path / "file" / "journal"))
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(("address", "threshold"), [("", 0), ("?pgbouncer=true", None), ("?pgbouncer=false", 0)])
def test_nothing_is_prepared_behind_pgbouncer(
    monkeypatch: pytest.MonkeyPatch, address: str, threshold: int | None
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgres://u:p@localhost/glimmers{address}")
    found = database.database_settings(environment.read())
    assert found["OPTIONS"]["prepare_threshold"] == threshold
    assert found["DISABLE_SERVER_SIDE_CURSORS"] is (threshold is None)
    assert "pgbouncer" not in found["OPTIONS"]
