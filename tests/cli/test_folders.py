"""A folder of what came back: forms find their own team, our own files are left alone, the rest is named."""

import io
from pathlib import Path

import pikepdf

from tests.cli.conftest import Type, answers

DAYS = ("2026-10-01", "", "2026-10-02")
PEOPLE = ("--frontline", 6, "--mode", "open", "--practices", "core")


def fill(form: Path, to: Path, level: int) -> None:
    """Fill the practices of a form in as a viewer does."""
    with pikepdf.open(io.BytesIO(form.read_bytes())) as pdf:
        waiting = [*pdf.Root.AcroForm.Fields.as_list()]
        while waiting:
            field = waiting.pop()
            if "/FT" not in field:
                waiting += field.get("/Kids", pikepdf.Array()).as_list()
            elif any(f"/{level}" in kid.AP.N for kid in field.get("/Kids", pikepdf.Array()).as_list()):
                field.V = pikepdf.Name(f"/{level}")
                for kid in field.Kids.as_list():
                    kid.AS = pikepdf.Name(f"/{level}" if f"/{level}" in kid.AP.N else "/Off")
        pdf.save(to)


def test_forms_of_two_teams_in_one_folder_each_find_their_round(sixelements: Type) -> None:
    """It makes all files of two rounds, as the folder that people point at holds them (3 s)."""
    sixelements("new", "two.sixe", "--organization", "Alder County", "--team", "Day desk", *PEOPLE)
    sixelements("team", "two.sixe", "Night desk", *PEOPLE)
    for team in ("Day desk", "Night desk"):
        assert sixelements("forms", "two.sixe", "--team", team, "--out", "out").code == 0
    for name, folder, level in (("ana", "day", 2), ("ben", "night", 3), ("cem", "night", 4)):
        fill(
            Path(f"out/{folder}-desk-round-1/{folder}-desk-round-1-form.pdf"), Path(f"out/{name}.pdf"), level
        )
    ours = Path("out/day-desk-round-1/day-desk-round-1-answers.csv")
    head = ours.read_text(encoding="utf-8-sig").splitlines()[0]
    full = ["frontline", *"3" * head.count(",")]
    Path("out/my-questions.csv").write_text(f"{head}\n{','.join(full)}\n", encoding="utf-8")
    Path("out/more-questions.csv").write_text(f"{head}\nfrontline,1\n", encoding="utf-8")
    Path("out/cut-questions.csv").write_bytes(b"\0\1\2\3" * 50)
    belongs = "It belongs to Night desk, round 1. Take it in there."
    ahead = sixelements("collect", "two.sixe", "out", "--team", "Day desk", "--preview")
    assert ahead.out.count(belongs) == 2
    said = sixelements("collect", "two.sixe", "out", "--team", "Day desk")
    assert said.code == 1
    assert (said.err.count(f"ben.pdf: {belongs}"), said.err.count(f"cem.pdf: {belongs}")) == (1, 1)
    assert "cut-questions.csv: " in said.err
    assert "cut-questions.csv: left alone" not in said.out
    assert "more-questions.csv: row 2: it has 2 cells" in said.err
    assert "my-questions.csv: 1 sheet taken in." in said.out
    assert "ana.pdf (for Day desk, round 1): 1 sheet taken in." in said.out
    assert "day-desk-round-1-form.pdf: left alone, as nothing is filled in." in said.out
    assert "day-desk-round-1-questionnaire.pdf: left alone, as it holds no answers." in said.out
    assert said.err.count("row") == 1
    both = sixelements("collect", "two.sixe", "out")
    assert both.code == 1
    assert "ana.pdf: held back, as it was taken in before." in both.out.replace(
        " (for Day desk, round 1)", ""
    )
    assert "ben.pdf (for Night desk, round 1): 1 sheet taken in." in both.out
    assert "cem.pdf (for Night desk, round 1): 1 sheet taken in." in both.out
    which = "The workbook has several teams. Name one with --team: Day desk and Night desk."
    assert both.err.count(f"-questions.csv: {which}") == 2
    assert "day-desk-round-1-answers.csv: left alone, as nothing is filled in." in both.out
    status = sixelements("collect", "two.sixe", "--undo", "--team", "Night desk")
    assert "2 sheets were taken back." in status.out


