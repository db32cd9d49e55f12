"""Chooses where files of photos are kept: in the data folder, or on a server that speaks S3, by GLIMMERS_FILES_URL."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

from django.core.files.storage import FileSystemStorage

from hosting.environment import BadSetting, Environment, split

S3_SCHEMES = {"s3+https": "https", "s3+http": "http"}
S3_REGION = "us-east-1"  # what servers without regions expect
_BUCKET = re.compile(r"[A-Za-z0-9._-]{3,63}")
_PREFIX = re.compile(r"[A-Za-z0-9!_.*'()-]+(/[A-Za-z0-9!_.*'()-]+)*|")  # the characters that every server takes
_REGION = re.compile(r"[A-Za-z0-9-]{1,63}")
_CREDENTIAL = re.compile(r"[!-~]+")  # what a header can carry


def storage_settings(environment: Environment) -> dict[str, Any]:
    """Return Django's STORAGES["default"]. Touches neither disk nor server. Raises `BadSetting`."""
    if not environment.files_url:
        options: dict[str, Any] = {
            "location": environment.data / "files",
            "file_permissions_mode": 0o640,  # a group that nginx is in may read
            "directory_permissions_mode": 0o750,
        }
        return {"BACKEND": "hosting.storage.DurableStorage", "OPTIONS": options}
    if environment.x_accel_redirect:
        raise BadSetting("GLIMMERS_X_ACCEL_REDIRECT cannot go with GLIMMERS_FILES_URL: nginx sends files of this box.")
    # Named, not imported: S3's libraries cost every process 27 MB and most of a second.
    return {"BACKEND": "hosting.storage_on_s3.S3Files", "OPTIONS": _s3(environment.files_url)}


def _s3(url: str) -> dict[str, str]:
    """Return the options of `S3Files`. The refusals never repeat the URL, which holds a secret."""
    parts = split("GLIMMERS_FILES_URL", url)
    access_key, secret_key = unquote(parts.username or ""), unquote(parts.password or "")
    bucket, _slash, prefix = unquote(parts.path).strip("/").partition("/")
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    region = query.pop("region", "") or S3_REGION
    if parts.scheme not in S3_SCHEMES or not parts.hostname or parts.fragment:
        raise _unlike("s3+https://KEY:SECRET@host/bucket, with / ? # % in the secret as %2F %3F %23 %25")
    if not (_CREDENTIAL.fullmatch(access_key) and _CREDENTIAL.fullmatch(secret_key)):
        raise _unlike("s3+https://KEY:SECRET@host/bucket; its key or its secret is missing, or is not plain text")
    if not _BUCKET.fullmatch(bucket) or not _PREFIX.fullmatch(prefix) or {".", ".."} & set(prefix.split("/")):
        raise _unlike("…@host/bucket or …@host/bucket/folder, in plain letters and digits")
    if query or not _REGION.fullmatch(region):
        raise _unlike("…/bucket?region=eu-central-1, with nothing else after the question mark")
    return {
        "endpoint_url": f"{S3_SCHEMES[parts.scheme]}://{parts.netloc.rpartition('@')[2]}",
        "region_name": region,
        "access_key": access_key,
        "secret_key": secret_key,
        "bucket_name": bucket,
        "location": prefix,
    }


def _unlike(example: str) -> BadSetting:
    return BadSetting(f"GLIMMERS_FILES_URL should look like {example}.")


class DurableStorage(FileSystemStorage):
    """Django's storage, but each file is on the disk when `save` returns: no row may survive a power cut without it."""

    def _save(self, name: str, content: Any) -> str:
        saved = super()._save(name, content)  # type: ignore[misc]
        path, top = Path(self.path(saved)), Path(self.location).parent
        # The folders too: a new one is only an entry in the one above it.
        for place in (path, *(folder for folder in path.parents if folder.is_relative_to(top))):
            descriptor = os.open(place, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return str(saved)
