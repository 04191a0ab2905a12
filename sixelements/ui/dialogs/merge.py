"""Bring a copy of the workbook in: what happens, line by line, and what both sides changed, to be chosen."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.merging import RecordPlace
from sixelements.domain.bringing_together import Side
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, pgettext
from sixelements.presentation.merging import ClashPart, ClashView, MergePresenter, MergeView
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.choice import Radio
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text, line

PATTERN = "*.sixe"


class MergeDialog(Dialog):
    """Nothing is preset; *Merge* waits until everything is chosen. Ctrl+Enter merges, Escape leaves."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: MergePresenter) -> None:
        super().__init__(parent, theme, _("Bring copies together"), width=920)
        self.presenter = presenter
        self.merged = ""
        self._groups: list[QButtonGroup] = []
        self.radios: dict[tuple[RecordPlace, str, Side], Radio] = {}
        view = presenter.view()
        self.add_words(_("Bring copies together"), view.lead)
        words = pgettext("a button", "Merge")
        self.merge_button = Button(theme, words, self._merge, kind="primary", hint="Ctrl+Return")
        self.merge_button.setShortcut("Ctrl+Return")
        self.left = Text(theme, role="small", tone="warn")
        self._signs: dict[RecordPlace, Icon] = {}
        if view.refusal:
            self.column.addWidget(Text(theme, view.refusal, role="lead"))
        self._add_lines(view)
        for sentence in view.out:
            self.column.addLayout(self._left_out(sentence))
        self.clashes = QVBoxLayout()
        self.clashes.setSpacing(6)
        self.column.addLayout(self.clashes)
        self._add_clashes(view)
        if view.backup:
            self.column.addSpacing(8)
        for sentence in filter(None, (view.backup, view.no_undo)):
            self.column.addWidget(Text(theme, sentence, role="small", tone="muted"))
        self.column.addWidget(self.left)
        self.another = Button(theme, _("Another file…"), self._leave_for_another, kind="quiet")
        self.wants_another = False
        self.finish(self.merge_button)
        self._foot.insertWidget(0, self.another)
        self._show_open(view)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme, path: Path) -> str | None:
        """Show what a copy brings until it is merged or left; returns what was done, empty if nothing was.

        None if another copy is wanted.
        """
        presenter = MergePresenter(session, path)
        dialog = cls(parent, theme, presenter)
        try:
            dialog.run()
            return None if dialog.wants_another else dialog.merged
        finally:
            presenter.close()

    # building

    def _add_lines(self, view: MergeView) -> None:
        if not view.lines:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(4, 1)
        heads = ("", _("Here"), _("In the copy"), _("After merging"), _("What happens"))
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        for column, head in enumerate(heads):
            words = Text(self.theme, head, role="caption", tone="muted", wrap=False)
            grid.addWidget(words, 0, column, right if 0 < column < 4 else top)
        for n, row in enumerate(view.lines, start=1):
            grid.addWidget(Text(self.theme, row.what), n, 0, top)
            for column, figure in enumerate((row.here, row.there, row.after), start=1):
                weight = 600 if column == 3 else None
                words = Text(self.theme, figure, tabular=True, wrap=False, weight=weight)
                grid.addWidget(words, n, column, top | right)
            grid.addWidget(Text(self.theme, row.happens, tone="warn" if row.left_out else ""), n, 4, top)
        self.column.addLayout(grid)

    def _left_out(self, sentence: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(self.theme, "lock", tone="warn", side=18), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self.theme, sentence, tone="warn"), stretch=1)
        return row

    def _add_clashes(self, view: MergeView) -> None:
        if not view.clashes:
            return
        self.clashes.addWidget(line())
        self.clashes.addWidget(Text(self.theme, _("Edited on both sides"), role="heading"))
        note = _("You choose. Nothing is chosen for you.")
        self.clashes.addWidget(Text(self.theme, note, role="small", tone="muted"))
        for clash in view.clashes:
            self._add_clash(clash)

    def _add_clash(self, clash: ClashView) -> None:
        place = clash.place
        head = QHBoxLayout()
        head.setSpacing(8)
        sign = self._signs[place] = Icon(self.theme, "question", tone="warn", side=18)
        head.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self.theme, clash.name, weight=600))
        words.addWidget(Text(self.theme, clash.where, role="caption", tone="muted"))
        head.addLayout(words, stretch=1)
        links = [(_("All from here"), partial(self._all_from, place, Side.HERE))]
        links.append((_("All from the copy"), partial(self._all_from, place, Side.COPY)))
        if clash.can_be_two:
            links.append((_("Keep as two"), partial(self._keep_two, place)))
        for label, act in links:
            name = _("{label}: {name}").format(label=label, name=clash.name)
            head.addWidget(Button(self.theme, label, act, kind="link", name=name))
        self.clashes.addSpacing(8)
        self.clashes.addLayout(head)
        grid = QGridLayout()
        grid.setContentsMargins(26, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        for column, stretch in ((0, 1), (1, 3), (2, 3)):
            grid.setColumnStretch(column, stretch)
        for column, side in enumerate((_("Here"), _("In the copy")), start=1):
            grid.addWidget(Text(self.theme, side, role="caption", tone="muted"), 0, column)
        for n, part in enumerate(clash.parts, start=1):
            self._add_part(grid, n, clash, part)
        self.clashes.addLayout(grid)

    def _add_part(self, grid: QGridLayout, row: int, clash: ClashView, part: ClashPart) -> None:
        group = QButtonGroup(self)
        self._groups.append(group)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Text(self.theme, part.label, role="small", tone="muted"), row, 0, top)
        for column, (side, says) in enumerate(((Side.HERE, part.here), (Side.COPY, part.there)), start=1):
            radio = Radio()
            where = _("here") if side is Side.HERE else _("in the copy")
            radio.setAccessibleName(
                _("{part}, {where}, {says}").format(part=part.label or clash.name, where=where, says=says)
            )
            radio.setChecked(part.chosen is side)
            radio.clicked.connect(partial(self._choose, clash.place, part.part, side))
            group.addButton(radio)
            self.radios[clash.place, part.part, side] = radio
            cell = QHBoxLayout()
            cell.setSpacing(8)
            cell.addWidget(radio, alignment=top)
            words = Text(self.theme, says)
            words.setBuddy(radio)
            cell.addWidget(words, stretch=1)
            grid.addLayout(cell, row, column)

    def _leave_for_another(self) -> None:
        self.wants_another = True
        self.reject()

    # what is chosen

    def _choose(self, place: RecordPlace, part: str, side: Side) -> None:
        self.presenter.choose(place, part, side)
        self._refresh()

    def _all_from(self, place: RecordPlace, side: Side) -> None:
        self.presenter.choose_all(place, side)
        self._refresh()

    def _keep_two(self, place: RecordPlace) -> None:
        self.presenter.keep_two(place)
        self._refresh()

    def _refresh(self) -> None:
        view = self.presenter.view()
        for group in self._groups:
            group.setExclusive(False)
        for clash in view.clashes:
            tone = "success" if clash.settled else "warn"
            self._signs[clash.place].show_icon("check" if clash.settled else "question", tone=tone)
            for part in clash.parts:
                for side in Side:
                    self.radios[clash.place, part.part, side].setChecked(clash.two or part.chosen is side)
        for group in self._groups:
            group.setExclusive(not any(c.two for c in view.clashes))
        self._show_open(view)
        announce(self, view.open or _("Everything is chosen"))

    def _show_open(self, view: MergeView) -> None:
        self.left.setText(view.open)
        self.left.setVisible(bool(view.open))
        self.merge_button.setEnabled(view.can_merge)
        self.merge_button.setToolTip(view.open or view.refusal)

    def _merge(self) -> None:
        try:
            self.merged = self.presenter.merge()
        except SixElementsError as refusal:
            self.say(refusal.sentence)
        else:
            self.accept()


def choose_copy(parent: QWidget, near: Path | None) -> Path | None:
    """Ask for the copy; None if there is to be none."""
    pattern = _("Workbooks ({pattern})").format(pattern=PATTERN)
    folder = str(near.parent) if near else ""
    chosen, _filter = QFileDialog.getOpenFileName(parent, _("Choose the copy"), folder, pattern)
    return Path(chosen) if chosen else None
