"""``backups``: what can be gone back to, and going back, by command."""

import errno
from contextlib import closing
from pathlib import Path

import pytest

from sixelements import bootstrap, paths
from sixelements.storage import copies
from tests.cli.conftest import DESIGN, Type


def test_a_backup_is_put_in_the_place_of_a_damaged_workbook_which_is_kept(
    sixelements: Type, closed: Path
) -> None:
    before = sixelements("score", closed, "--json").out
    assert sixelements("backups", closed).out.startswith("  1  ")
    damaged = closed.read_bytes()[:5000]
    closed.write_bytes(damaged)
    assert sixelements("score", closed).code == 1
    assert "restore one to go on; the damaged file is kept." in sixelements("check", closed).out
    alone = Path("alone.sixe")
    alone.write_bytes(damaged)
    assert "There is no backup of it here." in sixelements("check", alone).out

    said = sixelements("backups", closed, "--restore", 1)
    assert said.code == 0, said.err
    assert "doesn’t say whose workbook it is. This backup is of “Alder County”" in said.out
    assert f"\nRestored {closed} from " in said.out
    assert "What lies there can’t be read. It comes back with 1 team, 1 round, " in said.out
    (kept,) = [line for line in said.out.splitlines() if "is kept as" in line]
    assert Path(kept.partition("kept as ")[2].rstrip(".")).read_bytes() == damaged
    assert sixelements("score", closed, "--json").out == before


def test_a_backup_that_is_not_there_is_said_not_to_be(sixelements: Type, closed: Path) -> None:
    said = sixelements("backups", closed, "--restore", 99)
    assert said.code == 1
    assert "Choose a number from 1 to" in said.err
    Path("other.sixe").write_bytes(b"")
    said = sixelements("backups", "other.sixe")
    assert "has no backups here. If it was moved" in said.err
    assert "“other.sixe backups”" in said.err
    for backup in sorted(Path(f"{closed} backups").iterdir())[1:]:
        backup.unlink()
    said = sixelements("backups", closed, "--restore", 2)
    assert said.err.strip() == "There is 1 backup. Choose number 1."


