"""Actions and plans as a team owns them, and the reasons a recommendation carries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum

from sixelements.domain.assessment import Leg, LibraryAction, Measure, Size
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId
from sixelements.domain.levels import level_to_lift
from sixelements.domain.scores import Unseen

NO_MEASURE = Measure(name="", unit="")


class Kind(StrEnum):
    """Where an action comes from."""

    LIBRARY = "library"
    CONVERSATION = "conversation"
    """People see it differently, or can't see it: talk before a rule is made."""
    FIND_OUT = "find_out"
    """The level itself is in doubt: find out first."""
    STREAMLINE = "streamline"
    """Stands in for an action that needs technology until the process is lean."""
    OWN = "own"


_SUFFIX = {Kind.CONVERSATION: "talk", Kind.FIND_OUT: "find-out", Kind.STREAMLINE: "streamline"}


class Horizon(StrEnum):
    """When an action is due, counted from the start of the plan."""

    DAYS_30 = "30"
    DAYS_90 = "90"
    DAYS_180 = "180"
    LATER = "later"


class Status(StrEnum):
    """Where an action stands."""

    TO_DO = "to_do"
    DOING = "doing"
    STUCK = "stuck"
    DONE = "done"
    WORKING = "working"
    SLIPPED_BACK = "slipped_back"


class Guardrail(Enum):
    """The rules that may change the ranked list, in the order in which they are applied."""

    PREREQUISITES = "prerequisites"
    """What others build on comes first."""
    TECHNOLOGY_GATE = "technology_gate"
    """Streamline before technology."""
    WEAKEST_LEG = "weakest_leg"
    """One action serves the weakest leg."""
    QUICK_START = "quick_start"
    """One small action is due in 30 days."""
    THREE_ELEMENTS = "three_elements"
    """At most three elements in 90 days."""
    CONVERSATION = "conversation"
    """Talk before a rule is made."""
    FIND_OUT = "find_out"
    """Find out first."""
    NINE_ACTIONS = "nine_actions"
    """At most nine actions."""


class Observation(Enum):
    """What is noted about the list beyond the rules that changed it."""

    NEAR_TIE = "near_tie"
    """Too close to call: the order is the team's choice."""
    UNRATED = "unrated"
    """Too few people rated these, so they have no priority."""
    ALL_AT_AIM = "all_at_aim"
    """Nothing is below its aim."""


class Difference(Enum):
    """What calls for a conversation, or for finding out first."""

    ROLE_GAP = "role_gap"
    SPLIT = "split"
    VISIBILITY = "visibility"
    SPREAD = "spread"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why an action is recommended, as values; the wording turns it into a sentence.

    ``level``, ``agreed`` or else a mean, and ``aim`` are None where the practice has no priority;
    ``gap`` is in points as printed, leads minus front line.
    """

    practice: PracticeId
    level: float | None = None
    agreed: bool = False
    aim: int | None = None
    votes: int | None = None
    all_votes: int | None = None
    weakest_leg: Leg | None = None
    foundation_for: tuple[PracticeId, ...] = ()
    difference: Difference | None = None
    gap: int | None = None
    unseen: Unseen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One remark about the list: a guardrail that changed it, with what it moved, or an observation.

    ``practices`` are those that an observation is about.
    """

    about: Guardrail | Observation
    action: ActionId | None = None
    practice: PracticeId | None = None
    other: PracticeId | None = None
    practices: tuple[PracticeId, ...] = ()
    leg: Leg | None = None
    difference: Difference | None = None
    until: date | None = None
    left_out: int = 0


class Cause(Enum):
    """What kept a practice below its aim out of the recommended plan."""

    WAITS = "waits"
    """It builds on others, which are in the plan."""
    PREREQUISITES = "prerequisites"
    """Its place went to what others build on."""
    TALKS = "talks"
    """It would be one more talk."""
    WEAKEST_LEG = "weakest_leg"
    QUICK_START = "quick_start"
    RANK = "rank"
    """Nine others help at least as much for the work that they take."""


