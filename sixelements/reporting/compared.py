"""Teams side by side on paper: one sentence on how far to trust it, a panel a team, all teams together.

Nothing is sorted by score, nobody is ranked, no color says good or bad, and no words of people are in it.
"""

from sixelements.application.comparing import Comparison, titles
from sixelements.application.comparing_charts import element_funnel, team_panels
from sixelements.charts import bars
from sixelements.charts.share_bar import share_axis, share_bar
from sixelements.domain.side_by_side import ComparedElement, Total
from sixelements.i18n import Language, _, pgettext
from sixelements.reporting.cover import firm
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Columns,
    Document,
    Figure,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    listing,
    paragraph,
    row,
)
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.runs import WIDE, Run, Voice, text
from sixelements.wording import numbers, phrases
from sixelements.wording import side_by_side as words

AUTHOR = "Six Elements"
_IN_A_ROW, _GAP = 3, 18.0
_PANEL = (504.0 - (_IN_A_ROW - 1) * _GAP) / _IN_A_ROW
_BAR, _SHARE, _FUNNELS_GAP = 118.0, 60.0, 32.0
_FUNNEL = (504.0 - _FUNNELS_GAP) / 2
_TEAM, _ANSWERS = 62.0, 46.0


def document(comparison: Comparison, language: Language) -> Document:
    """The whole report: teams where any may be shown, else only what all have in common, and why."""
    title = _("Teams side by side")
    made = numbers.month(comparison.made_on)
    blocks = [*_opening(comparison, title), *_teams(comparison), *_together(comparison)]
    if comparison.shows_teams:
        blocks += [*_funnels(comparison), *_how_to_read(comparison)]
    else:
        blocks += _what_would_tell_more(comparison)
    sections = [Section(title=title, blocks=tuple(blocks))]
    if comparison.shows_teams:
        sections.append(Section(title=_("The same as a table"), blocks=tuple(_as_table(comparison))))
    place = comparison.organization
    return Document(
        title=phrases.labeled(title, place) if place else title,
        language=language.tag,
        author=AUTHOR,
        headers=PageHeaders(
            masthead=place or title,
            right=((title, made) if place else (made,)) + firm(comparison.branding),
            head=place,
            foot=_("Teams side by side · Not a ranking"),
            page=_("Page {page} of {pages}"),
            logo=comparison.branding.logo if place else None,
            firm_logo=comparison.branding.firm_logo,
        ),
        sections=tuple(sections),
    )


def _opening(comparison: Comparison, title: str) -> list[Block]:
    found = comparison.found
    who = words.who(
        teams=len(comparison.teams),
        workbooks=comparison.workbooks,
        answered=comparison.answered,
        people=comparison.people,
    )
    trust, more = words.trust(found, titles(comparison)), words.more(found)
    opening: list[Block] = [
        heading(1, title),
        paragraph(who, role=ParagraphRole.ORGANIZATION),
        paragraph(words.no_ranking(), role=ParagraphRole.TAG),
        paragraph(Run(trust, Voice.SEMIBOLD), role=ParagraphRole.LEAD),
    ]
    if more:
        opening.append(paragraph(more))
    if comparison.shows_teams:
        legend = phrases.sentences(*words.how_to_read(len(comparison.teams))[:2])
        opening.append(paragraph(legend, role=ParagraphRole.LEGEND))
    return opening


def _teams(comparison: Comparison) -> list[Block]:
    """The panels, three in a row, in the random order of the teams."""
    figures = [Figure(scene=scene) for scene in team_panels(comparison, _PANEL)]
    rows = [figures[n : n + _IN_A_ROW] for n in range(0, len(figures), _IN_A_ROW)]
    return [
        Columns(widths=(_PANEL,) * len(found), gap=_GAP, columns=tuple((figure,) for figure in found))
        for found in rows
    ]


def _together(comparison: Comparison) -> list[Block]:
    """The profile of all teams together, with how much of the differences goes beyond chance."""
    teams = len(comparison.teams)
    columns = (
        Column(header=_("Element"), width=504.0 - _BAR - 8 - _SHARE - 8 - 180),
        Column(
            header=_("Score on a line from 0 to 100, levels 1 to 5"),
            width=_BAR + 8,
            picture=bars.paper_axis(_BAR, alt=_("Levels 1 to 5")),
        ),
        Column(header=_("Score"), width=34, align=Align.RIGHT, tabular=True),
        Column(header=_("Range"), width=54, align=Align.RIGHT, tabular=True),
        Column(header=_("Level"), width=34, align=Align.RIGHT, tabular=True),
        Column(
            header=_("Share of the differences beyond chance, with a mark at half"),
            width=_SHARE + 8,
            picture=share_axis(
                pgettext("a share", "none"),
                pgettext("a share", "half"),
                pgettext("a share", "all"),
                width=_SHARE,
                alt=_("None, half, all"),
            ),
        ),
        Column(header=_("Beyond chance"), width=46, align=Align.RIGHT, tabular=True),
    )
    table = Table(
        columns=columns,
        rows=tuple(_element_row(comparison, element) for element in comparison.found.elements),
        summary=_("Score, 90 % range, and level of all teams together, and how much goes beyond chance"),
        caption=text(
            _("All {n} teams together. Bracket: 90 % range. Teams are shown from 50 % on.").format(n=teams)
        ),
        look=TableLook.BARS,
    )
    blocks: list[Block] = [Together(blocks=(heading(2, _("What all teams have in common")), table))]
    return [*blocks, *_since(comparison)]


