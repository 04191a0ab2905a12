from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from sixelements import paths
from sixelements.charts.scene import Weight
from sixelements.reporting.pdf import bidi, fonts
from sixelements.reporting.pdf.fonts import Face
from sixelements.reporting.printable import printable


def test_every_face_ships_with_the_license_of_its_family() -> None:
    shipped = {p.name for p in paths.fonts().iterdir()}
    assert {f"{face.value}.ttf" for face in Face} | {
        "PublicSans-LICENSE.txt",
        "DejaVuSans-LICENSE.txt",
    } == shipped


@pytest.mark.parametrize("face", [Face.TABULAR, Face.TABULAR_SEMIBOLD, Face.TABULAR_BOLD])
def test_tabular_digits_are_all_equally_wide_and_the_font_has_its_own_name(face: Face) -> None:
    font = TTFont(paths.fonts() / f"{face.value}.ttf")
    widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
    assert widths == {1400}
    assert font["name"].getDebugName(4).startswith("Public Sans Tabular")


def test_a_face_is_chosen_by_weight_slant_and_digits() -> None:
    assert fonts.face_of(Weight.BOLD) is Face.BOLD
    assert fonts.face_of(Weight.SEMIBOLD, tabular=True) is Face.TABULAR_SEMIBOLD
    assert fonts.face_of(Weight.REGULAR, italic=True, tabular=True) is Face.ITALIC


@pytest.mark.parametrize(
    ("character", "wanted", "found"),
    [
        ("a", Face.BOLD, Face.BOLD),
        ("→", Face.REGULAR, Face.FALLBACK),
        ("Ж", Face.BOLD, Face.FALLBACK_BOLD),
        ("東", Face.REGULAR, None),
    ],
)
def test_a_character_is_printed_by_the_first_font_that_has_it(
    character: str, wanted: Face, found: Face | None
) -> None:
    assert fonts.face_for(character, wanted) is found


def test_runs_change_only_where_the_font_does() -> None:
    found = list(fonts.runs("Ola Ольга ok", Face.REGULAR, set()))
    assert [(f, p) for f, p in found] == [
        (Face.REGULAR, "Ola "),
        (Face.FALLBACK, "Ольга"),
        (Face.REGULAR, " ok"),
    ]


def test_a_line_without_right_to_left_letters_is_untouched() -> None:
    line = "Permit Counter (9), 50% – “ok”"
    assert bidi.visual(line) == line


def test_hebrew_is_turned_around_and_its_marks_stay_on_their_letters() -> None:
    assert bidi.visual("a שלום b") == "a םולש b"
    assert bidi.visual("שָׁ") == "שָׁ"


def test_arabic_letters_take_the_form_their_neighbors_ask_for() -> None:
    assert bidi.visual("بيت") == "\ufe96\ufef4\ufe91"
    assert bidi.visual("لا") == "\ufefb"


def test_letters_of_persian_and_urdu_are_joined_and_copied_out_as_themselves() -> None:
    assert bidi.visual("پگ") == "\ufb93\ufb58"
    assert "".join(letters for _turned, letters in bidi.turned_back(bidi.visual("پگ"))) == "پگ"


def test_a_long_run_is_turned_word_by_word_so_that_it_can_break() -> None:
    assert bidi.visual("שלום " * 9 + "עולם") == "םולש " * 9 + "םלוע"


def test_the_script_that_makes_the_tabular_cut_ships_with_the_project() -> None:
    assert (Path(__file__).parents[2] / ".ci" / "make_tabular_fonts.py").is_file()


def test_bullets_from_word_print_as_what_they_show() -> None:
    pasted = "\uf0b7 one \uf0a7 two \uf0e0 three \uf0fc \uf0d8 \uf0a8 \uf02d"
    shown = printable(pasted)
    assert shown == "• one ▪ two → three ✓ ▸ ◆ –"
    assert all(fonts.face_for(c, Face.REGULAR) for c in shown)
