"""Why this number? Inputs, what was left out, and the rule, for every score that is shown."""

from dataclasses import dataclass

from sixelements.application.results import RoundResults
from sixelements.domain import levels, role_gaps
from sixelements.domain.assessment import Leg
from sixelements.domain.ids import ElementId, PracticeId, beside_the_six
from sixelements.domain.legs import CONTACTS, FLOOR, most_of
from sixelements.domain.responses import Group
from sixelements.domain.role_gaps import RoleGap
from sixelements.domain.scores import ElementScore, LegScores, LegSource, PracticeScore, Scope
from sixelements.i18n import _
from sixelements.presentation.pages.element import spoken_counts
from sixelements.wording import asked, findings, numbers, phrases
from sixelements.wording.withheld import withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """The reason for a number, line by line."""

    title: str
    rows: tuple[tuple[str, str], ...]

    def as_text(self) -> str:
        """For the clipboard."""
        return "\n".join((self.title, *(phrases.labeled(head, text) for head, text in self.rows)))


def why_practice(results: RoundResults, id_: PracticeId) -> WhyView:
    """Why a practice has its average."""
    p = results.score.practices[id_]
    name = f"{id_} {results.practice(id_).name}"
    if p.mean is None:
        return WhyView(
            title=_("{practice}: why no number?").format(practice=name), rows=_no_number(results, p)
        )
    mean = numbers.levels(p.mean)
    rows = [
        (_("Answers"), spoken_counts(p)),
        (_("Mean"), _sum(p, mean)),
        (_("Level"), _level(p.level_range, results)),
        *_agreed(results, p),
        *_agreement(p),
        *_roles(results, p),
        *_left_out(p),
        *_practice_before(results, p),
    ]
    title = _("{practice}: why {mean}?").format(practice=name, mean=mean)
    return WhyView(title=title, rows=tuple(rows))


def _no_number(results: RoundResults, p: PracticeScore) -> tuple[tuple[str, str], ...]:
    reasons = [
        withheld(item, assessment=results.assessment, round_=results.round)
        for item in results.score.suppressed
        if item.practice == p.id
    ]
    return ((_("Not shown"), phrases.sentences(*reasons)), *_left_out(p))


def _sum(p: PracticeScore, mean: str) -> str:
    points = numbers.points(p.score or 0.0)
    terms = " + ".join(f"{n}×{level}" for level, n in enumerate(p.counts or (), start=1) if n)
    text = _("({terms}) ÷ {n} = {mean}, or {points} of 100")
    return text.format(terms=terms, n=p.rated, mean=mean, points=points)


def _level(level_range: tuple[int, int] | None, results: RoundResults, *, with_range: bool = False) -> str:
    if level_range is None:
        return ""
    label, words = (
        numbers.level_short(level_range),
        numbers.level_words(level_range, results.assessment.scale),
    )
    text = _("{label} {words}: the nearest level")
    if with_range:
        text = _("{label} {words}: the nearest level at the two ends of its range")
    elif level_range[0] < level_range[1]:
        text = _("{label}, {words}: between the two, {borders}")
    return text.format(label=label, words=words, borders=findings.between_levels(level_range))


def _agreed(results: RoundResults, p: PracticeScore) -> list[tuple[str, str]]:
    agreed = results.discussion.agreed(p.id)
    if results.discussion.not_agreed(p.id):
        return [(_("Agreed"), _("Not agreed; the answers stay as they were"))]
    if agreed is None:
        return []
    text = _("{level}, after discussion. The answers stay as they were")
    if results.discussion.self_reported(p.id):
        text = _("{level}, but without evidence: self-reported, so the plan works from the average")
    return [(_("Agreed"), text.format(level=numbers.level(agreed)))]


def _agreement(p: PracticeScore) -> list[tuple[str, str]]:
    if p.agreement is None or p.ad is None:
        return []
    text = _("{word}: on average {distance} of a level from the average")
    distance = numbers.levels(p.ad)
    return [(_("Answers are"), text.format(word=findings.nearness(p.agreement), distance=distance))]


def _left_out(p: PracticeScore) -> list[tuple[str, str]]:
    parts = []
    if p.dont_know:
        parts.append(_("{n} don't know").format(n=p.dont_know))
    if p.not_applicable:
        parts.append(_("{n} not applicable").format(n=p.not_applicable))
    if p.skipped:
        parts.append(_("{n} skipped").format(n=p.skipped))
    return [(_("Left out"), numbers.series(parts))] if parts else []


