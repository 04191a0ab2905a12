"""The organization in set-up: name, color, logo and language."""

from pathlib import Path

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QColorDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.set_up import SetUpPresenter, SetUpView, TypedPart
from sixelements.ui.tasks import Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.block import FieldsBlock
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_field import TextField


class OrganizationBlock(FieldsBlock):
    """What stands on every report of this workbook."""

    def __init__(self, theme: Theme, presenter: SetUpPresenter) -> None:
        super().__init__(theme, _("Organization"), _("Appears on every report."))
        self._presenter = presenter
        self._reading: Task[bytes] | None = None
        self._refusal = self._stored_problem = ""
        self.name = TextField(theme, _("Name"), presenter.rename, most=CHARACTERS[Writing.ORGANIZATION])
        self.color = TextField(
            theme, _("Color of the report"), presenter.set_color, hint=_("None, or #2A4A8C")
        )
        self.color.setMaximumWidth(theme.px(200))
        self._swatch = Swatch(theme)
        self._choose = Button(theme, _("Choose…"), self._choose_color, name=_("Choose a color…"))
        self.language = ChoiceBox()
        self.language.setAccessibleName(_("Language of the report"))
        self.language.setMaximumWidth(theme.px(300))
        self._build()
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
        self._pair.addLayout(self._logo_row())
        self._pair.addStretch(1)
        self.fields.addLayout(self._pair)
        self.fields.addWidget(self._logo_problem)
        self._language_label = Text(self.theme, _("Language of the report"), weight=500)
        self._language_label.setBuddy(self.language)
        self.fields.addWidget(self._language_label)
        self.fields.addWidget(self.language)

    def _logo_row(self) -> QVBoxLayout:
        theme = self.theme
        self._picture = QLabel()
        self._picture.setAccessibleName(_("The logo"))
        self._load = Button(
            theme, _("Choose a picture…"), self._choose_logo, name=_("Logo: choose a picture…")
        )
        self._remove = Button(theme, _("Remove"), lambda: self._set_logo(None), name=_("Remove the logo"))
        self._logo_problem = Text(theme, role="small", tone="warn")
        self._logo_problem.hide()
        row = QHBoxLayout()
        row.addWidget(self._picture)
        row.addWidget(self._load)
        row.addWidget(self._remove)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(theme, _("Logo (PNG or JPEG)"), weight=500))
        column.addLayout(row)
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Color and logo stand beside one another where there is room."""
        super().resizeEvent(event)
        self._place_logo()

    def _place_logo(self) -> None:
        directions = QBoxLayout.Direction
        roomy = self._body.width() >= self.theme.px(500 if self._picture.isHidden() else 660)
        self._pair.setDirection(directions.LeftToRight if roomy else directions.TopToBottom)

    def show_view(self, view: SetUpView) -> None:
        """Show the organization as it is stored."""
        self.lock(view.closed)
        self.name.show_text(
            view.organization, view.held.get(TypedPart.ORGANIZATION), view.waiting.get(TypedPart.ORGANIZATION)
        )
        self.color.show_text(view.color, view.held.get(TypedPart.COLOR), view.waiting.get(TypedPart.COLOR))
        self._swatch.show_color(view.color)
        self._show_logo(view.logo)
        self._remove.setVisible(bool(view.logo or view.logo_problem))
        self._stored_problem = view.logo_problem
        self._say_of_logo(self._refusal)
        for widget in (self._language_label, self.language):
            widget.setVisible(bool(view.languages))
        self.language.clear()
        for code, name in view.languages:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(view.language)))

    def _show_logo(self, logo: bytes | None) -> None:
        self._picture.setVisible(logo is not None)
        self._place_logo()
        if logo is not None:
            picture = QPixmap()
            picture.loadFromData(logo, "PNG")
            room = QSize(self.theme.px(160), self.theme.px(48))
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth))

    def flush(self) -> None:
        """Store what was typed last."""
        self.name.flush()
        self.color.flush()

    def _choose_color(self) -> None:
        now = QColor(self.color.edit.text() or self.theme.hex("accent"))
        chosen = QColorDialog.getColor(now, self, _("Color of the report"))
        if chosen.isValid():
            self._presenter.set_color(chosen.name())

    def _choose_logo(self) -> None:
        pictures = _("Pictures ({pattern})").format(pattern="*.png *.jpg *.jpeg")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose a logo"), "", pictures)
        if chosen:
            self.take_logo(chosen)

    def take_logo(self, path: str) -> None:
        """Have a picture checked and made small, and store it."""
        if self._reading is not None:
            return
        self._reading = Task(
            self._presenter.reading_logo(Path(path)),
            owner=self,
            done=self._logo_read,
            refused=self._logo_refused,
            broken=lambda: self._logo_refused(""),
        )

    def _logo_read(self, png: bytes) -> None:
        self._reading = None
        self._say_of_logo(self._presenter.take_logo(png))

    def _logo_refused(self, sentence: str) -> None:
        self._reading = None
        self._say_of_logo(sentence)

    def _set_logo(self, png: bytes | None) -> None:
        self._say_of_logo(self._presenter.set_logo(png))

    def _say_of_logo(self, refusal: str) -> None:
        """Say why a picture was refused, until another is chosen; else what is wrong with the one stored."""
        self._refusal = refusal
        problem = refusal or self._stored_problem
        self._logo_problem.setText(problem)
        self._logo_problem.setVisible(bool(problem))

    def forget(self) -> None:
        """The workbook was closed, and with it what was said of a picture for it."""
        self._say_of_logo("")

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
