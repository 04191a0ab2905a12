"""A workbook in memory. It keeps every promise of the ports but the disk."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from sixelements.application.errors import CannotWrite, WorldsFault
from sixelements.application.ports import Branding, Deed, Traces, WorkbookInfo, Worked
from sixelements.domain.actions import Plan
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.carried import in_stretches
from sixelements.domain.discussion import NO_DISCUSSION, Discussion
from sixelements.domain.errors import BadInput, NotAllowed, NotFound, SixElementsError
from sixelements.domain.evidence import Evidence
from sixelements.domain.holidays import USUAL_WORK_DAYS, WorkDays
from sixelements.domain.ids import (
    ElementId,
    ItemId,
    PracticeId,
    ResponseId,
    RoundId,
    TeamId,
    WorkbookId,
)
from sixelements.domain.limits import LARGEST_FILE
from sixelements.domain.records import (
    Histories,
    History,
    Records,
    changed,
    discussion_records,
    plan_records,
    removal,
    round_records,
    worksheet_records,
)
from sixelements.domain.responses import (
    NO_ANSWERS,
    NO_WAYS,
    NOT_APPLICABLE,
    Answer,
    Counts,
    Group,
    Response,
    Sheet,
    SheetSum,
    SheetSums,
    Tally,
    Way,
    group_of,
)
from sixelements.domain.rounds import Round, weighed
from sixelements.domain.scores import Score
from sixelements.domain.teams import Team
from sixelements.domain.worksheets import NO_WORKSHEETS, Worksheets
from sixelements.domain.workshop import Workshop


@dataclass
class Content:
    """All that a change may touch, so that it can be taken back; the values in it are frozen."""

    organization: str
    branding: Branding = field(default_factory=Branding)
    teams: dict[TeamId, Team] = field(default_factory=dict)
    rounds: dict[RoundId, Round] = field(default_factory=dict)
    sheets: dict[ResponseId, Response] = field(default_factory=dict)
    handed_in: set[ResponseId] = field(default_factory=set)
    paused: dict[tuple[RoundId, bytes], ResponseId] = field(default_factory=dict)
    comments: dict[tuple[ResponseId, ItemId], str] = field(default_factory=dict)
    hands: dict[tuple[RoundId, ItemId], Counts] = field(default_factory=dict)
    taken_in: set[tuple[RoundId, bytes]] = field(default_factory=set)
    newest: dict[RoundId, tuple[frozenset[ResponseId], frozenset[bytes]]] = field(default_factory=dict)
    known_matches: dict[tuple[RoundId, bytes], str] = field(default_factory=dict)
    drafts: dict[ResponseId, bool] = field(default_factory=dict)
    ways: dict[tuple[RoundId, Way], int] = field(default_factory=dict)
    newest_ways: dict[tuple[RoundId, Way], int] = field(default_factory=dict)
    discussions: dict[RoundId, Discussion] = field(default_factory=dict)
    workshops: dict[RoundId, Workshop] = field(default_factory=dict)
    worksheets: dict[RoundId, Worksheets] = field(default_factory=dict)
    plans: dict[RoundId, Plan] = field(default_factory=dict)
    figures: dict[RoundId, Score] = field(default_factory=dict)
    histories: dict[tuple[RoundId | None, str], History] = field(default_factory=dict)
    work_days: WorkDays = USUAL_WORK_DAYS
    assessments: dict[str, Assessment] = field(default_factory=dict)

    def as_it_is(self) -> "Content":
        """A copy that later changes don't reach."""
        return Content(**{name: copy(value) for name, value in self.__dict__.items()})


