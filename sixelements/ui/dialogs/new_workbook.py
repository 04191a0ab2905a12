"""Start a workbook: for whom, where it is saved, and what another workbook hands over."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from sixelements import paths
from sixelements.domain.errors import SixElementsError
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.new_workbook import NewWorkbook, NewWorkbookPresenter, NoOrganization, there_is
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.dialogs.password import unlocked
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text, line


class NewWorkbookDialog(Dialog):
    """Everything but the organization can be left as it is; set-up asks the rest."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        super().__init__(parent, theme, _("New workbook"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._session = session
        self._presenter = NewWorkbookPresenter(session, there_is(Path(documents), home=paths.home()))
        self._like: Path | None = None
        self._own_place = False
        self.path: Path | None = None
        self._build()
        self._connect()
        self._suggest()

    def _build(self) -> None:
        theme = self.theme
        self.organization, self.team, self.place = LineEdit(), LineEdit(), LineEdit()
        self.column.addWidget(Text(theme, _("New workbook"), role="title"))
        words = _("One workbook holds one organization with its teams, rounds, and plans. It is one file.")
        self.column.addWidget(Text(theme, words, tone="muted"))
        self.column.addSpacing(8)
        self.add_field(_("Organization"), self.organization, most=CHARACTERS[Writing.ORGANIZATION])
        alone = _("Leave it empty if the organization is the team. More teams can be added later.")
        self.add_field(_("First team (optional)"), self.team, hint=alone, most=CHARACTERS[Writing.TEAM])
        self.questionnaires = ChoiceBox()
        for name, words in self._presenter.questionnaires():
            self.questionnaires.addItem(words, name)
        if self.questionnaires.count():
            self.add_field(_("Questionnaires"), self.questionnaires)
        self.add_field(_("Saved as"), self.place)
        self.choose_place = Button(theme, _("Choose another place…"), self._choose_place)
        self.column.addLayout(self._left(self.choose_place))
        self.column.addSpacing(8)
        self.column.addWidget(line())
        self.column.addSpacing(8)
        self._taken = Text(theme, self._presenter.fresh, tone="muted")
        self.column.addWidget(self._taken)
        self.take = Button(
            theme, _("Take them from another workbook or a template…"), self._choose_like, kind="link"
        )
        self.fresh = Button(theme, _("Start fresh"), self._forget_like, kind="link")
        self.fresh.hide()
        self.column.addLayout(self._left(self.take, self.fresh))
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.create_button = Button(theme, _("Create the workbook"), self._create, kind="primary")
        self.add_foot(Button(theme, _("Cancel"), self.reject), self.create_button)

    @staticmethod
    def _left(*buttons: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.organization.textChanged.connect(self._suggest)
        self.place.textEdited.connect(self._place_typed)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> Path | None:
        """Ask and make it; the new workbook is on the table then. None: nothing was made."""
        dialog = cls(parent, session, theme)
        return dialog.path if dialog.run() else None

    # what the person does

    def _suggest(self) -> None:
        if not self._own_place:
            self.place.setText(str(self._presenter.suggest(self.organization.text())))

    def _place_typed(self, text: str) -> None:
        self._own_place = bool(text.strip())

    def _choose_place(self) -> None:
        title, kind = _("Where the workbook is saved"), _("Workbooks ({pattern})").format(pattern="*.sixe")
        chosen, _filter = QFileDialog.getSaveFileName(
            self, title, self.place.text(), kind, options=QFileDialog.Option.DontConfirmOverwrite
        )
        if chosen:
            self._own_place = True
            self.place.setText(chosen)

    def _choose_like(self) -> None:
        title = _("Take settings and branding from")
        kind = _("Workbooks and templates ({pattern})").format(pattern="*.sixe *.toml")
        chosen, _filter = QFileDialog.getOpenFileName(self, title, "", kind)
        if chosen:
            self.take_from(Path(chosen))

    def take_from(self, like: Path) -> None:
        """Use another workbook's settings, if it can be read."""
        if not unlocked(self, self._session, self.theme, like):
            return
        try:
            words = self._presenter.handed_over(like)
        except SixElementsError as refusal:
            self.say(refusal.sentence, self.take)
            return
        self._like = like
        self._taken.setText(words)
        self.fresh.show()
        self.say("")

    def _forget_like(self) -> None:
        self._like = None
        self._taken.setText(self._presenter.fresh)
        self.fresh.hide()
        self.take.setFocus()

    def _create(self) -> None:
        if self.too_long is not None:
            self.too_long.setFocus()
            return
        wish = NewWorkbook(
            organization=self.organization.text(),
            team=self.team.text(),
            path=self.place.text(),
            like=self._like,
            asked=self.questionnaires.currentData(),
        )
        try:
            self.path = self._presenter.create(wish)
        except NoOrganization as refusal:
            self.say(refusal.sentence, self.organization)
        except SixElementsError as refusal:
            self.say(refusal.sentence, self.place)
        else:
            self.accept()
