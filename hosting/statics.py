"""Makes static files as they are served: one style sheet and few scripts for the site, hashed and compressed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from common.scripts import ALONE, SCRIPTS
from hosting.linking import linked
from hosting.minifying import minified

CSS_IMPORT = re.compile(r'^@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>[\w.]+)\);$', re.MULTILINE)
CSS_COMMENT = re.compile(r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
BLANKS = re.compile(r"\s*\n\s*")
ASKS = re.compile(r'(\bimport\b[^;"]*"\.[\w./-]*)(/[\w-]+\.js)"')


class BundledStorage(CompressedManifestStaticFilesStorage):
    """whitenoise's storage, with the style sheet and the scripts bundled first.

    The sources work unbundled too; a bundle only saves the browser some requests. Style sheets keep their cascade
    layer, script modules their scope.
    """

    manifest_strict = True
    _hash_of_scripts = ""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            sources = {name: Path(paths[name][0].path(paths[name][1])) for name in ("css/app.css", *SCRIPTS)}
            bundles = {"css/app.css": bundled_css(sources.pop("css/app.css")), **self._scripts(sources)}
            for name, text in bundles.items():
                self.delete(name)
                self._save(name, ContentFile(text.encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def file_hash(self, name: str, content: Any = None) -> str:
        """Return a file's hash; all scripts share one, as each may name the others in its text."""
        return self._hash_of_scripts if name in SCRIPTS else super().file_hash(name, content)

    def _scripts(self, sources: dict[str, Path]) -> dict[str, str]:
        """Return the scripts as they are served: linked, minified, importing from one another by their hashed names."""
        scripts = bundled_scripts(sources)
        self._hash_of_scripts = super().file_hash("js", ContentFile("".join(scripts.values()).encode()))
        hashed = {f"/{Path(name).name}": f"/{Path(self.hashed_name(name, ContentFile(b''))).name}" for name in SCRIPTS}
        return {name: ASKS.sub(lambda match: f'{match[1]}{hashed[match[2]]}"', text) for name, text in scripts.items()}


def bundled_css(path: Path) -> str:
    """Return the style sheet with those that it imports in their cascade layers."""

    def body(match: re.Match[str]) -> str:
        return f"@layer {match['layer']} {{\n{(path.parent / match['path']).read_text()}}}"

    # Only comments and indents go: a tool that also shortens values has lost a rule (`rotate: 0deg`).
    whole = CSS_COMMENT.sub(lambda match: match["text"] or "", CSS_IMPORT.sub(body, path.read_text()))
    return BLANKS.sub("\n", whole)


def bundled_scripts(sources: dict[str, Path]) -> dict[str, str]:
    """Return each script with its modules, minified: a phone fetches a quarter less."""
    first, *others = (path for name, path in sources.items() if name not in ALONE)
    texts = linked(first, others)
    for name in ALONE & sources.keys():
        texts |= linked(sources[name], [])
    return {name: minified(texts[path]) for name, path in sources.items()}
