"""How often the workbook is read, a round is scored, and the page is shown again for one thing a person does.

Counts, never times: they are the same on every machine.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from traceback import walk_stack

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

import sixelements
from sixelements.application.events import StoreChange, What
from sixelements.application.results import results_of
from sixelements.domain.actions import Status
from sixelements.domain.assessment import Role
from sixelements.domain.evidence import Evidence
from sixelements.domain.ids import RoundId, TeamId
from sixelements.domain.scores import Score
from sixelements.domain.scoring import score
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.review import ReviewDesk
from sixelements.presentation.closer.channels import FIRST_MARK, ChannelsDesk
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.answer import AnswerPresenter
from sixelements.presentation.pages.answer_pages import Act
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.pages.grid import GridPresenter
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.results import Tab
from sixelements.presentation.pages.settle import ItemForm, SettlePresenter
from sixelements.presentation.session import Session
from sixelements.storage.stored_workbook import StoredWorkbook
from sixelements.ui.dialogs.settle import SettleDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.pages.results import ResultsPage
from sixelements.ui.pages.review import ReviewPage
from sixelements.ui.pages.set_up import SetUpPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Look, Looks
from sixelements.ui.widgets.text_field import TextField
from sixelements.ui.widgets.whole_number import WholeNumber
from tests.ui.opening import go_to_plan
from tests.ui.rounds import open_round

pytestmark = pytest.mark.qt

Done = Counter[str]

OURS = Path(sixelements.__file__).parent


@pytest.fixture
def page(window: MainWindow, session: Session, example_path: Path) -> PlanPage:
    """The plan of the worked example's second round, seen once."""
    session.open(example_path)
    go_to_plan(window)
    assert isinstance(window.page, PlanPage)
    return window.page


@pytest.fixture
def done(page: PlanPage, session: Session, monkeypatch: pytest.MonkeyPatch) -> Done:
    """What was done since the page was there; all its parts were made before."""
    page._make_inspector()
    done: Done = Counter()
    book = session.book
    assert isinstance(book, StoredWorkbook)
    refresh = page.refresh

    def shown() -> None:
        done["refreshes"] += 1
        refresh()

    def scored(evidence: Evidence) -> Score:
        done["scorings"] += 1
        return score(evidence)

    monkeypatch.setattr(page, "refresh", shown)
    monkeypatch.setattr("sixelements.application.scores.score", scored)
    book._store.connection.set_trace_callback(lambda sql: done.update(_read(sql)))
    return done


def _read(sql: str) -> list[str]:
    kinds = {"SELECT": "reads", "INSERT": "writes", "UPDATE": "writes", "DELETE": "writes"}
    return [kind for verb, kind in kinds.items() if sql.lstrip().upper().startswith(verb)]


class Ways:
    """The functions of ours through which statements go that change the workbook."""

    def __init__(self, session: Session) -> None:
        book = session.book
        assert isinstance(book, StoredWorkbook)
        self._longest: list[str] = []
        book._store.connection.set_trace_callback(self._note)

    def _note(self, sql: str) -> None:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            codes = [frame.f_code for frame, _line in walk_stack(None)]
            ours = [code.co_qualname for code in codes if Path(code.co_filename).is_relative_to(OURS)]
            self._longest = max(self._longest, ours[::-1], key=len)

    def taken(self) -> list[str]:
        """The longest of them since the last time, from the click on."""
        longest, self._longest = self._longest, []
        assert longest, "nothing was stored"
        return longest


def type_into(field: TextField | WholeNumber, text: str) -> None:
    """As somebody types, and pauses."""
    edit = field.edit if isinstance(field, TextField) else field.lineEdit()
    edit.setText(text)
    field.unstored.begin()
    field.unstored.flush()


def test_what_is_changed_on_plan_goes_through_few_functions_to_the_disk(
    page: PlanPage, session: Session
) -> None:
    """Each does something: none only passes on."""
    ways = Ways(session)
    type_an_owner(page)
    assert ways.taken() == [
        "PlanPage._edit",  # says beside the field what is refused, and shows what came of it
        "PlanEditor.edit",  # reads what was typed as the field's, and holds what does not fit
        "PlanEditor._put",  # knows which plan takes it back
        "Session.run_with_undo",  # makes it a step, with words for the menu and while it waits
        "Session.run_queued",  # lets it wait where the disk says no
        "Unsaved.store",  # after what waited before it
        "store",  # asks whether it may be, and tells what changed
        "StoredPlans.put",
        "StoredPlans._put_rows",  # writes only what differs
    ]
    session.undo()
    assert len(ways.taken()) <= 8
    helpers = page.inspector.fields[ActionField.HELPERS]
    assert isinstance(helpers.editor, QLineEdit)
    helpers.editor.setText("Ana")
    helpers.unstored.begin()
    helpers.unstored.flush()
    assert len(ways.taken()) <= 11
    page.facts_panel.edited.emit(Fact.SPONSOR, "Ana Lopez", False)  # noqa: FBT003 - Qt's signal
    assert len(ways.taken()) <= 10
    chosen = page.presenter.chosen
    page.board.moved.emit(chosen, "later")
    assert len(ways.taken()) <= 10
    page.board.deleted.emit(chosen)
    assert len(ways.taken()) <= 10


