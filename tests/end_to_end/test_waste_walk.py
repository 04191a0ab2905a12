"""A waste walk that is filled in leads to an action with its number as baseline, and to the printed page."""

import io

import pypdf
import pytest

from sixelements import bootstrap
from sixelements.application.audiences import Audience
from sixelements.application.reports import WantedPdf, gather
from sixelements.domain.actions import Kind
from sixelements.presentation.closer.drafts import DraftActions
from sixelements.presentation.closer.waste import FIRST_WASTE, ProcessField, WasteDesk
from sixelements.presentation.session import Session
from tests.presentation.test_closer import a_session
from tests.reporting.readback import problems_of, squeezed


@pytest.fixture
def session() -> Session:
    return a_session()


def typed(desk: WasteDesk, process: str) -> None:
    """Two steps as people type them: in minutes, hours, and days."""
    for name in ("Check the file", "Sign it again"):
        step = desk.add_step(process)
        view = desk.view(process)
        assert view is not None
        row = view.rows.index(step)
        headers = list(view.table.table.headers)
        cells = {
            "Step": name,
            "Work, minutes": "12 min",
            "Elapsed, days": "2 days",
            "Usable as received": "9 in 10",
        }
        view.table.put({(row, headers.index(head)): text for head, text in cells.items()})


def test_from_the_walk_to_the_plan_to_the_page(session: Session) -> None:
    desk = WasteDesk(session)
    process = desk.add_process("Residential permit")
    typed(desk, process)
    view = desk.view(process)
    assert view is not None
    desk.put_field(process, ProcessField.MONTHLY, "350")
    view.table.put({(1, FIRST_WASTE + 2): "yes"})
    view = desk.view(process)
    assert view is not None
    headers = list(view.wastes.table.headers)
    told = {
        "What it is": "signed unread",
        "Minutes a case": "3 min",
        "How often": "10 in 10",
        "To remove": "easy",
    }
    view.wastes.put({(0, headers.index(head)): text for head, text in told.items()})
    view = desk.view(process)
    assert view is not None
    (found,) = view.found
    drafts = DraftActions(session)
    drafts.make(drafts.of_wastes(process, [(found.step, found.waste.value)]))
    plan = session.book.plans.of(session.round.id)
    assert plan is not None
    (action,) = [a for a in plan.actions if a.kind is Kind.OWN]
    assert (action.measure.baseline, action.measure.target) == (210, 0)
    material = gather(session.book, session.team, session.round, made_on=session.services.today())
    made = bootstrap.make_pdf(WantedPdf(material=material, audience=Audience.FULL))
    assert problems_of(made.data) == []
    pages = [squeezed(p.extract_text()) for p in pypdf.PdfReader(io.BytesIO(made.data)).pages]
    page = next(p for p in reversed(pages) if squeezed("Waste walk: Residential permit") in p)
    assert squeezed("signed unread") in page
    assert squeezed("210") in page
    assert squeezed("takes it out.") in page
