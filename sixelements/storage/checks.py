"""Everything that is wrong with a workbook, in words, all at once; quotes no answer, comment or person."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from sixelements.application.errors import DamagedWorkbook, PasswordNeeded
from sixelements.application.files import Progress
from sixelements.application.logo import sound
from sixelements.domain.anonymity import at_full_count
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import RoundId, TeamId, WorkbookId
from sixelements.domain.rounds import Mode, Round
from sixelements.i18n import _, ngettext
from sixelements.storage import bounds, copies, excess, soundness
from sixelements.storage.assessments import Codec, digest_of
from sixelements.storage.connection import for_checking, for_reading, in_time
from sixelements.storage.faults import translate_errors
from sixelements.storage.rules import RULES
from sixelements.storage.schema import THIS_SCHEMA, Schema, fingerprint
from sixelements.storage.store import Store
from sixelements.storage.teams import headcount
from sixelements.wording import passwords as words

T = TypeVar("T")
_OF_A_VALUE = "CHECK constraint failed"
"""What SQLite says of a value that its column does not take."""
_PARTS, _FINE = 4, 100
"""How many parts a check has: the file, the rules, round by round, and the texts."""


class _Steps:
    """How much of a check is done; whoever is told raises to stop it, which a tick in between allows for."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0.0

    def tick(self) -> None:
        self._progress(int(self._done * _FINE), _PARTS * _FINE)

    def each(self, found: Sequence[T]) -> Iterator[T]:
        """These one after another, which together are a part of the check."""
        part = self._done + 1
        for n, one in enumerate(found):
            yield one
            self._done = part - 1 + (n + 1) / len(found)
            self.tick()
        self._done = part
        self.tick()


def problems(
    path: Path, *, codec: Codec, progress: Progress = lambda _done, _total: None, schema: Schema = THIS_SCHEMA
) -> list[str]:
    """All that is wrong with a workbook; empty if nothing is. What to do about it is `advice`.

    The file is not changed, but for what a killed process left half done: that is taken back first.
    ``progress`` is told how far it is, and stops the check by what it raises. Raises PasswordNeeded where
    nobody can tell without the password.
    """
    steps = _Steps(progress)
    try:
        version = soundness.identify(path, schema)
        with translate_errors(path):
            store = Store(for_reading(path), path=path)
    except PasswordNeeded:
        raise
    except SixElementsError as error:
        return [_told(path, error)]
    try:
        found = [*_of_the_file(store, version, schema, steps)]
        if not found and version == schema.version:
            with in_time(store.connection, steps.tick):
                found = [
                    *_of_the_content(store, steps),
                    *_of_the_roles(store),
                    *_of_the_logo(store),
                    *_of_the_assessments(store, codec, steps),
                ]
                _read_all_texts(store, steps)
                found += _of_the_backups(store)
    except SixElementsError as error:
        found = [_told(path, error)]
    finally:
        store.close()
    return found


def _told(path: Path, error: SixElementsError) -> str:
    """What is wrong; of a damaged file, with the backups that there are."""
    return soundness.with_backups(path).sentence if type(error) is DamagedWorkbook else error.sentence


def _of_the_file(store: Store, version: int, schema: Schema, steps: _Steps) -> list[str]:
    with translate_errors(store.path):
        ours = fingerprint(store.connection) == schema.fingerprints.get(version)
    if not ours:
        return [_("The file has tables that Six Elements did not make, or lacks some of its own.")]
    looks = (_of_the_pages, _of_the_bounds, _of_the_references)
    with (
        translate_errors(store.path),
        closing(for_checking(store.path)) as connection,
        in_time(connection, steps.tick),
    ):
        return [problem for look in steps.each(looks) for problem in look(connection)]


def _of_the_pages(connection: sqlite3.Connection) -> list[str]:
    ((said,),) = connection.execute("PRAGMA integrity_check(1)").fetchall()
    if said == "ok":
        return []
    if _OF_A_VALUE in said:
        return [_("The file is damaged: it holds a value that is never stored. Restore a backup.")]
    return [_("The file is damaged: its pages do not fit together. Restore a backup.")]


def _of_the_bounds(connection: sqlite3.Connection) -> list[str]:
    measure = bounds.measure(connection)
    if measure is bounds.Enforcement.UNBEARABLE:
        return [_("The file holds more than a workbook can, or texts or numbers beyond measure.")]
    return [] if measure is bounds.Enforcement.WITHIN else [*excess.found(connection)]


def _of_the_references(connection: sqlite3.Connection) -> list[str]:
    astray = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    words = ngettext(
        "{n} entry belongs to something that is not there.",
        "{n} entries belong to something that is not there.",
        astray,
    )
    return [words.format(n=astray)] if astray else []


def advice(path: Path, *, schema: Schema = THIS_SCHEMA) -> str:
    """What can be done with a workbook that holds more than fits; nothing for any other."""
    try:
        soundness.identify(path, schema)
        with translate_errors(path), closing(Store(for_reading(path), path=path)) as store:
            if not soundness.check(store, schema):
                return ""
    except SixElementsError:
        return ""
    text = _(
        "It is not damaged. It opens for reading; "
        "'sixelements mend {file} --out PATH' makes a copy in which all of it fits."
    )
    return text.format(file=path.name)


