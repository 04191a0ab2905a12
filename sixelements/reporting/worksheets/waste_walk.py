"""The waste walk in the roadmap: each process to scale, step by step, with what it loses and what went."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sixelements.application.reports import Material
from sixelements.charts import worksheets as charts
from sixelements.charts.scene import Scene
from sixelements.domain.assessment import Worksheet
from sixelements.domain.waste_walk import (
    DAY,
    BeforeAndAfter,
    Process,
    ProcessStep,
    Removal,
    Waste,
    as_left,
    compared,
    of_this_walk,
    printed_total,
    spans,
    taken_out,
)
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Columns,
    Figure,
    ParagraphRole,
    Row,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, RunText, Voice, text
from sixelements.reporting.worksheets.matrix import nothing
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.worksheets import (
    days,
    doer_letters,
    ease,
    how_hard,
    known,
    minutes,
    percent,
    waste_names,
)

_WHOLE_DAYS = 100
_NUMBER, _STEP, _WORK, _DAYS, _USABLE, _SEVEN, _HOURS, _BAR, _DROP = (
    16.0, 160.0, 34.0, 30.0, 40.0, 90.0, 40.0, 48.0, 46.0,
)  # fmt: skip

_MOST_SEEN = 3
"""Texts beside a waste, of those that were seen."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """A process as it is printed: now, and beside what it was where the round before had it.

    Steps keep the numbers that they had; a new one takes the next.
    """

    material: Material
    now: Process
    both: BeforeAndAfter | None

    @property
    def before(self) -> Process:
        """What it was: as the round before left it, else before its wastes went out."""
        return self.both.before if self.both else self.now

    @property
    def as_left(self) -> Process:
        """The same with what went out since still in it."""
        return as_left(self.before, self.material.facts.closed_before) if self.both else self.before

    @property
    def changed(self) -> bool:
        """Whether there is a before that differs."""
        return self.both is not None or any(r.found.out_on for r in self.now.wastes)

    @property
    def numbers(self) -> Mapping[str, int]:
        ids = dict.fromkeys((*(s.id for s in self.before.steps), *(s.id for s in self.now.steps)))
        return {id_: n for n, id_ in enumerate(ids, start=1)}

    @property
    def names(self) -> Mapping[Waste, str]:
        return waste_names(self.material.assessment)

    @property
    def lost_before(self) -> Sequence[float]:
        """Hours a year of every waste that was there."""
        return [
            r.hours
            for r in self.as_left.wastes
            if r.hours is not None and (self.both is None or r.found.out_on is None)
        ]

    @property
    def lost_now(self) -> Sequence[float]:
        """Hours a year of what still is there."""
        return [r.hours for r in self.now.wastes if r.hours is not None and r.found.out_on is None]

    @property
    def worst(self) -> Removal | None:
        """What takes most of the hours still lost, where there is more than one thing."""
        there = [r for r in self.now.wastes if r.hours and r.found.out_on is None]
        return there[0] if len(there) > 1 else None

    @property
    def out(self) -> tuple[Removal, ...]:
        """What went: wastes that are out, and those of steps that are no more."""
        return taken_out([self.both.before] if self.both else [], self.now, self.material.facts.closed_before)

    @property
    def saved(self) -> int:
        """Hours a year that what went had taken, as its rows print them."""
        return printed_total([r.hours for r in self.out if r.hours is not None])

    @property
    def as_walked(self) -> bool:
        """Whether work and days are of a process whose wastes went out since, and no later walk is known."""
        return self.both is None and self.changed

    @property
    def lost_of_steps(self) -> Sequence[float]:
        """Hours a year of the same state as the work and the days that stand beside them."""
        return self.lost_before if self.as_walked else self.lost_now


def waste_walks(material: Material) -> tuple[tuple[Block, ...], ...]:
    """A page for every process that was walked."""
    facts_ = material.facts
    before = facts_.before.processes
    walked = [of_this_walk(before, p, facts_.closed_before) for p in facts_.sheets.processes if p.walked]
    return tuple(_page(_Walk(material, process, compared(before, process))) for process in walked)


def _page(walk: _Walk) -> tuple[Block, ...]:
    title = _("Waste walk: {process}").format(process=walk.now.name)
    return (
        heading(2, title),
        paragraph(_lead(walk), role=ParagraphRole.LEAD),
        *_ribbons(walk),
        heading(3, _("Steps, in the order in which a case meets them")),
        _steps(walk),
        *_side_by_side(walk),
        *_removals(walk),
    )


def _lead(walk: _Walk) -> str:
    """What went and what came back, else how long it takes; and where most of the hours go."""
    now = walk.now
    takes = phrases.sentences(_saved(walk), _grew(walk))
    if not takes and now.elapsed is not None and now.work is not None:
        text_ = _("It takes {days}, and holds {minutes} minutes of work.")
        takes = text_.format(days=days(now.elapsed), minutes=minutes(now.work))
    worst, lost, most = walk.worst, now.lost, ""
    if worst is not None and worst.hours and lost:
        most = _("Of the hours still lost, {share} go into one thing: {waste}.")
        most = most.format(share=percent(worst.hours / lost), waste=_called(walk, worst))
    return phrases.sentences(takes, most)


def _saved(walk: _Walk) -> str:
    """What was won since: hours, and days where both are known."""
    n, saved = len(walk.out), walk.saved
    if not saved:
        return ""
    text_ = ngettext(
        "{n} waste is out, which saves {hours} hours a year.",
        "{n} wastes are out, which saves {hours} hours a year.",
        n,
    )
    out = text_.format(n=findings.counted(n), hours=numbers.count(saved))
    was, is_ = walk.before.elapsed, walk.now.elapsed
    if was is None or is_ is None or is_ >= was:
        return out
    less = _("From start to end it takes {now}; before it took {before}.")
    return phrases.sentences(out, less.format(now=days(is_), before=days(was)))


def _called(walk: _Walk, removal: Removal) -> str:
    return removal.found.text or walk.names[removal.waste]


# the process to scale


def _ribbons(walk: _Walk) -> tuple[Block, ...]:
    """One strip, or two on one scale; a sentence where not every step has its time."""
    now, before = walk.now, walk.both.before if walk.both else None
    title = _("From start to end, to scale")
    if now.elapsed is None or not now.elapsed:
        words = _("It can be drawn to scale once every step has its elapsed time.")
        return (heading(3, title), paragraph(words, role=ParagraphRole.CAPTION))
    longest = max(now.elapsed, (before.elapsed or 0.0) if before else 0.0)
    drawn: list[Block] = []
    if before is not None and before.elapsed:
        drawn.append(Figure(scene=_strip(walk, before, _before(walk), before.elapsed / longest)))
    label = _("Now, {month}").format(month=facts.round_month(walk.material)) if before else _("Today")
    if walk.as_walked:
        label = _("As it was walked")
    drawn.append(Figure(scene=_strip(walk, now, label, now.elapsed / longest)))
    words = _("A band is a step, as wide as its elapsed time; the black sliver in it is the work.")
    legend = phrases.sentences(_from_to(now), words)
    return (heading(3, title), *drawn, paragraph(legend, role=ParagraphRole.CAPTION))


def _from_to(process: Process) -> str:
    """Where the process begins and ends."""
    if not process.starts or not process.ends:
        return ""
    return _("Begins: {start}. Ends: {end}.").format(start=process.starts, end=process.ends)


def _before(walk: _Walk) -> str:
    return _("Before, {month}").format(month=_month_before(walk))


def _month_before(walk: _Walk) -> str:
    last = walk.material.facts.before_of(Worksheet.WASTE)
    if last is None or last.closed_on is None:
        return _("round {n}").format(n=last.number if last else 0)
    return numbers.month(last.closed_on)


def _grew(walk: _Walk) -> str:
    """The steps that take longer than before; what was won elsewhere may have come back there."""
    if walk.both is None:
        return ""
    was = {s.id: s.elapsed for s in walk.both.before.walked}
    longer = [
        (s.name, s.elapsed - old)
        for s in walk.now.walked
        if s.elapsed is not None and (old := was.get(s.id)) is not None and s.elapsed > old
    ]
    text_ = _("Within that, {step} takes {days} longer than before.")
    if (walk.now.elapsed or 0.0) >= (walk.both.before.elapsed or 0.0):
        text_ = _("{step} takes {days} longer than before.")
    return phrases.sentences(*(text_.format(step=name, days=days(more)) for name, more in longer if name))


def _strip(walk: _Walk, process: Process, label: str, share: float) -> Scene:
    called = walk.numbers
    bands = []
    for step, (begins, ends) in zip(process.walked, spans(process), strict=True):
        elapsed = step.elapsed or 0.0
        bands.append(
            charts.ProcessBand(
                number=str(called[step.id]),
                begins=begins,
                ends=ends,
                work=min((step.work or 0.0) / elapsed, 1.0) if elapsed else 0.0,
                days=_("{n} d").format(n=numbers.quantity(round(elapsed / DAY, 2))),
            )
        )
    whole = days(process.elapsed)
    found = charts.Strip(bands=tuple(bands), left=label, right=whole, share=share)
    return charts.strip(found, alt=_alt(label, process))


def _alt(label: str, process: Process) -> str:
    """What a strip shows: "Before: 7 steps, 19 working days; longest plan check, 6 working days."."""
    n = len(process.walked)
    longest = max(process.walked, key=lambda s: s.elapsed or 0.0)
    text_ = ngettext(
        "{label}: {n} step, {days}; longest {step}, {most}.",
        "{label}: {n} steps, {days}; longest {step}, {most}.",
        n,
    )
    return text_.format(
        label=label,
        n=n,
        days=days(process.elapsed),
        step=longest.name or _("one without a name"),
        most=days(longest.elapsed),
    )


# the steps


def _steps(walk: _Walk) -> Table:
    letters = waste_letters(walk.names)
    columns = (
        Column(header=_("No."), width=_NUMBER),
        Column(header=_("Step, done by"), width=_STEP),
        Column(header=_("Work, min"), width=_WORK, align=Align.RIGHT, tabular=True),
        Column(header=_("Days"), width=_DAYS, align=Align.RIGHT, tabular=True),
        Column(header=_("Usable"), width=_USABLE, align=Align.RIGHT, tabular=True),
        Column(
            header=_("Waste seen"),
            width=_SEVEN,
            picture=charts.letters(list(letters.values()), alt=_("Waste seen")),
        ),
        Column(header=_("Hours a year"), width=_HOURS, align=Align.RIGHT, tabular=True),
        Column(header=_("As a bar"), width=_BAR, picture=nothing(_("As bars"))),
        Column(header=_("To drop"), width=_DROP),
    )
    gone = walk.both.gone if walk.both else ()
    shown = sorted((*walk.now.walked, *gone), key=lambda s: walk.numbers[s.id])
    longest = max((_step_hours(walk, s) or 0.0 for s in shown), default=0.0)
    rows = [_step(walk, s, longest, gone=s in gone) for s in shown]
    return Table(
        columns=columns,
        rows=(*rows, _whole(walk)),
        summary=_("Each step with its work, its days, the waste seen in it, and what that takes a year"),
        caption=text(_steps_caption(walk, letters)),
        look=TableLook.DENSE,
    )


def waste_letters(names: Mapping[Waste, str]) -> Mapping[Waste, str]:
    """A letter for each waste, all different: the first of its name's last part, else the next one."""
    taken: dict[Waste, str] = {}
    for waste, name in names.items():
        parts = name.replace("-", " ").split()
        candidates = [*(part[0] for part in reversed(parts)), *"".join(parts)]
        letters = (phrases.capital(c) for c in candidates if c.isalpha())
        taken[waste] = next((c for c in letters if c not in taken.values()), str(len(taken) + 1))
    return taken


