"""What does not fit in somebody's table, in words: columns, rows, and each word once."""

from collections.abc import Iterator, Mapping, Sequence

from sixelements.domain.foreign_columns import Goes, MatchedColumn, Why
from sixelements.domain.ids import ItemId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.matching import FormMark, Matched, MatchedRow, RowDoubt, UnknownWord, WordKind
from sixelements.i18n import _, ngettext
from sixelements.wording import phrases
from sixelements.wording.asked import more_sheets
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
        parts.append(missing(matched))
    if not parts and not matched.rows:
        parts.append(_("It holds a header row and no answers."))
    return phrases.sentences(*parts)


def missing(matched: Matched) -> str:
    """Which questions no column of a table answers."""
    return _("These columns are missing: {names}.").format(names=listing(matched.missing))


def undecided(matched: Matched) -> bool:
    """Whether somebody can say what a column or a word of a table means."""
    dates = any(c.why is Why.DATE for c in matched.undecided) or any(word.is_date for word in matched.words)
    rows = any(matched.of_kind(kind, left_out=False) for kind in RowDoubt)
    return bool(matched.undecided or matched.words or rows) and not dates


def wrong_form(mark: FormMark, wanted: FormMark | None) -> str:
    """Why a form or a collection file does not belong to the round; empty if it does."""
    if wanted is None or mark.round != wanted.round:
        return _("It belongs to another round or team. Take it in there.")
    if mark.version != wanted.version:
        return _("It is a form of another version of Six Elements. Type its answers in.")
    if mark.questions != wanted.questions:
        return _("It asks other questions than the round does now. Send it out again.")
    if mark.promised > wanted.promised:
        return _(
            "People were promised more than the round keeps now: it was anonymous, or its smallest group "
            "was larger. Ask them again."
        )
    return ""


def nothing_handed_in(begun: int) -> str:
    """That a collection file brings nothing, and how many sheets are begun in it."""
    return phrases.sentences(_("No sheet was handed in in it."), begun_elsewhere(begun))


def begun_elsewhere(n: int) -> str:
    """How many sheets of a collection file are begun and stay there; empty where none are."""
    text = ngettext(
        "{n} sheet in it is begun, or typed in and not handed in. It stays there.",
        "{n} sheets in it are begun, or typed in and not handed in. They stay there.",
        n,
    )
    return text.format(n=n) if n else ""


def not_asked() -> str:
    """That a collection file was changed by something else."""
    return _("It holds what the round does not ask, so something else changed it. Nothing of it goes in.")


def other_sheets(n: int) -> str:
    """That sheets of a collection file have the ids of sheets that are in, and say something else."""
    text = ngettext(
        "{n} sheet in it is in already and says something else there. Nobody can tell which one is right, so "
        "nothing of the file goes in. Share the round again.",
        "{n} sheets in it are in already and say something else there. Nobody can tell which ones are right, "
        "so nothing of the file goes in. Share the round again.",
        n,
    )
    return text.format(n=n)


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
        yield text.format(n=len(older), rows=places(older))
    begun = matched.of_kind(RowDoubt.UNFINISHED, left_out=False)
    if begun:
        text = ngettext(
            "{n} row was begun and not handed in ({rows}). Decide whether it goes in.",
            "{n} rows were begun and not handed in ({rows}). Decide whether they go in.",
            len(begun),
        )
        yield text.format(n=len(begun), rows=places(begun))


def left_out(matched: Matched) -> Iterator[str]:
    """Which rows are left out because somebody decided so, or as nobody handed them in, a line a kind."""
    older = matched.of_kind(RowDoubt.OLDER, left_out=True)
    if older:
        text = ngettext(
            "{n} row from before this round is left out, as decided: {rows}.",
            "{n} rows from before this round are left out, as decided: {rows}.",
            len(older),
        )
        yield text.format(n=len(older), rows=places(older))
    begun = matched.of_kind(RowDoubt.UNFINISHED, left_out=True)
    if begun:
        text = ngettext(
            "{n} row that was not handed in is left out, as decided: {rows}.",
            "{n} rows that were not handed in are left out, as decided: {rows}.",
            len(begun),
        )
        yield text.format(n=len(begun), rows=places(begun))
    trials = matched.of_kind(RowDoubt.TRIAL, left_out=True)
    if trials:
        text = ngettext(
            "{n} row that the tool calls a preview, a test, or spam is left out: {rows}.",
            "{n} rows that the tool calls previews, tests, or spam are left out: {rows}.",
            len(trials),
        )
        yield text.format(n=len(trials), rows=places(trials))


def stand_twice(rows: Sequence[int]) -> Iterator[str]:
    """That rows are left out because the same response stands in the file before them."""
    if rows:
        text = ngettext(
            "{n} row stands in this file before and is left out as a double: {rows}.",
            "{n} rows stand in this file before and are left out as doubles: {rows}.",
            len(rows),
        )
        yield text.format(n=len(rows), rows=places(rows))


def untold() -> str:
    """That rows of a table may be of people whose sheets are in, said before and after it goes in."""
    return _(
        "Its rows have no time and no number of a tool, so nothing tells whether some of them came with an "
        "earlier table. People who are in both count twice."
    )


def changed(rows: Sequence[int]) -> str:
    """That rows were changed after they came in, and somebody has to decide about them."""
    text = ngettext(
        "{n} row was changed after it came in ({rows}). Its earlier answers are in. "
        "Decide whether it goes in, too.",
        "{n} rows were changed after they came in ({rows}). Their earlier answers are in. "
        "Decide whether they go in, too.",
        len(rows),
    )
    return text.format(n=len(rows), rows=places(rows))


