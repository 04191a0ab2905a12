"""What may be published: one function decides, and every output asks it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sixelements.domain.responses import NO_ANSWERS, Counts, Group, add_up
from sixelements.domain.rounds import Round

ROLE_GROUPS = (Group.FRONTLINE, Group.LEADS)


class Withheld(Enum):
    """Why something is not shown.

    Reasons about roles are told apart no further than this: to say that a group was withheld
    because everybody in it gave the same answer would give the answer away.
    """

    TOO_FEW = "too few answers"
    ROLES_PROTECTED = "roles protected"
    NO_ROLES = "no roles asked"
    LATE = "late answers protected"


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be shown of one item.

    ``total``: the figures of everybody together. ``spread``: how the answers are distributed.
    ``groups``: the role groups whose mean may be shown, always from the first batch of responses.
    ``batches``: how many batches, from the first on, are in the total; later ones wait.
    """

    total: bool
    spread: bool
    groups: frozenset[Group]
    withheld: Withheld | None
    batches: int = 1


NOTHING = Publication(total=False, spread=False, groups=frozenset(), withheld=Withheld.TOO_FEW, batches=0)


def showing_threshold(round_: Round) -> int:
    """The fewest people whose figures are shown together: 5 unless chosen otherwise, 3 in an open round."""
    return round_.threshold


def hidden_groups(
    sizes: Mapping[Group, int], threshold: int, already: frozenset[Group] = frozenset()
) -> frozenset[Group]:
    """The groups that may not be shown, so that no shown group and no remainder is 1 to k - 1.

    Starts with every group of 1 to k - 1 people, with "no role given" if anybody is in it, and with
    those hidden ``already``. While fewer than k people are hidden together, the smallest group still
    shown joins them (all of equal size together), because a reader could subtract.
    """
    present = {group: n for group, n in sizes.items() if n > 0}
    hidden = {g for g, n in present.items() if n < threshold or g is Group.UNKNOWN or g in already}
    while hidden and sum(present[g] for g in hidden) < threshold and len(hidden) < len(present):
        smallest = min(n for g, n in present.items() if g not in hidden)
        hidden |= {g for g, n in present.items() if g not in hidden and n == smallest}
    return frozenset(hidden)


def failing_groups(round_: Round, kept: Mapping[Group, int]) -> frozenset[Group]:
    """First step: the groups that are too small, or that protect one, by kept responses."""
    threshold = showing_threshold(round_)
    absent = {g for g in Group if not kept.get(g)}
    return hidden_groups(kept, threshold) | absent


def publish(
    round_: Round,
    groups: Mapping[Group, Counts],
    *,
    failing: frozenset[Group],
    late: Sequence[Mapping[Group, Counts]] = (),
) -> Publication:
    """The one decision about one item, from its counts by group in each batch of responses.

    Whoever keeps what was shown before ``late`` batches came in can subtract. So late answers join the
    total only together with k - 1 others or more, not all alike, and never a role group: role groups are
    those of the first batch, or none where the item could not be shown then.
    """
    first = _first(round_, groups, failing)
    if not late:
        return first
    batches = _counting(round_, [groups, *late])
    if not batches:
        return NOTHING
    if first.total:
        return replace(first, batches=batches)
    roles = any(set(by_group) - {Group.UNKNOWN} for by_group in (groups, *late))
    withheld = Withheld.ROLES_PROTECTED if roles else Withheld.NO_ROLES
    return Publication(total=True, spread=True, groups=frozenset(), withheld=withheld, batches=batches)


def _counting(round_: Round, batches: Sequence[Mapping[Group, Counts]]) -> int:
    """How many batches are in the total: answers wait until k of them can join at once.

    Late ones of one mind never join, nor does what follows: it would tell why they waited.
    """
    counting, waiting = 0, NO_ANSWERS
    for n, groups in enumerate(batches, start=1):
        waiting += add_up(groups.values())
        if waiting.rated < showing_threshold(round_):
            continue
        if counting and round_.anonymous and waiting.unanimous:
            break
        counting, waiting = n, NO_ANSWERS
    return counting


def _first(round_: Round, groups: Mapping[Group, Counts], failing: frozenset[Group]) -> Publication:
    """What is published of one batch.

    ``failing`` comes from `failing_groups`. Second step: the same by rated n. Third step, only where
    answers are anonymous: if everybody in a shown group, or everybody outside the shown groups, gave
    the same level, neither side's mean is shown, and not the spread either, from which one could
    work it out.
    """
    threshold = showing_threshold(round_)
    rated = {group: counts.rated for group, counts in groups.items()}
    if sum(rated.values()) < threshold:
        return NOTHING
    shown = frozenset(g for g, n in rated.items() if n) - hidden_groups(rated, threshold, failing)
    if not shown:
        withheld = Withheld.NO_ROLES if set(rated) <= {Group.UNKNOWN} else Withheld.ROLES_PROTECTED
        return Publication(total=True, spread=True, groups=frozenset(), withheld=withheld)
    remainder = add_up(counts for group, counts in groups.items() if group not in shown)
    if round_.anonymous and (remainder.unanimous or any(groups[g].unanimous for g in shown)):
        return Publication(total=True, spread=False, groups=frozenset(), withheld=Withheld.ROLES_PROTECTED)
    protected = None if shown >= set(ROLE_GROUPS) else Withheld.ROLES_PROTECTED
    return Publication(total=True, spread=True, groups=shown, withheld=protected)


def enough_to_close(round_: Round, kept: int) -> bool:
    """Whether a round, or the further responses of a reopened one, may be published."""
    return kept >= showing_threshold(round_)


def can_show_roles(round_: Round) -> bool:
    """Whether the head count leaves any role group to show if everybody answers."""
    if round_.headcount is None:
        return True
    sizes = {Group.FRONTLINE: round_.headcount.frontline, Group.LEADS: round_.headcount.leads}
    hidden = hidden_groups(sizes, showing_threshold(round_))
    return any(n and group not in hidden for group, n in sizes.items())
