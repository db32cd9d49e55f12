"""Pictures of what grows: a leaf close by, blossom, a web with dew."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, pi, sin

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.sheet import Layer, Sheet, mix

LEAVES = {
    "spring": (("#8aa24a", "#b9c56a"), ("#6f9150", "#a3bd6d")),
    "summer": (("#4e7a44", "#86a556"), ("#5f7f3e", "#9cae5c")),
    "autumn": (("#b8642a", "#e2a84a"), ("#9c3f26", "#d98a42"), ("#c08a2e", "#e8c25e")),
    "winter": (("#6f5a40", "#a88f68"), ("#5f6a58", "#96a088")),
}


def leaf(sheet: Sheet) -> str:
    """One leaf so close that it fills the sheet, the light behind it."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    deep, bright = chance.choice(LEAVES[sheet.season])
    sheet.image = sheet.grained(mix(deep, "#20180c", 0.1), mix(deep, bright, 0.6), (300, 260))
    start = (width * chance.uniform(-0.05, 0.2), height * 1.06)
    end = (width * chance.uniform(0.8, 1.05), height * -0.08)
    bow = chance.uniform(-0.1, 0.1) * width
    spine = shapes.curve([start, ((start[0] + end[0]) / 2 + bow, (start[1] + end[1]) / 2 + bow * 0.4), end], steps=24)
    veins, shade, light, fine = Layer(), Layer(), Layer(), Layer()
    for line, thick in _side_veins(sheet, spine):
        veins.area(shapes.tapered(line, thick, 2.4))
        shade.area(shapes.tapered([(x + 9, y + 11) for x, y in line], thick * 2.6, 8))
        light.area(shapes.tapered([(x - 34, y - 44) for x, y in line], 70, 50))
        _net(sheet, fine, line)
    veins.area(shapes.tapered(spine, 26, 11))
    shade.area(shapes.tapered([(x + 16, y + 16) for x, y in spine], 70, 34))
    sheet.lay(sheet.mask(light, blur=20), bright, 0.5)
    sheet.lay(sheet.mask(shade, blur=12), mix(deep, "#2a1a10", 0.7), 0.7)
    sheet.glow((width * chance.uniform(0.3, 0.7), height * chance.uniform(0.2, 0.6)), 800, bright, 0.55)
    sheet.lay(sheet.mask(fine), mix(bright, "#fff2c0", 0.4), 0.5)
    sheet.lay(sheet.mask(veins, blur=0.8), mix(bright, "#fff4cf", 0.55), 0.92)
    sheet.lay(sheet.specks(8, 0.3, 0.9), mix(deep, "#20180c", 0.5), 0.2)
    if sheet.season in {"autumn", "winter"}:
        sheet.lay(sheet.specks(70, 0.78, 0.9), mix(deep, "#3a1a10", 0.7), 0.6)
    if chance.random() < 0.5:
        _dew(sheet, bright)
        return "A leaf with drops of rain on it, close up"
    return "An autumn leaf, close up" if sheet.season == "autumn" else "A leaf against the light, with its veins"


def _side_veins(sheet: Sheet, spine: shapes.Points) -> list[tuple[shapes.Points, float]]:
    """From the midrib to both sides, as far as the sheet goes."""
    chance = sheet.chance
    found = []
    for place in range(0, len(spine) - 1, 4):
        along = _angle(spine[max(place - 1, 0)], spine[place + 1])
        for side in (-1, 1):
            angle = along + side * (0.95 + chance.uniform(-0.06, 0.06))
            points = [spine[place]]
            for _ in range(9):
                points.append((points[-1][0] + cos(angle) * 150, points[-1][1] + sin(angle) * 150))
                angle -= side * 0.075
            found.append((shapes.curve(points, steps=5), 13.0))
    return found


def _angle(a: shapes.Point, b: shapes.Point) -> float:
    return atan2(b[1] - a[1], b[0] - a[0])


