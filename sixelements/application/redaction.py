"""The words people wrote that a report would print, and the report with some of them struck or changed.

Only in what is exported: the workbook keeps what it holds.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from sixelements.application.reports import Material
from sixelements.application.worksheet_texts import SheetText, with_other_words
from sixelements.domain.actions import (
    Action,
    Declined,
    HeldReview,
    Plan,
    Reason,
    ReviewEntry,
    WorksheetReason,
)
from sixelements.domain.assessment import Assessment, Measure, Worksheet
from sixelements.domain.discussion import Discussion, Settled
from sixelements.domain.people import each_person, person
from sixelements.domain.responses import TAKEN_OUT
from sixelements.i18n import speaking
from sixelements.wording.actions import action as in_words


class Part(StrEnum):
    """What a text is part of."""

    COMMENT = "comment"
    SETTLED = "settled"
    SET_ASIDE = "set aside"
    PLAN = "plan"
    ACTION = "action"
    DECLINED = "declined"
    WORKSHEET = "worksheet"
    PERSON = "person"


class WrittenField(StrEnum):
    """Which text of it."""

    TEXT = "text"
    WHY = "why"
    EVIDENCE = "evidence"
    REASON = "reason"
    TITLE = "title"
    SHORT = "short title"
    OWNER = "owner"
    PERSON = "person"
    HELPERS = "helpers"
    FIRST_STEP = "first step"
    WHEN = "when"
    THEN = "then"
    MEASURE = "measure"
    UNIT = "unit"
    HOW = "how"
    BECAUSE = "because"
    NEEDS = "needs"
    RISK = "risk"
    TOLD = "told"
    NOTES = "notes"
    AIM = "aim"
    SPONSOR = "sponsor"
    STOP = "stop doing"
    PARKING = "parking"
    LOG = "log"
    ROW = "name on a worksheet"
    DOER = "done by"
    SEEN = "what was seen"
    NOTE = "note on a worksheet"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text stands; ``of`` is the id of a practice, an action, or a worksheet.

    It is empty for the plan, and for customer facts. An owner or sponsor is one place wherever the name
    stands; ``of`` is what all its spellings have in common.
    """

    part: Part
    of: str
    field: WrittenField


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text that would be printed."""

    place: TextPlace
    text: str


Changes = Mapping[PrintedText, str]
"""What to print in place of a text; empty: it is struck. A text that has changed since is left as it is."""
_Change = Callable[[TextPlace, str], str]
_MUST_STAND = frozenset(
    {
        WrittenField.TITLE,
        WrittenField.OWNER,
        WrittenField.FIRST_STEP,
        WrittenField.MEASURE,
        WrittenField.EVIDENCE,
        WrittenField.ROW,
        WrittenField.SEEN,
    }
)
"""Struck, these leave a mark behind; empty they would say that the team has not filled them in."""
_NAMES = frozenset({WrittenField.OWNER, WrittenField.SPONSOR})


def texts_of(material: Material) -> tuple[PrintedText, ...]:
    """Every text people wrote, once each; the words that the questionnaire brought are not among them."""
    found: dict[PrintedText, None] = {}
    known = _own_words(material)

    def look(place: TextPlace, text: str) -> str:
        if place.part not in (Part.ACTION, Part.WORKSHEET) or text not in known:
            found[PrintedText(place, text)] = None
        return text

    _walk(material, look)
    return tuple(found)


def redacted(material: Material, changes: Changes) -> Material:
    """The material with other words in place of some; the same material if nothing changes."""
    if not changes:
        return material
    return _walk(material, lambda place, text: changes.get(PrintedText(place, text), text))


def _own_words(material: Material) -> frozenset[str]:
    """What the questionnaire and the app brought along."""
    with speaking(material.language):
        recommended = [
            in_words(a, material.assessment, anonymous=material.round.anonymous)
            for a in material.recommendation.actions
        ]
    words = set(_library(material.assessment))

    def learn(_place: TextPlace, text: str) -> str:
        words.add(text)
        return text

    for action in recommended:
        _action(action, learn)
    return frozenset(words)


def _library(assessment: Assessment) -> Iterable[str]:
    for practice in assessment.practices.values():
        for one in practice.actions.values():
            measure = one.measure
            yield from (
                one.title,
                one.short,
                one.first_step,
                one.when,
                one.then,
                measure.name,
                measure.unit,
                measure.how,
            )
    sheets = assessment.worksheets
    if sheets:
        yield from (row.name for row in (*sheets.channels, *sheets.groups))
        yield from (technique.name for technique in sheets.techniques)
        for fact in sheets.facts:
            yield from (fact.name, fact.unit)


def _walk(material: Material, change: _Change) -> Material:
    """The material with every text replaced by what ``change`` makes of it, one by one."""
    change = _by_person(material, change)
    comments = {
        p: _lines(texts, TextPlace(Part.COMMENT, p, WrittenField.TEXT), change)
        for p, texts in material.comments.items()
    }
    discussion = _discussion(material.discussion, change)
    aside = {
        p: _kept(reason, TextPlace(Part.SET_ASIDE, p, WrittenField.REASON), change)
        for p, reason in material.round.set_aside.items()
    }
    plan = _plan(material.plan, change) if material.plan else None
    if plan:  # what was parked in the talk prints with what the plan puts off
        parked = TextPlace(Part.PLAN, "", WrittenField.PARKING)
        discussion = replace(discussion, parking=_lines(discussion.parking, parked, change))
    actions = plan.actions if plan else tuple(_action(a, change) for a in material.actions)
    return replace(
        material,
        facts=with_other_words(material.facts, partial(_on_sheet, change=change, doers=material.doers)),
        comments={p: texts for p, texts in comments.items() if texts},
        discussion=discussion,
        round=replace(material.round, set_aside=aside),
        plan=plan,
        actions=actions,
        earlier_plan=_earlier(material.earlier_plan, change) if material.earlier_plan else None,
    )


_FIELDS: Mapping[SheetText, WrittenField] = {
    SheetText.NAME: WrittenField.ROW,
    SheetText.DOER: WrittenField.DOER,
    SheetText.SEEN: WrittenField.SEEN,
    SheetText.NOTE: WrittenField.NOTE,
    SheetText.SOURCE: WrittenField.SOURCE,
}


def _by_person(material: Material, change: _Change) -> _Change:
    """The same, but each owner or sponsor is changed once for all places and spellings of the name.

    So nobody who is struck is left in because the name was typed in capitals once.
    """
    now, before = material.plan, material.earlier_plan
    actions = (*(now.actions if now else material.actions), *(before.actions if before else ()))
    names = each_person((now.sponsor if now else "", *(a.owner for a in actions)))
    spelled = {person(name): name for name in names}

    def changed(place: TextPlace, text: str) -> str:
        key = person(text)
        if place.field not in _NAMES or key not in spelled:
            return change(place, text)
        one = change(TextPlace(Part.PERSON, key, WrittenField.PERSON), spelled[key])
        return text if one == spelled[key] else one

    return changed


def _on_sheet(sheet: Worksheet | None, kind: SheetText, text: str, *, change: _Change, doers: bool) -> str:
    """Other words on a worksheet; who does a step is only looked at where it prints."""
    if kind is SheetText.DOER and not doers:
        return text
    return _kept(text, TextPlace(Part.WORKSHEET, sheet.value if sheet else "", _FIELDS[kind]), change)


def _earlier(plan: Plan, change: _Change) -> Plan:
    """What a change sheet prints of the plan before: titles, owners, and what was declined."""

    def told(action: Action) -> Action:
        title, owner = (
            TextPlace(Part.ACTION, action.id, field) for field in (WrittenField.TITLE, WrittenField.OWNER)
        )
        return replace(
            action,
            title=_kept(action.title, title, change),
            owner=_kept(action.owner or "", owner, change) or None,
        )

    return replace(
        plan,
        actions=tuple(told(a) for a in plan.actions),
        declined=tuple(_declined(one, change) for one in plan.declined),
    )


def _kept(text: str, place: TextPlace, change: _Change) -> str:
    if not text:
        return text
    changed = change(place, text)
    return changed or (TAKEN_OUT if place.field in _MUST_STAND else "")


def _lines(texts: Iterable[str], place: TextPlace, change: _Change) -> tuple[str, ...]:
    """Struck lines are gone."""
    return tuple(kept for text in texts if (kept := _kept(text, place, change)))


def _discussion(discussion: Discussion, change: _Change) -> Discussion:
    def settled(practice: str, one: Settled) -> Settled:
        return replace(
            one,
            why=_kept(one.why, TextPlace(Part.SETTLED, practice, WrittenField.WHY), change),
            evidence=_kept(one.evidence, TextPlace(Part.SETTLED, practice, WrittenField.EVIDENCE), change),
        )

    return replace(discussion, settled={p: settled(p, one) for p, one in discussion.settled.items()})


def _plan(plan: Plan, change: _Change) -> Plan:
    def at(field: WrittenField) -> TextPlace:
        return TextPlace(Part.PLAN, "", field)

    return replace(
        plan,
        aim=_kept(plan.aim, at(WrittenField.AIM), change),
        sponsor=_kept(plan.sponsor, at(WrittenField.SPONSOR), change),
        stop_doing=_lines(plan.stop_doing, at(WrittenField.STOP), change),
        parking=_lines(plan.parking, at(WrittenField.PARKING), change),
        log=_lines(plan.log, at(WrittenField.LOG), change),
        actions=tuple(_action(a, change) for a in plan.actions),
        declined=tuple(_declined(one, change) for one in plan.declined),
        reviews=tuple(_review(one, change) for one in plan.reviews),
    )


def _review(review: HeldReview, change: _Change) -> HeldReview:
    def told(entry: ReviewEntry) -> ReviewEntry:
        title, line = (
            TextPlace(Part.ACTION, entry.action, field) for field in (WrittenField.TITLE, WrittenField.NOTES)
        )
        return replace(entry, title=_kept(entry.title, title, change), line=_kept(entry.line, line, change))

    return replace(
        review,
        entries=tuple(map(told, review.entries)),
        decisions=_lines(review.decisions, TextPlace(Part.PLAN, "", WrittenField.LOG), change),
    )


def _declined(one: Declined, change: _Change) -> Declined:
    def new(field: WrittenField, text: str) -> str:
        return _kept(text, TextPlace(Part.DECLINED, one.action, field), change)

    return Declined(one.action, new(WrittenField.TITLE, one.title), new(WrittenField.REASON, one.reason))


def _action(action: Action, change: _Change) -> Action:
    def new(field: WrittenField, text: str) -> str:
        return _kept(text, TextPlace(Part.ACTION, action.id, field), change)

    return replace(
        action,
        title=new(WrittenField.TITLE, action.title),
        short=new(WrittenField.SHORT, action.short),
        owner=new(WrittenField.OWNER, action.owner or "") or None,
        helpers=new(WrittenField.HELPERS, action.helpers),
        first_step=new(WrittenField.FIRST_STEP, action.first_step),
        when=new(WrittenField.WHEN, action.when),
        then=new(WrittenField.THEN, action.then),
        measure=_measure(action.measure, new),
        because=_reason(action.because, partial(new, WrittenField.BECAUSE)),
        needs=new(WrittenField.NEEDS, action.needs),
        risk=new(WrittenField.RISK, action.risk),
        told=new(WrittenField.TOLD, action.told),
        evidence=new(WrittenField.EVIDENCE, action.evidence),
        review_notes=new(WrittenField.NOTES, action.review_notes),
        readings=tuple(replace(r, note=new(WrittenField.NOTES, r.note)) for r in action.readings),
    )


def _reason(reason: Reason, new: Callable[[str], str]) -> Reason:
    """Other words in the team's own reason, or for the row of a worksheet that it names."""
    if isinstance(reason, WorksheetReason):
        return replace(reason, row=new(reason.row))
    return new(reason) if isinstance(reason, str) else reason


def _measure(measure: Measure, new: Callable[[WrittenField, str], str]) -> Measure:
    return replace(
        measure,
        name=new(WrittenField.MEASURE, measure.name),
        unit=new(WrittenField.UNIT, measure.unit),
        how=new(WrittenField.HOW, measure.how),
    )
