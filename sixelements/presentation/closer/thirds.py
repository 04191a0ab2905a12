"""Three thirds (picture 29): of ten contacts, how many, for one to five services, with facts beside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from sixelements.application import discussion
from sixelements.charts.scene import Scene
from sixelements.charts.stool import screen_stool
from sixelements.domain import legs
from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import LINES, LINES_OF_LEG, Service
from sixelements.domain.errors import BadInput, NotFound
from sixelements.domain.facts import FactVerdict, HardFact
from sixelements.domain.limits import MOST_IN_THIRDS
from sixelements.domain.scores import LegScores, LegSource
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.desk import SheetField, WorksheetDesk, given_name, read_choice
from sixelements.presentation.closer.facts import MOST_CASES
from sixelements.presentation.said_share import read_count, read_figure
from sixelements.presentation.table import (
    CellPlace,
    ColumnEntry,
    ColumnsHead,
    Entry,
    TableView,
    WritableTable,
)
from sixelements.wording import numbers, phrases
from sixelements.wording.worksheets import contradictions, figure, line_names, source

ALL_THREE = LINES


class FactPart(Enum):
    """What is said of a fact beside a line. The figure comes first, with its unit: "34 %", "15 days"."""

    FIGURE = "figure"
    SOURCE = "source"
    PERIOD = "period"
    CASES = "cases"


def fact_parts() -> tuple[tuple[FactPart, str, str], ...]:
    """The parts in their order: what each is called, and an example."""
    return (
        (FactPart.FIGURE, _("Figure, with its unit"), _("34 %, or 15 days")),
        (FactPart.SOURCE, _("Source"), _("Permit log")),
        (FactPart.PERIOD, _("Period"), _("January to March")),
        (FactPart.CASES, _("On how many cases"), _("1,038")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdsLine:
    """A line of a service: its answer from 1 to 5 or none, and the fact beside it; ``differs`` is amber.

    ``unstored``: what is said of the answer while it waits for the disk.
    """

    line: int
    leg: Leg | None
    name: str
    answer: int | None
    said: str
    unstored: str
    fact: str
    source: str
    differs: bool
    few: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegView:
    """A leg of the stool: by this sheet, and by everybody's answers; empty if it is not known."""

    leg: Leg
    name: str
    sheet: str
    answers: str
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceView:
    """One service, by its place from 0."""

    place: int
    name: str
    lines: tuple[ThirdsLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdsView:
    """The whole page. ``refused``: why nothing can be typed, such as a round that is not closed."""

    title: str
    stem: str
    bands: tuple[str, ...]
    services: tuple[ServiceView, ...]
    legs: tuple[LegView, ...]
    stool: Scene | None
    """Where all three legs are known."""
    all_three: str
    everyone: str
    """All three at once by everybody's answers; empty if they were not asked."""
    shortest: tuple[str, ...]
    """Which leg each service stands on, in sentences."""
    contradictions: tuple[str, ...]
    take: str
    """The button that leads on: to Discuss with so many facts that differ, else to the plan."""
    can_add: bool
    empty: str
    refused: str
    keys: tuple[tuple[str, str], ...]


class ThirdsDesk(WorksheetDesk):
    """Keeps the services of the three-thirds sheet, in the record of the discussion."""

    @property
    def services(self) -> tuple[Service, ...]:
        return self.session.book.discussions.of(self.session.round.id).services

    def view(self, only: int | None = None) -> ThirdsView:
        """The page as it is now; ``only``: the stool of one service."""
        services = self.services
        chosen = services if only is None else services[only : only + 1]
        shares = legs.from_worksheet(chosen)
        three, differ = self.session.assessment.three_thirds, contradictions(services, self._names())
        return ThirdsView(
            title=_("Three thirds of service"),
            stem=three.stem,
            bands=three.anchors,
            services=tuple(
                ServiceView(
                    place=n,
                    name=s.name or _("Service {n}").format(n=n + 1),
                    lines=tuple(self._line(n, s, line) for line in range(1, LINES + 1)),
                )
                for n, s in enumerate(services)
            ),
            legs=self._legs(chosen),
            stool=self._stool(shares) if shares else None,
            all_three=_all_three(chosen),
            everyone=self._everyone(),
            shortest=tuple(filter(None, (self._shortest(s) for s in chosen))),
            contradictions=differ,
            take=ngettext("Take {n} fact to Discuss", "Take {n} facts to Discuss", len(differ)).format(
                n=len(differ)
            )
            if differ
            else _("Go to Plan"),
            can_add=len(services) < MOST_IN_THIRDS and not self.refused,
            empty=(
                _("Add a service that people come to you for.") if not services and not self.refused else ""
            ),
            refused=self.refused,
            keys=(
                ("1–5", _("how many of ten")),
                ("D", _("don’t know")),
                ("F", _("fact beside the line")),
                ("Alt ← →", _("next service")),
            ),
        )

    def line_table(self, places: Sequence[int]) -> WritableTable:
        """The ten lines of some services: each service with its answers and the facts beside."""
        services = self.services
        shown = [(place, services[place]) for place in places if place < len(services)]
        lines = [[self._line(place, s, line) for place, s in shown] for line in range(1, LINES + 1)]
        three = self.session.assessment.three_thirds
        bands = ColumnEntry(entry=Entry.CHOICE, words=tuple(three.anchors), keys=tuple("12345"))
        answers = {answer_column(n): n for n in range(len(shown))}
        names = [s.name or _("Service {n}").format(n=place + 1) for place, s in shown]
        return WritableTable(
            table=TableView(
                title=_("Three thirds of service"),
                headers=(_("Line"), *(_("of ten"), _("Fact, source, period, n")) * len(shown)),
                rows=tuple(
                    (
                        name,
                        *(cell for line in row for cell in (line.said if line.answer else "–", _fact(line))),
                    )
                    for name, row in zip(self._names(), lines, strict=True)
                ),
                strong=frozenset({ALL_THREE - 1}),
            ),
            put=partial(self._put, bands, {column: shown[n][0] for column, n in answers.items()}),
            typed=frozenset(answers),
            unstored={
                (r, column): row[n].unstored
                for r, row in enumerate(lines)
                for column, n in answers.items()
                if row[n].unstored
            },
            locked=self.refused,
            entries=dict.fromkeys(answers, bands),
            named_by=0,
            amber=frozenset(
                (r, column + 1)
                for r, row in enumerate(lines)
                for column, n in answers.items()
                if row[n].differs
            ),
            over=tuple(
                ColumnsHead(text=name, first=answer_column(n), columns=2) for n, name in enumerate(names)
            ),
            heard=self._heard(lines),
        )

    def _heard(self, lines: Sequence[Sequence[ThirdsLine]]) -> dict[CellPlace, str]:
        """What is read aloud of each line's name, and of the answers and facts beside it."""
        named = self.session.assessment.three_thirds.lines
        heard = {(r, 0): phrases.labeled(line.name, line.text) for r, line in enumerate(named)}
        for r, row in enumerate(lines):
            for n, line in enumerate(row):
                heard |= dict.fromkeys(((r, answer_column(n)), (r, answer_column(n) + 1)), line.spoken)
        return heard

    def _put(self, bands: ColumnEntry, services: Mapping[int, int], cells: Mapping[CellPlace, str]) -> None:
        """Store what answers were given: all of them, or none."""
        read = {at: read_choice(bands, text) for at, text in cells.items()}
        levels = {(services[c], r + 1): None if n is None else n + 1 for (r, c), n in read.items()}
        if len(levels) == 1:
            (((place, line), level),) = levels.items()
            self.answer(place, line, level)
            return

        def change(now: tuple[Service, ...]) -> tuple[Service, ...]:
            found = list(now)
            for (place, line), level in levels.items():
                if place < len(found):
                    found[place] = _with_answer(found[place], line=line, level=level)
            return tuple(found)

        self._change(_("what was typed in {title}").format(title=_("Three thirds of service")), change)

    @property
    def refused(self) -> str:
        """Why nothing can be typed; empty if it can."""
        if self.locked:
            return self.locked
        if not self.session.round.readable:
            text = _("Close round {n} first: this sheet stands beside what people answered.")
            return text.format(n=self.session.round.number)
        return ""

    def _names(self) -> tuple[str, ...]:
        return line_names(self.session.assessment)

    def _band(self, answer: int | None) -> str:
        """An answer in words."""
        return _("not rated") if answer is None else self.session.assessment.three_thirds.anchors[answer - 1]

    def _line(self, place: int, service: Service, line: int) -> ThirdsLine:
        three = self.session.assessment.three_thirds
        fact = service.facts.get(line)
        given = self.field(
            "thirds", f"{place} {service.name}", str(line), text=self._band(service.answer(line))
        )
        answer = three.anchors.index(given.text) + 1 if given.text in three.anchors else None
        found = legs.judged(service, line)
        differs, few = found is FactVerdict.DIFFERS, found is FactVerdict.TOO_FEW
        verdict = _("differs") if differs else _("too few to say") if few else ""
        name = self._names()[line - 1]
        fact_words = figure(fact) if fact else ""
        return ThirdsLine(
            line=line,
            leg=three.lines[line - 1].leg,
            name=name,
            answer=answer,
            said=given.text,
            unstored=given.note,
            fact=fact_words,
            source=source(fact) if fact else "",
            differs=differs,
            few=few,
            spoken=phrases.read_aloud(
                phrases.facts(service.name, name),
                _("{band} of ten").format(band=given.text) if answer else given.text,
                phrases.facts(fact_words, verdict),
                given.note,
            ),
        )

    def _legs(self, services: tuple[Service, ...]) -> tuple[LegView, ...]:
        names, answered = self.session.assessment.legs, self._answered
        asked = answered.scores if answered else {}
        found = []
        for leg in Leg:
            share = legs.of_leg(services, leg)
            missing = (
                "" if share is not None else _("{leg} needs two of its three lines.").format(leg=names[leg])
            )
            found.append(
                LegView(
                    leg=leg,
                    name=names[leg],
                    sheet="" if share is None else numbers.contacts_exact(share),
                    answers=numbers.contacts_exact(asked[leg]) if leg in asked else "",
                    missing=missing,
                )
            )
        return tuple(found)

    def add(self, name: str) -> None:
        """Add a service. Raises BadInput for a sixth, or without a name."""
        if len(self.services) >= MOST_IN_THIRDS:
            raise BadInput(_("Five services are the most on this sheet."))
        row = Service(name=given_name(name), levels=dict.fromkeys(Leg, (None,) * LINES_OF_LEG))
        self._change(_("add a service"), lambda now: (*now, row))

    def remove(self, place: int) -> None:
        """Take a service off the sheet."""
        for n, service in enumerate(self.services):
            if n >= place:  # what follows is told by other places then
                self.forget_typed(f"{n} {service.name}")
        self._change(_("remove a service"), lambda now: (*now[:place], *now[place + 1 :]))

    def rename(self, place: int, name: str) -> None:
        """Call a service something else. Raises BadInput."""
        self._change_one(place, _("name of a service"), lambda s: replace(s, name=given_name(name)))

    def answer(self, place: int, line: int, level: int | None) -> None:
        """Say in how many of ten, as a band from 1 to 5; None: don't know."""
        service = self._service(place)
        before = self._band(service.answer(line))
        with self.typing(
            "thirds",
            f"{place} {service.name}",
            str(line),
            text=self._band(level),
            name=self._names()[line - 1],
            of=service.name,
            instead_of=before,
        ):
            change = partial(_with_answer, line=line, level=level)
            self._change_one(place, _("an answer of the sheet"), change)

    def fact_fields(self, place: int, line: int) -> dict[FactPart, SheetField]:
        """The fact beside a line, as its fields show it; nothing if the service is gone."""
        if not 0 <= place < len(self.services):
            return {}
        service = self.services[place]
        fact, of = service.facts.get(line), f"{place} {service.name}"
        return {
            part: self.field("fact", of, str(line), part.value, text=_part_of(fact, part))
            for part in FactPart
        }

    def put_fact_part(self, place: int, line: int, part: FactPart, text: str) -> None:
        """Say something of the fact beside a line; without a figure there is none. Raises BadInput."""
        service = self._service(place)
        before = _part_of(service.facts.get(line), part)
        name = {p: label for p, label, _hint in fact_parts()}[part]
        of = phrases.facts(service.name, self._names()[line - 1])
        at = ("fact", f"{place} {service.name}", str(line), part.value)
        with self.typing(*at, text=text, name=name, of=of, instead_of=before, in_pieces=True):
            self._change_one(place, _("a fact beside a line"), partial(_with_part, line, part, text))

    def announced(self, place: int, line: int) -> str:
        """What is said after a key: "5 or 6 of ten. Speed about 6."."""
        service = self.services[place]
        view = self._line(place, service, line)
        share = legs.of_leg((service,), view.leg) if view.leg else None
        said = _("{band} of ten").format(band=view.said) if view.answer else view.said
        leg = self.session.assessment.legs[view.leg] if view.leg else ""
        text = (
            _("{leg} {contacts}").format(leg=leg, contacts=numbers.contacts(share))
            if share is not None
            else ""
        )
        return phrases.sentence(phrases.read_aloud(phrases.capital(said), text))

    def _service(self, place: int) -> Service:
        if not 0 <= place < len(self.services):
            raise NotFound(_("This service is no longer on the sheet."))
        return self.services[place]

    def _stool(self, shares: Mapping[Leg, float]) -> Scene:
        names = self.session.assessment.legs
        said = [
            _("{leg} {contacts}").format(leg=names[leg], contacts=numbers.contacts(share))
            for leg, share in shares.items()
        ]
        return screen_stool(shares, alt=phrases.sentence(numbers.listing(said)))

    def _everyone(self) -> str:
        legs_ = self._answered
        return numbers.contacts_exact(legs_.all_three) if legs_ and legs_.all_three is not None else ""

    @property
    def _answered(self) -> LegScores | None:
        """The legs by everybody's answers to the lines; None if these were not asked."""
        results = self.results
        said = results.score.legs if results else None
        return said if said and said.source is LegSource.ANSWERS else None

    def _shortest(self, service: Service) -> str:
        """Which leg a service stands on; nothing on a tie, or before all are known."""
        shares = legs.from_worksheet((service,))
        if not shares:
            return ""
        least = [leg for leg in Leg if shares[leg] <= min(shares.values()) + 1e-9]
        if len(least) > 1:
            return ""
        text = _("{leg} is the short leg of {service}.")
        return text.format(
            service=service.name or _("this service"), leg=self.session.assessment.legs[least[0]]
        )

    def _change_one(self, place: int, label: str, change: Callable[[Service], Service]) -> None:
        self._service(place)
        self._change(label, lambda now: tuple(change(s) if n == place else s for n, s in enumerate(now)))

    def _change(self, label: str, edit: discussion.ServiceEdit) -> None:
        session, round_ = self.session, self.session.round
        change = partial(discussion.change_services, session.book, round_, announce=session.announce)
        before: list[tuple[Service, ...]] = []

        def put() -> None:
            # when it is stored, which may be later than it was typed, with another round shown
            before[:] = [session.book.discussions.of(round_.id).services]
            change(edit)

        session.run_with_undo(label, put, lambda: change(lambda _now: before[0]), keep=True)


def answer_column(place: int) -> int:
    """The column of the table with the answers of a service, counted among those that are shown."""
    return 1 + 2 * place


def _fact(line: ThirdsLine) -> str:
    """The fact of a line over its source; a sign before one that differs."""
    if not line.fact:
        return ""
    figure_ = _("≠ {figure}").format(figure=line.fact) if line.differs else line.fact
    return f"{figure_}\n{line.source}"


def _with_answer(service: Service, *, line: int, level: int | None) -> Service:
    if line == ALL_THREE:
        return replace(service, all_three=level)
    at, place = divmod(line - 1, LINES_OF_LEG)
    leg = list(Leg)[at]
    answers = list(service.levels.get(leg) or (None,) * LINES_OF_LEG)
    answers[place] = level
    return replace(service, levels={**service.levels, leg: tuple(answers)})


def _part_of(fact: HardFact | None, part: FactPart) -> str:
    """What a fact says in one of its fields."""
    if fact is None:
        return ""
    return {
        FactPart.FIGURE: figure(fact),
        FactPart.SOURCE: fact.source,
        FactPart.PERIOD: fact.period,
        FactPart.CASES: "" if fact.n is None else numbers.count(fact.n),
    }[part]


def _with_part(line: int, part: FactPart, text: str, service: Service) -> Service:
    """A service with something said of a fact. Raises BadInput."""
    now, words = service.facts.get(line), text.strip()
    if part is FactPart.FIGURE:
        told, fact = read_figure(text), now or HardFact(value=0.0)
        return _with_fact(line, replace(fact, **told._asdict()) if told else None, service)
    if now is None:
        if not words:
            return service
        raise BadInput(_("Write the figure first, then where it is from."))
    if part is FactPart.SOURCE:
        return _with_fact(line, replace(now, source=words), service)
    if part is FactPart.PERIOD:
        return _with_fact(line, replace(now, period=words), service)
    n = read_count(text, least=1, most=MOST_CASES)
    return _with_fact(line, replace(now, n=n), service)


def _with_fact(line: int, fact: HardFact | None, service: Service) -> Service:
    facts = {n: f for n, f in service.facts.items() if n != line}
    if fact:
        facts[line] = fact
    return replace(service, facts={n: facts[n] for n in sorted(facts)})


def _all_three(services: tuple[Service, ...]) -> str:
    rated = [legs.CONTACTS[s.all_three - 1] for s in services if s.all_three]
    return numbers.contacts_exact(10 * sum(rated) / len(rated)) if rated else ""
