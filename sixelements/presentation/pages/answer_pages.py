"""What the laptop shows while it is handed round, as values: words, a question, the list of all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE
from sixelements.domain.rounds import weighed
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.answer_sheet import AskedQuestion, OpenSheet
from sixelements.presentation.session import Session
from sixelements.wording import phrases
from sixelements.wording.promise import length, minutes, sentences


class Act(Enum):
    """What a button of these pages asks for."""

    START = auto()
    BEGIN = auto()
    GO_ON = auto()
    RESUME = auto()
    FIND = auto()
    PAUSE = auto()
    NEXT_PERSON = auto()
    PREVIOUS = auto()
    NEXT = auto()
    LIST = auto()
    REVIEW = auto()
    BACK = auto()
    SUBMIT = auto()
    START_WITH_PIN = auto()
    CHOOSE_PIN = auto()
    ASK_PIN = auto()
    LEAVE = auto()
    CANCEL = auto()


@dataclass(frozen=True, slots=True)
class ButtonView:
    """A button; ``reason`` says why it is off."""

    act: Act
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """The one field of a page. ``digits``: a PIN; ``hidden``: shown as dots, unless ``show`` is ticked."""

    label: str
    digits: bool = False
    hidden: bool = False
    show: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """A page of words: hand-over, promise, role, four words, PIN, thanks."""

    title: str
    lead: str = ""
    points: tuple[str, ...] = ()
    big: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    field: FieldView | None = None
    problem: str = ""
    primary: ButtonView
    others: tuple[ButtonView, ...] = ()
    foot: tuple[ButtonView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRowView:
    """One answer to choose: its key, its word, its sentence, and all of it as spoken."""

    code: int
    key: str
    word: str
    text: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A section in the progress bar: ``share`` of it is answered, 0 to 1."""

    label: str
    share: float
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One practice or line, with everything around it."""

    mark: str
    section: str
    privacy: str
    progress: str
    segments: tuple[Segment, ...]
    lead: str
    statement: str
    rule: str
    helper: str
    rows: tuple[AnswerRowView, ...]
    others: tuple[AnswerRowView, ...]
    chosen: int | None
    comment: str | None
    comment_label: str
    hint: str
    problem: str
    keys: str
    previous: ButtonView
    next: ButtonView
    pause: ButtonView
    list: ButtonView

    @property
    def offered(self) -> Mapping[int, AnswerRowView]:
        """All answers that can be chosen, by their codes."""
        return {row.code: row for row in (*self.rows, *self.others)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A question in the list: ``index`` leads to it."""

    index: int
    number: str
    name: str
    state: str
    missing: bool
    here: bool = False

    @property
    def spoken(self) -> str:
        """The row in one sentence."""
        state = phrases.sentence(self.state)
        return phrases.read_aloud(f"{self.number} {self.name}", state)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """The jump list, or the review before handing in."""

    title: str
    facts: str
    groups: tuple[tuple[str, tuple[ListRow, ...]], ...]
    remark: str = ""
    problem: str = ""
    primary: ButtonView
    others: tuple[ButtonView, ...] = field(default=())


RowGroup = tuple[str, tuple[ListRow, ...]]
KioskView = NoticeView | QuestionView | ListView


