"""Teams of many workbooks set side by side under aliases; only what each published is read."""

import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sixelements.application.portfolio import OpenForReading, Unread, each
from sixelements.application.ports import Workbook
from sixelements.application.results import results_of
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.ids import ElementId, TeamId, WorkbookId
from sixelements.domain.rounds import Round
from sixelements.domain.scores import Score
from sixelements.domain.side_by_side import ComparedTeams, SizeBand, Total, figures_of, side_by_side
from sixelements.domain.teams import Team
from sixelements.i18n import _
from sixelements.wording.rounds import no_results, only_collects

Shuffle = Callable[[list[str]], None]
"""Puts a list in an order that nobody can foresee; the tests give one that can be."""
_LETTERS = "".join(letter for letter in string.ascii_uppercase if letter not in "IO")
"""Without those that are taken for digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A team that is not compared, and why in a sentence."""

    team: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published round of a team. ``workbook`` and ``team`` know it again in another copy."""

    workbook: WorkbookId
    organization: str
    team: Team
    round: Round
    assessment: Assessment
    score: Score

    @property
    def asked(self) -> tuple[object, ...]:
        """What was asked; only rounds that were asked the same are compared."""
        return self.assessment.id, self.assessment.version, frozenset(self.round.practices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliased:
    """A team in its place among the others, under a name that says nothing: a letter, or two."""

    letter: str
    band: SizeBand
    published: Published = field(repr=False)

    @property
    def alias(self) -> str:
        """What the team is called."""
        return _("Team {letter}").format(letter=self.letter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Teams side by side. ``teams`` stand in a random order under random aliases, others each time.

    ``answered`` counts the sheets that count, ``people`` those on all teams (None: not known of each).
    ``workbooks`` is how many there are, ``organization`` the name where it is one. ``before`` is what the
    same teams said together in the earlier round ``since``, where that was asked for.
    """

    made_on: date
    assessment: Assessment
    teams: tuple[Aliased, ...]
    found: ComparedTeams
    answered: int
    people: int | None
    workbooks: int
    organization: str
    since: int | None = None
    before: Mapping[ElementId, Total] = field(default_factory=dict)

    @property
    def shows_teams(self) -> bool:
        """Whether any team is shown."""
        return bool(self.found.shown)

    @property
    def key(self) -> tuple[tuple[str, str, str, int], ...]:
        """Alias, organization, team and round of each team, by alias."""
        told = ((t.alias, t.published) for t in sorted(self.teams, key=lambda t: t.letter))
        return tuple((alias, p.organization, p.team.name, p.round.number) for alias, p in told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """All published rounds of a list of workbooks that can be compared, and what is not among them."""

    published: tuple[Published, ...]
    left_out: tuple[LeftOut, ...]
    unread: tuple[Unread, ...]


def gather_published(
    paths: Iterable[Path], open_for_reading: OpenForReading, *, number: int | None = None
) -> Gathering:
    """The newest published round of every team, or the one with this number; each team once.

    Rounds that were asked something else than most are left out.
    """
    found, left_out, unread = dict[tuple[WorkbookId, TeamId], Published](), list[LeftOut](), list[Unread]()
    for path in each(paths):
        try:
            _read(path, open_for_reading, number, found, left_out)
        except SixElementsError as refusal:
            unread.append(Unread(path=path, refusal=refusal))
    alike, others = _alike(list(found.values()))
    text = _("It was asked something else than most teams, so it is left out.")
    left_out += [LeftOut(team=one.team.name, sentence=text) for one in others]
    return Gathering(published=tuple(alike), left_out=tuple(left_out), unread=tuple(unread))


def with_earlier(
    now: Sequence[Published], earlier: Sequence[Published]
) -> tuple[tuple[Published, ...], tuple[Published, ...]]:
    """The teams that have a later and an earlier round, each with both, asked the same both times."""
    before = {(one.workbook, one.team.id): one for one in earlier}
    pairs = [(one, before.get((one.workbook, one.team.id))) for one in now]
    both = [
        (one, old)
        for one, old in pairs
        if old and old.round.number < one.round.number and old.asked == one.asked
    ]
    return tuple(one for one, _old in both), tuple(old for _one, old in both)


def compare(
    published: Sequence[Published],
    *,
    shuffle: Shuffle,
    made_on: date,
    earlier: Sequence[Published] = (),
) -> Comparison:
    """Set teams side by side; ``earlier`` are rounds of the same teams. Raises NotAllowed for only one."""
    if not published:
        raise NotAllowed(_("No team has published results that could be compared."))
    if len(published) == 1:
        raise NotAllowed(_("One team is chosen. Its own workbook shows more."))
    order = [str(n) for n in range(len(published))]
    shuffle(order)
    placed = [published[int(n)] for n in order]
    letters = _letters(len(placed), shuffle)
    assessment = placed[0].assessment
    elements = [element.id for element in placed[0].score.elements]
    figures = [figures_of(one.score, threshold=one.round.threshold) for one in placed]
    found = side_by_side(figures, elements)
    heads = [one.round.headcount.total for one in placed if one.round.headcount]
    names = {one.organization for one in placed}
    return Comparison(
        made_on=made_on,
        assessment=assessment,
        teams=tuple(
            Aliased(letter=letter, band=band, published=one)
            for letter, band, one in zip(letters, found.bands, placed, strict=True)
        ),
        found=found,
        answered=sum(one.score.responses for one in placed),
        people=sum(heads) if len(heads) == len(placed) and all(heads) else None,
        workbooks=len({one.workbook for one in placed}),
        organization=names.pop() if len(names) == 1 else "",
        since=earlier[0].round.number if earlier else None,
        before=_totals(earlier, elements),
    )


def _totals(published: Sequence[Published], elements: Sequence[ElementId]) -> Mapping[ElementId, Total]:
    """What teams say together, where that may be shown."""
    figures = [figures_of(one.score, threshold=one.round.threshold) for one in published]
    return {e.id: e.total for e in side_by_side(figures, elements).elements if e.total}


def titles(comparison: Comparison) -> Mapping[ElementId, str]:
    """The name of each element."""
    return {element.id: element.title for element in comparison.assessment.elements}


def _read(
    path: Path,
    open_for_reading: OpenForReading,
    number: int | None,
    found: dict[tuple[WorkbookId, TeamId], Published],
    left_out: list[LeftOut],
) -> None:
    book = open_for_reading(path)
    try:
        if book.info.collection:
            raise NotAllowed(only_collects())
        for team in book.teams.all():
            _take(book, team, number, found, left_out)
    finally:
        book.close(back_up=False)


def _take(
    book: Workbook,
    team: Team,
    number: int | None,
    found: dict[tuple[WorkbookId, TeamId], Published],
    left_out: list[LeftOut],
) -> None:
    rounds = [r for r in book.rounds.of(team.id) if number in (None, r.number)]
    readable = [r for r in rounds if r.readable]
    if not readable:
        missing = _("It has no such round.") if number else _("It has no round yet.")
        why = no_results(rounds[-1]) if rounds else missing
        left_out.append(LeftOut(team=team.name, sentence=why))
        return
    if (book.info.id, team.id) in found:
        text = _("It is in another workbook of the list, too, and counts once.")
        left_out.append(LeftOut(team=team.name, sentence=text))
        return
    results = results_of(book, readable[-1])
    found[book.info.id, team.id] = Published(
        workbook=book.info.id,
        organization=book.info.organization,
        team=team,
        round=results.round,
        assessment=results.assessment,
        score=results.score,
    )


def _alike(published: Sequence[Published]) -> tuple[list[Published], list[Published]]:
    """The rounds that were asked the same as most others, and the rest."""
    kinds = [one.asked for one in published]
    most = max(kinds, key=kinds.count, default=None)
    return (
        [one for one in published if one.asked == most],
        [one for one in published if one.asked != most],
    )


def _letters(count: int, shuffle: Shuffle) -> list[str]:
    """Different letters, or pairs of them where there are more teams than letters, in no order."""
    names = list(_LETTERS)
    while len(names) < count:
        names = [first + second for first in names for second in _LETTERS]
    shuffle(names)
    return names[:count]
