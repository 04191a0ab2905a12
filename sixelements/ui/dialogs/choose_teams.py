"""Which teams are compared: one tick each; those that are taken away are left out of all figures."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from sixelements.application.comparing import TeamKey
from sixelements.i18n import _
from sixelements.presentation.pages.compare import TeamChoice
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button


class ChooseTeamsDialog(Dialog):
    """The comparison stays as it is until this is accepted."""

    def __init__(self, parent: QWidget, theme: Theme, choices: Sequence[TeamChoice]) -> None:
        title = _("Choose teams")
        super().__init__(parent, theme, title)
        self.add_words(title, _("Comparing starts at five. A choice by their results would mislead."))
        self._ticks = {choice.key: QCheckBox(choice.words.replace("&", "&&")) for choice in choices}
        for choice in choices:
            self._ticks[choice.key].setChecked(choice.chosen)
            self.column.addWidget(self._ticks[choice.key])
        self.finish(Button(theme, _("Compare these"), self.accept, kind="primary"))

    @property
    def left_out(self) -> frozenset[TeamKey]:
        """The teams without a tick."""
        return frozenset(key for key, tick in self._ticks.items() if not tick.isChecked())

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, choices: Sequence[TeamChoice]) -> frozenset[TeamKey] | None:
        """Ask; the teams that are left out, or None if nothing was chosen."""
        dialog = cls(parent, theme, choices)
        return dialog.left_out if dialog.run() else None
