"""My firm in set-up: who works for the organization, and a template for the next workbook."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.set_up import LogoOf, SetUpPresenter, SetUpView, TypedPart
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.block import FieldsBlock
from sixelements.ui.widgets.logo_field import LogoField
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_field import TextField


class FirmBlock(FieldsBlock):
    """What stands beside the organization on reports; empty if the organization works for itself."""

    def __init__(self, theme: Theme, presenter: SetUpPresenter) -> None:
        super().__init__(
            theme,
            _("My firm"),
            _("If you work for the organization, you stand beside it on reports, never in its place."),
        )
        self._presenter = presenter
        self.name = TextField(
            theme, _("Name of the firm"), presenter.rename_firm, most=CHARACTERS[Writing.FIRM], hint=_("None")
        )
        self.logo = LogoField(
            theme,
            _("Logo of the firm (PNG or JPEG)"),
            (
                _("The logo of the firm"),
                _("Logo of the firm: choose a picture…"),
                _("Remove the logo of the firm"),
            ),
            reading=presenter.reading_logo,
            take=partial(presenter.take_logo, of=LogoOf.FIRM),
            store=partial(presenter.set_logo, of=LogoOf.FIRM),
        )
        self.template = Button(
            theme, _("Save as a template…"), self._save_template, name=_("Save as a template… of settings")
        )
        self._told = Text(theme, role="small", tone="muted")
        self._told.hide()
        self.fields.addWidget(self.name)
        self.fields.addWidget(self.logo)
        self.fields.addWidget(self.logo.problem)
        row = QHBoxLayout()
        row.addWidget(self.template)
        row.addStretch(1)
        self.fields.addLayout(row)
        about = _("New workbooks take over firm, color, language, paper, and how a round is asked from it.")
        self.fields.addWidget(Text(theme, about, role="small", tone="muted"))
        self.fields.addWidget(self._told)

    def show_view(self, view: SetUpView) -> None:
        """Show the firm as it is stored."""
        self.lock(view.closed)
        self.template.setEnabled(True)  # reading is enough for it
        self.name.show_text(view.firm, view.held.get(TypedPart.FIRM), view.waiting.get(TypedPart.FIRM))
        self.logo.show_logo(view.firm_logo, view.firm_logo_problem)

    def flush(self) -> None:
        """Store what was typed last."""
        self.name.flush()

    def forget(self) -> None:
        """The workbook was closed, and with it what was said of it."""
        self.logo.forget()
        self._told.hide()

    def _save_template(self) -> None:
        self.flush()
        kind = _("Templates ({pattern})").format(pattern="*.toml")
        title, name = _("Save as a template"), _("template") + ".toml"
        chosen, _filter = QFileDialog.getSaveFileName(self, title, name, kind)
        if chosen:
            self.save_template(Path(chosen))

    def save_template(self, path: Path) -> None:
        """Write a template, and say what became of it."""
        self._told.setText(self._presenter.save_template(path))
        self._told.show()