def test_what_the_room_decides_goes_through_few_functions_to_the_disk(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.RESULTS)
    page = window.page
    assert isinstance(page, ResultsPage)
    _first, second, *_others = session.round.practices
    page.show_tab(Tab.DOTS)
    ways = Ways(session)
    page.dots.tables[0].cells.setData(page.dots.tables[0].cells.index(1, 1), "9")
    assert len(ways.taken()) <= 10
    dialog = SettleDialog(page, window.theme, SettlePresenter(session, page.presenter.results, second))
    qtbot.addWidget(dialog)
    dialog.why.setText("We looked at the counts")
    dialog.level.choose(1)
    dialog._record()
    assert len(ways.taken()) <= 10


def test_what_is_set_up_and_answered_goes_through_few_functions_to_the_disk(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "new.sixe")
    ways = Ways(session)
    window.go(StepId.SET_UP)
    page = window.page
    assert isinstance(page, SetUpPage)
    for field, text in (
        (page.organization.name, "Birch County"),
        (page.team.name, "Front desk"),
        (page.team.services, "Permits"),
        (page.heads.heads[Role.MANAGER].box, "3"),
    ):
        type_into(field, text)
        assert len(ways.taken()) <= 10
    answers = AnswerPresenter(session)
    for act, typed in (
        (Act.START, "1234"),
        (Act.START_WITH_PIN, "1234"),
        (Act.BEGIN, ""),
        (Act.GO_ON, ""),
        (Act.GO_ON, "frontline"),
    ):
        answers.act(act, typed)
    answers.act(Act.GO_ON)
    for most in (9, 8):  # the first begins the sheet
        answers.choose(3)
        assert len(ways.taken()) <= most
    grid = GridPresenter(session)
    grid.begin(8)
    grid.digit(1)
    ways.taken()
    grid.digit(3)
    assert len(ways.taken()) <= 10


def type_an_owner(page: PlanPage) -> None:
    sure = False
    page.inspector.edited.emit(ActionField.OWNER, "Sam Rivers", sure)


def test_typing_an_owner_reads_little_scores_nothing_and_shows_the_page_once(
    page: PlanPage, done: Done, session: Session
) -> None:
    type_an_owner(page)
    assert done["reads"] <= 12
    assert (done["scorings"], done["refreshes"]) == (0, 1)
    plan = session.book.plans.of(session.round.id)
    assert plan is not None
    assert next(a.owner for a in plan.actions if a.id == page.presenter.chosen) == "Sam Rivers"


def test_taking_it_back_reads_little_scores_nothing_and_shows_the_page_once(
    page: PlanPage, done: Done, session: Session
) -> None:
    type_an_owner(page)
    done.clear()
    session.undo()
    assert done["reads"] <= 12
    assert (done["scorings"], done["refreshes"]) == (0, 1)


def test_choosing_a_row_reads_nothing_and_scores_nothing(page: PlanPage, done: Done) -> None:
    page.board.chosen.emit(page.presenter.board().cards[-1].id)
    assert (done["reads"], done["scorings"], done["refreshes"]) == (0, 0, 1)


def test_going_to_the_results_and_the_report_and_back_scores_nothing(
    window: MainWindow, page: PlanPage, done: Done
) -> None:
    for step in (StepId.RESULTS, StepId.REPORT, StepId.PLAN):
        window.go(step)
    assert window.page is page
    assert done["scorings"] == 0


def test_what_the_page_does_not_show_leaves_it_as_it_is(page: PlanPage, done: Done, session: Session) -> None:
    """A workshop's progress is in no figure; sheets of another team or round are in another plan."""
    here = session.round
    session.announce(StoreChange.of(What.WORKSHOP, here))
    session.announce(StoreChange.of(What.SHEETS, replace(here, team=TeamId("another"))))
    session.announce(StoreChange.of(What.SHEETS, replace(here, id=RoundId("the next one"))))
    assert done["refreshes"] == 0
    session.announce(StoreChange.of(What.SHEETS, here))
    session.announce(StoreChange(what=What.ORGANIZATION))
    assert done["refreshes"] == 2


