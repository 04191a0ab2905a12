"""What does not fit in somebody's table, in words: columns, rows, and each word once."""

from collections.abc import Iterator, Sequence

from sixelements.domain.foreign_columns import Goes, MatchedColumn, Why
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.matching import FormMark, Matched, MatchedRow, RowDoubt, UnknownWord, WordKind
from sixelements.i18n import _, ngettext
from sixelements.wording.numbers import count, listing
from sixelements.wording.quoted import quoted

LONGEST_HEADER = 60
LONGEST_WORD = 40
MOST_NAMED = 10


def refusal(matched: Matched) -> str:
    """Why nothing of a table can be taken in, all reasons at once; empty if some of it can."""
    of = {why: [c for c in matched.undecided if c.why is why] for why in Why}
    parts = []
    if twice := of[Why.TWICE]:
        parts.append(_("These columns stand twice: {names}.").format(names=_named(twice)))
    if dates := of[Why.DATE]:
        text = _(
            "A spreadsheet made dates of these headers: {names}. Format the header row as text and "
            "type the numbers again, such as 1.1."
        )
        parts.append(text.format(names=_named(dates)))
    if unknown := of[Why.UNKNOWN]:
        parts.append(_("These columns are not known: {names}.").format(names=_named(unknown)))
    if matched.missing and not dates:
        parts.append(_("These columns are missing: {names}.").format(names=listing(matched.missing)))
    if not parts and not matched.rows:
        parts.append(_("It holds a header row and no answers."))
    return " ".join(parts)


def undecided(matched: Matched) -> bool:
    """Whether somebody can say what a column or a word of a table means."""
    dates = any(c.why is Why.DATE for c in matched.undecided) or any(word.is_date for word in matched.words)
    rows = any(matched.of_kind(kind, left_out=False) for kind in RowDoubt)
    return bool(matched.undecided or matched.words or rows) and not dates


def wrong_form(mark: FormMark, wanted: FormMark | None) -> str:
    """Why a form does not belong to the round; empty if it does."""
    if wanted is None or mark.round != wanted.round:
        return _("It is a form of another round or team. Take it in there.")
    if mark.version != wanted.version:
        return _("It is a form of another version of Six Elements. Type its answers in.")
    if mark.questions != wanted.questions:
        return _("It asks other questions than the round does now. Send the form out anew.")
    return ""


def unclear(questions: Sequence[str]) -> str:
    """Which questions of a form hold one answer and show another; empty if none does."""
    if not questions:
        return ""
    text = _("What is marked and what is saved differ in {names}. Ask for it to be marked there again.")
    return text.format(names=listing([quoted(name, 30) for name in questions[:MOST_NAMED]]))


def problems(matched: Matched) -> Iterator[str]:
    """What is wrong row by row, and each word that is not known in one line; no file is named."""
    for word in matched.words:
        yield _word(word)
    yield from _undecided_rows(matched)
    width = len(matched.columns)
    for row in matched.rows:
        if text := _row(row, width):
            yield text


def _undecided_rows(matched: Matched) -> Iterator[str]:
    older = matched.of_kind(RowDoubt.OLDER, left_out=False)
    if older:
        text = ngettext(
            "{n} row was answered before this round was opened ({rows}). Decide whether it goes in.",
            "{n} rows were answered before this round was opened ({rows}). Decide whether they go in.",
            len(older),
        )
        yield text.format(n=len(older), rows=_places(older))
    begun = matched.of_kind(RowDoubt.UNFINISHED, left_out=False)
    if begun:
        text = ngettext(
            "{n} row was begun and not handed in ({rows}). Decide whether it goes in.",
            "{n} rows were begun and not handed in ({rows}). Decide whether they go in.",
            len(begun),
        )
        yield text.format(n=len(begun), rows=_places(begun))


def left_out(matched: Matched) -> Iterator[str]:
    """Which rows are left out because somebody decided so, a line a kind."""
    older = matched.of_kind(RowDoubt.OLDER, left_out=True)
    if older:
        text = ngettext(
            "{n} row from before this round is left out, as decided: {rows}.",
            "{n} rows from before this round are left out, as decided: {rows}.",
            len(older),
        )
        yield text.format(n=len(older), rows=_places(older))
    begun = matched.of_kind(RowDoubt.UNFINISHED, left_out=True)
    if begun:
        text = ngettext(
            "{n} row that was not handed in is left out, as decided: {rows}.",
            "{n} rows that were not handed in are left out, as decided: {rows}.",
            len(begun),
        )
        yield text.format(n=len(begun), rows=_places(begun))


