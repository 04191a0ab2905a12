"""What the use cases need from the world, each port named for the need.

Every port has two implementations: the workbook file and the fake the tests use. One contract
test holds for both. All methods raise SixElementsError where the world is at fault.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from sixelements.domain.actions import Plan
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.discussion import Discussion
from sixelements.domain.errors import SixElementsError
from sixelements.domain.going_back import RoundName
from sixelements.domain.holidays import WorkDays
from sixelements.domain.ids import (
    ElementId,
    ItemId,
    PracticeId,
    ResponseId,
    RoundId,
    TeamId,
    WorkbookId,
)
from sixelements.domain.records import Histories
from sixelements.domain.responses import NO_WAYS, Answer, Counts, Response, Sheet, SheetSums, Tally, Way
from sixelements.domain.rounds import NO_LATE_SHEETS, LateSheets, Round
from sixelements.domain.teams import Team
from sixelements.domain.worksheets import Worksheets
from sixelements.domain.workshop import Workshop

if TYPE_CHECKING:
    from sixelements.domain.evidence import Evidence
    from sixelements.domain.scores import Score

Worked = TypeVar("Worked")
"""What is worked out of a round; the workbook that remembers it need not know what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookInfo:
    """What a workbook says of itself. ``writer`` names who else has it open, when it is read-only.

    ``out_of_reach``: since when, where that is on another computer, so that nobody can know from here
    whether they still have it.
    ``late``: what was just done with late sheets, in a workbook made by an earlier version.
    ``beyond`` lists what is too long or too much in it, in words; it is read-only then, and can be mended.
    ``others``: the folders with backups of other workbooks, which lay in the place of this one's.
    ``journals``: where what a killed process left half done in another copy of it lies now.
    ``collection``: it is a collection file, in which people answer one round of another workbook.
    ``origin``: the workbook that it was handed over from, with what was published and without any sheet;
    ``nameless``: without the names of owners and helpers, too.
    ``conflicts``: copies of it that a sync client set beside it.
    ``readable``: backups of it that can be read without its password.
    """

    id: WorkbookId
    organization: str
    read_only: bool = False
    writer: str | None = None
    out_of_reach: datetime | None = None
    late: LateSheets = NO_LATE_SHEETS
    beyond: tuple[str, ...] = ()
    others: tuple[Path, ...] = ()
    journals: tuple[Path, ...] = ()
    collection: bool = False
    origin: WorkbookId | None = None
    nameless: bool = False
    conflicts: tuple[Path, ...] = ()
    readable: tuple[Path, ...] = ()


class Deed(StrEnum):
    """What a backup is made before; the value stands in its name, and never changes."""

    TAKE_IN = "take-in"
    DISCUSS = "discuss"
    SETTLE = "settle"
    REPLACE_DISCUSSION = "replace-discussion"
    CLOSE = "close"
    REOPEN = "reopen"
    REPLACE_PLAN = "replace-plan"
    MERGE = "merge"
    MEND = "mend"
    PASSWORD = "password"  # noqa: S105 - a word of a file's name

    @property
    def replaces(self) -> bool:
        """Whether it puts something in the place of what people made, and so must not be done without."""
        return self in (
            Deed.REPLACE_DISCUSSION,
            Deed.REPLACE_PLAN,
            Deed.MERGE,
            Deed.MEND,
            Deed.PASSWORD,
        )

    @property
    def small(self) -> bool:
        """Whether it is one of many that can be undone: one copy before the first of a session is enough."""
        return self is Deed.SETTLE


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupCopy:
    """A copy of a workbook; ``made`` is local time, ``note`` says why it was made, if not by habit.

    The note is an id of storage's own; ``wording.backups`` has the words. ``about``: the round it was made
    for, where that is known. ``size`` is in bytes. ``organization``: whose it is, where it isn't known to be
    of the workbook beside it; ``another``: it is known to be of another one. ``claimed``: the name of
    another file that it may be of, too.
    """

    path: Path
    made: datetime
    note: str = ""
    about: RoundName | None = None
    size: int = 0
    organization: str = ""
    another: bool = False
    claimed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branding:
    """What is stored for the report: a color (``#RRGGBB`` or None), a logo (bytes or None), a language.

    ``firm`` is the name of who works for the organization, with a logo of its own; empty if nobody does.
    ``paper`` is one of `domain.papers`; None for the usual one of the language. A workbook from elsewhere may
    store any bytes for a logo: `organization.printable` leaves out what can't be read.
    """

    color: str | None = None
    logo: bytes | None = None
    language: str = "en-US"
    firm: str = ""
    firm_logo: bytes | None = None
    paper: str | None = None


