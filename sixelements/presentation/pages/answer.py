"""The laptop handed round: hand-over, promise, role, questions, review, and nothing left behind."""

import secrets
from collections.abc import Callable
from enum import Enum, auto

from sixelements.application import responses
from sixelements.domain.assessment import Role
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import ItemId, RoundId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, Answer, level_answer
from sixelements.i18n import _
from sixelements.presentation.pages import answer_pages as pages
from sixelements.presentation.pages.answer_pages import Act, KioskView
from sixelements.presentation.pages.answer_sheet import OpenSheet
from sixelements.presentation.save_words import not_saved
from sixelements.presentation.session import Session
from sixelements.presentation.trouble import title
from sixelements.presentation.typed import too_long
from sixelements.presentation.words import Choose, four_words
from sixelements.wording.rounds import no_sheet

SHORTEST_PIN, LONGEST_PIN = 4, 8


class AnswerStage(Enum):
    """Where the laptop is."""

    START = auto()
    PIN_AGAIN = auto()
    HAND_OVER = auto()
    PROMISE = auto()
    ROLE = auto()
    WORDS = auto()
    QUESTION = auto()
    LIST = auto()
    REVIEW = auto()
    PAUSED = auto()
    RESUME = auto()
    DONE = auto()
    PIN = auto()


