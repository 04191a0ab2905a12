"""Agreement and differences: how far people agree, roles, two experiences, what is hard to see, change."""

from collections.abc import Mapping, Sequence

from sixelements.application.reports import Material
from sixelements.charts import gap, strip
from sixelements.domain import comparison, levels
from sixelements.domain.agreement import Agreement
from sixelements.domain.anonymity import ROLE_GROUPS, Withheld, showing_threshold
from sixelements.domain.responses import Group
from sixelements.domain.role_gaps import PRACTICE_FROM, RoleGap
from sixelements.domain.scores import PracticeScore, Scope, Unseen
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Align,
    Block,
    Callout,
    Column,
    Columns,
    Figure,
    ParagraphRole,
    Row,
    RowKind,
    Section,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, RunText, Voice, text
from sixelements.reporting.since import changes
from sixelements.reporting.three_thirds import legs_table
from sixelements.wording import findings, numbers, phrases, pictures
from sixelements.wording.withheld import withheld

_LINE = 132.0
_MOST_DRAWN = 6
"""So many practices with two experiences are drawn one by one; more look alike, and stand in one table."""


def differences(material: Material) -> Section:
    """Everything that a talk in the team could start from."""
    practices = list(material.score.practices.values())
    worded = [p for p in practices if p.agreement]
    near = [p for p in worded if p.agreement is not Agreement.MIXED and not p.split]
    split = [p for p in practices if p.split]
    said = findings.agreement(len(near), len(worded), len(practices), len(split))
    blocks: list[Block] = [
        heading(2, _("Agreement and differences")),
        paragraph(said, role=ParagraphRole.LEAD),
        Columns(widths=(322, 150), gap=32, columns=(_agreement(material), _hard_to_see(material))),
        *_roles(material),
        *_all_split(material, split),
        *_tail(_each_split(material, split), legs_table(material), changes(material)),
    ]
    return Section(title=_("Agreement and differences"), blocks=tuple(blocks))


def name_of(material: Material, practice: PracticeScore) -> RunText:
    """A practice by number and name, as the header of a row."""
    name = facts.practice_of(material, practice.id).name
    return text(Run(practice.id, Voice.NUMBER), " ", Run(name, Voice.SEMIBOLD))


def _agreement(material: Material) -> tuple[Block, ...]:
    heads = (*(findings.nearness(a) for a in Agreement), _("Two experiences"), _("Hard to see"))
    widths = (34, 28, 34, 62, 44)
    columns = (
        Column(header=_("Element"), width=322 - sum(widths)),
        *(
            Column(header=head, width=width, align=Align.RIGHT, tabular=True)
            for head, width in zip(heads, widths, strict=True)
        ),
    )
    rows = []
    for element in material.score.elements:
        title = material.assessment.element(element.id).title
        name = text(Run(element.id, Voice.NUMBER), " ", Run(title, Voice.SEMIBOLD))
        rows.append(row(name, *(str(n) if n else "–" for n in _tally(element.practices))))
    every = list(material.score.practices.values())
    total = ngettext("The {n} practice", "All {n} practices", len(every)).format(n=len(every))
    sums = (Run(str(n) if n else "–", Voice.BOLD) for n in _tally(every))
    rows.append(row(Run(total, Voice.SEMIBOLD), *sums))
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("How many practices of each element people agree on"),
        caption=text(_agreement_caption(every)),
    )
    return (heading(3, _("How far people agree")), table)


def _tally(practices: Sequence[PracticeScore]) -> tuple[int, ...]:
    words = [p.agreement for p in practices]
    return (
        words.count(Agreement.CLOSE),
        words.count(Agreement.FAIR),
        words.count(Agreement.MIXED),
        sum(p.split for p in practices),
        sum(p.visibility_finding for p in practices),
    )


def _agreement_caption(practices: Sequence[PracticeScore]) -> str:
    silent = sum(p.agreement is None for p in practices)
    words = _(
        "Close: answers lie half a level or less from the mean, on average. Fair: up to 0.8. Mixed: more. "
        "Hard to see: 30% or more of those who should know don't."
    )
    if not silent:
        return words
    more = ngettext(
        "{n} practice has no word for how near answers lie: fewer than five rated it.",
        "{n} practices have no word for how near answers lie: fewer than five rated them.",
        silent,
    )
    return phrases.sentences(words, more.format(n=findings.counted(silent)))


