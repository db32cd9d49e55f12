"""A picture of a pond, and who swims on it."""

from __future__ import annotations

from math import pi

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.mirror import mirror
from glimmers.demo.pictures.sheet import Layer, Sheet, mix
from glimmers.demo.pictures.sky import moon, sky
from glimmers.demo.pictures.water import waves


def pond(sheet: Sheet) -> str:
    """Two swans on quiet water, trees behind."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    shore = height * chance.uniform(0.38, 0.48)
    low = sky(sheet, shore)
    leaf = {"spring": "#7d9658", "summer": "#5f7d4a", "autumn": "#b98a3f", "winter": "#8a8a84"}[sheet.season]
    if sheet.light == "night":
        moon(sheet, (width * chance.uniform(0.2, 0.8), shore * 0.35), 40, is_full=True)
    else:
        sheet.glow((width * chance.uniform(0.2, 0.8), shore * 0.6), 600, "#ffe2a8", 0.6)
    dark = {"night": "#0d1420", "dusk": "#2a2838"}.get(sheet.light, "#2f3a2a")
    for depth in (0, 1, 2):
        tone = mix(
            mix(leaf, low, 0.55 - 0.25 * depth), dark, {"night": 0.75, "dusk": 0.5}.get(sheet.light, 0.1 + 0.12 * depth)
        )
        line = shapes.ridge(chance, width, shore - 110 + 40 * depth, 40, roughness=0.6)
        trees = Layer()
        trees.area(shapes.below(line, shore + 3), tone)
        for _ in range(46):
            x = chance.uniform(-20, width + 20)
            y = shapes.height_at(line, min(max(x, 0), width)) + chance.uniform(-6, 44)
            crown = mix(tone, chance.choice(("#f5e6a8", dark)), chance.uniform(0, 0.22))
            for _ in range(16):
                at = (chance.gauss(x, 30), chance.gauss(y, 17))
                lit = mix(crown, "#fff0c0" if at[1] < y else dark, 0.12)
                trees.area(shapes.blob(chance, at, chance.uniform(9, 22), wobble=0.2), lit)
        sheet.put(trees, blur=(5, 2, 0.6)[depth])
    water = mix(mix(low, leaf, 0.3), dark, 0.45)
    mirror(sheet, shore, water, strength=0.72, ripple=8)
    waves(sheet, shore, mix(water, dark, 0.4), mix(low, "#fff6e0", 0.2), count=150)
    at = (width * chance.uniform(0.36, 0.5), shore + (height - shore) * chance.uniform(0.42, 0.58))
    way = chance.choice((-1, 1))
    for offset, size in (((0.0, 0.0), 150.0), ((way * 330.0, -70.0), 118.0)):
        _swan(sheet, (at[0] + offset[0], at[1] + offset[1]), size, way)
    return "Two swans on the water"


def _swan(sheet: Sheet, at: shapes.Point, size: float, way: int) -> None:
    white = {"night": "#aab4c8", "dusk": "#e0c8c4"}.get(sheet.light, "#faf4e6")
    body = shapes.curve(
        [
            (-1.15, -0.42),
            (-0.7, -0.66),
            (-0.1, -0.66),
            (0.42, -0.46),
            (0.66, -0.16),
            (0.4, 0.04),
            (-0.5, 0.04),
            (-0.95, -0.12),
        ],
        closed=True,
        steps=8,
    )
    neck = shapes.tapered(
        shapes.curve([(0.42, -0.2), (0.74, -0.5), (0.6, -0.95), (0.62, -1.3), (0.86, -1.42)], steps=8), 0.34, 0.15
    )
    head = shapes.curve([(0.72, -1.36), (0.82, -1.54), (1.02, -1.5), (1.06, -1.38), (0.86, -1.3)], closed=True, steps=6)
    wing = shapes.curve(
        [(-1.2, -0.5), (-0.6, -0.8), (0.1, -0.62), (0.26, -0.34), (-0.3, -0.2), (-0.9, -0.3)], closed=True, steps=8
    )
    parts = (
        (body, white),
        (neck, white),
        (head, white),
        (wing, mix(white, "#ffffff", 0.5)),
        ([(1.02, -1.48), (1.26, -1.34), (1.02, -1.36)], "#c8743a"),
        ([(0.98, -1.5), (1.06, -1.44), (0.98, -1.4)], "#2a2220"),
    )
    below = Layer()
    for points, colour in parts:
        below.area(shapes.placed([(x * way, -y * 0.8) for x, y in points], (at[0], at[1] + 6), scale=size), colour)
    sheet.put(below, blur=4, strength=0.4)
    layer = Layer()
    for points, colour in parts:
        layer.area(shapes.placed([(x * way, y) for x, y in points], at, scale=size), colour)
    sheet.put(layer, blur=0.6)
    under = sheet.shape(shapes.placed(shapes.oval((-0.2, 0.0), 0.85, 0.13), at, scale=size), blur=6)
    sheet.lay(under, "#5a6470", 0.4)
    rings = Layer()
    for ring in range(3):
        rings.line(
            shapes.arc(
                (at[0] - way * 10, at[1] + 8), size * (1.25 + 0.32 * ring), size * (0.16 + 0.06 * ring), 0.1, pi - 0.1
            ),
            2.6,
            "#fff8e6",
        )
    sheet.put(rings, blur=1.6, strength=0.4)
