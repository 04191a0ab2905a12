"""The profile: every practice with its answers, the sentence that is true now and the next one up."""

from sixelements.application.reports import Material
from sixelements.charts import bars, strip
from sixelements.charts.scene import Scene
from sixelements.domain import comparison, levels
from sixelements.domain.assessment import Element, Practice
from sixelements.domain.comparison import Verdict
from sixelements.domain.guardrails import SHOWN_FROM
from sixelements.domain.scores import ElementScore, PracticeScore
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Columns,
    Figure,
    HeadingLook,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    paragraph,
)
from sixelements.reporting.quotes import few_words, quotes
from sixelements.reporting.runs import WIDE, Run, RunText, Voice, Words, fill, text
from sixelements.reporting.standing import margin
from sixelements.wording import findings, numbers, phrases, pictures
from sixelements.wording.changes import change_words

_BAR = 112.0


def profile(material: Material) -> Section:
    """All element blocks of the round."""
    n = len(material.score.practices)
    title = ngettext("Profile: {n} practice, now and next", "Profile: {n} practices, now and next", n)
    blocks: list[Block] = [
        heading(2, title.format(n=n)),
        paragraph(_lead(material), role=ParagraphRole.LEAD),
        paragraph(_legend(material), role=ParagraphRole.LEGEND),
    ]
    for score in material.score.elements:
        blocks += _element(material, score)
    return Section(title=_("Profile"), blocks=tuple(blocks))


def _lead(material: Material) -> str:
    titles = {e.id: e.title for e in material.assessment.elements}
    scored = [(titles[e.id], e.score) for e in material.score.elements if e.score is not None]
    said = (findings.highest_and_lowest(scored), findings.apart(material.score, material.assessment))
    if told := phrases.sentences(*said):
        return told
    if all(p.mean is not None for p in material.score.practices.values()):
        return _("Every practice is shown with what people said, where the team stands, and what comes next.")
    return _(
        "A practice that enough people rated is shown with what they said, where the team stands, and what "
        "comes next."
    )


def _legend(material: Material) -> RunText:
    """How to read the rows that follow, in one line."""
    now, following = Run(_("Now"), Voice.ITALIC), Run(_("Next"), Voice.ITALIC)
    template = _("{next}: the level to work toward. Highest and lowest go by the answers, before the talk.")
    if not facts.any_agreed(material):
        template = _("{now}: what the answers show. {next}: the level to work toward.")
    return text(fill(template, now=now, next=following), " ", _marks(material))


def _marks(material: Material) -> str:
    parts = [_("Dots: answers. Triangle: mean. n: people who rated.")]
    if _has_boxes(material):
        parts.append(_("Box: agreed; dashed: not agreed."))
    parts.append(_("Short line: aim ahead."))
    return phrases.sentences(*parts)


def _has_boxes(material: Material) -> bool:
    return any(material.discussion.agreed(p) is not None for p in material.score.practices)


def _element(material: Material, score: ElementScore) -> tuple[Block, ...]:
    """One block; comments follow by themselves where they take more than a few lines."""
    element = material.element(score.id)
    blocks = _head(material, element, score), _table(material, element, score)
    said = quotes(material, score)
    if few_words(material, score):
        return (Together(blocks=(*blocks, *said)),)
    return (Together(blocks=blocks), *said)


def _head(material: Material, element: Element, score: ElementScore) -> Block:
    """Name and finding at the left, the element's bar and score at the right."""
    left: tuple[Block, ...] = (
        heading(3, Run(element.id, Voice.NUMBER), WIDE, element.title, look=HeadingLook.ELEMENT),
        paragraph(_finding(material, element, score)),
    )
    before = comparison.earlier_element(material.earlier, score)
    bar = bars.bar_of(score, earlier=before.score if before else None)
    if bar is None or score.score is None or score.level_range is None:
        words = findings.no_score(score)
        right: tuple[Block, ...] = (paragraph(words, role=ParagraphRole.CAPTION),)
        return Columns(widths=(330, 162), gap=12, columns=(left, right), head=True)
    alt = pictures.score_bar(score, earlier=bar.earlier)
    picture: tuple[Block, ...] = (
        Figure(scene=bars.paper_axis(_BAR, alt=_("Levels 1 to 5"), height=11)),
        Figure(scene=bars.paper_bar(bar, width=_BAR, alt=alt, height=23)),
    )
    words = numbers.level_words(score.level_range, material.assessment.scale)
    level = _("Level {level}").format(level=numbers.level_short(score.level_range))
    figures: tuple[Block, ...] = (
        paragraph(numbers.points(score.score), margin(score), role=ParagraphRole.SCORE),
        paragraph(Run(level, Voice.SEMIBOLD), role=ParagraphRole.LEVEL),
        paragraph(Run(words, Voice.SMALL), role=ParagraphRole.LEVEL),
    )
    return Columns(widths=(302, _BAR, 66), gap=12, columns=(left, picture, figures), head=True)


