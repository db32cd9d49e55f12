"""Pictures for the demonstration, painted by code: the same kind and seed give the same picture. Pure."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PIL import Image

from glimmers.demo.pictures import (
    beds,
    desk,
    garden,
    land,
    night,
    pond,
    roofs,
    sill,
    sky,
    street,
    table,
    water,
    windows,
    winter,
    yard,
)
from glimmers.demo.pictures.sheet import Sheet
from glimmers.demo.pictures.texture import printed

LIGHTS = ("dawn", "day", "gold", "dusk", "night")
SEASONS = ("spring", "summer", "autumn", "winter")
SHAPES = {
    "landscape": (3, 2),
    "wide": (4, 3),
    "portrait": (3, 4),
    "tall": (2, 3),
    "square": (1, 1),
    "panorama": (21, 10),
}
KINDS: dict[str, Callable[[Sheet], str]] = {
    "hills": land.hills,
    "wood": land.wood,
    "wires": sky.wires,
    "starlings": sky.starlings,
    "sea": water.sea,
    "fog": water.fog,
    "pond": pond.pond,
    "pool": water.pool,
    "chart": desk.chart,
    "books": desk.books,
    "street": street.street,
    "bicycle": yard.bicycle,
    "laundry": yard.laundry,
    "chalk": street.chalk,
    "snow": winter.snow,
    "lanterns": night.lanterns,
    "candles": night.candles,
    "lamp": night.lamp,
    "tea": table.tea,
    "soup": table.soup,
    "bread": table.bread,
    "fruit": table.fruit,
    "leaf": garden.leaf,
    "flowers": beds.flowers,
    "blossom": garden.blossom,
    "web": garden.web,
    "window": windows.window,
    "cat": sill.cat,
    "rain": windows.rain,
    "sunpatch": windows.sunpatch,
    "roofs": roofs.roofs,
    "aurora": roofs.aurora,
}


def draw(  # noqa: PLR0913
    kind: str, seed: int, *, light: str = "", season: str = "", edge: int = 1600, shape: str = ""
) -> tuple[Image.Image, str]:
    """The picture in RGB, `edge` px along its longer side, and a description of it.

    What is left out of `light`, `season` and `shape` is chosen by the seed.
    """
    chance = Random(f"{kind} {seed}")  # noqa: S311
    light = light or chance.choice(LIGHTS)
    season = season or chance.choice(SEASONS)
    across, down = SHAPES[shape or chance.choice(list(SHAPES))]
    size = (edge, round(edge * down / across)) if across >= down else (round(edge * across / down), edge)
    sheet = Sheet(size, chance, light=light, season=season)
    description = KINDS[kind](sheet)
    return printed(chance, sheet.image, sheet.px), description
