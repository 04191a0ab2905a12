"""All parts of the chosen action, saved as they are typed."""

from datetime import date
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.domain.assessment import Worksheet
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.presentation.pages.plan_fields import SPEC, SPECS, WIDE_ONLY, ActionField
from sixelements.presentation.pages.plan_inspector import InspectorView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.field_box import FieldBox
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.ui.widgets.waits_button import WaitsButton

_BEFORE = (
    (ActionField.TITLE,),
    (ActionField.SHORT,),
    (ActionField.BECAUSE,),
    (ActionField.OWNER,),
    (ActionField.STATUS, ActionField.SIZE),
    (ActionField.HELPERS,),
)
_FIRST = ((ActionField.FIRST_STEP,), (ActionField.FIRST_STEP_BY,), (ActionField.STEP_TAKEN,))
_DATES = ((ActionField.NOT_BEFORE,), (ActionField.START,), (ActionField.DUE,))
_AFTER = (
    (ActionField.MEASURE,),
    (ActionField.BASELINE, ActionField.TARGET),
    (ActionField.BASELINE_ON,),
    (ActionField.TARGET_BY,),
    (ActionField.UNIT,),
    (ActionField.HOW,),
    (ActionField.NEEDS,),
    (ActionField.RISK,),
    (ActionField.TOLD,),
    (ActionField.EVIDENCE,),
)
_ONE_LINE = (ActionField.TITLE, ActionField.WHEN, ActionField.THEN, ActionField.MEASURE)