def _practice_before(results: RoundResults, p: PracticeScore) -> list[tuple[str, str]]:
    before, moved = results.practice_before(p), results.practice_change(p)
    if before is None or before.mean is None or moved is None or results.earlier_round is None:
        return []
    text = _("{mean}: {verdict}; a real change takes {levels} levels or more")
    text = text.format(
        mean=numbers.levels(before.mean),
        verdict=findings.verdict(moved),
        levels=numbers.levels(moved.threshold / levels.POINTS),
    )
    return [(_("Round {n}").format(n=results.earlier_round.number), text)]


def why_element(results: RoundResults, id_: ElementId) -> WhyView:
    """Why an element has its score."""
    e, title = results.score.element(id_), results.element(id_).title
    if e.score is None:
        rule = _("A score needs enough answers on two thirds of an element's practices")
        if beside_the_six(id_):
            rule = _("What a team asks of its own counts in no score, so that scores stay comparable")
        rows = ((_("Missing"), findings.no_score(e)), (_("Rule"), rule))
        return WhyView(title=_("{element}: why no number?").format(element=title), rows=rows)
    points = numbers.points(e.score)
    lines = [
        (_("Score"), _mean_of_practices(e, points)),
        *_without_a_score(e),
        (_("Scale"), _("0 is level 1, 100 is level 5: 25 points a level")),
        (_("Level"), _level(e.level_range, results, with_range=e.interval is not None)),
        (_("Range"), _range(results, e)),
        *_element_gap(e),
        *_element_before(results, e),
    ]
    heading = _("{element}: why {points}?").format(element=title, points=points)
    return WhyView(title=heading, rows=tuple(lines))


def _mean_of_practices(e: ElementScore, points: str) -> str:
    """With one decimal, so that the sum can be checked by hand; with two where one would round otherwise."""
    scores = [numbers.levels(p.score) for p in e.practices if p.score is not None]
    text = _("Average of its practices: ({scores}) ÷ {n} = {exact}, rounded {points}")
    score = e.score or 0.0
    exact = numbers.levels(score)
    if levels.whole_points(round(score, 1)) != levels.whole_points(score):
        exact = numbers.hundredths(score)
    return text.format(scores=" + ".join(scores), n=len(scores), exact=exact, points=points)


def _without_a_score(e: ElementScore) -> list[tuple[str, str]]:
    missing = [str(p.id) for p in e.practices if p.score is None]
    if not missing:
        return []
    return [(_("Left out"), _("{practices}: not enough answers").format(practices=numbers.listing(missing)))]


def _range(results: RoundResults, e: ElementScore) -> str:
    if e.no_range:
        return _("None: {reason}").format(reason=asked.no_range(e.no_range))
    if e.interval is None or e.spread is None:
        return ""
    people = results.round.headcount.total if results.round.headcount else None
    low, high = e.interval
    text = _("{low} to {high}, 90%: ± t · {s} ÷ √{n}. {where}")
    if people:
        text = _(
            "{low} to {high}, 90%: ± t · {s} ÷ √{n} · √(1 − {n}÷{people}), had all {people} answered. {where}"
        )
    spread = numbers.levels(e.spread)
    where = _where_from(results)
    return text.format(low=low, high=high, s=spread, n=e.responses, people=people, where=where)


def _where_from(results: RoundResults) -> str:
    """Where s and n of a range come from."""
    if results.round.anonymous:
        return _(
            "s from the SDs of its practices: 25·√(0.4(Σ w·SD)² + 0.6 Σ w²·SD²), each with the same w; "
            "n: how many rated a practice on average. Rounded outward"
        )
    return _("s: the SD of people's own scores; n: people who rated at least half of it. Rounded outward")


def _roles(results: RoundResults, p: PracticeScore) -> list[tuple[str, str]]:
    """What each role says, and how large a gap must be to be flagged."""
    names = {Group.FRONTLINE: _("front line"), Group.LEADS: _("leads")}
    told = [
        _("{role} {mean}, {n} rated").format(role=names[g], mean=numbers.levels(shown.mean), n=shown.rated)
        for g, shown in p.roles.items()
    ]
    if told and results.round.anonymous:
        told.append(_("means in half levels"))
    told += [
        withheld(item, assessment=results.assessment, round_=results.round)
        for item in results.score.suppressed
        if item.practice == p.id and item.scope is Scope.ROLES
    ]
    return [*([(_("Roles"), phrases.facts(*told))] if told else []), *_practice_gap(p)]


