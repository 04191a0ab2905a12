"""Keep None alive where PySide gives it away: before Python 3.12 it would be counted down to its end.

The wheels of PySide 6.12 return None without counting it up, as is right from Python 3.12 on, where it
never dies. On 3.10 and 3.11 each call into Qt takes one from its count, and after some thousands Python
ends with "deallocating None". A count that can't be reached by calling Qt makes them safe.

6.12.0 is the newest there is. 6.11.3 counts rightly, but has Qt PDF only together with 180 MB of add-ons. A
test fails as soon as a release makes this unnecessary.
"""

import ctypes
import sys

_PLENTY = 1 << 60


def keep_none_alive() -> None:
    """Give None a reference count that no session can use up; nothing to do from Python 3.12 on."""
    if sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value = _PLENTY
