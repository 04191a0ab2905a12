"""Files from elsewhere: read only where they are ordinary files, and no more of them than is bearable."""

import stat
from pathlib import Path


class NoOrdinaryFile(OSError):
    """A folder, pipe or device, from which reading might never end."""


class TooLarge(Exception):
    """The file holds more than was asked for."""


def ordinary(path: Path) -> bool:
    """Whether a path leads to a file that has an end. Raises OSError where there is nothing."""
    return stat.S_ISREG(path.stat().st_mode)


def content(path: Path, *, largest: int) -> bytes:
    """The bytes of a file, ``largest`` at most. Raises TooLarge, NoOrdinaryFile, or another OSError.

    What its size was says nothing of a file that grows while it is read.
    """
    if not ordinary(path):
        raise NoOrdinaryFile
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise TooLarge
    return data
