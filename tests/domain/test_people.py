"""Names that are one person's, however they are typed."""

from datetime import timedelta
from unicodedata import normalize

import pytest

from sixelements.domain.assessment import Size
from sixelements.domain.ids import ActionId
from sixelements.domain.people import each_person, person
from sixelements.domain.schedule import ScheduleTask, Slot, schedule
from tests.domain.builders import MONDAY

ROSA = "Rosa D\u00edaz"
SPELLINGS = (ROSA, ROSA.upper(), "  rosa   d\u00edaz ", normalize("NFD", ROSA), "Rosa\u00a0D\u00edaz")


@pytest.mark.parametrize("other", SPELLINGS)
def test_a_name_is_the_same_in_other_capitals_spaces_and_accents(other: str) -> None:
    assert person(other) == person(ROSA)


def test_other_names_and_nobody_are_others() -> None:
    assert len({person(n) for n in (ROSA, "Rosa Diaz", "Rosa", "R. D\u00edaz")}) == 4
    assert person("  ") == person(None) == ""
    assert each_person([None, *SPELLINGS, "", "Sam", "SAM"]) == (ROSA, "Sam")


def test_one_person_does_one_action_at_a_time_however_the_name_is_spelled() -> None:
    tasks = [
        ScheduleTask(id=ActionId(str(n)), size=Size.SMALL, owner=name) for n, name in enumerate(SPELLINGS[:3])
    ]
    found = [*schedule(tasks, start=MONDAY).values()]
    assert not any(a.meets(b) for n, a in enumerate(found) for b in found[:n])
    taken = Slot(MONDAY, MONDAY + timedelta(days=20))
    kept = ScheduleTask(id=ActionId("kept"), size=Size.SMALL, owner=SPELLINGS[3], slot=taken)
    assert schedule([kept, tasks[0]], start=MONDAY)[tasks[0].id].start > taken.due
