"""Teams side by side in the window: what `compare` prints, read in the background and never stored."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sixelements.application.comparing import (
    ChosenRounds,
    Comparison,
    Gathering,
    Published,
    TeamKey,
    ToldBefore,
    Wanted,
    choose,
    compare,
    gather_published,
    select,
    titles,
    told_by_an_earlier,
)
from sixelements.application.comparing_charts import element_funnel, team_panels
from sixelements.application.files import Progress
from sixelements.charts.scene import Scene
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.ids import ElementId
from sixelements.domain.levels import level_of, mean_of
from sixelements.domain.side_by_side import ComparedElement, Total
from sixelements.i18n import _, ngettext, spoken
from sixelements.presentation.level_views import LevelView
from sixelements.presentation.pages.why import WhyView
from sixelements.presentation.session import Session
from sixelements.presentation.table import TableView
from sixelements.wording import numbers, phrases
from sixelements.wording import side_by_side as words


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherRow:
    """All teams together in an element; without a level, ``missing`` says why. ``share`` is 0 to 1.

    ``before`` is what they said together in the earlier round, where two are compared.
    """

    id: ElementId
    title: str
    score: float | None
    interval: tuple[int, int] | None
    points: str
    range: str
    level: LevelView | None
    share: float | None
    beyond: str
    missing: str
    before: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """What the page shows. ``tell_more`` says more where no team is shown.

    ``since``: the earlier round, where two are compared.
    """

    facts: str
    trust: str
    more: str
    shows_teams: bool
    elements: tuple[TogetherRow, ...]
    together: str
    since: str
    how_to_read: tuple[str, ...]
    tell_more: tuple[str, ...]
    sources: tuple[tuple[str, int], ...]
    aliases: str
    table: TableView


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChoice:
    """A team that can be compared, or left out."""

    key: TeamKey
    words: str
    chosen: bool


class ComparePresenter:
    """One drawing of aliases for what is on the page and for what is exported from it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.paths: tuple[Path, ...] = ()
        self.number: int | None = None
        """The round of every team; None: the newest that is closed."""
        self.two_rounds = False
        self.since = 1
        """The earlier round, where two are compared; the later is ``number``, or the newest closed one."""
        self.left_out: frozenset[TeamKey] = frozenset()
        """Teams that the person does not want to compare."""
        self._gathered: Gathering | None = None
        self.comparison: Comparison | None = None
        self.refusal = ""
        """Why there is no comparison."""
        self._chosen: ChosenRounds | None = None
        self._made = list[ChosenRounds]()
        """What was exported since the window was opened: whoever has it may set the next one beside it."""
        self._told: tuple[Gathering, Wanted, ToldBefore | None] | None = None
        """Whom an earlier report would tell beside this one; found while reading, as it takes its time."""
        self._key_saved = self._key_is_old = False
        self._stamps: tuple[tuple[int, int] | None, ...] = ()

    # reading

    def reading(self) -> Callable[[Progress], Gathering]:
        """The work of reading what all teams published."""
        paths, open_, wanted = self.paths, self._session.services.open_read_only, self._wanted
        self._stamps = self._stamped()

        def work(report: Progress) -> Gathering:
            gathered = gather_published(paths, open_, progress=report)
            self._told = gathered, wanted, told_by_an_earlier(gathered, select(gathered, wanted))
            return gathered

        return work

    @property
    def outdated(self) -> bool:
        """Whether a workbook has changed since it was read."""
        return bool(self.paths) and self._gathered is not None and self._stamps != self._stamped()

    @property
    def keeps_key(self) -> bool:
        """Whether a saved key fits what is on the page, so that drawing again would make it useless."""
        return self._key_saved and not self._key_is_old

    def _stamped(self) -> tuple[tuple[int, int] | None, ...]:
        """When each workbook was written last, and how large it is."""
        return tuple(map(_stamp, self.paths))

    def take(self, gathered: Gathering) -> None:
        """Compare what was read."""
        self._gathered = gathered
        self.draw()

    def draw(self) -> None:
        """Set the teams side by side under newly drawn aliases; or say why that can't be done."""
        self.comparison, self.refusal = None, ""
        self._key_is_old = self._key_saved
        if self._gathered is None:
            return
        try:
            self.comparison = self._compared(self._gathered)
        except SixElementsError as refusal:
            self.refusal = refusal.sentence

    def _compared(self, gathered: Gathering) -> Comparison:
        chosen = choose(gathered, self._wanted, made=self._made)
        services = self._session.services
        compared = compare(
            chosen.now, shuffle=services.shuffle, made_on=services.today(), earlier=chosen.earlier
        )
        self._chosen = chosen
        return compared

    @property
    def _wanted(self) -> Wanted:
        since = self.since if self.two_rounds else None
        return Wanted(number=self.number, since=since, without=self.left_out)

    @property
    def choices(self) -> tuple[TeamChoice, ...]:
        """The teams that can be compared, by organization."""
        wanted = replace(self._wanted, without=frozenset(), since=None)
        found = select(self._gathered, wanted).now if self._gathered else ()
        text = _("{team}, {organization}, round {n}")
        return tuple(
            TeamChoice(
                key=_key(one),
                words=text.format(team=one.team.name, organization=one.organization, n=one.round.number),
                chosen=_key(one) not in self.left_out,
            )
            for one in found
        )

    # showing

    @property
    def filled(self) -> CompareView | None:
        """The page as it is now; None while there is nothing to show."""
        comparison = self.comparison
        if comparison is None:
            return None
        found, names = comparison.found, titles(comparison)
        who = words.who(
            teams=len(comparison.teams),
            workbooks=comparison.workbooks,
            answered=comparison.answered,
            people=comparison.people,
        )
        elements = tuple(_element_view(comparison, element) for element in found.elements)
        missing = (comparison.people or 0) - comparison.answered
        since = _("Round {n}").format(n=comparison.since) if comparison.since else ""
        n = len(comparison.teams)
        return CompareView(
            facts=phrases.sentences(who, words.no_ranking()),
            trust=words.trust(found, names),
            more=words.more(found),
            shows_teams=comparison.shows_teams,
            elements=elements,
            together=_("All {n} teams together").format(n=n)
            if comparison.shows_teams
            else _("What all teams have in common"),
            since=since,
            how_to_read=words.how_to_read(n)[:-1],
            tell_more=() if comparison.shows_teams else words.tell_more(missing=missing),
            # by name, as the order of the teams would tell which alias is whose
            sources=tuple(sorted(Counter(t.published.organization for t in comparison.teams).items())),
            aliases=self._aliases(comparison),
            table=_table(comparison, elements, since),
        )

    def _aliases(self, comparison: Comparison) -> str:
        if not comparison.shows_teams:
            return _("None are drawn, because no team is shown.")
        said = _("Names and order are drawn by chance, for this page and what is exported from it.")
        if not self._key_is_old:
            return said
        text = _(
            "They were drawn again: the key you saved fits only what was exported before. Save a new one."
        )
        return phrases.sentences(said, text)

    def panels(self, width: float) -> tuple[Scene, ...]:
        """A panel a team, this many points wide, in the random order; none if no team is shown."""
        shows = self.comparison is not None and self.comparison.shows_teams
        return team_panels(self.comparison, width) if self.comparison and shows else ()

    def why(self, id_: ElementId) -> WhyView:
        """Why so much of the differences in an element goes beyond chance."""
        there = self._there()
        element = next(e for e in there.found.elements if e.id == id_)
        title = _("{element}: why this share?").format(element=titles(there)[id_])
        heads = (_("By chance"), _("Beyond chance"), _("Together"), _("Shown"))
        rows = words.why(element)
        named = heads if len(rows) > 1 else (_("Shown"),)
        return WhyView(title=title, rows=tuple(zip(named, rows, strict=True)))

    @property
    def funnels(self) -> tuple[tuple[ElementId, str], ...]:
        """The elements that have a funnel."""
        if self.comparison is None:
            return ()
        names = titles(self.comparison)
        return tuple((e.id, f"{e.id} {names[e.id]}") for e in self.comparison.found.shown if e.total)

    def funnel(self, id_: ElementId) -> tuple[Scene, str]:
        """The funnel of an element, and what it says."""
        there = self._there()
        found, total = next((e, e.total) for e in there.found.shown if e.id == id_ and e.total)
        return element_funnel(there, found, total)

    @property
    def warning(self) -> str:
        """Whom an earlier report would tell beside this one; empty if nobody."""
        if self._gathered is None or self.comparison is None:
            return ""
        if self._told is None or (self._told[0] is not self._gathered or self._told[1] != self._wanted):
            told = told_by_an_earlier(self._gathered, select(self._gathered, self._wanted))
            self._told = self._gathered, self._wanted, told
        told = self._told[2]
        return words.beside_an_earlier(told.teams, until=told.until) if told else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not compared, and why."""
        if self._gathered is None:
            return ()
        chosen = select(self._gathered, self._wanted)
        left_out = (phrases.labeled(one.team, one.sentence) for one in chosen.left_out)
        return (*left_out, *(entry.sentence for entry in self._gathered.unread))

    # exporting

    def exporting(self, path: Path) -> Callable[[Progress], Path]:
        """The work of making and writing a file; its ending says which kind."""
        comparison, services, language = self._there(), self._session.services, spoken()
        if self._chosen and self._chosen not in self._made:
            self._made.append(self._chosen)

        def work(_report: Progress) -> Path:
            made = services.make_comparison(path.suffix.lower(), comparison, language)
            services.write_file(path, made.data)
            return path

        return work

    def save_key(self, path: Path) -> None:
        """Write which team is which into a file of its own. Raises SixElementsError where one lies there."""
        key = self._session.services.comparison_key(self._there())
        if path.exists():
            text = _(
                "{path} exists already, and it may be the key of an earlier report. Choose another name."
            )
            raise NotAllowed(text.format(path=path))
        self._session.services.write_key(path, key)
        self._key_saved, self._key_is_old = True, False

    def _there(self) -> Comparison:
        """The comparison; raises NotAllowed while there is none."""
        if self.comparison is None:
            raise NotAllowed(_("Nothing is compared yet."))
        return self.comparison


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _key(one: Published) -> TeamKey:
    return one.workbook, one.team.id


def _element_view(comparison: Comparison, element: ComparedElement) -> TogetherRow:
    title, total = titles(comparison)[element.id], element.total
    before = words.total_words(comparison.before.get(element.id)) if comparison.since else ""
    beyond = words.beyond_chance(element) if comparison.shows_teams else words.beyond_chance_exactly(element)
    view = TogetherRow(
        id=element.id,
        title=title,
        score=total.score if total else None,
        interval=total.interval if total else None,
        points=numbers.points(total.score) if total else "",
        range=words.total_range(total) if total else "",
        level=_level(comparison, total) if total else None,
        share=element.reliability,
        beyond=beyond,
        missing=words.no_total(element.no_total) if element.no_total else "",
        before=before,
        spoken="",
    )
    return replace(view, spoken=_spoken(view, element.teams))


def _level(comparison: Comparison, total: Total) -> LevelView:
    said = numbers.level_words(total.level_range, comparison.assessment.scale)
    return LevelView(numbers.level_short(total.level_range), level_of(mean_of(total.score)), said)


def _spoken(view: TogetherRow, teams: int) -> str:
    if view.level is None:
        return phrases.read_aloud(view.title, view.missing)
    text = ngettext(
        "{title}, all {n} team, {points} of 100, level {level}, range {range}",
        "{title}, all {n} teams, {points} of 100, level {level}, range {range}",
        teams,
    )
    level = f"{view.level.label} {view.level.words}"
    return text.format(title=view.title, n=teams, points=view.points, level=level, range=view.range)


def _table(comparison: Comparison, elements: Sequence[TogetherRow], since: str) -> TableView:
    """All of it as words: all teams together, then each team in the random order."""
    shown = comparison.found.shown
    head = [_("Who"), *(f"{view.id} {view.title}" for view in elements)]
    rows = [
        [_("All teams: score and range"), *(_cell(view) for view in elements)],
        [_("Beyond chance"), *(words.beyond_chance_exactly(e) for e in comparison.found.elements)],
    ]
    if since:
        rows.append([since, *(view.before for view in elements)])
    marked = {element.id: element.marks for element in shown}
    for n, team in enumerate(comparison.teams if shown else ()):
        text = _("{team}, {band}").format(team=team.alias, band=words.band(team.band))
        cells = (marked.get(view.id, {}).get(n) for view in elements)
        rows.append([text, *(words.mark_short(mark) if mark else _("not shown") for mark in cells)])
    return TableView(
        title=_("Teams side by side"),
        headers=tuple(head),
        rows=tuple(tuple(row) for row in rows),
        note=words.no_ranking(),
    )


def _cell(view: TogetherRow) -> str:
    if view.level is None:
        return view.missing
    return _("{score} ({range})").format(score=view.points, range=view.range)
