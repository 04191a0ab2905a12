"""The team in set-up: its name, head count by role, and services."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from sixelements.application.teams import MOST_PEOPLE
from sixelements.domain.assessment import Role
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.set_up import SetUpPresenter, SetUpView, TypedPart
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.block import FieldsBlock
from sixelements.ui.widgets.number_field import NumberField, under
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.text_field import TextField
from sixelements.wording import phrases


class TeamBlock(FieldsBlock):
    """Name and services."""

    def __init__(self, theme: Theme, presenter: SetUpPresenter) -> None:
        super().__init__(theme, _("Team"), _("Who answers together, and what they offer."))
        self.name = TextField(
            theme, _("Name of the team"), presenter.rename_team, most=CHARACTERS[Writing.TEAM]
        )
        self.services = TextField(
            theme,
            _("Services, separated by commas"),
            presenter.set_services,
            hint=_("Permits, inspections, records"),
        )
        self.fields.addWidget(self.name)
        self.fields.addWidget(self.services)

    def show_view(self, view: SetUpView) -> None:
        """Show the team as it is stored."""
        self.lock(view.closed)
        self.name.show_text(view.team, view.held.get(TypedPart.TEAM), view.waiting.get(TypedPart.TEAM))
        self.services.show_text(
            view.services, view.held.get(TypedPart.SERVICES), view.waiting.get(TypedPart.SERVICES)
        )

    def flush(self) -> None:
        """Store what was typed last."""
        self.name.flush()
        self.services.flush()


class HeadsBlock(FieldsBlock):
    """How many people the team has, by role; what can be shown hangs on it."""

    def __init__(self, theme: Theme, presenter: SetUpPresenter, view: SetUpView) -> None:
        super().__init__(theme, _("Head count"), _("Everybody who is asked, by role."))
        self.heads: dict[Role, NumberField] = {}
        row = QHBoxLayout()
        row.setSpacing(16)
        for role, name, _count in view.heads:
            store = partial(presenter.set_head, role)
            field = NumberField(theme, name, least=0, most=MOST_PEOPLE, store=store)
            self.heads[role] = field
            row.addWidget(field)
        row.addStretch(1)
        self._total = Text(theme, tone="muted")
        self.fields.addLayout(row)
        self.fields.addLayout(under(self.heads.values()))
        self.fields.addWidget(self._total)

    def show_view(self, view: SetUpView) -> None:
        """Show the head count of the round."""
        self.lock(view.fixed)
        for role, _name, count in view.heads:
            self.heads[role].box.show_number(count, view.held.get(role), view.waiting.get(role))
        self._total.setText(phrases.read_aloud(view.total, view.outlook[0].text))

    def flush(self) -> None:
        """Store what was typed last."""
        for field in self.heads.values():
            field.box.flush()
