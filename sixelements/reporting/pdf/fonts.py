"""The embedded fonts, ours and where those lack a character the system's, and which of them can print it."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TypeAlias

from reportlab.pdfbase import pdfmetrics, ttfonts

from sixelements import paths
from sixelements.charts.scene import Weight
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.reporting.pdf import bidi, font_file, system_fonts
from sixelements.reporting.pdf.copyable_font import CopyableFont
from sixelements.reporting.pdf.system_fonts import SystemFace
from sixelements.reporting.printable import code_for


class Face(Enum):
    """A font file that ships with the app; the value is its name without the ending."""

    REGULAR = "PublicSans-Regular"
    ITALIC = "PublicSans-Italic"
    SEMIBOLD = "PublicSans-SemiBold"
    BOLD = "PublicSans-Bold"
    TABULAR = "PublicSansTabular-Regular"
    TABULAR_SEMIBOLD = "PublicSansTabular-SemiBold"
    TABULAR_BOLD = "PublicSansTabular-Bold"
    FALLBACK = "DejaVuSans"
    FALLBACK_BOLD = "DejaVuSans-Bold"


AnyFace: TypeAlias = Face | SystemFace

_HEAVY = (Face.SEMIBOLD, Face.BOLD, Face.TABULAR_SEMIBOLD, Face.TABULAR_BOLD)
_TABULAR = {
    Face.REGULAR: Face.TABULAR,
    Face.SEMIBOLD: Face.TABULAR_SEMIBOLD,
    Face.BOLD: Face.TABULAR_BOLD,
}
_NOT_SET = (range(0x07C0, 0x0800), range(0x0E80, 0x0F00))
"""N'Ko and Lao, whose letters the fallback has: they join and stack by rules that are not known here."""
_BY_WEIGHT = {Weight.REGULAR: Face.REGULAR, Weight.SEMIBOLD: Face.SEMIBOLD, Weight.BOLD: Face.BOLD}


@cache
def _registered(face: Face) -> ttfonts.TTFont:
    """Raises SixElementsError where the file that came with the app is not in order."""
    path = paths.fonts() / f"{face.value}.ttf"
    try:
        with path.open("rb") as file:
            in_order = font_file.described(file, 0) is not None
        font = in_order and CopyableFont(face.value, str(path))
    except system_fonts.BROKEN:
        font = None
    if not font:
        text = _("The font {file} came with the app and is damaged or missing. Install Six Elements again.")
        raise SixElementsError(text.format(file=path))
    pdfmetrics.registerFont(font)
    return font


def use(face: AnyFace) -> str:
    """The name by which the PDF maker knows a face, loaded when first needed."""
    if isinstance(face, SystemFace):
        return face.name
    _registered(face)
    return face.value


def place_of(face: AnyFace) -> tuple[Path, int]:
    """The file of a face, and which of the fonts in it."""
    if isinstance(face, SystemFace):
        return face.path, face.index
    return paths.fonts() / f"{face.value}.ttf", 0


def face_of(weight: Weight, *, italic: bool = False, tabular: bool = False) -> Face:
    """The face for a weight; there is no tabular italic."""
    if italic:
        return Face.ITALIC
    face = _BY_WEIGHT[weight]
    return _TABULAR[face] if tabular else face


@cache
def face_for(character: str, wanted: Face, *, ours: bool = False) -> AnyFace | None:
    """The first face that has a character: the wanted one, the fallback of its weight, one of the system's.

    ``ours``: none of the system's.
    """
    if any(ord(character) in script for script in _NOT_SET):
        return None
    heavy = wanted in _HEAVY
    for face in (wanted, Face.FALLBACK_BOLD if heavy else Face.FALLBACK, Face.FALLBACK):
        if ord(character) in _registered(face).face.charToGlyph:
            return face
    return None if ours else system_fonts.face_for(character, heavy=heavy)


def runs(words: str, wanted: Face, missing: set[str], *, ours: bool = False) -> Iterator[tuple[AnyFace, str]]:
    """The words cut where the font changes; characters that no font has are added to ``missing``."""
    current: AnyFace = wanted
    gathered = ""
    held = bidi.within(words)
    for at, character in enumerate(words):
        if at in held:
            face: AnyFace | None = current
        else:
            face = face_for(character, wanted, ours=ours) if character not in " \u00a0" else wanted
        printed = character
        if face is None:
            missing.add(character)
            face, printed = wanted, code_for(character)
        if face != current and gathered:
            yield current, gathered
            gathered = ""
        current = face
        gathered += printed
    if gathered:
        yield current, gathered


def width_of(words: str, face: Face, size: float) -> float:
    """The width of a line in points, with other fonts where they are needed."""
    parts = runs(words, face, set())
    return sum(float(pdfmetrics.stringWidth(part, use(f), size)) for f, part in parts)
