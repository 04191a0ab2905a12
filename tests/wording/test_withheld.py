"""What is withheld and why: every reason, word for word."""

import pytest

from sixelements.domain.anonymity import Withheld
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import Group
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import Scope, Suppressed
from sixelements.domain.teams import Headcount
from sixelements.wording.withheld import headcount_outlook, withheld
from tests.domain.builders import a_round, shipped_assessment

BOTH = frozenset({Group.FRONTLINE, Group.LEADS})
P = PracticeId("3.1")
NEVER = (
    "A group of fewer than 5 people is never shown, nor a figure from which its answers could be worked out."
)
ROLES = Scope.ROLES
PROTECTED = Withheld.ROLES_PROTECTED


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
            "3.1 Clear limits: front line and leads are withheld, so that no one's answer can be worked out.",
        ),
        (
            Suppressed(scope=ROLES, reason=PROTECTED, practice=P, groups=frozenset({Group.LEADS})),
            "3.1 Clear limits: leads are withheld, so that no one's answer can be worked out.",
        ),
        (
            Suppressed(scope=ROLES, reason=PROTECTED, practice=P, groups=frozenset({Group.FRONTLINE})),
            "3.1 Clear limits: front line is withheld, so that no one's answer can be worked out.",
        ),
    ],
)
def test_each_reason_has_its_sentence(item: Suppressed, words: str) -> None:
    assert said(item) == words


def test_the_sentence_names_the_threshold_of_the_round() -> None:
    few = Suppressed(scope=Scope.ANSWERS, reason=Withheld.TOO_FEW, practice=P)
    assert said(few, threshold=3).endswith("Fewer than 3 people rated it.")
    assert "fewer than 7 people" in said(Suppressed(scope=ROLES, reason=PROTECTED, groups=BOTH), threshold=7)


def test_where_no_role_was_asked_the_reason_is_the_head_count() -> None:
    small = Headcount(frontline=9, supervisor=2, manager=1)
    none_given = Suppressed(scope=ROLES, reason=Withheld.NO_ROLES, groups=BOTH)
    small_team = said(none_given, headcount=Headcount(frontline=4, supervisor=2))
    assert small_team.startswith("Front line and leads: withheld for the whole round.")
    assert said(none_given, headcount=small).startswith("Front line and leads: withheld")


@pytest.mark.parametrize(
    ("headcount", "k", "roles", "words"),
    [
        (None, 5, True, "Figures are shown from 5 answers on; role groups from 5 people in each."),
        (
            Headcount(frontline=3, supervisor=1),
            5,
            False,
            (
                "With 4 people and a threshold of 5, nothing can be shown. "
                "Use a lower threshold or an open round."
            ),
        ),
        (
            Headcount(frontline=9, supervisor=4, manager=1),
            5,
            True,
            "With 9 front-line people and 5 leads and a threshold of 5, roles can be compared.",
        ),
        (
            Headcount(frontline=9, supervisor=2, manager=1),
            5,
            False,
            (
                "With 9 front-line people and 3 leads and a threshold of 5, "
                "the team is shown as a whole and roles are not compared."
            ),
        ),
    ],
)
def test_what_a_round_can_show_is_said_before_anybody_answers(
    headcount: Headcount | None, k: int, *, roles: bool, words: str
) -> None:
    round_ = a_round(shipped_assessment(), threshold=k, mode=Mode.ANONYMOUS, headcount=headcount)
    assert headcount_outlook(round_, roles=roles) == words
