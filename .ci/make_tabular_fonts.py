"""Make "Public Sans Tabular": the cut of Public Sans whose digits are all equally wide.

    python .ci/make_tabular_fonts.py resources/fonts

The PDF maker can't switch the font feature ``tnum``, so each glyph ``x.tf`` takes the place of ``x``
in the character map, under a name of its own (the license, OFL 1.1, allows both). Run again only
when Public Sans changes.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY, NEW_FAMILY = "Public Sans", "Public Sans Tabular"
CUTS = ("Regular", "SemiBold", "Bold")
WIDTH = 1400
"""Advance of every tabular digit, in units of 2000 an em."""


def tabular(font: TTFont) -> TTFont:
    """Map every character that has a tabular glyph onto that glyph, and rename the font."""
    glyphs = set(font.getGlyphOrder())
    for table in font["cmap"].tables:
        if table.isUnicode():
            swap = {code: f"{name}.tf" for code, name in table.cmap.items() if f"{name}.tf" in glyphs}
            table.cmap.update(swap)
    for record in font["name"].names:
        text = record.toUnicode()
        if record.nameID in (1, 4, 16):
            font["name"].setName(
                text.replace(FAMILY, NEW_FAMILY),
                record.nameID,
                record.platformID,
                record.platEncID,
                record.langID,
            )
        elif record.nameID in (3, 6):
            font["name"].setName(
                text.replace("PublicSans", "PublicSansTabular"),
                record.nameID,
                record.platformID,
                record.platEncID,
                record.langID,
            )
    for feature in ("GSUB", "GPOS", "DSIG"):
        if feature in font:
            del font[feature]
    return font


def main(folder: Path) -> None:
    for cut in CUTS:
        source = folder / f"PublicSans-{cut}.ttf"
        font = tabular(TTFont(source, recalcTimestamp=False))
        widths = {
            font["hmtx"][name][0] for code, name in font.getBestCmap().items() if chr(code) in "0123456789"
        }
        if widths != {WIDTH}:
            raise SystemExit(f"{source}: the digits are {sorted(widths)} units wide, not {WIDTH}")
        font.save(folder / f"PublicSansTabular-{cut}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
