"""The command line as other tools rely on it: exit codes, one sentence a refusal, JSON of one shape."""

import json
import shutil
import stat
import sys
from pathlib import Path

import openpyxl
import pytest

from sixelements.cli.main import COMMANDS
from tests.cli.conftest import DESIGN, Type, answers


def one_sentence(text: str) -> bool:
    """A refusal: one line that begins with a capital, a name or a path, and ends with a full stop."""
    return text.count("\n") == 1 and text.rstrip().endswith((".", "?")) and "Traceback" not in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(sixelements: Type, command: str) -> None:
    said = sixelements(command, "--help")
    assert said.code == 0
    assert "Usage: sixelements " + command in said.out


def test_the_version_is_one_line(sixelements: Type) -> None:
    assert sixelements("--version").out == "sixelements 0.1.0\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("scroe",),
        ("new", "x.sixe"),
        ("new", "x.sixe", "--organization", "A", "--threshold", 2),
        ("new", "x.sixe", "--organization", "A", "--frontline", -1),
        ("new", "x.sixe", "--organization", "A", "--mode", "secret"),
        ("score",),
        ("score", "x.sixe", "--what"),
        ("plan", "x.sixe", "--start", "soon"),
        ("plan", "x.sixe", "--start", "2026-W01-1"),
        ("plan", "x.sixe", "--start", "20260101"),
        ("plan", "x.sixe", "--start", "2026-02-30"),
        ("forms", "x.sixe", "--out", "forms", "--return-by", "2026-W01-1"),
        ("plan", "x.sixe", "--replace"),
        ("report", "x.sixe"),
        ("report", "x.sixe", "--out", "roadmap.docx"),
        ("report", "x.sixe", "--out", "roadmap.pdf", "--chart", "stool"),
        ("report", "x.sixe", "--out", "chart.svg", "--paper", "a4"),
        ("report", "x.sixe", "--out", "chart.svg", "--chart", "pie"),
        ("report", "x.sixe", "--out", "figures.xlsx", "--comments"),
        ("report", "x.sixe", "--out", "handout.pdf", "--audience", "handout", "--comments"),
        ("collect", "x.sixe"),
    ],
)
def test_wrong_usage_is_exit_2(sixelements: Type, arguments: tuple[object, ...]) -> None:
    said = sixelements(*arguments)
    assert said.code == 2
    assert "Usage:" in said.err
    assert not Path("x.sixe").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("score", "nothing.sixe"),
        ("plan", "nothing.sixe"),
        ("close", "nothing.sixe"),
        ("team", "nothing.sixe", "Library"),
        ("round", "nothing.sixe"),
        ("forms", "nothing.sixe", "--out", "forms"),
        ("collect", "nothing.sixe", "a.csv"),
        ("discuss", "nothing.sixe", DESIGN / "example-discussion.json"),
        ("report", "nothing.sixe", "--out", "r.json"),
        ("check", "nothing.sixe"),
        ("report", "nothing.sixe", "--out", "r.xlsx"),
        ("report", "nothing.sixe", "--out", "r.ics"),
        ("new", "x.sixe", "--organization", " "),
        ("new", "x.sixe", "--organization", "A", "--practices", "7"),
        ("new", "x.sixe", "--organization", "A" * 201),
        ("new", "no/such/folder/x.sixe", "--organization", "A"),
    ],
)
def test_what_could_not_be_done_is_exit_1_with_one_sentence(
    sixelements: Type, arguments: tuple[object, ...]
) -> None:
    said = sixelements(*arguments)
    assert said.code == 1
    assert one_sentence(said.err), said.err
    assert said.out == ""
    assert not Path("x.sixe").exists()


def test_new_refuses_a_file_that_exists_and_leaves_it(sixelements: Type) -> None:
    Path("mine.sixe").write_text("mine", encoding="utf-8")
    said = sixelements("new", "mine.sixe", "--organization", "A")
    assert said.code == 1
    assert one_sentence(said.err)
    assert Path("mine.sixe").read_text(encoding="utf-8") == "mine"


