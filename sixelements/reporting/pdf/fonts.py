"""The embedded fonts, and which of them can print a character."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts

from sixelements import paths
from sixelements.charts.scene import Weight
from sixelements.reporting.pdf import bidi
from sixelements.reporting.printable import code_for

if TYPE_CHECKING:
    from collections.abc import Sequence


class Face(Enum):
    """A font file; the value is its name without the ending."""

    REGULAR = "PublicSans-Regular"
    ITALIC = "PublicSans-Italic"
    SEMIBOLD = "PublicSans-SemiBold"
    BOLD = "PublicSans-Bold"
    TABULAR = "PublicSansTabular-Regular"
    TABULAR_SEMIBOLD = "PublicSansTabular-SemiBold"
    TABULAR_BOLD = "PublicSansTabular-Bold"
    FALLBACK = "DejaVuSans"
    FALLBACK_BOLD = "DejaVuSans-Bold"


_HEAVY = (Face.SEMIBOLD, Face.BOLD, Face.TABULAR_SEMIBOLD, Face.TABULAR_BOLD)
_TABULAR = {
    Face.REGULAR: Face.TABULAR,
    Face.SEMIBOLD: Face.TABULAR_SEMIBOLD,
    Face.BOLD: Face.TABULAR_BOLD,
}
_BY_WEIGHT = {Weight.REGULAR: Face.REGULAR, Weight.SEMIBOLD: Face.SEMIBOLD, Weight.BOLD: Face.BOLD}


class _Font(ttfonts.TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font whose text can be copied out again, also beyond U+FFFF."""

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab's name
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for n, subset in enumerate(subsets):
            prefix = ttfonts.SUBSETN(n) + b"+" + self.face.name + self.face.subfontNameX
            name = prefix.decode("pdfdoc")
            doc.idToObject["toUnicodeCMap:" + name].content = _to_unicode(name, subset)


def _to_unicode(name: str, subset: "Sequence[int]") -> str:
    """The table from codes to characters; reportlab's own writes five digits above U+FFFF."""
    pairs = [(code, _copied(character)) for code, character in enumerate(subset) if character]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for first in range(0, len(pairs), 100):
        some = pairs[first : first + 100]
        lines.append(f"{len(some)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(c).encode('utf-16-be').hex().upper()}>" for code, c in some]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


def _copied(character: int) -> int:
    """A letter of a joined script is copied as itself and not as the form it took beside its neighbors."""
    letters = bidi.letters_of(chr(character))
    return ord(letters) if len(letters) == 1 else character


@cache
def _registered(face: Face) -> ttfonts.TTFont:
    font = _Font(face.value, str(paths.fonts() / f"{face.value}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def use(face: Face) -> str:
    """The name by which the PDF maker knows a face, loaded when first needed."""
    _registered(face)
    return face.value


def face_of(weight: Weight, *, italic: bool = False, tabular: bool = False) -> Face:
    """The face for a weight; there is no tabular italic."""
    if italic:
        return Face.ITALIC
    face = _BY_WEIGHT[weight]
    return _TABULAR[face] if tabular else face


@cache
def face_for(character: str, wanted: Face) -> Face | None:
    """The first face that has a character: the wanted one, else the fallback of its weight; or None."""
    fallback = Face.FALLBACK_BOLD if wanted in _HEAVY else Face.FALLBACK
    for face in (wanted, fallback, Face.FALLBACK):
        if ord(character) in _registered(face).face.charToGlyph:
            return face
    return None


def runs(words: str, wanted: Face, missing: set[str]) -> Iterator[tuple[Face, str]]:
    """The words cut where the font changes; characters that no font has are added to ``missing``."""
    current, gathered = wanted, ""
    held = bidi.within(words)
    for at, character in enumerate(words):
        if at in held:
            face: Face | None = current
        else:
            face = face_for(character, wanted) if character not in " \u00a0" else wanted
        printed = character
        if face is None:
            missing.add(character)
            face, printed = wanted, code_for(character)
        if face is not current and gathered:
            yield current, gathered
            gathered = ""
        current = face
        gathered += printed
    if gathered:
        yield current, gathered


def width_of(words: str, face: Face, size: float) -> float:
    """The width of a line in points, with the fallback where it is needed."""
    parts = runs(words, face, set())
    return sum(float(pdfmetrics.stringWidth(part, use(f), size)) for f, part in parts)
