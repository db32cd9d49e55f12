"""A sheet to paint on: washes, shapes with smooth edges, light. Pure.

Lengths are in units of a thousandth of the shorter side, so that a picture looks the same at every size.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from glimmers.demo.pictures.shapes import Point, Points, oval
from glimmers.demo.pictures.texture import clouds, levels, noise, stipple

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]
WHITE = "#ffffff"
FINER = 2  # shapes are drawn this much larger and reduced, so that their edges are smooth


@cache
def rgb(written: str) -> Colour:
    """The colour of "#rrggbb"."""
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def mix(a: str, b: str, part: float) -> str:
    """Some `part` (0 to 1) of `b` in `a`."""
    mixed = (round(x + (y - x) * min(max(part, 0), 1)) for x, y in zip(rgb(a), rgb(b), strict=True))
    return "#" + "".join(f"{value:02x}" for value in mixed)


def inverted(mask: Image.Image) -> Image.Image:
    return ImageChops.invert(mask)


def both(mask: Image.Image, other: Image.Image) -> Image.Image:
    """Where one mask and the other are."""
    return ImageChops.multiply(mask, other)


class Layer:
    """Shapes that are laid on a sheet together. They are drawn when they are, no larger than they reach."""

    def __init__(self) -> None:
        self._shapes: list[tuple[Points, float, str]] = []
        self._reach = [1e9, 1e9, -1e9, -1e9]

    def area(self, points: Sequence[Point], colour: str = WHITE) -> None:
        """A filled shape."""
        self._add(list(points), -1.0, colour)

    def line(self, points: Sequence[Point], width: float, colour: str = WHITE) -> None:
        """A line of even width with round ends."""
        self._add(list(points), width, colour)

    def dot(self, centre: Point, radius: float, colour: str = WHITE, *, flat: float = 1.0) -> None:
        """A disc; `flat` is its height by its width."""
        x, y = centre
        self._add([(x - radius, y - radius * flat), (x + radius, y + radius * flat)], -2.0, colour)

    def _add(self, points: Points, width: float, colour: str) -> None:
        self._shapes.append((points, width, colour))
        rim = max(width, 0) / 2 + 1
        xs, ys = [x for x, _ in points], [y for _, y in points]
        there = self._reach
        self._reach = [
            min(there[0], min(xs) - rim),
            min(there[1], min(ys) - rim),
            max(there[2], max(xs) + rim),
            max(there[3], max(ys) + rim),
        ]

    def box(self, px: float, size: tuple[int, int], rim: float) -> Box | None:
        """The part of an image of `size` that it covers with `rim` px around it; None where it is outside."""
        left, top, right, bottom = (value * px for value in self._reach)
        box = (
            max(0, int(left - rim)),
            max(0, int(top - rim)),
            min(size[0], int(right + rim) + 1),
            min(size[1], int(bottom + rim) + 1),
        )
        return box if box[0] < box[2] and box[1] < box[3] else None

    def draw_on(self, image: Image.Image, corner: tuple[int, int], px: float, finer: float) -> None:
        """Draw it on an image that is `finer` times as large as the piece of the sheet from `corner` on."""
        draw = ImageDraw.Draw(image)
        is_mask = image.mode == "L"
        scale, left, top = px * finer, corner[0] * finer, corner[1] * finer
        for points, width, colour in self._shapes:
            ink = 255 if is_mask else rgb(colour)
            at = [(x * scale - left, y * scale - top) for x, y in points]
            if width == -1:
                draw.polygon(at, fill=ink)
            elif width == -2:
                draw.ellipse((*at[0], *at[1]), fill=ink)
            else:
                thick = max(1, round(width * scale))
                draw.line(at, fill=ink, width=thick, joint="curve" if thick > 5 else None)
                half = thick / 2 - 0.5
                for x, y in (at[0], at[-1]) if thick > 3 else ():
                    draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)


class Sheet:
    """A picture in the making. `light` is the time of day, `season` the time of year that it shows."""

    def __init__(self, size: tuple[int, int], chance: Random, *, light: str, season: str) -> None:
        self.image = Image.new("RGB", size)
        self.chance = chance
        self.light, self.season = light, season
        self.px = min(size) / 1000
        self.width, self.height = size[0] / self.px, size[1] / self.px

    # ---- washes ----------------------------------------------------------------------------------------------------
    def gradient(self, colours: Sequence[str], top: float = 0.0, bottom: float | None = None) -> Image.Image:
        """An image of the sheet's size that goes through these colours from `top` to `bottom`."""
        stops = Image.new("RGB", (1, len(colours)))
        for index, colour in enumerate(colours):
            stops.putpixel((0, index), rgb(colour))
        first, last = top * self.px, (self.height if bottom is None else bottom) * self.px
        strip = Image.new("RGB", (1, self.image.height), rgb(colours[-1]))
        rows = max(1, round(last - first))
        between = stops.resize((1, rows), Image.Resampling.BILINEAR, box=(0, 0.5, 1, len(colours) - 0.5))
        strip.paste(rgb(colours[0]), (0, 0, 1, max(0, round(first))))
        strip.paste(between, (0, round(first)))
        return strip.resize(self.image.size, Image.Resampling.NEAREST)

    def wash(self, colours: Sequence[str], top: float = 0.0, bottom: float | None = None) -> None:
        """The whole sheet in these colours, from above to below."""
        self.image = self.gradient(colours, top, bottom)

    def grained(self, colour: str, other: str, cell: tuple[float, float]) -> Image.Image:
        """An image of the sheet's size between two colours, by soft noise: wood, cloth, wall."""
        size = self.image.size
        pattern = levels(clouds(self.chance, size, (cell[0] * self.px, cell[1] * self.px)), 0.25, 0.75)
        return Image.composite(Image.new("RGB", size, rgb(other)), Image.new("RGB", size, rgb(colour)), pattern)

    def drift(self, colour: str, strength: float, cell: tuple[float, float], *, density: float = 0.5) -> None:
        """Clouds or mist in this colour over everything."""
        cloud = clouds(self.chance, self.image.size, (cell[0] * self.px, cell[1] * self.px))
        self.lay(levels(cloud, 0.85 - density * 0.6, 1.0 - density * 0.3), colour, strength)

    # ---- shapes ----------------------------------------------------------------------------------------------------
    def put(self, layer: Layer, *, blur: float = 0.0, strength: float = 1.0, within: Image.Image | None = None) -> None:
        """Lay a layer on the sheet, `blur` units out of focus; only `within` a mask, where one is given."""
        radius = blur * self.px
        box = layer.box(self.px, self.image.size, radius * 3)
        if box is None:
            return
        before = self.image.crop(box)
        after = self._soft(layer, box, radius) if radius >= 1 else self._sharp(layer, box)
        if strength < 1:
            after = Image.blend(before, after, strength)
        self.image.paste(after, box, within.crop(box) if within else None)

    def _sharp(self, layer: Layer, box: Box) -> Image.Image:
        """That part of the sheet with the layer on it."""
        there = self.image.crop(box)
        there = there.resize((there.width * FINER, there.height * FINER), Image.Resampling.NEAREST)
        layer.draw_on(there, box[:2], self.px, FINER)
        return there.reduce(FINER)

    def _soft(self, layer: Layer, box: Box, radius: float) -> Image.Image:
        there = self.image.crop(box)
        image = self._blurred(layer, box, radius, "RGBA")
        there.paste(image, mask=image.getchannel("A"))
        return there

    def _blurred(self, layer: Layer, box: Box, radius: float, mode: str) -> Image.Image:
        """The layer alone, out of focus: the more, the smaller it is drawn, and enlarged again."""
        size = (box[2] - box[0], box[3] - box[1])
        shrink = max(1, round(radius / 1.3))
        small = (-(-size[0] // shrink), -(-size[1] // shrink))
        fine = Image.new(mode, (small[0] * FINER, small[1] * FINER), 0)
        layer.draw_on(fine, box[:2], self.px, FINER / shrink)
        if mode == "RGBA":
            fine = fine.convert("RGBa")
        blurred = fine.reduce(FINER).filter(ImageFilter.GaussianBlur(radius / shrink))
        part = (0, 0, size[0] / shrink, size[1] / shrink)
        return blurred.convert(mode).resize(size, Image.Resampling.BILINEAR, box=part)

    def mask(self, layer: Layer, *, blur: float = 0.0) -> Image.Image:
        """Where a layer lies: a mask of the sheet's size."""
        radius = blur * self.px
        found = Image.new("L", self.image.size)
        box = layer.box(self.px, found.size, radius * 3)
        if box is None:
            return found
        if radius >= 0.8:
            found.paste(self._blurred(layer, box, radius, "L"), box)
        else:
            fine = Image.new("L", ((box[2] - box[0]) * FINER, (box[3] - box[1]) * FINER))
            layer.draw_on(fine, box[:2], self.px, FINER)
            found.paste(fine.reduce(FINER), box)
        return found

    def shape(self, points: Sequence[Point], *, blur: float = 0.0) -> Image.Image:
        """The mask of one area."""
        layer = Layer()
        layer.area(points)
        return self.mask(layer, blur=blur)

    def disc(self, centre: Point, radius: float, *, blur: float = 0.0) -> Image.Image:
        """The mask of a disc."""
        return self.shape(oval(centre, radius, radius), blur=blur)

    def band(self, top: float, bottom: float, *, blur: float = 0.0) -> Image.Image:
        """The mask of all that lies between two heights."""
        far = self.width + 5 + blur * 3
        return self.shape([(-5 - blur * 3, top), (far, top), (far, bottom), (-5 - blur * 3, bottom)], blur=blur)

    def lay(self, mask: Image.Image, paint: str | Image.Image, strength: float = 1.0) -> None:
        """Paint through a mask of the sheet's size."""
        box = mask.getbbox()
        if box is None:
            return
        mask = mask.crop(box)
        if strength < 1:
            mask = mask.point([round(value * strength) for value in range(256)])
        self.image.paste(rgb(paint) if isinstance(paint, str) else paint.crop(box), box, mask)

    def cast(self, points: Sequence[Point], colour: str, *, blur: float, strength: float) -> None:
        """A soft shadow (or patch of light) of this shape."""
        self.lay(self.shape(points, blur=blur), colour, strength)

    # ---- light -----------------------------------------------------------------------------------------------------
    def glow(self, centre: Point, radius: float, colour: str, strength: float = 1.0, *, flat: float = 1.0) -> None:
        """Light that spreads from a point, added to what is there."""
        wide, high = max(1, round(radius * self.px)), max(1, round(radius * self.px * flat))
        left, top = round(centre[0] * self.px) - wide, round(centre[1] * self.px) - high
        size = self.image.size
        box = (max(0, left), max(0, top), min(size[0], left + 2 * wide), min(size[1], top + 2 * high))
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        fall = [round(255 * strength * (1 - value / 255) ** 2.2) for value in range(256)]
        # Only the part that is on the sheet is enlarged.
        part = [
            (edge - origin) * 128 / half
            for edge, origin, half in zip(box, (left, top) * 2, (wide, high) * 2, strict=True)
        ]
        ball = Image.radial_gradient("L").point(fall)
        ball = ball.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BICUBIC, box=tuple(part))  # type: ignore[arg-type]
        there = self.image.crop(box)
        lit = ImageChops.screen(there, Image.new("RGB", there.size, rgb(colour)))
        self.image.paste(lit, box, ball)

    def shade(self, mask: Image.Image, colour: str, strength: float = 1.0, *, dot: float = 1.6) -> None:
        """A soft shade laid as grains of chalk."""
        self.lay(stipple(self.chance, mask, dot=max(1.0, dot * self.px)), colour, strength)

    def slope(self, start: Point, end: Point) -> Image.Image:
        """A mask that grows from 0 at `start` to full at `end`, evenly across."""
        side = 40
        (x0, y0), (x1, y1) = start, end
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        values = bytearray()
        for row in range(side):
            for column in range(side):
                x, y = (column + 0.5) / side * self.width, (row + 0.5) / side * self.height
                values.append(round(255 * min(max(((x - x0) * dx + (y - y0) * dy) / length, 0), 1)))
        return Image.frombytes("L", (side, side), bytes(values)).resize(self.image.size, Image.Resampling.BICUBIC)

    def ball(self, centre: Point, radius: float) -> Image.Image:
        """A mask that is full at the centre and nothing at the radius."""
        mask = Image.new("L", self.image.size)
        half = max(1, round(radius * self.px))
        ball = inverted(Image.radial_gradient("L")).resize((2 * half, 2 * half), Image.Resampling.BICUBIC)
        mask.paste(ball, (round(centre[0] * self.px) - half, round(centre[1] * self.px) - half))
        return mask

    def specks(self, cell: float, low: float, high: float) -> Image.Image:
        """A mask of scattered specks of about `cell` units: the higher `low`, the fewer."""
        return levels(noise(self.chance, self.image.size, (cell * self.px, cell * self.px)), low, high)