def _found(walk: _Walk, step: ProcessStep) -> list[Removal]:
    """What was found at a step, most hours first, as the process counts it that has the step."""
    if any(s.id == step.id for s in walk.now.walked):
        return [r for r in walk.now.wastes if r.step.id == step.id]
    return [r for r in walk.out if r.step.id == step.id]


def _step_hours(walk: _Walk, step: ProcessStep) -> float | None:
    known_ = [r.hours for r in _found(walk, step) if r.hours is not None]
    return sum(known_) if known_ else None


def _step(walk: _Walk, step: ProcessStep, longest: float, *, gone: bool) -> Row:
    found = _found(walk, step)
    hours = _step_hours(walk, step)
    seen = [waste in step.wastes for waste in Waste]
    named = numbers.listing([walk.names[w] for w in step.wastes]) or _("none seen")
    bar = cell("–")
    if hours is not None and longest:
        alt = _("{n} hours a year").format(n=numbers.count(printed_total([hours])))
        bar = cell(Figure(scene=charts.hours(hours / longest, alt=alt)))
    return Row(
        cells=(
            cell(Run(str(walk.numbers[step.id]), Voice.NUMBER)),
            cell(_step_name(walk, step), header=True),
            cell(known(step.work, minutes)),
            cell(known(step.elapsed, _days)),
            cell(percent(None if step.usable is None else step.usable / 100)),
            cell(Figure(scene=charts.seven(seen, alt=named))),
            cell(known(hours, lambda h: numbers.count(printed_total([h])))),
            bar,
            _drop(found, gone=gone),
        )
    )


