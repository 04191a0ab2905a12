"""An assessment: elements, practices with five anchors, three-thirds lines and the action library."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from sixelements.domain.channels import Expectation
from sixelements.domain.customer_groups import TechniqueKind
from sixelements.domain.ids import ElementId, ItemId, LibraryActionId, LineId, PracticeId
from sixelements.domain.waste_walk import Waste

LEVELS = (1, 2, 3, 4, 5)


class Leg(StrEnum):
    """The three thirds of service."""

    COURTESY = "courtesy"
    ACCURACY = "accuracy"
    SPEED = "speed"


class Role(StrEnum):
    """Where a participant stands."""

    FRONTLINE = "frontline"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


class Stage(StrEnum):
    """Which levels a library action is for: 1-2 start, 3 firm up, 4-5 keep."""

    START = "start"
    FIRM_UP = "firm_up"
    KEEP = "keep"

    @classmethod
    def for_level(cls, level: int) -> "Stage":
        """The stage for a level from 1 to 5 (planning rules, "Choosing actions")."""
        return cls.START if level <= 2 else cls.FIRM_UP if level == 3 else cls.KEEP


class Size(StrEnum):
    """How much work an action is."""

    SMALL = "S"
    MEDIUM = "M"
    LARGE = "L"

    @property
    def effort(self) -> int:
        """Relative effort, by which the value of an action is divided."""
        return {"S": 1, "M": 2, "L": 4}[self.value]

    @property
    def days(self) -> int:
        """Usual length in calendar days."""
        return {"S": 20, "M": 45, "L": 90}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What shows the effect of an action. ``baseline`` None: today's number is still to be measured."""

    name: str
    unit: str
    how: str = ""
    baseline: float | None = None
    target: float | None = None


