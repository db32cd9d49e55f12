"""Pictures that are mostly sky, and the skies of the others."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image, ImageDraw, ImageFilter

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.sheet import Layer, Sheet, both, inverted, mix
from glimmers.demo.pictures.texture import clouds, levels

SKIES = {
    "dawn": (
        ("#8ea2b6", "#bdb6b8", "#edc9ac", "#f9e4c4"),
        ("#a7b4ba", "#d9cdc0", "#f6d8b8", "#fbebd2"),
        ("#9a9ab0", "#d3b0b0", "#f3c3a2", "#fbe0bd"),
    ),
    "day": (
        ("#6f9dbd", "#9cc0cf", "#cfe0dc", "#f1ecda"),
        ("#86aebf", "#b5cfcf", "#dfe6da", "#f4eddb"),
        ("#a3b3b8", "#c3cbc8", "#dedbcf", "#ece4d2"),
    ),
    "gold": (
        ("#7f97a4", "#cdb592", "#f0c27c", "#fbdfa8"),
        ("#a38f86", "#dba877", "#f4bd70", "#fde0a0"),
        ("#6d8e9c", "#a9b29a", "#ecca8c", "#fbe3ae"),
    ),
    "dusk": (
        ("#3b4769", "#77688a", "#cf8b7c", "#f3bd86"),
        ("#2f4463", "#5f7388", "#c49a86", "#f0c18c"),
        ("#4a4268", "#95678a", "#dd8d78", "#f8c483"),
    ),
    "night": (
        ("#10182c", "#1b2742", "#2c3a58", "#4a5470"),
        ("#0f1b2b", "#182c40", "#274258", "#47606c"),
        ("#171530", "#272447", "#3c3660", "#64537a"),
    ),
}


def sky(sheet: Sheet, bottom: float) -> str:
    """Wash the sheet with the sky of its light down to `bottom`, with a few clouds. The colour at the horizon."""
    colours = sheet.chance.choice(SKIES[sheet.light])
    sheet.wash(colours, 0, bottom)
    bright = {"dawn": "#fff0dc", "day": "#fbf6ea", "gold": "#ffe2b0", "dusk": "#f0a48c", "night": "#3f4b69"}[
        sheet.light
    ]
    sheet.drift(bright, 0.4, (620, 130), density=sheet.chance.uniform(0.25, 0.7))
    sheet.drift(mix(colours[1], colours[0], 0.4), 0.3, (760, 110), density=sheet.chance.uniform(0.15, 0.5))
    return colours[-1]


def stars(sheet: Sheet, bottom: float, count: int = 240) -> None:
    """A scatter of stars above `bottom`, a few of them bright."""
    chance = sheet.chance
    layer = Layer()
    for _ in range(count):
        at = (chance.uniform(0, sheet.width), chance.uniform(0, bottom) ** 1.0)
        layer.dot(at, chance.choice((0.9, 1.1, 1.4, 2.2)), chance.choice(("#fdf3d8", "#e9ecf6", "#ffe6bd")))
    sheet.put(layer, strength=0.85)
    for _ in range(9):
        at = (chance.uniform(0, sheet.width), chance.uniform(0, bottom * 0.8))
        sheet.glow(at, chance.uniform(10, 20), "#fff3d6", 0.9)


def moon(sheet: Sheet, at: shapes.Point, radius: float, *, is_full: bool) -> None:
    """A moon with its halo."""
    sheet.glow(at, radius * 7, "#f6e3b4", 0.4)
    sheet.glow(at, radius * 2.2, "#fbeecb", 0.5)
    disc = sheet.disc(at, radius, blur=0.8)
    if not is_full:
        bite = sheet.disc((at[0] + radius * 0.5, at[1] - radius * 0.14), radius * 0.92, blur=0.8)
        disc.paste(0, (0, 0), bite)
    sheet.lay(disc, "#fdf2d3")
    spots = sheet.specks(radius * 0.5, 0.5, 0.8)
    inside = disc.copy()
    inside.paste(0, (0, 0), inverted(spots))
    sheet.lay(inside, "#e2cf9f", 0.4)


def wires(sheet: Sheet) -> str:
    """Birds on wires before a wide sky."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    sky(sheet, height)
    dark = "#2b2630" if sheet.light != "night" else "#0c0f1a"
    if sheet.light in {"gold", "dusk", "dawn"}:
        sun = (width * chance.uniform(0.15, 0.85), height * chance.uniform(0.6, 0.85))
        sheet.glow(sun, 700, "#ffd79a", 0.7)
        sheet.lay(sheet.disc(sun, 62, blur=2), "#fff0c6", 0.95)
    layer = Layer()
    pole = width * chance.choice((-0.08, 0.13, 0.88, 1.08))
    top = height * chance.uniform(0.14, 0.22)
    tilt = chance.uniform(-0.08, 0.08)
    if 0 < pole < width:
        _pole(layer, (pole, top), height, dark)
    for wire in range(chance.randint(3, 5)):
        y = top + wire * chance.uniform(78, 116)
        sag = chance.uniform(24, 60)
        ends = (-60.0, width + 60)
        line = [
            (ends[0] + (ends[1] - ends[0]) * t / 40, y + tilt * width * (t / 40 - 0.5) + sag * sin(pi * t / 40))
            for t in range(41)
        ]
        layer.line(line, 2.6, dark)
        x = chance.uniform(40, width * 0.4)
        for _ in range(chance.choice((0, 2, 4, 6, 8))):
            if x > width - 30:
                break
            _bird(sheet, layer, (x, shapes.height_at(line, x)), chance.uniform(26, 32), dark)
            x += chance.choice((38, 44, 60, 130, 210)) * chance.uniform(0.9, 1.2)
    for _ in range(chance.randint(2, 5)):
        flying(sheet, layer, (chance.uniform(0.1, 0.9) * width, chance.uniform(0.5, 0.85) * height), dark)
    sheet.put(layer)
    return "Birds on the wires" + {
        "dusk": " at dusk",
        "gold": " in the evening sun",
        "dawn": " early in the morning",
    }.get(sheet.light, "")


