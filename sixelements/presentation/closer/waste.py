"""The waste walk (picture 08): a process step by step, what it takes, and what of it is waste."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sixelements.application import worksheets
from sixelements.domain.errors import BadInput
from sixelements.domain.waste_walk import (
    DAY,
    BeforeAndAfter,
    Ease,
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
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.desk import (
    RowColumn,
    SheetFact,
    WorksheetDesk,
    known,
    percent,
    read_choice,
    row_name,
    tick,
)
from sixelements.presentation.table import ColumnEntry, Entry, WritableTable
from sixelements.presentation.typed import read_day, read_minutes, read_number, read_share, read_whole
from sixelements.wording import numbers

FIRST_WASTE = 7
"""The column of the first waste."""
_MOST_CONTACTS = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonStep:
    """A step on the ribbon to scale: where it lies from 0 to 1, how much of it is work, and its words."""

    number: int
    name: str
    lane: int
    begins: float
    ends: float
    work: float
    adds_value: bool | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalView:
    """A waste found, biggest first; ``best`` are ticked first, ``possible`` ones can be ticked at all."""

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
    lanes: tuple[str, ...]
    ribbon: tuple[RibbonStep, ...]
    days: str
    table: WritableTable
    rows: tuple[str, ...]
    wastes: WritableTable
    found: tuple[RemovalView, ...]
    total: str
    before: tuple[str, ...]
    steps_empty: str
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

    def names(self) -> dict[Waste, str]:
        """What the seven wastes are called."""
        content = self.session.assessment.worksheets
        return {w.id: w.name for w in content.wastes} if content else {w: w.value for w in Waste}

    def examples(self, waste: Waste) -> tuple[str, ...]:
        """What a waste looks like in a public service."""
        content = self.session.assessment.worksheets
        found = [w.examples for w in content.wastes if w.id is waste] if content else []
        return found[0] if found else ()

    def view(self, process: str) -> WasteView | None:
        """The page of one process; None where it is gone."""
        at = row_of(self.processes, process)
        if at is None:
            return None
        last = self.before
        both = compared(last.processes, at) if last else None
        hours = [r.hours for r in at.wastes if r.hours is not None and r.found.out_on is None]
        return WasteView(
            process=at.id,
            title=at.name,
            choices=tuple((p.id, p.name) for p in self.processes),
            monthly="" if at.monthly is None else numbers.quantity(at.monthly),
            facts=_facts(at, both, hours),
            lanes=at.lanes,
            ribbon=_ribbon(at),
            days=days(at.elapsed),
            table=self._steps(at),
            rows=tuple(s.id for s in at.steps),
            wastes=self._wastes(at),
            found=tuple(self._removal(at, r) for r in at.wastes),
            total=_("{n} hours a year").format(n=numbers.count(printed_total(hours))) if hours else "",
            before=_gone(both),
            steps_empty=_("Start with the first thing the customer does.") if not at.steps else "",
            locked=self.locked,
            keys=(
                ("F2", _("type into the cell")),
                (_("Space"), _("tick a waste")),
                ("Ctrl Enter", _("add a step")),
                ("Alt ↑ ↓", _("move the step")),
            ),
        )

    def _steps(self, process: Process) -> WritableTable:
        ticks, names = tick(), self.names()
        value = ColumnEntry(entry=Entry.CHOICE, words=(_("No value"), _("Adds value")), keys=("n", "a"))

        def put_value(step: ProcessStep, text: str) -> ProcessStep:
            at = read_choice(value, text)
            return replace(step, adds_value=None if at is None else bool(at))

        numbers_of = {s.id: n for n, s in enumerate(process.steps, start=1)}
        handed = {s.id: process.handed_on(n) for n, s in enumerate(process.steps)}
        time = ColumnEntry(entry=Entry.TIME)
        columns: list[RowColumn[ProcessStep]] = [
            RowColumn(_("Number"), lambda s: str(numbers_of[s.id]), figure=True),
            RowColumn(_("Step"), lambda s: s.name, lambda s, text: replace(s, name=text.strip())),
            RowColumn(_("Done by"), lambda s: s.who, lambda s, text: replace(s, who=text.strip())),
            RowColumn(
                _("Work, minutes"),
                lambda s: known(s.work),
                lambda s, text: replace(s, work=read_minutes(_no_dash(text), unit="min")),
                time,
                figure=True,
            ),
            RowColumn(
                _("Elapsed, days"),
                lambda s: known(s.elapsed, lambda minutes: numbers.quantity(minutes / DAY)),
                lambda s, text: replace(s, elapsed=read_minutes(_no_dash(text), unit="day")),
                time,
                figure=True,
            ),
            RowColumn(
                _("Usable as received"),
                lambda s: percent(None if s.usable is None else s.usable / 100),
                lambda s, text: replace(s, usable=read_share(_no_dash(text))),
                ColumnEntry(entry=Entry.SHARE),
                figure=True,
            ),
            RowColumn(
                _("Hand-off"),
                lambda s: ticks.words[handed[s.id]],
                lambda s, text: replace(s, hand_off=_yes(read_choice(ticks, text))),
                ticks,
            ),
            *(_waste_column(waste, names[waste], ticks) for waste in Waste),
            RowColumn(
                _("Customer"),
                lambda s: "–" if s.adds_value is None else value.words[s.adds_value],
                put_value,
                value,
            ),
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
        )

    def _wastes(self, process: Process) -> WritableTable:
        names = self.names()
        ease = ColumnEntry(
            entry=Entry.CHOICE, words=(_("Easy"), _("Medium"), _("Hard")), keys=("e", "m", "h")
        )
        rows = [_WasteRow(r.step, r.waste, r.found) for r in process.wastes]

        def put_ease(row: _WasteRow, text: str) -> _WasteRow:
            at = read_choice(ease, text)
            return _with(row, replace(row.found, ease=None if at is None else list(Ease)[at]))

        def put_day(row: _WasteRow, text: str) -> _WasteRow:
            on = read_day(text, near=self.session.services.today())
            return _with(row, replace(row.found, out_on=on))

        columns: list[RowColumn[_WasteRow]] = [
            RowColumn(_("Step"), lambda r: r.step.name),
            RowColumn(_("Waste"), lambda r: names[r.waste]),
            RowColumn(
                _("What it is"),
                lambda r: r.found.text,
                lambda r, text: _with(r, replace(r.found, text=text.strip())),
            ),
            RowColumn(
                _("Minutes a case"),
                lambda r: known(r.found.minutes),
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
            RowColumn(
                _("To remove"),
                lambda r: ease.words[list(Ease).index(r.found.ease)] if r.found.ease else "–",
                put_ease,
                ease,
            ),
            RowColumn(
                _("Out since"),
                lambda r: numbers.short_day(r.found.out_on) if r.found.out_on else "",
                put_day,
                ColumnEntry(entry=Entry.DAY),
            ),
        ]
        return self.table(
            _("Waste found, biggest first"),
            rows,
            columns,
            name=f"wastes {process.id}",
            called=lambda r: r.found.text or names[r.waste],
            edit_rows=lambda change: _edit_wastes(process.id, change),
        )

    def _removal(self, process: Process, removal: Removal) -> RemovalView:
        found = removal.found
        state = ""
        if removal.step.required:
            state = _("Shorten: the law requires the step")
        if found.out_on:
            state = _("Out, {day}").format(day=numbers.short_day(found.out_on))
        ease = {Ease.EASY: _("Easy"), Ease.MEDIUM: _("Medium"), Ease.HARD: _("Hard")}
        return RemovalView(
            step=removal.step.id,
            waste=removal.waste,
            words=found.text or self.names()[removal.waste],
            minutes=known(found.minutes, lambda m: _("{n} min").format(n=numbers.quantity(m))),
            share=often(found.share),
            hours=known(
                removal.hours, lambda h: _("{n} h a year").format(n=numbers.count(printed_total([h])))
            ),
            ease=ease[found.ease] if found.ease else "–",
            best=removal in process.best_removals,
            possible=removal.possible,
            state=state,
        )

    def add_process(self, name: str) -> str:
        """Add a process; returns its id. Raises BadInput."""
        row = Process(id=self.session.services.new_id(), name=row_name(name))
        self.change(_("add a process"), _edit(lambda rows: with_row(rows, row)))
        return row.id

    def remove_process(self, process: str) -> None:
        """Remove a process with all its steps."""
        self.change(_("remove a process"), _edit(lambda rows: without_row(rows, process)))

    def describe(
        self,
        process: str,
        *,
        name: str | None = None,
        starts: str | None = None,
        ends: str | None = None,
        customer: str | None = None,
        monthly: str | None = None,
    ) -> None:
        """Say what a process is called, where it begins and ends, for whom, and how many a month.

        What is None stays. Raises BadInput.
        """

        def change(at: Process) -> Process:
            said = replace(
                at,
                starts=at.starts if starts is None else starts.strip(),
                ends=at.ends if ends is None else ends.strip(),
                customer=at.customer if customer is None else customer.strip(),
            )
            if name is not None:
                said = replace(said, name=row_name(name))
            return said if monthly is None else replace(said, monthly=_cases(monthly))

        self.change(_("what a process is"), _edit_process(process, change))

    def came_back(self, process: str, *, contacts: str, repeats: str) -> None:
        """Say how many contacts there were, and how many came back within seven days. Raises BadInput."""
        of, back = _whole(contacts), _whole(repeats)
        self.change(
            _("who came back"), _edit_process(process, lambda at: replace(at, contacts=of, repeats=back))
        )

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

    def move_step(self, process: str, step: str, by: int) -> None:
        """Move a step up (negative) or down."""
        self.change(_("move a step"), _edit_steps(process, lambda rows: moved_row(rows, step, by)))


def days(minutes: float | None) -> str:
    """An elapsed time in working days."""
    if minutes is None:
        return "–"
    n = round(minutes / DAY, 1)
    text = ngettext("{n} working day", "{n} working days", 1 if n == 1 else 2)
    return text.format(n=numbers.quantity(n))


def often(share: float | None) -> str:
    """How many cases have a waste, as people say it: "3 in 10", "every one"."""
    if share is None:
        return "–"
    tenths = share / 10
    if share == 100:
        return _("every one")
    if round(tenths, 6) == int(tenths):
        return _("{n} in 10").format(n=int(tenths))
    return percent(share / 100)


def _facts(process: Process, both: BeforeAndAfter | None, hours: Sequence[float]) -> tuple[SheetFact, ...]:
    whole = _("from start to end")
    if both and both.before.elapsed is not None:
        whole = _("from start to end, was {before}").format(before=days(both.before.elapsed))
    lost = numbers.count(printed_total(hours)) if hours else "–"
    kinds = len({r.waste for r in process.wastes if r.hours is not None and r.found.out_on is None})
    return (
        SheetFact(figure=days(process.elapsed), words=whole),
        SheetFact(
            figure=known(process.work, lambda m: _("{n} minutes").format(n=numbers.quantity(m))),
            words=_("of that is work"),
        ),
        SheetFact(figure=percent(process.value_ratio), words=_("of the time adds value")),
        SheetFact(figure=percent(process.rolled), words=_("go through without a fix")),
        SheetFact(
            figure=ngettext("{n} hand-off", "{n} hand-offs", process.hand_offs).format(n=process.hand_offs),
            words=_("between people"),
        ),
        SheetFact(
            figure=_("{n} hours a year").format(n=lost),
            words=ngettext("lost in {n} waste", "lost in {n} wastes", kinds).format(n=kinds),
        ),
        SheetFact(figure=percent(process.first_contact), words=_("settled at the first contact")),
    )


def _ribbon(process: Process) -> tuple[RibbonStep, ...]:
    lanes = {who: n for n, who in enumerate(process.lanes)}
    found = []
    for n, (step, (begins, ends)) in enumerate(zip(process.steps, spans(process), strict=False), start=1):
        elapsed, work = step.elapsed or 0.0, step.work or 0.0
        waits = max(elapsed - work, 0.0)
        words = _("waits {days}").format(days=days(waits)) if waits else ""
        if step.adds_value is False:
            words = _("{words}, no value").format(words=words) if words else _("no value")
        found.append(
            RibbonStep(
                number=n,
                name=step.name,
                lane=lanes.get(step.who.strip(), 0),
                begins=begins,
                ends=ends,
                work=min(work / elapsed, 1.0) if elapsed else 0.0,
                adds_value=step.adds_value,
                words=words,
            )
        )
    return tuple(found)


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


def _waste_column(waste: Waste, name: str, ticks: ColumnEntry) -> RowColumn[ProcessStep]:
    def put(step: ProcessStep, text: str) -> ProcessStep:
        wastes = {w: found for w, found in step.wastes.items() if w is not waste}
        if read_choice(ticks, text):
            wastes[waste] = step.wastes.get(waste, WasteFound())
        return replace(step, wastes={w: wastes[w] for w in Waste if w in wastes})

    return RowColumn(name, lambda s: ticks.words[waste in s.wastes], put, ticks)


def _no_dash(text: str) -> str:
    return "" if text.strip() == "–" else text


def _yes(at: int | None) -> bool | None:
    return None if at is None else bool(at)


def _cases(text: str) -> float | None:
    cases = read_number(_no_dash(text))
    if cases is not None and cases < 0:
        raise BadInput(_("Write how many cases there are a month, such as 85."))
    return cases


def _whole(text: str) -> int | None:
    return read_whole(text, least=0, most=_MOST_CONTACTS) if _no_dash(text).strip() else None


def _with(row: _WasteRow, found: WasteFound) -> _WasteRow:
    return replace(row, found=found)


def _edit(change: Callable[[Sequence[Process]], tuple[Process, ...]]) -> worksheets.Edit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, processes=change(now.processes))

    return edit


def _edit_process(process: str, change: Callable[[Process], Process]) -> worksheets.Edit:
    def edit(rows: Sequence[Process]) -> tuple[Process, ...]:
        at = row_of(rows, process)
        return tuple(rows) if at is None else with_row(rows, change(at))

    return _edit(edit)


def _edit_steps(
    process: str, change: Callable[[Sequence[ProcessStep]], tuple[ProcessStep, ...]]
) -> worksheets.Edit:
    return _edit_process(process, lambda at: replace(at, steps=change(at.steps)))


def _edit_wastes(
    process: str, change: Callable[[Sequence[_WasteRow]], tuple[_WasteRow, ...]]
) -> worksheets.Edit:
    """A change of what was found, put back into the steps it was found at."""

    def steps(now: Sequence[ProcessStep]) -> tuple[ProcessStep, ...]:
        changed = change([_WasteRow(s, w, found) for s in now for w, found in s.wastes.items()])
        by_step = {s.id: {r.waste: r.found for r in changed if r.step.id == s.id} for s in now}
        return tuple(replace(s, wastes=by_step[s.id]) for s in now)

    return _edit_steps(process, steps)
