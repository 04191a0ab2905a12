"""Workbooks: start one for an organization, with its first team and round."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application.days_off_words import read_place
from sixelements.application.organization import change_branding, change_work_days, readable_branding
from sixelements.application.ports import Branding, NewId, Workbook
from sixelements.application.rounds import (
    RoundSettings,
    check_settings,
    choose_practices,
    newest_assessment,
    newest_round,
    practices_again,
)
from sixelements.application.teams import begin_team, checked_name
from sixelements.application.templates import NO_TEMPLATE, Template
from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import HALF_A_YEAR, Mode, Round
from sixelements.domain.teams import Headcount, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What a new workbook takes over from another, or from a template.

    ``place`` is the country, and the part of it, whose holidays are kept. ``assessment`` and ``round`` say
    how the newest round of another workbook was asked, None without one; then ``template`` says it.
    ``organization`` is whose logo it is; empty of a template.
    """

    organization: str = ""
    branding: Branding = NO_TEMPLATE.branding
    place: tuple[str, str] | None = None
    assessment: Assessment | None = None
    round: Round | None = None
    template: Template = NO_TEMPLATE


def likeness(book: Workbook) -> Likeness:
    """What can be taken over from a workbook; a logo that can't be read is not."""
    days = book.organization.work_days()
    return Likeness(
        organization=book.info.organization,
        branding=readable_branding(book),
        place=(days.country, days.subdivision),
        assessment=newest_assessment(book),
        round=newest_round(book),
    )


def like_template(template: Template) -> Likeness:
    """What can be taken over from a template."""
    return Likeness(
        branding=template.branding,
        place=None if template.holidays is None else read_place(template.holidays),
        template=template,
    )


def settings_like(
    other: Likeness,
    assessment: Assessment,
    *,
    mode: Mode | None = None,
    threshold: int | None = None,
    practices: str | None = None,
) -> RoundSettings:
    """The settings that are named, the others as taken over, else the usual ones. Raises BadInput.

    A threshold that goes with another mode is not taken over.
    """
    before, template = other.round, other.template
    old_mode = before.mode if before else template.mode
    old_threshold = before.threshold if before else template.threshold
    same_mode = mode in (None, old_mode or Mode.ANONYMOUS)
    if before and other.assessment and not practices:
        chosen = practices_again(before, other.assessment, assessment) or tuple(assessment.practices)
    else:
        chosen = choose_practices(assessment, practices or template.practices or "all")
    return RoundSettings(
        mode=mode or old_mode or Mode.ANONYMOUS,
        threshold=old_threshold if threshold is None and same_mode else threshold,
        practices=chosen,
        several_sittings=before.several_sittings if before else bool(template.several_sittings),
        horizon_days=before.horizon_days if before else template.horizon or HALF_A_YEAR,
    )


Create = Callable[[str], Workbook]
"""Makes an empty workbook for an organization of this name; refuses a place that is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstTeam:
    """What the first team is called, how many people it has, and how its first round is asked."""

    name: str
    headcount: Headcount | None
    settings: RoundSettings


def start(
    create: Create,
    *,
    organization: str,
    team: FirstTeam,
    assessment: Assessment,
    new_id: NewId,
    today: date,
    like: Likeness | None = None,
) -> tuple[Workbook, Team, Round]:
    """Make a workbook with one team and an open round 1. Nothing is made where a setting is wrong."""
    organization = checked_name(organization)
    name = checked_name(team.name or organization)
    check_settings(team.settings)
    book = create(organization)
    if like:
        _take_over(book, like)
    added, opened = begin_team(
        book,
        name=name,
        headcount=team.headcount,
        assessment=assessment,
        settings=team.settings,
        new_id=new_id,
        today=today,
    )
    return book, added, opened


def _take_over(book: Workbook, like: Likeness) -> None:
    change_branding(book, like.branding)
    if like.place is not None:
        country, subdivision = like.place
        days = replace(book.organization.work_days(), country=country, subdivision=subdivision)
        change_work_days(book, days)
