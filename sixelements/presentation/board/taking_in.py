"""A plan that was edited in a spreadsheet: what differs, looked at before it is stored as one step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from weakref import ref

from sixelements.application import plan_file
from sixelements.application.files import Progress
from sixelements.domain.errors import NotAllowed
from sixelements.domain.plan_file import PlanDifference, PlanFile, PlanTakenIn
from sixelements.i18n import _, ngettext
from sixelements.presentation.board.desk import BoardDesk
from sixelements.wording import numbers, phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeInView:
    """What would change: under each action's title a line for each part, and after these what to know of it.

    ``note`` says how many of the latter there are, as they may be out of sight. ``changes``: whether there is
    something to take in.
    """

    said: str
    note: str
    lines: tuple[str, ...]
    changes: bool


class TakeInDesk:
    """Reads one file against the plan, and stores what it says."""

    def __init__(self, desk: BoardDesk, path: Path) -> None:
        self._desk, self.path = desk, path
        self._book = ref(desk.session.book)
        self._taken: PlanTakenIn | None = None

    def reading(self) -> Callable[[Progress], PlanFile]:
        """The work of reading the file, which can be done off the window's thread; then `compare`."""
        session, path = self._desk.session, self.path
        read, tabs = session.services.read_plan, plan_file.tabs(session.book)
        return lambda _progress: read(path, tabs)

    def compare(self, file: PlanFile) -> TakeInView:
        """What would change. Raises BadInput and NotAllowed."""
        session = self._desk.session
        if self._desk.fixed:
            raise NotAllowed(self._desk.fixed)
        if not session.is_open or session.book is not self._book():
            raise NotAllowed(_("Another workbook has been opened since."))
        self._taken = plan_file.compare(session.book, session.round, file, today=session.services.today())
        differences, remarks = self._taken.differences, self._remarks(self._taken)
        said, note, lines = _("The file says what the plan says."), "", list(_lines(differences))
        if differences:
            said = ngettext(
                "The file says {n} thing otherwise:", "The file says {n} things otherwise:", len(differences)
            )
        elif remarks:
            said = _("Nothing in the file changes the plan:")
        if differences and remarks:
            note = ngettext(
                "{n} remark stands at the end of the list.",
                "{n} remarks stand at the end of the list.",
                len(remarks),
            )
            lines += ["", ngettext("Remark", "Remarks", len(remarks))]
        return TakeInView(
            said=said.format(n=len(differences)),
            note=note.format(n=len(remarks)),
            lines=(*lines, *remarks),
            changes=bool(differences),
        )

    def _remarks(self, taken: PlanTakenIn) -> tuple[str, ...]:
        """What was written and changes nothing, and what somebody may not have meant."""
        if not taken.absent:
            return taken.remarks
        left = _("Not in the file, and left as they are: {titles}").format(
            titles=numbers.listing(taken.absent)
        )
        return (*taken.remarks, left)

    def take_in(self) -> str:
        """Store it as one step, and what to say of it."""
        if self._taken is None:
            return ""
        n = len(self._taken.differences)
        self._desk.change(_("taking in the plan"), self._taken.plan)
        text = ngettext(
            "{n} change taken in. Undo with Ctrl+Z.", "{n} changes taken in. Undo with Ctrl+Z.", n
        )
        return text.format(n=n)


def _lines(differences: tuple[PlanDifference, ...]) -> Iterator[str]:
    for (number, title), found in groupby(differences, key=lambda d: (d.number, d.title)):
        yield _("{n}. {title}").format(n=number, title=title) if number else title
        for d in found:
            text = _("{part}: {before} becomes {after}")
            before, after = plan_file.said(d.before), plan_file.said(d.after)
            both = plan_file.both_words() if d.since else ""
            yield f"    {phrases.facts(text.format(part=d.part, before=before, after=after), both)}"
