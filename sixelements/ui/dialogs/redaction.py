"""Check the words that will be printed: strike or change them for what is exported now."""

from PySide6.QtWidgets import QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.redaction import RedactionGroupView, RedactionPresenter, RedactionRowView
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.redaction_row import RedactionRow
from sixelements.ui.widgets.text import Button, Text, line


class RedactionDialog(Dialog):
    """The workbook keeps every word; closing without taking over changes nothing."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: RedactionPresenter) -> None:
        super().__init__(parent, theme, _("Check the words that will print"), width=680)
        self._presenter = presenter
        self.rows: list[RedactionRow] = []
        self.column.addWidget(Text(theme, self.windowTitle(), role="title"))
        groups = presenter.groups()
        self.column.addWidget(Text(theme, _lead(any_=bool(groups)), tone="muted"))
        told = False
        for group in groups:
            if group.elsewhere and not told:
                told = True
                self._tell_elsewhere()
            self._add(group)
        self.column.addStretch(1)
        self.done_button = Button(theme, _("Use these words"), self._use, kind="primary")
        self.all_back = Button(theme, _("Bring all back"), self._bring_back, kind="link")
        self.all_back.setVisible(bool(groups))
        self.add_foot(Button(theme, _("Cancel"), self.reject), self.done_button, left=self.all_back)
        first = self.rows[0].box if self.rows else self.done_button
        first.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: RedactionPresenter) -> bool:
        """Show the words; whether they are to be used."""
        return cls(parent, theme, presenter).run()

    def _tell_elsewhere(self) -> None:
        self.column.addSpacing(18)
        self.column.addWidget(line())
        self.column.addSpacing(8)
        self.column.addWidget(
            Text(self.theme, _("Not in this PDF, but in other versions or formats"), role="heading")
        )

    def _add(self, group: RedactionGroupView) -> None:
        self.column.addSpacing(10)
        self.column.addWidget(Text(self.theme, group.title, weight=600))
        for view in group.rows:
            row = RedactionRow(self.theme, view, group.title)
            row.changed.connect(lambda words, r=view: self._change(r, words))
            self.rows.append(row)
            self.column.addWidget(row)

    def _change(self, row: RedactionRowView, words: str) -> None:
        self._presenter.change(row.text, words)

    def _bring_back(self) -> None:
        self._presenter.forget()
        for row in self.rows:
            row.reset()

    def _use(self) -> None:
        too_long = next((row for row in self.rows if row.note.problem), None)
        if too_long:
            too_long.box.setFocus()
            return
        for row in self.rows:
            row.flush()
        self.accept()


def _lead(*, any_: bool) -> str:
    if not any_:
        return _("Nothing in this report was written by people of the team.")
    return _(
        "These are the words that people wrote. Strike or change them for what you export now; "
        "the workbook keeps them as they are."
    )
