"""Escapes text for HTML. Pure."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Escape a text for HTML, between quotes too, as markupsafe's `escape` does; but return a plain `str`.

    A page places a thousand texts, and most have nothing to escape: looking for each character first is quick.
    """
    if "&" in text or "<" in text or ">" in text or "'" in text or '"' in text:
        quoted = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return quoted.replace("'", "&#39;").replace('"', "&#34;")
    return text
