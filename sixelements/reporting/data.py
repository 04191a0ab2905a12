"""Scores and plans as plain data: the contract that JSON and CSV exports keep.

Numbers are not rounded; a value that may not be shown is None.
"""

from collections.abc import Mapping
from typing import TypeAlias

from sixelements.application.reports import Material
from sixelements.domain.actions import Action
from sixelements.domain.anonymity import ROLE_GROUPS, showing_threshold
from sixelements.domain.assessment import LEVELS, Leg
from sixelements.domain.ids import beside_the_six
from sixelements.domain.legs import balance, short_legs
from sixelements.domain.priorities import short_leg, standing_of
from sixelements.domain.responses import Group
from sixelements.domain.rounds import Round
from sixelements.domain.scores import ElementScore, LegScores, PracticeScore, Score
from sixelements.domain.what_next import next_review
from sixelements.reporting import facts
from sixelements.reporting.projected_levels import MOMENTS, scores_ahead
from sixelements.wording.actions import then_start, when_then
from sixelements.wording.because import because
from sixelements.wording.notes import rule_line
from sixelements.wording.withheld import withheld

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"


def score_data(material: Material) -> Json:
    """The ``score`` contract."""
    score, assessment = material.score, material.assessment
    overall = score.overall
    return {
        "assessment": {"id": assessment.id, "version": assessment.version},
        "organization": material.organization,
        "team": material.team,
        "round": _round(material.round, score),
        "overall": {
            "score": overall.score if overall else None,
            "level": overall.level if overall else None,
            "interval": list(overall.interval) if overall and overall.interval else None,
        },
        "elements": [_element(e, showing_threshold(material.round)) for e in score.elements],
        "legs": _legs(score.legs),
        "suppressed": [
            withheld(item, assessment=assessment, round_=material.round) for item in score.suppressed
        ],
    }


def _round(round_: Round, score: Score) -> Json:
    people = round_.headcount
    return {
        "number": round_.number,
        "mode": round_.mode.value,
        "threshold": round_.threshold,
        "practices": list(round_.practices),
        "closed": round_.readable,
        "responses": score.responses,
        "by_hands": score.hands,
        "dropped": score.dropped,
        "headcount": {
            "frontline": people.frontline,
            "supervisor": people.supervisor,
            "manager": people.manager,
            "total": people.total,
        }
        if people
        else None,
    }


def _element(element: ElementScore, k: int) -> Json:
    return {
        "id": element.id,
        "score": element.score,
        "level": element.level,
        "level_range": list(element.level_range) if element.level_range else None,
        "interval": list(element.interval) if element.interval else None,
        "responses": None if beside_the_six(element.id) else element.responses,
        "roles": {
            group.value: {"mean": element.roles[group]} if group in element.roles else None
            for group in ROLE_GROUPS
        },
        "gap": element.gap.points if element.gap else None,
        "practices": [_practice(p, k) for p in element.practices],
    }


def _role(practice: PracticeScore, group: Group, k: int) -> Json:
    """What a role says; None if it may not be told how many of them rated."""
    rated, mean = role_figures(practice, group, k)
    return None if rated is None else {"rated": rated, "mean": mean}


def role_figures(practice: PracticeScore, group: Group, k: int) -> tuple[int | str | None, float | None]:
    """How many of a role rated a practice, and their mean; in an open round "<k" for fewer than k."""
    shown = practice.roles.get(group)
    if group in practice.rated_by:
        n = practice.rated_by[group]
        return f"<{k}" if n is None else n, shown.mean if shown else None
    return (shown.rated, shown.mean) if shown else (None, None)


