"""Which practices to lift first: need, importance, the short leg, and what others wait for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sixelements.domain.actions import Because
from sixelements.domain.assessment import Assessment, Leg, Practice
from sixelements.domain.discussion import Discussion
from sixelements.domain.ids import PracticeId
from sixelements.domain.legs import short_legs
from sixelements.domain.levels import reached
from sixelements.domain.scores import LegScores, Score

FOUNDATION = 1.15
NEAR_TIE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a practice stands for the plan, as agreed or by the mean, and its aim."""

    practice: PracticeId
    level: float
    agreed: bool
    aim: int

    @property
    def below(self) -> bool:
        """Whether there is still something to do; a standing that reads as the aim has reached it."""
        return not reached(self.level, self.aim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """The priority of a practice, 0 to 100, with the factors as they were multiplied."""

    practice: PracticeId
    level: float
    aim: int
    votes: int
    need: float
    importance: float
    leg: float
    foundation: float
    priority: float
    because: Because


def priority_value(*, need: float, importance: float, leg: float, foundation: float) -> float:
    """min(100, 100 · need · importance · leg · foundation)."""
    return min(100.0, 100 * need * importance * leg * foundation)


def need_of(level: float, aim: int) -> float:
    """max(0, T - L)/4."""
    return max(0.0, aim - level) / 4


def importance_factor(v: float) -> float:
    """0.5 + 0.5v, v the share of the most votes any practice got."""
    return 0.5 + 0.5 * v


def leg_factor(share: Fraction | float) -> float:
    """1 + 0.25w, w the share of a practice's leg weights on the short leg."""
    return 1 + 0.25 * float(share)


def standings(
    practices: Iterable[PracticeId], score: Score, discussion: Discussion
) -> Mapping[PracticeId, Standing]:
    """All practices that have a level to plan from; the others are left out."""
    result = {}
    for practice in practices:
        level = discussion.standing(practice, score.practices[practice].mean)
        if level is not None:
            result[practice] = Standing(
                practice=practice,
                level=level,
                agreed=discussion.stands_agreed(practice),
                aim=discussion.aim(practice),
            )
    return result


def standing_of(practice: PracticeId, score: Score, discussion: Discussion) -> Standing | None:
    """Where one practice stands; None if that may not be shown, or the round has no such practice."""
    asked = [practice] if practice in score.practices else []
    return standings(asked, score, discussion).get(practice)


def short_leg(legs: LegScores | None) -> Leg | None:
    """The weakest leg, if it is one contact of ten or more below the next; otherwise None."""
    short = short_legs(legs) if legs else frozenset()
    return next(iter(short)) if len(short) == 1 else None


def foundations(
    assessment: Assessment, known: Mapping[PracticeId, Standing]
) -> Mapping[PracticeId, tuple[PracticeId, ...]]:
    """For every practice, the practices below their aim that list it as a prerequisite."""
    waiting = [assessment.practices[s.practice] for s in known.values() if s.below]
    return {p: tuple(w.id for w in waiting if p in w.prerequisites) for p in known}


def priorities(assessment: Assessment, score: Score, discussion: Discussion) -> tuple[Priority, ...]:
    """Every practice below its aim, highest priority first, ties in the order of the questionnaires."""
    known = standings(score.practices, score, discussion)
    leg = short_leg(score.legs)
    waiting = foundations(assessment, known)
    found = [
        _priority(assessment.practices[s.practice], s, discussion, leg, waiting[s.practice])
        for s in known.values()
        if s.below
    ]
    return tuple(sorted(found, key=lambda p: -round(p.priority, 9)))


def _priority(
    practice: Practice,
    standing: Standing,
    discussion: Discussion,
    leg: Leg | None,
    waiting: tuple[PracticeId, ...],
) -> Priority:
    need = need_of(standing.level, standing.aim)
    importance = importance_factor(discussion.importance(practice.id))
    weight = leg_factor(practice.leg_share(leg)) if leg else 1.0
    foundation = FOUNDATION if waiting else 1.0
    return Priority(
        practice=practice.id,
        level=standing.level,
        aim=standing.aim,
        votes=discussion.votes.get(practice.id, 0),
        need=need,
        importance=importance,
        leg=weight,
        foundation=foundation,
        priority=priority_value(need=need, importance=importance, leg=weight, foundation=foundation),
        because=_because(practice, standing, discussion, leg, waiting),
    )


def _because(
    practice: Practice,
    standing: Standing,
    discussion: Discussion,
    leg: Leg | None,
    waiting: tuple[PracticeId, ...],
) -> Because:
    return Because(
        practice=practice.id,
        level=standing.level,
        agreed=standing.agreed,
        aim=standing.aim,
        votes=discussion.votes.get(practice.id, 0) if discussion.voted else None,
        all_votes=sum(discussion.votes.values()) if discussion.voted else None,
        weakest_leg=leg if leg and practice.rests_on(leg) else None,
        foundation_for=waiting,
    )


def nearly_as_high(ranked: Sequence[Priority], shown: int) -> int:
    """How many priorities after the first ``shown`` lie less than 5 under the last of these."""
    if not 0 < shown < len(ranked):
        return 0
    last = ranked[shown - 1].priority
    return sum(round(last - item.priority, 9) < NEAR_TIE for item in ranked[shown:])


def near_ties(ranked: Iterable[Priority]) -> tuple[tuple[PracticeId, ...], ...]:
    """Runs of neighbors whose priorities all differ by less than 5: their order is the team's call.

    Each is held against the first of its run, so that no run goes from the highest down to half of that.
    """
    runs: list[list[Priority]] = []
    for item in ranked:
        if runs and round(runs[-1][0].priority - item.priority, 9) < NEAR_TIE:
            runs[-1].append(item)
        else:
            runs.append([item])
    return tuple(tuple(p.practice for p in run) for run in runs if len(run) > 1)
