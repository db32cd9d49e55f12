"""`manage.py serve` runs the whole journal: database, migrations, static files, web server."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from types import FrameType
from typing import Any

import psutil
from django.core.management.base import BaseCommand

from hosting import database, environment, postgres, web_server
from hosting.data_folder import DataFolder
from hosting.environment import BadSetting, Environment
from hosting.preparing import prepare
from hosting.processes import still_running

STOP_TIMEOUT_S = 15.0
CLOCK_STEP_S = 120.0  # how far the clock may have been corrected since a process started
LOCAL_NAMES = {"127.0.0.1": "localhost", "::1": "localhost", "0.0.0.0": "localhost", "::": "localhost"}
SWEEP = [sys.executable, "manage.py", "sweep"]
SWEEP_EVERY_S = 24 * 3600.0


class Command(BaseCommand):
    help = "Run the journal until Ctrl-C: database, migrations, static files and web server."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        settings = environment.read()
        signals = _Signals()
        folder = DataFolder(settings.data)
        server = postgres.Postgres(settings.data) if database.is_embedded(settings) else None
        web: subprocess.Popen[bytes] | None = None
        try:
            folder.hold()
            folder.close_to_others(but_for_nginx=bool(settings.x_accel_redirect))
            _end_leftover_web_server(settings)
            _check_port_is_free(settings)
            if server is not None:
                server.start()
            prepare()
            web = _start_web_server(settings)
            _wait_until_it_answers(settings, web)
            address = settings.url or f"http://{LOCAL_NAMES.get(settings.bind, settings.bind)}:{settings.port}"
            folder.say(address)
            self.stdout.write(f"Glimmers is open at {address}   (Ctrl-C closes it)")
            self.stdout.flush()
            _watch(signals.stop, web, server)
        except _Stopped:
            pass
        except OSError as error:  # a full disk, most likely
            raise BadSetting(f"{error.filename or settings.data}: {error.strerror or error}.") from error
        finally:
            signals.only_note()
            _end_web_server(settings, web)
            if server is not None:
                server.stop()
            folder.let_go()


class _Stopped(Exception):
    """Ctrl-C or SIGTERM came while we were starting."""


class _Signals:
    """Handles SIGINT and SIGTERM: they raise `_Stopped` while we start, and set `stop` while we run or end."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self._is_starting = True
        signal.signal(signal.SIGINT, self._on_signal)
        signal.signal(signal.SIGTERM, self._on_signal)

    def only_note(self) -> None:
        self._is_starting = False

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.stop.set()
        if self._is_starting:
            self._is_starting = False
            raise _Stopped


def _check_port_is_free(settings: Environment) -> None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.bind, settings.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise BadSetting(f"Port {settings.port} is in use by another program; set PORT to another one.") from error
        raise BadSetting(f"{settings.bind} port {settings.port} cannot be listened on: {error.strerror}.") from error


def _start_web_server(settings: Environment) -> subprocess.Popen[bytes]:
    # In a new session: Ctrl-C reaches only us, and all its processes can be ended together.
    web = subprocess.Popen(
        web_server.command("config.wsgi:application", bind=settings.bind, port=settings.port),
        cwd=environment.PROJECT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    started = psutil.Process(web.pid).create_time()
    (settings.data / "web.pid").write_text(f"{web.pid} {started}")
    return web


def _wait_until_it_answers(settings: Environment, web: subprocess.Popen[bytes]) -> None:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.bind, settings.bind)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and web.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((host, settings.port), timeout=1):
            return
        time.sleep(0.05)
    raise BadSetting("The web server did not start; its messages are above.")


def _watch(stop: threading.Event, web: subprocess.Popen[bytes], server: postgres.Postgres | None) -> None:
    """Sleep until we are told to stop. Raises `BadSetting` when a process that we need has died."""
    next_sweep = time.monotonic() + SWEEP_EVERY_S
    sweep: subprocess.Popen[bytes] | None = None
    try:
        while not stop.wait(0.5):
            if web.poll() is not None:
                raise BadSetting(f"The web server stopped by itself (status {web.returncode}).")
            if server is not None and (server.process is None or server.process.poll() is not None):
                raise BadSetting(f"The embedded Postgres stopped by itself; {server.log} says why.")
            if time.monotonic() >= next_sweep and (sweep is None or sweep.poll() is not None):
                next_sweep = time.monotonic() + SWEEP_EVERY_S
                # In another process: it may take long, and meanwhile all of the above has to be noticed.
                sweep = subprocess.Popen(SWEEP, cwd=environment.PROJECT, start_new_session=True)
    finally:
        if sweep is not None:
            sweep.terminate()  # the next one does what is left
            sweep.wait()


def _end_web_server(settings: Environment, web: subprocess.Popen[bytes] | None) -> None:
    if web is None:
        return
    with contextlib.suppress(ProcessLookupError):
        web.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        web.wait(STOP_TIMEOUT_S)
    _kill_group(web.pid)
    web.wait()
    (settings.data / "web.pid").unlink(missing_ok=True)


def _end_leftover_web_server(settings: Environment) -> None:
    """End the process group that a killed `serve` left running, unless its number is somebody else's by now."""
    try:
        pid, started = (settings.data / "web.pid").read_text().split()
    except (OSError, ValueError):
        return
    family = [process for process in psutil.process_iter() if _is_in_group(process, int(pid))]
    leader = [process for process in family if process.pid == int(pid)]
    # Without its leader a group keeps its number until its last member is gone; with another leader it is a stranger's.
    is_ours = not leader or abs(leader[0].create_time() - float(started)) < CLOCK_STEP_S
    if family and is_ours and all(map(_is_granian, family)):
        _kill_group(int(pid))
        still_running(family, 5)
    (settings.data / "web.pid").unlink(missing_ok=True)


def _is_in_group(process: psutil.Process, group: int) -> bool:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        return os.getpgid(process.pid) == group
    return False


def _is_granian(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return process.status() == psutil.STATUS_ZOMBIE or any("granian" in word for word in process.cmdline())
    return True


def _kill_group(group: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)