class FakeWorkbook:
    """Implements ``ports.Workbook``."""

    def __init__(
        self, organization: str = "Alder County", *, read_only: bool = False, origin: str = ""
    ) -> None:
        self.content = Content(organization=organization)
        self._origin = WorkbookId(origin) if origin else None
        self._read_only = read_only
        self.backed_up: list[tuple[Deed, RoundId | None, Content]] = []
        self.no_backup: SixElementsError | None = None
        self.left_undone: SixElementsError | None = None
        self.left = LARGEST_FILE
        self.place = Path("alder.sixe")
        self.moved: WorldsFault | None = None
        self.no_copy: SixElementsError | None = None
        self.copied: list[Path] = []
        self.organization = FakeOrganization(self)
        self.teams = FakeTeams(self)
        self.rounds = FakeRounds(self)
        self.responses = FakeResponses(self)
        self.discussions = FakeDiscussions(self)
        self.workshops = FakeWorkshops(self)
        self.worksheets = FakeWorksheets(self)
        self.plans = FakePlans(self)
        self.figures = FakeFigures(self)
        self.histories = FakeHistories(self)
        self.assessments = FakeAssessments(self)
        self.claimed: dict[Path, Path] = {}
        self.backups_came_along = True

    @property
    def info(self) -> WorkbookInfo:
        return WorkbookInfo(
            id=WorkbookId("f" * 32),
            organization=self.content.organization,
            read_only=self._read_only,
            origin=self._origin,
        )

    @property
    def backup_problem(self) -> SixElementsError | None:
        return self.no_backup

    def back_up(self, *, by_hand: bool = False, other_lies_there: bool = False) -> Path:  # noqa: ARG002 - a name
        if self.no_backup:
            raise self.no_backup
        return Path("backup.sixe")

    def back_up_changes(self, tick: Callable[[], None] = lambda: None) -> None:
        tick()
        if self.no_backup:
            raise self.no_backup

    def back_up_before(self, deed: Deed, round_: RoundId | None = None) -> None:
        """``backed_up`` holds what was there before each deed; ``no_backup`` is why none can be made."""
        if self.no_backup and deed.replaces:
            raise self.no_backup
        if not self.no_backup:
            self.backed_up.append((deed, round_, self.content.as_it_is()))

    def look(self) -> None:
        """``moved`` is what became of the file."""
        if self.moved:
            raise self.moved

    @property
    def left_alone(self) -> Mapping[Path, Path]:
        return self.claimed

    def go_on_at(self, path: Path) -> bool:
        self.place, self.moved = path, None
        return self.backups_came_along

    def go_on_in_copy(self, path: Path) -> None:
        if self.no_copy:
            raise self.no_copy
        self.place, self.moved = path, None

    def copy_to(self, path: Path) -> None:
        if self.no_copy:
            raise self.no_copy
        self.copied.append(path)

    def remembered(self, round_: RoundId, work_out: Callable[[], Worked]) -> Worked:
        """Remembers nothing."""
        del round_
        return work_out()

    def scored(self, round_: RoundId, evidence: Evidence, score: Callable[[Evidence], Score]) -> Score:
        """Remembers nothing."""
        del round_
        return score(evidence)

    @contextmanager
    def change(self) -> Iterator[None]:
        if self.info.read_only:
            raise CannotWrite("This workbook was opened for reading only.")
        self.look()
        before = self.content.as_it_is()
        try:
            yield
        except BaseException:
            self.content.__dict__.update(before.__dict__)
            raise

    def room(self) -> int:
        return self.left

    def close(self, *, back_up: bool = True) -> None:
        """There is nothing to close."""


def _may_be_a_logo(data: bytes) -> bool:
    return data.startswith(b"\x89PNG") and len(data) <= 1_000_000


class FakeOrganization:
    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def rename(self, name: str) -> None:
        with self._book.change():
            known = {"organization": self._book.content.organization}
            self._book.histories.note(None, known, {"organization": name})
            self._book.content.organization = name

    def branding(self) -> Branding:
        return self._book.content.branding

    def put_branding(self, branding: Branding) -> None:
        if branding.color and not re.fullmatch("#[0-9A-Fa-f]{6}", branding.color):
            raise BadInput("That is no color.")
        before = self._book.content.branding
        for logo, kept in ((branding.logo, before.logo), (branding.firm_logo, before.firm_logo)):
            if logo is not None and logo != kept and not _may_be_a_logo(logo):
                raise BadInput("That is no logo.")
        with self._book.change():
            color = branding.color.upper() if branding.color else None
            known = {"branding": self.branding()}
            self._book.content.branding = replace(branding, color=color)
            self._book.histories.note(None, known, {"branding": self.branding()})

    def work_days(self) -> WorkDays:
        return self._book.content.work_days

    def put_work_days(self, days: WorkDays) -> None:
        with self._book.change():
            self._book.histories.note(None, {"work_days": self.work_days()}, {"work_days": days})
            self._book.content.work_days = days


