"""Checking the words: each text with a name, struck, changed, brought back."""

from dataclasses import replace

import pytest

from sixelements.application.redaction import redacted
from sixelements.domain.ids import PracticeId
from sixelements.presentation.pages.redaction import RedactionPresenter, RowView
from tests.reporting.example import Case, a_plan

ONE = PracticeId("1.1")
PRINTED = "“Too slow” ... “Ask\nBob” ... Carla Reyes, Director ... We meet. ... Ann keeps the list."


@pytest.fixture
def words() -> RedactionPresenter:
    case = Case()
    material = case.material(plan=replace(a_plan(case, 1), log=("We meet.", "Ann keeps the list.")))
    return RedactionPresenter(replace(material, comments={ONE: ("Too slow", "Ask Bob")}), {}, PRINTED)


def row(words: RedactionPresenter, text: str) -> RowView:
    return next(r for group in words.groups() for r in group.rows if r.text.text == text)


def test_texts_stand_in_groups_and_labels_are_told_apart(words: RedactionPresenter) -> None:
    groups = {group.title: [r.label for r in group.rows] for group in words.groups() if not group.elsewhere}
    assert groups["Comments on 1.1 Written"] == ["Comment 1", "Comment 2"]
    assert groups["Around the plan"] == ["Sponsor", "Decision 1", "Decision 2"]
    action = next(group for group in words.groups() if group.title.startswith("Action: "))
    assert action.rows[0].label == "Owner"


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


def test_a_change_to_a_text_that_is_gone_is_forgotten(words: RedactionPresenter) -> None:
    words.change(row(words, "Too slow").text, "")
    assert RedactionPresenter(Case().material(), words.changes, "").changes == {}


def test_a_round_without_words_has_no_groups() -> None:
    material = redacted(Case().material(), {})
    plain = replace(material, discussion=replace(material.discussion, settled={}))
    assert RedactionPresenter(plain, {}, "").groups() == ()
