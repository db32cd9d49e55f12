"""Pictures of a table, seen from above: tea, soup, bread, fruit."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image, ImageChops

from glimmers.demo.pictures import shapes
from glimmers.demo.pictures.dishes import biscuit, book, bowl, plate, slice_of_bread, spoon
from glimmers.demo.pictures.props import boards, cloth, leaf_shadows, steam
from glimmers.demo.pictures.sheet import Layer, Sheet, both, inverted, mix
from glimmers.demo.pictures.texture import levels, noise

WOODS = ("#a87848", "#8d6240", "#b98f60", "#6f4a33", "#c7a377")
LINENS = (("#ece2cd", "#a8584a"), ("#dfe0d6", "#5d7a8c"), ("#e9ddc0", "#7c8a5a"), ("#d9b9a0", "#f3e8d5"))
GLAZES = ("#e8dfcc", "#7f98a0", "#c4714f", "#5c6f66", "#d2a75a", "#a9b3a8")


def _table(sheet: Sheet) -> None:
    """Bare boards or a cloth over all of it, and light that falls across."""
    chance = sheet.chance
    boards(sheet, chance.choice(WOODS), across=chance.random() < 0.6, plank=chance.uniform(200, 300))
    if chance.random() < 0.7:
        linen, stripe = chance.choice(LINENS)
        turn = chance.uniform(-0.35, 0.35)
        at = (sheet.width * chance.choice((0.1, 0.9)), sheet.height * chance.choice((0.12, 0.88)))
        corners = [(-430.0, -380.0), (430.0, -380.0), (430.0, 380.0), (-430.0, 380.0)]
        cloth(sheet, shapes.placed(corners, at, turn=turn), linen, stripe)


def _light(sheet: Sheet) -> None:
    """Sun from the window across the table, with leaves in it; the rest in warm shade."""
    chance = sheet.chance
    turn = chance.uniform(-0.5, 0.5)
    stencil = Layer()
    middle = (sheet.width / 2, sheet.height / 2)
    for shift in (-330, 20, 370):
        pane = [(shift - 160.0, -1500.0), (shift + 160.0, -1500.0), (shift + 160.0, 1500.0), (shift - 160.0, 1500.0)]
        stencil.area(shapes.placed(pane, middle, turn=0.7 + turn))
    light = sheet.mask(stencil, blur=26)
    dim = inverted(light)
    sheet.lay(dim, both(sheet.image, Image.new("RGB", sheet.image.size, (168, 146, 140))), 0.75)
    warm = ImageChops.soft_light(sheet.image, Image.new("RGB", sheet.image.size, (190, 160, 116)))
    sheet.lay(light, warm, 0.8)
    if chance.random() < 0.6:
        leaf_shadows(sheet, "#3a2518", 0.24, blur=13)


def tea(sheet: Sheet) -> str:
    """A cup of tea from above, steaming."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    _table(sheet)
    at = (width * chance.uniform(0.42, 0.58), height * chance.uniform(0.45, 0.58))
    size = chance.uniform(215, 265)
    glaze = chance.choice(GLAZES)
    plate(sheet, at, size * 1.55, mix(glaze, "#fff8ea", 0.35))
    turn = chance.uniform(-0.6, 0.9)
    spoon(sheet, (at[0] + cos(turn + 1.9) * size * 1.17, at[1] + sin(turn + 1.9) * size * 1.17), turn + 0.4, size * 1.5)
    handle = (at[0] + cos(turn) * size * 1.16, at[1] + sin(turn) * size * 1.16)
    layer = Layer()
    layer.line([at, handle], size * 0.2, mix(glaze, "#3a2a22", 0.22))
    layer.line([at, (handle[0] - 3, handle[1] - 6)], size * 0.13, mix(glaze, "#ffffff", 0.12))
    sheet.put(layer, blur=0.8)
    drink, name = chance.choice(
        (("#8a4a1c", "tea"), ("#4b2c1a", "coffee"), ("#b07a2c", "tea"), ("#a3713e", "milky tea"))
    )
    bowl(sheet, at, size, glaze, drink)
    what = chance.choice(("a biscuit", "nothing", "two biscuits", "a book"))
    if what == "a book":
        book(sheet, (width * chance.choice((0.08, 0.94)), height * chance.uniform(0.2, 0.8)))
    elif what != "nothing":
        for index in range(1 if what == "a biscuit" else 2):
            angle = turn + pi + 0.5 * index - 0.3
            biscuit(sheet, (at[0] + cos(angle) * size * 1.24, at[1] + sin(angle) * size * 1.24), size * 0.3)
    _light(sheet)
    steam(sheet, (at[0], at[1] + 20), size * 2.2, 0.5, turn=chance.uniform(-0.3, 0.3))
    return f"A cup of {name} from above" + ("" if what == "nothing" else f", {what} beside it")


