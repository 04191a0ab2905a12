"""Backups in words: when each was made, and why, and what going back to it would do."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from sixelements.domain import thinning
from sixelements.domain.going_back import BookDifference, BookPart, GoingBack, RoundName
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers, phrases
from sixelements.wording.quoted import quoted


def line(made: datetime, note: str, about: RoundName | None = None, of: str = "") -> str:
    """Such as "Nov 2, 2026, 12:00 (before answers were taken in; Permit counter, round 2)"; of: its owner."""
    said = phrases.facts(of, reason(note), round_name(about))
    return f"{when(made)} ({said})" if said else when(made)


def owner(organization: str, *, another: bool) -> str:
    """Whose a backup is, unless it is known to belong to the workbook next to it; then empty."""
    if not organization:
        return ""
    text = _("of another workbook, {organization}") if another else _("of the workbook {organization}")
    return text.format(organization=organization)


def why(note: str, about: RoundName | None, *, with_team: bool = True, of: str = "") -> str:
    """The reason alone, also of one made by habit: "before a round was closed; Library, round 2"."""
    where = round_name(about)
    if about and not with_team:
        where = _("round {n}").format(n=about.number)
    return phrases.facts(of, reason(note) or _("after changes"), where)


def when(made: datetime) -> str:
    """Day and time."""
    return _("{day}, {time}").format(day=numbers.day(made.date()), time=numbers.clock(made))


def round_name(name: RoundName | None) -> str:
    """Team and number of a round; empty without one."""
    return _("{team}, round {n}").format(team=name.team, n=name.number) if name else ""


def where_else(name: str) -> str:
    """Where else the backups of a workbook may be, if there are none next to it."""
    text = _("If it was moved, they lie where it was before, in the folder “{name} backups”: move that, too.")
    return text.format(name=name)


def how_long_kept() -> str:
    """Which backups stay how long, by the rule that thins them out."""
    text = _(
        "All of the last {all} days stay, and the newest of each of {days} days, {weeks} weeks, "
        "and {months} months."
    )
    return text.format(
        all=thinning.ALL_OF.days, days=thinning.DAYS, weeks=thinning.WEEKS, months=thinning.MONTHS
    )


def others(folders: Iterable[Path]) -> tuple[str, ...]:
    """Where the backups of other workbooks are kept that lay in the place of this one's."""
    text = _("Backups of another workbook lay here. They are kept in {folder}.")
    return tuple(text.format(folder=folder) for folder in folders)


def left_alone(found: Mapping[Path, Path]) -> str:
    """That nothing is erased from folders of backups, as other files may need them; empty without any."""
    text = _("Backups in “{folder}” stay as they are: {file} may need them.")
    said = (text.format(folder=folder.name, file=file.name) for folder, file in found.items())
    return phrases.sentences(*said)


def elsewhere(backup: Path, workbook: Path, claimed: str) -> str:
    """In which folder a backup lies that is not in the one of its workbook, and whose it may be as well."""
    folder = backup.parent.name
    if folder in ("", f"{workbook.name} backups"):
        return ""
    text = _("in “{folder}”, perhaps of {file}") if claimed else _("in “{folder}”")
    return text.format(folder=folder, file=claimed)


def did_not_come_along(before: Path, path: Path) -> str:
    """That the backups of a file that was renamed stay where they were."""
    text = _(
        "You go on in {path}. Its backups could not be moved and stay in “{folder}”, where they are found."
    )
    return text.format(path=path.name, folder=f"{before.name} backups")


def put_aside(workbook: Path, journal: Path) -> str:
    """What became of a change that was cut short in another copy of a workbook than the one there now."""
    text = _(
        "What a change cut short left beside {workbook} is of another copy of it, and is kept as “{name}”. "
        "The workbook was read as it lies."
    )
    return text.format(workbook=workbook.name, name=journal.name)


def reason(note: str) -> str:
    """Why a backup was made, from the note in its name; empty for one made by habit."""
    note, without, _rest = note.partition(" without sheets")
    why = _reasons().get(note.rstrip("+"), note)
    if note.startswith("before format"):
        why = _("before the app was updated")
    return _("{why}; open anonymous rounds stay as they are").format(why=why) if without else why


