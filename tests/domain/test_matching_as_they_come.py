"""What tools put into their exports besides answers, as it was met in files of theirs."""

import pytest

from sixelements.domain.foreign_columns import Goes
from sixelements.domain.ids import ItemId
from sixelements.domain.matching import NO_DECISIONS, Decisions, ForeignTable, Form, Matched, RowDoubt, match
from tests.builders import PRACTICES

FORM = Form(practices=PRACTICES[:2], lines=())


def understood(*rows: tuple[str, ...], decisions: Decisions = NO_DECISIONS) -> Matched:
    return match(ForeignTable(rows=rows, places=tuple(range(1, len(rows) + 1))), FORM, decisions)


@pytest.mark.parametrize(
    "header", ["Start language", "startlanguage", "Last page", "Access code", "Total time"]
)
def test_what_limesurvey_adds_is_known_in_each_of_its_styles(header: str) -> None:
    matched = understood((header, "1.1", "1.2"), ("en", "3", "4"))
    assert len(matched.sheets) == 1


@pytest.mark.parametrize("said", ["Survey Preview", "Survey Test", "Spam", "Possible spam"])
@pytest.mark.parametrize("header", ["Status", "Response Type"])
def test_a_preview_or_spam_goes_in_only_where_somebody_wants_it(header: str, said: str) -> None:
    rows = ((header, "1.1", "1.2"), ("IP Address", "3", "4"), (said, "5", "5"))
    matched = understood(*rows)
    assert len(matched.sheets) == 1
    assert matched.of_kind(RowDoubt.TRIAL, left_out=True) == (3,)
    wanted = understood(*rows, decisions=Decisions(rows={RowDoubt.TRIAL: True}))
    assert len(wanted.sheets) == 2


def test_codes_of_previews_count_only_where_the_tool_writes_them() -> None:
    coded = understood(("Response Type", "1.1", "1.2"), ("0", "3", "4"), ("1", "5", "5"), ("8", "5", "5"))
    assert len(coded.sheets) == 1
    assert len(understood(("Status", "1.1", "1.2"), ("0", "3", "4"), ("1", "5", "5")).sheets) == 2


def test_each_of_several_comments_is_on_the_question_before_it() -> None:
    matched = understood(("1.1", "Comment", "1.2", "Comment2"), ("3", "one", "4", "two"))
    (sheet,) = matched.sheets
    assert sheet.comments == {ItemId("1.1"): "one", ItemId("1.2"): "two"}


def test_a_single_comment_is_on_all_wherever_it_stands() -> None:
    matched = understood(("1.1", "1.2", "Comment"), ("3", "4", "one"))
    assert [(c.goes, c.item) for c in matched.columns][-1] == (Goes.COMMENT, None)


def test_a_code_of_our_survey_in_front_of_the_question_reads_its_codes() -> None:
    matched = understood(
        ("role. What is your role on this team?", "p1x1. Every channel [all]", "p1x2. Another one"),
        ("", "A3", "A6"),
    )
    (sheet,) = matched.sheets
    assert [answer.level for answer in sheet.answers.values()] == [3, None]
    assert not matched.words
