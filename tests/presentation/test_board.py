"""The board, the table and the timeline as values: one plan in three views, and every move said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import Random

import pytest

from sixelements.application.reports import gather
from sixelements.application.results import results_of
from sixelements.domain.actions import Because, Horizon, Reading, Status
from sixelements.domain.assessment import Role, Size
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ActionId, RoundId
from sixelements.domain.plan_findings import FindingKind
from sixelements.domain.schedule import IN_A_PLAN
from sixelements.domain.waiting import Wait
from sixelements.presentation.board.check import CheckDesk
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.inspector import help_with, owner_options, wide
from sixelements.presentation.board.library import LibraryDesk, LibraryOrder, Shelf
from sixelements.presentation.board.table import DueFilter, PlanColumn, PlanTable
from sixelements.presentation.board.timeline import BarKind, TimelineOrder, timeline, what_if
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.settle import ItemForm, SettlePresenter
from sixelements.reporting import facts
from sixelements.wording import numbers
from sixelements.wording.actions import SheetTitle, sheet_title
from sixelements.wording.because import because
from tests.presentation.plan_room import MONDAY, PlanRoom, a_room


@pytest.fixture
def at() -> PlanRoom:
    return a_room()


@pytest.fixture
def desk(at: PlanRoom) -> BoardDesk:
    """A board with everything that is recommended."""
    found = BoardDesk(at.session)
    found.add_all()
    return found


def ids(desk: BoardDesk) -> list[ActionId]:
    return [card.id for card in desk.board().cards]


def go_to(at: PlanRoom, day: date) -> None:
    at.session.services = replace(at.session.services, today=lambda: day)


def test_before_the_round_is_closed_there_is_no_board() -> None:
    view = BoardDesk(a_room(closed=False).session).board()
    assert view.waiting == "The plan grows from the results, and round 1 is still open. Close it first."
    assert view.cards == ()


def test_an_empty_plan_says_what_to_begin_with(at: PlanRoom) -> None:
    view = BoardDesk(at.session).board()
    assert view.empty == "Add a recommended action, or write your own."
    assert [c.title for c in view.columns] == ["30 days", "60–90 days", "Six months"]
    assert view.tray
    assert view.tray.line == f"{len(view.tray.cards)} of {len(view.tray.cards)} left to decide"
    assert view.check is None
    assert view.limits
    assert (view.limits.in_plan, view.limits.in_plan_full) == ("In the plan 0 of 9", "")


def test_a_card_is_read_aloud_with_practice_owner_day_status_and_place(desk: BoardDesk) -> None:
    first = ids(desk)[0]
    desk.edit(first, ActionField.OWNER, "Grace Kim")
    desk.edit(first, ActionField.BASELINE, "35")
    card = desk.card(first)
    assert card
    assert (card.first_name, card.status, card.amber) == ("Grace", "To do", False)
    assert card.spoken == f"{card.title}. Practice 1.1. Grace Kim, Nov 23. To do. 1 of {card.of} in 30 days."
    bare = desk.board().cards[1]
    assert (bare.status, bare.icon, bare.amber) == ("No owner", "warning", True)


def test_a_move_says_where_the_card_lies_now(desk: BoardDesk) -> None:
    first = ids(desk)[0]
    assert desk.step(first, 1) == "Moved to 30 days, 2 of 3"
    assert desk.step(first, -1) == "Moved to 30 days, 1 of 3"
    assert desk.step(first, -1) == "It can't go further that way."
    before = len([c for c in desk.board().cards if c.horizon is Horizon.DAYS_90])
    said = desk.across(first, 1)
    assert said.startswith(f"Moved to 60–90 days, {before + 1} of {before + 1}. It runs from ")
    assert said.endswith(" to Jan 29 now, the last working day of these 90 days.")
    assert desk.drop(first, Horizon.DAYS_90, None).startswith("It can't go") or before == 0
    assert desk.across(first, -1).startswith("Moved to 30 days, 3 of 3. It runs from Nov 2 to ")


def test_a_refused_move_says_why_and_changes_nothing(at: PlanRoom, desk: BoardDesk) -> None:
    first, second = ids(desk)[:2]
    desk.wait_for(second, first, yes=True)
    desk.date_again()
    before = desk.board()
    with pytest.raises(NotAllowed, match=r"waits for .* and starts on .* Move it first"):
        desk.across(first, 1)
    assert desk.board() == before
    desk.pin([second], on=True)
    assert [c.id for c in desk.board().cards if c.pinned] == [second]
    with pytest.raises(NotAllowed, match="pinned"):
        desk.week([second], 1)
    at.session.undo()
    assert desk.week([second], 1).startswith("It runs from Dec 1 to ")


def test_every_change_of_the_board_is_one_step_of_undo(at: PlanRoom, desk: BoardDesk) -> None:
    first, second = ids(desk)[:2]
    before = desk.plan()
    for change in (
        lambda: desk.across(first, 1),
        lambda: desk.park([first, second]),
        lambda: desk.pin([first], on=True),
        lambda: desk.change_each([first, second], status=Status.DOING, owner="Ana", size=Size.LARGE),
        lambda: desk.put_person("Ana", Role.FRONTLINE),
    ):
        change()
        assert desk.plan() != before
        at.session.undo()
        assert desk.plan() == before
    at.session.redo()
    assert desk.plan() != before


def test_the_limits_say_when_they_are_full(at: PlanRoom, desk: BoardDesk) -> None:
    desk.change_each(ids(desk)[:3], status=Status.DOING)
    limits = desk.board().limits
    assert limits
    assert (limits.in_progress, limits.in_progress_full) == ("In progress 3 of 3", "full")


def test_the_foot_bar_leads_to_the_first_fields(desk: BoardDesk) -> None:
    bar = desk.board().check
    assert bar
    assert not bar.complete
    assert bar.words == f"Plan check: {len(desk.findings())} left"
    assert bar.links[0].field is ActionField.OWNER
    assert bar.links[0].words.endswith(": Name an owner")


def test_what_keeps_a_strength_is_offered_beside_and_can_be_added(desk: BoardDesk) -> None:
    tray = desk.board().tray
    assert tray
    assert tray.options == () or all(o.option for o in tray.options)


@pytest.mark.parametrize("seed", range(6))
def test_undo_of_any_sequence_ends_where_it_began_and_redo_where_it_was(at: PlanRoom, seed: int) -> None:
    chance, desk = Random(seed), BoardDesk(at.session)  # noqa: S311 - no secret
    desk.add_all()
    began, steps = desk.plan(), 0
    for _n in range(25):
        one, two = (chance.choice(ids(desk)) for _k in range(2))
        acts: list[Callable[[ActionId], object]] = [
            lambda a: desk.step(a, chance.choice((-1, 1))),
            lambda a: desk.across(a, chance.choice((-1, 1))),
            lambda a: desk.week([a], chance.choice((-1, 1))),
            lambda a: desk.pin([a], on=chance.random() < 0.5),
            lambda a: desk.park([a]),
            lambda a: desk.change_each([a], status=chance.choice(tuple(Status)), owner="Ana"),
            lambda a: desk.put_reading(a, Reading(MONDAY, chance.random())),
            partial(desk.wait_for, other=two, yes=True),
            lambda _a: desk.date_again(),
        ]
        act = chance.choice(acts)
        before = desk.plan()
        try:
            act(one)
        except (BadInput, NotAllowed):
            assert desk.plan() == before, "what is refused changes nothing"
        steps += desk.plan() != before
    ended = desk.plan()
    for _n in range(steps):
        at.session.undo()
    assert desk.plan() == began
    for _n in range(steps):
        at.session.redo()
    assert desk.plan() == ended


# the check


def test_a_finding_is_settled_in_its_field_and_stays_ticked(desk: BoardDesk) -> None:
    check = CheckDesk(desk)
    before = check.view()
    row = before.rows[0]
    assert (row.head, row.said, row.link) == (row.head, "Nobody owns it.", "Name an owner")
    assert row.spoken.startswith(
        f"Finding 1 of {len(before.rows)}, Before anyone leaves the room. {row.head}."
    )
    assert check.write(row.key, "Ana") == f"Fixed. {len(before.rows) - 1} left."
    after = check.view()
    assert after.fixed == (f"{row.head}: Nobody owns it.",)
    assert after.settled == "1 fixed since you opened it"
    assert after.current != row.key
    assert row.head in check.as_text()


def test_the_next_finding_goes_round_and_round(desk: BoardDesk) -> None:
    check = CheckDesk(desk)
    keys = [row.key for row in check.view().rows]
    assert check.current == keys[0]
    assert [check.next().key for _n in keys] == [*keys[1:], keys[0]]  # type: ignore[union-attr] # there are some
    found = check.next(-1)
    assert found
    assert found.key == keys[-1]


def test_what_is_worth_a_look_is_left_so_with_a_reason(at: PlanRoom, desk: BoardDesk) -> None:
    first = ids(desk)[0]
    desk.edit(first, ActionField.DUE, "November 26, 2026", sure=True)
    check = CheckDesk(desk)
    row = next(r for r in check.view().rows if r.finding.kind is FindingKind.DAY_OFF)
    assert row.said == "It is due on Nov 26, 2026: Thanksgiving."
    assert (row.link, row.at_once, row.asks) == ("Move it to Nov 27", True, True)
    with pytest.raises(BadInput):
        check.second_way(row.key, "")
    assert check.second_way(row.key, "We are open that day").startswith("Fixed.")
    at.session.undo()
    assert check.go(row.key).startswith("Fixed.")
    card = desk.card(first)
    assert card
    assert card.due == "Nov 27"


def test_measure_first_settles_a_missing_baseline(desk: BoardDesk) -> None:
    check = CheckDesk(desk)
    rows = [r for r in check.view().rows if r.finding.kind is FindingKind.NO_BASELINE]
    if not rows:
        first = ids(desk)[0]
        desk.edit(first, ActionField.BASELINE, "")
        rows = [r for r in check.view().rows if r.finding.kind is FindingKind.NO_BASELINE]
    assert (rows[0].second, rows[0].asks) == ('Mark "measure first"', False)
    check.second_way(rows[0].key)
    assert FindingKind.MEASURE_FIRST in {r.finding.kind for r in check.view().rows}


# the table


def test_the_table_sorts_filters_and_ticks_and_the_board_sees_the_same(desk: BoardDesk) -> None:
    table, first = PlanTable(desk), ids(desk)[0]
    desk.edit(first, ActionField.OWNER, "Zoe")
    table.sort(PlanColumn.OWNER)
    assert table.view().rows[0].id == first
    table.narrow(owner="Zoe")
    view = table.view()
    assert view.shown == f"1 of {len(ids(desk))} shown"
    assert view.rows[0].cells[PlanColumn.OWNER].spoken == f"Owner, {view.rows[0].title}, Zoe."
    table.narrow(find="no such word")
    assert table.view().empty == "No action fits this filter. Clear the filter."
    table.clear()
    table.tick(first)
    table.tick(ids(desk)[1])
    assert table.view().selected == "2 selected"
    assert desk.week(table.ticked, 1) == "2 actions moved. Undo with Ctrl+Z."
    table.tick_all()
    assert len(table.ticked) == len(ids(desk))
    table.tick_all()
    assert table.ticked == ()


def test_missing_things_are_amber_words_and_pinned_dates_have_a_pin(desk: BoardDesk) -> None:
    table, first = PlanTable(desk), ids(desk)[0]
    desk.pin([first], on=True)
    row = next(r for r in table.view().rows if r.id == first)
    assert (row.cells[PlanColumn.OWNER].text, row.cells[PlanColumn.OWNER].amber) == ("No owner", True)
    assert row.cells[PlanColumn.DUE].pinned
    assert row.cells[PlanColumn.TO_COMPLETE].text == "No owner"


def test_an_overdue_action_says_so_before_all_that_it_lacks_and_with_a_year_that_is_not_clear(
    at: PlanRoom, desk: BoardDesk
) -> None:
    first = ids(desk)[0]
    plan = desk.plan_to_edit()
    action = replace(plan.action(first), start=date(2026, 7, 27), due=date(2026, 8, 17), owner=None)
    desk.change(
        "dates of the plan before", plan.with_action(replace(action, carried_from=at.session.round.id))
    )
    card = desk.card(first)
    assert card
    assert (card.status, card.due, card.due_brief) == ("Overdue", "Aug 17, 2026", "Aug 2026")
    assert "Aug 17, 2026. Overdue, carried over. 1 of" in card.spoken
    row = next(r for r in PlanTable(desk).view().rows if r.id == first)
    assert (row.cells[PlanColumn.DUE].text, row.cells[PlanColumn.OWNER].text) == ("Aug 17, 2026", "No owner")
    assert row.cells[PlanColumn.TO_COMPLETE].text == "Overdue"
    assert row.cells[PlanColumn.DUE].amber
    assert row.cells[PlanColumn.DUE].spoken.endswith(", Aug 17, 2026, overdue.")
    bar = next(r for r in timeline(desk).rows if r.id == first)
    assert bar.after == "Aug 17, 2026, To do, overdue"


def test_due_dates_are_filtered_by_when_they_are(at: PlanRoom, desk: BoardDesk) -> None:
    table = PlanTable(desk)
    table.narrow(due=DueFilter.OVERDUE)
    assert table.view().rows == ()
    go_to(at, date(2026, 12, 1))
    assert table.view().rows
    table.narrow(due=DueFilter.NONE)
    assert table.view().rows == ()


# the timeline


def test_a_bar_says_whose_it_is_and_arrows_come_from_what_it_waits_for(desk: BoardDesk) -> None:
    first, second = ids(desk)[:2]
    desk.change_each([first, second], owner="Ana")
    desk.wait_for(second, first, yes=True)
    desk.date_again()
    view = timeline(desk)
    rows = {r.id: r for r in view.rows}
    assert (rows[first].first, rows[first].kind) == (0, BarKind.OUTLINE)
    assert rows[second].kind is BarKind.DASHED
    assert [view.rows[n].id for n in rows[second].waits_for] == [first]
    assert rows[second].after.endswith("Waits")
    assert view.today
    assert view.today.day == 0
    assert [m.words for m in view.marks] == ["30 days", "90 days", "180 days"]
    other = next(r for r in view.rows if r.id not in (first, second))
    assert (other.kind, other.owner) == (BarKind.AMBER, "No owner")


def test_the_report_draws_the_same_line_of_days(at: PlanRoom, desk: BoardDesk) -> None:
    """Also where an action began before the plan, as one that was carried over."""
    first, second = ids(desk)[:2]
    desk.wait_for(second, first, yes=True)
    for early in (MONDAY, date(2026, 10, 5)):
        plan = desk.plan()
        assert plan
        action = next(a for a in plan.actions if a.id == first)
        desk.change("dating", plan.with_action(replace(action, start=early, pinned=True)))
        view = timeline(desk)
        line = facts.line(gather(at.session.book, at.session.team, at.session.round, made_on=MONDAY))
        assert view.start == line.start == early
        drawn = {r.id: (r.first, r.last, {view.rows[n].id for n in r.waits_for}) for r in view.rows}
        assert drawn == {i: (b.first, b.last, set(b.after)) for i, b in line.bars.items()}
        assert [mark.day for mark in view.marks] == [(MONDAY - early).days + n for n in (30, 90, 180)]
        why = line.why(next(a for a in desk.shown().actions if a.id == first))
        assert why
        assert (why.wait, desk.why_dates(first)[-21:]) == (Wait.PINNED, "its dates are pinned.")


def test_what_was_carried_over_is_told_by_this_round_and_counted_as_such(desk: BoardDesk) -> None:
    """The inspector had last round's figures, and the head line "9 actions from" a day that none has."""
    first, plan = ids(desk)[0], desk.plan()
    assert plan
    before = plan.action(first).because
    assert isinstance(before, Because)
    carried = {
        a.id: replace(
            a, carried_from=RoundId("earlier"), because=replace(before, practice=a.practice, level=1.0)
        )
        for a in plan.actions
    }
    desk.change("carrying over", replace(plan, actions=tuple(carried.values())))
    n = len(plan.actions)
    assert desk.view().facts == f"{n} actions carried over"
    desk.chosen = first
    view = desk.inspector()
    assert view
    said = view.values[ActionField.BECAUSE]
    assert said == because(before, desk.session.assessment)
    desk.edit(first, ActionField.BECAUSE, said)
    stored = desk.plan()
    assert stored
    assert isinstance(stored.action(first).because, Because), "as shown, so nobody wrote it"
    desk.change("one of this round", plan.with_action(carried[first]))
    assert desk.view().facts == f"{n} actions from {numbers.day(plan.start)}, 1 carried over"


