"""Results: nothing before the round is closed, nothing withheld after it, and a reason for every number."""

from dataclasses import replace

import pytest

from sixelements.domain.discussion import Outcome
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.rounds import Mode
from sixelements.presentation.journey import StepId, rail
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.comments import CommentsPresenter
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.pages.practice_detail import detail_view
from sixelements.presentation.pages.results import Tab
from sixelements.presentation.pages.set_aside import bring_back, set_aside
from sixelements.presentation.pages.settle import (
    ItemForm,
    SettlePresenter,
    aim_line,
    evidence_line,
    level_line,
    preset_aim,
)
from sixelements.presentation.pages.worth_knowing import FindingView
from sixelements.wording import promise
from tests.builders import LINES, PRACTICES, an_answer
from tests.presentation.results_room import FRONT, LEAD, ResultsRoom, legs, level, six, staff

ONE, TWO = ElementId("1"), ElementId("2")
FIRST, SECOND = PracticeId("1.1"), PracticeId("1.2")


def findings(room: ResultsRoom) -> dict[str, FindingView]:
    """What is worth knowing, by its icon."""
    return {f.icon: f for f in room.presenter.overview().findings}


def settle(room: ResultsRoom, practice: PracticeId = FIRST) -> SettlePresenter:
    return SettlePresenter(room.session, room.presenter.results, practice)


# before the round is closed


def test_an_open_round_says_how_many_answered_and_nothing_else() -> None:
    room = ResultsRoom(*six(), close=False)
    view = room.presenter.view()
    assert view.waiting == "Results open when the round is closed. 6 of 12 have answered."
    assert view.promise == promise.while_open()
    assert (view.tabs, view.facts) == ((), "")
    with pytest.raises(RuntimeError):
        room.presenter.overview()


def test_a_sealed_round_says_where_its_results_are_shown() -> None:
    room = ResultsRoom(*six(2), close=False)
    closing.close(room.session)
    view = room.presenter.view()
    assert view.waiting == (
        "Round 1 is closed, and its results are not shown yet. Once they are, no more sheets can come in."
    )
    assert view.show == "Show the results…"
    assert view.promise == ""
    states = {step.id: step.state for step in rail(room.session)}
    assert states[StepId.RESULTS] == "Opens when you show them"


def test_a_range_of_an_anonymous_round_says_that_it_rests_on_published_spreads() -> None:
    """Leads of one mind: the range stays, and says what it comes from."""
    leads = [(LEAD, level(4)) for _ in range(5)]
    room = ResultsRoom(*staff(*(level(n) for n in (1, 2, 3, 2, 2))), *leads)
    rows = dict(room.presenter.why_element(ONE).rows)
    assert "25·√(0.4(Σ w·SD)² + 0.6 Σ w²·SD²)" in rows["Range"]
    assert "÷ √10" in rows["Range"]
    assert "Likely range, 90%" in str(room.presenter.overview())


def test_a_gap_says_from_how_many_points_on_it_is_flagged() -> None:
    leads = [(LEAD, level(n)) for n in (3, 5, 4, 4, 5)]
    room = ResultsRoom(*staff(*(level(n) for n in (1, 2, 3, 2, 1))), *leads)
    rows = dict(room.presenter.why_practice(FIRST).rows)
    assert rows["Roles"] == "front line 2.0, 5 rated; leads 4.0, 5 rated; means in half levels"
    assert rows["Gap"] == "+50 points, leads minus front line: no flag"
    assert "57.5 · 1.49 · √(1÷5 + 1÷5) + 6.25 for half levels" in rows["Flagged from"]
    assert "No flag doesn't prove agreement" in rows["Flagged from"]
    assert "1.8 · " in dict(room.presenter.why_element(ONE).rows)["Flagged from"]


def test_the_head_says_who_answered_how_and_when_it_was_closed() -> None:
    facts = ResultsRoom(*six()).presenter.view().facts
    assert "6 of 12 people answered." in facts
    assert "no group smaller than 5 is shown" in facts
    assert "Closed November 20, 2026." in facts


# the overview


def test_where_nothing_can_be_shown_it_says_so_and_draws_no_shape() -> None:
    unseen: dict[str, int | str] = dict.fromkeys(PRACTICES, "dk")
    three = [{PRACTICES[(n + step) % len(PRACTICES)]: 3 for step in range(3)} for n in range(5)]
    view = ResultsRoom(*staff(*[{**unseen, **rated} for rated in three])).presenter.overview()
    assert (
        view.finding == "No element has enough answers to be shown. Each element below says what is missing."
    )
    assert view.radar_words == ""
    assert view.strengths == ()
    assert view.strengths_note == "No practice can be named from these answers."


