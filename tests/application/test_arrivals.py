"""A form finds its round; where that takes no more sheets, it is said which one it is, and which one does."""

from dataclasses import replace
from pathlib import Path

from sixelements.application.arrivals import Arriving
from sixelements.application.closing import close_round
from sixelements.application.form_mark import mark_of, marked_in, table_mark
from sixelements.application.table_file import TableFile
from sixelements.domain.foreign_table import ForeignTable, OtherTab
from sixelements.domain.ids import RoundId
from sixelements.domain.rounds import Mode, Round
from tests.application.test_rounds import LATER, Room
from tests.builders import PRACTICES, a_team, an_assessment


def a_form(round_: Round) -> TableFile:
    table = ForeignTable(rows=(PRACTICES, tuple("3" * len(PRACTICES))), places=(1, 2))
    return TableFile(digest=b"form", table=table, mark=mark_of(an_assessment(), round_))


def test_a_form_of_a_closed_round_names_it_and_the_round_that_takes_sheets() -> None:
    """It was told to be taken in there, which could not be done."""
    room = Room()
    first = room.open(mode=Mode.OPEN)
    room.answers(first, 1, 2, 3)
    close_round(room.book, first, today=LATER)
    second = room.open(mode=Mode.OPEN)
    arriving = Arriving(room.book, room.team, second)
    said = arriving.read(Path("form.pdf"), lambda _path, _tab="": a_form(first)).file.refusal
    belongs = f"It belongs to {room.team.name}, round 1."
    assert said == f"{belongs} Round 1 is closed, so it takes no more sheets. Round 2 does."
    assert arriving.read(Path("form.pdf"), lambda _path, _tab="": a_form(second)).file.refusal is None


def test_a_form_of_another_workbook_is_told_from_one_of_a_closed_round() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    form = a_form(round_)
    assert form.mark is not None
    other = replace(form, mark=replace(form.mark, round="elsewhere"))
    said = (
        Arriving(room.book, room.team, round_)
        .read(Path("form.pdf"), lambda _path, _tab="": other)
        .file.refusal
    )
    assert said == "It belongs to no round of this workbook. Take it in in the one that it came from."


def a_table(round_: Round, *, answers: int = 2) -> TableFile:
    rows = (
        tuple(PRACTICES),
        tuple(f"{p} We do {p}." for p in PRACTICES),
        *[("3",) * len(PRACTICES)] * answers,
    )
    sent_for = marked_in(["Team A", f"({table_mark(an_assessment(), round_)})"])
    table = ForeignTable(rows=rows, places=tuple(range(1, len(rows) + 1)))
    return TableFile(digest=b"table", table=table, sent_for=sent_for)


def test_our_table_of_another_workbook_goes_in_nowhere() -> None:
    """A table of one client went into the workbook of another without a word."""
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    theirs = replace(round_, id=RoundId("f" * 32))
    arriving = Arriving(room.book, room.team, round_)
    file = arriving.read(Path("answers.xlsx"), lambda _path, _tab="": a_table(theirs)).file
    assert file.refusal == "It belongs to no round of this workbook. Take it in in the one that it came from."
    assert not file.blank
    assert not file.sheets
    assert arriving.read(Path("answers.xlsx"), lambda _path, _tab="": a_table(theirs, answers=0)).file.blank


def test_our_table_finds_its_round_as_a_form_does() -> None:
    room = Room()
    first = room.open(mode=Mode.OPEN)
    other = Room(book=room.book, team=a_team("B"), new_id=room.new_id)
    second = other.open(mode=Mode.OPEN)
    found = Arriving(room.book, room.team, first).read(
        Path("answers.xlsx"), lambda _path, _tab="": a_table(second)
    )
    assert found.to.round == second
    assert len(found.file.sheets) == 2
    named = Arriving(room.book, room.team, first, only=True)
    said = named.read(Path("answers.xlsx"), lambda _path, _tab="": a_table(second)).file.refusal
    assert said
    assert said.startswith(f"It belongs to {other.team.name}, round 1.")


def test_answers_on_a_second_tab_are_never_lost_without_a_word() -> None:
    """Of two tabs of answers only the first was read: four of nine people were lost."""
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    read = a_table(round_)
    assert read.table is not None
    arriving = Arriving(room.book, room.team, round_)

    def refusal(*rows: tuple[str, ...]) -> str | None:
        both = replace(read, tab="Nord", others=(OtherTab(name="Süd", rows=rows),))
        return arriving.read(Path("answers.xlsx"), lambda _path, _tab="": both).file.refusal

    said = (
        "Answers stand on several of its tabs: “Nord” and “Süd”. Save each of them as a file of its own, or "
        "hide those that are not meant."
    )
    head, words, answers = read.table.rows[:3]
    assert refusal(head, words, answers) == said
    assert refusal(("Notes",), words[:3], answers) == said
    summary = replace(read.table, rows=(("Question", "Mean"), ("1.1", "3.2")), places=(1, 2))
    apart = replace(read, tab="Summary", table=summary, others=(OtherTab(name="Süd", rows=read.table.rows),))
    tabs = {"": apart, "Süd": replace(read, tab="Süd", others=(OtherTab(name="Summary", rows=summary.rows),))}
    behind = arriving.read(Path("answers.xlsx"), lambda _path, tab="": tabs[tab]).file
    assert behind.refusal is None
    assert behind.sheets
    assert "Its tab “Süd” is read, as “Summary” before it holds no answers." in behind.left_out
    two = (*apart.others, OtherTab(name="Nord", rows=read.table.rows))
    assert arriving.read(Path("a.xlsx"), lambda _path, _tab="": replace(apart, others=two)).file.refusal == (
        "Its tab “Summary” was read, and answers stand on “Süd” and “Nord”. Save each of them as a file of "
        "its own."
    )
    assert refusal(head, words) is None
    assert refusal(("Number", "Question"), ("1.1", "We do 1.1."), ("1.2", "We do 1.2.")) is None
