"""Pictures of the cold: snow on boughs."""

from __future__ import annotations

from math import pi

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.sheet import Layer, Sheet, mix


def snow(sheet: Sheet) -> str:
    """Snow on boughs, more of it falling, sometimes a robin."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    skies = {
        "night": ("#28324a", "#4a5670", "#7a8096"),
        "dusk": ("#6a7390", "#a394a4", "#d9b8a8"),
        "gold": ("#93a3b4", "#c9bdb4", "#efd9ba"),
    }
    colours = skies.get(sheet.light, ("#9aa8b4", "#bcc4c8", "#dedcd6"))
    sheet.wash(colours, 0, height)
    sheet.drift(mix(colours[2], "#ffffff", 0.4), 0.5, (400, 260), density=0.5)
    _flakes(sheet, 200, 2.5, 0.6, 1.2)
    perch = (width * 0.5, height * 0.5)
    for depth, (blur, count, size) in enumerate(((15.0, 4, 0.8), (5.0, 3, 0.95), (0.0, 3, 1.15))):
        wood, white, shade = Layer(), Layer(), Layer()
        for _ in range(count):
            left = chance.random() < 0.5
            start = (-30.0 if left else width + 30, height * chance.uniform(0.1, 0.98))
            turn = chance.uniform(-0.45, 0.3)
            boughs = shapes.branch(
                chance, start, turn if left else pi - turn, width * chance.uniform(0.6, 0.9) * size, 2
            )
            bark = mix("#3f3530", colours[1], 0.5 - 0.22 * depth)
            for line, thick in boughs:
                wood.area(shapes.tapered(line, max(5.0, thick * 0.62), 4), bark)
                _heap(sheet, white, line, max(7.0, thick * 0.5), mix("#fdfaf4", colours[1], 0.3 - 0.13 * depth))
            if depth == 2:
                line = boughs[0][0]
                perch = line[len(line) // 2]
        sheet.put(shade)
        sheet.put(wood, blur=blur)
        sheet.put(white, blur=max(blur, 0.8))
    robin = chance.random() < 0.6 and 0.15 * height < perch[1] < 0.9 * height
    if robin:
        _robin(sheet, (min(max(perch[0], width * 0.2), width * 0.8), perch[1] - 8), 66)
    _flakes(sheet, 130, 5.0, 0.8, 2.0)
    _flakes(sheet, 26, 15.0, 0.55, 8.0)
    return "Snow on the branches" + (" and a robin" if robin else "")


def _heap(sheet: Sheet, layer: Layer, line: shapes.Points, thick: float, colour: str) -> None:
    chance = sheet.chance
    top = []
    swell = chance.uniform(0.6, 1.2)
    for index, (x, y) in enumerate(line):
        if index % 3 == 0:
            swell = chance.uniform(0.35, 1.35)
        top.append((x, y - thick * (0.25 + swell)))
    under = [(x, y - thick * 0.1) for x, y in reversed(line)]
    layer.area([*shapes.curve(top, steps=3), *under], colour)


def _flakes(sheet: Sheet, count: int, size: float, strength: float, blur: float) -> None:
    chance = sheet.chance
    layer = Layer()
    for _ in range(count):
        at = (chance.uniform(0, sheet.width), chance.uniform(0, sheet.height))
        layer.dot(at, size * chance.uniform(0.5, 1.3), "#fffdf8", flat=chance.uniform(0.9, 1.4))
    sheet.put(layer, blur=blur, strength=strength)


def _robin(sheet: Sheet, foot: shapes.Point, size: float) -> None:
    way = sheet.chance.choice((-1, 1))

    def put(points: list[shapes.Point], colour: str) -> None:
        layer.area(shapes.placed([(x * way, y) for x, y in points], foot, scale=size), colour)

    layer = Layer()
    for leg in (-0.12, 0.16):
        layer.line(shapes.placed([(leg * way, -0.1), ((leg + 0.05) * way, 0.22)], foot, scale=size), 3, "#5a4636")
    put([(-0.6, -0.5), (-1.45, -0.2), (-1.5, -0.02), (-0.5, -0.2)], "#5b4c40")
    body = shapes.curve(
        [
            (-0.75, -0.5),
            (-0.5, -1.05),
            (0.0, -1.42),
            (0.42, -1.72),
            (0.82, -1.5),
            (0.86, -1.1),
            (0.72, -0.55),
            (0.3, -0.1),
            (-0.3, -0.12),
        ],
        closed=True,
        steps=8,
    )
    put(body, "#6a5849")
    put(
        shapes.curve([(0.2, -0.1), (0.75, -0.5), (0.6, -0.85), (0.1, -0.75), (-0.25, -0.2)], closed=True, steps=6),
        "#ded2c0",
    )
    put(
        shapes.curve(
            [(0.5, -1.6), (0.86, -1.42), (0.92, -1.0), (0.74, -0.66), (0.36, -0.72), (0.34, -1.2)], closed=True, steps=6
        ),
        "#c8622f",
    )
    put([(0.84, -1.38), (1.12, -1.28), (0.86, -1.22)], "#2f2824")
    put(
        shapes.curve([(-0.6, -0.7), (-0.1, -1.1), (0.16, -0.8), (-0.5, -0.34), (-0.95, -0.3)], closed=True, steps=6),
        "#564638",
    )
    sheet.put(layer, blur=0.8)
    eye = Layer()
    spot = shapes.placed([(0.6 * way, -1.4)], foot, scale=size)[0]
    eye.dot(spot, size * 0.075, "#17120f")
    eye.dot((spot[0] - 1.4, spot[1] - 1.6), size * 0.024, "#fff8ea")
    sheet.put(eye)