def test_where_all_stand_alike_the_sentence_says_that() -> None:
    view = ResultsRoom(*staff(*[level(3)] * 6)).presenter.overview()
    assert view.finding == "All elements score 50 of 100."


def test_the_sentence_on_top_says_where_people_are_far_apart() -> None:
    """The report's first page did, and Results said: they stand about the same."""
    split = ResultsRoom(*staff(*[level(1 + 4 * (n % 2)) for n in range(12)])).presenter.overview()
    alike, apart = split.finding.split(". ", 1)
    assert alike == "All elements score 50 of 100"
    assert apart == "On all 5 practices the answers fall into two groups: level 1 or 2, and level 4 or 5."
    levels = (1, 2, 2, 3, 2, 1, 2)
    roles = [*((FRONT, level(n)) for n in levels), *((LEAD, level(n + 2)) for n in levels)]
    assert "Front line and leads are far apart on all" in ResultsRoom(*roles).presenter.overview().finding


def test_a_bar_says_score_level_and_range_in_one_sentence() -> None:
    room = ResultsRoom(*staff(*[level(n) for n in (2, 2, 3, 3, 3, 3)]))
    bar = room.presenter.overview().bars[0]
    assert bar.points == "42"
    assert bar.level is not None
    assert bar.level.label == "2–3"
    assert bar.spoken.startswith("Element 1, 42 of 100, between levels 2 and 3 two to three, likely ")


def test_levels_follow_the_one_rule_so_that_2_4_is_between_2_and_3() -> None:
    room = ResultsRoom(*staff(*[level(n) for n in (2, 2, 2, 3, 3)]))
    row = room.presenter.element(ONE).rows[0]
    assert row.mean == "2.4"
    stand = room.presenter.detail(FIRST).stands[0]
    assert stand.level is not None
    assert (stand.level.label, stand.sentence) == ("2–3", "two")


def test_an_element_without_enough_answers_has_no_bar_and_says_so() -> None:
    sheets = [level(3, _2_1="dk", _2_2="dk") for _n in range(6)]
    room = ResultsRoom(*staff(*sheets))
    bar = room.presenter.overview().bars[1]
    assert (bar.points, bar.level, bar.bar.score) == ("", None, None)
    assert bar.missing == "No practice has enough answers"
    assert room.presenter.overview().radar is None


def test_everyone_answered_means_no_range_and_says_so() -> None:
    room = ResultsRoom(*staff(*[level(n) for n in (2, 3) * 6]))
    overview = room.presenter.overview()
    assert not overview.ranges
    assert overview.range_note == "No range: everyone answered."


def test_people_who_answered_differently_are_never_said_to_have_answered_the_same() -> None:
    """The practices say 3 and 1, and 1 and 3: only what each person says on the whole is equal."""
    sheets = [level(3, _1_1=2 + n % 2, _1_2=3 - n % 2) for n in range(4)]
    overview = ResultsRoom(*staff(*sheets), mode=Mode.OPEN).presenter.overview()
    assert not overview.ranges
    assert overview.range_note == (
        "No range: all who rated it have the same mean, which says nothing of the others."
    )


def test_bars_without_a_bracket_beside_bars_with_one_are_named() -> None:
    sheets = [level(3, _1_1=2 + n % 2, _1_2=3 - n % 2, _2_1=n + 1) for n in range(4)]
    overview = ResultsRoom(*staff(*sheets), mode=Mode.OPEN).presenter.overview()
    assert overview.ranges
    assert overview.range_note.startswith("Likely range, 90%. No range for 1")
    assert "2" not in overview.range_note.partition("for ")[2].partition(":")[0]


def test_the_stool_names_its_shortest_leg() -> None:
    room = ResultsRoom(*staff(*[{**level(3), **legs(4, 3, 2)} for _n in range(6)]))
    overview = room.presenter.overview()
    assert overview.legs.stool is not None
    assert [row.short for row in overview.legs.rows] == [False, False, True]
    assert "speed is the short leg." in overview.finding
    assert overview.legs.together == "72"
    assert [row.figure for row in overview.legs.rows] == ["9 of 10", "8 of 10", "6 of 10"]
    assert [row.told for row in overview.legs.rows] == ["", "", "the short leg"]


