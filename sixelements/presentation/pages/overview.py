"""Results at a glance: six bars, the radar, the three legs, strengths, and what is worth knowing."""

from dataclasses import dataclass

from sixelements.application.results import RoundResults
from sixelements.charts.bars import Bar
from sixelements.charts.radar import Spoke, radar
from sixelements.charts.scene import Scene
from sixelements.charts.stool import screen_stool
from sixelements.domain.assessment import Leg
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.levels import level_of, level_range_of, score_of
from sixelements.domain.priorities import short_leg
from sixelements.domain.recommendation import Recommendation, Strength
from sixelements.domain.scores import ElementScore, LegScores, LegSource
from sixelements.i18n import _
from sixelements.presentation.level_views import LevelView, level_view, round_name
from sixelements.presentation.pages.worth_knowing import FindingView, worth_knowing
from sixelements.presentation.session import Session
from sixelements.presentation.table import TableView
from sixelements.wording import asked, findings, numbers, phrases, pictures
from sixelements.wording.worksheets import contradictions, line_names

_MOST_APART = 2
"""Facts that contradict the group, of those that are said beside the legs; the sheet has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarView:
    """One element's row; without a score, ``missing`` says why."""

    id: ElementId
    title: str
    bar: Bar
    level: LevelView | None
    points: str
    missing: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegRow:
    """One leg of the stool."""

    leg: Leg
    name: str
    figure: str
    told: str
    short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LegsView:
    """The three legs; where there is no stool, ``instead`` says why.

    ``source`` says where the figures are from, and which facts contradict the group.
    """

    rows: tuple[LegRow, ...]
    stool: Scene | None
    together: str
    all_three: str
    source: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthView:
    """A practice that stands well."""

    practice: PracticeId
    element: ElementId
    name: str
    note: str
    level: LevelView


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """Everything the overview shows."""

    finding: str
    bars: tuple[BarView, ...]
    ranges: bool
    range_note: str
    earlier: str
    radar: Scene | None
    radar_words: str
    legs: LegsView
    strengths: tuple[StrengthView, ...]
    strengths_note: str
    findings: tuple[FindingView, ...]


def overview(results: RoundResults, session: Session) -> OverviewView:
    """The overview of a round."""
    scored = [e for e in results.score.elements if e.score is not None]
    found = results.recommended(session.services.today()).recommendation
    strengths = () if found.alike else tuple(_strength(results, s) for s in found.strengths)
    compared = any(results.element_before(e) for e in scored)
    return OverviewView(
        finding=finding(results),
        bars=tuple(_bar(results, e) for e in results.score.elements),
        ranges=any(e.interval for e in scored),
        range_note=_range_note(scored),
        earlier=round_name(results.earlier_round) if compared and results.earlier_round else "",
        radar=_radar(results),
        radar_words=radar_words(aims=_has_aims(results), closed=len(scored) == len(results.score.six)),
        legs=_legs(results),
        strengths=strengths,
        strengths_note="" if strengths else _strengths_note(results, found),
        findings=worth_knowing(results, session),
    )


def _strengths_note(results: RoundResults, found: Recommendation) -> str:
    """In place of single strengths: that all practices stand alike, or why none is named."""
    if found.alike:
        named = [(results.practice(s.practice).name, s) for s in found.strengths]
        return findings.strengths(named, found.alike)
    if any(e.score is not None for e in results.score.elements):
        return findings.no_strengths()
    return _("No practice can be named from these answers.")


def _range_note(scored: list[ElementScore]) -> str:
    """What the brackets are, and why some bars or all have none."""
    ranges = _("Likely range, 90%.") if any(e.interval for e in scored) else ""
    return phrases.sentences(ranges, asked.without_range(scored))


def _bar(results: RoundResults, element: ElementScore) -> BarView:
    before = results.element_before(element)
    bar = Bar(
        score=element.score,
        level=element.level,
        interval=element.interval,
        earlier=before.score if before else None,
    )
    level = None
    if element.level is not None and element.level_range is not None:
        level = level_view(results, element.level_range, element.level)
    missing = findings.no_score(element) if element.score is None else ""
    return BarView(
        id=element.id,
        title=results.element(element.id).title,
        bar=bar,
        level=level,
        points="" if element.score is None else numbers.points(element.score),
        missing=missing,
        spoken=spoken_element(results, element),
    )


def spoken_element(results: RoundResults, element: ElementScore) -> str:
    """An element's bar in one sentence."""
    title = results.element(element.id).title
    if element.score is None or element.level_range is None:
        missing = findings.no_score(element)
        return phrases.read_aloud(title, phrases.sentence(missing))
    words = numbers.level_words(element.level_range, results.assessment.scale)
    parts = [
        title,
        _("{score} of 100").format(score=numbers.points(element.score)),
        f"{numbers.level_text(element.level_range)} {words}",
    ]
    if element.interval:
        low, high = map(numbers.points, element.interval)
        parts.append(_("likely {low} to {high}").format(low=low, high=high))
    before, moved = results.element_before(element), results.element_change(element)
    if before and before.score is not None and moved and results.earlier_round:
        text = _("round {n} was {score}, {verdict}")
        score, verdict = numbers.points(before.score), findings.verdict(moved)
        parts.append(text.format(n=results.earlier_round.number, score=score, verdict=verdict))
    return phrases.clauses(parts)


def _has_aims(results: RoundResults) -> bool:
    return bool(results.discussion.aims) or results.discussion.voted


def element_aim(results: RoundResults, element: ElementScore) -> float:
    """The mean of the aims of an element's practices, as a score."""
    aims = [results.discussion.aim(p.id) for p in element.practices]
    return score_of(sum(aims) / len(aims))


