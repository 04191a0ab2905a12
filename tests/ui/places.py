"""Every place of the window that a person can come to, and how a test or a picture gets there."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sixelements.application import responses
from sixelements.domain.actions import Status
from sixelements.domain.assessment import Worksheet
from sixelements.domain.ids import ElementId
from sixelements.domain.script import ScriptBlock
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.journey import StepId, first_page
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.collect import sharing
from sixelements.presentation.pages.forms import FormGroup
from sixelements.presentation.pages.settle import ItemForm
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.closer import FACTS, CloserPage
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.pages.compare import ComparePage
from sixelements.ui.pages.discuss import DiscussPage
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.pages.portfolio import PortfolioPage
from sixelements.ui.pages.results import ResultsPage
from sixelements.ui.pages.review import ReviewPage
from sixelements.ui.registry import ANSWER, COMPARE, HOME, PORTFOLIO
from sixelements.ui.room.talk_panel import TalkPanel
from sixelements.ui.widgets.grid_panel import GridPanel
from tests.agencies import an_agency, apart
from tests.ui.filled_sheets import fill_sheets
from tests.ui.rounds import answer, open_round

Go = Callable[[MainWindow], None]

HANDED_ROUND = "answer"


def _step(step: StepId) -> Go:
    return lambda window: window.go(step)


def _element(window: MainWindow) -> None:
    window.go(StepId.RESULTS)
    page = window.page
    assert isinstance(page, ResultsPage)
    page.show_element(ElementId("6"))


def _action(window: MainWindow) -> None:
    window.go(StepId.PLAN)
    page = window.page
    assert isinstance(page, PlanPage)
    first = page.presenter.board().cards[0]
    page._open(first.id)


def _plan_view(name: str) -> Go:
    def go(window: MainWindow) -> None:
        window.go(StepId.PLAN)
        page = window.page
        assert isinstance(page, PlanPage)
        page.tabs.choose(name)
        page.tabs.chosen.emit()

    return go


def _check(window: MainWindow) -> None:
    _plan_view("board")(window)
    page = window.page
    assert isinstance(page, PlanPage)
    page.foot.check_wanted.emit()


def _portfolio(window: MainWindow) -> None:
    """One workbook is there, and one is not."""
    path = window.session.path
    assert path is not None
    page = window.made(PORTFOLIO)
    assert isinstance(page, PortfolioPage)
    page.presenter.lists.add([path, path.with_name("licensing-board.sixe")])
    window.go(PORTFOLIO)


def _compare(window: MainWindow) -> None:
    """Six teams that truly differ, side by side."""
    path = window.session.path
    assert path is not None
    page = window.made(COMPARE)
    assert isinstance(page, ComparePage)
    agency = path.with_name("alder-county.sixe")
    if not agency.exists():
        an_agency(agency, "Alder County", apart(6), practices="core")
    page.presenter.paths = (agency,)
    page.presenter.take(page.presenter.reading()(lambda _done, _all: None))
    window.go(COMPARE)


EXAMPLE: Mapping[str, Go] = {
    "home": lambda window: window.go(HOME),
    "portfolio": _portfolio,
    "compare": _compare,
    "set-up": _step(StepId.SET_UP),
    "collect": _step(StepId.COLLECT),
    "results": _step(StepId.RESULTS),
    "results-element": _element,
    "closer": _step(StepId.LOOK_CLOSER),
    "plan": _step(StepId.PLAN),
    "plan-action": _action,
    "plan-board": _plan_view("board"),
    "plan-table": _plan_view("table"),
    "plan-timeline": _plan_view("timeline"),
    "plan-check": _check,
    "report": _step(StepId.REPORT),
    "review": _step(StepId.REVIEW),
}
"""The places of the worked example."""


def _press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        if focused is not None:
            QTest.keyClick(focused, key)


def _pin(window: MainWindow) -> None:
    window.go(ANSWER)


def _hand_over(window: MainWindow) -> None:
    _pin(window)
    for _twice in range(2):
        _press(*[Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_6, Qt.Key.Key_8], Qt.Key.Key_Return)


def _promise(window: MainWindow) -> None:
    _hand_over(window)
    _press(Qt.Key.Key_Return)


def _words(window: MainWindow) -> None:
    _promise(window)
    _press(Qt.Key.Key_Return)


def _question(window: MainWindow) -> None:
    _words(window)
    _press(Qt.Key.Key_Return)


def _answered(window: MainWindow) -> None:
    """Enough are in, two more were only begun, and the round can be closed."""
    session = window._session
    answer(session, 1, 2, 3, 3, 4)
    for _ in range(2):
        responses.begin(session.book, session.round, role=None, new_id=session.services.new_id)
    window.go(StepId.COLLECT)


def _read(window: MainWindow, *files: tuple[str, str]) -> None:
    """Files were read that are not taken in yet."""
    window.go(StepId.COLLECT)
    page = window.page
    assert isinstance(page, CollectPage)
    folder = window._session.path
    assert folder is not None
    paths = [folder.with_name(name) for name, _text in files]
    for path, (_name, text) in zip(paths, files, strict=True):
        path.write_text(text, encoding="utf-8")
    page.presenter.files.reading(paths)(lambda _done, _total: None)
    page._finish_reading()


def _forms(window: MainWindow) -> None:
    """The forms were made."""
    window.go(StepId.COLLECT)
    page = window.page
    assert isinstance(page, CollectPage)
    path = window._session.path
    assert path is not None
    page.forms.choose_folder(path.parent)
    page.forms.tick(FormGroup.SHEET, on=False)
    page.forms.tick(FormGroup.BOOKLET, on=False)
    page.forms.made(page.forms.making()(lambda _done, _total: None))
    page.get_forms()


def _preview(window: MainWindow) -> None:
    ids = {p: f"{p}" for p in window._session.round.practices}
    whole = "role," + ",".join(ids) + "\n"
    level = ",".join("3" for _id in ids)
    bad = whole + f"frontline,{level}\nfrontline,2\n"
    _read(window, ("night shift.csv", whole + f"frontline,{level}\n" * 6), ("field.csv", bad))


def _matching(window: MainWindow) -> None:
    ids = list(window._session.round.practices)
    head = "ID,Start time," + ",".join(ids[:-1]) + ",Our promises come with numbers we can check\n"
    rows = (f"{n},9/14/26 9:0{n}:00," + ",".join("3" for _id in ids[:-1]) + ",maybe\n" for n in range(6))
    _read(window, ("service check.csv", head + "".join(rows)))


def _grid(window: MainWindow) -> GridPanel:
    """The grid before its first sheet."""
    window.go(StepId.COLLECT)
    page = window.page
    assert isinstance(page, CollectPage)
    page.type_in()
    assert isinstance(page.panel, GridPanel)
    return page.panel


def _grid_start(window: MainWindow) -> None:
    _grid(window)


def _grid_typing(window: MainWindow) -> None:
    """Six sheets are whole, and the seventh is half typed."""
    panel = _grid(window)
    panel._begin()
    whole = "1" + "34523" * 7 + "30" + "1234512340"
    grid = panel.presenter
    keys: dict[str, Callable[[], str]] = {"+": grid.next_sheet, ".": grid.enter}
    keys |= {str(n): partial(grid.digit, n) for n in range(6)}
    for key in (whole + "+") * 6 + "1" + "322343" + "423020" + "23.243" + "32":
        keys[key]()
    panel._show()


def _grid_hand_in(window: MainWindow) -> None:
    _grid_typing(window)
    page = window.page
    assert isinstance(page, CollectPage)
    assert isinstance(page.panel, GridPanel)
    page.panel._ask()


def _elsewhere(window: MainWindow) -> None:
    """A collection file is open, in which three people have answered; another page was shown before."""
    session = window._session
    window.go(StepId.SET_UP)
    assert session.path is not None
    place = session.path.with_name("alder-county-round-1.sixc")
    sharing(session, place)()
    session.put(session.services.open_workbook(place), place)
    answer(session, 2, 3, 4)
    window.go(first_page(session))


def _sealed(window: MainWindow) -> None:
    _answered(window)
    closing.close(window._session)


def _published(window: MainWindow) -> None:
    _sealed(window)
    closing.close(window._session)


def rehearsed(window: MainWindow, block: ScriptBlock) -> DiscussPage:
    """A rehearsal at a block, over invented answers."""
    window.go(StepId.DISCUSS)
    page = window.page
    assert isinstance(page, DiscussPage)
    page._rehearse()
    page._do(lambda run: run.go_to(block))
    return page


def _ballot(window: MainWindow) -> None:
    page = rehearsed(window, ScriptBlock.BALLOT)
    for _page in range(11):
        page._do(Runner.next)


def _talk(window: MainWindow) -> None:
    """One is settled, one is not, and the third is revealed and half filled in."""
    page = rehearsed(window, ScriptBlock.TALK)
    for form in (ItemForm(level=2.0, aim=4), ItemForm(not_agreed=True)):
        page._do(Runner.toggle_reveal)
        page._do(partial(Runner.record_and_next, form=form))
    page._do(Runner.toggle_reveal)
    panel = page.panel
    assert isinstance(panel, TalkPanel)
    for field, hands in zip(panel.record.hands, "06410", strict=True):
        field.setText(hands)
    panel.record._say_hands()
    panel.record._choose(1)


def _dots(window: MainWindow) -> None:
    page = rehearsed(window, ScriptBlock.DOTS)
    run = page.room.runner
    assert run is not None
    for practice, dots in zip(run.workshop.practices, (0, 7, 1, 8, None, 0, 6, 3, None, 2), strict=False):
        run.put_dots(practice, dots)
    page.refresh()


FILLED: list[bytes] = []
"""A workbook with a published round and filled worksheets, once some test has made it."""


def opened_sheet(window: MainWindow, sheet: Worksheet | str) -> CloserPage:
    """A sheet of Look closer in a published round whose worksheets are filled in as a team would."""
    session = window.session
    assert session.path is not None
    if not FILLED:
        _published(window)
        fill_sheets(session)
        FILLED.append(session.path.read_bytes())
    place = session.path.with_name("filled.sixe")
    place.write_bytes(FILLED[0])
    session.put(session.services.open_workbook(place), place)
    window.go(StepId.LOOK_CLOSER)
    page = window.page
    assert isinstance(page, CloserPage)
    page.open_sheet(sheet)
    return page


def _filled(window: MainWindow) -> None:
    opened_sheet(window, Worksheet.CHANNELS).show_list()


def _groups(window: MainWindow) -> None:
    opened_sheet(window, Worksheet.GROUPS)


def _facts(window: MainWindow) -> None:
    opened_sheet(window, FACTS)


def _channels(window: MainWindow) -> None:
    opened_sheet(window, Worksheet.CHANNELS)


def _thirds(window: MainWindow) -> None:
    opened_sheet(window, Worksheet.THIRDS)


def _waste(window: MainWindow) -> None:
    opened_sheet(window, Worksheet.WASTE)


def _gate(window: MainWindow) -> None:
    opened_sheet(window, Worksheet.GATE)


def _close(window: MainWindow) -> None:
    rehearsed(window, ScriptBlock.CLOSE)


def _review_held(window: MainWindow) -> None:
    hold_review(window)


def hold_review(window: MainWindow) -> ReviewPage:
    """A review is held of a plan with two actions of the team's own."""
    _published(window)
    session = window._session
    desk = BoardDesk(session)
    for title in ("Write down what we expect", "Count who comes twice"):
        desk.add_own(title, session.round.practices[0])
    window.go(StepId.REVIEW)
    page = window.page
    assert isinstance(page, ReviewPage)
    page._go_on()
    return page


