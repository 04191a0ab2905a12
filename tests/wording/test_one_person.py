"""Practices about supervisors or managers, where a team has one: people rate a person, and it is said."""

from dataclasses import replace

import pytest

from sixelements.domain.ids import PracticeId
from sixelements.domain.teams import Headcount
from sixelements.wording.one_person import about_one, was_about_one
from tests.domain.builders import a_round, shipped_assessment

SHIPPED = shipped_assessment()
ROUND = a_round(SHIPPED)
ONE = " a role that one person here holds, and so that person. "


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (Headcount(frontline=9, supervisor=1), f"2.4, 3.5, and 5.2 rate{ONE}"),
        (Headcount(frontline=9, manager=1), f"2.4 and 3.5 rate{ONE}"),
        (Headcount(frontline=9, supervisor=1, manager=1), f"5.2 rates{ONE}"),
        (Headcount(frontline=9, supervisor=2, manager=1), ""),
        (Headcount(frontline=9), ""),
        (None, ""),
    ],
)
def test_what_rates_one_person_is_named(people: Headcount | None, said: str) -> None:
    round_ = replace(ROUND, headcount=people)
    before, after = about_one(SHIPPED, round_), was_about_one(SHIPPED, round_)
    assert before == (f"{said}Agree with them beforehand who will see the figures." if said else "")
    assert after == (f"{said}Talk with them first." if said else "")


def test_a_practice_that_is_not_asked_rates_nobody() -> None:
    one = replace(ROUND, headcount=Headcount(frontline=9, supervisor=1))
    asked = replace(one, practices=(PracticeId("1.1"), PracticeId("5.2")))
    assert about_one(SHIPPED, asked).startswith("5.2 rates a role")
    assert about_one(SHIPPED, replace(asked, set_aside={PracticeId("5.2"): "One supervisor"})) == ""
