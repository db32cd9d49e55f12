"""Pictures of paper: an old chart, a shelf of books."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image, ImageChops

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.sheet import Layer, Sheet, inverted, mix
from glimmers.demo.pictures.texture import clouds, levels, noise


def chart(sheet: Sheet) -> str:
    """An old chart of a coast: depths, soundings, a compass rose, folds in the paper."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    paper = chance.choice(("#eadbb8", "#e6d8bf", "#e3cfa6"))
    sheet.image = sheet.grained(paper, mix(paper, "#9a7a4c", 0.28), (420, 380))
    field = clouds(chance, sheet.image.size, (560 * sheet.px, 520 * sheet.px), octaves=4)
    tilt = sheet.slope((chance.choice((0, width)), chance.uniform(0, height)), (width / 2, height / 2))
    field = Image.blend(field, tilt, 0.3)
    sea = chance.choice(("#7fa3a6", "#8fae9e", "#7d9bb4"))
    values = sorted(field.resize((40, 40)).tobytes())
    shore = values[int(len(values) * 0.42)] / 255
    for step, strength in ((0.0, 0.3), (0.06, 0.3), (0.13, 0.3), (0.21, 0.35)):
        mask = inverted(levels(field, shore - step - 0.012, shore - step))
        sheet.lay(mask, mix(sea, "#4a7486", step * 2), strength)
    for step in range(-4, 9):
        at = shore + step * 0.048
        line = ImageChops.darker(levels(field, at - 0.012, at), inverted(levels(field, at, at + 0.012)))
        ink = "#3a5560" if step < 0 else ("#33261c" if step == 0 else "#8a6a42")
        sheet.lay(levels(line, 0.3, 0.8), ink, 0.95 if step == 0 else 0.45)
    _net(sheet)
    _soundings(sheet, field, shore)
    _rose(sheet, (width * chance.choice((0.2, 0.8)), height * chance.choice((0.22, 0.78))))
    _folds(sheet)
    return "An old chart of a coast, coloured by hand"


def _net(sheet: Sheet) -> None:
    layer = Layer()
    for index in range(1, 5):
        layer.line([(sheet.width * index / 5, 0), (sheet.width * index / 5, sheet.height)], 1.6, "#5a4630")
        layer.line([(0, sheet.height * index / 5), (sheet.width, sheet.height * index / 5)], 1.6, "#5a4630")
    for inset, thick in ((26, 3.0), (40, 10.0), (52, 2.0)):
        frame = [
            (inset, inset),
            (sheet.width - inset, inset),
            (sheet.width - inset, sheet.height - inset),
            (inset, sheet.height - inset),
            (inset, inset),
        ]
        layer.line(frame, thick, "#4a3724")
    sheet.put(layer, strength=0.45)


def _soundings(sheet: Sheet, field: Image.Image, shore: float) -> None:
    """Strokes where a chart has its numbers: no font is needed, and nobody reads them."""
    chance = sheet.chance
    layer = Layer()
    for _ in range(240):
        at = (chance.uniform(70, sheet.width - 70), chance.uniform(70, sheet.height - 70))
        depth = field.getpixel((int(at[0] * sheet.px), int(at[1] * sheet.px)))
        assert isinstance(depth, int | float)
        if depth / 255 > shore - 0.03:
            continue
        for digit in range(chance.randint(1, 2)):
            x, y = at[0] + digit * 12, at[1]
            stroke = [
                (x + chance.uniform(-4, 4), y - 8),
                (x + chance.uniform(-4, 5), y),
                (x + chance.uniform(-4, 4), y + 8),
            ]
            layer.line(shapes.curve(stroke, steps=3), 1.8, "#2f3a40")
    sheet.put(layer, strength=0.7)


def _rose(sheet: Sheet, at: shapes.Point) -> None:
    layer = Layer()
    turn = sheet.chance.uniform(-0.3, 0.3)
    for ray in range(32):
        angle = turn + ray * pi / 16
        layer.line([at, (at[0] + cos(angle) * 2600, at[1] + sin(angle) * 2600)], 1.2, "#8a5a3a")
    sheet.put(layer, strength=0.28)
    rose = Layer()
    for reach, first, colour in ((78, pi / 4, "#a88a5c"), (118, 0.0, "#7a3a2a")):
        for ray in range(4):
            angle = turn + first + ray * pi / 2
            tip = (at[0] + cos(angle) * reach, at[1] + sin(angle) * reach)
            for side, tone in ((1, colour), (-1, mix(colour, "#f0dfba", 0.7))):
                hip = (at[0] + cos(angle + side * pi / 4) * 20, at[1] + sin(angle + side * pi / 4) * 20)
                rose.area([at, hip, tip], tone)
    for radius in (96, 104):
        rose.line(shapes.oval(at, radius, radius), 1.8, "#5a3a28")
    sheet.put(rose, strength=0.9)


