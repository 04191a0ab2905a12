"""Questionnaires of the person's own: listed, checked, looked at, begun as a copy, and removed."""

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sixelements import paths
from sixelements.application.files import MadeFile
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.own_questionnaires import LookedThrough, OwnQuestionnairesPresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import BareDialog, Dialog
from sixelements.ui.dialogs.place import ask_place
from sixelements.ui.dialogs.replace import ReplaceDialog
from sixelements.ui.picture import copy_text
from sixelements.ui.tasks import Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.pdf_preview import PdfPreview
from sixelements.ui.widgets.text import Button, Text, line, upright_line
from sixelements.ui.widgets.text_box import TextBox

_WIDE, _HIGH, _LIST = 960, 640, 260
_PREVIEW = 720
_MARGIN = 24
_NAME = Qt.ItemDataRole.UserRole


class OwnQuestionnairesDialog(BareDialog):
    """Reads the shelf at once and off the window's thread; the files themselves are changed elsewhere."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        super().__init__(parent, theme, _("Own questionnaires"))
        self._session = session
        self.presenter = OwnQuestionnairesPresenter(session)
        self._task: Task[tuple[LookedThrough, ...]] | None = None
        self._making: Task[MadeFile] | None = None
        self._build()
        self.list.currentItemChanged.connect(self._choose)
        self.fit_within(theme.px(_WIDE), theme.px(_HIGH), 32)
        self._show()
        self.look()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> None:
        """Show it until it is closed."""
        cls(parent, session, theme).run()

    # building

    def _build(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left(), stretch=1)
        body.addWidget(upright_line())
        body.addWidget(self._right(), stretch=2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(line())
        whole.addLayout(body, stretch=1)
        whole.addWidget(line())
        whole.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        theme = self.theme
        self.said = Text(theme, tone="muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(theme, _("Own questionnaires"), role="title"))
        words.addWidget(self.said)
        self.folder_button = Button(theme, _("Show in folder"), self._show_folder)
        self.begin_button = Button(theme, _("Begin a copy…"), self._begin, icon_name="plus")
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 16, _MARGIN, 12)
        head.setSpacing(8)
        head.addLayout(words, stretch=1)
        for button in (self.folder_button, self.begin_button):
            head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return head

    def _left(self) -> QWidget:
        self.list = QListWidget()
        self.list.setAccessibleName(_("Own questionnaires"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("kind", "library")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.list)
        return left

    def _right(self) -> QWidget:
        self.name = Text(self.theme, role="heading")
        self.facts = Text(self.theme)
        self.about = Text(self.theme, weight=600)
        self.lines = TextBox()
        self.lines.setReadOnly(True)
        self.lines.setAccessibleName(_("What was found in it"))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        column.setSpacing(8)
        for words in (self.name, self.facts, self.about):
            column.addWidget(words)
        column.addWidget(self.lines)
        column.addStretch(1)
        return right

    def _foot(self) -> QHBoxLayout:
        theme = self.theme
        self.remove_button = Button(theme, _("Remove…"), self._remove)
        self.copy_button = Button(theme, _("Copy all"), self._copy, name=_("Copy what was found in it"))
        self.check_button = Button(theme, _("Check again"), self.look)
        self.preview_button = Button(theme, _("Preview…"), self._preview, kind="primary")
        self.close_button = Button(theme, _("Close"), self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        foot.setSpacing(8)
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        for button in (self.close_button, self.copy_button, self.check_button, self.preview_button):
            foot.addWidget(button)
        return foot

    # reading

    def look(self) -> None:
        """Read and check all there are, as they are now."""
        if self._task is None:
            self.check_button.setEnabled(False)
            self.said.setText(_("Reading…"))
            self._task = Task(self.presenter.looking(), owner=self, done=self._looked, refused=self._refused)

    def _looked(self, found: tuple[LookedThrough, ...]) -> None:
        self._task = None
        self.presenter.note(found)
        self.said.setText(self.presenter.summary)
        self._show()
        detail = self.presenter.detail()
        announce(self, detail.as_text if detail else self.presenter.summary)

    def _refused(self, sentence: str) -> None:
        """The folder can't be read, or a preview can't be made."""
        self._task = self._making = None
        self._show()
        self._say(sentence)

    # showing

    def _show(self) -> None:
        blocked = QSignalBlocker(self.list)
        self.list.clear()
        for row in self.presenter.rows():
            item = QListWidgetItem(f"{row.name}\n{row.state}")
            item.setData(_NAME, row.name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            item.setForeground(self.theme.color("warn" if row.wrong else "ink"))
            self.list.addItem(item)
            if row.name == self.presenter.chosen:
                self.list.setCurrentItem(item)
        del blocked
        self._show_detail()

    def _show_detail(self) -> None:
        detail = self.presenter.detail()
        for text, words in (
            (self.name, detail.name if detail else ""),
            (self.facts, "\n".join(detail.facts) if detail else ""),
            (self.about, detail.lines_about if detail else ""),
        ):
            text.setText(words)
            text.setVisible(bool(words))
        self.lines.setText("\n".join(detail.lines) if detail else "")
        self.lines.setVisible(bool(detail and detail.lines))
        for button in (self.remove_button, self.copy_button):
            button.setEnabled(detail is not None)
        self.begin_button.set_kind("plain" if detail else "primary")
        self.check_button.setEnabled(self._task is None)
        self.preview_button.setEnabled(bool(detail and detail.can_preview) and self._making is None)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.presenter.chosen = item.data(_NAME)
            self._show_detail()

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        announce(self, sentence)

    # doing

    def _begin(self) -> None:
        if said := BeginDialog.ask(self, self.theme, self.presenter):
            self._changed(said)

    def _remove(self) -> None:
        if not RemoveOwnDialog.ask(self, self.theme, self.presenter.chosen):
            return
        try:
            said = self.presenter.put_away()
        except SixElementsError as refusal:
            said = refusal.sentence
        self._changed(said)

    def _changed(self, said: str) -> None:
        """What was done stays said once the shelf is read again."""
        self.check_button.setEnabled(False)

        def done(found: tuple[LookedThrough, ...]) -> None:
            self._looked(found)
            self._say(said)

        self._task = Task(self.presenter.looking(), owner=self, done=done, refused=self._refused)

    def _copy(self) -> None:
        if detail := self.presenter.detail():
            copy_text(detail.as_text)
            announce(self, _("Copied"))

    def _preview(self) -> None:
        self.preview_button.setEnabled(False)
        self.said.setText(_("Making the booklet…"))
        self._making = Task(self.presenter.previewing(), owner=self, done=self._made, refused=self._refused)

    def _made(self, made: MadeFile) -> None:
        self._making = None
        self.said.setText(self.presenter.summary)
        self._show_detail()
        BookletDialog(self, self._session, self.theme, self.presenter.chosen, made).run()

    def _show_folder(self) -> None:
        folder = self.presenter.folder
        there = next(place for place in (folder, *folder.parents) if place.is_dir())
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))


class BeginDialog(Dialog):
    """A name for the copy, what is copied, and whether practices of a team's own come along."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: OwnQuestionnairesPresenter) -> None:
        super().__init__(parent, theme, _("Begin a copy"), width=480)
        self._presenter = presenter
        self.did = ""
        self.add_words(
            _("Begin a copy"), _("The copy is a folder of text files, which you change as you like.")
        )
        self.name, self.like = LineEdit(), ChoiceBox()
        hint = _("Small letters, digits, and hyphens, such as “parks”.")
        self.add_field(_("Name"), self.name, hint=hint)
        for name in presenter.names:
            self.like.addItem(name, name)
        self.add_field(_("Copied from"), self.like)
        self.own = QCheckBox(_("With a file for practices of our own"))
        self.column.addWidget(self.own)
        about = _("They are asked beside the six elements and count in none of the six scores.")
        self.column.addWidget(Text(theme, about, role="small", tone="muted"))
        self.finish(Button(theme, _("Begin the copy"), self._begin, kind="primary"))
        self.name.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: OwnQuestionnairesPresenter) -> str:
        """Ask and do it; what was done, empty if nothing was."""
        dialog = cls(parent, theme, presenter)
        return dialog.did if dialog.run() else ""

    def _begin(self) -> None:
        try:
            self.did = self._presenter.begin(
                self.name.text(), self.like.currentData(), own_practices=self.own.isChecked()
            )
        except SixElementsError as refusal:
            self.say(refusal.sentence, self.name)
        else:
            self.accept()


