"""The roadmap on one page: where the team stands, the actions with their dates, what has to be decided.

No figure by role is on it, so that it can travel.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sixelements.application.reports import Material
from sixelements.domain.actions import Action
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.actions_table import actions_table, at_a_time
from sixelements.reporting.cover import document
from sixelements.reporting.outline import (
    Block,
    Columns,
    Document,
    ParagraphRole,
    Section,
    heading,
    listing,
    paragraph,
)
from sixelements.reporting.shortening import shortened
from sixelements.reporting.standing import bars_table, earlier_mark, has_stool, stool_blocks
from sixelements.reporting.summary import lead
from sixelements.wording import asked, findings, phrases
from sixelements.wording.left_out import many_talks

_DECISIONS = 3
"""The most decisions over tight rows."""
_LEAD, _ITEM = 560, 150
"""The most letters of the first paragraph and of an item; the roadmap has all of them."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How much of everything is on the page: actions, and items of each list; ``tight`` rows are lower."""

    actions: int
    needs: int
    risks: int
    tight: bool = False


def lengths(material: Material) -> Sequence[Document]:
    """The page from the fullest to the shortest; the first that fits on one page is the one to print."""
    title = _("Service Culture Roadmap, one page")
    return [
        document(material, (_section(material, room),), title=title, version=_("One page"))
        for room in _rooms(material)
    ]


def _rooms(material: Material) -> Iterator[_Room]:
    """What gives way when text runs long: what could go wrong, decisions, then actions from the last on."""
    actions = len(facts.open_actions(material))
    needs, risks = len(_items(material, _needs)), len(_items(material, _risk))
    for most in range(max(needs, risks), 0, -1):
        yield _Room(actions, min(needs, most), min(risks, most))
    if not needs and not risks:
        yield _Room(actions, 0, 0)
    for most in range(min(needs, _DECISIONS), 0, -1):
        yield _Room(actions, most, 0, tight=True)
    for most in range(actions, -1, -1):
        yield _Room(most, 0, 0, tight=True)


def _section(material: Material, room: _Room) -> Section:
    blocks: list[Block] = [heading(1, material.team)]
    blocks.append(paragraph(shortened(lead(material, by_role=False), _LEAD), role=ParagraphRole.LEAD))
    bars = bars_table(material, ticks=False, caption=_who(material))
    stands: tuple[Block, ...] = (heading(3, _("Where the team stands")), bars)
    blocks.append(Columns(widths=(322, 150), gap=32, columns=(stands, stool_blocks(material, caption=False))))
    blocks += [*_actions(material, room), *_lists(material, room)]
    return Section(title=_("One page"), blocks=tuple(blocks))


def _who(material: Material) -> str:
    everyone = any(e.interval for e in material.score.elements)
    bracket = _("Score 0 to 100; bracket: likely range.") if everyone else _("Score 0 to 100.")
    legs = material.score.legs
    short = has_stool(material) and legs is not None and min(legs.scores.values()) < 100
    dashed = _("On the stool, dashed: the rest of the way to ten contacts.") if short else ""
    answered = asked.answered(material.round, material.score)
    return phrases.sentences(
        bracket, earlier_mark(material), dashed, answered, facts.mostly_self_reported(material)
    )


def _actions(material: Material, room: _Room) -> list[Block]:
    actions = facts.open_actions(material)
    if not actions:
        return [heading(3, _("Actions")), paragraph(facts.no_actions(material))]
    blocks: list[Block] = [heading(3, _title(material, actions))]
    first = facts.without_roles(material)[: room.actions]
    if first:
        blocks.append(actions_table(material, first, tight=room.tight))
    left = len(actions) - len(first)
    if left:
        text = ngettext("{n} more action is in the roadmap.", "{n} more actions are in the roadmap.", left)
        blocks.append(paragraph(text.format(n=findings.counted(left))))
    if talks := many_talks(material.actions):
        blocks.append(paragraph(talks, role=ParagraphRole.CAPTION))
    return blocks


def _title(material: Material, actions: Sequence[Action]) -> str:
    n = len(actions)
    if material.plan is None:
        text = ngettext(
            "{n} action, recommended, not agreed yet", "{n} actions, recommended, not agreed yet", n
        )
        return text.format(n=findings.counted(n))
    most = at_a_time(actions)
    if n == 1 or not most:
        return ngettext("{n} action", "{n} actions", n).format(n=findings.counted(n))
    text = ngettext("{n} actions, one at a time", "{n} actions, at most {most} at a time", most)
    return text.format(n=findings.counted(n), most=most)


def _needs(action: Action) -> str:
    return action.needs


def _risk(action: Action) -> str:
    return action.risk


def _items(material: Material, words_of: Callable[[Action], str]) -> list[str]:
    """What the actions need or risk, in the order of their numbers."""
    called = facts.action_numbers(material)
    said = ((called[a.id], words_of(a)) for a in facts.in_order(material))
    return [_("Action {n}: {words}").format(n=n, words=shortened(words, _ITEM)) for n, words in said if words]


def _lists(material: Material, room: _Room) -> list[Block]:
    needs, risks = _items(material, _needs), _items(material, _risk)
    decisions = _list(_("Decisions we need"), needs, room.needs)
    if room.tight and decisions:
        return list(decisions)
    columns = [decisions, _list(_("What could go wrong"), risks, room.risks)]
    filled = [column for column in columns if column]
    if filled:
        return [Columns(widths=(240, 240)[: len(filled)], gap=24, columns=tuple(filled))]
    if not needs and not risks:
        return []
    return [paragraph(_("What has to be decided, and what could go wrong, is in the roadmap."))]


def _list(title: str, items: Sequence[str], most: int) -> tuple[Block, ...]:
    """A heading with the first items, and how many more there are."""
    if not most or not items:
        return ()
    shown, left = list(items[:most]), len(items) - most
    if left > 0:
        text = ngettext("{n} more is in the roadmap.", "{n} more are in the roadmap.", left)
        shown.append(text.format(n=findings.counted(left)))
    return (heading(3, title), listing(shown))
