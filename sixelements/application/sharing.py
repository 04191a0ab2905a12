"""Sharing a round: its questions in a file of their own, in which people answer on another laptop."""

from collections.abc import Callable
from dataclasses import replace

from sixelements.application.ports import Branding, Workbook
from sixelements.application.responses import taking_sheets
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team

WriteCollection = Callable[[str, Callable[[Workbook], None]], None]
"""Writes an empty collection file for an organization and has it filled: whole, or not at all."""


def share(book: Workbook, team: Team, round_: Round, write: WriteCollection) -> None:
    """Put the questions of a round into a collection file; no answer, no name of a person, no result.

    The round keeps its id there, by which what comes back finds it. Raises NotAllowed where it takes none.
    """
    now = taking_sheets(book, round_)
    assessment, language = book.assessments.get(now.assessment), book.organization.branding().language

    def fill(collection: Workbook) -> None:
        with collection.change():
            collection.organization.put_branding(Branding(language=language))
            collection.teams.put(Team(id=team.id, name=team.name, headcount=None))
            digest = collection.assessments.put(assessment)
            collection.rounds.put(replace(now, assessment=digest, set_aside={}))

    write(book.info.organization, fill)