def _places(rows: Sequence[int]) -> str:
    """The numbers of rows, the first ones by name."""
    named = [str(row) for row in rows[:MOST_NAMED]]
    left = len(rows) - MOST_NAMED
    if left > 0:
        named.append(ngettext("{n} more", "{n} more", left).format(n=left))
    return ngettext("row {rows}", "rows {rows}", len(rows)).format(rows=listing(named))


def letter(column: MatchedColumn) -> str:
    """How spreadsheets call a column."""
    letters, n = "", column.at + 1
    while n:
        n, digit = divmod(n - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def header(column: MatchedColumn) -> str:
    """What a column is called in its file."""
    if column.header:
        return quoted(column.header, LONGEST_HEADER)
    return _("(no name, column {letter})").format(letter=letter(column))


def where(word: UnknownWord) -> str:
    """The word, the columns it stands in, and in how many cells."""
    first, others = word.columns[0], len(word.columns) - 1
    columns = quoted(first, LONGEST_HEADER)
    if others:
        columns = _("{column} and {n} more").format(column=columns, n=others)
    text = ngettext(
        "“{word}” in {columns}, {n} cell, row {row}",
        "“{word}” in {columns}, {n} cells, first in row {row}",
        word.cells,
    )
    return text.format(
        word=quoted(word.word, LONGEST_WORD), columns=columns, n=count(word.cells), row=word.first
    )


def _word(word: UnknownWord) -> str:
    if word.kind is WordKind.ROLES:
        text = _("{where}: not a role. Use frontline, supervisor, manager, or leave it empty.")
    elif word.is_date:
        text = _("{where}: a spreadsheet made a date of it. Format the column as text and type it again.")
    else:
        text = _("{where}: not an answer. Use 1 to 5, dk, na, or leave it empty.")
    return text.format(where=where(word))


def _row(row: MatchedRow, width: int) -> str:
    if row.cells is not None:
        text = _("row {row}: it has {n} cells, and the header has {wanted}.")
        return text.format(row=row.place, n=row.cells, wanted=width)
    if row.too_long:
        text = _("row {row}: its comment is longer than {n} characters. Shorten it.")
        return text.format(row=row.place, n=count(CHARACTERS[Writing.COMMENT]))
    return ""


def _named(columns: Sequence[MatchedColumn]) -> str:
    names = [header(column) for column in columns[:MOST_NAMED]]
    left = len(columns) - MOST_NAMED
    if left > 0:
        names.append(ngettext("{n} more", "{n} more", left).format(n=left))
    return listing(names)


def columns(matched: Matched) -> Iterator[str]:
    """Every column with where it goes and why, a line each."""
    for column in matched.columns:
        yield _("{letter}  {header}: {where}").format(
            letter=letter(column), header=header(column), where=goes_to(column)
        )


def goes_to(column: MatchedColumn) -> str:
    """Where a column goes, and why."""
    texts = {
        Goes.ANSWER: _("answers {item}, {why}"),
        Goes.COMMENT: _("comments on {item}") if column.item else _("comments on all"),
        Goes.ROLE: _("the role"),
        Goes.LEFT_OUT: _("left out, {why}"),
        Goes.UNDECIDED: _("to decide, {why}; nearest is {nearest}")
        if column.nearest
        else _("to decide, {why}"),
    }
    return texts[column.goes].format(item=column.item, why=_why(column.why), nearest=column.nearest)


def _why(why: Why) -> str:
    texts = {
        Why.ID: _("by its number"),
        Why.CODE: _("by its code"),
        Why.TEXT: _("by its words"),
        Why.LIKE: _("as its words are much alike"),
        Why.NAME: _("by its name"),
        Why.DECIDED: _("as decided"),
        Why.EMPTY: _("as it is empty"),
        Why.TIME: _("as it tells when"),
        Why.CHANGED: _("as it tells when"),
        Why.RESPONSE_NUMBER: _("as it is the tool's own number"),
        Why.CHANCE: _("as it is the tool's own number"),
        Why.PERSON: _("as it tells who or where"),
        Why.TOOL: _("as the tool adds it"),
        Why.POINTS: _("as it holds points of a quiz"),
        Why.DATE: _("as a spreadsheet made a date of it"),
        Why.TWICE: _("as another column answers the same"),
        Why.UNKNOWN: _("as no question is like it"),
    }
    return texts[why]