class FakeTeams:
    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def all(self) -> tuple[Team, ...]:
        return tuple(self._book.content.teams.values())

    def put(self, team: Team) -> None:
        with self._book.change():
            if known := self._book.content.teams.get(team.id):
                name = f"team/{team.id}"
                self._book.histories.note(None, {name: known}, {name: team})
            self._book.content.teams[team.id] = team

    def remove(self, team: TeamId) -> None:
        with self._book.change():
            for round_ in self._book.rounds.of(team):
                self._book.rounds.remove(round_.id)
            self._book.content.teams.pop(team, None)
            self._book.histories.put(None, removal("removed team", team))


class FakeRounds:
    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def of(self, team: TeamId) -> tuple[Round, ...]:
        rounds = (r for r in self._book.content.rounds.values() if r.team == team)
        return tuple(sorted(rounds, key=lambda r: r.number))

    def get(self, round_: RoundId) -> Round:
        if round_ not in self._book.content.rounds:
            raise NotFound("This round is no longer in the workbook. Choose another one.")
        return self._book.content.rounds[round_]

    def put(self, round_: Round) -> None:
        with self._book.change():
            if known := self._book.content.rounds.get(round_.id):
                self._book.histories.note(round_.id, round_records(known), round_records(round_))
            self._book.content.rounds[round_.id] = round_

    def remove(self, round_: RoundId) -> None:
        with self._book.change():
            self._book.responses.discard(round_)
            content = self._book.content
            kept = (
                content.discussions,
                content.workshops,
                content.worksheets,
                content.plans,
                content.figures,
                content.rounds,
            )
            for held in kept:
                held.pop(round_, None)
            self._book.histories.put(None, removal("removed round", round_))