def test_a_team_left_out_is_the_organization(sixelements: Type) -> None:
    assert "of Alder County is open" in sixelements("new", "a.sixe", "--organization", "Alder County").out


def test_new_says_what_can_be_shown_at_this_head_count(sixelements: Type) -> None:
    people = ("--frontline", 9, "--supervisor", 2, "--manager", 1)
    said = sixelements("new", "a.sixe", "--organization", "A", *people)
    assert "the team is shown as a whole and roles are not compared" in said.out
    said = sixelements("new", "b.sixe", "--organization", "A", "--frontline", 4)
    assert "nothing can be shown" in said.out
    said = sixelements("new", "c.sixe", "--organization", "A", "--frontline", 9, "--manager", 5)
    assert "roles can be compared" in said.out


def test_several_teams_must_be_named(sixelements: Type, book: Path) -> None:
    assert sixelements("team", book, "Library desk", "--frontline", 7).code == 0
    said = sixelements("close", book)
    assert said.code == 1
    assert "Permit Counter and Library desk" in said.err
    assert sixelements("team", book, "library DESK").code == 1
    said = sixelements("close", book, "--team", "library desk")
    assert "0 were handed in" in said.err


def test_collect_takes_the_newest_files_back_once(sixelements: Type, book: Path) -> None:
    Path("a.csv").write_text(answers("frontline 3", "manager 4"), encoding="utf-8")
    Path("b.csv").write_text(answers("frontline 2"), encoding="utf-8")
    assert sixelements("collect", book, "a.csv", "--undo").code == 2
    assert sixelements("collect", book).code == 2
    said = sixelements("collect", book, "--undo")
    assert (said.code, said.out) == (1, "")
    assert "Nothing can be taken back" in said.err
    sixelements("collect", book, "a.csv")
    sixelements("collect", book, "b.csv")
    said = sixelements("collect", book, "--undo")
    assert (said.code, said.out) == (0, "1 sheet was taken back. In now: 2.\n")
    assert sixelements("collect", book, "--undo").code == 1
    assert sixelements("collect", book, "b.csv").out.startswith("b.csv: 1 sheet taken in.")


def test_collect_prints_a_line_a_file_and_keeps_the_good_ones(sixelements: Type, book: Path) -> None:
    Path("good.csv").write_text(answers("frontline 3", "manager 4"), encoding="utf-8")
    Path("bad.csv").write_text(answers("frontline 3", "frontline 9"), encoding="utf-8")
    Path("form.pdf").write_bytes(b"%PDF-1.7")
    said = sixelements("collect", book, "bad.csv", "good.csv", "form.pdf", "nothing.csv")
    assert said.code == 1
    assert said.out == "good.csv: 2 sheets taken in.\n"
    assert "bad.csv: “9” in 1.1 and 36 more, 37 cells, first in row 3: not an answer." in said.err
    assert "bad.csv: nothing was taken in." in said.err
    assert "form.pdf: It is not a readable PDF file." in said.err
    assert "nothing.csv: There is no file or folder of that name." in said.err


@pytest.mark.parametrize("missing", ["/no/such/path", "nothing.csv", "nothing"])
def test_a_missing_path_is_called_missing_and_the_good_ones_go_in(
    sixelements: Type, book: Path, missing: str
) -> None:
    Path("good.csv").write_text(answers("frontline 3"), encoding="utf-8")
    said = sixelements("collect", book, missing, "good.csv")
    assert (said.code, said.out) == (1, "good.csv: 1 sheet taken in.\n")
    assert said.err.startswith(f"{Path(missing).name}: There is no file or folder of that name.\n")


def test_a_path_that_the_system_refuses_does_not_drop_the_good_ones(sixelements: Type, book: Path) -> None:
    Path("good.csv").write_text(answers("frontline 3"), encoding="utf-8")
    said = sixelements("collect", book, "n" * 300, "good.csv")
    assert (said.code, said.out) == (1, "good.csv: 1 sheet taken in.\n")
    assert "its name is longer than the drive allows" in said.err


