"""What may be published: one function decides, and every output asks it.

Whether something is shown depends only on what is published anyway (counts of the whole team, sizes of
groups), never on how a group answered. So the fact that something is withheld reveals nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from sixelements.domain import hidden_parts, revealing
from sixelements.domain.responses import Counts, Group, add_up
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Headcount

ROLE_GROUPS = (Group.FRONTLINE, Group.LEADS)
BOTH = frozenset(ROLE_GROUPS)


class Withheld(Enum):
    """Why something is not shown."""

    TOO_FEW = "too few answers"
    SMALL_GROUP = "a group, or what is left beside it, is too small"
    TELLING = "rounded means could tell what everybody in a group said"
    NO_ROLES = "no roles asked"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Which groups of a round may be shown at all: those with ``kept`` sheets, less those ``hidden``."""

    hidden: frozenset[Group]
    kept: Mapping[Group, int] = field(hash=False)

    @property
    def present(self) -> frozenset[Group]:
        """The groups with kept sheets."""
        return frozenset(self.kept)

    @property
    def shown(self) -> frozenset[Group]:
        """The groups whose figures may be shown where a practice has enough answers of each."""
        return self.present - self.hidden

    @property
    def roles_given(self) -> bool:
        """Whether anybody gave a role."""
        return bool(self.present & BOTH)


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be shown of one item.

    ``total``: the figures of everybody together, and how their answers are distributed.
    ``groups``: the role groups whose mean may be shown.
    """

    total: bool
    groups: frozenset[Group]
    withheld: Withheld | None


NOTHING = Publication(total=False, groups=frozenset(), withheld=Withheld.TOO_FEW)


def showing_threshold(round_: Round) -> int:
    """The fewest people whose figures are shown together: 5 unless chosen otherwise, 3 in an open round."""
    return round_.threshold


def shows_total(round_: Round, everyone: Counts) -> bool:
    """Whether the figures of everybody together may be shown, and how their answers are distributed."""
    return everyone.rated >= showing_threshold(round_)


def hidden_groups(
    sizes: Mapping[Group, int], threshold: int, already: frozenset[Group] = frozenset()
) -> frozenset[Group]:
    """The groups that may not be shown, so that no shown group and no remainder is 1 to k - 1.

    ``sizes`` has every group with kept sheets. Groups of fewer than k (0 included) are hidden, and so are "no
    role given" and those hidden ``already``. While fewer than k people are hidden together, the smallest
    group still shown is hidden, too (all groups of that size together), because a reader could subtract. For
    the same reason, two groups are never shown beside hidden ones.
    """
    hidden = {g for g, n in sizes.items() if n < threshold or g is Group.UNKNOWN or g in already}
    while hidden and sum(sizes[g] for g in hidden) < threshold and len(hidden) < len(sizes):
        hidden |= _smallest(sizes, hidden)
    if hidden and len(sizes) - len(hidden) > 1:
        hidden |= _smallest(sizes, hidden)
    return frozenset(hidden)


def _smallest(sizes: Mapping[Group, int], hidden: set[Group]) -> set[Group]:
    """The smallest group that is still shown; all of equal size."""
    shown = {g: n for g, n in sizes.items() if g not in hidden}
    smallest = min(shown.values())
    return {g for g, n in shown.items() if n == smallest}


def breakdown(round_: Round, kept: Mapping[Group, int]) -> Breakdown:
    """Size, for the round: which groups may be shown, by kept responses.

    In an open round answers can be traced anyway, so only the small groups themselves are hidden.
    """
    sizes = {group: n for group, n in kept.items() if n}
    if round_.anonymous:
        hidden = hidden_groups(sizes, showing_threshold(round_))
    else:
        hidden = frozenset(g for g, n in sizes.items() if g not in BOTH or n < showing_threshold(round_))
    return Breakdown(hidden, sizes)


def publish(round_: Round, groups: Mapping[Group, Counts], *, sides: Breakdown) -> Publication:
    """The one decision about one item, from its counts by group; ``sides`` comes from `breakdown`.

    Role means of an anonymous round take three steps: the size of the groups by rated answers, rounding to
    half levels, and no rounded mean that could pin a group, the rest, or a part of it to one level.
    """
    everyone, threshold = add_up(groups.values()), showing_threshold(round_)
    if not shows_total(round_, everyone):
        return NOTHING
    if not sides.roles_given:
        return Publication(total=True, groups=frozenset(), withheld=Withheld.NO_ROLES)
    rated = {g: groups[g].rated if g in groups else 0 for g in sides.present}
    shown = frozenset(g for g in sides.shown if rated[g] >= threshold)
    if round_.anonymous:
        shown = sides.present - hidden_groups(rated, threshold, sides.hidden)
        if shown and _could_reveal(everyone, rated, shown, sides.kept):
            return Publication(total=True, groups=frozenset(), withheld=Withheld.TELLING)
    withheld = None if shown == BOTH else Withheld.SMALL_GROUP
    return Publication(total=True, groups=shown, withheld=withheld)


def _could_reveal(
    everyone: Counts, rated: Mapping[Group, int], shown: frozenset[Group], kept: Mapping[Group, int]
) -> bool:
    """Whether some rounded means could pin anybody: a shown group, what is left, a hidden group in it."""
    group = rated[min(shown)]
    if revealing.could_reveal(everyone, group, both=len(shown) > 1):
        return True
    hidden = {g: n for g, n in kept.items() if g not in shown}
    return hidden_parts.could_reveal(everyone, group, _possible_parts(everyone.rated - group, hidden))


def _possible_parts(together: int, hidden: Mapping[Group, int]) -> set[int]:
    """How many people of each hidden group may have rated, if this many of them did ``together``.

    The true numbers are not published. If they decided, a mean that is shown would reveal that the one lead
    didn't know.
    """
    sheets = sum(hidden.values())
    return {
        n
        for size in hidden.values()
        for n in range(max(0, together - sheets + size), min(size, together) + 1)
    }


def enough_to_close(round_: Round, kept: int) -> bool:
    """Whether a round may be published."""
    return kept >= showing_threshold(round_)


def can_show_roles(round_: Round) -> bool:
    """Whether the head count leaves any role group to show beside another one if everybody answers."""
    if round_.headcount is None:
        return True
    groups = at_full_count(round_, round_.headcount)
    return groups.present == BOTH and bool(groups.shown)


def can_compare_roles(round_: Round) -> bool:
    """Whether the head count leaves both role groups to show if everybody answers."""
    return round_.headcount is None or at_full_count(round_, round_.headcount).shown == BOTH


def at_full_count(round_: Round, people: Headcount) -> Breakdown:
    """Which groups may be shown if everybody answers and gives a role."""
    return breakdown(round_, {Group.FRONTLINE: people.frontline, Group.LEADS: people.leads})