def _hard_to_see(material: Material) -> tuple[Block, ...]:
    found = [p for p in material.score.practices.values() if p.visibility_finding]
    title = heading(3, _("Hard to see"))
    if not found:
        none = _('On no practice did 30% or more of those who should see it say "don\'t know."')
        return (title, paragraph(none), *_not_expected(material))
    columns = (Column(header=_("Practice"), width=84), Column(header=_("Don't know"), width=66))
    rows = tuple(row(name_of(material, p), _out_of(p.unseen)) for p in found if p.unseen)
    table = Table(columns=columns, rows=rows, summary=_("Practices that many people cannot judge"))
    words = _("A \"don't know\" is not a low score. It says that people can't see the work.")
    if material.score.dropped:
        words = _('A "don\'t know" is not a low score. Sheets that rate too little to count are not in it.')
    return (title, table, paragraph(words), *_not_expected(material))


def _out_of(unseen: Unseen) -> str:
    text_ = _("{n} of {all} leads") if unseen.leads else _("{n} of {all}")
    return text_.format(n=unseen.dont_know, all=unseen.asked)


def _not_expected(material: Material) -> tuple[Block, ...]:
    """What many don't know and need not."""
    found = [str(p.id) for p in material.score.practices.values() if p.not_expected]
    if not found:
        return ()
    words = _("Many said \"don't know\" on {practices}. Most people here can't be expected to know.")
    return (paragraph(Run(words.format(practices=numbers.listing(found)), Voice.SMALL)),)


def _roles(material: Material) -> list[Block]:
    """Front line and leads, or the box that says why they are not compared."""
    title = heading(3, _("Front line and leads"))
    elements = [(e, e.gap) for e in material.score.elements if e.gap]
    flagged = [(p, p.gap) for p in material.score.practices.values() if p.gap and p.gap.flagged]
    if not elements and not flagged:
        return [Together(blocks=(title, *_role_box(material)))]
    columns = (
        Column(header=_("Element or practice"), width=152),
        Column(header=_("On a line from 0 to 100"), width=_LINE + 14),
        Column(header=_("Front line"), width=52, align=Align.RIGHT, tabular=True),
        Column(header=_("Leads"), width=42, align=Align.RIGHT, tabular=True),
        Column(header=_("Points apart"), width=42, align=Align.RIGHT, tabular=True),
        Column(header=_("What it means"), width=70),
    )
    rows = []
    for e, apart in elements:
        title_ = next(x.title for x in material.assessment.elements if x.id == e.id)
        name = text(Run(e.id, Voice.NUMBER), " ", Run(title_, Voice.SEMIBOLD))
        rows.append(_role_row(name, e.roles, apart, practice=False))
    if flagged:
        words = _("Practices with a gap worth a conversation")
        rows.append(
            Row(cells=(cell(Run(words, Voice.BOLD), span=len(columns), header=True),), kind=RowKind.GROUP)
        )
    for p, apart in flagged:
        means = {group: shown.mean for group, shown in p.roles.items()}
        rows.append(_role_row(name_of(material, p), means, apart, practice=True))
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Scores of front line and leads, and how far they are apart"),
        caption=text(_roles_caption(material)),
        look=TableLook.RANGES,
    )
    return [title, table]


def _role_row(name: RunText, means: Mapping[Group, float], apart: RoleGap, *, practice: bool) -> Row:
    front, lead = (levels.score_of(means[group]) for group in ROLE_GROUPS)
    reading = findings.gap_meaning(apart, practice=practice)
    voice = Voice.BOLD if apart.flagged else Voice.PLAIN
    sides = _adding_up(front, lead, apart)
    alt = pictures.gap(*sides)
    scene = gap.gap(frontline=front, leads=lead, flagged=apart.flagged, width=_LINE, alt=alt)
    return row(
        name,
        cell(Figure(scene=scene)),
        numbers.quantity(sides[0]),
        numbers.quantity(sides[1]),
        Run(numbers.quantity(abs(round(sides[1] - sides[0], 1))), voice),
        Run(reading, voice),
    )


