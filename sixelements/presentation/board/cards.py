"""The plan as cards in columns, one a horizon: what each shows, and how it is read aloud."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sixelements.domain.actions import Action, Horizon
from sixelements.domain.assessment import Assessment, Leg
from sixelements.domain.ids import ActionId, ElementId
from sixelements.domain.plan_findings import FindingKind, PlanFinding, Severity
from sixelements.i18n import _
from sixelements.presentation.pages.plan_rows import practice_words, status_words
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import short_title
from sixelements.wording.plan_check import horizon_purpose
from sixelements.wording.plan_findings import in_a_word

COLUMNS = tuple(Horizon)
_PRESSING = {FindingKind.OVERDUE: 1, FindingKind.TECHNOLOGY: 2}
_SHOWN_THIS_WEEK = frozenset({FindingKind.NO_MEASURE, FindingKind.NO_BASELINE, FindingKind.STEP_UNDATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """An action as a card. ``amber``: what is missing stands in place of its status.

    ``due_brief`` is ``due`` where there is little room.

    ``place`` counts from 1 in its column of ``of`` cards. ``spoken`` is all of it, as it is read aloud.
    """

    id: ActionId
    horizon: Horizon
    element: ElementId
    practice: str
    legs: tuple[Leg, ...]
    title: str
    owner: str
    first_name: str
    due: str
    due_brief: str
    icon: str
    status: str
    amber: bool
    pinned: bool
    unstored: bool
    place: int
    of: int
    spoken: str


CardsKnown = dict[ActionId, tuple[object, CardView]]
"""Cards by action, each with everything that it was made from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardColumn:
    """A horizon with its cards, in order; ``spoken`` names the list."""

    horizon: Horizon
    title: str
    purpose: str
    count: str
    cards: tuple[CardView, ...]
    empty: str
    spoken: str


def column_title(horizon: Horizon) -> str:
    """A horizon as the head of a column."""
    return {
        Horizon.DAYS_30: _("30 days"),
        Horizon.DAYS_90: _("60–90 days"),
        Horizon.DAYS_180: _("Six months"),
        Horizon.LATER: _("Later"),
    }[horizon]


def _place(n: int, of: int, horizon: Horizon) -> str:
    """Where a card lies, as it is read aloud: "2 of 3 in 60 to 90 days"."""
    return {
        Horizon.DAYS_30: _("{n} of {all} in 30 days"),
        Horizon.DAYS_90: _("{n} of {all} in 60 to 90 days"),
        Horizon.DAYS_180: _("{n} of {all} in six months"),
        Horizon.LATER: _("{n} of {all} in later"),
    }[horizon].format(n=n, all=of)


def moved_words(card: CardView) -> str:
    """What is said after a move: "Moved to 60–90 days, 2 of 3"."""
    return {
        Horizon.DAYS_30: _("Moved to 30 days, {n} of {all}"),
        Horizon.DAYS_90: _("Moved to 60–90 days, {n} of {all}"),
        Horizon.DAYS_180: _("Moved to six months, {n} of {all}"),
        Horizon.LATER: _("Moved to later, {n} of {all}"),
    }[card.horizon].format(n=card.place, all=card.of)


def columns_of(
    actions: Sequence[Action],
    assessment: Assessment,
    findings: Sequence[PlanFinding] = (),
    unstored: Collection[ActionId] = (),
    *,
    known: CardsKnown | None = None,
    start: date = date.min,
) -> tuple[BoardColumn, ...]:
    """The plan by horizon; locked actions stand in the tray, and Later is there only where it holds any.

    ``start`` is the plan's first day: what was due before it, or a year after, shows the year as well.
    ``known`` is filled, and spares making again the cards that would be the same.
    """
    known = {} if known is None else known
    open_ = [a for a in actions if not a.locked]
    worst = worst_of(findings)
    found = [_column(h, open_, assessment, worst, unstored, known, start) for h in COLUMNS]
    return tuple(c for c in found if c.cards or c.horizon is not Horizon.LATER)


