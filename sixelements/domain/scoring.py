"""From tallies to scores: practices first, then elements, then the whole; nothing that may not be shown."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sixelements.domain import agreement, anonymity, legs, levels, remarks, revealing, role_gaps, uncertainty
from sixelements.domain.anonymity import BOTH, ROLE_GROUPS, Breakdown
from sixelements.domain.assessment import Element, Leg, Role, ThreeThirds
from sixelements.domain.evidence import Evidence
from sixelements.domain.ids import ElementId, ItemId, PracticeId, beside_the_six
from sixelements.domain.responses import Counts, Group, SheetSums, add_up
from sixelements.domain.role_gaps import RoleGap
from sixelements.domain.rounds import Round
from sixelements.domain.scores import (
    ElementScore,
    Interval,
    LegScores,
    LegSource,
    NoRange,
    Overall,
    PracticeScore,
    RoleMean,
    Score,
    Unseen,
)

SHEETS_SHARE = 0.8
"""A range needs at least this share of the answers from individual sheets."""


def score(evidence: Evidence) -> Score:
    """The score of a round, from its counts and, in an open round, the sums of its sheets."""
    round_, tally = evidence.round, evidence.tally
    sides = anonymity.breakdown(round_, tally.kept)
    elements = tuple(
        _element(evidence, element, sides)
        for element in evidence.assessment.elements
        if any(p.id in round_.applicable for p in element.practices)
    )
    six = tuple(e for e in elements if not beside_the_six(e.id))
    practices = [p for e in elements for p in e.practices]
    return Score(
        responses=tally.responses,
        dropped=tally.dropped,
        elements=elements,
        overall=_overall(evidence, six),
        legs=_legs(evidence, [p for e in six for p in e.practices]),
        suppressed=remarks.suppressed(practices, sides),
        role_mix=remarks.role_mix(round_, tally),
        answered=remarks.answered(round_, tally, sides),
        set_aside_offers=remarks.set_aside_offers(practices),
        hands=max((_all_of(tally.hands.get(ItemId(p), Counts())) for p in round_.practices), default=0),
    )


def _all_of(hands: Counts) -> int:
    """How many hands were up in all."""
    return hands.rated + hands.dont_know + hands.not_applicable


def _practice(evidence: Evidence, practice: PracticeId, sides: Breakdown) -> PracticeScore:
    groups = evidence.tally.groups(ItemId(practice))
    everyone = add_up(groups.values())
    publication = anonymity.publish(evidence.round, groups, sides=sides)
    hands = evidence.tally.hands.get(ItemId(practice), Counts())
    on_sheets = everyone.rated + everyone.dont_know + everyone.not_applicable
    on_sheets -= _all_of(hands)
    shown = {g: c for g, c in groups.items() if g in publication.groups}
    unseen = _unseen(evidence, practice, shown)
    base = PracticeScore(
        id=practice,
        rated=everyone.rated,
        dont_know=everyone.dont_know,
        not_applicable=everyone.not_applicable,
        skipped=evidence.tally.responses - on_sheets,
        unseen=unseen,
        not_expected=unseen is None and _hard_to_see(everyone, leads=False) is not None,
        roles=_role_means(evidence.round, shown),
        rated_by=_rated_by(evidence.round, groups, sides),
        agreed=evidence.discussion.agreed(practice),
        withheld=publication.withheld,
    )
    return _with_figures(evidence.round, base, everyone) if publication.total else base


def _role_means(round_: Round, groups: Mapping[Group, Counts]) -> Mapping[Group, RoleMean]:
    """The means of groups that may be shown; in an anonymous round in half levels, so that none is exact."""
    return {g: RoleMean(groups[g].rated, _role_mean(round_, groups[g])) for g in ROLE_GROUPS if g in groups}


def _role_mean(round_: Round, counts: Counts) -> float:
    if round_.anonymous:
        return revealing.half_levels(counts.total, counts.rated) / 2
    return counts.total / counts.rated


def _rated_by(round_: Round, groups: Mapping[Group, Counts], sides: Breakdown) -> Mapping[Group, int | None]:
    """How many of each role rated, so that readers know what the rule knows.

    In an anonymous round, both or neither: together with the number of all who rated, one side's number gives
    away the other's, and so how many of a few left the practice out. If neither is shown, readers still know
    that fewer than k of one side rated it; they know which side and how many only if nothing else is possible
    (of 9 and 5, 13 rated: four leads).
    """
    if not sides.shown >= BOTH:
        return {}
    rated = {g: groups[g].rated if g in groups else 0 for g in ROLE_GROUPS}
    enough = {g: n if n >= anonymity.showing_threshold(round_) else None for g, n in rated.items()}
    return {} if round_.anonymous and None in enough.values() else enough


def _with_figures(round_: Round, base: PracticeScore, everyone: Counts) -> PracticeScore:
    mean, sd = everyone.total / everyone.rated, agreement.standard_deviation(everyone)
    return replace(
        base,
        score=levels.score_of(mean),
        mean=mean,
        level=levels.level_of(mean),
        level_range=levels.level_range_of(mean),
        median=agreement.median(everyone),
        sd=sd,
        ad=agreement.mean_distance(everyone),
        agreement=agreement.agreement(everyone),
        split=agreement.is_split(everyone),
        counts=everyone.levels,
        gap=role_gaps.of_practice(
            {g: r.mean for g, r in base.roles.items()},
            {g: r.rated for g, r in base.roles.items()},
            sd=sd or 0.0,
            rounded=round_.anonymous,
        ),
    )


def _unseen(evidence: Evidence, practice: PracticeId, shown: Mapping[Group, Counts]) -> Unseen | None:
    """Over everybody if the front line can see it; otherwise over the leads, in open rounds, if shown."""
    everyone = evidence.tally.everyone(ItemId(practice))
    if Role.FRONTLINE in evidence.assessment.practices[practice].seen_by:
        return _hard_to_see(everyone, leads=False)
    if evidence.round.anonymous or Group.LEADS not in shown:
        return None
    return _hard_to_see(shown[Group.LEADS], leads=True)


def _hard_to_see(counts: Counts, *, leads: bool) -> Unseen | None:
    """30 % or more "don't know" of those who know or don't."""
    asked = counts.dont_know + counts.rated
    if not counts.dont_know or 10 * counts.dont_know < 3 * asked:
        return None
    return Unseen(dont_know=counts.dont_know, asked=asked, leads=leads)


