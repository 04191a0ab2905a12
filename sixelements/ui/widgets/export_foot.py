"""The one filled button of the report, what the export is doing, and where the file went."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.report import progress_words
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.text import Button, Text, line


class ExportFoot(QWidget):
    """Shows a button, then progress with a way to stop, then a sentence and the folder."""

    export_wanted = Signal()
    stop_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.export = Button(theme, "", self.export_wanted.emit, kind="primary", hint="Ctrl+E")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress of the export"))
        self.stop = Button(theme, _("Cancel"), self.stop_wanted.emit)
        self.said = Text(theme, role="small")
        self.folder = Button(theme, _("Show in folder"), self.folder_wanted.emit, kind="link")
        self._progress = QWidget()
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, stretch=1)
        row.addWidget(self.stop)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 14, 20, 14)
        inner.setSpacing(8)
        for part in (self.export, self._progress, self.said, self.folder):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(inner)
        self.rest()

    def rest(self) -> None:
        """Nothing is going on, and nothing was exported."""
        self._show(working=False, said="")

    def work(self, *, can_stop: bool = True) -> None:
        """An export is under way; what is done at once can't be stopped."""
        self.bar.setRange(0, 0)
        self.stop.setVisible(can_stop)
        self._show(working=True, said=_("Making the report…"))

    def progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        if total > 1:
            self.said.setText(progress_words(done, total))

    def done(self, sentence: str) -> None:
        """Say where the file is."""
        self._show(working=False, said=sentence, there=True)
        announce(self, sentence)

    def stopped(self) -> None:
        """Say that nothing was written."""
        self._show(working=False, said=_("Canceled. Nothing was written."))
        announce(self, self.said.text())

    def _show(self, *, working: bool, said: str, there: bool = False) -> None:
        focused = self.stop.hasFocus() or self.export.hasFocus()
        self.export.setVisible(not working)
        self._progress.setVisible(working)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.folder.setVisible(there)
        if focused:
            (self.stop if working else self.folder if there else self.export).setFocus()
