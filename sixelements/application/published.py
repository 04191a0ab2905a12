"""Every published round of many workbooks, one after another, for those that read them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sixelements.application.portfolio import OpenForReading, Unread, each
from sixelements.application.results import RoundResults, results_of
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.ids import WorkbookId
from sixelements.domain.teams import Team
from sixelements.wording.rounds import only_collects


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRound:
    """What a published round says, and whose it is."""

    workbook: WorkbookId
    organization: str
    team: Team
    results: RoundResults


def published_rounds(
    paths: Iterable[Path], open_for_reading: OpenForReading
) -> Iterator[PublishedRound | Unread]:
    """All rounds that are published, by workbook, team and number; a workbook that can't be read, and why.

    Nothing of a round is kept once the next is asked for, so that ten thousand teams take no more memory
    than one.
    """
    for path in each(paths):
        try:
            yield from _rounds(path, open_for_reading)
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
