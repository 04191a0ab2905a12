"""What is recommended: priorities, actions with their dates, strengths, and what changed the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sixelements.domain import guardrails
from sixelements.domain.actions import (
    Because,
    Gates,
    Guardrail,
    Kind,
    Note,
    Observation,
    RecommendedAction,
    WithoutAction,
)
from sixelements.domain.assessment import Assessment, Leg, LibraryAction, Practice, Stage
from sixelements.domain.discussion import NO_DISCUSSION, Discussion
from sixelements.domain.guardrails import Drafting
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.domain.levels import level_range_of, level_to_lift
from sixelements.domain.priorities import (
    Priority,
    Standing,
    near_ties,
    priorities,
    short_leg,
    standings,
)
from sixelements.domain.schedule import IN_A_PLAN, horizon_of
from sixelements.domain.scores import PracticeScore, Score

ALSO_COVER = 0.4
"""How much an action counts for other practices it names; 1 for its own."""
STRONG_LEVEL = 3
BEST = 3


@dataclass(frozen=True, slots=True)
class Strength:
    """A practice that stands well; ``score`` is 0 to 100, ``level`` what it stands at, 3 or more.

    ``rated`` of ``asked`` could rate it.
    """

    practice: PracticeId
    score: float
    level: float
    rated: int = 0
    asked: int = 0

    @property
    def by_few(self) -> bool:
        """Whether most of those asked couldn't rate it."""
        return self.asked > 2 * self.rated


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedAction:
    """An action of the library as it was ranked before any rule: its place, and what makes its value.

    ``helps`` are other practices below their aim that it serves besides, each with its priority, which
    counts for ``ALSO_COVER`` of itself. ``value`` is divided by the effort for the rank.
    """

    action: LibraryAction
    priority: Priority
    helps: tuple[tuple[PracticeId, float], ...]
    value: float
    place: int

    @property
    def worth(self) -> float:
        """Value over effort, by which it is ranked."""
        return self.value / self.action.size.effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """The recommended plan. ``unrated`` practices have too few answers for a priority.

    ``alike``: how many practices were rated, where all stand at one level that is a strength; else 0.
    ``options``: outside the nine and without dates, what keeps practices that have reached their aim at level
    4 or 5, the best first; before them what shows people those that many who should see can't rate.
    ``left_out``: why a practice below its aim has no action.
    """

    start: date
    weakest_leg: Leg | None
    priorities: tuple[Priority, ...]
    actions: tuple[RecommendedAction, ...]
    strengths: tuple[Strength, ...]
    alike: int
    notes: tuple[Note, ...]
    near_ties: tuple[tuple[PracticeId, ...], ...]
    unrated: tuple[PracticeId, ...]
    options: tuple[RecommendedAction, ...] = ()
    left_out: Mapping[PracticeId, WithoutAction] = field(default_factory=dict)
    ranking: tuple[RankedAction, ...] = ()
    at_aim: int = 0
    """How many practices stand at their aim, or above it."""

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """What changed the list, then what else people should know about it."""
        found = [Note(about=Observation.NEAR_TIE, practices=tie) for tie in self.near_ties]
        if self.unrated:
            found.append(Note(about=Observation.UNRATED, practices=self.unrated))
        elif not self.priorities:
            found.append(Note(about=Observation.ALL_AT_AIM))
        return (*self.notes, *found)


def ranking(assessment: Assessment, found: Sequence[Priority]) -> tuple[RankedAction, ...]:
    """One library action a practice below its aim, by value over effort; ties in order of priority."""
    worth = {p.practice: p.priority for p in found}
    ranked = []
    for item in found:
        action = assessment.practices[item.practice].actions[Stage.for_level(level_to_lift(item.level))]
        helps = tuple((p, worth[p]) for p in action.also if p in worth)
        value = item.priority + ALSO_COVER * sum(priority for _p, priority in helps)
        ranked.append(RankedAction(action=action, priority=item, helps=helps, value=value, place=0))
    ranked.sort(key=lambda r: -round(r.worth, 9))
    return tuple(replace(r, place=n) for n, r in enumerate(ranked, start=1))


