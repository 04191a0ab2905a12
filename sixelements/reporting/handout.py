"""The team handout: what we said and what we will do, in large type, for everyone who took part.

Never roles, gaps, counts by level, comments or don't-knows; people appear only as owners of actions.
"""

from collections.abc import Sequence
from dataclasses import replace

from sixelements.application.reports import Material
from sixelements.domain import levels
from sixelements.domain.actions import Action
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.actions_table import at_a_time
from sixelements.reporting.cover import document, half_a_year_on
from sixelements.reporting.outline import (
    Block,
    Column,
    Columns,
    Document,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    listing,
    paragraph,
    row,
)
from sixelements.reporting.paper import MEASURE
from sixelements.reporting.runs import Run, Voice
from sixelements.reporting.said_aloud import when_then
from sixelements.reporting.standing import bars_table, earlier_mark, has_stool, stool_blocks
from sixelements.reporting.summary import since_words
from sixelements.reporting.worksheets.sphere import sphere_blocks
from sixelements.wording import asked, findings, numbers, phrases

_CHANGES, _PAGES = 3, 2
_BAR, _NUMBER = 220.0, 28.0


def lengths(material: Material) -> Sequence[Document]:
    """The handout; everything on it is about the team as a whole, but the last page, which is one's own."""
    blocks: list[Block] = [
        heading(1, _("What we said, what we will do")),
        paragraph(facts.places(material), role=ParagraphRole.ORGANIZATION),
        *_said(material),
        *_who_does_what(material),
        *_on_the_day(material),
        *_where_we_stand(material),
    ]
    section = Section(title=_("Team handout"), blocks=tuple(blocks))
    own = _("My sphere of influence")
    page = Section(title=own, blocks=(heading(2, own), *sphere_blocks()))
    made = document(material, (section, page), title=_("Team handout"), version=_("Team handout"), large=True)
    return [replace(made, pages=_PAGES)]


def _said(material: Material) -> list[Block]:
    """Strengths first, then what is to change; the stool beside both where there is one."""
    left = [*_strengths(material), *_changes(material)]
    if not has_stool(material):
        return left
    stool = stool_blocks(material)
    return [Columns(widths=(318, 158), gap=28, columns=(tuple(left), stool))] if left else list(stool)


def _strengths(material: Material) -> list[Block]:
    found = material.recommendation.strengths
    if not found:
        return [paragraph(findings.no_strengths())] if material.recommendation.priorities else []
    known = [s for s in found if not s.by_few]
    items = [facts.practice_of(material, s.practice).anchor(levels.level_of(s.level)) for s in known]
    return [heading(3, _("Where we are furthest along")), listing(items)] if items else []


def _changes(material: Material) -> list[Block]:
    lifted = {a.practice for a in facts.open_actions(material)}
    first = [p.practice for p in material.recommendation.priorities if p.practice in lifted]
    items = [_next_sentence(material, practice) for practice in first]
    filled = [item for item in items if item][:_CHANGES]
    return [heading(3, _("Where we want to be")), listing(filled)] if filled else []


def _next_sentence(material: Material, practice: PracticeId) -> str:
    """What is true of a practice one level up; empty if no level may be shown."""
    score = material.score.practices.get(practice)
    level = facts.standing(material, score) if score else None
    if level is None:
        return ""
    following = levels.next_level(level, material.discussion.aim(practice))
    return facts.practice_of(material, practice).anchor(following) if following else ""


def _who_does_what(material: Material) -> list[Block]:
    actions = facts.without_roles(material)
    title = heading(3, _("Who does what, by when"))
    if not actions:
        return [title, paragraph(facts.no_actions(material))]
    columns = (
        Column(header=_("No."), width=_NUMBER),
        Column(header=_("Action"), width=314 - _NUMBER),
        Column(header=_("Owner"), width=126),
        Column(header=_("Due"), width=64),
    )
    called = facts.action_numbers(material)
    table = Table(
        columns=columns,
        rows=tuple(_action(material, called[action.id], action) for action in actions),
        summary=_("Actions with owner and due date"),
        look=TableLook.DENSE,
    )
    return [title, paragraph(phrases.sentences(*_rules(material, actions))), table]


def _action(material: Material, n: int, action: Action) -> Row:
    return Row(
        cells=(
            cell(Run(str(n), Voice.NUMBER)),
            cell(Run(action.title, Voice.SEMIBOLD), header=True),
            cell(action.owner or Run(_("to be named"), Voice.SOFT)),
            cell(facts.day(material, action.due) if action.due else Run(_("to be set"), Voice.SOFT)),
        )
    )


def _rules(material: Material, actions: Sequence[Action]) -> list[str]:
    if material.plan is None:
        return [_("Recommended, not agreed yet.")]
    most = at_a_time(actions)
    stuck = _("Stuck? Tell the owner.")
    if not most or len(actions) == 1:
        return [stuck]
    text_ = ngettext("Never more than {n} at a time.", "Never more than {n} at a time.", most)
    return [text_.format(n=most), stuck]


def _on_the_day(material: Material) -> list[Block]:
    called = facts.action_numbers(material)
    said = [(called[a.id], words) for a in facts.in_order(material) if (words := when_then(a))]
    if not said:
        return []
    columns = (
        Column(header=_("No."), width=_NUMBER),
        Column(header=_("When and then"), width=MEASURE - _NUMBER),
    )
    table = Table(
        columns=columns,
        rows=tuple(row(Run(str(n), Voice.NUMBER), words) for n, words in said),
        summary=_("What the owner of each action will do, and when"),
        look=TableLook.DENSE,
    )
    return [heading(2, _("What it looks like on the day")), table]


def _where_we_stand(material: Material) -> list[Block]:
    table = bars_table(material, ticks=False, caption=_about(material), bar=_BAR, width=MEASURE)
    changed = since_words(material)
    said = (paragraph(changed),) if changed else ()
    return [Together(blocks=(heading(3, _("Where we stand")), *said, table))]


def _about(material: Material) -> str:
    n, people = material.score.people + material.score.dropped, material.round.headcount
    month = facts.round_month(material)
    if people is None:
        answered = ngettext("{n} of us answered, {month}.", "{n} of us answered, {month}.", n)
    elif n > people.total:
        more = asked.more_sheets(n, people.total, hands=material.score.hands)
        answered = phrases.sentences(more, _("We answered in {month}."))
    elif n == people.total:
        answered = _("All {n} of us answered, {month}.")
    else:
        answered = ngettext(
            "{n} of {all} of us answered, {month}.", "{n} of {all} of us answered, {month}.", n
        )
    again = ""
    if material.plan:
        day = half_a_year_on(material.plan)
        again = _("We answer again in {month}.")
        if day < material.made_on:
            again = _("We were to answer again in {month}.")
        again = again.format(month=numbers.month(day))
    return phrases.sentences(
        answered.format(n=n, all=people.total if people else n, month=month),
        asked.that_count(material.score),
        earlier_mark(material),
        _("Scores run from 0 to 100. They are about how we work together, not about any one person."),
        again,
    )
