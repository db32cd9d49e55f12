"""Pictures at a window: evening, rain on the pane, sun on the wall."""

from __future__ import annotations

from math import pi

from PIL import Image, ImageChops

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.props import curtain, mug, plant, steam
from glimmers.demo.pictures.roofs import houses
from glimmers.demo.pictures.sheet import Layer, Sheet, both, inverted, mix
from glimmers.demo.pictures.sky import moon, sky, stars
from glimmers.demo.pictures.texture import levels

WALLS = ("#8a6c52", "#75684f", "#8b5f4a", "#6d6a5d", "#7b6a72")


def window(sheet: Sheet) -> str:
    """A window from inside, curtains beside it, something on the sill."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    sill = height * chance.uniform(0.72, 0.78)
    low = sky(sheet, sill)
    if sheet.light == "night":
        stars(sheet, sill * 0.6, 90)
        moon(sheet, (width * chance.uniform(0.35, 0.65), sill * 0.28), 34, is_full=False)
    elif sheet.light != "day":
        sheet.glow((width * chance.uniform(0.35, 0.65), sill * 0.8), 600, "#ffd596", 0.6)
    houses(sheet, sill * 0.8, 0.5, low)
    left, right, top = width * 0.2, width * 0.8, height * 0.07
    wall = mix(chance.choice(WALLS), "#241c20", {"night": 0.5, "dusk": 0.35}.get(sheet.light, 0.0))
    frame = mix("#efe4cf", wall, 0.3 if sheet.light != "day" else 0.05)
    layer = Layer()
    middle = (left + right) / 2
    for x in (left, middle, right):
        layer.area([(x - 13, top), (x + 13, top), (x + 13, sill), (x - 13, sill)], frame)
        layer.area([(x + 6, top), (x + 13, top), (x + 13, sill), (x + 6, sill)], mix(frame, wall, 0.35))
    for y in (top, top + (sill - top) * 0.3, sill - 8):
        layer.area([(left, y - 11), (right, y - 11), (right, y + 11), (left, y + 11)], frame)
        layer.area([(left, y + 4), (right, y + 4), (right, y + 11), (left, y + 11)], mix(frame, wall, 0.35))
    sheet.put(layer)
    hole = sheet.shape([(left - 13, top - 11), (right + 13, top - 11), (right + 13, sill), (left - 13, sill)])
    paint = sheet.grained(wall, mix(wall, "#e8cfa4", 0.12), (240, 200))
    sheet.lay(inverted(hole), paint)
    _sill(sheet, sill, frame, wall)
    linen = chance.choice(("#d8b98c", "#c98f6f", "#b9b08a", "#a7a9a0", "#d9c7a4"))
    linen = mix(linen, wall, {"night": 0.5, "dusk": 0.3}.get(sheet.light, 0.1))
    curtain(sheet, -30, left + width * 0.08, height * 0.98, linen, low)
    curtain(sheet, width + 30, right - width * 0.08, height * 0.98, linen, low)
    what = _on_the_sill(sheet, sill, wall)
    sheet.lay(sheet.slope((0, height * 0.7), (0, height * 1.2)), mix(wall, "#1a1214", 0.75), 0.7)
    sheet.glow((middle, sill * 0.6), height * 0.8, low, 0.3)
    when = {"night": "at night", "dusk": "at dusk", "gold": "in the evening sun", "dawn": "in the early light"}
    return f"A window {when.get(sheet.light, 'by day')}, {what} on the sill"


def _sill(sheet: Sheet, y: float, frame: str, wall: str) -> None:
    layer = Layer()
    layer.area(
        [(sheet.width * 0.15, y), (sheet.width * 0.85, y), (sheet.width * 0.87, y + 34), (sheet.width * 0.13, y + 34)],
        mix(frame, "#fff6e4", 0.2),
    )
    layer.area(
        [
            (sheet.width * 0.13, y + 34),
            (sheet.width * 0.87, y + 34),
            (sheet.width * 0.87, y + 52),
            (sheet.width * 0.13, y + 52),
        ],
        mix(frame, wall, 0.5),
    )
    sheet.cast(
        [
            (sheet.width * 0.13, y + 52),
            (sheet.width * 0.87, y + 52),
            (sheet.width * 0.85, y + 96),
            (sheet.width * 0.15, y + 96),
        ],
        "#1d1310",
        blur=14,
        strength=0.35,
    )
    sheet.put(layer)


def _on_the_sill(sheet: Sheet, sill: float, wall: str) -> str:
    chance, width = sheet.chance, sheet.width
    dim = {"night": 0.55, "dusk": 0.4}.get(sheet.light, 0.12)
    y = sill + 22
    pots = chance.randint(1, 2)
    for index in range(pots):
        x = width * (0.33 if index == 0 else 0.62) + chance.uniform(-20, 20)
        colour = chance.choice(("#b0623f", "#a9764e", "#7d8a86", "#c9a06a"))
        plant(
            sheet,
            (x, y),
            chance.uniform(210, 330) * (1 if index == 0 else 0.7),
            colour,
            dark=mix(wall, "#15121a", 0.7),
            part=dim,
        )
    layer = Layer()
    colour = mix(chance.choice(("#e8dcc4", "#7e99a0", "#b9694a", "#d3a95c")), mix(wall, "#15121a", 0.6), dim)
    x = width * (0.72 if pots == 1 else 0.47)
    mug(layer, (x, y + 4), 84, colour)
    sheet.put(layer)
    steam(sheet, (x, y - 78), 240, 0.42)
    return ("a plant" if pots == 1 else "two plants") + " and a mug"


def rain(sheet: Sheet) -> str:
    """Drops on the pane, the lights of the street out of focus behind them."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    top, low = chance.choice((("#141b2c", "#4a4a5c"), ("#1d1c30", "#5d4a54"), ("#16252f", "#4d6064")))
    sheet.wash([top, mix(top, low, 0.6), low, mix(top, low, 0.3)], 0, height)
    sheet.drift(mix(top, "#05070c", 0.5), 0.5, (300, 420), density=0.6)
    for blur, strength in ((12, 0.45), (3.5, 0.62)):
        layer, rims = Layer(), Layer()
        for _ in range(15):
            at = (chance.uniform(0, width), chance.gauss(height * 0.52, height * 0.17))
            size = chance.uniform(30, 88)
            colour = chance.choice(("#ffc873", "#ff9d4c", "#ffe2a6", "#f0604a", "#8fd0b8", "#ffb85a"))
            sheet.glow(at, size * 3, colour, 0.5)
            layer.dot(at, size, colour)
            rims.line(shapes.oval(at, size - 2, size - 2), 4, mix(colour, "#fffbe8", 0.5))
        sheet.put(layer, blur=blur, strength=strength)
        sheet.put(rims, blur=blur, strength=strength * 0.6)
    behind = ImageChops.add(sheet.image, sheet.image.point([round(value * 0.35) for value in range(256)] * 3))
    behind = behind.transpose(Image.Transpose.ROTATE_180)
    drops = (Layer(), Layer(), Layer())
    for _ in range(13):
        x, y = chance.uniform(0, width), chance.uniform(-0.2, 0.7) * height
        run = [(x, y)]
        for _ in range(8):
            run.append((run[-1][0] + chance.uniform(-6, 6), run[-1][1] + chance.uniform(20, 60)))
        drops[0].area(shapes.tapered(shapes.curve(run, steps=4), 4, 12))
        _drop(sheet, drops, run[-1], chance.uniform(12, 20))
    for _ in range(430):
        at = (chance.uniform(0, width), chance.uniform(0, height))
        _drop(sheet, drops, at, chance.choice((3, 4, 6, 8, 12, 17, 22)) * chance.uniform(0.8, 1.2))
    inside, shadow, shine = drops
    sheet.lay(sheet.mask(shadow, blur=2.5), "#07090f", 0.6)
    sheet.lay(sheet.mask(inside), behind, 0.85)
    sheet.put(shine, blur=0.5, strength=0.85)
    return "Rain on the window, lights behind it"