class Organization(Protocol):
    """What the workbook says of the organization, changeable."""

    def rename(self, name: str) -> None:
        """Give the organization another name; `Workbook.info` says it from then on."""

    def branding(self) -> Branding: ...

    def put_branding(self, branding: Branding) -> None: ...

    def work_days(self) -> WorkDays:
        """When the organization works; the federal days of the United States where nothing was said."""

    def put_work_days(self, days: WorkDays) -> None: ...


class Teams(Protocol):
    """The teams of the organization, in the order in which they were added."""

    def all(self) -> tuple[Team, ...]: ...

    def put(self, team: Team) -> None:
        """Add a team, or replace the one with the same id."""

    def remove(self, team: TeamId) -> None:
        """Remove a team with its rounds and every trace of them, also from backups."""


class Rounds(Protocol):
    """The rounds of each team."""

    def of(self, team: TeamId) -> tuple[Round, ...]:
        """All rounds of a team by number, first to last."""

    def get(self, round_: RoundId) -> Round:
        """A round as it is now. Raises NotFound where it is gone."""

    def put(self, round_: Round) -> None:
        """Add a round, or replace the settings and state of the one with the same id."""

    def remove(self, round_: RoundId) -> None:
        """Remove a round with all that belongs to it and every trace of that, also from backups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """Whatever leads to a sheet, to be sought where none may be: nothing of it is ever shown.

    ``sheets``: the ids of all, begun or ``handed_in``, of which there are so many. ``marks``: digests of
    files that were taken in, of words that bring a sheet back, and of what was decided about exports.
    """

    sheets: tuple[ResponseId, ...] = ()
    handed_in: int = 0
    comments: tuple[str, ...] = ()
    marks: tuple[bytes, ...] = ()


class Responses(Protocol):
    """The sheets. Nothing here tells who, when or in which order."""

    def begin(self, response: ResponseId, *, round_: RoundId, role: Role | None) -> None:
        """Start an empty sheet that is not handed in yet. Its id must be random: 32 hexadecimal digits."""

    def answer(self, response: ResponseId, item: ItemId, answer: Answer | None) -> None:
        """Set one answer of a sheet not yet handed in; None means skipped again."""

    def comment(self, response: ResponseId, item: ItemId, text: str) -> None:
        """Set the comment beside one answer; empty text removes it."""

    def unfinished(self, response: ResponseId) -> Response | None:
        """A sheet that is begun and not handed in; None for any other."""

    def unfinished_comments(self, response: ResponseId) -> Mapping[ItemId, str]:
        """The comments of a sheet not yet handed in, so that whoever continues it finds them."""

    def pause(self, response: ResponseId, *, words: bytes) -> None:
        """Let whoever knows the words continue a sheet; only their hash is stored."""

    def paused(self, round_: RoundId, *, words: bytes) -> ResponseId | None:
        """The unfinished sheet that was paused with these words, if there is one."""

    def paused_count(self, round_: RoundId) -> int:
        """How many sheets of a round are begun and not handed in."""

    def submit(self, response: ResponseId) -> None:
        """Hand a sheet in. From here on it can't be read or changed one by one."""

    def add(self, responses: Iterable[Response]) -> None:
        """Take in whole sheets at once, in an order of the store's own."""

    def there(
        self, round_: RoundId, sheets: Mapping[ResponseId, Mapping[ItemId, Answer]]
    ) -> Mapping[ResponseId, bool]:
        """Which of these ids a sheet has, each with whether it is in the round with these very answers."""

    def handed_in(self, round_: RoundId) -> tuple[Sheet, ...]:
        """All sheets of a round by their random ids: to know a file's again, never to be shown."""

    def traces(self) -> Traces:
        """All that leads to a sheet of any round, to be sought in a copy that may hold none."""

    def take_out(self, round_: RoundId, sheets: Mapping[ResponseId, Way], digests: Collection[bytes]) -> None:
        """Remove sheets, digests, and every trace of them, also from backups and from the counts by way."""

    def remove(self, response: ResponseId) -> None:
        """Remove one sheet and every trace of it, also from backups."""

    def discard(self, round_: RoundId) -> None:
        """Remove all sheets of a round and every trace of them, also from backups."""

    def discard_unfinished(self, round_: RoundId, *, spare: Collection[ResponseId] = ()) -> None:
        """Remove the sheets of a round that are not handed in, and every trace of them, as `discard`."""

    def give_role(self, response: ResponseId, role: Role | None) -> None:
        """Change the role of a sheet not yet handed in."""

    def put_draft(self, response: ResponseId, *, whole: bool) -> None:
        """Say that a sheet not yet handed in is typed in from paper, and whether all of it is."""

    def drafts(self, round_: RoundId) -> Mapping[ResponseId, bool]:
        """The drafts, each with whether it is complete. Their order is arbitrary, so it reveals nothing."""

    def hand_in_drafts(self, round_: RoundId) -> tuple[ResponseId, ...]:
        """Hand in all drafts that are whole, at once; returns which, in the order of their random ids."""

    def arrived(self, round_: RoundId) -> Mapping[Role | None, int]:
        """How many sheets were handed in, by role."""

    def kept(self, round_: RoundId, *, practices: Sequence[PracticeId], minimum: int) -> int:
        """How many sheets handed in rated at least ``minimum`` of the practices."""

    def tally(self, round_: RoundId, *, practices: Sequence[PracticeId], minimum: int) -> Tally:
        """Count the answers of all sheets handed in that rated at least ``minimum`` of the practices.

        Three-thirds lines are counted too. Practices outside ``practices`` are not.
        """

    def sheet_sums(
        self,
        round_: RoundId,
        *,
        elements: Mapping[ElementId, Sequence[PracticeId]],
        minimum: int,
        practices: Sequence[PracticeId],
    ) -> tuple[SheetSums, ...]:
        """The sums per element of each sheet that counts, over these practices. The order reveals nothing."""

    def uniform(self, round_: RoundId, *, practices: Sequence[PracticeId], minimum: int) -> int:
        """How many kept sheets give one and the same level on 90 % or more of what they rated."""

    def comments(self, round_: RoundId) -> Mapping[ItemId, tuple[str, ...]]:
        """Comments on sheets handed in, by item, each item's in alphabetical order: no order is told."""

    def redact(self, round_: RoundId, item: ItemId, text: str, *, instead: str) -> None:
        """Put other words over a comment, also in backups; nothing of the old ones remains."""

    def hands(self, round_: RoundId) -> Mapping[ItemId, Counts]:
        """The hands that were shown, by item; nothing of the sheets."""

    def show_hands(self, round_: RoundId, item: ItemId, counts: Counts) -> None:
        """Set what a show of hands gave for one item; replaces an earlier one."""

    def taken_in(self, round_: RoundId, *digests: bytes) -> frozenset[bytes]:
        """Which of these digests, of files or of rows of theirs, were taken into the round before."""

    def remember(self, round_: RoundId, *digests: bytes) -> None:
        """Remember digests of files taken in and of their rows, salted by the round; none leads to a sheet.

        They go with the data of the round.
        """

    def digests(self, round_: RoundId) -> frozenset[bytes]:
        """What is remembered of files taken into a round, salted as it is stored."""

    def put_digests(self, round_: RoundId, digests: Collection[bytes]) -> None:
        """Remember what another copy of the round remembers."""

    def forget_files(self, round_: RoundId) -> None:
        """Erase what tells of files taken into a round, decisions and digests of files and rows.

        Of a file with one sheet, all answers can be tried.
        """

    def newest(self, round_: RoundId) -> int:
        """How many sheets of a round `take_newest_back` would remove."""

    def put_newest(
        self,
        round_: RoundId,
        responses: Iterable[ResponseId],
        digests: Iterable[bytes] = (),
        ways: Mapping[Way, int] = NO_WAYS,
    ) -> None:
        """Say which sheets came in last, which digests with them, and how many in each way.

        In place of those before. None: nothing can be taken back. The lists are apart: none leads from a
        digest to a sheet, and a way is only counted.
        """

    def came(self, round_: RoundId, ways: Mapping[Way, int]) -> None:
        """Count sheets by the way they came in."""

    def ways(self, round_: RoundId) -> Mapping[Way, int]:
        """The number of sheets for each way in. Sheets that an earlier version stored are not counted."""

    def take_newest_back(self, round_: RoundId) -> None:
        """Remove the sheets that came in last and every trace of them, with their digests and their ways.

        What was decided in the round is asked again: it may be why they were taken back.
        """

    def known_matches(self, round_: RoundId) -> Mapping[bytes, str]:
        """What was decided about files taken into a round, by digests that `remembered` makes."""

    def keep_matches(self, round_: RoundId, means: Mapping[bytes, str]) -> None:
        """Keep more of what was decided; it goes with the data of the round."""


