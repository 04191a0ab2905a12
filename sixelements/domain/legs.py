"""The three legs of service: courtesy, accuracy, and speed, none of which can stand in for another."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sixelements.domain.assessment import Assessment, Leg, Practice, ThreeThirds
from sixelements.domain.contacts import at_most
from sixelements.domain.discussion import LINES, Service
from sixelements.domain.facts import FactVerdict, HardFact, judge
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import Counts
from sixelements.domain.scores import LegScores, LegSource

CONTACTS = (2.0, 5.5, 7.5, 9.0, 10.0)
"""Contacts of ten for the answers 0-4, 5-6, 7-8, 9 and all ten: the middles of these bands."""
SHORT = 10.0
"""Points, so one contact of ten, by which a leg lies under the next to be called short."""
FLOOR = 5.0
"""A leg counts at least this much in the index, so that one missing leg does not wipe out the others."""
_LINES_NEEDED = 2


def index(scores: Iterable[float]) -> float:
    """(max(C,5) · max(A,5) · max(S,5))^(1/3), 0 to 100: all three must be present, so not an average."""
    return math.prod(max(s, FLOOR) for s in scores) ** (1 / 3)


def most_of(legs: LegScores) -> Mapping[Leg, float]:
    """The most each leg can be; the practices' support is known exactly."""
    if legs.source is LegSource.PRACTICES:
        return legs.scores
    return {leg: at_most(share) for leg, share in legs.scores.items()}


def balance(legs: LegScores) -> float | None:
    """The index as it may be told, 0 to 100: None where the mean of a leg is nobody's view."""
    return None if legs.two_ways else legs.index


def all_three_source(legs: LegScores, assessment: Assessment) -> LegSource:
    """Where the line on all three at once comes from: the answers, or the group's worksheet."""
    asked = {ItemId(line.id) for line in assessment.three_thirds.lines if line.leg is None}
    return LegSource.ANSWERS if asked & legs.lines.keys() else LegSource.WORKSHEET


def index_at_most(legs: LegScores) -> float:
    """The most the index can be: the index itself, unless a leg is only known to be few contacts."""
    most = most_of(legs)
    return legs.index if most == legs.scores else index(most.values())


def share_of(counts: Counts) -> float:
    """A line's answers as per cent of contacts: ten times the mean of contacts of ten."""
    told = math.fsum(contacts * n for contacts, n in zip(CONTACTS, counts.levels, strict=True))
    return 10 * told / counts.rated


def from_lines(three_thirds: ThreeThirds, shares: Mapping[ItemId, float]) -> Mapping[Leg, float] | None:
    """Legs from the shares of the participants' lines, two of three a leg; None unless all have them."""
    result = {}
    for leg in Leg:
        items = [ItemId(line.id) for line in three_thirds.lines if line.leg is leg]
        scores = [shares[i] for i in items if i in shares]
        if len(scores) < _LINES_NEEDED:
            return None
        result[leg] = math.fsum(scores) / len(scores)
    return result


def from_worksheet(services: Iterable[Service]) -> Mapping[Leg, float] | None:
    """Legs from the group's worksheet on the same scale: the mean over services with two of three items."""
    services = tuple(services)
    result = {}
    for leg in Leg:
        rated = [[x for x in s.levels.get(leg, ()) if x is not None] for s in services]
        shares = [_share(items) for items in rated if len(items) >= _LINES_NEEDED]
        if not shares:
            return None
        result[leg] = math.fsum(shares) / len(shares)
    return result


def all_three_on_worksheet(services: Iterable[Service]) -> float | None:
    """The tenth line of the group's worksheet, in per cent of contacts: the mean over services with it."""
    return of_line(services, LINES)


def of_leg(services: Iterable[Service], leg: Leg) -> float | None:
    """A leg of these services, in per cent of contacts; None if fewer than two of its lines are rated."""
    only = [replace(s, levels=dict.fromkeys(Leg, s.levels.get(leg, ()))) for s in services]
    found = from_worksheet(only)
    return found[leg] if found else None


def of_line(services: Iterable[Service], line: int) -> float | None:
    """A line, 1 to 10, in per cent of contacts: the mean over the services that rated it."""
    rated = [answer for s in services if (answer := s.answer(line)) is not None]
    return _share(rated) if rated else None


def judged(service: Service, line: int) -> FactVerdict | None:
    """How the fact beside a line, 1 to 10, stands to what was said of it; None if there is no fact."""
    fact, answer = service.facts.get(line), service.answer(line)
    return judge(fact, None if answer is None else _share([answer])) if fact else None


def contradicted(services: Iterable[Service]) -> tuple[tuple[Service, int, HardFact], ...]:
    """The services, lines from 1 to 10, and facts that lie far from what was said of them."""
    return tuple(
        (service, line, fact)
        for service in services
        for line, fact in sorted(service.facts.items())
        if judged(service, line) is FactVerdict.DIFFERS
    )


def _share(answers: Sequence[int]) -> float:
    return 10 * math.fsum(CONTACTS[answer - 1] for answer in answers) / len(answers)


def support(
    practices: Mapping[PracticeId, Practice], scores: Mapping[PracticeId, float]
) -> Mapping[Leg, float] | None:
    """What the practices say of each leg: Σ weight·score / Σ weight. None unless all three legs have one."""
    result = {}
    for leg in Leg:
        weights = {p: practices[p].legs.get(leg, 0) for p in scores}
        total = sum(weights.values())
        if not total:
            return None
        result[leg] = math.fsum(w * scores[p] for p, w in weights.items()) / total
    return result


def weakest(scores: Mapping[Leg, float]) -> Leg | None:
    """The leg with the lowest score; None on a tie."""
    lowest = min(scores.values())
    legs = [leg for leg in Leg if math.isclose(scores[leg], lowest, abs_tol=1e-9)]
    return legs[0] if len(legs) == 1 else None


def short_legs(legs: LegScores) -> frozenset[Leg]:
    """The leg, or the two, that are one contact of ten or more below the next; empty if none is.

    The mean of a leg that the team sees in two ways is nobody's view: it is neither short nor the next.
    """
    ordered = sorted((leg for leg in Leg if leg not in legs.two_ways), key=lambda leg: legs.scores[leg])
    for n in range(1, len(ordered)):
        if round(legs.scores[ordered[n]] - legs.scores[ordered[n - 1]], 9) >= SHORT:
            return frozenset(ordered[:n])
    return frozenset()


def assemble(
    *,
    lines: Mapping[Leg, float] | None,
    worksheet: Mapping[Leg, float] | None,
    practices: Mapping[Leg, float] | None,
    all_three: float | None,
) -> LegScores | None:
    """The legs from the best source there is: the answers, then the worksheet, then the practices."""
    found = (
        (LegSource.ANSWERS, lines),
        (LegSource.WORKSHEET, worksheet),
        (LegSource.PRACTICES, practices),
    )
    for source, scores in found:
        if scores is not None:
            legs = LegScores(
                scores=scores,
                index=index(scores.values()),
                weakest=weakest(scores),
                all_three=all_three,
                source=source,
                support=practices or {},
            )
            told_apart = source is not LegSource.PRACTICES or len(short_legs(legs)) == 1
            return legs if told_apart else replace(legs, weakest=None)
    return None
