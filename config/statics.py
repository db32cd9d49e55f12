"""Static files as they are served: one style sheet and few scripts for the site, hashed and compressed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from config.minifying import minified

CSS_IMPORT = re.compile(r'^@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>[\w.]+)\);$', re.MULTILINE)
CSS_COMMENT = re.compile(r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
BLANKS = re.compile(r"\s*\n\s*")
JS_IMPORT = re.compile(r'^import "\./(?P<path>[^"]+)";$', re.MULTILINE)


class BundledStorage(CompressedManifestStaticFilesStorage):
    """whitenoise's storage, with the files that the bundles import written into them first.

    The sources work unbundled too; a bundle only saves the browser some requests. Style sheets keep their cascade
    layer. Script modules keep their scope: each becomes a block, so they must not import or export anything.
    """

    manifest_strict = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for name, bundle in BUNDLES.items():
                source, path = paths[name]
                text = bundle(Path(source.path(path)))
                self.delete(name)
                self._save(name, ContentFile(text.encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def _bundled_css(path: Path) -> str:
    def body(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{\n{(path.parent / found['path']).read_text()}}}"

    # Without the comments and indents, and no more: what shortens values too has lost a rule (`rotate: 0deg`).
    whole = CSS_COMMENT.sub(lambda found: found["text"] or "", CSS_IMPORT.sub(body, path.read_text()))
    return BLANKS.sub("\n", whole)


def _bundled_js(path: Path) -> str:
    def body(found: re.Match[str]) -> str:
        return f"{{\n{(path.parent / found['path']).read_text()}}}"

    # Comments, spaces and names are for whoever reads the sources: a quarter of what a phone would have to fetch.
    return minified(JS_IMPORT.sub(body, path.read_text()))


BUNDLES = {
    "css/app.css": _bundled_css,
    "js/app.js": _bundled_js,
    "js/browse.js": _bundled_js,
    "js/offline.js": _bundled_js,
}