def _review_end(window: MainWindow) -> None:
    page = hold_review(window)
    page._choose(Status.DONE)
    page._record()
    page._choose(Status.STUCK)
    page._record()


NEW: Mapping[str, Go] = {
    "set-up": _step(StepId.SET_UP),
    "collect": _step(StepId.COLLECT),
    "collect-answered": _answered,
    "collect-forms": _forms,
    "collect-preview": _preview,
    "collect-matching": _matching,
    "collect-grid-start": _grid_start,
    "collect-grid": _grid_typing,
    "collect-grid-hand-in": _grid_hand_in,
    "collect-elsewhere": _elsewhere,
    "collect-sealed": _sealed,
    "collect-published": _published,
    "results": _step(StepId.RESULTS),
    "closer": _step(StepId.LOOK_CLOSER),
    "closer-filled": _filled,
    "closer-channels": _channels,
    "closer-waste": _waste,
    "closer-gate": _gate,
    "closer-groups": _groups,
    "closer-facts": _facts,
    "closer-thirds": _thirds,
    "plan": _step(StepId.PLAN),
    "report": _step(StepId.REPORT),
    "review": _step(StepId.REVIEW),
    "review-held": _review_held,
    "review-end": _review_end,
    "discuss": _step(StepId.DISCUSS),
    "discuss-ballot": _ballot,
    "discuss-talk": _talk,
    "discuss-dots": _dots,
    "discuss-close": _close,
    "answer-pin": _pin,
    "answer-hand-over": _hand_over,
    "answer-promise": _promise,
    "answer-words": _words,
    "answer-question": _question,
}
"""The places of a workbook whose first round has just been opened."""


def visit(window: MainWindow, session: Session, name: str, *, example: Path, folder: Path) -> None:
    """Go to a place such as ``example results`` or ``new collect``."""
    book, _space, place = name.partition(" ")
    if book == "example":
        session.put(session.services.open_read_only(example), example, example=True)
        EXAMPLE[place](window)
    else:
        open_round(session, folder / "a-new-workbook.sixe", practices="all")
        NEW[place](window)


PLACES = tuple([f"example {name}" for name in EXAMPLE] + [f"new {name}" for name in NEW])