def test_without_the_lines_there_is_no_stool_but_a_reason() -> None:
    legs_ = ResultsRoom(*six()).presenter.overview().legs
    assert legs_.stool is None
    assert "Nobody answered the ten lines" in legs_.instead


def test_strengths_are_practices_that_stand_well() -> None:
    room = ResultsRoom(*six(3, _2_1=5))
    strengths = room.presenter.overview().strengths
    assert (strengths[0].practice, strengths[0].level.label, strengths[0].note) == ("2.1", "5", "Mean 5.0")
    assert len(strengths) == 3


def test_where_all_practices_stand_alike_none_is_picked_out() -> None:
    view = ResultsRoom(*six(4)).presenter.overview()
    assert view.strengths == ()
    assert view.strengths_note == "All five practices stand at level 4. Who could teach them?"


@pytest.mark.parametrize("all_at", [1, 2])
def test_nothing_below_level_3_is_a_strength(all_at: int) -> None:
    view = ResultsRoom(*six(all_at)).presenter.overview()
    assert view.strengths == ()
    assert view.strengths_note == "Nothing stands out as a strength yet."


def test_worth_knowing_names_splits_and_gaps_and_leads_to_them() -> None:
    room = ResultsRoom(
        *[(FRONT, level(2))] * 4, (FRONT, level(3)), *[(LEAD, level(4, _1_2=3))] * 5, (LEAD, level(5, _1_2=3))
    )
    found = findings(room)
    assert found["people"].title == "Two experiences on 4 practices."
    assert found["people"].practice == FIRST
    assert found["people"].see == "See 1.1 Practice 1.1"
    assert found["scale"].title == "Leads see it higher."
    assert found["scale"].text.startswith("Worth a conversation: ")
    assert "question" not in found


def test_a_practice_many_do_not_know_is_hard_to_see_and_keeps_its_score() -> None:
    sheets = [level(3)] * 6 + [level(3, _1_2="dk")] * 3
    room = ResultsRoom(*staff(*sheets))
    finding = findings(room)["question"]
    assert finding.title == "Hard to see: 1.2."
    assert finding.text == "3 of 9 people couldn't rate this."
    assert room.presenter.element(ONE).rows[1].mean == "3.0"


def test_without_findings_nothing_is_made_up() -> None:
    room = ResultsRoom(*staff(*[level(3)] * 6), mode=Mode.OPEN)
    assert {f.icon for f in room.presenter.overview().findings} <= {"info", "lock"}


# withheld


def test_a_small_group_is_withheld_with_the_reason_and_never_shown() -> None:
    room = ResultsRoom(*[(FRONT, level(2))] * 6, *[(LEAD, level(5))] * 2)
    view = room.presenter.element(ONE)
    assert all(row.roles is None and not row.gap for row in view.rows)
    assert {row.no_roles for row in view.rows} == {"Withheld"}
    assert view.withheld[0].startswith("Front line and leads: withheld for the whole round.")
    assert not view.compares_roles


def test_where_means_could_tell_they_are_withheld_and_the_counts_stay() -> None:
    sheets = [(FRONT, level(2)) for _n in range(6)] + [(LEAD, level(n)) for n in (3, 4, 5, 4, 3)]
    room = ResultsRoom(*sheets)
    row = room.presenter.element(ONE).rows[0]
    assert (row.counts, row.no_counts, row.roles, row.no_roles) == ((0, 6, 2, 2, 1), "", None, "Withheld")
    why = "no role means. With groups this small, they could reveal what a whole group said."
    once = "No role means on 3 practices: with groups this small, they could reveal what a whole group said."
    assert room.presenter.element(ONE).withheld == (once,)
    assert why in room.presenter.why_practice(FIRST).as_text()
    assert why in str(room.presenter.detail(FIRST).remarks)


def test_each_role_says_how_many_rated_a_practice_where_both_are_enough() -> None:
    """Beside the number of all, one role's would give away the other's."""
    leads = [(LEAD, level(n)) for n in (3, 5, 4, 4)] + [(LEAD, level(3, _1_1="dk"))]
    room = ResultsRoom(*staff(*(level(n) for n in (1, 2, 3, 2, 1))), *leads)
    cells = room.presenter.element_table(ONE).rows
    assert cells[0].count("Withheld") >= 2
    assert not [cell for cell in cells[0] if "rated" in cell]
    assert sum("(5 rated)" in cell for cell in cells[1]) == 2


