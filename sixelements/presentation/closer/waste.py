"""The waste walk (picture 08): a process step by step, what it takes, and what of it is waste."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from sixelements.application import worksheets
from sixelements.application.typed import read_past_day
from sixelements.charts.ribbon import RibbonBox
from sixelements.domain.assessment import Worksheet
from sixelements.domain.waste_walk import (
    DAY,
    BeforeAndAfter,
    Ease,
    Missing,
    Process,
    ProcessStep,
    Removal,
    Waste,
    WasteFound,
    compared,
    printed_total,
    spans,
)
from sixelements.domain.worksheets import Worksheets, moved_row, row_of, with_row, without_row
from sixelements.i18n import Language, _, ngettext, spoken
from sixelements.presentation.closer.desk import (
    ContrastView,
    RowColumn,
    SheetFact,
    SheetField,
    WorksheetDesk,
    given_name,
    read_choice,
    tick,
)
from sixelements.presentation.said_share import read_cases, read_count, read_share
from sixelements.presentation.said_time import read_minutes
from sixelements.presentation.table import ColumnEntry, Entry, WritableTable
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import SheetTitle, sheet_title
from sixelements.wording.worksheets import days, few_places, known, often, percent, waste_names

FIRST_WASTE = 7
"""The column of the first waste."""
_MOST_CONTACTS = 10_000_000


class ProcessField(Enum):
    """What is said of a process as a whole."""

    NAME = "name"
    MONTHLY = "monthly"
    STARTS = "starts"
    ENDS = "ends"
    CUSTOMER = "customer"
    CONTACTS = "contacts"
    REPEATS = "repeats"


def process_fields() -> tuple[tuple[ProcessField, str, str], ...]:
    """The fields of a process in their order: what each is called, and an example or what it means."""
    return (
        (ProcessField.NAME, _("Process"), _("Residential deck permit")),
        (ProcessField.MONTHLY, _("Cases a month"), _("85")),
        (ProcessField.STARTS, _("Starts with"), _("The application is handed in")),
        (ProcessField.ENDS, _("Ends with"), _("The permit is in their hands")),
        (ProcessField.CUSTOMER, _("Customer"), _("People who build at home")),
        (ProcessField.CONTACTS, _("Contacts counted"), _("164")),
        (ProcessField.REPEATS, _("Of them back within 7 days"), _("67")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalView:
    """A waste found, biggest first; ``best`` are ticked first, ``possible`` ones can be ticked at all.

    ``hours`` is empty until they are known.
    """

    step: str
    waste: Waste
    words: str
    minutes: str
    share: str
    hours: str
    ease: str
    best: bool
    possible: bool
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteView:
    """The whole page of one process. ``steps_empty``: what to begin with."""

    process: str
    title: str
    choices: tuple[tuple[str, str], ...]
    """Id and name of every process."""
    monthly: str
    facts: tuple[SheetFact, ...]
    wanted: str
    """Which steps keep which figures away, in a sentence; empty if none does, or nothing was said yet."""
    lanes: tuple[str, ...]
    ribbon: tuple[RibbonBox, ...]
    ribbon_alt: str
    """What the ribbon shows, in words."""
    ribbon_waits: str
    """What is still wanted before the ribbon can be drawn to scale."""
    whole: float
    """Working days from start to end, for the ribbon's axis; 0 until they are known."""
    table: WritableTable
    rows: tuple[str, ...]
    wastes: WritableTable
    found: tuple[RemovalView, ...]
    total: str
    before: tuple[str, ...]
    steps_empty: str
    said: ContrastView | None
    """What people said of waste; the walk suggests no level."""
    locked: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _WasteRow:
    """A waste as a row of a table of its own."""

    step: ProcessStep
    waste: Waste
    found: WasteFound

    @property
    def id(self) -> str:
        return f"{self.step.id} {self.waste.value}"


