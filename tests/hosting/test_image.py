"""The image without Docker: the Dockerfile's steps, carried out by hand in a clean folder, give a running site."""

from __future__ import annotations

import json
import os
import pwd
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
import yaml

from hosting.postgres import BINARIES, QUIET_LOG

PROJECT = Path(__file__).resolve().parents[2]
BASE_IMAGE = re.compile(r"python:3\.11-slim-\w+")
# Folders that the Dockerfile names; each becomes a folder under its stage's own root.
PLACES = re.compile(r"(?<![\w./-])/(opt/venv|app|data)(?=[/:\s\"']|$)")
# Skipped: an account and its home folder would need root and change the machine. VOLUME makes the folder.
ACCOUNT = re.compile(r"useradd --uid (?P<uid>\d+) .* (?P<name>\w+) +&& install --directory --owner=(?P=name) .* /data")


class Stage:
    """Carry out one stage of the Dockerfile. Each instruction has a method; one without a method fails."""

    def __init__(self, root: Path, path: str, others: dict[str, Stage]) -> None:
        root.mkdir()
        self.root = root
        self.others = others
        self.environment = {"PATH": path}
        self.folder = "/"
        self.accounts = {"root": 0}
        self.user = "root"
        self.ports: list[str] = []
        self.healthcheck: list[str] = []
        self.command: list[str] = []

    def mapped(self, text: str) -> str:
        """Return the text with the places it names moved under our root."""
        return PLACES.sub(rf"{self.root}/\1", text)

    def path(self, written: str) -> Path:
        """Return where a written path lies under our root; a relative one starts at WORKDIR."""
        return self.root / os.path.normpath(Path(self.folder, written)).lstrip("/")

    def expanded(self, text: str) -> str:
        return re.sub(r"\$\{?(\w+)\}?", lambda found: self.environment[found[1]], text)

    def arg(self, rest: str) -> None:
        name, _, default = rest.partition("=")
        self.environment.setdefault(name, default)

    def env(self, rest: str) -> None:
        pairs = [word.split("=", 1) for word in shlex.split(rest)]
        self.environment |= {name: self.mapped(self.expanded(value)) for name, value in pairs}

    def workdir(self, rest: str) -> None:
        self.folder = str(Path(self.folder, rest))
        self.path(".").mkdir(parents=True, exist_ok=True)

    def run(self, rest: str) -> None:
        if account := ACCOUNT.fullmatch(rest):
            self.accounts[account["name"]] = int(account["uid"])
            return
        # Only variables that tell pip where packages are come from outside.
        outer = {name: value for name, value in os.environ.items() if name == "HOME" or name.startswith("PIP_")}
        command = ["sh", "-c", self.mapped(rest)]
        subprocess.run(command, cwd=self.path("."), env=outer | self.environment, check=True, timeout=900)

    def copy(self, rest: str) -> None:
        words = shlex.split(rest)
        options = dict(word[2:].split("=", 1) for word in words if word.startswith("--"))
        source, target = [word for word in words if not word.startswith("--")]
        assert options.keys() <= {"from", "chown"}, f"no idea how to copy with {options}"
        assert set(options.get("chown", "root").split(":")) <= self.accounts.keys(), "nobody has made that account"
        if "from" in options:
            # Links give the same files, without writing a whole installation a second time.
            origin = self.others[options["from"]].path(source)
            shutil.copytree(origin, self.path(target), symlinks=True, copy_function=os.link, dirs_exist_ok=True)
            return
        paths = {path: self.path(target) / path for path in context()} if source == "." else {source: self.path(target)}
        for path, to in paths.items():
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / path, to)

    def use(self, rest: str) -> None:
        assert rest in self.accounts, f"nobody has made the account {rest}"
        self.user = rest

    def expose(self, rest: str) -> None:
        self.ports.append(rest)

    def volume(self, rest: str) -> None:
        self.path(rest).mkdir(parents=True, exist_ok=True)

    def check(self, rest: str) -> None:
        self.healthcheck = json.loads(self.mapped(re.sub(r"^(--\S+ +)*CMD ", "", rest)))

    def cmd(self, rest: str) -> None:
        self.command = json.loads(self.mapped(rest))  # in exec form, as SIGTERM must reach the program itself

    INSTRUCTIONS = {"ARG": arg, "ENV": env, "WORKDIR": workdir, "RUN": run, "COPY": copy, "USER": use, "CMD": cmd} | {
        "EXPOSE": expose,
        "VOLUME": volume,
        "HEALTHCHECK": check,
    }