def _radar(results: RoundResults) -> Scene | None:
    elements = results.score.six
    aims = _has_aims(results)
    spokes = [
        Spoke(element=e.id, score=e.score, aim=element_aim(results, e) if aims else None) for e in elements
    ]
    parts = [spoken_element(results, e) for e in elements]
    return radar(spokes, alt=_("Radar of the elements. {parts}").format(parts=phrases.sentences(*parts)))


def _legs(results: RoundResults) -> LegsView:
    legs, names = results.score.legs, results.assessment.legs
    if legs is None or legs.source is LegSource.PRACTICES:
        instead = _(
            "There are not enough answers to the ten lines on courtesy, accuracy, and speed to show them."
        )
        if legs is not None:
            instead = findings.support(legs, names)
        return LegsView(rows=(), stool=None, together="", all_three="", source="", instead=instead)
    source = _("From the group's worksheet.") if legs.source is LegSource.WORKSHEET else ""
    apart = contradictions(results.discussion.services, line_names(results.assessment))[:_MOST_APART]
    return LegsView(
        rows=tuple(_leg(legs, leg, names[leg]) for leg in Leg),
        stool=screen_stool(legs.scores, alt=pictures.stool(legs, names)),
        together=findings.balance_short(legs),
        all_three=findings.all_three(legs, names),
        source=phrases.sentences(source, *apart),
        instead="",
    )


def _leg(legs: LegScores, leg: Leg, name: str) -> LegRow:
    share = legs.scores[leg]
    return LegRow(
        leg=leg,
        name=name,
        figure=_("{n} of 10").format(n=numbers.contacts_short(share)),
        told=findings.leg_remark(legs, leg),
        short=short_leg(legs) is leg,
    )


def _strength(results: RoundResults, strength: Strength) -> StrengthView:
    id_ = strength.practice
    practice, score = results.practice(id_), results.score.practices[id_]
    settled = results.discussion.settled.get(id_)
    note = _("Mean {mean}").format(mean=numbers.levels(score.mean or 1.0))
    if strength.by_few:
        few = findings.by_few(strength.rated, strength.asked)
        note = _("Mean {mean}, {few}").format(mean=numbers.levels(score.mean or 1.0), few=few)
    if settled and settled.evidence:
        note = _("Agreed, with evidence")
    level = level_view(results, level_range_of(strength.level), level_of(strength.level))
    return StrengthView(practice=id_, element=practice.element, name=practice.name, note=note, level=level)


def elements_table(results: RoundResults) -> TableView:
    """The six bars and the radar as a table."""
    rows = tuple(_element_row(results, e) for e in results.score.elements)
    headers = (_("Element"), _("Score of 100"), _("Level"), _("Likely range"), _("Aim"), _("Last round"))
    return TableView(
        title=_("The elements"),
        headers=headers,
        rows=rows,
        note=_("Average of the practices of each element; 0 is level 1, 100 is level 5."),
    )


def _element_row(results: RoundResults, element: ElementScore) -> tuple[str, ...]:
    name = f"{element.id} {results.element(element.id).title}"
    if element.score is None or element.level_range is None:
        missing = findings.no_score(element)
        return name, missing, "–", "–", "–", "–"
    low_high = "–"
    if element.interval:
        low, high = map(numbers.points, element.interval)
        low_high = _("{low} to {high}").format(low=low, high=high)
    before, moved = results.element_before(element), results.element_change(element)
    last = "–"
    if before and before.score is not None and moved:
        last = numbers.series((numbers.points(before.score), findings.verdict(moved)))
    words = numbers.level_words(element.level_range, results.assessment.scale)
    level = f"{numbers.level_short(element.level_range)} {words}"
    aim = numbers.points(element_aim(results, element)) if _has_aims(results) else "–"
    return name, numbers.points(element.score), level, low_high, aim, last


def legs_table(results: RoundResults) -> TableView:
    """The stool as a table; without rows if there is no stool."""
    view = _legs(results)
    legs = results.score.legs
    rows = []
    if legs is not None and view.rows:
        rows = [(row.name, numbers.contacts_exact(legs.scores[row.leg])) for row in view.rows]
        if legs.all_three is not None:
            rows.append((_("All three in the same contact"), numbers.contacts_exact(legs.all_three)))
    said = (
        [
            findings.means_of_two_groups(legs, results.assessment.legs),
            findings.more_than_a_leg(legs, results.assessment.legs),
            findings.balance(legs),
        ]
        if legs and rows
        else []
    )
    note = phrases.sentences(*said, view.source or view.instead)
    headers = (_("Leg"), _("Contacts of ten"))
    return TableView(title=_("Service legs"), headers=headers, rows=tuple(rows), note=note)


def finding(results: RoundResults) -> str:
    """On top: what stands highest and lowest, where people see it differently, and the short leg."""
    scored = [(results.element(e.id).title, e.score) for e in results.score.elements if e.score is not None]
    if not scored:
        return _("No element has enough answers to be shown. Each element below says what is missing.")
    apart = findings.apart(results.score, results.assessment)
    sentences = [findings.highest_and_lowest(scored), apart, _short_leg(results)]
    return phrases.sentences(*sentences) or _("One element has enough answers to be shown.")


def radar_words(*, aims: bool, closed: bool) -> str:
    """What the two shapes are; without a full set of scores there is none for where the team stands."""
    if aims:
        return _("Filled: now. Dashed: the aim.") if closed else _("Dashed: the aim.")
    return _("Filled: now.") if closed else ""


def _short_leg(results: RoundResults) -> str:
    legs = results.score.legs
    leg = short_leg(legs)
    if legs is None or legs.source is LegSource.PRACTICES or leg is None:
        return ""
    text = _("{leg} is the short leg.")
    return text.format(leg=results.assessment.legs[leg])