class FakeResponses:
    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    @property
    def _content(self) -> Content:
        return self._book.content

    def begin(self, response: ResponseId, *, round_: RoundId, role: Role | None) -> None:
        bytes.fromhex(response)
        with self._book.change():
            self._content.sheets[response] = Response(id=response, round=round_, role=role, answers={})

    def answer(self, response: ResponseId, item: ItemId, answer: Answer | None) -> None:
        with self._book.change():
            sheet = self._must_be_unfinished(response)
            answers = {i: a for i, a in sheet.answers.items() if i != item}
            if answer is not None:
                answers[item] = answer
            self._content.sheets[response] = replace(sheet, answers=answers)

    def comment(self, response: ResponseId, item: ItemId, text: str) -> None:
        with self._book.change():
            self._must_be_unfinished(response)
            self._content.comments.pop((response, item), None)
            if text:
                self._content.comments[response, item] = text

    def unfinished(self, response: ResponseId) -> Response | None:
        return None if response in self._content.handed_in else self._content.sheets.get(response)

    def unfinished_comments(self, response: ResponseId) -> Mapping[ItemId, str]:
        if response in self._content.handed_in:
            return {}
        return {item: text for (id_, item), text in self._content.comments.items() if id_ == response}

    def pause(self, response: ResponseId, *, words: bytes) -> None:
        with self._book.change():
            round_ = self._must_be_unfinished(response).round
            if self._content.paused.get((round_, words), response) != response:
                raise NotAllowed("These words can't be used. Choose others.")
            self._wake(response)
            self._content.paused[round_, words] = response

    def paused(self, round_: RoundId, *, words: bytes) -> ResponseId | None:
        return self._content.paused.get((round_, words))

    def paused_count(self, round_: RoundId) -> int:
        sheets = (s for s in self._content.sheets.values() if s.round == round_)
        return sum(s.id not in self._content.handed_in for s in sheets)

    def submit(self, response: ResponseId) -> None:
        with self._book.change():
            self._must_be_unfinished(response)
            self._content.handed_in.add(response)
            self._wake(response)

    def add(self, responses: Iterable[Response]) -> None:
        with self._book.change():
            for sheet in responses:
                bytes.fromhex(sheet.id)
                self._content.sheets[sheet.id] = replace(sheet, comments={})
                self._content.handed_in.add(sheet.id)
                for item, text in sheet.comments.items():
                    self._content.comments[sheet.id, item] = text

    def traces(self) -> Traces:
        content = self._content
        marks = {digest for _round, digest in (*content.taken_in, *content.known_matches, *content.paused)}
        return Traces(
            sheets=tuple(sorted(content.sheets)),
            handed_in=len(content.handed_in),
            comments=tuple(sorted(content.comments.values())),
            marks=tuple(sorted(marks)),
        )

    def there(
        self, round_: RoundId, sheets: Mapping[ResponseId, Mapping[ItemId, Answer]]
    ) -> Mapping[ResponseId, bool]:
        kept, handed_in = self._content.sheets, self._content.handed_in
        return {
            id_: id_ in handed_in and (kept[id_].round, kept[id_].answers) == (round_, answers)
            for id_, answers in sheets.items()
            if id_ in kept
        }

    def remove(self, response: ResponseId) -> None:
        with self._book.change():
            self._forget({response})

    def discard(self, round_: RoundId) -> None:
        with self._book.change():
            self._forget({s.id for s in self._content.sheets.values() if s.round == round_})
            self._content.hands = {k: v for k, v in self._content.hands.items() if k[0] != round_}
            self._content.ways = {k: n for k, n in self._content.ways.items() if k[0] != round_}
            self._content.newest_ways = {}
            self.forget_files(round_)

    def discard_unfinished(self, round_: RoundId, *, spare: Collection[ResponseId] = ()) -> None:
        with self._book.change():
            sheets = (s for s in self._content.sheets.values() if s.round == round_)
            self._forget({s.id for s in sheets} - self._content.handed_in - {*spare})

    def give_role(self, response: ResponseId, role: Role | None) -> None:
        with self._book.change():
            self._content.sheets[response] = replace(self._must_be_unfinished(response), role=role)

    def put_draft(self, response: ResponseId, *, whole: bool) -> None:
        with self._book.change():
            self._must_be_unfinished(response)
            self._content.drafts[response] = whole

    def drafts(self, round_: RoundId) -> Mapping[ResponseId, bool]:
        sheets, drafts = self._content.sheets, sorted(self._content.drafts.items())
        return {id_: whole for id_, whole in drafts if sheets[id_].round == round_}

    def hand_in_drafts(self, round_: RoundId) -> tuple[ResponseId, ...]:
        found = tuple(id_ for id_, whole in self.drafts(round_).items() if whole)
        with self._book.change():
            self._content.handed_in |= {*found}
            self._content.drafts = {k: v for k, v in self._content.drafts.items() if k not in found}
        return found

    def arrived(self, round_: RoundId) -> Mapping[Role | None, int]:
        return dict(Counter(s.role for s in self._sheets(round_)))

    def kept(self, round_: RoundId, *, practices: Sequence[PracticeId], minimum: int) -> int:
        return sum(len(_levels(s, weighed(practices))) >= minimum for s in self._sheets(round_))

    def tally(self, round_: RoundId, *, practices: Sequence[PracticeId], minimum: int) -> Tally:
        sheets = self._sheets(round_)
        kept = [s for s in sheets if len(_levels(s, weighed(practices))) >= minimum]
        asked = self._content.rounds[round_].practices
        left_out = {ItemId(p) for p in asked if p not in practices}
        counts: dict[ItemId, dict[Group, Counts]] = {}
        for sheet in kept:
            for item, answer in sheet.answers.items():
                if item not in left_out:
                    groups = counts.setdefault(item, {})
                    group = group_of(sheet.role)
                    groups[group] = groups.get(group, NO_ANSWERS) + _one(answer)
        of_round = {i: c for (r, i), c in self._content.hands.items() if r == round_}
        hands = {i: c for i, c in of_round.items() if i not in left_out}
        roles = dict(Counter(s.role for s in kept))
        return Tally(roles=roles, dropped=len(sheets) - len(kept), counts=counts, hands=hands)

    def sheet_sums(
        self,
        round_: RoundId,
        *,
        elements: Mapping[ElementId, Sequence[PracticeId]],
        minimum: int,
        practices: Sequence[PracticeId],
    ) -> tuple[SheetSums, ...]:
        sheets = self._sheets(round_)
        return tuple(
            {e: _sum(_levels(s, members)) for e, members in elements.items()}
            for s in sheets
            if len(_levels(s, weighed(practices))) >= minimum
        )

    def uniform(self, round_: RoundId, *, practices: Sequence[PracticeId], minimum: int) -> int:
        rated = [_levels(s, practices) for s in self._sheets(round_)]
        return sum(
            len(levels) >= minimum and 10 * max(Counter(levels).values()) >= 9 * len(levels)
            for levels in rated
            if levels
        )

    def comments(self, round_: RoundId) -> Mapping[ItemId, tuple[str, ...]]:
        ids = {s.id for s in self._sheets(round_)}
        comments: dict[ItemId, list[str]] = {}
        for (response, item), text in self._content.comments.items():
            if response in ids:
                comments.setdefault(item, []).append(text)
        return {item: tuple(sorted(texts)) for item, texts in comments.items()}

    def redact(self, round_: RoundId, item: ItemId, text: str, *, instead: str) -> None:
        with self._book.change():
            for (response, i), found in list(self._content.comments.items()):
                if i == item and found == text and self._content.sheets[response].round == round_:
                    self._content.comments[response, i] = instead

    def hands(self, round_: RoundId) -> Mapping[ItemId, Counts]:
        return {i: c for (r, i), c in self._content.hands.items() if r == round_}

    def show_hands(self, round_: RoundId, item: ItemId, counts: Counts) -> None:
        with self._book.change():
            self._content.hands[round_, item] = counts

    def taken_in(self, round_: RoundId, *digests: bytes) -> frozenset[bytes]:
        return frozenset(digest for digest in digests if (round_, digest) in self._content.taken_in)

    def remember(self, round_: RoundId, *digests: bytes) -> None:
        with self._book.change():
            self._content.taken_in |= {(round_, digest) for digest in digests}

    def digests(self, round_: RoundId) -> frozenset[bytes]:
        return frozenset(digest for of, digest in self._content.taken_in if of == round_)

    def put_digests(self, round_: RoundId, digests: Collection[bytes]) -> None:
        self.remember(round_, *digests)

    def forget_files(self, round_: RoundId) -> None:
        with self._book.change():
            self._content.taken_in = {t for t in self._content.taken_in if t[0] != round_}
            known = self._content.known_matches
            self._content.known_matches = {k: said for k, said in known.items() if k[0] != round_}

    def newest(self, round_: RoundId) -> int:
        return len(self._content.newest.get(round_, (frozenset(), frozenset()))[0])

    def put_newest(
        self,
        round_: RoundId,
        responses: Iterable[ResponseId],
        digests: Iterable[bytes] = (),
        ways: Mapping[Way, int] = NO_WAYS,
    ) -> None:
        with self._book.change():
            self._content.newest[round_] = frozenset(responses), frozenset(digests)
            self._content.newest_ways = {(round_, way): n for way, n in ways.items()}

    def came(self, round_: RoundId, ways: Mapping[Way, int]) -> None:
        with self._book.change():
            for way, n in ways.items():
                self._content.ways[round_, way] = self._content.ways.get((round_, way), 0) + n

    def ways(self, round_: RoundId) -> Mapping[Way, int]:
        return {way: n for (r, way), n in self._content.ways.items() if r == round_ and n}

    def handed_in(self, round_: RoundId) -> tuple[Sheet, ...]:
        said = self._content.comments
        return tuple(
            Sheet(
                id=s.id,
                role=s.role,
                answers=s.answers,
                comments={item: text for (id_, item), text in said.items() if id_ == s.id},
            )
            for s in self._sheets(round_)
        )

    def take_out(self, round_: RoundId, sheets: Mapping[ResponseId, Way], digests: Collection[bytes]) -> None:
        with self._book.change():
            self._forget({*sheets})
            for way in sheets.values():
                self._content.ways[round_, way] -= 1
            self._content.taken_in -= {(round_, digest) for digest in digests}

    def take_newest_back(self, round_: RoundId) -> None:
        sheets, digests = self._content.newest.get(round_, (frozenset(), frozenset()))
        with self._book.change():
            self._forget(set(sheets))
            self._content.taken_in -= {(round_, digest) for digest in digests}
            for key, n in self._content.newest_ways.items():
                self._content.ways[key] -= n
            self._content.newest_ways = {}
            known = self._content.known_matches
            self._content.known_matches = {k: said for k, said in known.items() if k[0] != round_}

    def known_matches(self, round_: RoundId) -> Mapping[bytes, str]:
        return {digest: said for (r, digest), said in self._content.known_matches.items() if r == round_}

    def keep_matches(self, round_: RoundId, means: Mapping[bytes, str]) -> None:
        with self._book.change():
            for digest, said in means.items():
                self._content.known_matches[round_, digest] = said

    def _sheets(self, round_: RoundId) -> list[Response]:
        """Handed in, in the order of their random ids."""
        sheets = (s for s in self._content.sheets.values() if s.round == round_)
        return sorted((s for s in sheets if s.id in self._content.handed_in), key=lambda s: s.id)

    def _must_be_unfinished(self, response: ResponseId) -> Response:
        if response not in self._content.sheets:
            raise NotFound("This sheet is no longer in the workbook. Begin a new one.")
        if response in self._content.handed_in:
            raise NotAllowed("This sheet was handed in and can't be changed any more.")
        return self._content.sheets[response]

    def _wake(self, response: ResponseId) -> None:
        self._content.paused = {k: r for k, r in self._content.paused.items() if r != response}

    def _forget(self, ids: set[ResponseId]) -> None:
        content = self._content
        content.sheets = {i: s for i, s in content.sheets.items() if i not in ids}
        content.paused = {k: r for k, r in content.paused.items() if r not in ids}
        content.handed_in = content.handed_in - ids
        content.drafts = {i: whole for i, whole in content.drafts.items() if i not in ids}
        content.newest = {r: (sheets - ids, digests) for r, (sheets, digests) in content.newest.items()}
        content.comments = {k: text for k, text in content.comments.items() if k[0] not in ids}