class ActionInspector(QWidget):
    """``edited``: field, text, and whether that is sure. ``ticked``: what it waits for.

    ``moved``: which action, and up, down, earlier or later; ``deleted``: which. ``sheet_wanted`` carries the
    worksheet that helps with it; ``pinned``: whether its dates are to be kept. ``wide_wanted``: all of it.
    A ``wide`` one has room for every field.
    """

    edited = Signal(object, str, bool)
    ticked = Signal(str, bool)
    moved = Signal(str, str)
    deleted = Signal(str)
    pinned = Signal(bool)
    sheet_wanted = Signal(object)
    wide_wanted = Signal()

    def __init__(self, theme: Theme, *, wide: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._shown: str | None = None
        self._owners = QStringListModel(self)
        self.fields = {
            spec.field: self._field(spec.field) for spec in SPECS if wide or spec.field not in WIDE_ONLY
        }
        self.waits = WaitsButton(theme)
        self.waits.ticked.connect(self.ticked)
        self._build()
        self.show_action(None, fixed=False, near=date(2000, 1, 1))

    def _field(self, field: ActionField) -> FieldBox:
        box = FieldBox(self._theme, SPEC[field], one_line=field in _ONE_LINE)
        box.edited.connect(partial(self.edited.emit, field))
        return box

    # building

    def _build(self) -> None:
        self._empty = Text(self._theme, _("Choose an action to see all of it here."), tone="muted")
        self._empty.setContentsMargins(16, 20, 16, 16)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(16, 14, 16, 16)
        form.setSpacing(12)
        form.addLayout(self._head())
        self._rows(form, _BEFORE)
        self._rows(form, _FIRST)
        form.addWidget(self._aloud())
        self._rows(form, _DATES)
        self._why = Text(self._theme, role="small", tone="muted")
        self.pin = QCheckBox(_("Keep these dates"))
        self.pin.setToolTip(_("They stay as they are when the others are worked out."))
        self.pin.clicked.connect(self.pinned)
        form.addWidget(self._why)
        form.addWidget(self.pin)
        form.addWidget(self.waits)
        self._rows(form, _AFTER)
        form.addStretch(1)
        self._scroller = scrolling(self._form)
        self._foot = self._moves()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._empty, alignment=Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self._scroller, stretch=1)
        whole.addWidget(self._foot)

    def _head(self) -> QVBoxLayout:
        self._mark = SceneView(self._theme, zoom=1)
        self._practice = Text(self._theme, role="small", tone="muted")
        self._expected = Text(self._theme, role="small", tone="muted")
        self._doubt = Text(self._theme, role="small", tone="warn")
        self._rule = Text(self._theme, role="small")
        self._sheet: Worksheet | None = None
        self.sheet = Button(self._theme, "", lambda: self.sheet_wanted.emit(self._sheet), kind="link")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._practice, stretch=1)
        self.open_wide = Button(
            self._theme, _("Open wide"), self.wide_wanted.emit, kind="link", hint=_("Ctrl+Enter")
        )
        row.addWidget(self.open_wide)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(row)
        head.addWidget(self._expected)
        head.addWidget(self._doubt)
        head.addWidget(self._rule)
        head.addWidget(self.sheet, alignment=Qt.AlignmentFlag.AlignLeft)
        return head

    def _rows(self, form: QVBoxLayout, rows: tuple[tuple[ActionField, ...], ...]) -> None:
        for fields in rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            shown = [self.fields[field] for field in fields if field in self.fields]
            for box in shown:
                row.addWidget(box, stretch=1)
            if shown:
                form.addLayout(row)

    def _aloud(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "quote")
        self._say = Text(self._theme, role="small", tone="muted")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._say)
        column.addWidget(self.fields[ActionField.WHEN])
        column.addWidget(self.fields[ActionField.THEN])
        return frame

    def _moves(self) -> QWidget:
        theme = self._theme
        self._buttons: dict[str, Button] = {}
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(6)
        for way, words, icon, hint in _ways():
            button = Button(theme, words, icon_name=icon, hint=hint)
            button.clicked.connect(lambda _on=False, to=way: self.moved.emit(self._shown, to))
            self._buttons[way] = button
            row.addWidget(button)
        self.delete_button = Button(theme, _("Delete"), lambda: self.deleted.emit(self._shown), kind="quiet")
        row.addStretch(1)
        row.addWidget(self.delete_button)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(row)
        return foot

    # showing

    def show_action(self, view: InspectorView | None, *, fixed: bool, near: date) -> None:
        """Show an action, or that none is chosen."""
        self._empty.setVisible(view is None)
        for part in (self._scroller, self._foot):
            part.setVisible(view is not None)
        if view is None:
            self._shown = None
            return
        another, self._shown = view.id != self._shown, view.id
        self._why.setText(view.why_dates)
        self._why.setVisible(bool(view.why_dates))
        self.pin.setChecked(view.pinned)
        self.pin.setEnabled(view.can_pin and not fixed)
        self._show_head(view)
        for field, box in self.fields.items():
            box.set_fixed(fixed=fixed)
            box.show_value(
                view.values[field],
                refused=view.refused.get(field),
                unstored=view.unstored.get(field, ""),
                missing=field in view.missing,
                near=near,
                another=another,
            )
        self._complete(view.owners)
        self.waits.show_waits(view, fixed=fixed)
        self._foot.setVisible(not fixed)
        for way, button in self._buttons.items():
            button.setEnabled(getattr(view, way))
        if another:
            self._scroller.verticalScrollBar().setValue(0)

    def _show_head(self, view: InspectorView) -> None:
        self.setAccessibleName(_("Action: {title}").format(title=view.title))
        self._mark.show_scene(marks.element(view.element, alt="", size=18))
        self._practice.setText(view.practice)
        self._expected.setText(view.expected)
        self._doubt.setText(view.doubt)
        self._doubt.setVisible(bool(view.doubt))
        rule = "  ·  ".join(text for text in (view.locked, view.rule) if text)
        self._rule.setText(rule)
        self._rule.setVisible(bool(rule))
        self._sheet = view.sheet
        self.sheet.setText(view.open_sheet)
        self.sheet.setVisible(bool(view.open_sheet))
        self._say.setText(_("Say it aloud: when …, {owner} will …").format(owner=view.say))

    def _complete(self, owners: tuple[str, ...]) -> None:
        """Suggest these; while somebody types, what was there before: half a name is stored meanwhile."""
        owner = self.fields[ActionField.OWNER].editor
        if isinstance(owner, QLineEdit) and owner.completer() is None:
            completer = QCompleter(self._owners, owner)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            owner.setCompleter(completer)
            chosen = self.fields[ActionField.OWNER].unstored.begin
            for signal in (completer.activated, completer.highlighted):  # Qt calls that no editing
                signal.connect(lambda _text: chosen())
        if not owner.hasFocus() and tuple(self._owners.stringList()) != owners:
            self._owners.setStringList(owners)

    def flush(self) -> None:
        """Store now what was typed last."""
        for box in self.fields.values():
            box.flush()

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        self.fields[ActionField.TITLE].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, field: ActionField) -> None:
        """Put the focus on a field, and bring it into sight."""
        box = self.fields[field]
        box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroller.ensureWidgetVisible(box)

    def say(self, field: ActionField, refused: BadInput) -> None:
        """Say why what was typed into a field is not stored."""
        self.fields[field].say(refused)


def _ways() -> tuple[tuple[str, str, str, str], ...]:
    """The moves: their word, or their icon, and what they do."""
    return (
        ("up", "", "up", _("Up in its list (Alt+Up)")),
        ("down", "", "down", _("Down in its list (Alt+Down)")),
        ("earlier", _("Earlier"), "", _("Into the list before, with its dates (Alt+Left)")),
        ("later", _("Later"), "", _("Into the list after, with its dates (Alt+Right)")),
    )
