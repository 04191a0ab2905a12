"""A rehearsal: the same run over answers that nobody gave, so that a lead has seen every page before."""

from collections.abc import Mapping
from dataclasses import replace

from sixelements.application.results import RoundResults
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.evidence import Evidence
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import Counts, Group, Tally
from sixelements.domain.rounds import Round, State
from sixelements.domain.scoring import score
from sixelements.presentation.room.keeping import Rehearsal
from sixelements.presentation.room.projector import RoomMaterial

PEOPLE = 12
_PATTERNS = (
    (0, 3, 6, 3, 0),
    (1, 5, 0, 5, 1),
    (0, 2, 8, 2, 0),
    (2, 6, 3, 1, 0),
    (0, 6, 6, 0, 0),
    (2, 4, 3, 3, 0),
    (0, 1, 9, 2, 0),
)
"""How twelve invented people answer, one way after the other: close, split, close, low, close, spread,
close."""


def rehearsal(material: RoomMaterial) -> Rehearsal:
    """A run over invented answers to the questions of this round; nothing is read of its sheets."""
    round_ = replace(material.round, state=State.PUBLISHED, headcount=None)
    found = score(invented(material.assessment, round_))
    results = RoundResults(
        assessment=material.assessment, round=round_, score=found, discussion=NO_DISCUSSION
    )
    return Rehearsal(replace(material, plan=None), results)


def invented(assessment: Assessment, round_: Round) -> Evidence:
    """Twelve people's answers, the same each time, of nobody."""
    counts: dict[ItemId, Mapping[Group, Counts]] = {}
    items = [ItemId(p) for p in round_.practices] + [ItemId(t.id) for t in assessment.three_thirds.lines]
    for n, item in enumerate(items):
        counts[item] = {Group.UNKNOWN: Counts(_PATTERNS[n % len(_PATTERNS)])}
    roles: Mapping[Role | None, int] = {None: PEOPLE}
    return Evidence(
        assessment=assessment,
        round=round_,
        tally=Tally(roles=roles, dropped=0, counts=counts),
        sheets=(),
    )
