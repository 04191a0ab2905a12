"""Small TrueType fonts made for tests: a box for each character, and what fonts say of themselves."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

EM = 1000


def _glyph(pen: TTGlyphPen, wide: int) -> object:
    pen.moveTo((50, 0))
    for corner in ((50, 700), (wide - 50, 700), (wide - 50, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def a_font(
    characters: str,
    *,
    rights: int = 0,
    weight: int = 400,
    wide: int = EM,
    blank: str = "",
    shared: bool = False,
    family: int = 2,
    units: int = EM,
) -> bytes:
    """A font with these characters and a space; ``shared``: one box stands for all of them.

    All are equally wide, so that the font says so once, in its ``units`` of a letter's size.
    """
    order = [".notdef", "space"] + [f"c{n}" for n in range(len(characters))]
    drawn = {name: _glyph(TTGlyphPen(None), wide) for name in order}
    drawn["space"] = TTGlyphPen(None).glyph()
    for n, character in enumerate(characters):
        if character in blank:
            drawn[f"c{n}"] = TTGlyphPen(None).glyph()
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(order)
    names = {ord(c): "c0" if shared else f"c{n}" for n, c in enumerate(characters)}
    builder.setupCharacterMap({ord(" "): "space", **names})
    builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (wide, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Tiny", "styleName": "Regular", "psName": "DejaVuSans-Bold"})
    builder.setupOS2(sTypoAscender=800, usWeightClass=weight, fsType=rights)
    builder.font["OS/2"].panose.bFamilyType = family
    builder.setupPost()
    return _bytes(builder.font)


def a_collection(fonts: Sequence[bytes]) -> bytes:
    """Several fonts in one file."""
    made = TTCollection()
    made.fonts = [TTFont(BytesIO(font)) for font in fonts]
    return _bytes(made)


def changed(font: bytes, change: Callable[[TTFont], object]) -> bytes:
    """The font with something else in it."""
    found = TTFont(BytesIO(font))
    change(found)
    return _bytes(found)


def _bytes(font: TTFont | TTCollection) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def put(folder: Path, **fonts: bytes) -> None:
    """Fonts as files of a folder, named by their arguments."""
    for name, data in fonts.items():
        ending = "ttc" if data.startswith(b"ttcf") else "ttf"
        (folder / f"{name}.{ending}").write_bytes(data)