class Worksheet(StrEnum):
    """A worksheet that an action is easier with."""

    CHANNELS = "W1"
    GROUPS = "W2"
    WASTE = "W3"
    GATE = "W4"
    THIRDS = "W5"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetRow:
    """A row that a matrix begins with."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TechniqueRow:
    """A way to hear customers, of a kind; ``shown``: it has a column from the start."""

    id: str
    name: str
    kind: TechniqueKind
    shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteExamples:
    """What a waste is called, and what it looks like in a public service."""

    id: Waste
    name: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePoint:
    """A point of the gate, 1 to 9, and the action that mends it, with its first step."""

    number: int
    text: str
    action: str
    first_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A figure about customers that an agency may have; ``share``: it is per cent of people or cases.

    ``line``: the three-thirds line, 1 to 10, that it stands beside; None if the staff is not asked.
    """

    id: str
    name: str
    unit: str
    share: bool = False
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetContent:
    """Rows and words that the worksheets begin with; ``channel_marks[0]`` is the word of the mark 0."""

    channels: tuple[WorksheetRow, ...]
    groups: tuple[WorksheetRow, ...]
    techniques: tuple[TechniqueRow, ...]
    wastes: tuple[WasteExamples, ...]
    points: tuple[GatePoint, ...]
    facts: tuple[FactRow, ...]
    expectations: Mapping[Expectation, str]
    channel_marks: tuple[str, str, str]
    technique_marks: tuple[str, str, str]
    lesson: str
    lesson_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryAction:
    """A ready-made action.

    ``lift`` is how many levels it adds when done in full: 1 if it makes the next anchor true, else 0;
    2 for a quick win. Its words stand without its ``worksheet``. ``short`` is its title in a few words,
    for a card; empty in what was asked with earlier versions.
    """

    id: LibraryActionId
    practice: PracticeId
    stage: Stage
    title: str
    size: Size
    technology: bool
    lift: int
    also: tuple[PracticeId, ...]
    first_step: str
    when: str
    then: str
    measure: Measure
    worksheet: Worksheet | None = None
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One practice. ``legs`` holds weights 0 to 2; ``anchors[0]`` is the sentence of level 1.

    ``noun`` is what it is about, inside a sentence, such as "decision limits"; empty in what was asked
    with earlier versions. ``meaning`` says to everybody alike what special words mean, what is rated, and how
    far back a level looks; ``helper`` says to a role what to think of. ``about`` are roles whose people it is
    about, empty if it is about the whole team.
    """

    id: PracticeId
    element: ElementId
    name: str
    statement: str
    legs: Mapping[Leg, int]
    seen_by: tuple[Role, ...]
    core: bool
    prerequisites: tuple[PracticeId, ...]
    helper: Mapping[Role, str]
    anchors: tuple[str, str, str, str, str]
    evidence: tuple[str, ...]
    prompt: str
    actions: Mapping[Stage, LibraryAction]
    noun: str = ""
    meaning: str = ""
    about: tuple[Role, ...] = ()

    def anchor(self, level: int) -> str:
        """The sentence that describes a level from 1 to 5."""
        return self.anchors[level - 1]

    def rests_on(self, leg: Leg) -> bool:
        """Whether at least half of its leg weight lies on one leg, so that the leg says why it matters."""
        return self.leg_share(leg) >= Fraction(1, 2)

    def leg_share(self, leg: Leg) -> Fraction:
        """The share, 0 to 1, of this practice's leg weights that lies on one leg."""
        return Fraction(self.legs.get(leg, 0), sum(self.legs.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One of the six questionnaires."""

    id: ElementId
    title: str
    summary: str
    practices: tuple[Practice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A three-thirds line; the line on all three legs at once has no leg.

    ``name`` is what it is called where the sentence has no room; empty in what was asked with earlier
    versions.
    """

    id: LineId
    leg: Leg | None
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeThirds:
    """The share-of-contacts lines asked after the practices."""

    stem: str
    anchors: tuple[str, str, str, str, str]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The words around the five levels; ``words[0]`` is the word of level 1."""

    words: tuple[str, str, str, str, str]
    rule: str
    dont_know: str
    not_applicable: str


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """A versioned set of questionnaires with its action library.

    ``technology_waits_for`` is the practice that comes before any action that needs technology.
    ``worksheets`` is what they begin with; earlier versions had none.
    """

    id: str
    version: str
    title: str
    language: str
    license: str
    source: str
    scale: Scale
    roles: Mapping[Role, str]
    legs: Mapping[Leg, str]
    elements: tuple[Element, ...]
    three_thirds: ThreeThirds
    technology_waits_for: PracticeId | None = None
    worksheets: WorksheetContent | None = None

    @cached_property
    def practices(self) -> Mapping[PracticeId, Practice]:
        """All practices in the order of the questionnaires."""
        return {p.id: p for e in self.elements for p in e.practices}

    def element(self, id_: ElementId) -> Element:
        """An element of the questionnaires; raises StopIteration for any other."""
        return next(e for e in self.elements if e.id == id_)

    @cached_property
    def core(self) -> tuple[PracticeId, ...]:
        """The practices of the short round, two an element."""
        return tuple(p.id for p in self.practices.values() if p.core)

    @cached_property
    def before_technology(self) -> frozenset[PracticeId]:
        """The gate for technology and all it waits for; none of these can wait for the gate."""
        found: set[PracticeId] = set()
        open_ = [self.technology_waits_for] if self.technology_waits_for else []
        while open_:
            practice = open_.pop()
            if practice not in found:
                found.add(practice)
                open_ += self.practices[practice].prerequisites
        return frozenset(found)

    def needed_first(self, practice: PracticeId, *, technology: bool) -> tuple[PracticeId, ...]:
        """The practices whose actions come before one of a practice, of ``technology`` the gate's, too."""
        needed, gate = self.practices[practice].prerequisites, self.technology_waits_for
        if gate is None or not technology or gate in needed:
            return needed
        return needed if practice in self.before_technology else (*needed, gate)

    def practices_of(self, worksheet: Worksheet) -> tuple[PracticeId, ...]:
        """The practices with an action that a worksheet helps with, the most actions first."""
        count = {
            p.id: sum(a.worksheet is worksheet for a in p.actions.values()) for p in self.practices.values()
        }
        return tuple(sorted((p for p in count if count[p]), key=lambda p: -count[p]))

    @cached_property
    def items(self) -> frozenset[ItemId]:
        """Everything that can be answered."""
        lines = (line.id for line in self.three_thirds.lines)
        return frozenset(ItemId(i) for i in (*self.practices, *lines))

    def of_elements(self, elements: tuple[ElementId, ...]) -> tuple[PracticeId, ...]:
        """The practices of the chosen elements, in order."""
        return tuple(p.id for e in self.elements if e.id in elements for p in e.practices)
