"""Time libvips as it makes three WebP of a JPEG: a process that does so once for each line it is sent.

The process calls libvips by its C functions, without a binding, and makes the files once before it counts. Each size
comes from `vips_thumbnail_buffer`, which decodes no more than it needs: nothing that libvips offers is faster.
Prints the version first, then the seconds of each turn; exits with 3 where libvips is not installed.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
import time
from pathlib import Path

WIDTHS, QUALITY = (480, 960, 1600), 80  # as glimmers/photos makes them
NOT_HERE = 3


def main() -> None:
    name = ctypes.util.find_library("vips")
    if name is None:
        sys.exit(NOT_HERE)
    vips = ctypes.CDLL(name)
    vips.vips_version_string.restype = ctypes.c_char_p
    if vips.vips_init(b"bench"):
        sys.exit(NOT_HERE)
    vips.vips_cache_set_max(0)  # otherwise the second turn would find what the first has decoded
    photo = Path(sys.argv[1]).read_bytes()
    turn(vips, photo)
    print(vips.vips_version_string().decode(), flush=True)
    for _ in sys.stdin:
        begin = time.perf_counter()
        turn(vips, photo)
        print(time.perf_counter() - begin, flush=True)


def turn(vips: ctypes.CDLL, photo: bytes) -> list[int]:
    """Make the three files, throw them away, and return their lengths."""
    lengths = []
    for width in WIDTHS:
        image, data, length = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_size_t()
        end = ctypes.c_void_p()
        failed = vips.vips_thumbnail_buffer(photo, ctypes.c_size_t(len(photo)), ctypes.byref(image), width, end)
        failed = failed or vips.vips_webpsave_buffer(
            image, ctypes.byref(data), ctypes.byref(length), b"Q", QUALITY, end
        )
        if failed:
            vips.vips_error_buffer.restype = ctypes.c_char_p
            sys.exit(f"libvips: {vips.vips_error_buffer().decode()}")
        vips.g_free(data)
        vips.g_object_unref(image)
        lengths.append(length.value)
    return lengths


if __name__ == "__main__":
    main()
