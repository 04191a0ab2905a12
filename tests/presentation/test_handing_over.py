"""The dialog that hands a workbook over, in words: what goes along, what stays, and where the copy goes."""

from collections.abc import Callable
from pathlib import Path

from sixelements.application.handing_over import CopyToMake, WrittenCopy
from sixelements.application.ports import Traces
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.ids import WorkbookId
from sixelements.presentation.handing_over import STEPS, HandOverPresenter
from tests.builders import PRACTICES
from tests.end_to_end.test_hand_over import A_PLAN, OWNER
from tests.fakes.workbook import FakeWorkbook
from tests.presentation.plan_room import PlanRoom, a_room


def with_door(room: PlanRoom, written: list[Path]) -> HandOverPresenter:
    """What is written goes into a workbook in memory."""

    def write(
        path: Path, origin: WorkbookId, _like: Path | None, _password: str | None
    ) -> Callable[[CopyToMake], WrittenCopy]:
        def make(wanted: CopyToMake) -> WrittenCopy:
            copy = FakeWorkbook(origin=origin)
            wanted.fill(copy)
            wanted.verify(copy)
            assert copy.responses.traces() == Traces()
            written.append(path)
            return WrittenCopy(size=412_000)

        return make

    room.session.services.write_hand_over = write
    return HandOverPresenter(room.session)


def test_it_says_what_goes_along_and_what_stays_and_counts_both() -> None:
    room = a_room()
    why = Settled(outcome=Outcome.CONFIRMED, why=f"{OWNER} said so")
    room.room.book.discussions.put(room.round.id, Discussion(settled={PRACTICES[0]: why}))
    room.room.book.plans.put(room.round.id, A_PLAN)
    view = HandOverPresenter(room.session).view()
    assert [(one.what, one.n) for one in view.along][:2] == [
        ("Published figures", "1 round"),
        ("Agreed levels, reasons, evidence", "1"),
    ]
    assert view.names.n == "3"
    assert [one.n for one in view.stays] == ["5", "0", "0", "0", ""]
    assert (view.warnings, view.naming, view.refusal) == ((), (why.why,), "")


def test_before_a_round_is_closed_it_says_what_to_do_first() -> None:
    view = HandOverPresenter(a_room(closed=False).session).view()
    assert view.refusal.endswith("Close a round first.")
    assert view.along == ()


def test_what_was_written_is_to_be_read_even_where_no_known_name_is_in_it() -> None:
    room = a_room()
    assert HandOverPresenter(room.session).view().warnings == ()
    why = Settled(outcome=Outcome.CONFIRMED, why="The man at window 3 said so")
    room.room.book.discussions.put(room.round.id, Discussion(settled={PRACTICES[0]: why}))
    (warning,) = HandOverPresenter(room.session).view().warnings
    assert warning.endswith("go along as they were written, and may name a person.")


def test_a_copy_is_made_in_steps_and_what_was_looked_at_is_said() -> None:
    room, written, steps = a_room(), list[Path](), list[int]()
    presenter = with_door(room, written)
    assert (presenter.name, presenter.problem()) == ("alder-handover.sixe", "")
    made = presenter.making()(lambda done, all_: steps.append(done) if all_ == STEPS else None)
    assert (written, steps) == ([Path("alder-handover.sixe").absolute()], [0, 1, 2, 3])
    view = presenter.made(made)
    assert (view.file, view.size) == ("alder-handover.sixe", "412 kB")
    assert [one.n for one in view.looked_at] == ["1 team, 1 round", "all 5", "0 of 5 found", "0 of 0 found"]


def test_a_name_that_is_taken_or_missing_is_refused(tmp_path: Path) -> None:
    presenter = HandOverPresenter(a_room().session)
    presenter.folder = tmp_path
    (tmp_path / "there.sixe").touch()
    presenter.name = "there"
    assert presenter.problem() == "A file of this name lies there. Choose another."
    presenter.name = " .sixe"
    assert presenter.problem() == "Give the copy a name."
    presenter.name = "copy"
    assert (presenter.problem(), presenter.path) == ("", tmp_path / "copy.sixe")