def test_an_empty_folder_and_what_is_packed_are_named_with_the_way_out(sixelements: Type, book: Path) -> None:
    Path("empty").mkdir()
    said = sixelements("collect", book, "empty")
    assert (said.code, said.err) == (1, "There is no file of answers in empty.\n")
    for name, way in (("a.zip", "Unpack it, and collect the folder"), ("a.xls", "save it as XLSX or as CSV")):
        Path(name).write_bytes(b"PK")
        said = sixelements("collect", book, name)
        assert said.code == 1
        assert way in said.err


def test_a_preview_says_how_many_problems_it_does_not_print(sixelements: Type, book: Path) -> None:
    Path("short.csv").write_text(answers("frontline 3") + "frontline,3\n" * 30, encoding="utf-8")
    said = sixelements("collect", book, "short.csv", "--preview")
    assert said.out.count("it has 2 cells, and the header has") == 10
    assert "And 20 more." in said.out


def test_good_rows_come_once_and_a_mended_file_brings_the_others(sixelements: Type, book: Path) -> None:
    Path("some.csv").write_text(answers("frontline 3", "frontline 4") + "frontline,3\n", encoding="utf-8")
    said = sixelements("collect", book, "some.csv", "--skip-bad")
    assert "some.csv: 2 sheets taken in." in said.out
    mended = answers("frontline 3", "frontline 4", "frontline 3")
    Path("some.csv").write_text(mended, encoding="utf-8")
    said = sixelements("collect", book, "some.csv")
    assert "some.csv: 1 sheet taken in.\n  2 sheets came with an earlier file and are left out." in said.out


def test_changed_rows_are_decided_by_command(sixelements: Type, book: Path) -> None:
    def export(*answered: str) -> None:
        head, *rows = answers(*(f"frontline {level}" for level in answered)).splitlines()
        own = (f"{n},9:0{n},{row}" for n, row in enumerate(rows, start=1))
        Path("tool.csv").write_text("\n".join([f"Id,Start time,{head}", *own]), encoding="utf-8")

    export("3", "4")
    sixelements("collect", book, "tool.csv")
    export("3", "5", "2")
    asked = "tool.csv: 1 row was changed after it came in (row 3). Its earlier answers are in."
    said = sixelements("collect", book, "tool.csv", "--preview", "--match-out", "match.toml")
    assert (said.code, asked in said.out, "1 new sheet." in said.out) == (1, True, True)
    assert asked in sixelements("collect", book, "tool.csv").err
    decided = Path("match.toml").read_text(encoding="utf-8").replace('ed" = ""', 'ed" = "leave out"')
    Path("match.toml").write_text(decided, encoding="utf-8")
    said = sixelements("collect", book, "tool.csv", "--match", "match.toml")
    assert (said.code, "tool.csv: 1 sheet taken in." in said.out) == (0, True), said.err
    assert "1 row that was changed after it came in is left out, as decided: row 3." in said.out


def test_rows_not_handed_in_are_decided_by_command_and_remembered(sixelements: Type, book: Path) -> None:
    head, *rows = answers(*["frontline 3"] * 3).splitlines()
    lines = [f"{head},submitdate", *(f"{row},{day}" for row, day in zip(rows, DAYS, strict=True))]
    Path("tool.csv").write_text("\n".join(lines), encoding="utf-8")
    said = sixelements("collect", book, "tool.csv")
    assert said.code == 1
    assert "tool.csv: 1 row was begun and not handed in (row 3). Decide whether it goes in." in said.err
    sixelements("collect", book, "tool.csv", "--preview", "--match-out", "match.toml")
    text = Path("match.toml").read_text(encoding="utf-8")
    assert '"unfinished" = ""' in text
    Path("match.toml").write_text(
        text.replace('"unfinished" = ""', '"unfinished" = "leave out"'), encoding="utf-8"
    )
    said = sixelements("collect", book, "tool.csv", "--match", "match.toml")
    assert said.code == 0, said.err
    assert "2 sheets taken in." in said.out
    assert "1 row that was not handed in is left out, as decided: row 3." in said.out
    Path("next.csv").write_text("\n".join([*lines, f"{rows[0]},"]), encoding="utf-8")
    said = sixelements("collect", book, "next.csv")
    assert said.code == 0, said.err
    assert "2 rows that were not handed in are left out, as decided: rows 3 and 5." in said.out
