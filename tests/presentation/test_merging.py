"""Bringing a copy in, in words: what happens, what is to be chosen, and when all of it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from sixelements.application.ports import Deed
from sixelements.domain.bringing_together import Side
from sixelements.domain.errors import NotAllowed
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.merging import MergePresenter
from tests.builders import PRACTICES, a_response
from tests.end_to_end.test_hand_over import A_PLAN
from tests.fakes.workbook import FakeWorkbook
from tests.presentation.plan_room import PlanRoom, a_room


def of_two(*, closed: bool = True) -> tuple[PlanRoom, FakeWorkbook]:
    """A workbook with a plan, and a copy of it that went its own way."""
    room = a_room(closed=closed)
    room.room.book.plans.put(room.round.id, A_PLAN)
    copy = FakeWorkbook()
    copy.content = room.room.book.content.as_it_is()
    room.session.services.open_read_only = lambda _path: copy
    return room, copy


def owned(by: str, **changes: str) -> object:
    (action,) = A_PLAN.actions
    return replace(A_PLAN, actions=(replace(action, owner=by, **changes),))  # type: ignore[arg-type]  # texts


def presenter_of(room: PlanRoom) -> MergePresenter:
    return MergePresenter(room.session, Path("field laptop.sixe"))


def test_a_copy_that_holds_nothing_new_says_so() -> None:
    room, _copy = of_two()
    view = presenter_of(room).view()
    assert (view.refusal, view.can_merge) == ("The copy holds nothing new.", False)


def test_what_both_changed_is_chosen_part_by_part_and_then_merged() -> None:
    room, copy = of_two()
    book, round_ = room.room.book, room.round.id
    book.plans.put(round_, owned("Grace Kim"))  # type: ignore[arg-type]  # a plan
    copy.plans.put(round_, owned("Sam Tran", needs="Money"))  # type: ignore[arg-type]  # a plan
    presenter = presenter_of(room)
    view = presenter.view()
    (clash,) = view.clashes
    assert (clash.name, clash.where) == ("Ask around", "Front desk, round 1")
    assert [(p.label, p.here, p.there, p.chosen) for p in clash.parts] == [
        ("Owner", "Grace Kim", "Sam Tran", None),
        ("Decision needed", "Nothing", "Money", None),
    ]
    assert (view.open, view.can_merge) == ("1 choice is open: Ask around. Nothing is chosen for you.", False)
    with pytest.raises(NotAllowed):
        presenter.merge()
    presenter.choose(clash.place, "owner", Side.HERE)
    assert not presenter.view().can_merge
    presenter.choose(clash.place, "needs", Side.COPY)
    assert (presenter.view().can_merge, presenter.view().clashes[0].settled) == (True, True)
    assert presenter.merge() == "Merged. The backup leads back."
    plan = book.plans.of(round_)
    assert plan
    assert (plan.actions[0].owner, plan.actions[0].needs) == ("Grace Kim", "Money")
    assert [deed for deed, *_rest in book.backed_up][1:] == [Deed.MERGE]
    assert room.session.undo_labels == ()
    assert presenter_of(room).view().refusal == "The copy holds nothing new."


def test_what_can_be_undone_is_said_to_go_before_anything_is_merged() -> None:
    room, copy = of_two()
    session, round_ = room.session, room.round.id
    copy.plans.put(round_, owned("Sam Tran"))  # type: ignore[arg-type]  # a plan
    assert presenter_of(room).view().no_undo == ""
    BoardDesk(session).change("the sponsor", replace(A_PLAN, sponsor="Ana Lopez"))
    goes = "What was done before merging can't be undone or redone after it."
    assert presenter_of(room).view().no_undo == goes
    session.undo()
    presenter = presenter_of(room)
    assert (presenter.view().no_undo, bool(session.next_redo)) == (goes, True)
    presenter.merge()
    assert (session.next_undo, session.next_redo) == (None, None)


def test_all_from_one_side_or_both_as_two_is_one_press() -> None:
    room, copy = of_two()
    room.room.book.plans.put(room.round.id, owned("Grace Kim"))  # type: ignore[arg-type]  # a plan
    copy.plans.put(room.round.id, owned("Sam Tran"))  # type: ignore[arg-type]  # a plan
    presenter = presenter_of(room)
    (clash,) = presenter.view().clashes
    presenter.choose_all(clash.place, Side.COPY)
    assert [p.chosen for p in presenter.view().clashes[0].parts] == [Side.COPY]
    presenter.keep_two(clash.place)
    assert (presenter.view().clashes[0].two, presenter.view().can_merge) == (True, True)


def test_sheets_that_come_in_are_counted_and_never_shown() -> None:
    room, copy = of_two(closed=False)
    new = a_response(77, dict.fromkeys(PRACTICES, 3))
    copy.responses.add([replace(new, round=room.round.id)])
    view = presenter_of(room).view()
    (line,) = (line for line in view.lines if line.what.startswith("Sheets"))
    assert (line.here, line.there, line.after) == ("5", "6", "6")
    assert line.happens == "1 is new. 5 are in both and come in once."
    assert view.can_merge


def test_what_is_no_copy_is_refused_in_a_sentence() -> None:
    room, _copy = of_two()

    def refuse(_path: Path) -> FakeWorkbook:
        raise NotAllowed("It is damaged.")

    room.session.services.open_read_only = refuse
    view = presenter_of(room).view()
    assert (view.refusal, view.lines, view.can_merge) == ("It is damaged.", (), False)
