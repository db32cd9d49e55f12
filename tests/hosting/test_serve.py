"""`manage.py serve` as a host uses it: refusals in one line, clean ends, and starts after every kind of crash."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from hosting import postgres
from tests.hosting.journal import PROJECT, SERVE, Journal, all_naming, gone, refused, wait_for

pytestmark = pytest.mark.hosting


# ---- Refusals ------------------------------------------------------------------------------------------------------
def test_a_second_start_on_the_same_data_folder_says_where_the_first_one_is(site: Journal) -> None:
    assert site.address in refused(site.data)
    assert site.get("/readyz") == (200, "ready\n"), "the first one is not disturbed"


def test_a_port_that_is_taken_is_said(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        port = str(somebody.getsockname()[1])
        assert f"Port {port} is in use" in refused(folder / "refused", PORT=port)


def test_a_data_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    (folder / "file").touch()  # permissions would not do: root may write everywhere
    assert f"{folder / 'file' / 'data'} cannot be written" in refused(folder / "file" / "data")


@pytest.mark.parametrize(
    "setting", [{"PORT": "abc"}, {"EMAIL_URL": "pigeon://loft"}, {"GLIMMERS_SECRET_KEY": "short"}], ids=str
)
def test_a_setting_that_cannot_be_used_is_said(folder: Path, setting: dict[str, str]) -> None:
    assert next(iter(setting)) in refused(folder / "refused", **setting)
    assert not all_naming(folder / "refused")


def test_what_is_kept_is_closed_to_others(site: Journal) -> None:
    assert (site.data / "secret-key").stat().st_mode & 0o777 == 0o600
    assert (site.data / "postgres").stat().st_mode & 0o777 == 0o700
    assert not any(connection.laddr.port == 5432 for each in site.family() for connection in each.net_connections())


# ---- Ends ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_everything(site: Journal, number: signal.Signals) -> None:
    family = site.family()
    assert len(family) > 5, "web server and database are among them"
    assert site.process is not None
    site.process.send_signal(number)
    assert site.process.wait(20) == 0
    assert gone(family)
    assert not all_naming(site.data)
    socket.create_server(("127.0.0.1", site.port)).close()  # raises if somebody still listens
    assert not (site.data / "postgres" / "postmaster.pid").exists()


def test_files_that_name_a_stranger_do_not_hinder_a_start(ended: Journal) -> None:
    # After a power cut the process number may belong to another process of the same user.
    folder = ended.data / "postgres"
    with subprocess.Popen(["sleep", "infinity"], user=folder.stat().st_uid) as stranger:
        try:
            stale = [str(stranger.pid), str(folder), "1700000000", "5432", str(folder), ""]
            for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
                (folder / name).write_text("\n".join(stale))
                shutil.chown(folder / name, folder.stat().st_uid)
            ended.open()
            assert ended.has(ended.write())
        finally:
            stranger.kill()


# ---- Crashes -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["serve", "database", "web server", "serve and web server"])
def test_after_a_crash_the_next_start_has_everything(site: Journal, name: str) -> None:
    words, family = site.write(), site.family()
    for victim in site.parts()[name]:
        victim.kill()
    assert site.process is not None
    assert site.process.wait(30) != 0
    site.open()  # at once, while what is left of the first start may still be ending
    assert site.has(words)
    wait_for(lambda: gone(family), "nothing of the first start is left")


def test_a_web_worker_that_crashes_is_replaced(site: Journal) -> None:
    words, (worker, *others) = site.write(), site.parts()["web workers"]
    worker.kill()
    wait_for(lambda: gone([worker]), "it has gone")
    wait_for(lambda: len(site.parts()["web workers"]) == len(others) + 1, "there are as many as before")
    assert site.get("/readyz")[0] == 200
    site.kill()  # and now everything at once, as a power cut does
    site.open()
    assert site.has(words)


def test_an_interrupted_first_start_on_a_long_path_is_made_good_by_the_next(folder: Path) -> None:
    data = folder / "a-folder-with-a-long-name" / ("x" * 100)
    assert len(str(data)) > 120
    data.parent.mkdir()
    journal = Journal(data)
    try:
        first = subprocess.Popen(SERVE, cwd=PROJECT, env=journal.environment, start_new_session=True)
        try:
            wait_for((data / "postgres.making" / "base").exists, "initdb is at work")
            first.terminate()
            assert first.wait(20) == 0
        finally:
            first.kill()
            first.wait()
        # A process that ended is reaped a moment later, by the one that inherited it.
        wait_for(lambda: not all_naming(data), "nothing of it is left")
        journal.open()
        assert journal.has(journal.write())
        assert postgres.socket_folder(data).stat().st_mode & 0o777 == 0o700
    finally:
        journal.stop()
        shutil.rmtree(postgres.socket_folder(data), ignore_errors=True)


# ---- A database that goes away -------------------------------------------------------------------------------------
def test_while_its_database_is_away_the_site_is_calm_and_alive(ended: Journal) -> None:
    server = postgres.Postgres(ended.data)
    host = quote(str(postgres.socket_folder(ended.data)), safe="")
    journal = Journal(ended.data, DATABASE_URL=f"postgres://{postgres.USER}@{host}/{postgres.DATABASE}")
    token = "t" * 32
    cookies = f"glimmers_session=0123456789abcdefghijklmnopqrstuv; glimmers_csrf={token}"
    sent = urlencode({"text": "Rain, and no hurry", "csrfmiddlewaretoken": token})
    try:
        server.start()
        journal.open()
        assert journal.get("/accounts/login/")[0] == 200
        server.stop()
        with ThreadPoolExecutor() as pool:
            ready = pool.submit(journal.get, "/readyz")
            page = pool.submit(journal.get, "/", cookies)
            words = pool.submit(journal.get, "/", cookies, posted=sent)
            assert journal.get("/healthz") == (200, "ok\n")
            assert journal.get("/healthz", cookies) == (200, "ok\n")
        assert ready.result() == (503, "not ready\n")
        for status, text in (page.result(), words.result()):
            assert status == 503
            assert "out of reach for a moment" in text
        assert "Rain, and no hurry" in words.result()[1]
        server.start()
        wait_for(lambda: journal.get("/readyz")[0] == 200, "it finds its database again")
    finally:
        journal.stop()
        server.stop()
