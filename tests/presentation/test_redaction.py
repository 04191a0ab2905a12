"""Checking the words: each text with a name, struck, changed, brought back."""

from dataclasses import replace

import pytest

from sixelements.application.redaction import redacted
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.presentation.pages.redaction import RedactionPresenter, RedactionRowView
from tests.reporting.example import Case, a_plan

ONE = PracticeId("1.1")
PRINTED = "“Too slow” ... “Ask\nBob” ... Carla Reyes, Director ... We meet. ... Ann keeps the list."


@pytest.fixture
def words() -> RedactionPresenter:
    case = Case()
    material = case.material(plan=replace(a_plan(case, 1), log=("We meet.", "Ann keeps the list.")))
    return RedactionPresenter(replace(material, comments={ONE: ("Too slow", "Ask Bob")}), {}, PRINTED)


def row(words: RedactionPresenter, text: str) -> RedactionRowView:
    return next(r for group in words.groups() for r in group.rows if r.text.text == text)


def test_texts_stand_in_groups_and_labels_are_told_apart(words: RedactionPresenter) -> None:
    groups = {group.title: [r.label for r in group.rows] for group in words.groups() if not group.elsewhere}
    assert groups["Comments on 1.1 Written"] == ["Comment 1", "Comment 2"]
    assert groups["Around the plan"] == ["Decision 1", "Decision 2"]
    assert groups["Owners and sponsor, each in all places"] == ["Name"]


def test_what_stands_only_in_other_formats_comes_last(words: RedactionPresenter) -> None:
    elsewhere = [group.elsewhere for group in words.groups()]
    assert elsewhere == sorted(elsewhere)
    told = [r.text.text for group in words.groups() if group.elsewhere for r in group.rows]
    assert "Luis Romero" in told
    assert not {"Too slow", "Ask Bob", "We meet."} & set(told)


def test_a_text_is_struck_changed_and_brought_back(words: RedactionPresenter) -> None:
    comment = row(words, "Ask Bob").text
    words.change(comment, "")
    assert row(words, "Ask Bob").words == ""
    words.change(comment, "  Ask somebody ")
    assert row(words, "Ask Bob").words == "Ask somebody"
    assert words.changes == {comment: "Ask somebody"}
    words.change(comment, "Ask Bob")
    assert words.changes == {}


def test_all_are_brought_back_at_once(words: RedactionPresenter) -> None:
    words.change(row(words, "Too slow").text, "")
    words.change(row(words, "Ann keeps the list.").text, "")
    words.forget()
    assert words.changes == {}


def test_what_was_struck_stays_struck_when_another_version_is_checked(words: RedactionPresenter) -> None:
    comment = row(words, "Too slow").text
    words.change(comment, "")
    without_comments = RedactionPresenter(Case().material(), words.changes, "")
    without_comments.forget()
    assert without_comments.changes == {comment: ""}


def test_words_of_the_plan_before_stand_under_the_action_of_that_time() -> None:
    before = a_plan(Case(), 1)
    gone = replace(before.actions[0], id=ActionId("own-1"), title="Ask Anna", owner="Anna Berg")
    material = Case().material(earlier=Case(), earlier_plan=replace(before, actions=(gone,)))
    groups = {group.title: group for group in RedactionPresenter(material, {}, "").groups()}
    assert [r.words for r in groups["Action: Ask Anna"].rows] == ["Ask Anna"]
    assert [r.words for r in groups["Owners and sponsor, each in all places"].rows] == ["Anna Berg"]


def test_words_on_a_practice_that_the_questionnaires_lack_can_be_struck() -> None:
    material = replace(Case().material(), comments={PracticeId("9.9"): ("Too slow",)})
    titles = [group.title for group in RedactionPresenter(material, {}, "").groups()]
    assert "Comments on 9.9" in titles


def test_a_round_without_words_has_no_groups() -> None:
    material = redacted(Case().material(), {})
    plain = replace(material, discussion=replace(material.discussion, settled={}))
    assert RedactionPresenter(plain, {}, "").groups() == ()
