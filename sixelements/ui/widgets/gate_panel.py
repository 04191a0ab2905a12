"""What the gate says: the verdict and why, the lesson, the missing steps, and what waits in the plan."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.closer.gate import GateView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.draft_list import DraftList, DraftRow
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, line


class Lesson(QFrame):
    """The lesson as a quotation."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "quote")
        self._words = Text(theme)
        self._by = Text(theme, role="caption", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self._by)

    def show_lesson(self, words: str, by: str) -> None:
        """Show it; an assessment may have none."""
        self._words.setText(_("“{words}”").format(words=words))
        self._by.setText(_("{name}. A tool makes every step faster, the needless ones too.").format(name=by))
        self.setVisible(bool(words))


class GatePanel(QWidget):
    """``plan_wanted``: the way to the plan."""

    plan_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("Verdict"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(8)
        self._build_verdict(column)
        self._steps_title = Text(theme, _("Missing steps, as draft actions"), role="heading")
        self._steps_line = line()
        self.steps = DraftList(theme)
        column.addSpacing(8)
        column.addWidget(self._steps_title)
        column.addWidget(self._steps_line)
        column.addWidget(self.steps)
        self._build_locked(column)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))

    def _build_verdict(self, column: QVBoxLayout) -> None:
        theme = self._theme
        self.verdict = Text(theme, role="title")
        self.verdict.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.why = Text(theme)
        self._lesson = Lesson(theme)
        column.addWidget(Text(theme, _("Verdict"), role="small", tone="muted"))
        column.addWidget(self.verdict)
        column.addWidget(self.why)
        column.addWidget(self._lesson)

    def _build_locked(self, column: QVBoxLayout) -> None:
        theme = self._theme
        self._locked = QWidget()
        self._locked_title = Text(theme, role="heading")
        self._mark = SceneView(theme, zoom=1)
        self._practice = Text(theme, role="small", tone="muted")
        self._action = Text(theme, weight=600)
        self._sign = Icon(theme, "lock", side=16)
        self._why_locked = Text(theme, role="small", tone="warn")
        self._instead = Text(theme, role="small", tone="muted")
        self.plan = Button(theme, _("Open the plan"), self.plan_wanted.emit, kind="link")
        card = QFrame()
        card.setProperty("kind", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._practice, stretch=1)
        head.addWidget(Text(theme, _("Technology"), role="small", tone="muted", wrap=False))
        held = QHBoxLayout()
        held.setSpacing(6)
        held.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        held.addWidget(self._why_locked, stretch=1)
        inner.addLayout(head)
        inner.addWidget(self._action)
        inner.addLayout(held)
        below = QVBoxLayout(self._locked)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(8)
        below.addWidget(self._locked_title)
        below.addWidget(card)
        below.addWidget(self._instead)
        below.addWidget(self.plan, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._locked)

    def show_view(self, view: GateView) -> None:
        """Show what the gate says of a request."""
        self.verdict.setText(view.verdict)
        self.verdict.set_tone("success" if view.verdict_open else "warn")
        self.why.setText(view.why)
        self._lesson.show_lesson(view.lesson, view.lesson_by)
        rows = [
            DraftRow(str(m.point), m.action, m.words, ticked=m.ticked, fixed=m.planned) for m in view.missing
        ]
        self.steps.show_rows(rows, locked=view.locked)
        for part in (self._steps_title, self._steps_line, self.steps):
            part.setVisible(bool(rows))
        self._show_locked(view)

    def _show_locked(self, view: GateView) -> None:
        self._locked.setVisible(bool(view.locked_action))
        if not view.locked_action:
            return
        is_open = view.verdict_open
        self._locked_title.setText(view.locked_title)
        self._mark.show_scene(marks.element(view.element, alt="", size=18))
        self._practice.setText(view.opens_name)
        self._action.setText(view.locked_action)
        self._sign.show_icon("check" if is_open else "lock", tone="success" if is_open else "warn")
        self._why_locked.setText(view.locked_why)
        self._why_locked.set_tone("success" if is_open else "warn")
        self._instead.setText(view.instead)
        self._instead.setVisible(bool(view.instead))
