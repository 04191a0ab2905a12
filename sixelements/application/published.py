"""Every published round of many workbooks, one after another, for those that read them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sixelements.application.portfolio import OpenForReading, Unread, each
from sixelements.application.results import RoundResults, results_of
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.ids import RoundId, WorkbookId
from sixelements.domain.teams import Team
from sixelements.wording.rounds import only_collects


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRound:
    """What a published round says, and whose it is."""

    workbook: WorkbookId
    organization: str
    team: Team
    results: RoundResults


@dataclass(frozen=True, slots=True)
class Twice:
    """How many rounds of a workbook are in another one of the list, too, as where one is a copy."""

    path: Path
    rounds: int


def published_rounds(
    paths: Iterable[Path], open_for_reading: OpenForReading
) -> Iterator[PublishedRound | Twice | Unread]:
    """All rounds that are published, by workbook, team and number; a workbook that can't be read, and why.

    A round that is in several workbooks comes once. Only its ids are kept once the next is asked for, so that
    ten thousand teams take no more memory than one.
    """
    seen = set[tuple[WorkbookId, RoundId]]()
    for path in each(paths):
        twice = 0
        try:
            for found in _rounds(path, open_for_reading):
                key = (found.workbook, found.results.round.id)
                if key in seen:
                    twice += 1
                    continue
                seen.add(key)
                yield found
            if twice:
                yield Twice(path, twice)
        except SixElementsError as refusal:
            yield Unread(path=path, refusal=refusal)


def _rounds(path: Path, open_for_reading: OpenForReading) -> Iterator[PublishedRound]:
    book = open_for_reading(path)
    try:
        if book.info.collection:
            raise NotAllowed(only_collects())
        for team in book.teams.all():
            for round_ in book.rounds.of(team.id):
                if round_.readable:
                    yield PublishedRound(
                        workbook=book.info.id,
                        organization=book.info.organization,
                        team=team,
                        results=results_of(book, round_),
                    )
    finally:
        book.close(back_up=False)