class RemoveOwnDialog(Dialog):
    """Keeping it is what Enter and Escape do."""

    def __init__(self, parent: QWidget, theme: Theme, name: str) -> None:
        title = _("Remove {name}?").format(name=name)
        super().__init__(parent, theme, title, width=460)
        kept = _("The folder is kept in another place, and no new round asks it.")
        self.add_words(title, kept, _("Workbooks that asked it keep its texts."))
        self.finish(Button(theme, _("Remove it"), self.accept, kind="danger"), cancel=_("Keep it"))
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, name: str) -> bool:
        """Ask; whether it is to be removed."""
        return cls(parent, theme, name).run()


class BookletDialog(BareDialog):
    """The booklet as people would get it; it can be saved to be sent around."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme, name: str, made: MadeFile) -> None:
        super().__init__(parent, theme, _("Preview of {name}").format(name=name))
        self._session, self._name, self._data = session, name, made.data
        self.preview = PdfPreview(theme)
        self.preview.show_pdf(made.data, made.text)
        self.said = Text(theme, tone="muted")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, stretch=1)
        foot.addWidget(Button(theme, _("Save it as…"), self._save))
        foot.addWidget(Button(theme, _("Close"), self.reject, kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 12)
        column.addWidget(self.preview, stretch=1)
        column.addLayout(foot)
        self.fit_within(theme.px(_WIDE), theme.px(_PREVIEW), 32)

    def _save(self) -> None:
        suggested = paths.home() / f"{self._name}-questionnaire.pdf"
        place = ask_place(self, _("Save the booklet"), suggested, (".pdf",))
        if place is None or (place.exists() and not ReplaceDialog.ask(self, self.theme, place)):
            return
        try:
            self._session.services.write_file(place, self._data)
        except SixElementsError as refusal:
            self.said.setText(refusal.sentence)
        else:
            self.said.setText(_("The booklet is in {path}.").format(path=place))
        announce(self, self.said.text())
