"""Action cards: one for each action, to be read aloud in the team and kept by its owner."""

from collections.abc import Sequence

from sixelements.application.reports import Material
from sixelements.domain.actions import Action, Status
from sixelements.domain.priorities import standing_of
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.around_the_plan import crowded, decided, side_by_side
from sixelements.reporting.labeled import Card, LabeledText
from sixelements.reporting.outline import (
    Block,
    ParagraphRole,
    Section,
    heading,
    paragraph,
)
from sixelements.reporting.run_charts import readings
from sixelements.reporting.runs import Run, RunText, Voice, Words, fill, plain_text, text
from sixelements.reporting.said_aloud import when_then
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.actions import outlook, sheet_that_helps, then_start
from sixelements.wording.because import because
from sixelements.wording.plan_check import doubt, status

_LETTERS = 34
"""Letters in a line of a card."""


def cards(material: Material, *, short: bool = False) -> Section | None:
    """A card for each action that may start; None if there is none.

    ``short``: after many cards comes what the only page of the plan has no room for.
    """
    title = _("Action cards")
    actions = facts.in_order(material)
    if not actions:
        return None
    blocks: list[Block] = [
        heading(2, title),
        paragraph(*_lead(material, actions), role=ParagraphRole.LEAD),
        *(_card(material, action) for action in actions),
        *readings(material),
        *(side_by_side(decided(material)) if short and crowded(material) else ()),
    ]
    return Section(title=title, blocks=tuple(blocks))


def _lead(material: Material, actions: Sequence[Action]) -> RunText:
    parts: list[Words] = [_("One card for each action.")]
    if material.plan is None:
        parts += [" ", _("They are recommended, not agreed yet.")]
    if any(a.when and a.then for a in actions):
        said = _(
            "Read the {when} sentence aloud once in the team: people who say when and where they will act "
            "are more likely to do it."
        )
        parts += [" ", fill(said, when=Run(_("when"), Voice.ITALIC))]
    return text(*parts)


def _card(material: Material, action: Action) -> Card:
    why = (*_because(material, action), *_needs(material, action))
    how = (_first_step(material, action), *_follows(material, action), *_said(action), *_told(action))
    who = (_owner(action), _measure(material, action), *_doubt(material, action), *_standing(action))
    risk = _risk(material, action)
    if _lines(why) <= _lines(who):
        columns = ((*why, *risk), how, who)
    else:
        columns = (why, how, (*who, *risk))
    return Card(
        number=str(facts.action_numbers(material)[action.id]),
        title=action.title or _("Action without a title"),
        side=_dates(material, action),
        columns=columns,
    )


def _lines(entries: Sequence[LabeledText]) -> int:
    """About how many lines of a card some entries take."""
    texts = [len(plain_text(line)) for entry in entries for line in entry.lines]
    return len(entries) + sum(1 + letters // _LETTERS for letters in texts)


def _dates(material: Material, action: Action) -> str:
    if action.due is None:
        return ""
    if action.start is None:
        return _("by {day}").format(day=facts.day(material, action.due))
    return facts.span(material, action.start, action.due)


def _because(material: Material, action: Action) -> tuple[LabeledText, ...]:
    """Why it is there, and what it works toward."""
    found = standing_of(action.practice, material.score, material.discussion)
    toward = outlook(action, found, material.assessment.scale)
    said = [words for words in (because(action.because, material.assessment), toward) if words]
    return (_entry(_("Because"), *said),) if said else ()


def _needs(material: Material, action: Action) -> tuple[LabeledText, ...]:
    waits = facts.waits_for(material, action)
    after = ngettext("After action {actions}.", "After actions {actions}.", len(waits))
    words = [after.format(actions=numbers.listing([str(n) for n in waits]))] if waits else []
    found = phrases.sentences(*words, action.needs)
    return (_entry(_("Needs"), found),) if found else ()


def _risk(material: Material, action: Action) -> tuple[LabeledText, ...]:
    """What the team wrote; of a recommendation nothing is said."""
    if material.plan is None or not action.risk:
        return ()
    return (_entry(_("What could go wrong"), action.risk),)


def _first_step(material: Material, action: Action) -> LabeledText:
    """What to do first, and the worksheet that helps with it, once there is one."""
    if not action.first_step:
        return _entry(_("First step"), Run(_("to be set"), Voice.SOFT))
    helps = sheet_that_helps(action, material.assessment, material.facts.begun)
    said = phrases.sentences(action.first_step, helps)
    past = facts.overdue_from_before(material, action)
    if action.first_step_by is None or past:
        return _entry(_("First step"), said)
    label = _("First step, by {day}").format(day=facts.day(material, action.first_step_by))
    return _entry(label, said)


def _follows(material: Material, action: Action) -> tuple[LabeledText, ...]:
    """What a talk leads to, which takes longer than its first step."""
    found = standing_of(action.practice, material.score, material.discussion)
    said = then_start(action, found, material.assessment)
    return (_entry(_("Then start"), said),) if said else ()


def _said(action: Action) -> tuple[LabeledText, ...]:
    said = when_then(action)
    return (_entry(_("Say it aloud"), said),) if said else ()


def _told(action: Action) -> tuple[LabeledText, ...]:
    return (_entry(_("What customers and staff will see"), action.told),) if action.told else ()


def _owner(action: Action) -> LabeledText:
    owner = Run(action.owner, Voice.BOLD) if action.owner else Run(_("to be named"), Voice.SOFT)
    helpers = [_("with {helpers}").format(helpers=action.helpers)] if action.helpers else []
    return _entry(_("Owner"), owner, *helpers)


def _measure(material: Material, action: Action) -> LabeledText:
    measure = action.measure
    if not measure.name:
        return _entry(_("Measure"), Run(_("to be set"), Voice.SOFT))
    how = [Run(measure.how, Voice.SMALL)] if measure.how else []
    return _entry(measure.name, _goal(material, action), *how)


def _doubt(material: Material, action: Action) -> tuple[LabeledText, ...]:
    """What of it can't come true, while that can still be changed."""
    found = standing_of(action.practice, material.score, material.discussion)
    said = doubt(action, found) if action.status in (Status.TO_DO, Status.DOING, Status.STUCK) else ""
    return (_entry(_("Check"), said),) if said else ()


def _goal(material: Material, action: Action) -> RunText:
    """The figures large, then the day, and whether there is a baseline at all."""
    measure, due = action.measure, action.due
    if measure.target is None:
        return text(Run(findings.goal(measure, facts.day(material, due) if due else ""), Voice.BOLD))
    unit = findings.unit_words(measure)
    figures = text(Run(findings.amounts(measure), Voice.LARGE), f" {unit}" if unit else "")
    parts: list[Words] = [figures]
    if due is not None:
        by = _("by {day}").format(day=facts.day(material, due))
        parts = [fill(_("{goal} {by}"), goal=figures, by=by)]
    if measure.baseline is None:
        parts = [_("Target"), " ", *parts, "; ", Run(_("measure today's number first"), Voice.BOLD)]
    return text(*parts)


def _standing(action: Action) -> tuple[LabeledText, ...]:
    """Where the action stands, once there is something to tell."""
    if action.status is Status.TO_DO and not action.evidence:
        return ()
    evidence = [action.evidence] if action.evidence else []
    return (_entry(_("Where it stands"), Run(status(action.status), Voice.BOLD), *evidence),)


def _entry(label: str, *lines: Words) -> LabeledText:
    return LabeledText(label=label, lines=tuple(text(line) for line in lines))
