"""What is said of the password of a workbook."""

from collections.abc import Sequence
from pathlib import Path

from sixelements.i18n import _, ngettext
from sixelements.wording.numbers import count, series

_NAMED = 3
"""How many files a sentence names."""


def forgotten() -> str:
    """What forgetting it means, said before one is set."""
    return _(
        "Whoever forgets the password loses the workbook with all its backups: nobody can open them then, "
        "and nobody can look the password up."
    )


def what_counts() -> str:
    """Beside a field for one."""
    return _("Capitals and spaces count.")


def wrong(file: str) -> str:
    """Of one that was typed for a file."""
    return _("That is not the password of {file}.").format(file=file)


def missing(file: object) -> str:
    """That a command needs it."""
    text = _("{file} has a password: on a terminal you are asked for it, or give --password-file.")
    return text.format(file=file)


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


def readable(workbook: str, files: Sequence[Path]) -> str:
    """Which backups of a workbook with a password can be read without it."""
    text = ngettext(
        "{n} backup of {workbook} can be read without its password: {files}. It gets the password once the "
        "workbook is opened in the window, or changed; if that fails, delete it.",
        "{n} backups of {workbook} can be read without its password: {files}. They get the password once the "
        "workbook is opened in the window, or changed; if that fails, delete them.",
        len(files),
    )
    return text.format(n=count(len(files)), workbook=workbook, files=_some(files))


def with_another(files: Sequence[Path], *, now: bool) -> str:
    """Which backups have a password other than the workbook; ``now``: whether it has one itself."""
    if now:
        text = ngettext(
            "{n} backup has another password than the workbook: {files}. To have it follow, give both "
            "passwords to a command that changes the workbook.",
            "{n} backups have another password than the workbook: {files}. To have them follow, give both "
            "passwords to a command that changes the workbook.",
            len(files),
        )
    else:
        text = ngettext(
            "{n} backup has a password, and the workbook has none: {files}. It opens with the password of "
            "that time, and loses it once that is given to a command that changes the workbook, or to "
            "'sixelements password --remove'.",
            "{n} backups have a password, and the workbook has none: {files}. They open with the password of "
            "that time, and lose it once that is given to a command that changes the workbook, or to "
            "'sixelements password --remove'.",
            len(files),
        )
    return text.format(n=count(len(files)), files=_some(files))


def not_followed(files: int, *, now: bool) -> str:
    """The same in the window, beside a button that asks for the password."""
    if now:
        return ngettext(
            "{n} backup still has an earlier password, as a change of it was cut short.",
            "{n} backups still have an earlier password, as a change of it was cut short.",
            files,
        ).format(n=count(files))
    return ngettext(
        "{n} backup still has a password, as removing it was cut short.",
        "{n} backups still have a password, as removing it was cut short.",
        files,
    ).format(n=count(files))


def all_followed() -> str:
    """That they open as the workbook does now."""
    return _("All backups open as the workbook does now.")


def followed(files: int) -> str:
    """That backups lost a password which their workbook has no more."""
    text = ngettext(
        "The workbook had no password any more. {n} backup lost it now, too.",
        "The workbook had no password any more. {n} backups lost it now, too.",
        files,
    )
    return text.format(n=count(files))


def _some(files: Sequence[Path]) -> str:
    """The first of many files, and how many there are besides."""
    names, more = [str(file) for file in files[:_NAMED]], len(files) - _NAMED
    return series([*names, _("{n} more").format(n=count(more))] if more > 0 else names)


def stays_readable() -> str:
    """What a new password does not reach."""
    return _(
        "Copies elsewhere stay as they are. What the disk kept of the file without a password can often be "
        "brought back: use an encrypted disk, or start with a password."
    )


def not_taken_over(like: Path, file: Path) -> str:
    """Of a new workbook that takes over the settings of one with a password."""
    text = _("{like} has a password, and {file} has none: 'sixelements password {file}' gives it one.")
    return text.format(like=like, file=file)


def to_be_set() -> str:
    """The same in the window."""
    return _("Its password is not taken over: File > Password… sets one.")


def same_password() -> str:
    """Of a file that was made from a workbook with a password."""
    return _("It has the password of the workbook.")
