"""Pictures of water: the sea with its path of light, fog, a swimming pool."""

from __future__ import annotations

from math import pi, sin

from PIL import Image, ImageChops

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.mirror import mirror
from glimmers.demo.pictures.sheet import Layer, Sheet, both, mix
from glimmers.demo.pictures.sky import flying, moon, sky, stars
from glimmers.demo.pictures.texture import clouds, levels, noise, soft


def sea(sheet: Sheet) -> str:
    """The horizon, a light low over it, and the path it lays on the water."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    horizon = height * chance.uniform(0.42, 0.6)
    low = sky(sheet, horizon)
    x = width * chance.uniform(0.25, 0.75)
    light = {"night": "#f6e6bd", "day": "#fdf8e8"}.get(sheet.light, "#ffdf9c")
    at = (x, horizon - (chance.uniform(150, 260) if sheet.light in {"night", "day"} else chance.uniform(20, 90)))
    if sheet.light == "night":
        stars(sheet, horizon * 0.9, 150)
        moon(sheet, at, 44, is_full=True)
    elif sheet.light != "day":
        sheet.glow(at, 800, light, 0.6)
        sheet.lay(sheet.disc(at, 58, blur=1.5), "#fff2cc")
        sheet.glow(at, 200, "#fff0c0", 0.7)
    deep = {"night": "#111b30", "dusk": "#38405f", "day": "#4c7a8c", "gold": "#5b6f78", "dawn": "#7488a0"}[sheet.light]
    water = sheet.gradient([mix(deep, low, 0.7), mix(deep, low, 0.3), deep, mix(deep, "#14181f", 0.3)], horizon, height)
    sheet.lay(sheet.shape([(0, horizon), (width, horizon), (width, height), (0, height)]), water)
    waves(sheet, horizon, mix(deep, "#10131c", 0.5), mix(deep, low, 0.65))
    _path(sheet, x, horizon, light)
    what = chance.choice(("nothing", "sail", "nothing", "headland", "gulls"))
    _add(sheet, what, horizon, mix(deep, "#2a2428", 0.6))
    when = {"night": "The moon", "day": "Midday light", "dawn": "Early sun", "dusk": "The last light"}
    return f"{when.get(sheet.light, 'Low sun')} on the sea" + (", one small sail" if what == "sail" else "")


def waves(sheet: Sheet, horizon: float, dark: str, bright: str, *, count: int = 620) -> None:
    """Ripples from the horizon down to the near edge, longer the nearer they are."""
    chance = sheet.chance
    for colour, strength in ((dark, 0.35), (bright, 0.4)):
        layer = Layer()
        for _ in range(count):
            part = chance.random() ** 1.6
            y = horizon + 3 + (sheet.height - horizon) * part
            long = (16 + 190 * part) * chance.uniform(0.4, 1.2)
            x = chance.uniform(-60, sheet.width)
            _ripple(sheet, layer, (x, y), long, 1.2 + 8 * part, colour)
        sheet.put(layer, blur=0.6, strength=strength)


def _ripple(sheet: Sheet, layer: Layer, at: shapes.Point, long: float, thick: float, colour: str) -> None:  # noqa: PLR0913, PLR0917
    x, y = at
    phase = sheet.chance.uniform(0, pi)
    top = [(x + long * t / 6, y + sin(phase + t) * thick * 0.3 - thick * 0.5 * sin(pi * t / 6)) for t in range(7)]
    under = [(px, y + (y - py) * 0.4 + thick * 0.1) for px, py in reversed(top)]
    layer.area([*top, *under], colour)


def _path(sheet: Sheet, x: float, horizon: float, light: str) -> None:
    chance = sheet.chance
    sheet.glow((x, horizon + 40), 420, light, 0.4, flat=0.35)
    layer = Layer()
    for _ in range(520):
        part = chance.random() ** 1.25
        y = horizon + 2 + (sheet.height - horizon) * part
        spread = 16 + 150 * part
        long = (10 + 80 * part) * chance.uniform(0.3, 1.1)
        _ripple(sheet, layer, (chance.gauss(x, spread * 0.55) - long / 2, y), long, 1.4 + 7 * part, light)
    sheet.put(layer, blur=0.5, strength=0.85)
    sheet.put(layer, blur=14, strength=0.5)


def _add(sheet: Sheet, what: str, horizon: float, dark: str) -> None:
    chance, width = sheet.chance, sheet.width
    layer = Layer()
    if what == "sail":
        x = width * chance.uniform(0.15, 0.85)
        layer.area([(x - 26, horizon + 2), (x + 24, horizon + 2), (x + 18, horizon + 10), (x - 18, horizon + 10)], dark)
        layer.area([(x - 2, horizon - 2), (x - 2, horizon - 70), (x - 26, horizon - 4)], mix(dark, "#f6e4c6", 0.75))
        layer.area([(x + 2, horizon - 2), (x + 2, horizon - 60), (x + 20, horizon - 3)], mix(dark, "#f6e4c6", 0.6))
    elif what == "headland":
        left = chance.random() < 0.5
        far = width * chance.uniform(0.3, 0.45)
        line = shapes.ridge(chance, far, horizon - 26, 34, roughness=0.5)
        line = [(px, min(py + 40 * max(px / far, 0) ** 2, horizon)) for px, py in line]
        points = [*line, (far, horizon + 2), (-20, horizon + 2)]
        layer.area(points if left else [(width - px, py) for px, py in points], mix(dark, "#9a8f94", 0.35))
    elif what == "gulls":
        for _ in range(chance.randint(3, 6)):
            flying(sheet, layer, (width * chance.uniform(0.1, 0.9), horizon * chance.uniform(0.2, 0.8)), dark)
    sheet.put(layer)


def fog(sheet: Sheet) -> str:
    """A boat with its lamps in the fog, and no shore."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    line = height * chance.uniform(0.52, 0.62)
    grey = chance.choice(("#b9b8ae", "#a8afb0", "#c4b8a4", "#b0a8a8"))
    sheet.wash([mix(grey, "#6a7076", 0.25), mix(grey, "#f5ead2", 0.4), mix(grey, "#f5ead2", 0.5)], 0, line)
    sheet.glow((width * chance.uniform(0.25, 0.75), line * 0.5), 700, "#fbeec8", 0.7)
    x, size = width * chance.uniform(0.35, 0.65), chance.uniform(0.9, 1.25)
    for way in (-1, 1):
        far = shapes.ridge(chance, width, line - 8, 16, roughness=0.5)
        if chance.random() < 0.6:
            part = [(px, py) for px, py in far if (px - x) * way > width * 0.25]
            if len(part) > 2:
                sheet.lay(sheet.shape(shapes.below(part, line), blur=5), mix(grey, "#5a646a", 0.3), 0.7)
    _ferry(sheet, (x, line + 4), size, mix(grey, "#2a3036", 0.72))
    mirror(sheet, line + 4, mix(grey, "#7a8488", 0.4), strength=0.82, ripple=6)
    dim = sheet.shape([(0, line + 4), (width, line + 4), (width, height), (0, height)])
    sheet.lay(both(dim, sheet.slope((0, line), (0, height * 1.2))), mix(grey, "#5a646c", 0.75), 0.75)
    layer = Layer()
    for _ in range(170):
        part = chance.random() ** 1.5
        y = line + 12 + (height - line) * part
        tone = mix(grey, chance.choice(("#fff6e0", "#5a646c")), 0.5)
        _ripple(
            sheet,
            layer,
            (chance.uniform(-40, width), y),
            (20 + 150 * part) * chance.uniform(0.4, 1.2),
            1 + 5 * part,
            tone,
        )
    sheet.put(layer, blur=1, strength=0.5)
    band = sheet.shape([(0, line - 70), (width, line - 70), (width, line + 60), (0, line + 60)], blur=46)
    sheet.lay(band, mix(grey, "#f5ead2", 0.5), 0.42)
    for _ in range(chance.randint(1, 4)):
        flying(
            sheet,
            gulls := Layer(),
            (width * chance.uniform(0.15, 0.85), line * chance.uniform(0.3, 0.8)),
            mix(grey, "#3a4046", 0.6),
            22,
        )
        sheet.put(gulls)
    return "A ferry with its lamps on, in the fog"