def maybe_changed(rows: Sequence[int], *, gone: int) -> str:
    """That rows seem new, and may be those of earlier ones that are gone from the file, changed since."""
    text = ngettext(
        "{n} row that came in earlier is not in this file any more. It may have been changed since, and "
        "be among the new ones ({rows}). Decide whether these go in, too.",
        "{n} rows that came in earlier are not in this file any more. They may have been changed since, and "
        "be among the new ones ({rows}). Decide whether these go in, too.",
        gone,
    )
    return text.format(n=gone, rows=places(rows))


def changed_left_out(rows: Sequence[int]) -> str:
    """That changed rows are left out because somebody decided so."""
    text = ngettext(
        "{n} row that was changed after it came in is left out, as decided: {rows}.",
        "{n} rows that were changed after they came in are left out, as decided: {rows}.",
        len(rows),
    )
    return text.format(n=len(rows), rows=places(rows))


def ahead(*, before: int, too_little: int, sheets: int, people: int | None) -> Iterator[str]:
    """What to know before a file goes in, besides its new sheets, in counts.

    ``before``: sheets of it that came earlier; ``too_little``: sheets that will not count; ``people`` is set
    where more ``sheets`` would be in than the team has people.
    """
    if before:
        yield came_before(before)
    if too_little:
        text = ngettext(
            "{n} sheet rates fewer than half of the practices and will not count.",
            "{n} sheets rate fewer than half of the practices and will not count.",
            too_little,
        )
        yield text.format(n=too_little)
    if people is not None:
        yield more_sheets(sheets, people)


def came_before(n: int) -> str:
    """How many sheets of a file came with an earlier one."""
    text = ngettext(
        "{n} sheet came with an earlier file and is left out.",
        "{n} sheets came with an earlier file and are left out.",
        n,
    )
    return text.format(n=n)


def places(rows: Sequence[int]) -> str:
    """The numbers of rows, the first ones by name."""
    return ngettext("row {rows}", "rows {rows}", len(rows)).format(rows=first_of([str(row) for row in rows]))


def first_of(names: Sequence[str]) -> str:
    """Names in a row, the first ones, and how many more."""
    named = [quoted(name, LONGEST_HEADER) for name in names[:MOST_NAMED]]
    left = len(names) - MOST_NAMED
    if left > 0:
        named.append(ngettext("{n} more", "{n} more", left).format(n=left))
    return listing(named)


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
    text = ngettext(
        "“{word}” in {columns}, {n} cell, row {row}",
        "“{word}” in {columns}, {n} cells, first in row {row}",
        word.cells,
    )
    return text.format(
        word=quoted(word.word, LONGEST_WORD),
        columns=_columns_of(word),
        n=count(word.cells),
        row=word.first,
    )


def in_columns(word: UnknownWord) -> str:
    """Where a word stands, and how often."""
    text = ngettext("In {columns}, {n} cell", "In {columns}, {n} cells", word.cells)
    return text.format(columns=_columns_of(word), n=count(word.cells))


def _columns_of(word: UnknownWord) -> str:
    first, others = word.columns[0], len(word.columns) - 1
    columns = quoted(first, LONGEST_HEADER)
    if others:
        columns = _("{column} and {n} more").format(column=columns, n=others)
    return columns


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
    """Headers in quotes, as one may be a whole question with its own mark at the end."""
    return first_of([f"“{header(c)}”" if c.header else header(c) for c in columns])


def columns(matched: Matched) -> Iterator[str]:
    """Every column with where it goes and why, a line each."""
    for column in matched.columns:
        yield _("{letter}  {header}: {where}").format(
            letter=letter(column), header=header(column), where=goes_to(column)
        )


def where_to(column: MatchedColumn, names: Mapping[ItemId, str]) -> str:
    """Where a column goes, in a table's few words; ``names`` are what questions are called."""
    if column.goes is Goes.ANSWER and column.item:
        return names.get(column.item, column.item)
    if column.goes is Goes.COMMENT:
        return _("Comment on {item}").format(item=column.item) if column.item else _("Comment on all of it")
    texts = {
        Goes.ROLE: _("Role"),
        Goes.LEFT_OUT: _("Response number") if column.why is Why.RESPONSE_NUMBER else _("Left out"),
    }
    return texts.get(column.goes, _("Choose a question"))


def why(reason: Why) -> str:
    """Why a column goes where it goes, in a table's few words."""
    texts = {
        Why.ID: _("By its number"),
        Why.CODE: _("By its code"),
        Why.TEXT: _("Word for word"),
        Why.LIKE: _("Much alike"),
        Why.NAME: _("By its name"),
        Why.DECIDED: _("As decided"),
        Why.EMPTY: _("Empty"),
        Why.TIME: _("Time stamp"),
        Why.BEGUN: _("Time stamp"),
        Why.CHANGED: _("Time stamp"),
        Why.RESPONSE_NUMBER: _("Finds doubles"),
        Why.CHANCE: _("Finds doubles"),
        Why.PERSON: _("Names a person"),
        Why.TOOL: _("No question"),
        Why.POINTS: _("Points of a quiz"),
        Why.DATE: _("Became a date"),
        Why.TWICE: _("Stands twice"),
        Why.UNKNOWN: _("No match"),
    }
    return texts[reason]


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
        Why.BEGUN: _("as it tells when"),
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
