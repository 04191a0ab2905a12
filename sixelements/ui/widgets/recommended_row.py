"""One recommended action: what it is, why, and the two answers to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.pages.plan import RecommendedView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases


class RecommendedRow(QWidget):
    """``added`` and ``declined`` carry the action's id."""

    added = Signal(str)
    declined = Signal(str)

    def __init__(self, theme: Theme, view: RecommendedView, *, fixed: str) -> None:
        super().__init__()
        self.view = view
        self.setAccessibleName(phrases.read_aloud(view.title, view.because))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._head(theme))
        words.addWidget(Text(theme, view.title, weight=600))
        words.addWidget(Text(theme, view.because, role="small", tone="muted"))
        if view.locked:
            words.addLayout(self._locked(theme))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addLayout(words, stretch=1)
        if not view.locked:
            row.addLayout(self._answers(theme, fixed))

    def _head(self, theme: Theme) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(SceneView(theme, marks.element(self.view.element, alt="", size=18), zoom=1))
        head.addWidget(Text(theme, self.view.practice, role="small", tone="muted"), stretch=1)
        if self.view.facts:
            head.addWidget(Text(theme, self.view.facts, role="small", tone="muted", wrap=False))
        return head

    def _locked(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Icon(theme, "lock", side=16, tone="muted"))
        row.addWidget(Text(theme, self.view.locked, role="small"), stretch=1)
        return row

    def _answers(self, theme: Theme, fixed: str) -> QHBoxLayout:
        self.add = Button(
            theme,
            _("Add"),
            lambda: self.added.emit(self.view.id),
            icon_name="plus",
            name=_("Add: {action}").format(action=self.view.title),
            hint=fixed,
        )
        self.not_now = Button(
            theme,
            _("Not now…"),
            lambda: self.declined.emit(self.view.id),
            kind="quiet",
            name=_("Not now: {action}").format(action=self.view.title),
            hint=fixed,
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.not_now):
            button.setEnabled(not fixed)
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return row