class WasteDesk(WorksheetDesk):
    """Keeps the processes as they are walked."""

    @property
    def processes(self) -> tuple[Process, ...]:
        return self.sheets.processes

    def names(self) -> Mapping[Waste, str]:
        """What the seven wastes are called."""
        return waste_names(self.session.assessment)

    def examples(self, waste: Waste) -> tuple[str, ...]:
        """What a waste looks like in a public service."""
        content = self.session.assessment.worksheets
        found = [w.examples for w in content.wastes if w.id is waste] if content else []
        return found[0] if found else ()

    @property
    def empty(self) -> str:
        """What the page says while there is no process."""
        return _("Name a process that customers wait for, and walk it step by step.")

    def tips(self) -> tuple[tuple[str, str], ...]:
        """The seven wastes, each with its examples."""
        names = self.names()
        return tuple(
            (names[waste], phrases.sentence(phrases.read_aloud(*self.examples(waste)))) for waste in Waste
        )

    def tip(self, waste: Waste, name: str) -> str:
        """A waste with its examples, in a sentence."""
        return phrases.sentence(phrases.read_aloud(name, *self.examples(waste)))

    def view(self, process: str) -> WasteView | None:
        """The page of one process; None if it is gone."""
        at = row_of(self.processes, process)
        if at is None:
            return None
        last = self.before
        both = compared(last.processes, at) if last else None
        lost = at.lost_printed
        return WasteView(
            process=at.id,
            title=at.name,
            choices=tuple((p.id, p.name) for p in self.processes),
            monthly="" if at.monthly is None else numbers.quantity(at.monthly),
            facts=_facts(at, both),
            wanted=phrases.sentences(self.taken_over(Worksheet.WASTE), _wanted(at)),
            lanes=_lanes(at),
            ribbon_alt=_ribbon_words(at),
            ribbon=_ribbon(at),
            ribbon_waits=_ribbon_waits(at),
            whole=(at.elapsed or 0.0) / DAY,
            table=self._steps(at),
            rows=tuple(s.id for s in at.steps),
            wastes=self._wastes(at),
            found=self._found(at),
            total="" if lost is None else _("{n} hours a year").format(n=numbers.count(lost)),
            before=_gone(both),
            steps_empty=("" if at.walked else _("Start with the first thing the customer does.")),
            said=self.contrast(Worksheet.WASTE, None),
            locked=self.locked,
            keys=(
                ("F2", _("type into the cell")),
                (_("Space"), _("tick a waste")),
                ("Ctrl Enter", _("add a step")),
                ("Alt ↑ ↓", _("move the step")),
            ),
        )

    def _steps(self, process: Process) -> WritableTable:
        numbers_of = {s.id: n for n, s in enumerate(process.steps, start=1)}
        handed = {s.id: process.handed_on(n) for n, s in enumerate(process.steps)}
        ticks, names = tick(), self.names()
        columns: list[RowColumn[ProcessStep]] = [
            RowColumn(_("Number"), lambda s: str(numbers_of[s.id])),
            RowColumn(_("Step"), lambda s: s.name, lambda s, text: replace(s, name=text.strip()), names=True),
            RowColumn(_("Done by"), lambda s: s.who, lambda s, text: replace(s, who=text.strip())),
            *_times(),
            RowColumn(
                _("Hand-off"),
                lambda s: ticks.words[handed[s.id]],
                lambda s, text: replace(s, hand_off=_yes(read_choice(ticks, text))),
                ticks,
            ),
            *(_waste_column(waste, names[waste], ticks, self.tip(waste, names[waste])) for waste in Waste),
            _value_column(),
            RowColumn(
                _("Required by law"),
                lambda s: ticks.words[s.required],
                lambda s, text: replace(s, required=bool(read_choice(ticks, text))),
                ticks,
            ),
        ]
        return self.table(
            _("Steps"),
            process.steps,
            columns,
            name=f"steps {process.id}",
            called=lambda s: s.name or _("step {n}").format(n=numbers_of[s.id]),
            edit_rows=lambda change: _edit_steps(process.id, change),
            depends=lambda s: (s, numbers_of[s.id], handed[s.id]),
        )

    def _wastes(self, process: Process) -> WritableTable:
        names = self.names()
        columns: list[RowColumn[_WasteRow]] = [
            RowColumn(_("Step"), lambda r: r.step.name),
            RowColumn(_("Waste"), lambda r: names[r.waste]),
            RowColumn(
                _("What it is"),
                lambda r: r.found.text,
                lambda r, text: _with(r, replace(r.found, text=text.strip())),
                names=True,
            ),
            *_how_much(process),
            _ease_column(),
            RowColumn(
                _("Out since"),
                lambda r: numbers.short_day(r.found.out_on) if r.found.out_on else "",
                lambda r, text: _with(
                    r, replace(r.found, out_on=read_past_day(text, today=self.session.services.today()))
                ),
                ColumnEntry(entry=Entry.DAY),
            ),
        ]
        return self.table(
            _("Waste found, biggest first"),
            [_WasteRow(r.step, r.waste, r.found) for r in process.wastes],
            columns,
            name=f"wastes {process.id}",
            called=lambda r: r.found.text or names[r.waste],
            edit_rows=lambda change: _edit_wastes(process.id, change),
            depends=lambda r: (r.step.name, r.waste, r.found, process.monthly),
        )

    def _found(self, process: Process) -> tuple[RemovalView, ...]:
        best, planned, names = process.best_removals, self.planned(process.name), self.names()
        return tuple(
            self._removal(r, names, planned=bool(planned) and removal_title(r) in planned, best=r in best)
            for r in process.wastes
        )

    def _removal(
        self, removal: Removal, names: Mapping[Waste, str], *, planned: bool, best: bool
    ) -> RemovalView:
        found = removal.found
        state = _("In the plan") if planned else ""
        if removal.step.required:
            state = _("Shorten: the law requires the step")
        if found.out_on:
            state = _("Out, {day}").format(day=numbers.short_day(found.out_on))
        ease = {Ease.EASY: _("Easy"), Ease.MEDIUM: _("Medium"), Ease.HARD: _("Hard")}
        return RemovalView(
            step=removal.step.id,
            waste=removal.waste,
            words=found.text or names[removal.waste],
            minutes=known(found.minutes, lambda m: _("{n} min").format(n=few_places(m))),
            share=often(found.share),
            hours=(
                ""
                if removal.hours is None
                else _("{n} h a year").format(n=numbers.count(printed_total([removal.hours])))
            ),
            ease=ease[found.ease] if found.ease else "–",
            best=best and not planned,
            possible=removal.possible and not planned,
            state=state,
        )

    def add_process(self, name: str, *, blank: int = 0) -> str:
        """Add a process with so many blank steps to begin with; returns its id. Raises BadInput."""
        new_id = self.session.services.new_id
        steps = tuple(ProcessStep(id=new_id()) for _n in range(blank))
        row = Process(id=new_id(), name=given_name(name), steps=steps)
        self.change(_("add a process"), _edit(lambda rows: with_row(rows, row)))
        return row.id

    def remove_process(self, process: str) -> None:
        """Remove a process with all its steps."""
        gone = row_of(self.processes, process)
        self.change(_("remove a process"), _edit(lambda rows: without_row(rows, process)))
        for row in (process, *(step.id for step in (gone.steps if gone else ()))):
            self.forget_typed(row)

    def fields(self, process: str) -> dict[ProcessField, SheetField]:
        """What is said of a process, as its fields show it; nothing if it is gone."""
        at = row_of(self.processes, process)
        if at is None:
            return {}
        return {f: self.field("process", process, f.value, text=_said(at, f)) for f in ProcessField}

    def put_field(self, process: str, field: ProcessField, text: str) -> None:
        """Say something of a process. Raises BadInput, SixElementsError."""
        at = row_of(self.processes, process)
        if at is None:
            return
        name = {f: label for f, label, _hint in process_fields()}[field]
        with self.typing(
            "process",
            process,
            field.value,
            text=text,
            name=name,
            of=at.name,
            instead_of=_said(at, field),
            in_pieces=True,
        ):
            change = _change_of(field, text)
            self.change(_("{field} of {of}").format(field=name, of=at.name), _edit_process(process, change))

    def add_step(self, process: str, *, after: str = "") -> str:
        """Add an empty step after another, else last; returns its id."""
        row = ProcessStep(id=self.session.services.new_id())

        def change(rows: Sequence[ProcessStep]) -> tuple[ProcessStep, ...]:
            at = next((n for n, s in enumerate(rows, start=1) if s.id == after), len(rows))
            return (*rows[:at], row, *rows[at:])

        self.change(_("add a step"), _edit_steps(process, change))
        return row.id

    def remove_step(self, process: str, step: str) -> None:
        """Remove a step with its wastes."""
        self.change(_("remove a step"), _edit_steps(process, lambda rows: without_row(rows, step)))
        self.forget_typed(step)

    def move_step(self, process: str, step: str, by: int) -> None:
        """Move a step up (negative) or down."""
        self.change(_("move a step"), _edit_steps(process, lambda rows: moved_row(rows, step, by)))


