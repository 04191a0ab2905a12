"""What people wrote beside a practice; one that names somebody can be taken out for good."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.pages.comments import CommentsPresenter
from sixelements.ui.dialogs.frame import BareDialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import clear, scrolling
from sixelements.ui.widgets.text import Button, Text, line


class CommentsDialog(BareDialog):
    """A list to read; taking out asks first, because there is no way back."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: CommentsPresenter) -> None:
        view = presenter.view()
        super().__init__(parent, theme, view.title)
        self._presenter = presenter
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Text(theme, view.title, role="title"))
        column.addWidget(Text(theme, view.note, tone="muted"))
        column.addWidget(scrolling(inner), stretch=1)
        if view.locked:
            column.addWidget(Text(theme, view.locked, role="small", tone="muted"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.close_button = Button(theme, _("Close"), self.accept, kind="primary")
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        self.fit_within(theme.px(560), theme.px(440))
        self._show()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: CommentsPresenter) -> None:
        """Show the comments until the dialog is closed."""
        cls(parent, theme, presenter).run()

    def _show(self) -> None:
        clear(self._rows)
        view = self._presenter.view()
        for n, text in enumerate(view.texts, start=1):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Text(self.theme, text), stretch=1)
            name = _("Take comment {n} out…").format(n=n)
            button = Button(self.theme, _("Take out…"), kind="link", name=name, hint=view.locked)
            button.setEnabled(not view.locked)
            button.clicked.connect(lambda _on=False, t=text: self._take_out(t))
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
            self._rows.addLayout(row)
            self._rows.addWidget(line())
        self._rows.addStretch(1)

    def _take_out_now(self, text: str) -> None:
        try:
            self._presenter.take_out(text)
        except SixElementsError as refusal:
            said = QMessageBox(self)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setText(refusal.sentence)
            said.exec()

    def _take_out(self, text: str) -> None:
        asking = QMessageBox(self)
        asking.setTextFormat(Qt.TextFormat.PlainText)
        asking.setText(_("Take this comment out for good?"))
        asking.setInformativeText(self._presenter.view().question)
        yes = asking.addButton(_("Take out"), QMessageBox.ButtonRole.DestructiveRole)
        asking.addButton(_("Keep it"), QMessageBox.ButtonRole.RejectRole)
        asking.exec()
        if asking.clickedButton() is yes:
            self._take_out_now(text)
            self._show()
            self.close_button.setFocus()
