"""The teams of a workbook."""

from sixelements.domain.ids import TeamId
from sixelements.domain.records import removal
from sixelements.domain.teams import Headcount, Team
from sixelements.storage import bounds, histories, removing
from sixelements.storage.backups import BackupManager
from sixelements.storage.memory import Memory
from sixelements.storage.store import Row, Store, Value


class StoredTeams:
    """Teams in the order in which they were added."""

    def __init__(self, store: Store, backups: BackupManager) -> None:
        self._store = store
        self._backups = backups
        self._read = Memory[tuple[Team, ...]](store, "team", "team_service")

    def all(self) -> tuple[Team, ...]:
        return self._read.of("all", self._all)

    def _all(self) -> tuple[Team, ...]:
        rows = self._store.rows("SELECT id, name, frontline, supervisor, manager FROM team ORDER BY position")
        services: dict[str, tuple[str, ...]] = {}
        for team, service in self._store.rows("SELECT team, name FROM team_service ORDER BY team, position"):
            services[team] = (*services.get(team, ()), service)
        with self._store.converting():
            return tuple(
                Team(id=TeamId(id_), name=name, headcount=headcount(heads), services=services.get(id_, ()))
                for id_, name, *heads in rows
            )

    def put(self, team: Team) -> None:
        with self._store.change():
            known = [there for there in self.all() if there.id == team.id]
            if known:
                name = f"team/{team.id}"
                self._store.write_each(*histories.noted(self._store, None, {name: known[0]}, {name: team}))
            position = self._store.number(
                "SELECT coalesce((SELECT position FROM team WHERE id = ?),"
                " (SELECT max(position) FROM team) + 1, 1)",
                (team.id,),
            )
            row = {"id": team.id, "position": position, "name": team.name, **heads_row(team.headcount)}
            self._store.table("team").upsert(row, pk="id")
            self._store.table("team_service").delete_where("team = ?", [team.id])
            self._store.table("team_service").insert_all(
                {"team": team.id, "position": n, "name": name} for n, name in enumerate(team.services)
            )
            bounds.refuse_beyond(self._store.connection, team.id, "team", "team_service")

    def remove(self, team: TeamId) -> None:
        with self._store.change():
            self._backups.erase(*removing.of_team(team))
            histories.write(self._store, None, removal("removed team", team))


def headcount(heads: list[int | None] | Row) -> Headcount | None:
    """The head count from its three columns; None if they are empty."""
    frontline, supervisor, manager = heads
    if frontline is None or supervisor is None or manager is None:
        return None
    return Headcount(frontline=frontline, supervisor=supervisor, manager=manager)


def heads_row(heads: Headcount | None) -> dict[str, Value]:
    """The three columns of a head count."""
    return {
        "frontline": heads.frontline if heads else None,
        "supervisor": heads.supervisor if heads else None,
        "manager": heads.manager if heads else None,
    }