def build(folder: Path) -> Stage:
    """Carry out every instruction of the Dockerfile, and return its last stage."""
    lines = [line for line in (PROJECT / "Dockerfile").read_text().splitlines() if not line.lstrip().startswith("#")]
    # The base image has to offer `python`: here it is the one that made these tests' own environment.
    python = folder / "python"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(str(Path(sys.base_prefix, "bin", "python3.11")))} "$@"\n')
    python.chmod(0o755)
    stages: dict[str, Stage] = {}
    name = ""
    for line in filter(None, re.sub(r"\\\n\s*", " ", "\n".join(lines)).splitlines()):
        instruction, rest = line.split(maxsplit=1)
        if instruction == "FROM":
            base, _, name = rest.partition(" AS ")
            assert BASE_IMAGE.fullmatch(base), f"no idea what {base} holds"
            stages[name] = Stage(folder / (name or "last"), f"{folder}:{os.environ['PATH']}", stages)
        else:
            Stage.INSTRUCTIONS[instruction](stages[name], rest.strip())
    return stages[name]


def context() -> list[str]:
    """Return the files that `docker build` gets from a clean checkout and what is new in it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [path for path in listed if (PROJECT / path).is_file() and not is_left_out(path)]


def is_left_out(path: str) -> bool:
    """Return whether .dockerignore names this file, or a folder above it."""
    lines = (PROJECT / ".dockerignore").read_text().splitlines()
    patterns = [re.escape(line) for line in lines if line and not line.startswith("#")]
    assert not any(re.search(r"[]!?[]", pattern) for pattern in patterns), "no idea what that pattern means"
    return any(
        re.fullmatch(pattern.replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*") + "(/.*)?", path)
        for pattern in patterns
    )


def compose() -> Any:
    """Read docker-compose.yml as `docker compose` does where nothing is set, with every default filled in."""
    parsed = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
    return json.loads(re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", json.dumps(parsed)))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_postgres(user: str, password: str, database: str) -> Iterator[int]:
    """Run a Postgres that asks for this password, over TCP on the yielded port."""
    folder = Path(tempfile.mkdtemp(prefix="glimmers-postgres-"))  # pytest's own folder is closed to "nobody"
    server: subprocess.Popen[bytes] | None = None
    as_owner: list[str | Path] = []
    try:
        (folder / "password").write_text(password)
        if os.geteuid() == 0:  # since Postgres refuses to run as root
            as_owner += shlex.split("setpriv --reuid=nobody --regid=nogroup --clear-groups")
            # Its programs may lie in folders that only root can enter, as in a checkout under /root.
            as_owner += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
            for path in (folder, folder / "password"):
                os.chown(path, pwd.getpwnam("nobody").pw_uid, -1)
        make = [*as_owner, BINARIES / "initdb", "-U", user, "--auth=scram-sha-256", "--pwfile", folder / "password"]
        subprocess.run([*make, "--no-sync", folder / "cluster"], cwd=folder, check=True, capture_output=True)
        port = free_port()
        start = [*as_owner, BINARIES / "postgres", "-D", folder / "cluster", "-h", "127.0.0.1", "-p", str(port)]
        server = subprocess.Popen([*start, "-k", "", "-F"], cwd=folder, start_new_session=True)
        until = time.monotonic() + 30
        while True:
            with suppress(psycopg.OperationalError):
                address = f"postgres://{user}:{password}@127.0.0.1:{port}/postgres"
                with psycopg.connect(address, autocommit=True) as connection:
                    connection.execute(f'CREATE DATABASE "{database}"'.encode())
                break
            assert server.poll() is None, "Postgres ended by itself"
            assert time.monotonic() < until, "Postgres does not answer"
            time.sleep(0.1)
        yield port
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)
            server.wait(30)
        shutil.rmtree(folder)


@contextmanager
def running(image: Stage, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    site = subprocess.Popen(image.command, cwd=image.path("."), env=environment, start_new_session=True)
    try:
        yield site
    finally:
        with suppress(ProcessLookupError):
            os.killpg(site.pid, signal.SIGKILL)
        site.wait()


def is_healthy(image: Stage, environment: dict[str, str]) -> bool:
    """Return what the image's own HEALTHCHECK says."""
    command = image.healthcheck
    done = subprocess.run(command, cwd=image.path("."), env=environment, capture_output=True, timeout=20, check=False)
    return done.returncode == 0


