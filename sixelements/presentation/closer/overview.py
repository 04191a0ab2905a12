"""Look closer (picture 25): the five sheets, what each found so far, and what waits for it."""

from dataclasses import dataclass

from sixelements.application import worksheets
from sixelements.domain.assessment import Worksheet
from sixelements.domain.channels import Expectation
from sixelements.domain.ids import PracticeId
from sixelements.domain.technology_gate import GateVerdict
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.channels import ChannelsDesk
from sixelements.presentation.closer.facts import FactsDesk, FactView
from sixelements.presentation.closer.gate import GateDesk
from sixelements.presentation.closer.groups import GroupsDesk
from sixelements.presentation.closer.progress import SheetState, progress
from sixelements.presentation.closer.thirds import ThirdsDesk
from sixelements.presentation.closer.waste import WasteDesk
from sixelements.presentation.session import Session
from sixelements.wording import numbers, phrases
from sixelements.wording import worksheets as worksheet_words
from sixelements.wording.worksheets import days, sheet_name, verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A sheet as a row. ``done`` None: begun; ``amber``: where fact and opinion differ."""

    sheet: Worksheet
    name: str
    question: str
    begun: bool
    done: bool
    filled: tuple[str, ...]
    finding: str
    amber: str
    practices: tuple[tuple[PracticeId, str], ...]
    waits: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloserView:
    """The whole page; ``next`` is the sheet to go on with, None once all are done."""

    title: str
    line: str
    rows: tuple[SheetRow, ...]
    next: Worksheet | None
    go_on: str
    facts: tuple[FactView, ...]
    facts_line: str
    sphere_title: str
    sphere: tuple[str, str]
    empty: str
    locked: str


def overview(session: Session) -> CloserView:
    """The page as it is now."""
    states = progress(session)
    makers = (_channels, _groups, _waste, _gate, _thirds)
    rows = tuple(make(session, state) for make, state in zip(makers, states.values(), strict=True))
    following = next((r for r in rows if not r.done), None)
    facts = FactsDesk(session)
    begun = worksheets.begun(session.book, session.round) or any(
        s.begun or s.taken_over for s in states.values()
    )
    return CloserView(
        title=_("Look closer"),
        line=_(
            "The group fills these in, and they say nothing about any one person. They never change your "
            "answers."
        ),
        rows=rows,
        next=following.sheet if following else None,
        go_on=_("Go on with {sheet}").format(sheet=following.name) if following else _("Go to Plan"),
        facts=facts.views(),
        facts_line=_("Entered once a round, printed beside the staff’s view. {entered}.").format(
            entered=facts.entered
        ),
        sphere_title=_("Sphere of influence"),
        sphere=(
            _("Leadership is a choice, not a rank."),
            _("Each person writes what they control, influence, and accept, and one when-then promise."),
        ),
        empty=("" if begun else _("Nothing filled in yet. Start with Channels, 30 minutes with the group.")),
        locked=facts.locked,
    )


def _taken_over(session: Session) -> str:
    last = worksheets.last(session.book, session.round)
    return worksheet_words.taken_over(last.number if last else 0)


def _row(
    session: Session,
    sheet: Worksheet,
    question: str,
    state: SheetState,
    *,
    filled: tuple[str, ...],
    finding: str = "",
    amber: str = "",
    waits: str = "",
) -> SheetRow:
    assessment = session.assessment
    asked = [p for p in assessment.practices_of(sheet) if p in session.round.practices]
    practices = tuple((p, f"{p} {assessment.practices[p].name}") for p in sorted(asked))
    far = _("filled in") if state.done else _("begun") if state.begun else _("not begun")
    if state.taken_over:
        return SheetRow(
            sheet=sheet,
            name=sheet_name(sheet),
            question=question,
            begun=False,
            done=False,
            filled=("", _("not looked at yet")),
            finding=_taken_over(session),
            amber="",
            practices=practices,
            waits="",
            spoken=phrases.read_aloud(sheet_name(sheet), _taken_over(session).rstrip(".")),
        )
    return SheetRow(
        sheet=sheet,
        name=sheet_name(sheet),
        question=question,
        begun=state.begun,
        done=state.done,
        filled=filled if state.begun else (_("nothing yet"),),
        finding=finding,
        amber=amber,
        practices=practices,
        waits=waits,
        spoken=phrases.read_aloud(
            phrases.facts(sheet_name(sheet), far),
            finding.rstrip("."),
            amber.rstrip("."),
            _("For {practices}").format(practices=numbers.listing([w for _p, w in practices]))
            if practices
            else "",
        ),
    )


def _marked(n: int, cells: int) -> str:
    if n == cells:
        return ngettext("{n} cell, marked", "all {n} cells marked", n).format(n=n)
    return _("{n} of {all} cells marked").format(n=n, all=cells)


def _channels(session: Session, state: SheetState) -> SheetRow:
    desk = ChannelsDesk(session)
    matrix, view = desk.sheets.channels, desk.view()
    used, marked = len(matrix.used), sum(c.marked for c in matrix.used)
    number = len(matrix.with_full(Expectation.SPEED))
    text = ngettext(
        "{n} of {all} channels has a number for speed.",
        "{n} of {all} channels have a number for speed.",
        number,
    )
    finding = text.format(n=number, all=used) if used and marked else ""
    amber = view.contrast.sentence if view.contrast and view.contrast.differs else ""
    return _row(
        session,
        Worksheet.CHANNELS,
        _("Where do people meet us, and what may they expect there?"),
        state,
        filled=(
            ngettext("{n} channel in use", "{n} channels in use", used).format(n=used),
            _marked(marked, used * len(Expectation)),
        ),
        finding=finding,
        amber=amber,
        waits=_("Write the expectations: {channel}").format(channel=view.gaps[0].name) if view.gaps else "",
    )


def _groups(session: Session, state: SheetState) -> SheetRow:
    desk = GroupsDesk(session)
    matrix, view = desk.sheets.groups, desk.view()
    n = len(matrix.blind)
    finding = ""
    if matrix.marked:
        text = ngettext("{n} group is not heard at all.", "{n} groups are not heard at all.", n)
        finding = text.format(n=n) if n else _("Every group is heard in some way, or not marked yet.")
    return _row(
        session,
        Worksheet.GROUPS,
        _("Whom do we hear, and in how many ways?"),
        state,
        filled=(
            _("{n} groups, {ways} ways").format(n=len(matrix.groups), ways=len(matrix.shown)),
            _marked(matrix.marked, matrix.cells),
        ),
        finding=finding,
        amber=view.contrast.sentence if view.contrast and view.contrast.differs else "",
        waits=_("Ask a silent group: {group}").format(group=view.blind[0].name) if view.blind else "",
    )


def _waste(session: Session, state: SheetState) -> SheetRow:
    desk = WasteDesk(session)
    processes = desk.processes
    known = [p for p in processes if p.elapsed is not None]
    finding = ""
    if known:
        first = known[0]
        work = "–" if first.work is None else numbers.quantity(first.work)
        text = _("{process} takes {days}, and holds {minutes} minutes of work.")
        finding = text.format(process=first.name, days=days(first.elapsed), minutes=work)
    best = [r for p in processes for r in p.best_removals]
    n = len(processes)
    return _row(
        session,
        Worksheet.WASTE,
        _("Where do the hours and the days go?"),
        state,
        filled=(ngettext("{n} process", "{n} processes", n).format(n=n),),
        finding=finding,
        waits=best[0].found.text if best else "",
    )


def _gate(session: Session, state: SheetState) -> SheetRow:
    desk = GateDesk(session)
    requests = desk.requests
    held = [r for r in requests if r.verdict is not GateVerdict.READY]
    finding, waits = "", ""
    if requests:
        shown = (held or list(requests))[0]
        finding = phrases.sentence(phrases.labeled(shown.name, verdict(shown.verdict)))
        page = desk.view(shown.id)
        waits = page.locked_action if page and held else ""
    n = len(requests)
    met = ngettext("{n} of 8 points met", "{n} of 8 points met", requests[0].met if n else 0)
    return _row(
        session,
        Worksheet.GATE,
        _("Is the process fit for a tool yet?"),
        state,
        filled=(
            ngettext("{n} request", "{n} requests", n).format(n=n),
            met.format(n=requests[0].met) if n else "",
        ),
        finding=finding,
        waits=waits,
    )


def _thirds(session: Session, state: SheetState) -> SheetRow:
    desk = ThirdsDesk(session)
    services, view = desk.services, desk.view()
    facts = sum(len(s.facts) for s in services)
    n = len(services)
    return _row(
        session,
        Worksheet.THIRDS,
        _("Of ten contacts, how many are respectful, right, and on time?"),
        state,
        filled=(
            ngettext("{n} service", "{n} services", n).format(n=n),
            ngettext("{n} fact", "{n} facts", facts).format(n=facts),
        ),
        finding=_("All three at once, on this sheet: {n} of 10.").format(n=view.all_three)
        if view.all_three
        else "",
        amber=view.contradictions[0] if view.contradictions else "",
    )