def _pole(layer: Layer, at: shapes.Point, bottom: float, dark: str) -> None:
    pole, top = at
    layer.area([(pole - 9, top - 70), (pole + 9, top - 70), (pole + 13, bottom), (pole - 13, bottom)], dark)
    for bar in (-36, 24):
        layer.area(shapes.placed([(-92, -6), (92, -6), (92, 6), (-92, 6)], (pole, top + bar), turn=-0.03), dark)
        for knob in (-80, -46, 46, 80):
            layer.area(shapes.placed([(-6, -24), (6, -24), (6, 0), (-6, 0)], (pole + knob, top + bar)), dark)


def _bird(sheet: Sheet, layer: Layer, foot: shapes.Point, size: float, colour: str) -> None:
    chance = sheet.chance
    way = chance.choice((-1, 1))
    body = [
        (-0.1, 0),
        (-0.42, -0.34),
        (-0.3, -0.86),
        (0.02, -1.2),
        (0.3, -1.3),
        (0.46, -1.12),
        (0.4, -0.7),
        (0.26, -0.2),
    ]
    outline = shapes.curve([(x * way, y) for x, y in body], closed=True, steps=5)
    layer.area(shapes.placed(outline, foot, scale=size), colour)
    for part in (
        [(0.42, -1.2), (0.68, -1.1), (0.42, -1.04)],
        [(-0.36, -0.4), (-0.75, 0.42), (-0.5, 0.5), (-0.12, -0.06)],
    ):
        layer.area(shapes.placed([(x * way, y) for x, y in part], foot, scale=size), colour)


def flying(sheet: Sheet, layer: Layer, at: shapes.Point, colour: str, size: float = 0.0) -> None:
    chance = sheet.chance
    size = size or chance.uniform(16, 34)
    lift = chance.uniform(0.25, 0.7)
    wing = shapes.curve(
        [(-1.0, -lift * 0.4), (-0.45, -lift * 0.62), (0, 0), (0.45, -lift * 0.62), (1.0, -lift * 0.4)], steps=6
    )
    back = [(x * 0.94, y + 0.16 * (1 - abs(x))) for x, y in reversed(wing)]
    layer.area(shapes.placed([*wing, *back], at, turn=chance.uniform(-0.3, 0.3), scale=size), colour)


def _flock(sheet: Sheet, count: int = 6500) -> shapes.Points:
    """Where the birds of a flock are: dense where it folds, thin at its rims."""
    chance = sheet.chance
    small = (160, 120)
    density = Image.new("L", small)
    ink = ImageDraw.Draw(density)
    x, y, turn = chance.uniform(24, 40), chance.uniform(46, 76), chance.uniform(-0.7, 0.7)
    for step in range(7):
        wide, high = chance.uniform(15, 30), chance.uniform(7, 15) * (1.5 - 0.1 * step)
        ink.polygon(shapes.oval((x, y), wide, high, turn), fill=chance.choice((110, 160, 255)))
        x, y = x + cos(turn) * 18 + 4, min(max(y + sin(turn) * 18, 20), 100)
        turn += chance.uniform(-0.9, 0.9)
    density = both(density.filter(ImageFilter.GaussianBlur(5)), levels(clouds(chance, small, (26, 16)), 0.3, 0.7))
    values = density.tobytes()
    found: shapes.Points = []
    while len(found) < count:
        column, row = chance.random() * small[0], chance.random() * small[1]
        if chance.random() * 255 < values[int(row) * small[0] + int(column)]:
            found.append((column / small[0] * sheet.width, row / small[1] * sheet.height * 0.86))
    return found


def starlings(sheet: Sheet) -> str:
    """A flock of thousands that folds over a low horizon."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    low = sky(sheet, height * 0.9)
    if sheet.light != "day":
        sheet.glow((width * chance.uniform(0.2, 0.8), height * 0.84), 800, "#ffcf94", 0.6)
    layer = Layer()
    for at in _flock(sheet):
        layer.dot(at, chance.uniform(1.1, 2.6), "#2c2732", flat=0.7)
    sheet.put(layer, strength=0.85)
    dark = mix("#3a3330", low, 0.1)
    line = shapes.ridge(chance, width, height * 0.88, 26, roughness=0.55)
    stencil = Layer()
    stencil.area(shapes.below(line, height))
    for _ in range(420):
        x = chance.uniform(-10, width + 10)
        foot = shapes.height_at(line, min(max(x, 0), width)) + 20
        tip = (x + chance.uniform(-14, 20), foot - chance.uniform(24, 96))
        stencil.area(shapes.tapered(shapes.curve([(x, foot), (x + 2, foot - 30), tip], steps=4), 4, 1.2))
    sheet.lay(sheet.mask(stencil), sheet.gradient([mix(dark, low, 0.25), dark], height * 0.8, height))
    return "A great flock of starlings over the reeds"
