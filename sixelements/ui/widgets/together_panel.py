"""All compared teams together: a row an element, with bars and shares where no team is shown."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sixelements.charts import bars, marks
from sixelements.charts.scene import Scene
from sixelements.charts.share_bar import share_axis, share_bar
from sixelements.domain.ids import ElementId
from sixelements.i18n import _, pgettext
from sixelements.presentation.pages.compare import CompareView, TogetherRow
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text

_BAR, _SHARE = 180.0, 110.0
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _shares_axis() -> Scene:
    return share_axis(
        pgettext("a share", "none"),
        pgettext("a share", "half"),
        pgettext("a share", "all"),
        width=_SHARE,
        alt=_("None, half, all"),
        size=11.0,
    )


class TogetherPanel(QWidget):
    """The profile of all teams; where no team is shown, with bars and how much goes beyond chance."""

    why_wanted = Signal(str)
    """Of which element it is asked why so much goes beyond chance."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons: dict[ElementId, Button] = {}
        """What asks why, by element."""
        self._theme = theme
        self._title = Text(theme, role="heading")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._note = Text(theme, role="small", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self._note)
        column.addStretch(1)

    def show_view(self, view: CompareView, *, roomy: bool) -> None:
        """Show the profile; ``roomy``: there is room for bars."""
        self._title.setText(view.together)
        clear(self._grid)
        self.buttons = {}
        whole = roomy and not view.shows_teams
        levels = bars.screen_axis(_BAR, alt=_("Levels 1 to 5"))
        heads: list[str | Scene] = [
            "",
            _("Element"),
            *([levels] if whole else []),
            _("Of 100"),
            _("Range"),
            _("Level"),
        ]
        if view.since:
            heads.append(view.since)
        shares = whole and any(element.share is not None for element in view.elements)
        heads += [*([_shares_axis()] if shares else []), _("Beyond chance")]
        for n, words in enumerate(heads):
            if isinstance(words, Scene):
                self._grid.addWidget(SceneView(self._theme, words, zoom=1), 0, n, _MIDDLE)
            elif words:
                self._grid.addWidget(self._small(words), 0, n, _END if n > 1 and not whole else _MIDDLE)
        for n, element in enumerate(view.elements, start=1):
            self._add_row(n, element, view, whole=whole, shares=shares)
        self._note.setText(_("Range: 90 %. Teams are shown from half on.") if not view.shows_teams else "")
        self._note.setVisible(not view.shows_teams)

    def _small(self, words: str) -> Text:
        return Text(self._theme, words, role="caption", tone="muted")

    def _add_row(self, n: int, element: TogetherRow, view: CompareView, *, whole: bool, shares: bool) -> None:
        theme = self._theme
        mark = SceneView(theme, marks.element(element.id, alt=element.spoken, size=18), zoom=1)
        title = Text(theme, element.title)
        title.setToolTip(element.spoken)
        cells: list[QWidget] = [mark, title]
        if element.level is None:
            self._put(n, cells)
            withheld = QWidget()
            row = QGridLayout(withheld)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Icon(theme, "lock", tone="muted", side=16), 0, 0)
            row.addWidget(Text(theme, element.missing, role="small", tone="muted"), 0, 1)
            row.setColumnStretch(1, 1)
            self._grid.addWidget(withheld, n, 2, 1, -1)
            return
        if whole:
            bar = bars.Bar(score=element.score, level=element.level.fill, interval=element.interval)
            cells.append(SceneView(theme, bars.screen_bar(bar, width=_BAR, alt=""), zoom=1))
        cells.append(Text(theme, element.points, weight=700, wrap=False, tabular=True))
        cells.append(Text(theme, element.range, tone="muted", wrap=False, tabular=True))
        square = marks.level(element.level.label, element.level.fill, alt=element.level.words)
        cells.append(SceneView(theme, square, zoom=1))
        if view.since:
            cells.append(Text(theme, element.before, tone="muted", wrap=False, tabular=True))
        if shares:
            share = share_bar(element.share or 0.0, width=_SHARE, alt="")
            cells.append(SceneView(theme, share, zoom=1) if element.share is not None else QWidget())
        self.buttons[element.id] = why = Button(
            theme,
            element.beyond or _("why not?"),
            partial(self.why_wanted.emit, element.id),
            kind="link",
            name=_("Beyond chance in {element}: {share}. Why?").format(
                element=element.title, share=element.beyond or _("not compared")
            ),
        )
        cells.append(why)
        self._put(n, cells)

    def _put(self, n: int, cells: list[QWidget]) -> None:
        for column, cell in enumerate(cells):
            right = isinstance(cell, Text | Button) and column > 1
            self._grid.addWidget(cell, n, column, _END if right else _MIDDLE)
