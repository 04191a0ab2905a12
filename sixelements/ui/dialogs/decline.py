"""Not now: asks why, because the reason is printed with the plan."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.plan_edit import PlanEditor
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text


class DeclineDialog(QDialog):
    """Nobody says no to a recommended action without a reason."""

    def __init__(
        self, parent: QWidget, theme: Theme, editor: PlanEditor, action: ActionId, title: str
    ) -> None:
        super().__init__(parent)
        self._editor, self._action = editor, action
        self.setWindowTitle(_("Not now"))
        self.setMinimumWidth(theme.px(460))
        self.reason = LineEdit()
        self._note = FieldNote(theme, self.reason, most=CHARACTERS[Writing.DECLINED])
        label = Text(theme, _("Why not now? The reason is printed with the plan."))
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(label.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Text(theme, title, role="heading"))
        for widget in (label, self.reason, self._note):
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(theme, _("Cancel"), self.reject))
        self.done_button = Button(theme, _("Not now"), self._decline, kind="primary")
        self.done_button.setDefault(True)
        foot.addWidget(self.done_button)
        column.addLayout(foot)
        self.reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, editor: PlanEditor, action: ActionId, title: str) -> bool:
        """Ask for the reason; whether the action was declined."""
        dialog = cls(parent, theme, editor, action, title)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return done

    def _decline(self) -> None:
        if self._note.problem_of_length:
            self.reason.setFocus()
            return
        try:
            self._editor.decline(self._action, self.reason.text())
        except BadInput as refusal:
            self._note.say(refusal)
            self.adjustSize()
            self.reason.setFocus()
        else:
            self.accept()
