"""``sixelements score``: where the team stands."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.reports import Material, gather
from sixelements.cli import options
from sixelements.cli.output import bar, table
from sixelements.domain import comparison
from sixelements.domain.anonymity import ROLE_GROUPS, showing_threshold
from sixelements.domain.assessment import Leg
from sixelements.domain.errors import SixElementsError
from sixelements.domain.scores import ElementScore, Interval, LegScores, LegSource, PracticeScore
from sixelements.i18n import _, ngettext, spoken
from sixelements.wording import asked, findings, numbers, phrases
from sixelements.wording.changes import change_words, not_compared
from sixelements.wording.one_person import was_about_one
from sixelements.wording.rounds import mode_words
from sixelements.wording.withheld import all_withheld


@click.command("score", help=_("Print the scores of a closed round."))
@options.workbook_options
@options.ALL_TEAMS
@click.option("--json", "as_json", is_flag=True, help=_("Print them as JSON, unrounded."))
@click.pass_context
def command(
    context: click.Context,
    *,
    file: Path,
    team: str | None,
    number: int | None,
    all_teams: bool,
    as_json: bool,
) -> None:
    options.one_or_all_teams(team, all_teams=all_teams)
    if all_teams:
        found, refusals = every_material(file, number)
        if as_json:
            click.echo(bootstrap.scores_json(found), nl=False)
        else:
            click.echo("\n\n".join("\n".join(lines(material)) for material in found))
        context.exit(options.tell_refused(refusals))
    with options.chosen(file, team, number, read_only=True) as at:
        material = gather(at.book, at.team, at.round, made_on=bootstrap.today(), language=spoken())
    if as_json:
        click.echo(bootstrap.score_json(material), nl=False)
        return
    for line in lines(material):
        click.echo(line)


def every_material(
    file: Path,
    number: int | None,
    *,
    start: date | None = None,
    check: Callable[[Material], None] = lambda _material: None,
) -> tuple[list[Material], list[options.Refused]]:
    """What there is to say of every team of a workbook, and the teams of which there is nothing yet.

    ``check`` raises SixElementsError for what is not to be said.
    """
    found, refusals = list[Material](), list[options.Refused]()
    with options.every_team(file, number) as teams:
        for at in teams:
            if isinstance(at, options.Refused):
                refusals.append(at)
                continue
            try:
                made_on = bootstrap.today()
                material = gather(at.book, at.team, at.round, made_on=made_on, start=start, language=spoken())
                check(material)
            except SixElementsError as refusal:
                refusals.append(options.refused(at, refusal, number))
            else:
                found.append(material)
    return found, refusals


def lines(material: Material) -> list[str]:
    """The whole printout."""
    score = material.score
    result = [*_head(material), "", *_profile(material)]
    if score.legs:
        result += ["", *_legs(score.legs, material)]
    for element in score.elements:
        result += ["", *_element(element, material)]
    return [*result, *_remarks(material)]


def _head(material: Material) -> list[str]:
    round_, score = material.round, material.score
    names = dict.fromkeys((material.team, material.organization))
    text = _("Round {n}, {mode}; groups smaller than {k} are not shown.")
    head = text.format(n=round_.number, mode=mode_words(round_.mode), k=showing_threshold(round_))
    said = phrases.sentences(head, asked.answered(round_, score), asked.dropped(score))
    return [numbers.series(names), said]


def _profile(material: Material) -> list[str]:
    rows = [["", _("Element"), _("Score"), "", _("Range"), _("Level"), ""]]
    for element in material.score.elements:
        title = _title(element, material)
        if element.score is None:
            rows.append([element.id, title, "", "", "", findings.no_score(element)])
            continue
        rows.append(
            [
                element.id,
                title,
                numbers.levels(element.score),
                bar(element.score),
                _range(element),
                _level(element.level_range, material),
                _change(element, material),
            ]
        )
    overall = material.score.overall
    if overall:
        level = _level(overall.level_range, material)
        low_high = _low_high(overall.interval) if overall.interval else ""
        rows.append(["", _("All six"), numbers.levels(overall.score), bar(overall.score), low_high, level])
    return table(rows, right=frozenset({2}))


def _title(element: ElementScore, material: Material) -> str:
    return material.assessment.element(element.id).title


def _low_high(interval: Interval) -> str:
    low, high = interval
    return _("{low} to {high}").format(low=numbers.points(low), high=numbers.points(high))


def _range(element: ElementScore) -> str:
    if element.interval:
        return _low_high(element.interval)
    return asked.no_range(element.no_range) if element.no_range else ""


def _level(level_range: tuple[int, int] | None, material: Material) -> str:
    if level_range is None:
        return ""
    words = numbers.level_words(level_range, material.assessment.scale)
    return f"{numbers.level_short(level_range)} {words}"


def _change(element: ElementScore, material: Material) -> str:
    moved = comparison.element_change(material.earlier, element)
    return change_words(moved) if moved else ""


def _legs(legs: LegScores, material: Material) -> list[str]:
    sources = {
        LegSource.ANSWERS: _("contacts of ten, from the answers"),
        LegSource.WORKSHEET: _("contacts of ten, from the group's worksheet"),
        LegSource.PRACTICES: _("from the practices' leg weights"),
    }
    head = _("Three thirds of service, {source}").format(source=sources[legs.source])
    write = numbers.levels if legs.source is LegSource.PRACTICES else numbers.contacts_exact
    names, rows = material.assessment.legs, []
    for leg in Leg:
        value = legs.scores[leg]
        rows.append([names[leg], write(value), bar(value), findings.leg_remark(legs, leg)])
    said = findings.more_than_a_leg(legs, names)
    if legs.source is LegSource.PRACTICES:
        said = findings.all_three(legs, names)
    elif legs.all_three is not None:
        name = _("All three in the same contact")
        remark = findings.seen_in_two_ways() if legs.all_three_divided else ""
        rows.append([name, numbers.contacts_exact(legs.all_three), bar(legs.all_three), remark])
    below = (findings.means_of_two_groups(legs, names), said, findings.balance(legs))
    return [head, *table(rows, right=frozenset({1})), *(words for words in below if words)]


def _element(element: ElementScore, material: Material) -> list[str]:
    roles = any(p.roles for e in material.score.elements for p in e.practices)
    head = ["", _("Practice"), _("Mean"), "", "n", _("Level"), _("Agreed")]
    head += [_("Front line"), _("Leads")] if roles else []
    rows = [[*head, _("Remarks")]]
    for practice in element.practices:
        row = _practice(practice, material)
        row += _roles(practice, material) if roles else []
        rows.append([*row, numbers.series(_flags(practice, material))])
    right = frozenset({2, 4, 6, 7, 8}) if roles else frozenset({2, 4, 6})
    return [f"{element.id} {_title(element, material)}", *table(rows, right=right)]


def _practice(practice: PracticeScore, material: Material) -> list[str]:
    name = material.assessment.practices[practice.id].name
    agreed = numbers.level(practice.agreed) if practice.agreed is not None else ""
    if practice.mean is None:
        return [practice.id, name, "", "", str(practice.rated), _("not enough answers"), agreed]
    mean, graph = numbers.levels(practice.mean), bar(practice.score, 10)
    level = _level(practice.level_range, material)
    return [practice.id, name, mean, graph, str(practice.rated), level, agreed]


def _roles(practice: PracticeScore, material: Material) -> list[str]:
    """The mean of each role, and how many rated where that may be shown; in an open round "<k" for fewer."""
    k, cells = showing_threshold(material.round), []
    for group in ROLE_GROUPS:
        shown = practice.roles.get(group)
        words = numbers.levels(shown.mean) if shown else _not_shown(material)
        rated = practice.rated_by.get(group, shown.rated if shown else None)
        told = group in practice.rated_by or shown
        cells.append(f"{words} (n {numbers.at_least(rated, k)})" if told else words)
    return cells


def _not_shown(material: Material) -> str:
    return _("withheld") if material.round.anonymous else _("too few")


def _flags(practice: PracticeScore, material: Material) -> list[str]:
    flags = [_("two experiences")] if practice.split else []
    if practice.agreement and not practice.split:
        flags.append(findings.nearness_inside(practice.agreement))
    if material.discussion.not_agreed(practice.id):
        flags.append(_("not agreed"))
    if material.discussion.self_reported(practice.id):
        flags.append(_("self-reported"))
    if practice.gap and practice.gap.flagged:
        flags.append(_("role gap {points}").format(points=numbers.points(abs(practice.gap.printed))))
    if practice.unseen:
        flags.append(findings.unseen(practice.unseen, material.score.dropped).rstrip("."))
    return flags


def _remarks(material: Material) -> list[str]:
    score = material.score
    result = list(all_withheld(score.suppressed, assessment=material.assessment, round_=material.round))
    result += [asked.role_mix(mix, material.assessment) for mix in score.role_mix]
    before = material.earlier_round.number if material.earlier_round else 0
    said = (was_about_one(material.assessment, material.round), not_compared(material.reworded, before))
    result += filter(None, said)
    if score.set_aside_offers:
        text = ngettext(
            "{ids}: half or more say not applicable. You can set it aside on Results, in the window.",
            "{ids}: half or more say not applicable. You can set them aside on Results, in the window.",
            len(score.set_aside_offers),
        )
        result.append(text.format(ids=numbers.listing(score.set_aside_offers)))
    return ["", *result] if result else []