def _practice_gap(p: PracticeScore) -> list[tuple[str, str]]:
    if p.gap is None or p.sd is None:
        return []
    text = _(
        "the larger of {least} and {errors} · {sd} · √(1÷{front} + 1÷{leads}), {sd} the SD of all answers"
    )
    if p.gap.rounding:
        text = _(
            "the larger of {least} and {errors} · {sd} · √(1÷{front} + 1÷{leads}) + {more} for half levels, "
            "{sd} the SD of all answers"
        )
    front, leads = p.gap.rated
    rule = text.format(
        least=numbers.quantity(role_gaps.PRACTICE_FROM),
        errors=numbers.quantity(role_gaps.PRACTICE_ERRORS * levels.POINTS),
        more=numbers.quantity(p.gap.rounding),
        sd=numbers.hundredths(p.sd),
        front=front,
        leads=leads,
    )
    return [(_("Gap"), _flag(p.gap, practice=True)), (_("Flagged from"), _limit(p.gap, rule))]


def _element_gap(e: ElementScore) -> list[tuple[str, str]]:
    if e.gap is None or e.gap.spread is None:
        return []
    text = _(
        "the larger of {least} and {errors} · {s} · √(1÷{front} + 1÷{leads}), s and n as in the range; "
        "a third more is clear"
    )
    front, leads = e.gap.rated
    rule = text.format(
        least=numbers.quantity(role_gaps.ELEMENT_FROM),
        errors=numbers.quantity(role_gaps.ELEMENT_ERRORS),
        s=numbers.levels(e.gap.spread),
        front=front,
        leads=leads,
    )
    return [(_("Gap"), _flag(e.gap, practice=False)), (_("Flagged from"), _limit(e.gap, rule))]


def _flag(gap: RoleGap, *, practice: bool) -> str:
    text = _("{points} points, leads minus front line: {reading}")
    return text.format(
        points=findings.signed(gap.printed), reading=findings.gap_meaning(gap, practice=practice)
    )


def _limit(gap: RoleGap, rule: str) -> str:
    text = _("{limit} points: {rule}. No flag doesn't prove agreement")
    return text.format(limit=numbers.levels(gap.limit), rule=rule)


def _element_before(results: RoundResults, e: ElementScore) -> list[tuple[str, str]]:
    before, moved = results.element_before(e), results.element_change(e)
    if before is None or before.score is None or moved is None or results.earlier_round is None:
        return []
    text = _("{points}: {verdict}; a real change takes {limit} points or more")
    text = text.format(
        points=numbers.points(before.score),
        verdict=findings.verdict(moved),
        limit=numbers.levels(moved.threshold),
    )
    return [(_("Round {n}").format(n=results.earlier_round.number), text)]


def why_legs(results: RoundResults) -> WhyView:
    """Why the three legs have their scores."""
    legs = results.score.legs
    title = _("Service legs: why these numbers?")
    if legs is None:
        few = _("There are not enough answers to the ten lines on courtesy, accuracy, and speed")
        return WhyView(title=title, rows=((_("Missing"), few),))
    rows = [(_("A leg"), _source(legs)), (_("Balance"), _together(legs)), (_("Why so"), _why_so())]
    if legs.support and legs.source is not LegSource.PRACTICES:
        rows.append((_("Practices"), _support(results, legs)))
    return WhyView(title=title, rows=tuple(rows))


def _source(legs: LegScores) -> str:
    texts = {
        LegSource.ANSWERS: _(
            "Contacts of ten: the average of its three lines, of which two must be shown; the answers 0–4, "
            "5–6, 7–8, 9, and all ten count as {contacts}"
        ),
        LegSource.WORKSHEET: _(
            "Contacts of ten: the average of its lines on the group's worksheet; the answers 0–4, 5–6, 7–8, "
            "9, and all ten count as {contacts}"
        ),
        LegSource.PRACTICES: _("The average of the practices that feed it, by their weights"),
    }
    return texts[legs.source].format(contacts=numbers.listing([numbers.quantity(n) for n in CONTACTS]))


def _together(legs: LegScores) -> str:
    if legs.two_ways:
        return findings.no_balance()
    most = most_of(legs)
    terms = " × ".join(numbers.points(max(most[leg], FLOOR)) for leg in Leg)
    return _("³√({terms}) = {index}").format(terms=terms, index=findings.balance_figure(legs))


def _why_so() -> str:
    return _(
        "All three must be present, so it is a balance of the three, neither an average nor a share; each "
        "leg enters as ten times its contacts, or at least 5"
    )


def _support(results: RoundResults, legs: LegScores) -> str:
    names = results.assessment.legs
    figures = [
        _("{leg} {score}").format(leg=names[leg], score=numbers.points(legs.support[leg])) for leg in Leg
    ]
    return _("What the practices support: {figures}").format(figures=numbers.listing(figures))