def _days(minutes: float) -> str:
    """Working days, whole ones from a hundred on, so that no number breaks in its column."""
    days_ = minutes / DAY
    return numbers.quantity(round(days_) if days_ >= _WHOLE_DAYS else round(days_, 2))


def _step_name(walk: _Walk, step: ProcessStep) -> RunText:
    """The step, who does it or a letter for them, and whether the law requires it."""
    who = step.who.strip()
    if who and not walk.material.doers:
        who = doer_letters((*walk.before.lanes, *walk.now.lanes))[who]
    law = _("required by law") if step.required else ""
    beside = numbers.series([part for part in (who, law) if part])
    name = step.name or _("Step without a name")
    return text(Run(name, Voice.SEMIBOLD), Run(f"  {beside}", Voice.SMALL) if beside else "")


def _drop(found: Sequence[Removal], *, gone: bool) -> Cell:
    """What becomes of the step's largest waste; a dash where none was found."""
    out = next((r.found.out_on for r in found if r.found.out_on), None)
    if out:
        return cell(Run(_("Out, {day}").format(day=numbers.short_day(out)), Voice.BOLD))
    if gone:
        return cell(Run(_("Out"), Voice.BOLD))
    if not found:
        return cell("–")
    return cell(_("Shorten") if found[0].step.required else ease(found[0].found.ease))


