"""Passwords of workbooks: asked for on a terminal, or read from a file, before a command touches anything."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from sixelements import bootstrap
from sixelements.application.errors import DamagedWorkbook, PasswordNeeded, WrongPassword
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
            raise PasswordNeeded(words.missing(needed.path), needed.path) from None

    command.callback = run
    command.params.append(
        click.Option(
            ["--password-file"],
            metavar="PATH",
            type=click.Path(path_type=Path),
            multiple=True,
            help=_(
                "Read the password of the workbook from the first line of a file, instead of asking. May be "
                "repeated: each password is tried."
            ),
        )
    )
    return command


def told(path: Path | None) -> str | None:
    """The password in a file, if one is named."""
    return None if path is None else bootstrap.read_password(path)


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def was_given() -> bool:
    """Whether the command was given a password."""
    return bool(click.get_current_context().params.get(OPTION))


def ask_of(path: Path) -> None:
    """Ask for the password of a file that the command does not name, where somebody sits at a terminal."""
    if can_ask() and not was_given():
        _ask(path, [])


def chosen_twice() -> str:
    """A new password, typed twice the same."""
    while True:
        first = click.prompt(_("New password"), hide_input=True, err=True)
        if first == click.prompt(_("The same again"), hide_input=True, err=True):
            return str(first)
        click.echo(words.differ(), err=True)


def _before(files: Sequence[Path], given: Mapping[str, object]) -> None:
    for file in files:
        bootstrap.give_password(bootstrap.read_password(file))
    if not files and can_ask():
        typed: list[str] = []
        for path in _named(given):
            if bootstrap.is_locked(path) and not any(_opens(path, known) for known in typed):
                _ask(path, typed)


def _opens(path: Path, password: str) -> bool:
    """Whether a password that was typed for another workbook is that of this one, too."""
    try:
        bootstrap.unlock(path, password)
    except WrongPassword:
        return False
    except DamagedWorkbook:  # the command says so
        pass
    return True


def _named(given: Mapping[str, object]) -> Iterator[Path]:
    for name, value in given.items():
        values = value if isinstance(value, tuple) else (value,)
        if name not in _MADE:
            yield from (one for one in values if isinstance(one, Path) and one.is_file())


def _ask(path: Path, typed_before: list[str]) -> None:
    """Ask until it is right, three times at most. Raises WrongPassword then."""
    for left in reversed(range(_TRIES)):
        typed = click.prompt(_("Password of {file}").format(file=path.name), hide_input=True, err=True)
        try:
            right = _opens(path, typed)
        except BadInput as none:
            if not left:
                raise
            click.echo(none.sentence, err=True)
            continue
        if right:
            bootstrap.give_password(typed)
            typed_before.append(typed)
            return
        wrong = words.wrong(path.name)
        if not left:
            raise WrongPassword(wrong, path)
        click.echo(wrong, err=True)
