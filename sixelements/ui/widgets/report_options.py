"""What to make: for whom, the parts to include, the words to check, the paper, other kinds of file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QVBoxLayout, QWidget

from sixelements.application.audiences import Audience
from sixelements.i18n import _
from sixelements.presentation.pages.report import CHOICES
from sixelements.presentation.pages.report_exports import Export
from sixelements.presentation.pages.report_views import ReportView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_row import AnswerRow
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases

_ROW = 56


class ReportOptions(QWidget):
    """Each signal carries what was chosen."""

    audience_chosen = Signal(object)
    paper_chosen = Signal(object)
    part_ticked = Signal(str, bool)
    comments_ticked = Signal(bool)
    names_ticked = Signal(bool)
    words_wanted = Signal()
    other_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._build_audiences()
        self._build_parts()
        self._build_paper()
        self._build_words()
        self._build_others()

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
        self.comments = QCheckBox(_("Comments, in people's words"))
        self.comments.clicked.connect(self.comments_ticked)
        column.addWidget(self.comments)
        self.names = QCheckBox(_("Names of people in a process"))
        self.names.clicked.connect(self.names_ticked)
        self.names.setVisible(False)
        column.addWidget(self.names)
        self._always = Text(self._theme, role="small", tone="muted")
        column.addWidget(self._always)
        self._column.addWidget(self._include)

    def _build_paper(self) -> None:
        self._paper = QWidget()
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = Text(self._theme, _("Paper"), role="small", tone="muted")
        self.paper = ChoiceBox()
        self.paper.setAccessibleName(_("Paper"))
        label.setBuddy(self.paper)
        self.paper.activated.connect(lambda n: self.paper_chosen.emit(self.paper.itemData(n)))
        column.addWidget(label)
        column.addWidget(self.paper)
        self._column.addWidget(self._paper)

    def _build_words(self) -> None:
        """What to know before the report is handed on, and the way to the words in it."""
        column = QVBoxLayout()
        column.setSpacing(6)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(6)
        column.addLayout(self._remarks)
        self.words = Button(self._theme, _("Check the words…"), self.words_wanted.emit, kind="link")
        self.words.setAccessibleName(_("Check the words that will print"))
        column.addWidget(self.words, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(column)

    def _build_others(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(self._theme, _("Other formats"), role="small", tone="muted"))
        self.others = {export: Button(self._theme, "", kind="link") for export in Export}
        for export, link in self.others.items():
            link.clicked.connect(lambda _on=False, e=export: self.other_wanted.emit(e))
            column.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(column)

    def show_options(self, view: ReportView) -> None:
        """Show what is chosen."""
        for audience in view.audiences:
            row = self.audiences[audience.audience]
            spoken = phrases.read_aloud(audience.title, phrases.sentence(audience.about))
            row.show_row(key="", word=audience.title, sentence=audience.about, spoken=spoken)
            row.setChecked(audience.chosen)
            row.setEnabled(audience.enabled)
        self._include.setVisible(view.has_parts)
        for tick in view.parts:
            self.parts[tick.name].setText(tick.title)
            self.parts[tick.name].setChecked(tick.on)
        self.comments.setChecked(view.comments)
        self.names.setVisible(view.names is not None)
        self.names.setChecked(bool(view.names))
        self._always.setText(view.always)
        for other in view.exports:
            self.others[other.export].setText(other.title)
            self.others[other.export].setToolTip(other.about)
            self.others[other.export].setAccessibleDescription(other.about)
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
