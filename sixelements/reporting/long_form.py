"""Published figures in long form, a row a figure: one schema for DuckDB, Spark, pandas and the like.

What may not be shown has no row. Numbers are not rounded beyond what is published.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from sixelements.application.published import PublishedRound
from sixelements.domain.anonymity import ROLE_GROUPS, showing_threshold
from sixelements.domain.assessment import LEVELS, Leg
from sixelements.domain.ids import beside_the_six
from sixelements.domain.legs import balance
from sixelements.domain.scores import ElementScore, PracticeScore, Score
from sixelements.reporting.data import role_figures
from sixelements.reporting.floats import undusted
from sixelements.reporting.tables import as_text

HEADER = (
    "workbook",
    "organization",
    "team_id",
    "team",
    "round",
    "closed_on",
    "mode",
    "threshold",
    "assessment",
    "version",
    "about",
    "item",
    "group",
    "figure",
    "value",
)
"""``about`` is round, element, practice or leg; ``group`` is everyone, frontline or leads."""
_EVERYONE = "everyone"
_Figure = tuple[str, float | bool | None]
_Row = tuple[str, str, str, str, float]


def header() -> bytes:
    """The first line."""
    return _lines([HEADER])


def lines(published: PublishedRound) -> bytes:
    """All figures of a round as lines of CSV in UTF-8, without a mark: some engines take it for a name."""
    return _lines((*map(as_text, row[:-1]), row[-1]) for row in cells(published))


def cells(published: PublishedRound) -> Iterator[tuple[str, ...]]:
    """All figures of a round, a row a figure, in the columns of the header."""
    results = published.results
    round_ = results.round
    whose = (
        published.workbook,
        published.organization,
        published.team.id,
        published.team.name,
        str(round_.number),
        round_.closed_on.isoformat() if round_.closed_on else "",
        round_.mode.value,
        str(round_.threshold),
        results.assessment.id,
        results.assessment.version,
    )
    k = showing_threshold(round_)
    for *names, value in rows(published, k):
        yield (*whose, *map(str, names), repr(undusted(value)))


def rows(published: PublishedRound, k: int) -> Iterator[_Row]:
    """About, item, group, figure and value of each figure."""
    score = published.results.score
    yield from _kept("round", "all", _EVERYONE, _of_round(published))
    for element in score.elements:
        yield from _kept("element", element.id, _EVERYONE, _of_element(element))
        for group in ROLE_GROUPS:
            yield from _kept("element", element.id, group.value, [("mean", element.roles.get(group))])
        for practice in element.practices:
            yield from _kept("practice", practice.id, _EVERYONE, _of_practice(practice))
            for group in ROLE_GROUPS:
                rated, mean = role_figures(practice, group, k)
                known = rated if isinstance(rated, int) else None
                yield from _kept("practice", practice.id, group.value, [("rated", known), ("mean", mean)])
    yield from _legs(score)


def _kept(about: str, item: str, group: str, figures: Iterable[_Figure]) -> Iterator[_Row]:
    """The figures that may be shown; a truth value is 1 or 0."""
    for name, value in figures:
        if value is not None:
            yield (about, item, group, name, int(value) if isinstance(value, bool) else value)


def _of_round(published: PublishedRound) -> Iterator[_Figure]:
    score, people = published.results.score, published.results.round.headcount
    yield from (("responses", score.responses), ("by_hands", score.hands), ("dropped", score.dropped))
    if people:
        yield from (
            ("headcount_frontline", people.frontline),
            ("headcount_supervisor", people.supervisor),
            ("headcount_manager", people.manager),
        )
    if score.overall:
        overall = score.overall
        yield from (("score", overall.score), ("level", overall.level))
        yield from _ends("range", overall.interval)


def _of_element(element: ElementScore) -> Iterator[_Figure]:
    if beside_the_six(element.id):
        return
    yield from (("score", element.score), ("level", element.level))
    yield from _ends("level", element.level_range)
    yield from _ends("range", element.interval)
    yield from (("responses", element.responses), ("gap", element.gap.points if element.gap else None))


def _of_practice(practice: PracticeScore) -> Iterator[_Figure]:
    yield from (("score", practice.score), ("mean", practice.mean), ("level", practice.level))
    yield from _ends("level", practice.level_range)
    yield from (("median", practice.median), ("sd", practice.sd), ("ad", practice.ad))
    yield from (("split", practice.split), ("visibility_finding", practice.visibility_finding))
    yield from (("rated", practice.rated), ("dont_know", practice.dont_know))
    yield from (("not_applicable", practice.not_applicable), ("skipped", practice.skipped))
    if practice.counts:
        yield from ((f"level_{level}", practice.counts[level - 1]) for level in LEVELS)
    yield from (("gap", practice.gap.points if practice.gap else None), ("agreed", practice.agreed))


def _ends(name: str, ends: tuple[int, int] | None) -> Iterator[_Figure]:
    if ends:
        yield from ((f"{name}_from", ends[0]), (f"{name}_to", ends[1]))


def _legs(score: Score) -> Iterator[_Row]:
    legs = score.legs
    if legs is None:
        return
    group = legs.source.value
    for leg in Leg:
        yield ("leg", leg.value, group, "score", legs.scores[leg])
        yield ("leg", leg.value, group, "two_ways", float(leg in legs.two_ways))
    index = balance(legs)
    if index is not None:
        yield ("leg", "index", group, "score", index)
    if legs.all_three is not None:
        yield ("leg", "all_three", group, "score", legs.all_three)
        yield ("leg", "all_three", group, "two_ways", float(legs.all_three_divided))


def _lines(found: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(found)
    return out.getvalue().encode()
