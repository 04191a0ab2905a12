"""What must fit together within one file of an assessment, checked on whatever of it can be read."""

import re
from collections import Counter
from collections.abc import Iterator

from sixelements.content.schema import (
    ACTION_ID,
    ANCHOR_MAX_WORDS,
    ELEMENT_ID,
    EVIDENCE_MAX,
    PRACTICE_ID,
)
from sixelements.content.toml_access import TomlPlace, length_of, table_in, tables_in, text_in
from sixelements.content.toml_gate import TomlTable
from sixelements.domain.limits import MOST_CHANNELS, MOST_CUSTOMER_FACTS, MOST_GROUPS, MOST_TECHNIQUES
from sixelements.i18n import _

LEVELS = ("1", "2", "3", "4", "5")
ROLES = ("frontline", "supervisor", "manager")
LEGS = ("courtesy", "accuracy", "speed")
SUFFIXES = {"start": "start", "firm_up": "firm", "keep": "keep"}
"""Every stage in its order, with what the ids of its actions end in."""
EXPECTATIONS = ("courtesy", "accuracy", "speed", "staff", "customers", "checked")
WASTES = ("waiting", "defects", "over-processing", "overproduction", "inventory", "transport", "motion")
MARKS = (0, 1, 2)
KINDS = ("ask", "watch", "count", "hear")
MOST_ROWS = {
    "channels": MOST_CHANNELS,
    "groups": MOST_GROUPS,
    "techniques": MOST_TECHNIQUES,
    "facts": MOST_CUSTOMER_FACTS,
}
POINTS = list(range(1, 10))
LINES = [f"t.{n}" for n in range(1, 11)]

Told = Iterator[tuple[TomlPlace, str]]


def manifest(table: TomlTable) -> Told:
    """What does not fit together in the manifest."""
    scale, three = table_in(table, "scale") or {}, table_in(table, "three_thirds") or {}
    yield from _keys(table, "roles", ROLES)
    yield from _keys(table, "legs", LEGS)
    yield from _under(("scale",), _keys(scale, "words", LEVELS))
    yield from _under(("three_thirds",), _keys(three, "anchors", LEVELS))
    yield from _under(("three_thirds",), _lines(three))
    yield from _under(("worksheets",), _worksheets(table_in(table, "worksheets") or {}))


def element(table: TomlTable) -> Told:
    """What does not fit together in an element file."""
    for n, practice in tables_in(table, "practices"):
        yield from _under(("practices", n), _belongs(practice, text_in(table, "id")))
        yield from _under(("practices", n), _practice(practice))


def matches(pattern: str, text: str | None) -> bool:
    """Whether this is a text of the form."""
    return text is not None and re.fullmatch(pattern, text) is not None


def _under(place: TomlPlace, told: Told) -> Told:
    return ((place + inner, what) for inner, what in told)


def _keys(table: TomlTable, key: str, wanted: tuple[str, ...]) -> Told:
    found = table_in(table, key)
    if found is not None:
        for name in sorted(set(wanted) - set(found)):
            yield (key, name), _("This key is missing. Add it.")


def _lines(three: TomlTable) -> Told:
    lines = [line for _n, line in tables_in(three, "lines")]
    if len(lines) != length_of(three, "lines"):
        return
    if all(text_in(line, "id") is not None for line in lines) and [x["id"] for x in lines] != LINES:
        yield ("lines",), _("They must be t.1 to t.10, in this order.")
    if all("leg" not in line or text_in(line, "leg") in LEGS for line in lines):
        count = Counter(text_in(line, "leg") for line in lines)
        if any(count[leg] != 3 for leg in LEGS) or count[None] != 1:
            yield ("lines",), _("Three lines a leg are needed, and one without a leg.")
    named = Counter(text_in(line, "name") for line in lines)
    for n, line in tables_in(three, "lines"):
        name = text_in(line, "name")
        if name and named[name] > 1:
            yield ("lines", n, "name"), _("Another line has the same name. Give each its own.")


def _worksheets(sheets: TomlTable) -> Told:
    """Ids that are told apart, every waste and every point once, and a word for each mark."""
    yield from _rows(sheets)
    yield from _columns(sheets)
    if sheets:
        yield from _keys(sheets, "expectations", EXPECTATIONS)
    for key in ("channel_marks", "technique_marks"):
        if length_of(sheets, key) not in (None, len(MARKS)):
            yield (key,), _("They must be three words, for the marks 0, 1, and 2.")
    wastes = [text_in(row, "id") for _n, row in tables_in(sheets, "wastes")]
    if sheets and Counter(wastes) != Counter(WASTES):
        yield ("wastes",), _("All seven wastes are needed, each once.")
    points = [row.get("number") for _n, row in tables_in(sheets, "points")]
    if sheets and points != POINTS:
        yield ("points",), _("They must be the points 1 to 9, in this order.")


