"""Why an action is in a plan, and what changed the list: values to rows and back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sixelements.domain.actions import (
    Because,
    Difference,
    Guardrail,
    Note,
    Observation,
    Plan,
    WorksheetReason,
)
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.domain.scores import Unseen
from sixelements.storage.store import Row, Value

BECAUSE = (
    "practice", "level", "agreed", "aim", "votes", "all_votes", "weakest_leg", "difference", "gap",
    "dont_know", "asked", "leads",
)  # fmt: skip
"""The columns of a reason."""
FROM_SHEET = ("sheet", "name", "point")
"""The columns of a reason that a worksheet gave."""
NOTE = ("kind", "action", "practice", "other", "leg", "difference", "until", "left_out")
"""The columns of a note."""
_ABOUT: Mapping[str, Guardrail | Observation] = {
    **{rule.value: rule for rule in Guardrail},
    **{seen.value: seen for seen in Observation},
}


def tables(plan: Plan) -> Mapping[str, Iterator[Mapping[str, Value]]]:
    """The rows of a plan's reasons and notes without their round, by table, in the order of references."""
    reasons = [(a.id, a.because) for a in plan.actions if isinstance(a.because, Because)]
    sheets = [(a.id, a.because) for a in plan.actions if isinstance(a.because, WorksheetReason)]
    notes = [(n, note) for n, note in enumerate(plan.notes) if isinstance(note, Note)]
    return {
        "plan_reason": ({"action": action, **_reason_row(because)} for action, because in reasons),
        "plan_reason_foundation": (
            {"action": action, "position": n, "practice": practice}
            for action, because in reasons
            for n, practice in enumerate(because.foundation_for)
        ),
        "plan_worksheet_reason": (
            {"action": action, "sheet": found.sheet.value, "name": found.row, "point": found.point}
            for action, found in sheets
        ),
        "plan_note": ({"position": n, **_note_row(note)} for n, note in notes),
        "plan_note_practice": (
            {"note": at, "position": n, "practice": practice}
            for at, note in notes
            for n, practice in enumerate(note.practices)
        ),
    }


def _reason_row(because: Because) -> Mapping[str, Value]:
    unseen = because.unseen
    values: Sequence[Value] = (
        because.practice,
        because.level,
        int(because.agreed),
        because.aim,
        because.votes,
        because.all_votes,
        because.weakest_leg.value if because.weakest_leg else None,
        because.difference.value if because.difference else None,
        because.gap,
        unseen.dont_know if unseen else None,
        unseen.asked if unseen else None,
        int(unseen.leads) if unseen else None,
    )
    return dict(zip(BECAUSE, values, strict=True))


def because(row: Row, foundation_for: Sequence[str]) -> Because:
    """A reason from its columns; the schema's CHECKs say what can be in them."""
    practice, level, agreed, aim, votes, all_votes, leg, difference, gap, dont_know, asked, leads = row
    return Because(
        practice=PracticeId(practice),
        level=level,
        agreed=bool(agreed),
        aim=aim,
        votes=votes,
        all_votes=all_votes,
        weakest_leg=Leg(leg) if leg else None,
        foundation_for=tuple(map(PracticeId, foundation_for)),
        difference=Difference(difference) if difference else None,
        gap=gap,
        unseen=None if asked is None else Unseen(dont_know=dont_know, asked=asked, leads=bool(leads)),
    )


def from_sheet(row: Row) -> WorksheetReason:
    """A reason that a worksheet gave from its columns; the schema's CHECKs say what can be in them."""
    sheet, name, point = row
    return WorksheetReason(sheet=Worksheet(sheet), row=name, point=point)


def _note_row(note: Note) -> Mapping[str, Value]:
    values: Sequence[Value] = (
        note.about.value,
        note.action,
        note.practice,
        note.other,
        note.leg.value if note.leg else None,
        note.difference.value if note.difference else None,
        note.until.isoformat() if note.until else None,
        note.left_out,
    )
    return dict(zip(NOTE, values, strict=True))


def note(row: Row, practices: Sequence[str]) -> Note:
    """A note from its columns; the schema's CHECKs say what can be in them."""
    kind, action, practice, other, leg, difference, until, left_out = row
    return Note(
        about=_ABOUT[kind],
        action=ActionId(action) if action else None,
        practice=PracticeId(practice) if practice else None,
        other=PracticeId(other) if other else None,
        practices=tuple(map(PracticeId, practices)),
        leg=Leg(leg) if leg else None,
        difference=Difference(difference) if difference else None,
        until=date.fromisoformat(until) if until else None,
        left_out=left_out,
    )
