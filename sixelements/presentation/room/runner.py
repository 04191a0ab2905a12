"""Runs a workshop: every button and key is a method here, time comes from the clock, and each step is kept.

`Runner` is what both windows share. Call `tick` once a second, any method for a button, and then read `slide`
for the projector and the desks (`ballot_desk`, `talk_desk`, `dots_desk`, `strips`) for the presenter.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from sixelements.domain.agenda import LEAST_MINUTES, Agenda
from sixelements.domain.discussion import Discussion
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.domain.script import MINUTE, Lateness, Saving, ScriptBlock, saving
from sixelements.domain.workshop import NO_JOTTING, Jotting, Workshop
from sixelements.i18n import _
from sixelements.presentation.pages.settle import ItemForm
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
    """A step that can be taken back. ``record``: what was settled before it, and what it named.

    ``hands``: an item whose second vote it changed; what else was jotted down, its fields take back.
    """

    label: str
    before: Workshop
    record: tuple[Discussion, DiscussionPatch] | None = None
    hands: PracticeId | None = None

    def same(self, other: "Taken") -> bool:
        """Whether both recorded the same item, or counted its hands, at the same page."""
        mine, its = self.before, other.before
        recorded = self.record is not None and other.record is not None
        counted = self.hands is not None and self.hands == other.hands
        again = (recorded or counted) and self.label == other.label
        return again and (mine.block, mine.page) == (its.block, its.page)


class Runner:
    """A workshop under way, for the presenter's window and the projector's."""

    def __init__(self, workshop: Workshop, keeper: Keeper, now: Now) -> None:
        self.workshop = workshop
        self._keeper, self._now = keeper, now
        self._last = now()
        self._unkept = 0
        self._taken: list[Taken] = []
        self._earlier: Mapping[PracticeId, int] = workshop.dots if workshop.dots_done else {}
        """The dots that were recorded when this was begun or taken up, or elsewhere meanwhile."""
        self.ended = False
        self.look()

    def look(self) -> None:
        """Read the round again, as after it was closed or something was recorded; knows the agenda then.

        Where other practices are asked since, the ballot is over, or dots are recorded, the workshop goes by
        that.
        """
        self.material: RoomMaterial = self._keeper.material()
        self.workshop = self._with_recorded_dots(self._keeper.as_round_is(self.workshop))
        self.arrived = self._keeper.arrived() if self.material.round.collecting else 0
        if self.material.results is not None and not self.workshop.order:
            order = [item.practice for item in self.agenda.items]
            self.workshop = self.workshop.with_agenda(order)
        self.workshop = self.workshop.skip([p for p in self.workshop.talk if not self._has_figures(p)])

    def _with_recorded_dots(self, at: Workshop) -> Workshop:
        """Done records every cell, so an empty one must not stand for what an earlier workshop recorded."""
        if self.material.results is None:
            return at
        votes = self.discussion.votes
        after = at.with_recorded_dots({p: votes[p] for p in for_dots(at, self.material) if votes.get(p)})
        if after is not at:
            self._earlier = after.dots
        return after

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
        return self.workshop.block_done(self.of_day, self.seconds, talk=self.talk_left)

    @property
    def all_done(self) -> Lateness:
        """When the workshop will end."""
        return self.workshop.all_done(self.of_day, self.seconds, talk=self.talk_left)

    @property
    def talk_left(self) -> int | None:
        """Seconds that the talk takes from now on: its minutes without the items that are skipped.

        It takes longer where the items to come need more; where they need less, the rest is spare and counts.
        No figure before the results, or after the talk.
        """
        at, time = self.workshop, self.workshop.script.of(ScriptBlock.TALK)
        here = at.block is ScriptBlock.TALK
        if time is None or not at.order or not (here or ScriptBlock.TALK in at.ahead):
            return None
        found, settled = self.agenda, self.discussion.settled
        skipped = (i.minutes for i in found.items if i.practice in at.skipped and i.practice not in settled)
        planned = (time.minutes - sum(skipped)) * MINUTE - at.spent.get(ScriptBlock.TALK, 0)
        return max(planned, self.talk_needs, 0)

    @property
    def talk_needs(self) -> int:
        """Seconds that the items of the talk take from now on, as the agenda gives them."""
        at, found = self.workshop, self.agenda
        here = at.block is ScriptBlock.TALK and at.practice is not None
        return sum(_minutes_of(found, p) for p in self.items_ahead) * MINUTE + (self.page_left if here else 0)

    @property
    def page_left(self) -> int:
        """Seconds left for this page of the ballot, or this item of the talk; never below 0."""
        if self.workshop.block is ScriptBlock.TALK:
            return item_left(self.workshop, self.material)
        return max(0, self.workshop.page_seconds(self.seconds) - self.workshop.here)

    @property
    def next_undo(self) -> str:
        """What Undo takes back, in words that complete "Undo …"; empty if nothing is."""
        return self._taken[-1].label if self._taken else ""

    # time

    def tick(self) -> bool:
        """Let time go by; in the ballot a practice whose time is over gives way to the next.

        Returns True if anything but the clock changed. The ten lines and a show of hands wait for the
        presenter.
        """
        self._let_time_pass()
        at = self.workshop
        over = at.block is ScriptBlock.BALLOT and not at.at_lines and not self.page_left
        if over and not (at.paused or at.blank or at.by_hands):
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

    def _switch(self, step: Callable[[Workshop], Workshop]) -> None:
        """A step that the same button takes back: it is kept, and Undo has nothing to do with it."""
        self._let_time_pass()
        after = step(self.workshop)
        if after != self.workshop:
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
        """Next page; the same as PgDn. Dots that are typed in are recorded first, as by Done.

        Raises BadInput in the break, and stays, as long as there are no results to go on with.
        """
        at = self.workshop
        if at.block is ScriptBlock.BREAK and (missing := self._no_results):
            raise BadInput(missing)
        if at.block is ScriptBlock.DOTS and at.dots and not at.dots_done:
            self.finish_dots()
            return
        self._step(_("the step on"), Workshop.next)

    @property
    def _no_results(self) -> str:
        """Why the room can't see results yet, and how to go on all the same; empty if it can."""
        round_ = self.material.round
        if round_.readable:
            return ""
        if round_.sealed:
            return _("Show the results first. To go on without them, choose a block in the script above.")
        return _("Close the round first. To go on without results, choose a block in the script above.")

    def back(self) -> None:
        """The page before. It takes a step on back, so that Undo has neither of the two to do again."""
        before = (self.workshop.block, self.workshop.page)
        self._switch(Workshop.back)
        last = self._taken[-1] if self._taken else None
        here = (self.workshop.block, self.workshop.page)
        if last and not last.record and here != before and here == (last.before.block, last.before.page):
            self._taken.pop()

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
        self._switch(lambda w: w.go_on() if w.paused else w.pause())

    def pause(self) -> None:
        """Pause, as when the projector is gone."""
        self._switch(Workshop.pause)

    def longer(self) -> None:
        """Fifteen seconds more for this page."""
        self._step(_("15 seconds more"), Workshop.longer)

    def toggle_blank(self) -> None:
        """The room sees nothing, or the page again."""
        self._switch(lambda w: w.blanked(blank=not w.blank))

    def change_minutes(self, block: ScriptBlock, by: int) -> None:
        """A block a minute longer or shorter; the end stays where it is."""
        self._step(_("the minutes of a block"), lambda w: w.with_minute(block, by))

    def count_hands(self, *, hands: bool) -> None:
        """The ballot counts hands, or sheets are marked."""
        self._step(_("how answers are given"), lambda w: w.counting(hands=hands))

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
        if taken.hands:
            counted = taken.before.jottings.get(taken.hands, NO_JOTTING).hands
            before = before.jot(taken.hands, replace(self.jotting(taken.hands), hands=counted))
        if taken.record:
            discussion, patch = taken.record
            self._keeper.take_back(before, before=discussion, patch=patch, label=taken.label)
            self._taken.pop()
            self.workshop = before
            self.look()
        else:
            self._taken.pop()
            self.workshop = self._with_recorded_dots(self._keeper.as_round_is(before))
            self._keep()

    # steps: the talk

    def toggle_reveal(self) -> None:
        """The room sees the answers to the item, or its statement again; Undo shows it nothing."""
        self._switch(lambda w: w.hide() if w.revealed else w.reveal())

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
        """Record the item at hand, and go on; a second vote that stays apart is a choice, too.

        Raises BadInput where nothing was chosen, and CannotWrite.
        """
        practice = self.workshop.practice
        if self.workshop.block is not ScriptBlock.TALK or practice is None:
            return
        if not self._may_record(practice):
            raise BadInput(_("Reveal the answers first."))
        if form.level is None and not (form.not_agreed or self.jotting(practice).apart):
            raise BadInput(_("Choose a level, or Not agreed."))
        self._record(_label_of(practice), self._patch(practice, form), Workshop.next, joins=practice)

    def fill_in(self, form: ItemForm) -> None:
        """Record what is filled in so far about the item at hand, and stay there, so that no crash takes it.

        Nothing happens before the answers are shown, or without a choice. Undo takes it back together with
        what comes after it about the same item. Raises SixElementsError; what was recorded before stays.
        """
        at, practice = self.workshop, self.workshop.practice
        chosen = form.level is not None or form.not_agreed
        if at.block is not ScriptBlock.TALK or practice is None or not chosen:
            return
        if self._may_record(practice):
            patch = self._patch(practice, form)
            self._record(_label_of(practice), patch, lambda w: w, joins=practice)

    def jotting(self, practice: PracticeId) -> Jotting:
        """What was written down at an item and is not settled."""
        return self.workshop.jottings.get(practice, NO_JOTTING)

    def jot(self, practice: PracticeId, jotting: Jotting) -> None:
        """Keep what was written down at an item, so that no crash takes it; its fields take it back."""
        self._switch(lambda w: w.jot(practice, jotting))

    def put_hands(self, practice: PracticeId, level: int, hands: int | None) -> None:
        """Keep how many hands a level got in the second vote about an item; None: none were typed in.

        Undo takes it back, together with what is typed at the same level right after it.
        """
        before = self.jotting(practice)
        counted = tuple(hands if n == level else was for n, was in enumerate(before.hands, start=1))
        if counted == before.hands:
            return
        label = _("the hands of {practice} at level {n}").format(practice=practice, n=level)
        taken = Taken(label, self.workshop, hands=practice)
        after = replace(before, hands=counted)
        if self._settles_apart(practice, after):
            patch = DiscussionPatch(agreed={practice: None})
            taken = taken._replace(record=(self.discussion, patch))
            self._keeper.record(patch, self.workshop.jot(practice, after), label=label)
        if self._taken and self._taken[-1].same(taken):
            taken = self._taken.pop()._replace(record=taken.record)
        self._remember(taken)
        self._switch(lambda w: w.jot(practice, after))
        if taken.record:
            self.look()

    def _settles_apart(self, practice: PracticeId, counted: Jotting) -> bool:
        """Whether all hands are in, and they leave the room apart about a practice with an agreed level."""
        hands = sum(n or 0 for n in counted.hands)
        return (
            hands >= self.workshop.people and self.discussion.agreed(practice) is not None and counted.apart
        )

    def _patch(self, practice: PracticeId, form: ItemForm) -> DiscussionPatch:
        """What is recorded about an item: no agreed level where its second vote leaves the room apart."""
        apart = form.not_agreed or self.jotting(practice).apart
        return DiscussionPatch(
            agreed={practice: None if apart else form.level},
            why={practice: form.why.strip()},
            evidence={practice: form.evidence.strip()},
            aims={} if form.aim is None else {practice: form.aim},
            discussed=(practice,),
        )

    def _may_record(self, practice: PracticeId) -> bool:
        return self.workshop.revealed or practice in self.discussion.settled

    def toggle_close(self) -> None:
        """The room sees which practices it is close about, before they are confirmed; or the item again."""
        self._switch(lambda w: w.show_close(shown=not w.close_shown))

    def confirm_close(self) -> None:
        """Nobody objects: the close ones are confirmed together, which keeps their means, and are shown."""
        left = self.close_left
        if left:
            patch = DiscussionPatch(confirmed=left)
            self._record(_("what was confirmed"), patch, lambda w: w.show_close(shown=True))

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

    def _record(
        self,
        label: str,
        patch: DiscussionPatch,
        step: Callable[[Workshop], Workshop],
        *,
        joins: PracticeId | None = None,
    ) -> None:
        """``joins``: a record of this item that was the step before is taken back together with this one."""
        self._let_time_pass()
        taken = Taken(label, self.workshop, (self.discussion, patch))
        after = step(self.workshop)
        if joins:
            after = after.jot(joins, self.jotting(joins).settled)
        self._keeper.record(patch, after, label=label)
        if joins and self._taken and self._taken[-1].same(taken):
            taken = self._taken.pop()
        self._remember(taken)
        self.workshop, self._unkept = after, 0
        self.look()

    # steps that are about dots

    def put_dots(self, practice: PracticeId, dots: int | None) -> None:
        """Type in what a practice got; None: not typed, or 0 in place of dots that are recorded."""
        empty = 0 if self.discussion.votes.get(practice) else None
        n = empty if dots is None else dots
        self._step(_("the dots of {practice}").format(practice=practice), lambda w: w.put_dots(practice, n))

    def clear_dots(self) -> None:
        """Empty all cells, to type in new lists; dots that are recorded stay so until Done."""
        recorded = [p for p in for_dots(self.workshop, self.material) if self.discussion.votes.get(p)]
        self._step(_("the clearing of the dots"), lambda w: w.clear_dots(recorded))

    @property
    def dots_are_earlier(self) -> bool:
        """Whether the dots that stand here were recorded before this was begun or taken up again."""
        return self.workshop.dots_done and self._earlier == self.workshop.dots != {}

    def put_dots_each(self, dots: int) -> None:
        self._step(_("dots each"), lambda w: w.with_dots_each(dots))

    def finish_dots(self) -> None:
        """Record the dots of all practices. Raises BadInput where there are more than people could give."""
        at = self.workshop
        if at.too_many_dots:
            raise BadInput(too_many_dots(at))
        votes = {practice: at.dots.get(practice) or None for practice in for_dots(at, self.material)}
        self._record(_("the dots"), DiscussionPatch(votes=votes), Workshop.finish_dots)
        if self._earlier == self.workshop.dots:  # typed in once more, and as many as then
            self._earlier = {}

    def toggle_counts(self) -> None:
        """The room sees the counts of dots, or not; only after Done."""
        self._switch(lambda w: w.show_counts(shown=not w.counts_shown))

    # short of time, and the end

    def saving(self) -> Saving:
        """What would be dropped to be in time; five minutes' worth where nothing is late."""
        late, at = self.all_done.minutes_over, self.workshop
        return saving(
            at.script,
            short=late if late > 0 else WON,
            ahead=at.ahead,
            items=[_minutes_of(self.agenda, p) for p in self.items_ahead],
            begun=min(at.page + 1, len(at.talk)) if at.block is ScriptBlock.TALK else 0,
        )

    @property
    def items_ahead(self) -> tuple[PracticeId, ...]:
        """The items of the talk that are still to come, the most important first."""
        at = self.workshop
        if at.block is ScriptBlock.TALK:
            return at.talk[at.page + 1 :]
        return at.talk if ScriptBlock.TALK in at.ahead else ()

    def drop(self) -> None:
        """Drop what `saving` names."""
        found, items = self.saving(), self.items_ahead
        self._step(_("what was dropped"), lambda w: w.drop(found, items))

    def end(self) -> None:
        """End the workshop; what was settled stays. Raises SixElementsError."""
        self._keeper.end()
        self.ended = True
        self._taken.clear()


def _minutes_of(found: Agenda, practice: PracticeId) -> int:
    item = found.item(practice)
    return item.minutes if item else LEAST_MINUTES


def _label_of(practice: PracticeId) -> str:
    return _("the record of {practice}").format(practice=practice)


def too_many_dots(at: Workshop) -> str:
    """Why the dots can't be done; empty if they can."""
    if not at.too_many_dots:
        return ""
    text = _("{typed} typed in, {people} people × {each} give {most}. Check the counts.")
    return text.format(typed=at.dots_typed, people=at.people, each=at.dots_each, most=at.dots_most)
