"""A workshop on a real file: it goes on after the program is gone, and nothing of it stays after its end."""

from dataclasses import replace
from pathlib import Path

from sixelements.application import workshops
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.rounds import State
from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Jotting
from sixelements.storage import bounds
from tests.application.test_workbook_contract import A_WORKSHOP
from tests.builders import PRACTICES, a_round
from tests.storage.books import ROUND, new_book_with_round, open_book

P, Q = PRACTICES[:2]


def test_a_step_writes_what_differs_and_nothing_else(path: Path) -> None:
    book = new_book_with_round(path)
    book.workshops.put(ROUND, A_WORKSHOP)
    written: list[str] = []
    book._store.connection.set_trace_callback(
        lambda sql: written.append(sql) if sql.startswith(("INSERT", "UPDATE", "DELETE")) else None
    )
    book.workshops.put(ROUND, A_WORKSHOP.next())
    assert [sql.split()[2] for sql in written] == ["workshop"]
    book.close()


def test_it_goes_on_in_the_middle_and_leaves_nothing_but_what_was_settled(path: Path) -> None:
    book = new_book_with_round(path)
    book.rounds.put(a_round(state=State.PUBLISHED))
    round_ = book.rounds.get(ROUND)
    at = workshops.prepare(round_, minutes=60, begins=9 * 3600, people=12).with_agenda([P, Q])
    workshops.keep(book, round_, at)
    at = at.go_to(ScriptBlock.TALK).reveal().passed(61)
    patch = DiscussionPatch(agreed={P: 2.5}, discussed=(P,), parking=("new chairs",))
    workshops.record(book, round_, patch, at.next().jot(Q, Jotting(hands=(0, None, 9, 3, 0), note="ask Ann")))
    book.close()

    book = open_book(path)
    left = workshops.left_at(book, round_)
    assert left
    assert left.jottings == {Q: Jotting(hands=(0, None, 9, 3, 0), note="ask Ann")}
    assert replace(left, jottings={}) == at.next().resumed()
    workshops.take_back(book, round_, at, before=book.discussions.of(ROUND), patch=patch)
    assert book.discussions.of(ROUND).agreed(P) == 2.5
    workshops.end(book, round_)
    tables = [table for table in bounds.ROWS if table.startswith("workshop")]
    assert len(tables) == 6
    for table in tables:
        assert book.workshops._store.number(f"SELECT count(*) FROM {table}") == 0
    book.close()

    book = open_book(path)
    assert (workshops.left_at(book, round_), book.discussions.of(ROUND).parking) == (None, ("new chairs",))
    book.close()
    assert b"ask Ann" not in path.read_bytes()


def test_what_the_room_saw_is_known_again_in_the_order_of_the_talk(path: Path) -> None:
    book = new_book_with_round(path)
    book.rounds.put(a_round(state=State.PUBLISHED))
    round_ = book.rounds.get(ROUND)
    order = PRACTICES[::-1]
    at = workshops.prepare(round_, minutes=60, begins=0, people=12).with_agenda(order).skip([order[3]])
    at = at.go_to(ScriptBlock.TALK).reveal().next().reveal().next().moved(order[1], 1)
    workshops.keep(book, round_, at)
    book.close()
    book = open_book(path)
    left = workshops.left_at(book, round_)
    assert left
    assert (left.order, left.skipped) == (at.order, frozenset({order[3]}))
    assert left.opened == {order[0], order[1]}
    book.close()


def test_a_step_of_the_room_makes_one_backup_a_session_and_not_one_each(path: Path) -> None:
    book = new_book_with_round(path)
    book.rounds.put(a_round(state=State.PUBLISHED))
    round_ = book.rounds.get(ROUND)
    at = workshops.prepare(round_, minutes=60, begins=0, people=12)
    folder = path.with_name(f"{path.name} backups")
    counts = []
    for n, practice in enumerate(PRACTICES):
        workshops.record(book, round_, DiscussionPatch(agreed={practice: n + 1}), at)
        counts.append(len(list(folder.glob("*.sixe"))))
    assert set(counts) == {1}
    book.close()
