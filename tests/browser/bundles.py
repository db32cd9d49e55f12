"""Serve static files as a site does: a page asks for one style sheet and few scripts, not for sixty files."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandlerMixin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from common.scripts import SCRIPTS
from hosting.statics import bundled_css, bundled_scripts

STATIC = Path(__file__).parent.parent.parent / "static"
FOR_EVER = "max-age=31536000, immutable"  # as a site does for its hashed files; none of them changes while tests run


@cache
def bundled() -> dict[str, str]:
    """Return the text of each bundle, by its name."""
    scripts = bundled_scripts({name: STATIC / name for name in SCRIPTS})
    return {"css/app.css": bundled_css(STATIC / "css/app.css"), **scripts}


@contextmanager
def serving_bundles() -> Iterator[None]:
    """Let the tests' server answer with the bundles; nothing is collected for tests."""
    from_disk = StaticFilesHandlerMixin.serve

    def serve(handler: StaticFilesHandlerMixin, request: HttpRequest) -> HttpResponseBase:
        name = handler.file_path(request.path)
        if name in bundled():
            answer = HttpResponse(bundled()[name], content_type=mimetypes.guess_type(name)[0])
        else:
            answer = from_disk(handler, request)
        answer.headers["Cache-Control"] = FOR_EVER
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandlerMixin, "serve", serve)
        yield
