"""Pictures of small lights in the dark: lanterns by a pond, candles on the stairs, a lamp and a book."""

from __future__ import annotations

from math import pi

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.mirror import mirror
from glimmers.demo.pictures.props import mug, plant, steam
from glimmers.demo.pictures.sheet import Layer, Sheet, mix
from glimmers.demo.pictures.sky import stars


def lanterns(sheet: Sheet) -> str:
    """Paper lanterns along the water, and each of them again in it."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    shore = height * chance.uniform(0.55, 0.62)
    high, low = chance.choice((("#141a30", "#3d4560"), ("#1a1c33", "#5a4a66"), ("#10202c", "#33525a")))
    sheet.wash([high, mix(high, low, 0.5), low], 0, shore)
    stars(sheet, shore * 0.6, 120)
    for depth in (0, 1):
        line = shapes.ridge(chance, width, shore - 90 + 50 * depth, 60, roughness=0.6)
        layer = Layer()
        layer.area(shapes.below(line, shore + 2))
        for _ in range(15):
            x = chance.uniform(0, width)
            layer.area(shapes.blob(chance, (x, shapes.height_at(line, x) + 10), chance.uniform(40, 95), wobble=0.2))
        sheet.lay(sheet.mask(layer, blur=2.5 - 2 * depth), mix("#0c0f1a", low, 0.4 - 0.28 * depth))
    bank = sheet.shape([(0, shore - 22), (width, shore - 30), (width, shore + 2), (0, shore + 2)], blur=3)
    sheet.lay(bank, "#0d0f16")
    x = width * chance.uniform(0.02, 0.1)
    while x < width:
        _lantern(sheet, (x, shore - chance.uniform(60, 130)), chance.uniform(26, 40), shore)
        x += chance.choice((64, 90, 130, 210)) * chance.uniform(0.8, 1.2)
    mirror(sheet, shore, "#0c111e", strength=0.8, ripple=7)
    return "Lanterns by the pond, and their reflections"


def _lantern(sheet: Sheet, at: shapes.Point, size: float, shore: float) -> None:
    chance = sheet.chance
    colour = chance.choice(("#f2a23c", "#e8603a", "#f6c65a", "#e88a9a", "#9ac07a", "#f0b048"))
    sheet.glow(at, size * 6, colour, 0.7)
    layer = Layer()
    hand = (at[0] + chance.uniform(-30, 30), at[1] - size * 2.0)
    layer.line([(at[0], at[1] - size), hand], 2, "#0e0c12")
    layer.line([hand, (hand[0] + 26, shore - 26)], 4, "#0e0c12")
    tall = chance.choice((30, 38, 52))
    person = hand[0] + 30
    layer.area(
        shapes.curve(
            [
                (person - 17, shore - 14),
                (person - 13, shore - 30 - tall),
                (person, shore - 40 - tall),
                (person + 13, shore - 30 - tall),
                (person + 18, shore - 14),
            ],
            steps=5,
        ),
        "#0b0a10",
    )
    layer.dot((person, shore - 50 - tall), 12, "#0b0a10")
    kind = chance.choice(("ball", "tube", "ball"))
    if kind == "ball":
        layer.area(shapes.oval(at, size, size * 0.92), colour)
        layer.area(shapes.oval((at[0], at[1] + size * 0.1), size * 0.62, size * 0.6), mix(colour, "#fff2b8", 0.6))
        for rib in (-0.5, 0.0, 0.5):
            layer.line(
                shapes.oval((at[0], at[1] + rib * size), size * (0.86 if rib else 1.0), 4),
                1.6,
                mix(colour, "#7a2a12", 0.4),
            )
    else:
        layer.area(
            [
                (at[0] - size * 0.6, at[1] - size),
                (at[0] + size * 0.6, at[1] - size),
                (at[0] + size * 0.6, at[1] + size),
                (at[0] - size * 0.6, at[1] + size),
            ],
            colour,
        )
        layer.area(shapes.oval((at[0], at[1] + size * 0.3), size * 0.4, size * 0.6), mix(colour, "#fff2b8", 0.6))
    sheet.put(layer)
    sheet.glow(at, size * 1.8, "#fff0b0", 0.55)


def candles(sheet: Sheet) -> str:
    """Tea lights on the steps, one on each."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    stone = chance.choice(("#4a3c36", "#46424a", "#4f4438"))
    sheet.wash([mix(stone, "#0d0a0c", 0.75), mix(stone, "#0d0a0c", 0.3)], 0, height)
    steps = 8
    lights: list[tuple[shapes.Point, float]] = []
    y, tread = height * 0.1, 34.0
    slant = chance.choice((-1, 1)) * 24
    for step in range(steps):
        part = (step + 1) / steps
        rise = tread * 1.25
        left, right = width * (0.3 - 0.38 * part), width * (0.7 + 0.38 * part)
        top = sheet.shape(
            [(left, y), (right, y + slant * part), (right + 20, y + tread + slant * part), (left - 20, y + tread)]
        )
        sheet.lay(top, mix(stone, "#c08a5a", 0.2 + 0.12 * part))
        front = sheet.shape(
            [
                (left - 20, y + tread),
                (right + 20, y + tread + slant * part),
                (right + 20, y + tread + rise + slant * part),
                (left - 20, y + tread + rise),
            ]
        )
        sheet.lay(
            front,
            sheet.gradient([mix(stone, "#a5683a", 0.16), mix(stone, "#0f0b0d", 0.55)], y + tread, y + tread + rise),
        )
        for _ in range(chance.randint(1, 3)):
            lights.append(
                ((chance.uniform(max(left, 20) + 40, min(right, width - 20) - 40), y + tread * 0.55), 0.4 + 0.75 * part)
            )
        y += tread + rise
        tread *= 1.22
    lights.sort(key=lambda light: light[1])
    for at, size in lights:
        sheet.glow((at[0], at[1] - 20 * size), 330 * size, "#f5a24a", 0.6, flat=0.6)
        _tea_light(sheet, at, size)
    sheet.lay(sheet.slope((width / 2, height * 0.35), (width / 2, 0)), "#0b080a", 0.6)
    return "Small candles on the stairs in the dark"


