"""The portfolio: how far the teams of many workbooks are, in counts and days, and never what was answered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path

from sixelements.application.errors import PasswordNeeded
from sixelements.application.files import MadeFile, Progress
from sixelements.application.portfolio import TeamStatus, Unread, WorkbookStatus, read_all
from sixelements.application.reports import Material, WantedPdf
from sixelements.application.team_reports import ReportWritten, WantedReports, reports_of_all
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotFound
from sixelements.domain.ids import TeamId
from sixelements.domain.what_next import NextKind
from sixelements.i18n import _, ngettext
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.presentation.workbook_lists import WorkbookLists
from sixelements.wording import how_far, numbers, phrases
from sixelements.wording.what_next import what_next_words

PDF = ".pdf"
_ROLES = (Role.FRONTLINE, Role.SUPERVISOR, Role.MANAGER)
_PAGES = {
    NextKind.SEND_FORMS: StepId.COLLECT,
    NextKind.HAND_IN: StepId.COLLECT,
    NextKind.REMIND: StepId.COLLECT,
    NextKind.CLOSE: StepId.COLLECT,
    NextKind.SHOW: StepId.COLLECT,
    NextKind.TALK: StepId.DISCUSS,
    NextKind.PLAN: StepId.PLAN,
    NextKind.NAME_OWNERS: StepId.PLAN,
    NextKind.ASK: StepId.PLAN,
    NextKind.HOLD_REVIEW: StepId.REVIEW,
    NextKind.NEXT_ROUND: StepId.RESULTS,
}
"""Where each next step is done; nothing is where there is nothing to do."""


class Narrowed(Enum):
    """Which teams are shown."""

    ALL = auto()
    TO_DO = auto()
    COLLECTING = auto()
    REVIEW_LATE = auto()
    ACTIONS_LATE = auto()
    NO_PLAN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookRow:
    """The head of a workbook's teams; ``held``: who has it open meanwhile, in a sentence."""

    path: Path
    organization: str
    file: str
    held: str
    teams: str

    @property
    def spoken(self) -> str:
        return phrases.read_aloud(self.organization, self.file, self.teams, self.held)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """How far a team is. ``roles`` are empty if no role was asked. ``share``: of actions done, 0 to 1.

    ``page``: where the next step is done, None if there is nothing to do.
    """

    path: Path
    id: TeamId
    number: int
    team: str
    round: str
    answered: str
    roles: tuple[str, ...]
    closed: str
    collecting: bool
    share: float | None
    done: str
    late: str
    review: str
    review_late: bool
    next: str
    page: StepId | None
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRow:
    """A workbook that can't be read, and why: it may lie elsewhere, or want its password."""

    path: Path
    name: str
    sentence: str
    missing: bool
    locked: bool = False

    @property
    def way_out(self) -> str:
        """What can be done beside forgetting it."""
        if self.locked:
            return _("Password…")
        return _("Locate…") if self.missing else _("Read again")

    @property
    def spoken(self) -> str:
        return phrases.read_aloud(self.name, self.sentence)


PortfolioRow = WorkbookRow | TeamRow | UnreadRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """A filter with how many teams it leaves."""

    narrowed: Narrowed
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioView:
    """What the page shows. ``empty`` says why there is no row. ``comparable``: workbooks that can be read.

    ``compare`` counts the teams that have closed a round, each once in however many copies it is.
    """

    facts: str
    filters: tuple[FilterView, ...]
    rows: tuple[PortfolioRow, ...]
    empty: str
    compare: str
    comparable: tuple[Path, ...]
    lists: tuple[tuple[str, str, int], ...]
    """Name, words and count of each list; the one with all has no name."""