def test_what_can_not_be_taken_back_is_said_where_a_round_is_anonymous(
    sixelements: Type, closed: Path
) -> None:
    assert sixelements("round", closed, "--mode", "anonymous", "--threshold", 6).code == 0
    text = (DESIGN / "example-answers.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("few.csv").write_text("".join(text[:3]), encoding="utf-8")
    sentence = "These 2 sheets can't be taken back: going back would show single sheets.\n"
    assert sixelements("collect", closed, "few.csv", "--preview").out.endswith(sentence)
    said = sixelements("collect", closed, "few.csv")
    way = "What came with a file can still be taken out by whoever has it: collect it with --take-out."
    assert (said.code, said.err) == (0, f"{sentence.rstrip()} {way}\n")


def test_what_is_refused_is_not_said_to_have_been_done(sixelements: Type, closed: Path) -> None:
    """Neither that something was set aside, nor that what came in stays, while somebody has the file."""
    assert sixelements("round", closed, "--mode", "anonymous", "--threshold", 6).code == 0
    text = (DESIGN / "example-answers.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("few.csv").write_text("".join(text[:3]), encoding="utf-8")
    with closing(bootstrap.open_workbook(closed)):
        for words in (("backups", closed, "--restore", 1), ("collect", closed, "few.csv")):
            said = sixelements(*words)
            assert (said.code, said.out) == (1, ""), words
            assert said.err.count("\n") == 1
            assert "is open" in said.err


def test_that_of_an_open_round_can_always_be_taken_back(sixelements: Type, book: Path) -> None:
    before = sixelements("check", book).out
    said = sixelements("collect", book, DESIGN / "example-answers.csv")
    assert (said.code, said.err) == (0, "")
    assert sixelements("backups", book, "--restore", 1).code == 0
    assert sixelements("check", book).out == before
    assert "Round 1 stays open" in sixelements("close", book).err


@pytest.mark.parametrize("command", ["team", "new"])
def test_that_no_backup_could_be_made_on_closing_is_said(
    command: str, sixelements: Type, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(copies, "put_new", full)
    other = tmp_path / "another.sixe"
    args = (closed, "Night desk") if command == "team" else (other, "--organization", "Alder")
    said = sixelements(command, *args)
    assert said.code == 0, said.err
    assert said.err.startswith("No backup of ")


def test_a_wrong_discussion_is_gone_back_from_and_each_line_says_why(
    sixelements: Type, closed: Path, tmp_path: Path
) -> None:
    before = sixelements("score", closed, "--json").out
    (tmp_path / "talk.json").write_text('{"agreed": {"1.1": 5}}', encoding="utf-8")
    assert sixelements("discuss", closed, tmp_path / "talk.json").code == 0
    assert sixelements("score", closed, "--json").out != before
    first = sixelements("backups", closed).out.splitlines()[0]
    assert first.endswith("(before a discussion was recorded; Permit Counter, round 1)")
    said = sixelements("backups", closed, "--restore", 1)
    assert said.code == 0
    assert "\n  Agreed levels, Permit Counter, round 1: 1 now, 0 then\n" in said.out
    assert "\nGoing back removes 1 agreed level.\n" in said.out
    aside = said.out.rpartition("What was there before is kept as ")[2].removesuffix(".\n")
    assert Path(aside).is_file()
    assert sixelements("score", closed, "--json").out == before


def test_that_no_backup_could_be_made_is_said_and_what_was_asked_for_is_done(
    sixelements: Type, closed: Path, tmp_path: Path
) -> None:
    for backup in Path(f"{closed} backups").iterdir():
        backup.unlink()
    Path(f"{closed} backups").rmdir()
    Path(f"{closed} backups").write_text("in the way", encoding="utf-8")
    data = paths.user_data() / "backups"
    data.parent.mkdir(parents=True, exist_ok=True)
    data.write_text("in the way", encoding="utf-8")
    (tmp_path / "talk.json").write_text('{"agreed": {"1.1": 5}}', encoding="utf-8")
    said = sixelements("discuss", closed, tmp_path / "talk.json")
    assert said.code == 0
    assert said.err.startswith("No backup of ")
    said = sixelements("discuss", closed, tmp_path / "talk.json", "--replace")
    assert said.code == 0  # the same again replaces nothing
    (tmp_path / "talk.json").write_text('{"agreed": {"1.2": 4}}', encoding="utf-8")
    assert sixelements("discuss", closed, tmp_path / "talk.json", "--replace").code == 1


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_that_what_was_set_aside_does_not_stay_is_said(sixelements: Type, mode: str) -> None:
    """Two states of an open anonymous round would tell single sheets."""
    book = Path("w.sixe")
    assert sixelements("new", book, "--organization", "Alder County", "--mode", mode).code == 0
    assert sixelements("team", book, "Library", "--mode", mode).code == 0
    assert sixelements("team", book, "Pool", "--mode", mode).code == 0
    said = sixelements("backups", book, "--restore", 1)
    assert said.code == 0, said.err
    assert ("this copy goes with the next change" in said.out) == (mode == "anonymous")


def test_a_new_workbook_says_that_backups_of_another_one_lay_there_and_are_kept(
    sixelements: Type, book: Path
) -> None:
    book.unlink()
    said = sixelements("new", book, "--organization", "Birch County")
    assert "Backups of another workbook lay here. They are kept in" in said.err
    assert "old book.sixe backups" in said.err
    assert sixelements("backups", "old book.sixe").code == 0


@pytest.fixture
def mixed(sixelements: Type, closed: Path) -> Path:
    """A workbook that is damaged past telling whose it is; copies of another one lie with its own."""
    sixelements("new", "birch.sixe", "--organization", "Birch County")
    others = Path("birch.sixe backups")
    for copy in others.iterdir():
        copy.rename(Path(f"{closed} backups") / "2030-01-01 120000 9999.sixe")
    return closed


def damage(path: Path, *, whole: bool) -> None:
    content = path.read_bytes()
    path.write_bytes(bytes(4096) + (bytes(len(content) - 4096) if whole else content[4096:]))


def test_backups_of_another_workbook_come_last_and_are_called_that(sixelements: Type, mixed: Path) -> None:
    lines = sixelements("backups", mixed).out.splitlines()
    assert "of another workbook, Birch County" in lines[-1]
    assert not any("of " + "another" in line for line in lines[:-1])
    damage(mixed, whole=False)
    assert sixelements("backups", mixed).out.splitlines()[-1] == lines[-1]
    said = sixelements("backups", mixed, "--restore", len(lines))
    assert said.code != 0
    assert "This backup is of another workbook" in said.err
    assert sixelements("backups", mixed, "--restore", 1).code == 0


def test_where_nothing_tells_whose_a_damaged_workbook_was_none_takes_its_place(
    sixelements: Type, mixed: Path
) -> None:
    damage(mixed, whole=True)
    lines = sixelements("backups", mixed).out.splitlines()
    assert sum("of the workbook Birch County" in line for line in lines) == 1
    assert sum("of the workbook Alder County" in line for line in lines) == len(lines) - 1
    said = sixelements("backups", mixed, "--restore", 1)
    assert said.code == 1
    number = next(n for n, line in enumerate(lines, start=1) if "Birch" in line)
    said = sixelements("backups", mixed, "--restore", number)
    assert said.code == 1
    assert "This backup is of “Birch County”" in said.out
    mixed.rename("damaged.sixe")
    assert sixelements("backups", mixed, "--restore", number).code == 0


def test_each_that_lies_elsewhere_names_its_folder_and_whose_it_may_be(
    sixelements: Type, closed: Path
) -> None:
    sixelements("backups", closed)
    folder = closed.absolute().with_name(f"{closed.name} backups")
    assert sixelements("backups", closed).err.endswith(f"In “{folder}”.\n")
    renamed, copy = closed.rename("renamed.sixe"), Path("dc.sixe")
    assert f"(after changes; in “{folder.name}”)" in sixelements("backups", renamed).out
    copy.write_bytes(renamed.read_bytes())
    assert f"; in “{folder.name}”, perhaps of renamed.sixe)" in sixelements("backups", copy).out