def removal_title(removal: Removal) -> str:
    """What its draft action is called."""
    what = removal.found.text or removal.step.name
    return sheet_title(SheetTitle.WASTE, what)


def _facts(process: Process, both: BeforeAndAfter | None) -> tuple[SheetFact, ...]:
    whole = _("from start to end")
    if both and both.before.elapsed is not None and days(both.before.elapsed) != days(process.elapsed):
        whole = _("from start to end, was {before}").format(before=days(both.before.elapsed))
    return (
        SheetFact(figure=days(process.elapsed), words=whole),
        SheetFact(
            figure=known(process.work, lambda m: _("{n} minutes").format(n=few_places(m))),
            words=_("of that is work"),
        ),
        SheetFact(figure=percent(process.value_ratio), words=_("of the time adds value")),
        SheetFact(figure=percent(process.rolled), words=_("go through without rework")),
        SheetFact(figure=_hand_offs(process), words=_("between people")),
        _lost(process),
        *_first_contact(process),
    )


def _hand_offs(process: Process) -> str:
    """How often a case goes from hand to hand; not known before somebody is named."""
    if not process.lanes and not any(step.hand_off for step in process.walked):
        return "–"
    n = process.hand_offs
    return ngettext("{n} hand-off", "{n} hand-offs", n).format(n=n)


