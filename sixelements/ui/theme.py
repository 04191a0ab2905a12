"""Colors, type and spacing from the tokens; nothing else in the window names a color or a size."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from string import Template
from typing import Literal, TypedDict, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from sixelements import paths


class TypeToken(TypedDict):
    """Size and line height in pixels at 100 %, and weight."""

    px: int
    line: int
    weight: int


class Tokens(TypedDict):
    """The shipped token file."""

    type: dict[str, TypeToken]
    light: dict[str, str]
    dark: dict[str, str]
    elements: dict[str, str]
    legs: dict[str, str]


@cache
def tokens() -> Tokens:
    """The tokens, read once."""
    text = (paths.resources() / "style" / "tokens.json").read_text(encoding="utf-8")
    return cast("Tokens", json.loads(text))


STYLE = ("-style", "fusion")
"""Given to the application when it is made; `setStyle` would load a lot for the same."""
SCALES = (1.0, 1.15, 1.3, 1.5, 2.0)
_LARGEST_KEPT = 256
"""Pixels of the highest letters that are kept once they were drawn."""
FAMILY = "Public Sans"
_FIRST_FACES = ("PublicSans-Regular", "PublicSans-SemiBold")
_OTHER_FACES = ("PublicSans-Bold", "PublicSans-Italic", "DejaVuSans", "DejaVuSans-Bold")
FALLBACK = ("Noto Sans", "DejaVu Sans")
PAGE_MARGIN = 28


def keep_large_letters() -> None:
    """Have Qt keep large letters as it keeps small ones, before it draws the first.

    Else those above 64 pixels are filled as outlines each time, and a page on a projector of 3840 × 2160
    takes two and a half times as long.
    """
    os.environ.setdefault("QT_MAX_CACHED_GLYPH_SIZE", str(_LARGEST_KEPT))


class Look(Enum):
    """Which colors are used; SYSTEM follows the system and its changes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Looks:
    """What the person chose for the looks of the window. ``letters``: single-letter keys are on."""

    look: Look = Look.SYSTEM
    scale: float = 1.0
    own_font: bool = True
    letters: bool = True


class Theme(QObject):
    """The looks of the window now. One instance, made with the application, handed to who paints."""

    changed, sheet_changed = Signal(), Signal()
    """Who paints is told; the parts of the windows before that, each with its `Dress`."""

    sheet = ""
    """What the parts wear now; Qt's own application wears nothing, or each change would be every widget's."""

    def __init__(self, app: QApplication, choice: Looks) -> None:
        super().__init__(app)
        self.app = app
        self._choice = choice
        self._dark = self._high_contrast = False
        _load_fonts(_FIRST_FACES)
        app.styleHints().colorSchemeChanged.connect(self.apply)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self.apply)
        self.apply()

    @staticmethod
    def load_other_faces() -> None:
        """Make the faces known that Home does without; wanted before anything typed by a person is shown."""
        _load_fonts(_OTHER_FACES)

    @property
    def choice(self) -> Looks:
        return self._choice

    def choose(self, choice: Looks) -> None:
        """Use other looks from now on."""
        self._choice = choice
        self.apply()

    @property
    def dark(self) -> bool:
        return self._dark

    @property
    def high_contrast(self) -> bool:
        """Whether the system asks for more contrast: then its own palette is used, and outlines."""
        return self._high_contrast

    def _ask_system(self) -> None:
        """What the system asks for; kept until it says otherwise, as each stroke that is painted wants it."""
        hints, preference = self.app.styleHints(), Qt.ContrastPreference.HighContrast
        self._high_contrast = hints.accessibility().contrastPreference() is preference
        if self._choice.look is Look.SYSTEM:
            self._dark = hints.colorScheme() is Qt.ColorScheme.Dark
        else:
            self._dark = self._choice.look is Look.DARK

    def hex(self, name: str) -> str:
        """A color token as ``#RRGGBB``."""
        return tokens()["dark" if self.dark else "light"][name]

    def color(self, name: str) -> QColor:
        """A color token; under high contrast, the system's nearest role."""
        if self.high_contrast:
            role = _SYSTEM_ROLES.get(name, QPalette.ColorRole.WindowText)
            return self.app.palette().color(role)
        return QColor(self.hex(name))

    def px(self, size: float) -> int:
        """A size in pixels at the chosen text scale."""
        return round(size * self._choice.scale)

    def line(self, role: str) -> int:
        """The height of a line of a type role in pixels, at the chosen text scale."""
        return self.px(tokens()["type"][role]["line"])

    def font(self, role: str, *, weight: int | None = None, tabular: bool = False) -> QFont:
        """The font of a type role, such as ``body`` or ``page``."""
        token = tokens()["type"][role]
        family = FAMILY if self._choice.own_font else _system_family()
        font = QFont([family, *FALLBACK])
        font.setPixelSize(self.px(token["px"]))
        font.setWeight(QFont.Weight(weight or token["weight"]))
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def apply(self) -> None:
        """Put palette and font on the application, the sheet on its parts, and tell everybody who paints."""
        self._ask_system()
        self.app.setFont(self.font("body"))
        own = not self.high_contrast
        self.app.setPalette(_palette(self) if own else QPalette())  # else the system's own
        self.sheet = stylesheet("dark" if self.dark else "light", self.px, own_colors=own)
        self.sheet_changed.emit()
        self.changed.emit()


