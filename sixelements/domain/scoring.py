"""From tallies to scores: practices first, then elements, then the whole; nothing that may not be shown."""

import math
from collections.abc import Iterable, Mapping, Sequence

from sixelements.domain import agreement, anonymity, legs, levels, remarks, uncertainty
from sixelements.domain.anonymity import Publication
from sixelements.domain.assessment import Element
from sixelements.domain.evidence import Evidence, published
from sixelements.domain.ids import ElementId, ItemId, PracticeId
from sixelements.domain.responses import Counts, Group, SheetSums
from sixelements.domain.scores import (
    ElementScore,
    LegScores,
    Overall,
    PracticeScore,
    RoleMean,
    Score,
)

SHEETS_SHARE = 0.8
"""An interval needs at least this share of an element's answers from individual sheets."""


def score(evidence: Evidence) -> Score:
    """The score of a round, from its counts and the sums of its sheets."""
    round_, tally = evidence.round, evidence.tally
    failing = anonymity.failing_groups(round_, tally.kept)
    elements = tuple(
        _element(evidence, element, failing)
        for element in evidence.assessment.elements
        if any(p.id in round_.applicable for p in element.practices)
    )
    practices = [p for e in elements for p in e.practices]
    return Score(
        responses=tally.responses,
        dropped=tally.dropped,
        elements=elements,
        overall=_overall(evidence, elements),
        legs=_legs(evidence, practices, failing),
        suppressed=remarks.suppressed(tally, practices, failing),
        role_mix=remarks.role_mix(round_, tally.roles),
        answered=remarks.answered(tally, failing),
        set_aside_offers=remarks.set_aside_offers(practices),
    )


def _practice(evidence: Evidence, practice: PracticeId, failing: frozenset[Group]) -> PracticeScore:
    publication = published(evidence.round, evidence.tally, ItemId(practice), failing)
    everyone = evidence.tally.everyone(ItemId(practice))
    hands = evidence.tally.hands.get(ItemId(practice), Counts())
    on_sheets = everyone.rated + everyone.dont_know + everyone.not_applicable
    on_sheets -= hands.rated + hands.dont_know + hands.not_applicable
    base = PracticeScore(
        id=practice,
        rated=everyone.rated,
        dont_know=everyone.dont_know,
        not_applicable=everyone.not_applicable,
        skipped=evidence.tally.responses - on_sheets,
        visibility_finding=_hard_to_see(everyone),
        roles={},
        agreed=evidence.discussion.agreed(practice),
        withheld=publication.withheld,
    )
    groups = evidence.tally.groups(ItemId(practice))
    return _with_figures(base, groups, everyone, publication) if publication.total else base


def _with_figures(
    base: PracticeScore, groups: Mapping[Group, Counts], everyone: Counts, publication: Publication
) -> PracticeScore:
    mean = everyone.total / everyone.rated
    roles = {
        g: RoleMean(groups[g].rated, groups[g].total / groups[g].rated)
        for g in anonymity.ROLE_GROUPS
        if g in publication.groups
    }
    spread = everyone if publication.spread else None
    return PracticeScore(
        id=base.id,
        rated=base.rated,
        dont_know=base.dont_know,
        not_applicable=base.not_applicable,
        skipped=base.skipped,
        visibility_finding=base.visibility_finding,
        score=levels.score_of(mean),
        mean=mean,
        level=levels.level_of(mean),
        level_range=levels.level_range_of(mean),
        median=agreement.median(spread) if spread else None,
        sd=agreement.standard_deviation(spread) if spread else None,
        ad=agreement.mean_distance(spread) if spread else None,
        agreement=agreement.agreement(spread) if spread else None,
        split=agreement.is_split(spread) if spread else False,
        counts=spread.levels if spread else None,
        roles=roles,
        gap=_gap({g: r.mean for g, r in roles.items()}),
        agreed=base.agreed,
        withheld=base.withheld,
    )


def _hard_to_see(counts: Counts) -> bool:
    """30 % or more "don't know" of those who know or don't: people can't see it; never lowers a score."""
    return counts.dont_know > 0 and 10 * counts.dont_know >= 3 * (counts.dont_know + counts.rated)


def _gap(means: Mapping[Group, float]) -> float | None:
    """25 · (leads - front line) in points; None unless both are shown."""
    if Group.LEADS in means and Group.FRONTLINE in means:
        return 25 * (means[Group.LEADS] - means[Group.FRONTLINE])
    return None


def _element(evidence: Evidence, element: Element, failing: frozenset[Group]) -> ElementScore:
    applicable = [p.id for p in element.practices if p.id in evidence.round.applicable]
    practices = tuple(_practice(evidence, p, failing) for p in applicable)
    means = [p.mean for p in practices if p.mean is not None]
    roles = _element_roles(practices)
    if 3 * len(means) < 2 * len(applicable):
        return ElementScore(id=element.id, practices=practices, roles=roles, gap=_gap(roles))
    mean = math.fsum(means) / len(means)
    score = levels.score_of(mean)
    persons = _persons(evidence, element.id, len(means))
    people = evidence.round.headcount.total if evidence.round.headcount else None
    answered = len(persons)
    everyone = people is not None and answered >= people
    interval = None if everyone else _interval(evidence, practices, score, persons)
    level_range = levels.level_range_of(mean)
    if interval:
        low, high = (levels.mean_of(edge) for edge in interval)
        level_range = levels.widened(level_range, low, high)
    return ElementScore(
        id=element.id,
        practices=practices,
        score=score,
        level=levels.level_of(mean),
        level_range=level_range,
        interval=interval,
        everyone_answered=everyone,
        responses=answered,
        roles=roles,
        gap=_gap(roles),
    )