def _lost(process: Process) -> SheetFact:
    lost = process.lost_printed
    if lost is None:
        return SheetFact(figure="–", words=_("hours a year lost in waste"))
    there = sum(r.hours is not None and r.found.out_on is None for r in process.wastes)
    return SheetFact(
        figure=ngettext("{n} hour a year", "{n} hours a year", lost).format(n=numbers.count(lost)),
        words=ngettext("lost in {n} waste", "lost in {n} wastes", there).format(n=there),
    )


def _first_contact(process: Process) -> tuple[SheetFact, ...]:
    """How many matters are settled at once, where contacts were counted."""
    share = process.first_contact
    return (
        () if share is None else (SheetFact(figure=percent(share), words=_("settled at the first contact")),)
    )


def _lanes(process: Process) -> tuple[str, ...]:
    """Who does the steps; those of which nobody said it have a lane of their own, the last."""
    nobody = any(not s.who.strip() for s in process.walked)
    return (*process.lanes, _("Not named")) if nobody else process.lanes


def _ribbon(process: Process) -> tuple[RibbonBox, ...]:
    lanes, called = {who: n for n, who in enumerate(_lanes(process))}, process.numbers
    nobody, found = _("Not named"), []
    said: dict[float, str] = {}
    for step, (begins, ends) in zip(process.walked, spans(process), strict=False):
        elapsed, work = step.elapsed or 0.0, step.work or 0.0
        waits = max(elapsed - work, 0.0)
        if waits not in said:
            said[waits] = _waits(waits)
        words = said[waits]
        if step.adds_value is False:
            words = _("{words}, no value").format(words=words) if words else _("no value")
        found.append(
            RibbonBox(
                number=called[step.id],
                name=step.name,
                lane=lanes[step.who.strip() or nobody],
                begins=begins,
                ends=ends,
                work=min(work / elapsed, 1.0) if elapsed else 0.0,
                adds_value=step.adds_value,
                words=words,
            )
        )
    return tuple(found)


def _ribbon_words(process: Process) -> str:
    """The ribbon for those who hear it: each step with who does it, its time, and its work."""
    language = spoken()
    lines, called = [_("From start to end: {days}.").format(days=days(process.elapsed))], process.numbers
    lines += [
        _step_words(
            f"{called[s.id]} {s.name}", s.who, s.elapsed, s.work, adds_value=s.adds_value, said_in=language
        )
        for s in process.walked
    ]
    return phrases.sentences(*lines)


@lru_cache(maxsize=1_000)
def _step_words(
    name: str,
    who: str,
    elapsed: float | None,
    work: float | None,
    *,
    adds_value: bool | None,
    said_in: Language,
) -> str:
    """A step for those who hear it; kept, as a key changes one of many."""
    del said_in  # only what is kept depends on it
    value = "" if adds_value is not False else _("no value")
    took = "" if elapsed is None else days(elapsed)
    minutes = known(work, lambda m: _("{n} minutes of work").format(n=few_places(m)))
    return phrases.sentence(phrases.read_aloud(name, who, took, minutes, value))


def _waits(minutes: float) -> str:
    """How long a case lies, short enough to stand in a ribbon; less than a tenth of a day is not said."""
    n = round(minutes / DAY, 1)
    if not n:
        return ""
    text = ngettext("waits {n} day", "waits {n} days", 1 if n == 1 else 2)
    return text.format(n=numbers.quantity(n))


