"""Run a whole site as a host does, in processes of its own that a test starts and ends."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil

from hosting.processes import still_running

INHERITED = ("PATH", "HOME", "LANG", "PIP_", "UV_", "SSL_", "REQUESTS_CA_BUNDLE")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Site:
    """Run `command` in `folder`, with only those variables of the environment that find programs and packages."""

    def __init__(self, command: list[str], folder: Path, **settings: str) -> None:
        self.command = command
        self.folder = folder
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        kept = {name: value for name, value in os.environ.items() if name.startswith(INHERITED)}
        self.environment = {**kept, "PORT": str(self.port), **settings}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, patience_s: float = 60) -> None:
        """Start the site, and return when it says that it is ready."""
        with tempfile.TemporaryFile() as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            deadline = time.monotonic() + patience_s
            while not self.is_ready():
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.kill()
                    output.seek(0)
                    raise AssertionError(f"{self.command} did not start: {output.read().decode()}")
                time.sleep(0.03)

    def is_ready(self) -> bool:
        with contextlib.suppress(OSError, urllib.error.URLError):
            with urllib.request.urlopen(f"{self.address}/readyz", timeout=2) as answer:
                return bool(answer.status == 200)
        return False

    def stop(self) -> None:
        """Stop the site as Ctrl-C or a service manager does, and kill whatever is left."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(20)
        self.kill()

    def kill(self) -> None:
        """Kill all of it at once with `kill -9`, as a power cut does."""
        if self.process is None:
            return
        family: list[psutil.Process] = []
        with contextlib.suppress(psutil.NoSuchProcess):
            site = psutil.Process(self.process.pid)
            family = [site, *site.children(recursive=True)]
        for process in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self.process.wait()
        still_running(family, 5)
