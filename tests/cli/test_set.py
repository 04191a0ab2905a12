"""Branding and settings by command: all that is named or nothing, and what can't be seen or read is said."""

import io
import json
from pathlib import Path

import pypdf
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
    made = like(sixelements, "--team", "Desk")
    assert (made.code, made.err) == (
        0,
        "The logo is that of Alder County: 'sixelements set new.sixe --logo none' takes it off.\n",
    )
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


def test_my_firm_and_the_paper_are_set_printed_and_passed_on(sixelements: Type, closed: Path) -> None:
    Path("firm.png").write_bytes(picture("teal"))
    said = sixelements("set", closed, "--firm", "Harbor Partners", "--firm-logo", "firm.png", "--paper", "a4")
    assert (said.code, said.err) == (0, "")
    told = "Paper: a4\nFirm: Harbor Partners\nLogo of the firm: there is one\n"
    assert told in sixelements("set", closed).out
    assert sixelements("report", closed, "--out", "one.pdf", "--audience", "one-page").code == 0
    page = pypdf.PdfReader("one.pdf").pages[0]
    assert float(page.mediabox.height) == pytest.approx(841.89, abs=0.1)
    assert "Prepared by Harbor Partners" in page.extract_text()
    assert "Alder County" in page.extract_text()
    assert sixelements("report", closed, "--out", "one.pdf", "--paper", "letter").code == 0
    assert float(pypdf.PdfReader("one.pdf").pages[0].mediabox.height) == 792
    assert like(sixelements).code == 0
    assert told in sixelements("set", "new.sixe").out
    none = ("--firm", "none", "--firm-logo", "none", "--paper", "usual")
    assert sixelements("set", closed, *none).code == 0
    assert "Paper: letter\nFirm: none\nLogo of the firm: no logo\n" in sixelements("set", closed).out


def test_a_white_logo_of_a_firm_is_said_and_a_half_read_one_refused(sixelements: Type, book: Path) -> None:
    Path("firm.png").write_bytes(picture("white"))
    assert "hardly differs from white" in sixelements("set", book, "--firm-logo", "firm.png").err
    Path("firm.jpg").write_bytes(picture("navy", kind="JPEG")[:-60])
    said = sixelements("set", book, "--firm-logo", "firm.jpg", "--firm", "Harbor")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "Firm: none" in sixelements("set", book).out


def test_a_template_makes_the_next_workbook_alike_and_nothing_of_a_client_is_in_it(
    sixelements: Type, closed: Path
) -> None:
    Path("firm.png").write_bytes(picture("teal"))
    sixelements(
        "set", closed, "--firm", "Harbor", "--firm-logo", "firm.png", "--logo", "firm.png", "--horizon", 90
    )
    assert sixelements("set", closed, "--save-template", "harbor.toml").out == "Wrote harbor.toml.\n"
    text = Path("harbor.toml").read_text(encoding="utf-8")
    assert "Alder" not in text
    assert "Permit" not in text
    said = sixelements("new", "city.sixe", "--organization", "City", "--like", "harbor.toml")
    assert (said.code, said.err) == (0, "")
    told = sixelements("set", "city.sixe").out
    assert "Logo: no logo\n" in told
    assert "Firm: Harbor\nLogo of the firm: there is one\n" in told
    assert "City, round 1: 37 practices, 90 days ahead" in told
    again = sixelements("set", closed, "--save-template", "harbor.toml")
    assert (again.code, again.err) == (1, "harbor.toml exists already. Choose another name.\n")
    assert sixelements("set", closed, "--save-template", "harbor.txt").code == 2


def test_new_workbooks_begin_as_this_computer_says_and_what_is_wrong_there_stops_nobody(
    sixelements: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = Path("defaults.toml").absolute()
    monkeypatch.setenv("SIXELEMENTS_DEFAULTS", str(defaults))
    defaults.write_text('paper = "a4"\nmode = "open"\nthreshold = 4\nfirm = "Harbor"\n', encoding="utf-8")
    defaults.chmod(0o444)
    assert sixelements("new", "a.sixe", "--organization", "City", "--threshold", 3).code == 0
    told = sixelements("set", "a.sixe").out
    assert "Paper: a4\nFirm: Harbor\n" in told
    assert "Open round: results show once at least 3" in told
    defaults.chmod(0o644)
    defaults.write_text('paper = "a4"\ntreshold = 4\n', encoding="utf-8")
    said = sixelements("new", "b.sixe", "--organization", "City")
    assert said.code == 0
    assert said.err.startswith("The settings of this computer for new workbooks are left out. ")
    assert 'A template has no "treshold".' in said.err
    assert "Paper: letter" in sixelements("set", "b.sixe").out
    wrong = sixelements("new", "c.sixe", "--organization", "City", "--like", defaults)
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)
    assert not Path("c.sixe").exists()
    assert sixelements("new", "c.sixe", "--organization", "City", "--like", "gone.toml").code == 1
