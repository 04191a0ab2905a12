"""What no use case lets through is refused by storage itself, whole, whatever door it came by."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sixelements.application.errors import TooMuch
from sixelements.application.ports import Branding
from sixelements.domain import limits
from sixelements.domain.discussion import NO_DISCUSSION, Discussion
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import Counts
from sixelements.storage import bounds
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import PRACTICES, a_response, a_response_id, a_team, an_answer
from tests.storage.books import ROUND, new_book_with_round, open_book

Put = Callable[[StoredWorkbook, int], object]


@pytest.fixture
def book(path: Path) -> Iterator[StoredWorkbook]:
    book = new_book_with_round(path)
    book.responses.begin(a_response_id(1), round_=ROUND, role=None)
    yield book
    book.close()


def practices(n: int) -> list[PracticeId]:
    return [PracticeId(f"9.{i}") for i in range(n)]


def put(book: StoredWorkbook, discussion: Discussion) -> None:
    book.discussions.put(ROUND, discussion)


def give_answers(book: StoredWorkbook, n: int) -> None:
    with book.change():
        for practice in practices(n):
            book.responses.answer(a_response_id(1), ItemId(practice), an_answer(3))


def take_in(book: StoredWorkbook, n: int) -> None:
    book.responses.add([a_response(n, dict.fromkeys(practices(n), 3))])


def show_of_hands(book: StoredWorkbook, n: int) -> None:
    with book.change():
        for practice in practices(n):
            book.responses.show_hands(ROUND, ItemId(practice), Counts(dont_know=1))


GUARDS: dict[str, tuple[Put, int]] = {
    "the organization's name": (lambda b, n: b.organization.rename("x" * n), limits.BYTES_KEPT),
    "a language": (
        lambda b, n: b.organization.put_branding(Branding(language="x" * n)),
        limits.BYTES_KEPT,
    ),
    "hands of one kind": (
        lambda b, n: b.responses.show_hands(ROUND, ItemId("1.1"), Counts(dont_know=n)),
        limits.MOST_HANDS,
    ),
    "hands together": (
        lambda b, n: b.responses.show_hands(ROUND, ItemId("1.1"), Counts((1, 1, 1, 1, 1), 1, n - 6)),
        limits.MOST_HANDS,
    ),
    "practices of a show of hands": (show_of_hands, limits.MOST_ITEMS),
    "answers of a sheet": (give_answers, limits.MOST_ITEMS),
    "answers of a sheet that is taken in": (take_in, limits.MOST_ITEMS),
    "an item's id of a sheet that is taken in": (
        lambda b, n: b.responses.add([a_response(n, {"x" * n: 3})]),
        limits.BYTES_KEPT,
    ),
    "votes": (
        lambda b, n: put(b, replace(NO_DISCUSSION, votes={PRACTICES[0]: n})),
        limits.MOST_VOTES_KEPT,
    ),
    "practices with votes": (
        lambda b, n: put(b, replace(NO_DISCUSSION, votes=dict.fromkeys(practices(n), 1))),
        limits.MOST_ITEMS,
    ),
    "aims": (
        lambda b, n: put(b, replace(NO_DISCUSSION, aims=dict.fromkeys(practices(n), 4))),
        limits.MOST_ITEMS,
    ),
    "services of a team": (
        lambda b, n: b.teams.put(replace(a_team(), services=tuple(map(str, range(n))))),
        limits.MOST_SERVICES,
    ),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_as_much_as_fits_opens_again_and_one_more_is_not_stored(
    guard: str, book: StoredWorkbook, path: Path
) -> None:
    store, most = GUARDS[guard]
    store(book, most)
    before = seen(book)
    with pytest.raises(BadInput, match="than fits into a workbook"):
        store(book, most + 1)
    assert seen(book) == before
    book.close()
    again = open_book(path)
    assert (again.info.read_only, again.info.beyond) == (False, ())
    again.close()


def show_texts(book: StoredWorkbook, n: int) -> None:
    with book.change():
        for item in practices(n):
            book.responses.comment(a_response_id(1), ItemId(item), "x" * 4_000)


def seen(book: StoredWorkbook) -> object:
    response = book.responses.unfinished(a_response_id(1))
    tally = book.responses.tally(ROUND, practices=PRACTICES, minimum=1)
    return book.info, book.organization.branding(), book.discussions.of(ROUND), response, tally


def test_a_round_that_is_full_takes_no_sheet_that_is_begun(
    book: StoredWorkbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(bounds.ROWS, "response", replace(bounds.ROWS["response"], most=1))
    with pytest.raises(BadInput, match="than fits into a workbook"):
        book.responses.begin(a_response_id(2), round_=ROUND, role=None)
    assert book.responses.paused_count(ROUND) == 1


def test_a_file_beyond_the_largest_is_still_written_to_as_long_as_it_does_not_grow(
    book: StoredWorkbook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_FILE", path.stat().st_size // 2)
    book.organization.rename("Birch County")
    with pytest.raises(TooMuch):
        show_texts(book, 100)
    assert book.info.organization == "Birch County"
