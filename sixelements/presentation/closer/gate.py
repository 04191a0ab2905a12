"""Streamline first (picture 28): a gate of nine points for each request for a tool."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sixelements.application import worksheets
from sixelements.domain.actions import Kind
from sixelements.domain.assessment import GatePoint, Worksheet
from sixelements.domain.ids import PracticeId
from sixelements.domain.service_plan import uses_technology
from sixelements.domain.technology_gate import (
    BEFORE_MONEY,
    MUST,
    NOTED,
    GateVerdict,
    PointAnswer,
    TechnologyRequest,
)
from sixelements.domain.worksheets import Worksheets, row_of, with_row, without_row
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.desk import SheetField, WorksheetDesk, given_name
from sixelements.wording import numbers, phrases
from sixelements.wording.worksheets import (
    gate_points,
    gate_why,
    missing_points,
    planned_too_soon,
    point_answer,
    verdict,
)

_FROM_WALK = 3
"""The point that the waste walk tells about; it is never set by the app alone."""


class RequestField(Enum):
    """What is said of a request as a whole; ``process`` and ``opens`` are chosen."""

    NAME = "name"
    ASKED_BY = "asked by"
    PROCESS = "process"
    OPENS = "opens"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """A point of the gate. ``yes`` None: neither half is chosen, and it counts as no.

    ``unstored``: what is said of the answer while it waits for the disk. ``before``: the last round's.
    """

    number: int
    text: str
    note: SheetField
    yes: bool | None
    unstored: str
    before: str
    offer: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointGroup:
    """Points under a heading; ``count`` is how many of them are met."""

    title: str
    count: str
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """A point that is not met, as a draft action.

    ``ticked`` first are those that hold the verdict and were answered: what nobody looked at yet may be met.

    ``planned``: the plan has it already.
    """

    point: int
    action: str
    words: str
    ticked: bool
    planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GateView:
    """The whole page of one request."""

    request: str
    title: str
    facts: str
    process: str
    """The id of the process that it is for, or empty."""
    round_before: str
    """The heading over what was answered in the last round; empty if there was none."""
    choices: tuple[tuple[str, str], ...]
    ladder: tuple[str, ...]
    """The three verdicts, and which of them holds now, from 0."""
    rung: int
    count_words: str
    """How an open point counts."""
    groups: tuple[PointGroup, ...]
    verdict: str
    verdict_open: bool
    why: str
    lesson: str
    lesson_by: str
    missing: tuple[OpenPoint, ...]
    opens: str
    opens_name: str
    element: str
    """The element of that practice, for its shape."""
    locked_action: str
    locked_title: str
    """What the gate does to it, and whether the plan has it."""
    locked_why: str
    instead: str
    """What the plan has in place of the locked action, or how it gets something."""
    locked: str
    keys: tuple[tuple[str, str], ...]


class GateDesk(WorksheetDesk):
    """Keeps the requests and their points."""

    @property
    def empty(self) -> str:
        """What the page says while there is no request."""
        return _("Name the tool someone asked for, and the process it is for.")

    @property
    def lesson(self) -> tuple[str, str]:
        """The lesson of the gate, and whose it is."""
        content = self.session.assessment.worksheets
        return (content.lesson, content.lesson_by) if content else ("", "")

    @property
    def requests(self) -> tuple[TechnologyRequest, ...]:
        return self.sheets.requests

    def points(self) -> tuple[GatePoint, ...]:
        """The nine points in words."""
        return gate_points(self.session.assessment)

    def can_open(self) -> tuple[tuple[PracticeId, str], ...]:
        """The practices with an action that needs technology, with what it is called."""
        found = self.session.assessment.practices
        return tuple(
            (p, f"{p} {found[p].name}")
            for p in self.session.round.practices
            if any(a.technology for a in found[p].actions.values())
        )

    def view(self, request: str) -> GateView | None:
        """The page of one request; None if it is gone."""
        at = row_of(self.requests, request)
        if at is None:
            return None
        last = self.before
        old = row_of(last.requests, request) if last else None
        content = self.session.assessment.worksheets
        process = row_of(self.sheets.processes, at.process)
        groups = (
            (_("Must be true first"), MUST),
            (_("Before money is spent"), BEFORE_MONEY),
            (_("Noted: does not change the verdict"), NOTED),
        )
        return GateView(
            request=at.id,
            title=at.name,
            facts=phrases.sentences(
                self.taken_over(Worksheet.GATE), _asked_words(at, process.name if process else "")
            ),
            process=at.process if process else "",
            round_before=_("Last round") if old else "",
            choices=tuple((r.id, r.name) for r in self.requests),
            ladder=tuple(map(verdict, GateVerdict)),
            rung=list(GateVerdict).index(at.verdict),
            count_words=_("An open point counts as no."),
            groups=tuple(self._group(title, at, old, numbers_) for title, numbers_ in groups),
            verdict=verdict(at.verdict),
            verdict_open=at.verdict is GateVerdict.READY,
            why=gate_why(at, old),
            lesson=content.lesson if content else "",
            lesson_by=content.lesson_by if content else "",
            missing=self._missing(at),
            opens=at.opens or "",
            opens_name=self._practice_name(at.opens),
            element=at.opens[:1] if at.opens else "",
            locked_action=self._locked_action(at),
            locked_title=self._locked_title(at),
            locked_why=(
                _("Opens when points 1 to 8 are yes.")
                if at.verdict is not GateVerdict.READY
                else _("Open now")
            ),
            instead=self._instead(at),
            locked=self.locked,
            keys=(
                ("Y N", _("answer")),
                ("↑ ↓", _("point")),
                ("F2", _("note")),
                ("W", _("why this verdict")),
            ),
        )

    def _group(
        self,
        title: str,
        request: TechnologyRequest,
        old: TechnologyRequest | None,
        which: Sequence[int],
    ) -> PointGroup:
        met = sum(bool(request.point(n).yes) for n in which)
        return PointGroup(
            title=title,
            count=_("{n} of {all}").format(n=met, all=len(which)),
            points=tuple(self._point(p, request, old) for p in self.points() if p.number in which),
        )

    def _point(
        self, point: GatePoint, request: TechnologyRequest, old: TechnologyRequest | None
    ) -> PointView:
        said = request.point(point.number)
        given = self.field("point", request.id, str(point.number), text=point_answer(said.yes))
        yes = {point_answer(known): known for known in (True, False, None)}[given.text]
        note = self.field("note", request.id, str(point.number), text=said.note)
        before = "" if old is None else point_answer(old.point(point.number).yes)
        walked = row_of(self.sheets.processes, request.process)
        out = sum(r.found.out_on is not None for r in walked.wastes) if walked else 0
        offer = ""
        if point.number == _FROM_WALK and out:
            text = ngettext(
                "From the waste walk: {n} waste is out.", "From the waste walk: {n} wastes are out.", out
            )
            offer = text.format(n=out)
        place = _("{n} of {all}").format(n=point.number, all=len(self.points()))
        return PointView(
            number=point.number,
            text=point.text,
            note=note,
            yes=yes,
            unstored=given.note,
            before=before,
            offer=offer,
            spoken=phrases.read_aloud(
                place,
                phrases.sentences(point.text, point_answer(yes)),
                note.text,
                phrases.sentences(given.note, note.note),
                _("Last round: {answer}").format(answer=before) if before else "",
            ),
        )

    def _missing(self, request: TechnologyRequest) -> tuple[OpenPoint, ...]:
        after, lost = numbers.listing([str(n) for n in request.holding]), lost_hours(self.sheets, request)
        in_plan = self.planned(request.name)
        found = []
        for point in self.points():
            if point.number not in request.missing:
                continue
            holds = point.number in request.holding
            words = _("Point {n}").format(n=point.number)
            if holds and lost is not None:
                words = _("Point {n}, baseline {hours} hours a year").format(
                    n=point.number, hours=numbers.count(lost)
                )
            if not holds:
                words = ngettext(
                    "Point {n}, after point {others}",
                    "Point {n}, after points {others}",
                    len(request.holding),
                ).format(n=point.number, others=after)
            planned = point.action in in_plan
            if planned:
                words = _("Point {n}, in the plan").format(n=point.number)
            found.append(
                OpenPoint(
                    point=point.number,
                    action=point.action,
                    words=words,
                    ticked=holds and not planned and request.point(point.number).yes is False,
                    planned=planned,
                )
            )
        return tuple(found)

    def _locked_action(self, request: TechnologyRequest) -> str:
        practice = self.session.assessment.practices.get(request.opens) if request.opens else None
        if practice is None:
            return ""
        return next((a.title for a in practice.actions.values() if a.technology), "")

    def _locked_title(self, request: TechnologyRequest) -> str:
        plan = self.session.book.plans.of(self.session.round.id)
        assessment = self.session.assessment
        found = [
            a
            for a in (plan.actions if plan else ())
            if a.practice == request.opens and uses_technology(a, assessment)
        ]
        if request.verdict is GateVerdict.READY:
            return _("Opened by this gate in the plan") if found else _("Opened by this gate")
        if any(not a.locked for a in found):
            return planned_too_soon(request)
        return _("Locked by this gate in the plan") if found else _("Locked by this gate")

    def _practice_name(self, practice: PracticeId | None) -> str:
        found = self.session.assessment.practices.get(practice) if practice else None
        return f"{practice} {found.name}" if found else ""

    def _instead(self, request: TechnologyRequest) -> str:
        """What the plan has in place of a locked action."""
        if request.verdict is GateVerdict.READY or not request.opens:
            return ""
        plan = self.session.book.plans.of(self.session.round.id)
        found = [a for a in plan.actions if a.practice == request.opens] if plan else []
        held = next((a for a in found if a.kind is Kind.STREAMLINE), None)
        if held is None:
            return ""
        return _("In its place the plan has “{action}”.").format(action=held.title)

    def add(self, name: str) -> str:
        """Add a request; returns its id. Raises BadInput."""
        row = TechnologyRequest(id=self.session.services.new_id(), name=given_name(name))
        self.change(_("add a request"), _edit(lambda rows: with_row(rows, row)))
        return row.id

    def remove(self, request: str) -> None:
        """Remove a request."""
        self.change(_("remove a request"), _edit(lambda rows: without_row(rows, request)))
        self.forget_typed(request)

    def fields(self, request: str) -> dict[RequestField, SheetField]:
        """What is said of a request, as its fields show it; nothing if it is gone."""
        at = row_of(self.requests, request)
        if at is None:
            return {}
        return {f: self.field("request", request, f.value, text=self._said(at, f)) for f in RequestField}

    def _said(self, request: TechnologyRequest, field: RequestField) -> str:
        process = row_of(self.sheets.processes, request.process)
        return {
            RequestField.NAME: request.name,
            RequestField.ASKED_BY: request.asked_by,
            RequestField.PROCESS: process.name if process else "",
            RequestField.OPENS: self._practice_name(request.opens),
        }[field]

    def processes(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each process of the waste walk."""
        return tuple((p.id, p.name) for p in self.sheets.processes)

    def put_field(self, request: str, field: RequestField, text: str) -> None:
        """Say something of a request: words, or the id of what was chosen; empty: none. Raises BadInput."""
        at = row_of(self.requests, request)
        if at is None:
            return
        chosen: dict[str, str] = {**dict(self.processes()), **dict(self.can_open())}
        words = chosen.get(text, text)
        name = dict(request_fields())[field]
        with self.typing(
            "request",
            request,
            field.value,
            text=words,
            name=name,
            of=at.name,
            instead_of=self._said(at, field),
            in_pieces=field in (RequestField.NAME, RequestField.ASKED_BY),
        ):
            label = _("{field} of {of}").format(field=name, of=at.name)
            self._change(request, label, _change_of(field, text.strip()))

    def answer(self, request: str, point: int, *, yes: bool | None) -> None:
        """Say whether a point is met; None: open again."""
        at, label = row_of(self.requests, request), _("point {n}").format(n=point)
        if at is None:
            return
        before, name = point_answer(at.point(point).yes), _("Point {n}").format(n=point)
        with self.typing(
            "point", request, str(point), text=point_answer(yes), name=name, of=at.name, instead_of=before
        ):
            self._change(request, label, lambda row: _with(row, point, replace(row.point(point), yes=yes)))

    def note(self, request: str, point: int, text: str) -> None:
        """Write what shows it. Raises BadInput."""
        at, label = row_of(self.requests, request), _("the note of point {n}").format(n=point)
        if at is None:
            return
        before, note = at.point(point).note, text.strip()
        name = _("Note of point {n}").format(n=point)
        with self.typing(
            "note", request, str(point), text=text, name=name, of=at.name, instead_of=before, in_pieces=True
        ):
            self._change(request, label, lambda row: _with(row, point, replace(row.point(point), note=note)))

    def announced(self, request: str, point: int) -> str:
        """What is said after a key: "No. Verdict: streamline first, points 4 and 5 come first."."""
        at = row_of(self.requests, request)
        if at is None:
            return ""
        return phrases.sentences(
            phrases.sentence(point_answer(at.point(point).yes)),
            _("Verdict: {verdict}.").format(verdict=verdict(at.verdict)),
            missing_points(at),
        )

    def _change(
        self, request: str, label: str, change: Callable[[TechnologyRequest], TechnologyRequest]
    ) -> None:
        def edit(rows: Sequence[TechnologyRequest]) -> tuple[TechnologyRequest, ...]:
            at = row_of(rows, request)
            return tuple(rows) if at is None else with_row(rows, change(at))

        self.change(label, _edit(edit))

    @property
    def practice(self) -> PracticeId | None:
        """The practice that the gate is about."""
        return self.practice_of(Worksheet.GATE)


