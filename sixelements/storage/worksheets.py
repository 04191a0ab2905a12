"""The worksheets of rounds. Only the rows that a change touches are written, so that each key is on disk."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sixelements.domain.assessment import Worksheet
from sixelements.domain.channels import Channel, ChannelMatrix, Expectation, Volume
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, Technique, TechniqueKind
from sixelements.domain.facts import CustomerFact, HardFact
from sixelements.domain.ids import PracticeId, RoundId
from sixelements.domain.marks import MarkedCell, filled
from sixelements.domain.records import worksheet_records
from sixelements.domain.technology_gate import PointAnswer, TechnologyRequest
from sixelements.domain.waste_walk import Ease, Process, ProcessStep, Waste, WasteFound
from sixelements.domain.worksheets import NO_WORKSHEETS, Worksheets
from sixelements.domain.worksheets import Row as SheetRow
from sixelements.storage import bounds, histories
from sixelements.storage.memory import Memory
from sixelements.storage.store import Row, Store, Value

_KEYS: Mapping[str, tuple[str, ...]] = {
    "worksheets": (),
    "channel": ("id",),
    "channel_cell": ("channel", "expectation"),
    "technique": ("id",),
    "customer_group": ("id",),
    "group_cell": ("customer_group", "technique"),
    "process": ("id",),
    "process_step": ("process", "id"),
    "step_waste": ("process", "step", "waste"),
    "request": ("id",),
    "request_point": ("request", "point"),
    "customer_fact": ("id",),
}
"""Every table, what others refer to first, with the columns that tell its rows apart within a round."""

GATE_TABLES = ("request", "request_point", "process")
"""What tells whether a gate is open, and which process a tool waits for."""
_Record = dict[str, Value]
_ProcessRows = tuple[Row, list[Row], list[Row]]
"""A process as it is stored: itself, its steps, and its wastes."""
_STEP_COLUMNS = "process, id, name, who, work, elapsed, usable, hand_off, adds_value, required"
_WASTE_COLUMNS = "process, step, waste, text, minutes, share, ease, out_on"


_LOOKED_AT = 1
"""The place of the first row of a sheet of which the group said that it still is true; else it is 0."""
_ROWS_OF = {
    Worksheet.CHANNELS: "channel",
    Worksheet.GROUPS: "customer_group",
    Worksheet.WASTE: "process",
    Worksheet.GATE: "request",
}
"""The rows of each sheet, by whose first place it is known whether it still is true."""
_FIRST_PLACES = ", ".join(
    f"(SELECT min(position) FROM {table} WHERE round = w.round)"  # noqa: S608 - our own names
    for table in _ROWS_OF.values()
)


class _PutLast(NamedTuple):
    """What was put last: which processes it left as they were, and when; nothing else wrote until then."""

    round: RoundId
    same: frozenset[str]
    moment: object
    kept: Mapping[Worksheet | None, Worksheets]
    """The sheets that it did not touch, as they were read before; None: the facts about customers."""


class StoredWorksheets:
    """Worksheets by round."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = Memory[Worksheets](store, *_KEYS)
        self._made: dict[RoundId, dict[str, tuple[_ProcessRows, Process]]] = {}
        """Of the round that was read last: most keys change one process of many."""
        self._put_last: _PutLast | None = None
        self._begun_at: object = None
        """The version before the change that puts now, of which other rounds are kept as they were read."""
        self._put_in_it: set[RoundId] = set()

    def of(self, round_: RoundId) -> Worksheets:
        with self._store.converting():
            return self._read.of(round_, lambda: self._worksheets(round_))

    def put(self, round_: RoundId, worksheets: Worksheets) -> None:
        with self._store.change():
            now = self._store.version(_KEYS.keys())
            if now is not None:
                self._begun_at, self._put_in_it = now, set()
            self._put_in_it.add(round_)
            self._store.afterwards(self._keep_others)
            there = self._store.row("SELECT 1 FROM worksheets WHERE round = ?", (round_,)) is not None
            known = self.of(round_) if there else NO_WORKSHEETS
            self._store.write_each(
                *histories.noted(self._store, round_, worksheet_records(known), worksheet_records(worksheets))
            )
            same = _Same.of(worksheets, known)
            before = _by_key(known, without=same) if there else {}
            after = _by_key(worksheets, without=same)
            for table, columns in reversed(tuple(_KEYS.items())):
                for key in before.get(table, {}).keys() - after[table].keys():
                    where = " AND ".join(f'"{c}" = ?' for c in ("round", *columns))
                    self._store.table(table).delete_where(where, [round_, *key])
            for table, columns in _KEYS.items():
                old = before.get(table, {})
                changed = [row for key, row in after[table].items() if old.get(key) != row]
                if changed:
                    self._store.table(table).upsert_all(
                        ({"round": round_, **row} for row in changed), pk=("round", *columns)
                    )
            bounds.refuse_beyond(self._store.connection, round_, *_KEYS)
            others = same.processes if self._is_made_of(round_, known) else None
            self._put_last = None
            if others is not None and now is not None:  # else it may be taken back with what came before it
                self._put_last = _PutLast(round_, others, self._moment, _parts_kept(worksheets, known))

    def _keep_others(self) -> None:
        """A change that is on disk wrote of some rounds only; the others are not read again."""
        before, now = self._begun_at, self._store.version(_KEYS.keys())
        if isinstance(before, tuple) and isinstance(now, tuple) and before[:2] == now[:2]:
            self._read.carry(before, now, but=self._put_in_it)

    def _is_made_of(self, round_: RoundId, known: Worksheets) -> bool:
        """Whether the processes that were made last are these, and not those of a change taken back since."""
        made = self._made.get(round_, {})
        return len(made) == len(known.processes) and all(
            p.id in made and made[p.id][1] is p for p in known.processes
        )

    @property
    def _moment(self) -> object:
        """Differs once anything was written."""
        return self._store.version(frozenset()), self._store.connection.total_changes

    def _rows(self, table: str, columns: str, round_: RoundId, order: str = "position") -> list[Row]:
        return self._store.rows(
            f"SELECT {columns} FROM {table} WHERE round = ? ORDER BY {order}",  # noqa: S608 - our own names
            (round_,),
        )

    def _worksheets(self, round_: RoundId) -> Worksheets:
        row = self._store.row(
            f"SELECT tested_on, silent, silent_on, {_FIRST_PLACES} FROM worksheets w WHERE round = ?",  # noqa: S608 - our own names
            (round_,),
        )
        if row is None:
            return NO_WORKSHEETS
        tested_on, silent, silent_on, *firsts = row
        last = self._put_last
        kept = last.kept if last and (last.round, last.moment) == (round_, self._moment) else {}
        return Worksheets(
            channels=(
                kept[Worksheet.CHANNELS].channels
                if Worksheet.CHANNELS in kept
                else ChannelMatrix(channels=self._channels(round_), tested_on=_day(tested_on))
            ),
            groups=(
                kept[Worksheet.GROUPS].groups
                if Worksheet.GROUPS in kept
                else GroupMatrix(
                    groups=self._groups(round_),
                    techniques=self._techniques(round_),
                    silent=silent,
                    silent_on=_day(silent_on),
                )
            ),
            processes=self._processes(round_),
            requests=kept[Worksheet.GATE].requests if Worksheet.GATE in kept else self._requests(round_),
            customer_facts=kept[None].customer_facts if None in kept else self._facts(round_),
            still_true=frozenset(
                sheet for sheet, first in zip(_ROWS_OF, firsts, strict=True) if first == _LOOKED_AT
            ),
        )

    def _techniques(self, round_: RoundId) -> tuple[Technique, ...]:
        return tuple(
            Technique(id=id_, name=name, kind=TechniqueKind(kind), shown=bool(shown))
            for id_, name, kind, shown in self._rows("technique", "id, name, kind, shown", round_)
        )

    def _facts(self, round_: RoundId) -> tuple[CustomerFact, ...]:
        return tuple(
            CustomerFact(id=id_, name=name, fact=fact_of(*figure))
            for id_, name, *figure in self._rows(
                "customer_fact", "id, name, value, unit, share, source, period, n", round_
            )
        )

    def _cells(
        self, table: str, row: str, column: str, round_: RoundId
    ) -> Mapping[str, Mapping[str, MarkedCell]]:
        found: dict[str, dict[str, MarkedCell]] = defaultdict(dict)
        columns = f"{row}, {column}, mark, note, source, day"
        for id_, of, mark, note, source, day in self._rows(table, columns, round_, f"{row}, {column}"):
            found[id_][of] = MarkedCell(mark=mark, note=note, source=source, day=_day(day))
        return found

    def _channels(self, round_: RoundId) -> tuple[Channel, ...]:
        cells = self._cells("channel_cell", "channel", "expectation", round_)
        return tuple(
            Channel(
                id=id_,
                name=name,
                used=bool(used),
                volume=None if volume is None else Volume(volume),
                cells={Expectation(e): cell for e, cell in cells.get(id_, {}).items()},
            )
            for id_, name, used, volume in self._rows("channel", "id, name, used, volume", round_)
        )

    def _groups(self, round_: RoundId) -> tuple[CustomerGroup, ...]:
        cells = self._cells("group_cell", "customer_group", "technique", round_)
        return tuple(
            CustomerGroup(id=id_, name=name, main=bool(main), cells=cells.get(id_, {}))
            for id_, name, main in self._rows("customer_group", "id, name, main", round_)
        )

    def _processes(self, round_: RoundId) -> tuple[Process, ...]:
        """A process whose rows are as they were is the one that was made of them before."""
        known, now = self._made.get(round_, {}), dict[str, tuple[_ProcessRows, Process]]()
        last = self._put_last
        same = last.same if last and (last.round, last.moment) == (round_, self._moment) else frozenset[str]()
        wastes = self._by_process("step_waste", _WASTE_COLUMNS, round_, "step, waste", without=same)
        steps = self._by_process("process_step", _STEP_COLUMNS, round_, "position", without=same)
        columns = "id, name, starts, ends, customer, monthly, contacts, repeats"
        for row in self._rows("process", columns, round_):
            there = known.get(row[0])
            if there is not None and row[0] in same:
                now[row[0]] = there
                continue
            rows = (row, steps[row[0]], wastes[row[0]])
            now[row[0]] = there if there is not None and there[0] == rows else (rows, _process(*rows, there))
        self._made = {round_: now}
        return tuple(process for _rows, process in now.values())

    def _by_process(
        self, table: str, columns: str, round_: RoundId, order: str, *, without: Collection[str]
    ) -> dict[str, list[Row]]:
        """The rows of each process, but those that are known to be as they were."""
        found: dict[str, list[Row]] = defaultdict(list)
        others = f" AND process NOT IN ({', '.join('?' * len(without))})" if without else ""
        for row in self._store.rows(
            f"SELECT {columns} FROM {table} WHERE round = ?{others} ORDER BY process, {order}",  # noqa: S608 - our own names
            (round_, *without),
        ):
            found[row[0]].append(row)
        return found

    def _requests(self, round_: RoundId) -> tuple[TechnologyRequest, ...]:
        points: dict[str, dict[int, PointAnswer]] = defaultdict(dict)
        for request, point, yes, note in self._rows(
            "request_point", "request, point, yes, note", round_, "request, point"
        ):
            points[request][point] = PointAnswer(yes=_yes(yes), note=note)
        return tuple(
            TechnologyRequest(
                id=id_,
                name=name,
                asked_by=asked_by,
                process=process,
                opens=PracticeId(opens) if opens else None,
                points=points[id_],
            )
            for id_, name, asked_by, process, opens in self._rows(
                "request", "id, name, asked_by, process, opens", round_
            )
        )


