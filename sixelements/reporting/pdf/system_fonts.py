"""Fonts of the system, for characters that no shipped font has: TrueType, and only what may be embedded.

They are looked for when the first such character comes, and remembered until the process ends. A font is a
file from elsewhere: one that is not in order is no font to us, and its characters print as codes.
"""

import os
import struct
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from operator import itemgetter
from pathlib import Path

from reportlab.pdfbase import pdfmetrics, ttfonts

from sixelements import paths
from sixelements.bounded_read import TooLarge, content, ordinary
from sixelements.reporting.pdf import font_file
from sixelements.reporting.pdf.copyable_font import CopyableFont

_LARGEST = 64 * 1024 * 1024
"""Bytes of a font that is read; the largest of Windows and macOS have half of that."""
_MOST_FILES = 5_000
_ENDINGS = (".ttf", ".ttc")
_REGULAR, _BOLD = 400, 700

BROKEN = (
    OSError,
    TooLarge,
    ttfonts.TTFError,
    struct.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What reading a font ends with that is not in order."""

_SIDE_BY_SIDE = (
    (0x0000, 0x058F),  # Latin, Greek, Cyrillic, Armenian
    (0x10A0, 0x10FF),  # Georgian
    (0x1200, 0x16FF),  # Ethiopic, Cherokee, Canadian syllabics, runes
    (0x18B0, 0x18FF),
    (0x1C80, 0x1CBF),
    (0x1D00, 0x2DDF),  # more of Latin and Greek, signs, Glagolitic, Coptic
    (0x2E00, 0xA6FF),  # Chinese, Japanese, Yi, Lisu, Vai
    (0xA700, 0xA7FF),
    (0xAB00, 0xABBF),
    (0xAC00, 0xD7A3),  # Korean
    (0xF900, 0xFB17),
    (0xFE10, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x10000, 0x107FF),
    (0x17000, 0x18CFF),  # Tangut
    (0x1AFF0, 0x1B2FF),  # more of Japanese
    (0x1D400, 0x1D7FF),
    (0x1F000, 0x1FBFF),  # signs and faces
    (0x20000, 0x3FFFF),  # more of Chinese
)
"""Scripts whose letters stand side by side as they are. Others join, stack, or trade places by rules of their
own; set without those, they would be read wrongly."""


@dataclass(frozen=True, slots=True)
class SystemFace:
    """One of the fonts in a file."""

    path: Path
    index: int

    @property
    def name(self) -> str:
        """The same on every run of one computer, and no two alike."""
        return f"System-{zlib.crc32(f'{self.path}#{self.index}'.encode(errors='surrogateescape')):08X}"


def stands_alone(character: str) -> bool:
    """Whether a character needs no rules of its script to be set rightly."""
    code = ord(character)
    at = bisect_right(_SIDE_BY_SIDE, code, key=itemgetter(0)) - 1
    within = at >= 0 and code <= _SIDE_BY_SIDE[at][1]
    return within and not unicodedata.category(character).startswith("M")


@cache
def face_for(character: str, *, heavy: bool) -> SystemFace | None:
    """The first font that has a character and may be embedded: plain, nearest in weight, richest."""
    if not stands_alone(character):
        return None
    weight = _BOLD if heavy else _REGULAR

    def rank(face: SystemFace) -> tuple[bool, int, int, str, int]:
        known = _offered()[face]
        return not known.plain, abs(known.weight - weight), -known.drawings, str(face.path), face.index

    having = [face for face, known in _offered().items() if known.has(character)]
    for face in sorted(having, key=rank):
        font = loaded(face)
        if font and font_file.draws(font.face, character):
            return face
    return None


@cache
def loaded(face: SystemFace) -> ttfonts.TTFont | None:
    """The font, made known to the PDF maker; None if something about it is not in order."""
    try:
        data = content(face.path, largest=_LARGEST)
        file = BytesIO(data)
        if font_file.described(file, font_file.starts(file)[face.index]) is None:
            return None  # it is another file by now
        font = CopyableFont(face.name, BytesIO(data), subfontIndex=face.index)
        font.face.name = ttfonts.TTFNameBytes(face.name.encode())
        font.face.makeSubset([ord(" ")])
    except BROKEN:
        return None
    pdfmetrics.registerFont(font)
    return font


@cache
def _offered() -> dict[SystemFace, font_file.Description]:
    """All fonts of the system that may be embedded, and what they say of themselves."""
    found: dict[SystemFace, font_file.Description] = {}
    for path in _files():
        try:
            found |= _fonts_in(path)
        except BROKEN:
            continue
    return found


def _fonts_in(path: Path) -> dict[SystemFace, font_file.Description]:
    if not ordinary(path):
        return {}
    with path.open("rb") as file:
        known = {
            SystemFace(path, n): font_file.described(file, at) for n, at in enumerate(font_file.starts(file))
        }
    return {face: description for face, description in known.items() if description}


def _files() -> Iterator[Path]:
    """The files that may be fonts, in an order that does not depend on the disk."""
    seen = 0
    for top in paths.system_fonts():
        for folder, inside, names in os.walk(top):
            inside.sort()
            for name in sorted(names):
                if name.casefold().endswith(_ENDINGS) and seen < _MOST_FILES:
                    seen += 1
                    yield Path(folder, name)