def request_fields() -> tuple[tuple[RequestField, str], ...]:
    """The fields of a request in their order, with what each is called."""
    return (
        (RequestField.NAME, _("What was asked for")),
        (RequestField.ASKED_BY, _("Asked by")),
        (RequestField.PROCESS, _("For the process")),
        (RequestField.OPENS, _("Its technology action in the plan")),
    )


def _change_of(field: RequestField, text: str) -> Callable[[TechnologyRequest], TechnologyRequest]:
    """The change that a field's text makes. Raises BadInput."""
    if field is RequestField.NAME:
        name = given_name(text)
        return lambda at: replace(at, name=name)
    if field is RequestField.ASKED_BY:
        return lambda at: replace(at, asked_by=text)
    if field is RequestField.PROCESS:
        return lambda at: replace(at, process=text)
    opens = PracticeId(text) if text else None
    return lambda at: replace(at, opens=opens)


def lost_hours(sheets: Worksheets, request: TechnologyRequest) -> int | None:
    """Whole hours a year that the request's process loses to waste; None if the walk doesn't tell."""
    process = row_of(sheets.processes, request.process)
    return process.lost_printed if process else None


def _asked_words(request: TechnologyRequest, process: str) -> str:
    words = _("Technology request.")
    if request.asked_by:
        words = _("Technology request from {who}.").format(who=request.asked_by)
    return phrases.sentences(words, _("For the process {name}.").format(name=process) if process else "")


def _with(request: TechnologyRequest, point: int, said: PointAnswer) -> TechnologyRequest:
    points = {**request.points, point: said}
    return replace(request, points={n: points[n] for n in sorted(points) if points[n] != PointAnswer()})


def _edit(
    change: Callable[[Sequence[TechnologyRequest]], tuple[TechnologyRequest, ...]],
) -> worksheets.SheetEdit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, requests=change(now.requests))

    return edit