class FakeDiscussions:
    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def of(self, round_: RoundId) -> Discussion:
        return self._book.content.discussions.get(round_, NO_DISCUSSION)

    def put(self, round_: RoundId, discussion: Discussion) -> None:
        with self._book.change():
            known = discussion_records(self.of(round_))
            self._book.histories.note(round_, known, discussion_records(discussion))
            self._book.content.discussions[round_] = discussion


class FakeWorkshops:
    """Implements ``ports.Workshops``."""

    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def of(self, round_: RoundId) -> Workshop | None:
        return self._book.content.workshops.get(round_)

    def put(self, round_: RoundId, workshop: Workshop) -> None:
        with self._book.change():
            self._book.content.workshops[round_] = workshop

    def remove(self, round_: RoundId) -> None:
        with self._book.change():
            self._book.content.workshops.pop(round_, None)


class FakeWorksheets:
    """Implements ``ports.WorksheetStore``."""

    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def of(self, round_: RoundId) -> Worksheets:
        return self._book.content.worksheets.get(round_, NO_WORKSHEETS)

    def put(self, round_: RoundId, worksheets: Worksheets) -> None:
        with self._book.change():
            known = worksheet_records(self.of(round_))
            self._book.histories.note(round_, known, worksheet_records(worksheets))
            self._book.content.worksheets[round_] = worksheets