def test_a_practice_rated_by_too_few_shows_no_number_and_says_why() -> None:
    sheets = [level(3, _1_2="dk")] * 3 + [level(3)] * 4
    room = ResultsRoom(*staff(*sheets))
    row = room.presenter.element(ONE).rows[1]
    assert (row.mean, row.counts, row.no_counts) == ("–", None, "Not enough answers")
    why = room.presenter.why_practice(SECOND)
    assert "why no number?" in why.title
    assert "Fewer than 5 people rated it" in why.as_text()


def test_the_reason_never_holds_more_than_the_row() -> None:
    """Between a threshold of 5 and 4 answers, no figure of the practice is anywhere."""
    room = ResultsRoom(*staff(*[level(3, _1_2="dk")] * 3, *[level(3, _1_2=5)] * 4))
    text = room.presenter.why_practice(SECOND).as_text() + room.presenter.element_table(ONE).as_text()
    assert "5.0" not in text


# why this number?


def test_why_an_average_writes_the_sum_out() -> None:
    room = ResultsRoom(*staff(*[level(n) for n in (1, 1, 2, 2, 2, 3)]))
    rows = dict(room.presenter.why_practice(FIRST).rows)
    assert rows["Answers"] == "2 at level 1, 3 at level 2, 1 at level 3"
    assert rows["Mean"] == "(2×1 + 3×2 + 1×3) ÷ 6 = 1.8, or 21 of 100"


def test_why_an_element_names_its_practices_and_what_was_left_out() -> None:
    room = ResultsRoom(*staff(*[level(n, _1_3="dk") for n in (2, 3, 3, 3, 3, 3)]))
    rows = dict(room.presenter.why_element(ONE).rows)
    assert rows["Score"] == "Average of its practices: (45.8 + 45.8) ÷ 2 = 45.8, rounded 46"
    assert rows["Left out"] == "1.3: not enough answers"
    assert "√(1 − 6÷12)" in rows["Range"]


def test_why_the_legs_are_no_average() -> None:
    room = ResultsRoom(*staff(*[{**level(3), **legs(4, 3, 1)} for _n in range(6)]))
    rows = dict(room.presenter.why_legs().rows)
    assert rows["Balance"] == "³√(90 × 75 × 40) = 65 of 100 or less"


# change


def test_the_first_round_has_no_change() -> None:
    assert Tab.CHANGE not in [tab for tab, _text in ResultsRoom(*six()).presenter.view().tabs]


def test_change_since_the_last_round_is_said_with_what_it_may_be_called() -> None:
    room = ResultsRoom(*six(2))
    room.again(*six(3, _2_1=2, _2_2=2))
    assert room.presenter.view().tabs[-1] == (Tab.CHANGE, "Change since round 1")
    bar = room.presenter.overview().bars[0]
    assert bar.bar.earlier == 25
    assert bar.spoken.endswith("round 1 was 25, real change.")
    assert findings(room)["up"].text == "Element 1. No clear fall."
    table = room.presenter.changes_table()
    assert table.rows[0] == ("1 Element 1", "25", "50", "+25", "real change")
    assert table.rows[4][3:] == ("0", "no clear change")
    assert 0 in table.strong


# the record of the room


def test_an_agreed_level_is_recorded_beside_the_answers_and_can_be_undone() -> None:
    room = ResultsRoom(*six(2))
    settle(room).record(ItemForm(level=2.5, why=" We looked ", evidence="A log", aim=4))
    discussion = room.room.book.discussions.of(room.round.id)
    assert discussion.settled[FIRST].outcome is Outcome.AGREED
    assert (discussion.settled[FIRST].why, discussion.aims[FIRST]) == ("We looked", 4)
    assert discussion.discussed == (FIRST,)
    room.presenter.look()
    row = room.presenter.element(ONE).rows[0]
    assert (row.mean, row.agreed and row.agreed.label) == ("2.0", "2–3")
    assert room.session.next_undo
    assert room.session.next_undo.label == "the record of 1.1"
    room.session.undo()
    assert room.room.book.discussions.of(room.round.id).settled == {}


