"""What comes back in one call: which files are meant, what each of them holds, and the round it is for."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sixelements.application.events import Announce, tell_nobody
from sixelements.application.foreign_sheets import SheetFile, sheet_file, where_answers_are
from sixelements.application.form_mark import QUESTIONS_ONLY
from sixelements.application.known_matches import KnownMatches
from sixelements.application.ports import NewId, Workbook
from sixelements.application.responses import (
    ForRound,
    ImportResult,
    Outlook,
    can_go_back,
    form_of,
    known_matches,
    later_round,
    outlook,
    take_in_together,
)
from sixelements.application.table_file import ReadTable, TableFile
from sixelements.domain.foreign_columns import Goes
from sixelements.domain.ids import RoundId
from sixelements.domain.matching import NO_DECISIONS, Decisions, Form, IfChanged
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team
from sixelements.i18n import _
from sixelements.wording import matching as words
from sixelements.wording.rounds import late_form

MeantFiles = Callable[[Path], tuple[Sequence[Path], Sequence[Path]]]
"""The answer files that a path means, and those left alone in a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A round that files can be for, with what it asks and what is known of exports there."""

    team: Team
    round: Round
    form: Form
    known: KnownMatches


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file that came back, as it was read and as it was understood; ``found``: it lay in a folder.

    ``name`` is what it is called, with its folder where others of that name came, too.
    """

    path: Path
    table: TableFile
    to: Destination
    file: SheetFile
    found: bool = False
    folder: str = ""

    @property
    def name(self) -> str:
        return f"{self.folder}/{self.path.name}" if self.folder else self.path.name

    @property
    def left_alone(self) -> bool:
        """Whether it was found beside others and is one of ours that nobody filled in, or only asks.

        A file may be called as those of ours that carry questions out: what is in it decides, and where
        that can't be seen, its refusal is said.
        """
        return self.found and (self.file.blank or (self._is_called_questions and self._only_asks))

    @property
    def _only_asks(self) -> bool:
        no_table = self.path.suffix.lower() in (".pdf", ".txt")  # pages without a form, or text to paste
        return not self._answers and (no_table or self.table.table is not None)

    @property
    def _is_called_questions(self) -> bool:
        return any(self.path.name.lower().endswith(f"-{kind}") for kind in QUESTIONS_ONLY)

    @property
    def _answers(self) -> bool:
        columns = self.file.matched.columns if self.file.matched else ()
        return bool(self.file.sheets or self.file.problems) or any(c.goes is Goes.ANSWER for c in columns)

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with it, for what is kept: no cell is quoted."""
        if self.file.refusal or self.file.matched is None:
            return tuple(text for text in (self.file.refusal or "", *self.file.problems) if text)
        return tuple(words.problems(self.file.matched, quoting=False))

    def decided(self, decisions: Decisions) -> "Arrival":
        """The same file, matched with what somebody decided about it."""
        file = sheet_file(self.table, self.to.form, decisions, self.to.known)
        return replace(self, file=file)

    def wanted(
        self, *, good_rows: bool = False, anyway: bool = False, changed: IfChanged | None = None
    ) -> "Arrival":
        """This file, to be imported although some rows are bad, or although it was imported before.

        ``changed``: what becomes of the rows that were changed after they came in.
        """
        file = self.file
        wish = replace(
            file,
            good_rows=good_rows or file.good_rows,
            anyway=anyway or file.anyway,
            changed=file.changed if changed is None else changed,
        )
        return replace(self, file=wish)


def told_apart(arrivals: Sequence[Arrival]) -> list[Arrival]:
    """The same files, those of one name named with their folders."""
    called = Counter(one.path.name for one in arrivals)
    return [
        replace(one, folder=one.path.parent.name) if called[one.path.name] > 1 else one for one in arrivals
    ]


def destination(book: Workbook, team: Team, round_: Round) -> Destination:
    """A round as the place that files go to."""
    form = form_of(book.assessments.get(round_.assessment), round_)
    return Destination(team=team, round=round_, form=form, known=known_matches(book, round_))


def meant(paths: Iterable[Path], meant_files: MeantFiles) -> tuple[dict[Path, bool], list[Path]]:
    """The files meant by paths, each once, with whether it was found in a folder; and those left alone."""
    files: dict[Path, bool] = {}
    alone: list[Path] = []
    for path in paths:
        found, others = meant_files(path)
        for one in found:
            files.setdefault(one, one != path)
        alone += others
    return files, alone


class Arriving:
    """Reads what comes back, file by file. Forms that are filled in on the screen find their own round.

    ``only``: whoever named the round wants nothing taken in elsewhere. ``unnamed``: nobody named it, and this
    says so of a file that does not tell by itself.
    """

    def __init__(
        self,
        book: Workbook,
        team: Team,
        round_: Round,
        decisions: Decisions = NO_DECISIONS,
        *,
        only: bool = False,
        unnamed: str = "",
    ) -> None:
        self._book, self._decisions = book, decisions
        self._here = destination(book, team, round_)
        self._others: dict[RoundId, Destination] | None = None
        self._only, self._unnamed = only, unnamed

    def read(self, path: Path, read: ReadTable, *, found: bool = False) -> Arrival:
        """Read a file and match it with what the round asks that it is for."""
        table = read(path)
        to = self._to(table)
        table = where_answers_are(table, path, read, to.form)
        file = sheet_file(table, to.form, self._decisions, to.known)
        if not file.blank and (refusal := self._refusal(table, to)):
            file = replace(file, refusal=refusal, sheets=(), rows=(), origins=(), places=(), problems=())
        return Arrival(path=path, table=table, to=to, file=file, found=found)

    def _refusal(self, table: TableFile, to: Destination) -> str:
        """Why a file that could be read goes nowhere; empty if it goes to its round."""
        if table.refusal:
            return ""
        if self._only and to is not self._here:
            text = _("It belongs to {team}, round {n}. Where no team or round is named, it finds its own.")
            return text.format(team=to.team.name, n=to.round.number)
        if table.meant_for is None:
            return self._unnamed
        return "" if table.meant_for.round == to.round.id else self._too_late(RoundId(table.meant_for.round))

    def _too_late(self, round_: RoundId) -> str:
        """That a file is for a round of this workbook that takes no more sheets; empty if there is none."""
        named = ((team, r) for team in self._book.teams.all() for r in self._book.rounds.of(team.id))
        closed = (late_form(t.name, r, later=later_round(self._book, r)) for t, r in named if r.id == round_)
        return next(closed, "")

    def _to(self, table: TableFile) -> Destination:
        if table.meant_for is None or table.meant_for.round == self._here.round.id:
            return self._here
        if self._others is None:
            open_ = ((team, r) for team in self._book.teams.all() for r in self._book.rounds.of(team.id))
            self._others = {r.id: destination(self._book, team, r) for team, r in open_ if r.collecting}
        return self._others.get(RoundId(table.meant_for.round), self._here)


def outlooks(book: Workbook, arrivals: Sequence[Arrival]) -> list[Outlook]:
    """What taking all of them in would do, each beside those before it."""
    found = dict[int, Outlook]()
    for places, round_, files in _by_round(arrivals):
        found |= dict(zip(places, outlook(book, round_, files), strict=True))
    return [found[n] for n in range(len(arrivals))]


def for_good(
    book: Workbook, arrivals: Sequence[Arrival], *, skip_bad: bool = False, again: bool = False
) -> tuple[int, int]:
    """How many sheets `take_all_in` would take in now, and how many of them could not be taken back."""
    all_, stay = 0, 0
    for _places, round_, files in _by_round(arrivals):
        coming, can = can_go_back(book, round_, files, skip_bad=skip_bad, again=again)
        all_, stay = all_ + coming, stay + (0 if can else coming)
    return all_, stay


def take_all_in(
    book: Workbook,
    arrivals: Sequence[Arrival],
    *,
    new_id: NewId,
    skip_bad: bool = False,
    again: bool = False,
    announce: Announce = tell_nobody,
) -> list[ImportResult]:
    """Take them in with one change, as `responses.take_in`; returns the result for each, in their order."""
    by_round = [*_by_round(arrivals)]
    meant = [
        ForRound(round=round_, files=files, form=arrivals[places[0]].to.form)
        for places, round_, files in by_round
    ]
    taken = take_in_together(book, meant, new_id=new_id, skip_bad=skip_bad, again=again, announce=announce)
    found = dict[int, ImportResult]()
    for (places, _round, _files), came in zip(by_round, taken, strict=True):
        found |= dict(zip(places, came, strict=True))
    return [found[n] for n in range(len(arrivals))]


def _by_round(arrivals: Sequence[Arrival]) -> Iterable[tuple[list[int], Round, list[SheetFile]]]:
    places: dict[RoundId, list[int]] = {}
    for n, one in enumerate(arrivals):
        places.setdefault(one.to.round.id, []).append(n)
    for at in places.values():
        yield at, arrivals[at[0]].to.round, [arrivals[n].file for n in at]
