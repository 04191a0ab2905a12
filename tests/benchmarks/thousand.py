"""A thousand teams of 50 in 100 workbooks, or one in each of 1,000: 1.85 million answers, made once, kept in
the temp folder.
"""

import random
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copyfile

from sixelements import bootstrap
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId, ResponseId, RoundId, TeamId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, Answer, Response
from sixelements.domain.rounds import Mode, Round, State
from sixelements.domain.teams import Headcount, Team
from sixelements.storage.schema import THIS_SCHEMA

WORKBOOKS, TEAMS, PEOPLE = 100, 10, 50
MANY, DIFFERENT = 1_000, 50
_HEADS = Headcount(frontline=40, supervisor=8, manager=7)


def workbooks() -> list[Path]:
    """The files; making them takes a minute or two the first time."""
    return _made("", WORKBOOKS, TEAMS)


def many_workbooks() -> list[Path]:
    """As many teams, a workbook each; most are copies under an id of their own."""
    made = _made("-many", DIFFERENT, 1)
    paths = [*made, *(made[0].with_name(f"copy-{n:03}.sixe") for n in range(DIFFERENT, MANY))]
    for n, path in enumerate(paths):
        if not path.exists():
            part = path.with_suffix(".part")
            copyfile(made[n % DIFFERENT], part)
            with closing(sqlite3.connect(part, isolation_level=None)) as book:
                book.execute("UPDATE workbook SET id = ?", (f"copy-{n}",))
            part.rename(path)
    return paths


def _made(name: str, count: int, teams: int) -> list[Path]:
    mark = THIS_SCHEMA.fingerprints[THIS_SCHEMA.version][:8]
    folder = Path(tempfile.gettempdir()) / f"sixelements-benchmark{name}-{mark}"
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{n:03}.sixe" for n in range(count)]
    for n, path in enumerate(paths):
        if not path.exists():
            _make(path, random.Random(n), teams)  # noqa: S311 - repeatable
    return paths


def a_team(n: int) -> Team:
    return Team(id=TeamId(f"{n:032x}"), name=f"Team {n}", headcount=_HEADS)


def _make(path: Path, chance: random.Random, teams: int) -> None:
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    asked = bootstrap.assessment("six-elements")
    book = bootstrap.create_workbook(part)(f"Organization {path.stem}")
    with book.change():
        digest = book.assessments.put(asked)
        for n in range(teams):
            team = a_team(n)
            book.teams.put(team)
            round_ = Round(
                id=RoundId(f"{chance.getrandbits(128):032x}"),
                team=team.id,
                number=1,
                mode=Mode.OPEN,
                threshold=5,
                practices=tuple(asked.practices),
                headcount=_HEADS,
                assessment=digest,
                opened_on=date(2026, 10, 1),
            )
            book.rounds.put(round_)
            book.responses.add(responses(round_, chance))
            book.rounds.put(replace(round_, state=State.PUBLISHED, closed_on=date(2026, 10, 20)))
    book.close()
    part.rename(path)


def responses(round_: Round, chance: random.Random) -> list[Response]:
    """A sheet of each of fifty people."""
    sheets = []
    for n in range(PEOPLE):
        usual = chance.gauss(2.7, 0.5)
        sheets.append(
            Response(
                id=ResponseId(f"{chance.getrandbits(128):032x}"),
                round=round_.id,
                role=Role.FRONTLINE if n < 38 else Role.SUPERVISOR if n < 45 else Role.MANAGER,
                answers={ItemId(p): _answer(usual, chance) for p in round_.practices},
            )
        )
    return sheets


def _answer(usual: float, chance: random.Random) -> Answer:
    draw = chance.random()
    if draw < 0.06:
        return DONT_KNOW if draw < 0.05 else NOT_APPLICABLE
    return Answer(min(5, max(1, round(chance.gauss(usual, 0.8)))))
