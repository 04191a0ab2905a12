"""A review while it is held: which action is asked about, what is filled in, and its steps (picture 35)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sixelements.application import reviews
from sixelements.application.typed import read_number
from sixelements.domain import reviews_held
from sixelements.domain.actions import Action, HeldReview, NextReview, Plan, Reading, Status
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId, PracticeId, RoundId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.reviews_held import MINUTES, ReviewItem
from sixelements.i18n import _, ngettext
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.review_agenda import AgendaPart, agenda_parts
from sixelements.presentation.board.review_close import closing, why_next
from sixelements.presentation.board.review_item import (
    ReviewFields,
    ReviewItemView,
    item_view,
    refused,
    usual_reading_day,
)
from sixelements.presentation.pages.plan_edit import spoken_of
from sixelements.presentation.typed import read_text
from sixelements.presentation.unsaved import TypedText
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import short_title
from sixelements.wording.plan_check import status as status_said
from sixelements.wording.plan_findings import day_off_said


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """The page as it is now. ``begin`` is the button where no review is held; ``nothing``: none is due.

    ``planned``: there is something that a review could ask about. ``following``: when the next one is.
    """

    title: str
    day: str
    begin: str
    nothing: str
    planned: bool
    about: str
    following: str
    agenda: tuple[AgendaPart, ...]
    later: str
    later_actions: tuple[tuple[ActionId, str], ...]
    item: ReviewItemView | None
    close: str
    fixed: str


class ReviewPart(Enum):
    """Which page of a review shows."""

    BEGIN = "begin"
    ITEM = "item"
    CLOSE = "close"


class ReviewDesk:
    """A review while it is held; what is recorded is stored at once and can be undone."""

    def __init__(self, desk: BoardDesk) -> None:
        self.desk = desk
        self.step = ReviewPart.BEGIN
        self._round = desk.session.round.id
        self._current: ActionId | None = None
        self._asked: list[ActionId] = []
        self.chosen: Status | None = None
        self.line = ""
        self.reading = ""
        self.reading_day: date | None = None
        self._typed: dict[tuple[RoundId, ActionId], ReviewFields] = {}
        """What was filled in and not recorded, also in rounds that aren't shown, until it is recorded."""
        self.decision = ""
        """What is typed as a decision and was not added yet."""
        self._decisions: dict[RoundId, str] = {}
        """The same of rounds that aren't shown."""
        if self.held:
            self._go_on()

    def sync(self) -> None:
        """Follow what undo or another window did, and which round is shown.

        A review that is held goes on, one that is not is over. What was typed is there again with its action.
        """
        elsewhere = self.desk.session.round.id != self._round
        if elsewhere or self.held is None:
            self._put_by()
        if elsewhere:
            self._decisions[self._round] = self.decision
            self._asked.clear()
            self._round = self.desk.session.round.id
            self.decision = self._decisions.pop(self._round, "")
        if self.held is None:
            self.step = ReviewPart.BEGIN
        elif self.step is ReviewPart.BEGIN or (
            self.step is ReviewPart.ITEM and self._current not in [i.action for i in self._items()]
        ):
            self._go_on()

    def forget(self) -> None:
        """The workbook was closed: what was typed here was about other actions."""
        self._empty_fields()
        self._asked.clear()
        self._typed.clear()
        self._decisions.clear()
        self.decision = ""

    # reading

    @property
    def held(self) -> HeldReview | None:
        """The review that is being held, if one is; after a crash it goes on."""
        plan = self.desk.plan()
        return reviews_held.open_review(plan) if plan else None

    @property
    def today(self) -> date:
        return self.desk.session.services.today()

    def _plan(self) -> Plan:
        return self.desk.plan_to_edit()

    def _items(self) -> tuple[ReviewItem, ...]:
        plan, held = self.desk.plan(), self.held
        if plan is None or not self.desk.session.round.readable:
            return ()
        day = held.day if held else self.today
        return reviews_held.agenda_of(plan, day, asked=self._asked).items

    def view(self) -> ReviewView:
        """The page as it is now."""
        plan, held = self.desk.plan(), self.held
        items = self._items()
        day = held.day if held else self.today
        actions = {a.id: a for a in plan.actions} if plan else {}
        later = reviews_held.agenda_of(plan, day, asked=self._asked).later if plan else ()
        return ReviewView(
            title=_("Review"),
            day=numbers.day(day),
            begin="" if held or not items else _("Begin the review"),
            nothing=self._nothing(items),
            planned=plan is not None and any(not a.locked for a in plan.actions),
            about=self._about(items),
            following=self._following(plan),
            agenda=agenda_parts(self.desk, items, actions, held=held, current=self._current),
            later=_not_asked([actions[i] for i in later]),
            later_actions=tuple((i, self._short(actions[i])) for i in later),
            item=self._item(held, items, actions),
            close=_("Close review"),
            fixed=self.desk.fixed,
        )

    @staticmethod
    def _about(items: Sequence[ReviewItem]) -> str:
        """What a review takes, before it begins."""
        text = ngettext(
            "{n} action to ask about, in {minutes} minutes: where it stands, its latest number, and one "
            "line.",
            "{n} actions to ask about, in {minutes} minutes. For each: where it stands, its latest number, "
            "and one line.",
            len(items),
        )
        return text.format(n=len(items), minutes=MINUTES) if items else ""

    def _following(self, plan: Plan | None) -> str:
        if plan is None or plan.next_review is None:
            return ""
        day = plan.next_review.day
        text = _("This review was planned for {day}.") if day <= self.today else _("Next review {day}.")
        return text.format(day=numbers.short_day(day))

    def _nothing(self, items: Sequence[ReviewItem]) -> str:
        plan, round_ = self.desk.plan(), self.desk.session.round
        if plan is not None and not round_.readable:
            text = _(
                "Round {n} is still open. What was carried over is reviewed once its results can be read."
            )
            return text.format(n=round_.number)
        if plan is None or not any(not a.locked for a in plan.actions):
            return _("Nothing is in the plan yet, so there is nothing to review.")
        if items or self.held:
            return ""
        following = reviews.proposed(plan, self.today, self.desk.days_off)
        return _("Nothing is due. Next review {day}.").format(day=numbers.short_day(following.day))

    def _short(self, action: Action) -> str:
        return short_title(action, self.desk.session.assessment)

    def _item(
        self, held: HeldReview | None, items: Sequence[ReviewItem], actions: dict[ActionId, Action]
    ) -> ReviewItemView | None:
        asked = [i.action for i in items]
        if held is None or self._current not in asked:
            return None
        return item_view(self.desk, actions[self._current], asked=asked, held=held, filled=self._filled_in)

    # steps

    def begin(self) -> None:
        """Begin a review today, with the first action."""
        self.desk.change(_("beginning a review"), reviews.begin(self._plan(), self.today))
        self._go_on()

    def _go_on(self) -> None:
        """To the first action that is not recorded; to the end where all are."""
        held = self.held
        left = [i.action for i in self._items() if not (held and held.entry(i.action))]
        if left:
            self.look_at(left[0])
        else:
            self.to_close()

    def look_at(self, action: ActionId) -> None:
        """Ask about an action; what was recorded of it stands in its fields."""
        self._keep_typed()
        self.step, self._current = ReviewPart.ITEM, action
        typed = self._typed.pop((self._round, action), None) or self._recorded(action)
        self.chosen, self.line, self.reading, self.reading_day = typed

    def _plan_of(self, round_: RoundId) -> Plan | None:
        session = self.desk.session
        return self.desk.plan() if round_ == session.round.id else session.book.plans.of(round_)

    def _recorded(self, action: ActionId, round_: RoundId | None = None) -> ReviewFields:
        """What was recorded of an action, as its fields say it."""
        plan = self._plan_of(round_ or self._round)
        held = reviews_held.open_review(plan) if plan else None
        entry = held.entry(action) if held else None
        if not (entry and plan):
            return ReviewFields()
        readings = next((a.readings for a in plan.actions if a.id == action), ())
        found = next((r for r in readings if r.day == entry.read_on), None)
        reading = (numbers.quantity(found.value), found.day) if found else ("", None)
        return ReviewFields(entry.status, entry.line, *reading)

    @property
    def unrecorded(self) -> tuple[str, ...]:
        """The actions, by their short titles, about which something is filled in that is not recorded.

        Those of other rounds are among them, as long as their plan has them, and decisions not added yet.
        """
        here = [self._short(action) for action in self._unrecorded_here()]
        elsewhere = [
            found.title
            for (round_, action) in self._typed
            if round_ != self._round and (plan := self._plan_of(round_)) and (found := plan.find(action))
        ]
        typed = (self.decision, *self._decisions.values())
        decisions = [_("Add a decision") for text in typed if text.strip()]
        return (*here, *elsewhere, *decisions)

    def _unrecorded_here(self) -> list[Action]:
        """The actions of the round that is shown about which something is filled in and not recorded."""
        plan, typed = self.desk.plan(), self._typed
        if self._current is not None:
            typed = {**typed, (self._round, self._current): self._filled_in}
        return [
            action
            for action in (plan.actions if plan else ())
            if any(typed.get((self._round, action.id), ()))
            and typed[self._round, action.id] != self._recorded(action.id)
        ]

    @property
    def _filled_in(self) -> ReviewFields:
        return ReviewFields(self.chosen, self.line, self.reading, self.reading_day)

    def _keep_typed(self) -> None:
        """Keep what was typed about an action and not recorded, for when it is looked at again."""
        if self._current is None or not (self.chosen or self.line or self.reading):
            return
        if self._filled_in != self._recorded(self._current):
            self._typed[self._round, self._current] = self._filled_in

    def _put_by(self) -> None:
        """Leave the action that is asked about, with what was typed about it."""
        self._keep_typed()
        self._empty_fields()

    def _empty_fields(self) -> None:
        self.step, self._current = ReviewPart.BEGIN, None
        self.chosen, self.line, self.reading, self.reading_day = ReviewFields()

    @property
    def current(self) -> ActionId | None:
        """The action that is asked about now."""
        return self._current

    def ask_about(self, action: ActionId) -> None:
        """Ask about one more, which starts later."""
        self._asked.append(action)
        self.look_at(action)

    def previous(self) -> None:
        """Back to the action before."""
        ids = [i.action for i in self._items()]
        if self._current in ids and ids.index(self._current) > 0:
            self.look_at(ids[ids.index(self._current) - 1])

    def choose(self, status: Status) -> None:
        """Say how the action stands. Raises BadInput where it can't stand so."""
        found = next((a for a in self._plan().actions if a.id == self._current), None)
        held = self.held
        if found is None:
            return
        why_not = refused(status, found, held.entry(found.id) if held else None)
        if why_not:
            raise BadInput(why_not)
        self.chosen = status

    def record(
        self,
        *,
        value: float | None = None,
        day: date | None = None,
        note: str = "",
        seconds: int | None = None,
    ) -> str:
        """Record what was chosen, with a reading where one was read, and go on. Returns what to say.

        ``value``: what was read, else what stands in the field. ``seconds``: how long the review has taken.
        Raises BadInput for a reading that is no number, and a line that is too long.
        """
        if self._current is None or self.chosen is None:
            raise BadInput(_("Choose how it stands first."))
        reading, line = None, read_text(self.line, CHARACTERS[Writing.REVIEW])
        value = read_number(self.reading) if value is None else value
        if value is not None:
            reading = Reading(day or self.reading_day or usual_reading_day(self.today), value, note)
        recorded = self._current
        plan = reviews.record(
            self._plan(),
            recorded,
            self.chosen,
            assessment=self.desk.session.assessment,
            line=line,
            reading=reading,
        )
        if seconds is not None:
            plan = reviews.spend(plan, seconds)
        self.desk.change(_("what the review recorded"), plan, typed=self._said(plan, recorded))
        self.chosen, self.line, self.reading = None, "", ""
        return self._go_on_after(recorded)

    def _said(self, plan: Plan, recorded: ActionId) -> TypedText:
        """What is recorded of an action, in words."""
        held, found = reviews_held.open_review(plan), plan.action(recorded)
        entry = held.entry(recorded) if held else None
        status = status_said(entry.status) if entry else ""
        return spoken_of(
            _("Review"), phrases.facts(status, self.line.strip(), self.reading), of=self._short(found)
        )

    def _go_on_after(self, recorded: ActionId) -> str:
        """To the action after one that was recorded, or to the end; what to say of that."""
        ids = [i.action for i in self._items()]
        at = ids.index(recorded) + 1
        if at >= len(ids):
            self.to_close()
            return _("Recorded. All {n} are.").format(n=len(ids))
        self.look_at(ids[at])
        following = next(a for a in self._plan().actions if a.id == ids[at])
        place = _("{n} of {all}").format(n=at + 1, all=len(ids))
        return phrases.sentences(
            _("Recorded."), phrases.sentence(numbers.series((place, self._short(following))))
        )

    def spend(self, seconds: int) -> None:
        """Store how long it has taken, as when it is paused; time passes by itself, so it is no step."""
        self.desk.change(_("the time of the review"), reviews.spend(self._plan(), seconds), step=False)

    # the end

    def to_close(self) -> None:
        """To what changed, and what is rated again."""
        self._keep_typed()
        self.step, self._current = ReviewPart.CLOSE, None

    def back_to_actions(self) -> None:
        """From the end back to the first action that is not recorded, else to the first."""
        held, items = self.held, self._items()
        if items:
            left = [i.action for i in items if not (held and held.entry(i.action))]
            self.look_at(left[0] if left else items[0].action)

    def rate(self, practice: PracticeId, level: float | None) -> None:
        """The group's level of a practice now; None: not agreed."""
        plan = reviews.rate(self._plan(), practice, level, assessment=self.desk.session.assessment)
        self.desk.change(_("a level of the group"), plan)

    def unrate(self, practice: PracticeId) -> None:
        """Leave it unrated."""
        self.desk.change(_("taking a level back"), reviews.unrate(self._plan(), practice))

    def decide(self, text: str) -> None:
        """Write a decision down; its field is free for the next."""
        plan = reviews.decide(self._plan(), text)
        self.desk.change(_("a decision"), plan, typed=spoken_of(_("Decision"), text.strip()))
        self.decision = ""

    def take_back_decision(self, place: int) -> None:
        """Take a decision out again."""
        self.desk.change(_("taking a decision out"), reviews.take_back_decision(self._plan(), place))

    def go_to_unrecorded(self) -> str:
        """Ask about the first action about which something is filled in and not recorded.

        Returns what to say; empty if there is none, so that the review can be closed.
        """
        left = self._unrecorded_here()
        if not left:
            return ""
        first = left[0].id
        if first in [item.action for item in self._items()]:
            self.look_at(first)
        else:
            self.ask_about(first)
        text = _("Not recorded: {actions}. What you filled in waits here.")
        return text.format(actions=numbers.listing([self._short(action) for action in left]))

    def drop_unrecorded(self) -> None:
        """Forget what is filled in about actions of this round and not recorded, as somebody chose to."""
        self._typed = {at: typed for at, typed in self._typed.items() if at[0] != self._round}
        self._empty_fields()

    def close(self, *, people: int | None = None, following: NextReview | None = None) -> str:
        """Close the review, with the next one as it is proposed unless another is given.

        What is typed as a decision and was not added is written down with it. Raises BadInput before anything
        is stored where the next one can't be on its day.
        """
        following = following or self.proposed()
        self.check_next(following.day)
        if self.decision.strip():
            self.decide(self.decision)
        closed = reviews.close(self._plan(), people=people, following=following)
        self.desk.change(_("closing the review"), closed)
        self.step = ReviewPart.BEGIN
        stored = not self.desk.session.unsaved
        text = _("Next review {day}. Saved.") if stored else _("Next review {day}. Not stored yet.")
        said = text.format(day=numbers.short_day(following.day))
        return phrases.sentences(said, day_off_said(following.day, self.desk.days_off))

    def proposed(self) -> NextReview:
        """When to look again unless something else is said: to come, however late this one is closed."""
        day = max(self.held.day, self.today) if self.held else self.today
        return reviews.proposed(self._plan(), day, self.desk.days_off)

    def check_next(self, day: date) -> None:
        """Raise BadInput for a day of the next review that is before this one, or over."""
        if self.held and day <= self.held.day:
            reviews.close(self._plan(), following=NextReview(day))  # says why not
        if day <= self.today:
            text = _("The next review is still to come. Choose a day after {today}.")
            raise BadInput(text.format(today=numbers.dated(self.today)))

    def next_said(self, day: date) -> str:
        """What to know about a day of the next review. Raises BadInput where it can't be then."""
        self.check_next(day)
        off = day_off_said(day, self.desk.days_off)
        if not off and day == self.proposed().day:
            return why_next(self._plan(), day)
        return phrases.sentences(off, _("It goes into the calendar file."))

    def correct(self, place: int, text: str) -> None:
        """Add to an old review what was wrong in it."""
        plan = reviews.correct(self._plan(), place, text, self.today)
        self.desk.change(_("a correction"), plan, typed=spoken_of(_("Correction"), text.strip()))

    def take_away(self, place: int) -> str:
        """Take an old review away that was not held after all, as one step that can be undone."""
        view = closing(self.desk, place)
        self.desk.change(_("taking a review away"), reviews.take_away(self._plan(), place))
        title = view.title if view else ""
        return _("{review} is taken away. Actions stay as they are.").format(review=title)


def _not_asked(actions: Sequence[Action]) -> str:
    """What is not asked about today, and why: it starts later, or was finished and has to wait its turn."""
    finished = sum(a.finished for a in actions)
    coming = len(actions) - finished
    starts = ngettext(
        "{n} starts later and is not asked about today.",
        "{n} start later and are not asked about today.",
        coming,
    )
    done = ngettext(
        "{n} is done, and whether it holds is asked another time.",
        "{n} are done, and whether they hold is asked another time.",
        finished,
    )
    return phrases.sentences(
        starts.format(n=coming) if coming else "", done.format(n=finished) if finished else ""
    )
