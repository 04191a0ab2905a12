"""Copies of a workbook that went separate ways, brought together: by their ids, and nothing by itself."""

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.application import merging
from sixelements.application import plans as all_plans
from sixelements.application.closing import close_round
from sixelements.application.handing_over import hand_over
from sixelements.application.merging import MergeAhead, Picks, WhyOut, look_ahead
from sixelements.application.ports import Workbook
from sixelements.application.results import results_of
from sixelements.application.rounds import find_round
from sixelements.application.teams import remove_round, remove_team
from sixelements.cli.main import run
from sixelements.domain.actions import Plan
from sixelements.domain.bringing_together import Pick, Side, all_from
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ItemId, ResponseId, RoundId, TeamId
from sixelements.domain.rounds import State
from sixelements.domain.teams import Headcount
from sixelements.storage.restoring import list_backups
from tests.builders import PRACTICES, a_response, a_round, a_team, an_assessment
from tests.end_to_end.test_hand_over import A_PLAN
from tests.storage.books import NOON, new_book, open_book
from tests.storage.golden import sheet_id

FIRST = RoundId("round-1")


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Workbook]:
    book = open_book(path, read_only=read_only)
    try:
        yield book
    finally:
        book.close()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A workbook with a team and an open, anonymous round with three sheets."""
    path = tmp_path / "county.sixe"
    book = new_book(path)
    with book.change():
        digest = book.assessments.put(an_assessment())
        book.teams.put(a_team())
        book.rounds.put(replace(a_round(assessment=digest), opened_on=NOON.date()))
    book.close()
    collect(path, 1, 3)
    return path


def copied(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(name)))


def collect(path: Path, first: int, n: int, *, round_: RoundId = FIRST) -> None:
    """So many people answer in a copy; their sheets get the ids from ``first`` on."""
    chance = random.Random(first)  # noqa: S311 - repeatable
    with opened(path) as book:
        book.responses.add(
            replace(
                a_response(number, {p: chance.randint(1, 5) for p in PRACTICES}),
                id=sheet_id(f"sheet {number}"),
                round=round_,
                comments={ItemId(PRACTICES[0]): f"said on sheet {number}"},
            )
            for number in range(first, first + n)
        )


def bring(path: Path, *others: Path, choose: Callable[[MergeAhead], Picks] = lambda _ahead: {}) -> MergeAhead:
    """Bring copies in, one after another; returns what the last of them did."""
    with opened(path) as book:
        copies = [open_book(other, read_only=True) for other in others]
        done = merging.merge(book, copies, lambda _copy, ahead: choose(ahead), new_id=bootstrap.new_id)
        for copy in copies:
            copy.close()
        return done[-1]


def everything_from(side: Side) -> Callable[[MergeAhead], Picks]:
    return lambda ahead: {place: all_from(side, met) for place, met in ahead.clashes.items()}


def ids(path: Path) -> set[ResponseId | None]:
    with opened(path, read_only=True) as book:
        return {
            s.id
            for team in book.teams.all()
            for r in book.rounds.of(team.id)
            for s in book.responses.handed_in(r.id)
        }


def close(path: Path) -> None:
    with opened(path) as book:
        close_round(book, find_round(book, book.teams.all()[0].id), today=NOON.date())


def plan_in(path: Path, plan: Plan) -> None:
    with opened(path) as book:
        book.plans.put(FIRST, plan)


def owners(path: Path) -> list[str | None]:
    with opened(path, read_only=True) as book:
        plan = book.plans.of(FIRST)
        return [a.owner for a in plan.actions] if plan else []


def test_a_round_that_three_laptops_collected_comes_together_whole(here: Path) -> None:
    """And says what it would have said if everybody had answered on one."""
    second, third, one = (copied(here, name) for name in ("second.sixe", "third.sixe", "one.sixe"))
    for path, first in ((here, 10), (second, 20), (third, 30)):
        collect(path, first, 3)
        collect(one, first, 3)
    done = bring(here, second, third)
    assert len(done.sheets[0].coming) == 3
    assert ids(here) == ids(one)
    assert len(ids(here)) == 12
    close(here)
    close(one)
    with opened(here) as mine, opened(one) as theirs:
        assert (
            results_of(mine, mine.rounds.get(FIRST)).score
            == results_of(theirs, theirs.rounds.get(FIRST)).score
        )
        assert mine.responses.comments(FIRST) == theirs.responses.comments(FIRST)
    assert bootstrap.problems(here) == []
    with opened(second) as book:
        assert not book.rounds.get(FIRST).readable


def test_bringing_in_the_same_or_twice_changes_nothing(here: Path) -> None:
    second = copied(here, "second.sixe")
    collect(second, 20, 3)
    before = here.read_bytes()
    assert not bring(here, copied(here, "same.sixe")).brings
    assert here.read_bytes() == before
    assert len(list_backups(here)) == 1  # from collecting
    bring(here, second)
    after = ids(here)
    assert not bring(here, second).brings
    assert ids(here) == after
    assert bring(second, here).brings is False or ids(second) == after


def test_whichever_takes_in_the_other_both_hold_the_same(here: Path) -> None:
    second = copied(here, "second.sixe")
    collect(here, 10, 2)
    collect(second, 20, 2)
    first_again, second_again = copied(here, "a.sixe"), copied(second, "b.sixe")
    bring(here, second_again)
    bring(second, first_again)
    assert ids(here) == ids(second)


def test_sheets_for_an_anonymous_round_that_was_published_stay_out_and_are_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    collect(here, 10, 3)
    second = copied(here, "second.sixe")
    collect(second, 20, 1)
    close(here)
    known = ids(here)
    done = bring(here, second)
    assert [(out.why, out.sheets) for out in done.stays_out] == [
        (WhyOut.PUBLISHED, 1),
        (WhyOut.OPEN_THERE, 1),
    ]
    assert not done.brings
    assert ids(here) == known
    assert run(["merge", str(here), str(second)]) == 0
    said = capsys.readouterr().out
    assert "1 is left out. Round 1 was anonymous and is closed for good." in said
    assert (
        "Round 1 is published here and not in the copy, which has other sheets. Don't close it there" in said
    )


def test_a_round_published_elsewhere_with_all_sheets_of_here_is_published_here(here: Path) -> None:
    second = copied(here, "second.sixe")
    collect(second, 20, 4)
    close(second)
    bring(here, second)
    with opened(here) as book:
        assert book.rounds.get(FIRST).readable
        assert results_of(book, book.rounds.get(FIRST)).score.responses == 7


def test_sheets_that_would_show_themselves_beside_what_was_published_stay_apart(here: Path) -> None:
    """Seven were published there, and one more is here: the difference of the two would be that one."""
    second = copied(here, "second.sixe")
    collect(second, 20, 4)
    close(second)
    with opened(second) as book:
        book.discussions.put(FIRST, Discussion(facilitator="Ines"))
    collect(here, 10, 1)
    known = ids(here)
    done = bring(here, second)
    assert [(out.why, out.sheets) for out in done.stays_out] == [
        (WhyOut.WOULD_SHOW, 4),
        (WhyOut.PUBLISHED_THERE, 1),
    ]
    assert ids(here) == known
    with opened(here) as book:
        assert book.rounds.get(FIRST).collecting
        assert book.discussions.of(FIRST).facilitator == ""


def test_a_round_published_there_without_sheets_of_here_is_named_though_nothing_comes_in(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else it would be closed here as well, and the two publications would differ by these sheets."""
    collect(here, 10, 3)
    second = copied(here, "second.sixe")
    close(second)
    collect(here, 20, 2)
    done = bring(here, second)
    assert [(out.why, out.sheets) for out in done.stays_out] == [(WhyOut.PUBLISHED_THERE, 2)]
    for more in ((), ("--preview",)):
        assert run(["merge", str(here), str(second), *more]) == 0
        said = capsys.readouterr().out
        assert "Round 1 was published in the copy, without 2 that are here. Go on with the results" in said
    with opened(here) as book:
        assert book.rounds.get(FIRST).collecting


