"""The shipped assessment has the shape of its blueprint (instrument.md), typed here once more by hand."""

import pytest

from sixelements.domain.assessment import Assessment, Leg, Practice, Role, Size, Stage
from sixelements.domain.ids import PracticeId

LEGS = {"C": Leg.COURTESY, "A": Leg.ACCURACY, "S": Leg.SPEED}
ROLES = {"F": Role.FRONTLINE, "S": Role.SUPERVISOR, "M": Role.MANAGER}

ELEMENTS = {
    "1": ("Set expectations", 6),
    "2": ("Train the team", 6),
    "3": ("Empower the team", 6),
    "4": ("Collect feedback", 6),
    "5": ("Reward and recognize", 6),
    "6": ("Improve processes", 7),
}
PRACTICES = {
    # id: (name, legs, seen by, sizes of start, firm up and keep)
    "1.1": ("Written", "CCAASS", "FSM", "SMS"),
    "1.2": ("Every channel", "CAS", "FS", "SMM"),
    "1.3": ("Numbers", "ASS", "SM", "MSM"),
    "1.4": ("Known", "CAS", "FSM", "SSS"),
    "1.5": ("Told to customers", "CASS", "FS", "SMM"),
    "1.6": ("Leading by example", "CCAS", "FS", "SMM"),
    "2.1": ("Before going solo", "CAS", "FS", "MMS"),
    "2.2": ("Hard moments", "CC", "FS", "SMM"),
    "2.3": ("Right answers", "AA", "FSM", "MSM"),
    "2.4": ("Leaders trained", "CAS", "SM", "MLM"),
    "2.5": ("Coaching", "CAS", "FS", "SMS"),
    "2.6": ("Does it stick", "CAS", "SM", "SML"),
    "3.1": ("Clear limits", "ASS", "F", "SMM"),
    "3.2": ("Decided at first contact", "ASS", "FS", "SMS"),
    "3.3": ("Judgment", "CAAS", "FS", "SMS"),
    "3.4": ("Information at hand", "AAS", "F", "SML"),
    "3.5": ("Safe to judge", "CAS", "F", "SSS"),
    "3.6": ("Someone owns it", "CASS", "FS", "SSM"),
    "4.1": ("All groups", "CAS", "SM", "SMM"),
    "4.2": ("Several techniques", "CAS", "SM", "SMM"),
    "4.3": ("About service, not the verdict", "CAS", "SM", "SMS"),
    "4.4": ("Hard facts", "AASS", "SM", "SMS"),
    "4.5": ("Complaints teach", "CAS", "FSM", "SMS"),
    "4.6": ("Loop closed", "CAS", "FM", "SMM"),
    "5.1": ("For the expectations", "CAS", "FSM", "SMS"),
    "5.2": ("Prompt and specific", "CAS", "F", "SSS"),
    "5.3": ("Peers", "CAS", "F", "SSS"),
    "5.4": ("Fair reach", "CAS", "FS", "SSS"),
    "5.5": ("Good word gets back", "CAS", "FS", "SSM"),
    "5.6": ("It counts", "CAS", "FM", "SLM"),
    "6.1": ("Seen whole", "ASS", "FSM", "MLS"),
    "6.2": ("Waste out", "ASS", "FS", "SML"),
    "6.3": ("Front line in", "CAS", "F", "SMM"),
    "6.4": ("Streamline first", "ASS", "SM", "SMM"),
    "6.5": ("Right first time", "AASS", "FS", "SMM"),
    "6.6": ("Internal services", "CASS", "FSM", "SMS"),
    "6.7": ("Gains held", "AS", "SM", "MLS"),
}
CORE = ("1.2", "1.3", "2.3", "2.5", "3.1", "3.2", "4.2", "4.6", "5.2", "5.4", "6.2", "6.4")
PREREQUISITES = {
    "1.2": {"1.1"},
    "1.3": {"1.1"},
    "1.4": {"1.1"},
    "5.1": {"1.1"},
    "2.5": {"1.1"},
    "4.4": {"1.3"},
    "3.2": {"3.4", "2.3", "3.1"},
    "4.2": {"4.1"},
    "4.6": {"4.2"},
    "6.2": {"6.1"},
    "6.4": {"6.2"},
    "6.7": {"4.4"},
}
NEED_TECHNOLOGY = {"3.4-keep", "6.5-keep"}
TWO_LEVELS_AT_ONCE = {"5.5-start"}
"""Actions that, once done, are what anchor 4 says; no other action may claim two levels."""


@pytest.fixture(params=PRACTICES)
def practice(request: pytest.FixtureRequest, shipped: Assessment) -> Practice:
    """Each practice of the blueprint in turn."""
    return shipped.practices[PracticeId(request.param)]


def test_elements_and_counts(shipped: Assessment) -> None:
    assert {e.id: (e.title, len(e.practices)) for e in shipped.elements} == ELEMENTS
    assert list(shipped.practices) == list(PRACTICES)
    assert sum(len(p.actions) for p in shipped.practices.values()) == 111


def test_name_legs_and_roles(practice: Practice) -> None:
    name, legs, seen_by, _sizes = PRACTICES[practice.id]
    assert practice.name == name
    assert practice.legs == {leg: legs.count(letter) for letter, leg in LEGS.items() if letter in legs}
    assert practice.seen_by == tuple(ROLES[letter] for letter in seen_by)


def test_actions_sizes_and_technology(practice: Practice) -> None:
    sizes = PRACTICES[practice.id][3]
    assert tuple(practice.actions) == (Stage.START, Stage.FIRM_UP, Stage.KEEP)
    assert [a.size for a in practice.actions.values()] == [Size(letter) for letter in sizes]
    for action in practice.actions.values():
        assert action.technology == (action.id in NEED_TECHNOLOGY), action.id
        assert (action.lift == 2) == (action.id in TWO_LEVELS_AT_ONCE), action.id
        assert practice.id not in action.also, action.id
        assert len(set(action.also)) == len(action.also) <= 2, action.id


def test_every_role_has_its_helper_and_every_practice_its_evidence(practice: Practice) -> None:
    assert set(practice.helper) == set(Role)
    assert 2 <= len(practice.evidence) <= 4


def test_core(shipped: Assessment) -> None:
    assert shipped.core == CORE


def test_prerequisites(shipped: Assessment) -> None:
    found = {p.id: set(p.prerequisites) for p in shipped.practices.values() if p.prerequisites}
    assert found == PREREQUISITES


def test_technology_waits_for_streamlining(shipped: Assessment) -> None:
    assert shipped.technology_waits_for == "6.4"
