"""One action of the library: what it is, why it is in the plan or not by factors, and its two answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.domain.ids import ActionId, LibraryActionId
from sixelements.i18n import _
from sixelements.presentation.board.library import FactorRow, LibraryDetail
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.layouts import FlowLayout, clear, scrolling
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.wording import numbers, phrases


class LibraryDetailPanel(QWidget):
    """``add_wanted`` and ``not_now_wanted``: what was decided about the action.

    ``gate_wanted``: the sheet that opens one that is locked. ``park_chosen``: another one is put off for it.
    """

    add_wanted = Signal()
    not_now_wanted = Signal()
    gate_wanted = Signal()
    park_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._asked: LibraryActionId | None = None
        self.setAccessibleName(_("Action"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 0, 8, 8)
        column.setSpacing(6)
        self._mark = SceneView(theme, zoom=1)
        self._practice = Text(theme, role="small", tone="muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._practice, stretch=1)
        column.addLayout(head)
        self._title = Text(theme, role="heading")
        self._step, self._measure = (Text(theme, role="small") for _n in range(2))
        self.why_title = Text(theme, role="heading")
        self.why_title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._why = Text(theme)
        self._factors = QGridLayout()
        self._factors.setHorizontalSpacing(10)
        self._factors.setVerticalSpacing(4)
        self._brings_title = Text(theme, _("What would bring it in"), weight=600)
        self._brings = Text(theme, role="small")
        for part in (self._title, self._step, self._measure, self.why_title, self._why):
            column.addWidget(part)
        column.addLayout(self._factors)
        column.addWidget(self._brings_title)
        column.addWidget(self._brings)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(inside), stretch=1)
        whole.addWidget(line())
        whole.addWidget(self._build_foot())

    def _build_foot(self) -> QWidget:
        theme = self._theme
        self.add = Button(theme, _("Add"), self.add_wanted.emit, kind="primary")
        self.not_now = Button(theme, _("Not now…"), self.not_now_wanted.emit, kind="quiet")
        self._full = Text(theme, role="small", tone="muted")
        self.park = ChoiceBox()
        self.park.setAccessibleName(_("Park for it"))
        self.park.activated.connect(lambda _n: self.park_chosen.emit())
        self._said = Text(theme, role="small")
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(14, 8, 8, 0)
        column.setSpacing(6)
        ways = QWidget()
        flow = FlowLayout(spacing=10)
        ways.setLayout(flow)
        flow.addWidget(self.add)
        flow.addWidget(self.not_now)
        self.gate = Button(theme, _("Open Streamline first"), self.gate_wanted.emit, kind="link")
        flow.addWidget(self.gate)
        for part in (self._said, self._full, self.park, ways):
            column.addWidget(part)
        self._said.hide()
        return foot

    @property
    def parked(self) -> str | None:
        """The action that is put off for this one; empty for none, and None while nobody has chosen."""
        found = self.park.currentData()
        return None if found is None else str(found)

    def show_would(self, brings_in: str) -> None:
        """What the action would do once added, by what is put off for it now."""
        self._brings.setText(brings_in)

    def ask(self, said: str) -> None:
        """Say that something is to be put off first, and go to where it is chosen."""
        self.say(said)
        self.park.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, said: str) -> None:
        """Say what was done, or why it can't be."""
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def show_detail(
        self, detail: LibraryDetail | None, *, fixed: str, to_park: Sequence[tuple[ActionId, str]]
    ) -> None:
        """Show an action; None if none is listed."""
        self.say("")
        self.setEnabled(detail is not None)
        if detail is None:
            return
        self._mark.show_scene(marks.element(detail.element, alt="", size=22))
        self._practice.setText(numbers.series((detail.practice, detail.size)))
        self._title.setText(detail.title)
        self._step.setText(phrases.labeled(_("First step"), detail.first_step))
        self._measure.setText(phrases.labeled(_("Measure"), detail.measure))
        self.why_title.setText(detail.why_title)
        self._why.setText(detail.why)
        self._show_factors(detail.heads, detail.factors)
        for part in (self._brings_title, self._brings):
            part.setVisible(bool(detail.brings_in))
        self._brings.setText(detail.brings_in)
        self._show_foot(detail, fixed=fixed, to_park=to_park)

    def _show_foot(
        self, detail: LibraryDetail, *, fixed: str, to_park: Sequence[tuple[ActionId, str]]
    ) -> None:
        self.add.setEnabled(detail.can_add)
        self.add.setToolTip(fixed or detail.locked)
        self.not_now.setEnabled(detail.can_add)
        self.gate.setVisible(bool(detail.locked))
        self._full.setText(fixed or detail.locked or detail.full)
        self._full.setVisible(bool(self._full.text()))
        asks = bool(detail.full) and detail.can_add
        self.park.setVisible(asks)
        if asks:
            chosen = self.parked if self._asked == detail.id else None
            self._asked = detail.id
            self.park.clear()
            self.park.addItem(_("Choose what to park…"), None)
            for id_, title in to_park:
                self.park.addItem(_("Park: {action}").format(action=title), id_)
            self.park.addItem(_("Park nothing"), "")
            at = next((n for n in range(1, self.park.count()) if self.park.itemData(n) == chosen), 0)
            self.park.setCurrentIndex(at)

    def _show_factors(self, heads: tuple[str, str], factors: Sequence[FactorRow]) -> None:
        theme, grid = self._theme, self._factors
        clear(grid)
        if not factors:
            return
        for n, words in enumerate((_("Factor"), _("Here"), *heads)):
            grid.addWidget(_right(Text(theme, words, role="caption", tone="muted"), on=n > 1), 0, n)
        for n, row in enumerate(factors, start=1):
            weight = 600 if row.strong else 400
            name = Text(theme, row.name, role="small", weight=600)
            name.setAccessibleName(phrases.read_aloud(row.name, row.here, row.value))
            grid.addWidget(name, n, 0)
            grid.addWidget(Text(theme, row.here, role="small", tone="muted"), n, 1)
            value = Text(theme, row.value, role="small", weight=weight, tabular=True, wrap=False)
            other = Text(theme, row.other, role="small", tone="muted", tabular=True, wrap=False)
            grid.addWidget(_right(value), n, 2)
            grid.addWidget(_right(other), n, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


def _right(text: Text, *, on: bool = True) -> Text:
    if on:
        text.setAlignment(Qt.AlignmentFlag.AlignRight)
    return text
