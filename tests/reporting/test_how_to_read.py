"""How to read the report: what its marks mean, who was asked, what was done, what is not in it."""

from dataclasses import replace

from sixelements.application.reports import Material
from sixelements.domain.responses import Group
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from tests.reporting.example import Case, a_plan, assessment, raised, sheets, without_discussion
from tests.reporting.plans import planned


def page(material: Material) -> str:
    text = outline_text(roadmap(material, parts=frozenset({"how to read", "plan"})))
    return text.split("==== How to read this report ====")[1].split("\n====")[0]


def test_levels_are_explained_in_the_words_of_the_questionnaires() -> None:
    text = page(Case().material())
    for n, (word, lowest) in enumerate(
        zip(assessment().scale.words, ("0", "12.5", "37.5", "62.5", "87.5"), strict=True), start=1
    ):
        (line,) = [x for x in text.splitlines() if x.startswith(f"{n}  {word} | ")]
        assert line.endswith(f"| {lowest}")
    assert assessment().scale.rule in text


def test_the_contents_name_the_parts_that_print_and_no_other() -> None:
    text = page(Case().material(plan=a_plan(Case())))
    found = [x.removeprefix("[contents] ") for x in text.splitlines() if x.startswith("[contents]")]
    assert found == ["Summary", "How to read this report", "Action plan"]


def test_samples_are_told_as_samples() -> None:
    text = page(Case().material())
    assert text.count("[figure: Sample: ") == 4


def test_marks_that_do_not_occur_are_not_explained() -> None:
    text = page(without_discussion(mode=Mode.ANONYMOUS).material())
    for absent in ("Two dashed boxes", "Box: ", "Circle and diamond", "Open mark"):
        assert absent not in text
    later = page(Case(made=raised(sheets(), 1), number=2).material(earlier=Case()))
    assert "Open mark: the round before." in later


def test_answers_by_role_are_counted_where_that_may_be_shown() -> None:
    text = page(Case().material())
    assert "Front line | 9 | 8\nLeads / 2 supervisors, 1 manager | 3 | 3\nTeam | 12 | 11" in text


def test_answers_by_role_are_withheld_where_a_group_is_too_small() -> None:
    material = Case(mode=Mode.ANONYMOUS).material()
    assert material.score.answered == {}
    text = page(material)
    assert (
        "Front line | 9 | withheld\nLeads / 2 supervisors, 1 manager | 3 | withheld\nTeam | 12 | 11" in text
    )
    assert "Front line beside leads: no group smaller than 5 is shown." in text


def test_without_a_head_count_only_answers_are_counted() -> None:
    text = page(Case(headcount=None).material())
    assert "Role | Answered\nFront line | 8\nLeads | 3\nTeam | 11" in text


def test_a_team_without_leads_is_one_line() -> None:
    score = replace(Case().material().score, answered={})
    material = replace(Case(headcount=Headcount(frontline=12)).material(), score=score)
    assert "In the team | Answered\nTeam | 12 | 11" in page(material)


def test_counts_of_roles_leave_nobody_alone() -> None:
    """What is shown and what is left over: none, or at least as many as the threshold.

    In an open round answers can be traced anyway, so all are counted.
    """
    for made in (sheets(), sheets()[:9]):
        case = Case(mode=Mode.ANONYMOUS, made=made)
        score = case.score()
        shown = sum(score.answered.values())
        left = score.responses - shown
        threshold = case.round().threshold
        assert all(n >= threshold for n in score.answered.values())
        assert not shown or left == 0 or left >= threshold
    assert Case().score().answered == {Group.FRONTLINE: 8, Group.LEADS: 3}
    assert Case(made=sheets()[:9]).score().answered == {Group.FRONTLINE: 8, Group.LEADS: 1}


def test_what_was_done_is_told_in_order() -> None:
    text = page(Case().material(plan=a_plan(Case())))
    done = text.split("### What was done")[1].split("###")[0].strip().splitlines()
    assert done == [
        "1. Oct 5 to Oct 14, 2026: 11 of 12 people answered.",
        (
            "2. The team agreed on 36 levels, left one practice open, and talked through eight practices. "
            "Without evidence, and so self-reported: two agreed levels of 4 or more."
        ),
        "3. The team put 66 dots on what matters most.",
        "4. The group filled in one worksheet: Three thirds.",
        "5. The team agreed on nine actions. Eight have an owner. All have dates.",
        "6. This report: October 22, 2026, round 1, Six Elements 2.5.",
    ]


def test_a_recommended_plan_was_not_agreed() -> None:
    done = page(Case().material()).split("### What was done")[1].split("###")[0]
    assert "Nine actions are recommended." in done
    assert "agreed on nine actions" not in done


def test_a_round_that_nobody_talked_about_has_answers_alone() -> None:
    text = page(without_discussion(headcount=None).material())
    assert "(lead) 11 people rated 37 practices from level 1 to level 5.\n" in text
    assert "talked" not in text


def test_nobody_answered_is_said_first() -> None:
    text = page(Case(made=()).material())
    assert "(lead) 0 of 12 people answered.\n" in text
    assert "Front line | 9 | 0\n" in text


def test_unknown_days_are_left_out() -> None:
    material = Case().material()
    unknown = replace(material, round=replace(material.round, opened_on=None, closed_on=None))
    assert "1. 11 of 12 people answered." in page(unknown)


def test_parts_without_content_are_named_with_the_reason() -> None:
    text = page(planned())
    assert "- Why these actions, timeline: there are no actions." in text
    assert "### Parts left out" not in page(Case().material(plan=a_plan(Case())))
    later = page(Case(number=2).material())
    assert "- Change since the round before: no earlier round can be compared." in later