def _folds(sheet: Sheet) -> None:
    chance, width, height = sheet.chance, sheet.width, sheet.height
    for start, end in (
        ((width * 0.34, 0), (width * 0.335, height)),
        ((width * 0.67, 0), (width * 0.672, height)),
        ((0, height * 0.5), (width, height * 0.502)),
    ):
        dark = sheet.shape(shapes.tapered([start, end], 46, 46), blur=15)
        sheet.lay(dark, "#5f4526", 0.26)
        light = sheet.shape(shapes.tapered([(start[0] - 5, start[1] - 5), (end[0] - 5, end[1] - 5)], 7, 7), blur=1.5)
        sheet.lay(light, "#fff4d8", 0.5)
    stain = (width * chance.uniform(0.2, 0.8), height * chance.uniform(0.2, 0.8))
    ring = ImageChops.subtract(sheet.disc(stain, 120, blur=3), sheet.disc((stain[0] + 3, stain[1] + 2), 111, blur=5))
    sheet.lay(ring, "#7a4a20", 0.4)
    sheet.lay(
        sheet.slope((width * 0.5, height * 0.4), (width * chance.choice((-0.1, 1.1)), height * 1.1)), "#4a3018", 0.42
    )
    sheet.glow((width * chance.uniform(0.1, 0.5), height * 0.1), 900, "#ffe6b4", 0.3)


def books(sheet: Sheet) -> str:
    """Shelves of old books in lamplight."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    wood = chance.choice(("#5a3a26", "#4a3426", "#6a4a30"))
    sheet.wash(["#1a110d", "#241711"], 0, height)
    shelves = 2 if height < width * 0.7 else (3 if height < width * 1.2 else 4)
    deep = height / shelves
    for shelf in range(shelves):
        foot = deep * (shelf + 1) - 40
        layer = Layer()
        x = -chance.uniform(0, 30)
        while x < width + 10:
            if chance.random() < 0.07:
                x += chance.uniform(20, 60)
            wide = chance.choice((24, 30, 36, 44, 58, 76)) * chance.uniform(0.9, 1.1)
            tall = (deep - 60) * chance.uniform(0.62, 0.93)
            lean = chance.choice((0, 0, 0, 0, 0.07, -0.06))
            _spine(sheet, layer, (x, foot, wide, tall, lean))
            x += wide + (abs(lean) * tall * 0.5) + 1.5
        sheet.put(layer)
        above = sheet.shape(
            [(0, foot - deep + 50), (width, foot - deep + 50), (width, foot - deep + 130), (0, foot - deep + 130)],
            blur=24,
        )
        sheet.lay(above, "#0d0705", 0.55)
        board = sheet.shape([(0, foot), (width, foot), (width, foot + 40), (0, foot + 40)])
        sheet.lay(board, sheet.gradient([mix(wood, "#e8b878", 0.4), wood, mix(wood, "#140b06", 0.6)], foot, foot + 40))
    grain = levels(noise(chance, sheet.image.size, (14 * sheet.px, 90 * sheet.px)), 0.35, 0.9)
    sheet.lay(grain, "#1a0f08", 0.2)
    at = (width * chance.uniform(0.2, 0.8), height * chance.uniform(0.2, 0.6))
    far = inverted(sheet.ball(at, max(width, height) * 0.95))
    sheet.lay(far, "#150c08", 0.66)
    sheet.glow(at, 800, "#f5bd70", 0.34)
    return "Shelves of old books in lamplight"


def _spine(sheet: Sheet, layer: Layer, at: tuple[float, float, float, float, float]) -> None:
    chance = sheet.chance
    x, foot, wide, tall, lean = at
    cloth = mix(
        chance.choice(
            ("#7d3428", "#3c5560", "#59643a", "#a37a3a", "#543a54", "#8a6a4a", "#c2a878", "#2f3f3a", "#9a4a34")
        ),
        "#241812",
        chance.uniform(0, 0.3),
    )

    def quad(left: float, right: float, low: float, high: float) -> list[shapes.Point]:
        return [
            (x + side + lean * up, foot - up) for side, up in ((left, low), (right, low), (right, high), (left, high))
        ]

    area = layer.area
    area(quad(0, wide, 0, tall), cloth)
    area(quad(0, wide * 0.16, 0, tall), mix(cloth, "#120a06", 0.4))
    area(quad(wide * 0.84, wide, 0, tall), mix(cloth, "#120a06", 0.3))
    area(quad(wide * 0.34, wide * 0.52, 0, tall), mix(cloth, "#ffe8b8", 0.12))
    gold = mix(cloth, "#e8c878", 0.7)
    style = chance.choice(("bands", "label", "plain", "bands"))
    if style == "bands":
        for part in (0.1, 0.14, 0.3, 0.7, 0.86, 0.9):
            area(quad(0, wide, tall * part, tall * part + 3.5), gold)
    elif style == "label":
        area(quad(wide * 0.12, wide * 0.88, tall * 0.62, tall * 0.84), mix("#e6d6b0", cloth, 0.15))
        for part in (0.67, 0.71, 0.75, 0.79):
            area(quad(wide * 0.26, wide * 0.74, tall * part, tall * part + 2.5), "#5a4630")
    else:
        area(quad(0, wide, tall * 0.9, tall * 0.9 + 4), gold)
