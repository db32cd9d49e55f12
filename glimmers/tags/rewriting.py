"""Puts another tag in the place of one, and changes nothing else in the text. Pure."""

from __future__ import annotations

from glimmers.journal.text import BELOW, Piece, head_and_tail, is_or_lies_below, pieces, tag_name, tags


def rewritten(text: str, name: str, new: str) -> str:
    """Spell each tag in the text that is filed under `name` as `new`; addresses and words do not change.

    `new` is a tag's name as it is written, without its "#". What lies below the tag moves along: "#people/mum" becomes
    "#family/mum". Where the new name itself lies below the old one, the tag alone is rewritten.
    """
    named = tag_name(new)
    done: set[int] = set()
    while True:
        text, places = _once(text, name, new, done)
        # A new tag may appear: "#tea#tea" is one tag, "#🍵#tea" is two. Each "#" is rewritten once.
        if named == name or len(places) <= len(done):
            return text
        done = places


def first_spelling(text: str, name: str) -> str:
    """Return how the tag filed under `name`, or one below it, begins where it occurs first; "" if there is none."""
    matches = (piece for piece in pieces(text) if piece.kind == "tag" and is_or_lies_below(piece.name, name))
    first = next(matches, None)
    return head_and_tail(first.text[1:], _depth(name))[0] if first else ""


def moves(name: str, old: str, new: str) -> bool:
    """Return whether renaming `old` to `new`, both as they are filed, renames this tag."""
    return name == old or (is_or_lies_below(name, old) and not new.startswith(old + BELOW))


def can_be_told_apart(before: str, old: str, new: str) -> bool:
    """Return whether, once `old` is `new` in this text, renaming it back finds just the tags that were renamed."""
    if old == new:
        return False
    for name in tags(before):
        is_moved = moves(name, old, new)
        if moves(new + name[len(old) :] if is_moved else name, new, old) != is_moved:
            return False
    return True


def _once(text: str, name: str, new: str, done: set[int]) -> tuple[str, set[int]]:
    """Rewrite the tags that do not begin at one of these places; return the text, and where all of them begin then."""
    cut = list(pieces(text))
    written: list[str] = []
    places: set[int] = set()
    before, after = 0, 0  # places in the text, and in what is written
    for piece, follower in zip(cut, [*cut[1:], Piece("words", "")], strict=True):
        part = piece.text
        if piece.kind == "tag" and (before in done or moves(piece.name, name, tag_name(new))):
            places.add(after)
            if before not in done:
                moved = new + head_and_tail(piece.text[1:], _depth(name))[1]
                part = piece.text[0] + moved  # "#" or "＃", as it was
                part += " " if follower.kind == "tag" and _would_hide_a_tag(moved) else ""
        written.append(part)
        before, after = before + len(piece.text), after + len(part)
    return "".join(written), places


def _depth(name: str) -> int:
    return name.count(BELOW) + 1


def _would_hide_a_tag(new: str) -> bool:
    """Return whether the next tag needs a space: "#tea #milk", after a letter; not "#🍵#milk", after a picture."""
    return len([piece for piece in pieces(f"#{new}#x") if piece.kind == "tag"]) < 2
