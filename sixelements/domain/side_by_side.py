"""Many teams side by side: how much of their differences goes beyond chance, and what may be said of each.

Only figures that every team published are read (scoring rules, "Comparing"). Positions and widths come from
the size band of a team, never from its own size, spread, or head count, because those would reveal which team
it is.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from sixelements.domain import levels, uncertainty
from sixelements.domain.ids import ElementId
from sixelements.domain.scores import Interval, Score

FEWEST_COMPARED = 5
"""Teams from which on any is shown: with fewer, whoever knows the organization can tell which is which."""
FEWEST_TOGETHER = 3
"""Teams from which on the figure of all together is shown."""
FEWEST_IN_BAND = 3
"""Teams that share a size band at least."""
ENOUGH = 0.5
"""The reliability from which on teams are shown."""
RANGE = 1.645
"""Standard errors on each side of a range of 90 %."""
FUNNEL = 3.09
"""Standard errors on each side between which all but 2 in 1,000 lie that differ by chance alone."""
_WIDER = 1.5
"""How much larger than the smallest of its band a team is, at least, that begins the next band."""


@dataclass(frozen=True, slots=True)
class PublishedElement:
    """What a team published of an element: its score, 0 to 100, and s in points of published spreads."""

    score: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFigures:
    """What a team published. ``people`` counts its kept sheets; ``size`` is the mean number who rated.

    ``elements`` has those that may be shown; all teams were asked the same. ``threshold`` is k.
    """

    people: int
    size: int
    threshold: int
    elements: Mapping[ElementId, PublishedElement]


@dataclass(frozen=True, slots=True)
class SizeBand:
    """Sizes of at least three teams that are printed as one, from the smallest to the largest."""

    low: int
    high: int

    @property
    def middle(self) -> float:
        """The size that every team of the band is taken to have; whoever reads the band knows it."""
        return (self.low + self.high) / 2


class NoTotal(Enum):
    """Why the figure of all teams together is not shown."""

    TOO_FEW = "too few teams"
    WOULD_TELL = "beside those shown it would tell of the few that are not"


@dataclass(frozen=True, slots=True)
class Total:
    """All teams together: the precision-weighted mean, 0 to 100, and its range of 90 %."""

    score: float
    interval: Interval

    @property
    def level_range(self) -> tuple[int, int]:
        """The levels of the two ends of its range."""
        return levels.range_of(*self.interval)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A team in an element: best estimate and range of 90 %, 0 to 100, drawn toward all teams' mean.

    ``measured`` is its published score. ``limits`` is where that would be by chance alone, in all but 2 in
    1,000 cases.
    """

    value: float
    low: float
    high: float
    measured: float
    limits: tuple[float, float]

    @property
    def interval(self) -> Interval:
        """Its range in whole points, outward."""
        return uncertainty.outward(self.low, self.high)

    @property
    def outside(self) -> bool:
        """Whether it lies farther from all teams' mean than chance alone would explain."""
        return not self.limits[0] <= self.measured <= self.limits[1]


@dataclass(frozen=True, slots=True)
class Differences:
    """How far teams lie apart in an element, in points (standard deviations): ``beyond`` chance and by it."""

    beyond: float
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedElement:
    """An element over all teams. ``teams`` have published it.

    ``reliability`` is the share of the differences beyond chance, 0 to 1; None with fewer than five teams,
    and where ``gaps_would_tell``: which teams have no mark in it would tell one from the others.
    ``marks`` has each team by its place in the list, and is empty if no team is shown. ``differences`` is
    what the reliability comes from.
    """

    id: ElementId
    teams: int
    total: Total | None = None
    no_total: NoTotal | None = None
    reliability: float | None = None
    marks: Mapping[int, Mark] = field(default_factory=dict)
    differences: Differences | None = None
    gaps_would_tell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTeams:
    """All that may be said of many teams; ``bands`` has one for each team, in the order of the teams."""

    bands: tuple[SizeBand, ...]
    elements: tuple[ComparedElement, ...]

    @property
    def shown(self) -> tuple[ComparedElement, ...]:
        """The elements in which teams are shown."""
        return tuple(e for e in self.elements if e.marks)

    @property
    def enough_teams(self) -> bool:
        """Whether there are enough teams to compare."""
        return len(self.bands) >= FEWEST_COMPARED


