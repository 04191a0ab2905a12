"""Anonymous or open in set-up, the threshold, and what can be shown at this head count."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout

from sixelements.domain.rounds import HIGHEST_THRESHOLD, LOWEST_THRESHOLD, Mode
from sixelements.i18n import _, pgettext
from sixelements.presentation.pages.set_up import SetUpPresenter, SetUpView, TypedPart
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_row import AnswerRow
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.block import FieldsBlock
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.number_field import NumberField
from sixelements.ui.widgets.text import Text
from sixelements.wording import phrases


class ModeBlock(FieldsBlock):
    """Fixed once the first answer is in."""

    def __init__(self, theme: Theme, presenter: SetUpPresenter) -> None:
        super().__init__(theme, _("Anonymous or open"), _("Fixed once the first answer is in."))
        self._presenter = presenter
        self._group = QButtonGroup(self)
        self.modes: dict[Mode, AnswerRow] = {}
        for mode, word, text in (
            (
                Mode.ANONYMOUS,
                pgettext("a round", "Anonymous"),
                _("No group smaller than the threshold is shown. The usual choice."),
            ),
            (
                Mode.OPEN,
                pgettext("a round", "Open"),
                _("For teams that talk openly anyway: figures once 3 people have answered."),
            ),
        ):
            self._add(mode, word, text)
        self.threshold = NumberField(
            theme,
            _("Threshold: the smallest group that is shown"),
            least=LOWEST_THRESHOLD,
            most=HIGHEST_THRESHOLD,
            store=presenter.set_threshold,
        )
        self._problem = Text(theme, role="small", tone="warn")
        self._problem.hide()
        self._outlook = QFrame()
        self._outlook.setProperty("kind", "quote")
        self._lines = QGridLayout(self._outlook)
        self._lines.setContentsMargins(14, 12, 14, 12)
        self._lines.setHorizontalSpacing(10)
        self._lines.setVerticalSpacing(6)
        self._lines.setColumnStretch(1, 1)
        self._said: object = None
        for widget in (self.threshold, self._problem, self._outlook):
            self.fields.addWidget(widget)

    def _add(self, mode: Mode, word: str, text: str) -> None:
        row = AnswerRow(self.theme, stacked=True, height=52)
        row.show_row(key="", word=word, sentence=text, spoken=phrases.read_aloud(word, text))
        row.clicked.connect(lambda _checked=False: self._say(self._presenter.set_mode(mode)))
        self._group.addButton(row)
        self.modes[mode] = row
        self.fields.addWidget(row)

    def show_view(self, view: SetUpView) -> None:
        """Show how the round is asked and what comes of it."""
        self.lock(view.fixed)
        for mode, row in self.modes.items():
            row.setChecked(mode is view.mode)
        self.threshold.box.show_number(
            view.threshold, view.held.get(TypedPart.THRESHOLD), view.waiting.get(TypedPart.THRESHOLD)
        )
        if view.outlook == self._said:
            return
        if self._said is not None:
            announce(self, phrases.sentences(*(line.text for line in view.outlook)))
        self._said = view.outlook
        clear(self._lines)
        top = Qt.AlignmentFlag.AlignTop
        for n, line in enumerate(view.outlook):
            icon = Icon(self.theme, "eye" if line.shown else "eye-off", tone="muted", side=18)
            self._lines.addWidget(icon, n, 0, top)
            self._lines.addWidget(Text(self.theme, line.text), n, 1)
        self._outlook.setAccessibleName(phrases.sentences(*(line.text for line in view.outlook)))

    def flush(self) -> None:
        """Store what was typed last."""
        self.threshold.box.flush()

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