class Dress(QObject):
    """Puts the style sheet on a part of a window, such as a page, the rail, a dialog, and on all inside.

    Under a sheet Qt styles a widget again with each parent it gets: what is put together before it comes
    into a dressed part costs a third less. ``when_shown``: a change waits until the part is to be seen, and
    the part calls `put_on` before it is. Within a part that wears the sheet, as a dialog over a page, it is
    worn already.
    """

    def __init__(self, theme: Theme, part: QWidget, *, when_shown: bool = False) -> None:
        super().__init__(part)
        self._theme, self._part, self._when_shown = theme, part, when_shown
        theme.sheet_changed.connect(self._changed)
        if not when_shown:
            self.put_on()

    def _changed(self) -> None:
        if self._part.isVisible() or not self._when_shown:
            self.put_on()

    def put_on(self) -> None:
        """Let the part wear the sheet that is right now."""
        before = self._part.styleSheet()
        if before == self._theme.sheet or _is_within_dressed(self._part):
            return
        self._part.setStyleSheet(self._theme.sheet)
        if before:
            for turn in range(2):  # what fits beside what may change how high it is, and where it scrolls
                QTimer.singleShot(turn, self, self._fit_again)  # once layouts know how large all is now

    def _fit_again(self) -> None:
        """Let all inside see again what fits beside what, as after a change of its own size.

        What decides that while looks change goes by sizes that layouts still remember from before.
        """
        for inside in (self._part, *self._part.findChildren(QWidget)):
            if inside.isVisible():
                QApplication.sendEvent(inside, QResizeEvent(inside.size(), inside.size()))


def _is_within_dressed(part: QWidget) -> bool:
    at = part.parentWidget()
    while at is not None and not at.styleSheet():
        at = at.parentWidget()
    return at is not None


@cache
def _system_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


_SYSTEM_ROLES = {
    **dict.fromkeys(("window", "rail", "sunken"), QPalette.ColorRole.Window),
    **dict.fromkeys(("panel", "hover", "selected", "dk", "onE"), QPalette.ColorRole.Base),
    **dict.fromkeys(("successTint", "warnTint", "dangerTint"), QPalette.ColorRole.Base),
    **dict.fromkeys(("courtesyTint", "accuracyTint", "speedTint"), QPalette.ColorRole.Base),
    **dict.fromkeys((f"l{level}" for level in range(1, 6)), QPalette.ColorRole.Base),
    **dict.fromkeys(("accent", "accentHover", "success"), QPalette.ColorRole.Highlight),
    "onAccent": QPalette.ColorRole.HighlightedText,
    "disabled": QPalette.ColorRole.PlaceholderText,
}
"""The system's colors that stand in for the tokens under high contrast; all others are the color of text."""


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, "window"),
        (role.WindowText, "ink"),
        (role.Base, "panel"),
        (role.AlternateBase, "sunken"),
        (role.Text, "ink"),
        (role.Button, "panel"),
        (role.ButtonText, "ink"),
        (role.BrightText, "danger"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "onAccent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.ToolTipBase, "panel"),
        (role.ToolTipText, "ink"),
        (role.PlaceholderText, "muted"),
        (role.Light, "panel"),
        (role.Midlight, "line"),
        (role.Mid, "lineStrong"),
        (role.Dark, "lineStrong"),
        (role.Shadow, "lineStrong"),
        (role.Accent, "accent"),
    ):
        palette.setColor(target, theme.color(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, theme.color("disabled"))
    return palette


@cache
def _load_fonts(faces: tuple[str, ...]) -> None:
    """Make shipped faces known to Qt, once."""
    for face in faces:
        QFontDatabase.addApplicationFont(str(paths.fonts() / f"{face}.ttf"))


def amber() -> tuple[QColor, QColor]:
    """The ground of the amber test and what stands on it: the same in every look, to be told from afar."""
    return QColor(tokens()["dark"]["warn"]), QColor(tokens()["light"]["ink"])


@cache
def _template(name: str) -> Template:
    return Template((paths.resources() / "style" / name).read_text(encoding="utf-8"))


def stylesheet(look: Literal["light", "dark"], px: Callable[[float], int], *, own_colors: bool) -> str:
    """The sheet in the colors of a look; ``px`` makes sizes follow the text scale.

    Without ``own_colors``, as under high contrast, it names no color of ours.
    """
    sizes = {"control": px(20), "pad_y": px(5), "pad_x": px(14), "sign": px(16)}
    sizes["large"] = px(32)
    sizes["row"] = px(24)
    sizes["round"] = (sizes["sign"] + 2) // 2
    words = {name: str(size) for name, size in sizes.items()}
    words["icons"] = (paths.resources() / "icons").as_posix()
    words["look"] = look
    if not own_colors:
        return _template("contrast.qss").substitute(words)
    return _template("window.qss").substitute(tokens()[look], **words)
