"""The laptop handed round: one person after another, nothing left behind, nothing lost."""

from collections.abc import Sequence

import pytest

from sixelements.application import limits as fits
from sixelements.application.rounds import RoundSettings, open_round
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, level_answer
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.presentation.pages.answer import AnswerPresenter, AnswerStage
from sixelements.presentation.pages.answer_pages import Act, ListView, NoticeView, QuestionView
from sixelements.presentation.words import shipped_words
from tests.application.test_rounds import DAY
from tests.builders import PRACTICES, a_team
from tests.presentation.desk import Desk, a_desk

PIN = "2468"
SMALL = Headcount(frontline=9, supervisor=2)


def last(words: Sequence[str]) -> str:
    return words[-1]


def handed_round(desk: Desk) -> AnswerPresenter:
    presenter = AnswerPresenter(desk.session, choose=last)
    presenter.act(Act.START, PIN)
    presenter.act(Act.START_WITH_PIN, PIN)
    return presenter


def answering(desk: Desk, role: str = "frontline") -> AnswerPresenter:
    presenter = handed_round(desk)
    presenter.act(Act.BEGIN)
    presenter.act(Act.GO_ON)
    if presenter.stage is AnswerStage.ROLE:
        presenter.act(Act.GO_ON, role)
    presenter.act(Act.GO_ON)
    return presenter


def question(presenter: AnswerPresenter) -> QuestionView:
    view = presenter.view()
    assert isinstance(view, QuestionView)
    return view


def notice(presenter: AnswerPresenter) -> NoticeView:
    view = presenter.view()
    assert isinstance(view, NoticeView)
    return view


def listed(presenter: AnswerPresenter) -> ListView:
    view = presenter.view()
    assert isinstance(view, ListView)
    return view


def unfinished(desk: Desk) -> int:
    return desk.book.responses.paused_count(desk.session.round.id)


def arrived(desk: Desk) -> dict[Role | None, int]:
    return dict(desk.book.responses.arrived(desk.session.round.id))


# starting and leaving


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤"])
def test_a_pin_of_four_to_eight_digits_starts_it(pin: str) -> None:
    presenter = AnswerPresenter(a_desk().session)
    presenter.act(Act.START, pin)
    assert presenter.stage is AnswerStage.START
    assert notice(presenter).problem
    assert not presenter.running


def test_a_slip_in_the_pin_is_found_before_it_locks_the_laptop() -> None:
    presenter = AnswerPresenter(a_desk().session)
    presenter.act(Act.START, "2486")
    presenter.act(Act.START_WITH_PIN, PIN)
    assert notice(presenter).problem.startswith("This is another PIN than before.")
    assert not presenter.running
    presenter.act(Act.CHOOSE_PIN)
    presenter.act(Act.START, PIN)
    presenter.act(Act.START_WITH_PIN, PIN)
    assert presenter.running


def test_the_facilitator_is_told_what_to_do_when_the_pin_is_forgotten() -> None:
    presenter = handed_round(a_desk())
    presenter.act(Act.ASK_PIN)
    assert any(point.startswith("Forgotten?") for point in notice(presenter).points)


def test_only_the_pin_leads_out() -> None:
    presenter = handed_round(a_desk())
    assert presenter.running
    presenter.act(Act.ASK_PIN)
    assert not presenter.act(Act.LEAVE, "1111")
    assert notice(presenter).problem
    assert presenter.running
    assert presenter.act(Act.LEAVE, PIN)
    assert not presenter.running


def test_before_it_has_started_anybody_can_go_back() -> None:
    assert AnswerPresenter(a_desk().session).act(Act.LEAVE)


def test_a_closed_round_and_a_read_only_workbook_are_not_handed_round() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    desk.room.close(desk.session.round)
    desk.session.reload()
    for session in (desk.session, a_desk(read_only=True).session):
        presenter = AnswerPresenter(session)
        assert notice(presenter).primary.reason
        presenter.act(Act.START, PIN)
        assert not presenter.running


def test_the_hand_over_page_says_one_thing() -> None:
    view = notice(handed_round(a_desk()))
    assert view.title == "This laptop is ready for the next person"
    assert (view.lead, view.points) == ("", ())


# the promise and the role


def test_the_first_page_makes_the_promise_in_its_own_words() -> None:
    presenter = handed_round(a_desk())
    presenter.act(Act.BEGIN)
    view = notice(presenter)
    assert view.lead == (
        "The app never shows who answered what, never shows anything before the round is closed, "
        "and never shows a group smaller than 5."
    )
    assert (
        view.points[0]
        == "Anyone who knows one answer, such as their own, can work out a little more from the figures."
    )
    assert view.points[1] == (
        "Whoever holds the file and knows databases could look inside; whoever opens a mailed form "
        "or types in paper can see that sheet."
    )


