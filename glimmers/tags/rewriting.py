"""Another tag in the place of one, and nothing else in the text changed. Pure."""

from __future__ import annotations

from glimmers.journal.text import Piece, pieces, tag_name


def rewritten(text: str, name: str, new: str) -> str:
    """The text with each tag that is filed under `name` spelled `new`; of addresses and words nothing changes.

    `new` is a tag's name as it is written, without its "#".
    """
    text = _once(text, name, new)
    # A tag may appear that was none: "#tea#tea" is one tag, "#🍵#tea" is two. It ends, as each "#" is rewritten once.
    while tag_name(new) != name and first_spelling(text, name):
        text = _once(text, name, new)
    return text


def first_spelling(text: str, name: str) -> str:
    """How the tag that is filed under `name` is written where it stands first, without its "#"; "" if there is none."""
    return next((piece.text[1:] for piece in pieces(text) if piece.kind == "tag" and piece.name == name), "")


def _once(text: str, name: str, new: str) -> str:
    cut = list(pieces(text))
    written = []
    for piece, follower in zip(cut, [*cut[1:], Piece("words", "")], strict=True):
        if piece.kind != "tag" or piece.name != name:
            written.append(piece.text)
            continue
        written.append(piece.text[0] + new)  # "#" or "＃", as it was
        if follower.kind == "tag" and _would_hide_a_tag(new):
            written.append(" ")
    return "".join(written)


def _would_hide_a_tag(new: str) -> bool:
    """After a picture the next tag may follow at once, after a letter it needs a space: "#🍵#milk" but "#tea #milk"."""
    return len([piece for piece in pieces(f"#{new}#x") if piece.kind == "tag"]) < 2
