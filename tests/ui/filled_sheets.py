"""Worksheets as a permit counter would fill them in, for pictures and for tests of the window."""

from sixelements.domain.channels import Expectation
from sixelements.presentation.closer.cells import CellPart
from sixelements.presentation.closer.channels import FIRST_MARK, ChannelsDesk
from sixelements.presentation.closer.facts import FactsDesk
from sixelements.presentation.closer.groups import FIRST_MARK as FIRST_TECHNIQUE
from sixelements.presentation.closer.groups import GroupsDesk
from sixelements.presentation.session import Session
from tests.ui.filled_processes import fill_gate, fill_thirds, fill_waste

CHANNELS = {
    "forms": ("h", "120210"),
    "email": ("h", "111100"),
    "phone": ("h", "222110"),
    "counter": ("h", "221211"),
    "letters": ("m", "121110"),
    "voicemail": ("m", "212110"),
    "visits": ("m", "121110"),
    "web": ("m", "110111"),
    "signs": ("m", "110110"),
    "colleagues": ("m", "110100"),
    "vehicles": ("l", "000000"),
}


def fill_sheets(session: Session) -> None:
    """Fill in all five, as far as they are in the window."""
    _channels(session)
    fill_gate(session, fill_waste(session))
    fill_thirds(session)
    _groups(session)
    _facts(session)


def _channels(session: Session) -> None:
    desk = ChannelsDesk(session)
    rows = desk.view().rows
    known = [id_ for id_ in CHANNELS if id_ in rows] or list(rows[: len(CHANNELS)])
    cells: dict[tuple[int, int], str] = {}
    for id_, (volume, marks) in zip(known, CHANNELS.values(), strict=False):
        row = rows.index(id_)
        cells |= {(row, 0): "y", (row, 2): volume}
        cells |= {(row, FIRST_MARK + n): mark for n, mark in enumerate(marks)}
    desk.view().table.put(cells)
    note = "The form says “as soon as possible.” The permit log says 15 working days, median."
    for part, text in ((CellPart.NOTE, note), (CellPart.SOURCE, "Permit log"), (CellPart.DAY, "2026-04-20")):
        desk.write(known[0], Expectation.SPEED, part, text)
    desk.write(known[2], Expectation.SPEED, CellPart.NOTE, "Three rings, or it goes to the next desk.")


GROUPS = ("10002221", "10002121", "00002001", "00001000", "00000020", "00000010", "00000001", "00000020")
"""The marks of the first groups; all others are not heard at all."""


def _groups(session: Session) -> None:
    desk = GroupsDesk(session)
    view = desk.view()
    ways = len(view.techniques)
    cells: dict[tuple[int, int], str] = {}
    for row in range(len(view.rows)):
        marks = GROUPS[row] if row < len(GROUPS) else ""
        cells |= {(row, FIRST_TECHNIQUE + n): marks[n : n + 1] or "0" for n in range(ways)}
        cells[row, 0] = "y" if row < 5 else "n"
    desk.view().table.put(cells)
    note = "The Spanish cards are at the printer. First week at the counter: May 10."
    desk.write(view.rows[-1], view.techniques[1], CellPart.NOTE, note)


def _facts(session: Session) -> None:
    desk = FactsDesk(session)
    table = desk.view().table
    for row, (figure, source, period, n) in enumerate(FACTS):
        for column, text in ((1, figure), (3, source), (4, period), (5, n)) if figure else ():
            table.put({(row, column): text})


FACTS = (
    ("71", "Survey", "Nov 2026", "212"),
    ("58", "Survey", "Nov 2026", "209"),
    ("", "", "", ""),
    ("15", "Permit log", "Mar 2027", "351"),
    ("85", "Sample", "Feb 2027", "20"),
)
