"""The real PDF, page by page, drawn from the very bytes that an export writes."""

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.reading_view import ReadingView
from sixelements.ui.widgets.text import Button, Text, line, upright_line

_THUMBNAIL = 104
_ROOM_FOR_THUMBNAILS = 640
_ROOM_FOR_ONE_ROW = 480
"""In pixels at 100 %."""


class PdfPreview(QWidget):
    """Keeps the old pages until the new ones are there.

    "Read as text" shows what the pages say as headings, lists and tables.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._html = ""
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    # building

    def _build(self) -> None:
        self.view = QPdfView(self)
        self.view.pageNavigator().currentPageChanged.connect(self._show_where)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(_("Preview of the report"))
        self.view.setAccessibleDescription(_("Read as text shows the same content in words."))
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages = QListView()
        self.pages.setAccessibleName(_("Pages"))
        self.pages.setProperty("kind", "ground")
        self.pages.setViewMode(QListView.ViewMode.IconMode)
        self.pages.setFlow(QListView.Flow.TopToBottom)
        self.pages.setMovement(QListView.Movement.Static)
        self.pages.setWrapping(False)
        self.pages.setUniformItemSizes(True)
        self.pages.setItemDelegate(OnPaper(self.pages))
        self.pages.clicked.connect(self._go)
        self.pages.activated.connect(self._go)
        self.reading = ReadingView(self._theme)
        self.reading.setAccessibleName(_("The report as text"))
        self._stack = QStackedWidget()
        self._pages = self._pdf()
        for part in (self._pages, self.reading):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tools())
        column.addWidget(line())
        column.addWidget(self._stack, stretch=1)

    def _pdf(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._edge = upright_line()
        row.addWidget(self.pages)
        row.addWidget(self._edge)
        row.addWidget(self.view, stretch=1)
        return part

    def _tools(self) -> QBoxLayout:
        theme = self._theme
        back, on = _("Previous page"), _("Next page")
        self.back = Button(theme, "", lambda: self.turn(-1), icon_name="chevron-left", name=back, hint=back)
        self.on = Button(theme, "", lambda: self.turn(1), icon_name="chevron-right", name=on, hint=on)
        self._where = Text(theme, wrap=False)
        self.state = Text(theme, tone="muted")
        self.zoom = ChoiceBox()
        self.zoom.setAccessibleName(_("Size of the preview"))
        self.zoom.setAccessibleDescription(_("Size of the preview"))
        for words, mode in (
            (_("Fit width"), QPdfView.ZoomMode.FitToWidth),
            (_("Fit page"), QPdfView.ZoomMode.FitInView),
        ):
            self.zoom.addItem(words, mode)
        self.zoom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.zoom.activated.connect(lambda n: self.view.setZoomMode(self.zoom.itemData(n)))
        self.as_text = Button(theme, _("Read as text"), self._toggle_text, kind="quiet")
        self.as_text.setCheckable(True)
        pages, looks = QHBoxLayout(), QHBoxLayout()
        for row in (pages, looks):
            row.setSpacing(8)
        for widget in (self.back, self.on, self._where):
            pages.addWidget(widget)
        pages.addWidget(self.state, stretch=1)
        for part in (self.zoom, self.as_text):
            looks.addWidget(part)
        self._tool_rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tool_rows.setContentsMargins(16, 8, 12, 8)
        self._tool_rows.setSpacing(8)
        self._tool_rows.addLayout(pages, stretch=1)
        self._tool_rows.addLayout(looks)
        return self._tool_rows

    # showing

    def show_pdf(self, data: bytes, html: str) -> None:
        """Show a PDF, and keep what it says at hand; the page that was looked at stays in view."""
        at = self.view.pageNavigator().currentPage()
        document, buffer = QPdfDocument(self), QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        old = (self._document, self._buffer)
        self._document, self._buffer = document, buffer
        self.pages.setModel(document.pageModel())
        self.view.setDocument(document)
        for gone in old:
            if gone is not None:
                gone.deleteLater()
        self._jump(min(at, document.pageCount() - 1))
        self._html = html
        self._toggle_text()

    def say(self, text: str) -> None:
        """Say what is going on, beside the page number."""
        self.state.setText(text)

    def _show_where(self) -> None:
        now = self.view.pageNavigator().currentPage()
        count = self._document.pageCount() if self._document else 0
        self._where.setText(_("Page {n} of {all}").format(n=now + 1, all=count) if count else "")
        self.back.setEnabled(now > 0)
        self.on.setEnabled(now < count - 1)
        model = self.pages.model()
        if model is not None:
            self.pages.setCurrentIndex(model.index(now, 0))

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        count = self._document.pageCount() if self._document else 0
        self._jump(min(max(self.view.pageNavigator().currentPage() + by, 0), max(count - 1, 0)))

    def _go(self, index: QModelIndex) -> None:
        self._jump(index.row())

    def _jump(self, page: int) -> None:
        navigator = self.view.pageNavigator()
        navigator.jump(max(page, 0), QPointF(), navigator.currentZoom())
        self._show_where()

    def _toggle_text(self) -> None:
        as_text = self.as_text.isChecked()
        if as_text:
            self.reading.show_html(self._html)
        self._stack.setCurrentWidget(self.reading if as_text else self._pages)
        for part in (self.back, self.on, self._where, self.zoom):
            part.setVisible(not as_text)
        self.as_text.setText(_("Show the pages") if as_text else _("Read as text"))

    def _restyle(self) -> None:
        side = self._theme.px(_THUMBNAIL)
        self.pages.setIconSize(QSize(side, round(side * 1.3)))
        self.pages.setGridSize(QSize(side + self._theme.px(8), round(side * 1.3) + self._theme.px(30)))
        self.pages.setFixedWidth(side + self._theme.px(28))
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(self._theme.color("hover")))
        self.view.setPalette(palette)
        narrow = self.width() < self._theme.px(_ROOM_FOR_ONE_ROW)
        ways = QBoxLayout.Direction
        self._tool_rows.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        for part in (self.pages, self._edge):
            part.setVisible(self.width() >= self._theme.px(_ROOM_FOR_THUMBNAILS))

    def resizeEvent(self, _event: object) -> None:
        self._restyle()


class OnPaper(QStyledItemDelegate):
    """Puts paper under the picture of each page."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        page = option.icon.pixmap(option.decorationSize)
        if page.isNull():
            return
        paper = QPixmap(page.size())
        paper.setDevicePixelRatio(page.devicePixelRatio())
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawPixmap(0, 0, page)
        painter.end()
        option.icon = QIcon(paper)
