"""The dialog that hands a workbook over: what goes along, what stays, where the copy goes, what was made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sixelements.application.files import Progress
from sixelements.application.handing_over import (
    CopyToMake,
    HandedOverCopy,
    HandOver,
    WrittenCopy,
    hand_over,
    outlook,
)
from sixelements.application.ports import Workbook
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import limits, passwords
from sixelements.wording.numbers import count

ENDING = ".sixe"
STEPS = 4
"""What making a copy goes through: written, opened again, searched, and put in its place."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What goes along or stays, and how much of it; empty if it can't be counted."""

    what: str
    n: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverView:
    """What the dialog shows before. ``refusal``: why nothing can be handed over; empty if it can.

    ``warnings`` are for whoever sends the copy; ``naming``: the texts in which somebody is named.
    """

    lead: str
    along: tuple[Amount, ...] = ()
    names: Amount = Amount("")
    stays: tuple[Amount, ...] = ()
    warnings: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCopyView:
    """What was made: the file, its size, and what was looked at before it counted."""

    file: str
    size: str
    looked_at: tuple[Amount, ...]
    further: str


class HandOverPresenter:
    """Says what would be handed over, and has it made."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.names = True
        self.password = self.again = ""
        now = session.path or Path()
        self.folder = now.absolute().parent
        self.name = _("{name}-handover").format(name=now.stem) + ENDING

    def view(self) -> HandOverView:
        """What goes along and what stays, or why nothing can."""
        lead = _(
            "The client gets a workbook of their own. It opens in this app, shows what was published, and "
            "can run reviews and reports. It takes no more sheets, and no closed round can be opened "
            "again in it."
        )
        try:
            found = outlook(self._session.book)
        except SixElementsError as refusal:
            return HandOverView(lead=lead, refusal=refusal.sentence)
        return HandOverView(
            lead=lead,
            along=_along(found),
            names=Amount(_("Owners’ and helpers’ names"), count(found.along.people)),
            stays=_stays(found),
            warnings=_warnings(found),
            naming=found.naming,
        )

    @property
    def where(self) -> str:
        """Where the copy goes."""
        return _("In {folder}. A file of this name is never replaced.").format(folder=self.folder)

    def problem(self) -> str:
        """Why the copy can't be made under its name; empty if it can."""
        if not self.name.strip().removesuffix(ENDING):
            return _("Give the copy a name.")
        if self.path.exists():
            return _("A file of this name lies there. Choose another.")
        return ""

    def problem_of_password(self) -> str:
        """Why its password can't be taken; empty if it can."""
        return passwords.differ() if self.password != self.again else ""

    @property
    def about_password(self) -> str:
        """What a password of the copy means."""
        now = self._session.path
        if now and self._session.services.has_password(now):
            return _("Without one of its own, the copy has the password of this workbook. Send it apart.")
        return _(
            "If it is forgotten, nobody can open the copy again, we included. Send it apart from the file."
        )

    @property
    def path(self) -> Path:
        """Where the copy is to lie."""
        name = self.name.strip()
        return self.folder / (name if Path(name).suffix == ENDING else name + ENDING)

    def making(self) -> Callable[[Progress], HandedOverCopy]:
        """The work: make the copy, search it, and put it in its place; it says how far it is."""
        book, path, names = self._session.book, self.path, self.names
        write = self._session.services.write_hand_over(
            path, book.info.origin or book.info.id, self._session.path, self.password or None
        )

        def work(report: Progress) -> HandedOverCopy:
            def write_in_steps(wanted: CopyToMake) -> WrittenCopy:
                def fill(copy: Workbook) -> None:
                    report(1, STEPS)
                    wanted.fill(copy)

                def verify(copy: Workbook) -> None:
                    report(2, STEPS)
                    wanted.verify(copy)
                    report(3, STEPS)

                return write(replace(wanted, fill=fill, verify=verify))

            report(0, STEPS)
            return hand_over(book, write_in_steps, names=names)

        return work

    def _size(self, copy: HandedOverCopy) -> str:
        size = limits.kilobytes(copy.size)
        if not self._session.services.has_password(self.path):
            return size
        return _("{size}, with a password").format(size=size)

    def under_way(self, done: int) -> str:
        """How far it is."""
        return _("Making, opening, and searching it, {n} of {all}").format(n=done + 1, all=STEPS)

    def made(self, copy: HandedOverCopy) -> MadeCopyView:
        """What was made."""
        teams = ngettext("{n} team", "{n} teams", copy.teams).format(n=count(copy.teams))
        rounds = ngettext("{n} round", "{n} rounds", copy.rounds).format(n=count(copy.rounds))
        none = _("0 of {n} found")
        looked_at = [
            Amount(_("Opened again"), _("{teams}, {rounds}").format(teams=teams, rounds=rounds)),
            Amount(_("Same figures as here"), _("all {n}").format(n=count(copy.figures))),
            Amount(_("Searched for sheets"), none.format(n=count(copy.sheets))),
            Amount(_("Searched for comments"), none.format(n=count(copy.comments))),
        ]
        if copy.short:
            looked_at.append(Amount(_("Comments too short or usual to be told"), count(copy.short)))
        if copy.naming:
            looked_at.append(Amount(_("Texts in which somebody is named"), count(len(copy.naming))))
        return MadeCopyView(
            file=self.path.name,
            size=self._size(copy),
            looked_at=tuple(looked_at),
            further=_(
                "Yours stays as it was. What the client changes in theirs can be brought in here: plan, "
                "reviews, and worksheets only."
            ),
        )


def _along(found: HandOver) -> tuple[Amount, ...]:
    along = found.along
    rounds = ngettext("{n} round", "{n} rounds", along.rounds).format(n=count(along.rounds))
    return (
        Amount(_("Published figures"), rounds),
        Amount(_("Agreed levels, reasons, evidence"), count(along.settled)),
        Amount(_("Worksheets"), count(along.worksheets)),
        Amount(_("Plans with dates, steps, measures"), count(along.actions)),
        Amount(_("Logo, color, language, head counts")),
    )


def _stays(found: HandOver) -> tuple[Amount, ...]:
    stays = found.stays
    return (
        Amount(_("Sheets"), count(stays.sheets)),
        Amount(_("Comments"), count(stays.comments)),
        Amount(_("Paused and begun sheets, their four words"), count(stays.begun)),
        Amount(_("Marks of the files that were taken in"), count(stays.marks)),
        Amount(_("Backups and set-aside files")),
    )


def _warnings(found: HandOver) -> tuple[str, ...]:
    text = _("Round {n} of {team} is not published. It stays here whole, counts too.")
    open_ = (text.format(n=round_.number, team=team.name) for team, round_ in found.open)
    as_written = _("Reasons, notes, and first steps go along as they were written, and may name a person.")
    written = found.along.settled or found.along.actions or found.along.worksheets
    return (*open_, *((as_written,) if written and not found.naming else ()))


def naming(n: int) -> str:
    """That texts which go along name somebody."""
    text = ngettext("{n} text may name a person.", "{n} texts may name a person.", n)
    return text.format(n=count(n))