def _finding(material: Material, element: Element, score: ElementScore) -> str:
    names = {p.id: p.name for p in element.practices}
    text_ = _("{practice} ({mean})")
    scored = [
        (text_.format(practice=names[p.id], mean=numbers.levels(p.mean)), levels.whole_points(10 * p.mean))
        for p in score.practices
        if p.mean is not None
    ]
    open_ = [p.id for p in score.practices if material.discussion.not_agreed(p.id)]
    ranges = [p.level_range for p in score.practices if p.level_range is not None and p.id not in open_]
    highest, lowest = findings.best_and_least(scored)
    split = sum(p.split for p in score.practices if p.mean is not None)
    sentence = findings.element(
        highest, lowest, ranges, score.gap, likely=score.level_range, split=split, not_agreed=open_
    )
    moved = comparison.element_change(material.earlier, score)
    if moved is None:
        return sentence
    return phrases.sentences(sentence, phrases.sentence(change_words(moved)))


def _table(material: Material, element: Element, score: ElementScore) -> Table:
    now = _("Now (agreed level)") if facts.any_agreed(material) else _("Now")
    columns = (
        Column(header=_("Practice"), width=78),
        Column(
            header=_("Answers at levels 1 to 5"),
            width=strip.WIDTH + 4,
            picture=strip.header(alt=_("Levels 1 to 5")),
        ),
        Column(header=_("Mean"), width=32, align=Align.RIGHT, tabular=True),
        Column(header=now, width=144),
        Column(header=_("Next"), width=136),
    )
    practices = {p.id: p for p in element.practices}
    rows = tuple(_row(material, practices[p.id], p) for p in score.practices)
    return Table(
        columns=columns,
        rows=rows,
        summary=_("Practices of {element}: answers, now, and next").format(element=element.title),
        caption=text(_evidence(material, score)),
        look=TableLook.PROFILE,
    )


def _row(material: Material, practice: Practice, score: PracticeScore) -> Row:
    name = _name(material, practice, score)
    level = facts.standing(material, score)
    if score.mean is None or level is None:
        words = _("Not enough answers to show this practice.")
        return Row(cells=(name, Cell(blocks=(paragraph(Run(words, Voice.SOFT)),), span=4)))
    figures = (
        cell(Figure(scene=_strip(material, score, score.mean))),
        cell(numbers.levels(score.mean), Run(_("n = {n}").format(n=score.rated), Voice.SMALL)),
    )
    if material.discussion.not_agreed(score.id):
        return Row(cells=(name, *figures, _not_agreed(material, practice, score)))
    if _told_as_two(material, score):
        return Row(cells=(name, *figures, _two_experiences(material, practice, score)))
    now, following = _now_and_next(material, practice, score, level)
    return Row(cells=(name, *figures, cell(now), cell(_with_actions(material, practice, following))))


def _name(material: Material, practice: Practice, score: PracticeScore) -> Cell:
    words = text(Run(practice.id, Voice.NUMBER), " ", Run(practice.name, Voice.SEMIBOLD))
    tags = _tags(material, score)
    return cell(words, *([paragraph(tags, role=ParagraphRole.TAG)] if tags else []), header=True)


def _evidence(material: Material, score: ElementScore) -> str:
    """What the team showed for the levels it agreed on, under the table where it has the whole measure."""
    discussion = material.discussion
    settled = ((p.id, discussion.settled.get(p.id)) for p in score.practices)
    shown = [
        _("{practice} {evidence}").format(practice=practice, evidence=found.evidence.strip().rstrip("."))
        for practice, found in settled
        if found and found.evidence.strip() and discussion.agreed(practice) is not None
    ]
    return _("Evidence: {evidence}.").format(evidence=phrases.facts(*shown)) if shown else ""


def _strip(material: Material, score: PracticeScore, mean: float) -> Scene:
    discussion = material.discussion
    agreed, aim = discussion.agreed(score.id), discussion.aim(score.id)
    apart = comparison.apart(score) if discussion.not_agreed(score.id) else ()
    level = facts.standing(material, score)
    shown_aim = None if level is None or levels.reached(level, aim) else float(aim)
    alt = pictures.strip(
        counts=score.counts,
        mean=mean,
        agreed=agreed,
        not_agreed=discussion.not_agreed(score.id),
        aim=shown_aim,
    )
    answers = strip.Answers(
        mean=mean,
        counts=score.counts,
        agreed=agreed,
        apart=apart,
        aim=shown_aim,
        bars=_crowded(material),
    )
    return strip.paper_strip(answers, alt=alt)


def _crowded(material: Material) -> bool:
    """Whether any practice of the round has too many answers for dots."""
    shown = (p.counts for p in material.score.practices.values())
    return any(strip.needs_bars(counts) for counts in shown if counts)


