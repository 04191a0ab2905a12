"""Paints a card of the board: practice and legs, title, owner and day, and how it stands (picture 09)."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sixelements.charts import marks
from sixelements.charts.scene import Scene
from sixelements.presentation.board.cards import CardView
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.kept_paintings import KeptPaintings
from sixelements.ui.widgets.plan_model import CARD_ROLE
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.scene_view import paint_scene

HEIGHT, GAP = 80, 8
_PAD, _RADIUS, _MARK, _LEG = 11, 8, 18, 14
_TONES = {"play": "accent", "check": "success", "star": "success", "pause": "muted", "clock": "muted"}


class PlanCard(QStyledItemDelegate):
    """Every card is as high as the others, so that columns line up; the tip has a title that was cut."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept = KeptPaintings(theme, self)
        self.chosen: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), self._theme.px(HEIGHT + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: CardView = index.data(CARD_ROLE)
        chosen = card.id == self.chosen
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)

        def act(on: QPainter, whole: QRectF) -> None:
            self._card(on, whole, card, chosen=chosen, focused=focused)

        self._kept.paint(painter, QRectF(option.rect), (card, chosen, focused), act)

    def _card(self, painter: QPainter, whole: QRectF, card: CardView, *, chosen: bool, focused: bool) -> None:
        px = self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = whole.adjusted(2, 2, -2, -px(GAP) + 2)
        self._frame(painter, box, chosen=chosen, focused=focused)
        inner = box.adjusted(px(_PAD), px(7), -px(_PAD), -px(7))
        third = inner.height() / 3
        lines = [QRectF(inner.left(), inner.top() + n * third, inner.width(), third) for n in range(3)]
        self._head(painter, lines[0], card)
        self._words(painter, lines[1], card.title, role="body", weight=600)
        self._foot(painter, lines[2], card)

    def _frame(self, painter: QPainter, box: QRectF, *, chosen: bool, focused: bool) -> None:
        color = self._theme.color("accent" if chosen or focused else "line")
        painter.setPen(QPen(color, 2 if chosen or focused else 1))
        painter.setBrush(self._theme.color("selected" if chosen else "panel"))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _head(self, painter: QPainter, box: QRectF, card: CardView) -> None:
        px = self._theme.px
        self._scene(painter, box.left(), box, marks.element(card.element, alt="", size=_MARK))
        right = box.right()
        for leg in reversed(card.legs):
            right -= px(_LEG)
            self._scene(painter, right, box, marks.leg(leg, alt="", size=_LEG))
            right -= px(4)
        words = QRectF(box.left() + px(_MARK + 6), box.top(), 0, box.height())
        words.setRight(max(right - px(2), words.left()))
        self._words(painter, words, card.practice, role="small", tone="muted")

    def _foot(self, painter: QPainter, box: QRectF, card: CardView) -> None:
        """Who, when, and how it stands; where room is short, with less of each, but never without one."""
        px = self._theme.px
        pin = px(18) if card.pinned else 0
        weight = 600 if card.amber else 400
        wide = self._wide(card.status, weight)
        room = box.width() - wide - px(6) - pin
        icon = px(20)
        name, day = card.first_name, card.due_brief
        for name, day in (
            (card.owner, card.due),
            (card.first_name, card.due),
            (card.first_name, card.due_brief),
        ):
            if self._who_wide(name, day) <= room - icon:
                break
        else:
            icon = 0 if card.amber else icon  # the word says it as well
        tone = "warn" if card.amber else _TONES.get(card.icon, "ink")
        start = box.right() - wide - icon
        side = px(14)
        if icon:
            square = QRectF(start, box.center().y() - side / 2, side, side)
            paint_icon(painter, card.icon, square, self._theme.color(tone))
        status = QRectF(start + icon, box.top(), wide + 2, box.height())
        self._words(painter, status, card.status, tone=tone, weight=weight)
        left = QRectF(box.left(), box.top(), max(start - box.left() - px(6), 0), box.height())
        if card.pinned:
            square = QRectF(left.left(), left.center().y() - side / 2, side, side)
            paint_icon(painter, "tag", square, self._theme.color("muted"))
            left.setLeft(left.left() + pin)
        self._who(painter, left, name, day)

    def _wide(self, text: str, weight: int) -> int:
        return QFontMetrics(self._theme.font("small", weight=weight, tabular=True)).horizontalAdvance(text)

    def _who_wide(self, name: str, day: str) -> int:
        between = self._theme.px(8) if name and day else 0
        return self._wide(name, 600) + between + self._wide(day, 400)

    def _who(self, painter: QPainter, box: QRectF, name: str, day: str) -> None:
        """The owner, who gives way where even a first name is too long, and the day."""
        due = self._wide(day, 400) + self._theme.px(8) if day else 0
        used = min(self._wide(name, 600), max(box.width() - due, 0))
        self._words(painter, QRectF(box.left(), box.top(), used + 2, box.height()), name, weight=600)
        left = box.left() + used + (self._theme.px(8) if name else 0)
        shown = QRectF(left, box.top(), max(box.right() - left, 0), box.height())
        self._words(painter, shown, day, tone="muted")

    def _words(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        *,
        role: str = "small",
        tone: str = "ink",
        weight: int = 400,
    ) -> None:
        painter.setFont(self._theme.font(role, weight=weight, tabular=True))
        painter.setPen(self._theme.color(tone))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
        painter.drawText(box, flags, shown)

    def _scene(self, painter: QPainter, left: float, box: QRectF, scene: Scene) -> None:
        scale = self._theme.choice.scale
        painter.save()
        painter.translate(QPointF(left, box.top() + (box.height() - scene.height * scale) / 2))
        paint_scene(painter, scene, self._theme, scale)
        painter.restore()
