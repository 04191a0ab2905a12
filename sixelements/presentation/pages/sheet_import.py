"""Taking in CSV files: a line a file, and the good rows of one that was refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sixelements.application.events import StoreChange
from sixelements.application.foreign_sheets import SheetFile
from sixelements.application.responses import ImportResult, collect, form_of
from sixelements.domain.errors import SixElementsError
from sixelements.domain.matching import Form
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording.matching import undecided

MOST_LINES = 6
"""So many problems of a file are listed; more are counted."""


class FileOutcome(Enum):
    """What came of a file."""

    TAKEN = "taken in"
    SAME = "same as before"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """A file as a row; ``good`` offers to take the good rows of a refused one."""

    file: str
    outcome: FileOutcome
    result: str
    details: tuple[str, ...]
    good: str = ""

    @property
    def spoken(self) -> str:
        """The row in one breath."""
        return f"{self.file}. {self.result}. {' '.join(self.details)}"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read, off the window's thread."""

    path: Path
    file: SheetFile


Work = Callable[[Callable[[int, int], None]], None]
"""Work in the background, told how to say how many files of how many are done."""


class SheetImport:
    """The files of this visit to the page. Their names are shown until it is left, and stored nowhere."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._done: list[tuple[ReadFile, ImportView]] = []
        self._arrived: list[tuple[int | None, ReadFile, ImportView]] = []
        self._changes: list[StoreChange] = []

    @property
    def rows(self) -> tuple[ImportView, ...]:
        """A line a file, in the order in which they were taken in."""
        return tuple(view for _file, view in self._done)

    def forget(self) -> None:
        """Forget the files, as when the page is left."""
        self._done.clear()

    @property
    def form(self) -> Form:
        """What a file must hold."""
        return form_of(self._session.assessment, self._session.round)

    def taking(self, paths: Sequence[Path]) -> Work:
        """The work of reading files and storing each, whole or not at all, in the background.

        `finish` comes after it, also where it was stopped between two files. Raises CannotWrite where
        something waits that must be stored before.
        """
        self._session.store_waiting()
        read, form, store = self._session.services.read_sheets, self.form, self._storer(skip_bad=False)
        self._begin()

        def work(progress: Callable[[int, int], None]) -> None:
            for n, path in enumerate(paths):
                progress(n, len(paths))
                file = ReadFile(path, read(path, form))
                self._arrived.append((None, file, store(file)))

        return work

    def taking_good_rows(self, index: int) -> Work:
        """The work of storing the good rows of a file that was refused for its bad ones; then `finish`."""
        self._session.store_waiting()
        file, store = self._done[index][0], self._storer(skip_bad=True)
        self._begin()

        def work(progress: Callable[[int, int], None]) -> None:
            progress(0, 1)
            self._arrived.append((index, file, store(file)))

        return work

    def _begin(self) -> None:
        self._session.begin_background(_("Answers are being taken in. Wait a moment, or cancel."))

    def finish(self) -> str:
        """Show what was stored; returns what to announce. Called on the window's thread."""
        self._session.end_background()
        arrived, self._arrived = self._arrived, []
        changes, self._changes = self._changes, []
        for index, file, view in arrived:
            if index is None:
                self._done.append((file, view))
            else:
                self._done[index] = (file, view)
        if changes:
            self._session.was_stored(*changes)
        refused = sum(view.outcome is FileOutcome.REFUSED for _index, _file, view in arrived)
        n = len(arrived)
        text = ngettext("{n} file read, {refused} refused.", "{n} files read, {refused} refused.", n)
        return text.format(n=n, refused=refused)

    def _storer(self, *, skip_bad: bool) -> Callable[[ReadFile], ImportView]:
        """Stores a file's sheets in the round that is looked at now, on whichever thread."""
        book, round_, form = self._session.book, self._session.round, self.form
        new_id, announce = self._session.services.new_id, self._changes.append

        def store(file: ReadFile) -> ImportView:
            try:
                taken = collect(
                    book,
                    round_,
                    file.path,
                    form=form,
                    read=lambda _path, _form: file.file,
                    new_id=new_id,
                    skip_bad=skip_bad,
                    announce=announce,
                )
            except SixElementsError as refusal:
                taken = ImportResult(problems=(refusal.sentence,))
            return _view(file, taken)

        return store


def _view(file: ReadFile, taken: ImportResult) -> ImportView:
    name = file.path.name
    if taken.held:
        same = (_("This file was taken in before, so nothing was added."),)
        return ImportView(file=name, outcome=FileOutcome.SAME, result=_("Same as before"), details=same)
    problems = tuple(p.removeprefix(f"{name}: ").removeprefix(f"{name}, ") for p in taken.problems)
    if len(problems) > MOST_LINES:
        more = len(problems) - MOST_LINES
        text = ngettext("… and {n} more.", "… and {n} more.", more).format(n=more)
        problems = (*problems[:MOST_LINES], text)
    if taken.count:
        text = ngettext("{n} sheet.", "{n} sheets.", taken.count).format(n=taken.count)
        if problems:
            text += " " + _("These rows were left out:")
        details = (text, *taken.remarks, *problems)
        return ImportView(file=name, outcome=FileOutcome.TAKEN, result=_("Taken in"), details=details)
    if file.file.matched and undecided(file.file.matched):
        hint = _("What they mean can be said by command: collect with --preview --match-out, then --match.")
        problems = (*problems, hint)
    good = len(file.file.sheets)
    offer = ngettext("Take the {n} good row", "Take the {n} good rows", good).format(n=good) if good else ""
    return ImportView(
        file=name, outcome=FileOutcome.REFUSED, result=_("Refused"), details=_sentences(problems), good=offer
    )


def _sentences(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text[:1].upper() + text[1:] for text in texts)