def _whole(walk: _Walk) -> Row:
    now, gone = walk.now, bool(walk.both and walk.both.gone)
    name = _("Whole process, without the steps that are out") if gone else _("Whole process")
    if walk.as_walked:
        name = _("Whole process, before the wastes went out")
    if now.monthly is not None:
        n = numbers.count(round(now.monthly * 12))
        name = _("Whole process, {n} cases a year")
        if gone:
            name = _("Whole process, without the steps that are out, {n} cases a year")
        if walk.as_walked:
            name = _("Whole process, before the wastes went out, {n} cases a year")
        name = name.format(n=n)
    hours = walk.lost_of_steps
    lost = numbers.count(printed_total(hours)) if hours else "–"
    figures = (
        Run(known(now.work, minutes), Voice.BOLD),
        Run(known(now.elapsed, _days), Voice.BOLD),
        Run(percent(now.rolled), Voice.BOLD),
    )
    return Row(
        cells=(
            cell(""),
            cell(Run(name, Voice.SEMIBOLD), header=True),
            *(cell(f) for f in figures),
            cell(Run(_("without rework"), Voice.SOFT)),
            cell(Run(lost, Voice.BOLD)),
            cell(""),
            cell(""),
        )
    )


def _steps_caption(walk: _Walk, letters: Mapping[Waste, str]) -> str:
    named = numbers.series([f"{letters[w]} {walk.names[w]}" for w in Waste])
    usable = _("Usable: how often what comes in can be used as it comes.")
    formula = _("Hours: minutes lost a case × cases a year × share of cases ÷ 60.")
    if walk.now.monthly is None:
        formula = _("Hours a year are known once the cases a month are.")
    law = _("A step required by law stays; it may be shortened.")
    who = "" if walk.material.doers or not walk.now.lanes else _("A, B, C: the same letter, the same hands.")
    return phrases.sentences(
        phrases.sentence(named), usable, formula, law if any(s.required for s in walk.now.steps) else "", who
    )