def _ferry(sheet: Sheet, at: shapes.Point, size: float, dark: str) -> None:
    def spots(points: list[shapes.Point]) -> shapes.Points:
        return shapes.placed([(px * way, py) for px, py in points], at, scale=size)

    way = sheet.chance.choice((-1, 1))
    layer = Layer()
    layer.area(spots([(-190, -46), (-150, 4), (150, 4), (206, -60), (150, -46)]), dark)
    layer.area(spots([(-150, -46), (-144, -96), (104, -96), (118, -46)]), mix(dark, "#e9dfc8", 0.35))
    layer.area(spots([(-30, -96), (-26, -140), (62, -140), (74, -96)]), mix(dark, "#e9dfc8", 0.22))
    layer.area(spots([(-92, -96), (-96, -160), (-62, -160), (-60, -96)]), mix(dark, "#8a3a2a", 0.5))
    layer.line(spots([(26, -140), (22, -214)]), 4 * size, dark)
    for x in range(-124, 100, 34):
        layer.area(spots([(x, -84), (x + 18, -84), (x + 18, -64), (x, -64)]), "#ffdf9a")
    layer.area(spots([(-14, -130), (54, -130), (58, -112), (-16, -112)]), "#ffe9b8")
    sheet.put(layer, blur=2.2, strength=0.9)
    for x, y in ((24, -212), (-124, -74), (80, -74), (20, -120)):
        sheet.glow(spots([(x, y)])[0], 90 * size, "#ffca78", 0.8)