def _net(sheet: Sheet, stencil: Layer, line: shapes.Points) -> None:
    """The finest veins, from one side vein towards the next."""
    chance = sheet.chance
    for index in range(1, len(line) - 1, 2):
        if not (0 < line[index][0] < sheet.width and 0 < line[index][1] < sheet.height):
            continue
        along = _angle(line[index - 1], line[index + 1])
        for side in (-1, 1):
            at, angle = line[index], along + side * (pi / 2 + chance.uniform(-0.35, 0.35))
            points = [at]
            for _ in range(4):
                angle += chance.uniform(-0.5, 0.5)
                points.append((points[-1][0] + cos(angle) * 22, points[-1][1] + sin(angle) * 22))
                if chance.random() < 0.6:
                    twig = angle + chance.choice((-1.1, 1.1))
                    stencil.line([points[-1], (points[-1][0] + cos(twig) * 24, points[-1][1] + sin(twig) * 24)], 2)
            stencil.line(points, 2.6)


def _dew(sheet: Sheet, bright: str) -> None:
    chance = sheet.chance
    for _ in range(chance.randint(9, 18)):
        at = (chance.uniform(0.05, 0.95) * sheet.width, chance.uniform(0.05, 0.95) * sheet.height)
        size = chance.choice((9, 13, 18, 26, 38)) * chance.uniform(0.8, 1.2)
        sheet.cast(
            shapes.oval((at[0] + size * 0.2, at[1] + size * 0.3), size, size), "#1a150c", blur=size * 0.2, strength=0.6
        )
        drop = sheet.disc(at, size)
        sheet.lay(
            drop,
            sheet.gradient(
                ["#3a3a20", mix(bright, "#6a7a40", 0.4), mix(bright, "#ffffff", 0.55)], at[1] - size, at[1] + size
            ),
            0.75,
        )
        layer = Layer()
        layer.area(shapes.oval((at[0] - size * 0.34, at[1] - size * 0.4), size * 0.26, size * 0.18, -0.7), "#fffdf4")
        sheet.put(layer, blur=size * 0.04)


