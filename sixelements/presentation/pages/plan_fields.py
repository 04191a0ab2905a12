"""The parts of an action that a person fills in: their words, how each is read and written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from sixelements.application.plan_editing import set_dates
from sixelements.domain.actions import Action, Plan, Status
from sixelements.domain.assessment import Measure, Size
from sixelements.domain.errors import BadInput
from sixelements.domain.plan_check import Lack
from sixelements.i18n import _
from sixelements.presentation.typed import read_day, read_number
from sixelements.wording import numbers
from sixelements.wording.plan_check import status


class Field(Enum):
    """A part of an action."""

    TITLE = auto()
    BECAUSE = auto()
    OWNER = auto()
    HELPERS = auto()
    FIRST_STEP = auto()
    FIRST_STEP_BY = auto()
    WHEN = auto()
    THEN = auto()
    MEASURE = auto()
    UNIT = auto()
    BASELINE = auto()
    TARGET = auto()
    HOW = auto()
    SIZE = auto()
    START = auto()
    DUE = auto()
    STATUS = auto()
    NEEDS = auto()
    RISK = auto()
    TOLD = auto()


class Shape(Enum):
    """How a part is typed in."""

    LINE = auto()
    TEXT = auto()
    DAY = auto()
    NUMBER = auto()
    CHOICE = auto()


Write = Callable[[Plan, Action, str], Action]
_MOST = {Shape.LINE: 200, Shape.TEXT: 2000, Shape.DAY: 40, Shape.NUMBER: 20, Shape.CHOICE: 40}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """A part with its words; ``hint`` stands in the empty field, ``lack`` says what is missing then."""

    field: Field
    label: Callable[[], str]
    shape: Shape
    read: Callable[[Action], str]
    write: Write
    hint: Callable[[], str] = str
    lack: Lack | None = None
    choices: Callable[[], tuple[tuple[str, str], ...]] = tuple

    @property
    def most(self) -> int:
        """How many characters can be typed."""
        return _MOST[self.shape]


def _said(put: Callable[[Action, str], Action]) -> Write:
    return lambda _plan, action, text: put(action, text.strip())


def _measured(put: Callable[[Measure, str], Measure]) -> Write:
    return lambda _plan, action, text: replace(action, measure=put(action.measure, text.strip()))


def _title(_plan: Plan, action: Action, text: str) -> Action:
    if not text.strip():
        raise BadInput(_("Give the action a title that begins with a verb."))
    return replace(action, title=text.strip())


def _near(plan: Plan, action: Action) -> date:
    return action.start or plan.start


def _first_step_by(plan: Plan, action: Action, text: str) -> Action:
    return replace(action, first_step_by=read_day(text, near=_near(plan, action)))


def _start(plan: Plan, action: Action, text: str) -> Action:
    return set_dates(plan, action, start=read_day(text, near=plan.start), due=action.due)


def _due(plan: Plan, action: Action, text: str) -> Action:
    return set_dates(plan, action, start=action.start, due=read_day(text, near=_near(plan, action)))


def _day(value: date | None) -> str:
    return numbers.day(value) if value else ""


def _number(value: float | None) -> str:
    return "" if value is None else numbers.quantity(value)


def size_words(size: Size) -> str:
    """A size with the time it usually takes."""
    return {
        Size.SMALL: _("S, 3 weeks"),
        Size.MEDIUM: _("M, 6 weeks"),
        Size.LARGE: _("L, 3 months"),
    }[size]


SPECS: tuple[FieldSpec, ...] = (
    FieldSpec(
        field=Field.TITLE,
        label=lambda: _("Action, a verb first"),
        shape=Shape.TEXT,
        read=lambda a: a.title,
        write=_title,
        lack=Lack.TITLE,
    ),
    FieldSpec(
        field=Field.BECAUSE,
        label=lambda: _("Because"),
        shape=Shape.TEXT,
        read=lambda a: a.because,
        write=_said(lambda a, t: replace(a, because=t)),
    ),
    FieldSpec(
        field=Field.OWNER,
        label=lambda: _("Owner, one person"),
        shape=Shape.LINE,
        read=lambda a: a.owner or "",
        write=_said(lambda a, t: replace(a, owner=t or None)),
        lack=Lack.OWNER,
    ),
    FieldSpec(
        field=Field.STATUS,
        label=lambda: _("Status"),
        shape=Shape.CHOICE,
        read=lambda a: a.status.value,
        write=_said(lambda a, t: replace(a, status=Status(t))),
        choices=lambda: tuple((s.value, status(s)) for s in Status),
    ),
    FieldSpec(
        field=Field.HELPERS,
        label=lambda: _("Helpers, one from the front line"),
        shape=Shape.LINE,
        read=lambda a: a.helpers,
        write=_said(lambda a, t: replace(a, helpers=t)),
        lack=Lack.HELPERS,
    ),
    FieldSpec(
        field=Field.FIRST_STEP,
        label=lambda: _("First step, under two hours"),
        shape=Shape.TEXT,
        read=lambda a: a.first_step,
        write=_said(lambda a, t: replace(a, first_step=t)),
        lack=Lack.FIRST_STEP,
    ),
    FieldSpec(
        field=Field.FIRST_STEP_BY,
        label=lambda: _("First step by"),
        shape=Shape.DAY,
        read=lambda a: _day(a.first_step_by),
        write=_first_step_by,
    ),
    FieldSpec(
        field=Field.WHEN,
        label=lambda: _("When"),
        shape=Shape.TEXT,
        read=lambda a: a.when,
        write=_said(lambda a, t: replace(a, when=t)),
        hint=lambda: _("a time, a place, an event"),
        lack=Lack.WHEN_THEN,
    ),
    FieldSpec(
        field=Field.THEN,
        label=lambda: _("will"),
        shape=Shape.TEXT,
        read=lambda a: a.then,
        write=_said(lambda a, t: replace(a, then=t)),
        hint=lambda: _("the first thing others can see"),
    ),
    FieldSpec(
        field=Field.START,
        label=lambda: _("Start"),
        shape=Shape.DAY,
        read=lambda a: _day(a.start),
        write=_start,
    ),
    FieldSpec(
        field=Field.DUE,
        label=lambda: _("Due"),
        shape=Shape.DAY,
        read=lambda a: _day(a.due),
        write=_due,
        lack=Lack.DUE,
    ),
    FieldSpec(
        field=Field.SIZE,
        label=lambda: _("Size"),
        shape=Shape.CHOICE,
        read=lambda a: a.size.value,
        write=_said(lambda a, t: replace(a, size=Size(t))),
        choices=lambda: tuple((s.value, size_words(s)) for s in Size),
    ),
    FieldSpec(
        field=Field.MEASURE,
        label=lambda: _("Measure"),
        shape=Shape.TEXT,
        read=lambda a: a.measure.name,
        write=_measured(lambda m, t: replace(m, name=t)),
        hint=lambda: _("what shows that it works"),
        lack=Lack.MEASURE,
    ),
    FieldSpec(
        field=Field.BASELINE,
        label=lambda: _("Now"),
        shape=Shape.NUMBER,
        read=lambda a: _number(a.measure.baseline),
        write=_measured(lambda m, t: replace(m, baseline=read_number(t))),
        hint=lambda: _("measure first"),
        lack=Lack.BASELINE,
    ),
    FieldSpec(
        field=Field.TARGET,
        label=lambda: _("Target"),
        shape=Shape.NUMBER,
        read=lambda a: _number(a.measure.target),
        write=_measured(lambda m, t: replace(m, target=read_number(t))),
        lack=Lack.TARGET,
    ),
    FieldSpec(
        field=Field.UNIT,
        label=lambda: _("Unit"),
        shape=Shape.LINE,
        read=lambda a: a.measure.unit,
        write=_measured(lambda m, t: replace(m, unit=t)),
    ),
    FieldSpec(
        field=Field.HOW,
        label=lambda: _("How it is counted"),
        shape=Shape.TEXT,
        read=lambda a: a.measure.how,
        write=_measured(lambda m, t: replace(m, how=t)),
        lack=Lack.HOW,
    ),
    FieldSpec(
        field=Field.NEEDS,
        label=lambda: _("Needs a decision or help, from whom"),
        shape=Shape.TEXT,
        read=lambda a: a.needs,
        write=_said(lambda a, t: replace(a, needs=t)),
    ),
    FieldSpec(
        field=Field.RISK,
        label=lambda: _("What could go wrong, and what then"),
        shape=Shape.TEXT,
        read=lambda a: a.risk,
        write=_said(lambda a, t: replace(a, risk=t)),
        lack=Lack.RISK,
    ),
    FieldSpec(
        field=Field.TOLD,
        label=lambda: _("How customers and staff are told"),
        shape=Shape.TEXT,
        read=lambda a: a.told,
        write=_said(lambda a, t: replace(a, told=t)),
        lack=Lack.TOLD,
    ),
)
SPEC = {spec.field: spec for spec in SPECS}
