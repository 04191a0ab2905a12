"""Handing a workbook over: what was published of it, what was agreed and planned, and no sheet.

Everything is written from values that may be shown, so nothing that was ever in the workbook comes
along by itself. The copy is opened again, compared, and searched for every trace of a sheet before it counts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sixelements.application.ports import Traces, Workbook
from sixelements.application.scores import score_round
from sixelements.domain.actions import Plan
from sixelements.domain.discussion import NO_DISCUSSION, Discussion
from sixelements.domain.errors import NotAllowed
from sixelements.domain.people import person
from sixelements.domain.records import (
    Histories,
    History,
    discussion_records,
    kind_of,
    plan_records,
    round_records,
    worksheet_records,
)
from sixelements.domain.rounds import Round
from sixelements.domain.scores import Score
from sixelements.domain.teams import Team
from sixelements.domain.worksheets import NO_WORKSHEETS, Worksheets, begun_sheets
from sixelements.i18n import _

Fill = Callable[[Workbook], None]
SHORTEST_SOUGHT = 20
"""Characters of a comment from which on it can be told from words that anybody would write."""
SHORTEST_SOUGHT_APART = 8
"""Those from which on it is sought, too, where nothing that goes along says the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyToMake:
    """What a hand-over copy is made with: whose it is, what fills it, what must hold, and what is sought.

    ``apart``: comments of a few words, which are sought between what the copy says.
    """

    organization: str
    names: bool
    fill: Fill
    verify: Fill
    sought: Traces
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCopy:
    """A copy of so many bytes; ``usual``: of how many comments ``apart`` it says the words by itself."""

    size: int
    usual: int = 0


WriteCopy = Callable[[CopyToMake], WrittenCopy]
"""Writes a hand-over copy to a place that must be free: whole, or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoesAlong:
    """How much goes along: rounds, practices settled, worksheets, actions, and people named in plans."""

    rounds: int
    settled: int
    worksheets: int
    actions: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StaysHere:
    """How much stays here: sheets handed in, comments on any, sheets begun, marks of files taken in."""

    sheets: int
    comments: int
    begun: int
    marks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What handing over would do; ``open`` are the rounds that stay here whole, each with its team.

    ``naming``: what was written about practices and in plans in which somebody of a plan is named.
    """

    along: GoesAlong
    stays: StaysHere
    open: tuple[tuple[Team, Round], ...]
    naming: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOverCopy:
    """What was made, and that it was looked at: how many figures are the same, and what was not found.

    ``size`` in bytes; ``short``: comments too short or too usual to be told from other words, which were not
    sought.
    ``naming``: texts in it in which somebody is named though names were to stay here.
    """

    size: int
    teams: int
    rounds: int
    figures: int
    sheets: int
    comments: int
    short: int
    naming: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Published:
    """What goes along of a round."""

    round: Round
    score: Score
    discussion: Discussion
    worksheets: Worksheets
    plan: Plan | None


def outlook(book: Workbook) -> HandOver:
    """What would go along and what stays; nothing is made. Raises NotAllowed where nothing is published."""
    found = [one for _team, rounds in _published(book, names=True) for one in rounds]
    traces = book.responses.traces()
    rounds = [(team, r) for team in book.teams.all() for r in book.rounds.of(team.id)]
    return HandOver(
        along=GoesAlong(
            rounds=len(found),
            settled=sum(len(one.discussion.settled) for one in found),
            worksheets=sum(len(begun_sheets(one.worksheets, one.discussion.services)) for one in found),
            actions=sum(len(one.plan.actions) for one in found if one.plan),
            people=len({name for one in found for name in _named(one.plan)}),
        ),
        stays=StaysHere(
            sheets=traces.handed_in,
            comments=len(traces.comments),
            begun=len(traces.sheets) - traces.handed_in,
            marks=len(traces.marks),
        ),
        open=tuple((team, r) for team, r in rounds if not r.readable),
        naming=_naming(found, {name for one in found for name in _named(one.plan)}),
    )