def soup(sheet: Sheet) -> str:
    """A deep plate of soup from above, a spoon, herbs on it."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    _table(sheet)
    at = (width * chance.uniform(0.44, 0.56), height * chance.uniform(0.46, 0.56))
    size = chance.uniform(300, 350)
    glaze = chance.choice(GLAZES)
    broth, name = chance.choice(
        (("#c8702c", "pumpkin soup"), ("#a9562f", "lentil soup"), ("#8a9a4c", "pea soup"), ("#d9b25c", "noodle soup"))
    )
    spoon(sheet, (at[0] + size * 1.35, at[1] + chance.uniform(-30, 60)), pi / 2 + chance.uniform(-0.2, 0.2), size * 1.5)
    bowl(sheet, at, size, glaze, broth, rim=0.82)
    layer = Layer()
    for _ in range(30):
        angle, away = chance.uniform(0, 2 * pi), size * 0.66 * chance.random() ** 0.5
        spot = (at[0] + cos(angle) * away, at[1] + sin(angle) * away)
        layer.area(
            shapes.blob(chance, spot, chance.uniform(10, 28), wobble=0.2),
            mix(broth, "#fff0c8", chance.uniform(0.15, 0.4)),
        )
    if name == "noodle soup":
        for _ in range(20):
            angle, away = chance.uniform(0, 2 * pi), size * 0.4 * chance.random()
            spot = (at[0] + cos(angle) * away, at[1] + sin(angle) * away)
            part = shapes.arc(
                spot,
                chance.uniform(50, 110),
                chance.uniform(30, 80),
                (start := chance.uniform(0, pi)),
                start + chance.uniform(2, 4.4),
            )
            layer.line(part, 9, mix("#f3e2b0", broth, chance.uniform(0, 0.4)))
    for _ in range(26):
        angle, away = chance.uniform(0, 2 * pi), size * 0.6 * chance.random() ** 0.7
        spot = (at[0] + cos(angle) * away, at[1] + sin(angle) * away)
        for leaf in range(3):
            layer.area(
                shapes.petal(spot, chance.uniform(14, 28), 12, angle + leaf * 1.1),
                chance.choice(("#4f6b34", "#6a8440", "#3f5a2e")),
            )
    sheet.put(layer, blur=0.7)
    if chance.random() < 0.7:
        slice_of_bread(sheet, (at[0] - size * 1.25, at[1] + size * 0.8), chance.uniform(-0.5, 0.5))
    _light(sheet)
    steam(sheet, (at[0] - 30, at[1] + 20), size * 1.9, 0.5, turn=chance.uniform(-0.3, 0.3))
    return f"A plate of {name}"


def bread(sheet: Sheet) -> str:
    """A loaf on a board, some of it cut."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    _table(sheet)
    at = (width * chance.uniform(0.45, 0.55), height * chance.uniform(0.46, 0.54))
    turn = chance.uniform(-0.3, 0.3) + (pi / 2 if height > width * 1.2 else 0)
    board = shapes.placed(shapes.curve(_rounded(520, 330, 70), closed=True, steps=3), at, turn=turn)
    sheet.cast([(x + 14, y + 20) for x, y in board], "#241309", blur=18, strength=0.55)
    mask = sheet.shape(board)
    wood = chance.choice(("#c99b62", "#a97343", "#d8b583"))
    sheet.lay(mask, sheet.grained(wood, mix(wood, "#5a351c", 0.4), (700, 14)))
    loaf_at = placed_at(at, (-110, -10), turn)
    _loaf(sheet, loaf_at, turn)
    for index in range(chance.randint(1, 3)):
        slice_of_bread(
            sheet, placed_at(at, (270 + index * 64, 20 - index * 36), turn), turn + pi / 2 + chance.uniform(-0.25, 0.25)
        )
    layer = Layer()
    for _ in range(70):
        spot = placed_at(at, (chance.gauss(190, 150), chance.gauss(60, 130)), turn)
        layer.area(
            shapes.blob(chance, spot, chance.uniform(2, 7), wobble=0.4),
            chance.choice(("#e0b878", "#b67a3c", "#f1dcae")),
        )
    sheet.put(layer)
    _light(sheet)
    return "A loaf of bread on a board, cut"