def test_a_round_published_on_both_sides_with_different_sheets_is_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = copied(here, "second.sixe")
    for path, first, n in ((here, 10, 2), (second, 20, 3)):
        collect(path, first, n)
        close(path)
    done = bring(here, second)
    assert [(out.why, out.sheets) for out in done.stays_out] == [
        (WhyOut.PUBLISHED, 3),
        (WhyOut.PUBLISHED_BOTH, 5),
    ]
    assert run(["merge", str(here), str(second)]) == 0
    said = capsys.readouterr().out
    assert "Round 1 was published here and in the copy, and 5 sheets are in one of them only." in said


def test_how_many_sheets_there_are_is_said_over_all_copies_and_where_they_are_more_than_people(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(here) as book:
        book.rounds.put(replace(book.rounds.get(FIRST), headcount=Headcount(frontline=10)))
    second, third = copied(here, "second.sixe"), copied(here, "third.sixe")
    collect(second, 20, 8)
    collect(third, 40, 3)
    assert run(["merge", str(here), str(second), str(third)]) == 0
    said = capsys.readouterr().out
    assert "8 are new. 3 are in both and come in once. 11 sheets for 10 people: some may have" in said
    assert "round 1: 14 sheets now. 14 sheets for 10 people: some may have answered twice." in said


def test_a_copy_that_has_no_other_sheets_than_were_published_is_no_matter(here: Path) -> None:
    collect(here, 10, 3)
    second = copied(here, "second.sixe")
    close(here)
    assert bring(here, second).stays_out == ()


def took_in_twice(here: Path, *, alike: bool = False) -> Path:
    """Both copies took the same six people in from one file, so their sheets have ids of their own."""
    second = copied(here, "second.sixe")
    chance = random.Random(7)  # noqa: S311 - repeatable
    said: list[dict[str, int | str]] = [
        {p: 3 if alike else chance.randint(1, 5) for p in PRACTICES} for _ in range(6)
    ]
    for path, first in ((here, 100), (second, 200)):
        with opened(path) as book:
            book.responses.add(
                replace(a_response(n, answers), id=sheet_id(f"sheet {n}"), round=FIRST)
                for n, answers in enumerate(said, start=first)
            )
            book.responses.remember(FIRST, b"the file")
    return second


@pytest.mark.parametrize("alike", [True, False])
@pytest.mark.parametrize(("side", "after"), [(Side.HERE, 9), (Side.COPY, 15)])
def test_people_whose_file_both_copies_took_in_count_twice_only_if_somebody_says_so(
    here: Path, side: Side, after: int, *, alike: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    second = took_in_twice(here, alike=alike)
    before = here.read_bytes()
    assert run(["merge", str(here), str(second), "--preview"]) == 0
    said = capsys.readouterr().out
    assert "9 here, 9 in the copy, 9 to 15 after." in said
    assert "6 of them say word for word what sheets here say." in said
    assert "1. Sheets that say the same here and in the copy; Front desk, round 1" in said
    assert run(["merge", str(here), str(second)]) == 1
    assert here.read_bytes() == before
    bring(here, second, choose=everything_from(side))
    assert len(ids(here)) == after
    assert bootstrap.problems(here) == []
    assert run(["merge", str(here), str(second)]) == 0
    chosen_before = "6 stay out, as was chosen before: they say word for word" in capsys.readouterr().out
    assert chosen_before is (side is Side.HERE)
    assert not look_ahead_at(here, second).brings


def test_sheets_that_were_left_out_come_in_once_nothing_here_says_the_same(here: Path) -> None:
    second = took_in_twice(here)
    bring(here, second, choose=everything_from(Side.HERE))
    with opened(here) as book:
        for sheet in book.responses.handed_in(FIRST):
            if sheet.id and not sheet.comments:
                book.responses.remove(sheet.id)
    bring(here, second)
    assert len(ids(here)) == 9


def test_sheets_that_say_the_same_by_chance_are_no_question(here: Path) -> None:
    """Somebody who marks 3 everywhere is on both laptops, and what else is the same is one sheet in both."""
    second = copied(here, "second.sixe")
    for path, n in ((here, 100), (second, 200)):
        with opened(path) as book:
            book.responses.add(
                [replace(a_response(n, dict.fromkeys(PRACTICES, 3)), id=sheet_id(f"{n}"), round=FIRST)]
            )
    assert not look_ahead_at(here, second).clashes
    bring(here, second)
    assert len(ids(here)) == 5


def look_ahead_at(path: Path, other: Path) -> MergeAhead:
    with opened(path, read_only=True) as book, opened(other, read_only=True) as copy:
        return look_ahead(book, copy)


@pytest.fixture
def two_teams(here: Path) -> Path:
    """The same with a second team that has a round."""
    with opened(here) as book, book.change():
        book.teams.put(a_team("team-2", name="Night shift"))
        asked = book.rounds.get(FIRST)
        book.rounds.put(replace(asked, id=RoundId("night"), team=TeamId("team-2")))
    return here


def remove_night_shift(path: Path) -> None:
    with opened(path) as book:
        remove_team(book, next(t for t in book.teams.all() if t.id == TeamId("team-2")))


@pytest.mark.parametrize("side", Side)
def test_a_team_that_was_removed_here_and_answered_there_is_asked_about(
    two_teams: Path, side: Side, capsys: pytest.CaptureFixture[str]
) -> None:
    second = copied(two_teams, "second.sixe")
    remove_night_shift(two_teams)
    collect(second, 50, 6, round_=RoundId("night"))
    assert run(["merge", str(two_teams), str(second), "--preview"]) == 0
    said = capsys.readouterr().out
    assert "Teams: 1 here, 2 in the copy, 1 to 2 after." in said
    assert "The same in both" not in said
    assert "1. Team Night shift, removed here" in said
    assert "here Keep it removed | in the copy Bring it back as it is in the copy; 1 round; 6 sheets" in said
    with pytest.raises(NotAllowed, match="Choose first"):
        bring(two_teams, second)
    bring(two_teams, second, choose=everything_from(side))
    with opened(two_teams) as book:
        assert len(book.teams.all()) == (1 if side is Side.HERE else 2)
        assert len(book.responses.handed_in(RoundId("night"))) == (0 if side is Side.HERE else 6)
    assert bootstrap.problems(two_teams) == []
    assert not look_ahead_at(two_teams, second).brings
    if side is Side.HERE:
        collect(second, 90, 1, round_=RoundId("night"))
        assert look_ahead_at(two_teams, second).clashes


def test_a_team_without_anything_in_it_stays_removed_without_a_question(two_teams: Path) -> None:
    second = copied(two_teams, "second.sixe")
    remove_night_shift(two_teams)
    ahead = look_ahead_at(two_teams, second)
    assert (ahead.brings, [out.why for out in ahead.out]) == (False, [WhyOut.REMOVED_HERE])


def test_a_team_or_round_that_was_removed_in_the_copy_is_named_and_stays(
    two_teams: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = copied(two_teams, "second.sixe")
    remove_night_shift(second)
    assert run(["merge", str(two_teams), str(second)]) == 0
    said = capsys.readouterr().out
    assert "Team Night shift was removed in the copy. It stays here." in said
    assert "The same in both" not in said
    with opened(two_teams, read_only=True) as book:
        assert len(book.teams.all()) == 2


def test_the_backup_is_named_as_it_is_listed(
    here: Path, planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert planned == here
    second = copied(here, "second.sixe")
    plan_in(second, owned("Dev Shah"))
    assert run(["merge", str(here), str(second)]) == 0
    (said,) = re.findall(r"The backup “(.*)” leads back", capsys.readouterr().out)
    assert run(["backups", str(here)]) == 0
    assert said in capsys.readouterr().out


def test_the_only_backup_while_a_round_is_open_is_named_as_it_is_listed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = copied(here, "second.sixe")
    collect(second, 20, 3)
    assert run(["merge", str(here), str(second)]) == 0
    assert "The backup “while a round was open” leads back." in capsys.readouterr().out
    assert run(["backups", str(here)]) == 0
    assert "while a round was open" in capsys.readouterr().out


def test_what_is_begun_stays_and_what_was_handed_in_elsewhere_takes_its_place(here: Path) -> None:
    sheet = sheet_id("begun, and handed in")
    with opened(here) as book:
        book.responses.begin(sheet, round_=FIRST, role=None)
        book.responses.begin(sheet_id("begun"), round_=FIRST, role=None)
    second = copied(here, "second.sixe")
    with opened(second) as book:
        for practice in PRACTICES:
            book.responses.answer(
                sheet, ItemId(practice), a_response(1, {practice: 4}).answers[ItemId(practice)]
            )
        book.responses.submit(sheet)
    done = bring(here, second)
    assert [(out.why, out.sheets) for out in done.stays_out] == [(WhyOut.BEGUN, 1)]
    assert sheet in ids(here)
    with opened(here) as book:
        assert book.responses.paused_count(FIRST) == 1


def test_new_teams_and_rounds_come_in_whole_with_a_name_of_their_own(here: Path) -> None:
    second = copied(here, "second.sixe")
    for path, team in ((here, "team-a"), (second, "team-b")):
        with opened(path) as book, book.change():
            book.teams.put(a_team(team, name="Night shift"))
            book.rounds.put(
                replace(
                    a_round(f"round-{team}", team=team, assessment=book.rounds.get(FIRST).assessment),
                    opened_on=NOON.date(),
                )
            )
    collect(second, 50, 2, round_=RoundId("round-team-b"))
    bring(here, second)
    with opened(here) as book:
        assert [team.name for team in book.teams.all()] == ["Front desk", "Night shift", "Night shift (2)"]
        assert len(book.responses.handed_in(RoundId("round-team-b"))) == 2
    assert bootstrap.problems(here) == []


def test_a_team_that_is_called_otherwise_there_keeps_a_name_of_its_own(here: Path) -> None:
    second = copied(here, "second.sixe")
    with opened(second) as book, book.change():
        (team,) = book.teams.all()
        book.teams.put(replace(team, name="Night shift"))
    with opened(here) as book, book.change():
        book.teams.put(a_team("team-a", name="night shift"))
    bring(here, second)
    with opened(here) as book:
        assert sorted(team.name for team in book.teams.all()) == ["Night shift (2)", "night shift"]


def test_a_round_that_was_removed_here_and_one_with_its_number_stay_out(here: Path) -> None:
    collect(here, 10, 3)
    close(here)
    with opened(here) as book:
        asked = book.rounds.get(FIRST)
        book.rounds.put(replace(asked, id=RoundId("second"), number=2, state=State.OPEN, closed_on=None))
    second = copied(here, "second.sixe")
    with opened(here) as book:
        remove_round(book, book.rounds.get(RoundId("second")))
    assert [out.why for out in bring(here, second).out] == [WhyOut.REMOVED_HERE]
    with opened(here) as book:
        book.rounds.put(replace(asked, id=RoundId("another"), number=2, state=State.OPEN, closed_on=None))
    third = copied(second, "third.sixe")
    with opened(third) as book:
        book.rounds.put(replace(asked, id=RoundId("third"), number=3, state=State.OPEN, closed_on=None))
    assert {out.why for out in bring(here, third).out} == {WhyOut.REMOVED_HERE, WhyOut.NOT_YET}


@pytest.fixture
def planned(here: Path) -> Path:
    collect(here, 10, 3)
    close(here)
    plan_in(here, A_PLAN)
    return here


def owned(by: str | None, **changes: object) -> Plan:
    (action,) = A_PLAN.actions
    return replace(A_PLAN, actions=(replace(action, owner=by, **changes),))  # type: ignore[arg-type]  # its own fields


def test_what_one_side_changed_comes_in_and_what_both_changed_is_asked(planned: Path) -> None:
    second = copied(planned, "second.sixe")
    plan_in(second, owned("Dev Shah"))
    before = len(list_backups(planned))
    bring(planned, second)
    assert owners(planned) == ["Dev Shah"]
    assert [b.note for b in list_backups(planned)][: len(list_backups(planned)) - before]
    plan_in(planned, owned("Grace Kim"))
    plan_in(second, owned("Sam Tran"))
    unchanged = planned.read_bytes()
    with pytest.raises(NotAllowed, match="Choose first"):
        bring(planned, second)
    assert planned.read_bytes() == unchanged
    bring(planned, second, choose=everything_from(Side.HERE))
    assert owners(planned) == ["Grace Kim"]
    bring(second, planned)
    assert owners(second) == ["Grace Kim"]


def test_both_can_be_kept_as_two(planned: Path) -> None:
    second = copied(planned, "second.sixe")
    plan_in(planned, owned("Grace Kim"))
    plan_in(second, owned("Sam Tran"))
    bring(planned, second, choose=lambda ahead: dict.fromkeys(ahead.clashes, Pick(two=True)))
    assert owners(planned) == ["Grace Kim", "Sam Tran"]
    assert not bring(planned, second).brings


def test_what_was_settled_and_filled_in_is_brought_together_practice_by_practice(planned: Path) -> None:
    second = copied(planned, "second.sixe")
    one, other = (
        Settled(outcome=Outcome.AGREED, level=2),
        Settled(outcome=Outcome.AGREED, level=3, why="Seen"),
    )
    with opened(planned) as book:
        book.discussions.put(FIRST, Discussion(settled={PRACTICES[0]: one}))
    with opened(second) as book:
        book.discussions.put(FIRST, Discussion(settled={PRACTICES[1]: other}, facilitator="Ines"))
    bring(planned, second)
    with opened(planned) as book:
        assert book.discussions.of(FIRST) == Discussion(
            settled={PRACTICES[0]: one, PRACTICES[1]: other}, facilitator="Ines"
        )


@pytest.mark.parametrize("names", [True, False])
def test_what_a_client_changed_in_a_hand_over_copy_comes_back(planned: Path, *, names: bool) -> None:
    """Plan and reviews only; names that stayed here are not taken for removed."""
    copy = planned.with_name("client.sixe")
    with opened(planned) as book:
        hand_over(book, bootstrap.write_hand_over(copy, book.info.id), names=names)
        assert not look_ahead(book, open_book(copy, read_only=True)).brings
    with opened(copy) as book:
        plan = book.plans.of(FIRST)
        assert plan
        (action,) = plan.actions
        book.plans.put(FIRST, plan.with_action(replace(action, evidence="It hangs on the wall")))
    bring(planned, copy, choose=everything_from(Side.COPY))
    with opened(planned) as book:
        found = book.plans.of(FIRST)
        assert found
        assert (found.actions[0].owner, found.actions[0].evidence) == (
            A_PLAN.actions[0].owner,
            "It hangs on the wall",
        )
        assert found.people == A_PLAN.people
        assert len(book.responses.handed_in(FIRST)) == 6
    back = opened(copy), opened(planned, read_only=True)
    with back[0] as book, back[1] as other, pytest.raises(NotAllowed, match="hand-over copy"):
        look_ahead(book, other)


def test_a_change_that_fails_halfway_leaves_everything_as_it_was(planned: Path) -> None:
    second, foreign = copied(planned, "second.sixe"), planned.with_name("foreign.sixe")
    plan_in(second, owned("Dev Shah"))
    new_book(foreign).close()
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("UPDATE workbook SET id = ?, organization = 'Birch County'", ("9" * 32,))
        connection.commit()
    before = planned.read_bytes()
    with pytest.raises(NotAllowed, match="another workbook: it belongs to Birch County"):
        bring(planned, second, foreign)
    assert planned.read_bytes() == before


@pytest.mark.parametrize("what", ["missing", "damaged", "foreign", "newer", "text", "itself", "collection"])
def test_whatever_can_t_be_brought_in_is_said_in_a_sentence(
    planned: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = planned.with_name("other.sixe")
    if what in ("damaged", "newer"):
        shutil.copy(planned, other)
    if what == "damaged":
        other.write_bytes(other.read_bytes()[:9000])
    elif what == "newer":
        with closing(sqlite3.connect(other)) as connection:
            connection.execute("PRAGMA user_version = 99")
    elif what == "foreign":
        run(["new", str(other), "--organization", "Birch County"])
    elif what == "text":
        other.write_text("hello")
    elif what == "itself":
        other = planned
    elif what == "collection":
        other = planned.with_name("open.sixe")
        run(["new", str(other), "--organization", "Alder County"])
        run(["share", str(other), "--out", str(planned.with_name("other.sixc"))])
        other = planned.with_name("other.sixc")
    before = planned.read_bytes()
    capsys.readouterr()
    assert run(["merge", str(planned), str(other)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "Traceback" not in said.err
    assert planned.read_bytes() == before


def test_by_command_it_is_shown_chosen_and_refused(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = copied(planned, "second.sixe")
    plan_in(planned, owned("Grace Kim"))
    plan_in(second, owned("Sam Tran", needs="Money"))
    before = planned.read_bytes()
    assert run(["merge", str(planned), str(second), "--preview"]) == 0
    assert "1.1 Owner: here Grace Kim | in the copy Sam Tran" in capsys.readouterr().out
    assert run(["merge", str(planned), str(second)]) == 1
    assert "Nothing was changed: 1 choice is open." in capsys.readouterr().err
    assert run(["merge", str(planned), str(second), "--choose", "1.1=here"]) == 1
    assert run(["merge", str(planned), str(second), "--choose", "1.9=here"]) == 1
    capsys.readouterr()
    assert run(["merge", str(planned), str(second), "--choose", "1=here", "--choose", "9=here"]) == 1
    assert "9=here can't be: nothing with that number is to be chosen." in capsys.readouterr().err
    assert run(["merge", str(planned), str(second), "--choose", "one"]) == 2
    assert planned.read_bytes() == before
    assert run(["merge", str(planned), str(second), "--choose", "1=copy", "--choose", "1.1=here"]) == 0
    with opened(planned) as book:
        plan = all_plans.accepted(book, book.rounds.get(FIRST))
        assert (plan.actions[0].owner, plan.actions[0].needs) == ("Grace Kim", "Money")


def test_by_command_copies_that_clash_only_with_each_other_come_in_at_once(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the third laptop says is asked beside what the second brought, not beside what was here."""
    second, third = copied(planned, "second.sixe"), copied(planned, "third.sixe")
    plan_in(second, owned("Sam Tran"))
    plan_in(third, owned("Dev Shah", needs="Money"))
    before = planned.read_bytes()
    command = ["merge", str(planned), str(second), str(third)]
    assert run([*command, "--preview"]) == 0
    assert "The copies also differ from each other" in capsys.readouterr().out
    assert run(command) == 1
    said = capsys.readouterr()
    assert "1.1 Owner: here Sam Tran | in the copy Dev Shah" in said.out
    assert "1 choice is open" in said.err
    assert run([*command, "--choose", "1=copy", "--choose", "2=copy"]) == 1
    assert "2=copy can't be: nothing with that number is to be chosen." in capsys.readouterr().err
    assert planned.read_bytes() == before
    assert not any("merge" in backup.note for backup in list_backups(planned))
    assert run([*command, "--choose", "1.1=here", "--choose", "1.2=copy"]) == 0
    assert owners(planned) == ["Sam Tran"]
    assert [b.note for b in list_backups(planned)].count("before merge") == 1


def test_by_command_a_choice_counts_only_between_what_was_shown(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever took the second over ours was not shown the third beside it."""
    second, third = copied(planned, "second.sixe"), copied(planned, "third.sixe")
    for path, name in ((planned, "Grace Kim"), (second, "Sam Tran"), (third, "Dev Shah")):
        plan_in(path, owned(name))
    command = ["merge", str(planned), str(second), str(third), "--choose", "1=copy"]
    assert run([*command, "--choose", "2=copy"]) == 1
    assert "3.1 Owner: here Sam Tran | in the copy Dev Shah" in capsys.readouterr().out
    assert owners(planned) == ["Grace Kim"]
    assert run([*command, "--choose", "3=copy"]) == 0
    assert owners(planned) == ["Dev Shah"]


def test_a_workbook_that_somebody_else_has_open_is_not_merged_into(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = copied(planned, "second.sixe")
    plan_in(second, owned("Dev Shah"))
    with opened(planned):
        assert run(["merge", str(planned), str(second), "--preview"]) == 0
        assert run(["merge", str(planned), str(second)]) == 1
    assert owners(planned) == [A_PLAN.actions[0].owner]
    assert capsys.readouterr().err


def test_no_byte_of_a_merged_workbook_tells_in_which_order_sheets_came(here: Path) -> None:
    second = copied(here, "second.sixe")
    collect(second, 20, 5)
    bring(here, second)
    with closing(sqlite3.connect(here)) as connection:
        found = [id_.hex() for (id_,) in connection.execute("SELECT id FROM response")]
    assert found == sorted(found)