def blossom(sheet: Sheet) -> str:
    """Blossom on a bough against the sky."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    high, low = chance.choice(
        (("#86aebf", "#dfe6da"), ("#a7b9c4", "#f3e4d2"), ("#c3c9c0", "#f4ead4"), ("#7d95ae", "#eccdb8"))
    )
    sheet.wash([high, low], 0, height)
    sheet.drift("#fbf4e6", 0.5, (520, 200), density=0.5)
    pink = chance.choice(("#f3d3cf", "#f8efe4", "#eab8bc", "#f6e0d2"))
    left = chance.random() < 0.5
    for depth, (blur, count) in enumerate(((16.0, 3), (5.0, 3), (0.0, 2))):
        wood, heads = Layer(), Layer()
        for _ in range(count):
            y = height * chance.uniform(0.05, 0.95)
            x = -30.0 if left else width + 30
            turn = chance.uniform(-0.5, 0.35)
            boughs = shapes.branch(chance, (x, y), turn if left else pi - turn, width * chance.uniform(0.7, 0.95), 2)
            for line, thick in boughs:
                wood.area(shapes.tapered(line, max(4.0, thick * 0.62), 3), mix("#4b382f", low, 0.35 - 0.15 * depth))
            for line, _thick in boughs[1:]:
                for bx, by in line[4::3]:
                    if chance.random() < 0.62:
                        at = (bx + chance.uniform(-18, 18), by + chance.uniform(-18, 18))
                        _five(
                            sheet,
                            heads,
                            at,
                            chance.uniform(22, 36) * (0.8 + 0.2 * depth),
                            mix(pink, low, 0.25 - 0.1 * depth),
                        )
        sheet.put(wood, blur=blur)
        sheet.put(heads, blur=blur)
    return "Blossom against the sky"


def _five(sheet: Sheet, layer: Layer, at: shapes.Point, size: float, colour: str) -> None:
    chance = sheet.chance
    start = chance.uniform(0, pi)
    if chance.random() < 0.2:
        layer.dot(at, size * 0.42, mix(colour, "#c06a74", 0.45))
        return
    for index in range(5):
        tone = mix(colour, chance.choice(("#ffffff", "#cf8d92")), chance.uniform(0, 0.3))
        layer.area(shapes.petal(at, size, size * 0.86, start + index * 2 * pi / 5, point=0.65), tone)
    for index in range(5):
        angle = start + (index + 0.5) * 2 * pi / 5
        end = (at[0] + cos(angle) * size * 0.34, at[1] + sin(angle) * size * 0.34)
        layer.line([at, end], 1.6, "#c97f7a")
        layer.dot(end, size * 0.05, "#e0a844")
    layer.dot(at, size * 0.1, "#b9705f")


def web(sheet: Sheet) -> str:
    """A spider's web with dew on it, the garden a blur behind."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    green = chance.choice(("#7d8a6a", "#8a8f7a", "#9a8f6c", "#6f8078"))
    sheet.wash([mix(green, "#f2ead2", 0.6), green, mix(green, "#2c3324", 0.5)], 0, height)
    for _ in range(3):
        sheet.drift(mix(green, chance.choice(("#2f3a26", "#f5e6bd", "#c9a04e")), 0.6), 0.45, (260, 300), density=0.5)
    sheet.glow((width * chance.uniform(0.2, 0.8), height * 0.15), 760, "#fff3d0", 0.7)
    at = (width * chance.uniform(0.4, 0.6), height * chance.uniform(0.38, 0.55))
    spokes = chance.randint(19, 24)
    angles = [2 * pi * (index + chance.uniform(-0.18, 0.18)) / spokes for index in range(spokes)]
    reach = [chance.uniform(0.86, 1.12) * 0.62 * max(width, height) for _ in range(spokes)]
    threads, drops = Layer(), Layer()
    for angle, far in zip(angles, reach, strict=True):
        threads.line([at, (at[0] + cos(angle) * far, at[1] + sin(angle) * far)], 1.8)
    away = 52.0
    while away < 0.5 * max(width, height):
        ring = []
        for index in range(spokes + 1):
            angle = angles[index % spokes]
            here = away * (1 + 0.05 * sin(angle * 2 + 1)) * chance.uniform(0.985, 1.015)
            ring.append((at[0] + cos(angle) * here, at[1] + sin(angle) * here * 1.05))
        for a, b in pairwise(ring):
            middle = (
                (a[0] + b[0]) / 2 + (at[0] - (a[0] + b[0]) / 2) * 0.05,
                (a[1] + b[1]) / 2 + (at[1] - (a[1] + b[1]) / 2) * 0.05 + 3,
            )
            line = shapes.curve([a, middle, b], steps=8)
            threads.line(line, 1.5)
            for place in line[chance.randint(0, 2) :: 3]:
                drops.dot(
                    place, chance.choice((1.6, 2.2, 3.0, 4.2, 5.4)), chance.choice(("#fffdf2", "#fff6dc", "#e9efe6"))
                )
        away *= 1.0 + 21 / (away + 120)
        away += 9
    sheet.lay(sheet.mask(threads, blur=0.4), "#fbf6e6", 0.6)
    sheet.put(drops, blur=5, strength=0.6)
    sheet.put(drops, strength=0.95)
    _twigs(sheet, green)
    return "A spider's web full of dew"


def _twigs(sheet: Sheet, green: str) -> None:
    chance = sheet.chance
    layer = Layer()
    for side in (0, 1):
        start = (sheet.width * side + (-20 if side == 0 else 20), sheet.height * chance.uniform(0.6, 1.0))
        for line, thick in shapes.branch(chance, start, -pi / 2 + (0.5 - side) * 0.7, sheet.height * 0.7, 2):
            layer.area(shapes.tapered(line, max(4.0, thick * 0.5), 3), mix(green, "#2a2219", 0.75))
    sheet.put(layer, blur=3)
