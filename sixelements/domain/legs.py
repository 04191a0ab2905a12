"""The three legs of service: courtesy, accuracy and speed, none of which can stand in for another."""

import math
from collections.abc import Iterable, Mapping

from sixelements.domain.assessment import Leg, Practice, ThreeThirds
from sixelements.domain.discussion import Service
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.levels import level_of, mean_of, score_of
from sixelements.domain.scores import LegScores, LegSource

FLOOR = 5.0
"""A leg counts at least this much in the index, so that one missing leg does not wipe out the others."""
_LINES_NEEDED = 2


def index(scores: Iterable[float]) -> float:
    """(max(C,5) · max(A,5) · max(S,5))^(1/3), 0 to 100: all three must be present, so not an average."""
    return math.prod(max(s, FLOOR) for s in scores) ** (1 / 3)


def from_lines(three_thirds: ThreeThirds, means: Mapping[ItemId, float]) -> Mapping[Leg, float] | None:
    """Leg scores from the participants' lines, two of three a leg needed; None unless all legs have them."""
    result = {}
    for leg in Leg:
        items = [ItemId(line.id) for line in three_thirds.lines if line.leg is leg]
        scores = [score_of(means[i]) for i in items if i in means]
        if len(scores) < _LINES_NEEDED:
            return None
        result[leg] = math.fsum(scores) / len(scores)
    return result


def from_worksheet(services: Iterable[Service]) -> Mapping[Leg, float] | None:
    """Leg scores from the group's worksheet: 25(mean - 1), over services with two of three items rated."""
    services = tuple(services)
    result = {}
    for leg in Leg:
        rated = [[x for x in s.levels.get(leg, ()) if x is not None] for s in services]
        levels = [x for items in rated if len(items) >= _LINES_NEEDED for x in items]
        if not levels:
            return None
        result[leg] = score_of(sum(levels) / len(levels))
    return result


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
            value = index(scores.values())
            highest = level_of(mean_of(min(scores.values()))) + 1
            return LegScores(
                scores=scores,
                index=value,
                level=min(level_of(mean_of(value)), highest),
                weakest=weakest(scores),
                all_three=all_three,
                source=source,
                support=practices or {},
            )
    return None
