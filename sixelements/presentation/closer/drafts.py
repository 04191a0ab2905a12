"""What a sheet found, as draft actions: the ticked ones go into the plan as the team's own."""

from collections.abc import Collection, Sequence

from sixelements.application import plan_editing, plans
from sixelements.application.plan_editing import Draft, Editor
from sixelements.domain.assessment import Measure, Worksheet
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import PracticeId
from sixelements.domain.waste_walk import printed_total
from sixelements.domain.worksheets import row_of
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.desk import WorksheetDesk
from sixelements.wording import numbers


class Drafts(WorksheetDesk):
    """Makes draft actions of what is ticked on a sheet, with the sheet's numbers as their baseline."""

    def of_channels(self, channels: Collection[str]) -> tuple[Draft, ...]:
        """A card for each of these channels."""
        practice = self._practice(Worksheet.CHANNELS)
        found = [c for c in self.sheets.channels.gaps if c.id in channels]
        return tuple(
            Draft(
                title=_("Write the expectations for this channel: {name}").format(name=c.name),
                practice=practice,
                first_step=_("Write one line each for courtesy, accuracy, and speed with a number."),
                measure=Measure(
                    name=_("Cells of the channel that are written"),
                    unit=_("of 6"),
                    how=_("Count the full rings in the channel’s row."),
                    baseline=float(sum(cell.mark == 2 for cell in c.cells.values())),
                    target=5.0,
                ),
                because=_("The channels sheet shows a gap there."),
            )
            for c in found
        )

    def of_groups(self, groups: Collection[str]) -> tuple[Draft, ...]:
        """Two questions for each of these groups, which nobody hears."""
        practice = self._practice(Worksheet.GROUPS)
        found = [g for g in self.sheets.groups.blind if g.id in groups]
        return tuple(
            Draft(
                title=_("Ask a silent group two questions: {name}").format(name=g.name),
                practice=practice,
                first_step=_("Write the two questions, and pick where this group can answer them."),
                measure=Measure(
                    name=_("Answers from this group"),
                    unit=_("a month"),
                    how=_("Count the answers that come in."),
                    baseline=0.0,
                ),
                because=_("The customer groups sheet shows that it is heard in no way."),
            )
            for g in found
        )

    def of_wastes(self, process: str, removals: Collection[tuple[str, str]]) -> tuple[Draft, ...]:
        """The removal of each of these wastes, by step and waste; none that can't be removed."""
        practice = self._practice(Worksheet.WASTE)
        at = row_of(self.sheets.processes, process)
        found = [r for r in at.wastes if (r.step.id, r.waste.value) in removals and r.possible] if at else []
        return tuple(
            Draft(
                title=_("Take out of the process: {waste}").format(waste=r.found.text or r.step.name),
                practice=practice,
                first_step=_("Agree with the people who do the step how it goes without it for two weeks."),
                measure=Measure(
                    name=_("Hours a year that it takes"),
                    unit=_("hours a year"),
                    how=_("Minutes a case, cases a year, and how often, as on the waste walk."),
                    baseline=None if r.hours is None else float(printed_total([r.hours])),
                    target=0.0,
                ),
                because=_("The waste walk of {process} found it.").format(process=at.name if at else ""),
            )
            for r in found
        )

    def of_points(self, request: str, points: Collection[int]) -> tuple[Draft, ...]:
        """What mends each of these points of a request."""
        practice = self._practice(Worksheet.GATE)
        at = row_of(self.sheets.requests, request)
        content = self.session.assessment.worksheets
        known = content.points if content and at else ()
        return tuple(
            Draft(
                title=p.action,
                practice=practice,
                first_step=p.first_step,
                because=_("Point {n} of the gate for {request} is missing.").format(
                    n=p.number, request=at.name if at else ""
                ),
            )
            for p in known
            if p.number in points
        )

    def make(self, drafts: Sequence[Draft]) -> str:
        """Put them into the plan, to be taken back as one; returns what was done. Raises SixElementsError."""
        session = self.session
        editor = Editor(
            book=session.book,
            round=session.round,
            start=session.services.today(),
            new_id=session.services.new_id,
        )
        before = editor.plan()
        after = plan_editing.add_drafts(editor, drafts)
        label = ngettext("{n} action from a worksheet", "{n} actions from a worksheet", len(drafts))
        store = plans.store

        def put() -> None:
            store(session.book, session.round, after, announce=session.announce)

        def back() -> None:
            store(session.book, session.round, before, announce=session.announce)

        session.run_with_undo(label.format(n=len(drafts)), put, back, keep=False)
        made = ngettext("{n} action is in the plan now.", "{n} actions are in the plan now.", len(drafts))
        return made.format(n=numbers.count(len(drafts)))

    def _practice(self, worksheet: Worksheet) -> PracticeId:
        found = self.practice_of(worksheet)
        if found is None:
            raise NotAllowed(_("This round asks no practice that the sheet is about. No action was made."))
        return found
