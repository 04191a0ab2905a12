"""What was published of a round as one text: in a workbook that was handed over nothing else tells it."""

import json
import math
from collections.abc import Iterator
from contextlib import suppress
from typing import NoReturn, cast

from sixelements.content.plain_values import Later, built, plain
from sixelements.domain.assessment import LEVELS
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import MOST_SHEETS
from sixelements.domain.scores import ElementScore, LegScores, Overall, PracticeScore, Score
from sixelements.i18n import _

LONGEST = 500_000
"""Characters; 37 practices take a twentieth of that."""


_LATER: Later = frozenset(
    (LegScores, name)
    for name in ("divided_below", "lines", "divided_legs", "unanswered", "all_three_divided")
)


def freeze_score(score: Score) -> str:
    """The figures as text; equal ones give equal texts."""
    return json.dumps(plain(score, _LATER), sort_keys=True, separators=(",", ":"), allow_nan=False)


def thaw_score(text: str) -> Score:
    """The figures from their text; raises BadInput where it is no such text, or tells what can't be."""
    with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
        told = json.loads(text, parse_constant=_refuse) if len(text) <= LONGEST else None
        score = cast("Score", built(Score, told, _LATER))
        if all(_can_be(score)) and all(map(_bearable, _numbers(told))):
            return score
    raise BadInput(_("The figures stored in this workbook can't be read. Have the copy made again."))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _numbers(told: object) -> Iterator[float]:
    if isinstance(told, dict):
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from _numbers(one)
    elif isinstance(told, int | float):
        yield told


def _bearable(number: float) -> bool:
    return math.isfinite(number) and abs(number) <= 100 * MOST_SHEETS


def _can_be(score: Score) -> Iterator[bool]:
    """Whether the figures are ones that a page can show."""
    practices = [p for e in score.elements for p in e.practices]
    for ids in ([e.id for e in score.elements], [p.id for p in practices]):
        yield len(set(ids)) == len(ids)
    yield min(score.responses, score.dropped, score.hands) >= 0
    yield all(all(_of_practice(p)) for p in practices)
    parts: list[ElementScore | Overall] = [*score.elements, *([score.overall] if score.overall else [])]
    for part in parts:
        yield _of_hundred(part.score) and _levels(part.level, *(part.level_range or ()))
        yield all(0 <= end <= 100 for end in part.interval or ())
    yield all(_of_element(e) for e in score.elements)
    if score.legs:
        legs = score.legs
        yield all(map(_of_hundred, (legs.index, *legs.scores.values(), *legs.lines.values())))
        yield 0 <= legs.divided_below <= 10


def _of_element(element: ElementScore) -> bool:
    together = [element.score is None, element.level is None, element.level_range is None]
    return all(1 <= mean <= 5 for mean in element.roles.values()) and len(set(together)) == 1


def _of_practice(practice: PracticeScore) -> Iterator[bool]:
    counts = (practice.rated, practice.dont_know, practice.not_applicable, *(practice.counts or ()))
    yield min(counts) >= 0
    yield _of_hundred(practice.score) and _levels(practice.level, *(practice.level_range or ()))
    figures = (practice.score, practice.mean, practice.level, practice.level_range, practice.median)
    yield len({figure is None for figure in figures}) == 1
    yield all(1 <= mean <= 5 for mean in (practice.mean or 1, practice.median or 1, practice.agreed or 1))
    yield all(1 <= role.mean <= 5 and role.rated > 0 for role in practice.roles.values())


def _of_hundred(score: float | None) -> bool:
    return score is None or 0 <= score <= 100


def _levels(*found: int | None) -> bool:
    return all(level is None or level in LEVELS for level in found)
