"""`python -m glimmers.photos.darkroom_worker` develops one photo from standard input to standard output.

It is a separate process, because a decoder that is fed hostile bytes may crash, hang or eat memory: its resources are
limited, it cannot write a file, and it knows no secret. Framing: one line of JSON, then the bytes of the files in the
order and the lengths that it names.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import BinaryIO

MEMORY = 2 * 1024**3  # bytes of address space; the photo, its copies, and the libraries
CPU_S = 60
CANNOT_SAY = "damaged"


def main(source: BinaryIO, target: BinaryIO) -> None:
    """Develop `source` and write the answer to `target`."""
    _take_little()
    # Imported only under the limits.
    from glimmers.photos.developed import Refused  # noqa: PLC0415
    from glimmers.photos.pipeline import develop  # noqa: PLC0415

    try:
        photo = develop(source)
    except Refused as refused:
        _answer(target, {"refused": refused.reason})
        return
    except MemoryError:
        _answer(target, {"refused": "pixels"})
        return
    except Exception:
        _answer(target, {"refused": CANNOT_SAY})
        return
    header = {
        "width": photo.width,
        "height": photo.height,
        "is_cut": photo.is_cut,
        "tones": photo.tones,
        "taken_at": photo.taken_at.isoformat() if photo.taken_at else None,
        "master": len(photo.master),
        "sizes": {str(width): len(data) for width, data in photo.sizes.items()},
    }
    _answer(target, header, photo.master, *photo.sizes.values())


def _take_little() -> None:
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_CORE, 0),  # a dump would hold the photo
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (limit, limit))
    os.nice(5)  # pages come first


def _answer(target: BinaryIO, header: dict[str, object], *files: bytes) -> None:
    target.write(json.dumps(header).encode() + b"\n")
    target.writelines(files)
    target.flush()


if __name__ == "__main__":
    main(open(0, "rb", closefd=False), sys.stdout.buffer)  # noqa: SIM115 - a descriptor, not a path
