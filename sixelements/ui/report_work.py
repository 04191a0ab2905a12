"""Making and writing reports in the background: one at a time, and none other while one is exported."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sixelements.application.files import Progress
from sixelements.application.reports import WantedPdf
from sixelements.presentation.pages.report import Made, ReportPresenter
from sixelements.presentation.pages.report_exports import Export
from sixelements.ui.tasks import Task


class ReportWork(QObject):
    """``begun``: another report is on its way. ``made``: it is there. ``there``: it was there before.

    ``progressed`` tells of an export only; ``written`` brings its path. ``refused`` brings the sentence
    that says why there is none, empty after a mistake of ours, which is told elsewhere.
    """

    begun = Signal()
    made = Signal(object)
    there = Signal()
    progressed = Signal(int, int)
    written = Signal(object)
    refused = Signal(str)

    def __init__(self, presenter: ReportPresenter, owner: QObject) -> None:
        super().__init__(owner)
        self._presenter = presenter
        self._making: Task[Made] | None = None
        self._writing: Task[Path] | None = None
        self._wanted: WantedPdf | None = None
        self._target: Path | None = None

    @property
    def making(self) -> bool:
        """Whether a report is on its way."""
        return self._making is not None

    @property
    def exporting(self) -> bool:
        """Whether a file is on its way that somebody asked for."""
        return self._target is not None

    def make(self) -> None:
        """Make the report that is wanted now, unless it is there or on its way.

        Not while one is exported: what was chosen since then must not end up in its file.
        """
        if self.exporting:
            return
        wanted = self._presenter.wanted()
        if self._presenter.made(wanted):
            self.drop()
            self.there.emit()
        elif wanted != self._wanted:
            self._make(wanted)

    def export(self, path: Path) -> None:
        """Write the report that is wanted now; it is made first where it has to be."""
        wanted = self._presenter.wanted()
        self._target = path
        if made := self._presenter.made(wanted):
            self._write(self._presenter.writing(made, path))
        elif wanted != self._wanted:
            self._make(wanted)

    def export_other(self, export: Export, path: Path) -> None:
        """Make and write another kind of file."""
        work = self._presenter.others.exporting(export, self._presenter.material(), path)
        self._target = path
        self._write(work)

    def stop(self) -> bool:
        """Stop an export; False where it is too late, or there is none."""
        if self._target is None or self._writing is not None:
            return False
        self._target = None
        self.drop()
        return True

    def drop(self) -> None:
        """Wait no longer for what is being made."""
        if self._making is not None:
            self._making.cancel()
        self._making = self._wanted = None

    def _make(self, wanted: WantedPdf) -> None:
        self.drop()
        self._wanted = wanted
        self.begun.emit()
        self._making = Task(
            self._presenter.making(wanted),
            owner=self,
            done=lambda made: self._done(made, wanted),
            refused=lambda sentence: self._not_made(sentence, wanted),
            broken=lambda: self._not_made("", wanted),
            progress=self._progress,
        )

    def _progress(self, done: int, total: int) -> None:
        if self.exporting:
            self.progressed.emit(done, total)

    def _done(self, made: Made, wanted: WantedPdf) -> None:
        if wanted is not self._wanted:
            return
        self._making = self._wanted = None
        self._presenter.take(made)
        self.made.emit(made)
        if self._target:
            self._write(self._presenter.writing(made, self._target))

    def _not_made(self, sentence: str, wanted: WantedPdf) -> None:
        if wanted is self._wanted:
            self._refuse(sentence)

    def _write(self, work: Callable[[Progress], Path]) -> None:
        self._writing = Task(
            work, owner=self, done=self._wrote, refused=self._refuse, broken=lambda: self._refuse("")
        )

    def _wrote(self, path: Path) -> None:
        self._writing = self._target = None
        self.written.emit(path)

    def _refuse(self, sentence: str) -> None:
        self._making = self._writing = self._wanted = self._target = None
        self.refused.emit(sentence)
