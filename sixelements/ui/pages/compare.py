"""Teams side by side: under aliases and in no order where that can be trusted, else refused in words."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import funnel
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import ElementId
from sixelements.i18n import _
from sixelements.presentation.pages.compare import ComparePresenter, CompareView
from sixelements.ui.dialogs.choose_teams import ChooseTeamsDialog
from sixelements.ui.dialogs.table import TableDialog
from sixelements.ui.pages.page import Page
from sixelements.ui.registry import PORTFOLIO
from sixelements.ui.tasks import Task
from sixelements.ui.theme import PAGE_MARGIN
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.chart_view import ChartView
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import FlowLayout, clear, widgets_of
from sixelements.ui.widgets.list_side import ListSide
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.ui.widgets.together_panel import TogetherPanel
from sixelements.ui.widgets.why_popover import WhyPopover

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from sixelements.application.comparing import Gathering
    from sixelements.presentation.session import Session
    from sixelements.presentation.session_events import SessionEvent
    from sixelements.ui.theme import Theme

_POINTS = 4 / 3
"""Pixels a point: panels and funnels are those of the report."""
_ROOMY = 720
"""A page as wide as this, at 100 %, has room for bars beside the figures."""
_SCROLL_BAR = 14
_MOST_NUMBERS = 4
_HOW_WIDE = 204
_GAP, _LEAST_PANEL, _WIDEST_PANEL = 24, 212, 290
"""Between two panels, and how wide a panel is, in pixels at 100 %."""


_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class _Stepped(ChartView):
    """A chart among others: ``stepped`` carries 1 or -1, as arrows go on and back."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        if by:
            self.stepped.emit(by)
        else:
            super().keyPressEvent(event)


