"""The accepted plans, one a round."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sixelements.domain.actions import Action, Declined, Guardrail, Horizon, Kind, Note, Plan, Status
from sixelements.domain.assessment import Leg, Measure, Size
from sixelements.domain.carried import in_stretches
from sixelements.domain.ids import ActionId, PlanId, RoundId
from sixelements.domain.records import plan_records
from sixelements.storage import bounds, histories, kept_alive, reasons
from sixelements.storage.memory import Memory
from sixelements.storage.store import Row, Store, Value

_AS_THEY_ARE = (
    "id", "title", "practice", "element", "owner", "helpers", "first_step", "when", "then",
    "expected_level", "needs", "risk", "told", "evidence", "review_notes",
)  # fmt: skip
_DATES = ("start", "due", "first_step_by")
_WORDS: Mapping[str, type[StrEnum]] = {"kind": Kind, "size": Size, "horizon": Horizon, "status": Status}
_MEASURE = ("name", "unit", "how", "baseline", "target")
_COLUMNS = (
    *_AS_THEY_ARE,
    *_DATES,
    *_WORDS,
    *(f"measure_{name}" for name in _MEASURE),
    "locked",
    "guardrail",
    "because",
)
_LISTS: Mapping[str, tuple[str, str]] = {
    "plan_line": ("list", "text"),
    "plan_action_leg": ("action", "leg"),
    "plan_action_dependency": ("action", "depends_on"),
    "plan_reason_foundation": ("action", "practice"),
    "plan_note_practice": ("note", "practice"),
}
"""Tables of lists: what a row's list belongs to, and what it holds."""
_LISTS_OF_ACTIONS = ("plan_action_leg", "plan_action_dependency", "plan_reason_foundation")
_OF_ACTIONS = (
    "plan_reason",
    "plan_reason_foundation",
    "plan_worksheet_reason",
    "plan_action_kept",
    "plan_reading",
)
"""What goes with an action, beside its legs and what it waits for."""
_LINES = ("notes", "log", "parking", "stop_doing")


def _sentences(plan: Plan) -> tuple[str, ...]:
    """The notes of older workbooks, which are sentences."""
    return tuple(note for note in plan.notes if isinstance(note, str))


def _lines(plan: Plan) -> tuple[tuple[str, ...], ...]:
    return _sentences(plan), plan.log, plan.parking, plan.stop_doing


_PARTS: Mapping[str, Callable[[Plan], object]] = {
    "plan_line": _lines,
    "plan_declined": lambda plan: plan.declined,
    "plan_note": lambda plan: plan.notes,
    "plan_person": lambda plan: plan.people,
    "plan_left_so": lambda plan: plan.left_so,
    "plan_next_review": lambda plan: plan.next_review,
    "plan_review": lambda plan: plan.reviews,
}
"""What is written again when it differs, by its table; what hangs on its rows goes with them."""
_PART_OF = {
    "plan_note_practice": "plan_note",
    "plan_review_entry": "plan_review",
    "plan_review_rating": "plan_review",
    "plan_review_decision": "plan_review",
}
Lists = Mapping[tuple[str, str | int], tuple[str, ...]]
"""Lists by their table and what they belong to."""
_Said = tuple[Row, tuple[tuple[str, ...], ...], kept_alive.BesideAction]
"""All that the tables say of an action."""
_Made = dict[str, tuple[_Said, Action]]
"""The actions of the plan that was read last: where the tables say the same, it is the very same action.

An edit changes a few of hundreds, and what is known of the others stays known.
"""


