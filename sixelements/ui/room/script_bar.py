"""The script as a row of blocks: boxes with minutes before it begins, words over lines while it runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from sixelements.domain.script import ScriptBlock
from sixelements.i18n import _
from sixelements.presentation.room.script_view import BlockState, BlockView, ScriptView
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.accessibility import Drawn
from sixelements.ui.widgets.accessible_interfaces import install
from sixelements.ui.widgets.banner import announce
from sixelements.wording import phrases

_GAP, _PAD, _TICK = 2, 8, 14


class ScriptBar(Drawn):
    """Left and Right choose a block, Enter goes there, Alt with them changes its minutes.

    ``slim``: as it stands over a desk. ``chosen`` carries the block that is looked at, ``wanted`` the one to
    go to, ``changed`` the block and how many minutes more it gets.
    """

    chosen, wanted, changed = Signal(object), Signal(object), Signal(object, int)

    def __init__(self, theme: Theme, *, slim: bool) -> None:
        super().__init__()
        install()
        self._theme, self._slim = theme, slim
        self._view: ScriptView | None = None
        self._at: ScriptBlock | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The script"))
        keys = _("Left and Right choose a block, Alt with them makes it shorter or longer.")
        if slim:
            keys = phrases.sentences(keys, _("Enter goes there."))
        self._keys = keys
        theme.changed.connect(self.updateGeometry)

    @property
    def block(self) -> BlockView | None:
        """The block that is looked at."""
        blocks = self._view.blocks if self._view else ()
        return next((b for b in blocks if b.block is self._at), blocks[0] if blocks else None)

    def show_script(self, view: ScriptView) -> None:
        """Show the row as it stands. The block looked at stays; while slim it is the one at hand at first."""
        if view == self._view:
            return
        here = [b.block for b in view.blocks if b.state is BlockState.HERE]
        there = {b.block for b in view.blocks}
        if self._at not in there or (self._slim and not self.hasFocus()):
            self._at = here[0] if here else None
        self._view = view
        self._describe()
        self.update()

    def _describe(self) -> None:
        at = self.block
        self.setAccessibleName(phrases.labeled(_("The script"), at.spoken) if at else _("The script"))
        self.setAccessibleDescription(self._keys)

    def sizeHint(self) -> QSize:
        px, line = self._theme.px, self._theme.line
        high = line("caption") + px(10) if self._slim else 2 * line("small") + line("caption") + px(20)
        return QSize(px(300), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # --- where the blocks lie

    def _boxes(self) -> list[tuple[float, float]]:
        """Left and width of each: by minutes, and none narrower than its words where there is room."""
        blocks = self._view.blocks if self._view else ()
        metrics = QFontMetrics(self._theme.font("caption", weight=600))
        extra = self._theme.px(_TICK + 6 if self._slim else 2 * _PAD + 4)
        least = [metrics.horizontalAdvance(b.name) + extra for b in blocks]
        whole = self.width() - _GAP * (len(blocks) - 1)
        with_facts = [
            max(n, metrics.horizontalAdvance(b.facts) + extra) for n, b in zip(least, blocks, strict=True)
        ]
        if not self._slim and sum(with_facts) <= whole:
            least = with_facts
        widths = _shares([b.minutes for b in blocks], least, whole)
        boxes, left = [], 0.0
        for width in widths:
            boxes.append((left, width))
            left += width + _GAP
        return boxes

    def _block_at(self, x: float) -> ScriptBlock | None:
        blocks = self._view.blocks if self._view else ()
        for block, (left, width) in zip(blocks, self._boxes(), strict=True):
            if left <= x <= left + width:
                return block.block
        return None

    # --- keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier and self.block:
            self.changed.emit(self.block.block, by)
            self._announce()
        elif by:
            self._move(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._slim and self.block:
            self.wanted.emit(self.block.block)
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        blocks = [b.block for b in self._view.blocks] if self._view else []
        at = self.block
        if at is None:
            return
        n = min(max(blocks.index(at.block) + by, 0), len(blocks) - 1)
        self._choose(blocks[n])

    def _choose(self, block: ScriptBlock) -> None:
        self._at = block
        self._describe()
        self.chosen.emit(block)
        self._announce()
        self.update()

    def _announce(self) -> None:
        at = self.block
        if at is not None:
            announce(self, at.spoken)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self._block_at(event.position().x())
        if block is not None:
            self._choose(block)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """One click looks at a block, two go there: a slip before the room changes nothing."""
        block = self._block_at(event.position().x())
        if block is not None and self._slim:
            self.wanted.emit(block)

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, (left, width) in zip(self._view.blocks, self._boxes(), strict=True):
            (self._paint_slim if self._slim else self._paint_box)(painter, block, left, width)
        painter.end()

    def _paint_slim(self, painter: QPainter, block: BlockView, left: float, width: float) -> None:
        theme, line = self._theme, self._theme.line("caption")
        at_hand, past = block.state is BlockState.HERE, block.state is BlockState.PAST
        tall = theme.px(4)
        bar = QRectF(left, self.height() - tall, width, tall)
        painter.fillRect(bar, theme.color("success" if past else "line"))
        if at_hand:
            painter.fillRect(QRectF(left, bar.top(), width * block.share, tall), theme.color("accent"))
        indent = 0.0
        if past:
            side = theme.px(_TICK - 2)
            paint_icon(painter, "check", QRectF(left, (line - side) / 2, side, side), theme.color("success"))
            indent = theme.px(_TICK + 2)
        painter.setFont(theme.font("caption", weight=600 if at_hand else 400))
        painter.setPen(theme.color("ink" if at_hand else "muted"))
        self._words(painter, block.name, QRectF(left + indent, 0, width - indent, line))
        if self.hasFocus() and self.block == block and not at_hand:
            painter.setPen(QPen(theme.color("focus"), 1))
            painter.drawLine(QPointF(left + indent, line), QPointF(left + width - 2, line))

    def _paint_box(self, painter: QPainter, block: BlockView, left: float, width: float) -> None:
        theme, at = self._theme, self.block == block
        line, pad = theme.line("small"), theme.px(_PAD)
        box = QRectF(left, 0, width, 2 * line + theme.px(12)).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.color("accent" if at else "lineStrong"), 2 if at else 1))
        painter.setBrush(theme.color("selected" if at else "panel"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font("caption", weight=600))
        inner = width - 2 * pad
        self._words(painter, block.name, QRectF(left + pad, theme.px(5), inner, line))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("muted"))
        fits = QFontMetrics(painter.font()).horizontalAdvance(block.facts) <= inner
        facts = block.facts if fits else block.took
        self._words(painter, facts, QRectF(left + pad, theme.px(5) + line, inner, line))
        top = box.bottom() + theme.px(3)
        self._words(painter, block.start, QRectF(left + 2, top, width, theme.line("caption")))

    def _words(self, painter: QPainter, text: str, box: QRectF) -> None:
        metrics = QFontMetrics(painter.font())
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(int(box.width()), 1))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)


def _shares(minutes: Sequence[int], least: Sequence[float], room: float) -> list[float]:
    """Widths that add up to the room, by minutes, but no less than each needs where all of that fits."""
    needed = sum(least)
    if needed >= room or not minutes:
        return [room * part / needed for part in least] if needed else []
    fixed: set[int] = set()
    while True:
        free = room - sum(least[n] for n in fixed)
        whole = sum(m for n, m in enumerate(minutes) if n not in fixed) or 1
        narrow = {n for n, m in enumerate(minutes) if n not in fixed and free * m / whole < least[n]}
        if not narrow:
            return [least[n] if n in fixed else free * m / whole for n, m in enumerate(minutes)]
        fixed |= narrow
