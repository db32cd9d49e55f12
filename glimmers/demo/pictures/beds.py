"""Pictures of flower beds, by the season: tulips, poppies, dahlias, snowdrops."""

from __future__ import annotations

from math import pi

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.sheet import Layer, Sheet, mix

Head = tuple[str, str]  # what flower it is, and its colour
Tones = tuple[str, str, str]  # dark, as it is, and bright
MEADOWS = {
    "spring": ("tulips", ("#c9503c", "#e0a13a", "#d98aa0", "#efe0c4", "#8a4a72")),
    "summer": ("poppies", ("#c8452c", "#d8603a", "#e9dcc4", "#6a7fb0")),
    "autumn": ("dahlias", ("#b5502f", "#d9973c", "#8f3a4a", "#e8c9a0")),
    "winter": ("snowdrops", ("#f6f1e4", "#eef0ea")),
}


def flowers(sheet: Sheet) -> str:
    """A bed of flowers, those far off and those too near out of focus."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    name, colours = MEADOWS[sheet.season]
    green = {"spring": "#7c9653", "summer": "#71894a", "autumn": "#7d7a45", "winter": "#8d9480"}[sheet.season]
    sheet.wash(
        [
            mix("#f4e6c6", green, 0.15),
            mix("#f0dfae", green, 0.45),
            mix(green, "#33401f", 0.25),
            mix(green, "#1f2a18", 0.6),
        ],
        0,
        height,
    )
    sheet.glow((width * chance.uniform(0.15, 0.85), height * 0.08), 800, "#fff0c4", 0.8)
    sheet.drift(mix(green, "#2d3a20", 0.5), 0.5, (150, 200), density=0.5)
    for depth, (count, size, blur) in enumerate(
        ((46, 24, 12.0), (34, 38, 5.0), (22, 62, 1.2), (13, 92, 0.0), (3, 150, 17.0))
    ):
        stems, heads = Layer(), Layer()
        tone = mix(mix("#e8d9a8", green, 0.6), mix(green, "#25321c", 0.35), (0.2, 0.5, 0.8, 1.0, 1.0)[depth])
        for _ in range(count * 3):
            x = chance.uniform(-20, width + 20)
            foot = height * (0.62 + 0.16 * depth)
            tip = (x + chance.uniform(-60, 60), foot - chance.uniform(2, 6) * size)
            blade = shapes.curve([(x, foot + 260), ((x + tip[0]) / 2 + 10, (foot + tip[1]) / 2 + 40), tip], steps=5)
            stems.area(
                shapes.tapered(blade, size * 0.2, 1.5),
                mix(tone, chance.choice(("#dfe09a", "#1f2c18")), chance.uniform(0, 0.35)),
            )
        for _ in range(count):
            x = chance.uniform(0, width)
            y = height * (0.4 + 0.11 * depth + chance.uniform(-0.1, 0.15)) + (height * 0.12 if depth == 4 else 0)
            sway = chance.uniform(-40, 40)
            stem = shapes.curve([(x + sway, y + size * 8), (x + sway * 0.4, y + size * 3), (x, y)], steps=6)
            stems.area(shapes.tapered(stem, size * 0.14, size * 0.09), mix(tone, "#2c3a1e", 0.2))
            colour = mix(chance.choice(colours), "#f6e3bb", (0.35, 0.2, 0.06, 0.0, 0.0)[depth])
            _flower(sheet, heads, (x, y), size * chance.uniform(0.8, 1.2), (name, colour))
        sheet.put(stems, blur=blur)
        sheet.put(heads, blur=blur)
    return f"A bed of {name}"


def _flower(sheet: Sheet, layer: Layer, at: shapes.Point, size: float, head: Head) -> None:
    name, colour = head
    lean = sheet.chance.uniform(-0.3, 0.3)
    tones = (mix(colour, "#3a1418", 0.3), colour, mix(colour, "#fff3d8", 0.3))
    if name == "tulips":
        _tulip(layer, at, size, lean, tones)
    elif name == "snowdrops":
        _snowdrop(layer, at, size, colour)
    elif name == "poppies":
        _poppy(sheet, layer, at, size, tones)
    else:
        _dahlia(sheet, layer, at, size, tones)


def _tulip(layer: Layer, at: shapes.Point, size: float, lean: float, tones: Tones) -> None:
    dark, colour, bright = tones
    for turn, long, tone in (
        (-0.5, 1.35, dark),
        (0.5, 1.35, dark),
        (-0.28, 1.5, mix(colour, dark, 0.4)),
        (0.28, 1.5, colour),
        (0.0, 1.42, bright),
    ):
        layer.area(shapes.petal((at[0], at[1] + size * 0.3), size * long, size * 0.8, -pi / 2 + turn + lean), tone)


def _snowdrop(layer: Layer, at: shapes.Point, size: float, colour: str) -> None:
    head = (at[0] + size * 0.3, at[1])
    layer.line(shapes.curve([at, (at[0] + size * 0.1, at[1] - size * 0.3), head], steps=6), size * 0.1, "#6f8a4a")
    for turn in (0.55, -0.5, 0.0):
        tone = mix(colour, "#8f9a86", 0.25 * abs(turn))
        layer.area(shapes.petal(head, size * 1.1, size * 0.5, pi / 2 + turn), tone)
    layer.dot((head[0], head[1] + size * 0.05), size * 0.17, "#86a056")


def _poppy(sheet: Sheet, layer: Layer, at: shapes.Point, size: float, tones: Tones) -> None:
    for ring, (reach, tone) in enumerate(zip((1.0, 0.86, 0.62), tones, strict=True)):
        middle = (at[0] + ring * size * 0.04, at[1] - ring * size * 0.06)
        layer.area(shapes.blob(sheet.chance, middle, size * reach, wobble=0.13, flat=0.72), tone)
    heart = shapes.blob(sheet.chance, (at[0], at[1] - size * 0.1), size * 0.26, wobble=0.1, flat=0.7)
    layer.area(heart, "#2b2024")


def _dahlia(sheet: Sheet, layer: Layer, at: shapes.Point, size: float, tones: Tones) -> None:
    dark, colour, bright = tones
    for reach, count, tone in (
        (1.0, 13, dark),
        (0.78, 12, colour),
        (0.54, 10, mix(colour, bright, 0.6)),
        (0.3, 8, bright),
    ):
        for index in range(count):
            turn = 2 * pi * index / count + sheet.chance.uniform(-0.1, 0.1) + reach
            tips = shapes.petal((0, 0), size * reach, size * 0.36, turn)
            layer.area([(at[0] + x, at[1] + y * 0.78) for x, y in tips], tone)
    layer.dot(at, size * 0.12, mix(colour, "#5a3a14", 0.5))
