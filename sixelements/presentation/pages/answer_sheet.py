"""What one sheet asks, and the sheet that somebody fills in now; it is forgotten with the last answer."""

from contextlib import suppress
from dataclasses import dataclass

from sixelements.application import responses
from sixelements.domain.assessment import Assessment, Line, Practice, Role
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Answer
from sixelements.domain.rounds import Round
from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.wording import phrases


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
        helper=practice.helper.get(role, "") if role else "",
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


class OpenSheet:
    """Answers and comments of one participant, each stored as it is given.

    The sheet begins in the workbook with its first answer, so that a look at the first page leaves
    nothing behind. From then on ``words`` lead back to it, whatever becomes of the computer. What could
    not be stored stays marked and is stored with the next try; a refusal keeps back nothing but what was
    refused.
    """

    def __init__(
        self, session: Session, role: Role | None, *, words: str, resumed: ResponseId | None = None
    ) -> None:
        self._session = session
        self._id = resumed or ResponseId(session.services.new_id())
        self._begun = resumed is not None
        self._unsaved_answers: set[ItemId] = set()
        self._unsaved_comments: set[ItemId] = set()
        self.answers: dict[ItemId, Answer] = {}
        self.comments: dict[ItemId, str] = {}
        self.words = words
        self.refusal = ""
        """Why the workbook does not take what is not stored; empty where it was not asked."""
        self.role = role
        if resumed:
            self._read()
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
        return self._begun

    @property
    def unsaved(self) -> bool:
        """Whether something could not be stored yet."""
        return bool(self._unsaved_answers or self._unsaved_comments)

    def answer(self, item: ItemId, answer: Answer | None) -> bool:
        """Give, change or clear one answer; whether it is on disk now."""
        if answer is None:
            self.answers.pop(item, None)
        else:
            self.answers[item] = answer
        self._unsaved_answers.add(item)
        return self.save()

    def comment(self, item: ItemId, text: str) -> bool:
        """Set a comment; whether it is on disk now."""
        if text.strip() == self.comments.get(item, "").strip():
            return not self.unsaved
        self.comments[item] = text
        self._unsaved_comments.add(item)
        return self.save()

    def save(self) -> bool:
        """Store what is not stored yet; whether all is on disk now.

        A file that was only renamed is used under its new name: no participant could decide about that.
        """
        self.refusal = ""
        if self.unsaved:
            try:
                self._session.run_queued(self._store)
            except SixElementsError as refusal:
                self.refusal = refusal.sentence
        if self.unsaved:
            with suppress(SixElementsError):
                self._session.go_on_there()
        return not self.unsaved

    def _store(self) -> None:
        """Raises CannotWrite, and what the workbook refuses once all else is stored."""
        book, answers = self._session.book, {item: self.answers.get(item) for item in self._unsaved_answers}
        if self._begun:
            responses.give_answers(book, self._id, answers)
        else:
            round_, role, words = self._session.round, self.role, self.words
            responses.begin_with(book, round_, self._id, answers, role=role, words=words)
        self._begun = True
        self._unsaved_answers.clear()
        self._store_comments()

    def _store_comments(self) -> None:
        """The shortest first: one that was shortened makes room for another."""
        refusals: list[BadInput] = []
        for item in sorted(self._unsaved_comments, key=lambda item: len(self.comments[item])):
            try:
                responses.give_comment(self._session.book, self._id, item, self.comments[item])
            except BadInput as refusal:
                refusals.append(refusal)
            else:
                self._unsaved_comments.remove(item)
        if refusals:
            raise refusals[0]

    def hand_in(self) -> None:
        """Hand it in. Raises CannotWrite where the disk says no."""
        session = self._session
        session.run_now(
            lambda: responses.submit(session.book, session.round, self._id, announce=session.announce)
        )
