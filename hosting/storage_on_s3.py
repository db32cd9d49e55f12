"""Files on a server that speaks S3. Loaded only where GLIMMERS_FILES_URL names one."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from boto3.exceptions import Boto3Error  # type: ignore[import-untyped]
from boto3.s3.transfer import TransferConfig  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]
from django.core.files.base import ContentFile
from storages.backends.s3 import S3Storage  # type: ignore[import-untyped]

CONNECT_TIMEOUT_S = 3
READ_TIMEOUT_S = 10
MISSING = {"NoSuchKey", "404"}  # "NoSuchBucket" is no missing file but a wrong setting


class S3Files(S3Storage):  # type: ignore[misc]
    """django-storages' S3, in which every failure is an `OSError`, as with a disk.

    Files have no public address there: they are private, and reach their owner only through the site.
    """

    def __init__(self, **options: Any) -> None:
        fixed = {
            "client_config": Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},  # self-hosted servers have no host name for each bucket
                # Many servers lack the checksums that botocore began to send in 2025.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
                connect_timeout=CONNECT_TIMEOUT_S,
                read_timeout=READ_TIMEOUT_S,
                retries={"mode": "standard", "total_max_attempts": 2},
                max_pool_connections=32,
            ),
            # Each file in one request: a crash between parts would leave some in the bucket, where nobody sees them.
            "transfer_config": TransferConfig(use_threads=False, multipart_threshold=1024**3),
            "default_acl": None,  # the bucket's: private
            "file_overwrite": True,  # names are made by us and are never used twice; asking first would cost a request
            # Nothing from AWS_… variables, which are meant for other programs.
            "security_token": None,
            "session_profile": None,
        }
        self._connecting = threading.Lock()
        self._connection: Any = None
        super().__init__(**fixed, **options)

    @property
    def connection(self) -> Any:
        """Make one connection for all threads, as its client allows: one for each would take 13 MB and 0.15 s."""
        with self._connecting:
            if self._connection is None:
                self._connection = self._create_session().resource(
                    "s3", region_name=self.region_name, endpoint_url=self.endpoint_url, config=self.client_config
                )
            return self._connection

    def _open(self, name: str, mode: str = "rb") -> ContentFile[bytes]:
        # Whole and in one request: django-storages would make three, and fail only when the answer has begun.
        with _as_os_error(name):
            client = self.connection.meta.client
            answer = client.get_object(Bucket=self.bucket_name, Key=self._normalize_name(name))
            return ContentFile(answer["Body"].read(), name)

    def _save(self, name: str, content: Any) -> str:
        with _as_os_error(name):
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        with _as_os_error(name):
            super().delete(name)

    def exists(self, name: str) -> bool:
        with _as_os_error(name):
            return bool(super().exists(name))

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with _as_os_error(name):
            folders, files = super().listdir(name)
            return folders, files

    def get_modified_time(self, name: str) -> datetime:
        with _as_os_error(name):
            modified: datetime = super().get_modified_time(name)
            return modified

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        raise ValueError("A photo has no address of its own in the storage.")


@contextmanager
def _as_os_error(name: str) -> Iterator[None]:
    """Raise `FileNotFoundError` for a missing file, and `OSError` where S3 reports another error or does not answer."""
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in MISSING:
            raise FileNotFoundError(errno.ENOENT, "not in the bucket", name) from error
        raise OSError(errno.EIO, f"the S3 server answers {code}", name) from error
    except (BotoCoreError, Boto3Error) as error:
        raise OSError(errno.EIO, f"the S3 server does not answer: {type(error).__name__}", name) from error
