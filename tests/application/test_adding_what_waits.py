"""An action of the library that waits for another: it gets the link, and its dates follow."""

from datetime import date

import pytest

from sixelements.application import plan_editing, plans, rounds
from sixelements.application.plan_check import check_setting
from sixelements.application.plan_editing import Editor
from sixelements.application.rounds import RoundSettings
from sixelements.domain.actions import Cause, Guardrail, Note, Plan, action_numbers
from sixelements.domain.assessment import Stage
from sixelements.domain.ids import ActionId, LibraryActionId
from sixelements.domain.plan_findings import FindingKind, plan_findings
from sixelements.domain.recommendation import Recommendation
from tests.application.test_rounds import DAY, Room
from tests.domain.builders import shipped_assessment

SHIPPED = shipped_assessment()
MONDAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def editor() -> Editor:
    """A plan as it was recommended, of a round in which everything stands at level 2."""
    room = Room()
    settings = RoundSettings(practices=tuple(SHIPPED.practices))
    round_ = rounds.open_round(room.book, room.team, SHIPPED, settings, new_id=room.new_id, today=DAY)
    room.answers(round_, 2, 2, 2, 2, 2)
    made = Editor(book=room.book, round=room.close(round_), start=MONDAY, today=MONDAY, new_id=room.new_id)
    plans.store(made.book, made.round, plan_editing.take_all(made))
    return made


def of(editor: Editor, plan: Plan) -> Editor:
    return Editor(
        book=editor.book,
        round=editor.round,
        start=MONDAY,
        today=MONDAY,
        new_id=editor.new_id,
        unstored=plan,
    )


def with_it(editor: Editor, library: LibraryActionId, instead: ActionId | None) -> Plan:
    """With an action of the library, and perhaps another put off for it."""
    parked = () if instead is None else (instead,)
    return plan_editing.with_room(editor, parked, lambda of: plan_editing.take_from_library(of, library))


def recommendation(editor: Editor) -> Recommendation:
    return editor.view().recommended.recommendation


def test_what_is_added_waits_for_what_it_builds_on_and_starts_after_it(editor: Editor) -> None:
    left = recommendation(editor).left_out.values()
    waits = next(w for w in left if w.cause is Cause.WAITS)
    library = SHIPPED.practices[waits.practice].actions[Stage.START]
    plan = editor.plan()
    free = next(a.id for a in reversed(plan.actions) if a.practice not in waits.others)
    for instead in (None, free):
        longer = with_it(editor, library.id, instead)
        added = longer.actions[-1]
        needed = {a.practice for a in longer.actions if a.id in added.depends_on}
        assert needed == set(waits.others)
        ends = [a.due for a in longer.actions if a.id in added.depends_on and a.due]
        assert added.start
        assert added.start > max(ends)


def test_what_it_builds_on_and_is_in_the_plan_no_more_is_not_waited_for(editor: Editor) -> None:
    left = recommendation(editor).left_out.values()
    waits = next(w for w in left if w.cause is Cause.WAITS and len(w.others) == 1)
    (before,) = waits.others
    plan = editor.plan()
    gone = next(a.id for a in plan.actions if a.practice == before)
    without = plan_editing.delete(editor, gone)
    library = SHIPPED.practices[waits.practice].actions[Stage.START]
    added = plan_editing.take_from_library(of(editor, without), library.id).actions[-1]
    assert added.depends_on == ()


def test_one_count_says_how_many_are_open_and_how_many_wait(editor: Editor) -> None:
    """A parked action is not open and its practice waits; one that is added waits no more."""
    plan, setting = editor.plan(), check_setting(editor.book, editor.round, today=MONDAY)
    before = len(recommendation(editor).left_out)

    def waiting(now: Plan) -> int:
        view = of(editor, now).view()
        noted = [n.left_out for n in view.notes if isinstance(n, Note) and n.about is Guardrail.NINE_ACTIONS]
        assert noted == [len(view.waiting)]
        assert not any(f.kind is FindingKind.TOO_MANY for f in plan_findings(now, setting))
        return len(view.waiting)

    assert len(action_numbers(plan.actions)) == 9
    assert waiting(plan) == before
    last = plan.actions[-1]
    assert waiting(plan_editing.park(editor, [last.id])) == before + 1
    other = next(iter(recommendation(editor).left_out))
    library = SHIPPED.practices[other].actions[Stage.START]
    assert waiting(with_it(editor, library.id, last.id)) == before
    assert waiting(plan_editing.delete(editor, ActionId(last.id))) == before + 1
