"""The recommended actions nobody decided on yet, each with its reason and its two answers."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.board.desk import TrayCard, TrayView
from sixelements.presentation.pages.plan import PlanPageView, RecommendedView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.recommended_row import RecommendedRow, RecommendedRows
from sixelements.ui.widgets.text import Button, Text

_FEW = 3
"""How many are shown above a plan."""


class RecommendedPanel(QWidget):
    """``added`` and ``declined`` carry the action's id; ``gate_wanted``: the sheet that unlocks some.

    Above a plan they stand side by side, so that the plan is seen. What keeps a strength stands beneath, once
    it is asked for.
    """

    added = Signal(str)
    declined = Signal(str)
    gate_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._view: PlanPageView | None = None
        self._whole = self._keeping = False
        self._tray: TrayView | None = None
        self.rows: dict[str, RecommendedRow] = {}
        self._count = Text(theme, tone="muted", wrap=False)
        self.all = Button(theme, _("Add all"), self.all_wanted.emit, kind="quiet")
        heads = QWidget()
        head = FlowLayout(spacing=12)
        heads.setLayout(head)
        head.addWidget(Text(theme, _("Recommended"), role="heading", wrap=False))
        head.addWidget(self._count)
        self.more = Button(theme, "", self._toggle, kind="link")
        self.keep = Button(theme, "", self._toggle_options, kind="link")
        for button in (self.more, self.keep, self.all):
            head.addWidget(button)
        self._list, self._options = RecommendedRows(theme), RecommendedRows(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heads)
        column.addWidget(self._list)
        column.addWidget(self._options)

    def show_list(self, view: PlanPageView, tray: TrayView | None) -> None:
        """Show what is left to decide on; once there is a plan, only the first few, so that it is seen."""
        self._view, self._tray = view, tray
        cards = {card.id: card for card in tray.cards} if tray else {}
        options = tuple(map(_option, tray.options)) if tray else ()
        found = tuple(_with_rule(item, cards.get(item.id)) for item in view.recommended)
        self.setVisible(bool(found or options))
        self._count.setText(view.recommended_head or (tray.line if tray else ""))
        self.all.setVisible(bool(view.add_all) and view.next_step)
        self.all.setEnabled(not view.fixed)
        few = view.next_step and len(found) > _FEW + 1
        self.more.setVisible(few)
        whole = _("Show all {n} recommended actions").format(n=len(found))
        self.more.setText(_("Show fewer") if self._whole else whole)
        shown = found[:_FEW] if few and not self._whole else found
        self.keep.setVisible(bool(options))
        text = _("Hide these actions") if self._keeping else _("To keep what is strong: {n}")
        self.keep.setText(text.format(n=len(options)))
        kept = options if self._keeping else ()
        if self._shown == (shown, kept, view.fixed):
            return
        at = self._focused()
        self._shown = (shown, kept, view.fixed)
        self.rows = {}
        self._fill(self._list, shown, view.fixed, beside=view.next_step)
        self._fill(self._options, kept, view.fixed, beside=True)
        self._focus(at)

    def _fill(
        self, place: RecommendedRows, items: tuple[RecommendedView, ...], fixed: str, *, beside: bool
    ) -> None:
        rows = []
        for item in items:
            row = RecommendedRow(self._theme, item, fixed=fixed)
            row.added.connect(self.added)
            row.declined.connect(self.declined)
            row.gate_wanted.connect(self.gate_wanted)
            self.rows[item.id] = row
            rows.append(row)
        place.show_rows(rows, beside=beside)

    def _toggle_options(self) -> None:
        self._keeping = not self._keeping
        if self._view is not None:
            self.show_list(self._view, self._tray)

    def _toggle(self) -> None:
        self._whole = not self._whole
        if self._view is not None:
            self.show_list(self._view, self._tray)

    def _focused(self) -> int | None:
        """The place of the row that has the focus, so that the next one gets it."""
        focused = QApplication.focusWidget()
        rows = enumerate(self.rows.values())
        return next((n for n, row in rows if focused and row.isAncestorOf(focused)), None)

    def _focus(self, at: int | None) -> None:
        open_ = [row for row in self.rows.values() if not row.view.locked]
        if at is not None and open_:
            open_[min(at, len(open_) - 1)].add.setFocus()


def _with_rule(item: RecommendedView, card: TrayCard | None) -> RecommendedView:
    return item if card is None else replace(item, rule=card.rule, near_tie=card.near_tie)


def _option(card: TrayCard) -> RecommendedView:
    return RecommendedView(
        id=card.id,
        element=card.element,
        practice=card.practice,
        facts=card.size,
        title=card.title,
        because=card.because,
        locked=card.locked,
        rule=card.rule,
    )
