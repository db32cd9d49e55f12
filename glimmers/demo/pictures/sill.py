"""A picture of the cat on the window sill."""

from __future__ import annotations

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.props import plant
from glimmers.demo.pictures.roofs import houses
from glimmers.demo.pictures.sheet import Layer, Sheet, mix
from glimmers.demo.pictures.sky import moon, sky, stars


def cat(sheet: Sheet) -> str:
    """A cat on the sill against the light, asleep or looking out."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    sill = height * chance.uniform(0.74, 0.8)
    low = sky(sheet, sill)
    at = (width * chance.uniform(0.25, 0.75), sill * chance.uniform(0.55, 0.85))
    if sheet.light == "night":
        stars(sheet, sill * 0.8, 130)
        moon(sheet, (at[0], sill * 0.3), 46, is_full=chance.random() < 0.5)
    else:
        sheet.glow(at, 820, "#ffdca2", 0.65)
    if chance.random() < 0.6:
        houses(sheet, sill * 0.93, 0.7, low)
    dark = mix("#2a2226", low, 0.05)
    layer = Layer()
    bar = width * chance.choice((0.22, 0.78, 0.5))
    layer.area([(bar - 15, -5), (bar + 15, -5), (bar + 15, sill), (bar - 15, sill)], mix(dark, "#5a4636", 0.5))
    y = sill * chance.uniform(0.14, 0.2)
    layer.area([(-5, y - 13), (width + 5, y - 13), (width + 5, y + 13), (-5, y + 13)], mix(dark, "#5a4636", 0.5))
    sheet.put(layer)
    _ledge(sheet, sill, dark, low)
    asleep = chance.random() < 0.55
    way = chance.choice((-1, 1))
    middle = width * chance.uniform(0.42, 0.58)
    fur = chance.choice(("#241e22", "#2f2522", "#3a2a20"))
    _cat(sheet, (middle, sill + 8), way, asleep=asleep, fur=fur, rim=mix(low, "#fff0d0", 0.4))
    if chance.random() < 0.6:
        x = width * (0.87 if middle < width / 2 else 0.13)
        plant(sheet, (x, sill + 22), 290, "#7a4630", dark="#1d181c", part=0.6)
    return "The cat asleep on the window sill" if asleep else "The cat on the window sill, looking out"


def _ledge(sheet: Sheet, sill: float, dark: str, low: str) -> None:
    under = sheet.shape(
        [(-5, sill), (sheet.width + 5, sill), (sheet.width + 5, sheet.height + 5), (-5, sheet.height + 5)]
    )
    wood = mix("#7a5236", dark, 0.35)
    sheet.lay(under, sheet.gradient([mix(wood, low, 0.55), wood, mix(wood, dark, 0.6), dark], sill, sheet.height))
    layer = Layer()
    layer.line([(-5, sill + 46), (sheet.width + 5, sill + 46)], 5, mix(dark, wood, 0.3))
    sheet.put(layer, blur=1.5, strength=0.8)


ASLEEP = (
    (
        (-2.5, -0.05),
        (-2.62, -0.55),
        (-2.1, -1.12),
        (-1.2, -1.42),
        (-0.2, -1.36),
        (0.6, -1.12),
        (1.2, -1.0),
        (1.9, -0.9),
        (2.42, -0.6),
        (2.5, -0.2),
        (2.2, 0.06),
        (1.0, 0.1),
        (-1.0, 0.1),
    ),
    ((1.12, -0.86), (1.16, -1.5), (1.62, -1.08)),
    ((1.78, -1.02), (2.18, -1.44), (2.34, -0.74)),
)
SITTING = (
    (
        (-0.95, 0.06),
        (-1.12, -0.6),
        (-0.98, -1.5),
        (-0.62, -2.25),
        (-0.28, -2.75),
        (-0.42, -3.15),
        (-0.3, -3.55),
        (0.08, -3.72),
        (0.46, -3.55),
        (0.58, -3.15),
        (0.42, -2.75),
        (0.72, -2.1),
        (0.92, -1.2),
        (0.98, -0.5),
        (0.9, 0.06),
    ),
    ((-0.36, -3.35), (-0.38, -4.02), (0.02, -3.66)),
    ((0.14, -3.68), (0.54, -4.02), (0.52, -3.35)),
)


def _cat(sheet: Sheet, foot: shapes.Point, way: int, *, asleep: bool, fur: str, rim: str) -> None:  # noqa: PLR0913
    size = 118.0 if asleep else 105.0
    body, *ears = ASLEEP if asleep else SITTING
    parts = [shapes.curve([(x * way, y) for x, y in body], closed=True, steps=8)]
    parts += [[(x * way, y) for x, y in ear] for ear in ears]
    if asleep:
        tail = [(-2.3, -0.4), (-2.75, 0.1), (-2.5, 0.75), (-2.6, 1.3)]
    else:
        tail = [(0.75, -0.1), (1.5, -0.02), (1.95, 0.35), (2.0, 0.95), (1.8, 1.35)]
    parts.append(shapes.tapered(shapes.curve([(x * way, y) for x, y in tail], steps=8), 0.36, 0.24))
    shadow = Layer()
    shadow.area(shapes.oval((foot[0], foot[1] + 22), size * (2.7 if asleep else 1.3), size * 0.3))
    sheet.lay(sheet.mask(shadow, blur=16), "#140e10", 0.5)
    for shift, colour in (((-way * 2.0, -3.4), rim), ((0.0, 0.0), fur)):
        layer = Layer()
        for part in parts:
            layer.area(shapes.placed(part, (foot[0] + shift[0], foot[1] + shift[1]), scale=size), colour)
        sheet.put(layer, blur=1.3, strength=0.85 if shift[0] else 1.0)
    if asleep:
        layer = Layer()
        crease = [(0.5, -0.1), (0.75, -0.5), (1.15, -0.72)]
        layer.line(
            shapes.placed(shapes.curve([(x * way, y) for x, y in crease]), foot, scale=size), 4, mix(fur, rim, 0.22)
        )
        haunch = [(-2.2, -0.2), (-1.7, -0.85), (-0.9, -0.8), (-0.6, -0.2)]
        layer.line(
            shapes.placed(shapes.curve([(x * way, y) for x, y in haunch]), foot, scale=size), 4, mix(fur, rim, 0.18)
        )
        sheet.put(layer, blur=2.5)
