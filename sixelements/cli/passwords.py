"""Passwords of workbooks: asked for on a terminal, or read from a file, before a command touches anything."""

import sys
from collections.abc import Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import click

from sixelements import bootstrap
from sixelements.application.errors import PasswordNeeded, WrongPassword
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.wording import passwords as words

OPTION = "password_file"
NEW_PASSWORD_FILE = click.option(
    "--new-password-file",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help=_("Read the password that it gets from the first line of a file."),
)
_MADE = ("out", "key", "match_out", "save_template", "new_password_file")
"""Options that name what is made, and not what is read."""
_TRIES = 3


def asks_first(command: click.Command) -> click.Command:
    """Have a command ask for the passwords of all workbooks that it is to work on."""
    if isinstance(command, click.Group) or any(option.name == OPTION for option in command.params):
        return command
    work = command.callback

    @wraps(work or asks_first)
    def run(**given: Any) -> Any:
        _before(given.pop(OPTION), given)
        try:
            return work(**given) if work else None
        except PasswordNeeded as needed:
            if isinstance(needed, WrongPassword):
                raise
            text = _("{file} has a password: on a terminal you are asked for it, or give --password-file.")
            raise PasswordNeeded(text.format(file=needed.path), needed.path) from None

    command.callback = run
    command.params.append(
        click.Option(
            ["--password-file"],
            metavar="PATH",
            type=click.Path(path_type=Path),
            help=_("Read the password of the workbook from the first line of a file, instead of asking."),
        )
    )
    return command


def told(path: Path | None) -> str | None:
    """The password in a file, if one is named."""
    return None if path is None else bootstrap.read_password(path)


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def chosen_twice() -> str:
    """A new password, typed twice the same."""
    while True:
        first = click.prompt(_("New password"), hide_input=True, err=True)
        if first == click.prompt(_("The same again"), hide_input=True, err=True):
            return str(first)
        click.echo(words.differ(), err=True)


def _before(file: Path | None, given: Mapping[str, object]) -> None:
    if file is not None:
        bootstrap.give_password(bootstrap.read_password(file))
    elif can_ask():
        for path in _named(given):
            if bootstrap.is_locked(path):
                _ask(path)


def _named(given: Mapping[str, object]) -> Iterator[Path]:
    for name, value in given.items():
        values = value if isinstance(value, tuple) else (value,)
        if name not in _MADE:
            yield from (one for one in values if isinstance(one, Path) and one.is_file())


def _ask(path: Path) -> None:
    """Ask until it is right, three times at most. Raises WrongPassword then."""
    for left in reversed(range(_TRIES)):
        typed = click.prompt(_("Password of {file}").format(file=path.name), hide_input=True, err=True)
        try:
            bootstrap.unlock(path, typed)
        except (WrongPassword, BadInput) as wrong:
            if not left:
                raise
            click.echo(wrong.sentence, err=True)
        else:
            bootstrap.give_password(typed)
            return
