"""What a score is made from, and which of it may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.domain import anonymity
from sixelements.domain.anonymity import Publication
from sixelements.domain.assessment import Assessment
from sixelements.domain.discussion import NO_DISCUSSION, Discussion
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import Batch, Counts, Group, SheetSums, Tally, add_up
from sixelements.domain.rounds import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything a score is made from: what was published first, and what came late."""

    assessment: Assessment
    round: Round
    tally: Tally
    sheets: Sequence[SheetSums]
    late: Sequence[Batch] = ()
    discussion: Discussion = NO_DISCUSSION

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The counts of every batch, the first one's first."""
        return (self.tally, *(batch.tally for batch in self.late))

    @property
    def sheets_by_batch(self) -> tuple[Sequence[SheetSums], ...]:
        """The sums of every batch's sheets, the first one's first."""
        return (self.sheets, *(batch.sheets for batch in self.late))


def shown_practices(round_: Round, tallies: Sequence[Tally]) -> frozenset[PracticeId]:
    """The practices whose figures may be shown; only their answers may enter anything else."""
    failing = anonymity.failing_groups(round_, tallies[0].kept)
    return frozenset(p for p in round_.applicable if published(round_, tallies, ItemId(p), failing).total)


def published(
    round_: Round, tallies: Sequence[Tally], item: ItemId, failing: frozenset[Group]
) -> Publication:
    """What may be shown of an item, by the counts of every batch."""
    first, *late = [tally.groups(item) for tally in tallies]
    return anonymity.publish(round_, first, failing=failing, late=late)


def counted(tallies: Sequence[Tally], item: ItemId) -> Counts:
    """The answers of everybody in some batches."""
    return add_up(counts for tally in tallies for counts in tally.groups(item).values())