def _tea_light(sheet: Sheet, at: shapes.Point, size: float) -> None:
    x, y = at
    layer = Layer()
    half, tall = 34 * size, 26 * size
    layer.area(shapes.oval((x, y + 3), half * 1.04, half * 0.34), "#1a1110")
    layer.area([(x - half, y - tall), (x + half, y - tall), (x + half, y), (x - half, y)], "#b9a58c")
    layer.area(shapes.oval((x, y), half, half * 0.3), "#a08c74")
    layer.area(shapes.oval((x, y - tall), half, half * 0.32), "#d9c6a4")
    layer.area(shapes.oval((x, y - tall), half * 0.86, half * 0.25), "#ffe0a0")
    sheet.put(layer)
    flame = Layer()
    lean = sheet.chance.uniform(-6, 6) * size
    foot = y - tall - 2
    outline = [
        (x, foot),
        (x - 11 * size, foot - 20 * size),
        (x - 5 * size + lean, foot - 44 * size),
        (x + lean, foot - 66 * size),
        (x + 5 * size + lean * 0.6, foot - 42 * size),
        (x + 11 * size, foot - 20 * size),
    ]
    flame.area(shapes.curve(outline, closed=True, steps=6), "#ffb84e")
    flame.area(shapes.petal((x, foot - 2), 44 * size, 14 * size, -pi / 2), "#fff3c4")
    sheet.put(flame, blur=1.2)
    sheet.glow((x, foot - 30 * size), 110 * size, "#ffcf80", 0.75)


