"""What every sheet of "Look closer" has: a head, its parts, and what it does to be asked by the page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.application.plan_editing import DraftAction
from sixelements.domain.assessment import Worksheet
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.desk import removed
from sixelements.presentation.closer.drafts import DraftActions
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.park import ParkDialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.side_panel import SidePanel
from sixelements.ui.widgets.text import Button


class SheetLeaf(QWidget):
    """A sheet in the page. Subclasses fill ``body`` and show their view in ``refresh``.

    ``buttons`` stand at the right of the page's head, ``foot`` below all, over the whole width, and
    ``side`` at the right. ``wanted`` asks for another page, by its step, ``sheet_wanted`` for another sheet,
    at the row with this id. ``changed``: another row is shown, so the head says something else. ``refused``
    and ``told`` carry a sentence that the page says, ``done`` one about new actions. ``explained``: why a
    figure is what it is, and who asked.
    """

    wanted = Signal(object)
    sheet_wanted = Signal(object, str)
    changed = Signal()
    refused, done, told = Signal(str), Signal(str), Signal(str)
    explained = Signal(object, object)
    crumb = ""
    """What the sheet is called on the way back."""
    sheet: Worksheet | None = None
    """Which worksheet it is, if it can be taken over from the last round."""
    keeps_line = False
    """Whether the line under its title keeps its room where nothing stands there: else it comes and goes."""
    side_width = 288
    side_over = False
    """Whether the side lies over the page even where there is room."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self.title, self.facts = "", ""
        self.buttons: list[QWidget] = []
        self.foot: QWidget | None = None
        self.side: QWidget | None = None
        self.panel: SidePanel | None = None
        """The page puts the side into it."""
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self._make_button: Button | None = None
        self.over = ""
        """That nobody looked at the sheet since the last round, as `look` found it."""
        self.still_true = Button(theme, _("Still true"), self._say_still_true, icon_name="check")
        self.still_true.hide()
        if self.sheet is not None:
            self.buttons.append(self.still_true)

    def look(self) -> None:
        """Ask whether the sheet only was taken over, once for all that is to be shown."""
        self.over = "" if self.sheet is None else DraftActions(self.session).taken_over(self.sheet)

    def show_still_true(self) -> None:
        """Offer to say that a sheet that was taken over still is true, as long as nobody looked at it."""
        over = bool(self.over) and not DraftActions(self.session).locked
        if not over and self.still_true.hasFocus():
            self.enter()
        self.still_true.setVisible(over)

    def _say_still_true(self) -> None:
        sheet = self.sheet
        if sheet is not None and self.attempt(lambda: DraftActions(self.session).say_still_true(sheet)):
            announce(self, _("It counts in this round now."))

    def refresh(self) -> None:
        """Show the sheet as it is now; sets ``title`` and ``facts``."""

    def show_row(self, row: str) -> None:
        """Show the row with this id, where a sheet shows one at a time."""

    def enter(self) -> None:
        """The person came to the sheet: the focus goes where the keys work."""

    def flush(self) -> None:
        """Store what is being typed."""

    def show_held(self) -> None:
        """Bring into sight what was typed and can't be stored, where it is about another cell than shown."""

    def forget(self) -> None:
        """Another round or workbook is looked at."""

    def toggle_side(self) -> None:
        """F4: show or shut the side where it lies over the page."""
        if self.panel is None:
            return
        if self.panel.isVisible() and self.panel.is_drawer:
            self.panel.shut()
        else:
            self.panel.open()
            self.enter_side()

    def enter_side(self) -> None:
        """The focus goes into the side."""

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something, and whether that went well; what is refused is said at the page's foot."""
        try:
            act()
        except SixElementsError as refusal:
            self.refused.emit(refusal.sentence)
            return False
        return True

    def hold(self, act: Callable[[], object]) -> None:
        """Store what was typed into a field; where it is refused, the field itself says so."""
        if not self.session.is_open:
            return
        try:
            act()
        except BadInput:
            self.refresh()
        except SixElementsError as refusal:
            self.refused.emit(refusal.sentence)

    def say_removed(self, name: str) -> None:
        """Say what was taken out, with all that was marked on it."""
        self.told.emit(removed(name))

    # draft actions

    def make_button(self, on_click: Callable[[], object]) -> Button:
        """The filled button "Make 2 actions"."""
        self._make_button = Button(self.theme, "", on_click, kind="primary")
        return self._make_button

    def show_make(self, n: int, *, locked: str = "") -> None:
        """Say how many drafts would be made; none: it waits for a tick."""
        if self._make_button is None:
            return
        text = ngettext("Make {n} action", "Make {n} actions", n).format(n=n) if n else _("Make actions")
        self._make_button.setText(text)
        why_not = locked or DraftActions(self.session).why_not or self.over
        why_not = why_not or ("" if n else _("Tick what is to become an action."))
        self._make_button.setEnabled(not why_not)
        self._make_button.setToolTip(why_not)
        self._make_button.setAccessibleDescription(why_not)

    def make(self, drafts: Callable[[DraftActions], Sequence[DraftAction]]) -> bool:
        """Put drafts into the plan, and say so; whether that went well."""
        desk = DraftActions(self.session)
        made, said = drafts(desk), list[str]()
        asked = desk.room_for(len(made))
        if asked is not None:
            if not ParkDialog.ask(self, self.theme, asked, lambda ids: said.append(desk.make(made, ids))):
                return False
        elif not self.attempt(lambda: said.append(desk.make(made))):
            return False
        self.done.emit(said[0])
        return True
