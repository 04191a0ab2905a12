"""The timeline: the actions on a line of days and in a table, where they would lead, the reviews."""

from collections.abc import Iterator

from sixelements.application.reports import Material
from sixelements.domain.actions import Action
from sixelements.domain.holidays import FEDERAL_DAYS_OFF
from sixelements.domain.waiting import Wait
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Block,
    Cell,
    Column,
    Columns,
    Figure,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    paragraph,
)
from sixelements.reporting.projected_levels import ahead_note, levels_table, reviews_table
from sixelements.reporting.runs import Run, Voice
from sixelements.reporting.shortening import shortened
from sixelements.reporting.timeline_chart import charts
from sixelements.wording import findings, numbers, phrases, plan_check
from sixelements.wording.plan_findings import day_off
from sixelements.wording.waiting import gate_open

_TITLE = 52
"""Letters of a title in the table; all of them stand in the action plan."""
_MOST_SAID = 3
"""Days off that are named one by one."""


def timeline(material: Material) -> Section | None:
    """The page of days; nothing if no action is planned."""
    if not facts.open_actions(material):
        return None
    title = _("Timeline")
    blocks: list[Block] = [heading(2, title), paragraph(_lead(material), role=ParagraphRole.LEAD)]
    drawn = charts(material)
    if drawn:
        blocks += [Figure(scene=scene) for scene in drawn]
        blocks.append(paragraph(_legend(material), role=ParagraphRole.CAPTION))
    blocks += [_table(material), _ahead(material)]
    return Section(title=title, blocks=tuple(blocks))


def _lead(material: Material) -> str:
    """How many begin at once, and what the others wait for."""
    actions = facts.open_actions(material)
    undated = sum(a.due is None for a in actions)
    if undated == len(actions):
        return phrases.sentences(_not_agreed(material), _("No action has a due date yet."))
    sentences = [_not_agreed(material), _first(material)]
    why = facts.line(material).why
    if any((found := why(a)) and found.wait is not Wait.NOTHING for a in actions):
        sentences.append(_("The table says what each later one waits for."))
    if undated:
        some = ngettext("{n} action has no due date yet.", "{n} actions have no due date yet.", undated)
        sentences.append(some.format(n=findings.counted(undated)))
    return phrases.sentences(*sentences)


def _not_agreed(material: Material) -> str:
    return "" if material.plan else _("Recommended, not agreed yet.")


def _first(material: Material) -> str:
    days = [a.start for a in facts.open_actions(material) if a.start]
    if not days:
        return ""
    first = [a for a in facts.open_actions(material) if a.start == min(days)]
    n = len(first)
    words = ngettext("{n} action starts on {day}.", "{n} actions start on {day}.", n)
    if min(days) < material.made_on and all(facts.begun(a) for a in first):
        words = ngettext("{n} action started on {day}.", "{n} actions started on {day}.", n)
    elif min(days) < material.made_on:
        words = ngettext(
            "{n} action was due to start on {day}.", "{n} actions were due to start on {day}.", n
        )
    return words.format(n=findings.counted(n), day=numbers.day(min(days)))


def _days_off(material: Material) -> str:
    """Which days move, and which pinned ones stay on a day off."""
    if material.days_off == FEDERAL_DAYS_OFF:
        rule = _("Days on weekends and US federal holidays move to the next working day.")
    else:
        rule = _("Days on weekends, holidays, and closed days move to the next working day.")
    stay = [*_stay(material)]
    more = len(stay) - _MOST_SAID
    rest = [_("So do {n} more.").format(n=more)] if more > 0 else []
    return phrases.sentences(rule, *stay[:_MOST_SAID], *rest)


def _stay(material: Material) -> Iterator[str]:
    """The days off on which an action starts or is due all the same, as somebody set it there."""
    called = facts.action_numbers(material)
    for action in facts.in_order(material):
        days = ((action.start, _("Action {n} starts on {day}, {why}, and stays there.")),
                (action.due, _("Action {n} is due on {day}, {why}, and stays there.")))  # fmt: skip
        for day, text in days:
            if day and day in material.days_off and not action.finished:
                why = day_off(material.days_off.reason(day))
                yield text.format(n=called[action.id], day=facts.day(material, day), why=why)