def _element_roles(practices: Sequence[PracticeScore]) -> Mapping[Group, float]:
    """Means of the practices published for both sides; none below two thirds of the practices."""
    both = [p.roles for p in practices if len(p.roles) == len(anonymity.ROLE_GROUPS)]
    if not both or 3 * len(both) < 2 * len(practices):
        return {}
    return {g: math.fsum(roles[g].mean for roles in both) / len(both) for g in anonymity.ROLE_GROUPS}


def _persons(evidence: Evidence, element: ElementId, practices: int) -> list[float]:
    """Element scores of the persons who rated at least half of the practices that have a score."""
    sums = (sheet[element] for sheet in evidence.sheets if element in sheet)
    return [levels.score_of(s.total / s.rated) for s in sums if s.rated and 2 * s.rated >= practices]


def _interval(
    evidence: Evidence,
    practices: Sequence[PracticeScore],
    score_: float,
    persons: Sequence[float],
) -> tuple[float, float] | None:
    if len(persons) < anonymity.showing_threshold(evidence.round):
        return None
    if _tells_a_spread(practices):
        return None
    rated = sum(p.rated for p in practices)
    hands = sum(evidence.tally.hands.get(ItemId(p.id), Counts()).rated for p in practices)
    if rated - hands < SHEETS_SHARE * rated:
        return None
    people = evidence.round.headcount.total if evidence.round.headcount else None
    return uncertainty.clipped(score_, uncertainty.half_width(persons, people))


def _tells_a_spread(practices: Sequence[PracticeScore]) -> bool:
    """Whether an interval rests on a spread that is withheld: with the other spreads it would narrow it.

    Where the mean is 1 or 5 there is nothing to tell.
    """
    return any(p.counts is None for p in practices if p.mean is not None and 1 < p.mean < 5)


def _overall(evidence: Evidence, elements: Sequence[ElementScore]) -> Overall | None:
    scores = [e.score for e in elements if e.score is not None]
    if not scores or len(scores) != len(evidence.assessment.elements):
        return None
    value = math.fsum(scores) / len(scores)
    interval = _overall_interval(evidence, elements, value)
    level_range = levels.level_range_of(levels.mean_of(value))
    if interval:
        low, high = (levels.mean_of(edge) for edge in interval)
        level_range = levels.widened(level_range, low, high)
    return Overall(
        score=value,
        level=levels.level_of(levels.mean_of(value)),
        level_range=level_range,
        interval=interval,
    )


def _overall_interval(
    evidence: Evidence, elements: Sequence[ElementScore], value: float
) -> tuple[float, float] | None:
    """The same formula over persons' own means of their element means (half of every element rated)."""
    people = evidence.round.headcount.total if evidence.round.headcount else None
    needed = {e.id: e.scored for e in elements}
    persons = [_own_mean(sheet, needed) for sheet in evidence.sheets if _rated_half(sheet, needed)]
    if people is not None and len(persons) >= people:
        return None
    practices = [p for e in elements for p in e.practices]
    return _interval(evidence, practices, value, persons)


def _rated_half(sheet: SheetSums, needed: Mapping[ElementId, int]) -> bool:
    """Whether a person rated at least half of every element's practices that have a score."""
    return all(e in sheet and sheet[e].rated and 2 * sheet[e].rated >= n for e, n in needed.items())


def _own_mean(sheet: SheetSums, elements: Iterable[ElementId]) -> float:
    own = [levels.score_of(sheet[e].total / sheet[e].rated) for e in elements]
    return math.fsum(own) / len(own)


def _legs(
    evidence: Evidence, practices: Sequence[PracticeScore], failing: frozenset[Group]
) -> LegScores | None:
    means = {}
    for line in evidence.assessment.three_thirds.lines:
        publication = published(evidence.round, evidence.tally, ItemId(line.id), failing)
        if publication.total:
            everyone = evidence.tally.everyone(ItemId(line.id))
            means[ItemId(line.id)] = everyone.total / everyone.rated
    three = evidence.assessment.three_thirds
    all_three = next((ItemId(line.id) for line in three.lines if line.leg is None), None)
    together = means.get(all_three) if all_three else None
    scores = {p.id: p.score for p in practices if p.score is not None}
    return legs.assemble(
        lines=legs.from_lines(three, means),
        worksheet=legs.from_worksheet(evidence.discussion.services),
        practices=legs.support(evidence.assessment.practices, scores),
        all_three=None if together is None else levels.score_of(together),
    )
