"""Branding and settings by command: all that is named or nothing, and what can't be seen or read is said."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Said, Type, answers


def picture(color: str | tuple[int, ...], mode: str = "RGB", *, kind: str = "PNG") -> bytes:
    """A ring of a color on white, or on nothing where the mode has transparency."""
    image = Image.new(mode, (120, 60), "white" if mode == "RGB" else (0, 0, 0, 0))
    image.paste(color, (20, 10, 100, 50))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def test_what_is_set_is_printed_and_reports_wear_it(sixelements: Type, closed: Path) -> None:
    Path("logo.png").write_bytes(picture("navy"))
    said = sixelements(
        "set", closed, "--organization", "Birch County", "--color", "#2A4A8C", "--logo", "logo.png"
    )
    assert (said.code, said.out, said.err) == (0, "Changed book.sixe.\n", "")
    told = sixelements("set", closed).out
    assert "Organization: Birch County\nColor: #2A4A8C\nLogo: there is one\nLanguage: en-US\n" in told
    assert "Permit Counter, round 1: 37 practices, 180 days ahead" in told
    sixelements("report", closed, "--out", "one.pdf", "--audience", "one-page")
    assert b"/Image" in Path("one.pdf").read_bytes()
    assert sixelements("set", closed, "--logo", "none", "--color", "none").code == 0
    assert "Color: the usual one\nLogo: no logo\n" in sixelements("set", closed).out


@pytest.mark.parametrize(
    ("color", "mode"),
    [("white", "RGB"), ("#f4f4ee", "RGB"), ("yellow", "RGB"), ((255, 255, 255, 255), "RGBA")],
)
def test_a_logo_that_is_white_on_white_is_said_to_be(
    sixelements: Type, book: Path, color: str | tuple[int, ...], mode: str
) -> None:
    Path("logo.png").write_bytes(picture(color, mode))
    said = sixelements("set", book, "--logo", "logo.png")
    assert said.code == 0
    assert "The logo hardly differs from white paper" in said.err


@pytest.mark.parametrize("color", ["navy", "#d0d0d0", "orange"])
def test_a_logo_that_can_be_seen_is_taken_without_a_word(sixelements: Type, book: Path, color: str) -> None:
    Path("logo.png").write_bytes(picture(color))
    assert sixelements("set", book, "--logo", "logo.png").err == ""


@pytest.mark.parametrize("share", [0.4, 0.6, 0.9])
def test_a_half_read_picture_is_refused_in_words_and_the_old_logo_stays(
    sixelements: Type, book: Path, share: float
) -> None:
    Path("logo.png").write_bytes(picture("navy"))
    sixelements("set", book, "--logo", "logo.png")
    whole = picture("green", kind="JPEG")
    Path("half.jpg").write_bytes(whole[: int(len(whole) * share)])
    said = sixelements("set", book, "--logo", "half.jpg", "--color", "#112233")
    assert said.code == 1
    assert "The picture " in said.err
    assert "Save it again as PNG." in said.err or "breaks off in the middle" in said.err
    assert "Color: the usual one\nLogo: there is one" in sixelements("set", book).out


def test_all_is_changed_or_nothing(sixelements: Type, book: Path) -> None:
    sixelements("collect", book, the_answers())
    said = sixelements("set", book, "--organization", "Birch County", "--mode", "anonymous")
    assert said.code == 1
    assert "These settings are fixed since the first answer came in." in said.err
    assert "Organization: Alder County" in sixelements("set", book).out


def test_head_counts_are_changed_one_by_one_and_kept_where_people_answered(
    sixelements: Type, book: Path
) -> None:
    assert sixelements("set", book, "--frontline", 12, "--name", "Counter").code == 0
    told = json.loads(sixelements("status", book, "--json").out)["workbooks"][0]["teams"][0]
    assert (told["team"], told["answered"]["total"]["asked"]) == ("Counter", 15)
    sixelements("collect", book, the_answers())
    said = sixelements("set", book, "--manager", 2)
    assert said.err.startswith("Round 1 keeps its head count, as people have answered.")


def the_answers() -> Path:
    path = Path("three.csv")
    path.write_text(answers(*["frontline 3"] * 3), encoding="utf-8")
    return path


def like(sixelements: Type, *more: object) -> Said:
    return sixelements("new", "new.sixe", "--organization", "City", "--like", "book.sixe", *more)


def test_a_new_workbook_takes_over_how_another_looks_and_asks(sixelements: Type, book: Path) -> None:
    Path("logo.png").write_bytes(picture("navy"))
    sixelements(
        "set", book, "--logo", "logo.png", "--color", "#2A4A8C", "--threshold", 4, "--practices", "core"
    )
    sixelements("set", book, "--horizon", 90)
    before = book.read_bytes()
    assert like(sixelements, "--team", "Desk").code == 0
    told = sixelements("set", "new.sixe").out
    assert "Organization: City\nColor: #2A4A8C\nLogo: there is one\n" in told
    assert "Desk, round 1: 12 practices, 90 days ahead\nOpen round: results show once at least 4" in told
    assert "Permit Counter" not in told
    assert book.read_bytes() == before


def test_what_is_named_beside_another_workbook_wins(sixelements: Type, book: Path) -> None:
    assert like(sixelements, "--mode", "anonymous", "--practices", "1,2").code == 0
    told = sixelements("set", "new.sixe").out
    assert "12 practices" in told
    assert "Anonymous round: no group smaller than 5 is shown." in told


def test_what_can_not_be_taken_over_makes_no_workbook(sixelements: Type) -> None:
    assert like(sixelements).code == 1
    assert not Path("new.sixe").exists()
    assert sixelements("set", "new.sixe", "--language", "xx").code == 1


def test_wrong_values_are_said(sixelements: Type, book: Path) -> None:
    assert "A color is # and six digits" in sixelements("set", book, "--color", "blue").err
    assert "That language is not offered. Choose en-US." in sixelements("set", book, "--language", "xx").err
    assert sixelements("set", book, "--horizon", "91").code == 2
