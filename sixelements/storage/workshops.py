"""Workshops as they run, one a round at most."""

from sixelements.domain.ids import PracticeId, RoundId
from sixelements.domain.script import BlockTime, Script, ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.storage import bounds
from sixelements.storage.memory import Memory
from sixelements.storage.store import Store

_COLUMNS = (
    "begins, promised, people, block, page, here, extra, paused, blank, revealed,"
    " dots_each, dots_done, counts_shown"
)


class StoredWorkshops:
    """Where the workshop of a round stands; each step replaces the one before."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = Memory[Workshop | None](store, "workshop", "round_practice")

    def of(self, round_: RoundId) -> Workshop | None:
        return self._read.of(round_, lambda: self._workshop(round_))

    def _workshop(self, round_: RoundId) -> Workshop | None:
        row = self._store.row(f"SELECT {_COLUMNS} FROM workshop WHERE round = ?", (round_,))  # noqa: S608
        if row is None:
            return None
        begins, promised, people, block, page, here, extra, paused, blank, revealed, each, done, shown = row
        items = self._store.rows(
            "SELECT practice, skipped FROM workshop_item WHERE round = ? ORDER BY position", (round_,)
        )
        dots = self._store.rows("SELECT practice, dots FROM workshop_dots WHERE round = ?", (round_,))
        asked = self._store.rows(
            "SELECT practice FROM round_practice WHERE round = ? ORDER BY position", (round_,)
        )
        with self._store.converting():
            times, spent = self._blocks(round_)
            return Workshop(
                script=Script(times),
                begins=begins,
                promised=promised,
                people=people,
                practices=tuple(PracticeId(p) for (p,) in asked),
                block=ScriptBlock(block),
                page=page,
                here=here,
                extra=extra,
                spent=spent,
                paused=bool(paused),
                blank=bool(blank),
                revealed=bool(revealed),
                order=tuple(PracticeId(p) for p, _skipped in items),
                skipped=frozenset(PracticeId(p) for p, skipped in items if skipped),
                dots={PracticeId(p): n for p, n in dots},
                dots_each=each,
                dots_done=bool(done),
                counts_shown=bool(shown),
            )

    def _blocks(self, round_: RoundId) -> tuple[tuple[BlockTime, ...], dict[ScriptBlock, int]]:
        """The blocks in their one order, and the seconds spent in those that have begun."""
        rows = self._store.rows(
            "SELECT block, minutes, least, spent FROM workshop_block WHERE round = ?", (round_,)
        )
        found = {ScriptBlock(block): (minutes, least, spent) for block, minutes, least, spent in rows}
        times = tuple(BlockTime(b, *found[b][:2]) for b in ScriptBlock if b in found)
        return times, {b: found[b][2] for b in ScriptBlock if b in found and found[b][2]}

    def put(self, round_: RoundId, workshop: Workshop) -> None:
        with self._store.change():
            self.remove(round_)
            self._store.table("workshop").insert(
                {
                    "round": round_,
                    "begins": workshop.begins,
                    "promised": workshop.promised,
                    "people": workshop.people,
                    "block": workshop.block.value,
                    "page": workshop.page,
                    "here": workshop.here,
                    "extra": workshop.extra,
                    "paused": int(workshop.paused),
                    "blank": int(workshop.blank),
                    "revealed": int(workshop.revealed),
                    "dots_each": workshop.dots_each,
                    "dots_done": int(workshop.dots_done),
                    "counts_shown": int(workshop.counts_shown),
                }
            )
            self._store.table("workshop_block").insert_all(
                {
                    "round": round_,
                    "block": time.block.value,
                    "minutes": time.minutes,
                    "least": time.least,
                    "spent": workshop.spent.get(time.block, 0),
                }
                for time in workshop.script.blocks
            )
            self._store.table("workshop_item").insert_all(
                {"round": round_, "practice": p, "position": n, "skipped": int(p in workshop.skipped)}
                for n, p in enumerate(workshop.order)
            )
            self._store.table("workshop_dots").insert_all(
                {"round": round_, "practice": p, "dots": n} for p, n in sorted(workshop.dots.items())
            )
            tables = ("workshop", "workshop_block", "workshop_item", "workshop_dots")
            bounds.refuse_beyond(self._store.connection, round_, *tables)

    def remove(self, round_: RoundId) -> None:
        with self._store.change():
            self._store.table("workshop").delete_where("round = ?", [round_])