class Discussions(Protocol):
    """What was settled in the room, one record a round."""

    def of(self, round_: RoundId) -> Discussion: ...

    def put(self, round_: RoundId, discussion: Discussion) -> None: ...


class Workshops(Protocol):
    """Where the workshop of a round stands while it runs, so that it can go on after a crash."""

    def of(self, round_: RoundId) -> Workshop | None: ...

    def put(self, round_: RoundId, workshop: Workshop) -> None:
        """Store where it stands in place of where it stood."""

    def remove(self, round_: RoundId) -> None:
        """Forget it, as when it ended."""


class WorksheetStore(Protocol):
    """The worksheets of a round, facts that a group filled in."""

    def of(self, round_: RoundId) -> Worksheets: ...

    def put(self, round_: RoundId, worksheets: Worksheets) -> None:
        """Store them in place of what is there; only what differs is written."""


class Plans(Protocol):
    """The accepted plan of a round, if there is one."""

    def of(self, round_: RoundId) -> Plan | None: ...

    def put(self, round_: RoundId, plan: Plan) -> None:
        """Store the plan of a round in place of any earlier one."""


class Figures(Protocol):
    """What was published of the rounds of a workbook that was handed over; of any other there is none."""

    def of(self, round_: RoundId) -> "Score | None": ...

    def put(self, round_: RoundId, score: "Score") -> None:
        """Store what was published of a round, as it was published: it has no sheets to tell it again."""


