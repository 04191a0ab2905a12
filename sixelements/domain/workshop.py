"""A workshop as it runs: where it stands, what was done, and every step that can be taken from there.

One value, and steps that make another of it. Nothing here reads a clock: whoever runs the workshop says
with `Workshop.passed` how many seconds went by. Nothing in it tells who said what: it has the numbers of
practices, minutes, and dots for the whole room.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sixelements.domain.discussion import differs_again
from sixelements.domain.ids import PracticeId
from sixelements.domain.script import DAY, MINUTE, Lateness, Saving, Script, ScriptBlock, lateness

LONGER = 15
"""Seconds that a page gets when somebody asks for more."""
DOTS_EACH = 6
MOST_DOTS_EACH = 20
MOST_SECONDS = DAY
"""Seconds that are counted for a block at most."""
MOST_MINUTES = 24 * 60
"""Minutes of a workshop at most."""


_NO_HANDS: tuple[int | None, ...] = (None,) * 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotting:
    """What the presenter wrote down at an item of the talk, and the room has not settled.

    ``hands`` are those of a second vote by level, None if none were typed in. ``level`` to ``aim`` were
    filled in before they could be recorded; ``aim`` None: nobody chose one. ``note`` is the presenter's own.
    """

    hands: tuple[int | None, ...] = _NO_HANDS
    level: float | None = None
    not_agreed: bool = False
    why: str = ""
    evidence: str = ""
    aim: int | None = None
    note: str = ""

    @property
    def settled(self) -> "Jotting":
        """What is left of it once the item is recorded: the vote, and the presenter's own note."""
        return Jotting(hands=self.hands, note=self.note)

    @property
    def apart(self) -> bool:
        """Whether the hands of the second vote leave the room apart, so that no level is agreed."""
        levels = (level for level, n in enumerate(self.hands, start=1) for _hand in range(n or 0))
        return differs_again(tuple(levels))


