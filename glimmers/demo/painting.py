"""Draws and develops the demonstration's pictures, on every core.

The processes are started anew, not forked: they share no connection with the site, and read no table.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple

from glimmers.demo.album import Picture
from glimmers.demo.pictures import draw
from glimmers.photos.pipeline import Developed, develop


class Painted(NamedTuple):
    """A picture as the pipeline leaves it, and its description; empty where it is to have none."""

    developed: Developed
    description: str


def paint(pictures: Sequence[Picture], *, edge: int) -> Iterator[Painted]:
    """These pictures in their order, `edge` px along the longer side, each as soon as it is there."""
    if not pictures:
        return
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        yield from processes.map(partial(_painted, edge=edge), pictures)


def _painted(picture: Picture, edge: int) -> Painted:
    image, description = draw(picture.kind, picture.seed, light=picture.light, season=picture.season, edge=edge)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=96, subsampling=0)
    file.seek(0)
    return Painted(develop(file), description if picture.is_described else "")
