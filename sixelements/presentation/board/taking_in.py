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
    """What would change: under each action's title a line for each part; ``lines`` empty: nothing would."""

    said: str
    lines: tuple[str, ...]
    note: str


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
        differences = self._taken.differences
        said = ngettext(
            "The file says {n} thing otherwise:", "The file says {n} things otherwise:", len(differences)
        )
        if not differences:
            said = _("The file says what the plan says.")
        return TakeInView(
            said=said.format(n=len(differences)), lines=tuple(_lines(differences)), note=self._note()
        )

    def _note(self) -> str:
        if self._taken is None:
            return ""
        absent, left = self._taken.absent, ""
        if absent:
            left = _("Not in the file, and left as they are: {titles}").format(titles=numbers.listing(absent))
        return phrases.sentences(*self._taken.remarks, left)

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
