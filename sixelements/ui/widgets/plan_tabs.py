"""The views of the plan as tabs, with how much is in progress and in the plan beside them."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.board.desk import LimitsView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.tab_bar import TabBar
from sixelements.ui.widgets.text import Text


class PlanTab(Enum):
    """A view of the plan; the value is remembered between starts."""

    BOARD = "board"
    TABLE = "table"
    TIMELINE = "timeline"

    @property
    def label(self) -> str:
        """What it is called."""
        return {
            PlanTab.TABLE: _("Table"),
            PlanTab.BOARD: _("Board"),
            PlanTab.TIMELINE: _("Timeline"),
        }[self]


class PlanTabs(QWidget):
    """``chosen``: another view is wanted, which ``view`` says."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.bar = TabBar(_("Views of the plan"))
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Tab goes on from where somebody clicked
        for tab in PlanTab:
            self.bar.addTab(tab.label)
        self._progress = Text(theme, wrap=False)
        self._progress_full = Text(theme, tone="warn", weight=600, wrap=False)
        self._inside = Text(theme, wrap=False)
        self._inside_full = Text(theme, tone="warn", weight=600, wrap=False)
        limits = QWidget()
        row = QHBoxLayout(limits)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._progress)
        row.addWidget(self._progress_full)
        row.addSpacing(12)
        row.addWidget(self._inside)
        row.addWidget(self._inside_full)
        whole = FlowLayout(spacing=16)
        whole.last_at_end = True
        self.setLayout(whole)
        whole.addWidget(self.bar)
        whole.addWidget(limits)
        self.bar.currentChanged.connect(lambda _n: self.chosen.emit())

    @property
    def view(self) -> PlanTab:
        """The view whose tab is chosen."""
        return tuple(PlanTab)[self.bar.currentIndex()]

    def choose(self, name: str) -> None:
        """Choose the view that was looked at last; the board where none was."""
        known = {tab.value: n for n, tab in enumerate(PlanTab)}
        blocked = self.bar.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.bar.setCurrentIndex(known.get(name, 0))
        self.bar.blockSignals(blocked)

    def show_limits(self, limits: LimitsView | None) -> None:
        """Show how much is in progress and in the plan, of how much a team keeps up with."""
        for text, words in (
            (self._progress, limits.in_progress if limits else ""),
            (self._progress_full, limits.in_progress_full if limits else ""),
            (self._inside, limits.in_plan if limits else ""),
            (self._inside_full, limits.in_plan_full if limits else ""),
        ):
            text.setText(words)
            text.setVisible(bool(words))
