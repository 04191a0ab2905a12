"""How much of everything fits into a workbook: the one table of limits.

Fields, files taken in, the command line, use cases and the check on opening all read it, so that
what can be stored can be opened. People meet the first kind of limit, what *fits*. What earlier
versions stored beyond it, and opened again, is *kept*: such a workbook goes on being written to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Writing(StrEnum):
    """A text that people write, by what it is."""

    ORGANIZATION = "organization"
    FIRM = "firm"
    TEAM = "team"
    SERVICE = "service"
    COMMENT = "comment"
    SET_ASIDE = "set aside"
    FACILITATOR = "facilitator"
    WHY = "why"
    EVIDENCE = "evidence"
    AIM = "aim"
    SPONSOR = "sponsor"
    TITLE = "title"
    OWNER = "owner"
    HELPERS = "helpers"
    FIRST_STEP = "first step"
    WHEN = "when"
    THEN = "then"
    MEASURE = "measure"
    UNIT = "unit"
    HOW = "how"
    BECAUSE = "because"
    NEEDS = "needs"
    RISK = "risk"
    TOLD = "told"
    SHOWN = "shown"
    REVIEW = "review"
    DECLINED = "declined"
    NOTE = "note"
    LOG = "log"
    PARKING = "parking"
    STOP_DOING = "stop doing"
    ROW = "row"
    WHO = "who"
    REMARK = "remark"
    SOURCE = "source"
    PERIOD = "period"


NAME, TEXT, LONG_TEXT = 200, 2_000, 5_000
"""Characters of a name or a short line, of a text, and of what may be told at length."""
CHARACTERS: Mapping[Writing, int] = {
    **dict.fromkeys(Writing, TEXT),
    **dict.fromkeys(
        (
            Writing.ORGANIZATION,
            Writing.FIRM,
            Writing.TEAM,
            Writing.SERVICE,
            Writing.FACILITATOR,
            Writing.SPONSOR,
            Writing.OWNER,
            Writing.HELPERS,
            Writing.UNIT,
            Writing.ROW,
            Writing.WHO,
            Writing.SOURCE,
            Writing.PERIOD,
        ),
        NAME,
    ),
    **dict.fromkeys((Writing.COMMENT, Writing.WHY, Writing.EVIDENCE), LONG_TEXT),
}
"""The most characters that fit."""
BYTES_OF_A_CHARACTER = 4
BYTES_KEPT = LONG_TEXT * BYTES_OF_A_CHARACTER
"""Bytes of one text, whatever it is."""
ALL_TEXTS = 500_000
"""Bytes of all texts that belong together: of a discussion, a plan, a sheet."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days from the first to the last."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def nearest(self, day: date) -> date:
        """The day itself, or the nearest one that fits."""
        return min(max(day, self.first), self.last)


DAYS = Days(date(2000, 1, 1), date(2100, 12, 31))
DAYS_KEPT = Days(date(1900, 1, 1), date(2999, 12, 31))

LARGEST_NUMBER = 1e12
"""What a measure begins at or aims for, either side of nothing."""
LARGEST_NUMBER_KEPT = 1e300
MOST_PEOPLE = 100_000
"""Of a role on a team."""
MOST_VOTES = 10_000
MOST_VOTES_KEPT = 1_000_000
MOST_HANDS = 1_000_000

MOST_TEAMS = 2_000
MOST_ROUNDS = 1_000
"""Of a team."""
MOST_SHEETS = 50_000
"""Of a round."""
MOST_KNOWN = 20_000
"""Decisions about columns and words of exports, of a round."""
MOST_ITEMS = 200
"""Practices and lines that a round asks, and so answers and comments of a sheet."""
MOST_ASSESSMENTS = 200
"""Questionnaires that differ in any word."""
MOST_SERVICES = 1_000
"""Of a team; of the three-thirds worksheet, as many are kept."""
MOST_IN_THIRDS = 5
"""Services in the three-thirds worksheet, as the questionnaire has it; more that are stored are kept."""
MOST_DISCUSSED = 1_000
MOST_ACTIONS = 200
MOST_LINKS = 2_000
"""From an action to another that it waits for, in a plan."""
MOST_DECLINED = 1_000
MOST_LINES = 5_000
"""Of a plan's log, parking lot and other lists together."""

MOST_READINGS = 10_000
"""Of all actions of a plan."""
MOST_PLAN_PEOPLE = 500
MOST_LEFT_SO = 1_000
MOST_REVIEWS = 500
"""Of a plan."""
MOST_ENTRIES = 20_000
"""Of all reviews of a plan; as many ratings and decisions."""
MOST_CLOSED_DAYS = 1_000
MOST_HISTORIES = 50_000
"""Records of a round, or of the workbook, that were ever changed or removed."""

MOST_CHANNELS = 120
MOST_GROUPS = 120
MOST_TECHNIQUES = 60
MOST_PROCESSES = 50
MOST_STEPS = 200
"""Of a process."""
MOST_REQUESTS = 100
MOST_CUSTOMER_FACTS = 60
MOST_MINUTES = 10_000_000
"""Of work or elapsed time of a step, some eighty years of working days."""
MOST_CASES = 100_000_000
"""That a figure stands on, or a month."""

LARGEST_FILE = 100_000_000
"""Bytes of a workbook; some 75,000 sheets."""
LARGEST_LOGO = 1_000_000
"""Bytes of a logo as it is stored."""


def too_long(writing: Writing, text: str) -> bool:
    """Whether a text has more characters than fit."""
    return len(text) > CHARACTERS[writing]


def size(text: str) -> int:
    """Bytes that a text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
