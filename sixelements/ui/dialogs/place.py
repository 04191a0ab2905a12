"""Ask where a file is to be saved; whether one may be replaced is asked later, in our own words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from sixelements import paths
from sixelements.presentation.new_workbook import there_is


def ask_place(parent: QWidget, title: str, suggested: Path, endings: Sequence[str]) -> Path | None:
    """The place chosen, with the ending of the kind that was chosen; None if nothing was."""
    kinds = ";;".join(f"*{ending}" for ending in endings)
    never_ask = QFileDialog.Option.DontConfirmOverwrite
    place = there_is(suggested.parent, home=paths.home()) / suggested.name
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(place), kinds, options=never_ask)
    if not chosen:
        return None
    path, wanted = Path(chosen), kind.removeprefix("*")
    other_kind = path.suffix in endings and wanted in endings
    return path.with_suffix(wanted) if other_kind else path
