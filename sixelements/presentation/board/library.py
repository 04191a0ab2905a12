"""The library of actions: browsed, searched, and for each why it is in the plan or not (picture 33)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sixelements.application import worksheets
from sixelements.application.results import RoundResults, results_of
from sixelements.domain.actions import Action, Cause, open_actions
from sixelements.domain.assessment import Leg, LibraryAction, Practice, Size, Stage
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import ActionId, ElementId, LibraryActionId, PracticeId
from sixelements.domain.levels import level_to_lift
from sixelements.domain.priorities import Standing, standings
from sixelements.domain.recommendation import ALSO_COVER, RankedAction, Recommendation
from sixelements.domain.schedule import IN_A_PLAN
from sixelements.i18n import _, ngettext, pgettext
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.room import to_park
from sixelements.wording import findings, left_out, numbers, phrases
from sixelements.wording.waiting import named
from sixelements.wording.worksheets import waits_for_gate


class Shelf(Enum):
    """A part of the library that is no element."""

    ALL = "all"
    IN_THE_PLAN = "in the plan"
    NOT_NOW = "not now"
    GATE = "waits for a gate"


class LibraryOrder(Enum):
    """How the list is ordered."""

    PRACTICE = "practice"
    RANK = "rank"


LibraryBranch = Shelf | ElementId | PracticeId


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchView:
    """A line of the tree: a shelf, an element, or a practice with its level."""

    branch: LibraryBranch
    title: str
    count: str
    level: int | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryItem:
    """An action of the list. ``fits``: it is for the level where its practice stands."""

    id: LibraryActionId
    practice: PracticeId
    title: str
    facts: str
    legs: tuple[Leg, ...]
    fits: bool
    place: str
    locked: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryGroup:
    """The actions of a practice, with where it stands and its aim."""

    practice: PracticeId
    element: ElementId
    title: str
    level: int | None
    aim: int | None
    items: tuple[LibraryItem, ...]


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor: what it stands on here, and its value here and for the last action that was ranked in."""

    name: str
    here: str
    value: str
    other: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryDetail:
    """One action with why it is in the plan or not. ``can_add`` False: ``locked`` says why."""

    id: LibraryActionId
    element: ElementId
    practice: str
    title: str
    first_step: str
    measure: str
    size: str
    legs: tuple[Leg, ...]
    why_title: str
    why: str
    heads: tuple[str, str]
    factors: tuple[FactorRow, ...]
    brings_in: str
    can_add: bool
    locked: str
    full: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryView:
    """The three panes. ``announced``: how many actions are listed."""

    title: str
    tree: tuple[BranchView, ...]
    groups: tuple[LibraryGroup, ...]
    head: str
    below: str
    sizes: tuple[tuple[Size | None, str], ...]
    legs: tuple[tuple[Leg | None, str], ...]
    detail: LibraryDetail | None
    empty: str
    announced: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFilter:
    """What of the library is listed."""

    branch: LibraryBranch = Shelf.ALL
    find: str = ""
    size: Size | None = None
    leg: Leg | None = None
    fits: bool = False
    order: LibraryOrder = LibraryOrder.PRACTICE


NO_LIBRARY_FILTER = LibraryFilter()