def _adding_up(front: float, lead: float, apart: RoleGap) -> tuple[float, float]:
    """Both scores in whole points; with a decimal where these would differ by another gap than is told.

    The gap of a practice is that of levels, and half a level may be 37.5 points.
    """
    whole = levels.whole_points(front), levels.whole_points(lead)
    return whole if whole[1] - whole[0] == apart.printed else (round(front, 1), round(lead, 1))


def _roles_caption(material: Material) -> str:
    words = _(
        "Circle: front line. Diamond: leads (supervisors and managers). "
        'Neither side is "right," and no flag doesn\'t prove agreement: a true difference of a level is '
        "found half of the time at most."
    )
    words = phrases.sentences(words, _wide_but_unflagged(material))
    if material.round.anonymous:
        words = phrases.sentences(words, _("Both sides are rounded to half levels, practice by practice."))
    hidden = sum(
        s.scope is Scope.ROLES and s.practice is not None and s.reason is not Withheld.NO_ROLES
        for s in material.score.suppressed
    )
    if not hidden:
        return words
    more = ngettext(
        "On {n} practice roles are withheld, so that no one's answer can be worked out.",
        "On {n} practices roles are withheld, so that no one's answer can be worked out.",
        hidden,
    )
    if not material.round.anonymous:
        more = ngettext(
            "On {n} practice too few of one side answered to compare them.",
            "On {n} practices too few of one side answered to compare them.",
            hidden,
        )
    return phrases.sentences(words, more.format(n=findings.counted_inside(hidden)))


def _wide_but_unflagged(material: Material) -> str:
    """How many practices are as wide apart as a level, which so few people often are by chance."""
    gaps = [p.gap for p in material.score.practices.values() if p.gap]
    wide = sum(not found.flagged and found.size >= PRACTICE_FROM for found in gaps)
    flagged = any(found.flagged for found in gaps)
    text_ = ngettext(
        "{n} practice is {points} points or more apart, maybe by chance.",
        "{n} practices are {points} points or more apart, maybe by chance.",
        wide,
    )
    if flagged:
        text_ = ngettext(
            "{n} more practice is {points} points or more apart, maybe by chance.",
            "{n} more practices are {points} points or more apart, maybe by chance.",
            wide,
        )
    shown = findings.counted(wide)
    return text_.format(n=shown, points=numbers.quantity(PRACTICE_FROM)) if wide else ""


def _role_box(material: Material) -> list[Block]:
    found = [s for s in material.score.suppressed if s.scope is Scope.ROLES]
    whole = [s for s in found if s.practice is None]
    if not found:
        return [paragraph(_("Too few practices were answered by both sides to compare them."))]
    if whole:
        why = withheld(whole[0], assessment=material.assessment, round_=material.round)
    else:
        why = _("With groups this small, role means could reveal what a group said.")
        if not material.round.anonymous:
            why = _("On no practice did enough of both sides answer to compare them.")
    k = showing_threshold(material.round)
    blocks = [paragraph(why)]
    if not whole or whole[0].reason is not Withheld.NO_ROLES:
        then = _(
            "To compare roles next time, choose before the first answer: an open round, or a round in which "
            "at least {k} front-line people and {k} leads answer (for example, two teams together)."
        )
        if material.round.anonymous and not whole:
            then = _("To compare roles, ask in an open round or a larger group.")
        elif not material.round.anonymous:
            then = _(
                "To compare roles, at least {k} front-line people and {k} leads have to answer (for example, "
                "two teams together)."
            )
        blocks.append(paragraph(Run(then.format(k=k), Voice.SMALL)))
    held_back = material.round.anonymous and not (whole and whole[0].reason is Withheld.NO_ROLES)
    title = _("Role comparison withheld") if held_back else _("Roles are not compared")
    return [Callout(title=title, blocks=tuple(blocks))]


def _tail(
    experiences: Sequence[tuple[Block, ...]], legs: tuple[Block, ...], moved: tuple[Block, ...]
) -> list[Block]:
    """What stands side by side at the end; the change since the round before is the wider one."""
    if legs and moved:
        return [*_pairs(experiences), Columns(widths=(200, 280), gap=24, columns=(legs, moved))]
    return [*_pairs([*experiences, legs]), *moved]


