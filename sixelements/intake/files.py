"""Which reader fits a file that somebody hands in."""

from pathlib import Path

from sixelements.application.responses import Form, SheetFile
from sixelements.i18n import _
from sixelements.intake import csv_sheets
from sixelements.wording.quoted import quoted


def read(path: Path, form: Form) -> SheetFile:
    """Read a file of answers by its ending; one clear sentence for what can't be taken in."""
    ending = path.suffix.lower()
    if ending == ".csv":
        return csv_sheets.read(path, form)
    texts = {
        ".xlsx": _("Excel workbooks can't be taken in yet. Save the sheet as CSV and collect that."),
        ".pdf": _(
            "PDF forms can't be taken in yet. Type the answers into the CSV template and collect that."
        ),
    }
    text = texts.get(ending, _("Only CSV files can be taken in. Save it as CSV (UTF-8)."))
    return SheetFile(digest=b"", refusal=f"{quoted(path.name)}: {text}")


def in_folder(folder: Path) -> list[Path]:
    """The files of a folder that may hold answers, by name."""
    endings = {".csv", ".xlsx", ".pdf"}
    return sorted(p for p in folder.iterdir() if p.is_file() and p.suffix.lower() in endings)
