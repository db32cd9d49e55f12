"""Decodes a large JPEG or PNG a few rows at a time, so that the whole of it is never in memory. Pure.

Pillow's decoders write each row into the image where it belongs, as far as the bytes they were given go. Here that
image lies over our own anonymous memory, which is given back as soon as its rows have been read.
"""

from __future__ import annotations

import io
import mmap
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from PIL import Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

WORTH_IT = 64 * 1024**2  # bytes in memory, of a whole picture
PIXEL = 4  # bytes that Pillow takes for one
CHUNK = 16 * 1024  # bytes of a file; so few, because a few of them can be many rows
STORED = 0xFFFF  # bytes in a block of deflate that is not compressed (RFC 1951, 3.2.4)
# What the rows of a PNG may be, by Pillow's names, in bits a pixel. Others take less memory, and are read whole.
_PNG_BITS = {"RGB": 24, "RGBA": 32, "LA": 16, "RGB;16B": 48, "RGBA;16B": 64, "LA;16B": 32}

_EXIF_OF_OLD = "Raw profile type exif"  # in words; Pillow can read it


class EndsTooEarly(Exception):
    """A file with fewer rows than it says, or a damaged one: what is left of it shows when it is read whole."""


class Rows:
    """The rows of an opened image, from the first to the last. Rows that were passed are gone."""

    def __init__(self, image: Image.Image) -> None:
        self.size = self.width, self.height = image.size
        self._mode = "RGB" if image.mode == "RGB" else "RGBA"
        self._info = dict(image.info)
        self._memory = mmap.mmap(-1, self.width * self.height * PIXEL, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        mapped = "RGBX" if self._mode == "RGB" else "RGBA"
        self._whole = Image.frombuffer(mapped, self.size, self._memory, "raw", mapped, 0, 1)  # type: ignore[arg-type]
        self._decoded = _decode(image, self._whole, self._has)
        self._there = self._given_back = 0

    def read(self, top: int, bottom: int) -> Image.Image:
        """Return the rows from `top` to `bottom`, in RGB or RGBA; those above are gone then. Raises `EndsTooEarly`."""
        while self._there < bottom:
            self._there = next(self._decoded, self.height)
        end = top * self.width * PIXEL // mmap.PAGESIZE * mmap.PAGESIZE
        if end > self._given_back:
            self._memory.madvise(mmap.MADV_DONTNEED, self._given_back, end - self._given_back)
            self._given_back = end
        rows = self._whole.crop((0, top, self.width, bottom))
        if self._mode == "RGB":
            rows = rows.convert("RGB")
        rows.info = dict(self._info)
        return rows

    def _has(self, row: int) -> bool:
        """Return whether an RGB row has been written: the fourth byte of its last pixel is 255 then, and 0 before."""
        return self._memory[(row + 1) * self.width * PIXEL - 1] != 0


def can_be_read_in_rows(image: Image.Image) -> bool:
    """Return whether reading in rows is worth it, and possible for this kind."""
    if image.width * image.height * PIXEL <= WORTH_IT or not isinstance(image, ImageFile) or len(image.tile) != 1:
        return False
    if isinstance(image, JpegImageFile):
        return image.mode == "RGB"
    return isinstance(image, PngImageFile) and not image.info.get("interlace") and image.tile[0].args in _PNG_BITS


def find_exif(image: Image.Image, file: BinaryIO) -> None:
    """Look for the EXIF of a PNG that is to be read in rows; Pillow would decode all of it for that (PNG, 11.3.4.5)."""
    if not isinstance(image, PngImageFile) or not can_be_read_in_rows(image) or _EXIF_OF_OLD in image.info:
        return
    file.seek(8)
    while "exif" not in image.info and len(head := file.read(8)) == 8:
        length = int.from_bytes(head[:4], "big")
        if head[4:] == b"eXIf":
            image.info["exif"] = b"Exif\0\0" + file.read(length)
        file.seek(length + 4 if head[4:] != b"eXIf" else 4, io.SEEK_CUR)
    image.info.setdefault("exif", b"")


def _decode(image: Image.Image, target: Image.Image, has: Callable[[int], bool]) -> Iterator[int]:
    """Decode `image` into `target` bit by bit; yield how many rows are there."""
    assert isinstance(image, ImageFile)
    assert image.fp is not None
    image.im = target.im  # or it would make another
    image.load_prepare()
    kind, extents, offset, args = image.tile[0]
    decoder = Image._getdecoder(image.mode, kind, args, image.decoderconfig)
    try:
        decoder.setimage(target.im, extents)
        image.fp.seek(offset)
        if isinstance(image, PngImageFile):
            yield from _png(image, decoder.decode, _PNG_BITS[str(args)])
        else:
            yield from _jpeg(image, decoder.decode, has)
    finally:
        decoder.cleanup()


def _png(image: PngImageFile, decode: Callable[[bytes], tuple[int, int]], bits: int) -> Iterator[int]:
    # Unpacked here, where we choose how far, and handed on as uncompressed deflate.
    row = 1 + -(-image.width * bits // 8)
    at_once = max(row, STORED)
    inflate = zlib.decompressobj()
    unread = b"\x78\x01"
    unpacked = 0
    while unpacked < row * image.height:
        try:
            packed = inflate.unconsumed_tail or image.load_read(CHUNK)
            rows = inflate.decompress(packed, at_once)
        except (struct.error, zlib.error, SyntaxError) as error:
            raise EndsTooEarly from error
        if not packed or (inflate.eof and not rows):
            raise EndsTooEarly
        unpacked += len(rows)
        for start in range(0, len(rows), STORED):
            block = rows[start : start + STORED]
            unread += b"\0" + len(block).to_bytes(2, "little") + (len(block) ^ 0xFFFF).to_bytes(2, "little") + block
        used, code = decode(unread)
        if code < 0:
            raise EndsTooEarly
        if used < 0:
            return  # it has all its rows
        unread = unread[used:]
        yield min(image.height, unpacked // row)


def _jpeg(image: ImageFile, decode: Callable[[bytes], tuple[int, int]], has: Callable[[int], bool]) -> Iterator[int]:
    assert image.fp is not None
    unread, count = b"", 0
    while True:
        more = image.fp.read(CHUNK)
        if not more:
            raise EndsTooEarly
        unread += more
        used, code = decode(unread)
        if code < 0:
            raise EndsTooEarly
        if used < 0:
            return  # it has all its rows
        unread = unread[used:]
        while count < image.height and has(count):
            count += 1
        yield count
