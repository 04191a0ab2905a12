"""Counting costs little more than reading: one pass over the answers in the order in which they lie."""

from pathlib import Path

from sixelements.domain.ids import ElementId
from tests.builders import PRACTICES, a_response
from tests.storage.books import ROUND, new_book_with_round


def test_tallies_and_sums_share_one_pass_that_sorts_nothing(path: Path) -> None:
    book = new_book_with_round(path)
    book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(1, 20)], batch=1)
    connection = book.teams._store.connection
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    book.responses.tally(ROUND, practices=PRACTICES, upto=1, minimum=1)
    elements = {ElementId("1"): PRACTICES[:3]}
    book.responses.sheet_sums(ROUND, elements=elements, practices=PRACTICES, upto=1, minimum=1)
    connection.set_trace_callback(None)
    over_answers = [sql for sql in statements if " answer a " in sql]
    assert len(over_answers) == 1
    for sql in over_answers:
        assert sql.count("GROUP BY") == 1
        plan = [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + sql)]
        assert not [step for step in plan if "TEMP B-TREE" in step or step.startswith("SCAN a")], plan
        assert [step for step in plan if step.startswith("SEARCH a USING PRIMARY KEY (response=?)")], plan
    book.close()