def fact_of(
    value: float | None, unit: str, share: int, source: str, period: str, n: int | None
) -> HardFact | None:
    """A fact from its columns; None if there is no figure."""
    if value is None:
        return None
    return HardFact(value=value, unit=unit, share=bool(share), source=source, period=period, n=n)


def fact_columns(fact: HardFact | None) -> _Record:
    """A fact, or none, as columns."""
    if fact is None:
        return {"value": None, "unit": "", "share": 0, "source": "", "period": "", "n": None}
    return {
        "value": float(fact.value),
        "unit": fact.unit,
        "share": int(fact.share),
        "source": fact.source,
        "period": fact.period,
        "n": fact.n,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _yes(code: int | None) -> bool | None:
    return None if code is None else bool(code)


def _code(answer: int | None) -> int | None:
    return None if answer is None else int(answer)


def _number(figure: float | None) -> float | None:
    return None if figure is None else float(figure)


def _process(
    row: Row, step_rows: list[Row], waste_rows: list[Row], before: tuple[_ProcessRows, Process] | None
) -> Process:
    """A process from its rows; a step whose rows are as they were ``before`` is the one made of them then."""
    wastes: dict[str, list[Row]] = defaultdict(list)
    for waste in waste_rows:
        wastes[waste[1]].append(waste)
    known = _steps_by_rows(before) if before else {}
    steps = []
    for step in step_rows:
        found = known.get(step[1])
        same = found is not None and found[0] == step and found[1] == wastes[step[1]]
        steps.append(found[2] if found and same else _step(step, wastes[step[1]]))
    id_, name, starts, ends, customer, monthly, contacts, repeats = row
    return Process(
        id=id_,
        name=name,
        starts=starts,
        ends=ends,
        customer=customer,
        monthly=monthly,
        contacts=contacts,
        repeats=repeats,
        steps=tuple(steps),
    )


def _steps_by_rows(made: tuple[_ProcessRows, Process]) -> dict[str, tuple[Row, list[Row], ProcessStep]]:
    """The steps of a process by their ids, with the rows that they were made of."""
    (_row, step_rows, waste_rows), process = made
    wastes: dict[str, list[Row]] = defaultdict(list)
    for waste in waste_rows:
        wastes[waste[1]].append(waste)
    pairs = zip(step_rows, process.steps, strict=True)
    return {step.id: (row, wastes[step.id], step) for row, step in pairs}


def _step(row: Row, waste_rows: list[Row]) -> ProcessStep:
    """A step from its rows."""
    _process, id_, name, who, work, elapsed, usable, hand_off, adds_value, required = row
    found = {
        Waste(waste): WasteFound(
            text=text, minutes=minutes, share=share, ease=Ease(ease) if ease else None, out_on=_day(out_on)
        )
        for _process, _step, waste, text, minutes, share, ease, out_on in waste_rows
    }
    return ProcessStep(
        id=id_,
        name=name,
        who=who,
        work=work,
        elapsed=elapsed,
        usable=usable,
        hand_off=_yes(hand_off),
        adds_value=_yes(adds_value),
        required=bool(required),
        wastes=_in_order(found),
    )


def _in_order(wastes: Mapping[Waste, WasteFound]) -> Mapping[Waste, WasteFound]:
    return {waste: wastes[waste] for waste in Waste if waste in wastes}


class _Same(NamedTuple):
    """The large rows that are as they were, in the place where they were: a key changes one of hundreds."""

    channels: frozenset[str]
    groups: frozenset[str]
    processes: frozenset[str]
    steps: frozenset[tuple[str, str]]
    """Those of the other processes: process and step."""

    @classmethod
    def of(cls, now: Worksheets, before: Worksheets) -> "_Same":
        told_again = now.still_true ^ before.still_true
        none: frozenset[str] = frozenset()
        return cls(
            none
            if Worksheet.CHANNELS in told_again
            else _unchanged(now.channels.channels, before.channels.channels),
            none if Worksheet.GROUPS in told_again else _unchanged(now.groups.groups, before.groups.groups),
            none if Worksheet.WASTE in told_again else _unchanged(now.processes, before.processes),
            frozenset(
                (process.id, step)
                for process, old in zip(now.processes, before.processes, strict=False)
                if process.id == old.id and process is not old
                for step in _unchanged(process.steps, old.steps)
            ),
        )


def _parts_kept(now: Worksheets, before: Worksheets) -> Mapping[Worksheet | None, Worksheets]:
    """The sheets that are the same as before, which need not be read again."""
    same: dict[Worksheet | None, bool] = {
        Worksheet.CHANNELS: now.channels is before.channels,
        Worksheet.GROUPS: now.groups is before.groups,
        Worksheet.GATE: now.requests is before.requests,
        None: now.customer_facts is before.customer_facts,
    }
    return {part: before for part, is_so in same.items() if is_so}


def _unchanged(now: Iterable[SheetRow], before: Iterable[SheetRow]) -> frozenset[str]:
    return frozenset(row.id for row, old in zip(now, before, strict=False) if row is old or row == old)


def _by_key(worksheets: Worksheets, *, without: _Same) -> Mapping[str, Mapping[tuple[Value, ...], _Record]]:
    """The rows of every table, without their round and those that are the same, by what tells them apart."""
    found: dict[str, dict[tuple[Value, ...], _Record]] = {table: {} for table in _KEYS}
    for table, row in _records(worksheets, without):
        found[table][tuple(row[c] for c in _KEYS[table])] = row
    return found


class _Of(NamedTuple):
    table: str
    row: _Record


def _records(worksheets: Worksheets, without: _Same) -> Iterator[_Of]:
    channels, groups = worksheets.channels, worksheets.groups
    first = {sheet: _LOOKED_AT if sheet in worksheets.still_true else 0 for sheet in _ROWS_OF}
    head: _Record = {"tested_on": _text(channels.tested_on), "silent": groups.silent}
    yield _Of("worksheets", {**head, "silent_on": _text(groups.silent_on)})
    yield from _channel_records(channels, without.channels, first[Worksheet.CHANNELS])
    yield from _group_records(groups, without.groups, first[Worksheet.GROUPS])
    for n, process in enumerate(worksheets.processes, start=first[Worksheet.WASTE]):
        if process.id not in without.processes:
            yield from _process_records(n, process, without.steps)
    for n, request in enumerate(worksheets.requests, start=first[Worksheet.GATE]):
        yield from _request_records(n, request)
    for n, fact in enumerate(worksheets.customer_facts):
        row: _Record = {"id": fact.id, "position": n, "name": fact.name}
        yield _Of("customer_fact", {**row, **fact_columns(fact.fact)})


def _cell_records(cells: Iterable[tuple[_Record, MarkedCell]], table: str) -> Iterator[_Of]:
    for keys, cell in cells:
        said: _Record = {"mark": cell.mark, "note": cell.note, "source": cell.source, "day": _text(cell.day)}
        yield _Of(table, {**keys, **said})


def _channel_records(matrix: ChannelMatrix, without: Collection[str], first: int) -> Iterator[_Of]:
    for n, c in enumerate(matrix.channels, start=first):
        if c.id in without:
            continue
        volume = None if c.volume is None else int(c.volume)
        yield _Of(
            "channel", {"id": c.id, "position": n, "name": c.name, "used": int(c.used), "volume": volume}
        )
        cells: list[tuple[_Record, MarkedCell]] = [
            ({"channel": c.id, "expectation": e.value}, cell) for e, cell in filled(c.cells).items()
        ]
        yield from _cell_records(cells, "channel_cell")


def _group_records(matrix: GroupMatrix, without: Collection[str], first: int) -> Iterator[_Of]:
    for n, t in enumerate(matrix.techniques):
        row: _Record = {"id": t.id, "position": n, "name": t.name, "kind": t.kind.value}
        yield _Of("technique", {**row, "shown": int(t.shown)})
    for n, g in enumerate(matrix.groups, start=first):
        if g.id in without:
            continue
        yield _Of("customer_group", {"id": g.id, "position": n, "name": g.name, "main": int(g.main)})
        cells: list[tuple[_Record, MarkedCell]] = [
            ({"customer_group": g.id, "technique": t}, cell) for t, cell in filled(g.cells).items()
        ]
        yield from _cell_records(cells, "group_cell")


def _process_records(n: int, process: Process, without: Collection[tuple[str, str]]) -> Iterator[_Of]:
    row: _Record = {
        "id": process.id,
        "position": n,
        "name": process.name,
        "starts": process.starts,
        "ends": process.ends,
        "customer": process.customer,
        "monthly": _number(process.monthly),
        "contacts": process.contacts,
        "repeats": process.repeats,
    }
    yield _Of("process", row)
    for place, step in enumerate(process.steps):
        if (process.id, step.id) not in without:
            yield from _step_records(process.id, place, step)


def _step_records(process: str, place: int, step: ProcessStep) -> Iterator[_Of]:
    row: _Record = {
        "process": process,
        "id": step.id,
        "position": place,
        "name": step.name,
        "who": step.who,
        "work": _number(step.work),
        "elapsed": _number(step.elapsed),
        "usable": _number(step.usable),
        "hand_off": _code(step.hand_off),
        "adds_value": _code(step.adds_value),
        "required": int(step.required),
    }
    yield _Of("process_step", row)
    for waste, found in step.wastes.items():
        said: _Record = {
            "process": process,
            "step": step.id,
            "waste": waste.value,
            "text": found.text,
            "minutes": _number(found.minutes),
            "share": _number(found.share),
            "ease": found.ease.value if found.ease else None,
            "out_on": _text(found.out_on),
        }
        yield _Of("step_waste", said)


def _request_records(n: int, request: TechnologyRequest) -> Iterator[_Of]:
    row: _Record = {"id": request.id, "position": n, "name": request.name, "asked_by": request.asked_by}
    yield _Of("request", {**row, "process": request.process, "opens": request.opens})
    for point, answer in request.points.items():
        if answer != PointAnswer():
            said: _Record = {"request": request.id, "point": point, "yes": _code(answer.yes)}
            yield _Of("request_point", {**said, "note": answer.note})
