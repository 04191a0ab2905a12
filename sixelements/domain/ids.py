"""Names for the things of a workbook, so that a team's id is never taken for a round's."""

from typing import NewType

ElementId = NewType("ElementId", str)
"""An element of an assessment, such as ``"3"``."""
PracticeId = NewType("PracticeId", str)
"""A practice of an assessment, such as ``"3.1"``; ids never change and are never reused."""
LineId = NewType("LineId", str)
"""A three-thirds line, such as ``"t.4"``."""
ItemId = NewType("ItemId", str)
"""Anything a participant can answer: a practice or a three-thirds line."""
LibraryActionId = NewType("LibraryActionId", str)
"""An action of the assessment's library, such as ``"3.1-start"``."""

WorkbookId = NewType("WorkbookId", str)
TeamId = NewType("TeamId", str)
RoundId = NewType("RoundId", str)
ResponseId = NewType("ResponseId", str)
PlanId = NewType("PlanId", str)
"""Globally unique (uuid4, hexadecimal), so that files can be merged later."""

ActionId = NewType("ActionId", str)
"""An action within its plan: the library's id, or one of the plan's own."""


def beside_the_six(id_: ElementId | PracticeId) -> bool:
    """Whether an element, or a practice, is what a team asks of its own: elements 7 to 9.

    It is asked, talked about, and planned like any other, and counts in no score of an element, in no leg,
    and not in what decides whether a sheet is kept.
    """
    return id_[:1] in "789"
