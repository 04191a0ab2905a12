"""The timeline: days, reasons, what the plan would reach, reviews; a plan with holes prints, too."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sixelements.application.reports import Material
from sixelements.charts.scene import SceneText
from sixelements.domain.actions import Kind, NextReview, Status
from sixelements.reporting.outline import Figure
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.timeline import timeline
from sixelements.wording.actions import noun
from tests.reporting.example import START, Case, a_plan, assessment, without_discussion
from tests.reporting.plans import PLANS, many, planned, the_actions
from tests.reporting.readback import pdf_of, squeezed, words_of


def page(material: Material) -> str:
    text = outline_text(roadmap(material, parts=frozenset({"timeline"})))
    return text.split("==== Timeline ====")[1].split("\n====")[0]


def figures(material: Material) -> list[Figure]:
    section = timeline(material)
    assert section
    return [block for block in section.blocks if isinstance(block, Figure)]


def test_every_action_has_its_days_and_the_reason_for_them() -> None:
    text = page(Case().material(plan=a_plan(Case())))
    assert (
        "1 | Talk through how front line and leads see decision … | Oct 26 | Nov 16 | – | Starts right away"
        in text
    )
    assert "| Nov 17 | Dec 7 | 1, 2 | Needs 1 and 2 first" in text
    assert "| When 4 or 6 is finished" in text
    assert "| Jan 25 | Feb 16 | – | A fourth element waits until day 90" in text


def test_the_drawing_says_what_the_table_says() -> None:
    (figure,) = figures(Case().material(plan=a_plan(Case())))
    assert figure.alt.startswith("Timeline; action 1 Oct 26 to Nov 16; ")
    assert "action 4 Nov 17 to Dec 7, after 1 and 2" in figure.alt


def test_talks_are_told_apart_beside_their_bars() -> None:
    """Nine bars that all read "Talk about …" tell nobody anything."""
    talks = [
        replace(
            a, kind=Kind.CONVERSATION, title=f"Talk about {noun(practice)}, with two examples from each of us"
        )
        for a in a_plan(Case()).actions
        for practice in (assessment().practices[a.practice],)
    ]
    (figure,) = figures(Case().material(plan=replace(a_plan(Case()), actions=tuple(talks))))
    titles = [s.text for s in figure.scene.shapes if isinstance(s, SceneText) and s.text.startswith("Talk")]
    assert len(set(titles)) == len(titles) == len(talks)
    assert all(title.startswith("Talk: ") for title in titles)


def test_a_recommended_timeline_says_that_it_is_not_agreed() -> None:
    assert "(lead) Recommended, not agreed yet. Three actions start on October 26, 2026." in page(
        Case().material()
    )


def test_levels_rise_only_where_an_action_lands() -> None:
    text = page(Case().material(plan=a_plan(Case())))
    assert "Points of 100, by agreed levels | Now | Day 30 | Day 60 | Day 90 | Day 180" in text
    assert "2 Train the team | 46 | 46 | 46 | 46 | 46" in text
    assert "6 Improve processes | 29 | 29 | 32 | 32 | 32" in text
    assert "An estimate, not a promise." in text


def test_without_agreed_levels_the_means_are_named_as_such() -> None:
    text = page(without_discussion().material())
    assert "\nPoints of 100 | Now" in text
    assert "agreed level" not in text


def test_an_element_without_a_score_has_no_level_ahead() -> None:
    material = Case().material()
    first, *others = material.score.elements
    hidden = replace(material.score, elements=(replace(first, score=None), *others))
    assert "1 Set expectations | Not enough answers" in page(replace(material, score=hidden))


def test_reviews_fall_on_working_days() -> None:
    text = page(Case().material(plan=a_plan(Case())))
    assert "Nov 25, Dec 28, and Jan 25 | 60 minutes with the review sheet" in text
    assert "April 26, 2027 | Next round" in text, "day 180 is a Saturday"


def test_a_plan_without_any_date_still_prints() -> None:
    text = page(PLANS["no date at all"]())
    assert "(lead) No action has a due date yet." in text
    assert "[figure" not in text
    assert text.count("| to be set | to be set |") == 3
    assert "No change is planned yet: no action has a due date." in text


def test_actions_without_a_date_are_counted_and_stand_in_the_table() -> None:
    text = page(PLANS["no dates"]())
    assert "(lead) Three actions have no due date yet." in text
    assert "Three actions without a due date are in the table alone." in text
    assert "Arrow" not in text
    assert "action 4 due Dec 5." in text


def test_an_action_that_waits_for_a_lean_process_has_no_day() -> None:
    assert (
        "– | Talk through how front line and leads see decision … | Starts once its process is streamlined."
        in page(PLANS["one waits for a lean process"]())
    )


def test_without_open_actions_there_is_no_timeline() -> None:
    for material in (planned(), PLANS["only a locked action"]()):
        assert timeline(material) is None


def test_an_action_that_starts_before_the_plan_stays_on_the_axis() -> None:
    early = replace(the_actions(1)[0], start=START - timedelta(days=12))
    (figure,) = figures(planned(early))
    assert "action 1 Oct 14, 2026 to Nov 16, 2026" in figure.alt


@pytest.mark.parametrize(("n", "drawings"), [(1, 1), (20, 1), (21, 2), (45, 3)])
def test_many_actions_are_drawn_on_several_pages(n: int, drawings: int) -> None:
    assert len(figures(planned(*many(n)))) == drawings


def test_forty_five_actions_are_all_on_paper() -> None:
    actions = many(45)
    words = words_of(pdf_of(roadmap(planned(*actions), parts=frozenset({"timeline"}))))
    assert words.count("Inprogress(limit3)") == 1
    assert words.count("Oct26toNov16,") == sum(a.start == START for a in actions) == 15


def test_long_titles_are_cut_with_a_sign_in_the_drawing_and_in_the_table() -> None:
    title = "Ask everyone at every counter about everything that they have ever waited for"
    material = planned(replace(the_actions(1)[0], title=title))
    words = words_of(pdf_of(roadmap(material, parts=frozenset({"timeline"}))))
    assert squeezed("Ask everyone at every counter …") in words
    assert squeezed("Ask everyone at every counter about everything that …") in words


def test_a_drawing_that_has_no_room_for_a_letter_still_ends_with_a_sign() -> None:
    words = words_of(pdf_of(roadmap(planned(replace(the_actions(1)[0], title="東" * 60)))))
    assert squeezed("[U+6771][U+6771][U+6771] …") in words


def test_a_finished_action_is_marked_as_such_in_picture_table_and_words() -> None:
    plan = a_plan(Case())
    done = plan.with_action(replace(plan.actions[0], status=Status.WORKING))
    text, before = page(Case().material(plan=done)), page(Case().material(plan=plan))
    assert "| Oct 26 | Nov 16 | – | Working" in text
    assert "Tick: done." in text
    assert "Tick" not in before
    (figure,), (open_,) = (figures(Case().material(plan=p)) for p in (done, plan))
    assert figure.alt.startswith("Timeline; action 1 Oct 26 to Nov 16, done; ")
    assert len(figure.scene.shapes) > len(open_.scene.shapes)


def test_pinned_days_off_are_named_beside_the_rule_that_moves_others() -> None:
    plan, christmas = a_plan(Case()), date(2026, 12, 25)
    action = replace(plan.actions[0], due=christmas, pinned=True)
    text = page(Case().material(plan=plan.with_action(action)))
    assert "holidays move to the next working day. Action " in text
    assert " is due on Dec 25, Christmas Day, and stays there." in text
    assert "Its dates are pinned" in text
    assert "you set" not in text
    assert "stays there" not in page(Case().material(plan=plan))


def test_the_review_that_was_agreed_is_named_and_drawn() -> None:
    plan = replace(a_plan(Case()), next_review=NextReview(date(2026, 12, 14)))
    text = page(Case().material(plan=plan))
    assert "December 14, 2026 | The next review, as the team agreed" in text
    (figure,), (before,) = (figures(Case().material(plan=p)) for p in (plan, a_plan(Case())))
    assert len(figure.scene.shapes) == len(before.scene.shapes) + 2, "one more dotted line with its diamond"


def test_the_first_band_has_words_too() -> None:
    (figure,) = figures(Case().material(plan=a_plan(Case())))
    labels = [s.text for s in figure.scene.shapes if isinstance(s, SceneText)]
    assert "30 days" in labels or "Within 30 days" in labels