NO_JOTTING = Jotting()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where a workshop stands; ``begun`` False: where it is to begin, as it was prepared.

    ``begins`` is when it was to begin, in seconds since midnight, and ``appointed`` whether somebody said so:
    else it begins when Start is pressed. ``promised`` are the minutes people were asked for, ``people`` how
    many are in the room, 0 if nobody said. ``practices`` are those of the round in printed order.
    ``page`` counts within the block from 0: of the ballot one for each practice and one for the ten lines;
    of the talk one for each item that is not skipped; every other block has one. ``by_hands``: the ballot
    counts hands, and leaves the ten lines out. ``here`` are the seconds
    on this page, ``extra`` those it got on top, ``spent`` the seconds in each block. ``order`` has the
    items of the talk, empty until the results are there. ``revealed``: the room sees the answers to the
    item that is talked about; ``opened`` are those it saw since this began. ``close_shown``: the room sees
    which practices it is close about, which is not stored. ``dots``: how
    many each practice got, of those that were typed in. ``jottings`` are of the items that have one.
    """

    script: Script
    begins: int
    promised: int
    people: int
    practices: tuple[PracticeId, ...]
    begun: bool = True
    appointed: bool = False
    block: ScriptBlock = ScriptBlock.WELCOME
    page: int = 0
    here: int = 0
    extra: int = 0
    spent: Mapping[ScriptBlock, int] = field(default_factory=dict)
    paused: bool = False
    blank: bool = False
    revealed: bool = False
    opened: frozenset[PracticeId] = frozenset()
    by_hands: bool = False
    order: tuple[PracticeId, ...] = ()
    skipped: frozenset[PracticeId] = frozenset()
    dots: Mapping[PracticeId, int] = field(default_factory=dict)
    dots_each: int = DOTS_EACH
    dots_done: bool = False
    counts_shown: bool = False
    jottings: Mapping[PracticeId, Jotting] = field(default_factory=dict)
    close_shown: bool = False

    # what it says

    @property
    def talk(self) -> tuple[PracticeId, ...]:
        """The items of the talk that are not skipped, in order."""
        return tuple(p for p in self.order if p not in self.skipped)

    @property
    def beforehand(self) -> bool:
        """Whether people answered before, so that there is no ballot."""
        return self.script.of(ScriptBlock.BALLOT) is None

    @property
    def pages(self) -> int:
        """How many pages this block has; at least one."""
        return self._pages_of(self.block)

    @property
    def practice(self) -> PracticeId | None:
        """The practice that this page is about; None on pages about none."""
        of_block = {ScriptBlock.BALLOT: self.practices, ScriptBlock.TALK: self.talk}.get(self.block, ())
        return of_block[self.page] if self.page < len(of_block) else None

    @property
    def at_lines(self) -> bool:
        """Whether the ballot is at the ten lines."""
        return self.block is ScriptBlock.BALLOT and self.page >= len(self.practices)

    @property
    def ahead(self) -> tuple[ScriptBlock, ...]:
        """The blocks that have not begun."""
        return self.script.order[self._place + 1 :]

    @property
    def last(self) -> bool:
        """Whether nothing comes after this page."""
        return not self.ahead and self.page + 1 >= self.pages

    @property
    def dots_most(self) -> int:
        """The most dots there can be: people × dots each."""
        return self.people * self.dots_each

    @property
    def dots_typed(self) -> int:
        """How many dots were typed in."""
        return sum(self.dots.values())

    @property
    def too_many_dots(self) -> bool:
        """Whether more dots were typed in than there can be."""
        return self.dots_typed > self.dots_most

    def left(self, seconds: Sequence[int] = (), *, talk: int | None = None) -> int:
        """Seconds left in this block; never below 0.

        Of the ballot, ``seconds`` says how long each of its pages may take: what is left is the rest of this
        page and all that come. ``talk``: how long the talk takes from now on, where that is known.
        """
        if self.block is ScriptBlock.TALK and talk is not None:
            return talk
        if self.block is ScriptBlock.BALLOT and seconds:
            here = max(0, self.page_seconds(seconds) - self.here)
            return here + sum(seconds[self.page + 1 :])
        return max(0, self._planned(self.block) - self.spent.get(self.block, 0))

    def page_seconds(self, seconds: Sequence[int]) -> int:
        """How long this page may take, with what it got on top; ``seconds`` are those of each page."""
        return self.extra + (seconds[self.page] if self.page < len(seconds) else 0)

    def block_done(self, now: int, seconds: Sequence[int] = (), *, talk: int | None = None) -> Lateness:
        """When this block will be done, and how late that is; ``now`` in seconds since midnight."""
        planned = self.begins + self.script.ends(self.block) * MINUTE
        return self._lateness(now, self.left(seconds, talk=talk), planned)

    def all_done(self, now: int, seconds: Sequence[int] = (), *, talk: int | None = None) -> Lateness:
        """When the workshop will end if every block ahead takes its time, and how late that is."""
        ahead = {block: self._planned(block) for block in self.ahead}
        if talk is not None and ScriptBlock.TALK in ahead:
            ahead[ScriptBlock.TALK] = talk
        left = self.left(seconds, talk=talk) + sum(ahead.values())
        return self._lateness(now, left, self.begins + self.promised * MINUTE)

    def _lateness(self, now: int, left: int, planned: int) -> Lateness:
        """One that began before midnight may end after it."""
        return lateness(now=now + DAY if now + DAY // 2 < self.begins else now, left=left, planned=planned)

    def _planned(self, block: ScriptBlock) -> int:
        time = self.script.of(block)
        return time.minutes * MINUTE if time else 0

    @property
    def _place(self) -> int:
        return self.script.order.index(self.block)

    def _pages_of(self, block: ScriptBlock) -> int:
        if block is ScriptBlock.BALLOT:
            return len(self.practices) + (not self.by_hands)
        return max(1, len(self.talk)) if block is ScriptBlock.TALK else 1

    # steps

    def passed(self, seconds: int) -> "Workshop":
        """So many seconds went by; none count while it is paused."""
        if self.paused or seconds <= 0:
            return self
        spent = min(MOST_SECONDS, self.spent.get(self.block, 0) + seconds)
        here = min(MOST_SECONDS, self.here + seconds)
        return replace(self, here=here, spent={**self.spent, self.block: spent})

    def next(self) -> "Workshop":
        """The next page, of the next block after the last of this one. Answers are hidden again."""
        if self.page + 1 < self.pages:
            return self._at(self.block, self.page + 1)
        return self._at(self.ahead[0], 0) if self.ahead else self

    def back(self) -> "Workshop":
        """The page before, the last of the block before after the first of this one."""
        if self.page:
            return self._at(self.block, min(self.page, self.pages) - 1)
        before = self.script.order[: self._place]
        return self._at(before[-1], self._pages_of(before[-1]) - 1) if before else self

    def go_to(self, block: ScriptBlock) -> "Workshop":
        """The first page of a block, as when the ballot is ended early; unchanged where it is left out."""
        return self._at(block, 0) if self.script.of(block) else self

    def go_to_item(self, practice: PracticeId) -> "Workshop":
        """An item of the talk; unchanged where it is not an item."""
        return self._at(ScriptBlock.TALK, self.talk.index(practice)) if practice in self.talk else self

    def _at(self, block: ScriptBlock, page: int) -> "Workshop":
        if (block, page) == (self.block, self.page):
            return self
        return replace(self, block=block, page=page, here=0, extra=0, revealed=False, close_shown=False)

    def pause(self) -> "Workshop":
        """Time stands still until `go_on`."""
        return replace(self, paused=True)

    def go_on(self) -> "Workshop":
        return replace(self, paused=False)

    def longer(self) -> "Workshop":
        """This page gets 15 seconds more."""
        return replace(self, extra=min(MOST_SECONDS, self.extra + LONGER))

    def blanked(self, *, blank: bool) -> "Workshop":
        """The room sees nothing, or the page again."""
        return replace(self, blank=blank)

    def reveal(self) -> "Workshop":
        """The room sees the answers to the item; unchanged where no item is talked about."""
        if self.block is not ScriptBlock.TALK or self.practice is None:
            return self
        return replace(self, revealed=True, opened=self.opened | {self.practice}, close_shown=False)

    def hide(self) -> "Workshop":
        return replace(self, revealed=False)

    def show_close(self, *, shown: bool) -> "Workshop":
        """The room sees which practices it is close about, or the item at hand again; in the talk only."""
        shows = shown and self.block is ScriptBlock.TALK
        return replace(self, close_shown=shows, revealed=self.revealed and not shows)

    def resumed(self) -> "Workshop":
        """As it starts after a crash or a break: at the same page, paused, with all answers hidden."""
        return replace(self, paused=True, revealed=False, blank=False, counts_shown=False, close_shown=False)

    def with_agenda(self, order: Sequence[PracticeId]) -> "Workshop":
        """The items of the talk, once they are known; what was reordered before stays."""
        return self if self.order else replace(self, order=tuple(order))

    def moved(self, practice: PracticeId, by: int) -> "Workshop":
        """An item earlier (below 0) or later in the talk, past those that are skipped; the page stays."""
        shown = list(self.talk)
        if practice not in shown:
            return self
        place = shown.index(practice)
        to = min(len(shown) - 1, max(0, place + by))
        shown.insert(to, shown.pop(place))
        return self._keeping(replace(self, order=(*shown, *(p for p in self.order if p in self.skipped))))

    def skip(self, practices: Collection[PracticeId]) -> "Workshop":
        """Leave items out of the talk; the one at hand gives way to the next."""
        gone = {p for p in practices if p in self.order}
        return self._keeping(replace(self, skipped=self.skipped | gone))

    def bring_back(self, practice: PracticeId) -> "Workshop":
        """Talk about an item again that was skipped, or did not fit: at the end."""
        rest = tuple(p for p in self.order if p != practice)
        if practice in self.talk or practice not in self.practices:
            return self
        return self._keeping(replace(self, order=(*rest, practice), skipped=self.skipped - {practice}))

    def _keeping(self, after: "Workshop") -> "Workshop":
        """Another order of the talk, at the item that was at hand; at what comes instead where it is gone."""
        if self.block is not ScriptBlock.TALK or after == self:
            return after
        there, item = after.talk, self.practice
        if item in there:
            return replace(after, page=there.index(item))
        page = min(self.page, max(0, len(there) - 1))
        return replace(after, page=page, here=0, extra=0, revealed=False)

    def jot(self, practice: PracticeId, jotting: Jotting) -> "Workshop":
        """Write something down at an item, in place of what stood there."""
        rest = {p: j for p, j in self.jottings.items() if p != practice}
        return replace(self, jottings=rest if jotting == NO_JOTTING else {**rest, practice: jotting})

    def put_dots(self, practice: PracticeId, dots: int | None) -> "Workshop":
        """Type in how many dots a practice got; None: not typed. Counts are hidden, and Done opens again."""
        rest = {p: n for p, n in self.dots.items() if p != practice}
        typed = rest if dots is None else {**rest, practice: dots}
        return replace(self, dots=typed, dots_done=False, counts_shown=False)

    def clear_dots(self, recorded: Collection[PracticeId]) -> "Workshop":
        """Nothing is typed in, and 0 where dots are recorded: only Done takes those away."""
        if not any(self.dots.values()):
            return self
        return replace(self, dots=dict.fromkeys(recorded, 0), dots_done=False, counts_shown=False)

    def with_recorded_dots(self, recorded: Mapping[PracticeId, int]) -> "Workshop":
        """With the dots that are recorded already; others that are typed in and not done yet stay."""
        typed = {p: n for p, n in self.dots.items() if n}
        if (self.dots and not self.dots_done) or typed == recorded:
            return self
        done = bool(recorded)
        return replace(self, dots=dict(recorded), dots_done=done, counts_shown=self.counts_shown and done)

    def with_dots_each(self, dots: int) -> "Workshop":
        """How many dots each person has, 1 to 20."""
        each = min(MOST_DOTS_EACH, max(1, dots))
        return replace(self, dots_each=each, dots_done=False, counts_shown=False)

    def finish_dots(self) -> "Workshop":
        """All lists are typed in; unchanged where there are more dots than people could give."""
        return self if self.too_many_dots else replace(self, dots_done=True)

    def show_counts(self, *, shown: bool) -> "Workshop":
        """The room sees the counts of dots, or not; only once all are typed in."""
        return replace(self, counts_shown=shown and self.dots_done)

    def counting(self, *, hands: bool) -> "Workshop":
        """Hands are counted in the ballot, or sheets are marked."""
        after = replace(self, by_hands=hands)
        return replace(after, page=min(self.page, after.pages - 1))

    def asking(self, practices: Sequence[PracticeId]) -> "Workshop":
        """The round asks these practices; the page stays as far as there is one."""
        after = replace(self, practices=tuple(practices))
        return replace(after, page=min(self.page, after.pages - 1))

    def with_people(self, people: int) -> "Workshop":
        """How many people are in the room."""
        return replace(self, people=max(0, people))

    def with_minute(self, block: ScriptBlock, by: int) -> "Workshop":
        """A block a minute longer or shorter; the end stays."""
        return replace(self, script=self.script.changed(block, by))

    def drop(self, found: Saving, items: Sequence[PracticeId]) -> "Workshop":
        """Drop what `script.saving` named; ``items`` are those it was asked about."""
        gone = [items[place] for place in found.items]
        script = self.script.shortened(found.minutes).without(found.dropped)
        return replace(self.skip(gone), script=script)

    def back_to(self, before: "Workshop") -> "Workshop":
        """What it was before a step, with the time that went by since; paused and blank as it is now.

        Answers and counts that the room does not see now stay hidden, and nothing makes it forget those that
        it saw. What was jotted down has its fields' own undo.
        """
        same = (before.block, before.page) == (self.block, self.page)
        return replace(
            before,
            spent=self.spent,
            here=self.here if same else 0,
            paused=self.paused,
            blank=self.blank,
            revealed=before.revealed and self.revealed and same,
            opened=before.opened | self.opened,
            counts_shown=before.counts_shown and self.counts_shown and self.dots_done,
            close_shown=before.close_shown and self.close_shown,
            jottings=self.jottings,
        )
