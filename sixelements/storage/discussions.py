"""What teams settled in the room, one record a round."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Service, Settled
from sixelements.domain.facts import HardFact
from sixelements.domain.ids import PracticeId, RoundId
from sixelements.domain.records import discussion_records
from sixelements.storage import bounds, histories
from sixelements.storage.memory import Memory
from sixelements.storage.row_changes import Keys, TableRow, to_write
from sixelements.storage.store import Row, Store
from sixelements.storage.worksheets import fact_columns, fact_of

_KEYS: Keys = {
    "settled": ("practice",),
    "aim": ("practice",),
    "vote": ("practice",),
    "discussed": ("position",),
    "parked": ("position",),
    "service": ("position",),
    "service_level": ("service", "leg", "position"),
    "service_all_three": ("service",),
    "service_fact": ("service", "line"),
}


class StoredDiscussions:
    """Discussions by round; a new record takes the place of the old one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = Memory[Discussion](store, "discussion")

    def of(self, round_: RoundId) -> Discussion:
        with self._store.converting():
            return self._read.of(round_, lambda: self._discussion(round_))

    def _discussion(self, round_: RoundId) -> Discussion:
        row = self._store.row("SELECT facilitator FROM discussion WHERE round = ?", (round_,))
        if row is None:
            return NO_DISCUSSION
        settled = self._rows("settled", "practice, outcome, level, why, evidence", round_)
        return Discussion(
            facilitator=row[0],
            settled={
                PracticeId(practice): Settled(
                    outcome=Outcome(outcome), level=level, why=why, evidence=evidence
                )
                for practice, outcome, level, why, evidence in settled
            },
            aims={PracticeId(p): level for p, level in self._rows("aim", "practice, level", round_)},
            votes={PracticeId(p): votes for p, votes in self._rows("vote", "practice, votes", round_)},
            discussed=tuple(PracticeId(p) for (p,) in self._rows("discussed", "practice", round_)),
            services=self._services(round_),
            parking=tuple(text for (text,) in self._rows("parked", "text", round_)),
        )

    def put(self, round_: RoundId, discussion: Discussion) -> None:
        """Write only what differs: a workshop puts one figure after another. The head is always written.

        It tells whoever remembers what was read that the record changed.
        """
        with self._store.change():
            known = self.of(round_)
            self._store.write(
                "INSERT INTO discussion (round, facilitator) VALUES (?, ?)"
                " ON CONFLICT (round) DO UPDATE SET facilitator = excluded.facilitator",
                (round_, discussion.facilitator),
            )
            rows = _rows(discussion)
            for statement, values in to_write(_KEYS, before=_rows(known), after=rows):
                self._store.write(statement, (round_, *values))
            self._store.write_each(
                *histories.noted(
                    self._store, round_, discussion_records(known), discussion_records(discussion)
                )
            )
            bounds.refuse_beyond(self._store.connection, round_, "discussion", *rows)

    def _rows(self, table: str, columns: str, round_: RoundId) -> list[Row]:
        order = "position" if table in ("discussed", "service", "parked") else "practice"
        return self._store.rows(
            f"SELECT {columns} FROM {table} WHERE round = ? ORDER BY {order}",  # noqa: S608 - our own names
            (round_,),
        )

    def _services(self, round_: RoundId) -> tuple[Service, ...]:
        levels: dict[int, dict[Leg, list[int | None]]] = defaultdict(lambda: defaultdict(list))
        for service, leg, level in self._store.rows(
            "SELECT service, leg, level FROM service_level WHERE round = ? ORDER BY service, leg, position",
            (round_,),
        ):
            levels[service][Leg(leg)].append(level)
        all_three: dict[int, int] = dict(
            self._store.rows("SELECT service, level FROM service_all_three WHERE round = ?", (round_,))
        )
        facts = self._facts(round_)
        return tuple(
            Service(
                name=name,
                levels={leg: tuple(items) for leg, items in levels[position].items()},
                all_three=all_three.get(position),
                facts=facts[position],
            )
            for position, name in self._rows("service", "position, name", round_)
        )

    def _facts(self, round_: RoundId) -> Mapping[int, Mapping[int, HardFact]]:
        found: dict[int, dict[int, HardFact]] = defaultdict(dict)
        for service, line, *figure in self._store.rows(
            "SELECT service, line, value, unit, share, source, period, n FROM service_fact"
            " WHERE round = ? ORDER BY service, line",
            (round_,),
        ):
            fact = fact_of(*figure)
            if fact:
                found[service][line] = fact
        return found


def _rows(discussion: Discussion) -> Mapping[str, Sequence[TableRow]]:
    """The rows of a discussion by table, without their round, in the order of references."""
    return {
        "settled": [
            {
                "practice": p,
                "outcome": s.outcome.value,
                "level": s.level,
                "why": s.why,
                "evidence": s.evidence,
            }
            for p, s in discussion.settled.items()
        ],
        "aim": [{"practice": p, "level": level} for p, level in discussion.aims.items()],
        "vote": [{"practice": p, "votes": votes} for p, votes in discussion.votes.items()],
        "discussed": [{"position": n, "practice": p} for n, p in enumerate(discussion.discussed)],
        "parked": [{"position": n, "text": text} for n, text in enumerate(discussion.parking)],
        "service": [{"position": n, "name": s.name} for n, s in enumerate(discussion.services)],
        "service_level": [
            {"service": n, "leg": leg.value, "position": item, "level": level}
            for n, service in enumerate(discussion.services)
            for leg, levels in service.levels.items()
            for item, level in enumerate(levels)
        ],
        "service_all_three": [
            {"service": n, "level": s.all_three}
            for n, s in enumerate(discussion.services)
            if s.all_three is not None
        ],
        "service_fact": [
            {"service": n, "line": line, **fact_columns(fact)}
            for n, service in enumerate(discussion.services)
            for line, fact in service.facts.items()
        ],
    }
