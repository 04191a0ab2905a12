"""Actions and plans as a team owns them, and the reasons a recommendation carries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum

from sixelements.domain.assessment import Leg, LibraryAction, Measure, Role, Size, Worksheet
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId, RoundId
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


FINISHED = (Status.DONE, Status.WORKING)


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

    ``level``, ``agreed`` or else a mean, and ``aim`` are None if the practice has no priority;
    ``gap`` is in points as printed, leads minus front line. ``came_along``: the action was chosen for a round
    before this one, whose figures these are; never stored, as a plan keeps the reason it was accepted for.
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
    came_along: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetReason:
    """What a worksheet found that an action is to mend; the wording turns it into a sentence.

    ``row`` is what the process or request was called then, empty if the sentence names none; ``point`` is
    that of the gate, 1 to 9.
    """

    sheet: Worksheet
    row: str = ""
    point: int | None = None


Reason = Because | WorksheetReason | str
"""Why an action is in a plan: what the rules saw, what a worksheet found, or the team's own words."""


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
    PRIORITIES = "priorities"
    """Its place went to one of the three highest priorities."""
    WIDEST_GAP = "widest_gap"
    """Its place went to a talk where front line and leads are farthest apart."""
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
    """One recommended action before a person made it theirs; its words come from the wording.

    ``process``: by its name what is to be streamlined first, where a worksheet tells. ``rather_from``: the
    day before which a fourth element starts only where nothing else would run.
    """

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
    rather_from: date | None = None
    locked: bool = False
    process: str = ""
    start: date | None = None
    due: date | None = None
    horizon: Horizon = Horizon.LATER

    @property
    def fills_weeks(self) -> bool:
        """Whether it is of a fourth element and starts sooner, as nothing else would run."""
        return bool(self.start and self.rather_from and self.start < self.rather_from)

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


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure showed on a day."""

    day: date
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action of a plan, in the team's words.

    Texts may be empty, ``owner`` and dates None, until the team fills them in. ``expected_level``
    is the level, 1 to 5, the practice should reach. ``because`` is the reason for which it was recommended
    or made, until the team puts it in its own words. ``short`` is its title where room is scarce; empty:
    the title itself. ``not_before`` is the first day on which it may start; the dates of a ``pinned`` one are
    never worked out. ``measure_first``: there is no baseline until somebody measures, and that is known.
    ``readings`` are in the order of their days, one a day. ``carried_from`` is the round in whose plan it was
    begun.
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
    because: Reason = ""
    guardrail: Guardrail | None = None
    locked: bool = False
    needs: str = ""
    risk: str = ""
    told: str = ""
    status: Status = Status.TO_DO
    evidence: str = ""
    review_notes: str = ""
    short: str = ""
    not_before: date | None = None
    pinned: bool = False
    step_taken: date | None = None
    baseline_on: date | None = None
    target_by: date | None = None
    measure_first: bool = False
    readings: tuple[Reading, ...] = ()
    carried_from: RoundId | None = None

    @property
    def parked(self) -> bool:
        """Whether it was put off without a date."""
        return self.horizon is Horizon.LATER and self.start is None and self.due is None

    @property
    def finished(self) -> bool:
        """Whether it is done, or done and doing what was hoped."""
        return self.status in FINISHED

    def with_reading(self, reading: Reading) -> "Action":
        """The action with one more reading, in place of that of the same day."""
        kept = (r for r in self.readings if r.day != reading.day)
        return replace(self, readings=tuple(sorted((*kept, reading), key=lambda r: r.day)))

    def without_reading(self, day: date) -> "Action":
        """The action without what was read on a day."""
        return replace(self, readings=tuple(r for r in self.readings if r.day != day))


def in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions that are not locked by horizon, then in the plan's order: as every output numbers them."""
    horizons = list(Horizon)
    return tuple(sorted((a for a in actions if not a.locked), key=lambda a: horizons.index(a.horizon)))


def open_actions(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions that take a place in a plan: neither locked, nor finished, nor parked."""
    return tuple(a for a in actions if not a.locked and not a.finished and not a.parked)


def action_numbers(actions: Iterable[Action]) -> Mapping[ActionId, int]:
    """The number that each action is called by in every output."""
    return {action.id: n for n, action in enumerate(in_order(actions), start=1)}


@dataclass(frozen=True, slots=True)
class Declined:
    """A recommended action the team said no to, and why."""

    action: ActionId
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlanPerson:
    """Somebody who may own an action or help with one, and on which side, where that was said."""

    name: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class LeftSo:
    """A finding of the plan check that the team left as it is, and why; ``subject``: an action or element."""

    finding: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """What a review said of an action: where it stood before and stands now, in one line.

    ``title`` names it even where it is in the plan no more; ``read_on`` is the day of the reading it took.
    """

    action: ActionId
    title: str
    before: Status
    status: Status
    line: str = ""
    read_on: date | None = None


@dataclass(frozen=True, slots=True)
class GroupRating:
    """The level that a group gave a practice at a review; None: they did not agree."""

    practice: PracticeId
    level: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReview:
    """A review that was held on a day, or is being held until it is ``closed``.

    ``ratings`` stand beside the private answers and the agreed levels, never over them.
    """

    day: date
    entries: tuple[ReviewEntry, ...] = ()
    ratings: tuple[GroupRating, ...] = ()
    decisions: tuple[str, ...] = ()
    people: int | None = None
    seconds: int = 0
    closed: bool = False

    def entry(self, action: ActionId) -> ReviewEntry | None:
        """What it said of an action, if anything."""
        return next((e for e in self.entries if e.action == action), None)


@dataclass(frozen=True, slots=True)
class NextReview:
    """When the team looks at its plan next; ``minute`` from midnight, where the time was said."""

    day: date
    minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan for a round. ``log`` holds decisions, each a plain sentence; ``declined`` prints with them.

    ``notes`` say what changed the list; those of older workbooks are sentences. ``reviews`` are in the order
    in which they were held.
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
    people: tuple[PlanPerson, ...] = ()
    left_so: tuple[LeftSo, ...] = ()
    reviews: tuple[HeldReview, ...] = ()
    next_review: NextReview | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing was decided in it yet, so that it counts as none."""
        return self == Plan(id=self.id, start=self.start, actions=(), notes=self.notes)

    @property
    def only_carried(self) -> bool:
        """Whether all that is in it came along from the round before, and nothing was decided since."""
        carried = bool(self.actions) and all(a.carried_from for a in self.actions)
        return carried and not (self.declined or self.log or self.reviews)

    def find(self, id_: ActionId | None) -> Action | None:
        """The action with this id, if it is in the plan."""
        return next((a for a in self.actions if a.id == id_), None)

    def action(self, id_: ActionId | None) -> Action:
        """The action with this id, which must be in the plan."""
        return next(a for a in self.actions if a.id == id_)

    def with_action(self, changed: Action) -> "Plan":
        """The plan with an action in the place of the one that has its id."""
        return replace(self, actions=tuple(changed if a.id == changed.id else a for a in self.actions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """Which practices' technology passed the gate, worksheet 4; none until it is filled in.

    ``processes``: the process, by its name, that the technology of a practice waits for; ``holding``: the
    open points that decide its gate's verdict.
    """

    passed: frozenset[PracticeId] = field(default_factory=frozenset)
    processes: Mapping[PracticeId, str] = field(default_factory=dict)
    holding: Mapping[PracticeId, tuple[int, ...]] = field(default_factory=dict)


NO_GATES = Gates()
