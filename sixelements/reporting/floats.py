"""Numbers as files hold them: unrounded, but without the dust that sums of binary fractions leave."""

import math

_DIGITS = 12
_DUST = 1e-14
"""What two or three sums leave beside a number, as a share of it."""


def undusted(value: float) -> float:
    """60 for 59.99999999999999; a number that has more decimals than that, such as a third, as it is."""
    if float(value).is_integer():
        return value
    clean = float(f"{value:.{_DIGITS}g}")
    return clean if math.isclose(clean, value, rel_tol=_DUST) else value
