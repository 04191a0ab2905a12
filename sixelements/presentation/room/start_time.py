"""When a workshop begins, as a person types it: "9:00", "13.30", "2 pm"."""

import re

from sixelements.application.typed import plain_figures
from sixelements.domain.errors import BadInput
from sixelements.domain.script import MINUTE
from sixelements.i18n import _

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(a|p)?\.?\s?(?:m\.?)?", re.IGNORECASE)
_TOGETHER = re.compile(r"(\d{1,2})(\d{2})")
_HOURS, _MINUTES, _NOON = 24, 60, 12


def read_time(text: str) -> int:
    """Seconds since midnight. Raises BadInput for what is no time of day."""
    typed = plain_figures(text).strip()
    found = _TOGETHER.fullmatch(typed) or _TIME.fullmatch(typed)
    hours, minutes, half = (*found.groups(), None)[:3] if found else (None, None, None)
    hour, minute = int(hours or _HOURS), int(minutes or 0)
    if half:
        hour = hour % _NOON + _NOON * (half in "pP") if 0 < hour <= _NOON else _HOURS
    if hour >= _HOURS or minute >= _MINUTES:
        raise BadInput(_("Type a time of day, such as 9:00 or 13:30."))
    return (hour * _MINUTES + minute) * MINUTE
