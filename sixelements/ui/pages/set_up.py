"""Set up: organization, team, head count, how the round is asked, how far the plan looks, and my firm."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from sixelements.i18n import _
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.removing import Removed, why_not
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import PlaceChosen, Saved, SessionEvent, WorkbookOpened
from sixelements.ui.dialogs.remove import RemoveDialog
from sixelements.ui.pages.page import Page
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.block import FieldsBlock
from sixelements.ui.widgets.firm_block import FirmBlock
from sixelements.ui.widgets.mode_block import ModeBlock
from sixelements.ui.widgets.organization_block import OrganizationBlock
from sixelements.ui.widgets.practices_block import HorizonBlock, PracticesBlock
from sixelements.ui.widgets.team_block import HeadsBlock, TeamBlock
from sixelements.ui.widgets.text import Button, line
from sixelements.wording.rounds import only_published


class SetUpPage(Page):
    """One column of blocks; each is stored as it is changed."""

    help_section = "set-up"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = SetUpPresenter(session)
        self._build()

    def _build(self) -> None:
        theme, presenter, view = self.theme, self.presenter, self.presenter.view()
        self._add_team = Button(theme, _("Add a team…"), lambda: self._ask(Command.ADD_TEAM))
        self._next_round = Button(theme, _("Open the next round…"), lambda: self._ask(Command.NEXT_ROUND))
        self._remove = {
            Removed.ROUND: Button(theme, _("Remove this round…"), lambda: self._remove_asked(Removed.ROUND)),
            Removed.TEAM: Button(theme, _("Remove this team…"), lambda: self._remove_asked(Removed.TEAM)),
        }
        self._go_on = Button(
            theme, _("Go on to Collect"), lambda: self.wanted.emit(StepId.COLLECT), kind="primary"
        )
        self.add_action(self._go_on)
        self.organization = OrganizationBlock(theme, presenter)
        self.firm = FirmBlock(theme, presenter)
        self.team = TeamBlock(theme, presenter)
        self.heads = HeadsBlock(theme, presenter, view)
        self.mode = ModeBlock(theme, presenter)
        self.practices = PracticesBlock(theme, presenter)
        self.horizon = HorizonBlock(theme, presenter, view)
        self._blocks = (
            self.organization,
            self.team,
            self.heads,
            self.mode,
            self.practices,
            self.horizon,
            self.firm,
        )
        for block in self._blocks:
            self.body.addWidget(line())
            self.body.addWidget(block)
        self._build_more()
        self.body.addStretch(1)

    def _build_more(self) -> None:
        more = FieldsBlock(self.theme, _("Teams and rounds"), _("Each team has rounds of its own."))
        for buttons in ((self._add_team, self._next_round), tuple(self._remove.values())):
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            more.fields.addLayout(row)
        self.body.addWidget(line())
        self.body.addWidget(more)

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        view = self.presenter.view()
        self.set_head(_("Set up"), view.closed or view.facts)
        for block in self._blocks:
            block.show_view(view)
        in_the_way = view.closed or view.under_way
        if self.session.handed_over:
            in_the_way = only_published()
        self._go_on.setVisible(not self.session.handed_over)
        for button in (self._add_team, self._next_round):
            button.setEnabled(not in_the_way)
            button.setToolTip(in_the_way)
        for what, button in self._remove.items():
            refusal = why_not(self.session, what)
            button.setEnabled(not refusal)
            button.setToolTip(refusal)

    def happened(self, happening: SessionEvent) -> None:
        if isinstance(happening, PlaceChosen | WorkbookOpened):
            self.presenter.start_over()
        if not isinstance(happening, Saved):
            super().happened(happening)

    def forget(self) -> None:
        super().forget()
        self.organization.forget()
        self.firm.forget()

    def enter(self) -> None:
        self.presenter.start_over()
        super().enter()

    def leave(self) -> bool:
        if self.session.is_open:
            for block in (self.organization, self.team, self.heads, self.mode, self.firm):
                block.flush()
        return True

    def _remove_asked(self, what: Removed) -> None:
        self.leave()
        if said := RemoveDialog.ask(self, self.session, self.theme, what):
            self.refresh()
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.banner.say(said, done=True)

    def _ask(self, command: Command) -> None:
        self.leave()
        self.command_wanted.emit(command)
