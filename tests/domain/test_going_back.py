"""Going back to a backup: what comes back and what goes, in counts."""

from sixelements.domain.going_back import (
    BookDifference,
    BookPart,
    EntryKey,
    GoingBack,
    Holdings,
    RoundName,
    differences,
)
from sixelements.domain.ids import RoundId
from sixelements.wording import backups as words

ROUND = RoundId("round-1")
LOST = "What was changed since is lost, and it says again what it said then:"
NAME = RoundName(team="Permit counter", number=2)


def holding(**parts: dict[str, int]) -> Holdings:
    """What a workbook with one round holds; the names are those of the parts, in small letters."""
    found: dict[tuple[BookPart, RoundId | None], dict[EntryKey, int]] = {
        (BookPart[name.upper()], None if name == "teams" else ROUND): {
            (0, key): mark for key, mark in said.items()
        }
        for name, said in parts.items()
    }
    return Holdings(parts=found, rounds={ROUND: NAME})


def test_what_goes_what_comes_back_and_what_was_changed_are_told_apart() -> None:
    now = holding(sheets={"a": 1, "b": 1, "c": 1}, actions={"x": 1, "y": 2}, aims={"1.1": 3})
    then = holding(sheets={"a": 1}, actions={"x": 9, "z": 1}, aims={"1.1": 3})
    assert differences(now, then) == (
        BookDifference(part=BookPart.SHEETS, round=NAME, now=3, then=1, goes=2),
        BookDifference(part=BookPart.ACTIONS, round=NAME, now=2, then=2, goes=1, comes=1, changed=1),
    )


def test_the_same_is_no_difference_and_is_said() -> None:
    same = holding(sheets={"a": 1}, teams={"t": 1})
    assert differences(same, same) == ()
    assert words.going_back(GoingBack(differences=(), aside="x.sixe"))[0].startswith("Nothing in it differs")


def test_of_a_workbook_that_can_not_be_read_all_comes_back() -> None:
    found = differences(None, holding(sheets={"a": 1, "b": 1}, plan={"start": 5}, teams={"t": 1}))
    assert [(one.part, one.now, one.then) for one in found] == [
        (BookPart.TEAMS, None, 1),
        (BookPart.SHEETS, None, 2),
    ]
    said = words.going_back(GoingBack(differences=found, aside="x.sixe", readable=False))
    assert said == ("What lies there can’t be read. It comes back with 1 team and 2 sheets.",)


def test_the_sentences_name_every_direction_and_sum_over_rounds() -> None:
    other = RoundName(team="Pool", number=1)
    found = (
        BookDifference(part=BookPart.SHEETS, round=NAME, now=3, then=1, goes=2),
        BookDifference(part=BookPart.SHEETS, round=other, now=1, then=0, goes=1),
        BookDifference(part=BookPart.ACTIONS, round=NAME, now=2, then=2, goes=1, comes=1, changed=1),
        BookDifference(part=BookPart.PLAN, round=NAME, now=1, then=1, changed=1),
    )
    ahead = GoingBack(differences=found, aside="2026 set aside.sixe", passing=True)
    assert words.going_back(ahead) == (
        "Going back removes 3 sheets and 1 action.",
        "It brings back 1 action.",
        f"{LOST} 1 action.",
        "Other notes of the plan: as they were then.",
    )
    assert list(words.rows(found)) == [
        "Sheets, Permit counter, round 2: 3 now, 1 then",
        "Sheets, Pool, round 1: 1 now, 0 then",
        "Actions, Permit counter, round 2: 2 now, 2 (1 different) then",
    ]
    assert len(words.set_aside(ahead)) == 2


def test_every_part_has_a_name_and_every_counted_one_an_amount() -> None:
    assert len({words.label(part) for part in BookPart}) == len(BookPart)
    found = tuple(BookDifference(part=part, now=2, then=0, goes=2) for part in BookPart if part.counted)
    said = words.going_back(GoingBack(differences=found, aside=""))
    assert " ".join(said).count("2 ") == len(found)
    assert said[1:] == ("2 rounds are open again.",)


def test_what_was_typed_into_an_action_since_is_named_and_that_of_a_whole_one_is_not_told_twice() -> None:
    """An owner typed after the backup goes, though there are as many actions as then."""
    now = holding(
        actions={"x": 1, "y": 1}, owners={"x": 7, "y": 8}, dates={"x": 1}, statuses={"x": 1, "y": 1}
    )
    then = holding(actions={"x": 1}, dates={"x": 2}, statuses={"x": 2})
    assert words.going_back(GoingBack(differences=differences(now, then), aside="")) == (
        "Going back removes 1 action and 1 owner.",
        f"{LOST} the dates of 1 action and the status of 1 action.",
    )
    said = words.going_back(GoingBack(differences=differences(None, now), aside="", readable=False))
    assert said == ("What lies there can’t be read. It comes back with 2 actions.",)
