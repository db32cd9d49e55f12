"""Makes a script shorter: `python -m hosting.minifying` reads one and writes it out again.

It runs in a separate process: the library is written in Go, and `serve`, once it had loaded it, would keep its memory
and its threads for as long as it runs.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent


def minified(script: str) -> str:
    """Return a script that does the same in fewer bytes. Raise `CalledProcessError` where it cannot be read."""
    command = [sys.executable, "-m", "hosting.minifying"]
    result = subprocess.run(command, input=script, cwd=PROJECT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return result.stdout


if __name__ == "__main__":
    import minify

    script = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(minify.string("text/javascript", script).encode())
