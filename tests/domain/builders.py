"""Rounds counted afresh from sheets, scores made by hand, and small assessments of any shape.

Nothing here uses storage: the counting is written a second time, from the scoring rules.
"""

import csv
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TypedDict, Unpack

from hypothesis import settings

from sixelements import paths
from sixelements.application.reports import Material
from sixelements.content.loader import load
from sixelements.domain.assessment import Assessment, Element, Leg, Role
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Service, Settled
from sixelements.domain.evidence import Evidence
from sixelements.domain.holidays import ClosedDays, DaysOff
from sixelements.domain.ids import ElementId, ItemId, PracticeId, RoundId, TeamId
from sixelements.domain.legs import index
from sixelements.domain.recommendation import recommend
from sixelements.domain.responses import (
    DONT_KNOW,
    NO_ANSWERS,
    NOT_APPLICABLE,
    Answer,
    Counts,
    Group,
    Sheet,
    SheetSum,
    SheetSums,
    Tally,
    level_answer,
)
from sixelements.domain.role_gaps import RoleGap
from sixelements.domain.rounds import Mode, Round, State
from sixelements.domain.schedule import working_day
from sixelements.domain.scores import ElementScore, LegScores, LegSource, PracticeScore, Score, Unseen
from sixelements.domain.scoring import score
from sixelements.domain.teams import Headcount
from sixelements.wording.actions import action
from sixelements.wording.notes import notes

MONDAY = date(2026, 10, 26)
FILES = Path(__file__).parents[1] / "files"


def off(days: Iterable[date]) -> DaysOff:
    """These days off, beside weekends and federal holidays."""
    return DaysOff(closed=tuple(ClosedDays(day, day) for day in sorted(days)))


steady = settings(derandomize=True, deadline=None)
"""The same examples on every run, as many as the profile says."""
Cell = int | str
"""A level from 1 to 5, "dk" or "na"; skipped is the absence of one."""


@cache
def shipped_assessment() -> Assessment:
    return load(paths.assessments() / "six-elements")


def shaped(*sizes: int) -> Assessment:
    """The shipped assessment cut down to elements with so many practices each."""
    whole = shipped_assessment()
    elements = tuple(
        replace(element, practices=element.practices[:size])
        for element, size in zip(whole.elements, sizes, strict=False)
    )
    return replace(whole, elements=_closed(elements))


def _closed(elements: Iterable[Element]) -> tuple[Element, ...]:
    """The elements with no prerequisite outside them."""
    elements = tuple(elements)
    known = {p.id for e in elements for p in e.practices}
    return tuple(
        replace(
            e,
            practices=tuple(
                replace(p, prerequisites=tuple(i for i in p.prerequisites if i in known)) for p in e.practices
            ),
        )
        for e in elements
    )


def sheet(role: Role | None = None, /, **cells: Cell) -> Sheet:
    """One participant's sheet; ``p1_1=3`` is level 3 on practice 1.1, ``t_4="dk"`` don't know on t.4."""
    return filled(role, {name.removeprefix("p").replace("_", "."): cell for name, cell in cells.items()})


def filled(role: Role | None, cells: Mapping[str, Cell]) -> Sheet:
    """One participant's sheet from cells by item."""
    return Sheet(role=role, answers={ItemId(item): _answer(cell) for item, cell in cells.items()})


def _answer(cell: Cell) -> Answer:
    special = {"dk": DONT_KNOW, "na": NOT_APPLICABLE}
    return special[cell] if isinstance(cell, str) else level_answer(cell)


def column(practice: str, cells: Iterable[Cell], role: Role | None = None) -> list[Sheet]:
    """Sheets that answer one practice each."""
    return [filled(role, {practice: cell}) for cell in cells]


class RoundSettings(TypedDict, total=False):
    practices: tuple[str, ...]
    mode: Mode
    threshold: int
    headcount: Headcount | None
    set_aside: Mapping[PracticeId, str]


