"""What the app remembers between starts, in a plain settings file of the person's own."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

from sixelements.ui.theme import SCALES, Look, Looks

_FIRST_SIZE, _TITLE_BAR = QSize(1280, 800), QSize(0, 40)


class StoredSettings:
    """Implements ``presentation.services.Settings``; geometry and looks are the window's own keys."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def lost_in(self) -> str:
        """The folder that can't be written to, so that nothing is remembered; empty if it is."""
        return "" if self._settings.isWritable() else str(Path(self._settings.fileName()).parent)

    def read(self, key: str) -> str:
        value = self._settings.value(f"app/{key}", "")
        return value if isinstance(value, str) else ""

    def write(self, key: str, value: str) -> None:
        self._write({key: value})

    def _write(self, values: dict[str, str]) -> None:
        """Remember all of it with one writing of the file, which may take 25 ms."""
        for key, value in values.items():
            self._settings.setValue(f"app/{key}", value)
        self._settings.sync()

    def place(self, window: QWidget) -> None:
        """Put a window where it was, or give it its first size, on a small screen less of it."""
        value = self._settings.value("window/geometry", QByteArray())
        if isinstance(value, QByteArray) and window.restoreGeometry(value):
            return
        room = window.screen().availableGeometry().size() - _TITLE_BAR
        window.resize(_FIRST_SIZE.boundedTo(room))

    def keep_geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)
        self._settings.sync()

    def looks(self) -> Looks:
        """The looks chosen last; anything that can't be read is the default."""
        look = self.read("look")
        try:
            scale = float(self.read("scale") or 1.0)
        except ValueError:
            scale = 1.0
        return Looks(
            look=Look(look) if look in {item.value for item in Look} else Look.SYSTEM,
            scale=scale if scale in SCALES else 1.0,
            own_font=self.read("font") != "system",
            letters=self.read("letters") != "off",
        )

    def keep_looks(self, choice: Looks) -> None:
        self._write(
            {
                "look": choice.look.value,
                "scale": str(choice.scale),
                "font": "own" if choice.own_font else "system",
                "letters": "on" if choice.letters else "off",
            }
        )
