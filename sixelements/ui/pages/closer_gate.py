"""Streamline first: the gate that a request for a tool passes before money is spent on it."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sixelements.charts.ladder import ladder
from sixelements.domain.assessment import Worksheet
from sixelements.i18n import _
from sixelements.presentation.closer.gate import GateDesk, GateView, RequestField, request_fields
from sixelements.presentation.held import Refusal
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.new_row import NewRow, NewRowDialog
from sixelements.ui.pages.closer_leaf import SheetLeaf
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.gate_panel import GatePanel, Lesson
from sixelements.ui.widgets.gate_points import GatePoints
from sixelements.ui.widgets.key_hints import KeyHints
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.sheet_fields import AboutRow, SheetFields, SheetFieldSpec
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases

_CHOSEN = (RequestField.PROCESS, RequestField.OPENS)


class GateLeaf(SheetLeaf):
    """One request at a time."""

    sheet = Worksheet.GATE
    side_width = 324

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.crumb = _("Streamline first")
        self.desk = GateDesk(session)
        self._shown: GateView | None = None
        self.request = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self.theme
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(_("Request"))
        self.choice.setMinimumContentsLength(16)
        self.another = Button(theme, "", self._ask_new, icon_name="plus")
        self.make_actions = self.make_button(self._make)
        self.buttons += [self.choice, self.another, self.make_actions]
        self._build_about()
        self.about = Button(theme, _("About the request"), self._about.toggle, kind="link")
        self.walk = Button(theme, _("Open its waste walk"), self._open_walk, kind="link")
        self.open_side = Button(
            theme, _("Verdict and missing steps"), self.toggle_side, kind="link", hint=_("F4")
        )
        links = QWidget()
        flow = FlowLayout(spacing=16)
        links.setLayout(flow)
        for link in (self.about, self.walk, self.open_side):
            flow.addWidget(link)
        self._empty = Text(theme, role="lead")
        self._lesson = Lesson(theme)
        self.ladder = SceneView(theme, zoom=1)
        self.ladder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.points = GatePoints(theme)
        self._hints = KeyHints(theme)
        self._counts = Text(theme, role="small", tone="muted", wrap=False)
        keys = QHBoxLayout()
        keys.addWidget(self._hints, stretch=1)
        keys.addWidget(self._counts)
        self._sheet: tuple[QWidget, ...] = (self.ladder, self.points, self._hints, self._counts)
        self.body.setSpacing(8)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._lesson)
        self.body.addWidget(links)
        self.body.addWidget(self._about)
        self.body.addWidget(self.ladder)
        self.body.addWidget(self.points)
        self.body.addLayout(keys)
        self.side = self.verdict = GatePanel(theme)

    def _build_about(self) -> None:
        specs = [SheetFieldSpec(f, label, chosen=f in _CHOSEN) for f, label in request_fields()]
        self.fields = SheetFields(self.theme, specs, self._put)
        self.remove_button = Button(self.theme, _("Remove the request"), self._remove, kind="quiet")
        self._about = AboutRow(self.fields, self.remove_button, first=RequestField.NAME)

    def _connect(self) -> None:
        self.choice.activated.connect(lambda at: self.show_row(str(self.choice.itemData(at))))
        self.points.answered.connect(self._answer)
        self.points.noted.connect(self._note)
        self.points.why_wanted.connect(self._why)
        self.verdict.steps.ticked.connect(self._count)
        self.verdict.plan_wanted.connect(lambda: self.wanted.emit(StepId.PLAN))
        self.theme.changed.connect(self._draw)

    # showing

    def refresh(self) -> None:
        view = self._shown = self._view()
        locked = self.desk.locked
        self.another.setText(_("Another request") if view else _("Name a request"))
        self.another.set_kind("plain" if view else "primary")
        self.another.setEnabled(not locked)
        self.another.setToolTip(locked)
        for part in (*self._sheet, self.about, self.make_actions):
            part.setVisible(view is not None)
        self._about.setVisible(view is not None and self._about.is_open)
        self.walk.setVisible(bool(view and view.process))
        self._empty.setVisible(view is None)
        self._lesson.hide()
        self.choice.setVisible(view is not None and len(view.choices) > 1)
        if self.panel is not None:
            self.panel.set_wanted(wanted=view is not None)
        self._fit_side()
        if view is None:
            self.title, self.facts = _("Streamline first"), locked
            self._empty.setText(self.desk.empty)
            self._lesson.show_lesson(*self.desk.lesson)
        else:
            self._show(view)

    def _fit_side(self) -> None:
        """The way to the verdict, where that is not beside the points."""
        self.open_side.setVisible(self._shown is not None and self.panel is not None and self.panel.is_drawer)

    def _view(self) -> GateView | None:
        """The request that is shown, else the first there is."""
        view = self.desk.view(self.request)
        requests = self.desk.requests
        if view is None and requests:
            self.request = requests[0].id
            view = self.desk.view(self.request)
        return view

    def _show(self, view: GateView) -> None:
        self.title, self.facts = view.title, phrases.sentences(view.facts, view.locked)
        blocked = QSignalBlocker(self.choice)
        self.choice.clear()
        for id_, name in view.choices:
            self.choice.addItem(name, id_)
        self.choice.setCurrentIndex(self.choice.findData(view.request))
        del blocked
        self.remove_button.setEnabled(not view.locked)
        self.fields.show_fields(
            self.desk.fields(view.request),
            locked=view.locked,
            choices={
                RequestField.PROCESS: self.desk.processes(),
                RequestField.OPENS: self.desk.can_open(),
            },
        )
        self.points.show_view(view)
        self.verdict.show_view(view)
        self._hints.show_keys(() if view.locked else view.keys)
        self._counts.setText(view.count_words)
        self._draw()
        self._count()

    def _draw(self) -> None:
        """The ladder, as wide as there is room."""
        view = self._shown
        if view is not None:
            width = max(self.width() / self.theme.choice.scale, 200.0)
            scene = ladder(view.ladder, view.rung, width=width, done=view.verdict_open, alt=view.verdict)
            self.ladder.show_scene(scene)

    def _count(self) -> None:
        self.show_make(len(self.verdict.steps.chosen), locked=self.desk.locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()
        self._fit_side()

    def show_row(self, row: str) -> None:
        """Show another request."""
        self.points.flush()
        self.fields.flush()
        if row != self.request:
            self.verdict.steps.forget()
        self.request = row
        self.changed.emit()

    def enter(self) -> None:
        if self.points.rows:
            self.points.rows[self.points.here].focus_answer()
        else:
            self.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter_side(self) -> None:
        self.verdict.verdict.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        self.points.flush()
        self.fields.flush()

    def forget(self) -> None:
        self.request, self._about.is_open = "", False
        self.verdict.steps.forget()

    # doing

    def _answer(self, point: int, yes: object) -> None:
        answer = yes if isinstance(yes, bool) else None
        if self.attempt(lambda: self.desk.answer(self.request, point, yes=answer)):
            announce(self, self.desk.announced(self.request, point))

    def _note(self, point: int, text: str) -> None:
        with Refusal():
            self.desk.note(self.request, point, text)

    def _put(self, field: RequestField, text: str) -> str:
        with Refusal() as refusal:
            self.desk.put_field(self.request, field, text)
        return refusal.sentence

    def _why(self) -> None:
        """Say why the verdict is as it is: the panel, where it is a drawer, opens."""
        if self.panel is not None and self.panel.is_drawer:
            self.panel.open()
            self.enter_side()
        announce(self, self.verdict.why.text())

    def _ask_new(self) -> None:
        words = NewRow(
            self.another.text(),
            _("What was asked for"),
            _("Online permit status page"),
            _("Add the request"),
        )
        added: list[str] = []
        if NewRowDialog.ask(self, self.theme, words, lambda name: added.append(self.desk.add(name))):
            self._about.is_open = True
            self.show_row(added[0])
            self.fields.focus_on(RequestField.ASKED_BY)

    def _remove(self) -> None:
        self.attempt(partial(self.desk.remove, self.request))

    def _open_walk(self) -> None:
        view = self._shown
        if view:
            self.sheet_wanted.emit(Worksheet.WASTE, view.process)

    def _make(self) -> None:
        points = [int(id_) for id_ in self.verdict.steps.chosen]
        request = self.request
        self.make(lambda drafts: drafts.of_points(request, points))