def a_round(assessment: Assessment, **settings: Unpack[RoundSettings]) -> Round:
    """A closed round; all practices, anonymous with k = 5 (open: 3) and no head count unless said."""
    mode = settings.get("mode", Mode.ANONYMOUS)
    practices = settings.get("practices", tuple(assessment.practices))
    return Round(
        id=RoundId("round"),
        team=TeamId("team"),
        number=1,
        mode=mode,
        threshold=settings.get("threshold", 5 if mode is Mode.ANONYMOUS else 3),
        practices=tuple(PracticeId(p) for p in practices),
        headcount=settings.get("headcount"),
        state=State.PUBLISHED,
        set_aside=settings.get("set_aside", {}),
    )


def evidence(
    assessment: Assessment,
    round_: Round,
    sheets: Sequence[Sheet],
    *,
    hands: Mapping[str, Counts] | None = None,
    discussion: Discussion = NO_DISCUSSION,
) -> Evidence:
    """What a score is made from, counted from sheets: dropped where less than half was rated."""
    kept = [s for s in sheets if 2 * sum(_rated(s, p) for p in round_.practices) >= len(round_.practices)]
    tally = Tally(
        roles={role: sum(s.role is role for s in kept) for role in {s.role for s in kept}},
        dropped=len(sheets) - len(kept),
        counts=_counts(kept),
        hands={ItemId(item): counts for item, counts in (hands or {}).items()},
    )
    shown = _shown(round_, tally)
    sums = [_sums(s, assessment, shown) for s in kept]
    return Evidence(assessment=assessment, round=round_, tally=tally, sheets=sums, discussion=discussion)


def _rated(given: Sheet, practice: PracticeId) -> bool:
    answer = given.answers.get(ItemId(practice))
    return answer is not None and answer.level is not None


def _counts(kept: Sequence[Sheet]) -> dict[ItemId, dict[Group, Counts]]:
    counts: dict[ItemId, dict[Group, Counts]] = {}
    groups = {None: Group.UNKNOWN, Role.FRONTLINE: Group.FRONTLINE}
    for one in kept:
        group = groups.get(one.role, Group.LEADS)
        for item, answer in one.answers.items():
            of_item = counts.setdefault(item, {})
            of_item[group] = of_item.get(group, NO_ANSWERS) + _once(answer)
    return counts


def _once(answer: Answer) -> Counts:
    if answer.level is None:
        return Counts(dont_know=answer == DONT_KNOW, not_applicable=answer == NOT_APPLICABLE)
    return counts_of([answer.level])


def counts_of(levels: Iterable[int]) -> Counts:
    """How often each level stands in a list of answers."""
    levels = list(levels)
    one, two, three, four, five = (levels.count(level) for level in (1, 2, 3, 4, 5))
    return Counts((one, two, three, four, five))


def _shown(round_: Round, tally: Tally) -> set[PracticeId]:
    rated = {p: sum(c.rated for c in tally.groups(ItemId(p)).values()) for p in round_.applicable}
    return {p for p, n in rated.items() if n >= round_.threshold}


def _sums(given: Sheet, assessment: Assessment, shown: set[PracticeId]) -> SheetSums:
    sums: dict[ElementId, SheetSum] = {}
    for element in assessment.elements:
        answers = [given.answers.get(ItemId(p.id)) for p in element.practices if p.id in shown]
        levels = [a.level for a in answers if a is not None and a.level is not None]
        if levels:
            sums[element.id] = SheetSum(rated=len(levels), total=sum(levels))
    return sums


def scored(
    assessment: Assessment,
    sheets: Sequence[Sheet],
    *,
    hands: Mapping[str, Counts] | None = None,
    discussion: Discussion = NO_DISCUSSION,
    **settings: Unpack[RoundSettings],
) -> Score:
    """The score of a round with these sheets."""
    round_ = a_round(assessment, **settings)
    return score(evidence(assessment, round_, sheets, hands=hands, discussion=discussion))


def a_gap(points: float, *, limit: float = 25.0, rated: tuple[int, int] = (5, 5)) -> RoleGap:
    """A gap between front line and leads made by hand."""
    return RoleGap(frontline=max(0.0, -points), leads=max(0.0, points), limit=limit, spread=20.0, rated=rated)


