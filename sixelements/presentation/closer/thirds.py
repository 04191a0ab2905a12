"""Three thirds (picture 29): of ten contacts, how many, for one to five services, with facts beside."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from sixelements.application import worksheets
from sixelements.domain import legs
from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import LINES, Service
from sixelements.domain.errors import BadInput, NotFound
from sixelements.domain.facts import FactVerdict, HardFact, judge
from sixelements.domain.scores import LegSource
from sixelements.i18n import _
from sixelements.presentation.closer.desk import WorksheetDesk, row_name
from sixelements.presentation.closer.facts import figure, source
from sixelements.wording import numbers, phrases

MOST_SERVICES = 5
ALL_THREE = LINES
_LINES_OF_LEG = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdsLine:
    """A line of a service: its answer from 1 to 5 or none, and the fact beside it; ``differs`` is amber."""

    line: int
    leg: Leg | None
    name: str
    answer: int | None
    said: str
    fact: str
    source: str
    differs: bool
    few: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegView:
    """A leg of the stool: by this sheet, and by everybody's answers; empty where it is not known."""

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
    shares: dict[Leg, float]
    """Of the stool, 0 to 100, where all three legs are known; else empty."""
    all_three: str
    contradictions: tuple[str, ...]
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
        shares = legs.from_worksheet(chosen) or {}
        three = self.session.assessment.three_thirds
        return ThirdsView(
            title=_("Three thirds of service"),
            stem=three.stem,
            bands=three.anchors,
            services=tuple(
                ServiceView(
                    place=n,
                    name=s.name or _("Service {n}").format(n=n + 1),
                    lines=tuple(self._line(s, line) for line in range(1, LINES + 1)),
                )
                for n, s in enumerate(services)
            ),
            legs=self._legs(chosen),
            shares=dict(shares),
            all_three=_all_three(chosen),
            contradictions=contradictions(services, self._names()),
            can_add=len(services) < MOST_SERVICES and not self.refused,
            empty=_("Add a service that people come to you for.") if not services else "",
            refused=self.refused,
            keys=(
                ("1–5", _("how many of ten")),
                ("D", _("don’t know")),
                ("F", _("fact beside the line")),
                ("Alt ← →", _("next service")),
            ),
        )

    @property
    def refused(self) -> str:
        """Why nothing can be typed; empty where it can."""
        if self.locked:
            return self.locked
        if not self.session.round.readable:
            text = _("Close round {n} first: this sheet stands beside what people answered.")
            return text.format(n=self.session.round.number)
        return ""

    def _names(self) -> tuple[str, ...]:
        return tuple(line.name or line.text for line in self.session.assessment.three_thirds.lines)

    def _line(self, service: Service, line: int) -> ThirdsLine:
        three = self.session.assessment.three_thirds
        answer, fact = answer_of(service, line), service.facts.get(line)
        said = _("not rated") if answer is None else three.anchors[answer - 1]
        found = judged(service, line)
        differs, few = found is FactVerdict.DIFFERS, found is FactVerdict.TOO_FEW
        verdict = _("differs") if differs else _("too few to say") if few else ""
        name = self._names()[line - 1]
        fact_words = figure(fact) if fact else ""
        return ThirdsLine(
            line=line,
            leg=three.lines[line - 1].leg,
            name=name,
            answer=answer,
            said=said,
            fact=fact_words,
            source=source(fact) if fact else "",
            differs=differs,
            few=few,
            spoken=phrases.read_aloud(
                phrases.facts(service.name, name),
                _("{band} of ten").format(band=said) if answer else said,
                phrases.facts(fact_words, verdict),
            ),
        )

    def _legs(self, services: tuple[Service, ...]) -> tuple[LegView, ...]:
        results, names = self.results, self.session.assessment.legs
        said = results.score.legs if results else None
        asked = said.scores if said and said.source is LegSource.ANSWERS else {}
        found = []
        for leg in Leg:
            share = leg_share(services, leg)
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
        if len(self.services) >= MOST_SERVICES:
            raise BadInput(_("Five services are the most on this sheet."))
        row = Service(name=row_name(name), levels=dict.fromkeys(Leg, (None,) * _LINES_OF_LEG))
        self._change(_("add a service"), lambda now: (*now, row))

    def remove(self, place: int) -> None:
        """Take a service off the sheet."""
        self._change(_("remove a service"), lambda now: (*now[:place], *now[place + 1 :]))

    def rename(self, place: int, name: str) -> None:
        """Call a service something else. Raises BadInput."""
        self._change_one(place, _("name of a service"), lambda s: replace(s, name=row_name(name)))

    def answer(self, place: int, line: int, level: int | None) -> None:
        """Say in how many of ten, as a band from 1 to 5; None: don't know."""
        self._change_one(place, _("an answer of the sheet"), partial(_with_answer, line=line, level=level))

    def put_fact(self, place: int, line: int, fact: HardFact | None) -> None:
        """Put a fact beside a line, or take it away. Raises BadInput."""

        def change(service: Service) -> Service:
            facts = {n: f for n, f in service.facts.items() if n != line}
            if fact:
                facts[line] = fact
            return replace(service, facts={n: facts[n] for n in sorted(facts)})

        self._change_one(place, _("a fact beside a line"), change)

    def announced(self, place: int, line: int) -> str:
        """What is said after a key: "5 or 6 of ten. Speed about 6."."""
        service = self.services[place]
        view = self._line(service, line)
        share = leg_share((service,), view.leg) if view.leg else None
        said = _("{band} of ten").format(band=view.said) if view.answer else view.said
        leg = self.session.assessment.legs[view.leg] if view.leg else ""
        text = (
            _("{leg} {contacts}").format(leg=leg, contacts=numbers.contacts(share))
            if share is not None
            else ""
        )
        return phrases.sentence(phrases.read_aloud(phrases.capital(said), text))

    def _change_one(self, place: int, label: str, change: Callable[[Service], Service]) -> None:
        if not 0 <= place < len(self.services):
            raise NotFound(_("This service is no longer on the sheet."))
        self._change(label, lambda now: tuple(change(s) if n == place else s for n, s in enumerate(now)))

    def _change(self, label: str, edit: worksheets.ServiceEdit) -> None:
        session, before = self.session, self.services
        change = partial(worksheets.change_services, session.book, session.round, announce=session.announce)
        session.run_with_undo(label, partial(change, edit), partial(change, lambda _now: before), keep=True)