def test_rows_are_grouped_by_owner_or_element(desk: BoardDesk) -> None:
    desk.change_each(ids(desk)[:1], owner="Ana")
    view = timeline(desk, TimelineOrder.OWNER)
    assert [r.group for r in view.rows][:2] == ["Ana", "No owner"]
    assert all(r.group == "" for r in view.rows[2:])
    assert timeline(desk, TimelineOrder.ELEMENT).rows[0].group


def test_days_on_which_too_much_is_in_progress_are_marked(desk: BoardDesk) -> None:
    assert timeline(desk).crowded == ()
    for card in ids(desk):
        desk.edit(card, ActionField.START, "November 2, 2026", sure=True)
    (crowded,) = timeline(desk).crowded
    assert crowded.words == f"{len(ids(desk))} at once from Nov 2"


def test_what_if_counts_lifts_alone_and_is_honest_without_a_plan(at: PlanRoom) -> None:
    empty = BoardDesk(at.session)
    assert what_if(empty).empty == "No change is planned yet: no action has a due date."
    empty.add_all()
    view = what_if(empty)
    assert (view.caveat, view.empty) == (
        "an estimate, not a promise; days count from Nov 2, 2026, the first of the plan",
        "",
    )
    assert view.heads == ("Now", "30 days", "60 days", "90 days", "180 days")
    row = view.rows[0]
    assert row.scores[0] <= row.scores[1] <= row.scores[-1]
    assert row.scores[-1] > row.scores[0]
    assert row.spoken.startswith(f"{row.title}. Now {row.words[0]}, after 180 days {row.words[-1]}.")


