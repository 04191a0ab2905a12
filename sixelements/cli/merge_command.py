"""``sixelements merge``: copies of a workbook that went separate ways, brought together by their ids."""

import re
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from itertools import combinations
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.merge_words import back_up_name, lines, now_in, places, stays_out
from sixelements.application.merging import MergeAhead, Picks, RecordPlace, look_ahead, merge
from sixelements.application.ports import Workbook
from sixelements.cli import options
from sixelements.domain.bringing_together import Met, Pick, Side, all_from
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.i18n import _, ngettext
from sixelements.wording import phrases
from sixelements.wording.merging import part_name, record_name, said

_PICK = re.compile(r"(\d+)(?:\.(\d+))?=(here|copy|two)")
_TWO = "two"
_INDENT = "  "


@click.command(
    "merge",
    help=_(
        "Bring copies of a workbook together: new teams, rounds, and sheets come in, and what was changed on "
        "both sides is shown, to be chosen with --choose. All of it comes in, or nothing."
    ),
)
@options.FILE
@click.argument("others", nargs=-1, required=True, metavar="OTHER…", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help=_("Show what would be done, and do nothing."))
@click.option(
    "--choose",
    "choices",
    multiple=True,
    metavar="N=here|copy|two",
    help=_("Which side is kept of what was changed on both: 2=copy, or 2.1=here for a part of it."),
)
def command(*, file: Path, others: tuple[Path, ...], preview: bool, choices: tuple[str, ...]) -> None:
    for choice in choices:
        if not _PICK.fullmatch(choice):
            raise click.UsageError(_("A choice is a number and a side, such as 2=here, 2.1=copy, or 2=two."))
    with ExitStack() as stack:
        copies = {_opened(file, other, stack): other for other in others}
        book = stack.enter_context(options.workbook(file, read_only=preview))
        asked = _Asked(copies, choices)
        for copy, path in copies.items():
            ahead = look_ahead(book, copy)
            asked.number(copy, ahead)
            _tell(book, copy, path, ahead)
        if preview:
            for copy in copies:
                asked.tell_clashes(copy, look_ahead(book, copy))
            _tell_of_later([*copies])
            return
        done = merge(book, [*copies], asked.choose, new_id=bootstrap.new_id)
        asked.must_be_there()
        backup, now = back_up_name(book), now_in(book, done)
    if not any(ahead.brings for ahead in done):
        text = ngettext(
            "There is nothing new in it, so nothing was changed.",
            "There is nothing new in them, so nothing was changed.",
            len(others),
        )
        click.echo(text)
    else:
        for line in now:
            click.echo(line)
        click.echo(_("Merged. The backup “{name}” leads back.").format(name=backup))


def _opened(file: Path, other: Path, stack: ExitStack) -> Workbook:
    """A copy, open for reading, with a workbook that lies elsewhere."""
    with suppress(OSError):
        if other.samefile(file):
            text = _("{path} is the workbook itself, and no copy of it.")
            raise BadInput(text.format(path=other))
    copy = bootstrap.open_for_reading(other)
    stack.callback(copy.close, back_up=False)
    return copy


def _tell(book: Workbook, copy: Workbook, path: Path, ahead: MergeAhead) -> None:
    """What bringing a copy in does, line by line."""
    click.echo(_("What {path} brings:").format(path=path))
    here, there = len(book.teams.all()), len(copy.teams.all())
    found = lines(ahead, here, there)
    for line in (line for line in found if line.changes):
        counts = _("{here} here, {there} in the copy, {after} after.").format(
            here=line.here, there=line.there, after=line.after
        )
        click.echo(_INDENT + phrases.sentences(phrases.labeled(line.what, counts), line.happens))
    if same := [line.what for line in found if not line.changes]:
        click.echo(_INDENT + _("Nothing new in the rest: {names}.").format(names=phrases.facts(*same)))
    for out in ahead.out:
        click.echo(_INDENT + stays_out(out))


