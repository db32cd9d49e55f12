"""Pictures of the open country: hills in mist, a wood."""

from __future__ import annotations

from math import pi

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.sheet import Layer, Sheet, mix
from glimmers.demo.pictures.sky import sky

NEAR = {"spring": "#2f4a33", "summer": "#2b4430", "autumn": "#57361f", "winter": "#37424f"}
FAR = {"dawn": "#c9b3a8", "day": "#a9bcc2", "gold": "#d8ab7c", "dusk": "#a67f8f", "night": "#33405e"}


def hills(sheet: Sheet) -> str:
    """Layer behind layer, with mist between them and the sun low."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    horizon = height * chance.uniform(0.4, 0.55)
    low = sky(sheet, horizon * 1.15)
    sun = (width * chance.uniform(0.2, 0.8), horizon * chance.uniform(0.55, 0.92))
    if sheet.light != "night":
        size = chance.uniform(48, 80)
        sheet.glow(sun, 900, "#ffdf9e", 0.55)
        sheet.lay(sheet.disc(sun, size, blur=2), "#fff3cf" if sheet.light != "dusk" else "#ffc98a")
        sheet.glow(sun, size * 4, "#ffe9b8", 0.7)
    count = chance.randint(5, 7)
    far, near = mix(FAR[sheet.light], low, 0.35), NEAR[sheet.season]
    if sheet.light in {"dusk", "night"}:
        near = mix(near, "#1a1b30", 0.8)
    for index in range(count):
        part = (index + 0.3) / count
        y = horizon + (height * 1.0 - horizon) * part**1.35
        line = shapes.ridge(chance, width, y, 190 - 90 * part, roughness=chance.uniform(0.42, 0.56))
        colour = mix(far, near, part**1.2)
        layer = Layer()
        layer.area(shapes.below(line, height + 10))
        if part > 0.4:
            _treeline(sheet, layer, line, 20 + 74 * part**3)
        mist = mix(colour, low, 0.8 * (1 - part) ** 0.8)
        sheet.lay(sheet.mask(layer), sheet.gradient([colour, colour, mist], y - 60, y + 170 + 160 * part))
    when = {"dawn": "in morning mist", "day": "on a clear day", "gold": "in the last sun"}
    return f"Layered hills {when.get(sheet.light, 'at dusk')}"


def _treeline(sheet: Sheet, layer: Layer, line: shapes.Points, tall: float) -> None:
    """Spruces along a ridge: thick here, single ones there, none further on."""
    chance, x = sheet.chance, -20.0
    while x < sheet.width + 20:
        thickness = chance.choice((0.25, 0.4, 0.4, 1.2, 3.0))
        for _ in range(chance.randint(3, 14)):
            foot = (x, shapes.height_at(line, min(max(x, 0), sheet.width)) + tall * 0.2)
            layer.area(shapes.spruce(chance, foot, tall * chance.uniform(0.6, 1.35)))
            x += tall * thickness * chance.uniform(0.5, 1.5)


def wood(sheet: Sheet) -> str:
    """Trunks in the mist, the light coming through from one side, a path."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    leaf = {"spring": "#a9b56a", "summer": "#8fa35c", "autumn": "#d9a04a", "winter": "#b8bcb8"}[sheet.season]
    air = mix("#f6ead0", leaf, 0.35)
    ground = height * 0.74
    sheet.wash([mix(leaf, "#6e7a50", 0.3), mix(air, leaf, 0.3), air, mix(air, leaf, 0.3)], 0, ground)
    sun = (width * chance.choice((0.28, 0.72)), height * chance.uniform(0.25, 0.4))
    sheet.glow(sun, 900, "#fff3cc", 0.8)
    sheet.drift(mix(leaf, "#f2e2a8", 0.3), 0.5, (260, 200), density=0.5)
    bark = {"winter": "#4a4648", "autumn": "#4b372a"}.get(sheet.season, "#44402f")
    floor = mix(leaf, "#7a5a34", 0.45)
    for row in range(4):
        part = (row + 1) / 4
        line = shapes.ridge(chance, width, ground + (height - ground) * 0.5 * (part - 0.25), 26, roughness=0.4)
        sheet.lay(sheet.shape(shapes.below(line, height)), mix(mix(air, floor, 0.55), mix(floor, bark, 0.25), part))
        colour = mix(mix(air, bark, 0.4), bark, part)
        layer = Layer()
        for _ in range((16, 11, 7, 3)[row]):
            x = chance.uniform(-20, width + 20)
            thick = (14, 24, 42, 76)[row] * chance.uniform(0.75, 1.3)
            lean = chance.uniform(-18, 18)
            foot = shapes.height_at(line, min(max(x, 0), width)) + 8 + 16 * part
            trunk = [(x, foot), (x + lean * 0.3, height * 0.5), (x + lean, height * 0.2), (x + lean * 1.6, -20)]
            layer.area(shapes.tapered(shapes.curve(trunk, steps=6), thick * 1.1, thick * 0.55), colour)
            if row < 3:
                for side in (-1, 1, -1):
                    start = (x + lean * 0.6, height * chance.uniform(0.05, 0.4))
                    turn = -pi / 2 + side * chance.uniform(0.6, 1.1)
                    for points, width_of in shapes.branch(chance, start, turn, thick * 6, 1):
                        layer.area(shapes.tapered(points, width_of * 0.8, 1), colour)
        sheet.put(layer, blur=(3, 1.2, 0, 0)[row])
        sheet.drift(mix(air, "#fff6dc", 0.5), (0.5, 0.4, 0.25, 0)[row], (420, 160), density=0.5)
        if sheet.season != "winter" and row in {0, 1, 2}:
            _leaves(sheet, leaf, row)
    _rays(sheet, sun)
    return {
        "spring": "A wood in first leaf, sun coming through the trunks",
        "autumn": "A yellow wood in autumn, light between the trunks",
        "winter": "Bare trunks in winter mist",
    }.get(sheet.season, "A wood with the morning light coming through")


def _leaves(sheet: Sheet, leaf: str, row: int) -> None:
    chance = sheet.chance
    layer = Layer()
    for _ in range(26):
        heart = (chance.uniform(0, sheet.width), chance.uniform(-0.05, 0.42) * sheet.height)
        colour = mix(leaf, chance.choice(("#fff0b0", "#6d6a34", "#c98a3a")), chance.uniform(0.05, 0.4))
        for _ in range(22):
            at = (chance.gauss(heart[0], 60), chance.gauss(heart[1], 34))
            layer.dot(at, chance.uniform(3, 8) * (0.7 + row * 0.4), colour, flat=0.7)
    sheet.put(layer, blur=(4, 2, 0)[row], strength=0.75)


def _rays(sheet: Sheet, sun: shapes.Point) -> None:
    chance = sheet.chance
    stencil = Layer()
    for _ in range(7):
        x = chance.uniform(-0.3, 1.3) * sheet.width
        spread = chance.uniform(15, 60)
        stencil.area([sun, (x - spread, sheet.height), (x + spread, sheet.height)])
    sheet.lay(sheet.mask(stencil, blur=22), "#fff4d2", 0.2)
