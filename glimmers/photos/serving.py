"""Answers privately with one file of a photo: only to its owner, only this once, and only to be looked at."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.loader import render_to_string

log = logging.getLogger(__name__)

# Opened by itself, a file may load and run nothing, whatever it is. Browsers lay out a picture that is opened by itself
# with an inline style.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
POLICY_OF_ERRORS = "default-src 'none'; sandbox; frame-ancestors 'none'"
TYPES = {"jpg": "image/jpeg", "webp": "image/webp"}
CHUNK = 64 * 1024  # bytes
AT_ONCE = 256 * 1024  # bytes: up to here a file is read whole before the answer begins, as all sizes but the master are
_RANGE = re.compile(r"bytes=(?=-?\d)(\d{0,18})-(\d{0,18})")


def serve(path: str, *, wanted_range: str = "") -> HttpResponseBase:
    """Answer with this file. `wanted_range` is the header Range; one range of bytes is answered (RFC 9110, 14.2).

    Where `settings.X_ACCEL_REDIRECT` says that nginx is in front, it is asked to send the file. A file that has gone
    missing is logged, and a calm picture is sent with 404 in its place; with 503 where the storage is out of reach.
    """
    if settings.X_ACCEL_REDIRECT:
        if not default_storage.exists(path):
            return _missing(path)
        answer = HttpResponse(content_type=_type(path))
        answer.headers["X-Accel-Redirect"] = quote(f"{settings.X_ACCEL_REDIRECT}{path}")
        return _private(answer)
    try:
        return _private(_sent(path, wanted_range))
    except FileNotFoundError:
        return _missing(path)
    except OSError as error:
        log.error("The file %s could not be read: %s", path, error)
        return _calm_picture(503)


def _sent(path: str, wanted_range: str) -> HttpResponseBase:
    file = default_storage.open(path)
    length = file.size
    if not length:  # a power cut can leave a name without its bytes
        file.close()
        raise FileNotFoundError(path)
    first, last = _bytes(wanted_range, length)
    if first > last:
        file.close()
        answer: HttpResponseBase = HttpResponse(status=416)
        answer.headers["Content-Range"] = f"bytes */{length}"
        answer.headers["Content-Security-Policy"] = POLICY_OF_ERRORS
        return answer
    is_whole = (first, last) == (0, length - 1) and not _RANGE.fullmatch(wanted_range)
    if last - first < AT_ONCE:
        with file:
            file.seek(first)
            answer = HttpResponse(file.read(last - first + 1))
    elif is_whole:
        answer = FileResponse(file)
        answer.block_size = CHUNK
    else:
        answer = StreamingHttpResponse(_slice(file, first, last))
    if not is_whole:
        answer.status_code = 206
        answer.headers["Content-Range"] = f"bytes {first}-{last}/{length}"
    answer.headers["Content-Type"] = _type(path)
    answer.headers["Content-Length"] = str(last - first + 1)
    answer.headers["Accept-Ranges"] = "bytes"
    return answer


def _type(path: str) -> str:
    return TYPES[path.rpartition(".")[2]]


def _private(answer: HttpResponseBase) -> HttpResponseBase:
    # Not even a cache that asks first: what was looked at on a shared device has to be gone after signing out.
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Disposition"] = "inline"
    return answer


def _missing(path: str) -> HttpResponseBase:
    log.error("The file %s is missing from the storage.", path)
    return _calm_picture(404)


def _calm_picture(status: int) -> HttpResponseBase:
    picture = render_to_string("photos/missing.svg")
    answer = HttpResponse(picture, status=status, content_type="image/svg+xml")
    answer.headers["Content-Security-Policy"] = POLICY_OF_ERRORS
    return _private(answer)


def _bytes(wanted: str, length: int) -> tuple[int, int]:
    """Return the first and the last byte that are asked for; an impossible pair where there are none."""
    match = _RANGE.fullmatch(wanted)
    if not match:
        return 0, length - 1
    first, last = match.groups()
    if not first:
        return (max(0, length - int(last)), length - 1) if int(last) else (1, 0)
    if int(first) >= length or (last and int(last) < int(first)):
        return 1, 0
    return int(first), min(int(last or length), length - 1)


def _slice(file: IO[bytes], first: int, last: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        left = last - first + 1
        while left and (chunk := file.read(min(left, CHUNK))):
            left -= len(chunk)
            yield chunk