# the seven wastes, and the process as a whole


def _side_by_side(walk: _Walk) -> tuple[Block, ...]:
    wastes = (heading(3, _("The seven wastes, hours a year")), _wastes(walk))
    title = _("Before and now") if walk.both else _("The process as a whole")
    whole = (heading(3, title), _measures(walk))
    return (Columns(widths=(306, 174), gap=24, columns=(wastes, whole)),)


def _wastes(walk: _Walk) -> Table:
    two = walk.changed
    columns = [
        Column(header=_("Waste"), width=74),
        Column(header=_("What was seen"), width=108 if two else 146),
        Column(header=_("As bars"), width=54, picture=nothing(_("As bars"))),
        *((Column(header=_("Before"), width=38, align=Align.RIGHT, tabular=True),) if two else ()),
        Column(header=_("Now"), width=32, align=Align.RIGHT, tabular=True),
    ]
    most = max((_of(walk.as_left, w, every=walk.both is None) or 0.0 for w in Waste), default=0.0)
    most = max(most, *(_of(walk.now, w, every=False) or 0.0 for w in Waste))
    rows = [_waste(walk, waste, most, two=two) for waste in Waste]
    totals = (walk.lost_before, walk.lost_now) if two else (walk.lost_now,)
    sums = (Run(numbers.count(printed_total(h)) if h else "–", Voice.BOLD) for h in totals)
    hint = Run(_("open bar before, filled now"), Voice.SMALL) if two else ""
    rows.append(row(Run(_("All seven"), Voice.SEMIBOLD), hint, "", *sums))
    return Table(
        columns=tuple(columns),
        rows=tuple(rows),
        summary=_("Hours a year that each of the seven wastes takes"),
        look=TableLook.DENSE,
    )


def _of(process: Process, waste: Waste, *, every: bool) -> float | None:
    """Hours a year of one waste; ``every``: also of what is out by now. None if it was not found."""
    found = [r for r in process.wastes if r.waste is waste]
    known_ = [r.hours for r in found if r.hours is not None and (every or r.found.out_on is None)]
    return sum(known_) if known_ else 0.0 if found else None


def _waste(walk: _Walk, waste: Waste, most: float, *, two: bool) -> Row:
    before, now = _of(walk.as_left, waste, every=walk.both is None), _of(walk.now, waste, every=False)
    name = Run(walk.names[waste], Voice.SEMIBOLD)
    here = [r.found.text for r in walk.now.wastes if r.waste is waste and r.found.out_on is None]
    seen = [words for words in here or [r.found.text for r in walk.out if r.waste is waste] if words]
    if before is None and now is None:
        none = cell(Run(_("none seen"), Voice.SOFT), span=4 if two else 3)
        return Row(cells=(cell(name, header=True), none))
    told = numbers.count(printed_total([now or 0.0]))
    alt = _("Now {n} hours a year").format(n=told)
    drawn = cell("–")
    if most:
        was = (before or 0.0) / most if two else None
        drawn = cell(Figure(scene=charts.pair(was, (now or 0.0) / most, alt=alt)))
    figures = (numbers.count(printed_total([before or 0.0])),) if two else ()
    return row(
        name,
        Run(_some_of(tuple(dict.fromkeys(seen))), Voice.SMALL),
        drawn,
        *figures,
        Run(told, Voice.BOLD),
    )


def _some_of(seen: Sequence[str]) -> str:
    """What was seen, the largest first; of much the first few, as the spreadsheet has all of it."""
    left = len(seen) - _MOST_SEEN
    more = ngettext("{n} more", "{n} more", max(left, 1)).format(n=left) if left > 0 else ""
    return phrases.facts(*seen[:_MOST_SEEN], more)