class LibraryDesk:
    """The library while it is open: what is listed, and which action is looked at.

    ``only``: what is listed first.
    """

    def __init__(self, desk: BoardDesk, only: LibraryFilter = NO_LIBRARY_FILTER) -> None:
        self.desk = desk
        self.filter = only
        self.chosen: LibraryActionId | None = None

    def narrow(self, **changes: object) -> None:
        """Change what is listed; see `LibraryFilter`. Another order is looked at from its first."""
        self.filter = replace(self.filter, **changes)  # type: ignore[arg-type] # its own fields
        if "order" in changes:
            self.chosen = None

    def look_at(self, action: LibraryActionId) -> None:
        """Look at an action."""
        self.chosen = action

    def add(self, *, instead: ActionId | None = None) -> str:
        """Add the action that is shown; ``instead`` is put off for it."""
        return self.desk.take_from_library(self._chosen(), instead=instead)

    def not_now(self, reason: str) -> str:
        """Say no to the action that is shown."""
        return self.desk.decline_from_library(self._chosen(), reason)

    def _chosen(self) -> LibraryActionId:
        assert self.chosen is not None, "the buttons are there only beside an action"  # noqa: S101
        return self.chosen

    def must_choose(self) -> str:
        """What is said where nothing was chosen that makes room."""
        return _("The plan is full. Choose first what is put off for it, or that nothing is.")

    def to_park(self) -> tuple[tuple[ActionId, str], ...]:
        """What can be put off for another action, by its short title."""
        return to_park(self.desk.plan(), self.desk.session.assessment)

    def would(self, parked: ActionId | None) -> str:
        """What the action that is shown would do once added, with another put off for it."""
        return _once_added(self._chosen(), self.desk, parked)

    def view(self) -> LibraryView:
        """The three panes as they are now."""
        shelf = _Known(self.desk)
        listed = [a for a in shelf.library if self._fits(a, shelf)]
        if self.filter.order is LibraryOrder.RANK:
            listed.sort(key=lambda a: shelf.places.get(a.id, len(shelf.library) + 1))
        if self.chosen not in {a.id for a in listed}:
            self.chosen = listed[0].id if listed else None
        groups = _groups(listed, shelf)
        below = sum(s.below for s in shelf.standings.values())
        n = ngettext("{n} action", "{n} actions", len(listed)).format(n=len(listed))
        practices = len({a.practice for a in listed})
        head = ngettext("{actions}, {n} practice", "{actions}, {n} practices", practices)
        return LibraryView(
            title=_("Library of actions"),
            tree=_tree(shelf, self.filter.branch),
            groups=groups,
            head=head.format(actions=n, n=practices),
            below=ngettext("{n} practice is below the aim", "{n} practices are below the aim", below).format(
                n=below
            ),
            sizes=_sizes(shelf.library),
            legs=((None, _("Any leg")), *((leg, shelf.assessment.legs[leg]) for leg in Leg)),
            detail=self._detail(shelf),
            empty="" if listed else _("Nothing fits. Clear the filters, or write your own."),
            announced=phrases.sentence(n),
        )

    def _fits(self, action: LibraryAction, shelf: "_Known") -> bool:
        wanted = self.filter
        practice = shelf.assessment.practices[action.practice]
        sought = wanted.find.casefold().split()
        texts = f"{action.title} {action.first_step} {practice.name} {practice.id}".casefold()
        return (
            shelf.on(wanted.branch, action)
            and all(word in texts for word in sought)
            and wanted.size in (None, action.size)
            and (wanted.leg is None or practice.rests_on(wanted.leg))
            and (not wanted.fits or shelf.fits(action))
        )

    def _detail(self, shelf: "_Known") -> LibraryDetail | None:
        action = next((a for a in shelf.library if a.id == self.chosen), None)
        if action is None:
            return None
        practice = shelf.assessment.practices[action.practice]
        inside = action.id in shelf.planned
        session = self.desk.session
        requests = worksheets.of(session.book, session.round).requests
        locked = waits_for_gate(requests, action.practice) if shelf.locked(action) else ""
        full = shelf.open >= IN_A_PLAN
        return LibraryDetail(
            id=action.id,
            element=practice.element,
            practice=f"{practice.id} {practice.name}",
            title=action.title,
            first_step=action.first_step,
            measure=numbers.series(filter(None, (action.measure.name, findings.amounts(action.measure)))),
            size=action.size.value,
            legs=tuple(leg for leg in Leg if practice.legs.get(leg)),
            why_title=_("Why this one?") if inside else _("Why not this one?"),
            why=_why(action, shelf),
            heads=shelf.heads(action),
            factors=_factors(action, shelf),
            brings_in="" if inside or locked else _brings_in(action, shelf, full=full),
            can_add=not inside and not locked and not self.desk.fixed,
            locked=locked,
            full=_("The plan holds {n} of {most}. Choose what is put off for it, then add it.").format(
                n=shelf.open, most=IN_A_PLAN
            )
            if full and not inside
            else "",
        )