class AnswerPresenter:
    """Decides what the laptop shows while it goes from hand to hand."""

    def __init__(self, session: Session, *, choose: Choose = secrets.choice) -> None:
        self._session = session
        self._choose = choose
        self._pin = ""
        self._chosen_pin = ""
        self._round: RoundId | None = None
        self.reset()

    def reset(self) -> None:
        """Start over, as when the facilitator comes here: no PIN, no sheet."""
        self._pin = self._chosen_pin = ""
        self._forget()
        self.stage = AnswerStage.START

    def _forget(self) -> None:
        self._sheet: OpenSheet | None = None
        self._index = 0
        self._problem = ""
        self._too_long = ""
        self._looking_over = False
        """Whether the question was chosen in the review, which comes back once it is answered."""

    @property
    def running(self) -> bool:
        """Whether the laptop is being handed round, so that only the PIN leads out."""
        return bool(self._pin)

    @property
    def blocked(self) -> str:
        """Why the laptop can't be handed round; empty if it can."""
        if self._session.read_only:
            return _("The workbook is open for reading only.")
        return no_sheet(self._session.round)

    @property
    def sheet(self) -> OpenSheet:
        """The sheet that is open."""
        if self._sheet is None:
            raise RuntimeError("no sheet is open")
        return self._sheet

    # what is shown

    def view(self) -> KioskView:
        """The page as it is now."""
        session = self._session
        views: dict[AnswerStage, Callable[[], KioskView]] = {
            AnswerStage.START: lambda: pages.start(self.blocked, self._problem),
            AnswerStage.PIN_AGAIN: lambda: pages.pin_again(self._problem),
            AnswerStage.HAND_OVER: pages.hand_over,
            AnswerStage.PROMISE: lambda: pages.promise(session),
            AnswerStage.ROLE: lambda: pages.role(session),
            AnswerStage.WORDS: lambda: pages.words(self.sheet.words),
            AnswerStage.QUESTION: lambda: pages.question_view(
                session,
                self.sheet,
                self._index,
                self._problem or self._unsaved(),
                looking_over=self._looking_over,
            ),
            AnswerStage.LIST: lambda: pages.jump_list(self.sheet, self._index),
            AnswerStage.REVIEW: lambda: pages.review(session, self.sheet, self._problem or self._unsaved()),
            AnswerStage.PAUSED: lambda: pages.pausing(self.sheet.words),
            AnswerStage.RESUME: lambda: pages.resume(self._problem),
            AnswerStage.DONE: pages.done,
            AnswerStage.PIN: lambda: pages.pin(self._problem),
        }
        return views[self.stage]()

    def _unsaved(self) -> str:
        """Why something is not stored: the person's own to mend, or else nothing to worry about."""
        fault = self._session.save_state.fault
        if not self.sheet.unsaved:
            return ""
        if self.sheet.refusal:
            return not_saved(self.sheet.refusal)
        text = _("{cause}. Your answers wait here; just go on.")
        if self.stage is AnswerStage.REVIEW:
            text = _("{cause}. Your answers wait here; tell the facilitator.")
        return text.format(cause=title(fault)) if fault else ""

    @property
    def is_here(self) -> bool:
        """Whether the round for which the laptop is handed round is still looked at."""
        return self.running and self._session.is_open and self._session.round.id == self._round

    # what the person does

    def act(self, act: Act, text: str = "") -> bool:
        """Do what a button asks; ``text`` is what the page's field holds. True: leave the page."""
        self._problem = ""
        doing = {
            Act.START: lambda: self._start(text),
            Act.START_WITH_PIN: lambda: self._start_with(text),
            Act.CHOOSE_PIN: self.reset,
            Act.BEGIN: lambda: self._to(AnswerStage.PROMISE),
            Act.GO_ON: lambda: self._go_on(text),
            Act.RESUME: lambda: self._to(AnswerStage.RESUME),
            Act.FIND: lambda: self._find(text),
            Act.PAUSE: self._pause,
            Act.NEXT_PERSON: self._next_person,
            Act.PREVIOUS: lambda: self._move(-1),
            Act.NEXT: lambda: self._move(+1),
            Act.LIST: lambda: self._to(AnswerStage.LIST),
            Act.REVIEW: lambda: self._to(AnswerStage.REVIEW),
            Act.BACK: lambda: self._to(AnswerStage.QUESTION),
            Act.SUBMIT: self._submit,
            Act.ASK_PIN: lambda: self._to(AnswerStage.PIN),
            Act.CANCEL: self._next_person,
        }
        if self._too_long:  # it stays in its field until it fits
            self._problem = self._too_long
            return False
        if act is Act.LEAVE:
            return self._leave(text)
        doing[act]()
        return False

    def _to(self, stage: AnswerStage) -> None:
        """Go on; what the disk refuses meanwhile waits."""
        if self._sheet is not None:
            self._sheet.save()
        self._looking_over = False
        self.stage = stage

    def _start(self, pin: str) -> None:
        """Take the PIN that was chosen; it is typed once more, as a slip in it would lock the laptop."""
        if self.blocked:
            self._problem = self.blocked
        elif not (pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN):
            text = _("Choose {low} to {high} digits.")
            self._problem = text.format(low=SHORTEST_PIN, high=LONGEST_PIN)
        else:
            self._chosen_pin, self.stage = pin, AnswerStage.PIN_AGAIN

    def _start_with(self, pin: str) -> None:
        if self.blocked:
            self._problem = self.blocked
        elif pin != self._chosen_pin:
            self._problem = _("This is another PIN than before. Type it again, or choose another one.")
        else:
            self._pin, self._chosen_pin, self._round = pin, "", self._session.round.id
            self.stage = AnswerStage.HAND_OVER

    def _leave(self, pin: str) -> bool:
        if self.running and not secrets.compare_digest(self._pin.encode(), pin.strip().encode()):
            self._problem = _("This is not the PIN that was set at the start.")
            return False
        self.reset()
        return True

    def _go_on(self, role: str) -> None:
        if self.stage is AnswerStage.PROMISE and responses.asks_role(self._session.round):
            self.stage = AnswerStage.ROLE
        elif self._sheet is None:
            self._sheet = OpenSheet(self._session, Role(role) if role else None, words=self._new_words())
            self._index = 0
            self.stage = AnswerStage.WORDS
        else:
            self.stage = AnswerStage.QUESTION

    def _new_words(self) -> str:
        book, round_ = self._session.book, self._session.round

        def taken(words: str) -> bool:
            return book.responses.paused(round_.id, words=responses.told_words(words)) is not None

        return four_words(self._choose, taken=taken)

    def _find(self, words: str) -> None:
        session = self._session
        try:
            response = responses.resume(session.book, session.round, words)
        except SixElementsError as refusal:
            self._problem = refusal.sentence
            return
        told = responses.told_words(words).decode()
        self._sheet = OpenSheet(session, None, words=told, resumed=response)
        asked = self._sheet.questions
        open_ = [n for n, q in enumerate(asked) if q.item not in self._sheet.answers]
        self._index = open_[0] if open_ else 0
        self.stage = AnswerStage.QUESTION if open_ else AnswerStage.REVIEW

    def _pause(self) -> None:
        if not self.sheet.begun and not self.sheet.unsaved:
            self._next_person()
        elif self.sheet.save():
            self.stage = AnswerStage.PAUSED
        else:
            self._problem = self._unsaved()

    def _stored(self, change: Callable[[], None]) -> bool:
        """Whether a change is on disk; if not, why not is said on the page."""
        try:
            change()
        except SixElementsError as refusal:
            self._problem = refusal.sentence
            return False
        return True

    def _next_person(self) -> None:
        self._forget()
        self.stage = AnswerStage.HAND_OVER

    def _move(self, step: int) -> None:
        self.sheet.save()
        back, self._looking_over = self._looking_over and step > 0, False
        if back or self._index + step >= len(self.sheet.questions):
            self.stage = AnswerStage.REVIEW
        else:
            self._index = max(0, self._index + step)

    def _submit(self) -> None:
        if self.sheet.begun and self.sheet.save() and self._stored(self.sheet.hand_in):
            self._forget()
            self.stage = AnswerStage.DONE

    # answering

    def choose(self, code: int) -> str:
        """Give the answer with this code to the question shown; returns what to announce."""
        answer = _ANSWERS[code]
        if not self.sheet.answer(self._item, answer):
            return self._unsaved()
        word = {DONT_KNOW: _("Don't know"), NOT_APPLICABLE: _("Not applicable")}.get(answer)
        word = word or _("{n} chosen").format(n=code)
        return _("{choice}, saved").format(choice=word)

    def clear(self) -> None:
        """Take the answer to the question shown back; it is skipped again."""
        self.sheet.answer(self._item, None)

    def comment(self, text: str) -> str:
        """Set the comment beside the question shown; returns why it can't be, or nothing.

        While one is too long, which its field says, the question stays.
        """
        self._too_long = too_long(text.strip(), CHARACTERS[Writing.COMMENT])
        if self._too_long:
            return ""
        self.sheet.comment(self._item, text)
        return self._unsaved()

    def retry(self) -> None:
        """Store again what could not be stored."""
        self.sheet.save()

    def go_to(self, index: int) -> None:
        """Show a question of the list, or of the review, which comes back after it."""
        reviewed = self.stage is AnswerStage.REVIEW
        self._index = index
        self._to(AnswerStage.QUESTION)
        self._looking_over = reviewed

    @property
    def _item(self) -> ItemId:
        return self.sheet.questions[self._index].item


_ANSWERS: dict[int, Answer] = {
    **{level: level_answer(level) for level in range(1, 6)},
    DONT_KNOW.code: DONT_KNOW,
    NOT_APPLICABLE.code: NOT_APPLICABLE,
}