class RecordHistories(Protocol):
    """By which states the records of a workbook came to be; each change of a record adds one by itself."""

    def of(self, round_: RoundId | None) -> Histories:
        """Those of a round, or of what belongs to none; a record without one is as it was first made."""

    def put(self, round_: RoundId | None, histories: Histories) -> None:
        """Put histories in the place of those of the same records, as those of a copy."""


class Assessments(Protocol):
    """The snapshots of assessments that rounds were asked with, by content hash."""

    def get(self, digest: str) -> Assessment: ...

    def put(self, assessment: Assessment) -> str:
        """Store a snapshot if it is new; returns its content hash."""


class Workbook(Protocol):
    """One organization's file, open."""

    @property
    def info(self) -> WorkbookInfo: ...

    @property
    def organization(self) -> Organization: ...

    @property
    def teams(self) -> Teams: ...

    @property
    def rounds(self) -> Rounds: ...

    @property
    def responses(self) -> Responses: ...

    @property
    def discussions(self) -> Discussions: ...

    @property
    def workshops(self) -> Workshops: ...

    @property
    def worksheets(self) -> WorksheetStore: ...

    @property
    def plans(self) -> Plans: ...

    @property
    def figures(self) -> Figures: ...

    @property
    def histories(self) -> RecordHistories: ...

    @property
    def assessments(self) -> Assessments: ...

    @property
    def backup_problem(self) -> SixElementsError | None:
        """Why the last backup could not be made; None if all is well. The workbook itself is saved."""

    @property
    def left_undone(self) -> SixElementsError | None:
        """What was to follow a change and could not be done, as removing from a backup what was removed.

        The change itself is on disk. None if all is well.
        """

    def back_up(self, *, by_hand: bool = False, other_lies_there: bool = False) -> Path:
        """Make a backup now; returns where it lies. Raises SixElementsError where none can be made.

        ``by_hand``: somebody asked for it, and it is called so. ``other_lies_there``: another file was found
        in the place of this one, which the copy is called after; it is not thinned out.
        """

    def back_up_changes(self, tick: Callable[[], None] = lambda: None) -> None:
        """Do what takes a while of closing: above all the backup, if anything was changed since the last.

        ``tick`` is called now and then; what it raises leaves all as it was. On whichever thread, and nobody
        reads or changes the workbook meanwhile. Raises SixElementsError where no backup can be made; closing
        then does without.
        """

    def back_up_before(self, deed: Deed, round_: RoundId | None = None) -> None:
        """Make a backup of what is there before a deed, which is the next `change`.

        ``round_``: the one it is about. Where another is anonymous and open, going back to the backup leaves
        that one as it is. None is made within a change, whose beginning counts.
        Where none can be made the deed may go on, and `backup_problem` says why; one that replaces what
        people made must not, and the problem is raised.
        """

    def remembered(self, round_: RoundId, work_out: Callable[[], Worked]) -> Worked:
        """What was worked out of a round before; again where rounds, sheets or discussions changed since.

        One thing a round is remembered, so only `results_of` calls it.
        """

    def scored(
        self, round_: RoundId, evidence: "Evidence", score: Callable[["Evidence"], "Score"]
    ) -> "Score":
        """The score of a round; made again only where its evidence is not what it was made from last."""

    def change(self) -> AbstractContextManager[None]:
        """All changes inside become one: either all are on disk after it, or none."""

    def look(self) -> None:
        """Raise CannotWrite where the file at its place no longer holds what this workbook does."""

    @property
    def left_alone(self) -> Mapping[Path, Path]:
        """Folders with backups of it that another file beside it may need, each with that file.

        Nothing is erased from them, as nobody can tell whose they are.
        """

    def go_on_at(self, path: Path) -> bool:
        """Go on in a file at another place that holds the very same, as after it was renamed.

        Its backups come along; whether they did.

        Raises SixElementsError; the workbook stays open as it was then.
        """

    def go_on_in_copy(self, path: Path) -> None:
        """Save everything as a new file and work in that one from now on. Raises SixElementsError."""

    def copy_to(self, path: Path) -> None:
        """Save what is stored as a new file, and go on in this one. Raises SixElementsError."""

    def room(self) -> int:
        """Bytes that still fit into the file."""

    def close(self, *, back_up: bool = True) -> None:
        """Close the file. ``back_up`` False where another backup is to take its place: what is there is
        set aside then, and a backup made now could replace the very one.
        """


NewId = Callable[[], str]
"""Makes a globally unique id; the tests give one that counts."""