class _Known:
    """What the library is looked at with: figures, ranks, and what is in the plan."""

    def __init__(self, desk: BoardDesk) -> None:
        self.desk = desk
        self.results: RoundResults = results_of(desk.session.book, desk.session.round)
        self.assessment = self.results.assessment
        self.library: tuple[LibraryAction, ...] = tuple(
            a for p in self.assessment.practices.values() for a in p.actions.values()
        )
        self.standings: Mapping[PracticeId, Standing] = standings(
            self.results.score.practices, self.results.score, self.results.discussion
        )
        self.plan = plan = desk.plan()
        actions = plan.actions if plan else ()
        self.planned = {LibraryActionId(str(a.id)) for a in actions if not a.locked}
        self.declined = {LibraryActionId(str(d.action)) for d in plan.declined} if plan else set()
        self.open = len(open_actions(actions))
        self.recommendation: Recommendation = desk.shown().recommended.recommendation
        self.ranking: Mapping[LibraryActionId, RankedAction] = {
            r.action.id: r for r in self.recommendation.ranking
        }
        self.places = {id_: r.place for id_, r in self.ranking.items()}
        self.last_in: RankedAction | None = _last_in(self.recommendation)

    def locked(self, action: LibraryAction) -> bool:
        return action.technology and action.practice not in self.results.gates.passed

    def stage(self, practice: PracticeId) -> Stage | None:
        known = self.standings.get(practice)
        return Stage.for_level(level_to_lift(known.level)) if known else None

    def fits(self, action: LibraryAction) -> bool:
        return self.stage(action.practice) is action.stage

    def on(self, branch: LibraryBranch, action: LibraryAction) -> bool:
        """Whether an action lies on a branch of the tree."""
        if isinstance(branch, Shelf):
            return {
                Shelf.ALL: True,
                Shelf.IN_THE_PLAN: action.id in self.planned,
                Shelf.NOT_NOW: action.id in self.declined,
                Shelf.GATE: self.locked(action),
            }[branch]
        return branch in (action.practice, self.assessment.practices[action.practice].element)

    def heads(self, action: LibraryAction) -> tuple[str, str]:
        """The heads of the two columns of factors."""
        if self.last_in is None or self.last_in.action.id == action.id:
            return str(action.practice), ""
        other = _("place {n}: {practice}").format(n=self.last_in.place, practice=self.last_in.action.practice)
        return str(action.practice), other


def _last_in(found: Recommendation) -> RankedAction | None:
    """The action with the lowest rank that has a place in the recommended plan."""
    inside = {a.practice for a in found.actions if not a.locked}
    ranked = [r for r in found.ranking if r.priority.practice in inside]
    return max(ranked, key=lambda r: r.place, default=None)


def _sizes(library: Sequence[LibraryAction]) -> tuple[tuple[Size | None, str], ...]:
    counted = ((s, sum(a.size is s for a in library)) for s in Size)
    named = ((s, _("{size} {n}").format(size=s.value, n=numbers.count(n))) for s, n in counted)
    return ((None, _("Any size")), *named)


def _tree(shelf: _Known, chosen: LibraryBranch) -> tuple[BranchView, ...]:
    lines = [_shelf_line(Shelf.ALL, _("All actions"), shelf)]
    for element in shelf.assessment.elements:
        n = sum(len(p.actions) for p in element.practices)
        lines.append(BranchView(branch=element.id, title=element.title, count=numbers.count(n)))
        inside = {element.id, *(p.id for p in element.practices)}
        if chosen in inside:
            lines += [_practice_line(p, shelf) for p in element.practices]
    others = (
        (Shelf.IN_THE_PLAN, _("From here in the plan")),
        (Shelf.NOT_NOW, _("Not now")),
        (Shelf.GATE, _("Waits for a gate")),
    )
    return (*lines, *(_shelf_line(branch, title, shelf) for branch, title in others))


def _shelf_line(branch: Shelf, title: str, shelf: _Known) -> BranchView:
    n = sum(shelf.on(branch, a) for a in shelf.library)
    return BranchView(branch=branch, title=title, count=numbers.count(n))


def _practice_line(practice: Practice, shelf: _Known) -> BranchView:
    known = shelf.standings.get(practice.id)
    return BranchView(
        branch=practice.id,
        title=f"{practice.id} {practice.name}",
        count="",
        level=level_to_lift(known.level) if known else None,
        depth=1,
    )