def test_skip_bad_takes_the_good_rows_and_still_says_what_was_left(sixelements: Type, book: Path) -> None:
    Path("bad.csv").write_text(answers("frontline 3", "frontline 9", "manager 2"), encoding="utf-8")
    said = sixelements("collect", book, "bad.csv", "--skip-bad")
    assert said.code == 1
    assert said.out.startswith("bad.csv: 2 sheets taken in.\n")
    assert "row 3" in said.err


def test_a_preview_shows_what_goes_where_and_stores_nothing(sixelements: Type, book: Path) -> None:
    text = answers("frontline 3", "Mitarbeiter 4").replace("role,", "Shoe size,role,").replace("\n", "\n9,")
    Path("odd.csv").write_text(text.replace("9,role", "role").rstrip("9,"), encoding="utf-8")
    said = sixelements("collect", book, "odd.csv", "--preview", "--match-out", "match.toml")
    assert said.code == 1
    assert "A  Shoe size: to decide, as no question is like it" in said.out
    assert "37 columns answer questions, by their numbers: C 1.1, D 1.2," in said.out
    every = sixelements("collect", book, "odd.csv", "--preview", "--details")
    assert "C  1.1: answers 1.1, by its number" in every.out
    decided = Path("match.toml").read_text(encoding="utf-8")
    assert '"Shoe size" = ""' in decided
    assert "0 were handed in" in sixelements("close", book).err
    Path("match.toml").write_text(decided.replace('"Shoe size" = ""', '"Shoe size" = "leave out"'), "utf-8")
    said = sixelements(
        "collect", book, "odd.csv", "--match", "match.toml", "--preview", "--match-out", "2.toml"
    )
    assert "odd.csv: “Mitarbeiter” in role, 1 cell, row 3: not a role." in said.out
    words = Path("2.toml").read_text(encoding="utf-8")
    Path("2.toml").write_text(words.replace('"Mitarbeiter" = ""', '"Mitarbeiter" = "frontline"'), "utf-8")
    said = sixelements("collect", book, "odd.csv", "--match", "2.toml")
    assert (said.code, said.out) == (0, "odd.csv: 2 sheets taken in.\n"), said.err
    odd = Path("odd.csv").read_text(encoding="utf-8").rstrip()
    Path("next week.csv").write_text(f"{odd}\n{odd.splitlines()[-1].replace('4', '2')}\n", encoding="utf-8")
    said = sixelements("collect", book, "next week.csv")
    assert (said.code, said.err) == (0, "")
    taken = "next week.csv: 1 sheet taken in.\n  2 sheets came with an earlier file and are left out.\n"
    assert said.out.startswith(taken)


def test_what_is_to_decide_says_how(sixelements: Type, book: Path) -> None:
    Path("odd.csv").write_text(answers("Mitarbeiter 4"), encoding="utf-8")
    how = "To decide: collect the same with --preview --match-out decisions.toml, fill in what is empty there"
    assert how in sixelements("collect", book, "odd.csv").err
    assert how in sixelements("collect", book, "odd.csv", "--preview").err
    assert how not in sixelements("collect", book, "odd.csv", "--preview", "--match-out", "m.toml").err


def test_nothing_is_to_decide_where_the_table_has_to_be_turned(sixelements: Type, book: Path) -> None:
    """The file of decisions asked then what the column of a person is."""
    cells = [line.split(",") for line in answers("frontline 3").splitlines()]
    turned = [",".join(["" if cell == "role" else cell for cell in row]) for row in zip(*cells, strict=True)]
    Path("turned.csv").write_text("\n".join(turned), encoding="utf-8")
    said = sixelements("collect", book, "turned.csv")
    assert said.code == 1
    assert "Its questions stand below one another. Turn it" in said.err
    assert "To decide" not in said.err


def test_a_file_of_decisions_is_read_whole_or_refused_in_a_sentence(sixelements: Type, book: Path) -> None:
    Path("a.csv").write_text(answers("frontline 3"), encoding="utf-8")
    Path("bad.toml").write_text('[columns]\n"A" = "9.9"\n[answers]\n"maybe" = "6"\n[x]\n', encoding="utf-8")
    said = sixelements("collect", book, "a.csv", "--match", "bad.toml")
    assert (said.code, said.out) == (1, "")
    assert "These entries are not understood: x, A, and maybe." in said.err
    assert "A word of an answer means 1 to 5, dk, na, or skip." in said.err
    assert sixelements("collect", book, "a.csv", "--match-out", "x.toml").code == 2


