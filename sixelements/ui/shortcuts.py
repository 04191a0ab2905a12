"""Every command of the menus with its shortcut; the list that F1 shows is made from the same table."""

from dataclasses import dataclass
from enum import Enum, auto

from sixelements.i18n import _


class Command(Enum):
    """What a menu can ask for."""

    NEW = auto()
    OPEN = auto()
    EXAMPLE = auto()
    CLOSE = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    HOME = auto()
    LARGER = auto()
    SMALLER = auto()
    USUAL_SIZE = auto()
    SETTINGS = auto()
    NEXT_AREA = auto()
    PREVIOUS_AREA = auto()
    NEXT_ROUND = auto()
    ADD_TEAM = auto()
    CLOSE_ROUND = auto()
    HELP = auto()
    KEYS = auto()
    ABOUT = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One menu entry; ``needs_workbook`` entries are off while none is open."""

    command: Command
    text: str
    keys: tuple[str, ...] = ()
    needs_workbook: bool = False


def menus() -> tuple[tuple[str, tuple[Entry | None, ...]], ...]:
    """The menus in order; None is a dividing line."""
    return (
        (
            _("&File"),
            (
                Entry(Command.NEW, _("&New workbook…"), ("Ctrl+N",)),
                Entry(Command.OPEN, _("&Open…"), ("Ctrl+O",)),
                Entry(Command.EXAMPLE, _("Open the worked &example")),
                None,
                Entry(Command.CLOSE, _("&Close workbook"), ("Ctrl+W",), needs_workbook=True),
                Entry(Command.QUIT, _("&Quit"), ("Ctrl+Q",)),
            ),
        ),
        (
            _("&Edit"),
            (
                Entry(Command.UNDO, _("&Undo"), ("Ctrl+Z",), needs_workbook=True),
                Entry(Command.REDO, _("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), needs_workbook=True),
                None,
                Entry(Command.SETTINGS, _("&Settings…"), ("Ctrl+,",)),
            ),
        ),
        (
            _("&View"),
            (
                Entry(Command.HOME, _("&Home"), ("Ctrl+0",)),
                None,
                Entry(Command.LARGER, _("&Larger text"), ("Ctrl++", "Ctrl+=")),
                Entry(Command.SMALLER, _("S&maller text"), ("Ctrl+-",)),
                Entry(Command.USUAL_SIZE, _("Usual text si&ze"), ("Ctrl+Shift+0",)),
                None,
                Entry(Command.NEXT_AREA, _("Next &area"), ("F6",)),
                Entry(Command.PREVIOUS_AREA, _("&Previous area"), ("Shift+F6",)),
            ),
        ),
        (
            _("&Round"),
            (
                Entry(Command.ADD_TEAM, _("Add a &team…"), needs_workbook=True),
                Entry(Command.NEXT_ROUND, _("Open the &next round…"), needs_workbook=True),
                Entry(Command.CLOSE_ROUND, _("&Close the round…"), ("Ctrl+Shift+C",), needs_workbook=True),
            ),
        ),
        (
            _("&Help"),
            (
                Entry(Command.HELP, _("&Guide to this page"), ("F1",)),
                Entry(Command.KEYS, _("&Keys"), ("Ctrl+/",)),
                None,
                Entry(Command.ABOUT, _("&About Six Elements")),
            ),
        ),
    )