def _rows(sheets: TomlTable) -> Told:
    """Rows that are told apart, and no more than a sheet can hold."""
    for key in (*MOST_ROWS, "wastes"):
        seen: set[str] = set()
        for n, row in tables_in(sheets, key):
            id_ = text_in(row, "id")
            if id_ in seen:
                yield (key, n, "id"), _("Another row has the same id. Give each its own.")
            seen.add(id_ or "")
    for key, most in MOST_ROWS.items():
        if (length_of(sheets, key) or 0) > most:
            yield (key,), _("It has more than {n} rows. Leave some out.").format(n=most)


def _columns(sheets: TomlTable) -> Told:
    """Of each kind of way to hear people, at least one has a column from the start."""
    kinds: dict[str, bool] = {}
    for _n, row in tables_in(sheets, "techniques"):
        kind = text_in(row, "kind")
        if kind in KINDS:
            kinds[kind] = kinds.get(kind, False) or row.get("shown") is True
    for kind in sorted(kind for kind, shown in kinds.items() if not shown):
        what = _('None of the kind "{kind}" is shown. Give one of them "shown = true".')
        yield ("techniques",), what.format(kind=kind)


def _belongs(practice: TomlTable, element_id: str | None) -> Told:
    id_ = text_in(practice, "id")
    known = matches(PRACTICE_ID, id_) and matches(ELEMENT_ID, element_id)
    if known and id_ is not None and id_[0] != element_id:
        what = _("It does not belong to element {id}. Its id must begin with {id}.")
        yield (), what.format(id=element_id)


def _practice(practice: TomlTable) -> Told:
    legs = table_in(practice, "legs")
    if legs is not None and set(legs) <= set(LEGS) and all(_is(0, weight) for weight in legs.values()):
        yield ("legs",), _("Give at least one leg a weight of 1 or 2.")
    yield from _keys(practice, "helper", ROLES)
    yield from _keys(practice, "anchors", LEVELS)
    for level, text in (table_in(practice, "anchors") or {}).items():
        if isinstance(text, str) and len(text.split()) > ANCHOR_MAX_WORDS:
            what = _("It has more than {n} words. Shorten it.")
            yield ("anchors", level), what.format(n=ANCHOR_MAX_WORDS)
    if (length_of(practice, "evidence") or 0) > EVIDENCE_MAX:
        what = _("It has more than {n} entries. Keep the best.")
        yield ("evidence",), what.format(n=EVIDENCE_MAX)
    yield from _stages(practice)
    for n, action in tables_in(practice, "actions"):
        yield from _action_id(action, text_in(practice, "id"))
        if _is(2, action.get("lift")) and text_in(action, "size") in ("M", "L"):
            what = _("lift = 2 is for quick wins of size S. Use lift = 1 or size = 'S'.")
            yield ("actions", n), what


def _stages(practice: TomlTable) -> Told:
    """Exactly three actions; the models report a stage that does not exist."""
    length = length_of(practice, "actions")
    found = {n: text_in(action, "stage") for n, action in tables_in(practice, "actions")}
    moved = any(found.get(n) in SUFFIXES and found.get(n) != stage for n, stage in enumerate(SUFFIXES))
    if length is not None and (length != len(SUFFIXES) or moved):
        yield ("actions",), _("They must be start, firm_up, keep, in this order.")


def _action_id(action: TomlTable, practice_id: str | None) -> Told:
    """The id tells practice and stage, so that no two actions can share one."""
    id_, stage = text_in(action, "id"), text_in(action, "stage")
    if id_ is None or not matches(ACTION_ID, id_):
        return
    practice, suffix = id_.split("-")
    if practice_id is not None and matches(PRACTICE_ID, practice_id):
        practice = practice_id
    wanted = f"{practice}-{SUFFIXES.get(stage or '', suffix)}"
    if id_ != wanted:
        what = _("Action {id} does not fit its practice and stage. Change its id to {wanted}, or its stage.")
        if wanted.endswith(f"-{suffix}"):
            what = _("Action {id} does not fit its practice. Change its id to {wanted}.")
        yield (), what.format(id=id_, wanted=wanted)


def _is(number: int, value: object) -> bool:
    """Whether a value is this whole number, and not true or 2.0."""
    return type(value) is int and value == number