@pytest.mark.parametrize("there", ["the workbook", "the answers", "decisions"])
def test_what_is_to_decide_is_written_over_no_file(sixelements: Type, book: Path, there: str) -> None:
    Path("a.csv").write_text(answers("frontline 3"), encoding="utf-8")
    Path("m.toml").write_text('[answers]\n"maybe" = "3"\n', encoding="utf-8")
    target = {"the workbook": book, "the answers": Path("a.csv"), "decisions": Path("m.toml")}[there]
    before = target.read_bytes()
    said = sixelements("collect", book, "a.csv", "--preview", "--match-out", target)
    assert (said.code, target.read_bytes()) == (1, before)
    assert "exists already. Choose another name." in said.err


def test_ten_problems_are_printed_and_the_rest_lies_in_a_file_of_its_own(
    sixelements: Type, book: Path
) -> None:
    Path("short.csv").write_text(answers("frontline 3") + "frontline,3\n" * 30, encoding="utf-8")
    Path("report.csv").write_text("mine", encoding="utf-8")
    said = sixelements("collect", book, "short.csv")
    assert said.err.count("it has 2 cells, and the header has") == 10
    assert "And 20 more, in report-2.csv." in said.err
    assert Path("report.csv").read_text(encoding="utf-8") == "mine"
    report = Path("report-2.csv")
    assert len(report.read_text(encoding="utf-8").splitlines()) == 31
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    again = sixelements("collect", book, "short.csv")
    assert "And 20 more, in report-2.csv." in again.err  # it takes the place of the one before
    Path("short.csv").unlink()
    Path("report.csv").unlink()
    inbox = sixelements("collect", book, ".")
    assert "report-2.csv: left alone, as it holds no answers." in inbox.out
    assert "a report of what was not taken in" in sixelements("collect", book, "report-2.csv").err


def test_what_is_kept_of_problems_quotes_no_cell_and_no_message_a_sentence(
    sixelements: Type, book: Path
) -> None:
    """A report for others to read held what people had typed, and so did the screen."""
    said_by = ["Ask Joerg Mueller at the front desk", "Joerg"]
    rows = "".join(f"frontline,{said_by[n % 2]} {n}{',3' * 36}{',' * 10}\n" for n in range(12))
    Path("names.csv").write_text(answers() + rows, encoding="utf-8")
    said = sixelements("collect", book, "names.csv")
    assert said.err.count("Ask Joerg Mueller") == 0
    assert "“Joerg 1” in 1.1, 1 cell, row 3: not an answer." in said.err
    assert "names.csv: 1.1, 1 cell, row 2: not an answer." in said.err
    report = Path("report.csv").read_text(encoding="utf-8-sig")
    assert "Joerg" not in report
    assert "1.1, 1 cell, row 13: not an answer." in report
    ahead = sixelements("collect", book, "names.csv", "--preview", "--match-out", "match.toml").out
    assert "Nothing of it goes in until 12 words are decided." in ahead
    assert "new sheet" not in ahead
    assert stat.S_IMODE(Path("match.toml").stat().st_mode) == 0o600


def test_a_later_export_brings_only_what_is_new(sixelements: Type, book: Path) -> None:
    head, *rows = answers(*["frontline 3"] * 9).splitlines()
    lines = [f"ID,Start time,{head}", *(f"{n},9/14/26 9:0{n}:00,{row}" for n, row in enumerate(rows))]
    Path("monday.csv").write_text("\n".join(lines[:7]), encoding="utf-8")
    Path("friday.csv").write_text("\n".join(lines), encoding="utf-8")
    assert sixelements("collect", book, "monday.csv").out == "monday.csv: 6 sheets taken in.\n"
    ahead = sixelements("collect", book, "friday.csv", "--preview").out
    assert "3 new sheets." in ahead
    assert ahead.endswith("They can be taken back until the next sheets come in or the round is closed.\n")
    assert "6 sheets came with an earlier file and are left out." in ahead
    said = sixelements("collect", book, "friday.csv").out
    assert said.startswith("friday.csv: 3 sheets taken in.\n  6 sheets came with an earlier file")


