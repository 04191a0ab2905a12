"""A TrueType font whose text can be copied out of the PDF again, and is as wide in it as the PDF says."""

import struct
from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc, ttfonts

from sixelements.reporting.pdf import bidi


class CopyableFont(ttfonts.TTFont):  # type: ignore[misc]  # reportlab has no types
    """reportlab's own writes five digits for what is copied above U+FFFF, where four or eight are read.

    And where the last drawings share one width, as in most fonts of Chinese or Japanese, it embeds that width
    in thousandths, though the font counts in other units, and says another in the PDF.
    """

    def __init__(self, *arguments: object, **named: object) -> None:
        """Raises ttfonts.TTFError and struct.error where the font is not in order."""
        super().__init__(*arguments, **named)
        face = self.face
        (full,) = struct.unpack_from(">H", face.get_table("hhea"), 34)
        shared = face.hmetrics[full - 1][0]
        face.hmetrics[full:] = [(shared, bearing) for _wide, bearing in face.hmetrics[full:]]
        for character, drawing in face.charToGlyph.items():
            face.charWidths[character] = face.hmetrics[drawing][0] * 1000 / face.unitsPerEm

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab's name
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for n, subset in enumerate(subsets):
            prefix = ttfonts.SUBSETN(n) + b"+" + self.face.name + self.face.subfontNameX
            name = prefix.decode("pdfdoc")
            doc.idToObject["toUnicodeCMap:" + name].content = _to_unicode(name, subset)


def _to_unicode(name: str, subset: Sequence[int]) -> str:
    """The table from codes to characters."""
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
