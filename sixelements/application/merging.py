"""Bringing copies of a workbook together, by ids: what one has and the other lacks comes in.

Sheets come into open rounds only, and those of a round that was published stay out: beside what was shown,
they would show themselves. Records that both sides changed in different ways are chosen by a person. All
of it comes in with one change, or nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_discussion, check_plan, check_sheets, check_worksheets
from sixelements.application.ports import Branding, Deed, NewId, Workbook
from sixelements.application.sheets_there import SheetsThere, is_telling, to_store
from sixelements.domain.actions import Action
from sixelements.domain.bringing_together import (
    SAID_TWICE,
    Fate,
    GoneHere,
    Met,
    Pick,
    Side,
    gone_here,
    meet,
    said_twice,
    together,
)
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.errors import NotAllowed
from sixelements.domain.holidays import WorkDays
from sixelements.domain.ids import ItemId, PlanId, PracticeId, ResponseId, RoundId, TeamId
from sixelements.domain.records import (
    Histories,
    Records,
    about_of,
    book_records,
    brought_back,
    discussion_of,
    discussion_records,
    kind_of,
    plan_of,
    plan_records,
    removal,
    round_records,
    was_removed,
    without_circles,
    worksheet_records,
    worksheets_of,
)
from sixelements.domain.responses import Counts, Sheet, Way
from sixelements.domain.rounds import Round, State
from sixelements.domain.teams import Team
from sixelements.domain.worksheets import NO_WORKSHEETS
from sixelements.i18n import _

_TEAM, _ROUND = "removed team", "removed round"
_LEFT_OUT, _LEFT_OUT_SHEET = "left out", "left out sheet"
"""Marks of what a person chose to leave out, so that it is not asked again each time."""
_OF_TALK = frozenset({"settled", "goal", "service", "facilitator", "votes", "discussed", "parked"})


class WhyOut(Enum):
    """Why something of the copy stays out."""

    PUBLISHED = "sheets of an anonymous round that was published"
    CLOSED = "sheets of a round that is closed here"
    ASKED_OTHERWISE = "the round asks something else there"
    SAYS_OTHERWISE = "sheets that say something else here under the same id"
    WOULD_SHOW = "published there without sheets that are here"
    REMOVED_HERE = "the round or team was removed here, and nothing is in it there"
    REMOVED_THERE = "the round or team was removed there"
    PUBLISHED_THERE = "the round was published there, and would be published twice by closing it here"
    PUBLISHED_BOTH = "the round was published on both sides, with different sheets"
    OPEN_THERE = "the round was published here, and can still be closed there with other sheets"
    ANOTHER_ROUND = "another round has its number here"
    NOT_YET = "the round before it is open here"
    BEGUN = "sheets that were begun and not handed in"
    SAID_TWICE = "sheets that a person chose to leave out, as they say what sheets here say"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaysOut:
    """What of the copy stays out, and why; ``sheets``: how many, 0 where a whole round or team does."""

    why: WhyOut
    team: str
    round: int = 0
    sheets: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsMet:
    """The sheets of a round that both copies have. ``publishes``: it was published there with all of them.

    ``twice``: those of the coming ones that say what sheets say that only this side has.
    """

    team: str
    round: Round
    here: int
    there: int
    coming: tuple[Sheet, ...] = ()
    twice: tuple[Sheet, ...] = ()
    same: int = 0
    out: tuple[StaysOut, ...] = ()
    publishes: Round | None = None

    @property
    def after(self) -> tuple[int, int]:
        """How many there are afterward: at least, and at most."""
        most = self.here + len(self.coming)
        return most - len(self.twice), most


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsMet:
    """The records of a round, or of what belongs to none, as both copies have them."""

    team: str = ""
    round: Round | None = None
    found: tuple[Met, ...] = ()

    @property
    def of(self) -> RoundId | None:
        return self.round.id if self.round else None


RecordPlace = tuple[RoundId | None, str]
"""Where a clash is: the round, and the name of the record."""
Picks = Mapping[RecordPlace, Pick]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeAhead:
    """What bringing a copy in would do; nothing is stored yet. ``gone``: removed here, and in use there."""

    teams: tuple[Team, ...] = ()
    rounds: tuple[tuple[Team, Round], ...] = ()
    sheets: tuple[SheetsMet, ...] = ()
    records: tuple[RecordsMet, ...] = ()
    gone: tuple[Met, ...] = ()
    out: tuple[StaysOut, ...] = field(default=())

    @property
    def clashes(self) -> Mapping[RecordPlace, Met]:
        """What a person has to choose, in the order in which it is shown."""
        found: dict[RecordPlace, Met] = {(None, met.name): met for met in self.gone}
        for sheets in self.sheets:
            if sheets.twice:
                found[sheets.round.id, SAID_TWICE] = said_twice(len(sheets.twice))
        for records in self.records:
            clashes = (met for met in records.found if met.outcome is Fate.CLASH)
            found |= {(records.of, met.name): met for met in clashes}
        return found

    def left_open(self, picks: Picks) -> Mapping[RecordPlace, Met]:
        """What is still to be chosen."""
        return {
            place: met
            for place, met in self.clashes.items()
            if not (place in picks and picks[place].settles(met))
        }

    @property
    def brings(self) -> bool:
        """Whether anything would change here, or has to be chosen."""
        fates = {met.outcome for records in self.records for met in records.found}
        come = any(s.coming or s.publishes for s in self.sheets)
        new = self.teams or self.rounds or self.gone
        return bool(new or come or fates - {Fate.SAME, Fate.HERE})

    @property
    def stays_out(self) -> tuple[StaysOut, ...]:
        """All that stays out."""
        return (*self.out, *(out for sheets in self.sheets for out in sheets.out))


def look_ahead(book: Workbook, copy: Workbook) -> MergeAhead:
    """What bringing a copy in would do. Raises NotAllowed where it is not a copy of this workbook."""
    _must_be_a_copy(book, copy)
    return _Comparing(book, copy).ahead()


ChoosePicks = Callable[[Workbook, MergeAhead], Picks]
"""What a person chose of a copy; what it raises leaves everything as it was."""


def merge(
    book: Workbook,
    copies: Sequence[Workbook],
    choose: ChoosePicks,
    *,
    new_id: NewId,
    announce: Announce = tell_nobody,
) -> tuple[MergeAhead, ...]:
    """Bring copies in, one after another: a backup first, then all of it or nothing; returns what was done.

    Raises NotAllowed where a choice is open, or where one is no copy of this workbook.
    """
    first = [look_ahead(book, copy) for copy in copies]
    if not any(ahead.brings for ahead in first):
        return tuple(first)
    _must_be_settled(first[0], choose(copies[0], first[0]))
    if len(copies) > 1:
        _rehearse(book, copies, choose, new_id)
    book.back_up_before(Deed.MERGE)
    with book.change():
        done = _bring_all(book, copies, choose, new_id)
    for ahead in done:
        _announce(ahead, announce)
    return done


class _Rehearsed(Exception):
    """Takes everything back."""


def _rehearse(book: Workbook, copies: Sequence[Workbook], choose: ChoosePicks, new_id: NewId) -> None:
    """Bring all in and take it back, so that what is open in a later copy is found before a backup is made.

    What has to be chosen of a copy is known only once those before it are in.
    """
    with suppress(_Rehearsed), book.change():
        _bring_all(book, copies, choose, new_id)
        raise _Rehearsed


def _bring_all(
    book: Workbook, copies: Sequence[Workbook], choose: ChoosePicks, new_id: NewId
) -> tuple[MergeAhead, ...]:
    """Bring copies in, one after another, inside one change."""
    done = []
    for copy in copies:
        ahead = look_ahead(book, copy)
        picks = choose(copy, ahead)
        _must_be_settled(ahead, picks)
        _Merging(book, copy, picks, new_id).bring(ahead)
        done.append(ahead)
    return tuple(done)


def _announce(ahead: MergeAhead, announce: Announce) -> None:
    for what in (What.ORGANIZATION, What.TEAM):
        announce(StoreChange(what=what))
    for round_ in [s.round for s in ahead.sheets] + [round_ for _team, round_ in ahead.rounds]:
        for what in (What.ROUND, What.SHEETS, What.DISCUSSION, What.WORKSHEETS, What.PLAN):
            announce(StoreChange.of(what, round_))


def _must_be_settled(ahead: MergeAhead, picks: Picks) -> None:
    if ahead.left_open(picks):
        raise NotAllowed(_("Something was changed on both sides. Choose first; nothing is chosen for you."))


def _must_be_a_copy(book: Workbook, copy: Workbook) -> None:
    here, there = book.info, copy.info
    if there.collection:
        raise NotAllowed(_("This is a collection file. Its sheets are taken in on Collect."))
    if here.id == there.id:
        return
    if here.origin and here.origin in (there.id, there.origin):
        raise NotAllowed(
            _(
                "The workbook open here is a hand-over copy. Open the workbook it came from, and bring this "
                "one in there."
            )
        )
    if there.origin != here.id:
        text = _("That is another workbook: it belongs to {there}, and this one to {here}.")
        raise NotAllowed(text.format(there=there.organization, here=here.organization))


class _Comparing:
    """Reads two workbooks, team by team and round by round."""

    def __init__(self, book: Workbook, copy: Workbook) -> None:
        self._book, self._copy = book, copy
        self._known = book.histories.of(None)
        self._handed_over = copy.info.origin == book.info.id

    def ahead(self) -> MergeAhead:
        here = {team.id: team for team in self._book.teams.all()}
        teams: list[Team] = []
        rounds: list[tuple[Team, Round]] = []
        sheets: list[SheetsMet] = []
        records = [self._of_the_book()] if not self._handed_over else []
        gone: list[Met] = []
        out: list[StaysOut] = []
        for team in self._copy.teams.all():
            theirs = tuple(self._copy.rounds.of(team.id))
            if team.id not in here and was_removed(_TEAM, team.id, self._known):
                met = gone_here(team, self._gone(team, theirs))
                if self._in_use(theirs) and not _was_left_out(met, self._known):
                    gone.append(met)
                else:
                    out.append(StaysOut(why=WhyOut.REMOVED_HERE, team=team.name))
                continue
            if team.id not in here:
                teams.append(team)
                rounds += [(team, round_) for round_ in theirs]
                continue
            known = {round_.id: round_ for round_ in self._book.rounds.of(team.id)}
            for round_ in (r for r in theirs if r.id in known):
                sheets.append(self._sheets(team, known[round_.id], round_))
                if _may_be_told(known[round_.id], round_, sheets[-1]):
                    records.append(self._records(team, known[round_.id], round_))
            for round_ in (r for r in theirs if r.id not in known):
                self._meet_round(team, round_, [*known.values()], sheets, rounds, gone, out)
        return MergeAhead(
            teams=tuple(teams),
            rounds=tuple(rounds),
            sheets=tuple(sheets),
            records=tuple(records),
            gone=tuple(gone),
            out=(*out, *self._removed_there(here), *self._begun(rounds)),
        )

    def _meet_round(
        self,
        team: Team,
        round_: Round,
        known: Sequence[Round],
        sheets: Sequence[SheetsMet],
        coming: list[tuple[Team, Round]],
        gone: list[Met],
        out: list[StaysOut],
    ) -> None:
        """A round that is not here: it comes in, stays out, or was removed here and a person is asked."""
        why = self._why_not(team, round_, known, sheets, coming)
        removed = was_removed(_ROUND, round_.id, self._known)
        met = gone_here(round_, self._gone(team, (round_,)))
        asked = self._in_use([round_]) and not _was_left_out(met, self._known)
        if removed and why is None and asked:
            gone.append(met)
        elif why is None and not removed:
            coming.append((team, round_))
        else:
            why = WhyOut.REMOVED_HERE if removed or why is None else why
            out.append(StaysOut(why=why, team=team.name, round=round_.number))

    def _gone(self, team: Team, rounds: tuple[Round, ...]) -> GoneHere:
        sheets = sum(len(self._copy.responses.handed_in(round_.id)) for round_ in rounds)
        return GoneHere(team, rounds, sheets)

    def _in_use(self, rounds: Sequence[Round]) -> bool:
        """Whether rounds of the copy hold anything that somebody put in."""
        copy = self._copy
        return any(
            copy.responses.handed_in(r.id)
            or copy.responses.hands(r.id)
            or copy.plans.of(r.id)
            or copy.discussions.of(r.id) != NO_DISCUSSION
            or copy.worksheets.of(r.id) != NO_WORKSHEETS
            for r in rounds
        )

    def _removed_there(self, here: Mapping[TeamId, Team]) -> Iterator[StaysOut]:
        """Teams and rounds that are here and were removed in the copy: what is in them is not erased here."""
        known = self._copy.histories.of(None)
        for team in here.values():
            if was_removed(_TEAM, team.id, known):
                yield StaysOut(why=WhyOut.REMOVED_THERE, team=team.name)
                continue
            for round_ in self._book.rounds.of(team.id):
                if was_removed(_ROUND, round_.id, known):
                    yield StaysOut(why=WhyOut.REMOVED_THERE, team=team.name, round=round_.number)

    def _begun(self, coming: Sequence[tuple[Team, Round]]) -> Iterator[StaysOut]:
        """Sheets that were begun in rounds that come in whole."""
        for team, round_ in coming:
            if begun := self._copy.responses.paused_count(round_.id):
                yield StaysOut(why=WhyOut.BEGUN, team=team.name, round=round_.number, sheets=begun)

    def _why_not(
        self,
        team: Team,
        round_: Round,
        known: Sequence[Round],
        sheets: Sequence[SheetsMet],
        coming: Sequence[tuple[Team, Round]],
    ) -> WhyOut | None:
        """Why a round that is not here can't come in; None if it can."""
        done = [r for of, r in coming if of.id == team.id]
        if any(r.number == round_.number for r in known):
            return WhyOut.ANOTHER_ROUND
        if round_.number != len(known) + len(done) + 1:
            return WhyOut.NOT_YET
        published = {s.round.id for s in sheets if s.publishes or s.round.readable}
        before = [*known, *done]
        open_ = [r for r in before if not (r.readable or r.id in published)]
        return WhyOut.NOT_YET if open_ else None

    def _sheets(self, team: Team, ours: Round, theirs: Round) -> SheetsMet:
        mine = {s.id: s for s in self._book.responses.handed_in(ours.id)}
        if self._handed_over:
            return SheetsMet(team=team.name, round=ours, here=len(mine), there=0)
        other = {s.id: s for s in self._copy.responses.handed_in(theirs.id)}
        new = [sheet for id_, sheet in other.items() if id_ not in mine]
        differ = sum(mine[id_] != sheet for id_, sheet in other.items() if id_ in mine)
        publishes = self._publishes(ours, theirs, set(mine) - set(other))
        why = self._why_no_sheets(
            ours, theirs, only_here=bool(set(mine) - set(other)), publishes=bool(publishes)
        )
        begun = self._copy.responses.paused_count(theirs.id) if theirs.collecting else 0
        only_here = [sheet for id_, sheet in mine.items() if id_ not in other]
        twice = () if why else self._said_twice(ours, theirs, only_here, new)
        known = self._book.histories.of(ours.id) if twice else {}
        left = {s.id for s in twice if s.id and was_removed(_LEFT_OUT_SHEET, s.id, known)}
        new = [sheet for sheet in new if sheet.id not in left]
        out = [
            (why, len(new)),
            (WhyOut.SAID_TWICE, len(left)),
            (WhyOut.SAYS_OTHERWISE, differ),
            (WhyOut.BEGUN, begun),
        ]
        if ours.anonymous and theirs.readable and not ours.readable:
            out.append((WhyOut.PUBLISHED_THERE, len(only_here)))
        if ours.anonymous and ours.readable:
            why_apart = WhyOut.PUBLISHED_BOTH if theirs.readable else WhyOut.OPEN_THERE
            out.append((why_apart, len(only_here) + len(new)))
        return SheetsMet(
            team=team.name,
            round=ours,
            here=len(mine),
            there=len(other),
            coming=() if why else tuple(new),
            twice=tuple(sheet for sheet in twice if sheet.id not in left),
            same=len(other) - len(new) - len(left) - differ,
            out=tuple(
                StaysOut(why=reason, team=team.name, round=ours.number, sheets=n)
                for reason, n in out
                if reason and n
            ),
            publishes=publishes if not (why and new) else None,
        )

    def _said_twice(
        self, ours: Round, theirs: Round, only_here: Sequence[Sheet], new: Sequence[Sheet]
    ) -> tuple[Sheet, ...]:
        """Coming sheets that say word for word what sheets say that the copy has not.

        One on which all answers are the same may be another person's: it counts only where both sides took
        the same file or row in.
        """
        responses = self._book.responses
        common = responses.digests(ours.id) & self._copy.responses.digests(theirs.id)
        asked = [sheet for sheet in new if common or is_telling(sheet)]
        there = SheetsThere(only_here, with_role=True)
        return tuple(asked[n] for n in sorted(there.equal(asked, range(len(asked)))))

    def _publishes(self, ours: Round, theirs: Round, only_here: set[ResponseId | None]) -> Round | None:
        """The round as it becomes where it was published there with every sheet that is here."""
        if not theirs.readable or ours.readable or only_here or not _asks_the_same(ours, theirs):
            return None
        return replace(ours, state=State.PUBLISHED, closed_on=theirs.closed_on, set_aside=theirs.set_aside)

    def _why_no_sheets(
        self,
        ours: Round,
        theirs: Round,
        *,
        only_here: bool,
        publishes: bool,
    ) -> WhyOut | None:
        if not _asks_the_same(ours, theirs):
            return WhyOut.ASKED_OTHERWISE
        if ours.anonymous and ours.readable:
            return WhyOut.PUBLISHED
        if not ours.collecting and not publishes:
            return WhyOut.CLOSED
        if theirs.anonymous and theirs.readable and only_here:
            return WhyOut.WOULD_SHOW
        return None

    def _of_the_book(self) -> RecordsMet:
        found = meet(
            _book_records(self._book),
            _book_records(self._copy),
            self._book.histories.of(None),
            self._copy.histories.of(None),
        )
        both = (m for m in found if m.here is not None and m.there is not None)
        return RecordsMet(found=tuple(both))

    def _records(self, team: Team, ours: Round, theirs: Round) -> RecordsMet:
        here, there = _round_records(self._book, ours), _round_records(self._copy, theirs)
        if self._copy.info.nameless:
            there = _with_names_of(there, here)
        found = meet(here, there, self._book.histories.of(ours.id), self._copy.histories.of(theirs.id))
        if self._handed_over:
            found = tuple(m for m in found if kind_of(m.name) not in (*_OF_TALK, "set_aside", "hands"))
        return RecordsMet(team=team.name, round=ours, found=found)


