"""Which practices are asked, in one sitting or several, and how far the plan looks ahead."""

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from sixelements.domain.ids import ElementId
from sixelements.i18n import _
from sixelements.presentation.pages.set_up import ALL, CHOSEN, CORE, SetUpPresenter, SetUpView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_row import AnswerRow
from sixelements.ui.widgets.block import FieldsBlock
from sixelements.ui.widgets.choice import Radio
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Text
from sixelements.wording import phrases


class PracticesBlock(FieldsBlock):
    """All, the core, or chosen elements; one sitting or several."""

    def __init__(self, theme: Theme, presenter: SetUpPresenter) -> None:
        super().__init__(theme, _("Practices"), _("What each person is asked."))
        self._presenter = presenter
        self._group = QButtonGroup(self)
        self.choices: dict[str, AnswerRow] = {}
        for choice in (ALL, CORE, CHOSEN):
            row = AnswerRow(theme, stacked=True, height=52)
            row.clicked.connect(lambda _on=False, c=choice: self._say(presenter.choose_practices(c)))
            self._group.addButton(row)
            self.choices[choice] = row
            self.fields.addWidget(row)
        self.elements: dict[ElementId, QCheckBox] = {}
        self._element_box = QWidget()
        self._column = QVBoxLayout(self._element_box)
        self._column.setContentsMargins(28, 0, 0, 0)
        self._column.setSpacing(2)
        self._problem = Text(theme, role="small", tone="warn")
        self.sittings = QCheckBox(_("In several sittings"))
        about = _("People pause, and go on another day with four words that only they know.")
        self.sittings.setAccessibleDescription(about)
        words = Text(theme, about, role="small", tone="muted")
        for widget in (self._element_box, self._problem, self.sittings, words):
            self.fields.addWidget(widget)
        self.sittings.clicked.connect(lambda on: self._say(presenter.set_several_sittings(yes=on)))

    def _build_elements(self, view: SetUpView) -> None:
        """A box an element; again where another round asks other elements."""
        clear(self._column)
        self.elements.clear()
        for element in view.elements:
            box = QCheckBox()
            box.clicked.connect(lambda on, e=element.id: self._choose(e, yes=on))
            self.elements[element.id] = box
            self._column.addWidget(box)

    def _choose(self, element: ElementId, *, yes: bool) -> None:
        self._say(self._presenter.choose_element(element, yes=yes))

    def show_view(self, view: SetUpView) -> None:
        """Show what is asked."""
        if list(self.elements) != [element.id for element in view.elements]:
            self._build_elements(view)
        self.lock(view.fixed)
        texts = {
            ALL: (_("All practices"), view.all_text),
            CORE: (_("The core"), view.core_text),
            CHOSEN: (_("Chosen elements"), view.asked if view.practices == CHOSEN else _("One by one")),
        }
        for choice, row in self.choices.items():
            word, text = texts[choice]
            row.show_row(key="", word=word, sentence=text, spoken=phrases.read_aloud(word, text))
            row.setChecked(choice == view.practices)
        self._element_box.setVisible(view.practices == CHOSEN)
        for element in view.elements:
            box = self.elements[element.id]
            box.setText(f"{element.title} ({element.count})".replace("&", "&&"))
            box.setChecked(element.chosen)
        self.sittings.setChecked(view.several_sittings)
        self._problem.setVisible(bool(self._problem.text()))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.show_view(self._presenter.view())


class HorizonBlock(FieldsBlock):
    """How far the plan looks ahead."""

    def __init__(self, theme: Theme, presenter: SetUpPresenter, view: SetUpView) -> None:
        super().__init__(theme, _("Horizon"), _("How far the plan looks ahead."))
        self.choices: dict[int, QRadioButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(20)
        for days, text in view.horizons:
            button = Radio(text)
            button.clicked.connect(lambda _on=False, d=days: presenter.set_horizon(d))
            self.choices[days] = button
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.fields.addLayout(row)

    def show_view(self, view: SetUpView) -> None:
        """Show the horizon of the round."""
        self.lock(view.closed or view.under_way)
        for days, button in self.choices.items():
            button.setChecked(days == view.horizon)