class PortfolioPresenter:
    """Reads workbooks one after another; what is shown is what was read last, and nothing of it is stored."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.lists = WorkbookLists(session.services.settings)
        self.here = ""
        """The list that is shown; empty: all workbooks."""
        self.narrowed = Narrowed.ALL
        self.find = ""
        self._entries: dict[Path, WorkbookStatus | Unread] = {}
        self._read_at = ""
        self._to_read = 0
        self._done = 0

    # reading

    @property
    def paths(self) -> tuple[Path, ...]:
        """The workbooks of the list that is shown."""
        return self.lists.paths(self.here)

    def reading(self) -> tuple[Callable[[Progress], object], list[WorkbookStatus | Unread]]:
        """The work of reading the list, and where its entries come while it is done."""
        paths, services = self.paths, self._session.services
        found: list[WorkbookStatus | Unread] = []
        self._to_read, self._done = len(paths), 0

        def work(report: Progress) -> None:
            report(0, len(paths))
            today = services.today()
            entries = read_all(
                paths, services.open_read_only, today=today, writer_at=services.writer_elsewhere
            )
            for n, entry in enumerate(entries, start=1):
                found.append(entry)
                report(n, len(paths))

        return work, found

    def take(self, found: Sequence[WorkbookStatus | Unread]) -> None:
        """Show what was read so far."""
        self._done = len(found)
        self._entries.update((entry.path, entry) for entry in found)

    def finished(self) -> None:
        """No more is read."""
        self._to_read = 0
        self._read_at = numbers.clock(self._session.services.now())

    @property
    def said(self) -> str:
        """What is announced once all are read."""
        return self._counts(self._shown())

    # showing

    def view(self) -> PortfolioView:
        """The page as it is now."""
        shown = self._shown()
        teams = [(book, team) for book in shown if isinstance(book, WorkbookStatus) for team in book.teams]
        closed = {(b.id, t.team.id) for b, t in teams if t.round.readable or t.round.number > 1}
        rows = tuple(self._rows(shown))
        return PortfolioView(
            facts=self._facts(shown),
            filters=tuple(self._filters([team for _book, team in teams])),
            rows=rows,
            empty=self._empty(rows),
            compare=ngettext("Compare {n} team…", "Compare {n} teams…", len(closed)).format(n=len(closed)),
            comparable=tuple(book.path for book in shown if isinstance(book, WorkbookStatus)),
            lists=(
                ("", _("All workbooks"), len(self.lists.paths())),
                *((name, name, len(self.lists.paths(name))) for name in self.lists.names),
            ),
        )

    def _shown(self) -> list[WorkbookStatus | Unread]:
        return [entry for path in self.paths if (entry := self._entries.get(path))]

    def _facts(self, shown: Sequence[WorkbookStatus | Unread]) -> str:
        if self._to_read:
            return _("Reading {n} of {all}").format(n=min(self._done + 1, self._to_read), all=self._to_read)
        if not shown:
            return _("Counts and days of many teams, and what to do next. Never a result.")
        when = _("Read today at {time}.").format(time=self._read_at) if self._read_at else ""
        return phrases.sentences(self._counts(shown), *([when] if when else []))

    def _counts(self, shown: Sequence[WorkbookStatus | Unread]) -> str:
        books = [entry for entry in shown if isinstance(entry, WorkbookStatus)]
        unread, n = len(shown) - len(books), len({(b.id, t.team.id) for b in books for t in b.teams})
        teams = ngettext("{n} team", "{n} teams", n).format(n=n)
        text = ngettext("{teams} in {n} workbook.", "{teams} in {n} workbooks.", len(books))
        said = text.format(teams=teams, n=len(books))
        if copies := len(books) - len({book.id for book in books}):
            text = ngettext("{n} of them is a copy.", "{n} of them are copies.", copies)
            said = phrases.sentences(said, text.format(n=copies))
        if not unread:
            return said
        text = ngettext("{n} workbook could not be read.", "{n} workbooks could not be read.", unread)
        return phrases.sentences(said, text.format(n=unread))

    def _filters(self, teams: Sequence[TeamStatus]) -> Iterator[FilterView]:
        words = {
            Narrowed.ALL: _("All {n}"),
            Narrowed.TO_DO: _("Something to do {n}"),
            Narrowed.COLLECTING: _("Collecting {n}"),
            Narrowed.REVIEW_LATE: _("Review late {n}"),
            Narrowed.ACTIONS_LATE: _("Actions late {n}"),
            Narrowed.NO_PLAN: _("No plan {n}"),
        }
        for narrowed, text in words.items():
            n = sum(_belongs(team, narrowed) for team in teams)
            yield FilterView(narrowed=narrowed, words=text.format(n=n), count=n)

    def _rows(self, shown: Iterable[WorkbookStatus | Unread]) -> Iterator[PortfolioRow]:
        unread = []
        for entry in shown:
            if isinstance(entry, Unread):
                unread.append(entry)
                continue
            teams = [team for team in entry.teams if self._is_wanted(entry, team)]
            if teams or (not entry.teams and not self._narrows):
                yield self._workbook_row(entry)
                yield from (_team_row(entry.path, team) for team in teams)
        if not self._narrows:
            yield from (self._unread_row(entry) for entry in unread)

    @property
    def _narrows(self) -> bool:
        return self.narrowed is not Narrowed.ALL or bool(self.find.strip())

    def _is_wanted(self, book: WorkbookStatus, team: TeamStatus) -> bool:
        words = self.find.strip().casefold()
        return _belongs(team, self.narrowed) and words in f"{book.organization} {team.team.name}".casefold()

    def _empty(self, rows: Sequence[PortfolioRow]) -> str:
        if rows or self._to_read:
            return ""
        if not self.paths:
            return _("No workbooks in this list. Add some: only their paths are kept.")
        return _("No team fits. Choose All, and clear the field.") if self._narrows else ""

    def _workbook_row(self, book: WorkbookStatus) -> WorkbookRow:
        n = len(book.teams)
        held = ""
        if book.writer:
            held = _("{writer} has it open. Shown as it is stored.").format(writer=book.writer)
        return WorkbookRow(
            path=book.path,
            organization=book.organization,
            file=book.path.name,
            held=held,
            teams=ngettext("{n} team", "{n} teams", n).format(n=n),
        )

    def _unread_row(self, entry: Unread) -> UnreadRow:
        """Its name is that of the list of recent workbooks, where it is on it; a path tells no other.

        In the sentence its file name stands for the path, whose beginning would leave no room for the rest.
        """
        titles = {recent.path: recent.title for recent in self._session.recents.all()}
        return UnreadRow(
            path=entry.path,
            name=titles.get(entry.path, entry.path.name),
            sentence=entry.sentence.replace(str(entry.path), entry.path.name),
            missing=isinstance(entry.refusal, NotFound),
            locked=isinstance(entry.refusal, PasswordNeeded),
        )

    # reports

    def reporting(self, folder: Path, endings: Sequence[str]) -> Callable[[Progress], str]:
        """The work of making a report of each team into a folder; returns the result in sentences."""
        services = self._session.services
        books = [entry for entry in self._shown() if isinstance(entry, WorkbookStatus)]
        all_ = sum(len(book.teams) for book in books) * len(endings)

        def write(ending: str, path: Path, material: Material) -> MadeFile:
            if ending == PDF:
                made = services.make_pdf(WantedPdf(material=material), lambda _done, _all: None)
            else:
                made = services.make_other(ending, material, None)
            services.make_folder(path.parent)
            services.write_file(path, made.data)
            return made

        def work(report: Progress) -> str:
            report(0, all_)
            wanted = WantedReports(
                writers={ending: partial(write, ending) for ending in endings}, made_on=services.today()
            )
            paths = tuple(book.path for book in books)
            written, refused = 0, list[str]()
            made = reports_of_all(paths, services.open_read_only, folder, wanted)
            for n, one in enumerate(made, start=1):
                report(min(n, all_), all_)
                if isinstance(one, ReportWritten):
                    written += 1
                elif isinstance(one, Unread):
                    refused.append(one.sentence)
                else:
                    refused.append(phrases.labeled(one.team, one.refusal.sentence))
            text = ngettext("Wrote {n} report to {folder}.", "Wrote {n} reports to {folder}.", written)
            return phrases.sentences(text.format(n=written, folder=folder), *dict.fromkeys(refused))

        return work

    # changing the list

    def add(self, paths: Iterable[Path]) -> str:
        """Add workbooks to the list that is shown. Returns what to say; raises BadInput for too many."""
        chosen = list(paths)
        new = self.lists.add(chosen, self.here)
        text = ngettext("{n} workbook added.", "{n} workbooks added.", new).format(n=new)
        known = len(chosen) - new
        if not known:
            return text
        again = ngettext("{n} was on the list before.", "{n} were on the list before.", known)
        return phrases.sentences(text, again.format(n=known))

    def forget(self, path: Path) -> None:
        """Take a workbook off the list that is shown; the file stays."""
        self.lists.forget(path, self.here)

    def moved(self, path: Path, place: Path) -> None:
        """A workbook lies elsewhere now, on every list that it is on."""
        names = [name for name in self.lists.names if path in self.lists.paths(name)]
        self.lists.forget(path)
        self.lists.add([place])
        for name in names:
            self.lists.add([place], name)

    def begin_list(self, name: str) -> None:
        """Begin a list and show it. Raises BadInput."""
        self.here = self.lists.begin(name)

    def drop_list(self) -> None:
        """Forget the list that is shown; its workbooks stay among all."""
        self.lists.drop(self.here)
        self.here = ""


def _belongs(team: TeamStatus, narrowed: Narrowed) -> bool:
    return {
        Narrowed.ALL: True,
        Narrowed.TO_DO: team.next.what is not NextKind.WAIT,
        Narrowed.COLLECTING: team.round.collecting,
        Narrowed.REVIEW_LATE: team.review_late,
        Narrowed.ACTIONS_LATE: bool(team.plan and team.plan.late),
        Narrowed.NO_PLAN: team.round.readable and team.plan is None,
    }[narrowed]


def _team_row(path: Path, status: TeamStatus) -> TeamRow:
    plan, roles = status.plan, {count.role: count for count in status.roles}
    row = TeamRow(
        path=path,
        id=status.team.id,
        number=status.round.number,
        team=status.team.name,
        round=_("Round {n}").format(n=status.round.number),
        answered=how_far.answered(status.gathered.answered, status.gathered.people),
        roles=tuple(how_far.answered(roles[role].answered, roles[role].people) for role in _ROLES)
        if status.roles
        else (),
        closed=_("open") if status.round.collecting else how_far.closed(status.round),
        collecting=status.round.collecting,
        share=plan.done / plan.all if plan and plan.all else None,
        done=how_far.done(plan) if plan else _("No plan yet"),
        late=how_far.late(plan) if plan else "",
        review=how_far.review(status.review, overdue=status.review_late, planned=plan is not None),
        review_late=status.review_late,
        next=what_next_words(status.next),
        page=_PAGES.get(status.next.what),
        spoken="",
    )
    return replace(row, spoken=_spoken(row, status))


def _spoken(row: TeamRow, status: TeamStatus) -> str:
    """The row in one breath: "Inspections, round 1, closed October 2, 14 of 18 answered, …"."""
    closed_on = status.round.closed_on
    closed = _("closed {day}").format(day=numbers.day(closed_on)) if closed_on else row.closed
    answered = _("{n} answered").format(n=row.answered)
    done = _("{n} actions done").format(n=row.done) if status.plan else row.done
    head = numbers.series(part for part in (row.team, row.round, closed, answered, done, row.late) if part)
    review = phrases.labeled(_("Next review"), row.review) if status.plan else ""
    following = phrases.labeled(_("Next"), row.next)
    return phrases.read_aloud(head, *([review] if review else []), following)