def question_view(
    session: Session, sheet: OpenSheet, index: int, problem: str, *, looking_over: bool = False
) -> QuestionView:
    """One question with everything around it. ``looking_over``: the review comes next."""
    asked = sheet.questions
    question = asked[index]
    chosen = sheet.answers.get(question.item)
    last = looking_over or index + 1 == len(asked)
    return QuestionView(
        mark=question.mark,
        section=question.section_title,
        privacy=_("Anonymous") if session.round.anonymous else _("Open round"),
        progress=_progress(sheet, index),
        segments=_segments(sheet, question),
        lead=question.lead,
        statement=question.statement,
        rule=question.rule,
        helper=question.helper,
        rows=_rows(question),
        others=_others(session, question),
        chosen=chosen.code if chosen else None,
        comment=sheet.comments.get(question.item, "") if question.is_practice else None,
        comment_label=_(
            "Comment (optional). Don't name people: once the round is closed, the team and readers of its "
            "report may read comments, shuffled and without roles."
        ),
        hint=_hint(session, asked, index),
        problem=problem,
        keys=_(
            "[1] to [5] choose · [Enter] next · [Alt ←] previous · [C] comment · "
            "[Ctrl Enter] next, from the comment"
        )
        if question.is_practice
        else _("[1] to [5] choose · [Enter] next · [Alt ←] previous"),
        previous=ButtonView(Act.PREVIOUS, _("Previous"), "" if index else _("This is the first one")),
        next=ButtonView(Act.NEXT, _("To the review") if last else _("Next")),
        pause=ButtonView(Act.PAUSE, _("Pause")),
        list=ButtonView(Act.LIST, _("All questions")),
    )


def _progress(sheet: OpenSheet, index: int) -> str:
    """ "12 of 37, about 14 minutes left"; the ten lines are counted apart."""
    asked, question = sheet.questions, sheet.questions[index]
    kind = [q for q in asked if q.is_practice is question.is_practice]
    unanswered = [q.is_practice for q in asked if q.item not in sheet.answers]
    left = minutes(sum(unanswered), unanswered.count(False))
    text = ngettext("{n} of {all}, about {m} minute left", "{n} of {all}, about {m} minutes left", left)
    if all(q.item in sheet.answers for q in asked):
        text = _("{n} of {all}, all answered")
    return text.format(n=kind.index(question) + 1, all=len(kind), m=left)


def _segments(sheet: OpenSheet, here: AskedQuestion) -> tuple[Segment, ...]:
    result = []
    for section in range(sheet.questions[-1].section + 1):
        inside = [q for q in sheet.questions if q.section == section]
        answered = sum(q.item in sheet.answers for q in inside)
        result.append(
            Segment(
                label=inside[0].mark or "+",
                share=answered / len(inside),
                here=section == here.section,
            )
        )
    return tuple(result)


def _rows(question: AskedQuestion) -> tuple[AnswerRowView, ...]:
    rows = []
    for code, anchor in enumerate(question.anchors, start=1):
        word = question.words[code - 1] if question.words else ""
        if word:
            spoken = _("Level {n}, {word}. {anchor}").format(n=code, word=word, anchor=anchor)
        else:
            spoken = _("{n}. {anchor}").format(n=code, anchor=anchor)
        rows.append(AnswerRowView(code=code, key=str(code), word=word, text=anchor, spoken=spoken))
    return tuple(rows)


def _others(session: Session, question: AskedQuestion) -> tuple[AnswerRowView, ...]:
    """The answers outside the scale; as on the forms, none of the ten lines can be not applicable."""
    scale = session.assessment.scale
    found = [(DONT_KNOW.code, _("D"), _("Don't know"), scale.dont_know)]
    if question.is_practice:
        found.append((NOT_APPLICABLE.code, _("N"), _("Not applicable"), scale.not_applicable))
    return tuple(
        AnswerRowView(code=code, key=key, word=word, text=text, spoken=phrases.read_aloud(word, text))
        for code, key, word, text in found
    )


def _hint(session: Session, asked: Sequence[AskedQuestion], index: int) -> str:
    """In several sittings, where an element has just been finished."""
    new = index > 0 and asked[index - 1].section != asked[index].section
    if not (new and session.round.several_sittings):
        return ""
    return _("A new part begins here: a good place to pause and go on another day.")


def start(blocked: str, problem: str) -> NoticeView:
    """The facilitator's page before the laptop goes round."""
    return NoticeView(
        title=_("Hand the laptop round"),
        lead=_("From now on the laptop shows only the questionnaire. Your PIN is the way out."),
        points=(
            _("Set it up where nobody can look over a shoulder."),
            _("Each person begins at the same neutral page, answers, and hands in."),
            _("After that the app shows nothing of that sheet again."),
        ),
        field=FieldView(label=_("Your PIN, 4 to 8 digits"), digits=True, hidden=True, show=_("Show the PIN")),
        problem=problem or blocked,
        primary=ButtonView(Act.START, _("Go on"), blocked),
        others=(ButtonView(Act.LEAVE, _("Back to Collect")),),
    )


