"""What files of answers would bring, as lines that fit a screen: what is alike is said once."""

from collections.abc import Iterator, Sequence

from sixelements.application.arrivals import Arrival
from sixelements.application.ports import Workbook
from sixelements.application.responses import Outlook
from sixelements.domain.matching import Matched
from sixelements.i18n import _, ngettext
from sixelements.wording import matching as words
from sixelements.wording.phrases import labeled
from sixelements.wording.quoted import quoted

MOST_PROBLEMS = 10
"""How many problems of a file are printed."""
_MANY = 4
"""Files from which on those that bring the same are named in one line."""
Ahead = tuple[Arrival, Outlook]


def preview_lines(
    book: Workbook, found: Sequence[Arrival], outlooks: Sequence[Outlook], *, details: bool
) -> Iterator[str]:
    """What would come of each file; with ``details`` all alone, and each of its columns."""
    ahead = list(zip(found, outlooks, strict=True))
    alike = () if details else [one for one in ahead if _is_plain(*one)]
    held = () if details else [one for one in ahead if one[1].held]
    grouped = [group for group in (alike, held) if len(group) >= _MANY]
    if alike in grouped:
        yield from _forms(book, alike)
    if held in grouped:
        text = _("Held back without --again, as they are in or the same as another of these: {files}.")
        yield text.format(files=_files(book, held))
    shown: list[Matched] = []
    for one in ahead:
        if not any(one in group for group in grouped):
            yield from _of_file(book, *one, shown=shown, details=details)
    yield from _in_all(ahead)


def is_refused(one: Arrival, its: Outlook) -> bool:
    """Whether nothing of a file goes in as it is, and it was not taken in before."""
    return bool(one.file.refusal or one.file.problems or its.refusal or its.changed)


def named(book: Workbook, arrival: Arrival) -> str:
    """A file by its name, and the round that its form is for where it could be another one."""
    name, to = quoted(arrival.name), arrival.to
    if arrival.table.meant_for is None or arrival.file.refusal or len(book.teams.all()) == 1:
        return name
    text = _("{file} (for {team}, round {n})")
    return text.format(file=name, team=quoted(to.team.name), n=to.round.number)


def _is_plain(one: Arrival, its: Outlook) -> bool:
    """Whether it is a form that brings its one sheet, and there is nothing else to say of it."""
    quiet = not (its.held or its.too_little or its.left_out or is_refused(one, its))
    return one.table.mark is not None and its.new == 1 == len(one.file.sheets) and quiet


def _files(book: Workbook, group: Sequence[Ahead]) -> str:
    return words.first_of([named(book, one) for one, _its in group])


def _forms(book: Workbook, group: Sequence[Ahead]) -> Iterator[str]:
    """The forms that bring a sheet each, by the round they are for."""
    by_round: dict[str, list[Ahead]] = {}
    for one in group:
        by_round.setdefault(one[0].to.round.id, []).append(one)
    for of_round in by_round.values():
        n, to = len(of_round), of_round[0][0].to
        text = ngettext("{n} form brings a sheet: {files}.", "{n} forms bring a sheet each: {files}.", n)
        if len(book.teams.all()) > 1:
            text = ngettext(
                "{n} form for {team}, round {round}, brings a sheet: {files}.",
                "{n} forms for {team}, round {round}, bring a sheet each: {files}.",
                n,
            )
        names = words.first_of([one.name for one, _its in of_round])
        yield text.format(n=n, files=names, team=quoted(to.team.name), round=to.round.number)


def _of_file(
    book: Workbook, one: Arrival, its: Outlook, *, shown: list[Matched], details: bool
) -> Iterator[str]:
    """A file with its columns, unless a file before it has the same ones; ``shown`` are those."""
    yield named(book, one)
    matched = one.file.matched
    if matched and (details or one.table.mark is None):
        if not details and any(_same_columns(matched, before) for before in shown):
            yield "  " + _("The same columns as above.")
        else:
            lines = words.columns(matched) if details else words.columns_in_short(matched)
            yield from (f"  {line}" for line in lines)
        shown.append(matched)
        yield from (f"  {line}" for line in words.decided(matched))
    yield from (f"  {line}" for line in _brings(one, its))


def _same_columns(one: Matched, other: Matched) -> bool:
    return one.columns == other.columns


def _brings(one: Arrival, its: Outlook) -> Iterator[str]:
    """What a file would bring, and what is wrong in it."""
    name, refusal = quoted(one.name), one.file.refusal or its.refusal
    if its.held:
        yield _("The same file was taken in before, and is held back without --again.")
    for problem in (refusal,) if refusal else one.file.problems[:MOST_PROBLEMS]:
        yield labeled(name, problem)
    if not refusal and (left := len(one.file.problems) - MOST_PROBLEMS) > 0:
        yield ngettext("And {n} more.", "And {n} more.", left).format(n=left)
    yield from (labeled(name, asked) for asked in its.changed)
    yield from its.left_out
    open_ = 0 if one.file.good_rows or not one.file.matched else len(one.file.matched.words)
    if not refusal and not its.held and open_:
        yield words.until_decided(open_)
    elif not refusal and not its.held:
        yield ngettext("{n} new sheet.", "{n} new sheets.", its.new).format(n=its.new)
        yield from words.ahead(before=its.before, too_little=its.too_little, sheets=its.sheets, people=None)


def _in_all(ahead: Sequence[Ahead]) -> Iterator[str]:
    """All files together, and for each round whether more sheets than people would be in."""
    if len(ahead) > 1:
        new = sum(its.new for one, its in ahead if not is_refused(one, its))
        text = _("In all: {files}, {sheets}; {held} held back, {refused} to decide or refused.")
        yield text.format(
            files=ngettext("{n} file", "{n} files", len(ahead)).format(n=len(ahead)),
            sheets=ngettext("{n} new sheet", "{n} new sheets", new).format(n=new),
            held=sum(its.held for _one, its in ahead),
            refused=sum(is_refused(one, its) for one, its in ahead),
        )
    last = {one.to.round.id: its for one, its in ahead if its.new}
    for its in last.values():
        yield from words.ahead(before=0, too_little=0, sheets=its.sheets, people=its.people)
