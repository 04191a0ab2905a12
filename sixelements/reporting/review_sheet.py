"""The review sheet: one page to print for every review and to fill in by hand."""

from sixelements.application.reports import Material
from sixelements.charts import sheet
from sixelements.charts.scene import Scene
from sixelements.domain import levels, reviews
from sixelements.domain.actions import Action
from sixelements.domain.ids import PracticeId
from sixelements.domain.schedule import days_after
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Columns,
    Figure,
    Paragraph,
    Row,
    Section,
    Table,
    TableLook,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.reporting.shortening import shortened
from sixelements.wording import findings, numbers, phrases

_TITLE, _MEASURE = 54, 46
"""The most letters of a title and of a measure's name; the whole stands in the plan."""
_ROOM = 33.6
_LEFT, _GAP, _RIGHT = 250.0, 28.0, 226.0


def review_sheet(material: Material) -> Section | None:
    """The sheet for the agreed actions; None if there are none to review."""
    actions = facts.in_order(material)
    if material.plan is None or not actions:
        return None
    title = _("Review sheet")
    lead = _(
        "15 minutes every two weeks, an hour at 30, 60, and 90 days, a new round at 180. "
        "Print one for each and fill it in by hand."
    )
    blocks: tuple[Block, ...] = (
        heading(2, title),
        paragraph(lead),
        Figure(scene=_top(material)),
        _actions(material, actions),
        Columns(widths=(_LEFT, _RIGHT), gap=_GAP, columns=((_again(material, actions),), _own_words())),
    )
    return Section(title=title, blocks=blocks)


def _top(material: Material) -> Scene:
    people = material.round.headcount.total if material.round.headcount else None
    days = [_("{n} days").format(n=n) for n in (*reviews.MEETINGS, reviews.RATE_AGAIN)]
    alt = _("To fill in: the date; which review it is ({days}), to tick; how many are present").format(
        days=numbers.listing(days)
    )
    of = "" if people is None else _("of {n}").format(n=people)
    return sheet.day_and_people(
        day=_("Date"),
        review=_("Review at"),
        choices=days,
        present=_("Present"),
        people=of,
        alt=phrases.sentences(alt, of) + ".",
    )


def _actions(material: Material, actions: tuple[Action, ...]) -> Table:
    ticked = ((_("Done"), 30), (_("Working"), 37), (_("Stuck"), 30), (_("Slipped back"), 33))
    columns = (
        Column(header=_("No."), width=16),
        Column(header=_("Action"), width=120),
        Column(header=_("Measure, to target"), width=98),
        Column(header=_("Number today"), width=44, ruled=True),
        *(Column(header=head, width=width, align=Align.CENTER) for head, width in ticked),
        Column(header=_("Next step, who, by when"), width=96, ruled=True),
    )
    return Table(
        columns=columns,
        rows=tuple(_row(material, n, action, len(ticked)) for n, action in enumerate(actions, start=1)),
        summary=_("Each action with its measure, boxes for where it stands, and room for the next step"),
        look=TableLook.SHEET,
    )


def _row(material: Material, n: int, action: Action, ticked: int) -> Row:
    box = cell(Figure(scene=sheet.box(alt=_("to tick"))))
    room = cell(Figure(scene=sheet.room(_ROOM, alt=_("to fill in"))))
    return Row(
        cells=(
            cell(Run(str(n), Voice.NUMBER)),
            _name(material, action),
            _measure(action),
            room,
            *(box for _n in range(ticked)),
            room,
        )
    )


def _name(material: Material, action: Action) -> Cell:
    title = shortened(action.title, _TITLE) or _("Action without a title")
    owner = shortened(action.owner or "", _TITLE) or _("to be named")
    if action.due is None:
        return cell(Run(title, Voice.SEMIBOLD), Run(owner, Voice.SMALL), header=True)
    text_ = _("{owner} · due {day}")
    who = text_.format(owner=owner, day=facts.day(material, action.due))
    return cell(Run(title, Voice.SEMIBOLD), Run(who, Voice.SMALL), header=True)


def _measure(action: Action) -> Cell:
    measure = action.measure
    if not measure.name:
        return cell(Run(_("to be set"), Voice.SOFT))
    goal = findings.goal(measure)
    if measure.target is not None:
        goal = phrases.sentences(findings.amounts(measure), findings.unit_words(measure))
    return cell(shortened(measure.name, _MEASURE), Run(shortened(goal, _MEASURE), Voice.SEMIBOLD))


def _again(material: Material, actions: tuple[Action, ...]) -> Table:
    practices = dict.fromkeys(action.practice for action in actions)
    return Table(
        columns=(
            Column(header=_("Re-rate only these"), width=132),
            Column(header=_("Was"), width=30, tabular=True),
            Column(header=_("Now, in the room"), width=88),
        ),
        rows=tuple(_again_row(material, practice) for practice in practices),
        summary=_("The practices of the plan with the level they had, and rings for the level now"),
        caption=text(_how_to_rate(material)),
        look=TableLook.RANGES,
    )


def _again_row(material: Material, practice: PracticeId) -> Row:
    name = facts.practice_of(material, practice).name
    rings = Figure(scene=sheet.rings(alt=_("levels 1 to 5, to circle one")))
    return row(text(Run(practice, Voice.NUMBER), " ", name), _was(material, practice), cell(rings))


def _was(material: Material, practice: PracticeId) -> str:
    """The level a practice had; a dash where none was agreed, or none may be shown."""
    score = material.score.practices.get(practice)
    level = facts.standing(material, score) if score else None
    if level is None or material.discussion.not_agreed(practice):
        return "–"
    return numbers.level_short(levels.level_range_of(level))


def _how_to_rate(material: Material) -> str:
    day = days_after(facts.plan_start(material), reviews.RATE_AGAIN)
    rated = _("Vote silently, then circle the middle vote. These quick votes help you steer.")
    measured = _("Round {n} in {month} measures the change.")
    if day < material.made_on:
        measured = _("Round {n} was due in {month}.")
    said = measured.format(n=material.round.number + 1, month=numbers.month(day))
    return phrases.sentences(rated, said)


def _own_words() -> tuple[Block, ...]:
    parts = (
        (_("Thank, by name and for what"), 2),
        (_("Stop doing"), 1),
        (_("Decision for the sponsor, by when"), 2),
        (_("Next review"), 1),
    )
    return tuple(block for words, count in parts for block in _lines(words, count))


def _lines(words: str, count: int) -> tuple[Paragraph, Figure]:
    alt = ngettext("{n} line to write on", "{n} lines to write on", count).format(n=count)
    lines = Figure(scene=sheet.lines(count, _RIGHT, alt=alt))
    return paragraph(
        Run(words, Voice.SEMIBOLD),
    ), lines
