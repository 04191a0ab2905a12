"""What is said of the password of a workbook."""

from collections.abc import Sequence
from pathlib import Path

from sixelements.i18n import _
from sixelements.wording.numbers import series


def forgotten() -> str:
    """What forgetting it means, said before one is set."""
    return _(
        "Whoever forgets the password loses the workbook with all its backups: nobody can open them then, "
        "and nobody can look the password up."
    )


def differ() -> str:
    """Of a password that was typed twice."""
    return _("The two differ. Type it again.")


def done(file: Path, *, before: bool, after: bool) -> str:
    """What is so now."""
    if not after:
        text = _("{file} and its backups have no password any more.")
    elif before:
        text = _("{file} and its backups have another password now.")
    else:
        text = _("{file} and its backups have a password now.")
    return text.format(file=file)


def left_behind(files: Sequence[Path]) -> str:
    """Which backups could not follow."""
    text = _("These files could not be changed, and open as before. Delete them by hand: {files}")
    return text.format(files=series([str(file) for file in files]))


def stays_readable() -> str:
    """What a new password does not reach."""
    return _(
        "Copies elsewhere stay as they are. What the disk kept of the file without a password can often be "
        "brought back: use an encrypted disk, or start with a password."
    )


def same_password() -> str:
    """Of a file that was made from a workbook with a password."""
    return _("It has the password of the workbook.")
