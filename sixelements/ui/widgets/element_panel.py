"""One element of the results: chooser, score, the table of its practices, the chosen practice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import gap, marks
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.i18n import _
from sixelements.presentation.pages.element import ElementView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.element_button import ElementButton
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.practice_panel import PracticePanel
from sixelements.ui.widgets.practice_table import PracticeTable
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, line


class ElementPanel(QWidget):
    """``element_wanted`` comes from the chooser; ``bring_back_wanted`` carries a practice set aside."""

    element_wanted = Signal(object)
    why_wanted = Signal(object)
    bring_back_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.element: ElementId | None = None
        self._group = QButtonGroup(self)
        self._chooser = QHBoxLayout()
        self._chooser.setSpacing(2)
        self._title = Text(theme, role="title")
        self._points = Text(theme, role="display", wrap=False, tabular=True)
        self._square = SceneView(theme, zoom=1.0)
        self._level = Text(theme, role="lead", wrap=False, weight=500)
        self._why = Button(theme, _("Why?"), self._ask_why)
        self._range = Text(theme, tone="muted")
        self.table = PracticeTable(theme)
        words = _("Each bar shows how many people chose each level, centered on level 3.")
        self._strips = Text(theme, words, role="caption", tone="muted")
        self._roles = self._roles_legend()
        self._compares = False
        self._legend = QVBoxLayout()
        self._legend.setSpacing(4)
        self._set_aside = QVBoxLayout()
        self.practice = PracticePanel(theme)
        self._lay_out()
        self.table.roles_shown.connect(lambda shown: self._roles.setVisible(shown and self._compares))

    def _roles_legend(self) -> QWidget:
        box = QWidget()
        scene = gap.legend(alt=_("Circle and diamond"))
        words = _("Circle: front line. Diamond: leads, that is supervisors and managers together.")
        row = self._note(SceneView(self._theme, scene, zoom=1.0), words)
        row.setContentsMargins(0, 0, 0, 0)
        box.setLayout(row)
        return box

    def _lay_out(self) -> None:
        score = QHBoxLayout()
        score.setSpacing(10)
        for widget in (self._points, self._square, self._level, self._why):
            score.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._range)
        head = QHBoxLayout()
        head.addLayout(words, stretch=1)
        head.addLayout(score)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._chooser)
        column.addLayout(head)
        column.addWidget(self.table)
        legend = QVBoxLayout()
        legend.setSpacing(4)
        legend.addWidget(self._strips)
        legend.addWidget(self._roles)
        legend.addLayout(self._legend)
        column.addLayout(legend)
        column.addLayout(self._set_aside)
        column.addWidget(line())
        column.addWidget(self.practice)
        column.addStretch(1)

    def show_elements(self, elements: tuple[tuple[ElementId, str], ...]) -> None:
        """Fill the chooser; buttons that are there already stay."""
        if [b.element for b in self.chooser] == [e for e, _title in elements]:
            return
        for button in self._group.buttons():
            self._group.removeButton(button)
        clear(self._chooser)
        for element, title in elements:
            button = ElementButton(self._theme, element, title)
            button.toggled.connect(lambda on, e=element: self._wanted(e) if on else None)
            self._group.addButton(button)
            self._chooser.addWidget(button)
        self._chooser.addStretch(1)
        for button in reversed(self.chooser):
            button.lower()  # read out first, as it is seen

    @property
    def chooser(self) -> list[ElementButton]:
        """The buttons of the elements, in order."""
        return [b for b in self._group.buttons() if isinstance(b, ElementButton)]

    def _wanted(self, element: ElementId) -> None:
        if element != self.element:
            self.element_wanted.emit(element)

    def show_view(self, view: ElementView, chosen: PracticeId | None) -> None:
        """Show an element with one of its practices chosen."""
        self.element = view.id
        for button in self.chooser:
            button.setChecked(button.element == view.id)
        self._title.setText(view.title)
        self._range.setText(view.range_line or view.missing)
        self._points.setText(view.points)
        for widget in (self._points, self._square, self._level):
            widget.setVisible(view.level is not None)
        if view.level:
            self._square.show_scene(marks.level(view.level.label, view.level.fill, alt="", height=28))
            self._level.setText(view.level.words)
        self._why.setAccessibleName(_("Why {points}?").format(points=view.points or view.missing))
        self._show_legend(view)
        self._show_set_aside(view)
        self.table.show_rows(view.rows, chosen)

    def _show_legend(self, view: ElementView) -> None:
        clear(self._legend)
        self._compares = view.compares_roles
        for sentence in view.withheld:
            icon = Icon(self._theme, "lock", tone="muted", side=16)
            self._legend.addLayout(self._note(icon, sentence))

    def _note(self, sign: QWidget, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self._theme, words, role="caption", tone="muted"), stretch=1)
        return row

    def _show_set_aside(self, view: ElementView) -> None:
        clear(self._set_aside)
        for item in view.set_aside:
            row = self._note(Icon(self._theme, "tag", tone="muted", side=16), item.text)
            name = _("Bring {practice} back").format(practice=item.id)
            back = Button(self._theme, _("Bring back"), kind="link", name=name)
            back.clicked.connect(lambda _on=False, p=item.id: self.bring_back_wanted.emit(p))
            row.addWidget(back)
            self._set_aside.addLayout(row)

    def _ask_why(self) -> None:
        self.why_wanted.emit(self._why)