class ComparePage(Page):
    """Whoever goes here brings the paths of the workbooks, by `open_part`."""

    help_section = "compare"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = ComparePresenter(session)
        self._reading: Task[Gathering] | None = None
        self._writing: Task[Path] | None = None
        self.panels: list[_Stepped] = []
        self._panel_wide = 0
        self._build()

    # building

    def _build(self) -> None:
        self._build_side()
        self.as_table = Button(
            self.theme, _("Read as table"), self._read_as_table, kind="link", hint="Ctrl+T"
        )
        self.export_table = Button(self.theme, _("Excel or CSV…"), self._export_table)
        self.export_pdf = Button(self.theme, "", self._export_pdf, kind="primary", hint="Ctrl+E")
        for button in (self.as_table, self.export_table, self.export_pdf):
            self.add_action(button)
        self.body.setSpacing(12)
        self.body.addLayout(self._build_trust())
        self.cancel = Button(self.theme, _("Cancel"), self._cancel)
        self.body.addWidget(self.cancel, alignment=Qt.AlignmentFlag.AlignLeft)
        self._grid = FlowLayout(spacing=_GAP)
        self.body.addLayout(self._grid)
        self._line = line()
        self.body.addWidget(self._line)
        self.together = TogetherPanel(self.theme)
        self.together.why_wanted.connect(self._say_why)
        self._foot = FlowLayout(spacing=20)
        self._foot.at_top = True
        for part in (self.together, self._build_funnel(), self._build_reading()):
            self._foot.addWidget(part)
        self.body.addLayout(self._foot)
        self.notes = Text(self.theme, role="small", tone="warn")
        self.body.addWidget(self.notes)
        self.body.addStretch(1)
        deeds = (("Ctrl+T", self._read_as_table), ("Ctrl+E", self._export_pdf), ("F5", self._read))
        for keys, act in deeds:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _build_side(self) -> None:
        theme = self.theme
        back = Button(
            theme,
            _("Back to the portfolio"),
            lambda: self.wanted.emit(PORTFOLIO),
            kind="quiet",
            icon_name="chevron-left",
        )
        promise = _("Files are read, never changed. Nothing of this page is stored.")
        self.side = ListSide(theme, back=back, title=_("Compare"), promise=promise)
        self.side.chosen.connect(self._choose_kind)
        self._build_rounds()
        self._sources = QVBoxLayout()
        self._sources.setSpacing(2)
        self.choose_teams = Button(theme, _("Choose teams…"), self._choose_teams, kind="link")
        self._aliases = Text(theme, role="small")
        self.save_key = Button(theme, _("Save my key…"), self._save_key, kind="link")
        self._key_note = Text(
            theme,
            _("A separate file that says who is who. It never goes into a report."),
            role="caption",
            tone="muted",
        )
        below = self.side.below
        below.addSpacing(8)
        below.addWidget(Text(theme, _("Taken from"), role="caption", tone="muted"))
        below.addWidget(self.taken)
        below.addWidget(self._since_head)
        below.addWidget(self.since)
        below.addLayout(self._sources)
        below.addWidget(self.choose_teams, alignment=Qt.AlignmentFlag.AlignLeft)
        below.addSpacing(8)
        self._aliases_head = Text(theme, _("Aliases"), role="caption", tone="muted")
        below.addWidget(self._aliases_head)
        below.addWidget(self._aliases)
        below.addWidget(self.save_key, alignment=Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self._key_note)
        self.outer.removeItem(self.middle)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(self.middle, stretch=1)
        self.outer.addLayout(row)
        self.side.lower()  # read out first, as it is seen
        self.theme.changed.connect(self._fit)

    def _build_rounds(self) -> None:
        """Which round of every team, and which earlier one where two are compared."""
        theme = self.theme
        self.taken = ChoiceBox()
        self.taken.setAccessibleName(_("Taken from"))
        self.taken.addItem(_("Newest closed rounds"), None)
        for n in range(1, _MOST_NUMBERS + 1):
            self.taken.addItem(_("Round {n}").format(n=n), n)
        self.taken.activated.connect(lambda at: self._take_from(self.taken.itemData(at)))
        self.since = ChoiceBox()
        self.since.setAccessibleName(_("Beside round"))
        for n in range(1, _MOST_NUMBERS):
            self.since.addItem(_("Round {n}").format(n=n), n)
        self.since.activated.connect(lambda at: self._set_beside(self.since.itemData(at)))
        self._since_head = Text(theme, _("Beside round"), role="caption", tone="muted")

    def _build_trust(self) -> QHBoxLayout:
        self._sign = Icon(self.theme, "scale", tone="muted", side=24)
        self.trust = Text(self.theme, role="lead", weight=600)
        self.more = Text(self.theme)
        self.warning = Text(self.theme, tone="warn")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.trust)
        column.addWidget(self.more)
        column.addWidget(self.warning)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, stretch=1)
        return row

    def _build_funnel(self) -> QWidget:
        self._funnel_part = QWidget()
        column = QVBoxLayout(self._funnel_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(self.theme, _("Outside chance"), role="heading"))
        self.of_funnel = ChoiceBox()
        self.of_funnel.setAccessibleName(_("Element"))
        self.of_funnel.activated.connect(lambda _at: self._show_funnel(spoken=True))
        self.funnel = _Stepped(self.theme, zoom=_POINTS)
        self.funnel.stepped.connect(self._step_funnel)
        self.outside = Text(self.theme)
        self._fit_funnel()
        self.theme.changed.connect(self._fit_funnel)
        for part in (self.of_funnel, self.funnel, self.outside):
            column.addWidget(part)
        column.addStretch(1)
        return self._funnel_part

    def _fit_funnel(self) -> None:
        """Its words are broken to its width."""
        self._funnel_part.setFixedWidth(self.theme.px(funnel.WIDTH * _POINTS))

    def _build_reading(self) -> QWidget:
        part = QWidget()
        self._reading_box = QVBoxLayout(part)
        self._reading_box.setContentsMargins(0, 0, 0, 0)
        self._reading_box.setSpacing(6)
        self._reading_part = part
        return part

    # reading

    def open_part(self, part: object) -> None:
        """Compare the teams of these workbooks."""
        if isinstance(part, tuple):
            self.presenter.paths = tuple(path for path in part if isinstance(path, Path))
            self.presenter.left_out = frozenset()
            self._read()

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self.presenter.comparison, self.presenter.refusal = None, ""
        work = self.presenter.reading()
        task: Task[Gathering] = Task(
            work,
            owner=self,
            done=lambda gathered: self._read_all(task, gathered),
            refused=lambda sentence: self._stopped(task, sentence),
            progress=lambda done, all_: self._progressed(task, done, all_),
            cancelled=lambda: self._stopped(task, _("Stopped. Nothing was compared.")),
            broken=lambda: self._stopped(task, ""),
        )
        self._reading = task
        self.refresh()

    def _progressed(self, task: Task[Gathering], done: int, all_: int) -> None:
        if task is self._reading:
            text = _("Reading workbook {n} of {all}").format(n=done + 1, all=all_)
            self.set_head(_("Compare teams"), text)

    def _read_all(self, task: Task[Gathering], gathered: Gathering) -> None:
        if task is self._reading:
            self._reading = None
            self.presenter.take(gathered)
            self.refresh()
            self.announce_trust()

    def _stopped(self, task: Task[Gathering], sentence: str) -> None:
        if task is self._reading:
            self._reading = None
            self.presenter.refusal = sentence
            self.refresh()

    def _cancel(self) -> None:
        if self._reading is not None:
            self._reading.cancel()

    # showing

    def refresh(self) -> None:
        if "why" in vars(self):
            self.why.put_away()
        view = self.presenter.filled
        reading = self._reading is not None
        facts = view.facts if view else _("Reading the workbooks") if reading else ""
        self.set_head(_("Compare teams"), facts)
        self.cancel.setVisible(reading)
        self._show_side(view)
        there = view is not None
        teams = bool(view and view.shows_teams)
        for part in (self.as_table, self.export_table, self.export_pdf, self.together, self._reading_part):
            part.setVisible(there)
        self.export_pdf.setText(_("Export PDF…") if teams else _("Export the profile…"))
        self._sign.setVisible(not teams and not reading)
        self.trust.setText(view.trust if view else self.presenter.refusal)
        self.trust.set_role("lead" if teams else "title", weight=600)
        self.more.setText(view.more if view else "")
        self.more.setVisible(bool(view and view.more))
        warning = "" if reading else self.presenter.warning
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self._line.setVisible(there)
        notes = () if reading else self.presenter.notes
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self._show_panels()
        self._show_funnels()
        if view is not None:
            self.together.show_view(view, roomy=self._roomy)
            self._show_words(view)
        self.order_tabs()

    def _show_side(self, view: CompareView | None) -> None:
        n = len(self.presenter.comparison.teams) if self.presenter.comparison else 0
        count = str(n) if n else ""
        two = self.presenter.two_rounds
        rows = ((_("Teams"), "" if two else count), (_("Two rounds"), count if two else ""))
        self.side.show_rows(rows, int(self.presenter.two_rounds))
        self._since_head.setVisible(self.presenter.two_rounds)
        self.since.setVisible(self.presenter.two_rounds)
        clear(self._sources)
        for organization, teams in view.sources if view else ():
            text = _("{organization}, {n}").format(organization=organization, n=teams)
            self._sources.addWidget(Text(self.theme, text, role="small", tone="muted"))
        self.choose_teams.setVisible(bool(self.presenter.choices))
        self._aliases.setText(view.aliases if view else "")
        self._aliases_head.setVisible(view is not None)
        for part in (self.save_key, self._key_note):
            part.setVisible(bool(view and view.shows_teams))

    def _panels_width(self) -> int:
        """How wide each is, so that as many as fit side by side fill the page."""
        room = self.scroller.width() - 2 * PAGE_MARGIN - self.theme.px(_SCROLL_BAR)
        beside = max(1, (room + _GAP) // (self.theme.px(_LEAST_PANEL) + _GAP))
        return min((room - (beside - 1) * _GAP) // beside, self.theme.px(_WIDEST_PANEL))

    def _show_panels(self) -> None:
        focused = next((n for n, panel in enumerate(self.panels) if panel.hasFocus()), None)
        clear(self._grid)
        self._panel_wide = self._panels_width()
        width = self._panel_wide / (_POINTS * self.theme.choice.scale)
        self.panels = [_Stepped(self.theme, scene, zoom=_POINTS) for scene in self.presenter.panels(width)]
        for panel in self.panels:
            self._grid.addWidget(panel)
            panel.stepped.connect(self._step_panel)
            panel.show()
        if focused is not None and focused < len(self.panels):
            self.panels[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_funnels(self) -> None:
        found = self.presenter.funnels
        before = self.of_funnel.currentData()
        self.of_funnel.clear()
        for id_, words in found:
            self.of_funnel.addItem(words, id_)
        self._funnel_part.setVisible(bool(found))
        if found:
            self.of_funnel.setCurrentIndex(max(self.of_funnel.findData(before), 0))
            self._show_funnel()

    def _show_funnel(self, *, spoken: bool = False) -> None:
        scene, said = self.presenter.funnel(ElementId(self.of_funnel.currentData()))
        self.funnel.show_scene(scene)
        self.outside.setText(said)
        if spoken:
            announce(self.funnel, said)

    def _show_words(self, view: CompareView) -> None:
        clear(self._reading_box)
        title = _("How to read") if view.shows_teams else _("What would tell more")
        self._reading_box.addWidget(Text(self.theme, title, role="heading"))
        for words in view.how_to_read if view.shows_teams else view.tell_more:
            self._reading_box.addWidget(Text(self.theme, words, role="small"))
        for link in () if view.shows_teams else self._ways_on():
            self._reading_box.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        self._reading_box.addStretch(1)
        self._fit()

    def _ways_on(self) -> tuple[Button, ...]:
        """What can be done where no team is shown."""
        two = Button(self.theme, _("Compare two rounds"), lambda: self._choose_kind(1), kind="link")
        one = Button(
            self.theme, _("Open one team’s results"), lambda: self.wanted.emit(PORTFOLIO), kind="link"
        )
        return (one,) if self.presenter.two_rounds else (two, one)

    def announce_trust(self) -> None:
        """Say the finding aloud."""
        announce(self.trust, self.trust.text())

    @property
    def _roomy(self) -> bool:
        return self.scroller.width() >= self.theme.px(_ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.side.fit(self.width())
        for words in widgets_of(self._reading_box):
            words.setFixedWidth(self.theme.px(_HOW_WIDE))
        view = self.presenter.filled
        if view is not None and not view.shows_teams:
            self.together.show_view(view, roomy=self._roomy)
        if self.panels and self._panel_wide != self._panels_width():
            self._show_panels()
            self.order_tabs()

    def happened(self, happening: SessionEvent) -> None:
        """What is compared stays as it was read, while somebody looks at it."""

    def enter(self) -> None:
        """Read again what has changed meanwhile; where a saved key would become useless by it, say so."""
        super().enter()
        if self._reading is not None or not self.presenter.outdated:
            return
        if self.presenter.keeps_key:
            self.banner.say(_("A workbook has changed since. F5 reads all again and draws other aliases."))
        else:
            self._read()

    def _step_panel(self, by: int) -> None:
        focused = next((n for n, panel in enumerate(self.panels) if panel.hasFocus()), 0)
        if 0 <= focused + by < len(self.panels):
            self.panels[focused + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _step_funnel(self, by: int) -> None:
        self.of_funnel.setCurrentIndex((self.of_funnel.currentIndex() + by) % self.of_funnel.count())
        self._show_funnel(spoken=True)

    @cached_property
    def why(self) -> WhyPopover:
        """The card that says why."""
        return WhyPopover(self.theme, self)

    def _say_why(self, id_: str) -> None:
        asker = self.together.buttons.get(ElementId(id_))
        if asker is not None:
            self.why.show_why(self.presenter.why(ElementId(id_)), asker)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_W and not event.modifiers() and self.theme.choice.letters:
            focused = (id_ for id_, button in self.together.buttons.items() if button.hasFocus())
            of_funnel = self.of_funnel.currentData() or next(iter(self.together.buttons), None)
            if id_ := next(focused, of_funnel):
                self._say_why(id_)
            return
        super().keyPressEvent(event)

    # choosing

    def _choose_kind(self, at: int) -> None:
        self.presenter.two_rounds = bool(at)
        self._read()

    def _take_from(self, number: int | None) -> None:
        self.presenter.number = number
        self._read()

    def _set_beside(self, since: int) -> None:
        self.presenter.since = since
        self._read()

    def _choose_teams(self) -> None:
        left_out = ChooseTeamsDialog.ask(self, self.theme, self.presenter.choices)
        if left_out is not None:
            self.presenter.left_out = left_out
            self.presenter.draw()
            self.refresh()
            self.announce_trust()

    # going out

    def _read_as_table(self) -> None:
        view = self.presenter.filled
        if view is not None:
            TableDialog.ask(self, self.theme, view.table)

    def _export_pdf(self) -> None:
        if self.presenter.comparison is not None:
            self._export(".pdf")

    def _export_table(self) -> None:
        self._export(".xlsx", ".csv")

    def _export(self, *endings: str) -> None:
        name = _("teams side by side") + endings[0]
        patterns = ";;".join(f"*{ending}" for ending in endings)
        chosen, kind = QFileDialog.getSaveFileName(self, _("Export the comparison"), name, patterns)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in endings:
            path = path.with_name(path.name + (Path(kind).suffix or endings[0]))
        self.banner.say(_("Writing {file}").format(file=path.name), under_way=True, closable=False)
        self._writing = Task(
            self.presenter.exporting(path),
            owner=self,
            done=lambda written: self.banner.say(_("Wrote {path}.").format(path=written), done=True),
            refused=lambda sentence: self.banner.say(sentence, alarm=True),
            broken=self.banner.hide,
        )

    def _save_key(self) -> None:
        name = _("key of the comparison") + ".csv"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save my key"), name, "*.csv")
        if not chosen:
            return
        path = Path(chosen)
        try:
            self.presenter.save_key(path)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
            return
        view = self.presenter.filled
        self._aliases.setText(view.aliases if view else "")
        text = _("Wrote {path}. It tells which team is which: keep it apart from the report.")
        self.banner.say(text.format(path=path), done=True)
