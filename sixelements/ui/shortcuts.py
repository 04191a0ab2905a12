"""Every command of the menus with its shortcut; the list that F1 shows is made from the same table."""

from enum import Enum, auto
from typing import NamedTuple

from sixelements.i18n import _, pgettext
from sixelements.presentation.journey import STEPS
from sixelements.wording import numbers


class Command(Enum):
    """What a menu can ask for."""

    NEW = auto()
    NEW_WINDOW = auto()
    OPEN = auto()
    EXAMPLE = auto()
    EXAMPLE_ROADMAP = auto()
    SAVE_COPY = auto()
    PASSWORD = auto()
    HAND_OVER = auto()
    MERGE = auto()
    EXPORT = auto()
    BACKUPS = auto()
    CHECK = auto()
    OWN_QUESTIONNAIRES = auto()
    CLOSE = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    FIND = auto()
    HOME = auto()
    PORTFOLIO = auto()
    LARGER = auto()
    SMALLER = auto()
    USUAL_SIZE = auto()
    LIKE_THE_SYSTEM = auto()
    LIGHT = auto()
    DARK = auto()
    SETTINGS = auto()
    NEXT_AREA = auto()
    PREVIOUS_AREA = auto()
    NEXT_ROUND = auto()
    ADD_TEAM = auto()
    CLOSE_ROUND = auto()
    TYPE_IN = auto()
    PRINT_SHEETS = auto()
    PRINT_LARGE = auto()
    PRINT_WORKSHEETS = auto()
    PRINT_DOTS = auto()
    COUNT_HANDS = auto()
    MARK_SHEETS = auto()
    PROJECTOR = auto()
    HELP = auto()
    KEYS = auto()
    ABOUT = auto()


class MenuEntry(NamedTuple):
    """One menu entry; ``needs_workbook`` entries are off while none is open.

    ``under``: the menu within the menu that it stands in.
    """

    command: Command
    text: str
    keys: tuple[str, ...] = ()
    needs_workbook: bool = False
    under: str = ""


Menu = tuple[str, tuple[MenuEntry | None, ...]]


def menus() -> tuple[Menu, ...]:
    """The menus in order; None is a dividing line."""
    return (*_work_menus(), *_look_menus())


