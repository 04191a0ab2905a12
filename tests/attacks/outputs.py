"""Everything the app prints of a round, on any screen or in any file, at every moment of its life."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sixelements.application import closing, rounds
from sixelements.application.audiences import Audience
from sixelements.application.reports import Material, gather
from sixelements.application.rounds import RoundSettings
from sixelements.cli.score_command import lines
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import ItemId, PracticeId, ResponseId
from sixelements.domain.responses import Response, Sheet
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Headcount
from sixelements.reporting import data, formats, tables
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.versions import version
from tests.builders import a_team, counting_ids
from tests.fakes.workbook import FakeWorkbook
from tests.sampling import THOROUGH

MONDAY = date(2026, 11, 2)
FILES = (".csv", ".json", ".ics")
Exports = tuple[bytes, ...]


@dataclass
class Life:
    """A round from its first sheet on; every export of every moment is kept."""

    assessment: Assessment
    practices: tuple[PracticeId, ...]
    threshold: int
    headcount: Headcount
    large: bool = False
    """Whether the slow ones are printed too: the spreadsheet and the sentences of the PDF."""

    def __post_init__(self) -> None:
        self.book, self.new_id = FakeWorkbook(), counting_ids()
        self.team = a_team(headcount=self.headcount)
        self.book.teams.put(self.team)
        self.exports: list[Exports] = []
        self.round = self.begin()

    def begin(self) -> Round:
        """Open a round; the next one where there was one."""
        settings = RoundSettings(practices=self.practices, threshold=self.threshold)
        self.round = rounds.open_round(
            self.book, self.team, self.assessment, settings, new_id=self.new_id, today=MONDAY
        )
        return self.round

    def hand_in(self, sheets: Iterable[Sheet]) -> None:
        made = [
            Response(id=ResponseId(self.new_id()), round=self.round.id, role=s.role, answers=s.answers)
            for s in sheets
        ]
        self.book.responses.add(made)

    def close(self) -> None:
        """Close, then print everything."""
        self.round = closing.close_round(self.book, self.round, today=MONDAY + timedelta(days=14))
        self.export()

    def set_aside(self, practice: PracticeId) -> None:
        self.round = rounds.set_aside(self.book, self.round, practice, reason="We have none.")
        self.export()

    def bring_back(self, practice: PracticeId) -> None:
        self.round = rounds.bring_back(self.book, self.round, practice)
        self.export()

    def export(self) -> None:
        """Print everything as it is now."""
        material = gather(self.book, self.team, self.round, made_on=MONDAY)
        printed = [
            tables.json_bytes(data.score_data(material)),
            tables.json_bytes(data.plan_data(material)),
            "\n".join(lines(material)).encode(),
            *(formats.make(ending, material).data for ending in FILES),
        ]
        if self.large:
            printed.append(formats.make(".xlsx", material).data)
            printed += [outline_text(version(material, a)).encode() for a in self._audiences(material)]
        self.exports.append(tuple(printed))

    def _audiences(self, material: Material) -> list[Audience]:
        """The whole report and, of a second round, the change sheet; all others where there is time."""
        wanted = list(Audience) if THOROUGH else [Audience.FULL, Audience.CHANGES]
        there = [a for a in wanted if a is not Audience.REVIEW]
        return [a for a in there if a is not Audience.CHANGES or material.earlier]


def cells(sheets: Sequence[Sheet], practice: str) -> Sequence[int]:
    """The levels that sheets give a practice."""
    answers = (s.answers.get(ItemId(practice)) for s in sheets)
    return [a.level for a in answers if a is not None and a.level is not None]