def test_the_promise_says_the_rounds_own_threshold() -> None:
    presenter = handed_round(a_desk(threshold=7))
    presenter.act(Act.BEGIN)
    assert notice(presenter).lead.endswith("smaller than 7.")


def test_an_open_round_promises_no_more_than_it_keeps() -> None:
    presenter = handed_round(a_desk(mode=Mode.OPEN))
    presenter.act(Act.BEGIN)
    view = notice(presenter)
    assert view.lead == "Answers in this round can be traced to the person who gave them."
    assert not [words for words in (view.lead, *view.points) if "who answered what" in words]


def test_a_role_is_asked_where_roles_can_be_shown() -> None:
    desk = a_desk()
    presenter = handed_round(desk)
    presenter.act(Act.BEGIN)
    presenter.act(Act.GO_ON)
    assert presenter.stage is AnswerStage.ROLE
    assert [value for value, _text in notice(presenter).choices] == ["frontline", "supervisor", "manager", ""]


def test_no_role_is_asked_where_none_can_be_shown() -> None:
    presenter = handed_round(a_desk(SMALL))
    presenter.act(Act.BEGIN)
    presenter.act(Act.GO_ON)
    assert presenter.stage is AnswerStage.WORDS


def test_a_role_can_be_kept_back() -> None:
    desk = a_desk()
    presenter = answering(desk, role="")
    presenter.choose(3)
    presenter.act(Act.REVIEW)
    presenter.act(Act.SUBMIT)
    assert arrived(desk) == {None: 1}


# answering


def test_a_look_at_the_first_question_leaves_nothing_in_the_workbook() -> None:
    desk = a_desk()
    presenter = answering(desk)
    presenter.act(Act.PAUSE)
    assert presenter.stage is AnswerStage.HAND_OVER
    assert unfinished(desk) == 0


def test_each_answer_is_stored_as_it_is_given() -> None:
    desk = a_desk()
    presenter = answering(desk)
    assert presenter.choose(2) == "2 chosen, saved"
    (sheet,) = desk.book.content.sheets.values()
    assert sheet.answers == {ItemId("1.1"): level_answer(2)}
    assert sheet.role is Role.FRONTLINE
    assert question(presenter).chosen == 2


def test_a_choice_does_not_move_on_by_itself() -> None:
    presenter = answering(a_desk())
    before = question(presenter).statement
    presenter.choose(2)
    assert question(presenter).statement == before
    presenter.act(Act.NEXT)
    assert question(presenter).statement != before


def test_dont_know_not_applicable_and_skipped_are_three_things() -> None:
    desk = a_desk()
    presenter = answering(desk)
    presenter.choose(DONT_KNOW.code)
    presenter.act(Act.NEXT)
    presenter.choose(NOT_APPLICABLE.code)
    presenter.act(Act.NEXT)
    presenter.choose(4)
    presenter.clear()
    (sheet,) = desk.book.content.sheets.values()
    assert sheet.answers == {ItemId("1.1"): DONT_KNOW, ItemId("1.2"): NOT_APPLICABLE}
    presenter.act(Act.LIST)
    states = [row.state for _title, rows in listed(presenter).groups for row in rows][:3]
    assert states == ["Don't know", "Not applicable", "Not answered"]
    presenter.act(Act.REVIEW)
    _title, missing = listed(presenter).groups[0]
    assert {row.state for row in missing} == {"Skipped"}


def test_progress_says_which_and_about_how_long() -> None:
    presenter = answering(a_desk())
    assert question(presenter).progress == "1 of 5, about 4 minutes left"
    presenter.choose(1)
    presenter.act(Act.NEXT)
    assert question(presenter).progress == "2 of 5, about 4 minutes left"
    assert question(presenter).segments[0].share == pytest.approx(1 / 3)


def test_the_ten_lines_come_last_and_have_no_comment() -> None:
    presenter = answering(a_desk())
    for _n in range(5):
        presenter.act(Act.NEXT)
    view = question(presenter)
    assert view.progress.startswith("1 of 10")
    assert (view.mark, view.comment) == ("", None)
    assert view.lead == "Of ten contacts"
    assert list(view.offered) == [1, 2, 3, 4, 5, DONT_KNOW.code]  # as on the forms
    for _n in range(10):
        presenter.act(Act.NEXT)
    assert presenter.stage is AnswerStage.REVIEW


