"""What may be published: one function decides, and every output asks it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from sixelements.domain.responses import Counts, Group, add_up
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


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be shown of one item.

    ``total``: the figures of everybody together. ``spread``: how the answers are distributed.
    ``groups``: the role groups whose mean may be shown.
    """

    total: bool
    spread: bool
    groups: frozenset[Group]
    withheld: Withheld | None


NOTHING = Publication(total=False, spread=False, groups=frozenset(), withheld=Withheld.TOO_FEW)


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


def publish(round_: Round, groups: Mapping[Group, Counts], *, failing: frozenset[Group]) -> Publication:
    """The one decision about one item, from its counts by group.

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
    """Whether a round may be published."""
    return kept >= showing_threshold(round_)


def can_show_roles(round_: Round) -> bool:
    """Whether the head count leaves any role group to show if everybody answers."""
    if round_.headcount is None:
        return True
    sizes = {Group.FRONTLINE: round_.headcount.frontline, Group.LEADS: round_.headcount.leads}
    hidden = hidden_groups(sizes, showing_threshold(round_))
    return any(n and group not in hidden for group, n in sizes.items())
