"""Teams of many workbooks set side by side under aliases; only what each published is read."""

import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import chain, pairwise
from pathlib import Path

from sixelements.application.files import Progress
from sixelements.application.organization import NO_BRANDING, Printable, printable
from sixelements.application.portfolio import OpenForReading, Unread, each
from sixelements.application.ports import Workbook
from sixelements.application.results import results_of
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.ids import ElementId, TeamId, WorkbookId
from sixelements.domain.rounds import Round
from sixelements.domain.scores import Score
from sixelements.domain.side_by_side import (
    ComparedTeams,
    SizeBand,
    TeamFigures,
    Total,
    figures_of,
    side_by_side,
)
from sixelements.domain.singling_out import Item, Shown, shown_in, singled_out
from sixelements.domain.teams import Team
from sixelements.i18n import _
from sixelements.wording.numbers import listing
from sixelements.wording.rounds import no_results, of_organization, only_collects

TeamKey = tuple[WorkbookId, TeamId]
"""A team in every copy of its workbook."""

Shuffle = Callable[[list[str]], None]
"""Puts a list in an order that nobody can foresee; the tests give one that can be."""
_LETTERS = "".join(letter for letter in string.ascii_uppercase if letter not in "IO")
"""Without those that are taken for digits."""
_MOST_DAYS, _LEAST_DAYS, _MOST_LOOKED_AT = 100, 10, 3_000
"""On how many earlier days it is looked what could be compared, and at how many teams over all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A team that is not compared, and why in a sentence."""

    team: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published round of a team. ``workbook`` and ``team`` identify it in every copy."""

    workbook: WorkbookId
    organization: str
    team: Team
    round: Round
    assessment: Assessment
    score: Score
    branding: Printable = NO_BRANDING

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
    ``workbooks`` is how many there are, ``organization`` the name where it is one. ``branding`` holds what is
    printed alike for all of them. ``before`` is what the same teams said together in the earlier round
    ``since``, where that was asked for.
    """

    made_on: date
    assessment: Assessment
    teams: tuple[Aliased, ...]
    found: ComparedTeams
    answered: int
    people: int | None
    workbooks: int
    organization: str
    branding: Printable = NO_BRANDING
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
class GatheredTeam:
    """A team with all its rounds in their order, and those of them that are ``published``."""

    workbook: WorkbookId
    organization: str
    team: Team
    rounds: tuple[Round, ...]
    published: tuple[Published, ...]

    @property
    def key(self) -> TeamKey:
        return self.workbook, self.team.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """All teams of a list of workbooks, each once; ``twice``: those that are in another workbook, too."""

    teams: tuple[GatheredTeam, ...]
    twice: tuple[LeftOut, ...]
    unread: tuple[Unread, ...]

    @property
    def latest(self) -> int:
        """The highest number of a published round; 0 where there is none."""
        return max((one.round.number for team in self.teams for one in team.published), default=0)

    def name_of(self, team: GatheredTeam) -> str:
        """What a team is called among all: with its organization where there are several workbooks."""
        if len({one.workbook for one in self.teams}) == 1:
            return team.team.name
        return of_organization(team.team.name, team.organization)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rounds are compared: those with a number, or the newest; beside those of ``since``, if any.

    ``without``: teams that a person leaves out.
    """

    number: int | None = None
    since: int | None = None
    without: frozenset[TeamKey] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenRounds:
    """The rounds that are compared, ``earlier`` ones of the same teams, and the teams left out."""

    now: tuple[Published, ...]
    earlier: tuple[Published, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def gather_published(
    paths: Iterable[Path],
    open_for_reading: OpenForReading,
    *,
    progress: Progress = lambda _done, _all: None,
) -> Gathering:
    """The published rounds of every team in these workbooks; a team in several of them counts once."""
    found, twice, unread = dict[TeamKey, GatheredTeam](), list[LeftOut](), list[Unread]()
    places = each(paths)
    for done, path in enumerate(places):
        progress(done, len(places))
        try:
            _read(path, open_for_reading, found, twice)
        except SixElementsError as refusal:
            unread.append(Unread(path=path, refusal=refusal))
    return Gathering(teams=tuple(found.values()), twice=tuple(twice), unread=tuple(unread))


def choose(gathering: Gathering, wanted: Wanted, *, made: Sequence[ChosenRounds] = ()) -> ChosenRounds:
    """The rounds that are wanted. ``made`` are comparisons that readers may have already.

    Raises NotAllowed where none has them, or where it would tell which team is which together with those,
    or with another one that can be made of the same workbooks.
    """
    chosen = select(gathering, wanted)
    if wanted.since and not chosen.now:
        text = _("No team has round {n} and a later one that was asked the same.")
        raise NotAllowed(text.format(n=wanted.since))
    if known := _singled_out(gathering, chosen, made):
        text = _(
            "This is not compared: beside another comparison of these workbooks it would tell which figures "
            "are those of {teams}. Compare the newest rounds of all teams, or wait until no team is alone in "
            "what it has."
        )
        raise NotAllowed(text.format(teams=listing(known)))
    return chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBefore:
    """Whom a report that was made on ``until`` or before would tell beside a comparison, by name."""

    until: date
    teams: tuple[str, ...]


def told_by_an_earlier(gathering: Gathering, chosen: ChosenRounds) -> ToldBefore | None:
    """Whom a report from an earlier day would tell beside this one; None if nobody.

    What was compared in earlier sessions is stored nowhere. So it is asked of each day on which a round was
    closed what could have been compared then of these workbooks: of the last hundred of these days, or of
    fewer where there are many teams.
    """
    days = sorted({day for team in gathering.teams for one in team.published if (day := one.round.closed_on)})
    every = [one for team in gathering.teams for one in team.published]
    figures = {_item(one): figures_of(one.score, threshold=one.round.threshold) for one in every}
    now = _shown(chosen, figures)
    known, until = set[Item](), None
    most = min(_MOST_DAYS, max(_LEAST_DAYS, _MOST_LOOKED_AT // max(1, len(gathering.teams))))
    for day, next_day in reversed([*pairwise(days)][-most:]):
        for made in _allowed(_as_it_was(gathering, day), figures):
            if told := singled_out([*made, *now], figures):
                known |= told
                until = until or next_day
    if until is None:
        return None
    teams = {item[:2] for item in known}
    return ToldBefore(
        until=until, teams=tuple(gathering.name_of(t) for t in gathering.teams if t.key in teams)
    )


def _as_it_was(gathering: Gathering, day: date) -> Gathering:
    """What was published by the end of a day."""

    def there(round_: Round) -> bool:
        return round_.closed_on is None or round_.closed_on <= day

    teams = (
        replace(team, published=tuple(one for one in team.published if there(one.round)))
        for team in gathering.teams
    )
    return replace(gathering, teams=tuple(team for team in teams if team.published))


def select(gathering: Gathering, wanted: Wanted) -> ChosenRounds:
    """The rounds that are wanted, whatever they would tell; those asked otherwise than most are left out."""
    found, left_out = list[tuple[GatheredTeam, Published]](), [*gathering.twice]
    for team in gathering.teams:
        fit = [one for one in team.published if wanted.number in (None, one.round.number)]
        if not fit:
            left_out.append(LeftOut(team=gathering.name_of(team), sentence=_why_none(team, wanted.number)))
        elif team.key not in wanted.without:
            found.append((team, fit[-1]))
    kinds = [one.asked for _team, one in found]
    most = max(kinds, key=kinds.count, default=None)
    text = _("It was asked something else than most teams, so it is left out.")
    left_out += [LeftOut(team=gathering.name_of(t), sentence=text) for t, one in found if one.asked != most]
    alike = [(team, one) for team, one in found if one.asked == most]
    if wanted.since is None:
        return ChosenRounds(now=tuple(one for _team, one in alike), left_out=tuple(left_out))
    pairs = [(team, one, _earlier(team, one, wanted.since)) for team, one in alike]
    text = _("It has no round {n} beside a later one that was asked the same, so it is left out.")
    text = text.format(n=wanted.since)
    left_out += [LeftOut(team=gathering.name_of(t), sentence=text) for t, _one, old in pairs if old is None]
    return ChosenRounds(
        now=tuple(one for _team, one, old in pairs if old),
        earlier=tuple(old for _team, _one, old in pairs if old),
        left_out=tuple(left_out),
    )


def _earlier(team: GatheredTeam, one: Published, since: int) -> Published | None:
    """The round with this number, where it was before another one and was asked the same."""
    fit = (old for old in team.published if old.round.number == since < one.round.number)
    return next((old for old in fit if old.asked == one.asked), None)


def _why_none(team: GatheredTeam, number: int | None) -> str:
    rounds = [r for r in team.rounds if number in (None, r.number)]
    missing = _("It has no such round.") if number else _("It has no round yet.")
    return no_results(rounds[-1]) if rounds else missing


def _singled_out(gathering: Gathering, chosen: ChosenRounds, made: Sequence[ChosenRounds]) -> list[str]:
    """The names of the teams that a comparison would tell from the others beside all that may be made."""
    published = [one for team in gathering.teams for one in team.published]
    published += [one for other in made for one in (*other.now, *other.earlier)]
    figures = {_item(one): figures_of(one.score, threshold=one.round.threshold) for one in published}
    there = [shown for made_now in _allowed(gathering, figures) for shown in made_now]
    there += [shown for one in made for shown in _shown(one, figures)]
    known = singled_out([*there, *_shown(chosen, figures)], figures)
    return [gathering.name_of(t) for t in gathering.teams if t.key in {item[:2] for item in known}]


def _allowed(gathering: Gathering, figures: Mapping[Item, TeamFigures]) -> list[list[Shown]]:
    """What each comparison of all teams shows that may be made, and tells nobody beside those before it."""
    there: list[list[Shown]] = []
    for other in _all_that_may_be_made(gathering):
        more = _shown(other, figures)
        if more not in there and not singled_out([*chain(*there), *more], figures):
            there.append(more)
    return there


def _all_that_may_be_made(gathering: Gathering) -> Iterator[ChosenRounds]:
    """Every comparison of all teams that can be asked for, the most usual first.

    In this order each is allowed that tells nothing beside those allowed before it.
    """
    yield select(gathering, Wanted())
    numbers = range(gathering.latest, 0, -1)
    yield from (select(gathering, Wanted(number=n)) for n in numbers)
    for now in (None, *numbers):
        yield from (select(gathering, Wanted(number=now, since=n)) for n in numbers if not now or n < now)


def _shown(chosen: ChosenRounds, figures: Mapping[Item, TeamFigures]) -> list[Shown]:
    """What a comparison shows of the rounds, and of the earlier ones."""
    result = []
    for published, aliases in ((chosen.now, True), (chosen.earlier, False)):
        if published:
            items = [_item(one) for one in published]
            teams = [figures[item] for item in items]
            found = side_by_side(teams, [element.id for element in published[0].score.six])
            result.append(shown_in(items, teams, found, aliases=aliases))
    return result


def _item(one: Published) -> Item:
    return one.workbook, one.team.id, one.round.number


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
    elements = [element.id for element in placed[0].score.six]
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
        answered=sum(one.score.people for one in placed),
        people=sum(heads) if len(heads) == len(placed) and all(heads) else None,
        workbooks=len({one.workbook for one in placed}),
        organization=names.pop() if len(names) == 1 else "",
        branding=_alike_on_paper([one.branding for one in placed]),
        since=earlier[0].round.number if earlier else None,
        before=_totals(earlier, elements),
    )


def _alike_on_paper(brandings: Sequence[Printable]) -> Printable:
    """What all of them print alike; the rest as in a workbook that says nothing."""
    first = brandings[0]
    kept = {
        part.name: getattr(first, part.name)
        for part in fields(Printable)
        if all(getattr(one, part.name) == getattr(first, part.name) for one in brandings)
    }
    return replace(NO_BRANDING, **kept)


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
    found: dict[TeamKey, GatheredTeam],
    twice: list[LeftOut],
) -> None:
    book = open_for_reading(path)
    try:
        if book.info.collection:
            raise NotAllowed(only_collects())
        again: list[Team] = []
        teams = book.teams.all()
        for team in teams:
            there = found.get((book.info.id, team.id))
            if there is None or not there.published:
                found[book.info.id, team.id] = _gathered(book, team)
            elif any(round_.readable for round_ in book.rounds.of(team.id)):
                again.append(team)
        names = [of_organization(team.name, book.info.organization) for team in again]
        text = _("It is in another workbook of the list, too, and counts once.")
        if len(again) > 1 and len(again) == len(teams):
            names = [of_organization(path.name, book.info.organization)]
            text = _("A copy of another workbook of the list: its teams count once, as they are there.")
        twice += [LeftOut(team=name, sentence=text) for name in names]
    finally:
        book.close(back_up=False)


def _gathered(book: Workbook, team: Team) -> GatheredTeam:
    rounds = tuple(book.rounds.of(team.id))
    results = [results_of(book, round_) for round_ in rounds if round_.readable]
    published = (
        Published(
            workbook=book.info.id,
            organization=book.info.organization,
            team=team,
            round=result.round,
            assessment=result.assessment,
            score=result.score,
            branding=printable(book),
        )
        for result in results
    )
    return GatheredTeam(
        workbook=book.info.id,
        organization=book.info.organization,
        team=team,
        rounds=rounds,
        published=tuple(published),
    )


def _letters(count: int, shuffle: Shuffle) -> list[str]:
    """Different letters, or pairs of them where there are more teams than letters, in no order."""
    names = list(_LETTERS)
    while len(names) < count:
        names = [first + second for first in names for second in _LETTERS]
    shuffle(names)
    return names[:count]