def test_what_if_says_why_it_begins_elsewhere_than_the_results(at: PlanRoom, desk: BoardDesk) -> None:
    """Agreed levels count here, and answers alone in the results."""
    assert "agreed" not in what_if(desk).note
    practice = at.session.round.practices[0]
    reading = results_of(at.session.book, at.session.round)
    form = ItemForm(level=3, why="We looked at cases")
    SettlePresenter(at.session, reading, practice).record(form)
    view = what_if(desk)
    row = view.rows[0]
    assert f"and the results from answers alone: {row.title} {row.words[0]}, not " in view.note


# the inspector


def test_the_dates_say_why_they_are_so(desk: BoardDesk) -> None:
    first, second = ids(desk)[:2]
    desk.change_each([first, second], owner="Ana")
    desk.date_again()
    assert desk.why_dates(first) == "Starts Nov 2, right away."
    busy = desk.card(first)
    assert busy
    assert desk.why_dates(second) == f'Starts Nov 24: Ana is busy with "{busy.title}" until Nov 23.'
    desk.pin([second], on=True)
    assert desk.why_dates(second) == "Starts Nov 24: its dates are pinned."


def test_people_are_offered_with_what_they_have_to_do(desk: BoardDesk) -> None:
    first, second, third = ids(desk)[:3]
    desk.put_person("Ana", Role.FRONTLINE)
    desk.edit(first, ActionField.OWNER, "Ana")
    desk.edit(second, ActionField.OWNER, "Luis")
    desk.edit(third, ActionField.HELPERS, "Rosa, Luis")
    plan = desk.plan()
    assert plan
    options = {o.name: o for o in owner_options(desk, next(a for a in plan.actions if a.id == second))}
    assert next(iter(options)) == "Luis"
    assert (options["Rosa"].load, options["Rosa"].amber) == ("free, helps with 1", False)
    assert (options["Ana"].role, options["Ana"].load, options["Ana"].amber) == (
        "frontline", "has 2 of 1 at a time", True,
    )  # fmt: skip
    assert (options["Rosa"].helping, options["Luis"].helping) == (False, False)
    assert help_with(desk, second, "Rosa", yes=True) == "Rosa helps."
    assert help_with(desk, second, "Rosa", yes=True) == ""
    assert help_with(desk, third, "Rosa", yes=False) == "Rosa helps no more."
    helpers = {a.id: a.helpers for a in desk.shown().actions}
    assert (helpers[second].endswith("Rosa"), helpers[third]) == (True, "Luis")
    assert options["Ana"].consequence.endswith("This one would start Nov 24 instead of Nov 2.")


