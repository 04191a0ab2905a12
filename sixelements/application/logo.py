"""What a logo may be: told from its bytes, before anything makes pixels of them.

A logo is stored as a small PNG. One that came with a workbook from elsewhere may be anything, so it goes
through `sound` before anybody sees it: what comes out can be decoded without surprise by whoever draws it.
The format is that of the PNG specification, third edition, sections 5, 10 and 11.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sixelements.domain.limits import LARGEST_LOGO

LARGEST_FILE = 5_000_000
"""Bytes of a picture that is taken in."""
SIDE = 4_000
"""The most pixels a side of a picture that is taken in."""
STORED_SIDE = 600
"""The most pixels a side of a logo as it is stored."""
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"

_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""The bits that a sample, and the samples that a pixel, of each kind of color may have."""
_GRAY, _COLORS, _PALETTE = 0, 2, 3
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Of an interlaced picture: the first column and row of each pass, and the steps between them."""
_LAST_FILTER = 4
_NEEDED = (b"IHDR", b"PLTE", b"tRNS", b"IDAT")


class Unsound(ValueError):
    """The bytes are no picture that could be drawn."""


class TooManyPixels(Unsound):
    """There may be a picture, but a larger one than is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPng:
    """The parts of a PNG that its pixels need; ``depth`` is in bits a sample, ``packed`` as zlib packs."""

    width: int
    height: int
    depth: int
    color: int
    interlaced: bool
    palette: bytes
    transparent: bytes
    packed: bytes

    def rows(self) -> Iterator[tuple[int, int]]:
        """How many rows of how many bytes there are, a filter before each, pass after pass."""
        bits = self.depth * _SAMPLES[self.color]
        for left, top, across, down in _PASSES if self.interlaced else ((0, 0, 1, 1),):
            wide, high = -(-(self.width - left) // across), -(-(self.height - top) // down)
            if wide > 0 and high > 0:
                yield high, 1 + (wide * bits + 7) // 8

    def unpacked(self) -> bytes:
        """The rows of pixels with their filters, and nothing behind them. Raises Unsound."""
        size = sum(high * wide for high, wide in self.rows())
        unpacking = zlib.decompressobj()
        try:
            pixels = unpacking.decompress(self.packed, size + 1)
        except zlib.error:
            raise Unsound from None
        if len(pixels) != size or not unpacking.eof:
            raise Unsound
        return pixels

    def data(self) -> bytes:
        """The file."""
        head = struct.pack(">2I5B", self.width, self.height, self.depth, self.color, 0, 0, self.interlaced)
        parts = ((b"PLTE", self.palette), (b"tRNS", self.transparent))
        kept = [(name, body) for name, body in parts if body]
        chunks = [(b"IHDR", head), *kept, (b"IDAT", self.packed), (b"IEND", b"")]
        return PNG + b"".join(_chunk(name, body) for name, body in chunks)


def sound(data: bytes) -> bytes | None:
    """A logo as it may be stored and drawn, a PNG of nothing but pixels; None for any other bytes."""
    if len(data) > LARGEST_LOGO:
        return None
    try:
        png = plain_png(data, side=STORED_SIDE)
        _check_filters(png)
    except Unsound:
        return None
    return png.data()


def plain_png(data: bytes, *, side: int) -> PlainPng:
    """A PNG without texts, profiles, further frames and whatever else a decoder might unpack.

    Its pixels are not looked at yet; there are ``side`` by ``side`` at most. Raises Unsound.
    """
    (first, head), *chunks = _chunks(data)
    if first != b"IHDR" or len(head) != 13:
        raise Unsound
    width, height, depth, color, packing, filtering, interlaced = struct.unpack(">2I5B", head)
    if packing or filtering or interlaced > 1 or depth not in _DEPTHS.get(color, ()):
        raise Unsound
    check_sides(width, height, most=side)
    names = [name for name, _body in chunks]
    if b"IHDR" in names or names.count(b"PLTE") > 1 or names.count(b"tRNS") > 1:
        raise Unsound
    if names != sorted(names, key=(b"PLTE", b"tRNS", b"IDAT").index):
        raise Unsound
    bodies = dict(chunks)
    return PlainPng(
        width=width,
        height=height,
        depth=depth,
        color=color,
        interlaced=bool(interlaced),
        palette=_palette(bodies.get(b"PLTE", b""), depth=depth, color=color),
        transparent=_transparent(bodies.get(b"tRNS", b""), palette=bodies.get(b"PLTE", b""), color=color),
        packed=b"".join(body for name, body in chunks if name == b"IDAT"),
    )


def check_sides(width: int, height: int, *, most: int) -> None:
    """Raise TooManyPixels for a picture that is larger than ``most``, and Unsound for one without any."""
    if max(width, height) > most:
        raise TooManyPixels
    if min(width, height) < 1:
        raise Unsound


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """The chunks that pixels need, up to the end of the picture, by name. Raises Unsound."""
    if not data.startswith(PNG):
        raise Unsound
    found, at = list[tuple[bytes, bytes]](), len(PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        at += 12 + length
        if name == b"IEND" and found:
            return found
        if not name.isalpha():
            raise Unsound
        if name[:1].islower() and name != b"tRNS":
            continue
        if name not in _NEEDED or check != struct.pack(">I", zlib.crc32(name + body)):
            raise Unsound
        found.append((name, body))
    raise Unsound


def _palette(body: bytes, *, depth: int, color: int) -> bytes:
    if color != _PALETTE:
        return b""
    if len(body) % 3 or not 3 <= len(body) <= 3 * 2**depth:
        raise Unsound
    return body


def _transparent(body: bytes, *, palette: bytes, color: int) -> bytes:
    fits = {_GRAY: len(body) == 2, _COLORS: len(body) == 6, _PALETTE: len(body) <= len(palette) // 3}
    if body and not fits.get(color, False):
        raise Unsound
    return body


def _check_filters(png: PlainPng) -> None:
    pixels, at = png.unpacked(), 0
    for high, wide in png.rows():
        if max(pixels[at : at + high * wide : wide]) > _LAST_FILTER:
            raise Unsound
        at += high * wide


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
