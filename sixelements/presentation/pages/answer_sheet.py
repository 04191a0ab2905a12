"""What one sheet asks, and the sheet that somebody fills in now; it is forgotten with the last answer."""

from contextlib import suppress
from dataclasses import dataclass

from sixelements.application import responses
from sixelements.application.errors import WorldsFault
from sixelements.domain.assessment import Assessment, Line, Practice, Role
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Answer
from sixelements.domain.rounds import Round
from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.wording import phrases
from sixelements.wording.helping import helping


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One page of answering. ``section`` counts from 0; ``mark`` is the element's number or empty."""

    item: ItemId
    section: int
    mark: str
    section_title: str
    name: str
    lead: str
    statement: str
    rule: str
    helper: str
    anchors: tuple[str, str, str, str, str]
    words: tuple[str, ...]

    @property
    def is_practice(self) -> bool:
        """Whether it is a practice, which can have a comment."""
        return bool(self.mark)


def questions(assessment: Assessment, round_: Round, role: Role | None) -> tuple[AskedQuestion, ...]:
    """Everything a participant is asked; a helper line fits the role, where one was given."""
    asked = set(round_.practices)
    found: list[AskedQuestion] = []
    section = -1
    for element in assessment.elements:
        chosen = [p for p in element.practices if p.id in asked]
        section += bool(chosen)
        title = element.title
        found += [_of_practice(assessment, p, title, section, role) for p in chosen]
    lines = assessment.three_thirds.lines
    return (*found, *(_of_line(assessment, line, section + 1) for line in lines))


def _of_practice(
    assessment: Assessment, practice: Practice, title: str, section: int, role: Role | None
) -> AskedQuestion:
    return AskedQuestion(
        item=ItemId(practice.id),
        section=section,
        mark=practice.element,
        section_title=title,
        name=practice.name,
        lead="",
        statement=practice.statement,
        rule=assessment.scale.rule,
        helper=helping(practice, role),
        anchors=practice.anchors,
        words=assessment.scale.words,
    )


def _of_line(assessment: Assessment, line: Line, section: int) -> AskedQuestion:
    asked = assessment.three_thirds
    return AskedQuestion(
        item=ItemId(line.id),
        section=section,
        mark="",
        section_title=_("The last ten contacts"),
        name=phrases.capital(line.text),
        lead=asked.stem,
        statement=line.text,
        rule=_("Count as well as you can. It doesn't have to be exact."),
        helper="",
        anchors=asked.anchors,
        words=(),
    )


class SheetChange:
    """What of one sheet is to be stored, as one change of the session's queue; what is stored leaves it.

    Called, it stores what it holds, in the round in which the sheet was begun: another one may be shown once
    the disk takes it. ``begun``: whether anything of the sheet is in the workbook. ``refusal``:
    why the workbook did not take all of it when it was asked last; empty if it did.
    """

    def __init__(
        self, session: Session, response: ResponseId, *, role: Role | None, words: str, begun: bool
    ) -> None:
        self._session, self._response = session, response
        self._round = session.round
        self._role, self._words = role, words
        self.answers: dict[ItemId, Answer | None] = {}
        self.comments: dict[ItemId, str] = {}
        self.begun = begun
        self.refusal = ""

    def __call__(self) -> None:
        """Raises WorldsFault, and what the workbook refuses once all else is stored."""
        self.refusal = ""
        book, answers = self._session.book, self.answers
        try:
            if self.begun:
                responses.give_answers(book, self._response, answers)
            else:
                round_, role, words = self._round, self._role, self._words
                responses.begin_with(book, round_, self._response, answers, role=role, words=words)
            self.begun = True
            answers.clear()
            self._store_comments()
        except WorldsFault:
            raise
        except SixElementsError as refusal:
            self.refusal = refusal.sentence
            raise

    def _store_comments(self) -> None:
        """The shortest first: one that was shortened makes room for another."""
        refusals: list[BadInput] = []
        for item in sorted(self.comments, key=lambda item: len(self.comments[item])):
            try:
                responses.give_comment(self._session.book, self._response, item, self.comments[item])
            except BadInput as refusal:
                refusals.append(refusal)
            else:
                del self.comments[item]
        if refusals:
            raise refusals[0]


class OpenSheet:
    """Answers and comments of one participant, each stored as it is given.

    The sheet begins in the workbook with its first answer, so that a look at the first page leaves
    nothing behind. From then on ``words`` lead back to it, whatever becomes of the computer. What could
    not be stored waits in the session's queue; a refusal keeps back nothing but what was refused, which is
    tried again with the next change.
    """

    def __init__(
        self, session: Session, role: Role | None, *, words: str, resumed: ResponseId | None = None
    ) -> None:
        self._session = session
        self._id = resumed or ResponseId(session.services.new_id())
        self.answers: dict[ItemId, Answer] = {}
        self.comments: dict[ItemId, str] = {}
        self.words = words
        self.role = role
        if resumed:
            self._read()
        self._change = SheetChange(session, self._id, role=self.role, words=words, begun=resumed is not None)
        self.questions: tuple[AskedQuestion, ...] = questions(session.assessment, session.round, self.role)

    def _read(self) -> None:
        found = self._session.book.responses.unfinished(self._id)
        if found is not None:
            self.role = found.role
            self.answers = dict(found.answers)
            self.comments = dict(self._session.book.responses.unfinished_comments(self._id))

    @property
    def begun(self) -> bool:
        """Whether anything of it is in the workbook."""
        return self._change.begun

    @property
    def unsaved(self) -> bool:
        """Whether something waits for the disk, or was refused."""
        return self._session.waits(self._change) or bool(self.refusal)

    @property
    def refusal(self) -> str:
        """Why the workbook does not take what is not stored; empty if it was not asked."""
        return self._change.refusal

    def answer(self, item: ItemId, answer: Answer | None) -> bool:
        """Give, change or clear one answer; whether it is on disk now."""
        if answer is None:
            self.answers.pop(item, None)
        else:
            self.answers[item] = answer
        self._change.answers[item] = answer
        return self._store()

    def comment(self, item: ItemId, text: str) -> bool:
        """Set a comment; whether it is on disk now."""
        if text.strip() == self.comments.get(item, "").strip():
            return not self.unsaved
        self.comments[item] = self._change.comments[item] = text
        return self._store()

    def save(self) -> bool:
        """Store what is not stored yet; whether all is on disk now."""
        return self._store() if self.unsaved else True

    def _store(self) -> bool:
        """A file that was only renamed is used under its new name: no participant could decide about that."""
        with suppress(SixElementsError):  # the sheet's own refusal is kept; others have pages of their own
            self._session.run_queued(self._change)
        if self.unsaved:
            with suppress(SixElementsError):
                self._session.go_on_there()
        return not self.unsaved

    def hand_in(self) -> None:
        """Hand it in. Raises CannotWrite where the disk says no."""
        session = self._session
        session.run_now(
            lambda: responses.submit(session.book, session.round, self._id, announce=session.announce)
        )
