"""What somebody decided about columns and words, as a file that is written for them and read again."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from sixelements.domain.assessment import LEVELS, Role
from sixelements.domain.errors import BadInput
from sixelements.domain.foreign_columns import Goes
from sixelements.domain.foreign_names import Why
from sixelements.domain.foreign_words import SKIPPED, Meaning, folded
from sixelements.domain.ids import ItemId
from sixelements.domain.matching import (
    DecidedWord,
    Decisions,
    Form,
    IfChanged,
    Matched,
    RowDoubt,
    UnknownWord,
    WordKind,
)
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, level_answer
from sixelements.i18n import _
from sixelements.wording.numbers import listing
from sixelements.wording.quoted import quoted

_COLUMNS, _ROWS, _CHANGED = "columns", "rows", "changed"
QUESTIONS, WITHOUT = "questions", "without a column"
"""The table, and the entry in it, that says what becomes of questions that no column answers."""
_COMMENT, _ROLE, _LEAVE_OUT, SKIP, _NONE = "comment", "role", "leave out", "skip", "none"
MEANINGS: Mapping[str, Meaning] = {
    **{str(level): Meaning(level_answer(level)) for level in LEVELS},
    "dk": Meaning(DONT_KNOW),
    "na": Meaning(NOT_APPLICABLE),
    SKIP: SKIPPED,
}
ROLES: Mapping[str, Role | None] = {**{role.value: role for role in Role}, _NONE: None}
ROWS: Mapping[str, bool] = {"take in": True, _LEAVE_OUT: False}
_SIMPLE: Mapping[str, tuple[Goes, ItemId | None]] = {
    _ROLE: (Goes.ROLE, None),
    _COMMENT: (Goes.COMMENT, None),
    _LEAVE_OUT: (Goes.LEFT_OUT, None),
}
Texts = Mapping[str, str]


def written(matched: Iterable[Matched], *, changed: bool = False) -> str:
    """What was matched, as TOML to be filled in and read by `decisions_of`: undecided is an empty text.

    What was decided before, and is used in it, stands there, too, so that it can be changed.

    A column without a word in it is not named: what it will say one day is asked about then. ``changed``:
    rows that were changed after they came in wait for a decision.
    """
    columns: dict[str, str] = {}
    nearest: dict[str, str] = {}
    alike: dict[str, str] = {}
    words: dict[WordKind, dict[str, str]] = {kind: {} for kind in WordKind}
    rows: dict[str, str] = {}
    questions: dict[str, str] = {}
    for one in matched:
        columns |= {c.key: column_said(c.goes, c.item) for c in one.columns if c.why is not Why.EMPTY}
        nearest |= {c.key: _column_hint(c.nearest) for c in one.undecided if c.nearest}
        for word in one.words:
            words[word.kind][word.word] = ""
            alike |= {word.word: _word_hint(word)} if word.nearest else {}
        for known in one.decided:
            words[known.kind][known.word] = word_said(known)
        rows |= {kind.value: "" for kind in RowDoubt if one.of_kind(kind, left_out=False)}
        rows |= {kind.value: rows_said(taken) for kind, taken in one.decided_rows.items()}
        questions |= {WITHOUT: SKIP} if one.unasked else {WITHOUT: ""} if one.may_be_unasked else {}
    rows |= {_CHANGED: ""} if changed else {}
    tables = {
        _COLUMNS: columns,
        QUESTIONS: questions,
        **{kind.value: found for kind, found in words.items()},
        _ROWS: rows,
    }
    hints = {
        _COLUMNS: _("A question's number, role, comment, comment and a number, or leave out."),
        QUESTIONS: _("skip, if they were not asked."),
        WordKind.ANSWERS.value: _("1 to 5, dk, na, or skip."),
        WordKind.LINES.value: _("1 to 5, dk, or skip: 1 is the band of the fewest contacts."),
        WordKind.ROLES.value: _("frontline, supervisor, manager, or none."),
        _ROWS: _(
            "take in, or leave out: rows from before the round, not handed in, of a number that stands there "
            "before, or apart from the others. Changed ones may also go in in place of the earlier: instead."
        ),
    }
    return "\n".join(
        line
        for name, rows in tables.items()
        if rows
        for line in _table(name, rows, hints[name], nearest if name == _COLUMNS else alike)
    )


def decisions_of(tables: Mapping[str, object], form: Form) -> Decisions:
    """What such a file says; what is empty is undecided. Raises BadInput with all that is wrong in it."""
    known = {_COLUMNS, QUESTIONS, _ROWS, *(kind.value for kind in WordKind)}
    wrong = [quoted(name, 60) for name in tables if name not in known]
    items = items_of(form)
    columns = {
        header: found
        for header, said in _texts(tables, _COLUMNS, wrong)
        if (found := _goes(said, items, header, wrong))
    }
    words = {
        kind: {
            folded(word): MEANINGS[said]
            for word, said in _texts(tables, kind.value, wrong)
            if _is_known(said, MEANINGS, word, wrong)
        }
        for kind in (WordKind.ANSWERS, WordKind.LINES)
    }
    roles = {
        folded(word): ROLES[said]
        for word, said in _texts(tables, WordKind.ROLES.value, wrong)
        if _is_known(said, ROLES, word, wrong)
    }
    kinds = {kind.value: kind for kind in RowDoubt}
    about_rows = dict(_texts(tables, _ROWS, wrong))
    changed = about_rows.pop(_CHANGED, "")
    if changed and changed not in [*IfChanged]:
        wrong.append(quoted(_CHANGED, 60))
    rows = {
        kinds[kind]: ROWS[said]
        for kind, said in about_rows.items()
        if _is_known(kind, kinds, kind, wrong) and _is_known(said, ROWS, kind, wrong)
    }
    questions = dict(_texts(tables, QUESTIONS, wrong))
    wrong += [quoted(name, 60) for name, said in questions.items() if (name, said) != (WITHOUT, SKIP)]
    if wrong:
        text = _(
            "The file of decisions can't be used. These entries are not understood: {names}. A word of an "
            "answer means 1 to 5, dk, na, or skip."
        )
        raise BadInput(text.format(names=listing(wrong[:10])))
    return Decisions(
        columns=columns,
        words=words,
        roles=roles,
        rows=rows,
        changed=IfChanged(changed) if changed else None,
        unasked=bool(questions),
    )


def items_of(form: Form) -> Collection[ItemId]:
    """What a column can answer, or be a comment on."""
    return {*map(ItemId, form.practices), *form.lines}


def column_said(goes: Goes, item: ItemId | None) -> str:
    """Where a column goes, as it is written; empty if that is undecided."""
    if goes is Goes.COMMENT:
        return f"{_COMMENT} {item}" if item else _COMMENT
    targets = {Goes.ANSWER: item or "", Goes.ROLE: _ROLE, Goes.LEFT_OUT: _LEAVE_OUT}
    return targets.get(goes, "")


def column_meant(said: str, items: Collection[ItemId]) -> tuple[Goes, ItemId | None]:
    """Where a column goes that was written so. Raises KeyError where that is not understood."""
    if said in _SIMPLE:
        return _SIMPLE[said]
    item = ItemId(said.removeprefix(f"{_COMMENT} "))
    if item not in items:
        raise KeyError(said)
    return (Goes.ANSWER if item == said else Goes.COMMENT), item


def said_of(meaning: Meaning) -> str:
    """What a word means, as it is written."""
    return next(said for said, known in MEANINGS.items() if known == meaning)


def word_said(word: DecidedWord) -> str:
    """What a decided word means, as it is written."""
    if word.kind is WordKind.ROLES:
        return next(said for said, role in ROLES.items() if role is word.role)
    return said_of(word.meaning or SKIPPED)


def rows_said(taken: bool) -> str:  # noqa: FBT001 - what was decided, and nothing else
    """What was decided about rows of a kind, as it is written."""
    return next(said for said, means in ROWS.items() if means is taken)


def _column_hint(item: ItemId) -> str:
    return _("Its words are most like those of {item}.").format(item=item)


def _word_hint(word: UnknownWord) -> str:
    return _("Much like the sentence of level {n}, but not the same.").format(n=word.nearest)


def _table(name: str, rows: Texts, hint: str, like: Texts) -> Iterator[str]:
    yield f"[{name}]  # {hint}"
    for key, value in rows.items():
        yield f"{_quoted(key)} = {_quoted(value)}{f'  # {like[key]}' if key in like else ''}"
    yield ""


def _quoted(text: str) -> str:
    """A text as TOML, whose strings are those of JSON but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(tables: Mapping[str, object], name: str, wrong: list[str]) -> Iterator[tuple[str, str]]:
    """The entries of a table that are decided."""
    table = tables.get(name, {})
    if not isinstance(table, dict):
        wrong.append(quoted(name, 60))
        return
    for key, value in table.items():
        if not isinstance(value, str):
            wrong.append(quoted(str(key), 60))
        elif value.strip():
            yield str(key), value.strip().casefold()


def _goes(
    said: str, items: Collection[ItemId], header: str, wrong: list[str]
) -> tuple[Goes, ItemId | None] | None:
    try:
        return column_meant(said, items)
    except KeyError:
        wrong.append(quoted(header, 60))
        return None


def _is_known(said: str, known: Iterable[str], word: str, wrong: list[str]) -> bool:
    if said in known:
        return True
    wrong.append(quoted(word, 60))
    return False
