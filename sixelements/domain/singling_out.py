"""Which teams comparisons would single out together, though none of them does by itself.

Whoever has two of them finds the same figures in both, under other aliases. What the one holds and the other
does not then tells which team it is. So whatever parts teams over all comparisons must leave at least two of
them alike, with k or more people together (scoring rules, "Comparing").
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from sixelements.domain.ids import ElementId, TeamId, WorkbookId
from sixelements.domain.side_by_side import ComparedTeams, TeamFigures, too_few

Item = tuple[WorkbookId, TeamId, int]
"""A round of a team, by its number."""
_Signs = Mapping[Item, Hashable]
_IN_TOTAL = "in the total"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a comparison shows of rounds beside their figures.

    ``aliases`` has what stands at the alias of each round of which a mark is shown: its size band, and the
    elements with a mark. ``totals`` has for each element the rounds that are in the figure of all teams, with
    the same where their marks stand beside it.
    """

    aliases: _Signs
    totals: Mapping[ElementId, _Signs]


def shown_in(
    items: Sequence[Item], teams: Sequence[TeamFigures], found: ComparedTeams, *, aliases: bool = True
) -> Shown:
    """What a comparison of these rounds shows; without ``aliases`` only what all teams have in common."""
    signs: dict[Item, Hashable] = {}
    for n, item in enumerate(items if aliases else ()):
        if marked := frozenset(e.id for e in found.shown if n in e.marks):
            signs[item] = (found.bands[n], marked)
    totals = {
        e.id: {
            item: signs.get(item) if aliases and e.marks else _IN_TOTAL
            for item, team in zip(items, teams, strict=True)
            if e.id in team.elements
        }
        for e in found.elements
        if e.total
    }
    return Shown(signs, totals)


def singled_out(comparisons: Sequence[Shown], teams: Mapping[Item, TeamFigures]) -> frozenset[Item]:
    """The rounds that whoever has all of these comparisons could tell from the others."""
    elements = {element for shown in comparisons for element in shown.totals}
    found = _alone([shown.aliases for shown in comparisons], teams)
    for element in elements:
        found |= _alone([shown.totals.get(element, {}) for shown in comparisons], teams)
    return found


def _alone(views: Sequence[_Signs], teams: Mapping[Item, TeamFigures]) -> frozenset[Item]:
    """The rounds that too few others look like over all views."""
    alike = defaultdict[tuple[Hashable, ...], list[Item]](list)
    for item in dict.fromkeys(item for view in views for item in view):
        alike[tuple(view.get(item) for view in views)].append(item)
    return frozenset(item for group in alike.values() if too_few([teams[i] for i in group]) for item in group)
