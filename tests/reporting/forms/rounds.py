"""Rounds whose forms are looked at: all practices, the core, chosen elements, an assessment of one's own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from sixelements.application.forms import FormMaterial, forms_name
from sixelements.application.organization import Printable
from sixelements.application.responses import asks_role
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import ElementId, PracticeId, RoundId, TeamId, WorkbookId
from sixelements.domain.rounds import Mode, Round
from sixelements.domain.teams import Headcount, Team
from tests.builders import an_assessment
from tests.reporting.example import assessment

MADE_ON = date(2026, 11, 9)
ROLES_SHOWN = Headcount(frontline=9, supervisor=5)
ROLES_HIDDEN = Headcount(frontline=9, supervisor=1)


def a_round(
    practices: tuple[PracticeId, ...],
    *,
    mode: Mode = Mode.ANONYMOUS,
    threshold: int = 5,
    headcount: Headcount | None = ROLES_SHOWN,
) -> Round:
    return Round(
        id=RoundId("c0ffee" * 5 + "00"),
        team=TeamId("team"),
        number=2,
        mode=mode,
        threshold=threshold,
        practices=practices,
        headcount=headcount,
        opened_on=date(2026, 11, 2),
    )


def material_of(
    asked: Assessment,
    round_: Round,
    *,
    team: str = "Permit Counter",
    organization: str = "Alder County Development Services",
    return_by: date | None = date(2026, 11, 20),
    return_to: str = "Dana Whitfield, Human Resources",
    answered: int = 0,
) -> FormMaterial:
    found = Team(id=round_.team, name=team, headcount=round_.headcount)
    return FormMaterial(
        workbook=WorkbookId("bead" * 8),
        organization=organization,
        team=team,
        assessment=asked,
        round=round_,
        made_on=MADE_ON,
        name=forms_name([found], found, round_),
        asks_role=asks_role(round_),
        answered=answered,
        branding=Printable(),
        return_by=return_by,
        return_to=return_to,
    )


def everything() -> FormMaterial:
    return material_of(assessment(), a_round(tuple(assessment().practices)))


def core() -> FormMaterial:
    return material_of(assessment(), a_round(assessment().core))


def chosen() -> FormMaterial:
    practices = assessment().of_elements((ElementId("2"), ElementId("6")))
    return material_of(assessment(), a_round(practices, headcount=ROLES_HIDDEN))


def own() -> FormMaterial:
    """Two small elements, one practice left out, an open round, nothing known about the way back."""
    asked = an_assessment()
    round_ = a_round(tuple(asked.practices)[1:], mode=Mode.OPEN, threshold=3, headcount=None)
    return material_of(asked, round_, return_by=None, return_to="")


def hostile() -> FormMaterial:
    """Long words, markup, formulas, a right-to-left name, characters that no font has, braces and tabs."""
    asked = an_assessment()
    words = "=1+1 <b>&\u202e{hidden}\t東 " + "x" * 120
    first = asked.elements[0]
    practice = replace(first.practices[0], statement=words, name="“Quoted” 東", anchors=(words,) * 5)
    elements = (replace(first, practices=(practice, *first.practices[1:])), *asked.elements[1:])
    return material_of(
        replace(asked, elements=elements),
        a_round(tuple(asked.practices)),
        team="ليلى الخطيب <team>",
        organization="Ångström " * 22,
        return_to="=cmd|' /C calc'!A0",
    )


ROUNDS: Mapping[str, Callable[[], FormMaterial]] = {
    "everything": everything,
    "core": core,
    "chosen": chosen,
    "own": own,
    "hostile": hostile,
}