def _now_and_next(
    material: Material, practice: Practice, score: PracticeScore, level: float
) -> tuple[RunText, RunText]:
    """What is true now, and what is to be true next; nothing beyond a level that reads as the aim.

    Where most couldn't rate it, its level is that of the few who could, and nothing is said to be reached.
    """
    stands, aim = levels.level_of(level), material.discussion.aim(practice.id)
    label = numbers.level_short(levels.level_range_of(level))
    few = score.few_rated and not material.discussion.stands_agreed(practice.id)
    said: list[Words] = [Run(label, Voice.BOLD), WIDE, practice.anchor(stands)]
    if few:
        said += [
            " ",
            Run(_("Said {few}.").format(few=findings.by_few(score.rated, score.asked)), Voice.SMALL),
        ]
    now = text(*said)
    if score.unseen and levels.level_to_lift(level) >= SHOWN_FROM:
        shown = _("First show it: {unseen}")
        unseen = findings.unseen(score.unseen, material.score.dropped)
        return now, text(shown.format(unseen=unseen))
    following = levels.next_level(level, aim)
    if following is None:
        reached = _("The aim, level {aim}, is reached.").format(aim=aim)
        if few:
            reached = _("At the aim, level {aim}, for those who could rate it.").format(aim=aim)
        return now, text(phrases.sentences(reached, _keep(material, practice)))
    if following == stands:
        return now, text(
            Run(str(following), Voice.SOFT), WIDE, _("Not true everywhere yet: get there first.")
        )
    return now, text(Run(str(following), Voice.SOFT), WIDE, practice.anchor(following))


def _keep(material: Material, practice: Practice) -> str:
    """What would keep a practice that has reached its aim: an option beside the plan."""
    for option in material.recommendation.options:
        if option.practice == practice.id and option.library:
            return _("To keep it: {action}.").format(action=option.library.title)
    return ""


def _not_agreed(material: Material, practice: Practice, score: PracticeScore) -> Cell:
    """Across now and next: both levels where they may be shown; what to do is to find out first."""
    said = _both_levels(_("Not agreed"), practice, score)
    first = text(_("First find out where the team really stands."))
    return cell(said, _with_actions(material, practice, first), span=2)


def _told_as_two(material: Material, score: PracticeScore) -> bool:
    """Whether now and next tell of two experiences: the team splits, and the room did not settle it."""
    discussion = material.discussion
    return score.split and not discussion.stands_agreed(score.id) and not discussion.not_agreed(score.id)


def _two_experiences(material: Material, practice: Practice, score: PracticeScore) -> Cell:
    """The same where the team splits in two: the level between is one that nobody may have chosen."""
    said = _both_levels(_("Two experiences"), practice, score)
    first = text(_("First talk about why it differs."))
    return cell(said, _with_actions(material, practice, first), span=2)


def _both_levels(name: str, practice: Practice, score: PracticeScore) -> RunText:
    parts: list[Words] = [Run(name, Voice.BOLD)]
    for level in comparison.apart(score):
        parts += [WIDE, Run(str(level), Voice.BOLD), WIDE, practice.anchor(level)]
    return text(*parts)


def _with_actions(material: Material, practice: Practice, words: RunText) -> RunText:
    """What comes next, and the numbers of the actions on it."""
    found = facts.actions_on(material, practice.id)
    if not found:
        return words
    label = ngettext("Action {numbers}", "Actions {numbers}", len(found))
    mentioned = label.format(numbers=numbers.listing([str(n) for n in found]))
    return text(words, " ", Run(mentioned, Voice.SMALL))


def _tags(material: Material, score: PracticeScore) -> str:
    """What a reader should know about a practice beside its numbers."""
    tags = [*_answers_tags(score, material.score.dropped), *_room_tags(material, score)]
    moved = comparison.practice_change(material.earlier, score)
    if moved and moved.verdict is Verdict.REAL:
        tags.append(_("real change: {points}").format(points=findings.signed(moved.printed)))
    return phrases.capital(numbers.series(tags))


def _answers_tags(score: PracticeScore, dropped: int) -> list[str]:
    tags = []
    if score.gap and score.gap.flagged:
        tags.append(_("role gap"))
    if score.unseen:
        tags.append(findings.unseen(score.unseen, dropped).rstrip("."))
    elif score.dont_know:
        tags.append(ngettext("{n} doesn't know", "{n} don't know", score.dont_know).format(n=score.dont_know))
    if score.not_applicable:
        tags.append(_("{n} not applicable").format(n=score.not_applicable))
    return tags


def _room_tags(material: Material, score: PracticeScore) -> list[str]:
    discussion = material.discussion
    settled = discussion.settled.get(score.id)
    tags = []
    if score.split and not _told_as_two(material, score):
        tags.append(_("two experiences"))
    if discussion.not_agreed(score.id):
        tags.append(_("not agreed"))
    elif facts.any_agreed(material) and discussion.agreed(score.id) is None:
        tags.append(_("level from the mean"))
    elif settled and settled.level is not None and discussion.self_reported(score.id):
        text = _("{level} is self-reported")
        if score.mean is not None and score.mean < settled.level:
            text = _("{level} is self-reported, so the mean stands")
        tags.append(text.format(level=numbers.level(settled.level)))
    return tags