def hand_over(book: Workbook, write: WriteCopy, *, names: bool = True) -> HandedOverCopy:
    """Make the copy, without the ``names`` of owners and helpers if they are to stay here.

    Raises NotAllowed where nothing is published, or where a comment or a sheet was found in what was made: no
    file is left then.
    """
    found = _published(book, names=names)
    branding, days = book.organization.branding(), book.organization.work_days()

    def fill(copy: Workbook) -> None:
        with copy.change():
            copy.organization.put_branding(branding)
            copy.organization.put_work_days(days)
            for team, rounds in found:
                copy.teams.put(team)
                for one in rounds:
                    _put(copy, one, assessment_of=book)
                    copy.histories.put(one.round.id, _last_states(book, one, names=names))

    def verify(copy: Workbook) -> None:
        if _published(copy, names=True) != found or copy.organization.branding() != branding:
            raise NotAllowed(_("Not made: the copy does not say the same as this workbook."))

    traces = book.responses.traces()
    sought = _sought(traces)
    apart = tuple(c for c in traces.comments if SHORTEST_SOUGHT_APART <= len(c.strip()) < SHORTEST_SOUGHT)
    written = write(
        CopyToMake(
            organization=book.info.organization,
            names=names,
            fill=fill,
            verify=verify,
            sought=sought,
            apart=apart,
        )
    )
    n_sought = len(sought.comments) + len(apart) - written.usual
    rounds = [one for _team, rounds in found for one in rounds]
    here = [one for _team, rounds in _published(book, names=True) for one in rounds]
    people = {name for one in here for name in _named(one.plan)}
    return HandedOverCopy(
        size=written.size,
        teams=len(found),
        rounds=len(rounds),
        figures=sum(len(one.score.practices) for one in rounds),
        sheets=len(traces.sheets),
        comments=n_sought,
        short=len(traces.comments) - n_sought,
        naming=() if names else _naming(rounds, people),
    )


def _published(book: Workbook, *, names: bool) -> list[tuple[Team, list[_Published]]]:
    """The published rounds of each team that has one."""
    rounds = {team: [r for r in book.rounds.of(team.id) if r.readable] for team in book.teams.all()}
    found = [(team, [_of_round(book, r, names=names) for r in rounds[team]]) for team in rounds]
    if not any(rounds for _team, rounds in found):
        raise NotAllowed(
            _("Nothing is published yet, so there is nothing to hand over. Close a round first.")
        )
    return [(team, rounds) for team, rounds in found if rounds]


def _of_round(book: Workbook, round_: Round, *, names: bool) -> _Published:
    plan = book.plans.of(round_.id)
    return _Published(
        round=round_,
        score=score_round(book, round_),
        discussion=book.discussions.of(round_.id),
        worksheets=book.worksheets.of(round_.id),
        plan=plan if names or plan is None else without_names(plan),
    )


def without_names(plan: Plan) -> Plan:
    """A plan that says nowhere who owns an action or helps with it."""
    actions = tuple(replace(a, owner=None, helpers="") for a in plan.actions)
    return replace(plan, actions=actions, people=())


def _last_states(book: Workbook, one: _Published, *, names: bool) -> Histories:
    """Where the records of a round stand, so that the copy is known to be behind or ahead when it comes back.

    Not of those that lost a name: the state is a hash of it.
    """
    there = {*plan_records(one.plan), *discussion_records(one.discussion)}
    there |= {*worksheet_records(one.worksheets), *round_records(one.round)}
    told = {name for name in there if names or kind_of(name) not in ("action", "people")}
    known = book.histories.of(one.round.id)
    return {name: History(states=(known[name].last,)) for name in told & known.keys()}


def _put(copy: Workbook, one: _Published, *, assessment_of: Workbook) -> None:
    round_ = one.round
    copy.assessments.put(assessment_of.assessments.get(round_.assessment))
    copy.rounds.put(round_)
    copy.figures.put(round_.id, one.score)
    if one.discussion != NO_DISCUSSION:
        copy.discussions.put(round_.id, one.discussion)
    if one.worksheets != NO_WORKSHEETS:
        copy.worksheets.put(round_.id, one.worksheets)
    if one.plan is not None:
        copy.plans.put(round_.id, one.plan)


def _sought(traces: Traces) -> Traces:
    """The traces that can be told from what may be there: no comment of a word or two."""
    return replace(traces, comments=tuple(c for c in traces.comments if len(c.strip()) >= SHORTEST_SOUGHT))


def _named(plan: Plan | None) -> Iterator[str]:
    """Who is named in a plan."""
    if plan:
        yield from (a.owner for a in plan.actions if a.owner)
        yield from (a.helpers for a in plan.actions if a.helpers)
        yield from (p.name for p in plan.people)


def _naming(found: list[_Published], people: set[str]) -> tuple[str, ...]:
    """What was written, beside the fields for names, in which one of these people is named."""
    names = {person(name) for name in people if len(name) > 2}
    texts = dict.fromkeys(text for one in found for text in _written(one))
    return tuple(text for text in texts if any(name in person(text) for name in names))


def _written(one: _Published) -> Iterator[str]:
    for settled in one.discussion.settled.values():
        yield from (settled.why, settled.evidence)
    yield from one.discussion.parking
    if one.plan:
        yield from (*one.plan.log, *one.plan.parking, *one.plan.stop_doing)
        yield from (d.reason for d in one.plan.declined)
        for a in one.plan.actions:
            yield from (a.title, a.first_step, a.when, a.then, a.needs, a.risk, a.told, a.evidence)
            yield from (a.review_notes, *(r.note for r in a.readings))
        for review in one.plan.reviews:
            yield from (*(e.line for e in review.entries), *review.decisions)