@dataclass(frozen=True, slots=True)
class _Sample:
    """What a range rests on: n and s in points; no s where too few persons, or too many hands, answered."""

    n: int
    spread: float | None
    by_hands: bool = False


def _element(evidence: Evidence, element: Element, sides: Breakdown) -> ElementScore:
    applicable = [p.id for p in element.practices if p.id in evidence.round.applicable]
    practices = tuple(_practice(evidence, p, sides) for p in applicable)
    if beside_the_six(element.id):
        return ElementScore(id=element.id, practices=practices, roles={})
    scored = [p for p in practices if p.mean is not None]
    sample = _element_sample(evidence, element.id, scored)
    roles, gap = _element_roles(practices, sample)
    if 3 * len(scored) < 2 * len(applicable):
        return ElementScore(id=element.id, practices=practices, roles=roles, gap=gap)
    mean = math.fsum(p.mean or 0.0 for p in scored) / len(scored)
    interval, no_range = _range(evidence, levels.score_of(mean), sample)
    return ElementScore(
        id=element.id,
        practices=practices,
        score=levels.score_of(mean),
        level=levels.level_of(mean),
        level_range=levels.range_of(*interval) if interval else levels.level_range_of(mean),
        interval=interval,
        no_range=no_range,
        responses=sample.n,
        spread=sample.spread,
        roles=roles,
        gap=gap,
    )


