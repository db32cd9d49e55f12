"""Pictures of roofs: under the stars, under northern lights; and the houses across the yard."""

from __future__ import annotations

from math import pi, sin

from PIL import Image, ImageChops

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.sheet import Layer, Sheet, both, mix
from glimmers.demo.pictures.sky import moon, sky, stars
from glimmers.demo.pictures.texture import levels, noise

DARK = {"night": "#0f1220", "dusk": "#2b2536", "dawn": "#6d6470", "gold": "#6a4f42", "day": "#8d8377"}
WALLS = ("#e6d2ab", "#dcbb92", "#d3c6aa", "#cda58a", "#e3dac6", "#c7b08a")
TILES = ("#a5573b", "#93503c", "#8a5a48", "#b06a45", "#7a5a50")
LIT = ("#ffcf7a", "#ffdd9c", "#f9b765", "#ffe6b8")


def houses(sheet: Sheet, y: float, size: float, low: str) -> None:
    """Two rows of roofs whose feet lie below `y`, the far one paler."""
    row(sheet, y - 40 * size, size * 0.7, low, 0.55)
    row(sheet, y + 60 * size, size, low, 0.2)


def row(sheet: Sheet, y: float, size: float, low: str, haze: float, *, windows: float = 0.4) -> list[shapes.Point]:  # noqa: PLR0913
    """A row of houses with their eaves around `y`, to the bottom, with a `haze` of `low`. Where chimneys smoke."""
    chance = sheet.chance
    walls, lights = Layer(), Layer()
    chimneys: list[shapes.Point] = []
    # By day walls are light and roofs red; the darker it is, the less one sees of that.
    dark, part = DARK[sheet.light], {"day": 0.12, "gold": 0.25, "dawn": 0.3, "dusk": 0.8}.get(sheet.light, 0.93)
    x = chance.uniform(-160, -40) * size
    while x < sheet.width + 20:
        wide = chance.uniform(150, 320) * size
        eaves = y + chance.uniform(-60, 60) * size
        rise = chance.uniform(60, 150) * size
        wall, tiles = (mix(mix(chance.choice(kind), dark, part), low, haze) for kind in (WALLS, TILES))
        _house(sheet, walls, (x, eaves, wide, rise), wall, tiles)
        if chance.random() < 0.7:
            at, half = (x + wide * chance.uniform(0.25, 0.75), eaves - rise * 0.55), 12 * size
            stack = [(at[0] - half, at[1] + 40 * size), (at[0] - half, at[1] - 62 * size)]
            walls.area([*stack, *[(2 * at[0] - px, py) for px, py in reversed(stack)]], mix(tiles, "#000000", 0.12))
            chimneys.append((at[0], at[1] - 62 * size))
        _panes(sheet, lights, (x, eaves, wide), size, wall, windows)
        x += wide * chance.uniform(0.92, 1.04)
    sheet.put(walls)
    if sheet.light in {"night", "dusk"}:
        sheet.put(lights, blur=9 * size, strength=0.7)
    sheet.put(lights)
    return chimneys


def _house(sheet: Sheet, walls: Layer, at: tuple[float, float, float, float], wall: str, tiles: str) -> None:
    x, eaves, wide, rise = at
    bottom = sheet.height + 10
    walls.area([(x, eaves), (x + wide, eaves), (x + wide, bottom), (x, bottom)], wall)
    style = sheet.chance.choice(("gable", "long", "long", "mansard"))
    roof = {
        "gable": [(x - 5, eaves), (x + wide / 2, eaves - rise), (x + wide + 5, eaves)],
        "long": [
            (x - 6, eaves),
            (x + wide * 0.07, eaves - rise * 0.6),
            (x + wide * 0.93, eaves - rise * 0.6),
            (x + wide + 6, eaves),
        ],
        "mansard": [
            (x - 5, eaves),
            (x + wide * 0.06, eaves - rise * 0.5),
            (x + wide * 0.2, eaves - rise * 0.72),
            (x + wide * 0.8, eaves - rise * 0.72),
            (x + wide * 0.94, eaves - rise * 0.5),
            (x + wide + 5, eaves),
        ],
    }[style]
    walls.area(roof, tiles)
    eave = [(x - 4, eaves), (x + wide + 4, eaves), (x + wide + 4, eaves + rise * 0.1), (x - 4, eaves + rise * 0.1)]
    walls.area(eave, mix(wall, "#1a1014", 0.3))


