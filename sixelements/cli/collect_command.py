"""``sixelements collect``: take in files of answers, a line a file, or show what would become of them."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application import match_file, responses, taking_out
from sixelements.application.arrivals import (
    Arrival,
    Arriving,
    for_good,
    meant,
    outlooks,
    take_all_in,
    told_apart,
)
from sixelements.application.closing import left_out
from sixelements.application.ports import Workbook
from sixelements.application.responses import ImportResult, form_of
from sixelements.application.rounds import find_round
from sixelements.application.teams import find_team
from sixelements.cli import options
from sixelements.cli.collect_preview import MOST_PROBLEMS, is_refused, named, preview_lines
from sixelements.domain.errors import NotAllowed, NotFound
from sixelements.domain.matching import NO_DECISIONS, Decisions, IfChanged
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team
from sixelements.i18n import _, ngettext
from sixelements.wording import matching as words
from sixelements.wording.asked import will_not_count
from sixelements.wording.backups import left_alone
from sixelements.wording.numbers import listing
from sixelements.wording.phrases import labeled, sentences
from sixelements.wording.quoted import quoted
from sixelements.wording.rounds import no_way_back, way_back, with_its_file

REPORT = "report.csv"
"""Where the problems of a file go that are too many to print; it quotes no cell, and is its owner's only."""