def _measures(walk: _Walk) -> Table:
    both = walk.both
    columns = [
        Column(header=_("Of the process"), width=174 - (74 if both else 44)),
        *((Column(header=_("Before"), width=37, align=Align.RIGHT, tabular=True),) if both else ()),
        Column(
            header=_("Before") if walk.as_walked else _("Now"),
            width=37 if both else 44,
            align=Align.RIGHT,
            tabular=True,
        ),
    ]
    before = _figures(both.before, walk.lost_before) if both else ()
    now = _figures(walk.now, walk.lost_of_steps)
    rows = []
    for n, (name, figure) in enumerate(now):
        was = (before[n][1],) if before else ()
        shown = figure if figure != "–" or not before or before[n][1] == "–" else _("not yet")
        rows.append(row(name, *was, Run(shown, Voice.BOLD)))
    contacts = walk.now.contacts or (both.before.contacts if both else None)
    note = ""
    if contacts:
        note = _("One contact was enough: counted on {n} contacts, not back within 7 days.")
        note = note.format(n=numbers.count(contacts))
    return Table(
        columns=tuple(columns),
        rows=tuple(rows),
        summary=_("The process as a whole, and what it was before"),
        caption=text(note) if note else (),
        look=TableLook.DENSE,
    )


def _figures(process: Process, lost: Sequence[float]) -> tuple[tuple[str, str], ...]:
    return (
        (_("Working days"), known(process.elapsed, _days)),
        (_("Minutes of work"), known(process.work)),
        (_("Time that adds value"), percent(process.value_ratio)),
        (_("Hand-offs"), str(process.hand_offs)),
        (_("Go through without rework"), percent(process.rolled)),
        (_("One contact was enough"), percent(process.first_contact)),
        (_("Hours lost a year"), numbers.count(printed_total(lost)) if lost else "–"),
    )


# what went, and what comes next


def _removals(walk: _Walk) -> tuple[Block, ...]:
    """What went, with what it took, and what could go next, in sentences."""
    title, rest = heading(3, _("Taken out, and next in line")), tuple(_next(walk))
    if not walk.out:
        none = _("Nothing was removed yet.")
        if walk.now.id in walk.material.facts.went_later:
            none = _("What went out after this round closed counts in the next round.")
        return (Together(blocks=(title, paragraph(none), *rest)),)
    columns = (
        Column(header=_("Taken out"), width=176),
        Column(header=_("At the step"), width=136),
        Column(header=_("It took"), width=128),
        Column(header=_("Where it stands"), width=64),
    )
    table = Table(
        columns=columns,
        rows=tuple(_removal(walk, r) for r in walk.out),
        summary=_("What was taken out of the process, and what it had taken a year"),
        look=TableLook.DENSE,
    )
    return (Together(blocks=(title, table, *rest)),)


def _removal(walk: _Walk, removal: Removal) -> Row:
    found = removal.found
    state = _("Out")
    if found.out_on:
        state = _("Out, {day}").format(day=numbers.short_day(found.out_on))
    return row(
        Run(_called(walk, removal), Voice.SEMIBOLD),
        removal.step.name,
        known(removal.hours, _a_year),
        Run(state, Voice.BOLD),
    )


def _a_year(hours: float) -> str:
    return _("{n} hours a year").format(n=numbers.count(printed_total([hours])))


def _next(walk: _Walk) -> Iterator[Block]:
    """The best removal that still is there, and the action that is in the plan for it."""
    for removal in walk.now.best_removals[:1]:
        planned = _planned(walk, removal)
        if removal == walk.worst and not planned:
            return  # the lead says so
        words = _("Next in line: {waste}, {hours}.")
        found = words.format(waste=_called(walk, removal), hours=known(removal.hours, _a_year))
        rest = phrases.sentences(how_hard(removal.found.ease), planned)
        yield paragraph(Run(found, Voice.SEMIBOLD), f" {rest}" if rest else "")


def _planned(walk: _Walk, removal: Removal) -> str:
    called = facts.action_numbers(walk.material)
    named = removal.found.text.strip().casefold()
    drafted = [
        called[a.id] for a in facts.open_actions(walk.material) if named and named in a.title.casefold()
    ]
    return _("Action {n} takes it out.").format(n=min(drafted)) if drafted else ""