def test_the_comment_warns_not_to_name_people_and_says_who_reads_it() -> None:
    label = question(answering(a_desk())).comment_label
    assert "Don't name people" in label
    assert "the team and readers of its report may read comments" in label


def test_a_comment_is_stored_and_an_overlong_one_is_refused() -> None:
    desk = a_desk()
    presenter = answering(desk)
    assert presenter.comment("Third signature. 12 days") == ""
    assert list(desk.book.content.comments.values()) == ["Third signature. 12 days"]
    presenter.comment("x" * 5_001)
    assert list(desk.book.content.comments.values()) == ["Third signature. 12 days"]


def test_blanks_at_the_end_of_a_comment_count_in_its_field_as_in_the_workbook() -> None:
    desk = a_desk()
    presenter = answering(desk)
    assert presenter.comment("x" * 4_990 + "\n" * 20) == ""
    presenter.act(Act.NEXT)
    assert presenter.choose(4) == "4 chosen, saved"
    assert list(desk.book.content.comments.values()) == ["x" * 4_990]


def test_a_comment_that_is_refused_says_so_and_keeps_back_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each one fits, and all of them together don't; some can be shortened, and then all are stored."""
    desk = a_desk(practices=PRACTICES[:3])
    presenter = answering(desk)
    monkeypatch.setattr(fits, "ALL_TEXTS", 20_000)
    presenter.comment("🦉" * 4_000)
    presenter.act(Act.NEXT)
    assert "too long together" in presenter.comment("🦉" * 2_000)
    assert "too long together" in presenter.choose(4)
    presenter.act(Act.NEXT)
    assert question(presenter).progress.startswith("3 of")
    presenter.choose(5)
    (sheet,) = desk.book.content.sheets.values()
    assert [a.code for a in sheet.answers.values()] == [4, 5]
    presenter.act(Act.REVIEW)
    presenter.act(Act.SUBMIT)
    assert "too long together" in listed(presenter).problem
    presenter.go_to(0)
    assert presenter.comment("🦉" * 1_000) == ""
    presenter.act(Act.REVIEW)
    assert listed(presenter).problem == ""
    presenter.act(Act.SUBMIT)
    assert presenter.stage is AnswerStage.DONE
    assert sorted(map(len, desk.book.content.comments.values())) == [1_000, 2_000]


def test_a_sheet_that_is_no_longer_there_is_said_and_ends_nothing() -> None:
    desk = a_desk()
    presenter = answering(desk)
    presenter.choose(3)
    desk.book.responses.discard_unfinished(desk.session.round.id)
    assert presenter.choose(4) == "Not saved: This sheet is no longer in the workbook. Begin a new one."
    presenter.act(Act.NEXT)
    assert "no longer in the workbook" in question(presenter).problem


def test_in_several_sittings_a_new_part_is_a_good_place_to_stop() -> None:
    desk = a_desk(several_sittings=True)
    presenter = answering(desk)
    hints = []
    for _n in range(5):
        hints.append(bool(question(presenter).hint))
        presenter.act(Act.NEXT)
    assert hints == [False, False, False, True, False]


# a disk that says no


def test_what_could_not_be_saved_is_said_and_saved_with_the_next_try() -> None:
    desk = a_desk()
    presenter = answering(desk)
    desk.book.full = True
    said = "The disk is full. Your answers wait here; just go on."
    assert presenter.choose(3) == said
    presenter.comment("Long waits")
    presenter.act(Act.NEXT)
    view = question(presenter)
    assert view.progress.startswith("2 of")
    assert presenter.choose(5) == said
    presenter.act(Act.REVIEW)
    assert listed(presenter).problem == "The disk is full. Your answers wait here; tell the facilitator."
    presenter.act(Act.PAUSE)
    assert presenter.stage is AnswerStage.REVIEW
    presenter.act(Act.BACK)
    desk.book.full = False
    presenter.retry()
    assert question(presenter).problem == ""
    (sheet,) = desk.book.content.sheets.values()
    assert sorted(given.code for given in sheet.answers.values()) == [3, 5]
    assert list(desk.book.content.comments.values()) == ["Long waits"]


def test_what_waits_of_a_sheet_is_one_change_of_the_queue_and_nowhere_else() -> None:
    desk = a_desk()
    presenter = answering(desk)
    desk.book.full = True
    presenter.choose(3)
    presenter.act(Act.NEXT)
    presenter.choose(4)
    sheet = presenter.sheet
    assert (desk.session.unsaved, sheet.unsaved) == (1, True)
    desk.book.full = False
    desk.session.retry()
    assert (desk.session.unsaved, sheet.unsaved) == (0, False)
    desk.book.full = True
    presenter.choose(5)
    desk.session.close()  # somebody chose to go on without it
    assert not sheet.unsaved


