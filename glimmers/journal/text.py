"""Finds what is inside a glimmer's words: tags, addresses, and what cannot be kept. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal, NamedTuple

import regex

MAX_CHARACTERS = 20_000
MAX_TAG_CHARACTERS = 100
MAX_WRITTEN_TAG_CHARACTERS = 400  # a name of 100 characters can be written with more (decomposed)
BELOW = "/"  # "people/mum" lies below "people"

# After UTS #31, "Hashtag Identifiers" (R8): what may continue an identifier in any script, joiners between, and
# pictures. It starts with a letter, digit or picture, so that a keycap ("#" + U+FE0F + U+20E3) is not a tag. A hyphen
# or slash is part of it where such a start follows; "#tea-https://…" is a tag before an address.
_HYPHENS, _SLASHES = "-\u2010\u2011\uff0d", "/\uff0f"
_BEGIN = r"[\p{L}\p{N}_\p{Extended_Pictographic}]"
_GO_ON = r"[\p{XID_Continue}\p{Extended_Pictographic}\p{Emoji_Modifier}\u200c\u200d]"
_JOINT = rf"[{_HYPHENS}{_SLASHES}] (?= {_BEGIN} ) (?! https?:// )"
_NAMING = r"[\p{L}\p{Extended_Pictographic}]"  # numbers alone are no name
_TAG = rf"""
    (?<! [\p{{XID_Continue}}&/\#＃] )
    [\#＃]
    (?P<tag>
        (?= (?: (?! {_NAMING} ) {_GO_ON} | {_JOINT} )*+ {_NAMING} )
        {_BEGIN}
        (?: {_GO_ON} | {_JOINT} )*+
    )
"""
# An address ends before white space, quotes and angle brackets; what closes the sentence after it is cut off later.
_ADDRESS = r"""
    (?<! \p{XID_Continue} )
    (?P<address> https?://[^\s<>"“”«»]+ )
"""
_PIECE = regex.compile(f"{_ADDRESS}|{_TAG}", regex.VERBOSE | regex.IGNORECASE)
_NAME = regex.compile(_NAMING)
# Where one may begin: trying the pattern at each character takes ten times as long.
_ANY_BEGINS = re.compile("[#＃]|http", re.IGNORECASE)
# A tag as most are, which is one by the pattern above too, and is found in a third of the time.
_PLAIN_TAG = re.compile(rf"#([A-Za-z][0-9A-Z_a-z]{{0,{MAX_TAG_CHARACTERS - 1}}})(?=[ \n.,;:!?)]|\Z)")
_BEFORE_PLAIN_TAG = frozenset(" \n(")
_ONE_WAY = str.maketrans(dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_SLASHES, "/"))
_SENTENCE_ENDS = ".,:;!?'’…。、，！？"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


class Piece(NamedTuple):
    """A run of the text: its characters, and for a tag the name it is filed under."""

    kind: Literal["words", "tag", "address"]
    text: str
    name: str = ""


def may_have_pieces(text: str) -> bool:
    """Return whether the text may hold a tag or an address: a quick look, as most have none."""
    return "#" in text or "＃" in text or "://" in text


def pieces(text: str) -> Iterator[Piece]:
    """Cut the text into words, tags and addresses; joined together they are the text again."""
    cut_to = 0
    if may_have_pieces(text):
        for start, piece in _tags_and_addresses(text):
            if start > cut_to:
                yield Piece("words", text[cut_to:start])
            yield piece
            cut_to = start + len(piece.text)
    if cut_to < len(text):
        yield Piece("words", text[cut_to:])


def _tags_and_addresses(text: str) -> Iterator[tuple[int, Piece]]:
    """Find where each begins, one after the other."""
    begin = _begins(text)
    at = begin(0)
    while at >= 0:
        plain = _PLAIN_TAG.match(text, at)
        if plain and (not at or text[at - 1] in _BEFORE_PLAIN_TAG):
            yield at, Piece("tag", plain[0], plain[1].lower())
            at = begin(plain.end())
            continue
        match = _PIECE.match(text, at)
        if match and (piece := _piece(match)):
            yield at, piece
        at = begin(match.end() if match else at + 1)


def _begins(text: str) -> Callable[[int], int]:
    """Return what finds where the next may begin, from there on; -1 where none does."""
    if "://" not in text and "＃" not in text:
        return partial(text.find, "#")

    def begin(at: int) -> int:
        match = _ANY_BEGINS.search(text, at)
        return match.start() if match else -1

    return begin


def _piece(match: regex.Match[str]) -> Piece | None:
    """Return what the pattern has found, without what closes the sentence; None where nothing is left."""
    if match["address"]:
        address = _without_sentence_end(match["address"])
        return None if address.endswith("://") else Piece("address", address)
    written = _that_fits(match["tag"])
    return Piece("tag", match[0][0] + written, tag_name(written)) if written else None


def tags(text: str) -> list[str]:
    """Return the names of the tags in the text, each once, in their order."""
    return list(dict.fromkeys(piece.name for piece in pieces(text) if piece.kind == "tag"))


def tag_name(written: str) -> str:
    """Return the name a tag is filed under, the same for any case, composition and kind of hyphen.

    It is the NFC of the case-folded NFC (Unicode, D145), with one hyphen and one slash.
    """
    if written.isascii():
        return written.lower()
    folded = unicodedata.normalize("NFC", written).casefold()
    return unicodedata.normalize("NFC", folded).translate(_ONE_WAY)


def with_those_above(name: str) -> list[str]:
    """Return the tag and those it lies below, the highest first: "a", "a/b" and "a/b/c". A number alone is none."""
    parts = name.split(BELOW)
    names = (BELOW.join(parts[: count + 1]) for count in range(len(parts)))
    return [each for each in names if _NAME.search(each)]


def is_or_lies_below(name: str, above: str) -> bool:
    """Return whether it is this tag or one that is nested in it."""
    return name == above or name.startswith(above + BELOW)


def filed_under(text: str) -> list[str]:
    """Return the names that the text is filed under: its tags and all that they lie below, each once."""
    return list(dict.fromkeys(above for name in tags(text) for above in with_those_above(name)))


def head_and_tail(written: str, depth: int) -> tuple[str, str]:
    """Cut a tag as it is written before the slash that follows so many parts; the tail begins with that slash."""
    slashes = [at for at, character in enumerate(written) if character in _SLASHES]
    end = slashes[depth - 1] if depth <= len(slashes) else len(written)
    return written[:end], written[end:]


def unkeepable(text: str) -> str | None:
    """Return the first character that Postgres cannot hold, NUL or half of a surrogate pair; None without any."""
    return next((character for character in text if character == "\0" or "\ud800" <= character <= "\udfff"), None)


def from_form(text: str) -> str:
    """Return the text as typed: HTML forms send each line break as CR LF (HTML, "constructing the entry list")."""
    return text.replace("\r\n", "\n")


def says_less(before: str, after: str) -> bool:
    """Return whether something that was said before is said no more. Writing on takes nothing away."""
    return before.strip() not in after


def _that_fits(written: str) -> str:
    """Return the tag, cut at a hyphen or slash where it is too long; "" where there is none in time."""
    written = (
        written if len(written) <= MAX_WRITTEN_TAG_CHARACTERS else _shorter(written[: MAX_WRITTEN_TAG_CHARACTERS + 1])
    )
    while len(tag_name(written)) > MAX_TAG_CHARACTERS:
        written = _shorter(written)
    return written if _NAME.search(written) else ""


def _shorter(written: str) -> str:
    return written[: max(0, *(written.rfind(joint) for joint in _HYPHENS + _SLASHES))]


def _without_sentence_end(address: str) -> str:
    while address:
        last = address[-1]
        is_loose_bracket = last in _BRACKETS and address.count(last) > address.count(_BRACKETS[last])
        if last not in _SENTENCE_ENDS and not is_loose_bracket:
            break
        address = address[:-1]
    return address
