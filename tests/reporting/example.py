"""The permit counter of the design, and ways to change it, as material for reports."""

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from sixelements import paths
from sixelements.application.reports import Material
from sixelements.content.loader import load
from sixelements.domain.actions import Action, Plan
from sixelements.domain.assessment import LEVELS, Assessment, Leg, Role
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Service, Settled
from sixelements.domain.evidence import Evidence
from sixelements.domain.ids import ElementId, ItemId, PlanId, PracticeId, RoundId, TeamId
from sixelements.domain.recommendation import recommend
from sixelements.domain.responses import Counts, Group, SheetSum, SheetSums, Tally, add_up, group_of
from sixelements.domain.rounds import Mode, Round, State, default_threshold, minimum_rated
from sixelements.domain.scores import Score
from sixelements.domain.scoring import score
from sixelements.domain.teams import Headcount
from sixelements.wording import left_out
from sixelements.wording.actions import action as in_words
from sixelements.wording.notes import notes

FILES = Path(__file__).parent / "files"
MADE_ON = date(2026, 10, 22)
START = date(2026, 10, 26)
Sheet = tuple[Role, Mapping[str, str]]


@cache
def assessment() -> Assessment:
    return load(paths.assessments() / "six-elements")


@cache
def sheets() -> tuple[Sheet, ...]:
    """Eleven sheets: eight front line, two supervisors, a manager."""
    with (FILES / "permit-counter.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((Role(r["role"]), {k: v for k, v in r.items() if k != "role"}) for r in rows)


def raised(made: Sequence[Sheet], levels: int) -> tuple[Sheet, ...]:
    """The same people, each answer some levels higher or lower."""

    def moved(cell: str) -> str:
        return str(max(1, min(5, int(cell) + levels))) if cell.isdigit() else cell

    return tuple((role, {item: moved(cell) for item, cell in cells.items()}) for role, cells in made)


def counted(cells: Sequence[str]) -> Counts:
    found = Counter(cells)
    one, two, three, four, five = (found[str(level)] for level in LEVELS)
    return Counts((one, two, three, four, five), dont_know=found["dk"], not_applicable=found["na"])


def tally_of(made: Sequence[Sheet], practices: Sequence[PracticeId]) -> tuple[Tally, list[SheetSums]]:
    """The counts and the sums of the sheets that rated at least half."""
    kept = [s for s in made if sum(s[1][p].isdigit() for p in practices) >= minimum_rated(len(practices))]
    counts: dict[ItemId, dict[Group, Counts]] = {}
    lines = [line.id for line in assessment().three_thirds.lines]
    for role, cells in kept:
        for item in (*practices, *(line for line in lines if line in cells)):
            groups = counts.setdefault(ItemId(item), {})
            one = counted([cells[item]])
            groups[group_of(role)] = add_up((groups.get(group_of(role), Counts()), one))
    tally = Tally(
        roles=Counter(role for role, _cells in kept),
        dropped=len(made) - len(kept),
        counts=counts,
    )
    return tally, [_sums(cells, practices) for _role, cells in kept]


def _sums(cells: Mapping[str, str], practices: Sequence[PracticeId]) -> SheetSums:
    sums: dict[ElementId, list[int]] = {}
    for practice in practices:
        if cells[practice].isdigit():
            sums.setdefault(ElementId(practice[0]), []).append(int(cells[practice]))
    return {element: SheetSum(len(levels), sum(levels)) for element, levels in sums.items()}


@cache
def discussion() -> Discussion:
    """What the permit counter settled in the room."""
    data = json.loads((FILES / "permit-counter.json").read_text(encoding="utf-8"))
    settled = {
        PracticeId(p): Settled(outcome=Outcome.AGREED, level=level)
        if level is not None
        else Settled(outcome=Outcome.NOT_AGREED, why="In the room it came out as two counters.")
        for p, level in data["agreed"].items()
    }
    settled[PracticeId("2.1")] = replace(settled[PracticeId("2.1")], evidence="sign-off sheets since 2025")
    legs = {Leg(leg): levels for leg, levels in data["three_thirds"].items()}
    services = tuple(Service(levels={leg: tuple(legs[leg][n]) for leg in legs}) for n in range(3))
    return Discussion(
        facilitator="Ann Pak",
        settled=settled,
        votes={PracticeId(p): n for p, n in data["importance_dots"].items()},
        discussed=tuple(PracticeId(p) for p in data["discussed"]),
        services=services,
    )


@dataclass(frozen=True, kw_only=True)
class Case:
    """One round of one team, to be varied by a test."""

    organization: str = "Alder County Development Services"
    team: str = "Permit Counter"
    made: tuple[Sheet, ...] = field(default_factory=sheets)
    practices: tuple[PracticeId, ...] = field(default_factory=lambda: tuple(assessment().practices))
    mode: Mode = Mode.OPEN
    headcount: Headcount | None = field(
        default_factory=lambda: Headcount(frontline=9, supervisor=2, manager=1)
    )
    settled: Discussion = field(default_factory=discussion)
    number: int = 1

    def round(self) -> Round:
        return Round(
            id=RoundId(f"round-{self.number}"),
            team=TeamId("team"),
            number=self.number,
            mode=self.mode,
            threshold=default_threshold(self.mode),
            practices=self.practices,
            headcount=self.headcount,
            state=State.PUBLISHED,
            opened_on=date(2026, 10, 5),
            closed_on=date(2026, 10, 14),
        )

    def score(self) -> Score:
        tally, sums = tally_of(self.made, self.practices)
        evidence = Evidence(
            assessment=assessment(),
            round=self.round(),
            tally=tally,
            sheets=sums,
            discussion=self.settled,
        )
        return score(evidence)

    def material(
        self, *, plan: Plan | None = None, earlier: "Case | None" = None, earlier_plan: Plan | None = None
    ) -> Material:
        """What a report is made from; without a plan the recommended actions print."""
        found = self.score()
        recommended = recommend(assessment(), found, self.settled, start=START)
        actions = (
            plan.actions
            if plan
            else tuple(
                in_words(a, assessment(), anonymous=self.mode is Mode.ANONYMOUS) for a in recommended.actions
            )
        )
        return Material(
            organization=self.organization,
            team=self.team,
            assessment=assessment(),
            round=self.round(),
            score=found,
            discussion=self.settled,
            plan=plan,
            recommendation=recommended,
            actions=actions,
            notes=(
                *left_out.remarks(recommended, actions, assessment(), today=MADE_ON),
                *notes(recommended.all_notes, assessment()),
            ),
            made_on=MADE_ON,
            earlier=earlier.score() if earlier else None,
            earlier_round=earlier.round() if earlier else None,
            earlier_plan=earlier_plan,
        )

    def recommended(self) -> tuple[Action, ...]:
        return self.material().actions


OWNERS = ("Luis Romero", "Maria Delgado", "Tom Okafor", "Sam Tran", "Denise Whitfield", "Priya Nair")


def a_plan(case: Case, actions: int = 9, **changes: object) -> Plan:
    """The recommended actions, accepted, with owners and some baselines."""
    chosen = [
        replace(
            a,
            owner=OWNERS[n % len(OWNERS)] if n != 1 else None,
            helpers="Keisha Brown (front line)" if n % 2 else "",
            measure=replace(a.measure, baseline=2.0, target=8.0) if n % 3 == 0 else a.measure,
            needs="consent to a 30-day trial, by December 4" if n == 3 else "",
        )
        for n, a in enumerate(case.recommended()[:actions])
    ]
    plan = Plan(id=PlanId("plan"), start=START, actions=tuple(chosen), sponsor="Carla Reyes, Director")
    return replace(plan, **changes)  # type: ignore[arg-type]  # a test names the fields it changes


def without_discussion(**changes: object) -> Case:
    """A round that nobody talked about yet."""
    return replace(Case(settled=NO_DISCUSSION), **changes)  # type: ignore[arg-type]  # as above
