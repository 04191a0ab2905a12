"""Runs a workshop: every button and key is a method here, time comes from the clock, and each step is kept.

`Runner` is what both windows share. Call `tick` once a second, any method for a button, and then read `slide`
for the projector and the desks (`ballot_desk`, `talk_desk`, `dots_desk`, `strips`) for the presenter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sixelements.domain.agenda import LEAST_MINUTES, Agenda
from sixelements.domain.discussion import Discussion
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.domain.script import MINUTE, Lateness, Saving, ScriptBlock, saving
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _
from sixelements.presentation.room.keeping import Keeper
from sixelements.presentation.room.projector import (
    RoomMaterial,
    ballot_seconds,
    for_dots,
    item_left,
    slide_of,
    talk_agenda,
)
from sixelements.presentation.room.slides import Slide

Now = Callable[[], datetime]
KEPT_EVERY = 30
"""Seconds after which time that went by is kept without a step, so that a crash loses no more."""
_ASLEEP = 120
"""A gap between two ticks from which on the laptop was asleep, which is no time of the workshop."""
WON = 5
"""Minutes to win where nothing is late yet, and somebody says that time is short."""
MOST_STEPS = 200


class Taken(NamedTuple):
    """A step that can be taken back. ``record``: what was settled before it, and what it named."""

    label: str
    before: Workshop
    record: tuple[Discussion, DiscussionPatch] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemForm:
    """What the presenter filled in about an item. ``aim`` None: left as it was."""

    level: float | None = None
    not_agreed: bool = False
    why: str = ""
    evidence: str = ""
    aim: int | None = None


class Runner:
    """A workshop under way, for the presenter's window and the projector's."""

    def __init__(self, workshop: Workshop, keeper: Keeper, now: Now) -> None:
        self.workshop = workshop
        self._keeper, self._now = keeper, now
        self._last = now()
        self._unkept = 0
        self._taken: list[Taken] = []
        self.ended = False
        self.look()

    def look(self) -> None:
        """Read the round again, as after it was closed or something was recorded; knows the agenda then."""
        self.material: RoomMaterial = self._keeper.material()
        self.arrived = self._keeper.arrived() if self.material.round.collecting else 0
        if self.material.results is not None and not self.workshop.order:
            order = [item.practice for item in self.agenda.items]
            self.workshop = self.workshop.with_agenda(order)
        self.workshop = self.workshop.skip([p for p in self.workshop.talk if not self._has_figures(p)])

    def _has_figures(self, practice: PracticeId) -> bool:
        """Whether a practice still counts: one that was set aside is not talked about."""
        results = self.material.results
        return results is None or practice in results.score.practices

    # what it says

    @property
    def slide(self) -> Slide:
        """What the room sees now."""
        return slide_of(self.workshop, self.material)

    @property
    def agenda(self) -> Agenda:
        """What there is to talk about, with reasons and minutes."""
        return talk_agenda(self.workshop, self.material)

    @property
    def seconds(self) -> tuple[int, ...]:
        """Seconds of each page of the ballot."""
        return ballot_seconds(self.material, self.workshop)

    @property
    def discussion(self) -> Discussion:
        """What was settled so far."""
        return self._keeper.discussion()

    @property
    def of_day(self) -> int:
        """Now, in seconds since midnight."""
        now = self._now()
        return (now.hour * MINUTE + now.minute) * MINUTE + now.second

    @property
    def block_done(self) -> Lateness:
        """When this block will be done."""
        return self.workshop.block_done(self.of_day, self.seconds)

    @property
    def all_done(self) -> Lateness:
        """When the workshop will end."""
        return self.workshop.all_done(self.of_day, self.seconds)

    @property
    def page_left(self) -> int:
        """Seconds left for this page of the ballot, or this item of the talk; never below 0."""
        if self.workshop.block is ScriptBlock.TALK:
            return item_left(self.workshop, self.material)
        return max(0, self.workshop.page_seconds(self.seconds) - self.workshop.here)

    @property
    def next_undo(self) -> str:
        """What Undo takes back, in words that complete "Undo …"; empty where nothing is."""
        return self._taken[-1].label if self._taken else ""

    # time

    def tick(self) -> bool:
        """Let time go by; in the ballot a practice whose time is over gives way to the next.

        Returns whether something but a figure of time is another now. The ten lines wait for the presenter.
        """
        self._let_time_pass()
        at = self.workshop
        over = at.block is ScriptBlock.BALLOT and not at.at_lines and not self.page_left
        if over and not (at.paused or at.blank):
            self.next()
            return True
        if self._unkept >= KEPT_EVERY:
            self._keep()
        return False

    def _let_time_pass(self) -> None:
        now = self._now()
        seconds = int((now - self._last).total_seconds())
        if not 0 <= seconds < _ASLEEP:  # the clock was set, or the laptop slept
            self._last = now
        elif seconds:
            self._last += timedelta(seconds=seconds)  # what is left of a second counts with the next
            before, self.workshop = self.workshop, self.workshop.passed(seconds)
            self._unkept += seconds if self.workshop != before else 0

    def _keep(self) -> None:
        """After its end nothing is kept: it would be begun again."""
        self._unkept = 0
        if not self.ended:
            self._keeper.keep(self.workshop)

    def _step(self, label: str, step: Callable[[Workshop], Workshop]) -> None:
        """Take a step and keep it; one that changes nothing is not kept."""
        self._let_time_pass()
        before = self.workshop
        after = step(before)
        if after != before:
            self._remember(Taken(label, before))
            self.workshop = after
            self._keep()

    def _remember(self, taken: Taken) -> None:
        self._taken = [*self._taken[-MOST_STEPS + 1 :], taken]

    # steps: every block

    def start(self) -> None:
        """Begin it, or go on where it was left; it is kept from now on."""
        self._last = self._now()
        self.workshop = self.workshop.go_on()
        self._keep()

    def next(self) -> None:
        """Next page; the same as PgDn. Dots that are typed in are recorded first, as by Done."""
        at = self.workshop
        if at.block is ScriptBlock.DOTS and at.dots and not at.dots_done:
            self.finish_dots()
            return
        self._step(_("the step on"), Workshop.next)

    def back(self) -> None:
        self._step(_("the step back"), Workshop.back)

    def end_block(self) -> None:
        """Go to the block after this one, as *End the ballot* does."""
        ahead = self.workshop.ahead
        if ahead:
            self._record_dots_before(ahead[0])
            self._step(_("the end of the block"), lambda w: w.go_to(ahead[0]))

    def go_to(self, block: ScriptBlock) -> None:
        """The first page of a block. On the way past the dots those that are typed in are recorded.

        Raises BadInput, and stays, where there are more of them than people could give.
        """
        self._record_dots_before(block)
        self._step(_("the way to another block"), lambda w: w.go_to(block))

    def _record_dots_before(self, block: ScriptBlock) -> None:
        """What comes after the dots is ranked by them, so none of them may wait for Done unseen."""
        at, order = self.workshop, self.workshop.script.order
        after = order[order.index(ScriptBlock.DOTS) + 1 :] if ScriptBlock.DOTS in order else ()
        if block in after and at.dots and not at.dots_done:
            self.finish_dots()

    def pause_or_go_on(self) -> None:
        self._step(_("the pause"), lambda w: w.go_on() if w.paused else w.pause())

    def pause(self) -> None:
        """Pause, as when the projector is gone."""
        self._step(_("the pause"), Workshop.pause)

    def longer(self) -> None:
        """Fifteen seconds more for this page."""
        self._step(_("15 seconds more"), Workshop.longer)

    def toggle_blank(self) -> None:
        """The room sees nothing, or the page again."""
        self._step(_("the blank screen"), lambda w: w.blanked(blank=not w.blank))

    def change_minutes(self, block: ScriptBlock, by: int) -> None:
        """A block a minute longer or shorter; the end stays where it is."""
        self._step(_("the minutes of a block"), lambda w: w.with_minute(block, by))

    def put_people(self, people: int) -> None:
        """How many people are here."""
        self._step(_("the number of people"), lambda w: w.with_people(people))

    def undo(self) -> None:
        """Take the last step back; what it recorded, too. Raises SixElementsError, and stays as it was."""
        if not self._taken:
            return
        self._let_time_pass()
        taken = self._taken[-1]
        before = self.workshop.back_to(taken.before)
        if taken.record:
            discussion, patch = taken.record
            self._keeper.take_back(before, before=discussion, patch=patch)
            self._taken.pop()
            self.workshop = before
            self.look()
        else:
            self._taken.pop()
            self.workshop = before
            self._keep()

    # steps: the talk

    def toggle_reveal(self) -> None:
        """The room sees the answers to the item, or its statement again."""
        self._step(_("showing or hiding answers"), lambda w: w.hide() if w.revealed else w.reveal())

    def move(self, practice: PracticeId, by: int) -> None:
        """An item up (below 0) or down."""
        self._step(_("the order"), lambda w: w.moved(practice, by))

    def skip(self, practice: PracticeId) -> None:
        self._step(_("what was skipped"), lambda w: w.skip([practice]))

    def bring_back(self, practice: PracticeId) -> None:
        """Talk about an item that was skipped, or that did not fit."""
        if self._has_figures(practice):
            self._step(_("what was brought back"), lambda w: w.bring_back(practice))

    def go_to_item(self, practice: PracticeId) -> None:
        self._step(_("the way to another item"), lambda w: w.go_to_item(practice))

    def record_and_next(self, form: ItemForm) -> None:
        """Record the item at hand, and go on. Raises BadInput where nothing was chosen, and CannotWrite."""
        practice = self.workshop.practice
        if self.workshop.block is not ScriptBlock.TALK or practice is None:
            return
        if not self.workshop.revealed and practice not in self.discussion.settled:
            raise BadInput(_("Reveal the answers first."))
        if form.level is None and not form.not_agreed:
            raise BadInput(_("Choose a level, or Not agreed."))
        patch = DiscussionPatch(
            agreed={practice: None if form.not_agreed else form.level},
            why={practice: form.why.strip()},
            evidence={practice: form.evidence.strip()},
            aims={} if form.aim is None else {practice: form.aim},
            discussed=(practice,),
        )
        self._record(_("the record of {practice}").format(practice=practice), patch, Workshop.next)

    def confirm_close(self) -> None:
        """Nobody objects: the close ones are confirmed together, which keeps their means."""
        left = self.close_left
        if left:
            self._record(_("what was confirmed"), DiscussionPatch(confirmed=left), lambda w: w)

    @property
    def close_left(self) -> tuple[PracticeId, ...]:
        """The close ones that nothing was settled about."""
        settled = self.discussion.settled
        return tuple(p for p in self.agenda.close if p not in settled)

    def park(self, text: str) -> None:
        """Put something off. Raises BadInput for nothing, and for more than fits."""
        line = " ".join(text.split())
        if not line:
            raise BadInput(_("Write what is put off, in one line."))
        self._record(_("what was parked"), DiscussionPatch(parking=(line,)), lambda w: w)

    def _record(self, label: str, patch: DiscussionPatch, step: Callable[[Workshop], Workshop]) -> None:
        self._let_time_pass()
        before, discussion = self.workshop, self.discussion
        after = step(before)
        self._keeper.record(patch, after)
        self._remember(Taken(label, before, (discussion, patch)))
        self.workshop, self._unkept = after, 0
        self.look()

    # steps that are about dots

    def put_dots(self, practice: PracticeId, dots: int | None) -> None:
        """Type in what a practice got; None: not typed."""
        self._step(
            _("the dots of {practice}").format(practice=practice), lambda w: w.put_dots(practice, dots)
        )

    def put_dots_each(self, dots: int) -> None:
        self._step(_("dots each"), lambda w: w.with_dots_each(dots))

    def finish_dots(self) -> None:
        """Record the dots of all practices. Raises BadInput where there are more than people could give."""
        at = self.workshop
        if at.too_many_dots:
            raise BadInput(too_many_dots(at))
        votes = {practice: at.dots.get(practice) or None for practice in for_dots(at, self.material)}
        self._record(_("the dots"), DiscussionPatch(votes=votes), Workshop.finish_dots)

    def toggle_counts(self) -> None:
        """The room sees the counts of dots, or not; only after Done."""
        self._step(_("the counts"), lambda w: w.show_counts(shown=not w.counts_shown))

    # short of time, and the end

    def saving(self) -> Saving:
        """What would be dropped to be in time; five minutes' worth where nothing is late."""
        late = self.all_done.minutes_over
        return saving(
            self.workshop.script,
            short=late if late > 0 else WON,
            ahead=self.workshop.ahead,
            items=[self._item_minutes(p) for p in self.items_ahead],
        )

    @property
    def items_ahead(self) -> tuple[PracticeId, ...]:
        """The items of the talk that are still to come, the most important first."""
        at = self.workshop
        if at.block is ScriptBlock.TALK:
            return at.talk[at.page + 1 :]
        return at.talk if ScriptBlock.TALK in at.ahead else ()

    def _item_minutes(self, practice: PracticeId) -> int:
        item = self.agenda.item(practice)
        return item.minutes if item else LEAST_MINUTES

    def drop(self) -> None:
        """Drop what `saving` names."""
        found, items = self.saving(), self.items_ahead
        self._step(_("what was dropped"), lambda w: w.drop(found, items))

    def end(self) -> None:
        """End the workshop; what was settled stays. Raises SixElementsError."""
        self._keeper.end()
        self.ended = True
        self._taken.clear()


def too_many_dots(at: Workshop) -> str:
    """Why the dots can't be done; empty where they can."""
    if not at.too_many_dots:
        return ""
    text = _("{typed} typed in, {people} people × {each} give {most}. Check the counts.")
    return text.format(typed=at.dots_typed, people=at.people, each=at.dots_each, most=at.dots_most)