def test_an_action_opened_wide_has_its_readings_and_what_waits_for_it(desk: BoardDesk) -> None:
    from sixelements.domain.actions import Reading

    first, second = ids(desk)[:2]
    desk.chosen = first
    desk.edit(first, ActionField.TARGET, "80")
    desk.edit(first, ActionField.BASELINE, "35")
    assert desk.put_reading(first, Reading(MONDAY, 72.0)) == "Reading 72 saved."
    assert desk.put_reading(first, Reading(date(2026, 11, 9), 81.0, "Friday")).endswith("Target reached.")
    desk.wait_for(second, first, yes=True)
    view = wide(desk)
    assert view
    assert [r.value for r in view.readings] == ["81", "72"]
    assert [w for w, _title in view.waiting_for_this] == [second]
    assert view.place == f"Action 1 of {len(ids(desk))}"
    assert "2 readings, last 81 on Nov 9, target 80 by Nov 23" in view.chart.spoken
    desk.remove_reading(first, Reading(MONDAY, 72.0))
    assert [p[1] for p in wide(desk).chart.points] == [81.0]  # type: ignore[union-attr] # still chosen


def test_what_is_put_off_is_asked_wherever_more_is_added_than_fits(desk: BoardDesk) -> None:
    practice = desk.practices()[0][0]
    room = IN_A_PLAN - len(ids(desk))
    assert desk.room_for(room) is None
    asked = desk.room_for(room + 1)
    assert asked
    assert asked.said.startswith(f"The plan holds {9 - room} of 9. With {room + 1} more it would be 10.")
    for n in range(room):
        desk.add_own(f"Ask {n}", practice)
    asked = desk.room_for(1)
    assert asked
    assert (asked.title, len(asked.to_park)) == ("What can wait for it?", IN_A_PLAN)
    before, (first, _title) = desk.plan(), asked.to_park[0]
    desk.pin([asked.to_park[1][0]], on=True)
    again = desk.room_for(1)
    assert again
    assert len(again.to_park) == IN_A_PLAN - 1, "what is pinned is not put off"
    desk.add_own("One more", practice, [first])
    after = desk.plan()
    assert before
    assert after
    assert after.action(first).parked
    assert desk.room_for(0) is None, "as many as before"
    assert desk.view().facts.endswith("1 put off")
    assert desk.view().too_many == ""
    desk.session.undo()
    undone = desk.plan()
    assert undone
    assert not undone.action(first).parked, "both are one step"


