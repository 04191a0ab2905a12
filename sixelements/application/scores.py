"""Scores: computed from the answers whenever they are asked for; stored only where there are no answers."""

from sixelements.application.ports import Workbook
from sixelements.application.rounds import published_as_it_is
from sixelements.domain import comparison
from sixelements.domain.assessment import Assessment
from sixelements.domain.evidence import Evidence, shown_practices
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import SheetSums, Tally
from sixelements.domain.rounds import Round
from sixelements.domain.scores import Score
from sixelements.domain.scoring import score


def score_round(book: Workbook, round_: Round) -> Score:
    """The score of a round as it is now; raises NotAllowed before it is published.

    In a workbook that was handed over it is what was published.
    """
    round_ = published_as_it_is(book, round_)
    if figures := book.figures.of(round_.id):
        return figures
    assessment = book.assessments.get(round_.assessment)
    tally = book.responses.tally(round_.id, practices=round_.practices, minimum=round_.least_rated)
    evidence = Evidence(
        assessment=assessment,
        round=round_,
        tally=tally,
        sheets=() if round_.anonymous else _sheet_sums(book, round_, assessment, tally),
        discussion=book.discussions.of(round_.id),
    )
    return book.scored(round_.id, evidence, score)


def _sheet_sums(book: Workbook, round_: Round, assessment: Assessment, tally: Tally) -> tuple[SheetSums, ...]:
    """What each sheet of an open round says of each element, over the practices that are shown."""
    shown = shown_practices(round_, tally)
    elements = {e.id: [p.id for p in e.practices if p.id in shown] for e in assessment.elements}
    return book.responses.sheet_sums(
        round_.id,
        elements={element: chosen for element, chosen in elements.items() if chosen},
        practices=round_.practices,
        minimum=round_.least_rated,
    )


def earlier_round(book: Workbook, round_: Round) -> Round | None:
    """The round before, where figures can be compared: of the same assessment, or of a copy of it.

    Of another version only practices that are asked in the same words can be: `reworded`.
    """
    rounds = [r for r in book.rounds.of(round_.team) if r.number < round_.number and r.readable]
    if not rounds:
        return None
    before, now = (book.assessments.get(r.assessment) for r in (rounds[-1], round_))
    return rounds[-1] if comparison.comparable(before, now) else None


def reworded(book: Workbook, before: Round, round_: Round) -> tuple[PracticeId, ...]:
    """The practices of both rounds that the later one asks in other words."""
    if before.assessment == round_.assessment:
        return ()
    found = comparison.reworded(*(book.assessments.get(r.assessment) for r in (before, round_)))
    return tuple(p for p in round_.practices if p in found and p in before.practices)


def earlier_score(book: Workbook, before: Round, round_: Round) -> Score:
    """The score of an earlier round, without what a later one asks in other words."""
    return comparison.without(score_round(book, before), reworded(book, before, round_))
