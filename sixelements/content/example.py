"""The worked example's own file, read into the value that builds it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from sixelements.application.example import ExamplePlan, FilledIn
from sixelements.content.example_worksheets import ExampleTable, WorksheetsFile, load_worksheets
from sixelements.content.toml_gate import TomlProblem, read_toml
from sixelements.domain.actions import Status
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.i18n import _

FILE = "example.toml"
Count = Annotated[int, Field(ge=0)]


class ExampleActionModel(ExampleTable):
    """What the team wrote into one recommended action."""

    id: str
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


class PlanModel(ExampleTable):
    """The plan of a round."""

    start: date
    aim: str = ""
    sponsor: str = ""
    log: tuple[str, ...] = ()
    parking: tuple[str, ...] = ()
    stop_doing: tuple[str, ...] = ()
    actions: tuple[ExampleActionModel, ...] = ()


class RoundModel(ExampleTable):
    """One round and the files that belong to it."""

    answers: str
    discussion: str
    worksheets: str
    mode: Mode
    opened_on: date
    closed_on: date
    plan: PlanModel


class HeadcountModel(ExampleTable):
    """People by role."""

    frontline: Count
    supervisor: Count
    manager: Count


class ExampleModel(ExampleTable):
    """The whole example."""

    invented: str
    organization: str
    team: str
    headcount: HeadcountModel
    rounds: tuple[RoundModel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFiles:
    """One round of the example, its answers and its discussion still unread."""

    answers: Path
    discussion: Path
    worksheets: WorksheetsFile
    mode: Mode
    opened_on: date
    closed_on: date
    plan: ExamplePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFiles:
    """The example, its files still unread."""

    organization: str
    team: str
    headcount: Headcount
    rounds: tuple[RoundFiles, ...]


def load(folder: Path) -> ExampleFiles:
    """Read the example; raises BadInput with what is wrong."""
    try:
        model = ExampleModel.model_validate(read_toml(folder / FILE))
    except (TomlProblem, ValidationError) as error:
        raise BadInput(_("The worked example can't be read: {reason}").format(reason=error)) from None
    return ExampleFiles(
        organization=model.organization,
        team=model.team,
        headcount=Headcount(**model.headcount.model_dump()),
        rounds=tuple(_round(folder, r) for r in model.rounds),
    )


def _round(folder: Path, model: RoundModel) -> RoundFiles:
    plan = model.plan
    return RoundFiles(
        answers=folder / model.answers,
        discussion=folder / model.discussion,
        worksheets=load_worksheets(folder / model.worksheets),
        mode=model.mode,
        opened_on=model.opened_on,
        closed_on=model.closed_on,
        plan=ExamplePlan(
            start=plan.start,
            aim=plan.aim,
            sponsor=plan.sponsor,
            log=plan.log,
            parking=plan.parking,
            stop_doing=plan.stop_doing,
            actions={ActionId(a.id): FilledIn(**a.model_dump(exclude={"id"})) for a in plan.actions},
        ),
    )
