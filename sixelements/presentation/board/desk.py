"""The board: what is recommended, what is in the plan, what is to be settled, and how cards are moved.

Every move says what it did, for a screen reader; what is refused raises with why, and what would allow it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sixelements.application import plan_editing, worksheets
from sixelements.application.next_round import reviews_before
from sixelements.application.plan_check import check_setting
from sixelements.application.plan_days import PlanLine, line_of
from sixelements.application.plan_editing import undecided
from sixelements.application.plans import PlanView
from sixelements.domain.actions import (
    Action,
    HeldReview,
    Horizon,
    Plan,
    Reading,
    ReviewEntry,
    Status,
    open_actions,
)
from sixelements.domain.assessment import Leg, Role, Size
from sixelements.domain.holidays import DaysOff
from sixelements.domain.ids import ActionId, ElementId, LibraryActionId, PracticeId
from sixelements.domain.plan_findings import (
    CheckedPart,
    FindingKind,
    FoundAlone,
    PlanFinding,
    PlanSetting,
    Severity,
    plan_findings,
)
from sixelements.domain.priorities import Standing
from sixelements.domain.reviews_held import history_of, in_progress
from sixelements.domain.schedule import IN_A_PLAN, IN_PROGRESS
from sixelements.domain.service_plan import gate_lacks
from sixelements.i18n import _, ngettext
from sixelements.presentation.board.cards import BoardColumn, CardsKnown, CardView, columns_of, moved_words
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.plan_edit import named, spoken_of
from sixelements.presentation.pages.plan_fields import ActionField, size_words
from sixelements.presentation.pages.plan_inspector import InspectorView
from sixelements.presentation.pages.plan_rows import practice_words
from sixelements.presentation.session import Session
from sixelements.presentation.unsaved import TypedText
from sixelements.wording import numbers, phrases
from sixelements.wording import plan_findings as finding_words
from sixelements.wording.because import because
from sixelements.wording.notes import nothing_called_for, rule_line
from sixelements.wording.plan_findings import FindingWords
from sixelements.wording.waiting import why_then
from sixelements.wording.worksheets import waits_for_gate

FIELD_OF: dict[CheckedPart, ActionField] = {
    CheckedPart.TITLE: ActionField.TITLE,
    CheckedPart.OWNER: ActionField.OWNER,
    CheckedPart.HELPERS: ActionField.HELPERS,
    CheckedPart.FIRST_STEP: ActionField.FIRST_STEP,
    CheckedPart.FIRST_STEP_BY: ActionField.FIRST_STEP_BY,
    CheckedPart.START: ActionField.START,
    CheckedPart.DUE: ActionField.DUE,
    CheckedPart.WHEN: ActionField.WHEN,
    CheckedPart.MEASURE: ActionField.MEASURE,
    CheckedPart.BASELINE: ActionField.BASELINE,
    CheckedPart.TARGET: ActionField.TARGET,
    CheckedPart.HOW: ActionField.HOW,
    CheckedPart.RISK: ActionField.RISK,
    CheckedPart.TOLD: ActionField.TOLD,
}
"""The field of the inspector in which each part is mended."""


_OF_DATES = frozenset(
    {
        FindingKind.DAY_OFF,
        FindingKind.DAY_IMPOSSIBLE,
        FindingKind.STEP_BEFORE_START,
        FindingKind.STEP_LATE,
        FindingKind.OVERDUE,
        FindingKind.STARTS_TOO_SOON,
        FindingKind.OVERLOAD,
    }
)
"""What is said beside the dates themselves as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayCard:
    """A recommended action. ``locked`` says which gate it waits for; a ``near_tie`` is the team's call.

    ``rule``: the guardrail that put it there, or changed it. ``option``: it keeps a strength.
    """

    id: ActionId
    element: ElementId
    practice: str
    legs: tuple[Leg, ...]
    size: str
    title: str
    because: str
    rule: str
    near_tie: str
    locked: str
    option: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayView:
    """What is recommended and not decided on; ``line`` stands in its place once all is decided."""

    title: str
    line: str
    cards: tuple[TrayCard, ...]
    options: tuple[TrayCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsView:
    """How much is in progress and in the plan, of how much a team keeps up with; ``full``: an amber word."""

    in_progress: str
    in_progress_full: str
    in_plan: str
    in_plan_full: str


@dataclass(frozen=True, slots=True)
class CheckLink:
    """A link of the foot bar: the action and the field that it leads to."""

    action: ActionId | None
    field: ActionField | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBar:
    """The foot bar: plain with a tick where everything is filled in, else amber with its first links."""

    words: str
    parts: str
    links: tuple[CheckLink, ...]
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """All that the board shows. ``waiting``: why there is no plan yet; ``fixed``: why nothing changes."""

    title: str
    aim: str
    waiting: str = ""
    fixed: str = ""
    limits: LimitsView | None = None
    tray: TrayView | None = None
    columns: tuple[BoardColumn, ...] = ()
    check: CheckBar | None = None
    empty: str = ""

    @property
    def cards(self) -> tuple[CardView, ...]:
        """All cards, column by column: the rows of the one model."""
        return tuple(card for column in self.columns for card in column.cards)


_Made = tuple[Plan | None, tuple[PlanFinding, ...], frozenset[ActionId], tuple[BoardColumn, ...]]
"""All columns, after what they were made from."""


class BoardDesk(PlanPresenter):
    """The plan as cards, and everything that is done to them. What can be undone is one step each."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._known: tuple[Plan, PlanSetting, tuple[PlanFinding, ...]] | None = None
        self._alone: FoundAlone = {}
        self._cards: CardsKnown = {}
        self._made: _Made | None = None

    def forget(self) -> None:
        super().forget()
        self._known = self._made = None
        self._alone, self._cards = {}, {}

    # reading

    def board(self) -> BoardView:
        """The board as it is now."""
        session = self.session
        if not session.round.readable:
            text = _("The plan grows from the results, and round {n} is still open. Close it first.")
            return BoardView(
                title=_("Plan"), aim="", waiting=text.format(n=session.round.number), fixed=self.fixed
            )
        shown = self.shown()
        plan = shown.plan
        actions = plan.actions if plan else ()
        findings = self.findings()
        return BoardView(
            title=_("Plan"),
            aim=phrases.labeled(_("Aim"), plan.aim) if plan and plan.aim else "",
            fixed=self.fixed,
            limits=self._limits(actions),
            tray=self._tray(shown),
            columns=self._all_columns(),
            check=self._check_bar(actions, findings),
            empty="" if actions else _("Add a recommended action, or write your own."),
        )

    def card(self, action: ActionId) -> CardView | None:
        """One card as it is now; None if the plan has no such action, or it is locked."""
        return next((c for column in self._all_columns() for c in column.cards if c.id == action), None)

    def _all_columns(self) -> tuple[BoardColumn, ...]:
        """All cards; made again only where the plan or what is found in it changed."""
        plan, findings, unstored = self.plan(), self.findings(), self.unstored_actions()
        made = self._made
        if made is None or made[0] is not plan or made[1] is not findings or made[2] != unstored:
            actions = plan.actions if plan else ()
            start = plan.start if plan else self.session.services.today()
            columns = columns_of(
                actions, self.session.assessment, findings, unstored, known=self._cards, start=start
            )
            made = self._made = plan, findings, unstored, columns
        return made[3]

    def plan(self) -> Plan | None:
        """The plan as it is shown; None if there is none."""
        return self._unsaved() or self.session.book.plans.of(self.session.round.id)

    def told_of(self, action: Action) -> tuple[tuple[HeldReview, ReviewEntry], ...]:
        """What reviews said of an action, the newest first, those of rounds before it came along, too."""
        plan = self.plan()
        here = history_of(plan, action.id) if plan else ()
        return (*here, *reviews_before(self.session.book, self.session.round, action))

    @property
    def days_off(self) -> DaysOff:
        """On which days nobody works."""
        return self._editor().days_off

    def findings(self) -> tuple[PlanFinding, ...]:
        """What the plan check finds; worked out again only where the plan or what it stands on changed."""
        plan = self.plan()
        if plan is None or not self.session.round.readable:
            return ()
        setting = self._setting()
        if self._known is None or self._known[0] is not plan or self._known[1] != setting:
            if self._known is None or self._known[1] != setting:
                self._alone = {}
            self._known = plan, setting, plan_findings(plan, setting, known=self._alone)
        return self._known[2]

    def _setting(self) -> PlanSetting:
        session = self.session
        return check_setting(session.book, session.round, today=session.services.today())

    def finding_words(self) -> FindingWords:
        """What the words of findings are taken from."""
        setting, plan = self._setting(), self.plan()
        stands: dict[str, Standing] = {str(p): s for p, s in setting.standings.items()}
        return FindingWords(
            actions={a.id: a for a in plan.actions} if plan else {},
            assessment=self.session.assessment,
            days_off=setting.days_off,
            standings=stands,
        )

    def line(self, plan: Plan) -> PlanLine:
        """The plan's actions on a line of days, and what keeps each where it is."""
        setting, today = self._setting(), self.session.services.today()

        def gate(action: Action) -> tuple[int, ...] | None:
            return gate_lacks(action, setting.assessment, setting.gates)

        return line_of(plan, self.days_off, today=today, gate=gate)

    def why_dates(self, action: ActionId) -> str:
        """Why an action starts when it does; empty if it is not in the plan."""
        plan = self.plan()
        found = plan.find(action) if plan else None
        if plan is None or found is None:
            return ""
        if found.locked:
            return ""
        why = self.line(plan).why(found)
        actions, today = {a.id: a for a in plan.actions}, self.session.services.today()
        return why_then(found, why, actions, self.session.assessment, today=today)

    def inspector(self) -> InspectorView | None:
        """The chosen action with all its parts, and why its dates are so."""
        view = super().inspector()
        card = self.card(view.id) if view else None
        if view is None or card is None:
            return view
        why = phrases.sentences(self.why_dates(view.id), *self._said_of_days(view.id))
        locked = view.locked or self._held_by_gate(view.id)
        return replace(view, why_dates=why, pinned=card.pinned, can_pin=bool(card.due), locked=locked)

    def _held_by_gate(self, action: ActionId) -> str:
        """Which gate an action in the plan should wait for, as a point of it was taken back or is open."""
        plan = self.plan()
        found = [f for f in self.findings() if f.action == action and f.kind is FindingKind.TECHNOLOGY]
        if plan is None or not found:
            return ""
        requests = worksheets.of(self.session.book, self.session.round).requests
        practice = next(a.practice for a in plan.actions if a.id == action)
        return phrases.sentences(
            waits_for_gate(requests, practice), _("It keeps its dates until you decide.")
        )

    def _said_of_days(self, action: ActionId) -> Iterator[str]:
        """What the check finds in the dates of an action, so that it is seen where they are typed."""
        of = self.finding_words()
        for finding in self.findings():
            if finding.action == action and finding.kind in _OF_DATES:
                yield finding_words.said(finding, of)

    def _limits(self, actions: Sequence[Action]) -> LimitsView:
        plan = self.plan()
        running = len(in_progress(plan)) if plan else 0
        open_ = len(open_actions(actions))
        full = _("full")
        return LimitsView(
            in_progress=_("In progress {n} of {most}").format(n=running, most=IN_PROGRESS),
            in_progress_full=full if running >= IN_PROGRESS else "",
            in_plan=_("In the plan {n} of {most}").format(n=open_, most=IN_A_PLAN),
            in_plan_full=full if open_ >= IN_A_PLAN else "",
        )

    def _tray(self, shown: PlanView) -> TrayView:
        left = undecided(shown)
        recommendation = shown.recommended.recommendation
        ties = {p for tie in recommendation.near_ties for p in tie}
        known = {a.id for a in shown.actions} if shown.plan else set()
        known |= {d.action for d in shown.plan.declined} if shown.plan else set()
        options = tuple(
            plan_editing.option_action(self._editor(), o) for o in recommendation.options if o.id not in known
        )
        open_, every = (
            sum(not a.locked for a in left),
            len([a for a in recommendation.actions if not a.locked]),
        )
        line = _("{n} of {all} left to decide").format(n=open_, all=every)
        if not left:
            line = _said_of_all(every, shown)
        return TrayView(
            title=_("Recommended"),
            line=line,
            cards=tuple(self._tray_card(a, near_tie=a.practice in ties) for a in left),
            options=tuple(self._tray_card(a, near_tie=False, option=True) for a in options),
        )

    def _tray_card(self, action: Action, *, near_tie: bool, option: bool = False) -> TrayCard:
        assessment = self.session.assessment
        locked = ""
        if action.locked:
            requests = worksheets.of(self.session.book, self.session.round).requests
            locked = waits_for_gate(requests, action.practice)
        why, rule = because(action.because, assessment), rule_line(action)
        tie = _("Near tie, your call") if near_tie and not action.locked else ""
        practice = practice_words(action, assessment)
        return TrayCard(
            id=action.id,
            element=action.element,
            practice=practice,
            legs=action.legs,
            size=size_words(action.size),
            title=action.title,
            because=why,
            rule=rule,
            near_tie=tie,
            locked=locked,
            option=option,
            spoken=phrases.sentence(phrases.read_aloud(action.title, practice, tie, locked)),
        )

    def _check_bar(self, actions: Sequence[Action], findings: Sequence[PlanFinding]) -> CheckBar | None:
        if not any(not a.locked for a in actions):
            return None
        if not findings:
            return CheckBar(words=_("Everything is filled in."), parts="", links=(), complete=True)
        words = self.finding_words()
        counts = {s: sum(f.severity is s for f in findings) for s in Severity}
        return CheckBar(
            words=_("Plan check: {n} left").format(n=len(findings)),
            parts=numbers.series(finding_words.counted(s, n) for s, n in counts.items() if n),
            links=tuple(
                CheckLink(
                    f.action,
                    FIELD_OF[f.part] if f.part else None,
                    phrases.labeled(finding_words.head(f, words), finding_words.mends(f)),
                )
                for f in findings[:2]
            ),
            complete=False,
        )

    def plan_to_edit(self) -> Plan:
        """The plan that is edited: as it is shown, or a new and empty one."""
        return self._editor().plan()

    def change(self, label: str, plan: Plan, *, step: bool = True, typed: TypedText | None = None) -> None:
        """Store a plan as one step that can be undone; what was said waits where the disk refuses it.

        Without ``step`` it can't be undone, nor does it end redo. ``typed``: its words.
        """
        self._put(label, plan, step=step, typed=typed)

    # moving; each says what it did

    def step(self, action: ActionId, by: int) -> str:
        """Up (negative) or down in its column."""
        before = self.card(action)
        self._put(self._moving(action), plan_editing.move(self._editor(), action, by=by))
        return self._said_of(action, before)

    def across(self, action: ActionId, by: int) -> str:
        """Into the column before (negative) or after its own."""
        before = self.card(action)
        self._put(self._moving(action), plan_editing.shift(self._editor(), action, by=by))
        return self._said_of(action, before)

    def drop(self, action: ActionId, horizon: Horizon, before: ActionId | None) -> str:
        """Where it was dropped: into a column, before a card, or last."""
        was = self.card(action)
        plan = plan_editing.place(self._editor(), action, horizon=horizon, before=before)
        self._put(self._moving(action), plan)
        return self._said_of(action, was)

    def _said_of(self, action: ActionId, before: CardView | None) -> str:
        now = self.card(action)
        if now is None:
            return ""
        if before and (before.horizon, before.place) == (now.horizon, now.place):
            return _("It can't go further that way.")
        plan = self.plan()
        if plan is None or (before and before.horizon is now.horizon):
            return moved_words(now)
        return phrases.sentences(phrases.sentence(moved_words(now)), self._dates_now(plan, action))

    def _dates_now(self, plan: Plan, id_: ActionId) -> str:
        """The dates that an action has after it was moved, and why it is due that day."""
        action = plan.action(id_)
        if action.due is None or action.start is None:
            return _("It has no dates now.")
        horizon, text = action.horizon, _("It runs from {start} to {due} now.")
        days = plan_editing.DAYS.get(horizon)
        if days and action.due == plan_editing.last_day(plan.start, horizon, self.days_off):
            text = _("It runs from {start} to {due} now, the last working day of these {n} days.")
        start, due = numbers.plan_day(action.start, plan.start), numbers.plan_day(action.due, plan.start)
        return text.format(start=start, due=due, n=days)

    def week(self, actions: Collection[ActionId], by: int) -> str:
        """Some weeks later, or earlier (negative)."""
        plan = plan_editing.move_weeks(self._editor(), actions, by)
        self._put(self._moving_all(actions), plan)
        if len(actions) > 1:
            return self._several(actions, _("{n} actions moved. Undo with Ctrl+Z."))
        (one,) = actions
        return self._dates_now(plan, one)

    def pin(self, actions: Collection[ActionId], *, on: bool) -> str:
        """Keep the dates where they are, or let them be worked out again."""
        plan = plan_editing.pin(self._editor(), actions, on=on)
        label = _("pinning dates") if on else _("taking pins out")
        self._put(label, plan)
        return self._several(actions, _("Dates of {n} pinned") if on else _("Pins of {n} taken out"))

    def park(self, actions: Collection[ActionId]) -> str:
        """Put actions off without a date."""
        self._put(self._moving_all(actions), plan_editing.park(self._editor(), actions))
        return self._several(actions, _("{n} put off to later"))

    def change_each(
        self,
        actions: Collection[ActionId],
        *,
        status: Status | None = None,
        owner: str | None = None,
        size: Size | None = None,
    ) -> str:
        """The same status, owner or size for several."""
        plan = plan_editing.change_each(self._editor(), actions, status=status, owner=owner, size=size)
        typed = spoken_of(_("Owner of several actions"), owner) if owner else None
        self._put(_("a change of several actions"), plan, typed=typed)
        return self._several(actions, _("{n} actions changed. Undo with Ctrl+Z."))

    @staticmethod
    def _several(actions: Collection[ActionId], text: str) -> str:
        return text.format(n=numbers.count(len(actions)))

    def _moving_all(self, actions: Collection[ActionId]) -> str:
        if len(actions) == 1:
            return self._moving(next(iter(actions)))
        text = ngettext("moving {n} action", "moving {n} actions", len(actions))
        return text.format(n=len(actions))

    def add(self, action: ActionId, parked: Collection[ActionId] = ()) -> None:
        """Take a recommended action into the plan, or what keeps a strength."""
        if self._option(action):
            self._take(LibraryActionId(str(action)), parked)
        else:
            super().add(action, parked)

    def decline(self, action: ActionId, reason: str) -> None:
        """Say no to a recommended action, or to what would keep a strength."""
        if self._option(action):
            self.decline_from_library(LibraryActionId(str(action)), reason)
        else:
            super().decline(action, reason)

    def _option(self, action: ActionId) -> bool:
        return action in {o.id for o in self.shown().recommended.recommendation.options}

    # readings, people, the library

    def put_reading(self, action: ActionId, reading: Reading) -> str:
        """Write down what a measure showed."""
        plan = plan_editing.put_reading(self._editor(), action, reading)
        now = plan.action(action)
        value = numbers.quantity(reading.value)
        words = phrases.facts(numbers.day(reading.day), value, reading.note)
        self._put(_("a reading"), plan, typed=spoken_of(_("Reading"), words, of=now.title))
        if self.session.unsaved:
            return _("Reading {value} is not stored yet.").format(value=value)
        target = now.measure.target
        if target is not None and _reached(now, reading.value, target):
            return _("Reading {value} saved. Target reached.").format(value=value)
        return _("Reading {value} saved.").format(value=value)

    def remove_reading(self, action: ActionId, reading: Reading) -> None:
        """Take a reading out again."""
        self._put(_("taking a reading out"), plan_editing.remove_reading(self._editor(), action, reading.day))

    def put_person(self, name: str, role: Role | None) -> None:
        """Remember somebody, and on which side."""
        plan = plan_editing.put_person(self._editor(), name, role)
        self._put(_("a name"), plan, typed=spoken_of(_("Name"), name))

    def take_from_library(self, library: LibraryActionId, *, instead: ActionId | None = None) -> str:
        """Add any action of the library, putting another off for it where one is named."""
        return self._take(library, () if instead is None else (instead,))

    def _take(self, library: LibraryActionId, parked: Collection[ActionId]) -> str:
        plan = self.with_action(library, parked)
        added = plan.actions[-1]
        self._put(_("adding {action}").format(action=named(added.title)), plan)
        self.chosen = added.id
        return _("{action} is in the plan.").format(action=named(added.title))

    def with_action(self, library: LibraryActionId, parked: Collection[ActionId] = ()) -> Plan:
        """The plan as it would be with an action of the library as its last, and others put off for it."""
        return self._with_room(parked, lambda editor: plan_editing.take_from_library(editor, library))

    def decline_from_library(self, library: LibraryActionId, reason: str) -> str:
        """Say no to any action of the library."""
        plan = plan_editing.decline_from_library(self._editor(), library, reason)
        title = plan.declined[-1].title
        label = _("not now for {action}").format(action=named(title))
        self._put(label, plan, typed=spoken_of(_("Not now"), reason, of=title))
        return _("Not now: {action}").format(action=named(title))

    # the plan check

    def leave_so(self, finding: PlanFinding, reason: str) -> None:
        """Leave a finding as it is, with a reason."""
        plan = plan_editing.leave_so(self._editor(), finding, reason)
        of = finding_words.head(finding, self.finding_words())
        self._put(_("leaving it so"), plan, typed=spoken_of(_("Leave it so"), reason, of=of))

    def second_way(self, finding: PlanFinding) -> None:
        """Settle a finding the other way that it offers: measure first, or the step was taken."""
        plan = self._editor().plan()
        found = plan.action(finding.action)
        self._put(
            _("settling a finding"), plan.with_action(plan_editing.settled_otherwise(found, finding.kind))
        )

    def mend(self, finding: PlanFinding) -> str:
        """Do what a finding's link does by itself: move a day off, or work the dates out."""
        if finding.kind is FindingKind.DAY_OFF:
            self._put(_("moving a day"), plan_editing.mend_day_off(self._editor(), finding))
            return ""
        if finding.kind is FindingKind.SPELLED_TWICE:
            self._put(_("spelling a name"), plan_editing.spell_alike(self._editor(), finding.names))
            return ""
        if finding.kind in (FindingKind.TOO_MANY_AT_ONCE, FindingKind.STARTS_TOO_SOON):
            return self.date_again()
        return ""

    def practice_of(self, action: ActionId) -> PracticeId | None:
        """The practice that an action of the plan serves."""
        return next((a.practice for a in self._accepted() if a.id == action), None)


def _reached(action: Action, value: float, target: float) -> bool:
    """Whether a target is reached, from whichever side the baseline lies."""
    baseline = action.measure.baseline
    return value <= target if baseline is not None and baseline > target else value >= target


def _said_of_all(every: int, shown: PlanView) -> str:
    recommendation = shown.recommended.recommendation
    if not every:
        unrated = len(recommendation.unrated)
        return nothing_called_for(unrated, unrated + recommendation.at_aim)
    left_out = len(shown.waiting)
    decided = _("All {n} decided.").format(n=every)
    if not left_out:
        return decided
    waits = ngettext(
        "{n} practice waits for the next plan.", "{n} practices wait for the next plan.", left_out
    )
    return phrases.sentences(decided, waits.format(n=left_out))