def _as_asked(assessment: Assessment, score: Score) -> Score:
    """The score in the order of the questionnaires, by which ties are broken, however it came."""
    at = {practice: n for n, practice in enumerate(assessment.practices)}
    elements = [
        replace(e, practices=tuple(sorted(e.practices, key=lambda p: at[p.id]))) for e in score.elements
    ]
    elements.sort(key=lambda e: min((at[p.id] for p in e.practices), default=len(at)))
    return score if list(score.elements) == elements else replace(score, elements=tuple(elements))


def recommend(
    assessment: Assessment,
    score: Score,
    discussion: Discussion = NO_DISCUSSION,
    *,
    start: date,
    gates: Gates | None = None,
    days_off: DaysOff = FEDERAL_DAYS_OFF,
    rules: Sequence[guardrails.Rule] = guardrails.RULES,
) -> Recommendation:
    """The plan for a score: deterministic, at most nine actions, each with its reason.

    ``rules`` are the guardrails in force; only a test leaves one out.
    """
    score = _as_asked(assessment, score)
    ranked_priorities = priorities(assessment, score, discussion)
    drafting = Drafting(
        assessment=assessment,
        score=score,
        discussion=discussion,
        start=start,
        days_off=days_off,
        gates=gates or Gates(),
    )
    ranked = ranking(assessment, ranked_priorities)
    drafted = guardrails.apply(drafting, [_recommended(assessment, r) for r in ranked], rules)
    dated = _dated(drafted.actions, drafting)
    known = standings(score.practices, score, discussion)
    return Recommendation(
        start=start,
        weakest_leg=short_leg(score.legs),
        priorities=ranked_priorities,
        actions=dated,
        strengths=_strengths(score, discussion),
        alike=_alike(score, discussion),
        notes=tuple(note for note in drafted.notes if _waits_on(note, dated)),
        near_ties=_near_the_plan(ranked_priorities, drafted.actions),
        unrated=tuple(p for p in score.practices if p not in known),
        options=_options(drafting),
        left_out={item.practice: item for item in drafted.left_out},
        ranking=ranked,
        at_aim=sum(not standing.below for standing in known.values()),
    )


def _waits_on(note: Note, actions: Sequence[RecommendedAction]) -> bool:
    """Whether a note holds once all has its days: what fills weeks without work does not wait for day 90."""
    if note.about is not Guardrail.THREE_ELEMENTS:
        return True
    return not any(a.fills_weeks for a in actions if a.practice == note.practice)


def _near_the_plan(
    ranked: Sequence[Priority], actions: Sequence[RecommendedAction]
) -> tuple[tuple[PracticeId, ...], ...]:
    """Near ties of those that come first or have a place in the plan, each told to its end."""
    asked = {p.practice for p in ranked[: IN_A_PLAN + 1]} | {a.practice for a in actions}
    return tuple(tie for tie in near_ties(ranked) if asked.intersection(tie))


def _recommended(assessment: Assessment, ranked: RankedAction) -> RecommendedAction:
    item, action = ranked.priority, ranked.action
    expected = min(5, level_to_lift(item.level) + action.lift)
    practice = assessment.practices[item.practice]
    return _from_library(practice, action, expected, item.because, item.priority)


def _from_library(
    practice: Practice, action: LibraryAction, expected_level: int, because: Because, priority: float
) -> RecommendedAction:
    return RecommendedAction(
        id=ActionId(action.id),
        kind=Kind.LIBRARY,
        practice=practice.id,
        element=practice.element,
        legs=tuple(leg_ for leg_ in Leg if practice.legs.get(leg_)),
        size=action.size,
        library=action,
        expected_level=expected_level,
        because=because,
        priority=priority,
    )