def test_the_same_bytes_are_held_back_and_the_same_content_is_not(sixelements: Type, book: Path) -> None:
    text = answers("frontline 3")
    Path("a.csv").write_text(text, encoding="utf-8")
    Path("copy.csv").write_text(text, encoding="utf-8")
    Path("same.csv").write_text(text + "\n", encoding="utf-8")
    assert sixelements("collect", book, "a.csv").code == 0
    again = sixelements("collect", book, "copy.csv")
    assert (again.code, again.err) == (0, "")
    assert again.out == "copy.csv: held back, as it was taken in before. Take it in anyway with --again.\n"
    assert sixelements("collect", book, "copy.csv", "--again").out == "copy.csv: 1 sheet taken in.\n"
    assert sixelements("collect", book, "same.csv").code == 0


def test_a_folder_of_files_is_taken_in(sixelements: Type, book: Path) -> None:
    Path("in").mkdir()
    for n in range(25):
        Path(f"in/{n}.csv").write_text(answers("frontline 3") + "\n" * n, encoding="utf-8")
    Path("in/deeper").mkdir()
    Path("in/24.csv").rename("in/deeper/24.csv")
    Path("in/notes.docx").write_bytes(b"x")
    Path("in/._1.csv").write_bytes(b"x")
    said = sixelements("collect", book, "in")
    assert said.code == 0, said.err
    assert "notes.docx: left alone, as it holds no answers." in said.out
    assert said.out.count("1 sheet taken in.") == 25
    assert "25 sheets for 12 people: some may have answered twice." in said.out


def test_close_below_the_threshold_is_exit_1_and_stays_open(sixelements: Type, book: Path) -> None:
    Path("two.csv").write_text(answers("frontline 3", "frontline 4"), encoding="utf-8")
    sixelements("collect", book, "two.csv")
    said = sixelements("close", book)
    assert said.code == 1
    assert said.err == (
        "Round 1 stays open. The round needs at least 3 sheets that rate half of the practices; "
        "so far 2 were handed in.\n"
    )
    Path("third.csv").write_text(answers("frontline 2"), encoding="utf-8")
    sixelements("collect", book, "third.csv")
    assert sixelements("close", book).code == 0


def test_close_says_how_many_sheets_will_not_count_and_why(sixelements: Type, book: Path) -> None:
    """Nine of twelve were dropped for honest don't-knows, and nothing was said."""
    rows = ("frontline 3", "frontline 4", "frontline 2", "frontline dk", "supervisor dk")
    Path("some.csv").write_text(answers(*rows), encoding="utf-8")
    sixelements("collect", book, "some.csv")
    said = sixelements("close", book)
    assert "2 sheets have a level on fewer than half of the practices" in said.out
    assert "They do not count, nor do their ten lines." in said.out


def test_an_anonymous_round_with_sheets_that_do_not_count_is_closed_at_the_second_word(
    sixelements: Type,
) -> None:
    """Half of the voices were lost for good, and it was said afterward."""
    sixelements("new", "book.sixe", "--organization", "Alder County", "--frontline", 9)
    rows = (*("frontline 3",) * 6, "frontline dk", "frontline dk")
    Path("some.csv").write_text(answers(*rows), encoding="utf-8")
    collected = sixelements("collect", "book.sixe", "some.csv")
    assert "2 sheets have a level on fewer than half of the practices" in collected.out
    assert "They will not count" in collected.out
    said = sixelements("close", "book.sixe")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Round 1 stays open. 2 sheets have a level on fewer than half")
    assert said.err.endswith("Closing is final: ask for fuller sheets first, or close with --anyway.\n")
    assert "They do not count" in sixelements("close", "book.sixe", "--anyway").out


