"""The charts of teams side by side, as on paper so on the screen: a panel a team, a funnel an element."""

from collections.abc import Sequence

from sixelements.application.comparing import Aliased, Comparison, titles
from sixelements.charts.funnel import FunnelBand, Ring, funnel
from sixelements.charts.scene import Scene
from sixelements.charts.team_panel import PanelRow, panel, whole_levels
from sixelements.domain.side_by_side import ComparedElement, Mark, SizeBand, Total
from sixelements.wording import side_by_side as words


def team_panels(comparison: Comparison, width: float) -> tuple[Scene, ...]:
    """The panels in the random order of the teams, on one axis; none of a team that published nothing shown.

    ``width`` is in points.
    """
    shown = comparison.found.shown
    marks = [mark for element in shown for mark in element.marks.values()]
    totals = [end for element in shown if element.total for end in element.total.interval]
    levels = whole_levels([*(m.low for m in marks), *(m.high for m in marks), *totals])
    panels = (_panel(comparison, n, team, levels, width) for n, team in enumerate(comparison.teams))
    return tuple(scene for scene in panels if scene is not None)


def element_funnel(comparison: Comparison, element: ComparedElement, total: Total) -> tuple[Scene, str]:
    """The funnel of an element in which teams are shown, and the sentence on what lies outside."""
    placed = [(comparison.teams[n], mark) for n, mark in element.marks.items()]
    sizes = sorted({team.band for team, _mark in placed}, key=lambda size: size.low)
    outside = [team.alias for team, mark in placed if mark.outside]
    scene = funnel(
        [_funnel_band(size, [(t.letter, m) for t, m in placed if t.band == size]) for size in sizes],
        total.score,
        sizes=words.per_practice(),
        alt=words.funnel(titles(comparison)[element.id], outside, element.teams),
    )
    return scene, words.outside_words(outside)


def _panel(
    comparison: Comparison, n: int, team: Aliased, levels: tuple[int, int], width: float
) -> Scene | None:
    names = titles(comparison)
    there = [(e, e.marks[n], e.total) for e in comparison.found.shown if n in e.marks and e.total]
    if not there:
        return None
    rows = [
        PanelRow(
            element=element.id,
            value=mark.value,
            low=mark.low,
            high=mark.high,
            all_low=total.interval[0],
            all_high=total.interval[1],
        )
        for element, mark, total in there
    ]
    told = [(names[element.id], mark, total) for element, mark, total in there]
    alt = words.panel(team.alias, team.band, told, len(comparison.teams))
    size = words.band(team.band)
    return panel(rows, title=team.alias, size=size, levels=levels, alt=alt, width=width)


def _funnel_band(size: SizeBand, placed: Sequence[tuple[str, Mark]]) -> FunnelBand:
    rings = tuple(Ring(score=mark.measured, name=letter if mark.outside else "") for letter, mark in placed)
    return FunnelBand(label=words.band_short(size), limits=placed[0][1].limits, rings=rings)