def _was_left_out(met: Met, known: Histories) -> bool:
    """Whether a person chose to keep this removed, with as many rounds and sheets in it as now."""
    return was_removed(_LEFT_OUT, _as_it_was(met), known)


def _as_it_was(met: Met) -> str:
    gone = met.there
    held = f"{len(gone.rounds)} {gone.sheets}" if isinstance(gone, GoneHere) else ""
    return f"{met.name} {held}"


def _may_be_told(ours: Round, theirs: Round, sheets: SheetsMet) -> bool:
    """Whether what was settled and planned there may be read here: not where it would tell open results."""
    return not (ours.anonymous and theirs.readable) or ours.readable or sheets.publishes is not None


def _asks_the_same(ours: Round, theirs: Round) -> bool:
    return (ours.mode, ours.threshold, ours.practices, ours.assessment) == (
        theirs.mode,
        theirs.threshold,
        theirs.practices,
        theirs.assessment,
    )


def _book_records(book: Workbook) -> Records:
    return book_records(
        book.teams.all(),
        organization=book.info.organization,
        branding=book.organization.branding(),
        work_days=book.organization.work_days(),
    )


def _round_records(book: Workbook, round_: Round) -> Records:
    hands = {f"hands/{item}": counts for item, counts in book.responses.hands(round_.id).items()}
    return {
        **plan_records(book.plans.of(round_.id)),
        **discussion_records(book.discussions.of(round_.id)),
        **worksheet_records(book.worksheets.of(round_.id)),
        **round_records(round_),
        **hands,
    }