def lamp(sheet: Sheet) -> str:
    """A lamp on a table, what lies in its circle, and the dark around."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    wall = chance.choice(("#3a2f33", "#2f3538", "#3d3228", "#332c3a"))
    table = height * 0.74
    sheet.image = sheet.grained(mix(wall, "#0d0b0d", 0.3), wall, (300, 240))
    x = width * chance.uniform(0.38, 0.62)
    bulb = (x, table - 300)
    sheet.glow(bulb, 900, "#f2b566", 0.75)
    sheet.glow((x, bulb[1] - 180), 420, "#ffd48a", 0.5)
    wood = sheet.shape([(0, table), (width, table), (width, height), (0, height)])
    tone = chance.choice(("#6a4228", "#7a5230", "#5a3a2a"))
    sheet.lay(wood, sheet.gradient([mix(tone, "#e0a860", 0.3), tone, mix(tone, "#120b08", 0.6)], table, height))
    grain = sheet.grained(tone, mix(tone, "#1a0f08", 0.5), (600, 9))
    sheet.lay(wood, grain, 0.25)
    sheet.glow((x, table + 60), 720, "#f5b45e", 0.7, flat=0.3)
    side = chance.choice((-1, 1))
    _books(sheet, (x - side * 330, table + 40))
    _open_book(sheet, (x + side * 60, table + 132))
    layer = Layer()
    shade = chance.choice(("#e0a860", "#c9d0a8", "#d98a5a", "#e8c890"))
    layer.area(shapes.oval((x, table + 44), 88, 18), "#2a1c14")
    layer.area(
        shapes.curve(
            [
                (x - 12, table + 40),
                (x - 30, table - 40),
                (x - 10, table - 150),
                (x + 10, table - 150),
                (x + 30, table - 40),
                (x + 12, table + 40),
            ],
            steps=6,
        ),
        chance.choice(("#4f6a66", "#7a4634", "#b08a4c")),
    )
    layer.area([(x - 5, table - 150), (x + 5, table - 150), (x + 5, table - 220), (x - 5, table - 220)], "#2a1c14")
    hood = [(x - 92, bulb[1] - 130), (x + 92, bulb[1] - 130), (x + 178, bulb[1] + 90), (x - 178, bulb[1] + 90)]
    layer.area(hood, shade)
    layer.area(shapes.oval((x, bulb[1] + 90), 178, 17), mix(shade, "#fff4cc", 0.75))
    sheet.put(layer, blur=0.8)
    inner = sheet.shape(hood, blur=1)
    sheet.lay(
        inner,
        sheet.gradient(
            [mix(shade, "#7a3d18", 0.35), mix(shade, "#fff0bc", 0.75), mix(shade, "#fff6d4", 0.85)],
            bulb[1] - 130,
            bulb[1] + 90,
        ),
    )
    cup = Layer()
    at = (x + side * 290, table + 76)
    mug(cup, at, 104, mix(chance.choice(("#e8dcc4", "#7e99a0", "#b9694a")), "#3a2416", 0.25), way=side)
    sheet.put(cup)
    steam(sheet, (at[0], at[1] - 96), 230, 0.3)
    if chance.random() < 0.6 and width > 900:
        plant(sheet, (x - side * 430, table + 26), 300, "#7a4a34", dark="#15100e", part=0.45)
    sheet.glow((x, bulb[1] + 110), 360, "#ffd890", 0.5)
    return "A lamp, an open book and a mug"


def _books(sheet: Sheet, foot: shapes.Point) -> None:
    chance = sheet.chance
    layer = Layer()
    y = foot[1]
    for _ in range(chance.randint(2, 5)):
        tall, half = chance.uniform(26, 44), chance.uniform(120, 165)
        shift = chance.uniform(-16, 16)
        colour = mix(chance.choice(("#8a3f2e", "#40606a", "#66703f", "#a9803c", "#5a4560")), "#1a100c", 0.22)
        layer.area(
            [
                (foot[0] + shift - half, y - tall),
                (foot[0] + shift + half, y - tall),
                (foot[0] + shift + half, y),
                (foot[0] + shift - half, y),
            ],
            colour,
        )
        for band in (-0.7, 0.66):
            layer.area(
                [
                    (foot[0] + shift + half * band, y - tall),
                    (foot[0] + shift + half * band + 10, y - tall),
                    (foot[0] + shift + half * band + 10, y),
                    (foot[0] + shift + half * band, y),
                ],
                mix(colour, "#f0cf8a", 0.5),
            )
        layer.line(
            [(foot[0] + shift - half, y - tall), (foot[0] + shift + half, y - tall)], 2.4, mix(colour, "#ffe0a8", 0.5)
        )
        y -= tall
    sheet.cast(
        [
            (foot[0] - 180, foot[1]),
            (foot[0] + 180, foot[1]),
            (foot[0] + 200, foot[1] + 20),
            (foot[0] - 200, foot[1] + 20),
        ],
        "#140b07",
        blur=10,
        strength=0.6,
    )
    sheet.put(layer)


def _open_book(sheet: Sheet, at: shapes.Point) -> None:
    x, y = at
    sheet.cast(
        [(x - 220, y + 14), (x + 220, y + 14), (x + 240, y + 52), (x - 240, y + 52)], "#140b07", blur=12, strength=0.6
    )
    layer = Layer()
    for side in (-1, 1):
        top = shapes.curve(
            [(x, y - 34), (x + side * 60, y - 52), (x + side * 130, y - 46), (x + side * 186, y - 40)], steps=6
        )
        low = shapes.curve(
            [(x + side * 220, y + 30), (x + side * 150, y + 20), (x + side * 70, y + 16), (x, y + 36)], steps=6
        )
        layer.area([*top, *low], "#f3dcae" if side > 0 else "#ecd2a0")
        for line in range(6):
            part = 0.14 + line * 0.13
            row = [
                (x + side * (18 + 4 * part), y - 34 + 66 * part - 8),
                (x + side * (90 + 14 * part), y - 50 + 66 * part),
                (x + side * (168 + 24 * part), y - 42 + 64 * part),
            ]
            layer.line(shapes.curve(row, steps=5), 2.2, "#a98a60")
    layer.line([(x, y - 34), (x, y + 36)], 3.4, "#8a6a44")
    sheet.put(layer, blur=0.6)