def _legend(material: Material) -> str:
    parts = [_("Bar: start to due date.")]
    dated = {a.id: a for a in facts.open_actions(material) if a.due}
    if any(a.start and set(a.depends_on) & set(dated) for a in dated.values()):
        parts.append(_("Arrow: waits for."))
    if any(a.finished for a in dated.values()):
        parts.append(_("Tick: done."))
    parts.append(_("Diamond: review."))
    parts.append(_days_off(material))
    missing = sum(a.due is None for a in facts.open_actions(material))
    if missing:
        some = ngettext(
            "{n} action without a due date is in the table alone.",
            "{n} actions without a due date are in the table alone.",
            missing,
        )
        parts.append(some.format(n=findings.counted(missing)))
    return phrases.sentences(*parts)


def _table(material: Material) -> Table:
    columns = (
        Column(header=_("No."), width=22),
        Column(header=_("Action"), width=220),
        Column(header=_("Starts"), width=38),
        Column(header=_("Due"), width=38),
        Column(header=_("Waits for"), width=44),
        Column(header=_("Why not sooner"), width=142),
    )
    called = facts.action_numbers(material)
    ordered = sorted(facts.open_actions(material), key=lambda a: called[a.id])
    locked = [a for a in material.actions if a.locked]
    rows = [*(_row(material, a) for a in ordered), *(_locked_row(a) for a in locked)]
    return Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Start and due date of each action, what it waits for, and why it starts no sooner"),
        look=TableLook.DENSE,
    )


def _row(material: Material, action: Action) -> Row:
    called = facts.action_numbers(material)
    over = {a.id for a in material.actions if a.finished}
    waits = sorted(called[a] for a in action.depends_on if a in called and a not in over)
    return Row(
        cells=(
            cell(Run(str(called[action.id]), Voice.NUMBER)),
            cell(shortened(action.title, _TITLE) or _("to be set"), header=True),
            cell(facts.day(material, action.start) if action.start else _soft(_("to be set"))),
            cell(facts.day(material, action.due) if action.due else _soft(_("to be set"))),
            cell(numbers.series(map(str, waits)) or "–"),
            cell(_soft(_reason(material, action))),
        )
    )


def _soft(words: str) -> Run:
    return Run(words, Voice.SOFT)


def _locked_row(action: Action) -> Row:
    words = paragraph(_soft(_("Starts once its process is streamlined.")))
    return Row(
        cells=(cell("–"), cell(shortened(action.title, _TITLE), header=True), Cell(blocks=(words,), span=4))
    )


def _reason(material: Material, action: Action) -> str:
    if action.finished:
        return plan_check.status(action.status)
    found = facts.line(material).why(action)
    if found is None:
        return _("No day is set for its start.")
    called = facts.action_numbers(material)
    waited = [str(called[a]) for a in found.actions if a in called]
    others = numbers.any_of(waited) if found.wait is Wait.PLACE else numbers.listing(waited)
    return {
        Wait.NOTHING: _("Starts right away"),
        Wait.PINNED: _("Its dates are pinned"),
        Wait.UNDER_WAY: _("It has begun"),
        Wait.NOT_BEFORE: _("Not to start sooner, as you said"),
        Wait.NEEDS: _("Needs {actions} first"),
        Wait.ELEMENTS: _("A fourth element waits until day 90"),
        Wait.FILLS: _("A fourth element: else nothing would run"),
        Wait.OWNER: _("{owner} works on {actions} until then"),
        Wait.PLACE: _("When {actions} is finished"),
        Wait.OWNER_LATE: _("{owner} is still at {actions}, overdue"),
        Wait.PLACE_LATE: ngettext(
            "{actions} is overdue and holds a place",
            "{actions} are overdue and hold places",
            len(waited),
        ),
        Wait.CARRIED: _("Carried over with its dates"),
        Wait.KEPT: _("As planned; nothing holds it"),
        Wait.NEEDED: _("Needs {actions} first"),
        Wait.GATE: gate_open(found.points),
    }[found.wait].format(actions=others, owner=action.owner)


def _ahead(material: Material) -> Block:
    """Side by side, with what both mean under them."""
    left = (heading(3, _("Where the plan would take the team")), *levels_table(material))
    right = (heading(3, _("Reviews")), reviews_table(material))
    sides = Columns(widths=(276, 208), gap=20, columns=(left, right), head=True)
    note = ahead_note(material)
    return Together(blocks=(sides, *((paragraph(note, role=ParagraphRole.CAPTION),) if note else ())))