def figures_of(score: Score, *, threshold: int) -> TeamFigures:
    """What a round published, as far as teams are compared by it."""
    rated = [p.rated for p in score.practices.values() if p.mean is not None]
    elements = {}
    for element in score.elements:
        if element.score is not None:
            sds = [p.sd or 0.0 for p in element.practices if p.mean is not None]
            spread = uncertainty.spread_of_published((1 / len(sds), sd) for sd in sds)
            elements[element.id] = PublishedElement(element.score, spread)
    return TeamFigures(
        people=score.people,
        size=sum(rated) // len(rated) if rated else 0,
        threshold=threshold,
        elements=elements,
    )


def side_by_side(teams: Sequence[TeamFigures], elements: Sequence[ElementId]) -> ComparedTeams:
    """Compare teams that were asked the same, in these elements."""
    bands = size_bands([team.size for team in teams])
    found = [_element(teams, bands, element) for element in elements]
    return ComparedTeams(bands=bands, elements=tuple(_none_known_by_its_gaps(found, teams, bands)))


def _none_known_by_its_gaps(
    found: Sequence[ComparedElement], teams: Sequence[TeamFigures], bands: Sequence[SizeBand]
) -> Iterator[ComparedElement]:
    """The elements, without the marks of those in which a missing one would tell a team from its band.

    Which elements a team can't show stands in its own report.
    """
    signs: list[tuple[object, ...]] = [(band,) for band in bands]
    for element in found:
        marked = [(*sign, n in element.marks) for n, sign in enumerate(signs)]
        if element.marks and _any_alone(marked, teams):
            yield ComparedElement(
                id=element.id, teams=element.teams, total=element.total, gaps_would_tell=True
            )
            continue
        signs = marked if element.marks else signs
        yield element


def _any_alone(signs: Sequence[tuple[object, ...]], teams: Sequence[TeamFigures]) -> bool:
    alike: dict[tuple[object, ...], list[TeamFigures]] = {}
    for sign, team in zip(signs, teams, strict=True):
        if any(sign[1:]):
            alike.setdefault(sign, []).append(team)
    return any(too_few(group) for group in alike.values())


def size_bands(sizes: Sequence[int]) -> tuple[SizeBand, ...]:
    """The band of each size: at least three sizes in each, and just enough bands to tell large from small.

    A band ends where the next size is half as much again as its smallest; equal sizes share a band. Fewer
    than three sizes share one, and so do teams that published nothing, with the size 0.
    """
    groups: list[list[int]] = [[]]
    for size in sorted(size for size in sizes if size):
        group = groups[-1]
        if len(group) >= FEWEST_IN_BAND and size > group[-1] and size >= _WIDER * group[0]:
            groups.append([])
        groups[-1].append(size)
    if len(groups) > 1 and len(groups[-1]) < FEWEST_IN_BAND:
        few = groups.pop()
        groups[-1] += few
    bands = [SizeBand(0, 0), *(SizeBand(group[0], group[-1]) for group in groups if group)]
    return tuple(next(b for b in bands if b.low <= size <= b.high) for size in sizes)


def hides_enough(shown: Sequence[TeamFigures], hidden: Sequence[TeamFigures]) -> bool:
    """Whether nobody can work out from a total what few teams kept back.

    Those not shown must be none, or at least two with k or more people together.
    """
    k = max((team.threshold for team in (*shown, *hidden)), default=0)
    return not hidden or (len(hidden) > 1 and sum(team.people for team in hidden) >= k)


def too_few(teams: Sequence[TeamFigures]) -> bool:
    """Whether these teams are one alone, or have fewer than k people together."""
    return len(teams) < 2 or sum(team.people for team in teams) < max(team.threshold for team in teams)


