"""Things that stand about in several pictures: curtains, a plant, a mug, steam, boards of wood, cloth."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image, ImageChops

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.sheet import Layer, Sheet, both, mix, rgb
from glimmers.demo.pictures.texture import levels, noise

GREENS = ("#5f7a45", "#6d8450", "#4c6a48", "#7d8f4f", "#57724f")


def curtain(sheet: Sheet, left: float, right: float, bottom: float, colour: str, light: str) -> None:  # noqa: PLR0913, PLR0917
    """A curtain in folds; towards `right` it is drawn together. `light` shines through it there."""
    chance = sheet.chance
    layer = Layer()
    folds = 13
    shift = [chance.uniform(-0.3, 0.3) for _ in range(folds + 1)]
    hem = [chance.uniform(-8, 8) for _ in range(folds + 1)]

    def edge(index: int, y: float) -> float:
        t = index / folds + shift[index] / folds
        sway = 1 + 0.06 * sin(y / bottom * 5 + index)
        return left + (right - left) * t * sway

    levels_y = [bottom * step / 8 - 10 for step in range(9)]
    for index in range(folds):
        near = index / folds
        base = mix(colour, light, 0.15 + 0.5 * near)
        for half, tone in ((0.0, 0.22), (0.5, -0.2)):
            side = [(edge(index, y) + (edge(index + 1, y) - edge(index, y)) * half, y) for y in levels_y]
            other = [(edge(index + 1, y) + 1, y) for y in levels_y]
            side[-1] = (side[-1][0], bottom + hem[index])
            other[-1] = (other[-1][0], bottom + hem[index + 1])
            shade = mix(base, "#fff3da", tone) if tone > 0 else mix(base, "#33231d", -tone)
            layer.area([*side, *reversed(other)], shade)
    sheet.put(layer, blur=3.5, strength=0.96)


def plant(sheet: Sheet, foot: shapes.Point, tall: float, pot: str, *, dark: str = "", part: float = 0.0) -> None:  # noqa: PLR0913
    """A pot plant of which `foot` is the middle of the pot's underside; mixed with `dark` by `part`."""
    chance = sheet.chance
    x, y = foot
    layer = Layer()

    def tone(colour: str) -> str:
        return mix(colour, dark, part) if dark else colour

    wide = tall * 0.2
    top = y - tall * 0.34
    kind = chance.choice(("leafy", "long", "round"))
    for index in range({"leafy": 11, "long": 16, "round": 14}[kind]):
        turn = -pi / 2 + chance.uniform(-1.0, 1.0) * (0.9 if kind != "long" else 0.75)
        long = tall * chance.uniform(0.45, 0.85)
        tip = (x + cos(turn) * long, top + sin(turn) * long)
        bend = (x + cos(turn) * long * 0.35, top + sin(turn) * long * 0.65)
        stem = shapes.curve([(x + chance.uniform(-wide, wide) * 0.4, top + 4), bend, tip], steps=8)
        green = tone(mix(chance.choice(GREENS), "#2d3a26", 0.35 * (1 - index / 16)))
        if kind == "long":
            layer.area(shapes.tapered(stem, tall * 0.075, 2), green)
            continue
        layer.area(shapes.tapered(stem, 5, 2.5), tone("#56633c"))
        if kind == "round":
            layer.area(shapes.blob(chance, tip, tall * chance.uniform(0.07, 0.12), wobble=0.08, flat=0.85), green)
        else:
            away = turn + chance.uniform(-0.5, 0.5)
            layer.area(shapes.petal(tip, tall * chance.uniform(0.24, 0.36), tall * 0.13, away), green)
            layer.line(
                [tip, (tip[0] + cos(away) * tall * 0.24, tip[1] + sin(away) * tall * 0.24)],
                1.6,
                mix(green, "#f2ecc0", 0.25),
            )
    layer.area([(x - wide, top), (x + wide, top), (x + wide * 0.72, y), (x - wide * 0.72, y)], tone(pot))
    layer.area(
        [(x - wide * 1.1, top - 6), (x + wide * 1.1, top - 6), (x + wide * 1.1, top + 20), (x - wide * 1.1, top + 20)],
        tone(mix(pot, "#fff0da", 0.12)),
    )
    layer.area(
        [(x + wide * 0.3, top + 20), (x + wide * 0.95, top + 20), (x + wide * 0.68, y), (x + wide * 0.2, y)],
        tone(mix(pot, "#3a2018", 0.3)),
    )
    sheet.put(layer)


def mug(layer: Layer, foot: shapes.Point, tall: float, colour: str, *, way: int = 1) -> None:
    """A mug from the side; its handle to the right, or with -1 to the left."""
    x, y = foot
    half = tall * 0.42
    ring = shapes.oval((x + way * half * 1.05, y - tall * 0.52), tall * 0.26, tall * 0.28)
    layer.line(ring, tall * 0.09, mix(colour, "#3a2a22", 0.2))
    layer.area([(x - half, y - tall), (x + half, y - tall), (x + half * 0.92, y), (x - half * 0.92, y)], colour)
    layer.area(shapes.oval((x, y), half * 0.92, tall * 0.07), colour)
    shade = mix(colour, "#3a2a22", 0.28)
    layer.area(
        [(x + half * 0.35, y - tall), (x + half, y - tall), (x + half * 0.92, y + 2), (x + half * 0.3, y + 4)], shade
    )
    layer.area(shapes.oval((x, y - tall), half, tall * 0.09), mix(colour, "#ffffff", 0.35))
    layer.area(shapes.oval((x, y - tall), half * 0.9, tall * 0.065), "#5b3a22")


