"""A plan kept alive from the command line: an action changed by its number, a review listed and recorded."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Type


@pytest.fixture
def planned(sixelements: Type, discussed: Path) -> Path:
    """A workbook with an accepted plan that begins on October 26, 2026."""
    assert sixelements("plan", discussed, "--accept", "--start", "2026-10-26").code == 0
    return discussed


def plan(sixelements: Type, book: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(sixelements("plan", book, "--json").out)["actions"]
    return found


def review(table: object) -> str:
    Path("review.json").write_text(json.dumps(table), encoding="utf-8")
    return "review.json"


def test_an_action_is_changed_by_its_number_and_nothing_else_is(sixelements: Type, planned: Path) -> None:
    before = plan(sixelements, planned)
    said = sixelements("plan", planned, "--set", 3, "owner=Grace Kim", "due=2027-01-29", "status=doing")
    assert said.code == 0, said.err
    number, _dot, rest = said.out.partition(".")
    assert rest.splitlines()[0].endswith(": Grace Kim, due Jan 29, In progress")
    after = plan(sixelements, planned)
    for action in (*before, *after):
        del action["number"]  # it goes by the dates of all
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert [(b["owner"], b["due"]) for _a, b in changed] == [("Grace Kim", "2027-01-29")]
    again = sixelements("plan", planned, "--set", number, "owner=Grace Kim")
    assert again.out == "Nothing changes.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--set", "99", "owner=A"], "There is no action 99."),
        (["--set", "1", "boss=A"], "boss is not known. Known are title, short, owner"),
        (["--set", "1", "due=soon"], "soon is no day. Write it like Oct 26, 2026, or as 2026-10-26."),
        (["--set", "1", "due=-"], "- is no day."),
        (["--set", "1", "due=February 30, 2027"], "February 30, 2027 is no day."),
        (["--set", "1", "due=2026-10-01"], "due before it starts"),
        (["--set", "1", "status=finished"], "finished is no status. Use to_do, doing"),
        (["--set", "1", "status=slipped_back"], "Only what was done or in use can slip back."),
        (["--set", "1", "target=many"], "many is no number."),
        (["--set", "1", "waits_for=1"], "An action can't wait for itself."),
        (["--set", "1", "baseline_on=2037-12-31"], "Nothing can have been counted on a day that is still"),
        (["--set", "1", "step_taken=2037-12-31"], "No step can have been taken on a day that is still to"),
        (["--set", "own-nobody", "owner=A"], "own-nobody names 0 actions."),
        (["--set", "1", "title="], "begins with a verb"),
    ],
)
def test_what_can_not_be_is_refused_in_a_sentence(
    sixelements: Type, planned: Path, words: list[str], said: str
) -> None:
    before = plan(sixelements, planned)
    found = sixelements("plan", planned, *words)
    assert (found.code, found.out) == (1, "")
    assert said in found.err
    assert plan(sixelements, planned) == before


def test_an_id_names_the_same_action_whatever_its_number(sixelements: Type, planned: Path) -> None:
    """Two lines of a script are about one action, though the first moved it."""
    first = plan(sixelements, planned)[0]
    printed = sixelements("plan", planned).out
    assert f"Id: {first['id']}" in printed
    moved = sixelements("plan", planned, "--set", first["id"], "due=2027-03-15")
    assert moved.code == 0, moved.err
    said = re.search(r"It was number 1, and is number (\d+) now\. Its id stays (\S+)\.", moved.out)
    assert said
    assert int(said[1]) > 1
    assert said[2] == first["id"]
    assert sixelements("plan", planned, "--set", first["id"], "owner=Ann Lee").code == 0
    after = {a["id"]: a for a in plan(sixelements, planned)}[first["id"]]
    assert (after["due"], after["owner"]) == ("2027-03-15", "Ann Lee")


def test_what_the_check_finds_in_a_change_is_said_at_once(sixelements: Type, planned: Path) -> None:
    said = sixelements("plan", planned, "--set", "1", "first_step_by=2030-01-01")
    assert said.code == 0
    assert "Worth a look: " in said.out
    assert "more than two weeks after the start" in said.out
    assert "Christmas Day" in sixelements("plan", planned, "--set", "1", "due=2026-12-25").out


def test_a_word_that_is_refused_is_said_again_only_so_far(sixelements: Type, planned: Path) -> None:
    for name in ("unit", "due", "target", "status", "size", "waits_for", "pinned", "owner"):
        said = sixelements("plan", planned, "--set", "1", f"{name}={'x' * 5000}")
        assert said.code == 1
        assert len(said.err) < 400, name


def test_a_review_is_not_recorded_before_the_plan_begins_or_before_the_last_one(
    sixelements: Type, planned: Path
) -> None:
    table = {"actions": {"1": {"status": "doing"}}}
    assert sixelements("plan", planned, "--accept", "--replace", "--start", "2026-10-12").code == 0
    for options in ((), ("--preview",)):
        early = sixelements("review", planned, review({"day": "2026-04-01", **table}), *options)
        assert early.code == 1
        assert "The plan begins on Oct 12, 2026" in early.err
    assert sixelements("review", planned, review({"day": "2026-10-21", **table})).code == 0
    before = sixelements("review", planned, review({"day": "2026-10-20", **table}))
    assert before.code == 1
    assert "A review of Oct 21, 2026 is recorded already." in before.err


@pytest.mark.parametrize(
    "words",
    [["owner=A"], ["--set", "1"], ["--set", "1", "owner"], ["--set", "1", "owner=A", "owner=B"],
     ["--set", "1", "owner=A", "--accept"]],
)  # fmt: skip
def test_a_command_that_says_too_little_or_too_much_is_wrong_usage(
    sixelements: Type, planned: Path, words: list[str]
) -> None:
    assert sixelements("plan", planned, *words).code == 2


def test_a_review_lists_what_is_due_and_when_the_next_one_is(sixelements: Type, planned: Path) -> None:
    sixelements("plan", planned, "--set", 1, "status=doing", "owner=Ana")
    said = sixelements("review", planned)
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert lines[0] == "Review of October 21, 2026: 15 minutes"
    assert lines[2:4] == ["Due or under way", lines[3]]
    assert lines[3].startswith("1. ")
    assert lines[3].endswith(": Ana, due Nov 16, In progress")
    assert lines[-1] == "Next review: November 4, 2026"


def test_a_review_is_recorded_whole_or_not_at_all(sixelements: Type, planned: Path) -> None:
    table = {
        "day": "2026-10-21", "people": 9, "minutes": 13,
        "actions": {"1": {"status": "done", "line": "On the wall", "reading": 81, "read_on": "2026-10-16"},
                    "2": {"status": "stuck", "line": "No room"}},
        "ratings": {"6.5": 3, "4.4": None}, "decisions": ["We count on Fridays"], "next": "2026-11-09",
    }  # fmt: skip
    before = plan(sixelements, planned)
    preview = sixelements("review", planned, review(table), "--preview")
    assert preview.out.startswith("Preview, nothing is stored:\n  1. ")
    assert plan(sixelements, planned) == before
    said = sixelements("review", planned, review(table))
    assert said.code == 0, said.err
    assert "To do → Done, 81" in said.out.replace("->", "→")
    assert "     No room\n" in said.out
    assert "  4.4: the group says not agreed\n" in said.out
    assert "  Decided: We count on Fridays\n" in said.out
    assert said.out.splitlines()[-1] == "Next review: November 9, 2026"
    assert "Does it still hold?" in sixelements("review", planned).out
    wrong = sixelements("review", planned, review({**table, "ratings": {"6.5": 9}}))
    assert (wrong.code, wrong.err) == (1, "A level is whole or half, from 1 to 5.\n")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([], "It must be an object."),
        ({"mood": 1}, "These keys are not known: mood."),
        ({"actions": {"one": {"status": "done"}}}, "name actions by their numbers"),
        ({"actions": {"1": {"status": "finished"}}}, "status is to_do, doing"),
        ({"actions": {"1": {}}}, "status is to_do, doing"),
        ({"actions": {"1": {"status": "done", "reading": True}}}, "numbers of ordinary size"),
        ({"actions": {"1": {"status": "done", "reading": "many"}}}, "many is no number."),
        ({"day": "June"}, "day: June is no day. Write it like Oct 21, 2026, or as 2026-10-21."),
        ({"day": "2030-01-01", "decisions": ["x"]}, "still to come"),
        ({"people": 2.5}, "a whole number from 0"),
        ({"people": -4}, "people must be a whole number from 0 to 300,000."),
        ({}, "says nothing of any action"),
        ({"actions": {"77": {"status": "done"}}}, "There is no action 77."),
        ({"ratings": {"9.9": 3}}, "There is no such practice."),
    ],
)
def test_a_review_that_can_not_be_read_is_refused_in_a_sentence(
    sixelements: Type, planned: Path, table: object, said: str
) -> None:
    found = sixelements("review", planned, review(table))
    assert (found.code, found.out) == (1, "")
    assert said in found.err


def test_while_the_next_round_is_open_a_review_is_of_the_plan_of_the_round_before(
    sixelements: Type, planned: Path
) -> None:
    opened = sixelements("round", planned, "--carry-over")
    assert opened.code == 0, opened.err
    assert "unfinished actions are carried over as they stand." in opened.out
    asked = sixelements("review", planned)
    assert asked.out.startswith("Round 2 is open, so this is about the plan of round 1.\nReview of ")
    told = review({"actions": {"1": {"status": "done", "line": "It is on the wall"}}})
    said = sixelements("review", planned, told)
    assert (said.code, "It is on the wall" in said.out) == (0, True), said.err


def test_there_is_no_review_without_an_accepted_plan(sixelements: Type, discussed: Path) -> None:
    assert "no accepted plan yet" in sixelements("review", discussed).err


def test_holidays_and_closed_days_move_the_dates_of_a_plan(sixelements: Type, discussed: Path) -> None:
    said = sixelements(
        "set", discussed, "--holidays", "US-CA", "--closed", "2026-10-26..2026-10-30 Moving house",
        "--closed", "2026-12-24",
    )  # fmt: skip
    assert said.code == 0, said.err
    told = sixelements("set", discussed).out
    assert "Holidays: US-CA\nClosed: October 26, 2026 to October 30, 2026, Moving house\n" in told
    assert "Closed: December 24, 2026\n" in told
    assert sixelements("plan", discussed, "--accept", "--start", "2026-10-26").code == 0
    assert plan(sixelements, discussed)[0]["start"] == "2026-11-02"
    sixelements("set", discussed, "--holidays", "none", "--closed", "none")
    assert "Holidays: none\n" in sixelements("set", discussed).out


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--holidays", "ZZ"), "The holidays of ZZ are not known."),
        (("--holidays", "US-XX"), "The holidays of XX are not known."),
        (("--closed", "Christmas"), "is no day"),
        (("--closed", "2026-12-24..2026-12-20"), "lies before the first"),
        (("--closed", "2000-01-01..2099-12-31"), "Closed days are at most a year long."),
    ],
)
def test_a_place_or_a_day_that_is_not_known_is_refused(
    sixelements: Type, discussed: Path, option: tuple[str, str], said: str
) -> None:
    found = sixelements("set", discussed, *option)
    assert found.code == 1
    assert said in found.err


def test_a_status_is_taken_in_the_words_that_are_shown(sixelements: Type, planned: Path) -> None:
    """The listing says "In progress", and "In progress" was refused."""
    for word, shown in (("In progress", "In progress"), ("slipped back", None), ("DONE", "Done")):
        said = sixelements("plan", planned, "--set", 1, f"status={word}")
        assert (shown in said.out) if shown else ("can slip back" in said.err)
    said = sixelements("review", planned, review({"actions": {"1": {"status": "Slipped back"}}}))
    assert (said.code, said.err) == (0, "")
    ids = [str(a["id"]) for a in plan(sixelements, planned)]
    assert sixelements("plan", planned, "--set", ids[1], f"waits_for={ids[0]}").code == 0


def test_a_day_years_away_is_asked_about_and_said_with_its_year(sixelements: Type, planned: Path) -> None:
    """2037 was taken without a word, and printed as "due May 3"."""
    said = sixelements("plan", planned, "--set", 1, "due=2037-05-04").out
    assert "due May 4, 2037" in said
    assert "Is 2037 right? It should lie near Oct 26, 2026." in said
    assert "right?" not in sixelements("plan", planned, "--set", 2, "due=2027-05-03").out


def test_a_review_says_when_more_is_in_progress_than_a_team_keeps_up_with(
    sixelements: Type, planned: Path
) -> None:
    for n, said in ((3, False), (4, True)):
        table = {"actions": {str(i): {"status": "doing"} for i in range(1, n + 1)}}
        found = sixelements("review", planned, review(table), "--preview").out
        assert (f"{n} are in progress. More than 3 at once stay unfinished." in found) is said
