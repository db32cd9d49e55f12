"""Pictures of a yard in the sun: a bicycle against the wall, washing on the line."""

from __future__ import annotations

from math import cos, pi, sin

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.props import leaf_shadows, plant
from glimmers.demo.pictures.sheet import Layer, Sheet, mix
from glimmers.demo.pictures.sky import sky
from glimmers.demo.pictures.texture import levels, noise


def bicycle(sheet: Sheet) -> str:
    """A bicycle that leans on a sunny wall, and its shadow."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    wall = chance.choice(("#ecc88e", "#e6b08c", "#e2d0ac", "#e9d3a8", "#eab868", "#c3c8ac"))
    ground = height * 0.8
    sheet.image = sheet.grained(wall, mix(wall, "#a57848", 0.2), (260, 200))
    patches = levels(noise(chance, sheet.image.size, (150 * sheet.px, 110 * sheet.px)), 0.62, 0.68)
    sheet.lay(patches, mix(wall, "#fff2d8", 0.4), 0.25)
    _opening(sheet, wall, ground)
    base = sheet.shape([(0, ground - 70), (width, ground - 70), (width, ground), (0, ground)])
    sheet.lay(base, mix(wall, "#6a5040", 0.45), 0.6)
    stone = mix("#d0c0a4", wall, 0.3)
    floor = sheet.shape([(0, ground), (width, ground), (width, height), (0, height)])
    sheet.lay(floor, sheet.gradient([mix(stone, "#4d4038", 0.25), stone, mix(stone, "#4d4038", 0.3)], ground, height))
    joints = Layer()
    for row in range(4):
        y = ground + (height - ground) * (row / 4) ** 1.3
        joints.line([(0, y), (width, y)], 3, "#5f5144")
        for step in range(-6, 7):
            far, near = width / 2 + step * 150 + (row % 2) * 75, width / 2 + step * 190 + (row % 2) * 95
            joints.line([(far, y), (near, ground + (height - ground) * ((row + 1) / 4) ** 1.3)], 3, "#5f5144")
    sheet.put(joints, strength=0.4)
    size = chance.uniform(0.88, 1.0) * min(1.0, width / 1000)
    at = (width * chance.uniform(0.46, 0.54), ground + 34)
    paint = chance.choice(("#7d3a2e", "#2f4f58", "#3d4f34", "#22252c", "#b0822e"))
    way = chance.choice((-1, 1))
    shadow = Layer()
    _bicycle(_Leaning(shadow, (at[0] + 90, at[1] - 12), 0.16), at, size, "#ffffff", way)
    sheet.lay(sheet.mask(shadow, blur=4), "#6a4032", 0.5)
    layer = Layer()
    _bicycle(layer, at, size, paint, way, basket=chance.random() < 0.6)
    sheet.put(layer)
    if chance.random() < 0.75:
        leaf_shadows(sheet, "#7a4a30", 0.3, blur=13)
    sheet.glow((width * chance.choice((0.1, 0.9)), height * 0.05), 900, "#ffe6b0", 0.5)
    return "A bicycle leaning on a wall in the sun"


class _Leaning:
    """A stencil that draws everything shifted and slanted: a shadow on the wall behind."""

    def __init__(self, layer: Layer, at: shapes.Point, slant: float) -> None:
        self._layer, self._at, self._slant = layer, at, slant

    def _moved(self, points: shapes.Points) -> shapes.Points:
        return [(x + 60 + (self._at[1] - y) * self._slant, y - 26) for x, y in points]

    def line(self, points: shapes.Points, width: float, colour: str = "#ffffff") -> None:
        self._layer.line(self._moved(points), width, colour)

    def area(self, points: shapes.Points, colour: str = "#ffffff") -> None:
        self._layer.area(self._moved(points), colour)

    def dot(self, centre: shapes.Point, radius: float, colour: str = "#ffffff") -> None:
        self._layer.dot(self._moved([centre])[0], radius, colour)


def _opening(sheet: Sheet, wall: str, ground: float) -> None:
    """A shuttered window or a door in the wall, or nothing."""
    chance = sheet.chance
    what = chance.choice(("window", "door", "window"))
    x = sheet.width * chance.choice((0.2, 0.8))
    wood = chance.choice(("#4f6a66", "#7a4a38", "#5d6f4a", "#3f5566"))
    half, top, bottom = (120.0, ground - 640, ground - 290) if what == "window" else (135.0, ground - 620, ground)
    frame = [
        (x - half - 18, top - 18),
        (x + half + 18, top - 18),
        (x + half + 18, bottom + 14),
        (x - half - 18, bottom + 14),
    ]
    sheet.cast([(px + 10, py + 12) for px, py in frame], "#4a2f22", blur=8, strength=0.4)
    layer = Layer()
    layer.area(frame, mix(wall, "#fff6e6", 0.45))
    for left, right in ((x - half, x - 3), (x + 3, x + half)):
        layer.area([(left, top), (right, top), (right, bottom), (left, bottom)], wood)
        for slat in range(int((bottom - top) / 26)):
            y = top + 12 + slat * 26
            layer.area(
                [(left + 14, y), (right - 14, y), (right - 14, y + 15), (left + 14, y + 15)], mix(wood, "#14100e", 0.25)
            )
            layer.line([(left + 14, y), (right - 14, y)], 2.4, mix(wood, "#fff0d8", 0.3))
    sheet.put(layer)
    if what == "window":
        for step in (-0.5, 0.45):
            plant(sheet, (x + half * step, bottom + 10), 190, "#a5613f")


def _bicycle(  # noqa: PLR0913
    layer: Layer | _Leaning, at: shapes.Point, size: float, paint: str, way: int, *, basket: bool = False
) -> None:
    def spot(x: float, y: float) -> shapes.Point:
        return at[0] + way * x * size, at[1] + y * size

    wheel = 172.0
    back, front = (-250.0, -wheel), (250.0, -wheel)
    metal = "#8a8478" if paint != "#ffffff" else paint
    for x, y in (back, front):
        hub = spot(x, y)
        layer.line(shapes.oval(hub, wheel * size, wheel * size), 13 * size, "#2a2522" if paint != "#ffffff" else paint)
        layer.line(shapes.oval(hub, (wheel - 12) * size, (wheel - 12) * size), 3 * size, metal)
        for spoke in range(20):
            angle = spoke * pi / 10 + x
            layer.line(
                [hub, (hub[0] + cos(angle) * (wheel - 14) * size, hub[1] + sin(angle) * (wheel - 14) * size)],
                1.5 * size,
                metal,
            )
        guard = (
            shapes.arc(hub, (wheel + 13) * size, (wheel + 13) * size, pi * 1.0, pi * 1.8)
            if way * x < 0
            else shapes.arc(hub, (wheel + 13) * size, (wheel + 13) * size, pi * 1.2, pi * 2.0)
        )
        layer.line(guard, 9 * size, paint)
        layer.dot(hub, 12 * size, metal)
    crank, seat, head, fork = (-40.0, -150.0), (-110.0, -400.0), (165.0, -400.0), (178.0, -340.0)
    for a, b in (
        (back, crank),
        (crank, (-96, -350)),
        (back, (-96, -350)),
        ((-92, -338), fork),
        (crank, fork),
        (fork, front),
    ):
        layer.line([spot(*a), spot(*b)], 15 * size, paint)
    layer.line([spot(-96, -350), spot(*seat)], 11 * size, metal)
    layer.line([spot(*fork), spot(*head), spot(150, -462)], 12 * size, metal)
    bars = shapes.curve([(150, -462), (170, -486), (120, -492), (52, -470)], steps=6)
    layer.line([spot(x, y) for x, y in bars], 11 * size, metal)
    layer.line([spot(96, -486), spot(50, -469)], 17 * size, "#5a3322" if paint != "#ffffff" else paint)
    saddle = shapes.curve([(-190, -412), (-150, -432), (-60, -420), (-40, -408), (-110, -398)], closed=True, steps=6)
    layer.area([spot(x, y) for x, y in saddle], "#5a3322" if paint != "#ffffff" else paint)
    layer.line(shapes.oval(spot(*crank), 46 * size, 46 * size), 9 * size, metal)
    layer.line([spot(*crank), spot(-10, -78)], 9 * size, metal)
    layer.line([spot(-34, -74), spot(16, -82)], 12 * size, "#2a2522" if paint != "#ffffff" else paint)
    layer.line([spot(-380, -352), spot(-130, -356)], 8 * size, metal)
    if basket:
        cane = "#b98a4e"
        layer.area([spot(180, -470), spot(330, -470), spot(306, -350), spot(200, -350)], cane)
        for row in range(5):
            layer.line(
                [spot(184 + row * 4, -448 + row * 22), spot(326 - row * 4, -448 + row * 22)],
                3 * size,
                mix(cane, "#5a3818", 0.5),
            )
        for index in range(9):
            tip = spot(190 + index * 16, -488 - 26 * (index % 3))
            layer.line([spot(200 + index * 13, -466), tip], 4 * size, "#5d7440")
            layer.dot(tip, (15 + 5 * (index % 2)) * size, ("#d9604a", "#f0d9a8", "#d9973c", "#b98aa8")[index % 4])


def laundry(sheet: Sheet) -> str:
    """Washing in the wind between two posts."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    low = sky(sheet, height * 0.8)
    green = {"spring": "#8a9c5c", "summer": "#7d8f4f", "autumn": "#a08a4c", "winter": "#8f9480"}[sheet.season]
    for index, y in enumerate((0.74, 0.8, 0.87)):
        line = shapes.ridge(chance, width, height * y, 60, roughness=0.5)
        sheet.lay(
            sheet.shape(shapes.below(line, height + 5)),
            mix(mix(green, low, 0.55), mix(green, "#3d4a28", 0.35), index / 2),
        )
    sheet.glow((width * chance.uniform(0.2, 0.8), height * 0.3), 760, "#fff0c8", 0.5)
    sag = chance.uniform(30, 60)
    y0, y1 = height * chance.uniform(0.2, 0.3), height * chance.uniform(0.2, 0.3)
    rope = [(width * (t / 40 * 1.1 - 0.05), y0 + (y1 - y0) * t / 40 + sag * sin(pi * t / 40)) for t in range(41)]
    layer = Layer()
    layer.line(rope, 4, "#5a4a3c")
    x, wind = width * 0.04, chance.choice((-1, 1)) * chance.uniform(0.1, 0.32)
    while x < width * 0.93:
        wide = chance.choice((90, 130, 240, 330))
        if x + wide > width * 0.99:
            break
        tall = {90: 150, 130: 230, 240: 330, 330: 400}[wide] * chance.uniform(0.9, 1.1)
        _linen(sheet, layer, rope, (x, wide, tall), wind)
        x += wide + chance.uniform(14, 60)
    sheet.put(layer)
    grass = Layer()
    for _ in range(260):
        gx = chance.uniform(0, width)
        tip = (gx + chance.uniform(-30, 30), height - chance.uniform(30, 120))
        grass.area(
            shapes.tapered(shapes.curve([(gx, height + 10), (gx, height - 30), tip], steps=4), 8, 1.5),
            mix(mix(green, "#2c3a1c", 0.5), "#e8d890", chance.uniform(0, 0.4)),
        )
    sheet.put(grass, blur=3)
    return "Washing on the line in the wind"