def test_what_a_try_from_elsewhere_is_refused_is_said_on_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk(practices=PRACTICES[:3])
    presenter = answering(desk)
    desk.book.full = True
    presenter.comment("x" * 900)
    desk.book.full = False
    monkeypatch.setattr(fits, "ALL_TEXTS", 800)
    with pytest.raises(BadInput):
        desk.session.retry()
    assert desk.session.unsaved == 0
    assert "too long together" in question(presenter).problem
    assert "too long together" in presenter.choose(4)
    assert presenter.comment("x" * 700) == ""


def test_a_sheet_that_could_not_be_handed_in_stays_open() -> None:
    desk = a_desk()
    presenter = answering(desk)
    presenter.choose(3)
    presenter.act(Act.REVIEW)
    desk.book.full = True
    presenter.act(Act.SUBMIT)
    assert listed(presenter).problem
    desk.book.full = False
    presenter.act(Act.SUBMIT)
    assert presenter.stage is AnswerStage.DONE


# pausing


def test_the_four_words_stand_before_the_first_question_and_lead_back_after_a_crash() -> None:
    desk = a_desk()
    presenter = handed_round(desk)
    presenter.act(Act.BEGIN)
    presenter.act(Act.GO_ON)
    presenter.act(Act.GO_ON, "frontline")
    assert presenter.stage is AnswerStage.WORDS
    words = notice(presenter).big
    presenter.act(Act.GO_ON)
    presenter.choose(2)
    again = handed_round(desk)  # nothing of the first one ended in order
    again.act(Act.FIND, words)
    assert question(again).progress.startswith("2 of 5")
    assert again.sheet.answers == {ItemId("1.1"): level_answer(2)}


def test_words_that_were_only_looked_at_leave_nothing_in_the_workbook() -> None:
    desk = a_desk()
    presenter = answering(desk)
    words = presenter.sheet.words
    presenter.act(Act.PAUSE)
    presenter.act(Act.RESUME)
    presenter.act(Act.FIND, words)
    assert notice(presenter).problem
    assert unfinished(desk) == 0


def test_pausing_shows_the_words_again_and_asks_before_it_leaves_the_sheet() -> None:
    presenter = answering(a_desk())
    words = presenter.sheet.words
    presenter.choose(2)
    presenter.act(Act.NEXT)
    presenter.act(Act.PAUSE)
    assert notice(presenter).big == words
    presenter.act(Act.BACK)
    assert question(presenter).progress.startswith("2 of 5")
    presenter.act(Act.PAUSE)
    presenter.act(Act.NEXT_PERSON)
    assert presenter.stage is AnswerStage.HAND_OVER


def test_four_words_lead_back_to_the_first_open_question() -> None:
    desk = a_desk()
    presenter = answering(desk)
    presenter.choose(2)
    presenter.comment("Ask the field crew")
    presenter.act(Act.PAUSE)
    words = notice(presenter).big
    assert words.split() == list(reversed(shipped_words()[-4:]))
    presenter.act(Act.NEXT_PERSON)
    assert words not in repr(presenter.view())
    presenter.act(Act.RESUME)
    presenter.act(Act.FIND, words.upper().replace(" ", "  "))
    assert question(presenter).progress.startswith("2 of 5")
    presenter.act(Act.PREVIOUS)
    assert (question(presenter).chosen, question(presenter).comment) == (2, "Ask the field crew")


def test_a_sheet_keeps_its_words_when_it_is_paused_again() -> None:
    desk = a_desk()
    presenter = answering(desk)
    presenter.choose(2)
    presenter.act(Act.PAUSE)
    words = notice(presenter).big
    presenter.act(Act.NEXT_PERSON)
    presenter.act(Act.FIND, words)
    presenter.act(Act.PAUSE)
    assert notice(presenter).big == words


def test_two_sheets_never_have_the_same_words() -> None:
    desk = a_desk()
    found = set()
    for _person in range(2):
        presenter = AnswerPresenter(desk.session)
        presenter.act(Act.START, PIN)
        presenter.act(Act.START_WITH_PIN, PIN)
        presenter.act(Act.BEGIN)
        presenter.act(Act.GO_ON)
        presenter.act(Act.GO_ON, "manager")
        found.add(notice(presenter).big)
        presenter.act(Act.GO_ON)
        presenter.choose(1)
    assert len(found) == 2