class FakePlans:
    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def of(self, round_: RoundId) -> Plan | None:
        plan = self._book.content.plans.get(round_)
        return in_stretches(plan) if plan else None

    def put(self, round_: RoundId, plan: Plan) -> None:
        with self._book.change():
            self._book.histories.note(round_, plan_records(self.of(round_)), plan_records(plan))
            self._book.content.plans[round_] = plan


class FakeHistories:
    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def of(self, round_: RoundId | None) -> Histories:
        kept = self._book.content.histories
        return {name: history for (of, name), history in kept.items() if of == round_}

    def put(self, round_: RoundId | None, histories: Histories) -> None:
        with self._book.change():
            self._book.content.histories |= {(round_, name): h for name, h in histories.items()}

    def note(self, round_: RoundId | None, before: Records, after: Records) -> None:
        self.put(round_, changed(before, after, self.of(round_)))


class FakeFigures:
    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def of(self, round_: RoundId) -> Score | None:
        return self._book.content.figures.get(round_)

    def put(self, round_: RoundId, score: Score) -> None:
        with self._book.change():
            self._book.content.figures[round_] = score


class FakeAssessments:
    def __init__(self, book: FakeWorkbook) -> None:
        self._book = book

    def get(self, digest: str) -> Assessment:
        if digest not in self._book.content.assessments:
            raise NotFound("The questionnaire of this round is not in the workbook.")
        return self._book.content.assessments[digest]

    def put(self, assessment: Assessment) -> str:
        digest = sha256(repr(assessment).encode()).hexdigest()
        with self._book.change():
            self._book.content.assessments[digest] = assessment
        return digest


def _levels(sheet: Response, practices: Iterable[PracticeId]) -> list[int]:
    answers = (sheet.answers.get(ItemId(p)) for p in practices)
    return [a.level for a in answers if a is not None and a.level is not None]


def _sum(levels: list[int]) -> SheetSum:
    return SheetSum(rated=len(levels), total=sum(levels))


def _one(answer: Answer) -> Counts:
    if answer.level is None:
        return Counts(not_applicable=1) if answer == NOT_APPLICABLE else Counts(dont_know=1)
    one, two, three, four, five = (int(answer.level == level) for level in range(1, 6))
    return Counts((one, two, three, four, five))
