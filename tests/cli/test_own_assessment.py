"""A person's own assessment: found on the shelf, asked, stored, and still there once the shelf is empty."""

import shutil
from pathlib import Path

import pytest

from sixelements import bootstrap, paths
from sixelements.application import scores
from sixelements.cli import options
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import PracticeId
from tests.cli.conftest import Type, answers

MARK = "Our parks have these expectations in writing."
ONE = "1-set-expectations.toml"
TWO = "2-train-the-team.toml"


@pytest.fixture
def parks(sixelements: Type) -> Path:
    """A copy of the shipped assessment on the person's shelf, under another id and with other words."""
    shelf = paths.user_assessments()
    if not shelf.is_relative_to(Path.cwd()):
        pytest.skip("this system keeps a person's data elsewhere")
    folder = shelf / "parks"
    shutil.copytree(paths.assessments() / "six-elements", folder)
    change(folder / "manifest.toml", 'id = "six-elements"', 'id = "parks"')
    change(folder / ONE, "Our service expectations are written down as specific behaviors.", MARK)
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def asked(book: Path, team: int = 0) -> list[Assessment]:
    """What each round of a team is asked with, from the workbook alone."""
    opened = bootstrap.open_workbook(book, read_only=True)
    try:
        rounds = opened.rounds.of(opened.teams.all()[team].id)
        return [opened.assessments.get(round_.assessment) for round_ in rounds]
    finally:
        opened.close()


def words(assessment: Assessment) -> str:
    return assessment.practices[PracticeId("1.1")].statement


def new(sixelements: Type, *more: object) -> Path:
    said = sixelements("new", "own.sixe", "--organization", "Alder County", "--mode", "open", *more)
    assert said.code == 0, said.err
    return Path("own.sixe")


def close(sixelements: Type, book: Path, number: int = 1) -> None:
    """Three filled sheets, no two rounds' the same, and the round is closed."""
    sheets = Path(f"round-{number}.csv")
    sheets.write_text(answers("frontline 3", "frontline 4", f"manager {number}"), encoding="utf-8")
    assert sixelements("collect", book, sheets).code == 0
    assert sixelements("close", book).code == 0


@pytest.fixture
def own(sixelements: Type, parks: Path) -> Path:
    """A workbook whose closed round 1 was asked with the own assessment."""
    book = new(sixelements, "--assessment", "parks")
    close(sixelements, book)
    return book


def test_the_own_assessment_is_asked_and_stored(sixelements: Type, own: Path) -> None:
    (assessment,) = asked(own)
    assert (assessment.id, words(assessment)) == ("parks", MARK)
    assert sixelements("check", own).code == 0


def test_unless_it_is_named_the_usual_one_is_asked(sixelements: Type, parks: Path) -> None:
    (assessment,) = asked(new(sixelements))
    assert assessment.id == "six-elements"
    assert words(assessment) != MARK


def test_the_next_round_is_asked_with_it_as_it_is_now(sixelements: Type, own: Path, parks: Path) -> None:
    change(parks / ONE, MARK, "Our parks have them in plain words.")
    assert sixelements("round", own).code == 0
    assert [words(a) for a in asked(own)] == [MARK, "Our parks have them in plain words."]


def test_off_the_shelf_the_next_round_works_from_the_workbook(
    sixelements: Type, own: Path, parks: Path
) -> None:
    shutil.rmtree(parks)
    said = sixelements("round", own)
    assert (said.code, said.err) == (0, "")
    assert "is open and asks 37 practices." in said.out
    first, second = asked(own)
    assert first == second
    assert (second.id, words(second)) == ("parks", MARK)
    close(sixelements, own, 2)
    assert sixelements("report", own, "--out", "r.json").code == 0
    assert sixelements("check", own).code == 0


def test_off_the_shelf_the_rounds_can_still_be_compared(sixelements: Type, own: Path, parks: Path) -> None:
    shutil.rmtree(parks)
    sixelements("round", own)
    close(sixelements, own, 2)
    with options.chosen(own, None, None, read_only=True) as at:
        earlier = scores.earlier_round(at.book, at.round)
    assert earlier is not None
    assert (earlier.number, at.round.number) == (1, 2)


def test_what_a_new_version_asks_in_the_same_words_is_compared_and_the_rest_is_named(
    sixelements: Type, own: Path, parks: Path
) -> None:
    """Round 2 was asked with a new version, and not one figure was compared, without a word."""
    change(parks / "manifest.toml", 'version = "2.5"', 'version = "2.6"')
    change(parks / TWO, "Staff get a message when the right answer changes.", "Staff hear of it in time.")
    sixelements("round", own)
    close(sixelements, own, 2)
    said = sixelements("score", own).out
    rows = {line[:1]: line for line in said.split("Three thirds")[0].splitlines() if line[:1].isdigit()}
    assert len(rows) == 6
    assert [n for n, line in rows.items() if "since the last round" not in line] == ["2"]
    named = "2.3 is asked in other words than in round 1, so it is not compared, nor is its element."
    assert named in said


