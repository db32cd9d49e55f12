"""Make a script shorter: `python -m hosting.minifying` reads one and writes it out again.

In a process of its own, which ends: the library is written in Go, and whoever has loaded it keeps its memory and its
threads, which `serve` would for as long as it runs.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent


def minified(script: str) -> str:
    """Return a script that does the same in fewer bytes. Raise `CalledProcessError` where it cannot be read."""
    command = [sys.executable, "-m", "hosting.minifying"]
    done = subprocess.run(command, input=script, cwd=PROJECT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return done.stdout


if __name__ == "__main__":
    import minify

    script = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(minify.string("text/javascript", script).encode())