def _groups(listed: Sequence[LibraryAction], shelf: _Known) -> tuple[LibraryGroup, ...]:
    """Neighbors of one practice under its name, in the order of the list."""
    found: list[LibraryGroup] = []
    for action in listed:
        practice = shelf.assessment.practices[action.practice]
        item = _item(action, practice, shelf)
        if found and found[-1].practice == practice.id:
            found[-1] = replace(found[-1], items=(*found[-1].items, item))
            continue
        known = shelf.standings.get(practice.id)
        found.append(
            LibraryGroup(
                practice=practice.id,
                element=practice.element,
                title=f"{practice.id} {practice.name}",
                level=level_to_lift(known.level) if known else None,
                aim=known.aim if known else None,
                items=(item,),
            )
        )
    return tuple(found)


def _item(action: LibraryAction, practice: Practice, shelf: _Known) -> LibraryItem:
    stage, fits = stage_words(action.stage), shelf.fits(action)
    place = ""
    if action.id in shelf.places:
        place = _("place {n} of {all}").format(n=shelf.places[action.id], all=len(shelf.ranking))
    elif not fits:
        place = for_levels(action.stage)
    inside = _("in the plan") if action.id in shelf.planned else _("not in the plan")
    size = _("small") if action.size is Size.SMALL else action.size.value
    return LibraryItem(
        id=action.id,
        practice=practice.id,
        title=action.title,
        facts=numbers.series((stage, action.size.value)),
        legs=tuple(leg for leg in Leg if practice.legs.get(leg)),
        fits=fits,
        place=place,
        locked=shelf.locked(action),
        spoken=phrases.sentence(numbers.series((action.title, stage, size, place or stage, inside))),
    )


def stage_words(stage: Stage) -> str:
    """What a stage is called."""
    return {
        Stage.START: _("Start"),
        Stage.FIRM_UP: _("Firm up"),
        Stage.KEEP: pgettext("what an action is for", "Keep"),
    }[stage]


def for_levels(stage: Stage) -> str:
    """Which levels a stage is for."""
    return {
        Stage.START: _("for levels 1 and 2"),
        Stage.FIRM_UP: _("for level 3"),
        Stage.KEEP: _("for levels 4 and 5"),
    }[stage]


def _why(action: LibraryAction, shelf: _Known) -> str:
    """In one sentence why an action is in the plan or not."""
    known = shelf.standings.get(action.practice)
    decided = {
        _("It is in the plan."): action.id in shelf.planned,
        _("The team said not now."): action.id in shelf.declined,
        _("It needs technology, and its process is not streamlined yet."): shelf.locked(action),
    }
    for words, true in decided.items():
        if true:
            return words
    if known is None:
        return _("Too few people gave this practice a level, so it has no rank.")
    if not shelf.fits(action):
        now = level_to_lift(known.level)
        return _("It is {levels}, and the practice stands at level {now}.").format(
            levels=for_levels(action.stage), now=now
        )
    if not known.below:
        return _("The practice has reached its aim, so nothing is due there.")
    return _why_ranked(action, shelf)


def _why_ranked(action: LibraryAction, shelf: _Known) -> str:
    ranked = shelf.ranking.get(action.id)
    place = ranked.place if ranked else 0
    missing = shelf.recommendation.left_out.get(action.practice)
    if missing is None:
        return _("It has place {n} by value, and a talk comes before it.").format(n=place)
    if missing.cause is Cause.WAITS and shelf.plan:
        planned = {a.practice for a in open_actions(shelf.plan.actions)}
        missing = replace(missing, others=tuple(p for p in missing.others if p in planned))
        if not missing.others:
            return _("It has place {n} by value. What it builds on has no open action.").format(n=place)
    why = left_out.reason(missing, shelf.assessment)
    return _("It has place {n} by value: {why}.").format(n=place, why=why)


