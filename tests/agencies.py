"""Workbooks of several agencies whose teams have answered and closed, for everything about many teams."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sixelements import bootstrap
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId, ResponseId, RoundId, TeamId
from sixelements.domain.responses import NOT_APPLICABLE, Answer, Response
from sixelements.domain.rounds import Mode, Round, State
from sixelements.domain.teams import Headcount, Team


@dataclass(frozen=True)
class Answered:
    """A team of which ``people`` answered around a ``usual`` level; nobody rates what is ``kept_back``."""

    name: str
    people: int
    usual: float
    kept_back: str = ""


NAMES = (
    "Permit counter", "Plan review", "Inspections", "Zoning desk", "Code compliance", "Borrower desk",
    "Branches", "Children's room", "Interlibrary loans", "Clinic front desk", "Home visits", "Records",
)  # fmt: skip


def apart(count: int = 12) -> tuple[Answered, ...]:
    """Teams that truly differ."""
    return tuple(Answered(name, 7 + n % 9, 1.6 + 0.22 * n) for n, name in enumerate(NAMES[:count]))


def alike(count: int = 12) -> tuple[Answered, ...]:
    """Teams that differ by chance alone."""
    return tuple(Answered(name, 7 + n % 5, 2.9) for n, name in enumerate(NAMES[:count]))


def an_agency(
    path: Path,
    organization: str,
    teams: Iterable[Answered],
    *,
    seed: int = 1,
    practices: str = "all",
    state: State = State.PUBLISHED,
    rounds: int = 1,
) -> Path:
    """A workbook with these teams, each with a round that was answered, or more, each a little better."""
    chance = random.Random(f"{organization} {seed}")  # noqa: S311 - the same in every run
    asked = bootstrap.assessment("six-elements")
    chosen = asked.core if practices == "core" else tuple(asked.practices)
    book = bootstrap.create_workbook(path)(organization)
    with book.change():
        digest = book.assessments.put(asked)
        for made in teams:
            heads = Headcount(frontline=made.people, supervisor=2, manager=1)
            team = Team(id=TeamId(f"{chance.getrandbits(128):032x}"), name=made.name, headcount=heads)
            book.teams.put(team)
            for number in range(1, rounds + 1):
                round_ = Round(
                    id=RoundId(f"{chance.getrandbits(128):032x}"),
                    team=team.id,
                    number=number,
                    mode=Mode.ANONYMOUS,
                    threshold=5,
                    practices=chosen,
                    headcount=heads,
                    assessment=digest,
                    opened_on=date(2026, 4, number),
                )
                book.rounds.put(round_)
                now = replace(made, usual=made.usual + 0.4 * (number - 1))
                sheets = [_sheet(round_, now, chance) for _ in range(made.people)]
                book.responses.add(sheets)
                if state is not State.OPEN:
                    book.rounds.put(replace(round_, state=state, closed_on=date(2026, 10, number)))
    book.close(back_up=False)
    return path


def _sheet(round_: Round, made: Answered, chance: random.Random) -> Response:
    own = chance.gauss(made.usual, 0.5)
    answers = {
        ItemId(p): NOT_APPLICABLE
        if p[0] == made.kept_back
        else Answer(min(5, max(1, round(chance.gauss(own, 0.7)))))
        for p in round_.practices
    }
    id_ = ResponseId(f"{chance.getrandbits(128):032x}")
    return Response(id=id_, round=round_.id, role=Role.FRONTLINE, answers=answers)