class StoredPlans:
    """Plans by round; a new one takes the place of the old one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = Memory[Plan | None](store, "plan")
        self._made: _Made = {}

    def of(self, round_: RoundId) -> Plan | None:
        with self._store.converting():
            return self._read.of(round_, lambda: self._plan(round_))

    def _plan(self, round_: RoundId) -> Plan | None:
        row = self._store.row("SELECT id, start, aim, sponsor FROM plan WHERE round = ?", (round_,))
        if row is None:
            return None
        id_, start, aim, sponsor = row
        lists = self._lists(round_)
        plan = Plan(
            id=PlanId(id_),
            start=date.fromisoformat(start),
            actions=self._actions(round_, lists),
            notes=(*lists["plan_line", "notes"], *self._notes(round_, lists)),
            aim=aim,
            sponsor=sponsor,
            log=lists["plan_line", "log"],
            parking=lists["plan_line", "parking"],
            stop_doing=lists["plan_line", "stop_doing"],
            declined=self._declined(round_),
        )
        return in_stretches(kept_alive.with_all(self._store, round_, plan))

    def put(self, round_: RoundId, plan: Plan) -> None:
        with self._store.change():
            known = before = self.of(round_)
            head = (plan.start.isoformat(), plan.aim, plan.sponsor, round_, plan.id)
            updates = "UPDATE plan SET start = ?, aim = ?, sponsor = ? WHERE round = ? AND id = ?"
            if known is None or not self._store.write(updates, head):
                self._store.write("DELETE FROM plan WHERE round = ?", (round_,))
                self._store.write(
                    "INSERT INTO plan (start, aim, sponsor, round, id) VALUES (?, ?, ?, ?, ?)", head
                )
                known = Plan(id=plan.id, start=plan.start, actions=())
            self._put_rows(round_, known, plan)
            noted = histories.noted(self._store, round_, plan_records(before), plan_records(plan))
            self._store.write_each(*noted)

    def _put_rows(self, round_: RoundId, known: Plan, plan: Plan) -> None:
        """Write only what differs from what is there: a plan may have hundreds of actions."""
        changed = [table for table, part in _PARTS.items() if part(known) != part(plan)]
        for table in changed:
            self._store.table(table).delete_where("round = ?", [round_])
        places = {a.id: (n, a) for n, a in enumerate(known.actions)}
        new = [(n, a) for n, a in enumerate(plan.actions) if places.get(a.id) != (n, a)]
        stay = {a.id for n, a in enumerate(plan.actions) if places.get(a.id) == (n, a)}
        for id_ in places.keys() - stay:
            self._store.write("DELETE FROM plan_action WHERE round = ? AND id = ?", (round_, id_))
        of_actions = self._rows_of(new)
        whole = self._rows_of_plan(plan)
        written = {**of_actions, **{t: whole[t] for t in whole if _PART_OF.get(t, t) in changed}}
        for table, rows in written.items():
            self._store.table(table).insert_all({"round": round_, **row} for row in rows)
        bounds.refuse_beyond(self._store.connection, round_, "plan", *written)

    def _rows_of(self, actions: Sequence[tuple[int, Action]]) -> Mapping[str, Iterable[Mapping[str, Value]]]:
        """The rows of some actions, each with its place, by table in the order of references."""
        if not actions:
            return {}
        only = Plan(id=PlanId(""), start=date.min, actions=tuple(a for _n, a in actions))
        beside = {**reasons.tables(only), **kept_alive.tables(only)}
        return {
            "plan_action": [{"position": n, **_row(action)} for n, action in actions],
            "plan_action_leg": [
                {"action": a.id, "position": n, "leg": leg.value}
                for _at, a in actions
                for n, leg in enumerate(a.legs)
            ],
            "plan_action_dependency": [
                {"action": a.id, "position": n, "depends_on": other}
                for _at, a in actions
                for n, other in enumerate(a.depends_on)
            ],
            **{table: beside[table] for table in _OF_ACTIONS},
        }

    def _rows_of_plan(self, plan: Plan) -> Mapping[str, Iterable[Mapping[str, Value]]]:
        """The rows of all but the actions, by table in the order of references."""
        alone = replace(plan, actions=())
        return {
            "plan_line": [
                {"list": name, "position": n, "text": text}
                for name, texts in zip(_LINES, _lines(plan), strict=True)
                for n, text in enumerate(texts)
            ],
            "plan_declined": [{"position": n, **asdict(one)} for n, one in enumerate(plan.declined)],
            **{
                table: rows
                for table, rows in {**reasons.tables(alone), **kept_alive.tables(alone)}.items()
                if table not in _OF_ACTIONS
            },
        }

    def _declined(self, round_: RoundId) -> tuple[Declined, ...]:
        rows = self._store.rows(
            "SELECT action, title, reason FROM plan_declined WHERE round = ? ORDER BY position", (round_,)
        )
        return tuple(Declined(ActionId(action), title, reason) for action, title, reason in rows)

    def _notes(self, round_: RoundId, lists: Lists) -> Iterator[Note]:
        columns = ", ".join(("position", *reasons.NOTE))
        rows = self._store.rows(
            f"SELECT {columns} FROM plan_note WHERE round = ? ORDER BY position",  # noqa: S608 - our names
            (round_,),
        )
        return (reasons.note(row[1:], lists["plan_note_practice", row[0]]) for row in rows)

    def _actions(self, round_: RoundId, lists: Lists) -> tuple[Action, ...]:
        columns = [
            *(f'a."{column}"' for column in _COLUMNS),
            *(f"w.{column}" for column in reasons.FROM_SHEET),
            *(f"r.{column}" for column in reasons.BECAUSE),
        ]
        rows = self._store.rows(
            f"SELECT {', '.join(columns)} FROM plan_action a"  # noqa: S608 - our names
            " LEFT JOIN plan_reason r ON r.round = a.round AND r.action = a.id"
            " LEFT JOIN plan_worksheet_reason w ON w.round = a.round AND w.action = a.id"
            " WHERE a.round = ? ORDER BY a.position",
            (round_,),
        )
        beside = kept_alive.of_actions(self._store, round_)
        known, self._made = self._made, {}
        for row in rows:
            lists_of = tuple(lists[table, row[0]] for table in _LISTS_OF_ACTIONS)
            said = row, lists_of, beside.get(row[0], (None, ()))
            before = known.get(row[0])
            self._made[row[0]] = before if before and before[0] == said else (said, _whole_action(*said))
        return tuple(action for _said, action in self._made.values())

    def _lists(self, round_: RoundId) -> Lists:
        parts = (
            f"SELECT '{table}', {of}, position, {value} FROM {table} WHERE round = ?1"  # noqa: S608 - our names
            for table, (of, value) in _LISTS.items()
        )
        lists: dict[tuple[str, str | int], tuple[str, ...]] = defaultdict(tuple)
        for table, of, _position, value in self._store.rows(
            f"{' UNION ALL '.join(parts)} ORDER BY 1, 2, 3", (round_,)
        ):
            lists[table, of] += (value,)
        return lists


def _whole_action(row: Row, lists: tuple[tuple[str, ...], ...], beside: kept_alive.BesideAction) -> Action:
    """An action from its row, joined with those of its reason, its lists, and what stands beside it."""
    values = dict(zip(_COLUMNS, row, strict=False))
    why = row[len(_COLUMNS) :]
    sheet, why = why[: len(reasons.FROM_SHEET)], why[len(reasons.FROM_SHEET) :]
    legs, others, foundations = lists
    if sheet[0] is not None:
        values["because"] = reasons.from_sheet(sheet)
    elif why[0] is not None:
        values["because"] = reasons.because(why, foundations)
    return kept_alive.with_kept(_action(values, legs, others), beside)


def _row(action: Action) -> dict[str, Value]:
    """An action's own columns, without its legs and what it depends on."""
    return {
        **{name: getattr(action, name) for name in _AS_THEY_ARE},
        **{name: _iso(getattr(action, name)) for name in _DATES},
        **{name: getattr(action, name).value for name in _WORDS},
        **{f"measure_{name}": getattr(action.measure, name) for name in _MEASURE},
        "locked": int(action.locked),
        "guardrail": action.guardrail.value if action.guardrail else None,
        "because": action.because if isinstance(action.because, str) else "",
    }


def _action(row: Mapping[str, Any], legs: tuple[str, ...], depends_on: tuple[str, ...]) -> Action:
    """An action from its columns; the schema's CHECKs say what can be in them."""
    values: dict[str, Any] = {name: row[name] for name in _AS_THEY_ARE}
    values |= {name: date.fromisoformat(row[name]) if row[name] else None for name in _DATES}
    values |= {name: word(row[name]) for name, word in _WORDS.items()}
    return Action(
        **values,
        measure=Measure(**{name: row[f"measure_{name}"] for name in _MEASURE}),
        legs=tuple(Leg(leg) for leg in legs),
        depends_on=tuple(ActionId(other) for other in depends_on),
        locked=bool(row["locked"]),
        guardrail=Guardrail(row["guardrail"]) if row["guardrail"] else None,
        because=row["because"],
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