def pin_again(problem: str) -> NoticeView:
    """The PIN once more, before nothing but it leads out."""
    return NoticeView(
        title=_("Type your PIN once more"),
        lead=_("So that no slip of the fingers locks you out."),
        field=FieldView(label=_("The same PIN"), digits=True, hidden=True, show=_("Show the PIN")),
        problem=problem,
        primary=ButtonView(Act.START_WITH_PIN, _("Hand it round")),
        others=(
            ButtonView(Act.CHOOSE_PIN, _("Choose another PIN")),
            ButtonView(Act.LEAVE, _("Back to Collect")),
        ),
    )


def hand_over() -> NoticeView:
    """The neutral page between two people."""
    return NoticeView(
        title=_("This laptop is ready for the next person"),
        primary=ButtonView(Act.BEGIN, _("Begin")),
        foot=(
            ButtonView(Act.RESUME, _("Go on with four words")),
            ButtonView(Act.ASK_PIN, _("Facilitator")),
        ),
    )


def promise(session: Session) -> NoticeView:
    """The first page: what is promised, and what to expect."""
    round_ = session.round
    asked_length = length(len(round_.practices), len(session.assessment.three_thirds.lines))
    first, *others = sentences(round_)
    if round_.several_sittings:
        pause = _("You can answer in several sittings: pause, and go on another day with four words.")
    else:
        pause = _("You can pause and go on later with four words.")
    return NoticeView(
        title=_("Before you begin"),
        lead=first,
        points=(
            *others,
            _("{length}. Each answer is saved as you give it.").format(length=asked_length),
            pause,
            _("Answer for the team as it is today. There are no right answers, and you may skip any."),
        ),
        primary=ButtonView(Act.GO_ON, _("Go on")),
        others=(ButtonView(Act.CANCEL, _("Not now")),),
    )


def role(session: Session) -> NoticeView:
    """Which role the person has; only where roles can be shown."""
    names = session.assessment.roles
    lead = _("Supervisors and managers are shown together as leads. A group smaller than {k} is never shown.")
    return NoticeView(
        title=_("What is your role on this team?"),
        lead=lead.format(k=showing_threshold(session.round)),
        choices=(*((r.value, names[r]) for r in Role), ("", _("I'd rather not say"))),
        primary=ButtonView(Act.GO_ON, _("Go on")),
        others=(ButtonView(Act.CANCEL, _("Not now")),),
    )


def words(words: str) -> NoticeView:
    """The four words, before the first question."""
    return NoticeView(
        title=_("Write down these four words"),
        lead=_(
            "They are the only way back to your answers after a pause, or if this laptop stops. "
            "Nobody else has them."
        ),
        big=words,
        points=(_("Until you hand in, Pause shows them again."),),
        primary=ButtonView(Act.GO_ON, _("I have written them down")),
        others=(ButtonView(Act.CANCEL, _("Not now")),),
    )


def pausing(words: str) -> NoticeView:
    """The four words again, and whether to go away from the sheet."""
    return NoticeView(
        title=_("Pause here?"),
        lead=_("Your answers are saved. These four words are the only way back to them: write them down."),
        big=words,
        primary=ButtonView(Act.NEXT_PERSON, _("Pause")),
        others=(ButtonView(Act.BACK, _("Back to the questions")),),
    )


def resume(problem: str) -> NoticeView:
    """Going on with a paused sheet."""
    return NoticeView(
        title=_("Go on with your four words"),
        field=FieldView(label=_("The four words, in their order")),
        problem=problem,
        primary=ButtonView(Act.FIND, _("Go on")),
        others=(ButtonView(Act.CANCEL, _("Back")),),
    )


