"""What a sheet found, as draft actions: the ticked ones go into the plan as the team's own."""

from collections.abc import Collection, Mapping, Sequence

from sixelements.application.plan_editing import DraftAction
from sixelements.domain.actions import NO_MEASURE, WorksheetReason, open_actions
from sixelements.domain.assessment import Measure, Worksheet
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.domain.schedule import IN_A_PLAN
from sixelements.domain.technology_gate import MUST, TechnologyRequest
from sixelements.domain.waste_walk import printed_total
from sixelements.domain.worksheets import row_of
from sixelements.i18n import _, ngettext
from sixelements.presentation.board.room import RoomAsked
from sixelements.presentation.closer.desk import WorksheetDesk
from sixelements.presentation.closer.gate import lost_hours
from sixelements.presentation.closer.waste import removal_title
from sixelements.presentation.pages.plan_edit import PlanEditor
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import SheetTitle, sheet_title


class DraftActions(WorksheetDesk):
    """Makes draft actions of what is ticked on a sheet, with the sheet's numbers as their baseline."""

    @property
    def why_not(self) -> str:
        """Why nothing can be put into the plan now; empty if it can."""
        if self.locked or self.session.round.readable:
            return self.locked
        return _("Actions can be made once the results of the round are shown, as the plan opens then.")

    def of_channels(self, channels: Collection[str]) -> tuple[DraftAction, ...]:
        """A card for each of these channels."""
        practice = self._practice(Worksheet.CHANNELS)
        found = [c for c in self.sheets.channels.gaps if c.id in channels]
        return tuple(
            DraftAction(
                title=sheet_title(SheetTitle.CHANNEL, c.name),
                practice=practice,
                first_step=_("Write one line each for courtesy, accuracy, and speed with a number."),
                measure=Measure(
                    name=_("Cells of the channel that are written"),
                    unit=_("of 6"),
                    how=_("Count the full rings in the channel’s row."),
                    baseline=float(sum(cell.mark == 2 for cell in c.cells.values())),
                    target=5.0,
                ),
                because=WorksheetReason(sheet=Worksheet.CHANNELS),
            )
            for c in found
        )

    def of_groups(self, groups: Collection[str]) -> tuple[DraftAction, ...]:
        """Two questions for each of these groups, which nobody hears."""
        practice = self._practice(Worksheet.GROUPS)
        found = [g for g in self.sheets.groups.blind if g.id in groups]
        return tuple(
            DraftAction(
                title=sheet_title(SheetTitle.GROUP, g.name),
                practice=practice,
                first_step=_("Write the two questions, and pick where this group can answer them."),
                measure=Measure(
                    name=_("Answers from this group"),
                    unit=_("a month"),
                    how=_("Count the answers that come in."),
                    baseline=0.0,
                ),
                because=WorksheetReason(sheet=Worksheet.GROUPS),
            )
            for g in found
        )

    def of_wastes(self, process: str, removals: Collection[tuple[str, str]]) -> tuple[DraftAction, ...]:
        """The removal of each of these wastes, by step and waste; none that can't be removed."""
        practice = self._practice(Worksheet.WASTE)
        at = row_of(self.sheets.processes, process)
        found = [r for r in at.wastes if (r.step.id, r.waste.value) in removals and r.possible] if at else []
        return tuple(
            DraftAction(
                title=removal_title(r),
                practice=practice,
                first_step=_("Agree with the people who do the step how it goes without it for two weeks."),
                measure=Measure(
                    name=_("Hours a year that it takes"),
                    unit=_("hours a year"),
                    how=_("Minutes a case, cases a year, and how often, as on the waste walk."),
                    baseline=None if r.hours is None else float(printed_total([r.hours])),
                    target=0.0,
                ),
                because=WorksheetReason(sheet=Worksheet.WASTE, row=at.name if at else ""),
            )
            for r in found
        )

    def of_points(self, request: str, points: Collection[int]) -> tuple[DraftAction, ...]:
        """What mends each of these points of a request."""
        practice = self._practice(Worksheet.GATE)
        at = row_of(self.sheets.requests, request)
        content = self.session.assessment.worksheets
        known = content.points if content and at else ()
        lost = lost_hours(self.sheets, at) if at else None
        return tuple(
            DraftAction(
                title=p.action,
                practice=practice,
                first_step=p.first_step,
                measure=_measure(p.number, lost),
                because=_of_point(at, p.number),
                after=tuple(_of_point(at, n) for n in _AFTER.get(p.number, ())),
            )
            for p in sorted(known, key=lambda p: (bool(_AFTER.get(p.number)), p.number))
            if p.number in points
        )

    def room_for(self, more: int) -> RoomAsked | None:
        """What is asked before so many are made. None: the plan has room for them."""
        return PlanEditor(self.session).room_for(more)

    def make(self, drafts: Sequence[DraftAction], parked: Collection[ActionId] = ()) -> str:
        """Put them into the plan, to be taken back as one; returns what was done. Raises SixElementsError.

        ``parked`` are put off for them.
        """
        editor = PlanEditor(self.session)
        editor.add_drafts(drafts, parked)
        made = ngettext("{n} action is in the plan now.", "{n} actions are in the plan now.", len(drafts))
        plan, full = editor.shown().plan, ""
        open_ = len(open_actions(plan.actions)) if plan else 0
        if open_ > IN_A_PLAN:
            text = _("It holds {n} of {most}: choose on Plan what can wait.")
            full = text.format(n=numbers.count(open_), most=IN_A_PLAN)
        return phrases.sentences(made.format(n=numbers.count(len(drafts))), full)

    def _practice(self, worksheet: Worksheet) -> PracticeId:
        found = self.practice_of(worksheet)
        if found is None:
            raise NotAllowed(_("This round asks no practice that the sheet is about. No action was made."))
        return found


_CHALLENGED, _TRIED = 4, 5
"""The points on rules and on the trial by hand, which no hours of waste can show."""
_AFTER: Mapping[int, tuple[int, ...]] = {3: (2,), 4: (2,), 5: (3, 4, 6), 8: (5,)}
"""The points that come before one: what is changed was mapped before, and what is tried was changed."""


def _of_point(request: TechnologyRequest | None, point: int) -> WorksheetReason:
    return WorksheetReason(sheet=Worksheet.GATE, row=request.name if request else "", point=point)


def _measure(point: int, lost: int | None) -> Measure:
    """What shows that a point of the gate is met."""
    if point == _CHALLENGED:
        return Measure(
            name=_("Rules, forms, and approvals that are known to be law or habit"),
            unit=_("% of those listed"),
            how=_("List them, and count those with “law” or “habit” beside them."),
            target=100.0,
        )
    if point == _TRIED:
        return Measure(
            name=_("Days on which the new process was tried by hand"),
            unit=_("working days"),
            how=_("Count the days with an entry on the sheet of the trial."),
            baseline=0.0,
            target=10.0,
        )
    return _hours_lost(lost) if point in MUST else NO_MEASURE


def _hours_lost(lost: int | None) -> Measure:
    """What the waste walk of the process says that mending it is about."""
    if lost is None:
        return NO_MEASURE
    return Measure(
        name=_("Hours a year that go into waste"),
        unit=_("hours a year"),
        how=_("Add up the wastes of the process on the waste walk."),
        baseline=float(lost),
    )