def _panes(sheet: Sheet, lights: Layer, at: tuple[float, float, float], size: float, tint: str, share: float) -> None:  # noqa: PLR0913, PLR0917
    chance = sheet.chance
    x, eaves, wide = at
    glows = sheet.light in {"night", "dusk"}
    columns = max(1, int(wide / (64 * size)))
    for floor in range(7):
        y = eaves + (34 + floor * 92) * size
        for column in range(columns):
            is_lit = glows and chance.random() < share * 0.55
            if not is_lit and (glows or chance.random() < 0.15):
                continue
            middle = x + wide * (column + 0.5) / columns
            colour = chance.choice(LIT) if is_lit else mix(tint, "#20242c", chance.uniform(0.3, 0.6))
            half, tall = 13 * size, 44 * size
            lights.area(
                [
                    (middle - half, y),
                    (middle - 1.5 * size, y),
                    (middle - 1.5 * size, y + tall),
                    (middle - half, y + tall),
                ],
                colour,
            )
            lights.area(
                [
                    (middle + 1.5 * size, y),
                    (middle + half, y),
                    (middle + half, y + tall),
                    (middle + 1.5 * size, y + tall),
                ],
                colour,
            )


def roofs(sheet: Sheet) -> str:
    """Stars over the roofs, a few windows lit."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    y = height * chance.uniform(0.58, 0.68)
    low = sky(sheet, y)
    what = ""
    if sheet.light == "night":
        _milky_way(sheet, y)
        stars(sheet, y)
    if sheet.light in {"night", "dusk"} and chance.random() < 0.75:
        moon(
            sheet,
            (width * chance.uniform(0.15, 0.85), y * chance.uniform(0.2, 0.5)),
            chance.uniform(36, 60),
            is_full=chance.random() < 0.5,
        )
        what = " and the moon"
    elif sheet.light != "night":
        sheet.glow((width * chance.uniform(0.2, 0.8), y * 0.9), 700, "#ffd294", 0.6)
    row(sheet, y - 30, 0.55, low, 0.62, windows=0.3)
    row(sheet, y + 60, 0.8, low, 0.32, windows=0.5)
    smoke = row(sheet, y + 190, 1.25, low, 0.06, windows=0.5)
    _smoke(sheet, smoke, mix(low, "#fff2dc", 0.3))
    return {"night": f"Stars{what} over the roofs", "dusk": f"Dusk{what} over the roofs"}.get(
        sheet.light, "The roofs in low sun"
    )


def _milky_way(sheet: Sheet, bottom: float) -> None:
    sheet.drift("#8d8bb0", 0.35, (420, 300), density=0.35)


def _smoke(sheet: Sheet, chimneys: list[shapes.Point], colour: str) -> None:
    chance = sheet.chance
    for x, y in chance.sample(chimneys, min(2, len(chimneys))):
        stencil = Layer()
        for step in range(14):
            t = step / 13
            stencil.dot((x + 130 * t**1.4 + 16 * sin(step), y - 10 - 230 * t), 7 + 34 * t)
        mask = sheet.mask(stencil, blur=13)
        sheet.lay(both(mask, sheet.slope((0, y - 270), (0, y))), colour, 0.4)


def aurora(sheet: Sheet) -> str:
    """Northern lights over the roofs."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    sheet.wash(["#0b1120", "#10203a", "#1b3a4c", "#2d5154"], 0, height * 0.85)
    stars(sheet, height * 0.7, 200)
    for _ in range(3):
        base = height * chance.uniform(0.42, 0.62)
        tall = height * chance.uniform(0.3, 0.48)
        phase = chance.uniform(0, 2 * pi)
        line = [
            (x * width / 24, base + sin(phase + x * 0.33) * 70 + sin(phase * 2 + x * 0.9) * 18) for x in range(-1, 26)
        ]
        _veil(sheet, shapes.curve(line, steps=5), tall)
    y = height * 0.8
    row(sheet, y - 20, 0.6, "#1f3a44", 0.4, windows=0.35)
    row(sheet, y + 80, 1.0, "#1f3a44", 0.05, windows=0.5)
    return "Northern lights over the roofs"


def _veil(sheet: Sheet, line: shapes.Points, tall: float) -> None:
    chance = sheet.chance
    size = sheet.image.size
    rays = levels(noise(chance, size, (16 * sheet.px, 4000)), 0.15, 0.95)
    broad = levels(noise(chance, size, (150 * sheet.px, 4000)), 0.2, 0.8)
    rays = both(rays, broad)
    for part, colour, strength in ((0.3, "#c8f6c0", 0.5), (0.62, "#63d19b", 0.6), (1.0, "#a06cb4", 0.4)):
        high = [(x + 20 * part, y - tall * part) for x, y in line]
        mask = sheet.shape([*line, *reversed(high)], blur=tall * 0.07 * (0.3 + part))
        mask = both(mask, rays)
        lit = ImageChops.screen(
            sheet.image, Image.new("RGB", size, tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5)))
        )
        sheet.lay(mask, lit, strength)
