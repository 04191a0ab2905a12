"""Report: for whom it is made, on which paper, with which parts; what the preview shows is exported."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sixelements.application.audiences import PARTS, SUMMARY, Audience, has_parts, usual_parts
from sixelements.application.reports import Material, gather
from sixelements.application.scores import earlier_round
from sixelements.i18n import _, ngettext
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.report_views import (
    AudienceView,
    Format,
    FormatView,
    Paper,
    PartView,
    ReportView,
    audience_words,
    file_names,
    paper_words,
    part_words,
)
from sixelements.presentation.services import Progress
from sixelements.presentation.session import Session

CHOICES = tuple(part for part in PARTS if part != SUMMARY)
"""The parts of the roadmap that can be left out; the summary always stands."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a report is made from: the same `Wanted` gives the same bytes."""

    material: Material
    format: Format
    audience: Audience
    paper: Paper
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report and what it was made from."""

    wanted: Wanted
    data: bytes
    missing: frozenset[str] = frozenset()


class ReportPresenter:
    """Holds what was chosen; the work itself is handed out so that it can be done off the window's thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._format, self._paper = Format.PDF, Paper.LETTER
        self._audience = Audience.ROADMAP
        self._parts = frozenset(usual_parts(self._audience))
        self._made: Made | None = None

    def view(self) -> ReportView:
        """The page as it is now."""
        round_ = self._session.round
        if not round_.readable:
            text = _("The report tells the results, and round {n} is still open. Close it first.")
            return ReportView(title=_("Report"), facts="", waiting=text.format(n=round_.number))
        is_pdf = self._format is Format.PDF
        return ReportView(
            title=_("Report"),
            facts=_("The preview is the real PDF.") if is_pdf else _("The preview is the real file."),
            formats=self._formats(),
            audiences=self._audiences(),
            papers=tuple((p, paper_words(p), p is self._paper) for p in Paper),
            parts=tuple(PartView(name, part_words(name), name in self._parts) for name in CHOICES),
            always=_("The summary always comes first."),
            is_pdf=is_pdf,
            has_parts=is_pdf and has_parts(self._audience),
            remarks=self._remarks(),
            export=_("Export {format}…").format(format=self._format.name),
            file_name=self.file_name,
        )

    @property
    def waits_for(self) -> StepId:
        """Where to go while there is nothing to report."""
        return StepId.COLLECT

    def _formats(self) -> tuple[FormatView, ...]:
        words = {
            Format.PDF: (_("Roadmap, PDF"), _("To read and to print")),
            Format.CSV: (_("Table, CSV"), _("One row a practice")),
            Format.JSON: (_("Data, JSON"), _("Scores and plan")),
        }
        return tuple(FormatView(f, *words[f], f is self._format) for f in Format)

    def _audiences(self) -> tuple[AudienceView, ...]:
        compared = self._compared()
        rows = []
        for audience, (title, about) in audience_words().items():
            there = compared or audience is not Audience.CHANGES
            shown = about if there else _("Needs an earlier round of the same assessment")
            rows.append(AudienceView(audience, title, shown, audience is self._audience, there))
        return tuple(rows)

    def _compared(self) -> bool:
        return earlier_round(self._session.book, self._session.round) is not None

    def _remarks(self) -> tuple[str, ...]:
        """What to know before the report is handed on."""
        remarks = []
        plan = self._session.book.plans.of(self._session.round.id)
        if plan is None or not plan.actions:
            remarks.append(_("No action is agreed yet, so the report shows the recommended ones as such."))
        elif missing := sum(not a.owner for a in plan.actions if not a.locked):
            text = ngettext("{n} action has no owner yet.", "{n} actions have no owner yet.", missing)
            remarks.append(text.format(n=missing))
        if self._made and self._made.missing:
            text = _("These characters can't be printed and appear as codes: {characters}")
            remarks.append(text.format(characters=" ".join(sorted(self._made.missing))))
        return tuple(remarks)

    # choosing

    def choose_format(self, format_: Format) -> None:
        """Make another kind of file."""
        self._format = format_

    def choose_audience(self, audience: Audience) -> None:
        """Make the version for others; its usual parts are ticked."""
        self._audience = audience
        self._parts = frozenset(usual_parts(audience))

    def choose_paper(self, paper: Paper) -> None:
        """Print on another paper."""
        self._paper = paper

    def include(self, part: str, *, yes: bool) -> None:
        """Put a part in or leave it out."""
        self._parts = self._parts | {part} if yes else self._parts - {part}

    # making

    def wanted(self) -> Wanted:
        """What the choices and the workbook ask for now; raises NotAllowed before the round was closed."""
        session = self._session
        material = gather(session.book, session.team, session.round, made_on=session.services.today())
        if material.earlier is None and self._audience is Audience.CHANGES:
            self.choose_audience(Audience.ROADMAP)
        parts = self._parts | {SUMMARY} if has_parts(self._audience) else frozenset[str]()
        return Wanted(material, self._format, self._audience, self._paper, parts)

    def making(self, wanted: Wanted) -> Callable[[Progress], Made]:
        """The work of making it, which touches no workbook and so can be done on another thread."""
        services = self._session.services

        def make(progress: Progress) -> Made:
            if wanted.format is not Format.PDF:
                progress(0, 1)
                return Made(wanted, services.make_table(wanted.format.value, wanted.material))
            file = services.make_pdf(
                wanted.material,
                audience=wanted.audience,
                paper=wanted.paper.value,
                parts=wanted.parts,
                progress=progress,
            )
            return Made(wanted, file.data, file.missing)

        return make

    def is_made(self, wanted: Wanted) -> bool:
        """Whether the last report made is this one."""
        return self._made is not None and self._made.wanted == wanted

    def take(self, made: Made) -> None:
        """Remember the report that was made last; it is what an export writes."""
        self._made = made

    def forget(self) -> None:
        """Forget the last report, as when another workbook is opened."""
        self._made = None

    # writing

    @property
    def file_name(self) -> str:
        """A name to save under: team, what it is, round."""
        audience = self._audience if self._format is Format.PDF else Audience.ROADMAP
        name = file_names()[audience].format(team=self._session.team.name, n=self._session.round.number)
        plain = "".join(c if c.isalnum() or c in " ,.-_()" else "-" for c in name).strip(" .-")
        return f"{plain}{self._format.value}"

    def with_ending(self, path: Path) -> Path:
        """The path with the ending of the format, where it was left out."""
        return path if path.suffix.lower() == self._format.value else Path(f"{path}{self._format.value}")

    def writing(self, path: Path) -> Callable[[Progress], Path]:
        """The work of writing the last report made; whole or not at all."""
        made, write = self._made, self._session.services.write_file
        if made is None:
            raise RuntimeError("nothing was made yet")

        def work(progress: Progress) -> Path:
            progress(0, 1)
            write(path, made.data)
            return path

        return work

    def written(self, path: Path) -> str:
        """A sentence that says where it is."""
        return _("{file} is in {folder}.").format(file=path.name, folder=path.parent)


def progress_words(done: int, total: int) -> str:
    """How far the making is."""
    return _("Page {n} of {all}").format(n=done, all=total)