def answer_of(service: Service, line: int) -> int | None:
    """The answer to a line from 1 to 10."""
    if line == ALL_THREE:
        return service.all_three
    leg, at = divmod(line - 1, _LINES_OF_LEG)
    answers = service.levels.get(list(Leg)[leg], ())
    return answers[at] if at < len(answers) else None


def judged(service: Service, line: int) -> FactVerdict | None:
    """How the fact beside a line stands to it; None where there is no fact."""
    fact, answer = service.facts.get(line), answer_of(service, line)
    if fact is None:
        return None
    return judge(fact, None if answer is None else 10 * legs.CONTACTS[answer - 1])


def leg_share(services: tuple[Service, ...], leg: Leg) -> float | None:
    """A leg of these services, in per cent of contacts; None where fewer than two of its lines are rated."""
    only = [replace(s, levels=dict.fromkeys(Leg, s.levels.get(leg, ()))) for s in services]
    found = legs.from_worksheet(only)
    return found[leg] if found else None


def contradictions(services: tuple[Service, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """What facts and the group disagree about, each as a sentence."""
    text = _("{service}, {line}: you said {said} of 10. {source} says {fact}.")
    found = []
    for service in services:
        for line, fact in sorted(service.facts.items()):
            answer = answer_of(service, line)
            if answer is None or judged(service, line) is not FactVerdict.DIFFERS:
                continue
            found.append(
                text.format(
                    service=service.name or _("The service"),
                    line=names[line - 1],
                    said=numbers.quantity(legs.CONTACTS[answer - 1]),
                    source=phrases.capital(fact.source) or _("The fact"),
                    fact=figure(fact),
                )
            )
    return tuple(found)


def _with_answer(service: Service, *, line: int, level: int | None) -> Service:
    if line == ALL_THREE:
        return replace(service, all_three=level)
    at, place = divmod(line - 1, _LINES_OF_LEG)
    leg = list(Leg)[at]
    answers = list(service.levels.get(leg) or (None,) * _LINES_OF_LEG)
    answers[place] = level
    return replace(service, levels={**service.levels, leg: tuple(answers)})


def _all_three(services: tuple[Service, ...]) -> str:
    rated = [legs.CONTACTS[s.all_three - 1] for s in services if s.all_three]
    return numbers.contacts_exact(10 * sum(rated) / len(rated)) if rated else ""
