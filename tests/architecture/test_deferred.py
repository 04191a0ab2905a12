"""Imports within functions: only where loading at once was measured to cost more than 10 ms, or can't be.

Times are of a fresh process on a quiet machine, about.
"""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "sixelements"

DEFERRED = {
    "__main__": "a process of ours must not load click, nor a command the window",
    "bootstrap": "a command loads only the rooms it needs: storage 90 ms, reports 60 to 250, Qt 150",
    "cli.quick": "the window starts without click, 30 ms",
    "cli.spawn_window": "what it asks lies in the room of Qt",
    "intake.pdf_form": "pikepdf, 60 ms; few files are forms",
    "intake.reader": "Pillow, 50 ms; `resource` is not on Windows",
    "intake.xlsx_table": "openpyxl, 100 ms; most files are CSV",
    "ourselves": "subprocess, 15 ms, and it is not settled yet where modules come from",
    "paths": "platformdirs, 20 ms; Linux does without",
    "presentation.journey": "the domain, 70 ms; Home shows nothing of it",
    "presentation.session": "the domain, 70 ms; Home shows nothing of it",
    "presentation.session_events": "the domain, 70 ms; Home shows nothing of it",
    "reporting.compared_formats": "a table needs no pages: 20 to 250 ms each",
    "reporting.formats": "a table or a calendar needs no pages: 20 to 250 ms each",
    "reporting.forms": "a table needs no pages: 20 to 250 ms each",
    "reporting.logo_on_paper": "Pillow, 50 ms; few commands look at a logo",
    "reporting.ics": "icalendar, 40 ms",
    "reporting.pdf": "platypus, 130 ms",
    "reporting.pictures.svg": "reportlab's fonts, 40 ms; few drawings need them",
    "reporting.spreadsheet.writer": "xlsxwriter, 40 ms",
    "storage.schema": "sqlite_utils, 75 ms; reading does without",
    "storage.store": "sqlite_utils, 75 ms; reading does without",
    "ui.app": "what comes after the first painting, and a crash's dialog, 40 ms",
    "ui.room.awake": "QtDBus, which is of use on Linux only",
    "ui.commands": "dialogs with fields, 50 ms and more",
    "ui.dialogs.about": "importlib.metadata, 40 ms",
    "ui.file_watch": "bars that are almost never seen, 80 ms",
    "ui.main_window": "rail, opening, and save words, 30 to 60 ms each; Home shows none of them",
    "ui.opening": "dialogs with lists, 50 ms",
    "ui.widgets.example_teaser": "the charts, 40 ms, which follow the first painting",
    "wording.cldr": "Babel, 25 ms; English does without",
}
"""Modules that import within functions, and why."""


def test_imports_are_deferred_only_where_it_pays() -> None:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and any(
                isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function)
            ):
                name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
                found.add(name.removesuffix(".__init__"))
    assert found == set(DEFERRED)
