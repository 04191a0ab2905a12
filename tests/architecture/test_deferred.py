"""Imports within functions: only where loading at once was measured to cost more than 10 ms, or can't be.

Times are of a fresh process on a quiet machine, about.
"""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "sixelements"

DEFERRED = {
    "__main__": (
        "cli.main cli.quick intake",
        "a process of ours must not load click, nor a command the window",
    ),
    "application.days_off": ("holidays", "holidays, 130 ms; the federal ones do without"),
    "bootstrap": ("*", "a command loads only the rooms it needs: storage 90 ms, reports 60 to 250, Qt 150"),
    "cli.quick": ("i18n sixelements", "the window starts without click, 30 ms"),
    "cli.spawn_window": ("ui", "what it asks lies in the room of Qt"),
    "intake.pdf_form": ("pikepdf", "pikepdf, 60 ms; few files are forms"),
    "intake.reader": ("intake resource", "Pillow, 50 ms; `resource` is not on Windows"),
    "intake.xlsx_table": ("openpyxl", "openpyxl, 100 ms; most files are CSV"),
    "ourselves": ("subprocess", "subprocess, 15 ms, and it is not settled yet where modules come from"),
    "paths": ("platformdirs", "platformdirs, 20 ms; Linux does without"),
    "presentation.journey": (
        (
            "application.hands domain.reviews_held presentation.closer.progress "
            "presentation.room.script_view wording.numbers wording.rounds"
        ),
        "the domain, 70 ms; Home shows nothing of it",
    ),
    "presentation.session": (
        "application.events application.rounds",
        "the domain, 70 ms; Home shows nothing of it",
    ),
    "presentation.session_events": ("application.events", "the domain, 70 ms; Home shows nothing of it"),
    "reporting.compared_formats": (
        "reporting.compared reporting.html reporting.paper reporting.pdf reporting.spreadsheet",
        "a table needs no pages: 20 to 250 ms each",
    ),
    "reporting.formats": (
        (
            "application.audiences application.reports reporting reporting.html "
            "reporting.paper reporting.pdf reporting.pdf.palette reporting.pictures "
            "reporting.pictures.scenes reporting.plain_text reporting.spreadsheet "
            "reporting.versions"
        ),
        "a table or a calendar needs no pages: 20 to 250 ms each",
    ),
    "reporting.forms": (
        (
            "reporting.forms reporting.forms.answer_sheet reporting.forms.blank_worksheets "
            "reporting.forms.booklet reporting.forms.dots_list reporting.paper reporting.pdf"
        ),
        "a table needs no pages: 20 to 250 ms each",
    ),
    "reporting.logo_on_paper": ("PIL", "Pillow, 50 ms; few commands look at a logo"),
    "reporting.parquet": ("duckdb", "an extra that need not be there, 100 ms"),
    "reporting.ics": ("icalendar", "icalendar, 40 ms"),
    "reporting.pdf": ("reporting.pdf.palette reporting.pdf.writer", "platypus, 130 ms"),
    "reporting.pictures.svg": ("reporting.pdf.fitting", "reportlab's fonts, 40 ms; few drawings need them"),
    "reporting.spreadsheet.writer": ("xlsxwriter", "xlsxwriter, 40 ms"),
    "storage.connection": ("storage", "SQLCipher, 10 ms and 5 MB; few workbooks have a password"),
    "storage.schema": ("sqlite_utils storage.migrations", "sqlite_utils, 75 ms; reading does without"),
    "storage.store": ("sqlite_utils", "sqlite_utils, 75 ms; reading does without"),
    "ui.app": (
        "PySide6.QtGui ui.dialogs.crash ui.preload",
        "what comes after the first painting, and a crash's dialog, 40 ms",
    ),
    "ui.room.awake": ("PySide6", "QtDBus, which is of use on Linux only"),
    "ui.commands": ("ui.dialogs.* ui.pages.* ui.widgets.trouble_bar", "dialogs with fields, 50 ms and more"),
    "ui.dialogs.about": ("importlib.metadata", "importlib.metadata, 40 ms"),
    "ui.file_watch": (
        (
            "ui.commands ui.dialogs.frame ui.widgets.backup_bar ui.widgets.not_stored_tray "
            "ui.widgets.trouble_bar"
        ),
        "bars that are almost never seen, 80 ms",
    ),
    "ui.main_window": (
        (
            "presentation.room.one_screen_mode presentation.save_words ui ui.commands ui.opening "
            "ui.room.screen_gate ui.room.way_back ui.room.screens ui.widgets.rail"
        ),
        "rail, opening, save words, and the domain, 30 to 70 ms each; Home shows none of them",
    ),
    "ui.pages.page": (
        "ui.widgets.unstored ui.widgets.write_table",
        "tables that are typed into, 30 ms and more with all they load; Home has none",
    ),
    "ui.opening": ("ui.dialogs.backups ui.dialogs.password ui.dialogs.too_much", "dialogs with lists, 50 ms"),
    "ui.widgets.example_teaser": (
        "presentation.pages.home_example ui.widgets.accessible_interfaces ui.widgets.scene_view",
        "the charts, 40 ms, which follow the first painting",
    ),
    "wording.cldr": ("babel babel.dates babel.lists babel.numbers", "Babel, 25 ms; English does without"),
}
"""Modules that import within functions: what (``*`` for any, below a dot or at all), and why."""


def _deferred() -> Iterator[tuple[str, str]]:
    for path in PACKAGE.rglob("*.py"):
        here = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import):
                        yield from ((here, alias.name) for alias in node.names)
                    elif isinstance(node, ast.ImportFrom):
                        yield here, str(node.module).removeprefix("sixelements.")


def test_imports_are_deferred_only_where_it_pays() -> None:
    """What costs under 10 ms is at the top, beside what costs more, too: see the times above."""
    found = {*_deferred()}
    allowed = {(here, name) for here, (names, _why) in DEFERRED.items() for name in names.split()}
    unnamed = {pair for pair in found if not any(pair[0] == h and fnmatch(pair[1], n) for h, n in allowed)}
    unused = {(h, n) for h, n in allowed if not any(h == here and fnmatch(name, n) for here, name in found)}
    assert (unnamed, unused) == (set(), set())
