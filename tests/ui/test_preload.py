"""What pages are made of is there before anybody goes to them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE

pytestmark = pytest.mark.qt
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sixelements import bootstrap
from sixelements.ui.preload import ModulePreload
from sixelements.ui.settings import StoredSettings

app = QApplication([])
preload = ModulePreload(bootstrap._services(StoredSettings(Path(sys.argv[1]))), app)
preload.finished.connect(app.quit)
assert app.exec() == 0
print(*(name for name in sys.modules if name.startswith("sixelements.ui")), "sqlite_utils" in sys.modules)
"""


def test_pages_parts_and_dialogs_are_loaded_in_idle_moments(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "settings.ini")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    *loaded, writes = run.stdout.split()
    folder = Path(sys.modules["sixelements"].__path__[0]) / "ui"
    wanted = {
        f"sixelements.ui.{part}.{file.stem}"
        for part in ("pages", "widgets", "dialogs")
        for file in (folder / part).glob("[a-z]*.py")
    }
    assert wanted <= set(loaded)
    assert writes == "True"
