"""Comments are read once a round was closed, only where figures are shown, and can be taken out for good."""

import pytest

from sixelements.application import comments, scores
from sixelements.application.events import StoreChange, What
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ItemId, PracticeId, ResponseId
from sixelements.domain.rounds import Round
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, an_answer

FIRST, SECOND = PracticeId("1.1"), PracticeId("1.2")


def commented(room: Room, *texts: str) -> Round:
    """A round of six, whose sheets rate all but 1.2 and comment on both."""
    round_ = room.open()
    book = room.book
    for n in range(6):
        id_ = ResponseId(room.new_id())
        book.responses.begin(id_, round_=round_.id, role=None)
        for practice in PRACTICES:
            book.responses.answer(id_, ItemId(practice), an_answer("dk" if practice == SECOND else 3))
        if n < len(texts):
            for item in (FIRST, SECOND):
                book.responses.comment(id_, ItemId(item), texts[n])
        book.responses.submit(id_)
    return round_


def test_nobody_reads_a_comment_of_an_open_round() -> None:
    room = Room()
    round_ = commented(room, "Old signs")
    with pytest.raises(NotAllowed, match="open"):
        comments.redact(room.book, round_, FIRST, "Old signs")
    score = scores.score_round(room.book, room.close(round_))
    room.book.rounds.put(round_)
    with pytest.raises(NotAllowed, match="open"):
        comments.comments_on(room.book, round_, FIRST, score=score)


def test_comments_come_in_alphabetical_order_and_only_where_figures_are_shown() -> None:
    room = Room()
    closed = room.close(commented(room, "Signs are old", "Ask more"))
    score = scores.score_round(room.book, closed)
    assert comments.comments_on(room.book, closed, FIRST, score=score) == ("Ask more", "Signs are old")
    assert comments.comments_on(room.book, closed, SECOND, score=score) == ()
    assert comments.comments_on(room.book, closed, PracticeId("9.9"), score=score) == ()


def test_a_comment_taken_out_is_gone_and_the_others_stay() -> None:
    room, heard = Room(), list[StoreChange]()
    closed = room.close(commented(room, "Pat is slow", "Ask more"))
    comments.redact(room.book, closed, FIRST, "Pat is slow", announce=heard.append)
    score = scores.score_round(room.book, closed)
    assert comments.comments_on(room.book, closed, FIRST, score=score) == ("[…]", "Ask more")
    assert heard == [StoreChange.of(What.SHEETS, closed)]
