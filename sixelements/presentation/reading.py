"""A round as its results are read: the score, what was settled, and the round before."""

from dataclasses import dataclass
from datetime import date

from sixelements.application.scores import earlier_round, score_round
from sixelements.domain import comparison
from sixelements.domain.assessment import Assessment, Element, Practice
from sixelements.domain.change import Change
from sixelements.domain.discussion import Discussion
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.levels import level_of, level_range_of
from sixelements.domain.rounds import Round
from sixelements.domain.scores import ElementScore, PracticeScore, Score
from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.wording import numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Only values that may be shown; ``earlier`` is the score of the round before, if it compares."""

    assessment: Assessment
    round: Round
    score: Score
    discussion: Discussion
    earlier: Score | None
    earlier_round: Round | None

    def element(self, element: ElementId) -> Element:
        """The element's words."""
        return next(e for e in self.assessment.elements if e.id == element)

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


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level as a square and a word: "2–3", the level whose color it has, "Started to Usual"."""

    label: str
    fill: int
    words: str


def read(session: Session) -> Reading:
    """Read the results of the session's round; raises NotAllowed before it was closed."""
    book, round_ = session.book, session.round
    before = earlier_round(book, round_)
    return Reading(
        assessment=book.assessments.get(round_.assessment),
        round=round_,
        score=score_round(book, round_),
        discussion=book.discussions.of(round_.id),
        earlier=score_round(book, before) if before else None,
        earlier_round=before,
    )


def level_view(reading: Reading, level_range: tuple[int, int], level: int) -> LevelView:
    """A level that was worked out, by the one level rule."""
    words = numbers.level_words(level_range, reading.assessment.scale)
    return LevelView(numbers.level_short(level_range), level, words)


def agreed_view(reading: Reading, level: float) -> LevelView:
    """A level that was agreed on, whole or half."""
    return level_view(reading, level_range_of(level), level_of(level))


def closed_on(round_: Round) -> date | None:
    """The day a round was closed, where it is known."""
    try:
        return date.fromisoformat((round_.closed_on or "")[:10])
    except ValueError:
        return None


def round_name(round_: Round) -> str:
    """A round by its number and, where it is known, the month it was closed in."""
    day = closed_on(round_)
    if day is None:
        return _("Round {n}").format(n=round_.number)
    return _("Round {n}, {month}").format(n=round_.number, month=numbers.month(day))