def placed_at(at: shapes.Point, offset: shapes.Point, turn: float) -> shapes.Point:
    """The point `offset` away from `at`, in a frame turned by `turn`."""
    return shapes.placed([offset], at, turn=turn)[0]


def _rounded(half: float, high: float, corner: float) -> shapes.Points:
    points: shapes.Points = []
    for (x, y), start in zip(((1, 1), (-1, 1), (-1, -1), (1, -1)), (0.0, pi / 2, pi, 3 * pi / 2), strict=True):
        centre = (x * (half - corner), y * (high - corner))
        points += [
            (centre[0] + corner * cos(start + t * pi / 8), centre[1] + corner * sin(start + t * pi / 8))
            for t in range(5)
        ]
    return points


def _loaf(sheet: Sheet, at: shapes.Point, turn: float) -> None:
    chance = sheet.chance
    outline = shapes.placed([(x * 1.24, y) for x, y in shapes.blob(chance, (0, 0), 225, wobble=0.04)], at, turn=turn)
    sheet.cast([(x + 16, y + 24) for x, y in outline], "#1f0f06", blur=20, strength=0.6)
    mask = sheet.shape(outline)
    crust = chance.choice(("#a4622c", "#8f5226", "#b8763a"))
    sheet.lay(mask, sheet.grained(crust, mix(crust, "#4a220c", 0.6), (90, 70)))
    lit = both(mask, sheet.ball((at[0] - 60, at[1] - 70), 330))
    sheet.lay(lit, "#e3ab62", 0.6)
    edge = ImageChops.subtract(
        mask, sheet.shape(shapes.placed(outline, (at[0] * 0.09, at[1] * 0.09), scale=0.91), blur=22)
    )
    sheet.lay(both(edge, mask), "#3f1d0b", 0.5)
    flour = both(mask, sheet.specks(5, 0.5, 0.85))
    sheet.lay(both(flour, sheet.ball(at, 360)), "#f7ead2", 0.75)
    layer, deep = Layer(), Layer()
    for shift in (-150, -52, 48, 146):
        cut = [(shift - 54, -100), (shift - 8, -34), (shift + 20, 42), (shift + 26, 112)]
        line = shapes.placed(shapes.curve(cut, steps=6), at, turn=turn)
        deep.area([(x + 5, y + 4) for x, y in shapes.tapered(line, 14, 30)], "#5f2f12")
        layer.area(shapes.tapered(line, 10, 26), "#eccb92")
    sheet.put(deep, blur=4, strength=0.8)
    sheet.put(layer, blur=1.5, strength=0.9)