def _since(comparison: Comparison) -> list[Block]:
    """The same in an earlier round, beside the newest; nothing if none was asked for."""
    if comparison.since is None:
        return []
    then = _("Round {n}").format(n=comparison.since)
    columns = (
        Column(header=_("Element"), width=504.0 - 2 * 120),
        Column(header=then, width=120, align=Align.RIGHT, tabular=True),
        Column(header=_("Now"), width=120, align=Align.RIGHT, tabular=True),
    )
    names = titles(comparison)
    rows = tuple(
        row(
            text(Run(e.id, Voice.NUMBER), WIDE, Run(names[e.id], Voice.SEMIBOLD)),
            words.total_words(comparison.before.get(e.id)),
            words.total_words(e.total),
        )
        for e in comparison.found.elements
    )
    table = Table(
        columns=columns,
        rows=rows,
        summary=_("Score and 90 % range of all teams together, in an earlier round and now"),
        caption=text(
            _("The same teams both times. As teams learn, they often rate themselves more strictly.")
        ),
    )
    return [Together(blocks=(heading(3, _("Since round {n}").format(n=comparison.since)), table))]


def _element_row(comparison: Comparison, element: ComparedElement) -> Row:
    title = titles(comparison)[element.id]
    name = cell(text(Run(element.id, Voice.NUMBER), WIDE, Run(title, Voice.SEMIBOLD)))
    total = element.total
    if total is None:
        why = words.no_total(element.no_total) if element.no_total else ""
        return row(name, Cell(blocks=(paragraph(why, role=ParagraphRole.TAG),), span=6))
    alt = _("Score {score}, range {range}").format(
        score=numbers.points(total.score), range=words.total_range(total)
    )
    scene = bars.paper_bar(
        bars.Bar(score=total.score, interval=total.interval), width=_BAR, alt=alt, height=bars.LOW_ROW
    )
    return row(
        name,
        cell(Figure(scene=scene)),
        text(Run(numbers.points(total.score), Voice.BOLD)),
        words.total_range(total),
        text(Run(numbers.level_short(total.level_range), Voice.SEMIBOLD)),
        _share(element),
        words.beyond_chance_exactly(element),
    )


def _share(element: ComparedElement) -> Cell:
    if element.reliability is None:
        return cell("")
    alt = words.beyond_chance_exactly(element)
    return cell(Figure(scene=share_bar(element.reliability, width=_SHARE, alt=alt)))


def _funnels(comparison: Comparison) -> list[Block]:
    """A funnel for each element in which teams are shown, two in a row."""
    made = [_funnel(comparison, e, e.total) for e in comparison.found.shown if e.total]
    pairs = [made[n : n + 2] for n in range(0, len(made), 2)]
    rows = [Columns(widths=(_FUNNEL,) * len(pair), gap=_FUNNELS_GAP, columns=tuple(pair)) for pair in pairs]
    return [Together(blocks=(heading(2, _("Outside chance")), *rows[:1])), *rows[1:]]


def _funnel(comparison: Comparison, element: ComparedElement, total: Total) -> tuple[Block, ...]:
    scene, said = element_funnel(comparison, element, total)
    title = titles(comparison)[element.id]
    return (heading(3, title), Figure(scene=scene), paragraph(said, role=ParagraphRole.CAPTION))


def _how_to_read(comparison: Comparison) -> list[Block]:
    items = words.how_to_read(len(comparison.teams))[2:]
    return [Together(blocks=(heading(2, _("How to read")), listing(items)))]


def _what_would_tell_more(comparison: Comparison) -> list[Block]:
    missing = (comparison.people or 0) - comparison.answered
    return [
        Together(blocks=(heading(2, _("What would tell more")), listing(words.tell_more(missing=missing))))
    ]


def _as_table(comparison: Comparison) -> list[Block]:
    """A row a team, in the same random order."""
    shown, names = comparison.found.shown, titles(comparison)
    wide = (504.0 - _TEAM - _ANSWERS) / len(shown)
    columns = (
        Column(header=_("Team"), width=_TEAM),
        Column(header=_("Answers per practice"), width=_ANSWERS, tabular=True),
        *(Column(header=names[element.id], width=wide, align=Align.RIGHT, tabular=True) for element in shown),
    )
    rows = tuple(
        row(
            team.alias,
            words.band_short(team.band),
            *(words.mark_short(e.marks[n]) if n in e.marks else _("not shown") for e in shown),
        )
        for n, team in enumerate(comparison.teams)
    )
    table = Table(
        columns=columns,
        rows=rows,
        summary=_("Each team's best estimate in levels, with its 90 % range"),
        caption=text(_("Levels 1 to 5: best estimate, and its 90 % range. The order means nothing.")),
    )
    return [heading(2, _("The same as a table")), table]
