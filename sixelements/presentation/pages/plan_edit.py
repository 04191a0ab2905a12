"""Editing the plan: each change is stored, can be undone, and is kept while the disk says no."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum, auto
from functools import partial

from sixelements.application import plan_editing, plans
from sixelements.application.plan_editing import DraftAction, Editor
from sixelements.application.plans import PlanView
from sixelements.application.results import results_of
from sixelements.application.said_day import as_day
from sixelements.application.typed import read_day
from sixelements.domain.actions import Action, Horizon, Plan
from sixelements.domain.carried import explained_by_this_round
from sixelements.domain.ids import ActionId, PracticeId, RoundId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.priorities import standing_of
from sixelements.i18n import _, ngettext
from sixelements.presentation.board.room import RoomAsked, room_for
from sixelements.presentation.held import HeldText
from sixelements.presentation.pages.plan_fields import SPEC, ActionField, FieldShape
from sixelements.presentation.pages.plan_inspector import InspectorView, inspect
from sixelements.presentation.session import Session
from sixelements.presentation.typed import read_text
from sixelements.presentation.unsaved import TypedText, WaitingChange
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
        """Why nothing can be changed; empty if it can."""
        if not self.session.read_only:
            return ""
        if self.session.example:
            return _("This is the worked example. Look at everything; nothing here can be changed.")
        return _("This workbook is open for reading only, so the plan can't be changed here.")

    def shown(self) -> PlanView:
        """The plan as it is, with what is typed and not stored yet."""
        return self._editor().view()

    def _unsaved(self) -> Plan | None:
        """The plan with all that waits; None if nothing does."""
        here = self.session.round.id
        plans = [w.plan for w in self.session.waiting if w.where == here and w.plan]
        return plans[-1] if plans else None

    def _accepted(self) -> tuple[Action, ...]:
        """The plan's own actions as they are shown; unlike `shown`, nothing is scored for them."""
        plan = self._unsaved() or self.session.book.plans.of(self.session.round.id)
        return plan.actions if plan else ()

    def _editor(self) -> Editor:
        session = self.session
        start = today = session.services.today()
        if self._start and self._start[0] == session.round.id:
            start = self._start[1]
        return Editor(
            book=session.book,
            round=session.round,
            start=start,
            today=today,
            new_id=session.services.new_id,
            unstored=self._unsaved(),
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
        found = self.explained([found])[0]
        return inspect(found, actions, session.assessment, held, waits, stands)

    def explained(self, actions: Sequence[Action]) -> tuple[Action, ...]:
        """The same actions; those carried over have their reason and expected level from this round."""
        if all(a.carried_from is None for a in actions):
            return tuple(actions)
        read, shown = results_of(self.session.book, self.session.round), self.shown()
        return explained_by_this_round(actions, read.score, read.discussion, shown.recommended.recommendation)

    def choose_first(self) -> None:
        """Choose the first action of the list, unless one is chosen that is there."""
        actions = self._accepted()
        if self.chosen not in {a.id for a in actions}:
            order = list(Horizon)
            listed = sorted(actions, key=lambda a: (a.locked, order.index(a.horizon)))
            self.chosen = listed[0].id if listed else None

    # changing

    def room_for(self, more: int) -> RoomAsked | None:
        """What is asked before so many actions are added. None: they have room."""
        plan = self._unsaved() or self.session.book.plans.of(self.session.round.id)
        return room_for(plan, more, self.session.assessment)

    @property
    def left_to_add(self) -> int:
        """How many recommended actions could all be added at once."""
        return sum(not a.locked for a in plan_editing.undecided(self.shown()))

    def _with_room(self, parked: Collection[ActionId], add: Callable[[Editor], Plan]) -> Plan:
        """The plan with more in it, and some actions put off for it."""
        return plan_editing.with_room(self._editor(), parked, add)

    def add(self, action: ActionId, parked: Collection[ActionId] = ()) -> None:
        """Take a recommended action into the plan and look at it; ``parked`` are put off for it."""
        label = _("adding {action}").format(action=self._called(action))
        self._put(label, self._with_room(parked, lambda editor: plan_editing.take(editor, [action])))
        self.chosen = action

    def add_all(self, parked: Collection[ActionId] = ()) -> None:
        """Take every recommended action that is left; ``parked`` are put off for them."""
        self._put(_("adding all actions"), self._with_room(parked, plan_editing.take_all))

    def add_drafts(self, drafts: Sequence[DraftAction], parked: Collection[ActionId] = ()) -> None:
        """Add what worksheets suggest, to be taken back as one; ``parked`` are put off for it."""
        label = ngettext("{n} action from a worksheet", "{n} actions from a worksheet", len(drafts))
        plan = self._with_room(parked, partial(plan_editing.add_draft_actions, drafts=drafts))
        self._put(label.format(n=len(drafts)), plan)

    def decline(self, action: ActionId, reason: str) -> None:
        """Say no to a recommended action."""
        label = _("not now for {action}").format(action=self._called(action))
        plan = plan_editing.decline(self._editor(), action, reason)
        self._put(label, plan, typed=spoken_of(_("Not now"), reason, of=plan.declined[-1].title))

    def reconsider(self, action: ActionId) -> None:
        """Take a no back."""
        self._put(_("taking a no back"), plan_editing.reconsider(self._editor(), action))

    def add_own(self, title: str, practice: PracticeId, parked: Collection[ActionId] = ()) -> None:
        """Add an action of the team's own and look at it; ``parked`` are put off for it."""
        add = partial(plan_editing.add_own, title=title, practice=practice)
        plan = self._with_room(parked, add)
        label = _("the new action {action}").format(action=named(title))
        self._put(label, plan, typed=spoken_of(_("New action"), title))
        self.chosen = plan.actions[-1].id

    def _moving(self, action: ActionId) -> str:
        return _("moving {action}").format(action=self._called(action))

    def deleting(self, action: ActionId) -> str:
        """What to say once an action is out; empty if there is none to take out."""
        titles = [a.title for a in self._accepted() if a.id == action]
        return _('"{title}" is out of the plan.').format(title=titles[0]) if titles else ""

    def delete(self, action: ActionId) -> None:
        """Take an action out."""
        label = _("deleting {action}").format(action=self._called(action))
        self._put(label, plan_editing.delete(self._editor(), action))

    def date_again(self) -> str:
        """Work all dates out again from order, owners, sizes and what waits for what.

        Returns what to say where that changes nothing.
        """
        now = self._editor().plan()
        today = self.session.services.today()
        dated = plans.date_again(now, today=today, days_off=self._editor().days_off)
        if dated == now:
            return _("The dates are as they would be worked out.")
        self._put(_("working out the dates"), dated)
        return ""

    def set_fact(self, fact: Fact, text: str, *, sure: bool = False) -> None:
        """Write a part of the plan itself. Raises BadInput where the text can't be taken; then it is held."""
        place = self.session.round.id, fact
        before = self._said(fact)
        with self.session.held.typing(
            place, text, field=fact.label, instead_of=before, in_pieces=fact is not Fact.START
        ):
            if fact is Fact.START:
                self._set_start(text, sure=sure)
            else:
                self._set_words(fact, text)

    def _said(self, fact: Fact) -> str:
        """What a part of the plan itself says now."""
        shown = self.shown()
        plan = shown.plan
        if fact is Fact.START:
            return numbers.day(shown.start)
        return "" if plan is None else plan.aim if fact is Fact.AIM else plan.sponsor

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

    def _set_words(self, fact: Fact, text: str) -> None:
        plan, aims = self._editor().plan(), fact is Fact.AIM
        words = read_text(text, CHARACTERS[Writing.AIM if aims else Writing.SPONSOR])
        changed = replace(plan, aim=words) if aims else replace(plan, sponsor=words)
        if changed != plan:
            label = _("the aim of the plan") if aims else _("the sponsor")
            self._put(label, changed)

    def _set_start(self, text: str, *, sure: bool) -> None:
        """The first day; dates of a plan that is there are worked out again."""
        shown = self.shown()
        day = (
            shown.start
            if text == numbers.day(shown.start)
            else read_day(text, near=shown.start, sure=sure, today=self.session.services.today())
        )
        if day is None or day == shown.start:
            return
        if shown.plan:
            self._put(
                _("the first day"), plans.date_again(shown.plan, start=day, days_off=self._editor().days_off)
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

        seen = self.explained([found])[0]
        choices, before = dict(spec.choices()), spec.read(seen, self.session.assessment)
        words = choices.get(text, text)
        with self.session.held.typing(
            self._place(action, field),
            text,
            field=spec.label(),
            of=found.title,
            part=spec.part(),
            words=words,
            instead_of=choices.get(before, before),
            in_pieces=spec.shape in (FieldShape.LINE, FieldShape.TEXT),
        ):
            if before != text:
                label = _("{part} of {action}").format(part=spec.part(), action=named(found.title))
                if spec.shape is FieldShape.DAY:
                    text = as_day(text, today=self.session.services.today())
                changed = plan.with_action(spec.write(plan, found, text, sure))
                changed = plan_editing.followed(self._editor(), plan, changed)
                self._put(label, changed)

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
        plan = plan_editing.followed(self._editor(), shown.plan, shown.plan.with_action(changed))
        self._put(label, plan)

    def _put(self, label: str, plan: Plan, *, step: bool = True, typed: TypedText | None = None) -> None:
        """Change the plan into this one, and remember what undoes that; it waits where the disk refuses it.

        ``step`` and ``typed``: see `Session.run_with_undo`.
        """
        session = self.session
        before = self._unsaved() or session.book.plans.of(session.round.id) or plans.emptied(plan)
        if plan == before:
            return
        if session.unsaved:  # said now, as nobody knows any more what was meant once it is refused later
            plans.refuse(plan, before=before)
        store = partial(plans.store, session.book, session.round, announce=session.announce)
        first = session.typed_before()
        began = first.plan if first and first.plan else before
        session.run_with_undo(
            label,
            partial(store, plan, instead_of=began if first and first.waits else before),
            partial(store, before, instead_of=plan),
            undo_all=partial(store, began, instead_of=plan),
            by=self,
            plan=plan,
            plan_before=before,
            step=step,
            typed=typed,
        )

    def _called(self, action: ActionId) -> str:
        """The title of an action, whether planned or only recommended, as it stands in the menu."""
        shown = self.shown()
        known = (*shown.actions, *shown.recommended.actions)
        return named(next((a.title for a in known if a.id == action), ""))


def spoken_of(field: str, words: str, *, of: str = "") -> TypedText:
    """What somebody typed once, as in a dialog: no field shows it again while it waits."""
    return TypedText(object(), field, of, words)


def named(title: str) -> str:
    """A title in quotes, cut after a whole word where a menu would be too wide for it."""
    begins = title[:_IN_A_MENU].rpartition(" ")[0] or title[:_IN_A_MENU]
    short = title if len(title) <= _IN_A_MENU else f"{begins}…"
    return _('"{title}"').format(title=short)
