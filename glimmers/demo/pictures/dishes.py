"""What stands and lies on a table: plates, bowls, a spoon, bread, a biscuit, a book."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import ImageChops

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.sheet import Layer, Sheet, both, mix


def slice_of_bread(sheet: Sheet, at: shapes.Point, turn: float) -> None:
    """A slice of bread."""
    ring = [
        (-118, 70),
        (-128, -8),
        (-96, -74),
        (-30, -92),
        (40, -90),
        (104, -70),
        (128, -4),
        (116, 72),
        (40, 90),
        (-50, 90),
    ]
    outline = shapes.placed(shapes.curve([(x, y) for x, y in ring], closed=True, steps=6), at, turn=turn)
    sheet.cast([(x + 9, y + 14) for x, y in outline], "#1f0f06", blur=11, strength=0.5)
    sheet.lay(sheet.shape(outline), "#9c5f2b")
    crumb = shapes.placed(shapes.curve([(x * 0.9, y * 0.87) for x, y in ring], closed=True, steps=6), at, turn=turn)
    mask = sheet.shape(crumb, blur=1.5)
    sheet.lay(mask, sheet.grained("#ecd3a2", "#d9b67c", (40, 40)))
    holes = both(sheet.specks(13, 0.66, 0.78), mask)
    sheet.lay(holes, "#b98d55", 0.7)


def plate(sheet: Sheet, at: shapes.Point, size: float, glaze: str) -> None:
    """A plate from above, `size` its radius."""
    sheet.cast(shapes.oval((at[0] + 16, at[1] + 24), size, size), "#241309", blur=20, strength=0.55)
    sheet.lay(sheet.disc(at, size), mix(glaze, "#5a4636", 0.14))
    sheet.lay(sheet.disc((at[0] - 2, at[1] - 3), size * 0.975), glaze)
    sheet.lay(sheet.disc((at[0] + 3, at[1] + 4), size * 0.74, blur=5), mix(glaze, "#5a4636", 0.22))
    sheet.lay(sheet.disc(at, size * 0.7, blur=3), mix(glaze, "#ffffff", 0.12))


def bowl(sheet: Sheet, at: shapes.Point, size: float, glaze: str, drink: str, *, rim: float = 0.9) -> None:  # noqa: PLR0913
    """A bowl or cup from above with a drink or soup in it; `rim` is the inner part of its radius."""
    chance = sheet.chance
    sheet.cast(shapes.oval((at[0] + 18, at[1] + 26), size * 1.02, size * 1.02), "#241309", blur=22, strength=0.55)
    sheet.lay(sheet.disc(at, size), mix(glaze, "#3a2a22", 0.12))
    sheet.lay(sheet.disc((at[0] - 3, at[1] - 4), size * 0.985), mix(glaze, "#fffaf0", 0.3))
    inner = size * rim
    inside = sheet.disc(at, inner)
    sheet.lay(
        inside, sheet.gradient([mix(glaze, "#2a1c16", 0.42), mix(glaze, "#fff4e0", 0.05)], at[1] - inner, at[1] + inner)
    )
    surface = sheet.disc((at[0] + 1, at[1] + 4), inner * 0.93, blur=1)
    sheet.lay(
        surface,
        sheet.gradient([mix(drink, "#1d0e06", 0.3), drink, mix(drink, "#f2c27a", 0.25)], at[1] - inner, at[1] + inner),
    )
    ring = ImageChops.subtract(surface, sheet.disc((at[0] + 1, at[1] + 4), inner * 0.86, blur=6))
    sheet.lay(ring, mix(drink, "#f0b066", 0.4), 0.7)
    shine = Layer()
    for start, end, away, thick in ((3.5, 4.5, 0.7, 15), (4.62, 4.8, 0.7, 13)):
        shine.line(shapes.arc(at, inner * away, inner * away, start, end), thick, "#fff3dc")
    for _ in range(chance.randint(3, 8)):
        angle = chance.uniform(0, 2 * pi)
        shine.dot(
            (at[0] + cos(angle) * inner * 0.84, at[1] + sin(angle) * inner * 0.84),
            chance.uniform(3, 7),
            mix(drink, "#fff0d0", 0.5),
        )
    sheet.put(shine, blur=5, strength=0.5)


def spoon(sheet: Sheet, at: shapes.Point, turn: float, long: float) -> None:
    """A spoon, `long` from end to end."""
    metal = sheet.chance.choice(("#b9b4aa", "#c9a868", "#8f6a45"))
    bowl = shapes.placed(shapes.oval((-long * 0.38, 0), long * 0.16, long * 0.1), at, turn=turn)
    grip = shapes.placed(
        shapes.tapered([(-long * 0.24, 0), (0, 0), (long * 0.5, 0)], long * 0.03, long * 0.065), at, turn=turn
    )
    shadow = Layer()
    for part in (bowl, grip):
        shadow.area([(x + 9, y + 13) for x, y in part])
    sheet.lay(sheet.mask(shadow, blur=8), "#1f0f06", 0.5)
    layer = Layer()
    layer.area(bowl, metal)
    layer.area(grip, metal)
    layer.area(
        shapes.placed(shapes.oval((-long * 0.38, 4), long * 0.13, long * 0.075), at, turn=turn),
        mix(metal, "#3a2f28", 0.35),
    )
    layer.area(
        shapes.placed(shapes.oval((-long * 0.4, -4), long * 0.07, long * 0.03), at, turn=turn),
        mix(metal, "#ffffff", 0.6),
    )
    layer.line(shapes.placed([(-long * 0.2, -2), (long * 0.46, -4)], at, turn=turn), 4, mix(metal, "#ffffff", 0.45))
    sheet.put(layer, blur=0.8)


def biscuit(sheet: Sheet, at: shapes.Point, size: float) -> None:
    """A biscuit with chocolate in it."""
    chance = sheet.chance
    outline = shapes.blob(chance, at, size, wobble=0.05)
    sheet.cast([(x + 7, y + 11) for x, y in outline], "#1f0f06", blur=9, strength=0.5)
    mask = sheet.shape(outline)
    sheet.lay(mask, sheet.grained("#d09a55", "#a76a30", (26, 26)))
    sheet.lay(both(mask, sheet.ball((at[0] - 14, at[1] - 16), size * 1.2)), "#ecc485", 0.6)
    layer = Layer()
    for _ in range(11):
        angle, away = chance.uniform(0, 2 * pi), size * 0.75 * chance.random() ** 0.6
        layer.area(
            shapes.blob(chance, (at[0] + cos(angle) * away, at[1] + sin(angle) * away), size * 0.09, wobble=0.3),
            "#4a2a18",
        )
    sheet.put(layer, blur=0.8)


def book(sheet: Sheet, at: shapes.Point) -> None:
    """An open book."""
    chance = sheet.chance
    turn = chance.uniform(-0.5, 0.5)
    pages = shapes.placed([(-250.0, -180.0), (250.0, -180.0), (250.0, 180.0), (-250.0, 180.0)], at, turn=turn)
    sheet.cast([(x + 12, y + 18) for x, y in pages], "#1f0f06", blur=16, strength=0.55)
    layer = Layer()
    layer.area(
        shapes.placed([(-262.0, -190.0), (262.0, -190.0), (262.0, 190.0), (-262.0, 190.0)], at, turn=turn),
        chance.choice(("#7c4a3a", "#4f6470", "#66703f")),
    )
    layer.area(pages, "#efe3c8")
    for side in (-1, 1):
        for line in range(13):
            y = -140 + line * 22
            end = 215 if line % 5 != 4 else chance.uniform(90, 180)
            inner, outer = 28.0, float(end)
            ends = (inner, outer) if side > 0 else (-230.0, -230.0 + outer - inner)
            layer.line(shapes.placed([(ends[0], y), (ends[1], y)], at, turn=turn), 3, "#b9a888")
    sheet.put(layer)
    fold = shapes.placed([(-26.0, -180.0), (26.0, -180.0), (26.0, 180.0), (-26.0, 180.0)], at, turn=turn)
    sheet.cast(fold, "#6b5138", blur=14, strength=0.5)
