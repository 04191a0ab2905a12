"""Report: for whom it is made, on which paper, with which parts; what the preview shows is exported."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sixelements.application.audiences import PARTS, SUMMARY, Audience, has_parts, usual_parts
from sixelements.application.files import MadeFile, Progress
from sixelements.application.organization import printable
from sixelements.application.redaction import Changes, redacted, texts_of
from sixelements.application.reports import Material, WantedPdf, gather
from sixelements.application.results import results_of
from sixelements.domain.reviews_held import last_closed
from sixelements.i18n import _, ngettext
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.redaction import RedactionPresenter
from sixelements.presentation.pages.report_exports import OtherExports, plain_name
from sixelements.presentation.pages.report_views import (
    AudienceView,
    PaperChoice,
    PartView,
    ReportView,
    audience_words,
    file_names,
    paper_words,
    part_words,
)
from sixelements.presentation.session import Session

CHOICES = tuple(part for part in PARTS if part != SUMMARY)
"""The parts of the roadmap that can be left out; the summary always stands."""
PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report and what it was made from."""

    wanted: WantedPdf
    file: MadeFile


class ReportPresenter:
    """Holds what was chosen; the work itself is handed out so that it can be done off the window's thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.others = OtherExports(session)
        self._paper: PaperChoice | None = None
        self._audience = Audience.ROADMAP
        self._parts = frozenset(usual_parts(self._audience))
        self._comments = self._names = False
        self._changes: Changes = {}
        self._made: Made | None = None

    def view(self) -> ReportView:
        """The page as it is now."""
        round_ = self._session.round
        if not round_.readable:
            text = _("The report tells the results, and round {n} is still open. Close it first.")
            return ReportView(title=_("Report"), facts="", waiting=text.format(n=round_.number))
        self._leave_what_can_not_be_made()
        return ReportView(
            title=_("Report"),
            facts=_("The preview is the real PDF."),
            audiences=self._audiences(),
            papers=tuple((p, paper_words(p), p is self._on_paper) for p in PaperChoice),
            parts=tuple(PartView(name, part_words(name), name in self._parts) for name in CHOICES),
            always=_("The summary always comes first."),
            has_parts=has_parts(self._audience),
            comments=self._comments,
            names=self._names if self._names_somebody else None,
            exports=self.others.views(),
            remarks=self._remarks(),
            export=_("Export PDF…"),
            file_name=self.file_name,
        )

    @property
    def waits_for(self) -> StepId:
        """Where to go while there is nothing to report."""
        return StepId.COLLECT

    def _audiences(self) -> tuple[AudienceView, ...]:
        missing = {Audience.CHANGES: _("Needs an earlier round"), Audience.REVIEW: _("Needs a review")}
        rows = []
        for audience, (title, about) in audience_words().items():
            there = self._can_be_made(audience)
            shown = about if there else missing[audience]
            rows.append(AudienceView(audience, title, shown, audience is self._audience, there))
        return tuple(rows)

    def _leave_what_can_not_be_made(self) -> None:
        """Go back to the roadmap where another round was chosen that has none before it, or no review."""
        if not self._can_be_made(self._audience):
            self.choose_audience(Audience.ROADMAP)

    def _can_be_made(self, audience: Audience) -> bool:
        book, round_ = self._session.book, self._session.round
        if audience is Audience.REVIEW:
            return last_closed(book.plans.of(round_.id)) is not None
        return audience is not Audience.CHANGES or results_of(book, round_).earlier is not None

    def _remarks(self) -> tuple[str, ...]:
        """What to know before the report is handed on."""
        remarks = []
        plan = self._session.book.plans.of(self._session.round.id)
        if plan is None or not plan.actions:
            remarks.append(_("No action is agreed yet, so the report shows the recommended ones as such."))
        elif missing := sum(not a.owner for a in plan.actions if not a.locked):
            text = ngettext("{n} action has no owner yet.", "{n} actions have no owner yet.", missing)
            remarks.append(text.format(n=missing))
        if problem := printable(self._session.book).problem:
            remarks.append(problem)
        remarks += self._words_remarks()
        if self._made and self._made.file.missing:
            text = _("These characters can't be printed and appear as codes: {characters}")
            remarks.append(text.format(characters=" ".join(sorted(self._made.file.missing))))
        return tuple(remarks)

    def _words_remarks(self) -> list[str]:
        remarks: list[str] = []
        if not self._prints_comments and not self._changes:
            return remarks
        material = self._gathered()
        if material.comments:
            remarks.append(_("Comments were written for the team. Check the words before you hand it on."))
        elif self._prints_comments:
            remarks.append(_("There are no comments to print."))
        if n := len(self._changes.keys() & texts_of(material)):
            text = ngettext(
                "{n} text is struck or changed in what you export now.",
                "{n} texts are struck or changed in what you export now.",
                n,
            )
            remarks.append(text.format(n=n))
        return remarks

    # choosing

    def choose_audience(self, audience: Audience) -> None:
        """Make the version for others; its usual parts are ticked."""
        self._audience = audience
        self._parts = frozenset(usual_parts(audience))

    def choose_paper(self, paper: PaperChoice) -> None:
        """Print on another paper than the workbook's own."""
        self._paper = paper

    @property
    def _on_paper(self) -> PaperChoice:
        return self._paper or PaperChoice(printable(self._session.book).paper)

    def include(self, part: str, *, yes: bool) -> None:
        """Put a part in or leave it out."""
        self._parts = self._parts | {part} if yes else self._parts - {part}

    def print_comments(self, *, yes: bool) -> None:
        """Put what people wrote beside the practices into the profile, or leave it out."""
        self._comments = yes

    @property
    def _names_somebody(self) -> bool:
        """Whether a worksheet may hold names of people."""
        sheets = self._session.book.worksheets.of(self._session.round.id)
        steps = (s.who for p in sheets.processes for s in p.steps)
        return any(who.strip() for who in (*steps, *(r.asked_by for r in sheets.requests)))

    def print_names(self, *, yes: bool) -> None:
        """Say who does each step of a process and who asked for a tool, or put letters in their place."""
        self._names = yes

    @property
    def _prints_comments(self) -> bool:
        return self._comments and has_parts(self._audience) and "profile" in self._parts

    def words(self) -> RedactionPresenter:
        """The words that would be printed, with what was changed so far."""
        material = self._gathered()
        printed = self._session.services.printed_words(material, self._audience, self._wanted_parts)
        return RedactionPresenter(material, self._changes, printed)

    def take_words(self, changes: Changes) -> None:
        """Print other words in place of some, in all that is exported until the workbook is closed."""
        self._changes = changes

    # making

    def _gathered(self) -> Material:
        session = self._session
        found = gather(
            session.book,
            session.team,
            session.round,
            made_on=session.services.today(),
            with_comments=self._prints_comments,
            with_doers=self._names,
        )
        return found if self._audience is Audience.CHANGES else replace(found, earlier_plan=None)

    def material(self) -> Material:
        """What every kind of file is made from; raises NotAllowed before the round was closed."""
        return redacted(self._gathered(), self._changes)

    def wanted(self) -> WantedPdf:
        """What the choices and the workbook ask for now; raises NotAllowed before the round was closed."""
        self._leave_what_can_not_be_made()
        material = self.material()
        return WantedPdf(
            material=material, audience=self._audience, paper=self._on_paper.value, parts=self._wanted_parts
        )

    @property
    def _wanted_parts(self) -> frozenset[str]:
        return self._parts | {SUMMARY} if has_parts(self._audience) else frozenset()

    def making(self, wanted: WantedPdf) -> Callable[[Progress], Made]:
        """The work of making it, which touches no workbook and so can be done on another thread."""
        make_pdf = self._session.services.make_pdf
        return lambda progress: Made(wanted, make_pdf(wanted, progress))

    def made(self, wanted: WantedPdf) -> Made | None:
        """The last report made, if it is this one."""
        return self._made if self._made and self._made.wanted == wanted else None

    def take(self, made: Made) -> None:
        """Remember the report that was made last."""
        self._made = made

    def forget(self) -> None:
        """Another workbook begins with the whole roadmap on its paper, no comment or name, nothing struck."""
        self._made, self._paper = None, None
        self.choose_audience(Audience.ROADMAP)
        self._comments = self._names = False
        self._changes = {}

    # writing

    @property
    def file_name(self) -> str:
        """A name to save under: team, what it is, round."""
        name = file_names()[self._audience]
        return plain_name(name.format(team=self._session.team.name, n=self._session.round.number)) + PDF

    def with_ending(self, path: Path) -> Path:
        """The path with the ending of a PDF, where it was left out."""
        return path if path.suffix.lower() == PDF else Path(f"{path}{PDF}")

    def writing(self, made: Made, path: Path) -> Callable[[Progress], Path]:
        """The work of writing a report; completely or not at all."""
        write = self._session.services.write_file

        def work(progress: Progress) -> Path:
            progress(0, 1)
            write(path, made.file.data)
            return path

        return work

    def written(self, path: Path) -> str:
        """A sentence that says where it is."""
        return _("{file} is in {folder}.").format(file=path.name, folder=path.parent)


def progress_words(done: int, total: int) -> str:
    """How far the making is."""
    return _("Page {n} of {all}").format(n=done, all=total)
