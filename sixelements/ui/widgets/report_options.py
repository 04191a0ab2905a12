"""What to make: for whom, the format, the paper, the parts to include."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QVBoxLayout, QWidget

from sixelements.application.audiences import Audience
from sixelements.i18n import _
from sixelements.presentation.pages.report import CHOICES
from sixelements.presentation.pages.report_views import Format, ReportView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_row import AnswerRow
from sixelements.ui.widgets.choice import Choice
from sixelements.ui.widgets.clearing import clear
from sixelements.ui.widgets.text import Text

_ROW = 56


class ReportOptions(QWidget):
    """Each signal carries what was chosen."""

    format_chosen = Signal(object)
    audience_chosen = Signal(object)
    paper_chosen = Signal(object)
    part_ticked = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._build_formats()
        self._build_audiences()
        self._build_parts()
        self._build_paper()
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(6)
        self._column.addLayout(self._remarks)

    def _build_formats(self) -> None:
        group = QButtonGroup(self)
        self.formats: dict[Format, AnswerRow] = {}
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Text(self._theme, _("What to make"), role="small", tone="muted"))
        for format_ in Format:
            row = AnswerRow(self._theme, stacked=True, height=_ROW)
            row.clicked.connect(lambda _on=False, f=format_: self.format_chosen.emit(f))
            group.addButton(row)
            self.formats[format_] = row
            column.addWidget(row)
        self._column.addLayout(column)

    def _build_audiences(self) -> None:
        group = QButtonGroup(self)
        self._whom = QWidget()
        self.audiences: dict[Audience, AnswerRow] = {}
        column = QVBoxLayout(self._whom)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(self._theme, _("Who is it for?"), role="small", tone="muted"))
        for audience in Audience:
            row = AnswerRow(self._theme, stacked=True, height=_ROW)
            row.clicked.connect(lambda _on=False, a=audience: self.audience_chosen.emit(a))
            group.addButton(row)
            self.audiences[audience] = row
            column.addWidget(row)
        self._column.addWidget(self._whom)

    def _build_parts(self) -> None:
        self._include = QWidget()
        column = QVBoxLayout(self._include)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(self._theme, _("Include"), role="small", tone="muted"))
        self.parts = {name: QCheckBox() for name in CHOICES}
        for name, box in self.parts.items():
            box.clicked.connect(lambda on, part=name: self.part_ticked.emit(part, on))
            column.addWidget(box)
        self._always = Text(self._theme, role="small", tone="muted")
        column.addWidget(self._always)
        self._column.addWidget(self._include)

    def _build_paper(self) -> None:
        self._paper = QWidget()
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = Text(self._theme, _("Paper"), role="small", tone="muted")
        self.paper = Choice()
        self.paper.setAccessibleName(_("Paper"))
        label.setBuddy(self.paper)
        self.paper.activated.connect(lambda n: self.paper_chosen.emit(self.paper.itemData(n)))
        column.addWidget(label)
        column.addWidget(self.paper)
        self._column.addWidget(self._paper)

    def show_options(self, view: ReportView) -> None:
        """Show what is chosen."""
        for item in view.formats:
            row = self.formats[item.format]
            spoken = f"{item.title}. {item.about}."
            row.show_row(key="", word=item.title, sentence=item.about, spoken=spoken)
            row.setChecked(item.chosen)
        for audience in view.audiences:
            row = self.audiences[audience.audience]
            spoken = f"{audience.title}. {audience.about}."
            row.show_row(key="", word=audience.title, sentence=audience.about, spoken=spoken)
            row.setChecked(audience.chosen)
            row.setEnabled(audience.enabled)
        for part in (self._whom, self._paper):
            part.setVisible(view.is_pdf)
        self._include.setVisible(view.has_parts)
        for tick in view.parts:
            self.parts[tick.name].setText(tick.title)
            self.parts[tick.name].setChecked(tick.on)
        self._always.setText(view.always)
        self._show_papers(view)
        clear(self._remarks)
        for remark in view.remarks:
            self._remarks.addWidget(Text(self._theme, remark, role="small", tone="warn"))

    def _show_papers(self, view: ReportView) -> None:
        if not self.paper.count():
            for paper, words, _chosen in view.papers:
                self.paper.addItem(words, paper)
        chosen = next((n for n, (_p, _w, on) in enumerate(view.papers) if on), 0)
        self.paper.setCurrentIndex(chosen)
