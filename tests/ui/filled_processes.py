"""A process, a request and two services as a permit counter would fill them in, for pictures and tests."""

from sixelements.domain.waste_walk import Waste
from sixelements.presentation.closer.gate import GateDesk, RequestField
from sixelements.presentation.closer.thirds import FactPart, ThirdsDesk
from sixelements.presentation.closer.waste import FIRST_WASTE, ProcessField, WasteDesk
from sixelements.presentation.session import Session

STEPS = (
    ("Check it is complete", "Counter", "12", "0.5", "70", "a", (Waste.DEFECTS,)),
    ("Type it into the system", "Counter", "15", "1", "90", "n", (Waste.OVER_PROCESSING,)),
    ("Zoning review", "Zoning", "20", "3", "85", "a", (Waste.WAITING, Waste.INVENTORY, Waste.TRANSPORT)),
    ("Plan review", "Plan examiner", "45", "4", "80", "a", (Waste.WAITING, Waste.INVENTORY)),
    ("Third signature", "Chief’s office", "3", "2", "100", "n", (Waste.OVER_PROCESSING, Waste.WAITING)),
    ("Take the fee, issue", "Counter", "10", "0.5", "95", "a", (Waste.MOTION,)),
)
FOUND = {
    ("Type it into the system", Waste.OVER_PROCESSING): (
        "Typing in what the customer already wrote", "15", "9 in 10", "h",
    ),
    ("Third signature", Waste.OVER_PROCESSING): ("Third signature that changes nothing", "7", "100", "e"),
    ("Check it is complete", Waste.DEFECTS): ("Sent back because something is missing", "18", "3 in 10", "e"),
    ("Take the fee, issue", Waste.MOTION): ("Looking for the parcel file", "6", "5 in 10", "m"),
}  # fmt: skip
POINTS = (
    (True, "41 of 100 callers come back within 7 days. Desk tally, Feb 8–12."),
    (True, "Wall map of the residential permit, December 18."),
    (True, "Two of seven steps are out since February 1."),
    (False, "The form is typed in twice. Nobody has asked who requires it."),
    (False, "Not tried. One way: a Friday call to every open file."),
    (True, "Two of the counter, one of Zoning."),
    (False, "No path yet for people without email."),
    (False, "Cost is known. No owner, no stop rule."),
)
LEVELS = ((4, 4, 4, 4, 3, 4, 3, 2, 2, 2), (4, 3, 3, 3, 2, 3, 3, 4, 3, 2))
FACTS = (
    (0, 4, "85 %", "File sample", "Feb 2027", "20"),
    (0, 7, "15 working days", "Permit log", "Mar 2027", "351"),
    (0, 8, "34 %", "Permit log", "Jan–Mar", "1,038"),
    (0, 9, "59 %", "Desk tally", "Feb 8–12", "164"),
    (1, 1, "88 %", "Survey", "Nov 2026", "96"),
    (1, 4, "81 %", "Re-inspections", "Jan–Mar", "32"),
    (1, 8, "64 %", "Dispatch log", "March", "480"),
)


def fill_waste(session: Session) -> str:
    """Walk a process; returns its id."""
    desk = WasteDesk(session)
    process = desk.add_process("Residential deck permit")
    for field, said in (
        (ProcessField.MONTHLY, "85"),
        (ProcessField.CONTACTS, "164"),
        (ProcessField.REPEATS, "67"),
    ):
        desk.put_field(process, field, said)
    for _step in STEPS:
        desk.add_step(process)
    view = desk.view(process)
    assert view is not None
    typed = [n for n in view.table.typed if n < FIRST_WASTE - 1] + [FIRST_WASTE + len(Waste)]
    cells: dict[tuple[int, int], str] = {}
    for row, (*texts, wastes) in enumerate(STEPS):
        cells |= {(row, column): str(text) for column, text in zip(sorted(typed), texts, strict=True)}
        cells |= {(row, FIRST_WASTE + list(Waste).index(waste)): "y" for waste in wastes}
    view.table.put(cells)
    names = desk.names()
    view = desk.view(process)
    assert view is not None
    rows = [(row[0], row[1]) for row in view.wastes.table.rows]
    found = {(step, names[waste]): said for (step, waste), said in FOUND.items()}
    view.wastes.put(
        {
            (row, column): text
            for row, of in enumerate(rows)
            if of in found
            for column, text in zip((2, 3, 4, 6), found[of], strict=True)
        }
    )
    return process


def fill_gate(session: Session, process: str) -> str:
    """Ask for a tool; returns the request's id."""
    desk = GateDesk(session)
    request = desk.add("Online permit status page")
    desk.put_field(request, RequestField.ASKED_BY, "the manager in April")
    desk.put_field(request, RequestField.PROCESS, process)
    if desk.can_open():
        desk.put_field(request, RequestField.OPENS, desk.can_open()[-1][0])
    for point, (yes, note) in enumerate(POINTS, start=1):
        desk.answer(request, point, yes=yes)
        desk.note(request, point, note)
    return request


def fill_thirds(session: Session) -> None:
    """Rate two services, with facts beside some lines."""
    desk = ThirdsDesk(session)
    desk.add("Residential permit")
    desk.add("Site visit")
    for place, levels in enumerate(LEVELS):
        for line, level in enumerate(levels, start=1):
            desk.answer(place, line, level)
    for place, line, *said in FACTS:
        for part, text in zip(FactPart, said, strict=True):
            desk.put_fact_part(place, line, part, text)