def fruit(sheet: Sheet) -> str:
    """Fruit in a bowl or on the cloth: tomatoes, oranges, plums, apples."""
    chance, width, height = sheet.chance, sheet.width, sheet.height
    _table(sheet)
    choices = {
        "summer": ("tomatoes", "plums", "cherries"),
        "autumn": ("apples", "plums", "pears"),
        "winter": ("oranges",),
        "spring": ("oranges", "apples"),
    }
    name = chance.choice(choices[sheet.season])
    at = (width * chance.uniform(0.44, 0.56), height * chance.uniform(0.46, 0.54))
    size = 370.0
    glaze = chance.choice(GLAZES)
    plate(sheet, at, size * 1.06, mix(glaze, "#fff8ea", 0.2))
    ball = {"cherries": 62, "plums": 92, "tomatoes": 108}.get(name, 122)
    spots: list[shapes.Point] = []
    for _ in range(400):
        angle, away = chance.uniform(0, 2 * pi), (size * 0.86 - ball) * chance.random() ** 0.5
        spot = (at[0] + cos(angle) * away, at[1] + sin(angle) * away)
        if all((spot[0] - x) ** 2 + (spot[1] - y) ** 2 > (ball * 1.66) ** 2 for x, y in spots):
            spots.append(spot)
    for spot in spots:
        _one(sheet, spot, ball * chance.uniform(0.94, 1.06), name)
    for _ in range(chance.randint(0, 2)):
        angle = chance.uniform(0, 2 * pi)
        _one(sheet, (at[0] + cos(angle) * size * 1.4, at[1] + sin(angle) * size * 1.4), ball, name)
    _light(sheet)
    return f"A plate of {name} on the table"


SKINS = {
    "tomatoes": ("#b93a22", "#c8502a", "#cf7a2c"),
    "oranges": ("#d9822b", "#e0912f"),
    "plums": ("#57304f", "#6a3a55", "#4a3358"),
    "cherries": ("#7d1f26", "#9a2a2c"),
    "apples": ("#b5472f", "#c7a03c", "#9aa247"),
    "pears": ("#b3a546", "#c2a84c", "#98994a"),
}


def _one(sheet: Sheet, at: shapes.Point, size: float, name: str) -> None:
    chance = sheet.chance
    skin = chance.choice(SKINS[name])
    outline = shapes.blob(chance, at, size, wobble=0.035)
    sheet.cast([(x + size * 0.12, y + size * 0.2) for x, y in outline], "#1f0f06", blur=size * 0.13, strength=0.6)
    mask = sheet.shape(outline)
    sheet.lay(mask, mix(skin, "#2a0f10", 0.38))
    sheet.lay(both(mask, sheet.ball((at[0] - size * 0.2, at[1] - size * 0.26), size * 1.55)), mix(skin, "#ffd79a", 0.2))
    sheet.lay(
        both(mask, sheet.ball((at[0] - size * 0.26, at[1] - size * 0.34), size * 0.85)), mix(skin, "#fff0cc", 0.6), 0.75
    )
    if name == "oranges":
        pores = levels(noise(chance, sheet.image.size, (6 * sheet.px, 6 * sheet.px)), 0.6, 0.9)
        sheet.lay(both(mask, pores), mix(skin, "#5a2a0c", 0.5), 0.4)
    layer = Layer()
    layer.area(shapes.oval((at[0] - size * 0.34, at[1] - size * 0.42), size * 0.16, size * 0.1, -0.7), "#fff8e8")
    sheet.put(layer, blur=3, strength=0.75)
    stem = Layer()
    if name == "tomatoes":
        for leaf in range(5):
            stem.area(shapes.petal(at, size * 0.42, size * 0.13, leaf * 1.256 + chance.uniform(-0.2, 0.2)), "#5d7434")
    elif name in {"apples", "pears", "plums", "cherries"}:
        end = (at[0] + chance.uniform(-0.4, 0.4) * size, at[1] - size * (1.5 if name == "cherries" else 0.42))
        stem.area(
            shapes.tapered(shapes.curve([at, ((at[0] + end[0]) / 2 + 8, (at[1] + end[1]) / 2), end], steps=6), 6, 9),
            "#5d4a28",
        )
    else:
        stem.dot(at, size * 0.05, "#7a6a2c")
    sheet.put(stem, blur=0.6)
