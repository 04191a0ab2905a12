"""Results: nothing before the round is closed; then the profile, the elements, dots and change."""

from dataclasses import dataclass
from enum import Enum

from sixelements.application.results import RoundResults, results_of
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.i18n import _, ngettext
from sixelements.presentation.journey import arrived
from sixelements.presentation.pages.changes import changes_table
from sixelements.presentation.pages.comments import on_all
from sixelements.presentation.pages.element import (
    DetailView,
    ElementView,
    detail_view,
    element_table,
    element_view,
)
from sixelements.presentation.pages.overview import OverviewView, elements_table, legs_table, overview
from sixelements.presentation.pages.why import WhyView, why_element, why_legs, why_practice
from sixelements.presentation.session import Session
from sixelements.presentation.table import TableView
from sixelements.wording import asked, numbers, phrases
from sixelements.wording.promise import while_open


class Tab(Enum):
    """The views of the page."""

    OVERVIEW = "overview"
    ELEMENTS = "elements"
    DOTS = "dots"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsView:
    """The head of the page. ``waiting``: why there is nothing to read yet; then nothing else is asked for.

    ``show``: the button that shows the results of a round that is closed.
    """

    title: str
    facts: str
    waiting: str
    promise: str
    show: str
    tabs: tuple[tuple[Tab, str], ...]
    comments: str = ""


class ResultsPresenter:
    """Reads a round once for all views of the page; `look` reads it again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._results: RoundResults | None = None

    def look(self) -> None:
        """Read the round as it is now."""
        self._results = (
            results_of(self._session.book, self._session.round) if self._session.round.readable else None
        )

    def forget(self) -> None:
        """Keep nothing of a workbook that was closed."""
        self._results = None

    @property
    def results(self) -> RoundResults:
        """The round's results; only where it was closed."""
        if self._results is None:
            raise RuntimeError("the round has no results to read")
        return self._results

    def view(self) -> ResultsView:
        """The head, and which views there are."""
        if self._results is None:
            return ResultsView(
                title=_("Results"),
                facts="",
                waiting=waiting(self._session),
                promise="" if self._session.round.sealed else while_open(),
                show=to_show(self._session),
                tabs=(),
            )
        tabs = [(Tab.OVERVIEW, _("Overview")), (Tab.ELEMENTS, _("Elements")), (Tab.DOTS, _("Importance"))]
        if self._results.earlier_round:
            text = _("Change since round {n}").format(n=self._results.earlier_round.number)
            tabs.append((Tab.CHANGE, text))
        return ResultsView(
            title=_("Results"),
            facts=self._facts(),
            waiting="",
            promise="",
            show="",
            tabs=tuple(tabs),
            comments=on_all(self._session, self._results),
        )

    def _facts(self) -> str:
        round_, score = self.results.round, self.results.score
        parts = [
            asked.answered(round_, score),
            asked.mode(round_),
            asked.practices(round_, self.results.assessment),
        ]
        day = round_.closed_on
        if day:
            parts.append(_("Closed {day}.").format(day=numbers.day(day)))
        return phrases.sentences(*parts)

    # the views

    def overview(self) -> OverviewView:
        return overview(self.results, self._session)

    @property
    def elements(self) -> tuple[ElementId, ...]:
        """The elements of the round, in order."""
        return tuple(e.id for e in self.results.score.elements)

    def title_of(self, element: ElementId) -> str:
        return self.results.element(element).title

    def element(self, element: ElementId) -> ElementView:
        return element_view(self.results, element)

    def detail(self, practice: PracticeId) -> DetailView:
        return detail_view(self.results, practice, self._session)

    def element_of(self, practice: PracticeId) -> ElementId:
        return self.results.practice(practice).element

    @property
    def practices(self) -> tuple[tuple[PracticeId, str], ...]:
        """The practices of the round in order, by number, name, and statement; no answer is among them."""
        found = (self.results.practice(p.id) for e in self.results.score.elements for p in e.practices)
        return tuple((p.id, f"{p.id} {p.name}\n{p.statement}") for p in found)

    # tables and reasons

    def elements_table(self) -> TableView:
        return elements_table(self.results)

    def legs_table(self) -> TableView:
        return legs_table(self.results)

    def element_table(self, element: ElementId) -> TableView:
        return element_table(self.results, element)

    def changes_table(self) -> TableView:
        return changes_table(self.results)

    def why_element(self, element: ElementId) -> WhyView:
        return why_element(self.results, element)

    def why_practice(self, practice: PracticeId) -> WhyView:
        return why_practice(self.results, practice)

    def why_legs(self) -> WhyView:
        return why_legs(self.results)


def to_show(session: Session) -> str:
    """The button that shows the results of a closed round; empty if there is nothing to show."""
    free = session.round.sealed and not session.read_only and not session.collection
    return _("Show the results…") if free else ""


def waiting(session: Session) -> str:
    """Why there are no results yet, with the count and nothing but the count."""
    if session.round.sealed:
        text = _(
            "Round {n} is closed, and its results are not shown yet. Once they are, no more sheets can "
            "come in."
        )
        return text.format(n=session.round.number)
    count, people = arrived(session), session.round.headcount
    if people and 0 < people.total < count:
        sheets = sum(session.book.responses.arrived(session.round.id).values())
        more = asked.more_sheets(count, people.total, hands=count - sheets)
        return _("Results open when the round is closed. {sheets}").format(sheets=more)
    if people and people.total:
        text = ngettext(
            "Results open when the round is closed. {n} of {people} has answered.",
            "Results open when the round is closed. {n} of {people} have answered.",
            count,
        )
        return text.format(n=count, people=people.total)
    text = ngettext(
        "Results open when the round is closed. {n} person has answered.",
        "Results open when the round is closed. {n} people have answered.",
        count,
    )
    return text.format(n=count)
