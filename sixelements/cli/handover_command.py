"""``sixelements handover``: a copy with what was published, agreed, and planned, and without any sheet."""

from collections.abc import Iterator
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.handing_over import HandedOverCopy, HandOver, hand_over, outlook
from sixelements.cli import options, passwords
from sixelements.i18n import _, ngettext
from sixelements.wording import passwords as words
from sixelements.wording.numbers import count


@click.command(
    "handover",
    help=_(
        "Write a copy with what was published, agreed, and planned, and without any sheet or comment: a "
        "workbook for reviews and reports."
    ),
)
@options.FILE
@click.option(
    "--out",
    required=True,
    metavar="PATH.sixe",
    type=click.Path(path_type=Path),
    help=_("The copy; its name ends in .sixe, and no file has it yet."),
)
@passwords.NEW_PASSWORD_FILE
@click.option(
    "--without-password", is_flag=True, help=_("Give the copy no password, though the workbook has one.")
)
@click.option("--without-names", is_flag=True, help=_("Leave out who owns actions and who helps with them."))
def command(
    *, file: Path, out: Path, new_password_file: Path | None, without_password: bool, without_names: bool
) -> None:
    if without_password and new_password_file:
        raise click.UsageError(_("--without-password takes no new password. Choose one of the two."))
    if out.suffix.lower() != ".sixe":
        raise click.UsageError(_("The name of a workbook ends in .sixe."))
    with options.workbook(file, read_only=True) as book:
        ahead = outlook(book)
        password = passwords.told(new_password_file)
        like = None if without_password else file
        write = bootstrap.write_hand_over(out, book.info.origin or book.info.id, like, password)
        made = hand_over(book, write, names=not without_names)
    click.echo(_("Wrote {path}.").format(path=out))
    if password is not None:
        click.echo(words.forgotten())
    elif bootstrap.has_password(out):
        click.echo(words.same_password())
    for line in (*_said(made), *_stays(ahead)):
        click.echo(line)
    for line in _to_look_at(ahead, made, without_names=without_names):
        click.echo(line, err=True)


def _said(made: HandedOverCopy) -> Iterator[str]:
    rounds = ngettext("{n} round", "{n} rounds", made.rounds).format(n=count(made.rounds))
    teams = ngettext("{n} team", "{n} teams", made.teams).format(n=count(made.teams))
    yield _("Opened again: {teams}, {rounds}.").format(teams=teams, rounds=rounds)
    yield _("Same figures as here: all {n}.").format(n=count(made.figures))
    yield _("Searched for sheets: 0 of {n} found.").format(n=count(made.sheets))
    yield _("Searched for comments: 0 of {n} found.").format(n=count(made.comments))
    if made.short:
        text = ngettext(
            "{n} comment is too short or too usual to be told from other words, and was not sought.",
            "{n} comments are too short or too usual to be told from other words, and were not sought.",
            made.short,
        )
        yield text.format(n=count(made.short))


def _stays(ahead: HandOver) -> Iterator[str]:
    for team, round_ in ahead.open:
        text = _("Round {n} of {team} is not published. It stays here whole, counts too.")
        yield text.format(n=round_.number, team=team.name)


def _to_look_at(ahead: HandOver, made: HandedOverCopy, *, without_names: bool) -> Iterator[str]:
    naming = len(made.naming if without_names else ahead.naming)
    if naming:
        text = ngettext(
            "In {n} text of the copy somebody is named who is in the plan. Read it before you send it.",
            "In {n} texts of the copy somebody is named who is in the plan. Read them before you send it.",
            naming,
        )
        yield text.format(n=count(naming))