def _tell_of_later(copies: Sequence[Workbook]) -> None:
    """That copies clash with each other, too: which choices that takes depends on those made before."""
    if any(look_ahead(one, other).clashes for one, other in combinations(copies, 2)):
        click.echo(_("The copies also differ from each other: more may have to be chosen as they come in."))


class _Asked:
    """The clashes as they are numbered, over all copies in their order, and what was chosen of them.

    A number stands for what both sides say: where a copy before has changed that, it is asked again.
    """

    def __init__(self, copies: Mapping[Workbook, Path], choices: Sequence[str]) -> None:
        self._copies = copies
        self._choices = [m for choice in choices if (m := _PICK.fullmatch(choice))]
        self._told: list[tuple[Workbook, RecordPlace, Met]] = []

    def choose(self, copy: Workbook, ahead: MergeAhead) -> Picks:
        """What was chosen; where something is open it is said, and NotAllowed is raised."""
        numbered = self._numbered(copy, ahead)
        if copy is [*self._copies][-1]:
            self.must_be_there()
        picks = {place: pick for n, (place, met) in numbered.items() if (pick := self._pick(n, met))}
        if left := ahead.left_open(picks):
            self.tell_clashes(copy, ahead)
            text = ngettext(
                "Nothing was changed: {n} choice is open. Say --choose N=here, or N=copy.",
                "Nothing was changed: {n} choices are open. Say --choose N=here, or N=copy, for each.",
                len(left),
            )
            raise NotAllowed(text.format(n=len(left)))
        return picks

    def tell_clashes(self, copy: Workbook, ahead: MergeAhead) -> None:
        """Each with its number, and what either side says."""
        of_rounds = places(ahead)
        for n, ((of, _name), met) in self._numbered(copy, ahead).items():
            click.echo(_("{n}. {what}").format(n=n, what=phrases.facts(record_name(met), of_rounds[of])))
            for at, part in enumerate(met.parts, start=1):
                label = _("{n} {part}").format(n=f"{n}.{at}", part=part_name(part)) if part else str(n)
                here, there = said(met, part, Side.HERE), said(met, part, Side.COPY)
                sides = _("here {here} | in the copy {there}").format(here=here, there=there)
                click.echo(_INDENT + phrases.labeled(label, sides))

    def must_be_there(self) -> None:
        """Raise BadInput for a choice of something that is not asked; all numbers are given by then."""
        for choice in self._choices:
            if not 1 <= int(choice[1]) <= len(self._told):
                text = _("{choice} can't be: nothing with that number is to be chosen. Nothing was changed.")
                raise BadInput(text.format(choice=choice[0]))

    def number(self, copy: Workbook, ahead: MergeAhead) -> None:
        """Number what is to be chosen; what has a number keeps it, whatever other copies settle."""
        for place, met in ahead.clashes.items():
            if (copy, place, met) not in self._told:
                self._told.append((copy, place, met))

    def _numbered(self, copy: Workbook, ahead: MergeAhead) -> Mapping[int, tuple[RecordPlace, Met]]:
        self.number(copy, ahead)
        clashes = ahead.clashes.items()
        return {self._told.index((copy, place, met)) + 1: (place, met) for place, met in clashes}

    def _pick(self, number: int, met: Met) -> Pick | None:
        sides: dict[str, Side] = {}
        for choice in self._choices:
            if int(choice[1]) != number:
                continue
            if choice[3] == _TWO:
                if not met.can_be_two or choice[2]:
                    text = _("{choice} can't be: both can't be kept of it. Choose here or copy.")
                    raise BadInput(text.format(choice=choice[0]))
                return Pick(two=True)
            if not choice[2]:
                sides |= all_from(Side(choice[3]), met).sides
            elif 1 <= int(choice[2]) <= len(met.parts):
                sides[met.parts[int(choice[2]) - 1]] = Side(choice[3])
            else:
                text = _("{choice} can't be: it has no such part.")
                raise BadInput(text.format(choice=choice[0]))
        return Pick(sides=sides) if sides else None
