"""What no shipped font has is printed by a font of the system, if one may be embedded and is in order."""

import io
import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from sixelements import paths
from sixelements.application.reports import Picture
from sixelements.charts.scene import Weight
from sixelements.domain.errors import SixElementsError
from sixelements.reporting import formats
from sixelements.reporting.pdf import fonts, system_fonts
from sixelements.reporting.pdf.fonts import Face
from sixelements.reporting.pdf.system_fonts import SystemFace
from tests.reporting.example import Case
from tests.reporting.readback import words_of
from tests.reporting.test_hostile import named
from tests.reporting.tiny_fonts import a_collection, a_font, changed, put
from tests.sampling import THOROUGH

EAST = "東京都庁舎窓口"


def forget() -> None:
    """What was found of the system's fonts."""
    for found in (system_fonts._offered, system_fonts.face_for, system_fonts.loaded, fonts.face_for):
        found.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only folder of fonts that this computer has."""
    monkeypatch.setenv("SIXELEMENTS_FONTS", str(tmp_path))
    forget()
    yield tmp_path
    forget()


def face(character: str = "東", wanted: Face = Face.REGULAR) -> str | None:
    """The name of the file that prints a character."""
    found = fonts.face_for(character, wanted)
    return found.path.stem if isinstance(found, SystemFace) else found and found.value


def test_a_character_that_no_shipped_font_has_is_printed_and_copied_out_again(folder: Path) -> None:
    put(folder, east=a_font(EAST))
    result = named(team=f"{EAST} Ж a")
    assert result.missing == frozenset()
    assert f"{EAST}Жa" in words_of(result)
    assert "U+" not in words_of(result)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's tools are not here")
def test_another_program_reads_the_same_characters(folder: Path, tmp_path: Path) -> None:
    put(folder, east=a_font(EAST + "𠮷"))
    (tmp_path / "a.pdf").write_bytes(named(team=EAST + "𠮷").data)
    run = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True)
    assert EAST + "𠮷" in run.stdout.decode()


def test_it_is_embedded_in_part_under_a_name_that_no_other_font_has(folder: Path) -> None:
    put(folder, east=a_font(EAST + "".join(map(chr, range(0x4E00, 0x4F00)))))
    with pikepdf.open(io.BytesIO(named(team=f"{EAST} Ж").data)) as pdf:
        dictionaries = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        used = [font for font in dictionaries if "/BaseFont" in font]
        names = [str(font.BaseFont) for font in used]
        (east,) = (font for font in used if "System-" in str(font.BaseFont))
        inside = TTFont(io.BytesIO(east.FontDescriptor.FontFile2.read_bytes()))
    assert len(inside.getGlyphOrder()) < 20
    assert len(names) == len(set(names))
    assert any(name.endswith("+DejaVuSans-Bold") for name in names)


def test_a_picture_draws_it(folder: Path) -> None:
    before = formats.picture(".png", Case(team="東東").material(), Picture.BARS)
    put(folder, east=a_font(EAST))
    forget()
    after = formats.picture(".png", Case(team="東東").material(), Picture.BARS)
    assert (before.missing, after.missing) == (frozenset("東"), frozenset())
    assert before.data != after.data


@pytest.mark.parametrize(
    ("rights", "may"),
    [(0x0, True), (0x8, True), (0x2, False), (0x4, False), (0x108, False), (0x200, False), (0xC, True)],
)
def test_only_a_font_that_may_be_embedded_in_part_and_changed_later_is_used(
    folder: Path, rights: int, may: bool
) -> None:
    put(folder, east=a_font(EAST, rights=rights))
    assert face() == ("east" if may else None)


def test_the_plain_one_nearest_in_weight_and_richest_is_taken(folder: Path) -> None:
    put(
        folder,
        a_few=a_font("東"),
        b_many=a_font(EAST),
        c_bold=a_font(EAST, weight=700),
        d_script=a_font(EAST * 2, family=3),
        e_other=a_font("あ", weight=300),
    )
    assert face() == "b_many"
    assert face(wanted=Face.BOLD) == "c_bold"
    assert face("あ", Face.BOLD) == "e_other"


def test_each_font_of_a_collection_is_asked(folder: Path) -> None:
    put(folder, two=a_collection([a_font("東"), a_font("京")]))
    found = [fonts.face_for(character, Face.REGULAR) for character in "東京"]
    assert [f.index for f in found if isinstance(f, SystemFace)] == [0, 1]
    assert "東京" in words_of(named(team="東京"))


@pytest.mark.parametrize(
    "name", ["ก", "हि", "ம", "က", "ខ", "བ", "ߞ", "ລ", "ܐ", "ހ", "ᠠ", "\u3099", "𞤀", "\u1100"]
)
def test_letters_that_join_or_stack_by_rules_of_their_script_are_not_set_without_them(
    folder: Path, name: str
) -> None:
    put(folder, everything=a_font("กहिமကខབߞລܐހᠠ\u3099𞤀\u1100"))
    missing: set[str] = set()
    (run,) = fonts.runs(name[0], Face.REGULAR, missing)
    assert run == (Face.REGULAR, f"[U+{ord(name[0]):04X}]")
    assert missing == {name[0]}


@pytest.mark.parametrize("character", "東あカ한ㄅꀀაᏣሀՀ😀𠮷ﾊ、⿰")
def test_letters_that_stand_side_by_side_are_set(folder: Path, character: str) -> None:
    put(folder, everything=a_font("東あカ한ㄅꀀაᏣሀՀ😀𠮷ﾊ、⿰"))
    assert face(character) is not None


def test_a_blank_or_a_box_that_stands_for_many_is_no_drawing(folder: Path) -> None:
    put(
        folder,
        a_blank=a_font(EAST + "\u3000", blank=EAST + "\u3000"),
        b_box=a_font(EAST + "一二三四五六七", shared=True),
        c_broad=a_font(EAST, wide=30_000),
    )
    assert face() is None
    assert face("\u3000") == "a_blank"


@pytest.mark.parametrize("units", [256, 1000, 2048])
def test_a_letter_is_as_wide_in_the_font_that_is_embedded_as_the_pdf_says(folder: Path, units: int) -> None:
    """Whatever the font counts in; PDF/UA asks for it."""
    put(folder, east=a_font(EAST, wide=units // 2, units=units))
    with pikepdf.open(io.BytesIO(named(team=f"{EAST} Ж").data)) as pdf:
        used = [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/Widths" in font]
        wrong = [width for font in used for width in wrong_widths(font)]
    assert len(used) >= 3
    assert wrong == []


def wrong_widths(font: pikepdf.Dictionary) -> Iterator[tuple[str, int, float, float]]:
    """The codes of which the embedded font and the PDF say different widths, in thousandths."""
    inside = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    unit, names = inside["head"].unitsPerEm, inside["cmap"].tables[0].cmap
    said = {int(font.FirstChar) + n: float(width) for n, width in enumerate(font.Widths.as_list())}
    for code, width in said.items():
        if code in names:
            is_ = inside["hmtx"].metrics[names[code]][0] * 1000 / unit
            if abs(is_ - width) > 1:
                yield str(font.BaseFont), code, is_, width


# A font that is not in order


def cut(data: bytes, table: bytes, at: int, value: bytes) -> bytes:
    """The font with other bytes at a place of a table."""
    count = struct.unpack_from(">H", data, 4)[0]
    for n in range(count):
        tag, _sum, begins, _length = struct.unpack_from(">4sIII", data, 12 + 16 * n)
        if tag == table:
            return data[: begins + at] + value + data[begins + at + len(value) :]
    raise AssertionError(table)


def listed(data: bytes, table: bytes, length: int) -> bytes:
    """The font, with a table said to be so long."""
    at = data.index(table, 12) + 12
    return data[:at] + struct.pack(">I", length) + data[at + 4 :]


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "text": lambda _data: b"Not a font at all, and longer than any header would be.",
    "endless collection": lambda _data: b"ttcf\x00\x01\x00\x00\xff\xff\xff\xff" + bytes(400),
    "no unit": lambda data: cut(data, b"head", 18, b"\x00\x00"),
    "all of Unicode many times": lambda data: cut(
        data,
        b"cmap",
        4,
        struct.pack(">HHI", 3, 10, 12)
        + struct.pack(">HHIII", 12, 0, 40, 0, 2)
        + struct.pack(">III", 0, 0xFFFFFFFF, 0) * 2,
    ),
    "places beyond the end": lambda data: cut(data, b"loca", 0, b"\xff\xff" * 9),
    "widths cut short": lambda data: listed(data, b"hmtx", 3),
    "more widths than drawings": lambda data: cut(data, b"hhea", 34, b"\xff\xff"),
    "widths up to the next table": lambda data: cut(listed(data, b"hmtx", 22), b"hhea", 34, b"\x00\x08"),
    "a head that goes on": lambda data: listed(data, b"head", 60),
    "drawings counted in too little": lambda data: listed(data, b"maxp", 6),
    "no such drawing": lambda data: changed(data, lambda font: font["cmap"].tables.clear()),
    "other outlines": lambda data: b"OTTO" + data[4:],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_font_that_is_not_in_order_is_none(folder: Path, name: str) -> None:
    put(folder, broken=BROKEN[name](a_font(EAST)))
    assert face() is None


def test_a_report_is_made_beside_a_font_that_is_not_in_order(folder: Path) -> None:
    put(folder, **{f"font{n}": broken(a_font(EAST)) for n, broken in enumerate(BROKEN.values())})
    result = named(team="東")
    assert result.missing == frozenset("東")
    assert "[U+6771]" in words_of(result)


def test_a_font_with_any_bytes_changed_prints_or_is_none(folder: Path) -> None:
    whole, chance = a_font(EAST), random.Random(7)  # noqa: S311 - the same in every run
    for _try in range(3000 if THOROUGH else 100):
        data = bytearray(whole)
        for _byte in range(chance.choice((1, 4, 40))):
            data[chance.randrange(len(data))] = chance.choice((0, 0xFF, chance.randrange(256)))
        put(folder, changed=bytes(data))
        forget()
        found = fonts.face_for("東", Face.REGULAR)
        if isinstance(found, SystemFace) and (font := system_fonts.loaded(found)):
            assert fonts.width_of("東東", Face.REGULAR, 10) <= 80
            inside = TTFont(io.BytesIO(font.face.makeSubset([ord("東")])))
            drawn = inside["hmtx"].metrics[inside.getGlyphName(1)][0] * 1000 / inside["head"].unitsPerEm
            assert abs(drawn - font.face.getCharWidth(ord("東"))) <= 1


@pytest.mark.parametrize("name", ["cut", "widths cut short", "a head that goes on"])
def test_a_font_of_ours_that_is_not_in_order_is_named_in_a_sentence(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = folder / f"{Face.ITALIC.value}.ttf"
    ours.write_bytes(BROKEN[name]((paths.fonts() / ours.name).read_bytes()))
    monkeypatch.setattr(paths, "fonts", lambda: folder)
    fonts._registered.cache_clear()
    for _time in range(2):
        with pytest.raises(SixElementsError, match="came with the app and is damaged or missing"):
            fonts.use(Face.ITALIC)
    ours.unlink()
    with pytest.raises(SixElementsError, match=ours.name):
        fonts.use(Face.ITALIC)


def test_what_is_no_file_is_not_waited_for(folder: Path) -> None:
    (folder / "folder.ttf").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.ttf")
    put(folder, east=a_font(EAST))
    assert face() == "east"


def test_a_font_that_is_taken_away_meanwhile_is_none(folder: Path) -> None:
    put(folder, east=a_font(EAST))
    system_fonts._offered()
    (folder / "east.ttf").unlink()
    assert face() is None


def test_a_picture_falls_back_to_codes_where_a_font_can_not_be_drawn(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, east=a_font(EAST))
    assert face() == "east"
    (folder / "east.ttf").write_bytes(b"gone")
    file = formats.picture(".png", Case(team="東").material(), Picture.BARS)
    assert file.missing == frozenset("東")


def test_nothing_is_looked_for_where_our_fonts_have_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> tuple[Path, ...]:
        raise AssertionError("was looked for")

    monkeypatch.setattr(paths, "system_fonts", nobody)
    pdf_of_example = named(team="Permit Counter Ольга → שלום")
    assert pdf_of_example.missing == frozenset()
    assert fonts.face_of(Weight.REGULAR) is Face.REGULAR


def test_the_folders_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIXELEMENTS_FONTS")
    monkeypatch.setenv("XDG_DATA_DIRS", "/opt/share::/usr/share")
    folders = [str(folder) for folder in paths.system_fonts()]
    assert folders
    if sys.platform.startswith("linux"):
        assert folders[-2:] == ["/opt/share/fonts", "/usr/share/fonts"]
