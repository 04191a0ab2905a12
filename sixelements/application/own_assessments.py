"""Assessments of a person's own: what lies on their shelf, and what the booklet of one is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sixelements.application.forms import FormMaterial
from sixelements.application.organization import Printable
from sixelements.domain import papers
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import RoundId, TeamId, WorkbookId
from sixelements.domain.rounds import Mode, Round, default_threshold
from sixelements.i18n import Language, _

BOOKLET = "questionnaire.pdf"
"""The kind of form that a preview is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAssessment:
    """A folder on the person's shelf: the assessment in it, or all that is wrong with it.

    ``hides_shipped``: one that ships with the app has the same name, and is not asked while this lies here.
    """

    name: str
    folder: Path
    assessment: Assessment | None
    problems: Sequence[str] = ()
    hides_shipped: bool = False


def preview_material(assessment: Assessment, *, made_on: date) -> FormMaterial:
    """What the booklet is made from before any round asks it: an anonymous round that asks all practices."""
    language = Language(assessment.language)
    round_ = Round(
        id=RoundId("preview"),
        team=TeamId("preview"),
        number=1,
        mode=Mode.ANONYMOUS,
        threshold=default_threshold(Mode.ANONYMOUS),
        practices=tuple(assessment.practices),
        headcount=None,
        assessment=assessment.id,
    )
    return FormMaterial(
        workbook=WorkbookId("preview"),
        organization=assessment.title,
        team=_("Preview"),
        assessment=assessment,
        round=round_,
        made_on=made_on,
        name=assessment.id,
        asks_role=True,
        answered=0,
        branding=Printable(language=language, paper=papers.usual_paper(assessment.language)),
    )
