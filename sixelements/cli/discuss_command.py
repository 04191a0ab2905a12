"""``sixelements discuss``: record what the room settled."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.discussion import record
from sixelements.cli import options
from sixelements.domain.discussion import Discussion, Outcome
from sixelements.i18n import _


@click.command(
    "discuss", help=_("Record agreed levels, aims, votes and the three-thirds worksheet from a JSON file.")
)
@options.FILE
@click.argument("json_file", metavar="JSON", type=click.Path(path_type=Path))
@options.TEAM
@options.ROUND
def command(*, file: Path, json_file: Path, team: str | None, number: int | None) -> None:
    discussion = bootstrap.read_discussion(json_file)
    with options.chosen(file, team, number) as at:
        record(at.book, at.round, discussion)
        click.echo(_summary(discussion))


def _summary(discussion: Discussion) -> str:
    outcomes = [s.outcome for s in discussion.settled.values()]
    text = _("Recorded: {agreed} agreed levels, {apart} not agreed, {votes} votes.")
    return text.format(
        agreed=outcomes.count(Outcome.AGREED),
        apart=outcomes.count(Outcome.NOT_AGREED),
        votes=sum(discussion.votes.values()),
    )