def _with_names_of(there: Records, here: Records) -> Records:
    """Records of a copy that was handed over without names, with the names from here where it says none."""
    found = dict(there)
    for name, value in there.items():
        known = here.get(name)
        if isinstance(value, Action) and isinstance(known, Action) and not (value.owner or value.helpers):
            found[name] = replace(value, owner=known.owner, helpers=known.helpers)
    return {**found, **({"people": here["people"]} if "people" in here and "people" not in there else {})}


class _Merging:
    """Stores what was looked at, inside one change."""

    def __init__(self, book: Workbook, copy: Workbook, picks: Picks, new_id: NewId) -> None:
        self._book, self._copy, self._picks, self._new_id = book, copy, picks, new_id

    def bring(self, ahead: MergeAhead) -> None:
        for met in ahead.gone:
            if self._picks[None, met.name].whole is Side.COPY and isinstance(met.there, GoneHere):
                self._bring_back(met.name, met.there)
            else:
                self._book.histories.put(None, removal(_LEFT_OUT, _as_it_was(met)))
        for records in ahead.records:
            self._bring_records(records)
        for sheets in ahead.sheets:
            self._bring_sheets(sheets)
        for team in ahead.teams:
            self._book.teams.put(self._with_free_name(team))
            self._carry_history(f"team/{team.id}")
        for _team, round_ in ahead.rounds:
            self._bring_round(round_)

    def _bring_back(self, name: str, gone: GoneHere) -> None:
        """A team or round that was removed here, as the copy has it."""
        if kind_of(name) == _TEAM:
            self._book.teams.put(self._with_free_name(gone.team))
            self._carry_history(f"team/{gone.team.id}")
        for round_ in gone.rounds:
            self._bring_round(round_)
        self._book.histories.put(None, brought_back(kind_of(name), about_of(name)))

    def _with_free_name(self, team: Team) -> Team:
        """The team, called as no other one is: two that are called alike could not be told apart."""
        taken = {other.name.casefold() for other in self._book.teams.all() if other.id != team.id}
        names = (team.name, *(f"{team.name} ({n})" for n in range(2, len(taken) + 3)))
        return replace(team, name=next(one for one in names if one.casefold() not in taken))

    def _carry_history(self, name: str) -> None:
        known = self._copy.histories.of(None)
        if name in known:
            self._book.histories.put(None, {name: known[name]})

    def _bring_round(self, round_: Round) -> None:
        book, copy = self._book, self._copy
        digest = book.assessments.put(copy.assessments.get(round_.assessment))
        book.rounds.put(replace(round_, assessment=digest))
        book.responses.add(to_store(round_, copy.responses.handed_in(round_.id)))
        book.responses.came(round_.id, copy.responses.ways(round_.id))
        book.responses.put_digests(round_.id, copy.responses.digests(round_.id))
        for item, counts in copy.responses.hands(round_.id).items():
            book.responses.show_hands(round_.id, item, counts)
        if (discussion := copy.discussions.of(round_.id)) != NO_DISCUSSION:
            book.discussions.put(round_.id, discussion)
        if (sheets := copy.worksheets.of(round_.id)) != NO_WORKSHEETS:
            book.worksheets.put(round_.id, sheets)
        if plan := copy.plans.of(round_.id):
            book.plans.put(round_.id, plan)
        book.histories.put(round_.id, copy.histories.of(round_.id))

    def _bring_sheets(self, met: SheetsMet) -> None:
        book, id_ = self._book, met.round.id
        coming = met.coming
        if met.twice and self._picks[id_, SAID_TWICE].whole is Side.HERE:
            twice = {sheet.id for sheet in met.twice if sheet.id}
            coming = tuple(sheet for sheet in coming if sheet.id not in twice)
            for sheet_id in sorted(twice):
                book.histories.put(id_, removal(_LEFT_OUT_SHEET, sheet_id))
        if coming:
            for sheet in coming:
                if sheet.id and book.responses.unfinished(sheet.id):
                    book.responses.remove(sheet.id)  # it was handed in on the other laptop
            check_sheets(book, met.round, coming)
            book.responses.add(to_store(met.round, coming))
            book.responses.came(id_, {Way.COLLECTION: len(coming)})
            book.responses.put_newest(id_, ())
        if met.round.collecting and not met.publishes:
            book.responses.put_digests(id_, self._copy.responses.digests(id_) - book.responses.digests(id_))
        if met.publishes:
            if met.round.anonymous:
                book.responses.discard_unfinished(id_)
                book.responses.forget_files(id_)
            book.responses.put_newest(id_, ())
            book.rounds.put(replace(met.publishes, set_aside=book.rounds.get(id_).set_aside))

    def _bring_records(self, met: RecordsMet) -> None:
        picks = {name: pick for (of, name), pick in self._picks.items() if of == met.of}
        known_here = self._book.histories.of(met.of)
        known_there = self._copy.histories.of(met.of)
        records, histories = together(met.found, picks, known_here, known_there, new_id=self._new_id)
        if met.round is None:
            self._put_of_the_book(records, met.found)
        else:
            self._put_of_round(met.round, records, {m.name for m in met.found})
        if histories:
            self._book.histories.put(met.of, histories)

    def _put_of_the_book(self, records: Records, found: Sequence[Met]) -> None:
        book = self._book
        changed = {m.name for m in found if records.get(m.name) != m.here}
        for name in sorted(changed):
            value = records[name]
            if isinstance(value, Team):
                book.teams.put(self._with_free_name(value))
            elif isinstance(value, Branding):
                book.organization.put_branding(value)
            elif isinstance(value, WorkDays):
                book.organization.put_work_days(value)
            elif isinstance(value, str):
                book.organization.rename(value)

    def _put_of_round(self, round_: Round, records: Records, met: set[str]) -> None:
        """Store what differs from what is here. What was not looked at, as in a hand-over copy, stays."""
        book, id_ = self._book, round_.id
        kept = {name: v for name, v in _round_records(book, round_).items() if name not in met}
        records = {**kept, **records}
        plan = book.plans.of(id_)
        merged = plan_of(records, plan.id if plan else self._plan_id(id_))
        if merged and merged != plan:
            merged = replace(merged, actions=without_circles(merged.actions))
            check_plan(merged, before=plan)
            book.plans.put(id_, merged)
        before, discussion = book.discussions.of(id_), discussion_of(records)
        if discussion != before:
            check_discussion(discussion, before=before)
            book.discussions.put(id_, discussion)
        if (sheets := worksheets_of(records)) != (filled := book.worksheets.of(id_)):
            check_worksheets(sheets, before=filled)
            book.worksheets.put(id_, sheets)
        set_aside = {PracticeId(about_of(n)): str(v) for n, v in records.items() if kind_of(n) == "set_aside"}
        if set_aside != dict(round_.set_aside):
            book.rounds.put(replace(round_, set_aside=set_aside))
        for name, counts in records.items():
            if isinstance(counts, Counts) and counts != book.responses.hands(id_).get(ItemId(about_of(name))):
                book.responses.show_hands(id_, ItemId(about_of(name)), counts)

    def _plan_id(self, round_: RoundId) -> PlanId:
        plan = self._copy.plans.of(round_)
        return plan.id if plan else PlanId(self._new_id())