def practice_score(
    practice: str,
    mean: float | None = 4.0,
    *,
    rated: int = 8,
    dont_know: int = 0,
    visibility_finding: bool = False,
    sd: float | None = 0.5,
    split: bool = False,
    gap: float | None = None,
) -> PracticeScore:
    """A practice's score made by hand."""
    return PracticeScore(
        id=PracticeId(practice),
        rated=rated,
        dont_know=dont_know,
        not_applicable=0,
        skipped=0,
        unseen=Unseen(dont_know=dont_know, asked=dont_know + rated) if visibility_finding else None,
        score=None if mean is None else 25 * (mean - 1),
        mean=mean,
        sd=sd,
        split=split,
        roles={},
        gap=None if gap is None else a_gap(gap),
    )


def a_score(
    means: Mapping[str, float | None],
    *,
    legs: LegScores | None = None,
    practices: Iterable[PracticeScore] = (),
    assessment: Assessment | None = None,
    default: float | None = 5.0,
) -> Score:
    """A score made by hand: these means, these practices as they are, all others at ``default``."""
    made = {p.id: p for p in practices}
    elements = []
    for element in (assessment or shipped_assessment()).elements:
        own = tuple(
            made.get(p.id) or practice_score(p.id, means.get(p.id, default)) for p in element.practices
        )
        found = [p.score for p in own if p.score is not None]
        value = math.fsum(found) / len(found) if found else None
        elements.append(ElementScore(id=element.id, practices=own, score=value, roles={}))
    return Score(responses=8, dropped=0, elements=tuple(elements), overall=None, legs=legs, suppressed=())


def three_legs(courtesy: float, accuracy: float, speed: float) -> LegScores:
    """Legs made by hand, from the participants' answers."""
    scores = {Leg.COURTESY: courtesy, Leg.ACCURACY: accuracy, Leg.SPEED: speed}
    lowest = [leg for leg in Leg if scores[leg] == min(scores.values())]
    return LegScores(
        scores=scores,
        index=index(scores.values()),
        weakest=lowest[0] if len(lowest) == 1 else None,
        all_three=None,
        source=LegSource.ANSWERS,
        support={},
    )


def material(
    assessment: Assessment,
    sheets: Sequence[Sheet],
    *,
    hands: Mapping[str, Counts] | None = None,
    discussion: Discussion = NO_DISCUSSION,
    **settings: Unpack[RoundSettings],
) -> Material:
    """What a report of a round with these sheets is made from, its plan recommended."""
    round_ = a_round(assessment, **settings)
    found = score(evidence(assessment, round_, sheets, hands=hands, discussion=discussion))
    recommended = recommend(assessment, found, discussion, start=working_day(MONDAY))
    return Material(
        organization="Alder County",
        team="Permit Counter",
        assessment=assessment,
        round=round_,
        score=found,
        discussion=discussion,
        plan=None,
        recommendation=recommended,
        actions=tuple(action(a, assessment, anonymous=round_.anonymous) for a in recommended.actions),
        notes=notes(recommended.all_notes, assessment),
        made_on=MONDAY,
    )


@cache
def example_sheets() -> tuple[Sheet, ...]:
    """The eleven sheets of the design's permit counter."""
    with (FILES / "example-answers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        filled(
            Role(row.pop("role")),
            {item: int(cell) if cell.isdigit() else cell for item, cell in row.items() if cell},
        )
        for row in rows
    )


@cache
def example_discussion() -> Discussion:
    """What the design's permit counter settled in the room."""
    data = json.loads((FILES / "example-discussion.json").read_text(encoding="utf-8"))
    legs = {Leg(leg): services for leg, services in data["three_thirds"].items()}
    return Discussion(
        settled={
            PracticeId(p): Settled(outcome=Outcome.NOT_AGREED)
            if level is None
            else Settled(outcome=Outcome.AGREED, level=level)
            for p, level in data["agreed"].items()
        },
        votes={PracticeId(p): n for p, n in data["importance_dots"].items()},
        discussed=tuple(PracticeId(p) for p in data["discussed"]),
        services=tuple(Service(levels={leg: tuple(legs[leg][n]) for leg in Leg}) for n in range(3)),
    )


EXAMPLE_TEAM = Headcount(frontline=9, supervisor=2, manager=1)


def all_counts(n: int) -> Iterable[Counts]:
    """Every way in which n people can answer one practice."""
    for a, b, c, d in combinations(range(n + 4), 4):
        yield Counts((a, b - a - 1, c - b - 1, d - c - 1, n + 3 - d))