def test_levels_that_the_plan_would_reach_are_said_as_in_the_results(at: PlanRoom, desk: BoardDesk) -> None:
    view, found = what_if(desk), results_of(at.session.book, at.session.round)
    shown = {e.id: numbers.level_short(e.level_range) for e in found.score.elements if e.level_range}
    assert {row.element: row.level_now for row in view.rows} == shown


# the library


def test_the_library_lists_every_action_and_says_why_one_is_not_in_the_plan(desk: BoardDesk) -> None:
    library = LibraryDesk(desk)
    every = library.view()
    assert every.announced == "15 actions."
    assert sum(len(g.items) for g in every.groups) == 15
    library.narrow(branch=Shelf.IN_THE_PLAN)
    inside = library.view()
    assert inside.detail
    assert inside.detail.why_title == "Why this one?"
    library.narrow(branch=Shelf.ALL, fits=False, find="1.1")
    assert len(library.view().groups) == 1
    library.narrow(find="nothing like it")
    assert library.view().empty == "Nothing fits. Clear the filters, or write your own."


def test_factors_stand_beside_those_of_the_last_one_ranked_in(desk: BoardDesk) -> None:
    library = LibraryDesk(desk)
    library.narrow(order=LibraryOrder.RANK)
    item = library.view().groups[0].items[0]
    library.look_at(item.id)
    detail = library.view().detail
    assert detail
    assert item.place.startswith("place 1 of ")
    names = [f.name for f in detail.factors]
    assert names[:4] == ["Need", "Importance", "Short leg", "Others wait"]
    assert names[-1] == "Value"


