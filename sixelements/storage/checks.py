"""Everything that is wrong with a workbook, in words, all at once; quotes no answer, comment or person."""

from contextlib import closing
from pathlib import Path

from sixelements.application.errors import DamagedWorkbook
from sixelements.application.logo import sound
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.storage import bounds, excess, soundness
from sixelements.storage.assessments import Codec, digest_of
from sixelements.storage.connection import for_checking, for_reading, in_time
from sixelements.storage.faults import translate_errors
from sixelements.storage.rules import RULES
from sixelements.storage.schema import THIS_SCHEMA, Schema, fingerprint
from sixelements.storage.store import Store


def problems(path: Path, *, codec: Codec, schema: Schema = THIS_SCHEMA) -> list[str]:
    """All that is wrong with a workbook; empty if nothing is. What to do about it is `advice`.

    The file is not changed, but for what a killed process left half done: that is taken back first.
    """
    try:
        version = soundness.identify(path, schema)
        with translate_errors(path):
            store = Store(for_reading(path), path=path)
    except SixElementsError as error:
        return [error.sentence]
    try:
        found = [*_of_the_file(store, version, schema)]
        if not found and version == schema.version:
            with in_time(store.connection):
                found = [*_of_the_content(store), *_of_the_logo(store), *_of_the_assessments(store, codec)]
                _read_all_texts(store)
    except SixElementsError as error:
        found = [error.sentence]
    finally:
        store.close()
    return found


def _of_the_file(store: Store, version: int, schema: Schema) -> list[str]:
    with translate_errors(store.path):
        ours = fingerprint(store.connection) == schema.fingerprints.get(version)
    if not ours:
        return [_("The file has tables that Six Elements did not make, or lacks some of its own.")]
    found = []
    with translate_errors(store.path), closing(for_checking(store.path)) as connection, in_time(connection):
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            found.append(_("The file is damaged: its pages do not fit together. Restore a backup."))
        measure = bounds.measure(connection)
        if measure is bounds.Enforcement.UNBEARABLE:
            found.append(_("The file holds more than a workbook can, or texts or numbers beyond measure."))
        elif measure is bounds.Enforcement.BEYOND:
            found += excess.found(connection)
    astray = len(store.rows("PRAGMA foreign_key_check"))
    if astray:
        words = ngettext(
            "{n} entry belongs to something that is not there.",
            "{n} entries belong to something that is not there.",
            astray,
        )
        found.append(words.format(n=astray))
    return found


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


def _of_the_content(store: Store) -> list[str]:
    return [words(n).format(n=n) for sql, words in RULES if (n := store.number(sql))]


def _of_the_logo(store: Store) -> list[str]:
    """A logo that can't be read stops nothing: reports are made without it."""
    logos = store.rows("SELECT logo FROM workbook WHERE logo IS NOT NULL")
    return [_("The logo can't be read, so reports have none.") for (logo,) in logos if sound(logo) is None]


def _read_all_texts(store: Store) -> None:
    """Raises DamagedWorkbook at what is not text."""
    for table, columns in bounds.TEXTS.items():
        names = ", ".join(f'"{column}"' for column in columns)
        with translate_errors(store.path):
            for _row in store.connection.execute(f"SELECT {names} FROM {table}"):  # noqa: S608 - our names
                pass


def _of_the_assessments(store: Store, codec: Codec) -> list[str]:
    """Snapshots that are not what their hash says, and answers to things their round did not ask."""
    found = []
    for digest, content in store.rows("SELECT digest, content FROM assessment ORDER BY digest"):
        try:
            if digest_of(content) != digest:
                raise DamagedWorkbook(_("A questionnaire in the workbook was changed after it was stored."))
            assessment = codec.thaw(content)
        except SixElementsError as error:
            found.append(error.sentence)
            continue
        found += _not_asked(store, digest, assessment)
    return found


def _not_asked(store: Store, digest: str, assessment: Assessment) -> list[str]:
    """What is about neither a practice of its round nor a line of the round's assessment."""
    lines = assessment.items - assessment.practices.keys()
    stray = sum(n for item, n in store.rows(_ANSWERED, (digest,) * 3) if item not in lines)
    unknown = sum(p not in assessment.practices for (p,) in store.rows(_PRACTICES, (digest,)))
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


_PRACTICES = "SELECT practice FROM round o JOIN round_practice p ON p.round = o.id WHERE o.assessment = ?"
_ANSWERED = """
    SELECT item, count(*) FROM (
        SELECT o.id, a.item FROM round o JOIN response r ON r.round = o.id JOIN answer a ON a.response = r.id
        WHERE o.assessment = ?
        UNION ALL
        SELECT o.id, c.item FROM round o JOIN response r ON r.round = o.id JOIN comment c ON c.response = r.id
        WHERE o.assessment = ?
        UNION ALL
        SELECT o.id, h.item FROM round o JOIN hands h ON h.round = o.id WHERE o.assessment = ?
    ) a WHERE item NOT IN (SELECT practice FROM round_practice WHERE round = a.id) GROUP BY item
"""
"""How often each item was answered, spoken of or shown hands for that is no practice of the round."""
