"""What changed in the record of a discussion, entry by entry."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.i18n import _
from sixelements.wording import numbers
from sixelements.wording.quoted import quoted

_LONGEST = 60
"""Characters of a text that are enough to know it by."""


class Changed(NamedTuple):
    """An entry with what it said before and what it says now."""

    entry: str
    before: str
    now: str


def changed(before: Discussion, now: Discussion) -> tuple[tuple[Changed, ...], int]:
    """The entries that are not what they were, and how many are."""
    old, new = dict(_entries(before)), dict(_entries(now))
    none = _("none")
    moved = tuple(
        Changed(entry, *_short(old.get(entry, none), new.get(entry, none)))
        for entry in {**new, **old}
        if old.get(entry) != new.get(entry)
    )
    return moved, sum(words == old.get(entry) for entry, words in new.items())


def aim_below(aim: int, level: float) -> str:
    """What follows from an aim below the level agreed on."""
    text = _("The aim, level {aim}, is below the agreed level {level}, so nothing is planned for it.")
    return text.format(aim=aim, level=numbers.level(level))


def aims_below(discussion: Discussion) -> Iterator[str]:
    """A line for each aim below the level agreed on; a slip, more often than not."""
    for practice in discussion.aims_below():
        said = aim_below(discussion.aims[practice], discussion.agreed(practice) or 0)
        yield _("{practice}: {sentence}").format(practice=practice, sentence=said)


def _entries(discussion: Discussion) -> Iterator[tuple[str, str]]:
    """Every entry of a record by its name, in words."""
    settled = discussion.settled.items()
    parts: tuple[tuple[str, Mapping[str, str]], ...] = (
        (_("{practice}"), {p: _ending(s) for p, s in settled}),
        (_("{practice} why"), {p: _text(s.why) for p, s in settled if s.why}),
        (_("{practice} evidence"), {p: _text(s.evidence) for p, s in settled if s.evidence}),
        (_("{practice} aim"), {p: str(level) for p, level in discussion.aims.items()}),
        (_("{practice} dots"), {p: str(votes) for p, votes in discussion.votes.items()}),
        (_("{practice} talked about"), dict.fromkeys(discussion.discussed, _("yes"))),
    )
    if discussion.facilitator:
        yield _("Facilitator"), _text(discussion.facilitator)
    for name, entries in parts:
        yield from ((name.format(practice=practice), words) for practice, words in entries.items())
    for n, line in enumerate(discussion.parking, start=1):
        yield _("Parking lot, line {n}").format(n=n), _text(line)
    legs = {Leg.COURTESY: _("courtesy"), Leg.ACCURACY: _("accuracy"), Leg.SPEED: _("speed")}
    for n, service in enumerate(discussion.services, start=1):
        if service.name:
            yield _("Service {n}, name").format(n=n), _text(service.name)
        for leg, levels in service.levels.items():
            entry = _("Service {n}, {leg}").format(n=n, leg=legs[leg])
            yield entry, " ".join("-" if level is None else str(level) for level in levels)


def _short(before: str, now: str) -> tuple[str, str]:
    """Both cut, unless that would make them the same."""
    cut = quoted(before, _LONGEST), quoted(now, _LONGEST)
    return cut if cut[0] != cut[1] else (quoted(before, len(before)), quoted(now, len(now)))


def _ending(settled: Settled) -> str:
    match settled.outcome:
        case Outcome.NOT_AGREED:
            return _("not agreed")
        case Outcome.CONFIRMED:
            return _("confirmed")
        case Outcome.AGREED:
            return _("level {level}").format(level=numbers.level(settled.level or 0))


def _text(words: str) -> str:
    return _("“{words}”").format(words=words)
