"""Results: the profile first, then element by element, importance dots, and change since the last round."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sixelements.application.events import What
from sixelements.application.results import RoundResults
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.i18n import _
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.pages.results import ResultsPresenter, Tab
from sixelements.presentation.pages.set_aside import bring_back
from sixelements.presentation.pages.why import WhyView
from sixelements.presentation.places import go_to_plan_before, planned_before
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import PlaceChosen, SessionEvent, WorkbookOpened
from sixelements.presentation.table import TableView
from sixelements.ui.dialogs.of_practice import PracticeDialogs
from sixelements.ui.dialogs.table import TableDialog
from sixelements.ui.pages.page import Page
from sixelements.ui.picture import copy_picture, copy_text
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.change_panel import ChangePanel
from sixelements.ui.widgets.copy_button import CopyButton, CopyEntry
from sixelements.ui.widgets.dots_panel import DotsPanel
from sixelements.ui.widgets.element_panel import ElementPanel
from sixelements.ui.widgets.find_bar import Findable
from sixelements.ui.widgets.overview_panel import OverviewPanel
from sixelements.ui.widgets.tab_bar import TabBar
from sixelements.ui.widgets.text import Button
from sixelements.ui.widgets.waiting_panel import WaitingPanel
from sixelements.ui.widgets.why_popover import WhyPopover

_SHOWN = frozenset(What) - {What.PLAN, What.WORKSHOP}


class ResultsPage(Page):
    """One view at a time under its tab; each is shown again when something was saved."""

    help_section = "results"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = ResultsPresenter(session)
        self._dots_presenter = DotsPresenter(session)
        self._element: ElementId | None = None
        self._practice: PracticeId | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self._copy = CopyButton(self.theme, self._copies)
        self._plan = Button(
            self.theme, _("Go to Plan"), lambda: self.wanted.emit(StepId.PLAN), kind="primary"
        )
        self._comments = Button(self.theme, "", self._read_comments, kind="quiet")
        self.add_action(self._comments)
        self.add_action(self._copy)
        self.add_action(self._plan)
        self.tabs = TabBar(_("Views of the results"))
        self.overview, self.elements = OverviewPanel(self.theme), ElementPanel(self.theme)
        self.dots, self.change = DotsPanel(self.theme), ChangePanel(self.theme)
        self.panels: dict[Tab, QWidget] = {
            Tab.OVERVIEW: self.overview,
            Tab.ELEMENTS: self.elements,
            Tab.DOTS: self.dots,
            Tab.CHANGE: self.change,
        }
        self.waiting = WaitingPanel(self.theme)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.waiting)
        for panel in self.panels.values():
            self.body.addWidget(panel)
        self.body.addStretch(1)
        self.why = WhyPopover(self.theme, self)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._tab_changed)
        self.waiting.results_wanted.connect(lambda: self.command_wanted.emit(Command.CLOSE_ROUND))
        self.waiting.earlier_wanted.connect(lambda: go_to_plan_before(self.session))
        self.waiting.collect_wanted.connect(lambda: self.wanted.emit(StepId.COLLECT))
        self.dots.changed.connect(self._dots_changed)
        self.overview.element_wanted.connect(self.show_element)
        self.overview.practice_wanted.connect(self.show_practice)
        self.overview.bars.why_wanted.connect(self._why_element)
        self.overview.legs.why_wanted.connect(lambda asker: self._say_why(self.presenter.why_legs(), asker))
        self.elements.element_wanted.connect(self._element_chosen)
        self.elements.why_wanted.connect(lambda asker: self._why_element(self._element, asker))
        self.elements.bring_back_wanted.connect(lambda p: bring_back(self.session, p))
        self.elements.table.chosen.connect(self._practice_chosen)
        self.elements.table.entered.connect(self._enter_practice)
        for wanting in (self.elements.table.why_wanted, self.elements.practice.why_wanted):
            wanting.connect(self._why_practice)
        panel, dialogs = self.elements.practice, PracticeDialogs(self, self.theme, self.session)
        panel.record_wanted.connect(partial(self._with_practice, dialogs.record))
        panel.set_aside_wanted.connect(partial(self._with_practice, dialogs.set_aside))
        panel.sheet_wanted.connect(partial(self.part_wanted.emit, StepId.LOOK_CLOSER))
        panel.comments_wanted.connect(partial(self._with_practice, dialogs.comments))
        self.scroller.verticalScrollBar().valueChanged.connect(lambda _at: self.why.put_away())
        for keys, doing in (
            ("Ctrl+T", self._read_as_table),
            ("Ctrl+Shift+T", self._copy_table),
            ("Ctrl+Shift+I", self._copy_picture),
            ("Alt+Left", lambda: self.show_tab(Tab.OVERVIEW)),
        ):
            self._shortcut(keys, doing)

    def _shortcut(self, keys: str, doing: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(doing)

    # showing

    def happened(self, happening: SessionEvent) -> None:
        """Derived figures change only once a change is stored, or another round is chosen."""
        if isinstance(happening, PlaceChosen | WorkbookOpened):
            self._element = self._practice = None
        if self.outdated(happening, _SHOWN):
            super().happened(happening)

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        self.why.put_away()
        self.presenter.look()
        view = self.presenter.view()
        self.set_head(view.title, view.facts)
        before = planned_before(self.session) if view.waiting else None
        way = "" if before is None else _("Look at the results of round {n}").format(n=before)
        self.waiting.show_words(view.waiting, view.promise, show=view.show, before=way)
        self.waiting.setVisible(bool(view.waiting))
        self._comments.setText(view.comments)
        self._comments.setVisible(bool(view.comments))
        for button in (self._copy, self._plan):
            button.setVisible(not view.waiting)
        self._show_tabs(view.tabs)
        self._show_panel()

    def _read_comments(self) -> None:
        PracticeDialogs(self, self.theme, self.session).comments(self.presenter.results, None)

    def _show_tabs(self, tabs: tuple[tuple[Tab, str], ...]) -> None:
        before = self.tab
        blocked = QSignalBlocker(self.tabs)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for n, (tab, text) in enumerate(tabs):
            self.tabs.addTab(text)
            self.tabs.setTabData(n, tab)
            if tab is before:
                self.tabs.setCurrentIndex(n)
        del blocked
        self.tabs.setVisible(bool(tabs))

    @property
    def tab(self) -> Tab:
        """The view that is shown."""
        data = self.tabs.tabData(self.tabs.currentIndex())
        return data if isinstance(data, Tab) else Tab.OVERVIEW

    def forget(self) -> None:
        super().forget()
        self.presenter.forget()

    def leave(self) -> bool:
        if self.session.is_open:
            self.dots.flush()
        return True

    def open_part(self, part: object) -> None:
        if isinstance(part, Tab):
            self.show_tab(part)

    @property
    def part_shown(self) -> object:
        return self.tab

    def show_tab(self, tab: Tab) -> None:
        """Show another view."""
        for n in range(self.tabs.count()):
            if self.tabs.tabData(n) is tab:
                self.tabs.setCurrentIndex(n)

    def _tab_changed(self) -> None:
        self.why.put_away()
        self.scroller.verticalScrollBar().setValue(0)
        self._show_panel()

    def _show_panel(self) -> None:
        there = self.tabs.count() > 0
        if there:
            show: dict[Tab, Callable[[], object]] = {
                Tab.OVERVIEW: lambda: self.overview.show_view(self.presenter.overview()),
                Tab.ELEMENTS: self._show_element,
                Tab.DOTS: self._show_dots,
                Tab.CHANGE: lambda: self.change.show_table(self.presenter.changes_table()),
            }
            show[self.tab]()
        for tab, panel in self.panels.items():
            panel.setVisible(there and tab is self.tab)
        self.order_tabs()

    def _show_dots(self) -> None:
        self.dots.show_view(self._dots_presenter.view(self.presenter.results))

    def _dots_changed(self, refusal: str) -> None:
        self._show_dots()
        if refusal:
            self.banner.say(refusal)

    # elements

    def show_element(self, element: ElementId) -> None:
        """Show an element with its first practice chosen."""
        self._element, self._practice = element, None
        self.show_tab(Tab.ELEMENTS)
        self._show_element()
        self.elements.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_practice(self, practice: PracticeId) -> None:
        """Show a practice in its element."""
        self._element, self._practice = self.presenter.element_of(practice), practice
        self.show_tab(Tab.ELEMENTS)
        self._show_element()
        self.elements.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_element(self) -> None:
        found = self.presenter.elements
        if self._element not in found:
            self._element, self._practice = found[0], None
        titles = tuple((e, self.presenter.title_of(e)) for e in found)
        self.elements.show_elements(titles)
        self.elements.show_view(self.presenter.element(self._element), self._practice)
        self._show_practice()

    def _element_chosen(self, element: ElementId) -> None:
        self.why.put_away()
        self._element, self._practice = element, None
        self._show_element()

    def _practice_chosen(self, practice: PracticeId) -> None:
        self._practice = practice
        self.why.put_away()
        self._show_practice()

    def _show_practice(self) -> None:
        practice = self.elements.table.current
        self.elements.practice.setVisible(practice is not None)
        if practice is not None:
            self._practice = practice
            self.elements.practice.show_view(self.presenter.detail(practice))

    def _enter_practice(self) -> None:
        panel = self.elements.practice
        self.scroller.ensureWidgetVisible(panel)
        target = panel.record if panel.record.isEnabled() else panel.why
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _with_practice(self, doing: Callable[[RoundResults, PracticeId], None]) -> None:
        if self._practice:
            doing(self.presenter.results, self._practice)

    @property
    def can_find(self) -> bool:
        return self.tabs.count() > 0

    def findables(self) -> tuple[Findable, ...]:
        if not self.can_find:
            return ()
        return tuple(
            Findable(words, partial(self._find_practice, p)) for p, words in self.presenter.practices
        )

    def _find_practice(self, practice: PracticeId) -> QWidget:
        self.show_practice(practice)
        self.scroller.ensureWidgetVisible(self.elements.table)
        return self.elements.table

    # why, tables, copies

    def _why_element(self, element: ElementId | None, asker: QWidget) -> None:
        if element is not None:
            self._say_why(self.presenter.why_element(element), asker)

    def _why_practice(self) -> None:
        if self._practice:
            self._say_why(self.presenter.why_practice(self._practice), self.elements.practice.why)

    def _say_why(self, view: WhyView, asker: QWidget) -> None:
        self.scroller.ensureWidgetVisible(asker)
        self.why.show_why(view, asker)

    def _copies(self) -> list[CopyEntry]:
        """What can be copied of the view that is shown."""
        entries: list[CopyEntry] = [
            (_("As a picture"), "Ctrl+Shift+I", self._copy_picture),
            (_("As a table"), "Ctrl+Shift+T", self._copy_table),
            (_("Read as a table…"), "Ctrl+T", self._read_as_table),
        ]
        if self.tab is Tab.OVERVIEW:
            parts = (
                (_("The bars as a picture"), self.overview.bars),
                (_("The radar as a picture"), self.overview.radar),
                (_("The legs as a picture"), self.overview.legs),
            )
            pictures: list[CopyEntry] = [
                (text, "", partial(self._copy_picture, part)) for text, part in parts
            ]
            legs: CopyEntry = (
                _("The legs as a table"),
                "",
                lambda: self._copy_text(self.presenter.legs_table()),
            )
            entries += [*pictures, legs]
        return entries

    def _table(self) -> TableView | None:
        if not self.tabs.count():
            return None
        if self.tab is Tab.ELEMENTS and self._element:
            return self.presenter.element_table(self._element)
        if self.tab is Tab.DOTS:
            return self._dots_presenter.table(self.presenter.results)
        if self.tab is Tab.CHANGE:
            return self.presenter.changes_table()
        legs = self.overview.legs
        inside = legs.isAncestorOf(self.window().focusWidget())
        return self.presenter.legs_table() if inside else self.presenter.elements_table()

    def _read_as_table(self) -> None:
        table = self._table()
        if table:
            TableDialog.ask(self, self.theme, table)

    def _copy_table(self) -> None:
        table = self._table()
        if table:
            self._copy_text(table)

    def _copy_text(self, table: TableView) -> None:
        copy_text(table.as_text())
        announce(self, _("Copied"))

    def _copy_picture(self, part: QWidget | None = None) -> None:
        if self.tabs.count():
            copy_picture(part or self.panels[self.tab], self.theme)
            announce(self, _("Copied"))
