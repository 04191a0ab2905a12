"""Raised hands, typed level by level while the room sees the practice: checked, and stored with each key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from sixelements.domain.assessment import Role
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.presentation.room.hands_desk import FIELDS, HandsDesk, HandsPresenter
from sixelements.presentation.room.typed_hands import read_hands
from sixelements.ui.room.desk import put
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.line_edit import CountEdit, LineEdit
from sixelements.ui.widgets.text import Text
from sixelements.wording import phrases

_NARROW = 44


class HandsPanel(QWidget):
    """A row of fields, or one for each role. ``ended``: Enter was pressed in the last one.

    ``made``: there are other fields, so that Tab has another way. ``typed``: a field holds something else.
    """

    ended, made, typed = Signal(), Signal(), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._presenter: HandsPresenter | None = None
        self._practice: PracticeId | None = None
        self._rows: list[tuple[Role | None, list[LineEdit]]] = []
        self._by_role = QCheckBox(_("Count role by role"))
        self._by_role.toggled.connect(self._fill)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._check, self._refused = Text(theme, weight=600), Text(theme, tone="warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(theme, _("Hands"), role="heading"))
        column.addLayout(self._grid)
        for part in (self._check, self._refused, self._by_role):
            column.addWidget(part)

    def show_practice(self, presenter: HandsPresenter, practice: PracticeId) -> None:
        """Show the hands of a practice: those that were counted, or empty fields."""
        if practice == self._practice and self._presenter is presenter:
            return
        known = bool(self._rows) and self._presenter is presenter
        self._presenter, self._practice = presenter, practice
        self._by_role.setVisible(bool(self._view().roles))
        if known:
            self._load()
        else:
            self._fill()

    @property
    def refused(self) -> str:
        """Why the hands that are typed in are not stored; empty if they are."""
        if self._presenter is None or self._practice is None:
            return ""
        view = self._view()
        return view.check if view.wrong else self._refused.text()

    @property
    def first(self) -> LineEdit | None:
        """The first field."""
        return self._rows[0][1][0] if self._rows else None

    def _view(self) -> HandsDesk:
        assert self._presenter is not None  # noqa: S101 - it was shown
        assert self._practice is not None  # noqa: S101
        rows = [read_hands([box.text() for box in boxes]) for _role, boxes in self._rows]
        return self._presenter.view(
            self._practice, self._all(), unread=[n for row in rows for n in row.unread]
        )

    def _all(self) -> tuple[int, ...]:
        """What is typed, added up over the roles."""
        rows = [self._numbers(fields) for _role, fields in self._rows] or [(0,) * FIELDS]
        return tuple(map(sum, zip(*rows, strict=True)))

    @staticmethod
    def _numbers(fields: Sequence[LineEdit]) -> tuple[int, ...]:
        return read_hands([field.text() for field in fields]).counts

    def _fill(self) -> None:
        """Make a row of fields, or one for each role; what was counted in all stands in the one."""
        had = any(box.hasFocus() for _role, boxes in self._rows for box in boxes)
        clear(self._grid)
        self._rows = []
        view = self._view()
        roles = view.roles if self._by_role.isChecked() else ()
        for n, field in enumerate(view.fields):
            words = Text(
                self._theme, field.key if n < FIELDS - 2 else field.words, role="small", tone="muted"
            )
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(words, 0, n + 1)
        for place, (role, name) in enumerate([(r, n) for r, n, _heads in roles] or [(None, "")]):
            self._add_row(view, place, role, name)
        self._load()
        self.made.emit()
        if had and self.first:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _load(self) -> None:
        """Show what was counted of this practice before."""
        presenter, practice = self._presenter, self._practice
        in_all = not self._by_role.isChecked()
        shown = presenter.shown(practice) if presenter and practice and in_all else None
        by_role = presenter.shown_by_role(practice) if presenter and practice else {}
        for role, boxes in self._rows:
            counts = by_role.get(role) if role else shown
            for box, count in zip(boxes, counts or ("",) * FIELDS, strict=True):
                box.setText(str(count))
        put(self._refused, "")
        self._say(self._view())

    def _add_row(self, view: HandsDesk, place: int, role: Role | None, name: str) -> None:
        label = Text(self._theme, name, role="small", wrap=False)
        self._grid.addWidget(label, place + 1, 0)
        boxes: list[LineEdit] = []
        for n, field in enumerate(view.fields):
            box = CountEdit()
            box.setAccessibleName(phrases.labeled(name, field.spoken) if name else field.spoken)
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.setMinimumWidth(_NARROW)
            box.textEdited.connect(self._typed)
            box.returnPressed.connect(partial(self._after, place, n))
            self._grid.addWidget(box, place + 1, n + 1)
            boxes.append(box)
        self._rows.append((role, boxes))

    def _after(self, row: int, n: int) -> None:
        """Enter goes to the next field; from the last, or an empty one once all raised a hand, it goes on.

        Not from one with a number: the next level's 0 would be the next practice's.
        """
        fields = [box for _role, boxes in self._rows for box in boxes]
        at = row * FIELDS + n + 1
        ends = self._view().complete and not fields[at - 1].text().strip()
        if at < len(fields) and not ends:
            fields[at].setFocus(Qt.FocusReason.TabFocusReason)
            fields[at].selectAll()
        else:
            self.ended.emit()

    def _typed(self) -> None:
        """Store what is typed; what can't be is said, and nothing of it is stored."""
        presenter, practice, view = self._presenter, self._practice, self._view()
        words = ""
        try:
            if presenter and practice and not view.wrong:
                self._store(presenter, practice)
        except SixElementsError as refusal:
            words = refusal.sentence
        put(self._refused, words)
        self._say(view)
        self.typed.emit()

    def _store(self, presenter: HandsPresenter, practice: PracticeId) -> None:
        if self._rows[0][0] is None:
            presenter.put(practice, self._all())
        else:
            presenter.put_by_role(practice, {r: self._numbers(boxes) for r, boxes in self._rows if r})

    def _say(self, view: HandsDesk) -> None:
        put(self._check, view.check)
        self._check.set_tone("warn" if view.wrong else "")
