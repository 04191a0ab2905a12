"""Who was asked and who answered, and what the team did from the first sheet to the plan."""

from collections import Counter

from sixelements.application.reports import Material
from sixelements.domain.assessment import Worksheet
from sixelements.domain.discussion import Outcome
from sixelements.domain.responses import Group
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    ParagraphRole,
    Row,
    Table,
    TableLook,
    cell,
    heading,
    listing,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.wording import asked, findings, numbers, phrases
from sixelements.wording.one_person import was_about_one
from sixelements.wording.worksheets import sheet_name


def who_was_asked(material: Material) -> tuple[Block, ...]:
    """The team by role, and how many answered where that may be shown."""
    people, score = material.round.headcount, material.score
    columns = [Column(header=_("Role"), width=96 if people else 140)]
    if people:
        columns.append(Column(header=_("In the team"), width=54, align=Align.RIGHT, tabular=True))
    answered = _("Counted") if score.dropped else _("Answered")
    columns.append(Column(header=answered, width=50 if people else 60, align=Align.RIGHT, tabular=True))
    rows = _role_rows(material)
    strong = [Run(str(n), Voice.BOLD) for n in ([people.total] if people else []) + [score.people]]
    rows.append(row(Run(_("Team"), Voice.SEMIBOLD), *strong))
    named = _("No name stands beside an answer.")
    table = Table(
        columns=tuple(columns),
        rows=tuple(rows),
        summary=_("People on the team and answers by role"),
        caption=text(
            phrases.sentences(
                asked.mode(material.round),
                named,
                asked.dropped(score),
                was_about_one(material.assessment, material.round),
            )
        ),
        look=TableLook.DENSE,
    )
    return (heading(3, _("Who was asked")), table)


def _role_rows(material: Material) -> list[Row]:
    """Front line and leads, where either their number or their answers are known."""
    people, answered = material.round.headcount, material.score.answered
    by_role = people is not None and bool(people.frontline and people.leads)
    if (not by_role and not answered) or material.score.hands:  # a raised hand has no role
        return []
    names = {Group.FRONTLINE: cell(_("Front line"), header=True), Group.LEADS: _leads(material)}
    rows = []
    for group, name in names.items():
        cells = [name]
        if people:
            cells.append(cell(str(people.frontline if group is Group.FRONTLINE else people.leads)))
        n = answered.get(group, None if material.score.responses else 0)
        cells.append(cell(Run(_("withheld"), Voice.SOFT) if n is None else str(n)))
        rows.append(row(*cells))
    return rows


def _leads(material: Material) -> Cell:
    people = material.round.headcount
    if people is None or not (people.supervisor and people.manager):
        return cell(_("Leads"), header=True)
    both = _("{supervisors}, {managers}").format(
        supervisors=ngettext("{n} supervisor", "{n} supervisors", people.supervisor).format(
            n=people.supervisor
        ),
        managers=ngettext("{n} manager", "{n} managers", people.manager).format(n=people.manager),
    )
    return cell(_("Leads"), paragraph(both, role=ParagraphRole.TAG), header=True)


def what_was_done(material: Material) -> tuple[Block, ...]:
    """From the answers to the plan, as far as the workbook tells."""
    steps = [_answers(material), *_room(material), *_plan(material), _report(material)]
    return (heading(3, _("What was done")), listing(steps, numbered=True))


def _answers(material: Material) -> str:
    first, last = material.round.opened_on, material.round.closed_on
    done = asked.answered(material.round, material.score)
    if first is None or last is None:
        return done
    if first == last:
        return _("{day}: {done}").format(day=numbers.day(first), done=done)
    text_ = _("{first} to {last}, {year}: {done}")
    days = {"first": numbers.short_day(first), "last": numbers.short_day(last)}
    return text_.format(year=last.year, done=done, **days)


def _room(material: Material) -> list[str]:
    """What happened in the room: talks, levels, dots, the worksheet on the legs."""
    discussion = material.discussion
    votes = sum(discussion.votes.values())
    steps = [_settled(material)]
    if votes:
        text_ = ngettext(
            "The team put {n} dot on what matters most.",
            "The team put {n} dots on what matters most.",
            votes,
        )
        steps.append(text_.format(n=votes))
    begun = [
        sheet
        for sheet in Worksheet
        if sheet in material.facts.begun or (sheet is Worksheet.THIRDS and discussion.services)
    ]
    if begun:
        text_ = ngettext(
            "The group filled in {n} worksheet: {names}.",
            "The group filled in {n} worksheets: {names}.",
            len(begun),
        )
        names = numbers.listing([sheet_name(sheet) for sheet in begun])
        steps.append(text_.format(n=findings.counted_inside(len(begun)), names=names))
    return [step for step in steps if step]


def _settled(material: Material) -> str:
    """How many practices were talked about, and how the talks ended."""
    discussion, practices = material.discussion, material.round.practices
    ends = Counter(s.outcome for p, s in discussion.settled.items() if p in practices)
    talked = len(set(discussion.discussed) & set(practices))
    agreed, open_, stood = (ends[o] for o in (Outcome.AGREED, Outcome.NOT_AGREED, Outcome.CONFIRMED))
    parts = (
        (agreed, ngettext("agreed on {n} level", "agreed on {n} levels", agreed)),
        (open_, ngettext("left {n} practice open", "left {n} practices open", open_)),
        (stood, ngettext("confirmed {n} mean", "confirmed {n} means", stood)),
        (talked, ngettext("talked through {n} practice", "talked through {n} practices", talked)),
    )
    done = [words.format(n=findings.counted_inside(n)) for n, words in parts if n]
    told = _("The team {done}.").format(done=numbers.listing(done)) if done else ""
    return phrases.sentences(told, facts.self_reported(material))


def _plan(material: Material) -> list[str]:
    actions = facts.open_actions(material)
    if not actions:
        return []
    n = len(actions)
    if material.plan is None:
        text_ = ngettext("{n} action is recommended.", "{n} actions are recommended.", n)
        return [text_.format(n=findings.counted(n))]
    text_ = ngettext("The team agreed on {n} action.", "The team agreed on {n} actions.", n)
    owned, dated = sum(bool(a.owner) for a in actions), sum(a.due is not None for a in actions)
    said = text_.format(n=findings.counted_inside(n))
    return [phrases.sentences(said, _owned(owned, n), _dated(dated, n))]


def _owned(owned: int, actions: int) -> str:
    if owned == actions:
        return ngettext("It has an owner.", "All have an owner.", actions)
    if not owned:
        return ngettext("It has no owner yet.", "No action has an owner yet.", actions)
    return ngettext("{n} has an owner.", "{n} have an owner.", owned).format(n=findings.counted(owned))


def _dated(dated: int, actions: int) -> str:
    if dated == actions:
        return ngettext("It has dates.", "All have dates.", actions)
    if not dated:
        return ngettext("It has no dates yet.", "No action has dates yet.", actions)
    return ngettext("{n} has dates.", "{n} have dates.", dated).format(n=findings.counted(dated))


def _report(material: Material) -> str:
    text_ = _("This report: {day}, round {n}, {title} {version}.")
    return text_.format(
        day=numbers.day(material.made_on),
        n=material.round.number,
        title=material.assessment.title,
        version=material.assessment.version,
    )
