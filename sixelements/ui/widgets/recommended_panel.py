"""The recommended actions nobody decided on yet, each with its reason and its two answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.plan import PlanPageView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.recommended_row import RecommendedRow
from sixelements.ui.widgets.text import Button, Text, line

_FEW = 3
"""How many are shown above a plan."""


class RecommendedPanel(QWidget):
    """``added`` and ``declined`` carry the action's id."""

    added = Signal(str)
    declined = Signal(str)
    all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._view: PlanPageView | None = None
        self._whole = False
        self.rows: dict[str, RecommendedRow] = {}
        self._count = Text(theme, tone="muted")
        self.all = Button(theme, _("Add all"), self.all_wanted.emit, kind="quiet")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(theme, _("Recommended"), role="heading", wrap=False))
        head.addWidget(self._count, stretch=1)
        head.addWidget(self.all)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        self.more = Button(theme, "", self._toggle, kind="link")
        column.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_list(self, view: PlanPageView) -> None:
        """Show what is left to decide on; once there is a plan, only the first few, so that it is seen."""
        self._view = view
        self.setVisible(bool(view.recommended))
        self._count.setText(view.recommended_head)
        self.all.setVisible(bool(view.add_all) and view.next_step)
        self.all.setEnabled(not view.fixed)
        few = view.next_step and len(view.recommended) > _FEW + 1
        self.more.setVisible(few)
        whole = _("Show all {n} recommended actions").format(n=len(view.recommended))
        self.more.setText(_("Show fewer") if self._whole else whole)
        shown = view.recommended[:_FEW] if few and not self._whole else view.recommended
        if self._shown == (shown, view.fixed):
            return
        at = self._focused()
        self._shown = (shown, view.fixed)
        clear(self._list)
        self.rows = {}
        for item in shown:
            row = RecommendedRow(self._theme, item, fixed=view.fixed)
            row.added.connect(self.added)
            row.declined.connect(self.declined)
            self.rows[item.id] = row
            self._list.addWidget(line())
            self._list.addWidget(row)
        self._focus(at)

    def _toggle(self) -> None:
        self._whole = not self._whole
        if self._view is not None:
            self.show_list(self._view)

    def _focused(self) -> int | None:
        """The place of the row that has the focus, so that the next one gets it."""
        focused = QApplication.focusWidget()
        rows = enumerate(self.rows.values())
        return next((n for n, row in rows if focused and row.isAncestorOf(focused)), None)

    def _focus(self, at: int | None) -> None:
        open_ = [row for row in self.rows.values() if not row.view.locked]
        if at is not None and open_:
            open_[min(at, len(open_) - 1)].add.setFocus()
