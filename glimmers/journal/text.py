"""What is inside a glimmer's words: tags, addresses, and what cannot be kept. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

MAX_CHARACTERS = 20_000
MAX_TAG_CHARACTERS = 100

# After UTS #31, "Hashtag Identifiers" (R8): what may continue an identifier in any script, joiners between, and
# pictures. It starts with a letter, digit or picture, so that a keycap ("#" + U+FE0F + U+20E3) is not a tag.
_TAG = r"""
    (?<! [\p{XID_Continue}&/\#＃] )
    [\#＃]
    (?P<tag>
        (?= [\p{XID_Continue}\p{Extended_Pictographic}\u200c\u200d]* [\p{L}\p{Extended_Pictographic}] )
        [\p{L}\p{N}_\p{Extended_Pictographic}]
        [\p{XID_Continue}\p{Extended_Pictographic}\p{Emoji_Modifier}\u200c\u200d]*+
    )
"""
# An address ends before white space, quotes and angle brackets; what closes the sentence after it is cut off later.
_ADDRESS = r"""
    (?<! \p{XID_Continue} )
    (?P<address> https?://[^\s<>"“”«»]+ )
"""
_PIECE = regex.compile(f"{_ADDRESS}|{_TAG}", regex.VERBOSE | regex.IGNORECASE)
_SENTENCE_ENDS = ".,:;!?'’…。、，！？"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


class Piece(NamedTuple):
    """A run of the text: its characters, and for a tag the name it is filed under."""

    kind: Literal["words", "tag", "address"]
    text: str
    name: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """The text cut into words, tags and addresses; joined together they are the text again."""
    done = 0
    for found in _PIECE.finditer(text):
        start, end = found.span()
        if found["address"]:
            address = _without_sentence_end(found["address"])
            if address.endswith("://"):
                continue
            piece, end = Piece("address", address), start + len(address)
        else:
            piece = Piece("tag", text[start:end], tag_name(found["tag"]))
            if len(piece.name) > MAX_TAG_CHARACTERS:
                continue
        if start > done:
            yield Piece("words", text[done:start])
        yield piece
        done = end
    if done < len(text):
        yield Piece("words", text[done:])


def tags(text: str) -> list[str]:
    """The names of the tags in the text, each once, in the order they come."""
    return list(dict.fromkeys(piece.name for piece in pieces(text) if piece.kind == "tag"))


def tag_name(written: str) -> str:
    """The name a tag is filed under, whatever its case or composition: NFC of the case-folded NFC (Unicode, D145)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", written).casefold())


def unkeepable(text: str) -> str | None:
    """The character in it that Postgres cannot hold: NUL or half of a surrogate pair. None where all is well."""
    return next((character for character in text if character == "\0" or "\ud800" <= character <= "\udfff"), None)


def from_form(text: str) -> str:
    """The text as it was typed: HTML forms send each line break as CR LF (HTML, "constructing the entry list")."""
    return text.replace("\r\n", "\n")


def says_less(before: str, after: str) -> bool:
    """Whether something that was said before is said no more. Writing on takes nothing away."""
    return before.strip() not in after


def _without_sentence_end(address: str) -> str:
    while address:
        last = address[-1]
        is_loose_bracket = last in _BRACKETS and address.count(last) > address.count(_BRACKETS[last])
        if last not in _SENTENCE_ENDS and not is_loose_bracket:
            break
        address = address[:-1]
    return address
