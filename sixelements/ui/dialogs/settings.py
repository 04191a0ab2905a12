"""Settings: looks, text size, font, recents, single-letter keys; each is applied and kept at once."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import SCALES, Look, Looks, Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.text import Button, Text


class SettingsDialog(Dialog):
    """Nothing has to be confirmed."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme, settings: StoredSettings) -> None:
        super().__init__(parent, theme, _("Settings"), width=480)
        self._session, self._settings = session, settings
        self._build()
        self._fill()
        self._connect()
        theme.changed.connect(self.fit)

    def _build(self) -> None:
        self.column.addWidget(Text(self.theme, _("Settings"), role="title"))
        self.column.addSpacing(4)
        self.look, self.size_ = ChoiceBox(), ChoiceBox()
        looks = ((Look.SYSTEM, _("Like the system")), (Look.LIGHT, _("Light")), (Look.DARK, _("Dark")))
        for look, words in looks:
            self.look.addItem(words, look)
        for scale in SCALES:
            self.size_.addItem(_("{percent} %").format(percent=round(100 * scale)), scale)
        self.add_field(_("Colors"), self.look)
        self.add_field(_("Text size"), self.size_, hint=_("Ctrl + and Ctrl − change it on every page."))
        self.own_font = QCheckBox(_("Use the font that comes with the app"))
        self.recents = QCheckBox(_("Keep a list of recent workbooks"))
        self.letters = QCheckBox(_("Single-letter keys, such as D for don’t know"))
        for box in (self.own_font, self.recents, self.letters):
            self.column.addWidget(box)
        hint = _("Switch single letters off if you speak to the computer or hit keys by chance.")
        self.column.addWidget(Text(self.theme, hint, role="small", tone="muted"))
        text, folder = (
            _("This holds until you quit: nothing can be written to {folder}."),
            self._settings.lost_in,
        )
        self.lost = Text(self.theme, text.format(folder=folder) if folder else "", tone="warn")
        self.lost.setVisible(bool(folder))
        self.column.addWidget(self.lost)
        self.column.addStretch(1)
        self.close_button = Button(self.theme, _("Close"), self.accept, kind="primary")
        self.add_foot(self.close_button)

    def _fill(self) -> None:
        choice = self.theme.choice
        self.look.setCurrentIndex(self.look.findData(choice.look))
        self.size_.setCurrentIndex(SCALES.index(choice.scale))
        self.own_font.setChecked(choice.own_font)
        self.letters.setChecked(choice.letters)
        self.recents.setChecked(self._session.recents.kept)

    def _connect(self) -> None:
        self.look.activated.connect(lambda n: self._change(lambda c: replace(c, look=self.look.itemData(n))))
        self.size_.activated.connect(lambda n: self._change(lambda c: replace(c, scale=SCALES[n])))
        self.own_font.toggled.connect(lambda on: self._change(lambda c: replace(c, own_font=on)))
        self.letters.toggled.connect(lambda on: self._change(lambda c: replace(c, letters=on)))
        self.recents.toggled.connect(lambda on: self._session.recents.keep(yes=on))

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme, settings: StoredSettings) -> None:
        """Show the settings until they are closed."""
        cls(parent, session, theme, settings).run()

    def _change(self, change: Callable[[Looks], Looks]) -> None:
        self.theme.choose(change(self.theme.choice))
        self._settings.keep_looks(self.theme.choice)
