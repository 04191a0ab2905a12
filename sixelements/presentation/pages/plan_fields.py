"""The parts of an action that a person fills in: their words, how each is read and written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from sixelements.domain.actions import Action, Status
from sixelements.domain.assessment import Assessment, Size
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.plan_check import MissingField
from sixelements.i18n import _, pgettext
from sixelements.presentation.pages import plan_writes
from sixelements.presentation.pages.plan_writes import Write
from sixelements.wording import numbers
from sixelements.wording.actions import short_title
from sixelements.wording.because import because
from sixelements.wording.plan_check import status


class ActionField(Enum):
    """A part of an action."""

    TITLE = auto()
    SHORT = auto()
    BECAUSE = auto()
    OWNER = auto()
    HELPERS = auto()
    FIRST_STEP = auto()
    FIRST_STEP_BY = auto()
    STEP_TAKEN = auto()
    WHEN = auto()
    THEN = auto()
    MEASURE = auto()
    UNIT = auto()
    BASELINE = auto()
    BASELINE_ON = auto()
    TARGET = auto()
    TARGET_BY = auto()
    HOW = auto()
    SIZE = auto()
    NOT_BEFORE = auto()
    START = auto()
    DUE = auto()
    STATUS = auto()
    NEEDS = auto()
    RISK = auto()
    TOLD = auto()
    EVIDENCE = auto()


WIDE_ONLY = frozenset(
    {
        ActionField.SHORT,
        ActionField.STEP_TAKEN,
        ActionField.NOT_BEFORE,
        ActionField.BASELINE_ON,
        ActionField.TARGET_BY,
        ActionField.EVIDENCE,
    }
)
"""What only an action that is opened wide has room for."""


class FieldShape(Enum):
    """How a part is typed in."""

    LINE = auto()
    TEXT = auto()
    DAY = auto()
    NUMBER = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """A part with its words; ``hint`` stands in the empty field, ``lack`` says what is missing then.

    ``part`` names it within a sentence. ``read`` gives its text; a reason names practices of the assessment.
    """

    field: ActionField
    label: Callable[[], str]
    part: Callable[[], str]
    shape: FieldShape
    read: Callable[[Action, Assessment], str]
    write: Write
    hint: Callable[[], str] = str
    lack: MissingField | None = None
    choices: Callable[[], tuple[tuple[str, str], ...]] = tuple
    writing: Writing | None = None
    room: int | None = None

    @property
    def most(self) -> int | None:
        """How many characters fit, ``room`` where that is less; None for days, numbers and choices."""
        return self.room or (CHARACTERS[self.writing] if self.writing else None)


def _day(value: date | None) -> str:
    return numbers.day(value) if value else ""


def _number(value: float | None) -> str:
    return "" if value is None else numbers.quantity(value)


def _short(action: Action, assessment: Assessment) -> str:
    """The short title as it stands on the board; none if the whole one stands there."""
    found = short_title(action, assessment)
    return "" if found == action.title else found


def size_words(size: Size) -> str:
    """A size with the time it usually takes."""
    return {
        Size.SMALL: _("S, 3 weeks"),
        Size.MEDIUM: _("M, 6 weeks"),
        Size.LARGE: _("L, 3 months"),
    }[size]


SPECS: tuple[FieldSpec, ...] = (
    FieldSpec(
        field=ActionField.TITLE,
        label=lambda: _("Action, a verb first"),
        part=lambda: _("title"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.title,
        write=plan_writes.title,
        writing=Writing.TITLE,
        lack=MissingField.TITLE,
    ),
    FieldSpec(
        field=ActionField.SHORT,
        label=lambda: _("Short title, for board and review"),
        part=lambda: _("short title"),
        shape=FieldShape.LINE,
        read=_short,
        write=plan_writes.short,
        room=plan_writes.SHORT,
    ),
    FieldSpec(
        field=ActionField.BECAUSE,
        label=lambda: _("Because"),
        part=lambda: _("reason"),
        shape=FieldShape.TEXT,
        read=lambda a, of: because(a.because, of),
        write=plan_writes.said(Writing.BECAUSE, lambda a, t: replace(a, because=t)),
        writing=Writing.BECAUSE,
    ),
    FieldSpec(
        field=ActionField.OWNER,
        label=lambda: _("Owner, one person"),
        part=lambda: _("owner"),
        shape=FieldShape.LINE,
        read=lambda a, _of: a.owner or "",
        write=plan_writes.owner,
        writing=Writing.OWNER,
        lack=MissingField.OWNER,
    ),
    FieldSpec(
        field=ActionField.STATUS,
        label=lambda: _("Status"),
        part=lambda: _("status"),
        shape=FieldShape.CHOICE,
        read=lambda a, _of: a.status.value,
        write=plan_writes.chosen(lambda a, t: replace(a, status=Status(t))),
        choices=lambda: tuple((s.value, status(s)) for s in Status),
    ),
    FieldSpec(
        field=ActionField.HELPERS,
        label=lambda: _("Helpers, one from the front line"),
        part=lambda: _("helpers"),
        shape=FieldShape.LINE,
        read=lambda a, _of: a.helpers,
        write=plan_writes.said(Writing.HELPERS, lambda a, t: replace(a, helpers=t)),
        writing=Writing.HELPERS,
        lack=MissingField.HELPERS,
    ),
    FieldSpec(
        field=ActionField.FIRST_STEP,
        label=lambda: _("First step, under two hours"),
        part=lambda: _("first step"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.first_step,
        write=plan_writes.said(Writing.FIRST_STEP, lambda a, t: replace(a, first_step=t)),
        writing=Writing.FIRST_STEP,
        lack=MissingField.FIRST_STEP,
    ),
    FieldSpec(
        field=ActionField.FIRST_STEP_BY,
        label=lambda: _("First step by"),
        part=lambda: _("day of the first step"),
        shape=FieldShape.DAY,
        read=lambda a, _of: _day(a.first_step_by),
        write=plan_writes.first_step_by,
    ),
    FieldSpec(
        field=ActionField.STEP_TAKEN,
        label=lambda: _("First step taken on"),
        part=lambda: _("day on which the first step was taken"),
        shape=FieldShape.DAY,
        read=lambda a, _of: _day(a.step_taken),
        write=plan_writes.dated(lambda a, d: replace(a, step_taken=d)),
    ),
    FieldSpec(
        field=ActionField.WHEN,
        label=lambda: _("When"),
        part=lambda: _("when"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.when,
        write=plan_writes.said(Writing.WHEN, lambda a, t: replace(a, when=t)),
        writing=Writing.WHEN,
        hint=lambda: _("a time, a place, an event"),
        lack=MissingField.WHEN_THEN,
    ),
    FieldSpec(
        field=ActionField.THEN,
        label=lambda: _("will"),
        part=lambda: _("what is done then"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.then,
        write=plan_writes.said(Writing.THEN, lambda a, t: replace(a, then=t)),
        writing=Writing.THEN,
        hint=lambda: _("the first thing others can see"),
    ),
    FieldSpec(
        field=ActionField.NOT_BEFORE,
        label=lambda: _("Not before"),
        part=lambda: _("day before which it can't start"),
        shape=FieldShape.DAY,
        read=lambda a, _of: _day(a.not_before),
        write=plan_writes.dated(lambda a, d: replace(a, not_before=d)),
    ),
    FieldSpec(
        field=ActionField.START,
        label=lambda: pgettext("the first day", "Start"),
        part=lambda: pgettext("the first day", "start"),
        shape=FieldShape.DAY,
        read=lambda a, _of: _day(a.start),
        write=plan_writes.start,
    ),
    FieldSpec(
        field=ActionField.DUE,
        label=lambda: _("Due"),
        part=lambda: _("due date"),
        shape=FieldShape.DAY,
        read=lambda a, _of: _day(a.due),
        write=plan_writes.due,
        lack=MissingField.DUE,
    ),
    FieldSpec(
        field=ActionField.SIZE,
        label=lambda: _("Size"),
        part=lambda: _("size"),
        shape=FieldShape.CHOICE,
        read=lambda a, _of: a.size.value,
        write=plan_writes.chosen(lambda a, t: replace(a, size=Size(t))),
        choices=lambda: tuple((s.value, size_words(s)) for s in Size),
    ),
    FieldSpec(
        field=ActionField.MEASURE,
        label=lambda: _("Measure"),
        part=lambda: _("measure"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.measure.name,
        write=plan_writes.measured(Writing.MEASURE, lambda m, t: replace(m, name=t)),
        writing=Writing.MEASURE,
        hint=lambda: _("what shows that it works"),
        lack=MissingField.MEASURE,
    ),
    FieldSpec(
        field=ActionField.BASELINE,
        label=lambda: _("Now"),
        part=lambda: _("number now"),
        shape=FieldShape.NUMBER,
        read=lambda a, _of: _number(a.measure.baseline),
        write=plan_writes.counted(lambda m, n: replace(m, baseline=n)),
        hint=lambda: _("measure today's number first"),
        lack=MissingField.BASELINE,
    ),
    FieldSpec(
        field=ActionField.BASELINE_ON,
        label=lambda: _("Counted on"),
        part=lambda: _("day of the number now"),
        shape=FieldShape.DAY,
        read=lambda a, _of: _day(a.baseline_on),
        write=plan_writes.dated(lambda a, d: replace(a, baseline_on=d)),
    ),
    FieldSpec(
        field=ActionField.TARGET,
        label=lambda: _("Target"),
        part=lambda: _("target"),
        shape=FieldShape.NUMBER,
        read=lambda a, _of: _number(a.measure.target),
        write=plan_writes.counted(lambda m, n: replace(m, target=n)),
        lack=MissingField.TARGET,
    ),
    FieldSpec(
        field=ActionField.TARGET_BY,
        label=lambda: _("Target by"),
        part=lambda: _("day of the target"),
        shape=FieldShape.DAY,
        read=lambda a, _of: _day(a.target_by),
        write=plan_writes.dated(lambda a, d: replace(a, target_by=d)),
    ),
    FieldSpec(
        field=ActionField.UNIT,
        label=lambda: _("Unit"),
        part=lambda: _("unit"),
        shape=FieldShape.LINE,
        read=lambda a, _of: a.measure.unit,
        write=plan_writes.measured(Writing.UNIT, lambda m, t: replace(m, unit=t)),
        writing=Writing.UNIT,
    ),
    FieldSpec(
        field=ActionField.HOW,
        label=lambda: _("How it is counted"),
        part=lambda: _("way of counting"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.measure.how,
        write=plan_writes.measured(Writing.HOW, lambda m, t: replace(m, how=t)),
        writing=Writing.HOW,
        lack=MissingField.HOW,
    ),
    FieldSpec(
        field=ActionField.NEEDS,
        label=lambda: _("Needs a decision or help, from whom"),
        part=lambda: _("decision needed"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.needs,
        write=plan_writes.said(Writing.NEEDS, lambda a, t: replace(a, needs=t)),
        writing=Writing.NEEDS,
    ),
    FieldSpec(
        field=ActionField.RISK,
        label=lambda: _("What could go wrong, and what then"),
        part=lambda: _("risk"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.risk,
        write=plan_writes.said(Writing.RISK, lambda a, t: replace(a, risk=t)),
        writing=Writing.RISK,
        lack=MissingField.RISK,
    ),
    FieldSpec(
        field=ActionField.TOLD,
        label=lambda: _("How customers and staff are told"),
        part=lambda: _("how people are told"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.told,
        write=plan_writes.said(Writing.TOLD, lambda a, t: replace(a, told=t)),
        writing=Writing.TOLD,
        lack=MissingField.TOLD,
    ),
    FieldSpec(
        field=ActionField.EVIDENCE,
        label=lambda: _("What shows that it is done"),
        part=lambda: _("evidence"),
        shape=FieldShape.TEXT,
        read=lambda a, _of: a.evidence,
        write=plan_writes.said(Writing.SHOWN, lambda a, t: replace(a, evidence=t)),
        writing=Writing.SHOWN,
    ),
)
SPEC = {spec.field: spec for spec in SPECS}
