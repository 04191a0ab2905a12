"""What a score is made from, and which of it may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.domain import anonymity
from sixelements.domain.assessment import Assessment
from sixelements.domain.discussion import NO_DISCUSSION, Discussion
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import SheetSums, Tally
from sixelements.domain.rounds import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything a score is made from; ``sheets`` only of open rounds, whose ranges rest on them."""

    assessment: Assessment
    round: Round
    tally: Tally
    sheets: Sequence[SheetSums]
    discussion: Discussion = NO_DISCUSSION


def shown_practices(round_: Round, tally: Tally) -> frozenset[PracticeId]:
    """The practices whose figures may be shown; only their answers may enter anything else."""
    return frozenset(p for p in round_.applicable if anonymity.shows_total(round_, tally.everyone(ItemId(p))))
