"""Streamline first (picture 28): a gate of nine points for each request for a tool."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sixelements.application import worksheets
from sixelements.domain.assessment import GatePoint, Worksheet
from sixelements.domain.ids import PracticeId
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
from sixelements.presentation.closer.desk import WorksheetDesk, row_name
from sixelements.wording import numbers, phrases

_FROM_WALK = 3
"""The point that the waste walk tells about; it is never set by the app alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """A point of the gate. ``yes`` None: neither half is chosen, and it counts as no."""

    number: int
    text: str
    note: str
    yes: bool | None
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
class MissingStep:
    """A point that is not met, as a draft action; ``ticked`` first are those that hold the verdict."""

    point: int
    action: str
    words: str
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GateView:
    """The whole page of one request."""

    request: str
    title: str
    facts: str
    choices: tuple[tuple[str, str], ...]
    ladder: tuple[tuple[str, bool], ...]
    """The three verdicts, each with whether it is the present one."""
    groups: tuple[PointGroup, ...]
    verdict: str
    verdict_open: bool
    why: str
    lesson: str
    lesson_by: str
    missing: tuple[MissingStep, ...]
    opens: str
    locked_action: str
    locked_why: str
    locked: str
    keys: tuple[tuple[str, str], ...]


class GateDesk(WorksheetDesk):
    """Keeps the requests and their points."""

    @property
    def empty(self) -> str:
        """What the page says while there is no request."""
        return _("Name the tool someone asked for, and the process it is for.")

    @property
    def requests(self) -> tuple[TechnologyRequest, ...]:
        return self.sheets.requests

    def points(self) -> tuple[GatePoint, ...]:
        """The nine points in words."""
        content = self.session.assessment.worksheets
        return content.points if content else ()

    def can_open(self) -> tuple[tuple[PracticeId, str], ...]:
        """The practices with an action that needs technology, with what it is called."""
        found = self.session.assessment.practices
        return tuple(
            (p, f"{p} {found[p].name}")
            for p in self.session.round.practices
            if any(a.technology for a in found[p].actions.values())
        )

    def view(self, request: str) -> GateView | None:
        """The page of one request; None where it is gone."""
        at = row_of(self.requests, request)
        if at is None:
            return None
        last = self.before
        old = row_of(last.requests, request) if last else None
        content = self.session.assessment.worksheets
        groups = (
            (_("Must be true first"), MUST),
            (_("Before money is spent"), BEFORE_MONEY),
            (_("Noted: does not change the verdict"), NOTED),
        )
        return GateView(
            request=at.id,
            title=at.name,
            facts=self._facts(at),
            choices=tuple((r.id, r.name) for r in self.requests),
            ladder=tuple((verdict(v), v is at.verdict) for v in GateVerdict),
            groups=tuple(self._group(title, at, old, numbers_) for title, numbers_ in groups),
            verdict=verdict(at.verdict),
            verdict_open=at.verdict is GateVerdict.READY,
            why=why(at, old),
            lesson=content.lesson if content else "",
            lesson_by=content.lesson_by if content else "",
            missing=self._missing(at),
            opens=at.opens or "",
            locked_action=self._locked_action(at),
            locked_why=(
                _("Opens when points 1 to 8 are yes")
                if at.verdict is not GateVerdict.READY
                else _("Open now")
            ),
            locked=self.locked,
            keys=(
                ("Y N", _("answer")),
                ("↑ ↓", _("point")),
                ("F2", _("note")),
                ("W", _("why this verdict")),
            ),
        )

    def _facts(self, request: TechnologyRequest) -> str:
        asked = _("Technology request.")
        if request.asked_by:
            asked = _("Technology request, asked by {who}.").format(who=request.asked_by)
        process = row_of(self.sheets.processes, request.process)
        return phrases.sentences(
            asked, _("For the process {name}.").format(name=process.name) if process else ""
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
        before = "" if old is None else answer(old.point(point.number).yes)
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
            note=said.note,
            yes=said.yes,
            before=before,
            offer=offer,
            spoken=phrases.read_aloud(
                place,
                f"{point.text} {answer(said.yes)}",
                said.note,
                _("Last round: {answer}").format(answer=before) if before else "",
            ),
        )

    def _missing(self, request: TechnologyRequest) -> tuple[MissingStep, ...]:
        after = numbers.listing([str(n) for n in request.holding])
        found = []
        for point in self.points():
            if point.number not in request.missing:
                continue
            holds = point.number in request.holding
            words = _("Point {n}").format(n=point.number)
            if not holds:
                words = ngettext(
                    "Point {n}, after point {others}",
                    "Point {n}, after points {others}",
                    len(request.holding),
                ).format(n=point.number, others=after)
            found.append(MissingStep(point=point.number, action=point.action, words=words, ticked=holds))
        return tuple(found)

    def _locked_action(self, request: TechnologyRequest) -> str:
        practice = self.session.assessment.practices.get(request.opens) if request.opens else None
        if practice is None:
            return ""
        return next((a.title for a in practice.actions.values() if a.technology), "")

    def add(self, name: str, *, asked_by: str = "", process: str = "") -> str:
        """Add a request; returns its id. Raises BadInput."""
        row = TechnologyRequest(
            id=self.session.services.new_id(), name=row_name(name), asked_by=asked_by.strip(), process=process
        )
        self.change(_("add a request"), _edit(lambda rows: with_row(rows, row)))
        return row.id

    def remove(self, request: str) -> None:
        """Remove a request."""
        self.change(_("remove a request"), _edit(lambda rows: without_row(rows, request)))

    def describe(self, request: str, *, name: str, asked_by: str, process: str, opens: str) -> None:
        """Say what was asked for, by whom, for which process, and which technology waits for it."""
        practice = PracticeId(opens) if opens else None
        self._change(
            request,
            _("what a request is"),
            lambda at: replace(
                at, name=row_name(name), asked_by=asked_by.strip(), process=process, opens=practice
            ),
        )

    def answer(self, request: str, point: int, *, yes: bool | None) -> None:
        """Say whether a point is met; None: open again."""
        label = _("point {n}").format(n=point)
        self._change(request, label, lambda at: _with(at, point, replace(at.point(point), yes=yes)))

    def note(self, request: str, point: int, text: str) -> None:
        """Write what shows it. Raises BadInput."""
        label = _("the note of point {n}").format(n=point)
        self._change(request, label, lambda at: _with(at, point, replace(at.point(point), note=text.strip())))

    def announced(self, request: str, point: int) -> str:
        """What is said after a key: "No. Verdict: streamline first, points 4 and 5 are missing."."""
        at = row_of(self.requests, request)
        if at is None:
            return ""
        return phrases.sentences(
            phrases.sentence(answer(at.point(point).yes)),
            _("Verdict: {verdict}.").format(verdict=verdict(at.verdict)),
            _missing_words(at),
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


def verdict(found: GateVerdict) -> str:
    """What the gate says."""
    return {
        GateVerdict.STREAMLINE_FIRST: _("Streamline first"),
        GateVerdict.ALMOST: _("Almost"),
        GateVerdict.READY: _("Ready to look at technology"),
    }[found]


def answer(yes: object) -> str:
    """An answer to a point in a word; an open one says so."""
    return _("open") if yes is None else _("Yes") if yes else _("No")


def why(request: TechnologyRequest, old: TechnologyRequest | None) -> str:
    """The verdict's reason in a sentence or two."""
    met = ngettext("{n} of eight is met.", "{n} of eight are met.", request.met).format(n=request.met)
    before = _("In the last round it was {n}.").format(n=old.met) if old else ""
    return phrases.sentences(_missing_words(request), met, before)


def _missing_words(request: TechnologyRequest) -> str:
    holding = request.holding
    if not holding:
        return _("No point is missing.")
    text = ngettext("Point {points} is missing.", "Points {points} are missing.", len(holding))
    return text.format(points=numbers.listing([str(n) for n in holding]))


def _with(request: TechnologyRequest, point: int, said: PointAnswer) -> TechnologyRequest:
    points = {**request.points, point: said}
    return replace(request, points={n: points[n] for n in sorted(points) if points[n] != PointAnswer()})


def _edit(
    change: Callable[[Sequence[TechnologyRequest]], tuple[TechnologyRequest, ...]],
) -> worksheets.Edit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, requests=change(now.requests))

    return edit