def pin(problem: str) -> NoticeView:
    """The facilitator's way out."""
    return NoticeView(
        title=_("For the facilitator"),
        lead=_("Type the PIN to take the laptop back."),
        points=(
            _(
                "Forgotten? Restart the computer, or end the app from the system. Nothing is lost: what was "
                "handed in is stored, and a sheet that was begun goes on with its four words."
            ),
        ),
        field=FieldView(label=_("PIN"), digits=True, hidden=True),
        problem=problem,
        primary=ButtonView(Act.LEAVE, _("Take the laptop back")),
        others=(ButtonView(Act.CANCEL, _("Back")),),
    )


def done() -> NoticeView:
    """Handed in."""
    return NoticeView(
        title=_("Thank you. Your answers are in"),
        lead=_("The app opens this sheet to nobody any more, and nothing of it is left on the screen."),
        primary=ButtonView(Act.NEXT_PERSON, _("Ready for the next person")),
    )


def jump_list(sheet: OpenSheet, index: int) -> ListView:
    """All questions in their order."""
    return ListView(
        title=_("All questions"),
        facts=_facts(sheet),
        groups=_sections(sheet, index),
        primary=ButtonView(Act.BACK, _("Back to the question")),
        others=(ButtonView(Act.REVIEW, _("To the review")),),
    )


def review(session: Session, sheet: OpenSheet, problem: str) -> ListView:
    """The last look: what is not answered first, then everything."""
    skipped = tuple(row for _title, rows in _sections(sheet, None) for row in rows if row.missing)
    answered = tuple(
        (title, tuple(row for row in rows if not row.missing)) for title, rows in _sections(sheet, None)
    )
    groups: list[RowGroup] = [(_("Not answered"), skipped)] if skipped else []
    groups += [group for group in answered if group[1]]
    begun = bool(sheet.answers)
    return ListView(
        title=_("Look over your answers"),
        facts=_facts(sheet),
        groups=tuple(groups),
        remark=_too_little(session, sheet),
        problem=problem,
        primary=ButtonView(Act.SUBMIT, _("Hand in"), "" if begun else _("Nothing is answered yet.")),
        others=(ButtonView(Act.BACK, _("Back to the questions")), ButtonView(Act.PAUSE, _("Pause"))),
    )


def _facts(sheet: OpenSheet) -> str:
    missing = sum(q.item not in sheet.answers for q in sheet.questions)
    if not missing:
        return _("Everything is answered. Choose a line to change it.")
    text = ngettext(
        "{n} is not answered. Choose a line to answer or change it.",
        "{n} are not answered. Choose a line to answer or change it.",
        missing,
    )
    return text.format(n=missing)


def _sections(sheet: OpenSheet, here: int | None) -> tuple[RowGroup, ...]:
    groups: dict[int, list[ListRow]] = {}
    titles: dict[int, str] = {}
    for index, question in enumerate(sheet.questions):
        titles[question.section] = question.section_title
        row = ListRow(
            index=index,
            number=question.item if question.is_practice else "",
            name=question.statement if question.is_practice else question.name,
            state=_state(sheet, index, missing=_("Skipped") if here is None else _("Not answered")),
            missing=question.item not in sheet.answers,
            here=index == here,
        )
        groups.setdefault(question.section, []).append(row)
    return tuple((titles[section], tuple(rows)) for section, rows in groups.items())


def _state(sheet: OpenSheet, index: int, *, missing: str) -> str:
    question = sheet.questions[index]
    answer = sheet.answers.get(question.item)
    if answer is None:
        return missing
    if answer == DONT_KNOW:
        return _("Don't know")
    if answer == NOT_APPLICABLE:
        return _("Not applicable")
    word = question.words[answer.code - 1] if question.words else question.anchors[answer.code - 1]
    return f"{answer.code}  {word}" if question.words else word


def _too_little(session: Session, sheet: OpenSheet) -> str:
    """Said before handing in, because such a sheet is left out of the figures."""
    asked = set(map(ItemId, weighed(session.round.practices)))
    rated = sum(answer.level is not None for item, answer in sheet.answers.items() if item in asked)
    if rated >= session.round.least_rated:
        return ""
    return _("Fewer than half of the practices have a level, so this sheet would not count in the figures.")
