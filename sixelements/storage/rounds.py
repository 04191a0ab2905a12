"""The rounds of a workbook's teams, with the practices that each asks."""

from datetime import date

from sixelements.domain.errors import NotFound
from sixelements.domain.ids import PracticeId, RoundId, TeamId
from sixelements.domain.records import removal, round_records
from sixelements.domain.rounds import Mode, Round, State
from sixelements.i18n import _
from sixelements.storage import bounds, histories, removing
from sixelements.storage.backups import BackupManager
from sixelements.storage.memory import Memory
from sixelements.storage.store import Row, Store
from sixelements.storage.teams import headcount, heads_row

_READ = (
    "SELECT frontline, supervisor, manager, id, team, number, mode, threshold, state, assessment,"
    " opened_on, closed_on, several_sittings, horizon_days FROM round"
)


class StoredRounds:
    """Rounds by team; the backups learn of each that was published."""

    def __init__(self, store: Store, backups: BackupManager) -> None:
        self._store = store
        self._backups = backups
        self._read = Memory[tuple[Round, ...]](store, "round", "round_practice")

    def of(self, team: TeamId) -> tuple[Round, ...]:
        return self._read.of(("of", team), lambda: self._rounds("team = ? ORDER BY number", team))

    def get(self, round_: RoundId) -> Round:
        found = self._known(round_)
        if not found:
            raise NotFound(_("This round is no longer in the workbook. Choose another one."))
        return found

    def _known(self, round_: RoundId) -> Round | None:
        found = self._read.of(("get", round_), lambda: self._rounds("id = ?", round_))
        return found[0] if found else None

    def _rounds(self, which: str, value: str) -> tuple[Round, ...]:
        rows = self._store.rows(f"{_READ} WHERE {which}", (value,))
        with self._store.converting():
            return tuple(self._round(row) for row in rows)

    def put(self, round_: Round) -> None:
        with self._store.change():
            known = self._known(round_.id)
            self._store.table("round").upsert(
                {
                    "id": round_.id,
                    "team": round_.team,
                    "number": round_.number,
                    "mode": round_.mode.value,
                    "threshold": round_.threshold,
                    **heads_row(round_.headcount),
                    "state": round_.state.value,
                    "assessment": round_.assessment or None,
                    "opened_on": _stored(round_.opened_on) or "",
                    "closed_on": _stored(round_.closed_on),
                    "several_sittings": int(round_.several_sittings),
                    "horizon_days": round_.horizon_days,
                },
                pk="id",
            )
            self._store.table("round_practice").delete_where("round = ?", [round_.id])
            self._store.table("round_practice").insert_all(
                {"round": round_.id, "practice": p, "position": n, "set_aside": round_.set_aside.get(p)}
                for n, p in enumerate(round_.practices)
            )
            if known:
                self._store.write_each(
                    *histories.noted(self._store, round_.id, round_records(known), round_records(round_))
                )
            bounds.refuse_beyond(self._store.connection, round_.team, "round")
            bounds.refuse_beyond(self._store.connection, round_.id, "round_practice")
            if round_.readable:
                self._store.afterwards(self._backups.round_closed)
            elif round_.anonymous:
                self._store.afterwards(self._backups.round_opened)

    def remove(self, round_: RoundId) -> None:
        with self._store.change():
            self._backups.erase(*removing.of_round(round_))
            histories.write(self._store, None, removal("removed round", round_))

    def _round(self, row: Row) -> Round:
        *heads, id_, team, number, mode, threshold, state, assessment = row[:10]
        opened_on, closed_on, several_sittings, horizon_days = row[10:]
        practices = self._store.rows(
            "SELECT practice, set_aside FROM round_practice WHERE round = ? ORDER BY position", (id_,)
        )
        return Round(
            id=RoundId(id_),
            team=TeamId(team),
            number=number,
            mode=Mode(mode),
            threshold=threshold,
            practices=tuple(PracticeId(p) for p, _ in practices),
            headcount=headcount(heads),
            state=State(state),
            assessment=assessment or "",
            opened_on=_day(opened_on),
            closed_on=_day(closed_on),
            several_sittings=bool(several_sittings),
            horizon_days=horizon_days,
            set_aside={PracticeId(p): reason for p, reason in practices if reason is not None},
        )


def _stored(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(stored: str | None) -> date | None:
    """None also for what is no day, as a workbook from elsewhere may hold; `check` says so."""
    try:
        return date.fromisoformat(stored) if stored else None
    except ValueError:
        return None
