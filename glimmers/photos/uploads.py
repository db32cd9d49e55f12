"""Receives files, up to a limit, into nameless ones that are gone with the process however it ends."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Iterable
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

from common.bodies import UTF8, Parts
from common.plain_parts import plain_texts

SHORT = 64 * 1024  # bytes of a form that is read at once
MOST_FILES = 15  # of one form; ten are kept, and some may be refused


class Upload(UploadedFile):  # type: ignore[type-arg]
    """A received file. `is_too_large` where it went past the limit: then its bytes were dropped."""

    is_too_large = False
    is_left_out = False  # came after too many others
    sha256 = b""


class UploadHandler(FileUploadHandler):
    """Receives one file after the other.

    Raw photos say where they were taken. They never lie in a named file that a crash could leave behind.
    """

    _file: IO[bytes] | None = None  # the one that is coming in
    _files = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._let_go()
        # One that is left out gets no descriptor, of which a process has some thousand.
        self._file = tempfile.TemporaryFile() if self._files < MOST_FILES else io.BytesIO()  # noqa: SIM115 - closed with the request
        self._hash = hashlib.sha256()
        self._is_too_large = False
        self._files += 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        assert self._file is not None
        if start + len(raw_data) > settings.MAX_UPLOAD_BYTES:
            # The rest is read and dropped: hanging up would leave the browser without an answer.
            self._is_too_large = True
            self._file.truncate(0)
        if not self._is_too_large and self._files <= MOST_FILES:
            self._file.write(raw_data)
            self._hash.update(raw_data)

    def file_complete(self, file_size: int) -> Upload:
        assert self._file is not None
        file, self._file = self._file, None
        file.seek(0)
        upload = Upload(file, self.file_name, self.content_type, file_size, self.charset)
        upload.is_too_large = self._is_too_large
        upload.is_left_out = self._files > MOST_FILES
        upload.sha256 = self._hash.digest()
        return upload

    def upload_interrupted(self) -> None:
        self._let_go()

    def upload_complete(self) -> None:
        self._let_go()

    def _let_go(self) -> None:
        """Close a file that was cut off; or one without a field's name, which Django does not complete."""
        if self._file is not None:
            self._file.close()
            self._file = None


class CheckedForm(FileUploadHandler):
    """Django's hook for multipart forms (`FILE_UPLOAD_HANDLERS`): checks that texts are UTF-8, and receives files.

    Django alone would replace what is not UTF-8 by U+FFFD, and would not look at the charset that a part names.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django's name
        content_length: int,
        boundary: Any,  # bytes, in spite of Django's stubs
        encoding: str | None = None,
    ) -> Any:
        """Read fields and files. Raises `BadRequest`, also for a part's header that Django cannot handle."""
        has_utf8_texts = str(encoding).lower() in UTF8
        if has_utf8_texts and content_length <= SHORT:
            body = input_data.read(content_length)
            if (texts := plain_texts(body, boundary)) is not None:
                return _form(texts), MultiValueDict()
            input_data = io.BytesIO(body)
        checked = Parts(input_data, boundary, has_utf8_texts=has_utf8_texts)
        try:
            return MultiPartParser(META, checked, [UploadHandler(self.request)], encoding).parse()  # type: ignore[arg-type]
        except (LookupError, UnicodeError) as error:
            raise BadRequest("a part of a form whose header cannot be read") from error


def _form(texts: Iterable[tuple[str, str]]) -> QueryDict:
    form = QueryDict(mutable=True)
    for name, text in texts:
        form.appendlist(name, text)
    form._mutable = False  # as Django leaves it
    return form
