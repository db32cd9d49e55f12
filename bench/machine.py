"""Describe what was measured, and on what: the machine, and the versions of everything involved."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from bench.asking import wrk

ROOT = Path(__file__).resolve().parent.parent


def facts(versions: dict[str, str], libvips: str) -> dict[str, str]:
    """Return facts by name, in the order to print them; `versions` are those that the site reports."""
    found = {"machine": f"{_processor()}, {os.cpu_count()} cores, {_memory_gb():.0f} GB, {platform.machine()}"}
    found |= {"system": f"{_system()}, Linux {platform.release()}"} if platform.system() == "Linux" else {}
    # Other processes make ratios larger: they interrupt an answer of 20 ms, but not one of 1 ms.
    found["load"] = f"{os.getloadavg()[0]:.1f} when it began; measure where it is near 0"
    found |= {"Glimmers": _commit(), "Python": platform.python_version(), **versions, "granian": version("granian")}
    found["asked by"] = _wrk() if wrk() else "a loop of our own, as wrk is not installed"
    found["libvips"] = libvips or "not installed"
    return found


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def _commit() -> str:
    """Return the commit, and whether there are uncommitted changes; "" outside a repository."""
    done = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def _wrk() -> str:
    # wrk exits with 1 after printing its version.
    done = subprocess.run([str(wrk()), "-v"], capture_output=True, text=True, check=False)
    return " ".join((done.stdout + done.stderr).split()[:2])
