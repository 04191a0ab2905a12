"""What a score is made from, and which of it may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.domain import anonymity
from sixelements.domain.anonymity import Publication
from sixelements.domain.assessment import Assessment
from sixelements.domain.discussion import NO_DISCUSSION, Discussion
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import Group, SheetSums, Tally
from sixelements.domain.rounds import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything a score is made from."""

    assessment: Assessment
    round: Round
    tally: Tally
    sheets: Sequence[SheetSums]
    discussion: Discussion = NO_DISCUSSION


def shown_practices(round_: Round, tally: Tally) -> frozenset[PracticeId]:
    """The practices whose figures may be shown; only their answers may enter anything else."""
    failing = anonymity.failing_groups(round_, tally.kept)
    return frozenset(p for p in round_.applicable if published(round_, tally, ItemId(p), failing).total)


def published(round_: Round, tally: Tally, item: ItemId, failing: frozenset[Group]) -> Publication:
    """What may be shown of an item, by its counts."""
    return anonymity.publish(round_, tally.groups(item), failing=failing)
