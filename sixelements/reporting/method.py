"""Method and limits: how each number is made, what it can't carry, how the priorities came about."""

import math

from sixelements.application.reports import Material
from sixelements.domain import comparison, role_gaps
from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import EVIDENCE_FROM
from sixelements.domain.legs import CONTACTS
from sixelements.domain.scores import LegSource, Scope
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Block,
    Columns,
    ParagraphRole,
    Section,
    heading,
    listing,
    paragraph,
)
from sixelements.reporting.plan_reasons import priorities_table, rules
from sixelements.wording import asked, findings, numbers, phrases
from sixelements.wording.changes import not_compared
from sixelements.wording.one_person import was_about_one
from sixelements.wording.withheld import all_withheld

_NOTES = 6
"""The most notes on the list of actions in the short roadmap."""


def method(material: Material, *, short: bool = False) -> Section:
    """The last page. ``short``: without the factors behind the priorities."""
    lead = _("Every number here can be worked out again from the answers. This page says how.")
    left = (
        *_block(_("Scores"), _scores(material)),
        *_block(_("Three thirds"), _thirds(material)),
        *_block(_("Levels"), _levels(material)),
        heading(3, _("What these numbers can't tell you")),
        listing(_limits(material)),
    )
    right = (
        *_block(_("Likely range"), _range(material)),
        *_block(_("Agreement and gaps"), _gaps(material)),
        *_block(_("Agreed levels and aims"), _agreed()),
        *_block(_("Source and version"), _source(material)),
    )
    blocks: list[Block] = [
        heading(2, _("Method and limits")),
        paragraph(lead, role=ParagraphRole.LEAD),
        Columns(widths=(240, 240), gap=24, columns=(left, right)),
        *([] if short else priorities_table(material)),
        *rules(material, most=_NOTES if short else None),
        *_not_in_this_report(material),
        *(_in_the_full_one(material) if short else []),
    ]
    return Section(title=_("Method and limits"), blocks=tuple(blocks))


def _in_the_full_one(material: Material) -> list[Block]:
    """Where to find what the short roadmap leaves out."""
    if not material.recommendation.priorities:
        return []
    words = _("The factors behind each priority and the related frameworks are in the full roadmap.")
    if len(material.notes) > _NOTES:
        words = _(
            "More notes, the factors behind each priority, and the related frameworks are in the full "
            "roadmap."
        )
    return [paragraph(words, role=ParagraphRole.CAPTION)]


def _block(title: str, words: str) -> tuple[Block, ...]:
    return (heading(3, title), paragraph(words))


def _scores(material: Material) -> str:
    practices = material.score.practices.values()
    text_ = _(
        "A practice scores (mean − 1) × 25, so 0 to 100. An element is the plain mean of its practices, "
        "shown if two thirds of them have one. Don't know, not applicable, and skipped "
        "answers are left out and counted apart: in this round {dont_know}, {not_applicable}, and {skipped}."
    )
    counted = text_.format(
        dont_know=sum(p.dont_know for p in practices),
        not_applicable=sum(p.not_applicable for p in practices),
        skipped=sum(p.skipped for p in practices),
    )
    before = material.earlier_round.number if material.earlier_round else 0
    return phrases.sentences(
        counted,
        was_about_one(material.assessment, material.round),
        not_compared(material.reworded, before),
    )


def _levels(material: Material) -> str:
    words = material.assessment.scale.words
    named = [_("{level} {word}").format(level=n, word=word) for n, word in enumerate(words, start=1)]
    return phrases.sentences(phrases.clauses(named), findings.level_rule())


def _range(material: Material) -> str:
    elements = material.score.elements
    if not any(e.interval for e in elements):
        return asked.without_range(elements) or _("No range: too few answers.")
    people = material.round.headcount.total if material.round.headcount else None
    text_ = _("90% interval for the mean, from those who answered (t distribution).")
    if people:
        text_ = _(
            "90% interval for the mean of all {people}, from those who answered (t distribution, "
            "corrected for the size of the team)."
        ).format(people=people)
    source = _("Its width comes from the spread of people's own scores.")
    if material.round.anonymous:
        source = _(
            "Its width comes from the printed spreads of the practices alone, with the usual correlation of "
            "one person's answers (0.4), so that it tells nothing about a group. That mostly makes it wider."
        )
    return phrases.sentences(
        text_,
        source,
        _("It is rounded outward, and allows for people who didn't answer, not for kind ratings."),
    )


