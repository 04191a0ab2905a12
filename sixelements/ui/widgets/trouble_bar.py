"""Over the page while something is wrong with the workbook's file: what it is, and every way on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.new_workbook import COLLECTION, ENDING
from sixelements.presentation.session import Session
from sixelements.presentation.trouble import Trouble, WayOn, copied_to, trouble
from sixelements.ui.dialogs.place import ask_place
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases
from sixelements.wording.backups import did_not_come_along

_LOW = 680
"""Below this height of the window, at 100 % text, the bar would leave too little of the page."""
_BESIDE, _WAYS = 600, 212
"""At 100 % text: from this width on the ways stand beside the words, and how wide they are there."""
_SIDE, _GAP = 28, 12
"""Left and right of all, and between the sign and the words."""
_LOWER = 5
"""How much lower words begin than the buttons in their line."""
_IN_A_LINE = 2
"""So many ways have room in one line with what is wrong."""
_ANY = 2**24 - 1
"""Pixels: as wide as it likes, for Qt."""
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TroubleBar(QFrame):
    """Hidden while nothing is wrong. ``other_wanted``: open what lies in the file's place instead.

    ``again_wanted``: open the workbook again, which somebody else had; ``taken``: take it over from them.
    ``told``: what was done, which the page says, as the bar may be gone by then.
    """

    other_wanted = Signal()
    again_wanted = Signal()
    taken = Signal()
    backups_wanted = Signal()
    told = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._shown: Trouble | None = None
        self._taking_over = self._opened = False
        self.hide()
        self._build()

    def _build(self) -> None:
        theme = self._theme
        self._title = Text(theme, role="heading")
        self._text = Text(theme)
        self._problem = Text(theme, tone="danger")
        self.buttons = {
            WayOn.GO_ON_THERE: Button(theme, _("Go on there"), self._go_on_there),
            WayOn.TRY_AGAIN: Button(theme, _("Try again"), self.again_wanted.emit),
            WayOn.BACK: Button(theme, _("Back"), lambda: self._think(taking_over=False)),
            WayOn.COPY: Button(theme, _("Save a copy…"), self._save_copy),
            WayOn.OPEN: Button(theme, _("Open what lies there now"), self.other_wanted.emit),
            WayOn.BACKUPS: Button(theme, _("Backups…"), self.backups_wanted.emit),
            WayOn.RETRY: Button(theme, _("Retry"), self._retry),
            WayOn.IS_GONE: Button(
                theme, _("Are they gone?"), lambda: self._think(taking_over=True), kind="link"
            ),
            WayOn.TAKE_OVER: Button(theme, _("Take over"), self._take_over),
        }
        self.details = Button(theme, "", self._toggle, kind="link")
        self.more = Button(theme, _("Other ways"), self._open_menu, icon_name="chevron-down")
        self._aside = Text(theme, _("Opening it sets yours aside first."), role="small", tone="muted")
        head = FlowLayout(spacing=16)
        head.addWidget(self._title)
        head.addWidget(self.details)
        words = self._words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(head)
        words.addWidget(self._text)
        words.addWidget(self._problem)
        words.addStretch(1)
        self._ways_box = QWidget()
        self._ways = QBoxLayout(_ACROSS, self._ways_box)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(8)
        for part in (*self.buttons.values(), self.more, self._aside):
            self._ways.addWidget(part)
        self._ways.addStretch(1)
        self._both = QBoxLayout(_DOWN)
        self._both.setSpacing(8)
        self._both.addLayout(words, stretch=1)
        self._both.addWidget(self._ways_box)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 8, _SIDE, 8)
        row.setSpacing(_GAP)
        self._sign = Icon(theme, "warning", tone="warn")
        sign = self._beside_sign = QVBoxLayout()
        sign.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(sign)
        row.addLayout(self._both, stretch=1)

    def fit(self) -> None:
        """Words with the ways beside them, or above them in a narrow bar.

        One line in a low window: what is wrong, the first way, and a menu of the others; two or more where
        they don't fit into one, as with large text.
        """
        now, px = self._shown, self._theme.px
        if now is None:
            return
        low = self.window().height() < _LOW * self._theme.choice.scale
        self._opened = self._opened and low
        column = self.width() >= px(_BESIDE) and not low and not now.calm and WayOn.BACK not in now.ways
        others = now.ways[1:] if low and len(now.ways) > _IN_A_LINE else ()
        for way, button in self.buttons.items():
            button.setVisible(way in now.ways and way not in others)
        self.more.setVisible(bool(others))
        self.details.setVisible(low)
        self.details.setText(_("Hide") if self._opened else _("Details"))
        beside = self._is_one_line() if low else self.width() >= px(_BESIDE)
        opens = WayOn.OPEN in now.ways
        self._aside.setVisible(column and opens)
        told = (self._aside.text(),) if opens and not column else ()
        self._text.setText(phrases.sentences(now.text, now.waits, *told))
        for part in (self._words, self._beside_sign):  # in the middle of the line
            part.setContentsMargins(0, px(_LOWER) if low else 0, 0, 0)
        self._both.setDirection(_ACROSS if beside else _DOWN)
        self._both.setSpacing(24 if beside else 8)
        narrow = not beside and self._ways_across() > self._room()
        self._ways.setDirection(_DOWN if column or narrow else _ACROSS)
        self._ways_box.setMinimumWidth(px(_WAYS) if column else 0)
        self._ways_box.setMaximumWidth(px(_WAYS) if column else _ANY)
        self._text.setVisible(not low or self._opened)
        self.setToolTip(self._text.text() if low else "")
        self.setAccessibleDescription(self._text.text())

    def _room(self) -> int:
        """Pixels across for words and ways."""
        return self.width() - 2 * _SIDE - self._sign.sizeHint().width() - _GAP

    def _ways_across(self) -> int:
        """Pixels that the ways need in one line."""
        parts = [part for part in (*self.buttons.values(), self.more) if not part.isHidden()]
        return sum(part.sizeHint().width() + self._ways.spacing() for part in parts)

    def _is_one_line(self) -> bool:
        """Whether what is wrong, the details, and the ways have room side by side."""
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        words = title + self.details.sizeHint().width() + 2 * 24
        return words + self._ways_across() <= self._room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _toggle(self) -> None:
        """Say the whole of it in a low window, or no more."""
        self._opened = not self._opened
        self.fit()

    def ways_in_menu(self) -> tuple[WayOn, ...]:
        """The ways that have no room in the line."""
        ways = self._shown.ways if self._shown else ()
        return tuple(way for way in ways if self.buttons[way].isHidden())

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.more.text())
        for way in self.ways_in_menu():
            menu.addAction(self._entry(way), self.buttons[way].click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _entry(self, way: WayOn) -> str:
        """A way in the menu; there is no room beside it for what it does first."""
        words = self.buttons[way].text()
        return _("{way} (sets yours aside first)").format(way=words) if way is WayOn.OPEN else words

    def _in_order(self, ways: tuple[WayOn, ...]) -> list[QWidget]:
        """The buttons, and under the one that it is about what it does first."""
        found: list[QWidget] = []
        for way in ways:
            found += [self.buttons[way], *([self._aside] if way is WayOn.OPEN else [])]
        return found

    def _put_in_order(self, ways: tuple[WayOn, ...]) -> None:
        """The best way first; it is the filled one where something is wrong."""
        calm = self._shown is None or self._shown.calm
        for part in self._in_order(ways)[::-1]:
            self._ways.removeWidget(part)
            self._ways.insertWidget(0, part)
        for place, way in enumerate(ways):
            button = self.buttons[way]
            if button.property("kind") != "link":
                button.set_kind("primary" if place == 0 and not calm else "plain")

    def refresh(self, *, shown: bool) -> None:
        """Show what is wrong now; said aloud when it is something else than before."""
        now = trouble(self._session, taking_over=self._taking_over) if shown else None
        if now == self._shown:
            return
        before, self._shown = self._shown, now
        self._problem.hide()
        self.setVisible(now is not None)
        if now is None:
            return
        self.setProperty("kind", "heads-up" if now.calm else "trouble")
        self.style().unpolish(self)
        self.style().polish(self)
        self._sign.show_icon("lock" if now.calm else "warning", tone="muted" if now.calm else "warn")
        self._title.setText(now.title)
        self.setAccessibleName(now.title)
        self._put_in_order(now.ways)
        self.fit()
        if before is None or before.title != now.title:
            announce(self, phrases.read_aloud(now.title, now.text))

    def _think(self, *, taking_over: bool) -> None:
        """Ask whether to take over, or leave it."""
        self._taking_over = taking_over
        self.refresh(shown=True)
        button = self.buttons[WayOn.BACK if taking_over else WayOn.IS_GONE]
        (self.more if button.isHidden() else button).setFocus()

    def _take_over(self) -> None:
        self._taking_over = False
        self.taken.emit()

    def _go_on_there(self) -> None:
        before, came = self._session.path, list[bool]()
        if self._try(lambda: came.append(self._session.go_on_there())) and not came[0]:
            self.told.emit(did_not_come_along(before or Path(), self._session.path or Path()))

    def _retry(self) -> None:
        self._try(self._session.retry)

    def _save_copy(self) -> None:
        path = copy_place(self, self._session)
        if path:
            reading, before = self._session.read_only, self._session.path
            if self._try(lambda: (self._session.copy_to if reading else self._session.save_copy)(path)):
                self.told.emit(copied_to(self._session, path, before))

    def _try(self, way: Callable[[], object]) -> bool:
        """Say beside the buttons what goes wrong; where it went well, the bar goes. Whether it did."""
        try:
            way()
        except SixElementsError as refusal:
            self._problem.setText(refusal.sentence)
            self._problem.show()
            announce(self, refusal.sentence)
            return False
        return True


def copy_place(parent: QWidget, session: Session) -> Path | None:
    """Ask where a copy of the workbook goes; None if it is to go nowhere."""
    now = session.path or Path()
    suggested = now.with_name(_("{name} copy").format(name=now.stem) + now.suffix)
    return ask_place(parent, _("Save a copy"), suggested, (COLLECTION if session.collection else ENDING,))