def _ribbon_waits(process: Process) -> str:
    if not process.walked or spans(process):
        return ""
    missing = [str(n) for n in process.lacking(Missing.ELAPSED)]
    if not missing:
        return _("Once a step takes time, all of them are drawn here to scale.")
    text = ngettext(
        "Drawn to scale once step {steps} has its days.",
        "Drawn to scale once steps {steps} have their days.",
        len(missing),
    )
    return text.format(steps=numbers.listing(missing))


def _wanted(process: Process) -> str:
    """What keeps figures away beside the days, which the ribbon says, and of which steps."""
    names = {
        Missing.WORK: _("work"),
        Missing.USABLE: _("usable as received"),
        Missing.ADDS_VALUE: _("value for the customer"),
    }
    found = [_of_steps(name, process.lacking(missing)) for missing, name in names.items()]
    return phrases.labeled(_("Still open"), phrases.facts(*found)) if any(found) else ""


def _of_steps(name: str, steps: Sequence[int]) -> str:
    """What is missing, and of which steps; empty if all of them have it."""
    if not steps:
        return ""
    text = ngettext("{what} of step {steps}", "{what} of steps {steps}", len(steps))
    return text.format(what=name, steps=numbers.listing([str(n) for n in steps]))


def _gone(both: BeforeAndAfter | None) -> tuple[str, ...]:
    """What became of a process since the last round, in sentences."""
    if both is None:
        return ()
    lines = []
    if both.before.elapsed is not None and both.after.elapsed is not None:
        text = _("It took {before}, and takes {now}.")
        lines.append(text.format(before=days(both.before.elapsed), now=days(both.after.elapsed)))
    lines += [_("Gone: {step}.").format(step=s.name) for s in both.gone if s.name]
    return tuple(lines)


def _times() -> tuple[RowColumn[ProcessStep], ...]:
    """What a step takes, and how often it can use what comes in."""
    time = ColumnEntry(entry=Entry.TIME)
    return (
        RowColumn(
            _("Work, minutes"),
            lambda s: known(s.work, few_places),
            lambda s, text: replace(s, work=read_minutes(_no_dash(text), unit="min")),
            time,
            figure=True,
            tip=_("A figure alone is minutes; “2 h” or “half a day” is understood, too."),
        ),
        RowColumn(
            _("Elapsed, days"),
            lambda s: known(s.elapsed, lambda minutes: few_places(minutes / DAY)),
            lambda s, text: replace(s, elapsed=read_minutes(_no_dash(text), unit="day")),
            time,
            figure=True,
            tip=_(
                "Working days: 8 hours are a day, 5 days a week, 21 a month. "
                "From today until tomorrow is 1 day, not 24 h."
            ),
        ),
        RowColumn(
            _("Usable as received"),
            lambda s: percent(None if s.usable is None else s.usable / 100),
            lambda s, text: replace(s, usable=read_share(_no_dash(text))),
            ColumnEntry(entry=Entry.SHARE),
            figure=True,
            tip=_("Per cent, or so many out of ten: how often what comes in can be used as it is."),
        ),
    )


def _value_column() -> RowColumn[ProcessStep]:
    value = ColumnEntry(entry=Entry.CHOICE, words=(_("No value"), _("Adds value")), keys=("n", "a"))
    return RowColumn(
        _("Customer"),
        lambda s: "–" if s.adds_value is None else value.words[s.adds_value],
        lambda s, text: replace(s, adds_value=_yes(read_choice(value, text))),
        value,
        amber=lambda s: s.adds_value is False,
    )


def _how_much(process: Process) -> tuple[RowColumn[_WasteRow], ...]:
    """What a waste takes of a case, how often, and of a year."""
    return (
        RowColumn(
            _("Minutes a case"),
            lambda r: known(r.found.minutes, few_places),
            lambda r, text: _with(r, replace(r.found, minutes=read_minutes(_no_dash(text), unit="min"))),
            ColumnEntry(entry=Entry.TIME),
            figure=True,
        ),
        RowColumn(
            _("How often"),
            lambda r: often(r.found.share),
            lambda r, text: _with(r, replace(r.found, share=read_share(_no_dash(text)))),
            ColumnEntry(entry=Entry.SHARE),
            figure=True,
        ),
        RowColumn(
            _("Hours a year"),
            lambda r: known(process.hours(r.found), lambda h: numbers.count(printed_total([h]))),
            figure=True,
        ),
    )


