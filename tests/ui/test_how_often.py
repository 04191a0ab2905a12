"""How often the workbook is read, a round is scored, and the page is shown again for one thing a person does.

Counts, never times: they are the same on every machine.
"""

from collections import Counter
from pathlib import Path
from traceback import walk_stack

import pytest

import sixelements
from sixelements.domain.evidence import Evidence
from sixelements.domain.scores import Score
from sixelements.domain.scoring import score
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.session import Session
from sixelements.storage.stored_workbook import StoredWorkbook
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Look, Looks

pytestmark = pytest.mark.qt

Done = Counter[str]

OURS = Path(sixelements.__file__).parent


@pytest.fixture
def page(window: MainWindow, session: Session, example_path: Path) -> PlanPage:
    """The plan of the worked example's second round, seen once."""
    session.open(example_path)
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    return window.page


@pytest.fixture
def done(page: PlanPage, session: Session, monkeypatch: pytest.MonkeyPatch) -> Done:
    """What was done since the page was there."""
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
    return ["reads"] if sql.lstrip().upper().startswith("SELECT") else []


@pytest.fixture
def depths(page: PlanPage, session: Session) -> list[int]:
    """Through how many functions of ours each statement went that changes the workbook."""
    depths: list[int] = []
    book = session.book
    assert isinstance(book, StoredWorkbook)

    def note(sql: str) -> None:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            files = [frame.f_code.co_filename for frame, _line in walk_stack(None)]
            depths.append(sum(Path(file).is_relative_to(OURS) for file in files))

    book._store.connection.set_trace_callback(note)
    return depths


def test_what_is_typed_goes_through_few_functions_on_its_way_to_the_disk(
    page: PlanPage, depths: list[int]
) -> None:
    type_an_owner(page)
    assert 0 < max(depths) <= 16


def test_dots_that_are_put_on_a_practice_go_through_few_functions_on_its_way_to_the_disk(
    session: Session, page: PlanPage, depths: list[int]
) -> None:
    DotsPresenter(session).put(session.round.practices[0], "9")
    assert 0 < max(depths) <= 14


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
    page.list.chosen.emit(list(page.list.rows)[-1])
    assert (done["reads"], done["scorings"], done["refreshes"]) == (0, 0, 1)


def test_going_to_the_results_and_the_report_and_back_scores_nothing(
    window: MainWindow, page: PlanPage, done: Done
) -> None:
    for step in (StepId.RESULTS, StepId.REPORT, StepId.PLAN):
        window.go(step)
    assert window.page is page
    assert done["scorings"] == 0


def test_what_is_settled_has_this_round_scored_once_and_the_one_before_not_at_all(
    page: PlanPage, done: Done, session: Session
) -> None:
    first, second, *_others = session.round.practices
    for n, practice in enumerate((first, second), start=1):
        DotsPresenter(session).put(practice, "9")
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
