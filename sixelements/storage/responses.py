"""The sheets of a workbook. Nothing here reveals who, when, or in which order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256

from sixelements.application.ports import Traces
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed, NotFound
from sixelements.domain.ids import ItemId, ResponseId, RoundId
from sixelements.domain.responses import NO_WAYS, Answer, Counts, Response, Sheet, Way
from sixelements.i18n import _
from sixelements.storage import bounds
from sixelements.storage.backups import BackupManager
from sixelements.storage.erasing import Statement
from sixelements.storage.store import Store
from sixelements.storage.tallies import Tallies

# Answers are saved one at a time while somebody waits, so these two do without sqlite_utils.
_ANSWER = (
    "INSERT INTO answer SELECT id, ?, ? FROM response WHERE id = ? AND NOT handed_in"
    " ON CONFLICT DO UPDATE SET code = excluded.code"
)
_DRAFT = (
    "INSERT INTO draft SELECT id, round, ? FROM response WHERE id = ?"
    " ON CONFLICT DO UPDATE SET whole = excluded.whole"
)
_WAY = "INSERT INTO way_in VALUES (?, ?, ?, 0) ON CONFLICT DO UPDATE SET sheets = sheets + excluded.sheets"
_COUNT_OUT = (  # in a backup, too, where the same sheets came last
    "UPDATE way_in SET sheets = sheets - newest, newest = 0 WHERE round = ?"
    " AND EXISTS (SELECT 1 FROM newest_sheet WHERE response = ?)"
)
_COUNT_ONE_OUT = (  # in a backup only where it has the sheet
    "UPDATE way_in SET sheets = sheets - 1, newest = max(0, min(newest, sheets) - (EXISTS"
    " (SELECT 1 FROM newest_sheet WHERE response = ?3) OR newest = sheets)) WHERE round = ?1 AND way = ?2"
    " AND sheets > 0 AND EXISTS (SELECT 1 FROM response WHERE id = ?3)"
)
_COMMENT = "INSERT INTO comment VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET text = excluded.text"


def key(response: ResponseId) -> bytes:
    """The 16 bytes of an id; raises ValueError for anything but 32 hexadecimal digits."""
    data = bytes.fromhex(response)
    if len(data) != 16:
        raise ValueError("the id of a response has 32 hexadecimal digits")
    return data


class StoredResponses(Tallies):
    """Sheets by round; each answer is on disk when the call returns."""

    def __init__(self, store: Store, backups: BackupManager) -> None:
        super().__init__(store)
        self._backups = backups

    def begin(self, response: ResponseId, *, round_: RoundId, role: Role | None) -> None:
        with self._store.change():
            self._store.write(
                "INSERT INTO response (id, round, role, handed_in) VALUES (?, ?, ?, 0)",
                (key(response), round_, role.value if role else None),
            )
            bounds.refuse_beyond(self._store.connection, round_, "response")
            self._backups.sheet_begins()

    def answer(self, response: ResponseId, item: ItemId, answer: Answer | None) -> None:
        with self._store.change():
            if answer is None:
                self._must_be_unfinished(response)
                self._drop("answer", response, item)
            elif not self._store.write(_ANSWER, (item, answer.code, key(response))):
                self._must_be_unfinished(response)
            bounds.refuse_beyond(self._store.connection, key(response), "answer")

    def comment(self, response: ResponseId, item: ItemId, text: str) -> None:
        with self._store.change():
            self._must_be_unfinished(response)
            if not text:
                self._drop("comment", response, item)
            else:
                self._store.write(_COMMENT, (key(response), item, text))
                bounds.refuse_beyond(self._store.connection, key(response), "comment")

    def unfinished(self, response: ResponseId) -> Response | None:
        row = self._store.row(
            "SELECT round, role FROM response WHERE id = ? AND NOT handed_in", (key(response),)
        )
        if row is None:
            return None
        answers = self._store.rows("SELECT item, code FROM answer WHERE response = ?", (key(response),))
        with self._store.converting():
            return Response(
                id=response,
                round=RoundId(row[0]),
                role=Role(row[1]) if row[1] else None,
                answers={ItemId(item): Answer(code) for item, code in answers},
            )

    def unfinished_comments(self, response: ResponseId) -> Mapping[ItemId, str]:
        rows = self._store.rows(
            "SELECT c.item, c.text FROM comment c JOIN response r ON r.id = c.response"
            " WHERE r.id = ? AND NOT r.handed_in",
            (key(response),),
        )
        return {ItemId(item): text for item, text in rows}

    def pause(self, response: ResponseId, *, words: bytes) -> None:
        with self._store.change():
            self._must_be_unfinished(response)
            round_ = RoundId(
                self._store.rows("SELECT round FROM response WHERE id = ?", (key(response),))[0][0]
            )
            if self.paused(round_, words=words) not in (None, response):
                raise NotAllowed(_("These words can't be used. Choose others."))
            self._store.write(
                "UPDATE response SET paused = ? WHERE id = ?", (_hash(round_, words), key(response))
            )

    def paused(self, round_: RoundId, *, words: bytes) -> ResponseId | None:
        row = self._store.row(
            "SELECT id FROM response WHERE round = ? AND paused = ?", (round_, _hash(round_, words))
        )
        return ResponseId(row[0].hex()) if row else None

    def paused_count(self, round_: RoundId) -> int:
        return self._store.number(
            "SELECT count(*) FROM response WHERE round = ? AND NOT handed_in", (round_,)
        )

    def submit(self, response: ResponseId) -> None:
        with self._store.change():
            self._must_be_unfinished(response)
            (row,) = self._store.rows("SELECT round, paused FROM response WHERE id = ?", (key(response),))
            round_, paused = row
            if paused is not None:
                self._backups.forget_words(key(response), paused)
            self._store.write(
                "UPDATE response SET handed_in = 1, paused = NULL WHERE id = ?", (key(response),)
            )
            self._backups.sheets_come(RoundId(round_))

    def give_role(self, response: ResponseId, role: Role | None) -> None:
        with self._store.change():
            self._must_be_unfinished(response)
            values = (role.value if role else None, key(response))
            self._store.write("UPDATE response SET role = ? WHERE id = ?", values)

    def put_draft(self, response: ResponseId, *, whole: bool) -> None:
        with self._store.change():
            self._must_be_unfinished(response)
            self._store.write(_DRAFT, (int(whole), key(response)))
            self._backups.sheet_begins()

    def drafts(self, round_: RoundId) -> Mapping[ResponseId, bool]:
        rows = self._store.rows("SELECT response, whole FROM draft WHERE round = ? ORDER BY 1", (round_,))
        return {ResponseId(id_.hex()): bool(whole) for id_, whole in rows}

    def hand_in_drafts(self, round_: RoundId) -> tuple[ResponseId, ...]:
        whole = tuple(response for response, is_whole in self.drafts(round_).items() if is_whole)
        of_round = "SELECT response FROM draft WHERE round = ? AND whole"
        with self._store.change():
            self._store.write(f"UPDATE response SET handed_in = 1 WHERE id IN ({of_round})", (round_,))  # noqa: S608
            self._store.write("DELETE FROM draft WHERE round = ? AND whole", (round_,))
            self._backups.sheets_come(round_)
        return whole

    def add(self, responses: Iterable[Response]) -> None:
        sheets = sorted(responses, key=lambda sheet: sheet.id)
        with self._store.change():
            self._store.write_each(
                "INSERT INTO response (id, round, role, handed_in) VALUES (?, ?, ?, 1)",
                ((key(s.id), s.round, s.role.value if s.role else None) for s in sheets),
            )
            self._store.write_each("INSERT INTO answer VALUES (?, ?, ?)", _answer_rows(sheets))
            self._store.write_each(
                "INSERT INTO comment VALUES (?, ?, ?)",
                ((key(s.id), item, text) for s in sheets for item, text in sorted(s.comments.items())),
            )
            for round_ in {sheet.round for sheet in sheets}:
                bounds.refuse_beyond(self._store.connection, round_, "response")
                self._backups.sheets_come(round_)
            for sheet in sheets:
                bounds.refuse_beyond(self._store.connection, key(sheet.id), "answer")
                if sheet.comments:
                    bounds.refuse_beyond(self._store.connection, key(sheet.id), "comment")

    def handed_in(self, round_: RoundId) -> tuple[Sheet, ...]:
        answers: dict[bytes, dict[ItemId, Answer]] = {}
        comments: dict[bytes, dict[ItemId, str]] = {}
        of_round = "response IN (SELECT id FROM response WHERE round = ? AND handed_in)"
        for id_, item, code in self._store.rows(f"SELECT * FROM answer WHERE {of_round}", (round_,)):  # noqa: S608
            answers.setdefault(id_, {})[ItemId(item)] = Answer(code)
        for id_, item, text in self._store.rows(f"SELECT * FROM comment WHERE {of_round}", (round_,)):  # noqa: S608
            comments.setdefault(id_, {})[ItemId(item)] = text
        rows = self._store.rows(
            "SELECT id, role FROM response WHERE round = ? AND handed_in ORDER BY id", (round_,)
        )
        with self._store.converting():
            return tuple(
                Sheet(
                    id=ResponseId(id_.hex()),
                    role=Role(role) if role else None,
                    answers=answers.get(id_, {}),
                    comments=comments.get(id_, {}),
                )
                for id_, role in rows
            )

    def traces(self) -> Traces:
        sheets = self._store.rows("SELECT id, handed_in FROM response ORDER BY id")
        marks = (
            "SELECT digest FROM file_taken_in UNION SELECT digest FROM known_match"
            " UNION SELECT paused FROM response WHERE paused IS NOT NULL"
        )
        return Traces(
            sheets=tuple(ResponseId(id_.hex()) for id_, _handed_in in sheets),
            handed_in=sum(handed_in for _id, handed_in in sheets),
            comments=tuple(text for (text,) in self._store.rows("SELECT text FROM comment ORDER BY text")),
            marks=tuple(mark for (mark,) in self._store.rows(marks)),
        )

    def there(
        self, round_: RoundId, sheets: Mapping[ResponseId, Mapping[ItemId, Answer]]
    ) -> Mapping[ResponseId, bool]:
        return {id_: same for id_ in sheets if (same := self._is_same(round_, id_, sheets[id_])) is not None}

    def _is_same(
        self, round_: RoundId, response: ResponseId, answers: Mapping[ItemId, Answer]
    ) -> bool | None:
        """Whether the sheet with this id says the same; None if there is no such sheet."""
        row = self._store.row("SELECT round, handed_in FROM response WHERE id = ?", (key(response),))
        if row is None:
            return None
        found = self._store.rows("SELECT item, code FROM answer WHERE response = ?", (key(response),))
        said = {ItemId(item): code for item, code in found}
        return tuple(row) == (round_, 1) and said == {item: a.code for item, a in answers.items()}

    def take_out(self, round_: RoundId, sheets: Mapping[ResponseId, Way], digests: Collection[bytes]) -> None:
        self._backups.erase(
            *(
                Statement(sql=_COUNT_ONE_OUT, values=(round_, sheets[id_].value, key(id_)), since=4)
                for id_ in sorted(sheets)
            ),
            *(
                Statement(sql="DELETE FROM response WHERE id = ?", values=(key(id_),))
                for id_ in sorted(sheets)
            ),
            *(_forget(round_, _hash(round_, digest)) for digest in sorted(digests)),
        )

    def remove(self, response: ResponseId) -> None:
        self._backups.erase(Statement(sql="DELETE FROM response WHERE id = ?", values=(key(response),)))

    def discard(self, round_: RoundId) -> None:
        self._backups.erase(
            Statement(sql="DELETE FROM response WHERE round = ?", values=(round_,)),
            Statement(sql="DELETE FROM hands WHERE round = ?", values=(round_,)),
            Statement(
                sql="DELETE FROM file_taken_in WHERE round = ?",
                values=(round_,),
                first="DELETE FROM file_taken_in WHERE ? <> ''",  # it does not know of which round they are
            ),
            Statement(
                sql="DELETE FROM known_match WHERE round = ?",
                values=(round_,),
                since=3,
            ),
            Statement(sql="DELETE FROM way_in WHERE round = ?", values=(round_,), since=4),
        )

    def discard_unfinished(self, round_: RoundId, *, spare: Collection[ResponseId] = ()) -> None:
        others = f"id NOT IN ({', '.join('?' * len(spare))})"
        self._backups.erase(
            Statement(
                sql=f"DELETE FROM response WHERE round = ? AND NOT handed_in AND {others}",  # noqa: S608
                values=(round_, *map(key, spare)),
                first=f"DELETE FROM response WHERE round = ? AND batch IS NULL AND {others}",  # noqa: S608
            )
        )

    def comments(self, round_: RoundId) -> Mapping[ItemId, tuple[str, ...]]:
        rows = self._store.rows(
            "SELECT c.item, c.text FROM comment c JOIN response r ON r.id = c.response"
            " WHERE r.round = ? AND r.handed_in ORDER BY c.item, c.text",
            (round_,),
        )
        comments: dict[ItemId, list[str]] = {}
        for item, text in rows:
            comments.setdefault(ItemId(item), []).append(text)
        return {item: tuple(texts) for item, texts in comments.items()}

    def redact(self, round_: RoundId, item: ItemId, text: str, *, instead: str) -> None:
        of_round = "response IN (SELECT id FROM response WHERE round = ?)"
        self._backups.erase(
            Statement(
                sql=f"UPDATE comment SET text = ? WHERE item = ? AND text = ? AND {of_round}",  # noqa: S608
                values=(instead, item, text, round_),
            )
        )

    def show_hands(self, round_: RoundId, item: ItemId, counts: Counts) -> None:
        row = {f"level_{level}": n for level, n in enumerate(counts.levels, start=1)}
        row |= {"dont_know": counts.dont_know, "not_applicable": counts.not_applicable}
        with self._store.change():
            self._store.table("hands").upsert({"round": round_, "item": item, **row}, pk=("round", "item"))
            bounds.refuse_beyond(self._store.connection, round_, "hands")

    def taken_in(self, round_: RoundId, *digests: bytes) -> frozenset[bytes]:
        rows = self._store.rows("SELECT digest FROM file_taken_in WHERE round = ?", (round_,))
        known = {digest for (digest,) in rows}
        if not known:
            return frozenset()
        return frozenset(digest for digest in digests if _hash(round_, digest) in known)

    def remember(self, round_: RoundId, *digests: bytes) -> None:
        rows = [(round_, digest) for digest in sorted(_hash(round_, d) for d in digests)]
        with self._store.change():
            sql = "INSERT INTO file_taken_in VALUES (?, ?) ON CONFLICT DO NOTHING"
            self._store.write_each(sql, rows)

    def digests(self, round_: RoundId) -> frozenset[bytes]:
        rows = self._store.rows("SELECT digest FROM file_taken_in WHERE round = ?", (round_,))
        return frozenset(digest for (digest,) in rows)

    def put_digests(self, round_: RoundId, digests: Collection[bytes]) -> None:
        with self._store.change():
            sql = "INSERT INTO file_taken_in VALUES (?, ?) ON CONFLICT DO NOTHING"
            self._store.write_each(sql, [(round_, digest) for digest in sorted(digests)])

    def forget_files(self, round_: RoundId) -> None:
        with self._store.change():
            self._store.write("DELETE FROM file_taken_in WHERE round = ?", (round_,))
            self._store.write("DELETE FROM known_match WHERE round = ?", (round_,))

    def newest(self, round_: RoundId) -> int:
        return self._store.number("SELECT count(*) FROM newest_sheet WHERE round = ?", (round_,))

    def put_newest(
        self,
        round_: RoundId,
        responses: Iterable[ResponseId],
        digests: Iterable[bytes] = (),
        ways: Mapping[Way, int] = NO_WAYS,
    ) -> None:
        with self._store.change():
            self._store.write("DELETE FROM newest_sheet WHERE round = ?", (round_,))
            self._store.write("DELETE FROM newest_digest WHERE round = ?", (round_,))
            self._store.write_each(
                "INSERT INTO newest_sheet VALUES (?, ?)",
                ((id_, round_) for id_ in sorted(map(key, responses))),
            )
            self._store.write_each(
                "INSERT INTO newest_digest VALUES (?, ?)",
                ((round_, digest) for digest in sorted(_hash(round_, d) for d in digests)),
            )
            self._store.write("UPDATE way_in SET newest = 0 WHERE round = ?", (round_,))
            for way, n in ways.items():
                values = (n, round_, way.value)
                self._store.write("UPDATE way_in SET newest = ? WHERE round = ? AND way = ?", values)

    def came(self, round_: RoundId, ways: Mapping[Way, int]) -> None:
        with self._store.change():
            for way, n in ways.items():
                self._store.write(_WAY, (round_, way.value, n))

    def ways(self, round_: RoundId) -> Mapping[Way, int]:
        rows = self._store.rows("SELECT way, sheets FROM way_in WHERE round = ? AND sheets > 0", (round_,))
        with self._store.converting():
            return {Way(way): n for way, n in rows}

    def take_newest_back(self, round_: RoundId) -> None:
        sheets = self._store.rows("SELECT response FROM newest_sheet WHERE round = ?", (round_,))
        digests = self._store.rows("SELECT digest FROM newest_digest WHERE round = ?", (round_,))
        self._backups.erase(
            *(Statement(sql=_COUNT_OUT, values=(round_, id_), since=4) for (id_,) in sheets[:1]),
            *(Statement(sql="DELETE FROM response WHERE id = ?", values=(id_,)) for (id_,) in sheets),
            *(_forget(round_, digest) for (digest,) in digests),
        )
        with self._store.change():
            self._store.write("DELETE FROM known_match WHERE round = ?", (round_,))

    def known_matches(self, round_: RoundId) -> Mapping[bytes, str]:
        rows = self._store.rows("SELECT digest, means FROM known_match WHERE round = ?", (round_,))
        return dict(rows)

    def keep_matches(self, round_: RoundId, means: Mapping[bytes, str]) -> None:
        rows = [{"round": round_, "digest": digest, "means": said} for digest, said in sorted(means.items())]
        with self._store.change():
            self._store.table("known_match").upsert_all(rows, pk=("round", "digest"))
            bounds.refuse_beyond(self._store.connection, round_, "known_match")

    def _must_be_unfinished(self, response: ResponseId) -> None:
        row = self._store.row("SELECT handed_in FROM response WHERE id = ?", (key(response),))
        if row is None:
            raise NotFound(_("This sheet is no longer in the workbook. Begin a new one."))
        if row[0]:
            raise NotAllowed(_("This sheet was handed in and can't be changed any more."))

    def _drop(self, table: str, response: ResponseId, item: ItemId) -> None:
        self._store.write(f"DELETE FROM {table} WHERE response = ? AND item = ?", (key(response), item))  # noqa: S608


def _hash(round_: RoundId, data: bytes) -> bytes:
    """All that is stored of words or of a file; the same in another round hashes to something else."""
    return sha256(round_.encode() + b"\0" + data).digest()


def _forget(round_: RoundId, digest: bytes) -> Statement:
    return Statement(
        sql="DELETE FROM file_taken_in WHERE round = ? AND digest = ?",
        values=(round_, digest),
        first="DELETE FROM file_taken_in WHERE ? = '' AND digest = ?",  # it has none of ours
    )


def _answer_rows(sheets: Iterable[Response]) -> Iterator[tuple[bytes, str, int]]:
    for sheet in sheets:
        id_ = key(sheet.id)
        for item, answer in sorted(sheet.answers.items()):
            yield id_, item, answer.code