def label(part: BookPart) -> str:
    """The head of a row that says how much of a part there is."""
    return {
        BookPart.SETTINGS: _("Settings"),
        BookPart.TEAMS: _("Teams"),
        BookPart.ROUNDS: _("Rounds"),
        BookPart.CLOSED: _("Rounds sealed or closed"),
        BookPart.SHEETS: _("Sheets"),
        BookPart.BEGUN: _("Sheets begun"),
        BookPart.COMMENTS: _("Comments"),
        BookPart.HANDS: _("Shows of hands"),
        BookPart.AGREED: _("Agreed levels"),
        BookPart.AIMS: _("Aims"),
        BookPart.VOTES: _("Practices with dots"),
        BookPart.TALK: _("Other notes of the talk"),
        BookPart.WORKSHEETS: _("Worksheets"),
        BookPart.ACTIONS: _("Actions"),
        BookPart.OWNERS: _("Owners"),
        BookPart.DATES: _("Actions with dates"),
        BookPart.STATUSES: _("Where actions stand"),
        BookPart.PLAN: _("Other notes of the plan"),
    }[part]


def rows(found: Iterable[BookDifference]) -> Iterator[str]:
    """A line for each part that differs: "Sheets, Permit counter, round 2: 11 now, 2 then"."""
    for one in found:
        if one.part.counted:
            text = _("{name}: {then} then") if one.now is None else _("{name}: {now} now, {then} then")
            yield text.format(name=name(one), now=one.now, then=then(one))


def then(one: BookDifference) -> str:
    """How many there were then, and how many of those that are still there said something else."""
    count = numbers.count(one.then)
    if not one.changed:
        return count
    return _("{count} ({n} different)").format(count=count, n=numbers.count(one.changed))


def name(one: BookDifference) -> str:
    """What differs, and in which round."""
    return numbers.series([part for part in (label(one.part), round_name(one.round)) if part])


def going_back(ahead: GoingBack) -> tuple[str, ...]:
    """What going back does, in sentences: what goes, what comes back, and what is as it was then."""
    if not ahead.readable:
        comes = _amounts(ahead.differences, "comes")
        text = _("What lies there can’t be read. It comes back with {what}.")
        unsure = (not_known_whose(ahead.not_known_whose),) if ahead.not_known_whose else ()
        return (*unsure, text.format(what=numbers.listing(comes))) if comes else unsure
    stays = (_("Open anonymous rounds stay as they are: the two copies together would single out sheets."),)
    found = tuple(_moves(ahead.differences)) or (_("Nothing in it differs from what is there now."),)
    return (*found, *(stays if ahead.stays else ()))


def not_known_whose(organization: str) -> str:
    """That a backup may be of another workbook than the one that lies there."""
    text = _(
        "What lies there doesn’t say whose workbook it is. This backup is of “{organization}”: restore it "
        "only if that is the one that belongs there."
    )
    return text.format(organization=quoted(organization))


def yours_set_aside(made: datetime, name: str = "", *, passing: bool = False) -> tuple[str, ...]:
    """That what was open is kept, as another file was opened in its place.

    ``name``: what it is called, where nothing leads to it. ``passing``: not for long.
    """
    if name:
        text = _("Your version of {time} was set aside as “{name}”.")
        return (text.format(time=numbers.clock(made), name=name),)
    text = _("Your version of {time} was set aside.").format(time=numbers.clock(made))
    goes = _("An anonymous round is open in it, so this copy goes with the next change.")
    return (text, goes) if passing else (text,)


def set_aside(ahead: GoingBack) -> tuple[str, ...]:
    """Under which name what lies there is kept, and how long."""
    if not ahead.aside:
        return ()
    kept = _("What lies there now is set aside first, as “{name}”.").format(name=ahead.aside)
    return (kept, *passing(ahead))


def passing(ahead: GoingBack) -> tuple[str, ...]:
    """That the copy of what lies there is not kept for long, where that is so."""
    text = _("An anonymous round is open in it, so this copy goes with the next change.")
    return (text,) if ahead.passing else ()


