"""What is withheld and why: every reason, word for word."""

from dataclasses import replace
from itertools import product

import pytest

from sixelements.domain.anonymity import Withheld, breakdown, can_show_roles
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import Group
from sixelements.domain.rounds import LOWEST_THRESHOLD, Mode
from sixelements.domain.scores import Scope, Suppressed
from sixelements.domain.teams import Headcount
from sixelements.wording.withheld import all_withheld, few_role_means, headcount_outlook, withheld
from tests.domain.builders import a_round, shipped_assessment

BOTH = frozenset({Group.FRONTLINE, Group.LEADS})
P = PracticeId("3.1")
NEVER = (
    "A group of fewer than 5 people is never shown, nor a figure from which its answers could be worked out."
)
ROLES = Scope.ROLES
PROTECTED = Withheld.SMALL_GROUP


def said(item: Suppressed, *, threshold: int = 5, headcount: Headcount | None = None) -> str:
    round_ = a_round(shipped_assessment(), threshold=threshold, headcount=headcount)
    return withheld(item, assessment=shipped_assessment(), round_=round_)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (
            Suppressed(scope=Scope.ANSWERS, reason=Withheld.TOO_FEW, practice=P),
            "3.1 Clear limits: not enough answers. Fewer than 5 people rated it.",
        ),
        (
            Suppressed(scope=ROLES, reason=Withheld.NO_ROLES, groups=BOTH),
            "Front line and leads: nobody gave a role, so there is nothing to compare.",
        ),
        (
            Suppressed(scope=ROLES, reason=PROTECTED, groups=BOTH),
            "Front line and leads: withheld for the whole round. " + NEVER,
        ),
        (
            Suppressed(scope=ROLES, reason=PROTECTED, groups=frozenset({Group.LEADS})),
            "Leads: withheld for the whole round. " + NEVER,
        ),
        (
            Suppressed(scope=ROLES, reason=PROTECTED, groups=frozenset({Group.FRONTLINE})),
            "Front line: withheld for the whole round. " + NEVER,
        ),
        (
            Suppressed(scope=ROLES, reason=PROTECTED, practice=P, groups=BOTH),
            (
                "3.1 Clear limits: front line and leads are withheld. Fewer than 5 of one group rated it, "
                "and the other would give them away."
            ),
        ),
        (
            Suppressed(scope=ROLES, reason=PROTECTED, practice=P, groups=frozenset({Group.LEADS})),
            "3.1 Clear limits: leads are withheld. Too few of them, or of all others, rated it.",
        ),
        (
            Suppressed(scope=ROLES, reason=PROTECTED, practice=P, groups=frozenset({Group.FRONTLINE})),
            "3.1 Clear limits: front line is withheld. Too few of them, or of all others, rated it.",
        ),
    ],
)
def test_each_reason_has_its_sentence(item: Suppressed, words: str) -> None:
    assert said(item) == words


def test_the_sentence_names_the_threshold_of_the_round() -> None:
    few = Suppressed(scope=Scope.ANSWERS, reason=Withheld.TOO_FEW, practice=P)
    assert said(few, threshold=3).endswith("Fewer than 3 people rated it.")
    assert "fewer than 7 people" in said(Suppressed(scope=ROLES, reason=PROTECTED, groups=BOTH), threshold=7)


def test_means_that_could_tell_have_a_sentence_of_their_own() -> None:
    telling = Suppressed(scope=ROLES, reason=Withheld.TELLING, practice=P, groups=BOTH)
    assert said(telling) == (
        "3.1 Clear limits: no role means. With groups this small, they could reveal what a whole group said."
    )


def test_what_holds_for_several_practices_is_said_once() -> None:
    """37 times the same sentence, or 18, hid all others."""
    shipped = shipped_assessment()
    telling = [
        Suppressed(scope=ROLES, reason=Withheld.TELLING, practice=p, groups=BOTH)
        for p in list(shipped.practices)[:4]
    ]
    few = [
        Suppressed(scope=Scope.ANSWERS, reason=Withheld.TOO_FEW, practice=p)
        for p in list(shipped.practices)[4:7]
    ]
    assert all_withheld([*telling, *few], assessment=shipped, round_=a_round(shipped)) == (
        "Fewer than 5 people rated these practices, so they are not shown: 1.5, 1.6, and 2.1.",
        "No role means on 4 practices: with groups this small, they could reveal what a whole group said.",
    )
    roles = [
        Suppressed(scope=ROLES, reason=PROTECTED, practice=p, groups=groups)
        for groups, at in ((BOTH, 7), (frozenset({Group.LEADS}), 9))
        for p in list(shipped.practices)[at : at + 2]
    ]
    both = (
        "2.2 and 2.3: front line and leads are withheld. Fewer than 5 of one group rated these, and the "
        "other would give them away."
    )
    assert all_withheld(roles, assessment=shipped, round_=a_round(shipped)) == (
        both,
        "2.4 and 2.5: leads are withheld. Too few of them, or of all others, rated these.",
    )
    assert all_withheld(roles, assessment=shipped, round_=a_round(shipped, mode=Mode.OPEN)) == (
        "2.2 and 2.3: fewer than 3 of the front line and fewer than 3 leads rated these.",
        "2.4 and 2.5: fewer than 3 leads rated these.",
    )
    every = [
        Suppressed(scope=ROLES, reason=PROTECTED, practice=p, groups=frozenset({Group.LEADS}))
        for p in shipped.practices
    ]
    assert all_withheld(every, assessment=shipped, round_=a_round(shipped, mode=Mode.OPEN)) == (
        "All 37 practices: fewer than 3 leads rated each.",
    )
    assert all_withheld(few[:1], assessment=shipped, round_=a_round(shipped)) == (
        "1.5 Told to customers: not enough answers. Fewer than 5 people rated it.",
    )