def test_another_team_is_asked_like_the_newest_round(sixelements: Type, own: Path, parks: Path) -> None:
    assert sixelements("team", own, "Library", "--mode", "open").code == 0
    assert [a.id for a in asked(own, 1)] == ["parks"]
    assert sixelements("team", own, "Pool", "--assessment", "six-elements").code == 0
    assert [a.id for a in asked(own, 2)] == ["six-elements"]
    assert sixelements("team", own, "Roads").code == 0
    assert [a.id for a in asked(own, 3)] == ["six-elements"]
    shutil.rmtree(parks)
    assert sixelements("round", own, "--team", "Alder County").code == 0


def test_the_newest_round_is_the_one_opened_last(
    sixelements: Type, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sixelements("team", own, "Pool", "--assessment", "six-elements").code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert sixelements("round", own, "--team", "Alder County").code == 0
    assert sixelements("team", own, "Roads").code == 0
    assert [a.id for a in asked(own, 2)] == ["parks"]


def test_a_round_with_another_assessment_asks_all_of_it(sixelements: Type, parks: Path) -> None:
    book = new(sixelements, "--practices", "core")
    sheets = Path("core.csv")
    header = "role,1.2,1.3,2.3,2.5,3.1,3.2,4.2,4.6,5.2,5.4,6.2,6.4\n"
    sheets.write_text(header + ("frontline" + ",3" * 12 + "\n") * 3, encoding="utf-8")
    assert sixelements("collect", book, sheets).code == 0
    assert sixelements("close", book).code == 0
    said = sixelements("round", book, "--assessment", "parks")
    assert "is open and asks 37 practices." in said.out
    assert [a.id for a in asked(book)] == ["six-elements", "parks"]


def test_the_same_assessment_keeps_the_choice_of_practices(sixelements: Type, parks: Path) -> None:
    book = new(sixelements, "--assessment", "parks", "--practices", "1,6")
    sheets = Path("some.csv")
    chosen = [*(f"1.{n}" for n in range(1, 7)), *(f"6.{n}" for n in range(1, 8))]
    row = "frontline" + ",3" * len(chosen) + "\n"
    sheets.write_text(f"role,{','.join(chosen)}\n{row * 3}", encoding="utf-8")
    assert sixelements("collect", book, sheets).code == 0
    assert sixelements("close", book).code == 0
    change(parks / TWO, 'name = "Hard moments"', 'name = "Hard times"')
    assert "is open and asks 13 practices." in sixelements("round", book).out


@pytest.mark.parametrize("command", [("new", "x.sixe", "--organization", "A"), ("team", "own.sixe", "B")])
def test_an_unknown_name_is_refused_with_those_there_are(
    sixelements: Type, own: Path, command: tuple[str, ...]
) -> None:
    said = sixelements(*command, "--assessment", "pools")
    assert (said.code, said.out) == (1, "")
    assert said.err == 'There is no assessment called "pools". Choose one of these: parks, six-elements.\n'
    assert not Path("x.sixe").exists()


def test_a_named_assessment_is_never_replaced_by_another(sixelements: Type, own: Path, parks: Path) -> None:
    shutil.rmtree(parks)
    said = sixelements("round", own, "--assessment", "parks")
    assert said.code == 1
    assert said.err == 'There is no assessment called "parks". Choose one of these: six-elements.\n'
    assert len(asked(own)) == 1


def test_a_broken_assessment_is_told_and_no_round_opened(sixelements: Type, own: Path, parks: Path) -> None:
    change(parks / "manifest.toml", 'version = "2.5"', "version = 1.0")
    change(parks / TWO, 'name = "Hard moments"', "name = 2")
    said = sixelements("round", own)
    assert said.code == 1
    assert said.err.splitlines() == [
        "manifest.toml, version: This must be text. Put it in quotes.",
        f"{TWO}, 2.2 name: This must be text. Put it in quotes.",
    ]
    assert len(asked(own)) == 1


def test_a_folder_on_the_shelf_must_be_called_like_its_assessment(sixelements: Type, parks: Path) -> None:
    folder = parks.rename(parks.with_name("pools"))
    what = "manifest.toml, id: It differs from the name of the folder. Make them the same.\n"
    said = sixelements("new", "x.sixe", "--organization", "A", "--assessment", "pools")
    assert (said.code, said.err) == (1, what)
    assert sixelements("check", folder).out == what
    shutil.copytree(folder, "draft")
    assert sixelements("check", "draft").code == 0
