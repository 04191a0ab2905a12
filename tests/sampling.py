"""How many of many like cases are tried: some of them by default, all with ``SIXELEMENTS_THOROUGH=1``."""

import os
from collections.abc import Iterable
from typing import TypeVar

THOROUGH = os.environ.get("SIXELEMENTS_THOROUGH") == "1"
Case = TypeVar("Case")


def some(cases: Iterable[Case], every: int) -> list[Case]:
    """The first of each ``every`` cases, and all where it was asked for."""
    return [*cases][:: 1 if THOROUGH else every]
