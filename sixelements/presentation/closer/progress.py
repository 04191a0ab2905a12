"""How far each of the five sheets is; the rail asks with every change, so no page is made for it."""

from collections.abc import Mapping
from typing import NamedTuple

from sixelements.application import worksheets
from sixelements.domain.assessment import Worksheet
from sixelements.domain.discussion import LINES
from sixelements.domain.worksheets import begun_sheets
from sixelements.presentation.session import Session


class SheetState(NamedTuple):
    """``begun``: something is filled in. ``done``: all that is needed is.

    ``taken_over``: it is as the last round left it, so it is neither.
    """

    begun: bool
    done: bool
    taken_over: bool = False


def progress(session: Session) -> Mapping[Worksheet, SheetState]:
    """The state of each sheet of the session's round, in their order."""
    sheets = worksheets.of(session.book, session.round)
    services = session.book.discussions.of(session.round.id).services
    begun = begun_sheets(sheets, services)
    content = session.assessment.worksheets
    points = [p.number for p in content.points] if content else []
    channels, groups = sheets.channels, sheets.groups
    done = {
        Worksheet.CHANNELS: len(channels.finished) == len(channels.used),
        Worksheet.GROUPS: groups.marked == groups.cells,
        Worksheet.WASTE: all(p.elapsed is not None for p in sheets.processes),
        Worksheet.GATE: all(r.point(n).yes is not None for r in sheets.requests for n in points),
        Worksheet.THIRDS: all(s.answer(n) is not None for s in services for n in range(1, LINES + 1)),
    }
    left = worksheets.taken_over(session.book, session.round)
    begun -= left
    return {
        sheet: SheetState(sheet in begun, sheet in begun and done[sheet], sheet in left)
        for sheet in Worksheet
    }