@pytest.mark.parametrize("words", ["", "one two three four", "-"])
def test_wrong_words_are_refused_in_one_sentence(words: str) -> None:
    presenter = handed_round(a_desk())
    presenter.act(Act.RESUME)
    presenter.act(Act.FIND, words)
    assert presenter.stage is AnswerStage.RESUME
    assert notice(presenter).problem


def test_after_handing_in_the_words_lead_nowhere() -> None:
    desk = a_desk()
    presenter = answering(desk)
    presenter.choose(2)
    presenter.act(Act.PAUSE)
    words = notice(presenter).big
    presenter.act(Act.NEXT_PERSON)
    presenter.act(Act.FIND, words)
    presenter.act(Act.REVIEW)
    presenter.act(Act.SUBMIT)
    presenter.act(Act.NEXT_PERSON)
    presenter.act(Act.RESUME)
    presenter.act(Act.FIND, words)
    assert notice(presenter).problem


# review and handing in


def test_the_review_lists_what_is_not_answered_first() -> None:
    presenter = answering(a_desk())
    presenter.choose(2)
    presenter.act(Act.REVIEW)
    view = listed(presenter)
    title, rows = view.groups[0]
    assert title == "Not answered"
    assert len(rows) == 14
    assert [row.number for row in view.groups[1][1]] == ["1.1"]
    presenter.go_to(rows[0].index)
    assert question(presenter).progress.startswith("2 of 5")


def test_an_empty_sheet_is_not_handed_in() -> None:
    desk = a_desk()
    presenter = answering(desk)
    presenter.act(Act.REVIEW)
    assert listed(presenter).primary.reason
    presenter.act(Act.SUBMIT)
    assert presenter.stage is AnswerStage.REVIEW
    assert arrived(desk) == {}


def test_a_sheet_that_would_not_count_is_told_so_before() -> None:
    presenter = answering(a_desk())
    presenter.choose(2)
    presenter.act(Act.REVIEW)
    assert "would not count" in listed(presenter).remark
    presenter.act(Act.BACK)
    for _n in range(2):
        presenter.act(Act.NEXT)
        presenter.choose(3)
    presenter.act(Act.REVIEW)
    assert listed(presenter).remark == ""


def test_after_handing_in_the_presenter_holds_nothing_of_the_sheet() -> None:
    desk = a_desk()
    presenter = answering(desk)
    presenter.choose(2)
    presenter.comment("canary")
    presenter.act(Act.REVIEW)
    presenter.act(Act.SUBMIT)
    assert presenter.stage is AnswerStage.DONE
    assert arrived(desk) == {Role.FRONTLINE: 1}
    assert "canary" not in repr(vars(presenter))
    assert presenter._sheet is None
    assert desk.session.next_undo is None


def test_the_page_never_shows_a_result() -> None:
    """What one person sees does not depend on what others answered."""
    empty, full = a_desk(), a_desk()
    full.answers(1, 5, 5, 3, 1, 2)
    assert question(answering(empty)) == question(answering(full))


def test_an_answer_changed_from_the_review_leads_back_to_it() -> None:
    presenter = answering(a_desk())
    presenter.choose(2)
    presenter.act(Act.REVIEW)
    presenter.go_to(0)
    assert question(presenter).next.text == "To the review"
    presenter.choose(4)
    presenter.act(Act.NEXT)
    assert isinstance(presenter.view(), ListView)
    presenter.go_to(1)
    presenter.act(Act.PREVIOUS)
    presenter.act(Act.NEXT)
    assert isinstance(presenter.view(), QuestionView), "who goes on to others goes on through them"
    presenter.act(Act.LIST)
    presenter.go_to(0)
    assert question(presenter).next.text == "Next"


def test_a_first_answer_that_waits_goes_into_the_round_in_which_it_was_given() -> None:
    """The disk was full, the facilitator chose another team, and the sheet came in there."""
    desk = a_desk()
    session, here = desk.session, desk.session.round
    other = a_team("team-2", name="Back office", headcount=desk.room.team.headcount)
    desk.book.teams.put(other)
    settings = RoundSettings(practices=here.practices)
    open_round(desk.book, other, session.assessment, settings, new_id=session.services.new_id, today=DAY)
    presenter = answering(desk)
    desk.book.full = True
    presenter.choose(3)
    presenter.act(Act.ASK_PIN)
    assert presenter.act(Act.LEAVE, PIN)
    session.choose(other)
    desk.book.full = False
    session.retry()
    assert not session.unsaved
    assert [sheet.round for sheet in desk.book.content.sheets.values()] == [here.id]
