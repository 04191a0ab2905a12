"""The accepted plans, one a round."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Any

from sixelements.domain.actions import Action, Declined, Guardrail, Horizon, Kind, Note, Plan, Status
from sixelements.domain.assessment import Leg, Measure, Size
from sixelements.domain.ids import ActionId, PlanId, RoundId
from sixelements.storage import bounds, reasons
from sixelements.storage.memory import Memory
from sixelements.storage.store import Store, Value

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
Lists = Mapping[tuple[str, str | int], tuple[str, ...]]
"""Lists by their table and what they belong to."""


class StoredPlans:
    """Plans by round; a new one takes the place of the old one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = Memory[Plan | None](store, "plan")

    def of(self, round_: RoundId) -> Plan | None:
        with self._store.converting():
            return self._read.of(round_, lambda: self._plan(round_))

    def _plan(self, round_: RoundId) -> Plan | None:
        row = self._store.row("SELECT id, start, aim, sponsor FROM plan WHERE round = ?", (round_,))
        if row is None:
            return None
        id_, start, aim, sponsor = row
        lists = self._lists(round_)
        return Plan(
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

    def put(self, round_: RoundId, plan: Plan) -> None:
        head = {"round": round_, "id": plan.id, "start": plan.start.isoformat()}
        sentences = tuple(note for note in plan.notes if isinstance(note, str))
        lists = {
            "notes": sentences, "log": plan.log, "parking": plan.parking, "stop_doing": plan.stop_doing,
        }  # fmt: skip
        with self._store.change():
            self._store.table("plan").delete_where("round = ?", [round_])
            self._store.table("plan").insert({**head, "aim": plan.aim, "sponsor": plan.sponsor})
            self._store.table("plan_line").insert_all(
                {"round": round_, "list": name, "position": n, "text": text}
                for name, texts in lists.items()
                for n, text in enumerate(texts)
            )
            self._put_actions(round_, plan)
            self._store.table("plan_declined").insert_all(
                {"round": round_, "position": n, **asdict(declined)}
                for n, declined in enumerate(plan.declined)
            )
            why = reasons.tables(plan)
            for table, rows in why.items():
                self._store.table(table).insert_all({"round": round_, **row} for row in rows)
            tables = ("plan", "plan_action", "plan_action_dependency", "plan_declined", "plan_line", *why)
            bounds.refuse_beyond(self._store.connection, round_, *tables)

    def _put_actions(self, round_: RoundId, plan: Plan) -> None:
        self._store.table("plan_action").insert_all(
            {"round": round_, "position": n, **_row(action)} for n, action in enumerate(plan.actions)
        )
        self._store.table("plan_action_leg").insert_all(
            {"round": round_, "action": action.id, "position": n, "leg": leg.value}
            for action in plan.actions
            for n, leg in enumerate(action.legs)
        )
        self._store.table("plan_action_dependency").insert_all(
            {"round": round_, "action": action.id, "position": n, "depends_on": other}
            for action in plan.actions
            for n, other in enumerate(action.depends_on)
        )

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
        columns = [*(f'a."{column}"' for column in _COLUMNS), *(f"r.{column}" for column in reasons.BECAUSE)]
        rows = self._store.rows(
            f"SELECT {', '.join(columns)} FROM plan_action a"  # noqa: S608 - our names
            " LEFT JOIN plan_reason r ON r.round = a.round AND r.action = a.id"
            " WHERE a.round = ? ORDER BY a.position",
            (round_,),
        )
        found = []
        for row in rows:
            values = dict(zip(_COLUMNS, row, strict=False))
            id_, why = values["id"], row[len(_COLUMNS) :]
            if why[0] is not None:
                values["because"] = reasons.because(why, lists["plan_reason_foundation", id_])
            legs, others = lists["plan_action_leg", id_], lists["plan_action_dependency", id_]
            found.append(_action(values, legs, others))
        return tuple(found)

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