def _of_the_content(store: Store, steps: _Steps) -> list[str]:
    return [words(n).format(n=n) for sql, words in steps.each(RULES) if (n := store.number(sql))]


def _of_the_roles(store: Store) -> list[str]:
    """Roles in rounds too small to show any, where none is asked: they were to be left out.

    A round of one group alone kept them in earlier versions, which is in order: nothing stands beside it.
    """
    found = store.rows(_WITH_ROLES)
    with store.converting():
        n = sum(
            sheets
            for sheets, mode, threshold, *heads in found
            if (people := headcount(heads)) and not at_full_count(_round(mode, threshold), people).shown
        )
    text = ngettext(
        "{n} sheet has a role in a round that keeps none. If the round still takes answers, take its file "
        "out and collect it again.",
        "{n} sheets have roles in rounds that keep none. If a round still takes answers, take its files out "
        "and collect them again.",
        n,
    )
    return [text.format(n=n)] if n else []


def _round(mode: str, threshold: int) -> Round:
    """As much of a round as decides what it may show."""
    return Round(
        id=RoundId(""),
        team=TeamId(""),
        number=1,
        mode=Mode(mode),
        threshold=threshold,
        practices=(),
        headcount=None,
    )


def _of_the_logo(store: Store) -> list[str]:
    """A logo that can't be read stops nothing: reports are made without it."""
    logos = store.rows("SELECT logo FROM workbook WHERE logo IS NOT NULL")
    found = [_("The logo can't be read, so reports have none.") for (logo,) in logos if sound(logo) is None]
    logos = store.rows("SELECT firm_logo FROM letterhead WHERE firm_logo IS NOT NULL")
    text = _("The logo of the firm can't be read, so reports have none.")
    return found + [text for (logo,) in logos if sound(logo) is None]


def _of_the_backups(store: Store) -> Iterator[str]:
    """Those that open otherwise than the workbook, as after a kill while its password was changed."""
    path, key = store.path, store.key
    for (id_,) in store.rows("SELECT id FROM workbook"):
        if key and (plain := copies.readable(path, WorkbookId(id_))):
            yield words.readable(path.name, plain)
        if apart := copies.with_another_password(path, WorkbookId(id_), key):
            yield words.with_another(apart, now=key is not None)


def _read_all_texts(store: Store, steps: _Steps) -> None:
    """Raises DamagedWorkbook at what is not text."""
    for statement in steps.each([*bounds.all_texts(store.connection)]):
        with translate_errors(store.path):
            for _row in store.connection.execute(statement):
                pass


def _of_the_assessments(store: Store, codec: Codec, steps: _Steps) -> list[str]:
    """Snapshots that are not what their hash says, and answers to things their round did not ask."""
    found: list[str] = []
    known: dict[str, Assessment] = {}
    for digest, content in store.rows("SELECT digest, content FROM assessment ORDER BY digest"):
        try:
            if digest_of(content) != digest:
                raise DamagedWorkbook(_("A questionnaire in the workbook was changed after it was stored."))
            known[digest] = codec.thaw(content)
        except SixElementsError as error:
            found.append(error.sentence)
    stray = unknown = 0
    for round_, digest in steps.each(store.rows("SELECT id, assessment FROM round")):
        if digest in known:
            practices = {practice for (practice,) in store.rows(_PRACTICES, (round_,))}
            unknown += len(practices - known[digest].practices.keys())
            asked = practices | (known[digest].items - known[digest].practices.keys())
            stray += sum(n for item, n in store.rows(_ANSWERED, (round_,) * 3) if item not in asked)
    return [*found, *_not_asked(stray, unknown)]


def _not_asked(stray: int, unknown: int) -> list[str]:
    """What is about neither a practice of its round nor a line of the round's assessment."""
    found = []
    if stray:
        words = ngettext(
            "{n} answer is to something its round did not ask.",
            "{n} answers are to something their round did not ask.",
            stray,
        )
        found.append(words.format(n=stray))
    if unknown:
        words = ngettext(
            "{n} practice of a round is not in its questionnaire.",
            "{n} practices of rounds are not in their questionnaires.",
            unknown,
        )
        found.append(words.format(n=unknown))
    return found


_WITH_ROLES = (
    "SELECT count(*), o.mode, o.threshold, o.frontline, o.supervisor, o.manager FROM response r"
    " JOIN round o ON o.id = r.round WHERE r.role IS NOT NULL GROUP BY o.id ORDER BY o.id"
)
_PRACTICES = "SELECT practice FROM round_practice WHERE round = ?"
_ANSWERED = """
    SELECT item, count(*) FROM response r JOIN answer a ON a.response = r.id WHERE r.round = ? GROUP BY item
    UNION ALL
    SELECT item, count(*) FROM response r JOIN comment c ON c.response = r.id
    WHERE r.round = ? AND item <> 'all' GROUP BY item
    UNION ALL
    SELECT item, 1 FROM hands WHERE round = ?
"""
"""How often each item of a round was answered, spoken of or shown hands for; words on all of it are on none
(`IN_ALL`). Asked round by round, as all
together would be looked up answer by answer: twenty seconds in a workbook of a thousand teams."""