def pool(sheet: Sheet) -> str:
    """Light on the bottom of a swimming pool, and the ropes of its lanes."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    deep = chance.choice(("#5f9fa3", "#6aa7a0", "#5a93a8"))
    sheet.wash([mix(deep, "#f0f0d8", 0.35), deep, mix(deep, "#2f5a6a", 0.35)], 0, height)
    tiles = Layer()
    for index in range(40):
        at = index * 52
        tiles.line([(at, 0), (at + 20 * sin(index), height)], 2.4, mix(deep, "#f4f4e4", 0.4))
        tiles.line([(0, at), (width, at + 12 * sin(index))], 2.4, mix(deep, "#f4f4e4", 0.4))
    sheet.put(tiles, blur=1.2, strength=0.4)
    middle = width * chance.uniform(0.3, 0.7)
    lane = sheet.shape(
        [(middle - 46, -5), (middle + 46, -5), (middle + 60, height + 5), (middle - 60, height + 5)], blur=2
    )
    sheet.lay(lane, "#2f5060", 0.55)
    ropes = Layer()
    for x in (middle - 290, middle + 290):
        for bead in range(int(height / 26) + 2):
            colour = ("#c8503a", "#f4ead2")[(bead // 4) % 2]
            y = bead * 26.0
            ropes.area(shapes.oval((x + 8 * sin(bead * 0.4), y), 15, 11), colour)
    shadow = sheet.mask(ropes, blur=6)
    sheet.lay(ImageChops.offset(shadow, round(40 * sheet.px), round(30 * sheet.px)), "#27505c", 0.45)
    sheet.image = swayed(sheet)
    for cell, strength in ((150, 0.75), (80, 0.4)):
        sheet.lay(_caustics(sheet, cell), "#fbf8de", strength)
    sheet.put(ropes)
    sheet.glow((width * chance.choice((0.15, 0.85)), height * 0.1), 900, "#fff2c8", 0.5)
    return "Light on the bottom of the swimming pool"


def _caustics(sheet: Sheet, cell: float) -> Image.Image:
    """A net of light: where soft noise passes through its middle."""
    lines = None
    for _ in range(2):
        field = clouds(sheet.chance, sheet.image.size, (cell * sheet.px, cell * sheet.px), octaves=2)
        ridge = field.point([round(max(0.0, 1 - abs(value - 128) / 13) ** 1.5 * 255) for value in range(256)])
        lines = ridge if lines is None else ImageChops.lighter(lines, ridge)
    assert lines is not None
    glow = soft(lines, 10 * sheet.px)
    return ImageChops.add(lines.point([round(value * 0.8) for value in range(256)]), glow)


def swayed(sheet: Sheet) -> Image.Image:
    """What is there, as seen through moving water."""
    image = sheet.image
    for step, cell in ((6, 60), (-7, 90)):
        bands = levels(noise(sheet.chance, image.size, (cell * 2 * sheet.px, cell * sheet.px)), 0.45, 0.75)
        moved = ImageChops.offset(image, round(step * sheet.px), round(step * 0.6 * sheet.px))
        image = Image.composite(moved, image, bands)
    return image
