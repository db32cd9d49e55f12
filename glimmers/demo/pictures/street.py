"""Pictures of the street: wet and lit, chalk on the pavement."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import ImageChops

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.mirror import mirror
from glimmers.demo.pictures.props import leaf_shadows
from glimmers.demo.pictures.sheet import Layer, Sheet, both, mix
from glimmers.demo.pictures.texture import levels, noise


def street(sheet: Sheet) -> str:
    """A street after rain, its lamps twice: above, and in the wet."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    ground = height * chance.uniform(0.5, 0.58)
    x = width * chance.uniform(0.4, 0.6)
    colours = chance.choice(
        (("#1b2238", "#39405a", "#8a6a6c"), ("#20283a", "#4a5468", "#b08a72"), ("#2a2440", "#5a4668", "#c08468"))
    )
    sheet.wash(colours, 0, ground)
    sheet.glow((x, ground), 520, "#ffcf93", 0.5)
    for side in (-1, 1):
        _facades(sheet, x, ground, side, colours)
    lamps = []
    for place in range(6):
        part = 0.055 * 1.75**place
        for side in (-1, 1):
            foot = x + side * width * 0.3 * part * 1.35
            if -60 < foot < width + 60:
                lamps.append((foot, part, ground - part * 330))
    layer = Layer()
    for foot, part, top in lamps:
        layer.line([(foot, ground + part * 10), (foot, top)], max(1.6, 9 * part), "#171722")
        layer.area(
            [
                (foot - 17 * part, top),
                (foot + 17 * part, top),
                (foot + 10 * part, top - 34 * part),
                (foot - 10 * part, top - 34 * part),
            ],
            "#ffe3a4",
        )
    sheet.put(layer)
    for foot, part, top in lamps:
        sheet.glow((foot, top - 16 * part), 40 + 190 * part, "#ffc670", 0.95)
        sheet.glow((foot, top - 16 * part), 14 + 46 * part, "#fff0c8", 0.9)
    if chance.random() < 0.75:
        _walker(sheet, (x + chance.uniform(-0.16, 0.16) * width, ground + 6), chance.uniform(120, 170))
    mirror(sheet, ground + 6, "#151826", strength=0.78, ripple=7, stretch=1.25)
    _paving(sheet, x, ground)
    return "A wet street in the evening, the lamps reflected in it"


def _facades(sheet: Sheet, x: float, ground: float, side: int, colours: tuple[str, ...]) -> None:
    chance = sheet.chance
    walls, panes = Layer(), Layer()
    edge = 0.05
    while edge < 1.5:
        far, near = edge, edge * chance.uniform(1.4, 1.75)
        tall = chance.uniform(1.3, 2.1)
        tint = mix(
            mix("#171522", colours[2], 0.5 - 0.3 * min(near, 1)), chance.choice(("#5d3a34", "#3a4152", "#4d4636")), 0.35
        )
        xs = [x + side * sheet.width * 0.52 * part for part in (far, near)]
        tops = [ground - 330 * part * tall for part in (far, near)]
        walls.area([(xs[0], ground + 4), (xs[0], tops[0]), (xs[1], tops[1]), (xs[1], ground + 4)], tint)
        walls.area(
            [
                (xs[0], tops[0]),
                (xs[1], tops[1]),
                (xs[1], tops[1] - 30 * near),
                (xs[0] + (xs[1] - xs[0]) * 0.2, tops[0] - 34 * far),
            ],
            mix(tint, "#000000", 0.3),
        )
        for floor in range(5):
            for column in (0.2, 0.5, 0.8):
                if chance.random() < 0.5:
                    continue
                colour = (
                    chance.choice(("#ffcf7a", "#ffdd9c", "#e8a95c"))
                    if chance.random() < 0.62
                    else mix(tint, "#0d0d14", 0.4)
                )
                quad = []
                for along, up in ((-0.06, 0), (0.06, 0), (0.06, 1), (-0.06, 1)):
                    t = column + along
                    part = far + (near - far) * t
                    level = 0.16 + floor * 0.36 + up * 0.2
                    if level > tall - 0.15:
                        break
                    quad.append((x + side * sheet.width * 0.52 * part, ground - 330 * part * level))
                if len(quad) == 4:
                    panes.area(quad, colour)
        edge = near
    sheet.put(walls)
    sheet.put(panes, blur=7, strength=0.55)
    sheet.put(panes)


def _walker(sheet: Sheet, foot: shapes.Point, tall: float) -> None:
    x, y = foot
    coat = sheet.chance.choice(("#1c1a24", "#3a2226", "#1d2a30"))
    layer = Layer()
    layer.area(
        [
            (x - 0.09 * tall, y),
            (x - 0.05 * tall, y - 0.3 * tall),
            (x + 0.05 * tall, y - 0.3 * tall),
            (x + 0.08 * tall, y),
        ],
        "#14131b",
    )
    layer.area(
        shapes.curve(
            [
                (x - 0.14 * tall, y - 0.22 * tall),
                (x - 0.1 * tall, y - 0.66 * tall),
                (x, y - 0.74 * tall),
                (x + 0.1 * tall, y - 0.66 * tall),
                (x + 0.14 * tall, y - 0.22 * tall),
            ],
            steps=5,
        ),
        coat,
    )
    layer.dot((x + 0.01 * tall, y - 0.79 * tall), 0.065 * tall, "#171420")
    layer.line([(x + 0.05 * tall, y - 0.55 * tall), (x + 0.03 * tall, y - 1.02 * tall)], 3, "#14131b")
    roof = shapes.arc((x + 0.03 * tall, y - 0.86 * tall), 0.36 * tall, 0.22 * tall, pi, 2 * pi)
    layer.area(roof, sheet.chance.choice(("#7d2f2a", "#2a3a4a", "#a9803a", "#22202c")))
    sheet.put(layer)