def test_accepting_nothing_and_a_first_day_in_the_past_are_said(sixelements: Type, book: Path) -> None:
    Path("best.csv").write_text(answers("frontline 5", "frontline 5", "supervisor 5"), encoding="utf-8")
    sixelements("collect", book, "best.csv")
    sixelements("close", book)
    said = sixelements("plan", book, "--accept", "--start", "2020-01-06")
    assert "Its first day, January 6, 2020, is in the past." in said.out
    assert "There was nothing to accept." in said.out


def test_nothing_is_readable_before_the_round_is_closed(sixelements: Type, book: Path) -> None:
    sixelements("collect", book, DESIGN / "example-answers.csv")
    for command in (("score",), ("plan",), ("report", "--out", "r.json"), ("score", "--json")):
        said = sixelements(command[0], book, *command[1:])
        assert said.code == 1
        assert said.err == "Round 1 is open, so nobody can read results yet. Close it first.\n"
        assert said.out == ""
    said = sixelements("discuss", book, DESIGN / "example-discussion.json")
    assert said.code == 1
    assert one_sentence(said.err)


def test_closing_an_anonymous_round_is_final_and_no_sheet_goes_in_later(sixelements: Type) -> None:
    book = "anonymous.sixe"
    sixelements("new", book, "--organization", "Alder County", "--frontline", 9)
    sixelements("collect", book, DESIGN / "example-answers.csv")
    assert "That is final" in sixelements("close", book).out
    before = sixelements("score", book, "--json").out
    assert json.loads(before)["round"]["closed"] is True
    Path("later.csv").write_text(answers("frontline 5"), encoding="utf-8")
    said = sixelements("collect", book, "later.csv")
    assert said.code == 1
    assert "that is final: it takes no more sheets. Open the next round." in said.err
    assert sixelements("score", book, "--json").out == before
    assert sixelements("round", book).code == 0
    assert sixelements("collect", book, "later.csv").code == 0


