"""Scores: computed from the answers whenever they are asked for, never stored."""

from sixelements.application.ports import Workbook
from sixelements.application.rounds import published_as_it_is
from sixelements.domain.assessment import Assessment
from sixelements.domain.evidence import Evidence, shown_practices
from sixelements.domain.responses import SheetSums, Tally
from sixelements.domain.rounds import Round, minimum_rated
from sixelements.domain.scores import Score
from sixelements.domain.scoring import score


def score_round(book: Workbook, round_: Round) -> Score:
    """The score of a round as it is now; raises NotAllowed before it is published."""
    round_ = published_as_it_is(book, round_)
    assessment = book.assessments.get(round_.assessment)
    tally = book.responses.tally(
        round_.id, practices=round_.practices, minimum=minimum_rated(len(round_.practices))
    )
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
        minimum=minimum_rated(len(round_.practices)),
    )


def earlier_round(book: Workbook, round_: Round) -> Round | None:
    """The round before, where it was asked with the same version, so that figures can be compared."""
    rounds = [r for r in book.rounds.of(round_.team) if r.number < round_.number and r.readable]
    if not rounds:
        return None
    before, now = (book.assessments.get(r.assessment) for r in (rounds[-1], round_))
    same = (before.id, before.version) == (now.id, now.version)
    return rounds[-1] if same else None