def _practice(practice: PracticeScore, k: int) -> Json:
    counts = practice.counts
    return {
        "id": practice.id,
        "score": practice.score,
        "level": practice.level,
        "level_range": list(practice.level_range) if practice.level_range else None,
        "mean": practice.mean,
        "median": practice.median,
        "sd": practice.sd,
        "ad": practice.ad,
        "agreement": practice.agreement.value if practice.agreement else None,
        "split": practice.split,
        "rated": practice.rated,
        "dont_know": practice.dont_know,
        "not_applicable": practice.not_applicable,
        "skipped": practice.skipped,
        "visibility_finding": practice.visibility_finding,
        "counts": {str(level): counts[level - 1] for level in LEVELS} if counts else None,
        "roles": {group.value: _role(practice, group, k) for group in ROLE_GROUPS},
        "gap": practice.gap.points if practice.gap else None,
        "agreed": practice.agreed,
    }


def _legs(legs: LegScores | None) -> Json:
    if legs is None:
        return None
    short = [leg for leg in Leg if leg in short_legs(legs)]
    two_ways = [leg.value for leg in Leg if leg in legs.two_ways]
    return {
        **{leg.value: legs.scores[leg] for leg in Leg},
        "index": balance(legs),
        "weakest": next((leg.value for leg in short if len(short) == 1), None),
        "short": [leg.value for leg in short],
        "two_ways": [*two_ways, *(["all_three"] if legs.all_three_divided else [])],
        "all_three": legs.all_three,
        "source": legs.source.value,
    }


def plan_data(material: Material) -> Json:
    """The ``plan`` contract: the accepted plan, else the recommended one."""
    recommendation = material.recommendation
    weakest = short_leg(material.score.legs)
    return {
        "organization": material.organization,
        "team": material.team,
        "round": {"number": material.round.number},
        "start": recommendation.start.isoformat(),
        "weakest_leg": weakest.value if weakest else None,
        "priorities": [
            {
                "practice": p.practice,
                "level": p.level,
                "aim": p.aim,
                "need": p.need,
                "importance": p.importance,
                "leg": p.leg,
                "foundation": p.foundation,
                "priority": p.priority,
                "because": because(p.because, material.assessment),
            }
            for p in recommendation.priorities
        ],
        "actions": [_action(a, material) for a in material.actions],
        "strengths": [
            {"practice": s.practice, "score": s.score, "rated": s.rated, "asked": s.asked}
            for s in recommendation.strengths
        ],
        "notes": list(material.notes),
        "next_review": _next_review(material),
        "outlook": _outlook(material),
    }


def _next_review(material: Material) -> Json:
    plan = material.plan
    day = next_review(plan, material.made_on, material.days_off) if plan else None
    return day.isoformat() if day else None


def _outlook(material: Material) -> Json:
    """What the plan would reach, an estimate and no promise; null where no action has a due day."""
    found = scores_ahead(material)
    if not found:
        return None
    elements: list[Json] = [{"element": e, "scores": list(scores)} for e, scores in found.items()]
    return {"days": list(MOMENTS), "elements": elements}


def _action(action: Action, material: Material) -> Json:
    assessment = material.assessment
    found = standing_of(action.practice, material.score, material.discussion)
    return {
        "id": action.id,
        "number": facts.action_numbers(material).get(action.id),
        "title": action.title,
        "practice": action.practice,
        "element": action.element,
        "legs": [leg.value for leg in action.legs],
        "size": action.size.value,
        "horizon": "carried_over" if facts.overdue_from_before(material, action) else action.horizon.value,
        "carried_over": action.carried_from is not None,
        "start": action.start.isoformat() if action.start else None,
        "due": action.due.isoformat() if action.due else None,
        "owner": action.owner,
        "first_step": action.first_step,
        "then_start": then_start(action, found, assessment) or None,
        "when_then": when_then(action),
        "measure": {
            "name": action.measure.name,
            "unit": action.measure.unit,
            "baseline": action.measure.baseline,
            "target": action.measure.target,
        },
        "depends_on": list(action.depends_on),
        "expected_level": action.expected_level,
        "because": because(action.because, assessment),
        "guardrail": rule_line(action) or facts.waits_for_gate_of(material, action) or None,
        "locked": material.held_by_gate(action),
        "status": action.status.value,
        "readings": [{"day": r.day.isoformat(), "value": r.value, "note": r.note} for r in action.readings],
    }
