"""What a font file from elsewhere says of itself, and which of its drawings are whole.

Numbers that do not fit end in `struct.error` or `LookupError`, and never in a loop or in much memory.
"""

import os
import struct
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.pdfbase.ttfonts import (
    GF_ARG_1_AND_2_ARE_WORDS,
    GF_MORE_COMPONENTS,
    GF_WE_HAVE_A_SCALE,
    GF_WE_HAVE_A_TWO_BY_TWO,
    GF_WE_HAVE_AN_X_AND_Y_SCALE,
    TTFontFace,
)

_TRUETYPE = (0x00010000, 0x74727565)
_COLLECTION = b"ttcf"
_LENGTHS = {b"head": 54, b"hhea": 36, b"maxp": 32}
"""Bytes of tables that go into the PDF as they are."""
_SHORTEST = {b"OS/2": 68, b"post": 16}
"""Bytes of tables of which no more than that is needed."""
_TABLES = frozenset((b"cmap", b"glyf", b"hmtx", b"loca", *_LENGTHS, *_SHORTEST))
_MOST_FONTS, _MOST_TABLES, _MOST_MAPS = 64, 100, 100
_LARGEST_TABLE = 4 * 1024 * 1024
_MOST_CHARACTERS = 200_000
"""Characters of a font, each counted as often as it is named; a third more than Unicode has."""
_MOST_NAMES = 8
"""Characters that share one drawing; where more do, it is a stand-in, such as a box."""
_MOST_PARTS = 64
_WIDEST = 4_000
"""The widest character, in thousandths of its size."""

_RIGHTS, _EDITABLE, _NO_SUBSET, _BITMAPS_ONLY = 0xE, 0x8, 0x100, 0x200
_ITALIC = 0x1
_HANDWRITTEN, _ORNAMENTAL, _PICTURES = 3, 4, 5


@dataclass(frozen=True, slots=True)
class Description:
    """A font that may be embedded: its weight, whether it is plain, and how many drawings it has.

    ``characters``: its table from characters to drawings, as it stands in the file.
    """

    weight: int
    plain: bool
    drawings: int
    characters: bytes

    def has(self, character: str) -> bool:
        """Whether there is a drawing for a character."""
        table, code = self.characters, ord(character)
        try:
            return bool(_glyph_16(table, code) if _format(table) == 4 else _glyph_32(table, code))
        except struct.error:
            return False


def starts(file: BinaryIO) -> tuple[int, ...]:
    """Where the fonts in a file begin: one, or those of a collection."""
    tag, _version, count = struct.unpack(">4sII", _read(file, 0, 12))
    if tag != _COLLECTION:
        return (0,)
    count = min(count, _MOST_FONTS)
    return struct.unpack(f">{count}I", _read(file, 12, 4 * count))


def described(file: BinaryIO, start: int) -> Description | None:
    """What a font says about itself, if its outlines are TrueType and it may be embedded in part."""
    version, count = struct.unpack(">IH", _read(file, start, 6))
    if version not in _TRUETYPE:
        return None
    entries = struct.iter_unpack(">4sIII", _read(file, start + 12, 16 * min(count, _MOST_TABLES)))
    tables = {tag: (at, length) for tag, _sum, at, length in entries}
    if not tables.keys() >= _TABLES or not _are_whole(tables, file.seek(0, os.SEEK_END)):
        return None
    os2 = _read(file, tables[b"OS/2"][0], 64)
    if not _may_be_embedded(*struct.unpack_from(">H", os2, 8)):
        return None
    at, length = tables[b"cmap"]
    characters = _chosen(_read(file, at, min(length, _LARGEST_TABLE)))
    if not 0 < _named(characters) <= _MOST_CHARACTERS:
        return None
    (weight,), (style,) = struct.unpack_from(">H", os2, 4), struct.unpack_from(">H", os2, 62)
    (drawings,) = struct.unpack(">H", _read(file, tables[b"maxp"][0] + 4, 2))
    (full,) = struct.unpack(">H", _read(file, tables[b"hhea"][0] + 34, 2))
    if tables[b"hmtx"][1] < _length_of_widths(full, drawings) or not 0 < full <= drawings:
        return None
    plain = not style & _ITALIC and os2[32] not in (_HANDWRITTEN, _ORNAMENTAL, _PICTURES)
    return Description(weight=weight, plain=plain, drawings=drawings, characters=characters)


def _are_whole(tables: Mapping[bytes, tuple[int, int]], size: int) -> bool:
    """Whether tables lie within a file of a size, and are as long as they must be."""
    exact = all(tables[tag][1] == length for tag, length in _LENGTHS.items())
    enough = all(tables[tag][1] >= least for tag, least in _SHORTEST.items())
    return exact and enough and all(at + length <= size for at, length in tables.values())


def _length_of_widths(full: int, drawings: int) -> int:
    """Bytes of the table of widths: the last drawings share the width of the one before them."""
    return 4 * full + 2 * (drawings - full)