def _element_roles(
    practices: Sequence[PracticeScore], sample: _Sample
) -> tuple[Mapping[Group, float], RoleGap | None]:
    """Means of the practices published for both sides, and their gap; none below two thirds of them."""
    both = [p.roles for p in practices if set(p.roles) >= BOTH]
    if not both or 3 * len(both) < 2 * len(practices):
        return {}, None
    means = {g: math.fsum(roles[g].mean for roles in both) / len(both) for g in ROLE_GROUPS}
    rated = {g: sum(roles[g].rated for roles in both) // len(both) for g in ROLE_GROUPS}
    return means, role_gaps.of_element(means, rated, spread=sample.spread)


def _element_sample(evidence: Evidence, element: ElementId, scored: Sequence[PracticeScore]) -> _Sample:
    if evidence.round.anonymous:
        return _published_sample([(1 / len(scored), p) for p in scored])
    persons = [
        levels.score_of(sheet[element].total / sheet[element].rated)
        for sheet in evidence.sheets
        if _rated_half(sheet, {element: len(scored)})
    ]
    return _persons_sample(evidence, persons, scored)


def _published_sample(weighted: Sequence[tuple[float, PracticeScore]]) -> _Sample:
    """Of an anonymous round: n is the mean number that rated, s comes from the published spreads."""
    if not weighted:
        return _Sample(0, None)
    n = sum(p.rated for _weight, p in weighted) // len(weighted)
    return _Sample(n, uncertainty.spread_of_published((weight, p.sd or 0.0) for weight, p in weighted))


def _persons_sample(evidence: Evidence, persons: Sequence[float], scored: Sequence[PracticeScore]) -> _Sample:
    """Of an open round: n counts persons, s is the spread of their own scores."""
    rated = sum(p.rated for p in scored)
    hands = sum(evidence.tally.hands.get(ItemId(p.id), Counts()).rated for p in scored)
    if hands and rated - hands < SHEETS_SHARE * rated:
        return _Sample(len(persons), None, by_hands=True)
    if len(persons) < 2:
        return _Sample(len(persons), None)
    return _Sample(len(persons), uncertainty.spread_of_persons(persons))


def _range(evidence: Evidence, score_: float, sample: _Sample) -> tuple[Interval | None, NoRange | None]:
    """The range around a score, or why it has no range."""
    people = evidence.round.headcount.total if evidence.round.headcount else 0
    if sample.by_hands:
        return None, NoRange.HANDS
    if sample.spread is None or sample.n < anonymity.showing_threshold(evidence.round):
        return None, NoRange.TOO_FEW
    if people and max(sample.n, evidence.tally.responses) > people:
        return None, NoRange.MORE_SHEETS
    if sample.n == people:
        return None, NoRange.EVERYONE
    if not sample.spread:
        return None, NoRange.ALIKE
    half = uncertainty.half_width(sample.spread, sample.n, people or None)
    return uncertainty.printed(score_, half), None


def _overall(evidence: Evidence, elements: Sequence[ElementScore]) -> Overall | None:
    scores = [e.score for e in elements if e.score is not None]
    if not scores or len(scores) != sum(not beside_the_six(e.id) for e in evidence.assessment.elements):
        return None
    value = math.fsum(scores) / len(scores)
    interval, _no_range = _range(evidence, value, _overall_sample(evidence, elements))
    mean = levels.mean_of(value)
    return Overall(
        score=value,
        level=levels.level_of(mean),
        level_range=levels.range_of(*interval) if interval else levels.level_range_of(mean),
        interval=interval,
    )


def _overall_sample(evidence: Evidence, elements: Sequence[ElementScore]) -> _Sample:
    """In an open round persons' own means of their element means (half of every element rated)."""
    scored = [(e, p) for e in elements for p in e.practices if p.mean is not None]
    if evidence.round.anonymous:
        return _published_sample([(1 / (len(elements) * e.scored), p) for e, p in scored])
    needed = {e.id: e.scored for e in elements}
    persons = [_own_mean(sheet, needed) for sheet in evidence.sheets if _rated_half(sheet, needed)]
    return _persons_sample(evidence, persons, [p for _element, p in scored])


def _rated_half(sheet: SheetSums, needed: Mapping[ElementId, int]) -> bool:
    """Whether a person rated at least half of every element's practices that have a score."""
    return all(e in sheet and sheet[e].rated and 2 * sheet[e].rated >= n for e, n in needed.items())


def _own_mean(sheet: SheetSums, elements: Iterable[ElementId]) -> float:
    own = [levels.score_of(sheet[e].total / sheet[e].rated) for e in elements]
    return math.fsum(own) / len(own)


def _legs(evidence: Evidence, practices: Sequence[PracticeScore]) -> LegScores | None:
    three = evidence.assessment.three_thirds
    answers = {ItemId(line.id): evidence.tally.everyone(ItemId(line.id)) for line in three.lines}
    shown = {id_: c for id_, c in answers.items() if anonymity.shows_total(evidence.round, c)}
    shares = {id_: legs.share_of(counts) for id_, counts in shown.items()}
    all_three = next((ItemId(line.id) for line in three.lines if line.leg is None), None)
    scores = {p.id: p.score for p in practices if p.score is not None}
    lines, services = legs.from_lines(three, shares), evidence.discussion.services
    at_once = shares.get(all_three) if all_three else None
    if lines is None and at_once is None:
        at_once = legs.all_three_on_worksheet(services)
    found = legs.assemble(
        lines=lines,
        worksheet=legs.from_worksheet(services),
        practices=legs.support(evidence.assessment.practices, scores),
        all_three=at_once,
    )
    if found is None:
        return None
    answered = any(c.rated or c.dont_know for c in answers.values())
    return _in_two_ways(replace(found, lines=shares, unanswered=not answered), three, shown)


def _in_two_ways(found: LegScores, three: ThreeThirds, shown: Mapping[ItemId, Counts]) -> LegScores:
    """The legs with those marked that have two experiences on more than half of their lines."""
    split = {id_: counts for id_, counts in shown.items() if agreement.is_split(counts)}
    of_leg = {leg: [ItemId(line.id) for line in three.lines if line.leg is leg] for leg in (*Leg, None)}
    divided = frozenset(
        leg for leg in Leg if 2 * sum(i in split for i in of_leg[leg]) > sum(i in shown for i in of_leg[leg])
    )
    found = replace(found, all_three_divided=any(i in split for i in of_leg[None]))
    if found.source is not LegSource.ANSWERS or not divided:
        return found
    low = [split[i].levels for leg in divided for i in of_leg[leg] if i in split]
    return replace(
        found,
        divided=len(divided) == len(Leg),
        divided_below=max(most for counts in low for most, n in zip((4, 6), counts, strict=False) if n),
        divided_legs=divided,
    )