def test_a_backup_that_outlives_its_round_is_said_and_the_round_is_closed(
    sixelements: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError

    sixelements("new", "anonymous.sixe", "--organization", "Alder County", "--frontline", 9)
    sixelements("collect", "anonymous.sixe", DESIGN / "example-answers.csv")
    monkeypatch.setattr("sixelements.storage.copies.remove", refuse)
    said = sixelements("close", "anonymous.sixe")
    assert said.code == 0
    assert "That is final" in said.out
    assert "The round is closed, but these backups from before could not be removed." in said.err


def test_no_sheet_goes_into_an_open_round_that_is_closed(sixelements: Type, closed: Path) -> None:
    Path("later.csv").write_text(answers("frontline 5"), encoding="utf-8")
    said = sixelements("collect", closed, "later.csv")
    assert said.code == 1
    assert "Reopen it on Collect, or open the next round." in said.err
    sixelements("round", closed)
    said = sixelements("collect", closed, "later.csv", "--round", 1)
    assert said.err == "Round 1 is closed, so it takes no more sheets. Round 2 does.\n"


def test_what_came_of_late_sheets_of_an_earlier_version_is_said_on_stderr(sixelements: Type) -> None:
    book = shutil.copy(DESIGN / "golden" / "schema-1-late.sixe", "old.sixe")
    looked = sixelements("score", book, "--team", "the anonymous team")
    assert looked.code == 0
    assert looked.err.startswith("6 sheets came after the results")
    assert "The file itself was not changed" in looked.err
    said = sixelements("team", book, "Another team")
    assert "They are erased.\n1 open round is open again" in said.err
    assert said.err.endswith("still has all sheets. Delete it when nobody needs it.\n")
    assert sixelements("score", book, "--team", "the anonymous team").err == ""


def test_closing_twice_says_so(sixelements: Type, closed: Path) -> None:
    said = sixelements("close", closed)
    assert (said.code, said.err) == (1, "Round 1 is already closed.\n")


def test_the_next_round_needs_the_last_one_closed_and_is_asked_like_it(sixelements: Type, book: Path) -> None:
    said = sixelements("round", book)
    assert said.code == 1
    assert "Round 1 is still open" in said.err
    sixelements("collect", book, DESIGN / "example-answers.csv")
    sixelements("close", book)
    assert "Round 2 of Permit Counter is open and asks 37 practices." in sixelements("round", book).out
    Path("core.csv").write_text(answers("frontline 3"), encoding="utf-8")
    sixelements("collect", book, "core.csv")
    refused = sixelements("score", book)
    assert refused.code == 1
    assert refused.err.endswith("The results of round 1 are shown with --round 1.\n")
    assert json.loads(sixelements("score", book, "--round", 1, "--json").out)["round"]["number"] == 1
    assert sixelements("score", book, "--round", 3).err == "There are 2 rounds so far.\n"


def test_a_core_round_asks_twelve_and_chosen_elements_theirs(sixelements: Type) -> None:
    said = sixelements("new", "core.sixe", "--organization", "A", "--practices", "core")
    assert "asks 12 practices" in said.out
    said = sixelements("new", "some.sixe", "--organization", "A", "--practices", "1, 6")
    assert "asks 13 practices" in said.out


def test_forms_writes_a_folder_and_collect_takes_its_table(sixelements: Type, book: Path) -> None:
    said = sixelements("forms", book, "--out", "forms", "--return-by", "2026-11-20", "--return-to", "Dana")
    assert said.code == 0
    assert "Wrote 12 files to forms/permit-counter-round-1:" in said.out
    folder = Path("forms/permit-counter-round-1")
    assert len(list(folder.iterdir())) == 12
    table = folder / "permit-counter-round-1-answers.csv"
    Path("filled.csv").write_bytes(table.read_bytes() + b"frontline" + b",3" * 47 + b"\r\n")
    assert "1 sheet" in sixelements("collect", book, "filled.csv").out
    filled = openpyxl.load_workbook(folder / "permit-counter-round-1-answers.xlsx")
    for column in range(1, 49):
        filled.worksheets[0].cell(row=3, column=column).value = 4 if column > 1 else "supervisor"
    filled.save("filled.xlsx")
    assert "1 sheet" in sixelements("collect", book, "filled.xlsx").out
    assert sixelements("new", "other.sixe", "--organization", "B").code == 0
    for name in ("filled.csv", "filled.xlsx"):  # it went into the workbook of another client without a word
        said = sixelements("collect", "other.sixe", name)
        assert said.code == 1
        assert "It belongs to no round of this workbook." in said.err
    said = sixelements("forms", book, "--out", "forms", "--large", "--paper", "a4")
    assert said.code == 0
    assert "Wrote 14 files" in said.out
    assert "9 files made before were replaced." in said.out
    assert "What lay there to be filled in may hold answers. It is kept as " in said.out


def test_two_teams_share_a_folder_of_forms(sixelements: Type, book: Path) -> None:
    sixelements("team", book, "Permit counter!")
    for team in ("Permit Counter", "Permit counter!"):
        assert sixelements("forms", book, "--out", "forms", "--team", team).code == 0
    assert sorted(p.name for p in Path("forms").iterdir()) == [
        "permit-counter-1-round-1",
        "permit-counter-2-round-1",
    ]


def test_forms_where_no_folder_can_be_says_so(sixelements: Type, book: Path) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    said = sixelements("forms", book, "--out", "taken")
    assert said.code == 1
    assert said.err.startswith("taken is a file, not a folder.")
    assert sixelements("forms", book, "--out", "forms", "--return-by", "soon").code == 2


def test_the_plan_is_accepted_once_and_replaced_only_when_asked(sixelements: Type, discussed: Path) -> None:
    said = sixelements("plan", discussed, "--start", "2026-10-26")
    assert "(not accepted yet)" in said.out
    said = sixelements("plan", discussed, "--accept", "--start", "2026-10-26", "--json")
    accepted = json.loads(said.out)
    assert accepted["start"] == "2026-10-26"
    assert json.loads(sixelements("plan", discussed, "--json").out)["start"] == "2026-10-26"
    assert sixelements("plan", discussed, "--accept").code == 1
    said = sixelements("plan", discussed, "--start", "2026-11-02")
    assert (said.code, said.out) == (1, "")
    assert "is accepted and starts October 26, 2026. To plan again: --accept --replace --start." in said.err
    assert sixelements("plan", discussed, "--start", "2026-10-26").code == 0
    said = sixelements("plan", discussed, "--accept", "--replace", "--start", "2026-11-02", "--json")
    assert json.loads(said.out)["start"] == "2026-11-02"


def test_start_defaults_to_today(sixelements: Type, discussed: Path) -> None:
    assert json.loads(sixelements("plan", discussed, "--json").out)["start"] == "2026-10-21"


@pytest.mark.parametrize("ending", [".json", ".csv", ".xlsx", ".ics", ".svg", ".png", ".pdf", ".JSON"])
def test_a_report_is_written_by_its_ending_and_replaces_the_old_one(
    sixelements: Type, discussed: Path, ending: str
) -> None:
    out = Path("out" + ending)
    assert sixelements("report", discussed, "--out", out).code == 0
    first = out.read_bytes()
    assert len(first) > 2_000
    assert sixelements("report", discussed, "--out", out).code == 0
    assert out.read_bytes() == first


@pytest.mark.parametrize("chart", ["stool", "roles", "timeline"])
def test_another_chart_is_drawn_when_asked_for(sixelements: Type, discussed: Path, chart: str) -> None:
    assert sixelements("report", discussed, "--out", "bars.svg").code == 0
    assert sixelements("report", discussed, "--out", "other.svg", "--chart", chart).code == 0
    assert Path("bars.svg").read_bytes() != Path("other.svg").read_bytes()


def test_the_json_report_is_score_and_plan(sixelements: Type, discussed: Path) -> None:
    sixelements("report", discussed, "--out", "r.json")
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert report["score"] == json.loads(sixelements("score", discussed, "--json").out)
    assert report["plan"] == json.loads(sixelements("plan", discussed, "--json").out)


def test_check_finds_nothing_wrong_with_what_the_app_makes(sixelements: Type, discussed: Path) -> None:
    said = sixelements("check", discussed)
    assert (said.code, said.err) == (0, "")
    said = sixelements("check", Path(__file__).parents[2] / "assessments" / "six-elements")
    assert said.code == 0


def test_check_prints_all_problems_of_an_assessment(sixelements: Type) -> None:
    folder = Path("mine")
    folder.mkdir()
    (folder / "manifest.toml").write_text('id = "mine"\nfiles = []\n', encoding="utf-8")
    said = sixelements("check", folder)
    assert said.code == 1
    assert said.out.count("\n") > 3
    assert "problems found." in said.err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a screen")
def test_a_file_named_like_a_command_is_opened_with_its_folder(
    sixelements: Type, discussed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    discussed.rename("score")
    said = sixelements("./score")
    assert said.code == 1
    assert said.err == "There is no screen here. Use the command line: sixelements --help tells how.\n"
    assert sixelements("check", "./score").code == 0


def test_the_human_printouts_say_what_matters(sixelements: Type, discussed: Path) -> None:
    text = sixelements("score", discussed).out
    for words in (
        "Permit Counter, Alder County",
        "11 of 12 people answered",
        "1  Set expectations       46.2",
        "44 to 49",
        "2–3 Started to Usual",
        "the short leg",
        "two experiences, not agreed",
        "4 of 11 people couldn't rate this",
        "role gap 50",
    ):
        assert words in text, words


def test_an_anonymous_round_of_nine_and_three_shows_the_team_alone(sixelements: Type) -> None:
    people = ("--frontline", 9, "--supervisor", 2, "--manager", 1)
    sixelements("new", "a.sixe", "--organization", "A", *people)
    said = sixelements("collect", "a.sixe", DESIGN / "example-answers.csv")
    assert "Roles were left out" in said.out
    sixelements("close", "a.sixe")
    said = sixelements("score", "a.sixe", "--json")
    score = json.loads(said.out)
    assert {str(e["roles"]) for e in score["elements"]} == {"{'frontline': None, 'leads': None}"}
    assert len(score["suppressed"]) == 1
    assert "withheld for the whole round" in score["suppressed"][0]
    assert "withheld for the whole round" in sixelements("score", "a.sixe").out
