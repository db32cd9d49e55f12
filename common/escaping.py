"""HTML's own characters written so that they are text. Pure."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Return the text as it stands in HTML, in quotes too, as markupsafe's `escape` writes it; but as a plain text.

    A page places a thousand texts, and most have nothing to escape: looking for each character is quick.
    """
    if "&" in text or "<" in text or ">" in text or "'" in text or '"' in text:
        quoted = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return quoted.replace("'", "&#39;").replace('"', "&#34;")
    return text