def _thirds(material: Material) -> str:
    legs, names = material.score.legs, material.assessment.legs
    if legs is None:
        return _("Courtesy, accuracy, and speed are not shown: there are not enough answers to those lines.")
    if legs.source is LegSource.PRACTICES:
        return _("The legs are worked out from the practices' weights, which tell them apart only weakly.")
    figures = [
        _("{leg} {contacts}").format(leg=names[leg], contacts=numbers.contacts_exact(legs.scores[leg]))
        for leg in Leg
    ]
    source = {
        LegSource.ANSWERS: _("Contacts of ten, from what people said of the last ten they know: {figures}."),
        LegSource.WORKSHEET: _("Contacts of ten, from the group's worksheet: {figures}."),
    }[legs.source]
    bands = _("The answers 0–4, 5–6, 7–8, 9, and all ten count as {contacts}.")
    index = _(
        "Balance, as all three must be present: ten times the cube root of their product (unrounded), "
        "{index}. Short: a contact or more under the next."
    )
    if legs.two_ways:
        index = phrases.sentences(findings.balance(legs), _("Short: a contact or more under the next."))
    return phrases.sentences(
        source.format(figures=numbers.listing(figures)),
        findings.means_of_two_groups(legs, names),
        bands.format(contacts=numbers.listing([numbers.quantity(n) for n in CONTACTS])),
        index.format(index=findings.balance_figure(legs)),
    )


def _gaps(material: Material) -> str:
    near = _(
        "Average distance from the mean: close to 0.5, fair to 0.8. Two experiences: 30% or more at each end "
        "and fewer in the middle."
    )
    rated = [p.rated for p in material.score.practices.values() if p.rated]
    words = _(
        "Gap: leads minus front line. Flagged on a practice from {practice} points or {errors} standard "
        "errors, whichever is more; on an element from {element} or {fewer}; a third more is clear. A true "
        "difference of a level is flagged at most half of the time."
    ).format(
        practice=numbers.quantity(role_gaps.PRACTICE_FROM),
        errors=numbers.quantity(role_gaps.PRACTICE_ERRORS),
        element=numbers.quantity(role_gaps.ELEMENT_FROM),
        fewer=numbers.quantity(role_gaps.ELEMENT_ERRORS),
    )
    words = phrases.sentences(near, findings.split_by_chance(rated), words)
    if not material.round.anonymous:
        return words
    more = _(
        "Role means are rounded to half levels, so those standard errors get {points} points more. A "
        "practice shows none where they could tell what a whole group said; that is decided from the counts "
        "of the whole team and the sizes of the groups."
    ).format(points=numbers.quantity(role_gaps.ROUNDING))
    return phrases.sentences(words, more)


def _agreed() -> str:
    return _(
        "An agreed level is what the team settled on in the room. It never replaces the private answers. "
        "From {level} up, a level without evidence is self-reported; the mean stands. The aim is the level "
        "to reach: 4 (3 where the team gave dots and a practice got none), unless the team chose another."
    ).format(level=numbers.level(EVIDENCE_FROM))


def _limits(material: Material) -> list[str]:
    n = min((e.responses for e in material.score.elements if e.responses), default=0)
    limits = [
        _("This is a self-assessment, and ratings tend to be kind."),
        _("The questionnaire is new, so there are no other teams' figures to compare with."),
        _("Not for appraising a person or ranking teams."),
    ]
    if n:
        points = math.ceil(round(comparison.threshold(comparison.ELEMENT, n), 6))
        text_ = _("A change under {points} points in an element may be chance.")
        limits.append(text_.format(points=numbers.points(points)))
    limits.append(_("Not a certificate of any standard."))
    return limits


def _source(material: Material) -> str:
    assessment = material.assessment
    version = _("Assessment: {title}, version {version}.").format(
        title=assessment.title, version=assessment.version
    )
    if material.earlier_round:
        before = _("Compared with round {n}.").format(n=material.earlier_round.number)
    elif material.round.number == 1:
        before = _("First round: no earlier one to compare.")
    else:
        before = _("No earlier round to compare.")
    made = _("Report made {day}.").format(day=numbers.day(material.made_on))
    return phrases.sentences(assessment.source, version, before, made)


def _not_in_this_report(material: Material) -> list[Block]:
    """What a reader may look for and not find, with the reason."""
    items = []
    for practice, reason in material.round.set_aside.items():
        name = facts.practice_of(material, practice).name
        items.append(
            _("{id} {practice} was set aside for this team: {reason}").format(
                id=practice, practice=name, reason=reason or _("no reason given")
            )
        )
    told = [s for s in material.score.suppressed if s.practice is None or s.scope is Scope.ANSWERS]
    items += all_withheld(told, assessment=material.assessment, round_=material.round)
    if not items:
        return []
    return [heading(3, _("Not in this report")), listing(items)]
