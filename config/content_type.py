"""Takes the charset out of a header Content-Type before Django sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

from common.bodies import CHARSET, names_another_charset

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
OTHER = "charset=other"  # no codec has this name; refused with 415 by config/refusing.py


def without_charset(application: Application) -> Application:
    """Wrap the application so that it sees no charset where a body is in UTF-8, and `OTHER` where it is not.

    Django reads the address by the body's charset, and decodes the header's parameters (RFC 2231), while it makes its
    request, where nothing turns an error into an answer.
    """

    def checked(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        content_type = environ.get("CONTENT_TYPE", "")
        if not content_type:
            return application(environ, start_response)
        if names_another_charset(content_type) or not _can_be_read(content_type):
            environ["CONTENT_TYPE"] = f"{content_type.partition(';')[0].strip()}; {OTHER}"
        else:
            environ["CONTENT_TYPE"] = re.sub(CHARSET, "", content_type)
        return application(environ, start_response)

    return checked


def _can_be_read(content_type: str) -> bool:
    try:
        parse_header_parameters(content_type)
    except (LookupError, ValueError):
        return False
    return True