@dataclass(frozen=True, slots=True)
class WithoutAction:
    """A practice below its aim without an action, and why; ``others``: what it waits for or gave way to."""

    practice: PracticeId
    cause: Cause
    others: tuple[PracticeId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendedAction:
    """One recommended action before a person made it theirs; its words come from the wording."""

    id: ActionId
    kind: Kind
    practice: PracticeId
    element: ElementId
    legs: tuple[Leg, ...]
    size: Size
    library: LibraryAction | None
    expected_level: int
    because: Because
    priority: float
    guardrail: Guardrail | None = None
    depends_on: tuple[ActionId, ...] = ()
    not_before: date | None = None
    locked: bool = False
    start: date | None = None
    due: date | None = None
    horizon: Horizon = Horizon.LATER

    def replaced_by(self, kind: Kind, *, guardrail: Guardrail, size: Size) -> "RecommendedAction":
        """Another kind of action on the same practice; it promises no higher level by itself."""
        level = self.because.level
        return replace(
            self,
            id=ActionId(f"{self.practice}-{_SUFFIX[kind]}"),
            kind=kind,
            size=size,
            guardrail=guardrail,
            expected_level=self.expected_level if level is None else level_to_lift(level),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action of a plan, in the team's words.

    Texts may be empty, ``owner`` and dates None, until the team fills them in. ``expected_level``
    is the level, 1 to 5, the practice should reach. ``because`` is the reason for which it was
    recommended, until the team puts it in its own words.
    """

    id: ActionId
    kind: Kind
    title: str
    practice: PracticeId
    element: ElementId
    legs: tuple[Leg, ...] = ()
    size: Size = Size.SMALL
    horizon: Horizon = Horizon.LATER
    start: date | None = None
    due: date | None = None
    owner: str | None = None
    helpers: str = ""
    first_step: str = ""
    first_step_by: date | None = None
    when: str = ""
    then: str = ""
    measure: Measure = NO_MEASURE
    depends_on: tuple[ActionId, ...] = ()
    expected_level: int
    because: Because | str = ""
    guardrail: Guardrail | None = None
    locked: bool = False
    needs: str = ""
    risk: str = ""
    told: str = ""
    status: Status = Status.TO_DO
    evidence: str = ""
    review_notes: str = ""


def in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions that are not locked by horizon, then in the plan's order: as every output numbers them."""
    horizons = list(Horizon)
    return tuple(sorted((a for a in actions if not a.locked), key=lambda a: horizons.index(a.horizon)))


def action_numbers(actions: Iterable[Action]) -> Mapping[ActionId, int]:
    """The number that each action is called by in every output."""
    return {action.id: n for n, action in enumerate(in_order(actions), start=1)}


@dataclass(frozen=True, slots=True)
class Declined:
    """A recommended action the team said no to, and why."""

    action: ActionId
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan for a round. ``log`` holds decisions, each a plain sentence; ``declined`` prints with them.

    ``notes`` say what changed the list; those of older workbooks are sentences.
    """

    id: PlanId
    start: date
    actions: tuple[Action, ...]
    notes: tuple[Note | str, ...] = ()
    aim: str = ""
    sponsor: str = ""
    log: tuple[str, ...] = ()
    parking: tuple[str, ...] = ()
    stop_doing: tuple[str, ...] = ()
    declined: tuple[Declined, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing was decided in it yet, so that it counts as none."""
        return self == Plan(id=self.id, start=self.start, actions=(), notes=self.notes)

    def with_action(self, changed: Action) -> "Plan":
        """The plan with an action in the place of the one that has its id."""
        return replace(self, actions=tuple(changed if a.id == changed.id else a for a in self.actions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """Which practices' technology passed the gate, worksheet 4; none until it is filled in."""

    passed: frozenset[PracticeId] = field(default_factory=frozenset)


NO_GATES = Gates()