def _ease_column() -> RowColumn[_WasteRow]:
    ease = ColumnEntry(entry=Entry.CHOICE, words=(_("Easy"), _("Medium"), _("Hard")), keys=("e", "m", "h"))

    def put(row: _WasteRow, text: str) -> _WasteRow:
        at = read_choice(ease, text)
        return _with(row, replace(row.found, ease=None if at is None else list(Ease)[at]))

    return RowColumn(
        _("To remove"),
        lambda r: ease.words[list(Ease).index(r.found.ease)] if r.found.ease else "–",
        put,
        ease,
    )


def _waste_column(waste: Waste, name: str, ticks: ColumnEntry, tip: str) -> RowColumn[ProcessStep]:
    def put(step: ProcessStep, text: str) -> ProcessStep:
        wastes = {w: found for w, found in step.wastes.items() if w is not waste}
        if read_choice(ticks, text):
            wastes[waste] = step.wastes.get(waste, WasteFound())
        return replace(step, wastes={w: wastes[w] for w in Waste if w in wastes})

    return RowColumn(name, lambda s: ticks.words[waste in s.wastes], put, ticks, tip=tip)


def _no_dash(text: str) -> str:
    return "" if text.strip() == "–" else text


def _yes(at: int | None) -> bool | None:
    return None if at is None else bool(at)


def _said(process: Process, field: ProcessField) -> str:
    """What a process says in a field."""
    return {
        ProcessField.NAME: process.name,
        ProcessField.MONTHLY: "" if process.monthly is None else numbers.quantity(process.monthly),
        ProcessField.STARTS: process.starts,
        ProcessField.ENDS: process.ends,
        ProcessField.CUSTOMER: process.customer,
        ProcessField.CONTACTS: "" if process.contacts is None else numbers.count(process.contacts),
        ProcessField.REPEATS: "" if process.repeats is None else numbers.count(process.repeats),
    }[field]


def _change_of(field: ProcessField, text: str) -> Callable[[Process], Process]:
    """The change that a field's text makes. Raises BadInput."""
    words = text.strip()
    if field in (ProcessField.CONTACTS, ProcessField.REPEATS):
        whole = read_count(_no_dash(text), least=0, most=_MOST_CONTACTS)
        if field is ProcessField.CONTACTS:
            return lambda at: replace(at, contacts=whole)
        return lambda at: replace(at, repeats=whole)
    if field is ProcessField.MONTHLY:
        cases = read_cases(_no_dash(text))
        return lambda at: replace(at, monthly=cases)
    if field is ProcessField.NAME:
        name = given_name(text)
        return lambda at: replace(at, name=name)
    changes: dict[ProcessField, Callable[[Process], Process]] = {
        ProcessField.STARTS: lambda at: replace(at, starts=words),
        ProcessField.ENDS: lambda at: replace(at, ends=words),
        ProcessField.CUSTOMER: lambda at: replace(at, customer=words),
    }
    return changes[field]


def _with(row: _WasteRow, found: WasteFound) -> _WasteRow:
    return replace(row, found=found)


def _edit(change: Callable[[Sequence[Process]], tuple[Process, ...]]) -> worksheets.SheetEdit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, processes=change(now.processes))

    return edit


def _edit_process(process: str, change: Callable[[Process], Process]) -> worksheets.SheetEdit:
    def edit(rows: Sequence[Process]) -> tuple[Process, ...]:
        at = row_of(rows, process)
        return tuple(rows) if at is None else with_row(rows, change(at))

    return _edit(edit)


def _edit_steps(
    process: str, change: Callable[[Sequence[ProcessStep]], tuple[ProcessStep, ...]]
) -> worksheets.SheetEdit:
    return _edit_process(process, lambda at: replace(at, steps=change(at.steps)))


def _edit_wastes(
    process: str, change: Callable[[Sequence[_WasteRow]], tuple[_WasteRow, ...]]
) -> worksheets.SheetEdit:
    """A change of what was found, put back into the steps it was found at."""

    def steps(now: Sequence[ProcessStep]) -> tuple[ProcessStep, ...]:
        changed = change([_WasteRow(s, w, found) for s in now for w, found in s.wastes.items()])
        by_step = {s.id: {r.waste: r.found for r in changed if r.step.id == s.id} for s in now}
        return tuple(replace(s, wastes=by_step[s.id]) for s in now)

    return _edit_steps(process, steps)