def _element(teams: Sequence[TeamFigures], bands: Sequence[SizeBand], element: ElementId) -> ComparedElement:
    places = [n for n, team in enumerate(teams) if element in team.elements]
    shown = [teams[n] for n in places]
    hidden = [team for team in teams if element not in team.elements]
    no_total = _no_total(shown, hidden)
    if no_total:
        return ComparedElement(id=element, teams=len(shown), no_total=no_total)
    pooled = _pooled([team.elements[element] for team in shown], [bands[n].middle for n in places])
    total = Total(pooled.mean, uncertainty.printed(pooled.mean, RANGE * pooled.error))
    if len(shown) < FEWEST_COMPARED:
        return ComparedElement(id=element, teams=len(shown), total=total)
    marks = {}
    if pooled.reliability >= ENOUGH:
        marks = {
            n: pooled.mark(at, team.elements[element].score)
            for at, (n, team) in enumerate(zip(places, shown, strict=True))
        }
    return ComparedElement(
        id=element,
        teams=len(shown),
        total=total,
        reliability=pooled.reliability,
        marks=marks,
        differences=Differences(math.sqrt(pooled.between), math.sqrt(pooled.chance)),
    )


def _no_total(shown: Sequence[TeamFigures], hidden: Sequence[TeamFigures]) -> NoTotal | None:
    k = max((team.threshold for team in shown), default=0)
    if len(shown) < FEWEST_TOGETHER or sum(team.people for team in shown) < k:
        return NoTotal.TOO_FEW
    return None if hides_enough(shown, hidden) else NoTotal.WOULD_TELL


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pooled:
    """Teams in one element: v of each, τ² between them, μ of all with its standard error, in points."""

    sampling: tuple[float, ...]
    between: float
    mean: float
    error: float

    @property
    def chance(self) -> float:
        """The mean v."""
        return math.fsum(self.sampling) / len(self.sampling)

    @property
    def reliability(self) -> float:
        """τ² / (τ² + mean v); 0 where nothing differs at all."""
        both = self.between + self.chance
        return self.between / both if both else 0.0

    def mark(self, at: int, score: float) -> Mark:
        """A team's mark: μ + τ²/(τ² + v)·(y - μ), and ± 1.645·√(v·τ²/(v + τ²)) around it."""
        v, between, mean = self.sampling[at], self.between, self.mean
        value = mean + between / (between + v) * (score - mean)
        half, limit = RANGE * math.sqrt(v * between / (v + between)), FUNNEL * math.sqrt(v)
        return Mark(
            value=value,
            low=max(0.0, value - half),
            high=min(100.0, value + half),
            measured=score,
            limits=(max(0.0, mean - limit), min(100.0, mean + limit)),
        )


def _pooled(found: Sequence[PublishedElement], sizes: Sequence[float]) -> _Pooled:
    """τ² by DerSimonian and Laird (1986), floored at 0, and the mean weighted by 1/(v + τ²).

    v = s²/ñ with one s² for all, the mean of the teams': Q and its divisor are taken times s², so that teams
    without any spread need no division by 0.
    """
    scores = [one.score for one in found]
    s2 = math.fsum(one.spread**2 for one in found) / len(found)
    sampling = tuple(s2 / size for size in sizes)
    all_ = math.fsum(sizes)
    fixed = math.fsum(n * y for n, y in zip(sizes, scores, strict=True)) / all_
    q = math.fsum(n * (y - fixed) ** 2 for n, y in zip(sizes, scores, strict=True))
    divisor = all_ - math.fsum(n * n for n in sizes) / all_
    between = max(0.0, (q - s2 * (len(found) - 1)) / divisor)
    if not between + max(sampling):
        return _Pooled(sampling=sampling, between=0.0, mean=fixed, error=0.0)
    weights = [1 / (v + between) for v in sampling]
    mean = math.fsum(w * y for w, y in zip(weights, scores, strict=True)) / math.fsum(weights)
    error = 1 / math.sqrt(math.fsum(weights))
    return _Pooled(sampling=sampling, between=between, mean=mean, error=error)