def _factors(action: LibraryAction, shelf: _Known) -> tuple[FactorRow, ...]:
    """The factors of its rank beside those of the last action that was ranked in; none without a rank."""
    ranked = shelf.ranking.get(action.id)
    if ranked is None:
        return ()
    other = shelf.last_in if shelf.last_in and shelf.last_in.action.id != action.id else None
    item, others = ranked.priority, other.priority if other else None
    most = max((v for v in shelf.results.discussion.votes.values()), default=0)
    votes = _("no dots were given")
    if shelf.results.discussion.voted:
        text = ngettext("{n} dot, most {most}", "{n} dots, most {most}", item.votes)
        votes = text.format(n=item.votes, most=most)
    rows = [
        FactorRow(
            _("Need"),
            _("level {level}, aim {aim}").format(level=numbers.hundredths(item.level), aim=item.aim),
            numbers.hundredths(item.need),
            numbers.hundredths(others.need) if others else "",
        ),
        _times(_("Importance"), votes, item.importance, others.importance if others else None),
        _times(_("Short leg"), _on_leg(action, shelf), item.leg, others.leg if others else None),
        _times(_("Others wait"), _waiting(ranked), item.foundation, others.foundation if others else None),
        FactorRow(
            _("Priority"),
            _("of 100"),
            numbers.levels(item.priority),
            numbers.levels(others.priority) if others else "",
            strong=True,
        ),
        _helps(ranked, other),
        FactorRow(
            _("Effort"),
            _effort(action.size),
            _("÷ {n}").format(n=action.size.effort),
            _("÷ {n}").format(n=other.action.size.effort) if other else "",
        ),
        FactorRow(
            _("Value"),
            _("place {n} of {all}").format(n=ranked.place, all=len(shelf.ranking)),
            numbers.levels(ranked.worth),
            numbers.levels(other.worth) if other else "",
            strong=True,
        ),
    ]
    return tuple(rows)


def _times(name: str, here: str, value: float, other: float | None) -> FactorRow:
    def factor(n: float) -> str:
        return _("× {n}").format(n=numbers.thousandths(n))

    return FactorRow(name, here, factor(value), "" if other is None else factor(other))


def _on_leg(action: LibraryAction, shelf: _Known) -> str:
    leg = shelf.recommendation.weakest_leg
    if leg is None:
        return _("no leg is short")
    share = shelf.assessment.practices[action.practice].leg_share(leg)
    named = findings.leg_inside(leg, shelf.assessment)
    return _("{share}% on {leg}").format(share=round(100 * float(share)), leg=named)


def _waiting(ranked: RankedAction) -> str:
    waits = ranked.priority.because.foundation_for
    return numbers.series(waits) if waits else _("no others")


def _helps(ranked: RankedAction, other: RankedAction | None) -> FactorRow:
    name = _("Helps no other")
    if ranked.helps:
        name = _("Helps {practices}, too").format(practices=numbers.series(p for p, _n in ranked.helps))
    summed = sum(n for _p, n in ranked.helps)
    here = _("{share} of {n}").format(share=numbers.hundredths(ALSO_COVER), n=numbers.levels(summed))
    return FactorRow(
        name,
        here if ranked.helps else "",
        _("+ {n}").format(n=numbers.levels(ALSO_COVER * summed)),
        _("+ {n}").format(n=numbers.levels(other.value - other.priority.priority)) if other else "",
    )


def _effort(size: Size) -> str:
    return {Size.SMALL: _("small"), Size.MEDIUM: _("medium"), Size.LARGE: _("large")}[size]


def _brings_in(action: LibraryAction, shelf: _Known, *, full: bool) -> str:
    """What would bring an action in, and when it would start."""
    free = _("A free place: park one of the {n}.").format(n=shelf.open)
    return phrases.sentences(free if full else _("Add it."), _once_added(action.id, shelf.desk, None))


def _once_added(library: LibraryActionId, desk: BoardDesk, parked: ActionId | None) -> str:
    """What an action would wait for and when it would start, once it is added and another put off for it."""
    try:
        found = desk.with_action(library, () if parked is None else (parked,))
    except SixElementsError:  # said once it is tried
        return ""
    others = [found.action(i) for i in found.actions[-1].depends_on]
    start = found.actions[-1].start
    if start is None:
        return ""
    day = numbers.short_day(start)
    if not others:
        return _("It would start on {day}.").format(day=day)
    titles = numbers.listing([named(a, desk.session.assessment) for a in others])
    return _("It would wait for {others}, and start on {day}.").format(others=titles, day=day)


def in_plan(action: Action) -> LibraryActionId:
    """The library's id of an action that came from there."""
    return LibraryActionId(str(action.id))
