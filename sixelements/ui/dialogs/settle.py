"""Record what the room settled, one practice after another: with the fields that the talk has."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.pages.settle import ItemForm, SettlePresenter
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.room.answers_plot import AnswersPlot
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.settle_fields import SettleFields
from sixelements.ui.widgets.text import Button, Text

_WIDE = 880


class SettleDialog(Dialog):
    """Private answers stay as they are; the record stands beside them and can be changed or removed.

    *Record and next* (Ctrl Enter) goes to the practice after this one; so does the button beside its place,
    without a record.
    """

    def __init__(self, parent: QWidget, theme: Theme, presenter: SettlePresenter) -> None:
        self._presenter, self._view = presenter, presenter.view()
        super().__init__(parent, theme, self._view.dialog, width=_WIDE)
        self._asked: ItemForm | None = None
        self._recorded = False
        self._build()
        self._show()
        self.fields.level.focus_chosen()
        for signal in (self.fields.changed, self.fields.chose):
            signal.connect(self._corrected_form)

    def _build(self) -> None:
        theme = self.theme
        self.fields = SettleFields(theme, self._view.words)
        self.level, self.half, self.aim = self.fields.level, self.fields.half, self.fields.aim
        self.why, self.evidence = self.fields.why, self.fields.evidence
        self._title, self._statement = Text(theme, role="title"), Text(theme, role="lead")
        self._answers, self._prompt = Text(theme, tone="muted"), Text(theme, tone="muted")
        self.plot = AnswersPlot(theme)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line under it says the same
        self.column.addLayout(self._build_place())
        self.column.addWidget(self._title)
        self.column.addLayout(self._build_columns())
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.remove = Button(theme, _("Remove the record"), self._remove, kind="quiet")
        self.cancel_button = Button(theme, _("Cancel"), self._leave)
        self.done_button = Button(theme, _("Record"), self._record, kind="primary")
        self.next_button = Button(
            theme, _("Record and next"), partial(self._record, on=True), hint=_("Ctrl+Enter")
        )
        self._words = {button: button.text() for button in (self.done_button, self.next_button)}
        self.add_foot(self.cancel_button, self.next_button, self.done_button, left=self.remove)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)  # it goes on to the next practice
            shortcut.activated.connect(partial(self._record, on=True))

    def _build_columns(self) -> QBoxLayout:
        """The practice with its answers, and the record beside it; under it where there is no room."""
        left = QVBoxLayout()
        left.setSpacing(8)
        for part in (self._statement, self.plot, self._answers, self._prompt):
            left.addWidget(part)
        left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(28)
        self._columns.addLayout(left, stretch=1)
        self._columns.addWidget(self.fields, stretch=1)
        return self._columns

    def fit(self) -> None:
        """In one column the dots go, as the line under them says the same."""
        parent = self.parentWidget()
        ways = QBoxLayout.Direction
        beside = (parent.window() if parent else self).width() - 48 >= self.theme.px(_WIDE)
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._columns.setSpacing(28 if beside else 8)
        self.plot.setVisible(beside and bool(self._view.counts))
        super().fit()

    def _build_place(self) -> QHBoxLayout:
        """Which practice this is among all, and the ways to those beside it."""
        theme = self.theme
        self._place = Text(theme, role="small", tone="muted")
        self.before = Button(
            theme, "", lambda: self._go(-1), kind="quiet", icon_name="chevron-left", name=_("Practice before")
        )
        self.after = Button(
            theme, "", lambda: self._go(+1), kind="quiet", icon_name="chevron-right", name=_("Practice after")
        )
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._place, stretch=1)
        for button in (self.before, self.after):
            button.setToolTip(button.accessibleName())
            row.addWidget(button)
        return row

    def _show(self) -> None:
        """Show the practice at hand, as it is recorded."""
        view, presenter = self._view, self._presenter
        self.setWindowTitle(view.dialog)
        self._title.setText(view.title)
        self._statement.setText(view.statement)
        self._answers.setText(view.answers)
        self._prompt.setText(_("To ask: {prompt}").format(prompt=view.prompt))
        self.plot.show_answers(view.counts, view.words, view.answers)
        self._place.setText(view.place)
        self.before.setEnabled(view.before is not None)
        self.after.setEnabled(view.after is not None)
        self.next_button.setVisible(view.after is not None)
        self.remove.setVisible(view.recorded)
        self.fields.show_form(presenter.results, presenter.practice, view.form)
        self.fields.show_facts(view.facts)
        self._asked = None
        self.say("")

    def _go(self, by: int) -> None:
        """Show the practice before or after this one."""
        practice = self._view.after if by > 0 else self._view.before
        if practice is None:
            return
        self._presenter = self._presenter.of(practice)
        self._view = self._presenter.view()
        self._show()
        self.fields.level.focus_chosen()
        announce(self, self._view.title)

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: SettlePresenter) -> bool:
        """Ask for the record, and for those after it; whether anything was stored."""
        return cls(parent, theme, presenter).run()

    def _corrected_form(self) -> None:
        """What was wrong with it, or odd, may not be any more."""
        if self.problem.text():
            self.say("")
        if self._asked is not None and self.fields.form() != self._asked:
            self._asked = None
            for button, words in self._words.items():
                button.setText(words)

    def _record(self, *, on: bool = False) -> None:
        long = self.fields.too_long
        if long:
            long.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        form = self.fields.form()
        if self._presenter.to_ask(form) and form != self._asked:
            self._ask_about_aim(form, on=on)
        elif self._try(partial(self._presenter.record, form)):
            self._go_on(on=on)

    def _go_on(self, *, on: bool) -> None:
        self._recorded = True
        self.cancel_button.setText(_("Done"))
        if on and self._view.after is not None:
            self._go(+1)
        else:
            self.accept()

    def _ask_about_aim(self, form: ItemForm, *, on: bool) -> None:
        """Show the odd aim; the same record is stored when it is wanted again."""
        self._asked = form
        (self.next_button if on else self.done_button).setText(_("Record it all the same"))
        self.fields.aim.focus_chosen()
        announce(self, self.fields.aim_line.text())

    def _try(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            self.level.segments[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def _remove(self) -> None:
        if self._try(self._presenter.clear):
            self.accept()

    def _leave(self) -> None:
        """What was recorded on the way stays."""
        if self._recorded:
            self.accept()
        else:
            self.reject()
