"""What a closed round says, worked out once for the pages, the plan, the files and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sixelements.application import worksheets
from sixelements.application.days_off import days_off
from sixelements.application.ports import Workbook
from sixelements.application.rounds import as_it_is
from sixelements.application.scores import earlier_round, earlier_score, reworded, score_round
from sixelements.domain import comparison
from sixelements.domain.actions import NO_GATES, Action, Gates
from sixelements.domain.assessment import Assessment, Element, Practice
from sixelements.domain.comparison import Change
from sixelements.domain.discussion import Discussion
from sixelements.domain.errors import NotAllowed
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.marks import Contrast
from sixelements.domain.recommendation import Recommendation, recommend
from sixelements.domain.rounds import Round
from sixelements.domain.scores import ElementScore, PracticeScore, Score
from sixelements.domain.worksheets import contrasts
from sixelements.i18n import Language, spoken
from sixelements.wording import actions as action_words
from sixelements.wording.rounds import no_results


@dataclass(frozen=True, slots=True)
class Recommended:
    """What is recommended for a plan: as values, and as actions in words."""

    recommendation: Recommendation
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResults:
    """Only values that may be shown; ``earlier`` is the score of the round before, if it compares,
    without practices that are ``reworded`` since.

    ``gates``: whose technology actions the worksheet opens.
    """

    assessment: Assessment
    round: Round
    score: Score
    discussion: Discussion
    earlier: Score | None = None
    earlier_round: Round | None = None
    reworded: tuple[PracticeId, ...] = ()
    gates: Gates = NO_GATES
    days_off: DaysOff = FEDERAL_DAYS_OFF
    _recommended: dict[tuple[date, Language], Recommended] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def recommended(self, start: date) -> Recommended:
        """What is recommended to begin on a day."""
        key = (start, spoken())
        if key not in self._recommended:
            found = recommend(
                self.assessment,
                self.score,
                self.discussion,
                start=start,
                gates=self.gates,
                days_off=self.days_off,
            )
            self._recommended[key] = Recommended(
                recommendation=found,
                actions=tuple(
                    action_words.action(
                        a, self.assessment, anonymous=self.round.anonymous, days_off=self.days_off
                    )
                    for a in found.actions
                ),
            )
        return self._recommended[key]

    def element(self, element: ElementId) -> Element:
        """The element's words."""
        return self.assessment.element(element)

    def practice(self, practice: PracticeId) -> Practice:
        """The practice's words."""
        return self.assessment.practices[practice]

    def element_before(self, element: ElementScore) -> ElementScore | None:
        return comparison.earlier_element(self.earlier, element)

    def element_change(self, element: ElementScore) -> Change | None:
        return comparison.element_change(self.earlier, element)

    def practice_before(self, practice: PracticeScore) -> PracticeScore | None:
        return comparison.earlier_practice(self.earlier, practice)

    def practice_change(self, practice: PracticeScore) -> Change | None:
        return comparison.practice_change(self.earlier, practice)


def results_of(book: Workbook, round_: Round) -> RoundResults:
    """The results of a published round, as they are now; raises NotAllowed before.

    They are worked out again only after a change of the rounds, their sheets, what was settled, a gate or
    the days off.
    """
    now = as_it_is(book, round_)
    if refusal := no_results(now):
        raise NotAllowed(refusal)
    return book.remembered(now.id, lambda: _work_out(book, now))


def _work_out(book: Workbook, round_: Round) -> RoundResults:
    before = earlier_round(book, round_)
    return RoundResults(
        assessment=book.assessments.get(round_.assessment),
        round=round_,
        score=score_round(book, round_),
        discussion=book.discussions.of(round_.id),
        earlier=earlier_score(book, before, round_) if before else None,
        earlier_round=before,
        reworded=reworded(book, before, round_) if before else (),
        gates=worksheets.gates_of(book, round_),
        days_off=days_off(book),
    )


def contrasts_of(
    book: Workbook, round_: Round, results: RoundResults, *, on: date
) -> Mapping[PracticeId, Contrast]:
    """The levels that the worksheets suggest on a day, beside what people said."""
    said = {p.id: p.mean for p in results.score.practices.values()}
    return contrasts(worksheets.own(book, round_), results.assessment, said, on=on)
