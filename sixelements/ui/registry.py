"""Which page belongs to which step; each is imported when it is first wanted."""

from importlib import import_module

from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.pages.page import Page
from sixelements.ui.theme import Theme

HOME = "home"
ANSWER = "answer"
"""The laptop handed round: a page that fills the window, without rail and menus."""

PORTFOLIO = "portfolio"
"""How far the teams of many workbooks are."""
COMPARE = "compare"
"""Teams side by side."""

PageId = StepId | str

_PAGES: dict[PageId, tuple[str, str]] = {
    HOME: ("home", "HomePage"),
    ANSWER: ("answer", "AnswerPage"),
    PORTFOLIO: ("portfolio", "PortfolioPage"),
    COMPARE: ("compare", "ComparePage"),
    StepId.SET_UP: ("set_up", "SetUpPage"),
    StepId.COLLECT: ("collect", "CollectPage"),
    StepId.RESULTS: ("results", "ResultsPage"),
    StepId.DISCUSS: ("discuss", "DiscussPage"),
    StepId.LOOK_CLOSER: ("closer", "CloserPage"),
    StepId.PLAN: ("plan", "PlanPage"),
    StepId.REPORT: ("report", "ReportPage"),
    StepId.REVIEW: ("review", "ReviewPage"),
}


def page_ids() -> tuple[PageId, ...]:
    """Every page there is."""
    return tuple(_PAGES)


def make_page(page_id: PageId, session: Session, theme: Theme) -> Page:
    """Make the page that is wanted."""
    module, name = _PAGES[page_id]
    class_: type[Page] = getattr(import_module(f"sixelements.ui.pages.{module}"), name)
    return class_(session, theme)
