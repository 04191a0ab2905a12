"""Opening the next round: what is carried over, each unfinished action asked about, what compares (37)."""

from dataclasses import dataclass

from sixelements.application import next_round
from sixelements.application.next_round import CarryOver
from sixelements.application.rounds import RoundSettings
from sixelements.domain.actions import Action, Plan, Status
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId, ElementId
from sixelements.domain.reviews_held import history_of, may_slip
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import short_title
from sixelements.wording.plan_check import status as status_words

ASKED = (
    Status.DONE,
    Status.WORKING,
    Status.STUCK,
    Status.SLIPPED_BACK,
    Status.DOING,
    Status.TO_DO,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedRow:
    """An unfinished action. ``answered``: what was said of it today, else empty."""

    action: ActionId
    element: ElementId
    title: str
    full_title: str
    last_word: str
    status: Status
    refused: frozenset[Status]
    carry: bool
    history: str
    answered: str
    amber: bool
    current: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRoundView:
    """The page as it is now. ``missing`` is what still needs an answer; then ``open`` waits.

    ``rest``: to carry over all that is left as it stood last; empty if one is left, or none.
    """

    title: str
    facts: str
    unfinished_title: str
    answered: str
    rows: tuple[UnfinishedRow, ...]
    missing: str
    rest: str
    open: str
    can_open: bool
    record: str
    refused: str
    touched: bool


class NextRoundDesk:
    """What is said of unfinished actions before the next round opens; nothing is stored until it does."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._answers: dict[ActionId, CarryOver] = {}
        self._current: ActionId | None = None

    @property
    def _last(self) -> Round:
        """The team's newest round, whichever is looked at."""
        return self.session.book.rounds.of(self.session.team.id)[-1]

    @property
    def _assessment(self) -> Assessment:
        return self.session.book.assessments.get(self._last.assessment)

    @property
    def _plan(self) -> Plan | None:
        return self.session.book.plans.of(self._last.id)

    def _left(self) -> tuple[Action, ...]:
        return next_round.unfinished(self._plan)

    def view(self) -> NextRoundView:
        """The page as it is now."""
        actions, round_ = self._left(), self._last
        open_ = [a for a in actions if a.id not in self._answers]
        if self._current not in {a.id for a in actions}:
            self._current = open_[0].id if open_ else None
        n = round_.number + 1
        plan = self._plan
        done = sum(a.finished and not a.locked for a in plan.actions) if plan else 0
        answered = _("{n} of {all} answered.").format(n=len(actions) - len(open_), all=len(actions))
        stay = ngettext(
            "{n} is done and stays with round {round}.", "{n} are done and stay with round {round}.", done
        ).format(n=done, round=round_.number)
        missing = ngettext(
            "{n} action still needs an answer.", "{n} actions still need an answer.", len(open_)
        ).format(n=len(open_))
        open_words = _("Open round {n}").format(n=n)
        refused = self._refused()
        return NextRoundView(
            title=open_words,
            facts=_("Its results and its plan stay as they are."),
            unfinished_title=_("Unfinished actions") if actions else "",
            answered=phrases.sentences(answered, stay if done else ""),
            rows=tuple(self._row(a, k, len(actions)) for k, a in enumerate(actions, start=1)),
            missing=phrases.sentences(missing, _("Nothing is reset without you.")) if open_ else "",
            rest=_("Carry over the {n} that are left, as they stand").format(n=len(open_))
            if len(open_) > 1
            else "",
            open=open_words,
            can_open=not open_ and not refused,
            record=_("Record this answer"),
            refused=refused,
            touched=bool(self._answers),
        )

    def _refused(self) -> str:
        if self.session.read_only:
            return _("This workbook is open for reading only.")
        if not self._last.readable:
            return _("Close round {n} first.").format(n=self._last.number)
        return ""

    def choose(self, action: ActionId) -> None:
        """Ask about an action, again where it was answered."""
        self._current = action

    def answer(self, action: ActionId, status: Status, *, carry: bool, why: str = "") -> str:
        """Record where an action stands today, and whether it goes along. Raises BadInput."""
        found = next(a for a in self._left() if a.id == action)
        if status is Status.SLIPPED_BACK and not may_slip(found):
            raise BadInput(_("Only what was done or in use can slip back."))
        answer = CarryOver(status=status, carry=carry, why=why)
        next_round.check_answer(answer)
        self._answers[action] = answer
        left = [a for a in self._left() if a.id not in self._answers]
        self._current = left[0].id if left else None
        n = self._last.number + 1
        if not left:
            return _("All answered. Round {n} can open.").format(n=n)
        return ngettext("Recorded. {n} left.", "Recorded. {n} left.", len(left)).format(n=len(left))

    def carry_rest(self) -> str:
        """Carry over everything that has no answer yet, as it stood last; returns what to say."""
        said = ""
        for action in self._left():
            if action.id not in self._answers:
                said = self.answer(action.id, action.status, carry=True)
        return said

    def open(self, assessment: Assessment, settings: RoundSettings, team: Team | None = None) -> Round:
        """Open the round with what was answered; ``team`` is the team with its head count as it is now."""
        session = self.session
        return next_round.open_next(
            session.book,
            team or session.team,
            assessment,
            settings,
            self._answers,
            new_id=session.services.new_id,
            today=session.services.today(),
            announce=session.announce,
        )

    def _row(self, action: Action, n: int, every: int) -> UnfinishedRow:
        answer = self._answers.get(action.id)
        title = short_title(action, self._assessment)
        last = self._last_word(action)
        said = ""
        if answer:
            kept = _("carried over") if answer.carry else _("let go")
            done = answer.status is Status.DONE and not answer.carry
            said = (
                status_words(answer.status) if done else numbers.series((status_words(answer.status), kept))
            )
        place = _("Unfinished action {n} of {all}").format(n=n, all=every)
        return UnfinishedRow(
            action=action.id,
            element=action.element,
            title=title,
            full_title=action.title,
            last_word=last,
            status=answer.status if answer else action.status,
            refused=frozenset() if may_slip(action) else frozenset({Status.SLIPPED_BACK}),
            carry=answer.carry if answer else True,
            history=self._history(action),
            answered=said,
            amber=answer is not None and answer.status in (Status.STUCK, Status.SLIPPED_BACK),
            current=action.id == self._current,
            spoken=phrases.sentence(numbers.series((place, action.title, said or last))),
        )

    def _last_word(self, action: Action) -> str:
        plan = self._plan
        told = history_of(plan, action.id) if plan else ()
        if not told:
            return status_words(action.status)
        review, entry = told[0]
        day = numbers.near_day(review.day, self.session.services.today())
        head = numbers.series((day, status_words(entry.status)))
        return phrases.labeled(head, entry.line) if entry.line else head

    def _history(self, action: Action) -> str:
        plan = self._plan
        notes = len(history_of(plan, action.id)) if plan else 0
        readings = ngettext("{n} reading", "{n} readings", len(action.readings)).format(
            n=len(action.readings)
        )
        said = ngettext("{n} note", "{n} notes", notes).format(n=notes)
        return _("with {readings} and {notes}").format(readings=readings, notes=said)