def _drop(sheet: Sheet, drops: tuple[Layer, Layer, Layer], at: shapes.Point, size: float) -> None:
    inside, shadow, shine = drops
    outline = shapes.blob(sheet.chance, at, size, wobble=0.14, flat=1.14)
    inside.area(outline)
    shadow.area([(x + size * 0.12, y + size * 0.3) for x, y in outline])
    if size > 5:
        shine.area(shapes.oval((at[0] - size * 0.34, at[1] - size * 0.45), size * 0.22, size * 0.15, -0.7), "#fffaf0")
        under = shapes.arc(at, size * 0.72, size * 0.84, 0.7, 2.2)
        shine.line(under, size * 0.1, "#d9c9b0")


def sunpatch(sheet: Sheet) -> str:
    """The shape of a window in sunlight on a wall, with the shadows of leaves."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    wall = chance.choice(("#c9b08a", "#b9a58c", "#c2a394", "#a9a58f", "#b39d80"))
    sheet.image = sheet.grained(mix(wall, "#5f4a3c", 0.3), mix(wall, "#5f4a3c", 0.2), (300, 260))
    sheet.lay(sheet.slope((width, 0), (0, height)), "#453429", 0.5)
    skew = chance.choice((-1, 1)) * chance.uniform(0.18, 0.3)
    left, top = width * 0.2, height * 0.1
    wide, tall = width * 0.58, height * 0.6
    rows, columns = (3, 2) if height >= width else (2, 3)
    stencil = Layer()
    for row in range(rows):
        for column in range(columns):
            x0, x1 = left + wide * (column + 0.05) / columns, left + wide * (column + 0.95) / columns
            y0, y1 = top + tall * (row + 0.05) / rows, top + tall * (row + 0.95) / rows
            stencil.area([(x, y + (x - width / 2) * skew) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))])
    light = sheet.mask(stencil, blur=7)
    shadow = Layer()
    for _ in range(3):
        start = (chance.uniform(0.1, 0.9) * width, height * chance.choice((-0.02, 0.8)))
        turn = pi / 2 if start[1] < 0 else -pi / 2
        for line, thick in shapes.branch(chance, start, turn + chance.uniform(-0.5, 0.5), height * 0.5, 2):
            shadow.area(shapes.tapered(line, max(thick * 0.35, 3), 2.5))
            for x, y in line[2::4]:
                shadow.area(shapes.petal((x, y), chance.uniform(36, 76), 26, chance.uniform(0, 2 * pi)))
    leaves = sheet.mask(shadow, blur=6)
    lit = both(light, levels(leaves, 0, 1).point([255 - round(value * 0.8) for value in range(256)]))
    sheet.lay(lit, sheet.gradient(["#fff0c9", "#ffe1a4", "#f8c981"], top, top + tall * 1.2), 0.95)
    sheet.glow((left + wide / 2, top + tall / 2), 760, "#ffcf8a", 0.45)
    _shelf(sheet, mix(wall, "#2c1d16", 0.6))
    return "A square of sun on the wall, with the shadows of leaves"


def _shelf(sheet: Sheet, dark: str) -> None:
    chance, width, height = sheet.chance, sheet.width, sheet.height
    y = height * 0.9
    under = sheet.shape([(-5, y), (width + 5, y), (width + 5, height + 5), (-5, height + 5)])
    sheet.lay(under, sheet.gradient([mix(dark, "#c98f55", 0.5), mix(dark, "#7a4a2a", 0.5), dark], y, height))
    x = width * chance.choice((0.16, 0.84))
    plant(sheet, (x, y + 12), 330, chance.choice(("#a85f3d", "#8a8578", "#c29a5f")), dark="#241a16", part=0.25)
    layer = Layer()
    mug(layer, (width - x + chance.uniform(-60, 60), y + 14), 96, chance.choice(("#e6d8bc", "#88a0a2", "#b96d4c")))
    sheet.put(layer)
