"""Workbooks for the tests of set-up, collect and answering: one team, one open round."""

from pathlib import Path

from sixelements.application.rounds import RoundSettings, choose_practices
from sixelements.application.workbooks import FirstTeam, start
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Response, level_answer
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.presentation.session import Session


def open_round(
    session: Session,
    path: Path,
    *,
    practices: str = "1",
    headcount: Headcount | None = None,
    mode: Mode = Mode.ANONYMOUS,
) -> None:
    """A workbook whose round 1 asks the six practices of element 1, put on the table."""
    services = session.services
    asked = services.assessment("six-elements")
    heads = headcount or Headcount(frontline=9, supervisor=2, manager=1)
    team = FirstTeam(
        name="Permit counter",
        headcount=heads,
        settings=RoundSettings(mode=mode, practices=choose_practices(asked, practices)),
    )
    book, _team, _round = start(
        services.create_workbook(path),
        organization="Alder County",
        team=team,
        assessment=asked,
        new_id=services.new_id,
        today=services.today(),
    )
    session.put(book, path)


def answer(session: Session, *levels: int) -> None:
    """One full sheet a level."""
    round_ = session.round
    sheets = [
        Response(
            id=ResponseId(session.services.new_id()),
            round=round_.id,
            role=None,
            answers={ItemId(p): level_answer(level) for p in round_.practices},
        )
        for level in levels
    ]
    session.book.responses.add(sheets)
