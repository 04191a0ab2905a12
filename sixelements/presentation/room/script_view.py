"""The script as a row of blocks: names, minutes, start times, and how far it has come."""

from dataclasses import dataclass
from enum import Enum

from sixelements.domain.script import MINUTE, Lateness, ScriptBlock, typing_minutes, typists
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _, ngettext, pgettext
from sixelements.wording import numbers, phrases


class BlockState(Enum):
    """Where a block stands: over (green, with a tick), under way (blue), or to come."""

    PAST = "past"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A block of the row. ``share`` is how much of its time is over, 0 to 1, where it is under way.

    ``took`` has its minutes alone, where ``facts`` have no room. ``shorter`` and ``longer``: whether Alt Left
    and Alt Right change it.
    """

    block: ScriptBlock
    name: str
    minutes: int
    took: str
    facts: str
    start: str
    state: BlockState
    share: float
    shorter: bool
    longer: bool
    line: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptView:
    """The whole row; widths go by ``minutes``. ``too_long``: it needs more minutes than were given."""

    blocks: tuple[BlockView, ...]
    minutes: int
    begins: str
    ends: str
    note: str
    too_long: str


def block_name(block: ScriptBlock) -> str:
    """What a block is called."""
    return {
        ScriptBlock.WELCOME: pgettext("workshop", "Welcome"),
        ScriptBlock.BALLOT: pgettext("workshop", "Ballot"),
        ScriptBlock.BREAK: pgettext("workshop", "Break"),
        ScriptBlock.PROFILE: pgettext("workshop", "Profile"),
        ScriptBlock.TALK: pgettext("workshop", "Talk"),
        ScriptBlock.DOTS: pgettext("workshop", "Dots"),
        ScriptBlock.PLAN: pgettext("workshop", "Plan"),
        ScriptBlock.CLOSE: pgettext("workshop", "Close"),
    }[block]


def place_words(at: Workshop) -> str:
    """Where it stands: "Ballot, 12 of 37", or the block alone where it has one page."""
    name = block_name(at.block)
    if at.practice is None or at.pages < 2:
        return name
    n = len(at.practices) if at.block is ScriptBlock.BALLOT else len(at.talk)
    return _("{block}, {n} of {all}").format(block=name, n=at.page + 1, all=n)


def script_view(at: Workshop) -> ScriptView:
    """The row as it stands."""
    begins, script = at.begins, at.script
    over = script.minutes - at.promised
    text = ngettext(
        "That is {n} minute more than you have. It can't be shorter.",
        "That is {n} minutes more than you have. It can't be shorter.",
        over,
    )
    return ScriptView(
        blocks=tuple(_block(at, block) for block in script.order),
        minutes=script.minutes,
        begins=numbers.time_of_day(begins),
        ends=_("ends {time}").format(time=_time(begins + script.minutes * MINUTE)),
        note=_note(at),
        too_long=text.format(n=over) if over > 0 else "",
    )


def _time(seconds: int) -> str:
    return numbers.time_of_day(seconds % (24 * 60 * MINUTE))


def _block(at: Workshop, block: ScriptBlock) -> BlockView:
    script, time = at.script, at.script.of(block)
    minutes = time.minutes if time else 0
    start = _time(at.begins + script.starts(block) * MINUTE)
    facts, place, here = _facts(at, block, minutes), script.order.index(block), script.order.index(at.block)
    state = BlockState.HERE if place == here else BlockState.PAST if place < here else BlockState.AHEAD
    share = min(1.0, at.spent.get(block, 0) / (minutes * MINUTE)) if minutes else 1.0
    return BlockView(
        block=block,
        name=block_name(block),
        minutes=minutes,
        took=_minutes(minutes),
        facts=facts,
        start=start,
        state=state,
        share=share if state is BlockState.HERE else float(state is BlockState.PAST),
        shorter=script.changed(block, -1) != script,
        longer=script.changed(block, 1) != script,
        line=_line(block),
        spoken=phrases.clauses((block_name(block), start, facts)),
    )


def _facts(at: Workshop, block: ScriptBlock, minutes: int) -> str:
    """Its minutes, and what they are for."""
    n = len(at.practices)
    what = {
        ScriptBlock.BALLOT: ngettext("{n} practice", "{n} practices", n).format(n=n),
        ScriptBlock.BREAK: _sheets(at),
        ScriptBlock.TALK: _("one by one"),
        ScriptBlock.PLAN: _("owners, days"),
    }.get(block, "")
    return numbers.series(part for part in (_minutes(minutes), what) if part)


def _minutes(n: int) -> str:
    return ngettext("{n} min", "{n} min", n).format(n=n)


def _sheets(at: Workshop) -> str:
    if at.by_hands or not at.people:
        return ""
    return ngettext("{n} sheet", "{n} sheets", at.people).format(n=at.people)


def _line(block: ScriptBlock) -> str:
    """What happens in a block, for whoever chose it."""
    return {
        ScriptBlock.WELCOME: _("The room sees what this is for and what is promised. Say it in your words."),
        ScriptBlock.BALLOT: _(
            "The room sees one statement and its five levels at a time. "
            "Everybody marks one line of the sheet."
        ),
        ScriptBlock.BREAK: _("Sheets are shuffled and typed in. Then you close the round."),
        ScriptBlock.PROFILE: _("The room sees the six bars, and nothing is talked through yet."),
        ScriptBlock.TALK: _("The practices that people see most differently, one by one."),
        ScriptBlock.DOTS: _("Everybody puts dots on what matters most to the people you serve."),
        ScriptBlock.PLAN: _("First steps, each with an owner and a day."),
        ScriptBlock.CLOSE: _("The room sees what was agreed, and who does what first."),
    }[block]


def _note(at: Workshop) -> str:
    if at.beforehand:
        return _("People answered before, so there is no ballot and nothing to type in.")
    if at.by_hands:
        return _("Hands are counted practice by practice, so nothing is typed in afterward.")
    minutes = typing_minutes(at.people, len(at.practices))
    text = ngettext(
        "Of the break, typing in takes about {n} minute.",
        "Of the break, typing in takes about {n} minutes.",
        minutes,
    )
    two = _("Two type on two laptops.") if typists(at.people) > 1 else ""
    return phrases.sentences(text.format(n=minutes), two)


def done_line(found: Lateness, *, spare: bool = False) -> str:
    """When a block is done, and whether that is as planned: "Done at 9:27, 2 minutes over".

    ``spare``: it may be done sooner, as time is counted that nothing needs.
    """
    time, n = _to_the_minute(found), found.minutes_over
    if spare:
        return _done_by(time, n)
    if n > 0:
        text = ngettext("Done at {time}, {n} minute over", "Done at {time}, {n} minutes over", n)
        return text.format(time=time, n=n)
    if n < 0:
        text = ngettext("Done at {time}, {n} minute early", "Done at {time}, {n} minutes early", -n)
        return text.format(time=time, n=-n)
    return _("Done at {time}, as planned").format(time=time)


def _done_by(time: str, n: int) -> str:
    if n > 0:
        text = ngettext("Done by {time}, {n} minute over", "Done by {time}, {n} minutes over", n)
        return text.format(time=time, n=n)
    if n < 0:
        text = ngettext("Done by {time}, {n} minute early", "Done by {time}, {n} minutes early", -n)
        return text.format(time=time, n=-n)
    return _("Done by {time}, as planned").format(time=time)


def ends_line(found: Lateness, now: int, *, spare: bool = False) -> str:
    """When the workshop ends, and how many minutes that is from now; ``spare`` as in `done_line`."""
    minutes = -(-max(0, found.done_at - now) // MINUTE)
    text = _("Workshop ends by {time}, {n} min left") if spare else _("Workshop ends {time}, {n} min left")
    return text.format(time=_to_the_minute(found), n=minutes)


def _to_the_minute(found: Lateness) -> str:
    """Rounded up, as minutes over are, so that the two go together."""
    return _time(-(-found.done_at // MINUTE) * MINUTE)
