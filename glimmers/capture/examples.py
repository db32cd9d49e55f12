"""Commands to paste into a terminal, with the address filled in. Pure except for the current language."""

from __future__ import annotations

import json

from django.utils.translation import gettext as _


def token(secret: str) -> str:
    """Write the line that sets the token, so that the commands after it can be shared or kept without it."""
    return f"TOKEN='{secret}'"


def words(address: str) -> str:
    """Write the command that sends words, as JSON."""
    fields = {"text": _quotable(_("Frost on the railing, and the sun in it")), "shift": "calm", "sources": ["nature"]}
    return _command(address, "-H 'Content-Type: application/json'", f"-d '{json.dumps(fields, ensure_ascii=False)}'")


def photo(address: str) -> str:
    """Write the command that sends words with a photo, as a form."""
    text = _quotable(_("First light on the roofs"))
    return _command(address, f"--form-string 'text={text}'", "-F 'photos=@sky.jpg'")


def _quotable(text: str) -> str:
    """Replace apostrophes, which would end what the shell reads as one piece."""
    return text.replace("'", "’")


def _command(address: str, *options: str) -> str:
    return " \\\n  ".join([f"curl {address}", '-H "Authorization: Bearer $TOKEN"', *options])