def _may_be_embedded(rights: int) -> bool:
    """In part and in files that can be changed later, as forms are: what the field fsType says."""
    allowed = not rights & _RIGHTS or bool(rights & _EDITABLE)
    return allowed and not rights & (_NO_SUBSET | _BITMAPS_ONLY)


def _read(file: BinaryIO, at: int, length: int) -> bytes:
    file.seek(at)
    return file.read(length)


# From characters to drawings


def _chosen(table: bytes) -> bytes:
    """The part that the PDF maker reads, too: the last one for Windows or Unicode."""
    (count,) = struct.unpack_from(">H", table, 2)
    begins = 0
    for n in range(min(count, _MOST_MAPS)):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * n)
        if platform == 3 or (platform == 0 and encoding != 5):
            begins = offset
    return table[begins:] if begins else b""


def _format(characters: bytes) -> int:
    return int(struct.unpack_from(">H", characters)[0]) if characters else 0


def _pieces(characters: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last character of each piece, in the format for the first 65,536."""
    n = struct.unpack_from(">H", characters, 6)[0] // 2
    first = struct.unpack_from(f">{n}H", characters, 16 + 2 * n)
    return first, struct.unpack_from(f">{n}H", characters, 14)


def _named(characters: bytes) -> int:
    """How many characters are named, counted as often as they are; 0 in formats that are rare."""
    if _format(characters) == 4:
        first, last = _pieces(characters)
        return sum(max(0, end - start + 1) for start, end in zip(first, last, strict=True))
    if _format(characters) == 12:
        (n,) = struct.unpack_from(">I", characters, 12)
        if n > _MOST_CHARACTERS:
            return int(n)
        groups = struct.iter_unpack(">III", characters[16 : 16 + 12 * n])
        return sum(max(0, end - start + 1) for start, end, _glyph in groups)
    return 0


def _glyph_16(characters: bytes, code: int) -> int:
    """The number of a character's glyph; 0 if the font lacks it."""
    first, last = _pieces(characters)
    n, at = len(last), bisect_left(last, code)
    if at == n or first[at] > code:
        return 0
    (delta,) = struct.unpack_from(">H", characters, 16 + 4 * n + 2 * at)
    place = 16 + 6 * n + 2 * at
    (offset,) = struct.unpack_from(">H", characters, place)
    if not offset:
        return int(code + delta) & 0xFFFF
    (glyph,) = struct.unpack_from(">H", characters, place + offset + 2 * (code - first[at]))
    return int(glyph + delta) & 0xFFFF if glyph else 0


def _glyph_32(characters: bytes, code: int) -> int:
    (n,) = struct.unpack_from(">I", characters, 12)

    def last(group: int) -> int:
        return int(struct.unpack_from(">I", characters, 16 + 12 * group + 4)[0])

    at = bisect_left(range(n), code, key=last)
    if at == n:
        return 0
    start, _end, glyph = struct.unpack_from(">III", characters, 16 + 12 * at)
    return int(glyph + code - start) if start <= code else 0


# Drawings


def draws(face: TTFontFace, character: str) -> bool:
    """Whether a font has a drawing for a character that is whole, and a stand-in for nothing else."""
    code = ord(character)
    glyph = face.charToGlyph.get(code, 0)
    if not glyph or len(face.glyphToChar[glyph]) > _MOST_NAMES or not 0 < face.getCharWidth(code) <= _WIDEST:
        return False
    try:
        return _is_whole(face, glyph, blank=character.isspace())
    except (struct.error, LookupError):
        return False


def _is_whole(face: TTFontFace, glyph: int, *, blank: bool) -> bool:
    """Whether a drawing and all that it is composed of lie within the font; a ``blank`` one may be empty."""
    top, room = face.get_table_pos("glyf")
    if face.glyphPos[glyph] == face.glyphPos[glyph + 1]:
        return blank
    waiting, seen = [glyph], {glyph}
    while waiting:
        number = waiting.pop()
        begins, ends = face.glyphPos[number], face.glyphPos[number + 1]
        if begins == ends:
            continue
        if not begins < ends <= room:
            return False
        parts = set(_parts(face.get_chunk(top + begins, ends - begins))) - seen
        seen |= parts
        waiting += parts
        if len(seen) > _MOST_PARTS:
            return False
    return True


def _parts(drawing: bytes) -> Iterator[int]:
    """The drawings that one is composed of; none if it has lines of its own."""
    (lines,) = struct.unpack_from(">h8x", drawing)
    if lines >= 0:
        return
    at, flags = 10, GF_MORE_COMPONENTS
    while flags & GF_MORE_COMPONENTS:
        flags, part = struct.unpack_from(">HH", drawing, at)
        yield int(part)
        at += 8 if flags & GF_ARG_1_AND_2_ARE_WORDS else 6
        if flags & GF_WE_HAVE_A_SCALE:
            at += 2
        elif flags & GF_WE_HAVE_AN_X_AND_Y_SCALE:
            at += 4
        elif flags & GF_WE_HAVE_A_TWO_BY_TWO:
            at += 8
