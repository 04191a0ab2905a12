"""Team and round behind one button, where the rail is too narrow for the list."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sixelements.i18n import _
from sixelements.presentation.places import Place
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button


class PlaceButton(Button):
    """Says whose round is looked at; ``chosen`` carries another `Place`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", kind="quiet", icon_name="people", name=_("Team and round"))
        self._places: tuple[Place, ...] = ()
        self.clicked.connect(lambda _checked=False: self.open_menu())

    def show_places(self, places: tuple[Place, ...], *, about: str) -> None:
        """Offer these; ``about`` is the one that is looked at, in words."""
        self._places = places
        self.setToolTip(about)
        self.setAccessibleDescription(about)

    def open_menu(self) -> None:
        """Show the teams and rounds beside the button."""
        self.menu_of_places().popup(self.mapToGlobal(QPoint(self.width(), 0)))

    def menu_of_places(self) -> QMenu:
        """The teams and rounds; gone once it was closed."""
        menu = QMenu(self)
        menu.setAccessibleName(_("Team and round"))
        for place in self._places:
            action = QAction(place.text.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(place.here)
            action.triggered.connect(lambda _on=False, to=place: self.chosen.emit(to))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
