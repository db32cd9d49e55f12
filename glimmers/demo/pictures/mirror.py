"""What still water, and a wet street, make of what is above them."""

from __future__ import annotations

from PIL import Image, ImageChops

from glimmers.demo.pictures.sheet import Sheet, rgb
from glimmers.demo.pictures.texture import levels, noise


def mirror(  # noqa: PLR0913
    sheet: Sheet, y: float, tint: str, *, strength: float = 0.7, ripple: float = 10.0, stretch: float = 1.0
) -> None:
    """Lay what is above `y` upside down below it: `tint` where it does not shine, swayed sideways by `ripple`."""
    line = round(y * sheet.px)
    size = sheet.image.size
    tall = size[1] - line
    if tall <= 1:
        return
    taken = max(1, min(line, round(tall / stretch)))
    above = sheet.image.crop((0, line - taken, size[0], line)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    # Blurred downwards only: made low, and pulled high again.
    above = above.resize((size[0], max(2, taken // 9)), Image.Resampling.BOX).resize(
        (size[0], tall), Image.Resampling.BICUBIC
    )
    shift = max(1, round(ripple * sheet.px))
    for step, cell in ((shift, 5), (-shift, 9), (shift * 2, 16)):
        bands = levels(noise(sheet.chance, above.size, (190 * sheet.px, cell * sheet.px)), 0.5, 0.7)
        above.paste(ImageChops.offset(above, step, 0), (0, 0), bands)
    ground = Image.new("RGB", above.size, rgb(tint))
    sheet.image.paste(Image.blend(ground, above, strength), (0, line))
