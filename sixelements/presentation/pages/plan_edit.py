"""Editing the plan: each change is stored, can be undone, and is kept while the disk says no."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import Enum, auto
from functools import partial

from sixelements.application import plan_editing, plans
from sixelements.application.plan_editing import Editor
from sixelements.application.plans import PlanView
from sixelements.application.results import results_of
from sixelements.domain.actions import Action, Horizon, Plan
from sixelements.domain.ids import ActionId, PracticeId, RoundId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.priorities import standing_of
from sixelements.i18n import _
from sixelements.presentation.held import HeldText
from sixelements.presentation.pages.plan_fields import SPEC, ActionField
from sixelements.presentation.pages.plan_inspector import InspectorView, inspect
from sixelements.presentation.session import Session
from sixelements.presentation.typed import read_day, read_text
from sixelements.presentation.unsaved import WaitingChange
from sixelements.wording import numbers

_IN_A_MENU = 40
"""The most letters of a title in the name of a step."""


class Fact(Enum):
    """A part of the plan itself that a person fills in."""

    AIM = auto()
    SPONSOR = auto()
    START = auto()

    @property
    def label(self) -> str:
        """What it is called."""
        return {
            Fact.AIM: _("Aim of the plan"),
            Fact.SPONSOR: _("Sponsor"),
            Fact.START: _("First day"),
        }[self]


class PlanEditor:
    """What a person does to the plan. What could not be stored yet is shown all the same."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.chosen: ActionId | None = None
        self._start: tuple[RoundId, date] | None = None

    def forget(self) -> None:
        """The workbook was closed: one with the same round, as after a restore, has a plan of its own."""
        self.chosen = self._start = None

    # reading

    @property
    def fixed(self) -> str:
        """Why nothing can be changed; empty where it can."""
        if not self.session.read_only:
            return ""
        if self.session.example:
            return _("This is the worked example. Look at everything; nothing here can be changed.")
        return _("This workbook is open for reading only, so the plan can't be changed here.")

    def shown(self) -> PlanView:
        """The plan as it is, with what is typed and not stored yet."""
        return self._editor().view()

    def _unsaved(self) -> Plan | None:
        """The plan with all that waits; None where nothing does."""
        here = self.session.round.id
        plans = [w.plan for w in self.session.waiting if w.where == here and w.plan]
        return plans[-1] if plans else None

    def _accepted(self) -> tuple[Action, ...]:
        """The plan's own actions as they are shown; unlike `shown`, nothing is scored for them."""
        plan = self._unsaved() or self.session.book.plans.of(self.session.round.id)
        return plan.actions if plan else ()

    def _editor(self) -> Editor:
        session = self.session
        start = session.services.today()
        if self._start and self._start[0] == session.round.id:
            start = self._start[1]
        return Editor(
            book=session.book,
            round=session.round,
            start=start,
            new_id=session.services.new_id,
            announce=session.announce,
            draft=self._unsaved(),
        )

    def inspector(self) -> InspectorView | None:
        """The chosen action, if it is still there."""
        actions = self._accepted()
        found = next((a for a in actions if a.id == self.chosen), None)
        if found is None:
            self.chosen = None
            return None
        session = self.session
        held = {f: session.held.at(self._place(found.id, f)) for f in SPEC}
        waits = {f: session.waiting_at(self._place(found.id, f)) for f in SPEC}
        read = results_of(session.book, session.round)
        stands = standing_of(found.practice, read.score, read.discussion)
        return inspect(found, actions, session.assessment, held, waits, stands)

    def choose_first(self) -> None:
        """Choose the first action of the list, unless one is chosen that is there."""
        actions = self._accepted()
        if self.chosen not in {a.id for a in actions}:
            order = list(Horizon)
            listed = sorted(actions, key=lambda a: (a.locked, order.index(a.horizon)))
            self.chosen = listed[0].id if listed else None

    # changing

    def add(self, action: ActionId) -> None:
        """Take a recommended action into the plan and look at it."""
        self._change(
            _("adding {action}").format(action=self._called(action)),
            lambda e: plan_editing.take(e, [action]),
        )
        self.chosen = action

    def add_all(self) -> None:
        """Take every recommended action that is left."""
        self._change(_("adding all actions"), plan_editing.take_all)

    def decline(self, action: ActionId, reason: str) -> None:
        """Say no to a recommended action."""
        self._change(
            _("not now for {action}").format(action=self._called(action)),
            lambda e: plan_editing.decline(e, action, reason),
        )

    def reconsider(self, action: ActionId) -> None:
        """Take a no back."""
        self._change(_("taking a no back"), lambda e: plan_editing.reconsider(e, action))

    def add_own(self, title: str, practice: PracticeId) -> None:
        """Add an action of the team's own and look at it."""
        before = {a.id for a in self.shown().actions}
        label = _("the new action {action}").format(action=named(title))
        self._change(label, lambda e: plan_editing.add_own(e, title=title, practice=practice))
        new = [a.id for a in self.shown().actions if a.id not in before]
        self.chosen = new[-1] if new else self.chosen

    def move(self, action: ActionId, by: int) -> None:
        """Up or down within its horizon."""
        self._change(
            _("moving {action}").format(action=self._called(action)),
            lambda e: plan_editing.move(e, action, by=by),
        )

    def shift(self, action: ActionId, by: int) -> None:
        """Into the horizon before or after."""
        horizons = list(Horizon)
        now = next(a.horizon for a in self.shown().actions if a.id == action)
        to = min(max(horizons.index(now) + by, 0), len(horizons) - 1)
        if horizons[to] is not now:
            self.place(action, horizons[to], None)

    def place(self, action: ActionId, horizon: Horizon, before: ActionId | None) -> None:
        """Where it was dropped."""
        self._change(
            _("moving {action}").format(action=self._called(action)),
            lambda e: plan_editing.place(e, action, horizon=horizon, before=before),
        )

    def delete(self, action: ActionId) -> str:
        """Take an action out; returns a sentence that says so."""
        title = next(a.title for a in self.shown().actions if a.id == action)
        label = _("deleting {action}").format(action=named(title))
        self._change(label, lambda e: plan_editing.delete(e, action))
        return _('"{title}" is out of the plan.').format(title=title)

    def date_again(self) -> str:
        """Work all dates out again from order, owners, sizes and what waits for what.

        Returns what to say where that changes nothing.
        """
        now = self._editor().plan()
        if plans.date_again(now) == now:
            return _("The dates are as they would be worked out.")
        self._change(_("working out the dates"), lambda e: e.store(plans.date_again(e.plan())))
        return ""

    def set_fact(self, fact: Fact, text: str, *, sure: bool = False) -> None:
        """Write a part of the plan itself. Raises BadInput where the text can't be taken; then it is held."""
        stores = {Fact.AIM: self._set_aim, Fact.SPONSOR: self._set_sponsor}
        store = stores.get(fact, lambda typed: self._set_start(typed, sure=sure))
        self.session.held.store((self.session.round.id, fact), text, store, field=fact.label)

    def held_fact(self, fact: Fact) -> HeldText | None:
        """What was typed into a part of the plan itself and can't be stored."""
        return self.session.held.at((self.session.round.id, fact))

    def waiting_fact(self, fact: Fact) -> WaitingChange | None:
        """What was typed into a part of the plan itself and is not stored yet."""
        return self.session.waiting_at((self.session.round.id, fact))

    def unstored_actions(self) -> frozenset[ActionId]:
        """The actions that are not on disk as they are shown."""
        draft = self._unsaved()
        if draft is None:
            return frozenset()
        stored = self.session.book.plans.of(self.session.round.id)
        return frozenset(a.id for a in set(draft.actions) - set(stored.actions if stored else ()))

    def _set_aim(self, text: str) -> None:
        plan, aim = self.shown().plan, read_text(text, CHARACTERS[Writing.AIM])
        if aim != (plan.aim if plan else ""):
            self._type(_("the aim of the plan"), lambda now: replace(now, aim=aim), key="aim")

    def _set_sponsor(self, text: str) -> None:
        plan, sponsor = self.shown().plan, read_text(text, CHARACTERS[Writing.SPONSOR])
        if sponsor != (plan.sponsor if plan else ""):
            self._type(_("the sponsor"), lambda now: replace(now, sponsor=sponsor), key="sponsor")

    def _set_start(self, text: str, *, sure: bool) -> None:
        """The first day; dates of a plan that is there are worked out again."""
        shown = self.shown()
        day = shown.start if text == numbers.day(shown.start) else read_day(text, near=shown.start, sure=sure)
        if day is None or day == shown.start:
            return
        if shown.plan:
            self._change(
                _("the first day"),
                lambda e: e.store(plans.date_again(e.plan(), start=day)),
            )
        self._start = (self.session.round.id, day)

    def edit(self, action: ActionId, field: ActionField, text: str, *, sure: bool = False) -> None:
        """Write one part of an action. Raises BadInput where the text can't be taken; then it is held.

        ``sure``: it is meant as it is, which was asked about before.
        """
        shown, spec = self.shown(), SPEC[field]
        plan = shown.plan
        found = next((a for a in shown.actions if a.id == action), None)
        if plan is None or found is None:
            return

        def store(typed: str) -> None:
            if spec.read(found, self.session.assessment) != typed:
                label = _("{part} of {action}").format(part=spec.part(), action=named(found.title))
                changed = spec.write(plan, found, typed, sure)
                self._put_action(plan, changed, label, key=f"{action} {field.name}")

        words = dict(spec.choices()).get(text, text)
        self.session.held.store(
            self._place(action, field),
            text,
            store,
            field=spec.label(),
            of=found.title,
            part=spec.part(),
            words=words,
        )

    def _place(self, action: ActionId, field: ActionField) -> tuple[RoundId, ActionId, ActionField]:
        return self.session.round.id, action, field

    def wait_for(self, action: ActionId, other: ActionId, *, yes: bool) -> None:
        """Let an action wait for another, or not. Raises BadInput where they would wait in a circle."""
        shown = self.shown()
        if shown.plan is None:
            return
        found = next(a for a in shown.actions if a.id == action)
        kept = tuple(d for d in found.depends_on if d != other)
        changed = replace(found, depends_on=(*kept, other) if yes else kept)
        label = _("what {action} waits for").format(action=named(found.title))
        self._put_action(shown.plan, changed, label, key="")

    def _put_action(self, plan: Plan, action: Action, label: str, *, key: str) -> None:
        changed = tuple(action if a.id == action.id else a for a in plan.actions)
        self._type(label, lambda now: replace(now, actions=changed), key=key)

    def _type(self, label: str, change: Callable[[Plan], Plan], *, key: str) -> None:
        """Store a plan that a person typed into; it is kept where the disk says no."""
        editor = self._editor()
        plan, undo = change(editor.plan()), self._undoing(editor)
        store = partial(editor.store, plan)
        self.session.run_with_undo(
            label, store, lambda: undo(plan), key=key and f"plan {key}", by=self, plan=plan
        )

    def _change(self, label: str, act: Callable[[Editor], Plan]) -> None:
        """Make a change that can be undone; doing it again gives the very same plan. Raises CannotWrite."""
        editor = self._editor()
        undo, after = self._undoing(editor), list[Plan]()

        def change() -> None:
            after[:] = [editor.store(after[0]) if after else act(editor)]

        self.session.run_with_undo(label, change, lambda: undo(after[0]), keep=False, by=self)

    def _undoing(self, editor: Editor) -> Callable[[Plan], Plan]:
        """Puts the plan that is shown now back in the place of another; an empty one where there is none."""
        before = editor.draft or editor.book.plans.of(editor.round.id)
        return lambda after: editor.store(before or _emptied(after))

    def _called(self, action: ActionId) -> str:
        """The title of an action, whether planned or only recommended, as it stands in the menu."""
        shown = self.shown()
        known = (*shown.actions, *shown.recommended.actions)
        return named(next((a.title for a in known if a.id == action), ""))


def named(title: str) -> str:
    """A title in quotes, cut after a whole word where a menu would be too wide for it."""
    begins = title[:_IN_A_MENU].rpartition(" ")[0] or title[:_IN_A_MENU]
    short = title if len(title) <= _IN_A_MENU else f"{begins}…"
    return _('"{title}"').format(title=short)


def _emptied(plan: Plan) -> Plan:
    """A plan that counts as none, for one that was not there before."""
    return Plan(id=plan.id, start=plan.start, actions=(), notes=plan.notes)
