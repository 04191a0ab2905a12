"""Every use case that stores something about a round, in every state of it, handed a round of another state.

What counts is how far the round is when the change is made, not what somebody saw before.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from sixelements.application import (
    closing,
    comments,
    discussion,
    plan_editing,
    plans,
    responses,
    rounds,
    scores,
)
from sixelements.application.foreign_sheets import SheetFile
from sixelements.application.plan_editing import Editor
from sixelements.application.rounds import RoundSettings
from sixelements.domain.actions import Plan
from sixelements.domain.discussion import Discussion
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import NotAllowed, NotFound
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.rounds import Mode, Round, State
from sixelements.domain.scores import Score
from tests.application.test_responses import sheets, take
from tests.application.test_rounds import LATER, Room
from tests.builders import PRACTICES, an_answer, change_action

MONDAY = date(2026, 11, 2)
P = PRACTICES[0]
ITEM = ItemId(P)
OPEN, SEALED, PUBLISHED = State.OPEN, State.SEALED, State.PUBLISHED


@dataclass
class Place:
    """A round with sheets, one begun and paused, a discussion, and a plan; ``seen`` is what is handed in."""

    room: Room
    seen: Round
    sheet: ResponseId
    plan: Plan

    @property
    def editor(self) -> Editor:
        return Editor(
            book=self.room.book, round=self.seen, start=MONDAY, today=MONDAY, new_id=self.room.new_id
        )


Deed = Callable[[Place], object]


def accept_again(place: Place) -> object:
    return plans.accept(
        place.room.book, place.seen, start=MONDAY, new_id=place.room.new_id, replace_plan=True
    )


def set_threshold(place: Place) -> object:
    settings = RoundSettings(practices=PRACTICES, threshold=6)
    return rounds.change_settings(place.room.book, place.seen, settings)


SHEETS: dict[str, Deed] = {
    "begin": lambda p: responses.begin(p.room.book, p.seen, role=None, new_id=p.room.new_id),
    "answer": lambda p: responses.give_answers(p.room.book, p.sheet, {ITEM: an_answer(5)}),
    "clear": lambda p: responses.give_answers(p.room.book, p.sheet, {ITEM: None}),
    "comment": lambda p: responses.give_comment(p.room.book, p.sheet, ITEM, "Signs are old"),
    "pause": lambda p: responses.pause(p.room.book, p.sheet, "owl river"),
    "submit": lambda p: responses.submit(p.room.book, p.seen, p.sheet),
    "take in": lambda p: take(p.room, p.seen, SheetFile(digest=b"9", sheets=sheets(5))),
}
RESULTS: dict[str, Deed] = {
    "record": lambda p: discussion.record(p.room.book, p.seen, DiscussionPatch(votes={P: 2})),
    "replace record": lambda p: discussion.record(
        p.room.book, p.seen, DiscussionPatch(votes={P: 2}), replace=True
    ),
    "whole record": lambda p: discussion.put_whole(p.room.book, p.seen, Discussion(votes={P: 4})),
    "accept again": accept_again,
    "change action": lambda p: change_action(p.room.book, p.seen, replace(p.plan.actions[0], owner="Ana")),
    "change plan": lambda p: plans.store(p.room.book, p.seen, replace(p.plan, aim="Shorter waits")),
    "delete action": lambda p: plans.store(
        p.room.book, p.seen, plan_editing.delete(p.editor, p.plan.actions[0].id)
    ),
    "own action": lambda p: plans.store(
        p.room.book, p.seen, plan_editing.add_own(p.editor, title="Ask the crew", practice=P)
    ),
    "redact": lambda p: comments.redact(p.room.book, p.seen, P, "Ana is late"),
}
ANY: dict[str, Deed] = {
    "set aside": lambda p: rounds.set_aside(p.room.book, p.seen, P, reason="We have none."),
    "horizon": lambda p: rounds.change_horizon(p.room.book, p.seen, 365),
}
SEALING: dict[str, Deed] = {"seal": lambda p: closing.seal_round(p.room.book, p.seen)}
CLOSING: dict[str, Deed] = {
    "close": lambda p: closing.close_round(p.room.book, p.seen, today=LATER),
    "restart": lambda p: closing.restart_as_open(p.room.book, p.seen, today=LATER),
}
TAKING_BACK: dict[str, Deed] = {"reopen": lambda p: closing.reopen_round(p.room.book, p.seen)}
NEVER: dict[str, Deed] = {"settings": set_threshold}
"""Once somebody has answered."""
ALLOWED: tuple[tuple[dict[str, Deed], frozenset[State]], ...] = (
    (SHEETS, frozenset({OPEN})),
    (RESULTS, frozenset({PUBLISHED})),
    (ANY, frozenset(State)),
    (SEALING, frozenset({OPEN})),
    (CLOSING, frozenset({OPEN, SEALED})),
    (TAKING_BACK, frozenset({SEALED})),
    (NEVER, frozenset()),
)


def a_place(state: State, seen: State) -> Place:
    """An anonymous round; what only a published one has lies there in any state, as after reopening one."""
    room = Room()
    round_ = room.open(mode=Mode.ANONYMOUS)
    room.answers(round_, 1, 2, 3, 3, 4)
    named = responses.begin(room.book, round_, role=None, new_id=room.new_id)
    responses.give_answers(room.book, named, {ITEM: an_answer(2)})
    responses.give_comment(room.book, named, ITEM, "Ana is late")
    responses.submit(room.book, round_, named)
    sheet = responses.begin(room.book, round_, role=None, new_id=room.new_id)
    responses.give_answers(room.book, sheet, {ITEM: an_answer(3)})
    published = replace(round_, state=PUBLISHED)
    room.book.rounds.put(published)
    discussion.put_whole(room.book, published, Discussion(votes={P: 3}))
    plan = plans.accept(room.book, published, start=MONDAY, new_id=room.new_id)
    room.book.rounds.put(replace(round_, state=state))
    return Place(room, replace(round_, state=seen), sheet, plan)


DEEDS: dict[str, Deed] = {name: deed for deeds, _states in ALLOWED for name, deed in deeds.items()}


CASES = [
    pytest.param(deed, state, seen, state in allowed, id=f"{name}-{state.name}-seen-{seen.name}")
    for deeds, allowed in ALLOWED
    for name, deed in deeds.items()
    for state in State
    for seen in State
]


@pytest.mark.parametrize(("deed", "state", "seen", "allowed"), CASES)
def test_how_far_the_round_is_decides_and_not_what_somebody_saw(
    deed: Deed, state: State, seen: State, *, allowed: bool
) -> None:
    place = a_place(state, seen)
    book = place.room.book
    before, backups = book.content.as_it_is(), len(book.backed_up)
    if allowed:
        deed(place)
        assert book.content != before
        return
    with pytest.raises(NotAllowed):
        deed(place)
    assert book.content == before
    assert len(book.backed_up) == backups


READS: dict[str, Deed] = {
    "score": lambda p: scores.score_round(p.room.book, p.seen).overall,
    "plan": lambda p: plans.view(p.room.book, p.seen, start=MONDAY).recommended,
    "comments": lambda p: comments.comments_on(p.room.book, p.seen, P, score=score_of(p)),
}


def score_of(place: Place) -> Score:
    """The score somebody still holds of when the round could be read."""
    book, now = place.room.book, place.room.book.rounds.get(place.seen.id)
    book.rounds.put(replace(now, state=PUBLISHED))
    score = scores.score_round(book, place.seen)
    book.rounds.put(now)
    return score


@pytest.mark.parametrize("seen", State)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("read", READS)
def test_what_is_read_is_read_of_the_round_as_it_is(read: str, state: State, seen: State) -> None:
    place = a_place(state, seen)
    if state is PUBLISHED:
        assert READS[read](place) is not None
        return
    with pytest.raises(NotAllowed):
        READS[read](place)


def test_a_practice_set_aside_since_is_in_no_figure() -> None:
    place = a_place(PUBLISHED, PUBLISHED)
    assert P in scores.score_round(place.room.book, place.seen).practices
    rounds.set_aside(place.room.book, place.seen, P, reason="We have none.")
    assert P not in scores.score_round(place.room.book, place.seen).practices


@pytest.mark.parametrize("deed", [*DEEDS, *READS])
def test_a_round_that_is_gone_is_said_to_be_gone(deed: str) -> None:
    place = a_place(PUBLISHED, PUBLISHED)
    held = score_of(place)
    READS["comments"] = lambda p: comments.comments_on(p.room.book, p.seen, P, score=held)
    del place.room.book.content.rounds[place.seen.id]
    with pytest.raises(NotFound, match="no longer in the workbook"):
        {**DEEDS, **READS}[deed](place)
