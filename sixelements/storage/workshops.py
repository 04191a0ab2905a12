"""Workshops as they run, one a round at most."""

from collections.abc import Sequence

from sixelements.domain.ids import PracticeId, RoundId
from sixelements.domain.script import BlockTime, Script, ScriptBlock
from sixelements.domain.workshop import Jotting, Workshop
from sixelements.storage import bounds
from sixelements.storage.memory import Memory
from sixelements.storage.row_changes import Keys, TableRow, to_write
from sixelements.storage.store import Store, Value

_COLUMNS = (
    "begins, promised, people, block, page, here, extra, paused, blank, revealed,"
    " dots_each, dots_done, counts_shown"
)

_HANDS = ("level_1", "level_2", "level_3", "level_4", "level_5")
_JOTTED = f"practice, level, not_agreed, why, evidence, aim, note, {', '.join(_HANDS)}"
_KEYS: Keys = {
    "workshop": (),
    "workshop_block": ("block",),
    "workshop_item": ("practice",),
    "workshop_dots": ("practice",),
    "workshop_prepared": (),
    "workshop_jotting": ("practice",),
}


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
            "SELECT practice, skipped, position < 0 FROM workshop_item"
            " WHERE round = ? ORDER BY max(position, ~position)",
            (round_,),
        )
        dots = self._store.rows("SELECT practice, dots FROM workshop_dots WHERE round = ?", (round_,))
        asked = self._store.rows(
            "SELECT practice FROM round_practice WHERE round = ? ORDER BY position", (round_,)
        )
        prepared = self._store.row(
            "SELECT begun, appointed, by_hands FROM workshop_prepared WHERE round = ?", (round_,)
        )
        begun, appointed, by_hands = prepared or (1, 0, 0)
        with self._store.converting():
            times, spent = self._blocks(round_)
            return Workshop(
                script=Script(times),
                begins=begins,
                promised=promised,
                people=people,
                begun=bool(begun),
                appointed=bool(appointed),
                by_hands=bool(by_hands),
                practices=tuple(PracticeId(p) for (p,) in asked),
                block=ScriptBlock(block),
                page=page,
                here=here,
                extra=extra,
                spent=spent,
                paused=bool(paused),
                blank=bool(blank),
                revealed=bool(revealed),
                opened=frozenset(PracticeId(p) for p, _skipped, opened in items if opened),
                order=tuple(PracticeId(p) for p, _skipped, _opened in items),
                skipped=frozenset(PracticeId(p) for p, skipped, _opened in items if skipped),
                dots={PracticeId(p): n for p, n in dots},
                dots_each=each,
                dots_done=bool(done),
                counts_shown=bool(shown),
                jottings=self._jottings(round_),
            )

    def _jottings(self, round_: RoundId) -> dict[PracticeId, Jotting]:
        rows = self._store.rows(f"SELECT {_JOTTED} FROM workshop_jotting WHERE round = ?", (round_,))  # noqa: S608
        return {
            PracticeId(practice): Jotting(
                hands=tuple(hands),
                level=level,
                not_agreed=bool(not_agreed),
                why=why,
                evidence=evidence,
                aim=aim,
                note=note,
            )
            for practice, level, not_agreed, why, evidence, aim, note, *hands in rows
        }

    def _blocks(self, round_: RoundId) -> tuple[tuple[BlockTime, ...], dict[ScriptBlock, int]]:
        """The blocks in their one order, and the seconds spent in those that have begun."""
        rows = self._store.rows(
            "SELECT block, minutes, least, spent FROM workshop_block WHERE round = ?", (round_,)
        )
        found = {ScriptBlock(block): (minutes, least, spent) for block, minutes, least, spent in rows}
        times = tuple(BlockTime(b, *found[b][:2]) for b in ScriptBlock if b in found)
        return times, {b: found[b][2] for b in ScriptBlock if b in found and found[b][2]}

    def put(self, round_: RoundId, workshop: Workshop) -> None:
        """Write only what differs: a workshop takes a step with every key. Its own row tells that it did."""
        with self._store.change():
            known = self.of(round_)
            before = _rows(known) if known else {}
            before["workshop"] = ()
            rows = _rows(workshop)
            for statement, values in to_write(_KEYS, before=before, after=rows):
                self._store.write(statement, (round_, *values))
            bounds.refuse_beyond(self._store.connection, round_, *rows)

    def remove(self, round_: RoundId) -> None:
        with self._store.change():
            self._store.table("workshop").delete_where("round = ?", [round_])


def _rows(workshop: Workshop) -> dict[str, Sequence[TableRow]]:
    """The rows of a workshop by table, without their round, in the order of references.

    The position of an item is the complement of its place, so below 0, once the room saw its answers: the
    schema has no column of its own for that.
    """
    return {
        "workshop": [_head(workshop)],
        "workshop_block": [
            {
                "block": time.block.value,
                "minutes": time.minutes,
                "least": time.least,
                "spent": workshop.spent.get(time.block, 0),
            }
            for time in workshop.script.blocks
        ],
        "workshop_item": [
            {
                "practice": p,
                "position": ~n if p in workshop.opened else n,
                "skipped": int(p in workshop.skipped),
            }
            for n, p in enumerate(workshop.order)
        ],
        "workshop_dots": [{"practice": p, "dots": n} for p, n in workshop.dots.items()],
        "workshop_prepared": [
            {
                "begun": int(workshop.begun),
                "appointed": int(workshop.appointed),
                "by_hands": int(workshop.by_hands),
            }
        ],
        "workshop_jotting": [{"practice": p, **_columns(j)} for p, j in workshop.jottings.items()],
    }


def _head(workshop: Workshop) -> TableRow:
    return {
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


def _columns(jotting: Jotting) -> dict[str, Value]:
    return {
        **dict(zip(_HANDS, jotting.hands, strict=True)),
        "level": jotting.level,
        "not_agreed": int(jotting.not_agreed),
        "why": jotting.why,
        "evidence": jotting.evidence,
        "aim": jotting.aim,
        "note": jotting.note,
    }
