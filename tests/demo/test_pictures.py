"""The drawn pictures."""

from __future__ import annotations

import pytest

from glimmers.demo.pictures import KINDS, draw


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_draws_the_same_picture(kind: str) -> None:
    image, description = draw(kind, 7, edge=160, shape="wide")
    assert (image.mode, image.size) == ("RGB", (160, 120))
    assert 8 < len(description) < 120
    assert max(high - low for low, high in image.getextrema()) > 60, "an empty sheet"  # type: ignore[operator, str-unpack]
    again, same = draw(kind, 7, edge=160, shape="wide")
    assert (again.tobytes(), same) == (image.tobytes(), description)


def test_another_seed_draws_another_picture() -> None:
    assert (
        draw("sea", 1, edge=160, shape="square")[0].tobytes() != draw("sea", 2, edge=160, shape="square")[0].tobytes()
    )


def test_a_portrait_stands() -> None:
    assert draw("web", 1, edge=160, shape="tall")[0].size == (107, 160)
