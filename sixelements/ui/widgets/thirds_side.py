"""Beside the ten lines: the fact that is written, the stool, the legs, and what facts disagree with."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.desk import SheetField
from sixelements.presentation.closer.thirds import FactPart, ThirdsView, fact_parts
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.layouts import clear, scrolling
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.sheet_fields import SheetFields, SheetFieldSpec
from sixelements.ui.widgets.sheet_parts import KeysBlock
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.wording import phrases


class FactForm(QWidget):
    """The parts of the fact beside one line. ``left``: it is done with."""

    left = Signal()

    def __init__(self, theme: Theme, store: Callable[[FactPart, str], str]) -> None:
        super().__init__()
        self._title = Text(theme, _("Fact beside the line"), role="heading")
        self._of = Text(theme, role="small", tone="muted")
        specs = [SheetFieldSpec(part, label, hint) for part, label, hint in fact_parts()]
        self.fields = SheetFields(theme, specs, store)
        self.done = Button(theme, _("Back to the lines"), self.left.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self._of, self.fields):
            column.addWidget(part)
        column.addWidget(self.done, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(line())

    def show_fact(self, of: str, shown: dict[FactPart, SheetField], *, locked: str) -> None:
        """Show the fact of a line; ``of``: the service and the line."""
        self._of.setText(of)
        self.fields.show_fields(shown, locked=locked)


class ThirdsSide(QWidget):
    """``stool_wanted``: of which service the stool stands, by its place; -1: of all of them."""

    stool_wanted = Signal(int)

    def __init__(self, theme: Theme, store: Callable[[FactPart, str], str]) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("The stool"))
        self.form = FactForm(theme, store)
        self.form.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.form)
        self._build_stool(column)
        self._build_facts(column)
        self.keys = KeysBlock(theme)
        self._keys_line = line()
        column.addWidget(self._keys_line)
        column.addWidget(self.keys)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))

    def _build_stool(self, column: QVBoxLayout) -> None:
        theme = self._theme
        self.title = Text(theme, _("The stool"), role="heading", wrap=False)
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(_("Stool of"))
        self.choice.activated.connect(lambda at: self.stool_wanted.emit(at - 1))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.choice, stretch=1)
        self._stool = SceneView(theme, zoom=1.15)
        self._legs = QGridLayout()
        self._legs.setHorizontalSpacing(8)
        self._legs.setVerticalSpacing(4)
        self._legs.setColumnStretch(1, 1)
        self._all_three = Text(theme, role="display", wrap=False, tabular=True)
        self._everyone = Text(theme, role="small", tone="muted")
        self._three_words = Text(theme, _("of ten: all three at once"), weight=600)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._three_words)
        words.addWidget(self._everyone)
        self._three = QWidget()
        three = QHBoxLayout(self._three)
        three.setContentsMargins(0, 0, 0, 0)
        three.setSpacing(10)
        three.addWidget(self._all_three)
        three.addLayout(words, stretch=1)
        self._shortest = Text(theme, role="small")
        column.addLayout(head)
        column.addWidget(self._stool, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._legs)
        column.addWidget(self._three)
        column.addWidget(self._shortest)

    def _build_facts(self, column: QVBoxLayout) -> None:
        theme = self._theme
        self._facts = QWidget()
        self._facts_title = Text(theme, role="heading", tone="warn")
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(6)
        note = Text(
            theme,
            _("Only percentages 20 points or more apart are called out. Days are shown without a verdict."),
            role="caption",
            tone="muted",
        )
        inner = QVBoxLayout(self._facts)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(line())
        inner.addWidget(self._facts_title)
        inner.addLayout(self._sentences)
        inner.addWidget(note)
        column.addWidget(self._facts)

    def show_view(self, view: ThirdsView, stool_of: int | None) -> None:
        """Show the sheet; ``stool_of``: the service whose stool stands, None: of all of them."""
        blocked = QSignalBlocker(self.choice)
        self.choice.clear()
        for name in (_("All services"), *(service.name for service in view.services)):
            self.choice.addItem(name)
        self.choice.setCurrentIndex(0 if stool_of is None else stool_of + 1)
        self.choice.setVisible(len(view.services) > 1)
        del blocked
        self._stool.show_scene(view.stool)
        self._stool.setVisible(view.stool is not None)
        self._show_legs(view)
        self._all_three.setText(view.all_three)
        self._everyone.setText(_("Everyone’s answers: {n}").format(n=view.everyone) if view.everyone else "")
        self._everyone.setVisible(bool(view.everyone))
        self._three.setVisible(bool(view.all_three))
        self._shortest.setText(phrases.sentences(*view.shortest))
        self._shortest.setVisible(bool(view.shortest))
        self._show_facts(view.contradictions)
        self.keys.show_keys(view.keys)
        for part in (self.keys, self._keys_line):
            part.setVisible(not view.refused)

    def _show_legs(self, view: ThirdsView) -> None:
        theme = self._theme
        clear(self._legs)
        for column, head in ((2, _("This sheet")), (3, _("Answers"))):
            text = Text(theme, head, role="caption", tone="muted", wrap=False)
            self._legs.addWidget(text, 0, column, Qt.AlignmentFlag.AlignRight)
        for n, leg in enumerate(view.legs):
            at = 1 + 2 * n
            self._legs.addWidget(SceneView(theme, marks.leg(leg.leg, alt=""), zoom=1.0), at, 0)
            name = QVBoxLayout()
            name.setSpacing(0)
            name.addWidget(Text(theme, leg.name, wrap=False))
            if leg.missing:
                name.addWidget(Text(theme, leg.missing, role="caption", tone="muted"))
            self._legs.addLayout(name, at, 1)
            for column, figure, weight in ((2, leg.sheet, 600), (3, leg.answers, None)):
                text = Text(theme, figure or "–", weight=weight, wrap=False, tabular=True)
                self._legs.addWidget(text, at, column, Qt.AlignmentFlag.AlignRight)
            self._legs.addWidget(line(), at + 1, 0, 1, 4)

    def _show_facts(self, contradictions: tuple[str, ...]) -> None:
        n = len(contradictions)
        self._facts.setVisible(n > 0)
        text = ngettext("≠ {n} fact disagrees", "≠ {n} facts disagree", n)
        self._facts_title.setText(text.format(n=n))
        clear(self._sentences)
        for sentence in contradictions:
            self._sentences.addWidget(Text(self._theme, sentence, role="small"))