def _linen(sheet: Sheet, layer: Layer, rope: shapes.Points, at: tuple[float, float, float], wind: float) -> None:
    chance = sheet.chance
    x, wide, tall = at
    colour = chance.choice(("#f4ecdc", "#f4ecdc", "#dfe3e0", "#d9a58c", "#8fa3ad", "#e3c37e", "#b9705a", "#a9b08a"))
    folds = max(4, int(wide / 34))
    phase = chance.uniform(0, 6)
    for fold in range(folds):
        t0, t1 = fold / folds, (fold + 1) / folds
        edges = []
        for t in (t0, t1):
            top = (x + wide * t, shapes.height_at(rope, x + wide * t))
            sway = [
                (
                    top[0] + tall * part * wind * (0.6 + part * 0.6) + sin(phase + part * 4) * 10 * part,
                    top[1] + tall * part * (1 - 0.5 * abs(wind) * part) + sin(phase + t * 5) * 14 * part,
                )
                for part in (0, 0.25, 0.5, 0.75, 1)
            ]
            edges.append(shapes.curve(sway, steps=4))
        tone = mix(colour, "#6b5a4c" if fold % 2 else "#fffaf0", 0.16 + 0.1 * sin(phase + fold))
        layer.area([*edges[0], *reversed([(ex + 1, ey) for ex, ey in edges[1]])], tone)
    if chance.random() < 0.4:
        stripe = mix(colour, "#a8584a", 0.55)
        for part in (0.8, 0.86):
            row = []
            for step in range(13):
                t = step / 12
                top = (x + wide * t, shapes.height_at(rope, x + wide * t))
                row.append(
                    (
                        top[0] + tall * part * wind * (0.6 + part * 0.6) + sin(phase + part * 4) * 10 * part,
                        top[1] + tall * part * (1 - 0.5 * abs(wind) * part) + sin(phase + t * 5) * 14 * part,
                    )
                )
            layer.line(row, 7, stripe)
    for t in (0.04, 0.96) if wide < 200 else (0.04, 0.5, 0.96):
        px = x + wide * t
        py = shapes.height_at(rope, px)
        layer.area([(px - 5, py - 12), (px + 5, py - 12), (px + 4, py + 20), (px - 4, py + 20)], "#b08a5a")