def test_an_action_for_another_level_says_so_and_can_be_added_all_the_same(desk: BoardDesk) -> None:
    library = LibraryDesk(desk)
    item = next(
        i
        for g in library.view().groups
        for i in g.items
        if not i.fits and not i.locked and g.level is not None
    )
    library.look_at(item.id)
    detail = library.view().detail
    assert detail
    assert detail.why.startswith("It is for level")
    assert detail.can_add
    assert library.add().endswith("is in the plan.")
    again = library.view().detail
    assert again
    assert not again.can_add


def test_the_aim_stands_in_the_head(desk: BoardDesk) -> None:
    desk.set_fact(Fact.AIM, "a permit in five days")
    assert desk.board().aim == "Aim: a permit in five days"


def test_what_is_put_off_is_not_counted_in_the_plan(desk: BoardDesk) -> None:
    desk.add_all()
    limits = desk.board().limits
    assert limits
    plan = desk.plan()
    assert plan
    desk.park([next(a.id for a in plan.actions if not a.locked)])
    fewer = desk.board().limits
    assert fewer
    n = int(limits.in_plan.split()[3])
    assert fewer.in_plan == limits.in_plan.replace(str(n), str(n - 1), 1)


def test_what_is_found_is_found_again_once_days_have_passed(desk: BoardDesk) -> None:
    desk.add_all()
    before = desk.findings()
    session = desk.session
    later = session.services.today() + timedelta(days=200)
    session.services = replace(session.services, today=lambda: later)
    assert desk.findings() != before
    assert desk.findings() == BoardDesk(session).findings()