def test_next_is_the_level_that_is_lifted_to_and_never_beyond_the_aim() -> None:
    """A mean of 3.5 lies between 3 and 4: next is 4, its aim, and not 5; at the aim there is none."""
    room = ResultsRoom(*staff(level(2), *[level(3)] * 2, *[level(4)] * 5))
    words = room.presenter.results.assessment.scale.words
    _now, following = detail_view(room.presenter.results, FIRST, room.session).stands
    assert (following.head, following.sentence[:12]) == (f"Next: {words[3]}.", "Not yet in f")
    settle(room).record(ItemForm(level=4.0, evidence="The log", aim=2))
    room.presenter.look()
    _now, following = detail_view(room.presenter.results, FIRST, room.session).stands
    assert following.sentence.startswith("the aim is reached")


def test_not_agreed_keeps_both_levels() -> None:
    room = ResultsRoom(*staff(*[level(n) for n in (2, 2, 2, 4, 4, 4)]))
    settle(room).record(ItemForm(not_agreed=True, level=3))
    room.presenter.look()
    assert room.room.book.discussions.of(room.round.id).settled[FIRST].level is None
    stands = room.presenter.detail(FIRST).stands
    assert [s.level.label for s in stands if s.level] == ["2", "4"]
    assert stands[-1].sentence == "first find out where the team really stands."


def test_the_aim_offered_is_never_below_where_the_team_stands() -> None:
    room = ResultsRoom(*six(4))
    book, round_ = room.room.book, room.round
    with book.change():
        book.discussions.put(round_.id, replace(book.discussions.of(round_.id), votes={PracticeId("1.2"): 3}))
    room.presenter.look()
    form = settle(room)
    assert room.presenter.results.discussion.aim(FIRST) == 3  # the plan's own rule stays
    assert form.view().aim == 4
    assert [preset_aim(form.results, FIRST, level) for level in (2, 3.5, 5)] == [3, 4, 5]
    form.record(ItemForm(level=4, aim=2))
    room.presenter.look()
    assert settle(room).view().aim == 2  # what was chosen stays


def test_an_empty_record_is_refused_and_an_aim_alone_is_taken() -> None:
    room = ResultsRoom(*six())
    with pytest.raises(BadInput, match="Choose a level"):
        settle(room).record(ItemForm(why="Because"))
    settle(room).record(ItemForm(aim=5))
    assert room.room.book.discussions.of(room.round.id).aims == {FIRST: 5}


def test_a_record_can_be_removed_whole() -> None:
    room = ResultsRoom(*six())
    settle(room).record(ItemForm(level=3, aim=5))
    room.presenter.look()
    assert settle(room).view().recorded
    settle(room).clear()
    discussion = room.room.book.discussions.of(room.round.id)
    assert (discussion.settled, discussion.aims, discussion.discussed) == ({}, {}, ())


@pytest.mark.parametrize(
    ("chosen", "not_agreed", "line"),
    [
        (None, False, "Choose the level that everyone in the room can live with."),
        (2.0, False, "2 two: two"),
        (2.5, False, "Between 2 two and 3 three."),
        (None, True, "The private answers stand, and the plan works from their mean."),
    ],
)
def test_the_dialog_says_what_a_choice_means(chosen: float | None, not_agreed: bool, line: str) -> None:
    assert level_line(settle(ResultsRoom(*six())).results, FIRST, chosen, not_agreed=not_agreed) == line


def test_from_what_reads_as_level_4_on_evidence_is_asked_for() -> None:
    assert "Without evidence this level prints as self-reported" in evidence_line(4.0)
    assert "Without evidence this level prints as self-reported" in evidence_line(3.5)
    assert evidence_line(4.0, "Log of May") == ""
    assert "Without it, a level of 3.5 or more is self-reported" in evidence_line(3.0)


@pytest.mark.parametrize(("agreed", "aim"), [(None, 1), (3.0, None), (3.0, 3), (3.0, 4)])
def test_an_aim_that_is_not_below_the_agreed_level_needs_no_word(
    agreed: float | None, aim: int | None
) -> None:
    assert aim_line(agreed, aim) == ""


def test_an_aim_below_the_agreed_level_is_asked_about_before_it_is_stored() -> None:
    presenter = settle(ResultsRoom(*six()))
    assert "below the agreed level 3" in presenter.to_ask(ItemForm(level=3.0, aim=2))
    for sound in (ItemForm(level=3.0, aim=3), ItemForm(level=3.0), ItemForm(aim=1), ItemForm()):
        assert presenter.to_ask(sound) == ""


def test_an_aim_below_the_agreed_level_is_said_before_it_is_recorded() -> None:
    said = "The aim, level 1, is below the agreed level 3.5, so nothing is planned for it."
    assert aim_line(3.5, 1) == said


