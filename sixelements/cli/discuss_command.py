"""``sixelements discuss``: record what the room settled."""

from collections.abc import Iterator
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.discussion import Recorded, preview, record
from sixelements.cli import options
from sixelements.cli.output import arrow
from sixelements.i18n import _, ngettext
from sixelements.wording import phrases
from sixelements.wording.discussion_changes import aims_below, changed


@click.command(
    "discuss",
    help=_(
        "Record agreed levels, aims, dots, and the three-thirds worksheet from a JSON file. What it "
        "names is added or changed; everything else stays. Where agreed has null, second_votes may hold the "
        "levels of a second vote: spread by 1 or more it counts as not agreed."
    ),
)
@options.FILE
@click.argument("json_file", metavar="JSON", type=click.Path(path_type=Path))
@options.TEAM
@options.ROUND
@click.option("--preview", "only_look", is_flag=True, help=_("Print what would change; store nothing."))
@click.option("--replace", is_flag=True, help=_("Drop what the file does not name."))
def command(
    *, file: Path, json_file: Path, team: str | None, number: int | None, only_look: bool, replace: bool
) -> None:
    patch = bootstrap.read_discussion(json_file)
    with options.chosen(file, team, number, read_only=only_look) as at:
        make = preview if only_look else record
        recorded = make(at.book, at.round, patch, replace=replace)
        head = _("Preview, nothing is stored:") if only_look else _("Recorded:")
        for line in _lines(recorded, head):
            click.echo(line)


def _lines(recorded: Recorded, head: str) -> Iterator[str]:
    """What changed, one line each, and how many entries did not."""
    moved, same = changed(recorded.before, recorded.after)
    if moved:
        yield head
        yield from (
            f"  {phrases.labeled(entry, f'{before} {arrow()} {now}')}" for entry, before, now in moved
        )
    else:
        yield _("Nothing changes.")
    if same:
        text = ngettext("{n} entry stays as it was.", "{n} entries stay as they were.", same)
        yield text.format(n=same)
    yield from aims_below(recorded.after)
