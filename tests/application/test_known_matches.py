"""What was decided about an export is known of the next one of the same form, and nothing else is kept."""

from dataclasses import replace

from sixelements.application import match_file
from sixelements.application.foreign_sheets import SheetFile, sheet_file
from sixelements.application.known_matches import NOTHING_KNOWN, KnownMatches, to_keep
from sixelements.application.table_file import TableFile
from sixelements.domain.assessment import Role
from sixelements.domain.foreign_columns import Goes
from sixelements.domain.foreign_table import ForeignTable
from sixelements.domain.foreign_words import SKIPPED, Meaning
from sixelements.domain.ids import ItemId, RoundId
from sixelements.domain.matching import NO_DECISIONS, Decisions, Form, RowDoubt, WordKind
from tests.builders import PRACTICES, an_answer, an_assessment

FORM = Form(practices=PRACTICES[:2], lines=(), assessment=an_assessment())
HEADER = ("Role", "1.1", "How is the coffee?")
ROWS = (("Chefin", "maybe", "3"), ("Front line", "4", "Usual"))
DECIDED = Decisions(
    columns={"How is the coffee?": (Goes.ANSWER, ItemId("1.2"))},
    words={WordKind.ANSWERS: {"maybe": Meaning(an_answer("dk")), "usual": SKIPPED}},
    roles={"chefin": None},
    rows={RowDoubt.UNFINISHED: False},
)
ROUND = RoundId("round-1")


def a_table(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> ForeignTable:
    return ForeignTable(rows=(header, *rows), places=tuple(range(1, len(rows) + 2)))


def understood(
    table: ForeignTable, known: KnownMatches = NOTHING_KNOWN, now: Decisions = NO_DECISIONS
) -> SheetFile:
    return sheet_file(TableFile(digest=b"1", table=table), FORM, now, known)


def kept(table: ForeignTable, *, round_: RoundId = ROUND) -> KnownMatches:
    return KnownMatches(round=round_, means=to_keep(round_, table, DECIDED))


def test_the_next_export_of_the_same_form_goes_in_without_a_question() -> None:
    first = understood(a_table(*ROWS), now=DECIDED)
    assert len(first.sheets) == 2
    assert not understood(a_table(*ROWS)).sheets
    later = understood(a_table(*ROWS, ("Manager", "MAYBE ", "2")), kept(a_table(*ROWS)))
    assert later.problems == ()
    assert later.sheets[:2] == first.sheets
    assert [sheet.role for sheet in later.sheets] == [None, Role.FRONTLINE, Role.MANAGER]
    assert [dict(sheet.answers) for sheet in later.sheets] == [
        {"1.1": an_answer("dk"), "1.2": an_answer(3)},
        {"1.1": an_answer(4)},  # "Usual", which is a level word, was decided to be skipped
        {"1.1": an_answer("dk"), "1.2": an_answer(2)},
    ]


def test_what_is_decided_now_goes_before_what_was_decided_then() -> None:
    now = replace(DECIDED, words={WordKind.ANSWERS: {"maybe": Meaning(an_answer(1))}})
    (sheet,) = understood(a_table(ROWS[0]), kept(a_table()), now).sheets
    assert sheet.answers[ItemId("1.1")] == an_answer(1)


def test_what_was_decided_about_rows_is_known_and_can_be_decided_again() -> None:
    begun = a_table((*ROWS[1], ""), header=(*HEADER, "submitdate"))
    assert understood(begun, now=replace(DECIDED, rows={})).problems
    later = understood(begun, kept(begun))
    assert (later.sheets, len(later.left_out)) == ((), 1)
    again = replace(DECIDED, rows={RowDoubt.UNFINISHED: True})
    assert len(understood(begun, kept(begun), again).sheets) == 1


def test_another_form_another_round_and_another_place_are_asked_about_again() -> None:
    known = kept(a_table())
    other = a_table(*ROWS, header=("Role", "1.1", "How is the coffee?", "More"))
    assert not understood(other, known).sheets
    assert not understood(a_table(*ROWS), replace(known, round=RoundId("round-2"))).sheets
    assert not understood(a_table(("maybe", "4", "3")), known).sheets


def test_a_question_that_is_asked_no_more_is_not_answered() -> None:
    known = kept(a_table())
    form = replace(FORM, practices=PRACTICES[:1])
    file = sheet_file(TableFile(digest=b"1", table=a_table(*ROWS)), form, known=known)
    assert file.matched
    assert [column.goes for column in file.matched.columns][2] is not Goes.ANSWER


def test_no_word_and_no_header_is_kept() -> None:
    """Of a file whose header is missing, the first row is somebody's answers."""
    means = kept(a_table()).means
    assert sorted(means.values()) == ["1.2", "dk", "leave out", "none", "skip"]
    assert all(len(digest) == 32 for digest in means)
    assert not set(means) & set(kept(a_table(), round_=RoundId("round-2")).means)


def test_a_column_that_was_empty_is_asked_about_once_it_says_something() -> None:
    header = (*HEADER, "What else?")
    before = a_table(*((*row, "") for row in ROWS), header=header)
    first = understood(before)
    assert first.matched
    assert "What else?" not in match_file.written([first.matched])
    columns = {**DECIDED.columns, "What else?": (Goes.LEFT_OUT, None)}  # as a file of an earlier build says
    taken = understood(before, KnownMatches(round=ROUND), replace(DECIDED, columns=columns))
    later = a_table(*((*row, "words") for row in ROWS), header=header)
    asked = understood(later, KnownMatches(round=ROUND, means=taken.decided))
    assert asked.refusal
    assert "What else?" in asked.refusal
