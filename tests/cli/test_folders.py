"""A folder of what came back: forms find their own team, our own files are left alone, the rest is named."""

import io
import re
from pathlib import Path

import pikepdf

from tests.cli.conftest import Type, answers

DAYS = ("2026-10-01", "", "2026-10-02")
PEOPLE = ("--frontline", 6, "--mode", "open", "--practices", "core")


def fill(form: Path, to: Path, level: int) -> None:
    """Fill the practices of a form in as a viewer does, and give the file an identity of its own."""
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
        # what is saved within one second with the same answers would else be the same file
        pdf.Root["/SavedAs"] = pikepdf.String(to.name)
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
    head = f"role{ours.read_text(encoding='utf-8-sig').splitlines()[0].partition(')')[2]}"  # without the mark
    full = ["frontline", *"3" * head.count(",")]
    Path("out/my-questions.csv").write_text(f"{head}\n{','.join(full)}\n", encoding="utf-8")
    Path("out/more-questions.csv").write_text(f"{head}\nfrontline,1\n", encoding="utf-8")
    Path("out/cut-questions.csv").write_bytes(b"\0\1\2\3" * 50)
    belongs = "It belongs to Night desk, round 1. Where no team or round is named, it finds its own."
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
    assert "day-desk-round-1-form.pdf: left alone, as it holds no answers." in said.out
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
    assert "day-desk-round-1-answers.csv: left alone, as it holds no answers." in both.out
    assert "--all-teams takes back" in sixelements("collect", "two.sixe", "--undo").err
    assert sixelements("collect", "two.sixe", "--all-teams").code == 2
    assert sixelements("collect", "two.sixe", "--undo", "--all-teams", "--team", "Night desk").code == 2
    undone = sixelements("collect", "two.sixe", "--undo", "--all-teams").out.splitlines()
    assert [line.split(":")[0] for line in undone] == ["Day desk", "Night desk"]
    assert undone[1].startswith("Night desk: 2 sheets were taken back.")
    assert "In no team" in sixelements("collect", "two.sixe", "--undo", "--all-teams").err


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
    asked = "tool.csv: 1 row has the number or time of one that came in, and says something else (row 3)"
    said = sixelements("collect", book, "tool.csv", "--preview", "--match-out", "match.toml")
    assert (said.code, asked in said.out, "1 new sheet." in said.out) == (1, True, True)
    said = sixelements("collect", book, "tool.csv")
    assert asked in said.err
    assert all(f"--changed {way}" in said.err for way in ("instead", "take-in", "leave-out"))
    cant = sixelements("collect", book, "tool.csv", "--changed", "instead")  # all of it was answered again
    assert (cant.code, "Take the earlier file out (--take-out" in cant.err) == (1, True)
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


def test_what_was_remembered_is_printed_written_and_changed_by_command(sixelements: Type, book: Path) -> None:
    """Codes of don't know and not applicable were swapped once, and nothing showed or mended it."""
    head, *rows = answers("frontline 3").splitlines()
    swapped = rows[0].replace("3", "6", 1)
    Path("one.csv").write_text(f"Id,{head}\n1,{swapped}\n", encoding="utf-8")
    Path("wrong.toml").write_text('[answers]\n"6" = "na"\n', encoding="utf-8")
    assert sixelements("collect", book, "one.csv", "--match", "wrong.toml").code == 0
    Path("two.csv").write_text(f"Id,{head}\n1,{swapped}\n2,{swapped}\n", encoding="utf-8")
    said = sixelements("collect", book, "two.csv", "--preview", "--match-out", "seen.toml")
    assert "“6” counts as not applicable, as decided." in said.out
    seen = Path("seen.toml").read_text(encoding="utf-8")
    assert '"6" = "na"' in seen
    Path("seen.toml").write_text(seen.replace('"6" = "na"', '"6" = "dk"'), encoding="utf-8")
    assert "1 sheet taken in." in sixelements("collect", book, "two.csv", "--match", "seen.toml").out
    Path("three.csv").write_text(f"Id,{head}\n3,{swapped}\n", encoding="utf-8")
    after = sixelements("collect", book, "three.csv", "--preview").out
    assert "“6” counts as don't know, as decided." in after


