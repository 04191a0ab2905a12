"""The worked example: an invented team whose files are built into a workbook by the ordinary use cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sixelements.application import closing, plans, responses, rounds, worksheets
from sixelements.application import discussion as discussions
from sixelements.application.foreign_sheets import ReadSheets
from sixelements.application.ports import NewId, Workbook
from sixelements.application.rounds import RoundSettings
from sixelements.application.teams import add_team
from sixelements.domain.actions import Action, Plan, Status
from sixelements.domain.assessment import Assessment
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId
from sixelements.domain.rounds import Mode, Round
from sixelements.domain.schedule import days_after
from sixelements.domain.teams import Headcount, Team
from sixelements.i18n import _
from sixelements.wording.numbers import series

_INTO_THE_PLAN = 14
"""Days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledIn:
    """What the example's team wrote into a recommended action; None leaves the recommendation."""

    owner: str | None = None
    helpers: str = ""
    needs: str = ""
    told: str = ""
    risk: str = ""
    status: Status = Status.TO_DO
    evidence: str = ""
    review_notes: str = ""
    baseline: float | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamplePlan:
    """The plan of one round: dates, words, and what was filled in by action."""

    start: date
    aim: str = ""
    sponsor: str = ""
    log: tuple[str, ...] = ()
    parking: tuple[str, ...] = ()
    stop_doing: tuple[str, ...] = ()
    actions: Mapping[ActionId, FilledIn]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleRound:
    """One round: the file of answers, and what followed.

    ``sheets`` and ``services`` fill in the worksheets, the second one those of the three-thirds sheet.
    """

    answers: Path
    mode: Mode
    opened_on: date
    closed_on: date
    discussion: DiscussionPatch
    sheets: worksheets.SheetEdit
    services: discussions.ServiceEdit
    plan: ExamplePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An invented organization with one team and its rounds."""

    organization: str
    team: str
    headcount: Headcount
    rounds: tuple[ExampleRound, ...]


def build(
    create: Callable[[str], Workbook],
    example: Example,
    assessment: Assessment,
    *,
    read: ReadSheets,
    new_id: NewId,
) -> Workbook:
    """Make the example's workbook, round by round, as a team would."""
    book = create(example.organization)
    with book.change():
        team = add_team(book, name=example.team, headcount=example.headcount, new_id=new_id)
        for part in example.rounds:
            _build_round(book, team, part, assessment, read=read, new_id=new_id)
    return book


def report_day(plan: Plan | None, today: date) -> date:
    """The day the team would make its roadmap: two weeks into its plan, not long after it ended."""
    return min(today, days_after(plan.start, _INTO_THE_PLAN)) if plan else today


def _build_round(
    book: Workbook,
    team: Team,
    part: ExampleRound,
    assessment: Assessment,
    *,
    read: ReadSheets,
    new_id: NewId,
) -> None:
    settings = RoundSettings(mode=part.mode, practices=tuple(assessment.practices))
    opened = rounds.open_round(book, team, assessment, settings, new_id=new_id, today=part.opened_on)
    form = responses.form_of(assessment, opened)
    taken = responses.collect(book, opened, part.answers, form=form, read=read, new_id=new_id)
    if taken.problems:
        raise BadInput("\n".join(taken.problems))
    closed = closing.close_round(book, opened, today=part.closed_on)
    discussions.record(book, closed, part.discussion)
    worksheets.change(book, closed, part.sheets)
    discussions.change_services(book, closed, part.services)
    _build_plan(book, closed, part.plan, new_id)


def _build_plan(book: Workbook, round_: Round, example: ExamplePlan, new_id: NewId) -> None:
    accepted = plans.accept(book, round_, start=example.start, new_id=new_id)
    known = {action.id for action in accepted.actions}
    unknown = sorted(set(example.actions) - known)
    if unknown:
        text = _("The example fills in actions that are not recommended: {ids}.")
        raise BadInput(text.format(ids=series(unknown)))
    actions = tuple(_filled(a, example.actions.get(a.id, FilledIn())) for a in accepted.actions)
    plan = replace(
        accepted,
        actions=actions,
        aim=example.aim,
        sponsor=example.sponsor,
        log=example.log,
        parking=example.parking,
        stop_doing=example.stop_doing,
    )
    plans.store(book, round_, plan)


def _filled(action: Action, filled: FilledIn) -> Action:
    measure = replace(
        action.measure,
        baseline=action.measure.baseline if filled.baseline is None else filled.baseline,
        target=action.measure.target if filled.target is None else filled.target,
    )
    return replace(
        action,
        owner=filled.owner,
        helpers=filled.helpers,
        needs=filled.needs,
        told=filled.told,
        risk=filled.risk,
        status=filled.status,
        evidence=filled.evidence,
        review_notes=filled.review_notes,
        measure=measure,
    )
