"""What a round that was just opened or changed will be able to show, for the commands that do so."""

import click

from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import Round
from sixelements.wording.one_person import about_one
from sixelements.wording.withheld import headcount_outlook


def tell_outlook(round_: Round, assessment: Assessment) -> None:
    """Print what can be shown at its head count, and what would rate one person."""
    for line in (headcount_outlook(round_), about_one(assessment, round_)):
        if line:
            click.echo(line)
