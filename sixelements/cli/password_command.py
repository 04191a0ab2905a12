"""``sixelements password``: gives a workbook a password, changes it, or removes it."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.errors import WrongPassword
from sixelements.cli import options, passwords
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.i18n import _
from sixelements.wording import passwords as words


@click.command(
    "password", help=_("Give a workbook a password, or another one, or --remove it; its backups follow.")
)
@options.FILE
@passwords.NEW_PASSWORD_FILE
@click.option("--remove", is_flag=True, help=_("Let everybody open it who can read the file."))
def command(*, file: Path, new_password_file: Path | None, remove: bool) -> None:
    if remove and new_password_file:
        raise click.UsageError(_("--remove takes no new password. Choose one of the two."))
    before = bootstrap.has_password(file)
    if remove and not before:
        _go_on(file)
        return
    with options.workbook(file) as book:
        if not remove:
            click.echo(words.forgotten(), err=True)
        left = bootstrap.set_password(book, None if remove else _new(new_password_file))
    click.echo(words.done(file, before=before, after=not remove))
    if not before:
        click.echo(words.stays_readable())
    if left:
        raise BadInput(words.left_behind(left))


def _go_on(file: Path) -> None:
    """Have the backups follow that kept a password when removing it was cut short."""
    waiting = bootstrap.left_with_password(file)
    if not waiting:
        raise NotAllowed(_("{file} has no password.").format(file=file))
    passwords.ask_of(waiting[0])
    with options.workbook(file):  # opening it to write has them follow
        left = bootstrap.left_with_password(file)
    if len(left) == len(waiting) and passwords.was_given():
        raise WrongPassword(words.wrong(waiting[0].name), waiting[0])
    if done := len(waiting) - len(left):
        click.echo(words.followed(done))
    if left:
        raise BadInput(words.with_another(left, now=False))


def _new(file: Path | None) -> str:
    if (password := passwords.told(file)) is not None:
        return password
    if passwords.can_ask():
        return passwords.chosen_twice()
    raise BadInput(_("Give the new password: on a terminal you are asked, or use --new-password-file."))
