"""*We are short of time*: what would be dropped, by name, before anybody drops it."""

from dataclasses import dataclass

from sixelements.i18n import _, ngettext
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.script_view import block_name, ends_line
from sixelements.wording import numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortOfTime:
    """The question. ``lines`` name what goes, the least important first; empty if nothing can go.

    ``ends`` is when the workshop would end as it is; ``wins`` what dropping gains; ``missing`` what it lacks.
    """

    title: str
    ends: str
    lines: tuple[str, ...]
    wins: str
    missing: str
    button: str


def short_of_time(runner: Runner) -> ShortOfTime:
    """What `Runner.drop` would drop now."""
    found, late = runner.saving(), runner.all_done
    items = [runner.items_ahead[place] for place in found.items]
    lines = []
    if items:
        names = [f"{p} {runner.material.practice(p).name}" for p in items]
        lines.append(_("Not talked about: {items}.").format(items=numbers.listing(names)))
    for block, minutes in found.minutes.items():
        text = ngettext("{block}: {n} minute in place of {before}.",
                        "{block}: {n} minutes in place of {before}.", minutes)  # fmt: skip
        before = runner.workshop.script.of(block)
        lines.append(text.format(block=block_name(block), n=minutes, before=before.minutes if before else 0))
    if found.dropped:
        blocks = numbers.listing([block_name(block) for block in found.dropped])
        lines.append(_("Left out: {blocks}.").format(blocks=blocks))
    return ShortOfTime(
        title=_("Short of time"),
        ends=ends_line(late, runner.of_day),
        lines=tuple(lines),
        wins=_wins(found.gained) if found.gained else _nothing_goes(runner),
        missing=_missing(late.minutes_over - found.gained),
        button=_("Drop these") if lines else "",
    )


def _nothing_goes(runner: Runner) -> str:
    """Why nothing is dropped, with the way to drop what stays by choice."""
    kept = [f"{p} {runner.material.practice(p).name}" for p in runner.items_ahead]
    if not kept:
        return _("There is nothing left to drop.")
    text = ngettext(
        "{items} stays, so that two are talked about. To drop it all the same, skip it in the agenda.",
        "{items} stay, so that two are talked about. To drop one all the same, skip it in the agenda.",
        len(kept),
    )
    return text.format(items=numbers.listing(kept))


def _wins(minutes: int) -> str:
    return ngettext("That wins {n} minute.", "That wins {n} minutes.", minutes).format(n=minutes)


def _missing(minutes: int) -> str:
    text = ngettext(
        "{n} minute is still missing. Say so now, and agree when you end.",
        "{n} minutes are still missing. Say so now, and agree when you end.",
        minutes,
    )
    return text.format(n=minutes) if minutes > 0 else ""
