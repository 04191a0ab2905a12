"""Why the system does not do something is said in words, whatever it says itself."""

import errno
import os
import re
from pathlib import Path

import pytest

from sixelements.bounded_read import NoOrdinaryFile
from sixelements.wording.causes import cause


@pytest.mark.parametrize("code", sorted(errno.errorcode))
def test_every_code_of_the_system_has_words(code: int) -> None:
    said = cause(OSError(code, os.strerror(code)))
    assert said
    assert not re.search(r"unknown reason|Errno|\bE[A-Z]{3,}\b|None", said)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "there is nothing of that name"),
        (PermissionError(errno.EACCES, "Permission denied"), "the system does not allow it"),
        (OSError(errno.EROFS, "Read-only file system"), "the drive can only be read"),
        (NoOrdinaryFile(), "it is a folder or a device, and no file"),
        (OSError(errno.EPROTO, "Protocol error"), "the system says “Protocol error”"),
        (OSError("an error without a number"), "the system refused it without saying why"),
    ],
)
def test_the_usual_causes_are_in_our_words(error: OSError, words: str) -> None:
    assert cause(error) == words


def test_no_reason_is_called_unknown() -> None:
    root = Path(__file__).parents[2] / "sixelements"
    assert not [p for p in root.rglob("*.py") if "unknown reason" in p.read_text(encoding="utf-8").lower()]
