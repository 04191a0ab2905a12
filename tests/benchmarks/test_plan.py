"""A plan of 200 actions: its views shown, the timeline scrolled, and an edit stored and painted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from PySide6.QtWidgets import QScrollArea

from sixelements import bootstrap
from sixelements.domain.actions import Kind
from sixelements.domain.ids import ActionId
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.widgets.plan_tabs import PlanTab
from tests.benchmarks.measure import measured
from tests.benchmarks.test_window import say_slowest
from tests.benchmarks.windows import a_window, application

ACTIONS, ROUNDS = 200, 100


@pytest.fixture(scope="module")
def page() -> Iterator[PlanPage]:
    """The second plan of the worked example, its actions again and again until there are 200."""
    with a_window() as (window, session, folder):
        path = folder / "large.sixe"
        bootstrap.build_example(path).close()
        session.open(path)
        window.go(StepId.PLAN)
        page = window.page
        assert isinstance(page, PlanPage)
        plan = page.presenter.plan()
        assert plan
        actions = [a for a in plan.actions if not a.locked]
        more = (
            replace(actions[n % len(actions)], id=ActionId(f"own-{n}"), kind=Kind.OWN, depends_on=())
            for n in range(ACTIONS - len(plan.actions))
        )
        page.presenter.change("more", replace(plan, actions=(*plan.actions, *more)))
        page.refresh()
        yield page


def shown(page: PlanPage, tab: PlanTab) -> None:
    page.tabs.choose(tab.value)
    page.tabs.chosen.emit()
    application().processEvents()


@pytest.mark.benchmark(group="a plan of 200 actions")
class TestPlan:
    @pytest.mark.parametrize("tab", [PlanTab.BOARD, PlanTab.TABLE, PlanTab.TIMELINE])
    def test_a_view_is_shown_again(self, page: PlanPage, tab: PlanTab, benchmark: BenchmarkFixture) -> None:
        """All its values read again and painted."""
        shown(page, tab)

        def again() -> None:
            page.refresh()
            application().processEvents()

        measured(benchmark, again, rounds=20)

    @pytest.mark.parametrize("tab", [PlanTab.BOARD, PlanTab.TABLE, PlanTab.TIMELINE])
    def test_a_frame_while_scrolling(self, page: PlanPage, tab: PlanTab, benchmark: BenchmarkFixture) -> None:
        shown(page, tab)
        measured(benchmark, scrolling(page.scroller), rounds=ROUNDS)
        say_slowest(benchmark)

    def test_an_edit_is_stored_and_painted(self, page: PlanPage, benchmark: BenchmarkFixture) -> None:
        shown(page, PlanTab.BOARD)
        owners, desk = cycle(("Ana", "Ben")), page.presenter
        assert desk.chosen

        def edit() -> None:
            page._edit(ActionField.OWNER, next(owners), True)  # noqa: FBT003
            application().processEvents()

        measured(benchmark, edit, rounds=20)
        say_slowest(benchmark)


def scrolling(area: QScrollArea) -> Callable[[], None]:
    """Another place of the page each time, painted."""
    bar = area.verticalScrollBar()
    places = cycle(range(0, max(bar.maximum(), 1), 60))

    def scroll() -> None:
        bar.setValue(next(places))
        area.viewport().repaint()
        application().processEvents()

    return scroll