def _pairs(blocks: Sequence[tuple[Block, ...]]) -> list[Block]:
    """Blocks two by two, side by side; empty ones are left out."""
    found = [block for block in blocks if block]
    return [
        Columns(widths=(240, 240)[: len(pair)], gap=24, columns=tuple(pair))
        for pair in (found[n : n + 2] for n in range(0, len(found), 2))
    ]


def _each_split(material: Material, split: Sequence[PracticeScore]) -> list[tuple[Block, ...]]:
    """Every practice with two experiences by itself, where there are few."""
    return [_two_experiences(material, p) for p in split] if len(split) <= _MOST_DRAWN else []


def _all_split(material: Material, split: Sequence[PracticeScore]) -> list[Block]:
    """Where there are many, their counts level by level; two tables side by side, as each is narrow.

    One table where there are words about some of them: what the talk came to.
    """
    if len(split) <= _MOST_DRAWN:
        return []
    title = heading(3, _("Two experiences"))
    caption = paragraph(
        _("How many people chose levels 1 to 5. With two experiences the mean is nobody's view."),
        role=ParagraphRole.CAPTION,
    )
    if any(_talk(material, p) for p in split):
        return [title, _counted(material, split, wide=True), caption]
    half = (len(split) + 1) // 2
    halves = tuple((_counted(material, part, wide=False),) for part in (split[:half], split[half:]))
    return [Together(blocks=(title, Columns(widths=(240, 240), gap=24, columns=halves), caption))]


def _counted(material: Material, split: Sequence[PracticeScore], *, wide: bool) -> Table:
    """How many people chose each level, a practice a row; ``wide`` has room for what the talk came to."""
    each, mean, name = 24 if wide else 20, 40 if wide else 34, 160 if wide else 106
    columns = (
        Column(header=_("Practice"), width=name),
        *(Column(header=str(level), width=each, align=Align.RIGHT, tabular=True) for level in range(1, 6)),
        Column(header=_("Mean"), width=mean, align=Align.RIGHT, tabular=True),
        *([Column(header=_("The talk"), width=504 - name - 5 * each - mean)] if wide else []),
    )
    rows = tuple(
        row(
            name_of(material, p),
            *(str(n) for n in p.counts),
            numbers.levels(p.mean),
            *([_talk(material, p)] if wide else []),
        )
        for p in split
        if p.counts is not None and p.mean is not None
    )
    return Table(
        columns=columns,
        rows=rows,
        summary=_("How many people chose each level where there are two experiences"),
        look=TableLook.DENSE,
    )


def _talk(material: Material, practice: PracticeScore) -> str:
    """What the talk about a practice came to, as far as it was written down."""
    not_agreed = material.discussion.not_agreed(practice.id)
    settled = material.discussion.settled.get(practice.id)
    agreed = practice.agreed
    return phrases.sentences(
        _("No level was agreed.") if not_agreed else "",
        _("Agreed: level {level}.").format(level=numbers.level(agreed)) if agreed is not None else "",
        settled.why if settled else "",
    )


def _two_experiences(material: Material, practice: PracticeScore) -> tuple[Block, ...]:
    if practice.counts is None or practice.mean is None:
        return ()
    not_agreed = material.discussion.not_agreed(practice.id)
    answers = strip.Answers(
        mean=practice.mean,
        counts=practice.counts,
        agreed=practice.agreed,
        apart=comparison.apart(practice) if not_agreed else (),
    )
    alt = pictures.strip(
        counts=practice.counts, mean=practice.mean, agreed=practice.agreed, not_agreed=not_agreed, aim=None
    )
    settled = material.discussion.settled.get(practice.id)
    words = phrases.sentences(
        findings.two_experiences(practice.counts),
        _("No level was agreed.") if not_agreed else "",
        settled.why if settled else "",
    )
    name = facts.practice_of(material, practice.id).name
    title = _("Two experiences: {id} {practice}").format(id=practice.id, practice=name)
    return (
        heading(3, title),
        Figure(scene=strip.header(alt=_("Levels 1 to 5"))),
        Figure(scene=strip.paper_strip(answers, alt=alt)),
        paragraph(words),
    )