def _moves(found: Iterable[BookDifference]) -> Iterator[str]:
    found = tuple(found)
    goes, comes, changed = (_amounts(found, direction) for direction in ("goes", "comes", "changed"))
    if goes:
        yield _("Going back removes {what}.").format(what=numbers.listing(goes))
    if comes:
        yield _("It brings back {what}.").format(what=numbers.listing(comes))
    yield from _reopened(found)
    if changed:
        text = _("What was changed since is lost, and it says again what it said then: {what}.")
        yield text.format(what=numbers.listing(changed))
    for part in dict.fromkeys(one.part for one in found if not one.part.counted):
        yield _("{what}: as they were then.").format(what=label(part))


def _reopened(found: Iterable[BookDifference]) -> Iterator[str]:
    """Rounds that would be open or closed again; their end is nothing that is taken or brought."""
    ends = [one for one in found if one.part is BookPart.CLOSED]
    opened, closed = sum(one.goes for one in ends), sum(one.comes for one in ends)
    if opened:
        yield ngettext("{n} round is open again.", "{n} rounds are open again.", opened).format(n=opened)
    if closed:
        yield ngettext("{n} round is closed again.", "{n} rounds are closed again.", closed).format(n=closed)


def _amounts(found: Iterable[BookDifference], direction: str) -> list[str]:
    """Such as "9 sheets", one for each part in which something moves that way."""
    sums: dict[BookPart, int] = {}
    for one in found:
        n = {"goes": one.goes, "comes": one.comes, "changed": one.changed}[direction]
        told = one.part is not BookPart.CLOSED or direction == "changed"
        if n and one.part.counted and told:
            sums[one.part] = sums.get(one.part, 0) + n
    return [_amount(part, sums[part]) for part in BookPart if part in sums]


def _amount(part: BookPart, n: int) -> str:
    text = {
        BookPart.TEAMS: ngettext("{n} team", "{n} teams", n),
        BookPart.ROUNDS: ngettext("{n} round", "{n} rounds", n),
        BookPart.CLOSED: ngettext("the end of {n} round", "the ends of {n} rounds", n),
        BookPart.SHEETS: ngettext("{n} sheet", "{n} sheets", n),
        BookPart.BEGUN: ngettext("{n} sheet that was begun", "{n} sheets that were begun", n),
        BookPart.COMMENTS: ngettext("{n} comment", "{n} comments", n),
        BookPart.HANDS: ngettext("{n} show of hands", "{n} shows of hands", n),
        BookPart.AGREED: ngettext("{n} agreed level", "{n} agreed levels", n),
        BookPart.AIMS: ngettext("{n} aim", "{n} aims", n),
        BookPart.VOTES: ngettext("the dots of {n} practice", "the dots of {n} practices", n),
        BookPart.ACTIONS: ngettext("{n} action", "{n} actions", n),
        BookPart.OWNERS: ngettext("{n} owner", "{n} owners", n),
        BookPart.DATES: ngettext("the dates of {n} action", "the dates of {n} actions", n),
        BookPart.STATUSES: ngettext("the status of {n} action", "the status of {n} actions", n),
    }[part]
    return text.format(n=numbers.count(n))


def _reasons() -> Mapping[str, str]:
    return {
        "by hand": _("made by hand"),
        "other file": _("set aside: another file lay here"),
        "while collecting": _("while a round was open"),
        "set aside": _("what was there before a backup took its place"),
        "before take-in": _("before answers were taken in"),
        "after take-in": _("after answers were taken in"),
        "before discuss": _("before a discussion was recorded"),
        "after discuss": _("after a discussion was recorded"),
        "before settle": _("before levels, aims, or dots were set in the window"),
        "after settle": _("after levels, aims, or dots were set in the window"),
        "before replace-discussion": _("before the record of a discussion was replaced"),
        "after replace-discussion": _("after the record of a discussion was replaced"),
        "before close": _("before a round was closed"),
        "after close": _("after a round was closed"),
        "before reopen": _("before a round was reopened"),
        "after reopen": _("after a round was reopened"),
        "before replace-plan": _("before the plan was replaced"),
        "after replace-plan": _("after the plan was replaced"),
        "before merge": _("before workbooks were merged"),
        "after merge": _("after workbooks were merged"),
        "before password": _("before the password was changed"),
        "after password": _("after the password was changed"),
        "before mend": _("before the workbook was mended"),
        "after mend": _("after the workbook was mended"),
    }
