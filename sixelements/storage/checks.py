"""Everything that is wrong with a workbook, in words, all at once; quotes no answer, comment or name."""

from collections.abc import Callable
from pathlib import Path

from sixelements.application.errors import DamagedWorkbook
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.storage import soundness
from sixelements.storage.assessments import Codec, digest_of
from sixelements.storage.connection import for_reading
from sixelements.storage.faults import told
from sixelements.storage.schema import THIS_SCHEMA, Schema, fingerprint
from sixelements.storage.store import Store

Words = Callable[[int], str]
"""The sentence for a number of problems of one kind."""


def problems(path: Path, *, codec: Codec, schema: Schema = THIS_SCHEMA) -> list[str]:
    """All that is wrong with a workbook; empty if nothing is. The file is not changed."""
    try:
        version = soundness.identify(path, schema)
        with told(path):
            store = Store(for_reading(path), path=path)
    except SixElementsError as error:
        return [error.sentence]
    try:
        found = [*_of_the_file(store, version, schema)]
        if not found and version == schema.version:
            found = [*_of_the_content(store), *_of_the_assessments(store, codec)]
    except SixElementsError as error:
        found = [error.sentence]
    finally:
        store.close()
    return found


def _of_the_file(store: Store, version: int, schema: Schema) -> list[str]:
    with told(store.path):
        ours = fingerprint(store.connection) == schema.fingerprints.get(version)
    if not ours:
        return [_("The file has tables that Six Elements did not make, or lacks some of its own.")]
    found = []
    if store.rows("PRAGMA integrity_check(1)") != [("ok",)]:
        found.append(_("The file is damaged: its pages do not fit together. Restore a backup."))
    astray = len(store.rows("PRAGMA foreign_key_check"))
    if astray:
        words = ngettext(
            "{n} entry belongs to something that is not there.",
            "{n} entries belong to something that is not there.",
            astray,
        )
        found.append(words.format(n=astray))
    return found


def _of_the_content(store: Store) -> list[str]:
    return [words(n).format(n=n) for sql, words in _RULES if (n := store.number(sql))]


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
        stray = _stray_answers(store, digest, assessment)
        if stray:
            words = ngettext(
                "{n} answer is to something its round did not ask.",
                "{n} answers are to something their round did not ask.",
                stray,
            )
            found.append(words.format(n=stray))
    return found


def _stray_answers(store: Store, digest: str, assessment: Assessment) -> int:
    """Answers that are neither to a practice of the round nor to a line of its assessment."""
    answered = store.rows(
        "SELECT a.item, a.item IN (SELECT practice FROM round_practice WHERE round = o.id),"
        " count(*)"
        " FROM round o JOIN response r ON r.round = o.id JOIN answer a ON a.response = r.id"
        " WHERE o.assessment = ? GROUP BY o.id, a.item",
        (digest,),
    )
    lines = assessment.items - assessment.practices.keys()
    return sum(n for item, asked, n in answered if not asked and item not in lines)


_RULES: tuple[tuple[str, Words], ...] = (
    (
        "SELECT abs(count(*) - 1) FROM workbook",
        lambda n: ngettext(
            "The workbook does not say whose it is, or says it twice.",
            "The workbook says {n} times too often whose it is.",
            n,
        ),
    ),
    (
        (
            "SELECT count(*) FROM settled WHERE level IS NOT NULL"
            " AND (level NOT BETWEEN 1 AND 5 OR 2 * level <> CAST(2 * level AS INTEGER))"
        ),
        lambda n: ngettext(
            "{n} agreed level is not whole or half, from 1 to 5.",
            "{n} agreed levels are not whole or half, from 1 to 5.",
            n,
        ),
    ),
    (
        "SELECT count(*) FROM settled WHERE (outcome = 'agreed') <> (level IS NOT NULL)",
        lambda n: ngettext(
            "{n} practice has an agreed level without an agreement, or the other way round.",
            "{n} practices have an agreed level without an agreement, or the other way round.",
            n,
        ),
    ),
    (
        (
            "SELECT count(*) FROM plan_action_dependency d WHERE NOT EXISTS"
            " (SELECT 1 FROM plan_action a WHERE a.round = d.round AND a.id = d.depends_on)"
        ),
        lambda n: ngettext(
            "{n} action waits for an action that is not in the plan.",
            "{n} actions wait for actions that are not in the plan.",
            n,
        ),
    ),
    (
        "SELECT count(*) FROM plan_action WHERE due < start",
        lambda n: ngettext(
            "{n} action is due before it starts.", "{n} actions are due before they start.", n
        ),
    ),
    (
        (
            "SELECT count(*) FROM round o WHERE published > 0 AND NOT EXISTS"
            " (SELECT 1 FROM response r WHERE r.round = o.id AND r.batch <= o.published)"
            " AND NOT EXISTS (SELECT 1 FROM hands h WHERE h.round = o.id)"
        ),
        lambda n: ngettext(
            "{n} round is published and has no sheets.", "{n} rounds are published and have no sheets.", n
        ),
    ),
    (
        "SELECT count(*) FROM round WHERE closed AND published = 0",
        lambda n: ngettext(
            "{n} round is closed and nothing of it is published.",
            "{n} rounds are closed and nothing of them is published.",
            n,
        ),
    ),
    (
        "SELECT count(*) FROM response r JOIN round o ON o.id = r.round WHERE r.batch > o.published + 1",
        lambda n: ngettext(
            "{n} sheet belongs to a part of its round that has not begun.",
            "{n} sheets belong to a part of their round that has not begun.",
            n,
        ),
    ),
    (
        "SELECT count(*) FROM round o WHERE NOT EXISTS (SELECT 1 FROM round_practice WHERE round = o.id)",
        lambda n: ngettext("{n} round asks nothing.", "{n} rounds ask nothing.", n),
    ),
    (
        "SELECT count(*) FROM (SELECT 1 FROM round GROUP BY team HAVING max(number) <> count(*))",
        lambda n: ngettext("{n} team lacks a round.", "{n} teams lack a round.", n),
    ),
)
