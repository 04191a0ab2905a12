"""The accepted plans, one a round."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Any

from sixelements.domain.actions import Action, Declined, Horizon, Kind, Plan, Status
from sixelements.domain.assessment import Leg, Measure, Size
from sixelements.domain.ids import ActionId, PlanId, RoundId
from sixelements.storage import bounds
from sixelements.storage.memory import Memory
from sixelements.storage.store import Store, Value

_AS_THEY_ARE = (
    "id", "title", "practice", "element", "owner", "helpers", "first_step", "when", "then",
    "expected_level", "because", "guardrail", "needs", "risk", "told", "evidence", "review_notes",
)  # fmt: skip
_DATES = ("start", "due", "first_step_by")
_WORDS: Mapping[str, type[StrEnum]] = {"kind": Kind, "size": Size, "horizon": Horizon, "status": Status}
_MEASURE = ("name", "unit", "how", "baseline", "target")
_COLUMNS = (*_AS_THEY_ARE, *_DATES, *_WORDS, *(f"measure_{name}" for name in _MEASURE), "locked")


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
        lines = self._lists(round_, "plan_line", "list", "text")
        return Plan(
            id=PlanId(id_),
            start=date.fromisoformat(start),
            actions=self._actions(round_),
            notes=lines["notes"],
            aim=aim,
            sponsor=sponsor,
            log=lines["log"],
            parking=lines["parking"],
            stop_doing=lines["stop_doing"],
            declined=self._declined(round_),
        )

    def put(self, round_: RoundId, plan: Plan) -> None:
        head = {"round": round_, "id": plan.id, "start": plan.start.isoformat()}
        lists = {
            "notes": plan.notes, "log": plan.log, "parking": plan.parking, "stop_doing": plan.stop_doing,
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
            tables = ("plan", "plan_action", "plan_action_dependency", "plan_declined", "plan_line")
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

    def _actions(self, round_: RoundId) -> tuple[Action, ...]:
        legs = self._lists(round_, "plan_action_leg", "action", "leg")
        others = self._lists(round_, "plan_action_dependency", "action", "depends_on")
        columns = ", ".join(f'"{column}"' for column in _COLUMNS)
        rows = self._store.rows(
            f"SELECT {columns} FROM plan_action WHERE round = ? ORDER BY position",  # noqa: S608 - our names
            (round_,),
        )
        values = (dict(zip(_COLUMNS, row, strict=True)) for row in rows)
        return tuple(_action(v, legs[str(v["id"])], others[str(v["id"])]) for v in values)

    def _lists(self, round_: RoundId, table: str, key: str, value: str) -> Mapping[str, tuple[str, ...]]:
        lists: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for name, text in self._store.rows(
            f"SELECT {key}, {value} FROM {table} WHERE round = ? ORDER BY {key}, position",  # noqa: S608
            (round_,),
        ):
            lists[name] += (text,)
        return lists


def _row(action: Action) -> dict[str, Value]:
    """An action's own columns, without its legs and what it depends on."""
    return {
        **{name: getattr(action, name) for name in _AS_THEY_ARE},
        **{name: _iso(getattr(action, name)) for name in _DATES},
        **{name: getattr(action, name).value for name in _WORDS},
        **{f"measure_{name}": getattr(action.measure, name) for name in _MEASURE},
        "locked": int(action.locked),
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
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