def steam(sheet: Sheet, foot: shapes.Point, tall: float, strength: float = 0.4, *, turn: float = 0.0) -> None:
    """Steam that rises from `foot`; `turn` radians off the vertical."""
    chance = sheet.chance
    for wide, part in ((tall * 0.13, 0.6), (tall * 0.06, 0.8), (tall * 0.035, 1.0)):
        stencil = Layer()
        for _ in range(3):
            sway = chance.uniform(0.05, 0.13) * tall
            phase = chance.uniform(0, 2 * pi)
            start = chance.uniform(-0.09, 0.09) * tall
            line = [
                (start + sin(phase + t * 4.6) * sway * (0.25 + t), -tall * t * chance.uniform(0.97, 1.03))
                for t in (0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.0)
            ]
            line = shapes.curve(shapes.placed(line, foot, turn=turn), steps=6)
            stencil.area(shapes.tapered(line, wide, wide * 0.25))
        sheet.lay(sheet.mask(stencil, blur=wide * 0.55), "#fffaf0", strength * part)


def boards(sheet: Sheet, colour: str, *, across: bool = True, plank: float = 190.0) -> None:
    """The whole sheet as a table top of boards, `across` it or up and down."""
    chance = sheet.chance
    size = sheet.image.size
    long, thin = 700 * sheet.px, 9 * sheet.px
    cell = (long, thin) if across else (thin, long)
    coarse = (long * 1.4, thin * 6) if across else (thin * 6, long * 1.4)
    grain = ImageChops.add(noise(chance, size, cell), noise(chance, size, coarse), scale=2.0)
    dark, bright = mix(colour, "#3d2416", 0.3), mix(colour, "#f6dfb4", 0.16)
    pattern = levels(grain, 0.25, 0.75)
    sheet.image = Image.composite(Image.new("RGB", size, rgb(bright)), Image.new("RGB", size, rgb(dark)), pattern)
    layer = Layer()
    reach = sheet.height if across else sheet.width
    far = sheet.width if across else sheet.height
    at = chance.uniform(-plank, 0)
    tints = Layer()
    while at < reach:
        edge = [(-10.0, at), (far + 10, at + chance.uniform(-2, 2))]
        band = [(-10.0, at), (far + 10, at), (far + 10, at + plank), (-10.0, at + plank)]
        if not across:
            edge, band = [(y, x) for x, y in edge], [(y, x) for x, y in band]
        tints.area(band, mix(colour, chance.choice(("#2f1c12", "#fff0cf")), chance.uniform(0, 0.5)))
        layer.line(edge, 3.4, mix(colour, "#20120b", 0.75))
        at += plank * chance.uniform(0.9, 1.1)
    sheet.put(tints, strength=0.16)
    sheet.put(layer, blur=0.6, strength=0.8)


def cloth(sheet: Sheet, corner: shapes.Points, colour: str, stripe: str) -> None:
    """A tea towel or table cloth with stripes, lying flat; `corner` are its four corners in order."""
    chance = sheet.chance
    outline: shapes.Points = []
    for index in range(4):
        (x0, y0), (x1, y1) = corner[index], corner[(index + 1) % 4]
        outline += [
            (x0 + (x1 - x0) * t / 7 + chance.uniform(-3, 3), y0 + (y1 - y0) * t / 7 + chance.uniform(-3, 3))
            for t in range(7)
        ]
    sheet.cast([(x + 10, y + 14) for x, y in outline], "#2a170c", blur=14, strength=0.4)
    mask = sheet.shape(outline)
    sheet.lay(mask, sheet.grained(colour, mix(colour, "#8d7a5f", 0.25), (160, 120)))
    layer = Layer()
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corner
    for t in (0.1, 0.13, 0.16, 0.84, 0.87, 0.9):
        for (sx, sy), (ex, ey), (fx, fy), (gx, gy) in (
            ((ax, ay), (bx, by), (dx, dy), (cx, cy)),
            ((ax, ay), (dx, dy), (bx, by), (cx, cy)),
        ):
            start = (sx + (ex - sx) * t, sy + (ey - sy) * t)
            end = (fx + (gx - fx) * t, fy + (gy - fy) * t)
            layer.line([start, end], 9 if t in {0.13, 0.87} else 4, stripe)
    sheet.put(layer, strength=0.6, within=mask)
    weave = levels(noise(chance, sheet.image.size, (3 * sheet.px, 3 * sheet.px)), 0.3, 0.9)
    sheet.lay(both(weave, mask), mix(colour, "#6e5a44", 0.4), 0.3)


def leaf_shadows(sheet: Sheet, colour: str, strength: float, *, blur: float = 16.0) -> Image.Image:
    """Shadows of a twig by the window, over the whole sheet; the mask of them too."""
    chance = sheet.chance
    stencil = Layer()
    for _ in range(3):
        start = (chance.uniform(-0.1, 1.1) * sheet.width, -0.05 * sheet.height)
        for line, width in shapes.branch(chance, start, chance.uniform(0.9, 2.2), 620, 2):
            stencil.area(shapes.tapered(line, max(width * 0.5, 3), 3))
            for x, y in line[3::5]:
                stencil.area(shapes.petal((x, y), chance.uniform(50, 90), 30, chance.uniform(0, 2 * pi)))
    mask = sheet.mask(stencil, blur=blur)
    sheet.lay(mask, colour, strength)
    return mask