@click.command(
    "collect",
    help=_(
        "Take in filled answer files; a file is taken whole or not at all. Where more than ten rows or words "
        "of a file are wrong, all of them go into report.csv in the current folder, by their places."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH...]")
@options.TEAM
@options.ROUND
@click.option("--preview", is_flag=True, help=_("Print what would be taken in, and store nothing."))
@click.option("--details", is_flag=True, help=_("With --preview: print every column and every file."))
@click.option(
    "--match-out",
    type=click.Path(path_type=Path),
    help=_("With --preview: write what is to decide into a TOML file."),
)
@click.option("--match", type=click.Path(path_type=Path), help=_("Read what was decided from a TOML file."))
@click.option(
    "--changed",
    type=click.Choice([kind.value.replace(" ", "-") for kind in IfChanged]),
    help=_(
        "What becomes of rows that say something else than came in with their number or time: take them in "
        "instead of the earlier answers, take them in too, or leave them out."
    ),
)
@click.option("--not-asked", is_flag=True, help=_("Skip the questions that no column of a table answers."))
@click.option("--again", is_flag=True, help=_("Take files and rows in that were taken in before."))
@click.option("--skip-bad", is_flag=True, help=_("Take the good rows of a file that has bad ones."))
@click.option(
    "--take-out", is_flag=True, help=_("Remove the sheets that came with these very files, whenever it was.")
)
@click.option(
    "--take-out-gone",
    is_flag=True,
    help=_("Remove for good the sheets of rows that came with an earlier export and are not in this one."),
)
@click.option(
    "--put-back",
    is_flag=True,
    help=_("Store again the sheets that came in with these very files and were taken out as gone."),
)
@click.option("--undo", is_flag=True, help=_("Remove the sheets of the newest take-in."))
@click.option("--all-teams", is_flag=True, help=_("With --undo: of each team's newest take-in."))
@click.pass_context
def command(
    context: click.Context,
    *,
    file: Path,
    paths: tuple[Path, ...],
    team: str | None,
    number: int | None,
    preview: bool,
    details: bool,
    match_out: Path | None,
    match: Path | None,
    changed: str | None,
    not_asked: bool,
    again: bool,
    skip_bad: bool,
    take_out: bool,
    take_out_gone: bool,
    put_back: bool,
    undo: bool,
    all_teams: bool,
) -> None:
    _refuse_alone(with_preview=match_out or details, preview=preview, with_undo=all_teams, undo=undo)
    if undo:
        _refuse_beside_undo(
            paths=paths,
            named=all_teams and (team or number),
            given=(
                preview,
                details,
                match_out,
                match,
                changed,
                not_asked,
                again,
                skip_bad,
                take_out,
                take_out_gone,
            ),
        )
        _undo(file, team, number, all_teams=all_teams)
        return
    if not paths:
        raise click.UsageError(_("Say which files to take in."))
    if take_out_gone and (preview or again):
        raise click.UsageError(_("--take-out-gone goes with neither --preview nor --again."))
    others = preview or changed or again or skip_bad or take_out_gone
    if (take_out and (others or put_back)) or (put_back and others):
        text = _("--take-out and --put-back go with no other option but --team, --round, and --match.")
        raise click.UsageError(text)
    with options.workbook(file) as book:
        at, unnamed = _place(book, team, number)
        decisions = _decisions(at, match, changed, not_asked=not_asked)
        found, alone = _read(at, paths, decisions, only=bool(team or number), unnamed=unnamed)
        if preview:
            refused = _preview(at, found, match_out, details=details)
        elif take_out or put_back:
            refused = (_take_out if take_out else _put_back)(at, found)
        else:
            refused = _take_gone_out(at, found) if take_out_gone else False
            refused |= _take_in(at, found, skip_bad=skip_bad, again=again)
    _print_left_alone(alone)
    if not found:
        click.echo(_("There is no file of answers in {paths}.").format(paths=_names(paths)), err=True)
    if refused or not found:
        context.exit(1)


def _place(book: Workbook, team: str | None, number: int | None) -> tuple[options.Chosen, str]:
    """Which round the files go to; says that a team must be named for files that don't name theirs."""
    unnamed, at = "", book.teams.all()[0]
    try:
        at = find_team(book, team)
    except NotFound as several:
        if team or number:
            raise
        unnamed = several.sentence
    return options.Chosen(book, at, find_round(book, at.id, number)), unnamed


def _decisions(at: options.Chosen, match: Path | None, changed: str | None, *, not_asked: bool) -> Decisions:
    """What was decided, in a file and by options."""
    form = form_of(at.book.assessments.get(at.round.assessment), at.round)
    decisions = bootstrap.read_match(match, form) if match else NO_DECISIONS
    decisions = replace(decisions, unasked=True) if not_asked else decisions
    return replace(decisions, changed=IfChanged(changed.replace("-", " "))) if changed else decisions


def _read(
    at: options.Chosen, paths: Sequence[Path], decisions: Decisions, *, only: bool, unnamed: str
) -> tuple[list[Arrival], list[str]]:
    """What came back, and a line for each file that is left alone. For the rest see `Arriving`."""
    arriving = Arriving(at.book, at.team, at.round, decisions, only=only, unnamed=unnamed)
    files, others = meant(paths, bootstrap.answer_files)
    with bootstrap.answer_gate([*files]) as read:
        found = told_apart([arriving.read(path, read, found=files[path]) for path in _each([*files])])
    no_answers = _("{file}: left alone, as it holds no answers.")
    ours = [one for one in found if one.left_alone]
    alone = [no_answers.format(file=quoted(one.name)) for one in ours]
    alone += [no_answers.format(file=quoted(path.name)) for path in others]
    return [one for one in found if not one.left_alone], alone


def _names(paths: Sequence[Path]) -> str:
    return listing([quoted(str(path)) for path in paths[:MOST_PROBLEMS]])


def _preview(at: options.Chosen, found: Sequence[Arrival], match_out: Path | None, *, details: bool) -> bool:
    """Print what would happen to each file, and what to decide; returns whether any would be refused."""
    ahead = outlooks(at.book, found)
    for line in preview_lines(at.book, found, ahead, details=details):
        click.echo(line)
    back = for_good(at.book, found)
    if said := no_way_back(*back) or way_back(*back):
        click.echo(said)
    changed = any(its.changed for its in ahead)
    if match_out:
        _write_match(match_out, found, changed=changed)
    else:
        _say_how_to_decide(found, [its.changed for its in ahead])
    return any(is_refused(one, its) for one, its in zip(found, ahead, strict=True))


def _refuse_alone(*, with_preview: object, preview: bool, with_undo: bool, undo: bool) -> None:
    if with_preview and not preview:
        raise click.UsageError(_("--match-out and --details go with --preview."))
    if with_undo and not undo:
        raise click.UsageError(_("--all-teams goes with --undo."))


def _refuse_beside_undo(*, paths: Sequence[Path], named: object, given: Sequence[object]) -> None:
    if named:
        raise click.UsageError(_("--all-teams goes with no --team or --round."))
    if paths or any(given):
        raise click.UsageError(_("--undo goes with no file and no other option but --team and --round."))


def _take_in(at: options.Chosen, found: Sequence[Arrival], *, skip_bad: bool, again: bool) -> bool:
    """Take the files in; returns whether anything was refused."""
    back = for_good(at.book, found, skip_bad=skip_bad, again=again)
    taken = take_all_in(at.book, found, new_id=bootstrap.new_id, skip_bad=skip_bad, again=again)
    refused = _report(at, found, taken)
    if any(one.count for one in taken):
        _say_what_will_not_count(at.book, found)
    if any(one.count for one in taken) and (said := no_way_back(*back)):
        click.echo(sentences(said, with_its_file()), err=True)
    return refused


def _say_what_will_not_count(book: Workbook, found: Sequence[Arrival]) -> None:
    """For each round that took sheets in, how many rate too little; while that can still be changed."""
    rounds = {one.to.round.id: one.to for one in found}
    for one in rounds.values():
        if said := will_not_count(left_out(book, one.round)):
            click.echo(labeled(quoted(one.team.name), said) if len(rounds) > 1 else said)


def _take_out(at: options.Chosen, found: Sequence[Arrival]) -> bool:
    """Take the sheets of the files out again; returns whether any of it was refused."""
    taken = taking_out.take_out(at.book, found)
    for one, its in zip(found, taken, strict=True):
        text = ngettext("{file}: {n} sheet taken out.", "{file}: {n} sheets taken out.", its.count)
        said = text.format(file=named(at.book, one), n=its.count)
        if its.refusal:
            said = labeled(quoted(one.name), its.refusal)
        click.echo(said, err=bool(its.refusal))
    _say_left_alone(at.book)
    return any(its.refusal for its in taken)


def _put_back(at: options.Chosen, found: Sequence[Arrival]) -> bool:
    """Store again what was taken out as gone; returns whether any of it was refused."""
    refused = False
    for one in found:
        its, name = taking_out.put_missing_back(at.book, one, new_id=bootstrap.new_id), named(at.book, one)
        if its.refusal:
            click.echo(labeled(quoted(one.name), its.refusal), err=True)
        else:
            text = ngettext("{file}: {n} sheet is in again.", "{file}: {n} sheets are in again.", its.count)
            click.echo(text.format(file=name, n=its.count))
        if its.later:
            text = _("{file}: sheets much like those of {rows} are in, so these stay out.")
            click.echo(text.format(file=name, rows=words.places(its.later)), err=True)
        refused |= bool(its.refusal or its.later)
    return refused


def _take_gone_out(at: options.Chosen, found: Sequence[Arrival]) -> bool:
    """Take out the sheets of rows that are gone from exports; whether that could not be told of any."""
    refused = False
    for one in found:
        rows, sheets = taking_out.gone_from(at.book, one)
        if not rows:
            continue
        name = named(at.book, one)
        if not sheets:
            refused = True
            text = _("{file}: nothing tells which sheets are those of rows that are gone, so none goes out.")
            click.echo(text.format(file=name), err=True)
            continue
        taking_out.take_gone_out(at.book, one)
        text = ngettext(
            "{file}: {n} sheet taken out whose row is gone.",
            "{file}: {n} sheets taken out whose rows are gone.",
            sheets,
        )
        hint = _("The earlier file puts it back: collect that with --put-back.")
        if sheets > 1:
            hint = _("The earlier file puts them back: collect that with --put-back.")
        click.echo(sentences(text.format(file=name, n=sheets), hint))
    _say_left_alone(at.book)
    return refused


def _say_left_alone(book: Workbook) -> None:
    """Which backups still hold what was removed, as another file may need them."""
    if left := left_alone(book.left_alone):
        click.echo(left)


def _undo(file: Path, team: str | None, number: int | None, *, all_teams: bool) -> None:
    """Take back what came in last, in one team or in each of them; say how much went, team by team."""
    with options.workbook(file) as book:
        meant = _in_each_team(book) if all_teams else [_in_one_team(book, team, number)]
        several = len(book.teams.all()) > 1
        for one, round_ in meant:
            said = _taken_back(book, round_)
            click.echo(labeled(quoted(one.name), said) if several else said)
        _say_left_alone(book)


def _in_one_team(book: Workbook, name: str | None, number: int | None) -> tuple[Team, Round]:
    try:
        team = find_team(book, name)
    except NotFound as several:
        hint = _("--all-teams takes back what came in last in each of them.") if not name else ""
        raise NotFound(sentences(several.sentence, hint)) from None
    return team, find_round(book, team.id, number)


def _in_each_team(book: Workbook) -> list[tuple[Team, Round]]:
    """The rounds with a take-in that can be taken back. Raises NotAllowed where there is none."""
    rounds = [(team, r) for team in book.teams.all() for r in book.rounds.of(team.id)]
    if meant := [(t, r) for t, r in rounds if r.collecting and book.responses.newest(r.id)]:
        return meant
    raise NotAllowed(_("In no team can a take-in be taken back."))


def _taken_back(book: Workbook, round_: Round) -> str:
    """Undo the newest take-in of a round; says how much went and what is left."""
    gone = responses.undo(book, round_)
    left = sum(book.responses.arrived(round_.id).values())
    text = ngettext(
        "{n} sheet was taken back. In now: {left}.", "{n} sheets were taken back. In now: {left}.", gone
    )
    return text.format(n=gone, left=left)


def _each(files: Sequence[Path]) -> Iterator[Path]:
    """The files one by one, with progress on the error stream if there are many and it is a terminal."""
    if len(files) < 20:
        yield from files
        return
    with click.progressbar(files, label=_("Reading files"), file=sys.stderr) as bar:
        yield from bar


def _report(at: options.Chosen, found: Sequence[Arrival], taken: Sequence[ImportResult]) -> bool:
    """Print a line for each file and at most ten problems; returns whether anything was refused."""
    rest: list[tuple[str, str]] = []
    report = _free(Path(REPORT))
    for arrival, one in zip(found, taken, strict=True):
        _print_taken(named(at.book, arrival), one)
        problems = [labeled(quoted(arrival.name), problem) for problem in one.problems]
        for problem in problems[:MOST_PROBLEMS]:
            click.echo(problem, err=True)
        if one.problems and not one.count:
            text = _("{file}: nothing was taken in.")
            click.echo(text.format(file=quoted(arrival.name)), err=True)
        if left := max(0, len(problems) - MOST_PROBLEMS):
            rest += [(arrival.name, text) for text in (*one.changed, *arrival.problems)]
            text = ngettext("And {n} more, in {file}.", "And {n} more, in {file}.", left)
            click.echo(text.format(n=left, file=report), err=True)
    _say_how_to_decide(found, [one.changed if one.refused else () for one in taken])
    if rest:
        bootstrap.write_file(report, bootstrap.problems_csv(rest), overwrite=report.exists(), private=True)
    return any(one.refused for one in taken)


def _say_how_to_decide(found: Sequence[Arrival], changed: Sequence[Sequence[str]]) -> None:
    """Where files wait for a decision, print once how it is made; ``changed`` are rows changed since."""
    waits = any(one.file.matched and words.undecided(one.file.matched) for one in found)
    if any(changed):
        text = _(
            "To decide: collect the same with --changed instead (the new answers take the place of the "
            "earlier ones), --changed take-in (both count, as two people's), or --changed leave-out (the "
            "earlier ones stay). Or drop the file on Collect in the window."
        )
        click.echo(text, err=True)
    if waits:
        text = _(
            "To decide: collect the same with --preview --match-out decisions.toml, fill in what is empty "
            "there, and collect with --match decisions.toml. Or drop the file on Collect in the window."
        )
        click.echo(text, err=True)


def _print_taken(name: str, taken: ImportResult) -> None:
    if taken.held:
        text = _("{file}: held back, as it was taken in before. Take it in anyway with --again.")
        click.echo(text.format(file=name))
        return
    text = ngettext("{file}: {n} sheet taken in.", "{file}: {n} sheets taken in.", taken.count)
    if taken.count or not taken.problems:
        click.echo(text.format(file=name, n=taken.count))
    if taken.before:
        click.echo(f"  {words.came_before(taken.before)}")
    for said in (*taken.left_out, *taken.remarks):
        click.echo(f"  {said}")


def _free(path: Path) -> Path:
    """A path in the current folder that no file has yet, or an earlier report of ours."""
    names = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    return next(p for p in chain((path,), names) if not p.exists() or bootstrap.is_problems_csv(p))


def _print_left_alone(alone: Sequence[str]) -> None:
    for said in alone[:MOST_PROBLEMS]:
        click.echo(said)
    if left := len(alone[MOST_PROBLEMS:]):
        text = ngettext("{n} more file was left alone.", "{n} more files were left alone.", left)
        click.echo(text.format(n=left))


def _write_match(path: Path, found: Sequence[Arrival], *, changed: bool) -> None:
    text = match_file.written((one.file.matched for one in found if one.file.matched), changed=changed)
    bootstrap.write_file(path, text.encode(), overwrite=False, private=True)
    click.echo(_("Wrote {path}. Fill in what is empty, and collect with --match.").format(path=path))
