"""One action of the plan with all its parts, as the inspector shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sixelements.domain.actions import Action, Horizon
from sixelements.domain.assessment import Assessment, Worksheet
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId, ElementId
from sixelements.domain.people import each_person, person
from sixelements.domain.plan_check import lacks
from sixelements.domain.priorities import Standing
from sixelements.i18n import _
from sixelements.presentation.held import HeldText
from sixelements.presentation.pages.plan_fields import SPECS, ActionField
from sixelements.presentation.pages.plan_rows import practice_words
from sixelements.presentation.unsaved import WaitingChange
from sixelements.wording import phrases
from sixelements.wording.actions import locked_until, outlook, sheet_of, then_start
from sixelements.wording.notes import rule_line
from sixelements.wording.plan_check import doubt
from sixelements.wording.worksheets import leads_to


@dataclass(frozen=True, slots=True)
class WaitView:
    """Another action that this one may wait for."""

    id: ActionId
    title: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectorView:
    """One action with all its parts, as text. ``missing`` are the parts still to be filled in.

    ``doubt``: what of it can't come true.

    ``why_dates``: why it starts when it does; ``pinned``: its dates are kept when others are worked out.

    ``refused``: why the text of some parts is not stored. ``unstored``: what is said of those that wait.
    """

    id: ActionId
    element: ElementId
    practice: str
    title: str
    expected: str
    doubt: str
    rule: str
    locked: str
    sheet: Worksheet | None
    """The worksheet that helps with it, or opens it; ``open_sheet`` leads there."""
    open_sheet: str
    values: Mapping[ActionField, str]
    missing: frozenset[ActionField]
    refused: Mapping[ActionField, BadInput]
    unstored: Mapping[ActionField, str]
    owners: tuple[str, ...]
    say: str
    waits: tuple[WaitView, ...]
    waits_text: str
    up: bool
    down: bool
    earlier: bool
    later: bool
    why_dates: str = ""
    pinned: bool = False
    can_pin: bool = False


def inspect(
    action: Action,
    actions: Sequence[Action],
    assessment: Assessment,
    held: Mapping[ActionField, HeldText | None],
    waiting: Mapping[ActionField, WaitingChange | None],
    found: Standing | None,
) -> InspectorView:
    """An action among the others of its plan.

    ``held``: what was typed into its fields and can't be stored; ``waiting``: what is not stored yet.
    ``found``: where its practice stands, if that may be shown.
    """
    typed = {field: text for field, text in held.items() if text}
    group = [a.id for a in actions if a.horizon is action.horizon and a.locked == action.locked]
    at, horizons = group.index(action.id), list(Horizon)
    missing, sheet = set(lacks(action)), sheet_of(action, assessment)
    return InspectorView(
        id=action.id,
        element=action.element,
        practice=practice_words(action, assessment),
        title=action.title,
        expected=_expected(action, found, assessment),
        doubt=doubt(action, found),
        rule=rule_line(action),
        locked=locked_until() if action.locked else "",
        sheet=sheet,
        open_sheet=leads_to(sheet) if sheet else "",
        values={
            s.field: typed[s.field].text if s.field in typed else s.read(action, assessment) for s in SPECS
        },
        missing=frozenset(s.field for s in SPECS if s.lack in missing),
        refused={field: text.refusal for field, text in typed.items()},
        unstored={field: change.said for field, change in waiting.items() if change},
        owners=tuple(sorted(each_person(a.owner for a in actions), key=person)),
        say=action.owner or _("the owner"),
        waits=tuple(
            WaitView(a.id, a.title, a.id in action.depends_on)
            for a in actions
            if a.id != action.id and not a.locked
        ),
        waits_text=_waits_text(action, actions),
        up=at > 0,
        down=at < len(group) - 1,
        earlier=not action.locked and horizons.index(action.horizon) > 0,
        later=not action.locked and horizons.index(action.horizon) < len(horizons) - 1,
    )


def _expected(action: Action, found: Standing | None, assessment: Assessment) -> str:
    """What the action works toward, and what a talk leads to."""
    following = then_start(action, found, assessment)
    after = phrases.labeled(_("Then start"), following) if following else ""
    return phrases.sentences(outlook(action, found, assessment.scale), after)


def _waits_text(action: Action, actions: Sequence[Action]) -> str:
    titles = {a.id: a.title for a in actions}
    found = [titles[d] for d in action.depends_on if d in titles]
    return phrases.facts(*found) or _("Nothing")
