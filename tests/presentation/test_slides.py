"""What the room sees: by brute force over small teams and every state, nothing before it may be shown.

Two laws are stronger than any list of forbidden words. Before something is revealed, a slide is the same
whatever was answered. After it, it is the same whoever answered: dealt to other roles, the same answers make
the same slide.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations_with_replacement

import pytest

from sixelements.application import plans, workshops
from sixelements.application.results import RoundResults, results_of
from sixelements.domain.actions import Action, Kind, Plan
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Settled
from sixelements.domain.ids import ActionId, ElementId, ItemId, PlanId, PracticeId
from sixelements.domain.responses import IN_ALL
from sixelements.domain.rounds import Mode, Round, State
from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.presentation.room.closing import parking_label
from sixelements.presentation.room.projector import RoomMaterial, ballot_seconds, seat_slide, slide_of
from sixelements.presentation.room.slides import (
    BallotSlide,
    BlankSlide,
    BreakSlide,
    CloseSlide,
    DotsSlide,
    LinesSlide,
    PlanSlide,
    ProfileSlide,
    Slide,
    TalkSlide,
    WaitSlide,
    WelcomeSlide,
)
from tests.builders import PRACTICES, a_response, counting_ids
from tests.domain.builders import a_round, counts_of, filled, scored, shaped, shipped_assessment
from tests.presentation.results_room import ResultsRoom, level, staff
from tests.sampling import THOROUGH, some

DAY = date(2027, 4, 19)
SMALL = shaped(1, 1)
FIRST, SECOND = SMALL.practices
Cell = int | str
Person = tuple[Role, Cell]
CELLS: tuple[Cell, ...] = (1, 3, 5, "dk") if THOROUGH else (1, 5, "dk")
PEOPLE: tuple[Person, ...] = tuple((r, c) for r in (Role.FRONTLINE, Role.MANAGER) for c in CELLS)
TEAMS = some((team for n in (3, 4, 5) for team in combinations_with_replacement(PEOPLE, n)), 2)
SETTLED = Discussion(
    settled={
        FIRST: Settled(outcome=Outcome.NOT_AGREED, why="why-canary", evidence="evidence-canary"),
        SECOND: Settled(outcome=Outcome.AGREED, level=4, why="why-canary"),
    },
    facilitator="facilitator-canary",
    votes={FIRST: 7},
)


def results(
    team: tuple[Person, ...], *, mode: Mode, threshold: int, discussion: Discussion = NO_DISCUSSION
) -> RoundResults:
    sheets = [filled(role, {FIRST: cell, SECOND: 3}) for role, cell in team]
    round_ = a_round(SMALL, mode=mode, threshold=threshold)
    score = scored(SMALL, sheets, mode=mode, threshold=threshold, discussion=discussion)
    return RoundResults(assessment=SMALL, round=round_, score=score, discussion=discussion)


def material(found: RoundResults | None, *, round_: Round, assessment: Assessment = SMALL) -> RoomMaterial:
    return RoomMaterial(
        team="Permit Counter", assessment=assessment, round=round_, results=found, plan=None, today=DAY
    )


@cache
def states(*, beforehand: bool) -> tuple[Workshop, ...]:
    """Every page of a workshop, with answers and counts hidden and shown, running, paused, and blank."""
    round_ = a_round(SMALL)
    round_ = round_ if beforehand else replace(round_, state=State.OPEN)
    at = workshops.prepare(round_, minutes=90, begins=9 * 3600, people=5).with_agenda((FIRST, SECOND))
    at = at.put_dots(FIRST, 17).put_dots(SECOND, 13)
    found = []
    while True:
        shown = at.finish_dots().show_counts(shown=True)
        found += [at, at.reveal(), shown, at.pause(), at.passed(40), at.reveal().blanked(blank=True)]
        if at.last:
            return tuple(found)
        at = at.next()


def atoms(value: object) -> Iterator[object]:
    """Every text and number in a value, to the last."""
    if is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            yield from atoms(getattr(value, f.name))
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from atoms(one)
    else:
        yield value


def texts(slide: Slide) -> str:
    return "\n".join(str(atom) for atom in atoms(slide))


UNREVEALED = (WelcomeSlide, BallotSlide, LinesSlide, BreakSlide, BlankSlide)


def before_reveal(slide: Slide, at: Workshop) -> bool:
    hidden = isinstance(slide, TalkSlide) and not at.revealed
    return isinstance(slide, UNREVEALED) or hidden or (isinstance(slide, DotsSlide) and not at.counts_shown)


@pytest.mark.parametrize(("mode", "k"), [(Mode.ANONYMOUS, 3), (Mode.ANONYMOUS, 5), (Mode.OPEN, 3)])
def test_before_it_is_revealed_a_slide_is_the_same_whatever_was_answered(mode: Mode, k: int) -> None:
    seen: dict[tuple[int, bool], set[Slide]] = defaultdict(set)
    for team in TEAMS:
        found = results(team, mode=mode, threshold=k)
        room = material(found, round_=found.round)
        for n, at in enumerate(states(beforehand=True)):
            slide = slide_of(at, room)
            if before_reveal(slide, at):
                seen[n, True].add(slide)
    assert seen
    assert {len(slides) for slides in seen.values()} == {1}


@pytest.mark.parametrize("settled", [NO_DISCUSSION, SETTLED], ids=["nothing settled", "settled"])
@pytest.mark.parametrize(("mode", "k"), [(Mode.ANONYMOUS, 3), (Mode.ANONYMOUS, 5), (Mode.OPEN, 3)])
def test_a_slide_is_the_same_whoever_gave_the_answers(mode: Mode, k: int, settled: Discussion) -> None:
    seen: dict[tuple[object, ...], set[tuple[Slide, ...]]] = defaultdict(set)
    for team in TEAMS:
        found = results(team, mode=mode, threshold=k, discussion=settled)
        room = material(found, round_=found.round)
        slides = tuple(slide_of(at, room) for at in states(beforehand=True))
        cells = sorted(str(cell) for _role, cell in team)
        seen[tuple(cells)].add(slides)
        said = "\n".join(map(texts, slides))
        assert "canary" not in said
    assert {len(slides) for slides in seen.values()} == {1}


@pytest.mark.parametrize(("mode", "k"), [(Mode.ANONYMOUS, 3), (Mode.ANONYMOUS, 5), (Mode.OPEN, 3)])
def test_revealed_answers_are_those_of_everybody_and_only_from_k_on(mode: Mode, k: int) -> None:
    at = states(beforehand=True)[0].go_to(ScriptBlock.TALK).reveal()
    for team in TEAMS:
        found = results(team, mode=mode, threshold=k)
        slide = slide_of(at, material(found, round_=found.round))
        assert isinstance(slide, TalkSlide)
        rated = [cell for _role, cell in team if isinstance(cell, int)]
        enough = len(rated) >= k
        assert slide.revealed is enough
        if enough:
            assert tuple(c.count for c in slide.columns) == counts_of(rated).levels
            assert slide.answers.startswith(f"{len(rated)} answers.")
            assert ("No names are kept." in slide.answers) is (mode is Mode.ANONYMOUS)
        else:
            assert (slide.columns, slide.boxes, slide.answers, slide.left) == ((), (), "", "")
            hidden = slide_of(at.hide(), material(found, round_=found.round))
            assert re.findall(r"\d+", texts(slide)) == re.findall(r"\d+", texts(hidden))


def test_whoever_can_not_see_the_wall_hears_all_of_it_with_one_stop_between_two_parts() -> None:
    found = results(TEAMS[0], mode=Mode.OPEN, threshold=3)
    room = material(found, round_=found.round)
    at = states(beforehand=True)[0].go_to(ScriptBlock.TALK)
    slide = slide_of(at, room)
    assert isinstance(slide, TalkSlide)
    assert all(f"{row.level} {row.word}: {row.text}" in slide.spoken for row in slide.anchors)
    for state in states(beforehand=True):
        said = slide_of(state, room).spoken
        assert not any(twice in said for twice in (".. ", "?. ", ", ."))
    profile = slide_of(at.go_to(ScriptBlock.PROFILE), room)
    assert isinstance(profile, ProfileSlide)
    assert all(row.spoken in profile.spoken for row in profile.rows)


@pytest.mark.parametrize("beforehand", [False, True])
def test_before_a_round_is_published_no_slide_has_a_figure_of_answers(beforehand: bool) -> None:
    """There are no results to read then, and the slides that would show some say that they wait."""
    round_ = replace(a_round(SMALL), state=State.SEALED if beforehand else State.OPEN)
    for at in states(beforehand=beforehand):
        slide = slide_of(at, material(None, round_=round_))
        waits = at.block in (ScriptBlock.PROFILE, ScriptBlock.TALK, ScriptBlock.PLAN, ScriptBlock.CLOSE)
        assert isinstance(slide, BlankSlide if at.blank else WaitSlide) or not waits
        if waits:
            assert not re.findall(r"\d", texts(slide))


@pytest.mark.parametrize("done", [False, True], ids=["being typed in", "done"])
def test_no_slide_has_a_count_of_dots_until_the_lead_shows_the_counts(done: bool) -> None:
    """On every page, on those after the dots, too."""
    dots = Discussion(votes={FIRST: 913, SECOND: 928})
    found = results(TEAMS[0], mode=Mode.ANONYMOUS, threshold=3, discussion=dots)
    room = material(found, round_=found.round)
    seen = set()
    for at in states(beforehand=True):
        state = at.finish_dots() if done else at
        slide = slide_of(state, room)
        counted = {row.dots for row in getattr(slide, "first", ())} - {""}
        shown = state.counts_shown
        assert shown or not {"913", "928"} & {*re.findall(r"\d+", texts(slide))}
        assert shown or not counted
        seen |= {type(slide)} if counted else set()
    assert seen == {PlanSlide, CloseSlide}, "shown, they stand on both pages"


def test_a_blank_says_nothing_whatever_is_behind_it() -> None:
    found = results(TEAMS[-1], mode=Mode.ANONYMOUS, threshold=3)
    blanks = {slide_of(at.blanked(blank=True), material(found, round_=found.round))
              for at in states(beforehand=True)}  # fmt: skip
    assert blanks == {BlankSlide(spoken="The room sees nothing.")}


def test_counts_of_dots_stand_there_only_after_done_and_the_toggle_in_printed_order() -> None:
    found = results(TEAMS[0], mode=Mode.OPEN, threshold=3)
    room = material(found, round_=found.round)
    at = states(beforehand=True)[0].moved(SECOND, -1).go_to(ScriptBlock.TALK)
    at = at.reveal().next().reveal().go_to(ScriptBlock.DOTS)
    for state in (at, at.finish_dots(), at.show_counts(shown=True)):
        slide = slide_of(state, room)
        assert isinstance(slide, DotsSlide)
        assert [name.count for name in slide.names] == ["", ""]
        assert not {"17", "13", "30"} & {*re.findall(r"\d+", texts(slide))}
    shown = slide_of(at.finish_dots().show_counts(shown=True), room)
    assert isinstance(shown, DotsSlide)
    assert [name.count for name in shown.names] == ["17", "13"]
    assert [name.name.split()[0] for name in shown.names] == [FIRST, SECOND]


# --- the whole questionnaire, a real round


def test_every_practice_has_its_page_with_the_line_of_the_sheet() -> None:
    whole = shipped_assessment()
    round_ = replace(a_round(whole), state=State.OPEN)
    at = workshops.prepare(round_, minutes=90, begins=9 * 3600, people=12).go_to(ScriptBlock.BALLOT)
    room = material(None, round_=round_, assessment=whole)
    seconds = ballot_seconds(room, at)
    assert len(seconds) == 38
    assert 20 * 60 - 38 <= sum(seconds) <= 20 * 60
    assert 24 <= min(seconds[:-1]) <= max(seconds[:-1]) <= 45
    for practice in whole.practices.values():
        slide = slide_of(at, room)
        assert isinstance(slide, BallotSlide)
        assert slide.statement == practice.statement
        assert [row.text for row in slide.anchors] == [*practice.anchors]
        assert (slide.line.id, slide.line.name) == (practice.id, practice.name)
        assert slide.cross.endswith(practice.id)
        at = at.next()
    last = slide_of(at.passed(45).pause(), room)
    assert isinstance(last, LinesSlide)
    assert (len(last.lines), last.pace, last.paused) == (10, 0.5, "Paused")


def test_the_first_page_asks_for_roles_only_where_they_can_be_shown() -> None:
    r = ResultsRoom(close=False)
    at = workshops.prepare(r.round, minutes=90, begins=0, people=12)
    room = material(None, round_=r.round, assessment=r.session.assessment)
    slide = slide_of(at, room)
    assert isinstance(slide, WelcomeSlide)
    assert slide.roles == tuple(room.assessment.roles[role] for role in Role), "as on the sheet"
    assert (bool(slide.marking), bool(slide.promise)) == (True, True)
    ballot = at.script.of(ScriptBlock.BALLOT)
    assert ballot
    assert slide.length.endswith(f"about {ballot.minutes} minutes"), "as the script beside it"
    nobody = replace(r.round, headcount=replace(r.round.headcount, frontline=2, manager=2))  # type: ignore[type-var]
    slide = slide_of(at, replace(room, round=nobody))
    assert isinstance(slide, WelcomeSlide)
    assert (slide.roles, slide.role_note) == ((), "")


def test_two_experiences_have_three_boxes_and_one_has_two() -> None:
    r = ResultsRoom(*staff(*[level(2, _1_2=n) for n in (1, 2, 2, 4, 4, 5)]))
    found = results_of(r.room.book, r.round)
    room = material(found, round_=r.round, assessment=found.assessment)
    at = workshops.prepare(r.round, minutes=90, begins=0, people=6)
    at = at.with_agenda((PRACTICES[1], PRACTICES[0])).go_to(ScriptBlock.TALK).reveal()
    split, close = slide_of(at, room), slide_of(at.next().reveal(), room)
    assert isinstance(split, TalkSlide)
    assert isinstance(close, TalkSlide)
    assert [(b.head, b.level, b.next) for b in split.boxes] == [
        ("Now, for some", 2, False), ("Next step up", 3, True), ("Now, for others", 4, False),
    ]  # fmt: skip
    assert [(b.head, b.level) for b in close.boxes] == [("Now", 2), ("Next step up", 3)]
    assert (split.finding, close.finding) == ("Two experiences.", "We are close.")
    assert split.left == "6:00"


def test_above_twenty_in_a_column_bars_stand_in_place_of_dots() -> None:
    for n, bars in ((20, False), (21, True)):
        r = ResultsRoom(*staff(*[level(2)] * n))
        found = results_of(r.room.book, r.round)
        at = workshops.prepare(r.round, minutes=90, begins=0, people=n).with_agenda(PRACTICES[:1])
        slide = slide_of(at.go_to(ScriptBlock.TALK).reveal(),
                         material(found, round_=r.round, assessment=found.assessment))  # fmt: skip
        assert isinstance(slide, TalkSlide)
        assert {c.as_bar for c in slide.columns} == {bars}


def test_no_comment_file_or_record_reaches_the_room_and_names_only_as_owners() -> None:
    r = ResultsRoom(*staff(*[level(2, _1_2=n) for n in (1, 2, 2, 4, 4, 5)]), close=False)
    book = r.room.book
    told = {ItemId(PRACTICES[0]): "comment-canary", IN_ALL: "comment-canary"}
    for n in range(6):
        book.responses.add([replace(a_response(n, level(3), round_=r.round.id), comments=told)])
    r.close()
    book.discussions.put(r.round.id, replace(SETTLED, parking=("new chairs",)))
    plan = plans.accept(book, r.round, start=DAY, new_id=counting_ids())
    book.plans.put(r.round.id, replace(plan, sponsor="sponsor-canary", actions=tuple(
        replace(a, owner="Rosa", helpers="helper-canary", review_notes="review-canary") for a in plan.actions
    )))  # fmt: skip
    found = results_of(book, r.round)
    room = replace(
        material(found, round_=r.round, assessment=found.assessment), plan=book.plans.of(r.round.id)
    )
    at = workshops.prepare(r.round, minutes=90, begins=0, people=12).with_agenda(PRACTICES[:2])
    walk = [at]
    while not walk[-1].last:
        walk.append(walk[-1].next())
    for state in (*walk, *(one.reveal() for one in walk)):
        slide = slide_of(state, room)
        assert "canary" not in texts(slide)
        assert ("Rosa" in texts(slide)) is isinstance(slide, PlanSlide | CloseSlide)
    last = slide_of(walk[-1], room)
    assert isinstance(last, CloseSlide)
    assert last.parking == ("new chairs",)


# --- close


def test_the_close_says_what_was_agreed_what_comes_first_and_what_is_missing() -> None:
    r = ResultsRoom(*staff(*[level(2, _1_2=n) for n in (1, 2, 2, 4, 4, 5)]))
    p, q, third, fourth, _fifth = PRACTICES
    record = Discussion(
        settled={
            p: Settled(outcome=Outcome.AGREED, level=2.5),
            q: Settled(outcome=Outcome.NOT_AGREED),
            third: Settled(outcome=Outcome.CONFIRMED),
            fourth: Settled(outcome=Outcome.AGREED, level=4),
        },
        aims={p: 4},
        votes={q: 9},
        parking=tuple(f"thing {n}" for n in range(5)),
    )
    r.room.book.discussions.put(r.round.id, record)
    found = results_of(r.room.book, r.round)
    at = workshops.prepare(r.round, minutes=90, begins=0, people=12).go_to(ScriptBlock.CLOSE)
    slide = slide_of(at, material(found, round_=r.round, assessment=found.assessment))
    assert isinstance(slide, CloseSlide)
    assert [(row.level.label if row.level else "≠", row.note) for row in slide.agreed] == [
        ("2–3", "aim 4"), ("≠", "around 2 and 4"), ("4", "self-reported"),
    ]  # fmt: skip
    assert slide.confirmed == "1 more was close. We confirmed it."
    assert slide.reported == "Self-reported: nothing was named yet that shows it."
    assert slide.reported in slide.spoken
    assert (len(slide.parking), slide.parking_beyond) == (3, 2)
    assert slide.parking[0] == "thing 0", "word for word, so the field says it"
    assert parking_label().endswith("the room sees it at the close")
    assert slide.first[0].dots == "", "counts that nobody showed are on no page"
    at = replace(at, dots_done=True).show_counts(shown=True)
    slide = slide_of(at, material(found, round_=r.round, assessment=found.assessment))
    assert isinstance(slide, CloseSlide)
    assert slide.first[0].dots == "9 dots"
    plan = slide_of(at.go_to(ScriptBlock.PLAN).show_counts(shown=False), material(found, round_=r.round))
    assert isinstance(plan, PlanSlide)
    assert not any(row.dots for row in plan.first)
    assert slide.first[0].because
    assert (slide.steps, bool(slide.no_steps), slide.again) == ((), True, "")
    assert slide.thanks == "Thank you, all 12, for saying how it is."


def test_an_aim_is_ours_only_where_somebody_in_the_room_set_it() -> None:
    for aims, aim in (({FIRST: 4}, "our aim"), ({}, "the usual aim")):
        found = results(TEAMS[0], mode=Mode.OPEN, threshold=3, discussion=Discussion(aims=aims))
        at = states(beforehand=True)[0].go_to(ScriptBlock.PLAN)
        slide = slide_of(at, material(found, round_=found.round))
        assert isinstance(slide, PlanSlide)
        said = [row.because for row in slide.first if row.name == SMALL.practices[FIRST].name]
        assert said == [f"Averages 1.0; {aim} is 4"], "the figures that the plan gives"


def test_a_level_that_the_room_agreed_on_and_nothing_shows_is_said_where_the_average_counts() -> None:
    agreed = Settled(outcome=Outcome.AGREED, level=4)
    for evidence, said in (("", "agreed on 4, no evidence yet"), ("The log of May", "")):
        record = Discussion(settled={FIRST: replace(agreed, evidence=evidence)}, aims={FIRST: 5})
        found = results(TEAMS[0], mode=Mode.OPEN, threshold=3, discussion=record)
        slide = slide_of(
            states(beforehand=True)[0].go_to(ScriptBlock.PLAN), material(found, round_=found.round)
        )
        assert isinstance(slide, PlanSlide)
        because = [row.because for row in slide.first if row.name == SMALL.practices[FIRST].name]
        assert all(words.endswith(said) for words in because)
        assert because or evidence


def test_once_there_is_a_plan_what_comes_first_is_the_plans_own_list() -> None:
    found = results(TEAMS[0], mode=Mode.OPEN, threshold=3)
    at = states(beforehand=True)[0].go_to(ScriptBlock.PLAN)
    shown = slide_of(at, material(found, round_=found.round))
    assert isinstance(shown, PlanSlide)
    priorities = found.recommended(DAY).recommendation.priorities
    turned = [one.practice for one in priorities[1::-1]]
    actions = tuple(
        Action(
            id=ActionId(p), kind=Kind.LIBRARY, title=p, practice=p, element=ElementId(p[0]), expected_level=3
        )
        for p in turned
    )
    plan = Plan(id=PlanId("plan"), start=DAY, actions=actions)
    slide = slide_of(at, replace(material(found, round_=found.round), plan=plan))
    assert isinstance(slide, PlanSlide)
    assert [row.name for row in slide.first] == [SMALL.practices[p].name for p in turned]
    assert [row.name for row in shown.first[:2]] == [row.name for row in slide.first[::-1]]


def test_where_nothing_was_settled_the_close_says_so() -> None:
    r = ResultsRoom(*staff(*[level(2)] * 6))
    found = results_of(r.room.book, r.round)
    at = workshops.prepare(r.round, minutes=90, begins=0, people=0).go_to(ScriptBlock.CLOSE)
    slide = slide_of(at, material(found, round_=r.round, assessment=found.assessment))
    assert isinstance(slide, CloseSlide)
    assert "the talk comes later" in slide.title
    assert slide.thanks == "Thank you for saying how it is."
    profile = slide_of(at.go_to(ScriptBlock.PROFILE),
                       material(found, round_=r.round, assessment=found.assessment))  # fmt: skip
    assert isinstance(profile, ProfileSlide)
    assert [row.points for row in profile.rows] == ["25", "25"]


def test_the_test_picture_asks_one_question() -> None:
    assert "last seat" in seat_slide().question


def test_a_practice_that_nobody_lists_is_still_on_the_list_for_dots() -> None:
    found = results(TEAMS[0], mode=Mode.OPEN, threshold=3)
    at = workshops.prepare(found.round, minutes=90, begins=0, people=5).go_to(ScriptBlock.DOTS)
    slide = slide_of(at.with_dots_each(1), material(found, round_=found.round))
    assert isinstance(slide, DotsSlide)
    assert (slide.names, slide.others) == ((), "Any of the 2 on your list")
    assert slide.how.startswith("One dot each")


def test_ids_are_of_the_small_questionnaire() -> None:
    assert (PracticeId("1.1"), PracticeId("2.1")) == (FIRST, SECOND)