@pytest.mark.hosting
def test_the_images_own_steps_give_a_running_site() -> None:
    web = compose()["services"]["web"]
    url = urlsplit(web["environment"]["DATABASE_URL"])
    assert (url.hostname, url.port) == ("db", 5432)
    with (
        tempfile.TemporaryDirectory(prefix="glimmers-image-") as folder,
        running_postgres(url.username or "", url.password or "", url.path[1:]) as postgres_port,
    ):
        image = build(Path(folder))
        assert image.accounts[image.user] >= 10000
        assert image.environment["PORT"] in image.ports
        assert image.environment["GLIMMERS_BIND"] == "0.0.0.0"

        database_url = url._replace(netloc=url.netloc.replace("db:5432", f"127.0.0.1:{postgres_port}")).geturl()
        environment = image.environment | web["environment"] | {"DATABASE_URL": database_url, "HOME": "/nonexistent"}
        environment |= {"PORT": str(free_port()), "GLIMMERS_BIND": "127.0.0.1"}  # reachable from this machine alone
        assert not is_healthy(image, environment)
        with running(image, environment) as site:
            until = time.monotonic() + 60
            while not is_healthy(image, environment):
                assert site.poll() is None, "the site ended by itself"
                assert time.monotonic() < until, "the healthcheck does not pass"
                time.sleep(0.2)
            sign_in = f"http://127.0.0.1:{environment['PORT']}/accounts/login/"
            with urllib.request.urlopen(sign_in, timeout=10) as answer:
                assert answer.status == 200
                assert "Sign in" in answer.read().decode()
            # Everything that must last is in the volume, and the named database is in use.
            assert {path.name for path in image.path("/data").iterdir()} >= {"secret-key", "static"}
            assert not (image.path("/data") / "postgres").exists()
            site.send_signal(signal.SIGTERM)
            assert site.wait(20) == 0
        assert not is_healthy(image, environment)


def test_no_secret_and_no_journal_gets_into_the_image() -> None:
    for path in (".env", ".env.local", "data/secret-key", ".git/config", "journal.sql.gz", "old/journal.dump"):
        assert is_left_out(path), path
    assert {"manage.py", "config/settings.py", "static/css/app.css", "templates/base.html"} <= set(context())


def test_compose_waits_for_both_services_and_opens_only_this_box() -> None:
    services = compose()["services"]
    assert services["db"]["healthcheck"]["test"][1] == "pg_isready"
    assert "healthcheck" not in services["web"], "or it would stand in for the image's own"
    assert "\nHEALTHCHECK " in (PROJECT / "Dockerfile").read_text()
    assert services["web"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]
    assert "ports" not in services["db"]


def test_no_database_of_ours_logs_a_journals_words() -> None:
    program, *options = compose()["services"]["db"]["command"]
    assert (program, options[1::2]) == ("postgres", list(QUIET_LOG))
    assert set(options[::2]) == {"-c"}


def test_every_setting_is_in_the_sample_and_compose_passes_no_other() -> None:
    sample = set(re.findall(r"^#(\w+)=", (PROJECT / ".env.sample").read_text(), re.MULTILINE))
    read = set(re.findall(r"\"([A-Z][A-Z_]+)\"", (PROJECT / "hosting" / "environment.py").read_text()))
    assert sample == read
    assert set(compose()["services"]["web"]["environment"]) < sample