# dots


def test_dots_are_kept_added_up_and_undone_one_by_one() -> None:
    room = ResultsRoom(*six())
    dots = DotsPresenter(room.session)
    dots.put({FIRST: "5"})
    dots.put({SECOND: "2"})
    dots.put({SECOND: "0"})
    room.presenter.look()
    view = dots.view(room.presenter.results)
    assert view.total.startswith("5 of ")
    assert [text for _name, text in view.halves[0].table.rows[1:4]] == ["5", "0", "0"]
    assert room.room.book.discussions.of(room.round.id).votes == {FIRST: 5}
    room.session.undo()
    assert room.room.book.discussions.of(room.round.id).votes == {FIRST: 5, SECOND: 2}


# set aside


def test_a_practice_most_call_not_applicable_can_be_set_aside_and_brought_back() -> None:
    sheets = [level(3, _1_2="na")] * 3 + [level(3)] * 3
    room = ResultsRoom(*staff(*sheets), mode=Mode.OPEN)
    assert room.presenter.detail(SECOND).can_set_aside
    assert not room.presenter.detail(FIRST).can_set_aside
    with pytest.raises(BadInput, match="reason"):
        set_aside(room.session, SECOND, " ")
    set_aside(room.session, SECOND, "We have no other channel")
    room.presenter.look()
    view = room.presenter.element(ONE)
    assert [row.id for row in view.rows] == ["1.1", "1.3"]
    assert view.set_aside[0].text == "1.2 Practice 1.2 is set aside: We have no other channel"
    bring_back(room.session, SECOND)
    assert room.stored.set_aside == {}
    room.session.undo()
    assert SECOND in room.stored.set_aside


# comments


def test_comments_are_read_only_where_figures_are_shown_and_can_be_taken_out() -> None:
    room = ResultsRoom(close=False)
    book = room.room.book
    for n, text in enumerate(("Old signs", "Ask Pat", "", "", "", "")):
        response = room.room.new_id()
        book.responses.begin(response, round_=room.round.id, role=None)  # type: ignore[arg-type] # an id of the test
        for item, cell in level(3, _1_2="dk" if n else 3).items():
            book.responses.answer(response, item, an_answer(cell))  # type: ignore[arg-type] # ids of the test
        if text:
            for item in ("1.1", "1.2", "all"):
                book.responses.comment(response, item, text)  # type: ignore[arg-type] # ids of the test
        book.responses.submit(response)  # type: ignore[arg-type] # an id of the test
    room.close()
    room.session.reload()
    room.presenter.look()
    assert room.presenter.detail(FIRST).comments == "2 comments…"
    assert room.presenter.detail(SECOND).comments == ""
    comments = CommentsPresenter(room.session, room.presenter.results, FIRST)
    assert comments.view().texts == ("Ask Pat", "Old signs")
    comments.take_out("Ask Pat")
    assert comments.view().texts == ("(taken out)", "Old signs")
    assert room.session.next_undo is None
    assert room.presenter.view().comments == "2 comments on all of it…"
    on_all = CommentsPresenter(room.session, room.presenter.results, None)
    assert on_all.view().title == "Comments on no single question"
    on_all.take_out("Ask Pat")
    assert on_all.view().texts == ("(taken out)", "Old signs")


# read only, tables


def test_a_read_only_workbook_can_be_read_and_says_why_nothing_can_be_recorded() -> None:
    room = ResultsRoom(*six())
    room.read_only()
    assert "reading only" in room.presenter.detail(FIRST).locked
    assert "reading only" in DotsPresenter(room.session).view(room.presenter.results).locked
    room.read_only(example=True)
    assert "worked example" in room.presenter.detail(FIRST).locked


def test_every_chart_has_a_table_with_as_many_cells_as_heads() -> None:
    room = ResultsRoom(*staff(*[{**level(3), **legs(4, 3, 2)} for _n in range(6)]))
    room.again(*six(3))
    presenter = room.presenter
    tables = (
        presenter.elements_table(),
        presenter.legs_table(),
        presenter.element_table(ONE),
        presenter.element_table(TWO),
        presenter.changes_table(),
        DotsPresenter(room.session).table(presenter.results),
    )
    for table in tables:
        assert all(len(row) == len(table.headers) for row in table.rows)
        assert table.as_text().count("\n") == len(table.rows)
    assert len(LINES) == 10