def _work_menus() -> tuple[Menu, ...]:
    return (
        (
            _("&File"),
            (
                MenuEntry(Command.NEW, _("&New workbook…"), ("Ctrl+N",)),
                MenuEntry(Command.NEW_WINDOW, _("New &window"), ("Ctrl+Shift+N",)),
                MenuEntry(Command.OPEN, _("&Open…"), ("Ctrl+O",)),
                MenuEntry(Command.EXAMPLE, _("Open the worked &example")),
                None,
                MenuEntry(Command.SAVE_COPY, _("&Save a copy…"), ("Ctrl+Shift+S",), needs_workbook=True),
                MenuEntry(Command.PASSWORD, _("Pass&word…"), needs_workbook=True),
                MenuEntry(Command.HAND_OVER, _("&Hand over…"), needs_workbook=True),
                MenuEntry(Command.MERGE, _("Bring copies &together…"), needs_workbook=True),
                MenuEntry(Command.EXPORT, _("Ex&port the report…"), ("Ctrl+E",), needs_workbook=True),
                MenuEntry(Command.BACKUPS, _("&Backups…")),
                MenuEntry(Command.CHECK, _("Chec&k workbook…")),
                MenuEntry(Command.OWN_QUESTIONNAIRES, _("Own q&uestionnaires…")),
                None,
                MenuEntry(Command.CLOSE, _("&Close workbook"), ("Ctrl+W",), needs_workbook=True),
                MenuEntry(Command.QUIT, _("&Quit"), ("Ctrl+Q",)),
            ),
        ),
        (
            _("&Edit"),
            (
                MenuEntry(Command.UNDO, _("&Undo"), ("Ctrl+Z",), needs_workbook=True),
                MenuEntry(Command.REDO, _("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), needs_workbook=True),
                None,
                MenuEntry(Command.FIND, _("&Find"), ("Ctrl+F",)),
                None,
                MenuEntry(Command.SETTINGS, _("&Settings…"), ("Ctrl+,",)),
            ),
        ),
    )


def _look_menus() -> tuple[Menu, ...]:
    return (
        (
            _("&View"),
            (
                MenuEntry(Command.HOME, _("&Home"), ("Alt+Home",)),
                MenuEntry(Command.PORTFOLIO, _("Port&folio"), ("Ctrl+Shift+F",)),
                None,
                MenuEntry(Command.PROJECTOR, _("Page for the &room on the projector"), needs_workbook=True),
                None,
                MenuEntry(Command.LARGER, _("&Larger text"), ("Ctrl++", "Ctrl+=")),
                MenuEntry(Command.SMALLER, _("S&maller text"), ("Ctrl+-",)),
                MenuEntry(Command.USUAL_SIZE, _("Usual text si&ze"), ("Ctrl+0",)),
                MenuEntry(Command.LIKE_THE_SYSTEM, _("Like the &system"), under=_("&Theme")),
                MenuEntry(Command.LIGHT, _("&Light"), under=_("&Theme")),
                MenuEntry(Command.DARK, _("&Dark"), under=_("&Theme")),
                None,
                MenuEntry(Command.NEXT_AREA, _("Next &area"), ("F6",)),
                MenuEntry(Command.PREVIOUS_AREA, _("&Previous area"), ("Shift+F6",)),
            ),
        ),
        (
            _("&Round"),
            (
                MenuEntry(Command.ADD_TEAM, _("Add a &team…"), needs_workbook=True),
                MenuEntry(Command.NEXT_ROUND, _("Open the &next round…"), needs_workbook=True),
                MenuEntry(
                    Command.CLOSE_ROUND, _("&Close the round…"), ("Ctrl+Shift+C",), needs_workbook=True
                ),
            ),
        ),
        (
            _("&Help"),
            (
                MenuEntry(Command.HELP, _("&Guide to this page"), ("F1",)),
                MenuEntry(Command.KEYS, _("&Keys"), ("Ctrl+/",)),
                None,
                MenuEntry(Command.ABOUT, _("&About Six Elements")),
            ),
        ),
    )


class PageKeys(NamedTuple):
    """The keys of one page, for the list that people read; the page itself binds them."""

    title: str
    keys: tuple[tuple[str, str], ...]


def page_keys() -> tuple[PageKeys, ...]:
    """The keys beside the menus', page by page."""
    steps = tuple((f"Ctrl {step.id.value}", step.title()) for step in STEPS)
    return (PageKeys(_("Steps"), steps), *_frame_keys(), *_collect_keys(), *_step_keys())


def _frame_keys() -> tuple[PageKeys, ...]:
    return (
        PageKeys(
            _("Everywhere"),
            (
                (_("Tab, Shift Tab"), _("Next or previous control")),
                (_("Up, Down"), _("Move in the rail, in lists, and between answers")),
                (_("Enter, Space"), _("Press what has the focus")),
                (_("Esc"), _("Close what is open over the page")),
                ("F10", _("Menus")),
            ),
        ),
        PageKeys(
            _("Find"),
            (
                (_("Enter, F3"), _("Go to the next one")),
                (_("Shift Enter, Shift F3"), _("Go to the one before")),
                (_("Esc"), _("Back to the page, at what was found")),
            ),
        ),
        PageKeys(
            _("Home"),
            (
                (pgettext("key", "Enter"), _("Open the workbook")),
                (pgettext("key", "Delete"), _("Take it off the list; the file stays")),
            ),
        ),
        PageKeys(
            _("Portfolio"),
            (
                (pgettext("key", "Enter"), _("Open the workbook at the team")),
                (_("Right"), _("Do what comes next")),
                ("F5", _("Read all workbooks again, or stop reading")),
                ("Ctrl F", _("Find a team")),
                (pgettext("key", "Delete"), _("Take the workbook off the list; the file stays")),
            ),
        ),
        PageKeys(
            _("Compare teams"),
            (
                (_("Left, Right"), _("Next team or the one before")),
                (_("Up, Down"), _("Another element, on the funnel")),
                ("W", _("Why so much of an element goes beyond chance")),
                ("F5", _("Read all workbooks again")),
                ("Ctrl T", _("Read it as a table")),
                ("Ctrl E", _("Export as PDF")),
            ),
        ),
        PageKeys(
            _("Answering on this laptop"),
            (
                (_("1 to 5"), _("Choose a level")),
                ("D", _("Don’t know")),
                ("N", _("Not applicable")),
                ("C", _("Write a comment")),
                (pgettext("key", "Enter"), _("Next statement")),
                (_("Ctrl Enter"), _("Next statement, from the comment")),
                (_("Alt Left"), _("Previous statement")),
            ),
        ),
    )


def _collect_keys() -> tuple[PageKeys, ...]:
    return (
        PageKeys(_("Collect"), (("Ctrl Shift T", _("Choose files to take in")),)),
        PageKeys(
            _("Get the forms"),
            (
                (_("Ctrl Enter"), _("Make the forms")),
                ("Ctrl Shift O", _("Open their folder")),
                ("Alt C", _("Copy the message")),
                (_("Esc"), _("Back to Collect")),
            ),
        ),
        PageKeys(
            _("Match an export"),
            (
                (_("Up, Down"), _("Next column or word")),
                (pgettext("key", "Enter"), _("Open the list")),
                (_("1 to 6"), _("Open the list at a question, by its number")),
                (pgettext("key", "Delete"), _("Leave the column out")),
                ("F8", _("Next one to decide")),
                ("Ctrl Z", _("Take the last decision back")),
                (_("Ctrl Enter"), _("Take in")),
                (_("Esc"), _("Back to Collect; the file waits")),
            ),
        ),
        PageKeys(
            _("Type in paper"),
            (
                (_("1 to 5"), _("Mark that box and go on")),
                ("0", _("Don't know")),
                ("−", _("Not applicable")),
                (pgettext("key", "Enter"), _("Leave the line as it is and go on")),
                (pgettext("key", "Backspace"), _("Back one line")),
                (pgettext("key", "Delete"), _("Clear the line")),
                ("Ctrl Z", _("Take the last key of this sheet back")),
                ("+", _("Next sheet")),
                (_("Alt 1 to Alt 6"), _("Go to an element")),
                (_("Esc"), _("Back to Collect; what is typed is kept")),
            ),
        ),
    )


def _step_keys() -> tuple[PageKeys, ...]:
    return (
        PageKeys(
            _("Results"),
            (
                (_("Up, Down"), _("Next bar or practice")),
                (pgettext("key", "Enter"), _("Open the element or the practice")),
                ("W", _("Why this number?")),
                ("Ctrl T", _("Read a chart as a table")),
                ("Ctrl Shift T", _("Copy the table")),
                ("Ctrl Shift I", _("Copy the picture")),
                (_("Alt Left"), _("Back to the overview")),
            ),
        ),
        PageKeys(
            _("Discuss"),
            (
                (_("PgDown, PgUp"), _("Next page, page before; as a clicker does")),
                (_("B or ."), _("Blank the projector, or show the page again")),
                ("P", _("Pause, or go on")),
                ("L", _("15 seconds more for a practice of the ballot")),
                ("R", _("Reveal or hide the answers to an item")),
                ("V", _("Type the hands of the second vote")),
                ("F5", _("Projector on or off")),
                (_("Esc"), _("Close a message; the page stays on the wall")),
                ("Ctrl F", _("Find a practice among the dots")),
                ("N", _("Private notes, where there is one screen")),
                (_("Alt 1, Alt 2, Alt 3, Alt 4, Alt 5"), _("The level you agree on")),
                ("Alt 0", _("Not agreed")),
                (_("Alt 6, Alt 7, Alt 8, Alt 9"), _("Take in a fact that differs, as evidence")),
                (_("Ctrl Enter"), _("Record the item, and go on")),
                (_("Alt Up, Alt Down"), _("Move the item of the agenda up or down")),
                (pgettext("key", "Delete"), _("Skip it")),
                (_("Left, Right"), _("Look at the blocks of the script")),
                (_("Alt Left, Alt Right"), _("Make the block shorter or longer")),
            ),
        ),
        PageKeys(
            _("Look closer"),
            (
                (_("Up, Down"), _("Next sheet, or next row of a sheet")),
                (pgettext("key", "Enter"), _("Open the sheet")),
                (_("0, 1, 2"), _("Set the mark; ? takes it away")),
                (_("Space"), _("Tick, or the next mark")),
                ("U", _("Channel used or not")),
                (_("H, M, L"), _("Volume of a channel high, medium, low")),
                ("M", _("Main customer group or not")),
                ("N", _("Write a note on the cell")),
                ("W", _("Why this figure?")),
                ("F2", _("Type, or rename the row")),
                ("Y, N", _("Answer a point of Streamline first")),
                ("W", _("Why this verdict?")),
                (_("1 to 5"), _("In how many of ten contacts, on Three thirds")),
                ("D", _("Don’t know, there")),
                ("F", _("A hard fact beside the line, there")),
                (_("Alt Left, Alt Right"), _("Next service, there")),
                (_("Ctrl Enter"), _("Add a row")),
                (_("Alt Up, Alt Down"), _("Move the row up or down")),
                (_("Ctrl Delete"), _("Remove the row; Ctrl Z brings it back")),
                ("F4", _("Open or close what stands beside the sheet")),
                ("Ctrl P", _("Print blank sheets")),
                (_("Esc"), _("Back to the list of sheets")),
            ),
        ),
        PageKeys(
            _("Plan"),
            (
                (pgettext("key", "Enter"), _("Edit the action")),
                (_("Alt Up, Alt Down"), _("Move it up or down in its list")),
                (_("Alt Left, Alt Right"), _("Move it into the list before or after, with its dates")),
                (_("Alt Left, Alt Right, on the timeline and in the table"), _("Move it by a week")),
                ("Ctrl Shift K", _("Open the plan check")),
                (_("F8, Shift F8"), _("To the next finding of the plan check, or the one before")),
                ("F4", _("Open or close the details")),
                (_("Ctrl Enter"), _("Open the action wide, with its readings and owners")),
                (_("Ctrl R, Ctrl T, there"), _("Type a reading, see the chart as a table")),
                ("Alt N", _("New action")),
                ("Ctrl L", _("Browse the library of actions; there F6 goes from pane to pane, and W to why")),
                (pgettext("key", "Delete"), _("Delete it; Ctrl Z brings it back")),
            ),
        ),
        PageKeys(_("Report"), ((_("PgUp, PgDown"), _("Turn the pages")),)),
        PageKeys(
            _("Review"),
            (
                (_("1, 2, 3, 4"), _("Done, working, stuck, slipped back")),
                (_("P, N"), _("In progress, not begun")),
                (_("Ctrl Enter"), _("Record the action, and go on")),
                (_("Alt Left"), _("Back to the action before")),
                ("T", _("Pause the clock, or let it go on")),
                (_("1 to 5, 0"), _("At the end: the group’s level of a practice, or not agreed")),
                ("Ctrl D", _("At the end: write a decision down")),
            ),
        ),
    )


def keys_as_markdown() -> str:
    """All keys as tables, made from the menus and the pages."""
    parts = [(title.replace("&", ""), _menu_rows(entries)) for title, entries in menus()]
    parts += [(page.title, list(page.keys)) for page in page_keys()]
    keys, what = _("Keys"), _("What they do")
    head = f"| {keys} | {what} |\n|---|---|\n"
    tables = []
    for title, rows in parts:
        lines = "".join(f"| {keys} | {what} |\n" for keys, what in rows)
        tables.append(f"## {title}\n\n{head}{lines}")
    return "\n".join(tables)


def _menu_rows(entries: tuple[MenuEntry | None, ...]) -> list[tuple[str, str]]:
    shown = [entry for entry in entries if entry and entry.keys]
    return [(_spoken(e.keys), e.text.replace("&", "").removesuffix("…")) for e in shown]


def _spoken(keys: tuple[str, ...]) -> str:
    """Keys as people say them: "Ctrl Shift Z"; the plus key keeps its sign."""
    return numbers.any_of([key.replace("+", " ").replace("  ", " +") for key in keys])
