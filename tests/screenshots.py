"""Pictures of every page of the window, for looking at and for the README.

    python -m tests.screenshots FOLDER [--only WORDS] [--quick]

Needs no screen. ``--quick``: light, 1280 x 800, 100 % only. ``--only``: places whose name holds the words.
The worked example and an empty workbook are made in a folder that is removed again.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from sixelements import bootstrap
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Look, Looks, Theme
from tests.own_process import own_process
from tests.ui.places import PLACES, visit

LOOKS = (Look.LIGHT, Look.DARK)
SIZES = ((1280, 800), (1024, 768))
SCALES = (1.0, 1.5)
SETTLE = 0.6
"""Seconds that work off the window's thread, such as the preview of the report, gets before a picture."""
RECENT = ("Alder County", "City of Brookside", "Harlow Transit Agency")


def main(arguments: list[str]) -> int:
    """Take the pictures; returns the exit code."""
    asked = _asked(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    with own_process() as app:
        _take(app, asked)
    return 0


def _take(app: QApplication, asked: argparse.Namespace) -> None:
    """Take the pictures that were asked for."""
    looks, sizes, scales = (LOOKS[:1], SIZES[:1], SCALES[:1]) if asked.quick else (LOOKS, SIZES, SCALES)
    places = [place for place in PLACES if asked.only in place]
    for place in places:
        with _window(app) as (window, theme, session, folder):
            visit(window, session, place, example=folder / "permit-counter.sixe", folder=folder)
            _settle(app, 3 * SETTLE if "report" in place else SETTLE)
            for look in looks:
                for scale in scales:
                    theme.choose(replace(theme.choice, look=look, scale=scale))
                    for width, height in sizes:
                        window.resize(width, height)
                        _settle(app, SETTLE if "report" in place else 0.1)
                        name = f"{place.replace(' ', '-')}-{look.value}-{width}-{round(100 * scale)}.png"
                        window.grab().save(str(asked.folder / name))
        sys.stdout.write(f"{place}\n")


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Pictures of every page of the window.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", metavar="WORDS")
    parser.add_argument("--quick", action="store_true")
    return parser.parse_args(arguments)


@contextmanager
def _window(app: QApplication) -> Iterator[tuple[MainWindow, Theme, Session, Path]]:
    """A window of its own, with a worked example and recent workbooks that are invented."""
    with TemporaryDirectory(prefix="screenshots-") as made:
        folder = Path(made)
        bootstrap.build_example(folder / "permit-counter.sixe").close()
        settings = StoredSettings(folder / "settings.ini")
        theme = Theme(app, Looks(look=Look.LIGHT))
        services = replace(bootstrap._services(settings), data_folder=Path("~/.local/share/sixelements"))
        session = Session(services)
        for number, title in enumerate(reversed(RECENT)):
            recent = folder / f"{title.lower().replace(' ', '-')}.sixe"
            copyfile(folder / "permit-counter.sixe", recent)
            session.recents.add(recent, title, date(2026, 11, 12 + number))
        window = MainWindow(session, theme, settings)
        window.resize(*SIZES[0])
        window.show()
        window.activateWindow()
        _settle(app, 0.1)
        yield window, theme, session, folder
        session.close()
        window.close()
        window.deleteLater()
        theme.deleteLater()
        _settle(app, 0.1)


def _settle(app: QApplication, seconds: float) -> None:
    """Let the window draw, and let what works beside it come to an end."""
    until = monotonic() + seconds
    while monotonic() < until:
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
