"""What the projector shows at one moment of a workshop: one frozen value a state, with its whole words.

A slide is made from what may be shown only: the questions, and the results of a published round, which
`anonymity.publish` decided about. Before answers are revealed it has no count; it never has a comment, a
figure of a role, a file, or who said what. Names of people stand on two slides, as owners of what the team
planned: `PlanSlide` and `CloseSlide`. Whoever paints one adds nothing to it; `slide_of` makes them.
"""

from dataclasses import dataclass
from typing import TypeAlias

from sixelements.domain.ids import ElementId
from sixelements.presentation.level_views import LevelView

BARS_FROM = 21
"""Answers at one level from which on a column is a bar with its count, in place of dots."""


@dataclass(frozen=True, slots=True)
class ElementMark:
    """An element as the head of a slide shows it: its shape by ``id``, and its title."""

    id: ElementId
    title: str


@dataclass(frozen=True, slots=True)
class AnchorRow:
    """A level with its word and its sentence, all in ink: color must not suggest an answer."""

    level: int
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """The line of the answer sheet, to be drawn as the sheet prints it: its number, name, and boxes.

    ``outside`` are the dashed boxes apart from the levels.
    """

    id: str
    name: str
    boxes: tuple[str, ...]
    outside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSlide:
    """The test picture before the room comes: a question, and the smallest line there is."""

    question: str
    smallest: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankSlide:
    """The plain panel: the room sees nothing. ``spoken`` is for the presenter's thumbnail."""

    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeSlide:
    """The first page: what this is for, what is promised, the roles, and how to mark with a ballot."""

    title: str
    purpose: str
    promise: tuple[str, ...]
    roles: tuple[str, ...]
    role_note: str
    marking: tuple[str, ...]
    length: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotSlide:
    """A practice to rate on paper, or by raised hands. ``pace`` is how much of its time is over, 0 to 1."""

    element: ElementMark
    place: str
    statement: str
    rule: str
    anchors: tuple[AnchorRow, ...]
    pace: float
    paused: str
    cross: str
    line: AnswerLine
    legend: tuple[tuple[str, str], ...]
    by_hands: bool = False
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesSlide:
    """The ten lines, on one page: what is counted, and the boxes of each line."""

    title: str
    stem: str
    rule: str
    lines: tuple[tuple[AnswerLine, str], ...]
    bands: tuple[str, ...]
    pace: float
    paused: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakSlide:
    """While sheets are typed in: shuffle, hand in, and when it goes on."""

    title: str
    steps: tuple[str, ...]
    back_at: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitSlide:
    """In place of what can't be shown yet: the round is not published, or there is nothing to show."""

    title: str
    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """An element's bar: score 0 to 100 with its range, or why there is none."""

    element: ElementMark
    score: float | None
    interval: tuple[int, int] | None
    level: LevelView | None
    points: str
    missing: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSlide:
    """The six bars, with the finding in one sentence."""

    title: str
    finding: str
    rows: tuple[ProfileRow, ...]
    note: str
    spoken: str


@dataclass(frozen=True, slots=True)
class AnchorBox:
    """A box beside the dots: what it is, such as "Now, for some", and the sentence of its level.

    ``next``: it has the accent border.
    """

    level: int
    head: str
    text: str
    next: bool = False


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """Answers at one level: dots of one color, or a bar with its count where ``as_bar``."""

    level: int
    word: str
    count: int
    as_bar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkSlide:
    """A practice that is talked about. Hidden, it has the statement and ``anchors``, and no number.

    Revealed, ``columns`` and ``boxes`` stand in place of ``anchors``. ``left`` is the time as it is shown.
    """

    element: ElementMark
    place: str
    statement: str
    revealed: bool
    anchors: tuple[AnchorRow, ...]
    columns: tuple[LevelColumn, ...]
    boxes: tuple[AnchorBox, ...]
    finding: str
    answers: str
    left: str
    spoken: str


@dataclass(frozen=True, slots=True)
class DotsName:
    """A practice in a list; ``count`` stands at its right, of dots only once their counts are shown."""

    element: ElementMark
    name: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DotsSlide:
    """What people put their dots on: those talked about, in printed order, with or without counts."""

    title: str
    how: str
    names: tuple[DotsName, ...]
    others: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOnesSlide:
    """The practices that the room is close about, in printed order; ``count`` is the level of each."""

    title: str
    how: str
    names: tuple[DotsName, ...]
    others: str = ""
    spoken: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A first step: its day, what, and who; ``unowned``: nobody yet, which is amber."""

    day: str
    text: str
    owner: str
    unowned: bool


@dataclass(frozen=True, slots=True)
class FirstRow:
    """What comes first: its place, the practice, its dots in words, and one reason."""

    place: int
    name: str
    dots: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSlide:
    """What comes first, and the first steps as far as they are planned; ``beyond`` more stand elsewhere."""

    title: str
    first: tuple[FirstRow, ...]
    steps: tuple[StepRow, ...]
    none: str
    beyond: int
    spoken: str


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """What was settled about a practice. ``level`` None: not agreed, drawn ≠. ``note`` is at the right."""

    level: LevelView | None
    name: str
    note: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSlide:
    """What was agreed, what comes first, what was parked, and the first steps.

    ``…_beyond``: how many more of them there are; a page that has no room for all of these adds its own.
    ``reported`` says what self-reported means, where a row says that it is.
    """

    title: str
    facts: str
    agreed: tuple[AgreedRow, ...]
    agreed_beyond: int
    reported: str
    confirmed: str
    first: tuple[FirstRow, ...]
    parking: tuple[str, ...]
    parking_beyond: int
    steps: tuple[StepRow, ...]
    steps_beyond: int
    no_steps: str
    thanks: str
    again: str
    spoken: str


Slide: TypeAlias = (
    SeatSlide
    | BlankSlide
    | WelcomeSlide
    | BallotSlide
    | LinesSlide
    | BreakSlide
    | WaitSlide
    | ProfileSlide
    | TalkSlide
    | DotsSlide
    | CloseOnesSlide
    | PlanSlide
    | CloseSlide
)
"""Any of them; the projector and the thumbnail paint the same value."""
