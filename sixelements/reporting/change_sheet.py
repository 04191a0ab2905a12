"""The change sheet: one page on what moved since the round before, what was done, and what is next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sixelements.application.reports import Material
from sixelements.domain import comparison
from sixelements.domain.actions import FINISHED, Action, Status
from sixelements.domain.comparison import Change, Verdict
from sixelements.domain.scores import PracticeScore
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.cover import document
from sixelements.reporting.next_steps import no_step, steps
from sixelements.reporting.outline import (
    Align,
    Block,
    Column,
    Columns,
    Document,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableLook,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.reporting.shortening import shortened
from sixelements.reporting.since import changes
from sixelements.wording import asked, findings, numbers, phrases, plan_check
from sixelements.wording import changes as words

_ORDER = (
    Status.DONE,
    Status.WORKING,
    Status.DOING,
    Status.STUCK,
    Status.SLIPPED_BACK,
    Status.TO_DO,
)
_TITLE, _OWNER, _REASON, _STEPS = 90, 60, 80, 4
_LEAST = 4
"""So many practices that moved stay on the page before actions do: the page is about what changed."""


_Moved = tuple[PracticeScore, Change]


@dataclass(frozen=True, slots=True)
class _PageRoom:
    """How many practices and actions are on the page."""

    practices: int
    actions: int


def lengths(material: Material) -> Sequence[Document]:
    """The sheet from the fullest to the shortest; the first that fits on one page is the one to print."""
    title = _("Service Culture Roadmap, change sheet")
    before, now = facts.earlier_month(material), facts.round_month(material)
    period = now if before == now else _("{first} to {last}").format(first=before, last=now)
    return [
        document(material, (_section(material, room),), title=title, version=_("Change sheet"), period=period)
        for room in _rooms(len(_moved(material)), len(_stands(material)))
    ]


def _rooms(practices: int, actions: int) -> Iterator[_PageRoom]:
    """What gives way when there is much to tell: practices that moved least, then actions."""
    least = min(practices, _LEAST)
    for most in range(practices, least - 1, -1):
        yield _PageRoom(most, actions)
    for most in range(actions - 1, -1, -1):
        yield _PageRoom(least, most)
    for most in range(least - 1, -1, -1):
        yield _PageRoom(most, 0)


def _section(material: Material, room: _PageRoom) -> Section:
    before = material.earlier_round
    n = before.number if before else 0
    blocks: list[Block] = [
        heading(1, _("What changed since round {n}").format(n=n)),
        paragraph(facts.places(material), role=ParagraphRole.ORGANIZATION),
        paragraph(_lead(material), role=ParagraphRole.LEAD),
        paragraph(_who_answered(material)),
        Columns(widths=(280, 208), gap=16, columns=(changes(material), _practices(material, room.practices))),
        *_actions(material, room.actions),
        *_next(material),
    ]
    return Section(title=_("Change sheet"), blocks=tuple(blocks))


def _lead(material: Material) -> str:
    titles = {e.id: e.title for e in material.assessment.elements}
    moved = [(titles[e.id], comparison.element_change(material.earlier, e)) for e in material.score.elements]
    return words.real_changes([(name, change) for name, change in moved if change])


def _who_answered(material: Material) -> str:
    """How many answered in both rounds, or that there are more sheets than people."""
    rounds = [(material.earlier_round, material.earlier), (material.round, material.score)]
    text_ = _("Round {n}: {answered}")
    return phrases.sentences(
        *(
            text_.format(n=round_.number, answered=asked.answered(round_, score))
            for round_, score in rounds
            if round_ and score
        )
    )


def _moved(material: Material) -> list[_Moved]:
    """Practices with a real change, the largest first."""
    found = [
        (practice, change)
        for practice in material.score.practices.values()
        if (change := comparison.practice_change(material.earlier, practice))
        and change.verdict is Verdict.REAL
    ]
    return sorted(found, key=lambda item: -abs(item[1].printed))


def shown_first(moved: Sequence[_Moved], most: int) -> Sequence[_Moved]:
    """As many that moved, rises before falls: where not all fit, as many of each as there are and fit."""
    up = [item for item in moved if item[1].printed > 0]
    down = [item for item in moved if item[1].printed <= 0]
    falls = min(len(down), max(most // 2, most - len(up)))
    return [*up[: most - falls], *down[:falls]]


def _practices(material: Material, most: int) -> tuple[Block, ...]:
    title = heading(3, _("Practices that moved"))
    moved = _moved(material)
    if not moved:
        return (title, paragraph(_none_moved(material)))
    blocks: list[Block] = [title]
    if most:
        blocks.append(_practice_table(material, shown_first(moved, most)))
    left = len(moved) - most
    if left > 0:
        text_ = ngettext(
            "{n} more practice moved; it is in the profile of the roadmap.",
            "{n} more practices moved; they are in the profile of the roadmap.",
            left,
        )
        if not most:
            text_ = ngettext(
                "{n} practice moved; it is in the profile of the roadmap.",
                "{n} practices moved; they are in the profile of the roadmap.",
                left,
            )
        blocks.append(paragraph(text_.format(n=findings.counted(left))))
    return tuple(blocks)


def _none_moved(material: Material) -> str:
    practices = material.score.practices.values()
    if any(comparison.practice_change(material.earlier, practice) for practice in practices):
        return _("No practice moved more than chance usually explains.")
    return _("No practice can be compared with the round before.")


def _practice_table(material: Material, moved: Sequence[_Moved]) -> Table:
    columns = (
        Column(header=_("Practice"), width=110),
        Column(header=_("Before"), width=36, align=Align.RIGHT, tabular=True),
        Column(header=_("Now"), width=28, align=Align.RIGHT, tabular=True),
        Column(header=_("Points"), width=34, align=Align.RIGHT, tabular=True),
    )
    return Table(
        columns=columns,
        rows=tuple(_practice_row(material, p, change) for p, change in moved),
        summary=_("Scores of practices in the round before and now"),
        look=TableLook.DENSE,
        caption=text(words.by_chance()),
    )


def _practice_row(material: Material, practice: PracticeScore, change: Change) -> Row:
    name = facts.practice_of(material, practice.id).name
    before = comparison.earlier_practice(material.earlier, practice)
    return row(
        text(Run(practice.id, Voice.NUMBER), " ", Run(name, Voice.SEMIBOLD)),
        numbers.points(before.score) if before and before.score is not None else "–",
        numbers.points(practice.score) if practice.score is not None else "–",
        Run(findings.signed(change.printed), Voice.BOLD),
    )


def _stands(material: Material) -> list[tuple[str, str, str]]:
    """Title, owner and standing of what the plan of the round before set out to do."""
    plan = material.earlier_plan
    if plan is None:
        return []
    ordered = sorted((a for a in plan.actions if not a.locked), key=lambda a: _ORDER.index(a.status))
    taken = [(a.title, a.owner or _("nobody named"), plan_check.status(a.status)) for a in ordered]
    declined = [(item.title, "–", _declined(item.reason)) for item in plan.declined]
    return [*taken, *declined]


def _declined(reason: str) -> str:
    if not reason:
        return _("Declined")
    return _("Declined: {reason}").format(reason=shortened(reason, _REASON))


def _actions(material: Material, most: int) -> list[Block]:
    title = heading(3, _("What became of the plan"))
    plan, stands = material.earlier_plan, _stands(material)
    if plan is None or not stands:
        return [title, paragraph(_("No actions were agreed in the round before."))]
    done = sum(a.status in FINISHED for a in _taken(plan.actions))
    said = words.finished(done, len(_taken(plan.actions)))
    blocks: list[Block] = [title]
    if most:
        blocks.append(_action_table(stands[:most], said))
    else:
        blocks.append(paragraph(said))
    left = len(stands) - most
    if left > 0:
        text_ = ngettext("{n} more is in the plan.", "{n} more are in the plan.", left)
        blocks.append(paragraph(text_.format(n=findings.counted(left))))
    return blocks


def _taken(actions: Sequence[Action]) -> Sequence[Action]:
    return [a for a in actions if not a.locked]


def _action_table(stands: Sequence[tuple[str, str, str]], said: str) -> Table:
    columns = (
        Column(header=_("Action"), width=296),
        Column(header=_("Owner"), width=94),
        Column(header=_("Where it stands"), width=114),
    )
    rows = tuple(
        row(Run(shortened(title, _TITLE), Voice.SEMIBOLD), shortened(owner, _OWNER), standing)
        for title, owner, standing in stands
    )
    return Table(
        columns=columns,
        rows=rows,
        summary=_("Actions of the round before, and where they stand"),
        caption=text(said),
        look=TableLook.DENSE,
    )


def _next(material: Material) -> list[Block]:
    head = heading(3, _("What is next"))
    if not facts.open_actions(material):
        return [head, paragraph(facts.no_actions(material))]
    found = steps(material)[:_STEPS]
    if not found:
        return [head, paragraph(no_step(material))]
    columns = (
        Column(header=_("By"), width=46),
        Column(header=_("What"), width=344),
        Column(header=_("Who"), width=114),
    )
    table = Table(
        columns=columns,
        rows=tuple(row(Run(facts.day(material, s.day), Voice.SEMIBOLD), s.words, s.who) for s in found),
        summary=_("First steps and due dates of 30 days"),
        caption=text("" if material.plan else _("Recommended, not agreed yet.")),
        look=TableLook.DENSE,
    )
    return [head, table]