def test_dots_a_level_and_a_cell_of_a_worksheet_read_and_write_no_more_than_today(
    page: PlanPage, done: Done, session: Session
) -> None:
    """Few reads, one scoring, and one refresh of the plan, which is worked out from each of them."""
    assert page.isVisible()
    first, second, *_others = session.round.practices
    results = results_of(session.book, session.round)

    def counted(act: Callable[[], object]) -> Done:
        done.clear()
        act()
        return Counter(done)

    dots = counted(lambda: DotsPresenter(session).put({first: "9"}))
    settle = SettlePresenter(session, results, second)
    level = counted(lambda: settle.record(ItemForm(level=3, why="counted")))
    table = ChannelsDesk(session).view().table
    table.put({(0, FIRST_MARK): "2"})  # the first one asks what tables there are
    cell = counted(lambda: table.put({(0, FIRST_MARK): "0"}))
    assert [(one["scorings"], one["refreshes"]) for one in (dots, level, cell)] == [(1, 1), (1, 1), (0, 1)]
    assert max(dots["reads"], level["reads"]) <= 27
    assert max(dots["writes"], level["writes"]) <= 3  # the head, the figure, and its history
    assert (cell["reads"] <= 27, cell["writes"] <= 2) == (True, True)  # ten of them of the round before


def test_what_a_review_records_reads_little_scores_nothing_and_writes_what_differs(
    page: PlanPage, done: Done, session: Session
) -> None:
    assert page.isVisible()
    desk = ReviewDesk(BoardDesk(session))
    desk.begin()
    desk.choose(Status.DOING)
    desk.line = "The list is half done"
    done.clear()
    desk.record()
    assert (done["reads"] <= 15, done["writes"] <= 8) == (True, True)
    assert (done["scorings"], done["refreshes"]) == (0, 1)


def test_each_thing_done_in_a_review_shows_its_page_once(
    window: MainWindow, session: Session, example_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page that began a change shows it itself; undo, which it did not begin, is told to it."""
    session.open(example_path)
    window.go(StepId.REVIEW)
    page = window.page
    assert isinstance(page, ReviewPage)
    refresh, done = page.refresh, Done()

    def shown() -> None:
        done["refreshes"] += 1
        refresh()

    monkeypatch.setattr(page, "refresh", shown)

    def record() -> None:
        page.item.lined.emit("The list is half done")
        page.record.click()

    for act in (
        page.primary.click,  # begins it
        lambda: page.item.stood.emit(Status.DOING),
        record,
        page.agenda.ended.emit,
        lambda: page.end.decided.emit("We go on"),
        page.primary.click,  # closes it
        page.take_away.click,
        session.undo,
        lambda: session.announce(StoreChange.of(What.DISCUSSION, session.round)),
    ):
        done.clear()
        act()
        assert done == {"refreshes": 1}
    done.clear()
    session.announce(StoreChange.of(What.WORKSHOP, session.round))
    assert done == {}


def test_what_is_settled_has_this_round_scored_once_and_the_one_before_not_at_all(
    page: PlanPage, done: Done, session: Session
) -> None:
    first, second, *_others = session.round.practices
    for n, practice in enumerate((first, second), start=1):
        DotsPresenter(session).put({practice: "9"})
        assert (done["scorings"], done["refreshes"]) == (n, n)


def test_the_looks_are_kept_with_one_writing_of_the_settings(
    settings: StoredSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each writing waits for the disk, and the window with it; none is left for later."""
    chosen = Looks(look=Look.DARK, scale=1.3, own_font=False, letters=False)
    sync, writings = settings._settings.sync, Counter[str]()

    def counted() -> None:
        writings["settings"] += 1
        sync()

    monkeypatch.setattr(settings._settings, "sync", counted)
    settings.keep_looks(chosen)
    assert writings == {"settings": 1}
    assert "scale=1.3" in (tmp_path / "settings.ini").read_text(encoding="utf-8")
    assert settings.looks() == chosen


def test_at_rest_the_window_wakes_once_in_two_seconds(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    """A laptop in a meeting is on its battery."""
    session.open(example_path)
    for step in (StepId.SET_UP, StepId.COLLECT, StepId.RESULTS, StepId.PLAN):
        window.go(step)
    timers = window.findChildren(QTimer)
    qtbot.waitUntil(lambda: not [t for t in timers if t.isActive() and t.isSingleShot()])
    ticking = [timer.interval() for timer in timers if timer.isActive()]
    assert ticking == [2000]
    session.close()
    assert not [timer for timer in timers if timer.isActive()]
