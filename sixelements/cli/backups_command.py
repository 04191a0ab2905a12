"""``sixelements backups``: list a workbook's backups, or put one in its place."""

from datetime import datetime
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.ports import BackupCopy
from sixelements.cli.options import Whole
from sixelements.domain.errors import NotAllowed, NotFound
from sixelements.i18n import _, ngettext
from sixelements.wording import backups as backups_in_words
from sixelements.wording import numbers, phrases
from sixelements.wording import passwords as passwords_in_words


@click.command(
    "backups",
    help=_("List the backups of a workbook, first the one to go back to; --restore puts one in its place."),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--restore", type=Whole(1), metavar="N", help=_("The number of the backup to restore."))
def command(*, file: Path, restore: int | None) -> None:
    backups = bootstrap.backups_of(file)
    if not backups:
        text = _("{file} has no backups here. {hint}")
        raise NotFound(text.format(file=file, hint=backups_in_words.where_else(file.name)))
    if restore is None:
        for number, backup in enumerate(backups, start=1):
            click.echo(f"{number:3}  {_line(backup, file)}")
        folders = dict.fromkeys(backup.path.parent for backup in backups)
        places = numbers.listing([f"“{folder}”" for folder in folders])
        click.echo(_("In {folders}.").format(folders=places), err=True)
        if left := bootstrap.left_with_password(file):
            click.echo(passwords_in_words.with_another(left, now=False), err=True)
        return
    if restore > len(backups):
        text = ngettext(
            "There is {n} backup. Choose number 1.",
            "There are {n} backups. Choose a number from 1 to {n}.",
            len(backups),
        )
        raise NotFound(text.format(n=len(backups)))
    _restore(file, backups[restore - 1], of_several=len({b.organization for b in backups}) > 1)


def _restore(file: Path, chosen: BackupCopy, *, of_several: bool) -> None:
    """Put a backup in a workbook's place, and say what that did; where it is refused, nothing is said of it.

    Also where it can't be told whose workbook lies there, since that is kept; not where the backups are
    of several workbooks, as it may then be any of them.
    """
    at = datetime.now().astimezone()
    ahead = bootstrap.going_back(file, chosen.path, at=at)
    if ahead.not_known_whose and of_several:
        click.echo(backups_in_words.not_known_whose(ahead.not_known_whose))
        text = _(
            "Nothing was changed. Backups of several workbooks lie here: move {file} away if this one "
            "belongs in its place, then restore again."
        )
        raise NotAllowed(text.format(file=file))
    aside = bootstrap.restore(file, chosen.path, at=at, anyway=True)
    click.echo(_("Going back to {backup}:").format(backup=_line(chosen, file)))
    for row in backups_in_words.rows(ahead.differences):
        click.echo(f"  {row}")
    for sentence in backups_in_words.going_back(ahead):
        click.echo(sentence)
    click.echo(_("Restored {file} from {backup}.").format(file=file, backup=_line(chosen, file)))
    if aside:
        click.echo(_("What was there before is kept as {path}.").format(path=aside))
        for sentence in backups_in_words.passing(ahead):
            click.echo(sentence)


def _line(backup: BackupCopy, file: Path) -> str:
    of = backups_in_words.owner(backup.organization, another=backup.another)
    where = backups_in_words.elsewhere(backup.path, file, backup.claimed)
    why = phrases.facts(backups_in_words.why(backup.note, backup.about, of=of), where)
    return f"{backups_in_words.when(backup.made)} ({why})"
