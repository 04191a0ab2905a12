"""Before a review: what it will ask about, or why there is nothing to ask, and the reviews that were held."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.board.review import ReviewView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text

_WIDEST = 720


class ReviewBegin(QWidget):
    """``old_wanted``: an earlier review, by its place; ``earlier_wanted``: the round that has a plan.

    ``sheet_wanted``: the change sheet of the review that was closed last.
    """

    old_wanted = Signal(int)
    sheet_wanted = Signal()
    earlier_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self.words = Text(theme, role="lead")
        self.earlier = Button(theme, "", self.earlier_wanted.emit)
        self._agenda = QWidget()
        self._list = QVBoxLayout(self._agenda)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self._old = QWidget()
        self._old_list = QVBoxLayout(self._old)
        self._old_list.setContentsMargins(0, 12, 0, 0)
        self._old_list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addWidget(self.earlier, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._agenda)
        column.addWidget(self._old)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(self._theme.px(_WIDEST))

    def show_view(self, view: ReviewView, old: Sequence[tuple[int, str]], before: int | None) -> None:
        """Show it; ``before`` is the round whose plan counts until this one has its own."""
        self.words.setText(view.fixed or view.nothing or view.about)
        self.earlier.setVisible(before is not None)
        self.earlier.setText(_("Review the plan of round {n}").format(n=before))
        shape = view.agenda, tuple(old)
        if shape == self._shown:
            return
        self._shown = shape
        clear(self._list)
        for part in view.agenda:
            self._list.addWidget(Text(self._theme, part.title, role="heading"))
            grid = QGridLayout()
            grid.setContentsMargins(0, 0, 0, 8)
            grid.setHorizontalSpacing(10)
            grid.setColumnStretch(1, 1)
            for n, row in enumerate(part.rows):
                mark = SceneView(self._theme, marks.element(row.element, alt="", size=20), zoom=1)
                grid.addWidget(mark, n, 0)
                grid.addWidget(Text(self._theme, row.title), n, 1)
                grid.addWidget(Text(self._theme, row.line, role="small", tone="muted", wrap=False), n, 2)
            self._list.addLayout(grid)
        self._agenda.setVisible(bool(view.agenda))
        self._show_old(old)

    def _show_old(self, old: Sequence[tuple[int, str]]) -> None:
        clear(self._old_list)
        self._old.setVisible(bool(old))
        self._old_list.addWidget(Text(self._theme, _("Reviews that were held"), role="heading"))
        self.sheet = Button(self._theme, _("Export change sheet of the last one…"), self.sheet_wanted.emit)
        self._old_list.addWidget(self.sheet, alignment=Qt.AlignmentFlag.AlignLeft)
        for place, day in old:
            button = Button(
                self._theme,
                _("Review of {day}").format(day=day),
                lambda place=place: self.old_wanted.emit(place),  # type: ignore[misc] # bound in the loop
                kind="link",
            )
            self._old_list.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