def test_a_preview_of_a_folder_of_forms_fits_a_screen(sixelements: Type) -> None:
    """Eighty forms took 2,042 lines, and what was wrong drowned among them."""
    sixelements("new", "f.sixe", "--organization", "Alder County", "--practices", "core", *PEOPLE)
    sixelements("forms", "f.sixe", "--out", "out")
    form = next(Path("out").glob("*/*-form.pdf"))
    Path("back").mkdir()
    for n in range(12):
        fill(form, Path(f"back/form-{n:02}.pdf"), n % 5 + 1)
    Path("back/broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    lines = sixelements("collect", "f.sixe", "back", "--preview").out.splitlines()
    assert len(lines) < 12
    assert re.match(r"\d+ forms bring a sheet each: form-00.pdf, ", lines[0])
    assert "broken.pdf: It is not a readable PDF file." in "\n".join(lines)
    assert re.search(
        r"In all: 13 files, \d+ new sheets; \d held back, 1 to decide or refused.", "\n".join(lines)
    )
    every = sixelements("collect", "f.sixe", "back", "--preview", "--details").out
    assert every.count("1.2: answers 1.2, by its number") == 12


def test_a_wrong_file_is_taken_out_by_command_with_the_file_in_hand(sixelements: Type) -> None:
    """Three sheets of another team were in an anonymous round, and there was no way out."""
    sixelements("new", "a.sixe", "--organization", "Alder County", "--frontline", 9)
    Path("right.csv").write_text(answers("frontline 3", "frontline 4"), encoding="utf-8")
    Path("wrong.csv").write_text(answers("frontline 1", "frontline 2", "frontline 5"), encoding="utf-8")
    sixelements("collect", "a.sixe", "right.csv")
    said = sixelements("collect", "a.sixe", "wrong.csv")
    assert "can still be taken out by whoever has it: collect it with --take-out." in said.err
    assert "--take-out" in sixelements("collect", "a.sixe", "--undo").err
    out = sixelements("collect", "a.sixe", "wrong.csv", "--take-out")
    assert (out.code, out.out, out.err) == (0, "wrong.csv: 3 sheets taken out.\n", "")
    again = sixelements("collect", "a.sixe", "wrong.csv", "--take-out")
    none = "wrong.csv: None of its sheets came in with it, so there is nothing to take out.\n"
    assert (again.code, again.err) == (1, none)
    assert "2 were handed in" in sixelements("close", "a.sixe").err
    assert sixelements("collect", "a.sixe", "wrong.csv", "--take-out", "--again").code == 2


def test_the_sheet_of_a_row_that_is_gone_goes_by_command_as_well(sixelements: Type) -> None:
    sixelements("new", "a.sixe", "--organization", "Alder County", "--frontline", 9, "--practices", "core")
    head, *rows = answers("frontline 1", "frontline 4", "frontline 2", "frontline 5").splitlines()
    numbered = [f"Response ID,{head}", *(f"{n},{row}" for n, row in enumerate(rows, 1))]
    Path("monday.csv").write_text("\n".join(numbered), encoding="utf-8")
    Path("friday.csv").write_text("\n".join([*numbered[:2], *numbered[3:]]), encoding="utf-8")
    sixelements("collect", "a.sixe", "monday.csv")
    assert (
        "take it out, on Collect or with --take-out-gone"
        in sixelements("collect", "a.sixe", "friday.csv").out
    )
    out = sixelements("collect", "a.sixe", "friday.csv", "--take-out-gone")
    way_back = "The earlier file puts it back: collect that with --put-back."
    assert out.code == 0
    assert out.out.splitlines()[0] == f"friday.csv: 1 sheet taken out whose row is gone. {way_back}"
    again = sixelements("collect", "a.sixe", "friday.csv", "--take-out-gone")
    assert (again.code, again.err) == (0, "")  # as each week in which no row is gone
    back = sixelements("collect", "a.sixe", "monday.csv", "--put-back")
    assert (back.code, back.out) == (0, "monday.csv: 1 sheet is in again.\n")
    assert sixelements("collect", "a.sixe", "monday.csv", "--put-back").out.startswith("monday.csv: 0 sheets")
    assert sixelements("collect", "a.sixe", "monday.csv", "--put-back", "--again").code == 2
    Path("paper.csv").write_text(answers("frontline 5", "frontline 3"), encoding="utf-8")
    sixelements("collect", "a.sixe", "paper.csv")
    untold = sixelements("collect", "a.sixe", "friday.csv", "--take-out-gone")
    assert (untold.code, "nothing tells which sheets" in untold.err) == (1, True)
    assert sixelements("collect", "a.sixe", "friday.csv", "--take-out-gone", "--preview").code == 2


def test_text_to_paste_is_left_alone_though_it_is_no_table(sixelements: Type, book: Path) -> None:
    """The questions of all 37 practices hold quotes that no CSV file has, so their own folder was refused."""
    Path("out").mkdir()
    Path("out/desk-round-1-questions.txt").write_text('Service check\n\n"Two" words, "no end\n', "utf-8")
    Path("out/a.csv").write_text(answers("frontline 3"), encoding="utf-8")
    said = sixelements("collect", book, "out")
    assert (said.code, said.err) == (0, "")
    assert "desk-round-1-questions.txt: left alone, as it holds no answers." in said.out


def test_a_newest_take_in_that_can_be_undone_is_taken_out_as_well(sixelements: Type) -> None:
    """The counts by way say how many came last, too, and they forbid more of these than there are."""
    sixelements("new", "a.sixe", "--organization", "Alder County", "--frontline", 9, "--mode", "open")
    for name, rows in (
        ("one.csv", ("frontline 1", "frontline 2")),
        ("two.csv", ("frontline 5", "frontline 4")),
    ):
        Path(name).write_text(answers(*rows), encoding="utf-8")
        sixelements("collect", "a.sixe", name)
    assert sixelements("collect", "a.sixe", "two.csv", "--take-out").code == 0
    assert sixelements("collect", "a.sixe", "one.csv", "--take-out").out == "one.csv: 2 sheets taken out.\n"
    assert sixelements("collect", "a.sixe", "--undo").code == 1
    assert "everything is in order" in sixelements("check", "a.sixe").out


def test_files_of_one_name_are_told_apart_by_their_folders(sixelements: Type, book: Path) -> None:
    for folder, row in (("day", "frontline 3"), ("night", "frontline maybe")):
        Path(folder).mkdir()
        Path(folder, "form.csv").write_text(answers(row), encoding="utf-8")
    said = sixelements("collect", book, "day", "night")
    assert "day/form.csv: 1 sheet taken in." in said.out
    assert "night/form.csv: nothing was taken in." in said.err


def test_what_excel_or_a_mac_laid_beside_a_file_is_left_alone_though_a_pattern_named_it(
    sixelements: Type, book: Path
) -> None:
    """``in/*.csv`` names them as well; one was taken in as a sheet."""
    whole = book.with_name("good.csv")
    whole.write_text(answers("frontline 3"), encoding="utf-8")
    beside = [whole.with_name(f"{sign}good.csv") for sign in ("~$", "._")]
    for path in beside:
        path.write_bytes(whole.read_bytes())
    said = sixelements("collect", book, *sorted([whole, *beside]))
    assert [f"{path.name}: left alone, as it holds no answers." in said.out for path in beside] == [
        True,
        True,
    ]
    assert (said.code, said.out.count("1 sheet taken in")) == (0, 1)
