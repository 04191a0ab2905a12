"""Matching an export: what no rule can tell is decided before anything counts, and known the next time."""

from dataclasses import replace
from pathlib import Path

import pytest

from sixelements.application import responses
from sixelements.domain.ids import ItemId, RoundId, TeamId
from sixelements.presentation.pages.collect import CollectPresenter
from sixelements.presentation.pages.matching import LEAVE_OUT, ColumnFilter, MatchingPresenter, shown
from sixelements.presentation.pages.sheet_import import FileWish
from tests.builders import a_team
from tests.presentation.desk import Desk, a_desk, full, table

HEAD = ("ID", "Start time", "role", "1.1", "1.2", "1.3", "2.1", "How we improve", "Shoe size")
ROWS = tuple((str(n), f"9/14/26 9:0{n}:00", "Chefin", "1", "2", "maybe", "4", "5", "43") for n in range(6))


def quiet(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


def read(desk: Desk, presenter: CollectPresenter | None = None) -> CollectPresenter:
    presenter = presenter or CollectPresenter(desk.session)
    desk.files[Path("export.csv")] = table(*ROWS, head=HEAD)
    presenter.files.reading([Path("export.csv")])(quiet)
    presenter.files.finish_reading()
    return presenter


def matching(desk: Desk) -> MatchingPresenter:
    return MatchingPresenter(desk.session, read(desk).files.waiting(0))


def decided(page: MatchingPresenter) -> MatchingPresenter:
    """All that is asked, decided: first the columns, then the words that can be looked at then."""
    page.choose_column(7, "2.2")
    page.choose_column(8, LEAVE_OUT)
    page.show(page.matching()(quiet))
    page.choose_word(0, "dk")
    page.choose_word(1, "manager")
    page.show(page.matching()(quiet))
    return page


def test_every_column_says_where_it_goes_and_why() -> None:
    view = matching(a_desk()).view()
    assert [(c.letter, c.goes, c.why) for c in view.columns] == [
        ("A", "Response number", "Finds doubles"),
        ("B", "Left out", "Time stamp"),
        ("C", "Role", "By its name"),
        ("D", "1.1 Practice 1.1", "By its number"),
        ("E", "1.2 Practice 1.2", "By its number"),
        ("F", "1.3 Practice 1.3", "By its number"),
        ("G", "2.1 Practice 2.1", "By its number"),
        ("H", "Choose a question", "No match"),
        ("I", "Choose a question", "No match"),
    ]
    assert view.columns[7].spoken == "Column H, How we improve, Choose a question, No match"
    assert dict(view.filters)[ColumnFilter.TO_DECIDE] == "To decide 2"
    assert [c.letter for c in view.columns if shown(c, ColumnFilter.LEFT_OUT)] == ["A", "B"]
    assert view.open == "Decide columns H and I."


def test_nothing_goes_in_until_nothing_is_undecided() -> None:
    page = matching(a_desk())
    page.choose_column(7, "2.2")
    before = page.is_decided, page.needs_matching
    page.choose_column(8, LEAVE_OUT)
    assert (before, page.is_decided, page.needs_matching) == ((False, False), False, True)
    page.show(page.matching()(quiet))
    assert page.view().open == "Decide “maybe” (practices) and “Chefin” (role)."
    view = decided(page).view()
    assert (view.counts, view.button, view.open) == (
        "6 sheets in the file. 6 are new.",
        "Take in 6 sheets",
        "",
    )


def test_that_another_team_has_the_same_rows_is_said_before_they_go_in() -> None:
    """Where columns are decided, one press takes the file in, so it was said only after that."""
    desk = a_desk()
    here = desk.session.round
    desk.book.teams.put(a_team(id_="night", name="Night desk"))
    there = replace(here, id=RoundId("night-1"), team=TeamId("night"))
    desk.book.rounds.put(there)
    page = decided(matching(desk))
    form = page.arrival.to.form
    responses.take_in(desk.book, there, [page.arrival.file], form=form, new_id=desk.session.services.new_id)
    view = decided(matching(desk)).view()
    assert view.button == "Take in 6 sheets"
    assert "Rows of it are in for Night desk, round 1, too." in view.dropped


def test_words_are_asked_once_each_with_where_and_how_often_and_known_ones_have_no_counts() -> None:
    page = matching(a_desk())
    page.choose_column(7, "2.2")
    page.choose_column(8, LEAVE_OUT)
    page.show(page.matching()(quiet))
    maybe, chief, *known = page.view().words
    assert (maybe.word, maybe.where, maybe.undecided) == ("maybe (practices)", "In 1.3, 6 cells", True)
    assert (chief.word, chief.where) == ("Chefin (role)", "In role, 6 cells")
    assert [word.at for word in known] == [None] * len(known)
    assert not any(word.where for word in known)
    assert [said for said, _words in page.word_choices(0)] == ["1", "2", "3", "4", "5", "dk", "na", "skip"]
    assert [said for said, _words in page.word_choices(1)] == ["frontline", "supervisor", "manager", "none"]


def test_a_question_without_a_column_is_offered_for_the_one_that_is_most_like_it() -> None:
    desk = a_desk()
    desk.files[Path("a.csv")] = table(*ROWS, head=(*HEAD[:7], "We do something 2.2", "Shoe size"))
    presenter = CollectPresenter(desk.session)
    presenter.files.reading([Path("a.csv")])(quiet)
    presenter.files.finish_reading()
    page = MatchingPresenter(desk.session, presenter.files.waiting(0))
    strip = page.strip(7)
    assert (strip.use, strip.use_said) == ("Use 2.2 Practice 2.2", "2.2")
    assert strip.nearest.startswith("2.2 Practice 2.2 has no column yet: “")
    assert strip.cost == "Left out, 2.2 is skipped on every sheet."


def test_f8_goes_from_one_open_column_to_the_next_and_round() -> None:
    page = matching(a_desk())
    assert (page.next_open(-1), page.next_open(7), page.next_open(8)) == (7, 8, 7)


def test_where_the_button_takes_all_in_it_is_said_that_it_can_not_be_taken_back() -> None:
    desk = a_desk()
    desk.answers(3)
    page = matching(desk)
    before = page.view().heed
    assert (before, decided(page).view().heed) == (
        "",
        "These 6 sheets can't be taken back: going back would show single sheets.",
    )


def test_of_several_files_it_is_said_which_one_it_is_and_what_the_button_leads_to() -> None:
    desk = a_desk()
    odd = (*ROWS[:-1], ("7", *ROWS[-1][1:]))
    desk.files |= {Path("a.csv"): full(1), Path("b.csv"): table(*ROWS, head=HEAD)}
    desk.files[Path("c.csv")] = table(*odd, head=HEAD)
    files = CollectPresenter(desk.session).files
    files.reading([*desk.files])(quiet)
    files.finish_reading()
    page = files.matching(1)
    assert page.view().facts.startswith("File 2 of 3, 1 ready. “b.csv”: 9 columns, 6 rows.")
    assert (page.view().leave, page.view().button) == ("Decide later", "Go on to the next file")
    files.matched(1, decided(page).arrival)
    later = files.matching(2).view()
    assert (later.facts[:22], later.button) == ("File 3 of 3, 2 ready. ", "See what goes in")


def test_what_is_decided_about_a_file_is_kept_while_it_waits() -> None:
    files = read(a_desk()).files
    files.matching(0).choose_column(7, "2.2")
    assert files.matching(0).view().columns[7].said == "2.2"
    files.taking()(quiet)
    files.finish_taking()
    at = files.wish_of_done(0, FileWish.MATCH)
    assert files.matching(at).view().columns[7].said == "2.2"
    files.forget()
    assert not files.waits


def test_choosing_again_what_is_so_already_is_no_decision() -> None:
    page = matching(a_desk())
    before = page.view()
    page.choose_column(4, "1.2")
    assert (page.view(), page.take_back()) == (before, False)
    decided(page)
    after = page.view()
    page.choose_word(0, "dk")
    assert (page.view(), page.needs_matching) == (after, False)


def test_decisions_are_taken_back_one_by_one_also_after_the_file_was_matched_with_them() -> None:
    page = decided(matching(a_desk()))
    for left in (
        "Decide “Chefin” (role).",
        "Decide “maybe” (practices) and “Chefin” (role).",
        "Decide column I.",
        None,
    ):
        assert page.take_back()
        if page.needs_matching:
            page.show(page.matching()(quiet))
        assert left is None or page.view().open == left
    assert page.view() == matching(a_desk()).view()
    assert not page.take_back()


def test_what_a_column_asked_is_not_asked_any_more_once_it_is_left_out() -> None:
    page = matching(a_desk())
    for at, said in ((7, "2.2"), (8, LEAVE_OUT), (5, LEAVE_OUT)):
        page.choose_column(at, said)
        if page.needs_matching:
            page.show(page.matching()(quiet))
    assert "maybe" not in page.view().open


def test_questions_without_a_column_are_offered_first_and_those_with_one_last() -> None:
    page = matching(a_desk())
    choices = page.column_choices(8)
    assert choices[0] == ("2.2", "2.2 Practice 2.2")
    assert ("1.1", "1.1 Practice 1.1 (has a column)") in choices[-4:]
    assert page.column_choices(3)[0] == ("1.1", "1.1 Practice 1.1")
    page.choose_column(7, "2.2")
    assert page.column_choices(8)[-1] == ("2.2", "2.2 Practice 2.2 (has a column)")


def test_what_was_decided_is_known_of_the_next_export_of_the_same_form() -> None:
    desk = a_desk()
    presenter = read(desk)
    page = decided(MatchingPresenter(desk.session, presenter.files.waiting(0)))
    presenter.files.matched(0, page.arrival)
    presenter.files.taking()(quiet)
    assert presenter.files.finish_taking() == "6 sheets taken in."
    later = read(desk)
    assert later.files.to_decide is None
    (row,) = later.files.preview.rows  # type: ignore[union-attr] # it waits
    assert (row.result, row.details) == (
        "Nothing new",
        ("6 sheets came with an earlier file and are left out.",),
    )


@pytest.mark.parametrize(("said", "sheets"), [("take in", 6), (LEAVE_OUT, 4)])
def test_rows_that_were_not_handed_in_are_decided_like_a_word(said: str, sheets: int) -> None:
    desk = a_desk()
    head = ("role", "1.1", "1.2", "1.3", "2.1", "2.2", "submitdate")
    rows = [("frontline", *"33333", "" if n < 2 else "2026-10-01") for n in range(6)]
    desk.files[Path("export.csv")] = table(*rows, head=head)
    presenter = CollectPresenter(desk.session)
    presenter.files.reading([Path("export.csv")])(quiet)
    presenter.files.finish_reading()
    page = MatchingPresenter(desk.session, presenter.files.waiting(0))
    (asked, *_known) = page.view().words
    assert (asked.word, asked.where) == ("Rows begun and not handed in", "rows 2 and 3")
    page.choose_word(0, said)
    page.show(page.matching()(quiet))
    assert page.is_decided
    assert len(page.arrival.file.sheets) == sheets


def test_a_word_that_counts_as_a_level_has_its_square() -> None:
    desk = a_desk()
    presenter = read(desk)
    page = decided(MatchingPresenter(desk.session, presenter.files.waiting(0)))
    levels = {word.word: word.level for word in page.view().words}
    assert [level for level in levels.values() if level][-5:] == [1, 2, 3, 4, 5]
    assert levels["Don't know"] == 0


def test_what_was_decided_about_an_earlier_export_is_shown_and_can_be_changed() -> None:
    """A wrong decision stood nowhere, so nobody could find or mend it."""
    desk = a_desk()
    files = read(desk).files
    files.matched(0, decided(files.matching(0)).arrival)
    files.taking()(quiet)
    files.finish_taking()
    more = tuple((str(n), *ROWS[0][1:]) for n in range(6, 8))
    desk.files[Path("export.csv")] = table(*ROWS, *more, head=HEAD)
    presenter = CollectPresenter(desk.session)
    presenter.files.reading([Path("export.csv")])(quiet)
    presenter.files.finish_reading()
    page = presenter.files.matching(0)
    maybe, chief, *_known = page.view().words
    assert (maybe.word, maybe.means, maybe.where, maybe.at) == (
        "maybe (practices)",
        "Don't know",
        "As decided",
        0,
    )
    assert (chief.word, chief.said, chief.undecided) == ("Chefin (role)", "manager", False)
    assert page.view().open == ""
    page.choose_word(0, "2")
    assert page.needs_matching
    page.show(page.matching()(quiet))
    assert page.view().words[0].said == "2"
    assert page.arrival.file.sheets[0].answers[ItemId("1.3")].level == 2
    assert page.take_back()
    page.show(page.matching()(quiet))
    assert page.view().words[0].said == "dk"


def test_questions_that_were_not_asked_are_decided_with_one_answer_and_known_the_next_time() -> None:
    """Somebody had to add an empty column for each, or was stuck where there were more than five."""
    desk = a_desk()
    presenter = CollectPresenter(desk.session)

    def arrive(*levels: str) -> None:
        rows = [(str(n), f"9/14/26 9:0{n}:00", "frontline", level) for n, level in enumerate(levels)]
        desk.files[Path("export.csv")] = table(*rows, head=("ID", "Start time", "role", "1.1"))
        presenter.files.reading([Path("export.csv")])(quiet)
        presenter.files.finish_reading()

    arrive("1", "2", "3")
    (row,) = presenter.files.preview.rows  # type: ignore[union-attr] # it waits
    assert FileWish.MATCH in dict(row.wishes)
    page = MatchingPresenter(desk.session, presenter.files.waiting(0))
    first = page.view().words[0]
    assert (first.word, first.where) == ("4 without a column", "1.2, 1.3, 2.1, and 2.2")
    assert page.view().open == "Decide “4 without a column”."
    page.choose_word(0, "skip")
    page.show(page.matching()(quiet))
    assert page.is_decided
    assert "No column answers 1.2, 1.3, 2.1, and 2.2, so they are skipped, as decided." in page.view().dropped
    presenter.files.matched(0, page.arrival)
    presenter.files.taking()(quiet)
    assert presenter.files.finish_taking() == "3 sheets taken in."
    arrive("1", "2", "3", "4")
    assert presenter.files.to_decide is None
    presenter.files.taking()(quiet)
    assert presenter.files.finish_taking() == "1 sheet taken in."
