"""What the laptop shows while it is handed round, as values."""

from dataclasses import dataclass, field
from enum import Enum, auto


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
    """The one field of a page. ``digits``: a PIN; ``hidden``: shown as dots."""

    label: str
    digits: bool = False
    hidden: bool = False


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
        return f"{self.number} {self.name}. {self.state}.".strip()


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


KioskView = NoticeView | QuestionView | ListView
