"""What can be pasted into a terminal, with the address filled in. Pure but for the language in use."""

from __future__ import annotations

import json

from django.utils.translation import gettext as _


def token(secret: str) -> str:
    """Said once, so that the commands after it can be shared or kept without it."""
    return f"TOKEN='{secret}'"


def words(address: str) -> str:
    """Words alone, as JSON."""
    sent = {"text": _quotable(_("Frost on the railing, and the sun in it")), "shift": "calm", "sources": ["nature"]}
    return _command(address, "-H 'Content-Type: application/json'", f"-d '{json.dumps(sent, ensure_ascii=False)}'")


def photo(address: str) -> str:
    """Words with a photo, as a form."""
    text = _quotable(_("First light on the roofs"))
    return _command(address, f"--form-string 'text={text}'", "-F 'photos=@sky.jpg'")


def _quotable(text: str) -> str:
    """An apostrophe would end what the shell reads as one piece."""
    return text.replace("'", "’")


def _command(address: str, *options: str) -> str:
    return " \\\n  ".join([f"curl {address}", '-H "Authorization: Bearer $TOKEN"', *options])