@pytest.mark.parametrize("mode", Mode)
def test_a_team_without_leads_holds_none_back(mode: Mode) -> None:
    team = a_round(shipped_assessment(), mode=mode, headcount=Headcount(frontline=9))
    item = Suppressed(scope=ROLES, reason=PROTECTED, groups=frozenset({Group.LEADS}))
    assert withheld(item, assessment=shipped_assessment(), round_=team) == "No leads on this team."


@pytest.mark.parametrize(
    ("groups", "practice", "words"),
    [
        (
            BOTH,
            None,
            ("Front line and leads: fewer than 3 sheets of each count, so neither shows beside the team."),
        ),
        (
            frozenset({Group.LEADS}),
            None,
            "Leads: fewer than 3 sheets count, so they are not shown beside the team.",
        ),
        (frozenset({Group.LEADS}), P, "3.1 Clear limits: fewer than 3 leads rated it."),
        (frozenset({Group.FRONTLINE}), P, "3.1 Clear limits: fewer than 3 of the front line rated it."),
    ],
)
def test_an_open_round_claims_to_protect_nobody(
    groups: frozenset[Group], practice: PracticeId | None, words: str
) -> None:
    round_ = a_round(shipped_assessment(), mode=Mode.OPEN)
    item = Suppressed(scope=ROLES, reason=PROTECTED, practice=practice, groups=groups)
    assert withheld(item, assessment=shipped_assessment(), round_=round_) == words


def test_a_low_threshold_says_what_it_costs() -> None:
    team = Headcount(frontline=9, supervisor=3)
    low = a_round(shipped_assessment(), threshold=3, headcount=team)
    assert "about a third of the practices" in headcount_outlook(low)
    assert few_role_means(replace(low, threshold=5)) == ""
    assert few_role_means(replace(low, mode=Mode.OPEN)) == ""


def test_where_no_role_was_asked_the_reason_is_the_head_count() -> None:
    small = Headcount(frontline=9, supervisor=2, manager=1)
    none_given = Suppressed(scope=ROLES, reason=Withheld.NO_ROLES, groups=BOTH)
    small_team = said(none_given, headcount=Headcount(frontline=4, supervisor=2))
    assert small_team.startswith("Front line and leads: withheld for the whole round.")
    assert said(none_given, headcount=small).startswith("Front line and leads: withheld")
    assert said(none_given, headcount=Headcount(frontline=8)) == "No leads on this team."
    assert said(none_given, headcount=Headcount(supervisor=5, manager=2)) == "No front line on this team."


@pytest.mark.parametrize(
    ("headcount", "k", "words"),
    [
        (None, 5, "Figures are shown once 5 people have answered; role groups once 5 of each have."),
        (
            Headcount(frontline=3, supervisor=1),
            5,
            (
                "With 4 people and a threshold of 5, nothing can be shown. "
                "Use a lower threshold or an open round."
            ),
        ),
        (
            Headcount(frontline=2),
            3,
            "Results need at least 3 people. With 2, talk the practices through together instead.",
        ),
        (
            Headcount(frontline=9),
            5,
            (
                "With 9 front-line people, no leads, and a threshold of 5, "
                "the team is shown as a whole and roles are not compared."
            ),
        ),
        (
            Headcount(frontline=9, supervisor=4, manager=1),
            5,
            "With 9 front-line people, 5 leads, and a threshold of 5, roles can be compared.",
        ),
        (
            Headcount(frontline=9, supervisor=2, manager=1),
            5,
            (
                "With 9 front-line people, 3 leads, and a threshold of 5, "
                "the team is shown as a whole and roles are not compared."
            ),
        ),
    ],
)
def test_what_a_round_can_show_is_said_before_anybody_answers(
    headcount: Headcount | None, k: int, words: str
) -> None:
    round_ = a_round(shipped_assessment(), threshold=k, mode=Mode.ANONYMOUS, headcount=headcount)
    assert headcount_outlook(round_) == words


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("k", [3, 5])
def test_what_is_said_of_a_head_count_is_what_everybody_answering_shows(k: int, mode: Mode) -> None:
    for frontline, leads in product(range(13), repeat=2):
        people = Headcount(frontline=frontline, supervisor=leads)
        round_ = a_round(shipped_assessment(), threshold=k, mode=mode, headcount=people)
        sizes = {Group.FRONTLINE: frontline, Group.LEADS: leads}
        shown, said = breakdown(round_, sizes).shown, headcount_outlook(round_)
        assert ("nothing can be shown" in said) == (LOWEST_THRESHOLD <= frontline + leads < k)
        assert ("Results need at least 3" in said) == (frontline + leads < LOWEST_THRESHOLD)
        assert ("roles can be compared" in said) == (shown == BOTH)
        assert ("and front line beside it" in said) == (shown == {Group.FRONTLINE} and leads > 0)
        assert ("and leads beside it" in said) == (shown == {Group.LEADS} and frontline > 0)
        assert can_show_roles(round_) == bool(shown and frontline and leads)
