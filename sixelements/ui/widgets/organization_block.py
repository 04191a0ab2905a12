"""The organization in set-up: name, color, logo, language and paper."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QColorDialog,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.set_up import SetUpPresenter, SetUpView, TypedPart
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.block import FieldsBlock
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.logo_field import LogoField
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_field import TextField


class OrganizationBlock(FieldsBlock):
    """What stands on every report of this workbook."""

    def __init__(self, theme: Theme, presenter: SetUpPresenter) -> None:
        super().__init__(theme, _("Organization"), _("Appears on every report."))
        self._presenter = presenter
        self.name = TextField(theme, _("Name"), presenter.rename, most=CHARACTERS[Writing.ORGANIZATION])
        self.color = TextField(
            theme, _("Color of the report"), presenter.set_color, hint=_("None, or #2A4A8C")
        )
        self.color.setMaximumWidth(theme.px(200))
        self._swatch = Swatch(theme)
        self._choose = Button(theme, _("Choose…"), self._choose_color, name=_("Choose a color…"))
        self.holidays = TextField(
            theme,
            _("Whose public holidays"),
            presenter.set_holidays,
            hint=_("A code: US, US-CA, DE"),
        )
        self.closed_days = TextField(
            theme,
            _("Days on which we are closed"),
            presenter.set_closed_days,
            hint=_("2026-12-24..2027-01-01 Winter break; 2027-05-14"),
        )
        self.language = ChoiceBox()
        self.language.setAccessibleName(_("Language of the report"))
        self.language.setMaximumWidth(theme.px(300))
        self.paper = ChoiceBox()
        self.paper.setAccessibleName(_("Paper"))
        self.paper.setMaximumWidth(theme.px(300))
        self.logo = LogoField(
            theme,
            _("Logo (PNG or JPEG)"),
            (_("The logo"), _("Logo: choose a picture…"), _("Remove the logo")),
            reading=presenter.reading_logo,
            take=presenter.take_logo,
            store=presenter.set_logo,
        )
        self._build()
        self.logo.resized.connect(self._place_logo)
        self.paper.activated.connect(lambda n: presenter.set_paper(self.paper.itemData(n)))
        self.language.activated.connect(self._language_chosen)

    def _build(self) -> None:
        self.fields.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(self.color)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(Text(self.theme, "", wrap=False))
        pair = QHBoxLayout()
        pair.addWidget(self._swatch)
        pair.addWidget(self._choose)
        beside.addLayout(pair)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addStretch(1)
        row.setAlignment(self.color, Qt.AlignmentFlag.AlignTop)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(16)
        self._pair.addLayout(row)
        self._pair.addWidget(self.logo)
        self._pair.addStretch(1)
        self.fields.addLayout(self._pair)
        self.fields.addWidget(self.logo.problem)
        self._language_label = Text(self.theme, _("Language of the report"), weight=500)
        self._language_label.setBuddy(self.language)
        self.fields.addWidget(self._language_label)
        self.fields.addWidget(self.language)
        label = Text(self.theme, _("Paper"), weight=500)
        label.setBuddy(self.paper)
        self.fields.addWidget(label)
        self.fields.addWidget(self.paper)
        self.fields.addWidget(self.holidays)
        self.fields.addWidget(self.closed_days)
        self.fields.addWidget(
            Text(
                self.theme,
                _("Dates of a plan and reviews keep clear of these days."),
                role="small",
                tone="muted",
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Color and logo stand beside one another where there is room."""
        super().resizeEvent(event)
        self._place_logo()

    def _place_logo(self) -> None:
        directions = QBoxLayout.Direction
        roomy = self._body.width() >= self.theme.px(500 if self.logo.is_empty else 660)
        self._pair.setDirection(directions.LeftToRight if roomy else directions.TopToBottom)

    def show_view(self, view: SetUpView) -> None:
        """Show the organization as it is stored."""
        self.lock(view.closed)
        self.name.show_text(
            view.organization, view.held.get(TypedPart.ORGANIZATION), view.waiting.get(TypedPart.ORGANIZATION)
        )
        self.color.show_text(view.color, view.held.get(TypedPart.COLOR), view.waiting.get(TypedPart.COLOR))
        for field, text, part in (
            (self.holidays, view.holidays, TypedPart.HOLIDAYS),
            (self.closed_days, view.closed_days, TypedPart.CLOSED),
        ):
            field.show_text(text, view.held.get(part), view.waiting.get(part))
        self._swatch.show_color(view.color)
        self.logo.show_logo(view.logo, view.logo_problem)
        self.paper.clear()
        for paper, name in view.papers:
            self.paper.addItem(name, paper)
        self.paper.setCurrentIndex(max(0, self.paper.findData(view.paper)))
        for widget in (self._language_label, self.language):
            widget.setVisible(bool(view.languages))
        self.language.clear()
        for code, name in view.languages:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(view.language)))

    def flush(self) -> None:
        """Store what was typed last."""
        for field in (self.name, self.color, self.holidays, self.closed_days):
            field.flush()

    def _choose_color(self) -> None:
        now = QColor(self.color.edit.text() or self.theme.hex("accent"))
        chosen = QColorDialog.getColor(now, self, _("Color of the report"))
        if chosen.isValid():
            self._presenter.set_color(chosen.name())

    def forget(self) -> None:
        """The workbook was closed, and with it what was said of a picture for it."""
        self.logo.forget()

    def _language_chosen(self, index: int) -> None:
        self._presenter.set_language(self.language.itemData(index))


class Swatch(QWidget):
    """The field beside it says the color in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._color = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_color(self, color: str) -> None:
        """Show a color, or none."""
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(32)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("lineStrong"), 1))
        painter.setBrush(QColor(self._color) if self._color else self._theme.color("panel"))
        painter.drawRoundedRect(box, 6, 6)
        if not self._color:
            painter.drawLine(QLineF(box.bottomLeft(), box.topRight()))
        painter.end()