def _paving(sheet: Sheet, x: float, ground: float) -> None:
    chance, width, height = sheet.chance, sheet.width, sheet.height
    layer = Layer()
    for side in (-1, 1):
        layer.line([(x + side * 10, ground + 6), (x + side * width * 0.42, height + 20)], 5, "#0f1019")
    for step in range(30):
        part = (step / 30) ** 1.9
        y = ground + 10 + (height - ground) * part
        layer.line([(0, y), (width, y + chance.uniform(-3, 3))], 1 + 3 * part, "#10121c")
    sheet.put(layer, blur=2.4, strength=0.3)
    shine = levels(noise(chance, sheet.image.size, (90 * sheet.px, 5 * sheet.px)), 0.72, 0.95)
    below = sheet.shape([(0, ground + 10), (width, ground + 10), (width, height), (0, height)])
    lit = ImageChops.screen(sheet.image, sheet.image)
    sheet.lay(both(shine, below), lit, 0.7)


def chalk(sheet: Sheet) -> str:
    """What a child drew on the pavement."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    stone = chance.choice(("#a1978b", "#93918f", "#a6967f"))
    sheet.image = sheet.grained(stone, mix(stone, "#4d4640", 0.35), (60, 60))
    sheet.lay(sheet.specks(3, 0.55, 0.9), mix(stone, "#2d2a28", 0.5), 0.5)
    slabs = Layer()
    turn = chance.uniform(-0.3, 0.3)
    for index in range(-4, 5):
        for angle in (turn, turn + pi / 2):
            slabs.line(
                shapes.placed(
                    [(-2500, index * 430.0 + 90), (2500, index * 430.0 + 90)], (width / 2, height / 2), turn=angle
                ),
                9,
                "#3d3834",
            )
    sheet.put(slabs, blur=1.5, strength=0.7)
    at = (width * chance.uniform(0.42, 0.58), height * chance.uniform(0.42, 0.55))
    drawn, worn = Layer(), sheet.specks(3.4, 0.22, 0.55)
    for points, thick, colour in _drawing(sheet, at):
        drawn.line(points, thick * 1.3, colour)
    sheet.put(drawn, blur=1.6, strength=0.25)
    sheet.put(drawn, strength=0.95, within=worn)
    leaf_shadows(sheet, "#241d1a", 0.3, blur=14)
    sheet.glow((width * 0.25, height * 0.15), 1100, "#ffe0a8", 0.4)
    return "A chalk sun on the pavement, with a face of its own"


def _drawing(sheet: Sheet, at: shapes.Point) -> list[tuple[shapes.Points, float, str]]:
    chance = sheet.chance
    yellow, white, pink, blue = "#f0d070", "#f4efe4", "#e39aa0", "#9cc0d0"
    found: list[tuple[shapes.Points, float, str]] = []
    for _ in range(2):
        found.append(([*shapes.blob(chance, at, 190, wobble=0.05)], 15, yellow))
    for index in range(14):
        angle = 2 * pi * index / 14 + chance.uniform(-0.08, 0.08)
        ends = [(at[0] + cos(angle) * reach, at[1] + sin(angle) * reach) for reach in (232, chance.uniform(300, 390))]
        found.append(
            (
                shapes.curve(
                    [
                        ends[0],
                        ((ends[0][0] + ends[1][0]) / 2 + chance.uniform(-8, 8), (ends[0][1] + ends[1][1]) / 2),
                        ends[1],
                    ],
                    steps=4,
                ),
                17,
                chance.choice((yellow, yellow, "#e8a860")),
            )
        )
    for side in (-1, 1):
        eye = (at[0] + side * 68, at[1] - 34)
        found.append((shapes.arc(eye, 34, 17, 0.1, pi - 0.1), 10, white))
        for lash in range(4):
            angle = 0.45 + lash * 0.72
            root = (eye[0] + cos(angle) * 34, eye[1] + sin(angle) * 18)
            found.append(([root, (root[0] + cos(angle) * 24, root[1] + sin(angle) * 26)], 7, white))
        found.append((shapes.oval((at[0] + side * 104, at[1] + 40), 22, 18), 12, pink))
    found.append((shapes.arc((at[0], at[1] + 30), 74, 62, 0.35, pi - 0.35), 11, pink))
    for _ in range(4):
        spot = (at[0] + chance.choice((-1, 1)) * chance.uniform(430, 640), at[1] + chance.uniform(-320, 360))
        colour = chance.choice((blue, pink, white))
        for petal in range(5):
            angle = petal * 2 * pi / 5 + 0.3
            found.append((shapes.oval((spot[0] + cos(angle) * 42, spot[1] + sin(angle) * 42), 27, 24), 8, colour))
        found.append(([spot, (spot[0] + 8, spot[1] + 10)], 18, yellow))
    return found
