"""What makes paint look like paint: noise, soft and torn edges, grain, and the tone of an old print. Pure.

Noise comes from the picture's own chance, byte by byte: the same seed gives the same picture on every machine.
"""

from __future__ import annotations

from random import Random

from PIL import Image, ImageChops, ImageFilter

Size = tuple[int, int]
TILE = 512  # px, of the grain


def noise(chance: Random, size: Size, cell: tuple[float, float]) -> Image.Image:
    """Soft random grey; `cell` is how wide and how high a patch of it is, in px."""
    across = max(2, round(size[0] / max(cell[0], 1)) + 1)
    down = max(2, round(size[1] / max(cell[1], 1)) + 1)
    patches = Image.frombytes("L", (across, down), chance.randbytes(across * down))
    return patches.resize(size, Image.Resampling.BICUBIC)


def clouds(chance: Random, size: Size, cell: tuple[float, float], *, octaves: int = 4) -> Image.Image:
    """Noise in noise, as in clouds, stone and water. Made small and enlarged: it is soft anyway."""
    shrink = max(1, int(min(cell) / 2 ** (octaves + 1)))
    small = (max(2, size[0] // shrink), max(2, size[1] // shrink))
    across, down = cell[0] / shrink, cell[1] / shrink
    found = noise(chance, small, (across, down))
    for octave in range(1, octaves):
        finer = noise(chance, small, (across / 2**octave, down / 2**octave))
        found = Image.blend(found, finer, 0.5 ** (octave + 0.35))
    return found if small == size else found.resize(size, Image.Resampling.BILINEAR)


def levels(image: Image.Image, low: float, high: float, *, top: int = 255) -> Image.Image:
    """Grey stretched so that `low` (0 to 1) becomes black and `high` becomes `top`."""
    reach = max(high - low, 1e-3)
    return image.point([round(top * min(max((value / 255 - low) / reach, 0), 1)) for value in range(256)])


def soft(image: Image.Image, radius: float) -> Image.Image:
    """Blurred, by a radius in px; the larger it is, the smaller the image it is done on."""
    if radius < 0.3:
        return image
    shrink = max(1, min(int(radius / 3), *(max(1, edge // 8) for edge in image.size)))
    if shrink == 1:
        return image.filter(ImageFilter.GaussianBlur(radius))
    small = image.reduce(shrink).filter(ImageFilter.GaussianBlur(radius / shrink))
    return small.resize(image.size, Image.Resampling.BICUBIC)


def stipple(chance: Random, shade: Image.Image, *, dot: float = 1.5) -> Image.Image:
    """A soft shade as grains of chalk: the darker, the denser."""
    tile = noise(chance, (TILE, TILE), (dot, dot))
    return levels(ImageChops.add(shade, tiled(tile, shade.size), scale=1.0, offset=-128), 0.38, 0.62)


def tiled(tile: Image.Image, size: Size) -> Image.Image:
    """A tile as often as it takes."""
    sheet = Image.new(tile.mode, size)
    for left in range(0, size[0], tile.width):
        for top in range(0, size[1], tile.height):
            sheet.paste(tile, (left, top))
    return sheet


def mottled(chance: Random, image: Image.Image, px: float, strength: float) -> Image.Image:
    """Paint that lies thicker here and thinner there."""
    patches = clouds(chance, image.size, (90 * px, 70 * px), octaves=4)
    patches = patches.point([round(128 + (value - 128) * strength) for value in range(256)])
    return ImageChops.soft_light(image, Image.merge("RGB", (patches, patches, patches)))


def printed(chance: Random, image: Image.Image, px: float, *, vignette: float = 0.2, grain: float = 0.1) -> Image.Image:
    """The finished picture as an old print: faded blacks, creamy whites, darker corners, grain."""
    image = mottled(chance, image, px, 0.2)
    corners = Image.radial_gradient("L").point(
        [round(255 - 255 * vignette * (value / 255) ** 2.6) for value in range(256)]
    )
    size = image.size
    corners = corners.crop((20, 20, 236, 236)).resize(size, Image.Resampling.BICUBIC)
    image = ImageChops.multiply(image, Image.merge("RGB", (corners, corners, corners)))
    faded = []
    for low, high in ((16, 255), (12, 249), (14, 236)):  # to brown, and to paper
        faded += [round(low + (high - low) * value / 255) for value in range(256)]
    image = image.point(faded)
    tile = noise(chance, (TILE, TILE), (1.0, 1.0)).filter(ImageFilter.GaussianBlur(0.6))
    tile = tile.point([round(128 + (value - 128) * grain * 2) for value in range(256)])
    grains = tiled(tile, size)
    return ImageChops.soft_light(image, Image.merge("RGB", (grains, grains, grains)))