def test_actions_of_worksheets_are_told_apart_by_how_they_begin(desk: BoardDesk) -> None:
    for kind, name, short in (
        (SheetTitle.CHANNEL, "Front counter", "Front counter: expectations"),
        (SheetTitle.GROUP, "Night shift", "Night shift: two questions"),
        (SheetTitle.WASTE, "the second signature", "Take out: the second signature"),
    ):
        desk.add_own(sheet_title(kind, name), desk.practices()[0][0])
        assert desk.chosen
        card = desk.card(desk.chosen)
        assert card
        assert card.title == short


def test_the_line_reaches_today_though_the_plan_is_over_and_says_from_when_it_counts(
    at: PlanRoom, desk: BoardDesk
) -> None:
    go_to(at, MONDAY + timedelta(days=300))
    view = timeline(desk)
    assert view.today
    assert view.today.day == 300
    assert view.days > 300
    assert "days count from Nov 2, 2026, the first of the plan" in view.what_if.caveat
    go_to(at, MONDAY + timedelta(days=3000))
    assert timeline(desk).today is None


def test_stuck_done_and_in_progress_are_other_bars(desk: BoardDesk) -> None:
    first, second, third = ids(desk)[:3]
    for id_, status in ((first, Status.STUCK), (second, Status.WORKING), (third, Status.DOING)):
        desk.change_each([id_], status=status, owner="Ann")
    kinds = {row.id: row.kind for row in timeline(desk).rows}
    assert [kinds[i] for i in (first, second, third)] == [BarKind.STUCK, BarKind.DONE, BarKind.FILLED]


def test_rows_by_owner_begin_with_the_owner(desk: BoardDesk) -> None:
    first, second = ids(desk)[:2]
    desk.change_each([first, second], owner="Ann Lee")
    rows = timeline(desk, TimelineOrder.OWNER).rows
    assert [row.group for row in rows[:3]] == ["Ann Lee", "", "No owner"]
    assert rows[0].spoken.startswith("Ann Lee. ")


def test_a_day_off_and_a_conflict_are_said_where_the_dates_are_typed(desk: BoardDesk) -> None:
    first, second = ids(desk)[:2]
    desk.edit(first, ActionField.DUE, "December 27, 2026")
    desk.chosen = first
    view = desk.inspector()
    assert view
    assert view.pinned
    assert view.why_dates.startswith(
        "Starts Nov 2: its dates are pinned. It is due on Dec 27, 2026: a weekend."
    )
    desk.wait_for(first, second, yes=True)
    view = desk.inspector()
    assert view
    assert 'before "' in view.why_dates
    assert "is done." in view.why_dates, "its dates are pinned, so they stay, and that is said"
    shown = wide(desk)
    assert shown
    assert shown.why_dates == view.why_dates


def test_typed_dates_stay_when_dates_are_worked_out_for_another_finding(desk: BoardDesk) -> None:
    first = ids(desk)[0]
    desk.edit(first, ActionField.DUE, "December 28, 2026")
    desk.date_again()
    plan = desk.plan()
    assert plan
    assert plan.action(first).due == date(2026, 12, 28)


def test_what_is_added_long_after_the_plan_began_comes_later_with_its_dates(
    at: PlanRoom, desk: BoardDesk
) -> None:
    go_to(at, MONDAY + timedelta(days=210))
    desk.add_own("Ask", desk.practices()[0][0])
    later = desk.board().columns[-1]
    assert (later.horizon, later.purpose) == (Horizon.LATER, "after day 180")
    assert later.cards[0].due
    assert desk.chosen
    desk.park([desk.chosen])
    assert desk.board().columns[-1].purpose == "no dates yet"