def worst_of(findings: Sequence[PlanFinding]) -> Mapping[ActionId, PlanFinding]:
    """The first thing that each action is to be mended in, as far as it shows on its card.

    Little of what completes it this week does: every card would be amber for days.
    """
    return foremost(f for f in findings if f.kind is FindingKind.TECHNOLOGY or _shows(f))


def foremost(findings: Iterable[PlanFinding]) -> Mapping[ActionId, PlanFinding]:
    """The one thing that is said of each action where there is room for one.

    That its day is over comes before all that it lacks; nobody need own or measure yet what should not begin.
    """
    shown: dict[ActionId, PlanFinding] = {}
    for finding in findings:
        now = shown.get(finding.action) if finding.action else None
        if finding.action and (now is None or _pressing(finding) > _pressing(now)):
            shown[finding.action] = finding
    return shown


def _pressing(finding: PlanFinding) -> int:
    return _PRESSING.get(finding.kind, 0)


def _shows(finding: PlanFinding) -> bool:
    return finding.severity is not Severity.WEEK or finding.kind in _SHOWN_THIS_WEEK


def _column(
    horizon: Horizon,
    open_: Sequence[Action],
    assessment: Assessment,
    worst: Mapping[ActionId, PlanFinding],
    unstored: Collection[ActionId],
    known: CardsKnown,
    start: date,
) -> BoardColumn:
    found = [a for a in open_ if a.horizon is horizon]
    cards = []
    for n, action in enumerate(found, start=1):
        finding, waits = worst.get(action.id), action.id in unstored
        stands, asked = status_words(action, open_), (assessment.id, assessment.version)
        due = numbers.plan_day(action.due, start) if action.due else ""
        shows = action, finding, stands, n, len(found), waits, asked, due
        before = known.get(action.id)
        if before is None or before[0] != shows:
            brief = numbers.plan_month(action.due, start) if action.due else ""
            card = _card(action, stands, assessment, finding, n, len(found), due=(due, brief), unstored=waits)
            before = known[action.id] = shows, card
        cards.append(before[1])
    title, purpose = column_title(horizon), horizon_purpose(horizon, dated=any(a.due for a in found))
    return BoardColumn(
        horizon=horizon,
        title=title,
        purpose=purpose,
        count=numbers.count(len(cards)),
        cards=tuple(cards),
        empty=_("Add a recommended action, or write your own."),
        spoken=phrases.read_aloud(title, purpose, numbers.count(len(cards))),
    )


def _card(
    action: Action,
    stands: tuple[str, str],
    assessment: Assessment,
    finding: PlanFinding | None,
    n: int,
    of: int,
    *,
    due: tuple[str, str],
    unstored: bool,
) -> CardView:
    icon, status = stands
    if finding:
        icon = "lock" if finding.kind is FindingKind.TECHNOLOGY else "warning"
        status = in_a_word(finding)
    title, owner = short_title(action, assessment), action.owner or ""
    practice = assessment.practices.get(action.practice)
    carried = _("carried over") if action.carried_from else ""
    spoken = phrases.read_aloud(
        title,
        practice.name if practice else "",
        numbers.series(filter(None, (owner, due[0]))),
        numbers.series(filter(None, (status, _("pinned") if action.pinned else "", carried))),
        _("not stored") if unstored else "",
        _place(n, of, action.horizon),
    )
    if unstored:  # seen in the place of how it stands, which is said as well
        icon, status = "warning", _("not stored")
    return CardView(
        id=action.id,
        horizon=action.horizon,
        element=action.element,
        practice=practice_words(action, assessment),
        legs=action.legs,
        title=title,
        owner=owner,
        first_name=owner.split(" ")[0],
        due=due[0],
        due_brief=due[1],
        icon=icon,
        status=status,
        amber=unstored or finding is not None,
        pinned=action.pinned,
        unstored=unstored,
        place=n,
        of=of,
        spoken=phrases.sentence(spoken),
    )
