"""How the lowest answer on contacts, 0 to 4 of ten, is read where more is not known."""

LOWEST_MEAN = 30.0
"""Per cent of contacts below which the lowest answer, 0 to 4 of ten, is all that is known."""
LOWEST_ANSWER = 40.0
"""The most that the lowest answer can mean, in per cent of contacts."""


def at_most(share: float) -> float:
    """A share of contacts, or its upper end where it is only known to be 4 of ten or fewer."""
    return LOWEST_ANSWER if share < LOWEST_MEAN else share
