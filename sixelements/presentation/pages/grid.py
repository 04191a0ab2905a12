"""Type in paper: sheets of the pile by keys alone, in the paper's order, until the pile is handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import partial

from sixelements.application import pile
from sixelements.application.forms import TWO_A_SHEET, AskedElements, asked_elements, columns_of
from sixelements.application.responses import asks_role
from sixelements.domain.assessment import LEVELS, Line, Role
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, Answer, level_answer
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.typed_sheet import TypedSheet
from sixelements.presentation.session import Session
from sixelements.wording import backups, matching, numbers, phrases
from sixelements.wording.forms import BANDS
from sixelements.wording.rounds import no_way_back, way_back

MOST_SHEETS = 500
"""The largest pile that somebody can say they will type in."""
_MOST_DRAWN = 24
"""A larger pile is drawn as a bar."""


class GridStage(Enum):
    """What the page is about."""

    START = auto()
    TYPING = auto()
    HAND_IN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxView:
    """A box of the paper. ``other``: what was marked in it the first time, where the two differ."""

    code: int
    sign: str
    chosen: bool
    outside: bool
    other: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of the paper. ``stop`` is its place among all; ``note`` stands after its name."""

    stop: int
    number: str
    name: str
    boxes: tuple[BoxView, ...]
    note: str
    here: bool
    differs: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridGroup:
    """Lines under a title; ``mark`` is the element's number or empty, ``note`` stands at the right.

    ``keyed``: the key of each box stands above it, as the boxes say something else.
    """

    title: str
    mark: str
    note: str
    lines: tuple[LineView, ...]
    keyed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """The roles with their keys; the current stop where ``here``."""

    boxes: tuple[BoxView, ...]
    here: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingView:
    """One sheet. ``pile`` says how many are whole and of how many; beyond what is drawn it is a bar.

    ``before`` is about the sheet before. ``at_end``: all lines were gone over. ``problem`` is said in amber.
    ``saved``: every key so far is on disk.
    """

    title: str
    facts: str
    pile: tuple[int, int]
    as_bar: bool
    time_left: str
    role: RoleView | None
    progress: str
    columns: tuple[tuple[GridGroup, ...], ...]
    roomy: bool
    before: tuple[str, str]
    open_again: str
    undo: str
    next: str
    next_filled: bool
    problem: str
    saved: bool
    twice: bool
    at_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridNotice:
    """A page of words before or after typing. ``number`` is set where a number is asked; 0: none is."""

    title: str
    points: tuple[str, ...]
    heed: str
    button: str
    cancel: str
    number: int = 0
    clear: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stop:
    """A line of the paper: what it is called and what its boxes stand for."""

    item: ItemId
    number: str
    name: str
    signs: tuple[str, ...]
    words: tuple[str, ...]
    element: str = ""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What its boxes stand for, in their order; a three-thirds line has no not applicable."""
        outside = (DONT_KNOW, NOT_APPLICABLE) if self.element else (DONT_KNOW,)
        return (*map(level_answer, LEVELS), *outside)

    def said(self, answer: Answer) -> str:
        """An answer as it is heard."""
        return self.words[self.answers.index(answer)]

    @property
    def title(self) -> str:
        return f"{self.number} {self.name}"


class GridPresenter:
    """Keeps the sheets of this visit in their order, in memory alone; the workbook knows of no order."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.handed_in = 0
        """How many sheets were handed in last."""
        self.stage = GridStage.START
        self._elements: AskedElements = asked_elements(session.assessment, session.round)
        self._stops = _stops(session, self._elements)
        self._items = [stop.item for stop in self._stops]
        self._role_asked = asks_role(session.round)
        found = pile.pile_of(session.book, session.round)
        self._earlier = found.whole
        self._begun = found.begun
        self._sheets: list[TypedSheet] = []
        self._n = 0
        self._at = 0
        self._expected = self._earlier + 1
        self._since: datetime | None = None
        self._sure = False
        self._problem = ""
        self._ten_begun = self._ten_asked = self._ten_unheard = False
        """Whether the last key was a 1 on one of the ten lines, whether a 0 after it has to be explained, and
        whether somebody typed on without having seen that."""
        self.asks = False
        """Whether the next press of the same button erases something."""
        self.rings = False
        """Whether the last key did nothing, which whoever looks at paper has to hear."""
        self.twice = False

    # --- before and after

    def start_view(self) -> GridNotice:
        """What is said before the first sheet."""
        there = self._earlier + (self._begun is not None)
        arrived = sum(self._session.book.responses.arrived(self._session.round.id).values())
        people = self._session.round.headcount.total if self._session.round.headcount else 0
        text = ngettext(
            "{n} sheet is typed in already and waits. Go on with it, or clear the pile away.",
            "{n} sheets are typed in already and wait. Go on with them, or clear the pile away.",
            there,
        )
        points = (
            _("Nobody but you may see this screen. If a projector shows it, turn that off first."),
            _("Best, somebody outside the team types the sheets in, and has shuffled the pile before."),
            _("Every key is saved. The sheets count once the pile is handed in."),
            *((text.format(n=there),) if there else ()),
        )
        clear = ngettext("Clear {n} sheet away", "Clear {n} sheets away", there)
        if self.asks:
            clear = ngettext("Erase {n} sheet", "Erase {n} sheets", there)
        return GridNotice(
            title=_("Type in paper"),
            points=points,
            heed=self._problem if self.asks else "",
            button=_("Go on typing") if there else _("Begin typing"),
            cancel=_("Back"),
            number=max(1, there, people - arrived),
            clear=clear.format(n=there) if there else "",
        )

    def begin(self, sheets: int) -> None:
        """Begin with the first sheet of a pile of so many, or continue the one that was begun."""
        self.asks = False
        sheet = TypedSheet(id=ResponseId(self._session.services.new_id()))
        found = self._session.book.responses.unfinished(self._begun) if self._begun else None
        if self._begun and found:
            sheet = TypedSheet(id=self._begun, role=found.role, marks=dict(found.answers))
        self._sheets, self._n = [sheet], 0
        self._expected = max(1, sheets, self._earlier + (found is not None))
        self._since = self._session.services.now()
        self.stage = GridStage.TYPING
        marked = [n for n, item in enumerate(self._items) if item in sheet.marks]
        self._at = self._first + max(marked) + 1 if marked else 0
        self._problem = self._more_than_people()

    def _more_than_people(self) -> str:
        """That the pile and what came in before are more sheets than the team has people."""
        session = self._session
        people = session.round.headcount.total if session.round.headcount else 0
        arrived = sum(session.book.responses.arrived(session.round.id).values())
        if not people or self._expected + arrived <= people:
            return ""
        text = ngettext(
            "That makes {n} sheet, and the team has {people}. Is the pile right? If so, just type on.",
            "That makes {n} sheets, and the team has {people}. Is the pile right? If so, just type on.",
            self._expected + arrived,
        )
        of = ngettext("{n} person", "{n} people", people).format(n=people)
        return text.format(n=self._expected + arrived, people=of)

    def clear_away(self) -> str:
        """Erase what was typed in before, at the second call; returns what to announce.

        Raises SixElementsError.
        """
        session = self._session
        n = self._earlier + (self._begun is not None)
        text = ngettext(
            "{n} sheet is erased for good, in the backups too. Press once more to erase it.",
            "{n} sheets are erased for good, in the backups too. Press once more to erase them.",
            n,
        )
        if not self.asks:
            left = backups.left_alone(session.book.left_alone)
            return self._ask_to_erase(phrases.sentences(text.format(n=n), left))
        self.asks, self._problem = False, ""
        session.erase(lambda: pile.clear_away(session.book, session.round))
        self._earlier, self._begun = 0, None
        return ngettext("{n} sheet was cleared away.", "{n} sheets were cleared away.", n).format(n=n)

    def hand_in_view(self) -> GridNotice:
        """What is said before the pile is handed in."""
        session = self._session
        ahead = pile.outlook(session.book, session.round)
        stay = 0 if ahead.back else ahead.new
        begun = _("The sheet that is begun stays here, and does not go in.") if self._current.touched else ""
        title = ngettext("Hand in {n} sheet?", "Hand in {n} sheets?", ahead.new)
        told = matching.ahead(before=0, too_little=ahead.too_little, sheets=ahead.sheets, people=ahead.people)
        points = (
            _("They are mixed, and nothing tells in which order they were typed."),
            *told,
            *((begun,) if begun else ()),
            *((way_back(ahead.new, stay),) if not stay else ()),
        )
        return GridNotice(
            title=title.format(n=ahead.new),
            points=points,
            heed=no_way_back(ahead.new, stay),
            button=_("Hand in"),
            cancel=_("Go on typing"),
        )

    def ask_to_hand_in(self) -> bool:
        """Show what handing in would do, if there is something to hand in.

        A sheet whose last line was typed is whole, also where nobody pressed + after it.
        """
        sheet, again = self._current, self.twice and not self._current.compared
        if sheet.full(self._items) and not (sheet.whole or again):
            self._lay_down(sheet)
        if self.whole:
            self.stage = GridStage.HAND_IN
        return bool(self.whole)

    def go_on_typing(self) -> None:
        """Go back to the sheets."""
        self.stage = GridStage.TYPING

    def hand_in(self) -> str:
        """Hand in what is whole; returns what to announce. Raises SixElementsError."""
        session = self._session
        n = session.run_now(lambda: pile.hand_in(session.book, session.round, announce=session.announce))
        self.handed_in = n
        return ngettext("{n} sheet is handed in.", "{n} sheets are handed in.", n).format(n=n)

    # --- keys

    @property
    def whole(self) -> int:
        """How many sheets lie on the pile."""
        return self._earlier + sum(sheet.whole for sheet in self._sheets)

    @property
    def at(self) -> int:
        """The current stop; the role is the first where it is asked, and after the last comes the end."""
        return self._at

    def digit(self, n: int) -> str:
        """1 to 5, and 0 for don't know; for the role its own digits. Returns what to announce.

        Of the ten lines the paper prints "9" and "10" in its boxes. Whoever types those is understood, or
        asked, as a 1 that was taken and a 0 for the next line would shift all that follows.
        """
        asked, begun = self._ten_asked, self._ten_begun
        self._ten_asked = self._ten_begun = self.rings = False
        if asked or (begun and n == 0):
            return self._ten(n) if asked else self._ask_about_ten()
        if self._at < self._first:
            return self._mark_role(n)
        return self._digit_on_line(n) if self._at < self._end else self._refuse(self._at_end())

    def _digit_on_line(self, n: int) -> str:
        at, stop = self._at, self._stops[self._at - self._first]
        if n == 0 or n in LEVELS:
            said = self._mark(DONT_KNOW if n == 0 else level_answer(n))
            self._ten_begun = n == 1 and not stop.element and self._at == at + 1
            return said
        if str(n) in stop.signs:
            return self._mark(stop.answers[stop.signs.index(str(n))])
        return self._refuse(_("{key} stands for no box. Press 1 to 5, or 0 for don't know.").format(key=n))

    def not_applicable(self) -> str:
        """A line that has such a box is marked so."""
        return self._mark(NOT_APPLICABLE) if self._at >= self._first else ""

    def enter(self) -> str:
        """Go over a line; without a mark it is left empty on purpose."""
        if self._first <= self._at < self._end and not self._current.differ:
            self._current.leave_empty(self._items[self._at - self._first])
        return self.go_to(self._at + 1, _("Left as it is"))

    def back(self) -> str:
        """Go back one line."""
        return self.go_to(self._at - 1)

    def clear(self) -> str:
        """Take the mark out of this line."""
        if self._first <= self._at < self._end and self._put(None):
            return _("Empty")
        return self._problem

    def go_to_element(self, n: int) -> str:
        """Go to the first line of an element."""
        found = (at for at, stop in enumerate(self._stops, self._first) if stop.element == str(n))
        return self.go_to(next(found, self._at))

    def mark(self, stop: int, code: int) -> str:
        """Mark a box with the mouse, or a role."""
        self._at = stop
        return self._mark_role(code) if stop < self._first else self._mark(Answer(code))

    def take_back(self) -> str:
        """Take the last key in this sheet back."""
        try:
            item = self._current.take_back(self._session)
        except SixElementsError as refusal:
            self._problem = refusal.sentence
            return self._problem
        return self.go_to(self._first + self._items.index(item)) if item else ""

    def next_sheet(self) -> str:
        """Lay the sheet on the pile and begin the next one; asks once where lines are empty."""
        sheet = self._current
        if sheet.to_decide:
            return self._to_difference()
        empty = sheet.empty(self._items)
        if empty and not self._sure:
            text = ngettext(
                "{n} line is empty. Next sheet anyway? Press + again.",
                "{n} lines are empty. Next sheet anyway? Press + again.",
                empty,
            )
            self._sure = True
            return self._refuse(text.format(n=empty))
        if self.twice and not sheet.whole and not sheet.compared:
            return self._second_time(sheet)
        return self._lay_down(sheet)

    def open_again(self) -> str:
        """Open the sheet before this one again."""
        if self._n == 0:
            return ""
        self._n -= 1
        return self._from_the_top()

    def undo_sheet(self) -> str:
        """Erase the sheet before this one, at the second call; returns what to announce.

        Raises SixElementsError.
        """
        session, sheet = self._session, self._sheets[self._n - 1]
        if not self.asks:
            text = _("Sheet {n} is erased for good with all its marks. Press once more to erase it.")
            return self._ask_to_erase(text.format(n=self._number - 1))
        self.asks, self._problem = False, ""
        session.erase(lambda: pile.tear_up(session.book, sheet.id))
        said = _("Sheet {n} is erased.").format(n=self._number - 1)
        self._n -= 1
        self._sheets.remove(sheet)
        return said

    def tick_twice(self, *, on: bool) -> None:
        """Type each sheet twice and compare, from this one on."""
        self.twice = on

    # --- how

    @property
    def _current(self) -> TypedSheet:
        return self._sheets[self._n]

    @property
    def _number(self) -> int:
        return self._earlier + self._n + 1

    @property
    def _first(self) -> int:
        return int(self._role_asked)

    @property
    def _end(self) -> int:
        return self._first + len(self._stops)

    def _ask_to_erase(self, text: str) -> str:
        """Ask, until another key or button is pressed."""
        self.asks, self._problem = True, text
        return text

    def _refuse(self, why: str) -> str:
        """Say why a key did nothing."""
        self._problem, self.rings, self.asks = why, True, False
        return why

    def _at_end(self) -> str:
        """What is to be pressed after the last line."""
        if self._sure:
            return _("This sheet is not on the pile yet. Press + again, and type that key again.")
        return _("That was the last line. Press + for the next sheet, and type that key again.")

    def _ask_about_ten(self) -> str:
        self._ten_asked = True
        if self._at == self._end:
            return self._refuse(_("For 10 press 5: it is the fifth box. For 0–4 go on with +."))
        return self._refuse(
            _("For 10 on the line before press 5: it is the fifth box. For don't know here press 0 again.")
        )

    def _ten(self, n: int) -> str:
        """The answer to whether 1 and 0 were meant as ten; a 0 is one only as the very next key."""
        if n == LEVELS[-1]:
            self._at -= 1
            return self._mark(level_answer(n))
        if n == 0 and self._at < self._end and not self._ten_unheard:
            return self._mark(DONT_KNOW)
        self._ten_asked = self._ten_unheard = True
        return self._refuse(_("For 10 press 5: it is the fifth box. Or go back one line and type it again."))

    def _mark_role(self, n: int) -> str:
        roles = dict(enumerate(Role, start=1))
        if n and n not in roles:
            return self._refuse(_("{key} stands for no role. Press one of the keys above.").format(key=n))
        try:
            self._current.put_role(self._session, roles.get(n))
        except SixElementsError as refusal:
            return self._refuse(refusal.sentence)
        name = self._session.assessment.roles[roles[n]] if n else _("None marked")
        return self._to_difference(name) if self._current.differ else self.go_to(self._at + 1, name)

    def _mark(self, answer: Answer) -> str:
        if self._at == self._end:
            return self._refuse(self._at_end())
        stop = self._stops[self._at - self._first]
        if answer not in stop.answers:
            return self._refuse(_("This line has no box for that."))
        if not self._put(answer):
            return self._problem
        said = stop.said(answer)
        if self._current.to_decide:
            return self._to_difference(said)
        return self.go_to(self._at + 1, said)

    def _put(self, answer: Answer | None) -> bool:
        try:
            self._current.put(self._session, self._items[self._at - self._first], answer)
        except SixElementsError as refusal:
            self._refuse(refusal.sentence)
            return False
        self._sure = self.rings = self.asks = False
        return True

    def go_to(self, stop: int, said: str = "") -> str:
        """Go to a stop; says what was done and what comes next."""
        self._problem = ""
        self._sure = self._ten_begun = self._ten_asked = self._ten_unheard = self.rings = self.asks = False
        self._at = min(max(stop, 0), self._end)
        if self._at == self._end:
            return _("{said}, that was the last line").format(said=said) if said else _("The last line")
        if self._at < self._first:
            there = _("the role")
        else:
            there = self._stops[self._at - self._first].title
        return _("{said}, next {line}").format(said=said, line=there) if said else there

    def _to_difference(self, said: str = "") -> str:
        """Go to the first line that was typed in two ways, or to the role that was."""
        differ = self._current.differ
        if self._current.role_differs:
            found = self.go_to(0, said)
            self._problem = _("The role differs. Look at the paper and type it again.")
            return f"{self._problem} {found}"
        found = self.go_to(
            next(self._first + n for n, item in enumerate(self._items) if item in differ), said
        )
        text = ngettext(
            "{n} line differs. Look at the paper and type it again.",
            "{n} lines differ. Look at the paper and type them again.",
            len(differ),
        )
        self._problem = text.format(n=len(differ))
        return f"{self._problem} {found}"

    def _second_time(self, sheet: TypedSheet) -> str:
        if sheet.first is None:
            sheet.begin_again()
            return self.go_to(0, _("Type the same sheet a second time"))
        sheet.compare(self._items)
        return self._to_difference() if sheet.to_decide else self._lay_down(sheet)

    def _lay_down(self, sheet: TypedSheet) -> str:
        session = self._session
        try:
            session.run_queued(partial(pile.lay_down, session.book, session.round, sheet.id), behind=True)
        except SixElementsError as refusal:
            self._problem = refusal.sentence
            return self._problem
        sheet.whole = True
        self._n += 1
        if self._n == len(self._sheets):
            self._sheets.append(TypedSheet(id=ResponseId(session.services.new_id())))
        return self._from_the_top()

    def _from_the_top(self) -> str:
        return self.go_to(0, self._title)

    # --- showing

    def view(self) -> TypingView:
        """The sheet as it is now."""
        sheet, done = self._current, self._at == self._end
        left, right = columns_of(self._elements)
        short = sum(len(practices) for _element, practices in self._elements) <= TWO_A_SHEET
        practices = ((*left, *right),) if short else (left, right)
        shown = {stop.item: self._line(at, stop) for at, stop in enumerate(self._stops, self._first)}
        columns = tuple(self._groups(part, shown) for part in practices if part)
        lines = self._lines(shown)
        last = self.whole >= self._expected
        return TypingView(
            title=self._title,
            facts=_("Nobody but you may see this screen. Sheets are drafts until the pile is handed in."),
            pile=(self.whole, self.whole if self._is_all else max(self._expected, self._number)),
            as_bar=self._expected > _MOST_DRAWN,
            time_left=self._time_left,
            role=self._role() if self._role_asked else None,
            progress=self._progress(sheet),
            columns=(*columns, *((lines,) if lines else ())),
            roomy=short,
            before=self._before(),
            open_again=_("Open it again") if self._n else "",
            undo=self._undo_words if self._n else "",
            next=_("Next sheet"),
            next_filled=not (last and not sheet.touched),
            problem=self._problem or self._waiting(),
            saved=not self._session.unsaved,
            twice=self.twice,
            at_end=done,
        )

    @property
    def _undo_words(self) -> str:
        text = _("Erase sheet {n}") if self.asks else _("Undo sheet {n}")
        return text.format(n=self._number - 1)

    def _waiting(self) -> str:
        """That keys are not on disk yet; typing goes on meanwhile."""
        text = ngettext(
            "{n} key is not saved yet. Type on; see at the left what is wrong.",
            "{n} keys are not saved yet. Type on; see at the left what is wrong.",
            self._session.unsaved,
        )
        return text.format(n=self._session.unsaved) if self._session.unsaved else ""

    @property
    def _is_all(self) -> bool:
        """Whether the pile is typed in, and no sheet beyond it is begun."""
        return self.whole >= self._expected and not self._current.touched

    @property
    def _title(self) -> str:
        if self._is_all:
            n = self.whole
            return ngettext("The sheet is typed in", "All {n} sheets are typed in", n).format(n=n)
        of = max(self._expected, self._number)
        text = _("Sheet {n} of {all}")
        if self._current.first is not None:
            text = _("Sheet {n} of {all}, the second time")
        return text.format(n=self._number, all=of)

    @property
    def _time_left(self) -> str:
        """At the pace of this visit, which is stored nowhere; empty before the first sheet is whole."""
        typed, left = sum(sheet.whole for sheet in self._sheets), self._expected - self.whole
        if not typed or left <= 0 or self._since is None:
            return ""
        seconds = (self._session.services.now() - self._since).total_seconds() / typed * left
        minutes = max(1, round(seconds / 60))
        return ngettext("about {n} minute left", "about {n} minutes left", minutes).format(n=minutes)

    def _progress(self, sheet: TypedSheet) -> str:
        items = [stop.item for stop in self._stops if stop.element]
        done = len(items) - sheet.empty(items)
        text = _("{n} of {all}, then the ten lines")
        if len(items) == len(self._stops):
            text = _("{n} of {all}")
        return text.format(n=done, all=len(items))

    def _before(self) -> tuple[str, str]:
        """The sheet before in counts, never in marks."""
        if not self._n:
            return "", ""
        sheet = self._sheets[self._n - 1]
        marks = [sheet.marks.get(item) for item in self._items]
        dont_know, empty = marks.count(DONT_KNOW), marks.count(None)
        role = self._session.assessment.roles[sheet.role] if sheet.role else _("No role")
        counts = [_("{n} of {all} marked").format(n=len(marks) - empty, all=len(marks))]
        counts += [role] if self._role_asked else []
        if dont_know:
            counts.append(ngettext("{n} don't know", "{n} don't know", dont_know).format(n=dont_know))
        if empty:
            counts.append(ngettext("{n} left empty", "{n} left empty", empty).format(n=empty))
        return _("Sheet {n}").format(n=self._number - 1), numbers.series(counts)

    def _role(self) -> RoleView:
        sheet, names = self._current, self._session.assessment.roles
        given = sheet.role is not None or self._at > 0
        boxes = [
            BoxView(code=n, sign=names[role], chosen=sheet.role is role, outside=False)
            for n, role in enumerate(Role, start=1)
        ]
        boxes.append(
            BoxView(code=0, sign=_("None marked"), chosen=given and sheet.role is None, outside=True)
        )
        chosen = next((box.sign for box in boxes if box.chosen), _("not marked"))
        spoken = _("Role on the sheet, {role}").format(role=chosen)
        return RoleView(boxes=tuple(boxes), here=self._at == 0, spoken=spoken)

    def _groups(self, elements: AskedElements, shown: Mapping[ItemId, LineView]) -> tuple[GridGroup, ...]:
        return tuple(
            GridGroup(
                title=element.title,
                mark=element.id,
                note="",
                lines=tuple(shown[ItemId(p.id)] for p in practices),
            )
            for element, practices in elements
        )

    def _lines(self, shown: Mapping[ItemId, LineView]) -> tuple[GridGroup, ...]:
        lines = tuple(shown[stop.item] for stop in self._stops if not stop.element)
        if not lines:
            return ()
        title = _("The last ten contacts")
        return (GridGroup(title=title, mark="", note=_("contacts of ten"), lines=lines, keyed=True),)

    def _line(self, at: int, stop: _Stop) -> LineView:
        sheet = self._current
        marked, differs = sheet.marks.get(stop.item), stop.item in sheet.differ
        first = sheet.first.get(stop.item) if sheet.first and differs else None
        boxes = tuple(
            BoxView(
                code=answer.code,
                sign=sign,
                chosen=answer == marked,
                outside=answer.level is None,
                other=answer == first,
            )
            for sign, answer in zip(stop.signs, stop.answers, strict=True)
        )
        passed = marked is None and stop.item in sheet.passed
        state = stop.said(marked) if marked is not None else _("left empty") if passed else _("not marked")
        if differs:
            both = _("{now} now, {first} the first time")
            state = both.format(now=state, first=stop.said(first) if first is not None else _("not marked"))
        return LineView(
            stop=at,
            number=stop.number,
            name=stop.name,
            boxes=boxes,
            note=_("left empty") if passed else "",
            here=at == self._at,
            differs=differs,
            spoken=numbers.series((stop.title, state)),
        )


def _stops(session: Session, elements: AskedElements) -> tuple[_Stop, ...]:
    """The lines of the paper in its order."""
    outside = (_("don't know"), _("not applicable"))
    levels = tuple(map(str, LEVELS))
    practices = [
        _Stop(
            item=ItemId(practice.id),
            number=practice.id,
            name=practice.name,
            signs=(*levels, "?", _("n/a")),
            words=(*levels, *outside),
            element=element.id,
        )
        for element, asked in elements
        for practice in asked
    ]
    three = session.assessment.three_thirds
    return (*practices, *(_of_line(line, three.anchors, outside[:1]) for line in three.lines))


def _of_line(line: Line, anchors: Sequence[str], outside: Sequence[str]) -> _Stop:
    return _Stop(
        item=ItemId(line.id),
        number=line.id,
        name=line.name or line.text,
        signs=(*BANDS, "?"),
        words=(*anchors, *outside),
    )