def _dated(actions: Sequence[RecommendedAction], drafting: Drafting) -> tuple[RecommendedAction, ...]:
    slots = guardrails.slots(drafting, actions)
    result = []
    for action in actions:
        if action.locked:
            result.append(action)
            continue
        slot = slots[action.id]
        horizon = horizon_of(drafting.start, slot.due)
        result.append(replace(action, start=slot.start, due=slot.due, horizon=horizon))
    order = {action.id: n for n, action in enumerate(actions)}
    return tuple(sorted(result, key=lambda a: (a.locked, a.start or date.max, order[a.id])))


def _options(drafting: Drafting) -> tuple[RecommendedAction, ...]:
    """Of every practice that stands at its aim, what keeps it there; of technology only past its gate.

    What those who should see it can't rate is first shown to them, and stands before the others.
    """
    scores = drafting.score.practices
    known = standings(scores, drafting.score, drafting.discussion)
    found = [option for item in known.values() if (option := _at_its_aim(drafting, item))]
    return tuple(
        sorted(found, key=lambda o: (o.kind is Kind.LIBRARY, -round(scores[o.practice].score or 0.0, 9)))
    )


def _at_its_aim(drafting: Drafting, item: Standing) -> RecommendedAction | None:
    if item.below:
        return None
    return guardrails.shown_first(drafting, _keeping(drafting, item)) or _to_keep(drafting, item)


def _keeping(drafting: Drafting, item: Standing) -> RecommendedAction:
    """The library action for where a practice stands, which has reached its aim."""
    practice, stands = drafting.assessment.practices[item.practice], level_to_lift(item.level)
    because = Because(practice=practice.id, level=item.level, agreed=item.agreed, aim=item.aim)
    return _from_library(practice, practice.actions[Stage.for_level(stands)], stands, because, 0.0)


def _to_keep(drafting: Drafting, item: Standing) -> RecommendedAction | None:
    practice, found = drafting.assessment.practices[item.practice], _keeping(drafting, item)
    action = practice.actions[Stage.KEEP]
    if found.library is not action:
        return None
    locked = action.technology and practice.id not in drafting.gates.passed
    if locked or _in_doubt(drafting.score.practices[practice.id], drafting.discussion):
        return None
    return found


def _in_doubt(practice: PracticeScore, discussion: Discussion) -> bool:
    far_apart = practice.sd is not None and practice.sd > guardrails.FIND_OUT_SD
    return practice.split or far_apart or discussion.not_agreed(practice.id)


def _strengths(score: Score, discussion: Discussion) -> tuple[Strength, ...]:
    """The best three by score of those at level 3 or higher; none that is only between 2 and 3.

    If the team has two experiences, answers far apart, or no agreement on a practice, the plan says to talk
    or to find out, so it is not a strength to teach from; nor is what those who should see it can't rate.
    """
    known = standings(score.practices, score, discussion)
    scored = [
        (p, p.score)
        for p in score.practices.values()
        if p.score is not None and not p.unseen and not _in_doubt(p, discussion)
    ]
    scored.sort(key=lambda item: -round(item[1], 9))
    strong = (
        Strength(p.id, s, discussion.told(p.id, p.mean) or known[p.id].level, p.rated, p.asked)
        for p, s in scored
        if p.id in known
    )
    return tuple(s for s in strong if level_range_of(s.level)[0] >= STRONG_LEVEL)[:BEST]


def _alike(score: Score, discussion: Discussion) -> int:
    """How many practices stand at one level that is a strength, if all of them do; otherwise 0."""
    stand = {level_range_of(s.level) for s in standings(score.practices, score, discussion).values()}
    hidden = any(p.unseen or p.few_rated or _in_doubt(p, discussion) for p in score.practices.values())
    if len(stand) != 1 or hidden:
        return 0
    low, high = next(iter(stand))
    known = len(standings(score.practices, score, discussion))
    return known if low == high >= STRONG_LEVEL and known == len(score.practices) > BEST else 0
