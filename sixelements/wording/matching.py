"""What does not fit in somebody's table, in words: columns, rows, and each word once."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sixelements.domain import foreign_columns
from sixelements.domain.assessment import Role
from sixelements.domain.foreign_columns import Goes, MatchedColumn
from sixelements.domain.foreign_names import Why
from sixelements.domain.foreign_table import FormMark
from sixelements.domain.foreign_words import may_be_chosen
from sixelements.domain.ids import ItemId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.matching import (
    DecidedWord,
    Matched,
    MatchedRow,
    RowDoubt,
    UnknownWord,
    WordDoubt,
    WordKind,
)
from sixelements.domain.responses import DONT_KNOW
from sixelements.i18n import _, ngettext
from sixelements.wording import phrases
from sixelements.wording.asked import more_sheets
from sixelements.wording.numbers import count, listing
from sixelements.wording.quoted import quoted

LONGEST_HEADER = 60
_IN_QUOTES = LONGEST_HEADER + 3
"""One that is cut, with its quotes, which are not to be cut off again."""
LONGEST_WORD, MOST_WORDS = 24, 3
"""Characters and words up to which a cell is quoted as a word that somebody chose."""
MOST_NAMED = 10
_DATE_CELL = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(\d\d) 00:00:00")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FEW_CELLS = 2
"""Cells up to which a row is more likely a note than somebody's answers."""
_NUMBER, _MANY_NUMBERS = re.compile(r"(?!(?:\d|10)(?:[.,]0+)?$)\d+(?:[.,]\d+)?%?"), 4
"""How sums and averages look, and from how many on in a row they are told together."""


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
    if differ := of[Why.DISAGREES]:
        text = ngettext(
            "This column has the number of one question and the words of another: {names}.",
            "These columns have the number of one question and the words of another: {names}.",
            len(differ),
        )
        pair = _("“{header}” (words of {item})")
        pairs = [pair.format(header=header(c), item=c.nearest) for c in differ]
        parts.append(text.format(names=first_of(pairs, longest=2 * LONGEST_HEADER)))
    if aims := of[Why.AIM]:
        text = _(
            "These columns ask for an aim or a weight, not for how things are: {names}. If that is not so, "
            "say which question each of them answers."
        )
        parts.append(text.format(names=_named(aims)))
    if matched.missing and not (dates or differ or aims):
        parts.append(missing(matched))
    if not parts and not matched.rows:
        parts.append(_("It holds a header row and no answers."))
    return phrases.sentences(*parts)


def missing(matched: Matched) -> str:
    """Which questions no column of a table answers, and the way out if they were not asked."""
    if not matched.may_be_unasked:
        return _("None of its columns answers a question of this round. Is it the right file?")
    told = ngettext(
        "No column answers this question: {names}.",
        "No column answers these {n} questions: {names}.",
        len(matched.missing),
    )
    text = ngettext(
        "If it was not asked, it can be skipped: collect with --not-asked, or decide it on Collect.",
        "If they were not asked, they can be skipped: collect with --not-asked, or decide it on Collect.",
        len(matched.missing),
    )
    names = listing(matched.missing)
    return phrases.sentences(told.format(n=len(matched.missing), names=names), text)


def typed_over(matched: Matched) -> Iterator[str]:
    """That a row has answers typed over its questions, and what becomes of the questions that are left."""
    if matched.typed_over:
        text = _("Row {row} has answers typed over its questions: what is left of those counts as skipped.")
        yield text.format(row=matched.typed_over)


def unasked(matched: Matched) -> Iterator[str]:
    """That questions without a column are skipped, as somebody decided."""
    if matched.unasked:
        text = ngettext(
            "No column answers {names}, so it is skipped, as decided.",
            "No column answers {names}, so they are skipped, as decided.",
            len(matched.unasked),
        )
        yield text.format(names=listing(matched.unasked))


def only_tab(name: str) -> str:
    """That only one of the tabs of a workbook was read, by its name."""
    text = _("Only its tab “{name}” was read: move the answers there, or save their tab as CSV (UTF-8).")
    return text.format(name=quoted(name, LONGEST_HEADER))


def begins_below(place: int) -> str:
    """That something stands above a table, by the number of the row of its header."""
    text = _(
        "Its header stands in row {row}, and what is above it may be answers. Move the header to the top, or "
        "delete what stands above it."
    )
    return text.format(row=place)


def above(rows: Sequence[int]) -> Iterator[str]:
    """That titles and notes above a table are not read, by the numbers of their rows."""
    if rows:
        text = ngettext(
            "{n} row above its header is not read: {rows}.",
            "{n} rows above its header are not read: {rows}.",
            len(rows),
        )
        yield text.format(n=len(rows), rows=places(rows))


def turned() -> str:
    """That rows and columns of a table are the other way round."""
    return _("Its questions stand below one another. Turn it: a column for each, and a row for each person.")


def on_another_tab(read: str, names: Sequence[str]) -> str:
    """That answers stand on another tab of a workbook than the one that was read, by their names."""
    text = ngettext(
        "Its tab “{read}” was read, and answers stand on {names}. Move that tab to the front, or hide "
        "“{read}”.",
        "Its tab “{read}” was read, and answers stand on {names}. Save each of them as a file of its own.",
        len(names),
    )
    shown = first_of([f"“{quoted(name, LONGEST_HEADER)}”" for name in names], longest=_IN_QUOTES)
    return text.format(read=quoted(read, LONGEST_HEADER), names=shown)


def behind(read: str, before: str) -> Iterator[str]:
    """Which tab of a workbook is read where the one before it asks nothing; by their names."""
    if before:
        text = _("Its tab “{read}” is read, as “{before}” before it holds no answers.")
        yield text.format(read=quoted(read, LONGEST_HEADER), before=quoted(before, LONGEST_HEADER))


def several_tabs(names: Sequence[str]) -> str:
    """That answers stand on several tabs of a workbook, by their names."""
    text = _(
        "Answers stand on several of its tabs: {names}. Save each of them as a file of its own, or hide "
        "those that are not meant."
    )
    return text.format(names=first_of([f"“{name}”" for name in names]))


def undecided(matched: Matched) -> bool:
    """Whether somebody can say what a column or a word of a table means."""
    dates = any(c.why is Why.DATE for c in matched.undecided) or any(word.is_date for word in matched.words)
    rows = any(matched.of_kind(kind, left_out=False) for kind in RowDoubt)
    return bool(matched.undecided or matched.words or rows or matched.may_be_unasked) and not dates


def wrong_form(mark: FormMark, wanted: FormMark | None) -> str:
    """Why a form or a collection file does not belong to the round; empty if it does."""
    if wanted is None or mark.round != wanted.round:
        return _("It belongs to no round of this workbook. Take it in in the one that it came from.")
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
    """How many sheets of a collection file are begun and stay there; empty if none are."""
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


def problems(matched: Matched, *, quoting: bool = True) -> Iterator[str]:
    """What is wrong row by row, and each word that is not known in one line; no file is named.

    Without ``quoting`` no word of a cell is repeated, as in what is kept: its place is enough there.
    """
    sums = _rows_of_sums(matched)
    for place, n in sums.items():
        text = _("row {row}: {n} of its cells are no answers. If it holds sums or averages, delete the row.")
        yield text.format(row=place, n=n)
    others = [w for w in matched.words if not _is_date_of_answer(w)]
    told = Counter(_word(w, quoting=quoting) for w in others if w.cells > 1 or w.first not in sums)
    yield from _dates(matched)
    for text, n in told.items():
        yield text if n == 1 else _several(text, n)
    yield from _undecided_rows(matched)
    width = len(matched.columns)
    for row in matched.rows:
        if text := _row(row, width):
            yield text


def _is_date_of_answer(word: UnknownWord) -> bool:
    return word.is_date and word.kind is not WordKind.ROLES


def _dates(matched: Matched) -> Iterator[str]:
    """That a spreadsheet made dates of answers: which one stands for which is plain, so none is counted."""
    for kind in (WordKind.ANSWERS, WordKind.LINES):
        found = [word for word in matched.words if word.kind is kind and word.is_date]
        columns = {column for word in found for column in word.columns}
        if not columns:
            continue
        text = _(
            "Dates stand in {columns}: a spreadsheet made them of what was typed. Format the columns as text "
            "and type the answers again."
        )
        where_ = _("the practices")
        if kind is WordKind.LINES:
            text = _(
                "Dates stand in {columns}: a spreadsheet made them of bands such as 7-8. Format the columns "
                "as text and type the bands again."
            )
            where_ = _("the ten lines")
        yield text.format(columns=where_ if len(columns) > 1 else quoted(columns.pop(), LONGEST_HEADER))


def _several(text: str, n: int) -> str:
    """That so many words have one line: they may be somebody's own, so none is repeated in it."""
    more = ngettext(
        "That is {n} different text: --match-out lists it, and so does Collect once the file is dropped "
        "there.",
        "These are {n} different texts: --match-out lists them, and so does Collect once the file is dropped "
        "there.",
        n,
    )
    return phrases.sentences(text, more.format(n=n))


def until_decided(n: int) -> str:
    """That nothing of a file goes in before its words are decided, and so many are not."""
    text = ngettext(
        "Nothing of it goes in until {n} word is decided.",
        "Nothing of it goes in until {n} words are decided.",
        n,
    )
    return text.format(n=n)


def _rows_of_sums(matched: Matched) -> Mapping[int, int]:
    """Rows with many words that stand nowhere else and are numbers, as sums are, and how many of them."""
    alone = Counter(w.first for w in matched.words if w.cells == 1 and _NUMBER.fullmatch(w.word))
    return {row: n for row, n in alone.items() if n >= _MANY_NUMBERS}


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

    again = matched.of_kind(RowDoubt.NUMBERED, left_out=False)
    if again:
        text = ngettext(
            "The number of {n} row stands in the file before, with other answers ({rows}). "
            "Decide whether it goes in, too.",
            "The numbers of {n} rows stand in the file before, with other answers ({rows}). "
            "Decide whether they go in, too.",
            len(again),
        )
        yield text.format(n=len(again), rows=places(again))

    if sums := matched.of_kind(RowDoubt.SUMS, left_out=False):
        text = ngettext(
            "{n} row looks like a sum or an average ({rows}). Decide whether it goes in, as a person's "
            "would.",
            "{n} rows look like sums or averages ({rows}). Decide whether they go in, as people's would.",
            len(sums),
        )
        yield text.format(n=len(sums), rows=places(sums))

    if bare := matched.of_kind(RowDoubt.BARE, left_out=False):
        text = ngettext(
            "{n} row has no time, number, or name where the others have one ({rows}): it may hold sums, or "
            "was not handed in. Decide whether it goes in.",
            "{n} rows have no time, number, or name where the others have one ({rows}): they may hold sums, "
            "or were not handed in. Decide whether they go in.",
            len(bare),
        )
        yield text.format(n=len(bare), rows=places(bare))

    if apart := matched.of_kind(RowDoubt.APART, left_out=False):
        text = _(
            "The last row stands apart, below empty ones ({rows}). If it holds sums or averages, leave it "
            "out. Decide whether it goes in."
        )
        yield text.format(rows=places(apart))


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

    again = matched.of_kind(RowDoubt.NUMBERED, left_out=True)
    if again:
        text = ngettext(
            "{n} row whose number stands in the file before is left out, as decided: {rows}.",
            "{n} rows whose numbers stand in the file before are left out, as decided: {rows}.",
            len(again),
        )
        yield text.format(n=len(again), rows=places(again))

    if sums := matched.of_kind(RowDoubt.SUMS, left_out=True):
        text = ngettext(
            "{n} row of sums or averages is left out, as decided: {rows}.",
            "{n} rows of sums or averages are left out, as decided: {rows}.",
            len(sums),
        )
        yield text.format(n=len(sums), rows=places(sums))

    if bare := matched.of_kind(RowDoubt.BARE, left_out=True):
        text = ngettext(
            "{n} row without a time, number, or name is left out, as decided: {rows}.",
            "{n} rows without a time, number, or name are left out, as decided: {rows}.",
            len(bare),
        )
        yield text.format(n=len(bare), rows=places(bare))

    if apart := matched.of_kind(RowDoubt.APART, left_out=True):
        yield _("The last row, which stands apart, is left out, as decided: {rows}.").format(
            rows=places(apart)
        )


def decided(matched: Matched) -> Iterator[str]:
    """What words and rows mean in a file because somebody decided so, now or about an earlier one."""
    for word in matched.decided:
        text = _("“{word}” counts as {means}, as decided.")
        if len(word.word) > LONGEST_WORD or len(word.word.split()) > MOST_WORDS:
            text = _("A sentence of somebody's own counts as {means}, as decided.")
        yield text.format(word=quoted(word.word, LONGEST_WORD), means=_means(word))
    for kind, taken in matched.decided_rows.items():
        if taken:
            yield _go_in(kind)


def _go_in(kind: RowDoubt) -> str:
    return {
        RowDoubt.OLDER: _("Rows from before this round go in, as decided."),
        RowDoubt.UNFINISHED: _("Rows that were not handed in go in, as decided."),
        RowDoubt.TRIAL: _("Previews, tests, and spam go in, as decided."),
        RowDoubt.NUMBERED: _("Rows whose numbers stand in the file before go in, as decided."),
        RowDoubt.APART: _("The last row, which stands apart, goes in, as decided."),
        RowDoubt.SUMS: _("Rows that look like sums or averages go in, as decided."),
        RowDoubt.BARE: _("Rows without a time, number, or name go in, as decided."),
    }[kind]


def _means(word: DecidedWord) -> str:
    if word.kind is WordKind.ROLES:
        roles = {
            Role.FRONTLINE: _("front line"),
            Role.SUPERVISOR: _("supervisor"),
            Role.MANAGER: _("manager"),
        }
        return roles[word.role] if word.role else _("no role")
    answer = word.meaning.answer if word.meaning else None
    if answer is None:
        return _("skipped")
    if answer.level is None:
        return _("don't know") if answer == DONT_KNOW else _("not applicable")
    if word.kind is WordKind.LINES:
        return _("band {n} of 5").format(n=answer.level)
    return _("level {n}").format(n=answer.level)


def alike(rows: Sequence[int]) -> Iterator[str]:
    """That rows say the same as one before them, and nothing tells whether it is the same person."""
    if rows:
        text = ngettext(
            "{n} row is word for word like one before it ({rows}). Two people may have said the same, so it "
            "goes in. If somebody stands there twice, delete the row and collect again.",
            "{n} rows are word for word like one before them ({rows}). Two people may have said the same, so "
            "they go in. If somebody stands there twice, delete the rows and collect again.",
            len(rows),
        )
        yield text.format(n=len(rows), rows=places(rows))


def doubles_go_in() -> str:
    """That somebody who stands twice in a table counts twice."""
    return _("Nothing tells its rows apart, so a person who stands in it twice counts twice.")


def elsewhere(team: str, round_: int) -> str:
    """That rows of a file are in another round, too."""
    text = _(
        "Rows of it are in for {team}, round {n}, too. Is it the right file for this team? If not, leave it, "
        "or take its sheets out again (--take-out, or drop it on Collect)."
    )
    return text.format(team=team, n=round_)


def guessed(said: Sequence[str]) -> Iterator[str]:
    """That nothing says in which letters a file was written, with some words as they were read."""
    if said:
        shown = listing([_("“{text}”").format(text=quoted(word)) for word in said])
        text = _(
            "It does not say its letters, so they are guessed: {words}. If these words are wrong, save it as "
            "CSV (UTF-8)."
        )
        yield text.format(words=shown)


def merged(rows: Sequence[int]) -> Iterator[str]:
    """That what merged cells say counts for each of the cells that are hidden in them."""
    if rows:
        text = _("Cells are merged in {rows}: what a merged one says counts in each of its cells.")
        yield text.format(rows=places(rows))


def hidden(rows: Sequence[int]) -> Iterator[str]:
    """That rows of a workbook that are not shown there go in like the others, by their numbers."""
    if rows:
        text = ngettext(
            "{n} row is hidden in the file, as by a filter, and goes in like the others: {rows}.",
            "{n} rows are hidden in the file, as by a filter, and go in like the others: {rows}.",
            len(rows),
        )
        yield text.format(n=len(rows), rows=places(rows))


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


def met(n: int) -> str:
    """That numbers or times of rows came before with other people's answers, and so tell nobody."""
    text = ngettext(
        "The number or time of {n} row came with an earlier file, too, with nothing of what it says. It is "
        "another person's and goes in.",
        "The numbers or times of {n} rows came with an earlier file, too, with nothing of what they say. "
        "They are other people's and go in.",
        n,
    )
    return text.format(n=n)


def replaced(rows: Sequence[int]) -> str:
    """That rows go in in place of the earlier answers of the same people."""
    text = ngettext(
        "{n} row goes in instead of its earlier answers, as decided: {rows}. That can't be undone.",
        "{n} rows go in instead of their earlier answers, as decided: {rows}. That can't be undone.",
        len(rows),
    )
    return text.format(n=len(rows), rows=places(rows))


def cant_replace(rows: Sequence[int]) -> str:
    """That nobody can tell which sheets rows would take the place of, and the way out."""
    text = ngettext(
        "Nothing tells which sheet in the round the new answers are instead of ({rows}): none is much like "
        "them, or several are. Take the earlier file out (--take-out, or drop it on Collect), then collect "
        "this one.",
        "Nothing tells which sheets in the round the new answers are instead of ({rows}): none are much like "
        "them, or several are. Take the earlier file out (--take-out, or drop it on Collect), then collect "
        "this one.",
        len(rows),
    )
    return text.format(rows=places(rows))


def goes_in_again() -> str:
    """That a table that came before is taken in once more because somebody wants it."""
    return _("It was taken in before, so people in it whose sheets are still in count twice now.")


def changed(rows: Sequence[int]) -> str:
    """That rows were changed after they came in, and somebody has to decide about them."""
    text = ngettext(
        "{n} row has the number or time of one that came in, and says something else ({rows}): it was "
        "changed since, or is another person's. Decide whether it goes in instead, goes in too, or is "
        "left out.",
        "{n} rows have the numbers or times of some that came in, and say something else ({rows}): they "
        "were changed since, or are other people's. Decide whether they go in instead, go in too, or are "
        "left out.",
        len(rows),
    )
    return phrases.sentences(text.format(n=len(rows), rows=places(rows)), instead_stays())


def maybe_changed(rows: Sequence[int], *, gone: int) -> str:
    """That rows seem new, and may be those of earlier ones that are gone from the file, changed since."""
    text = ngettext(
        "{n} row that came in earlier is not in this file any more. It may have been changed since, and "
        "be among the new ones ({rows}). Decide whether these go in instead, go in too, or are left out.",
        "{n} rows that came in earlier are not in this file any more. They may have been changed since, and "
        "be among the new ones ({rows}). Decide whether these go in instead, go in too, or are left out.",
        gone,
    )
    return phrases.sentences(text.format(n=gone, rows=places(rows)), instead_stays())


def instead_stays() -> str:
    """That sheets that others go in instead of are gone for good, said before somebody decides so."""
    return _("What goes in instead can't be undone.")


def withdrawn(n: int, *, told: bool) -> str:
    """That rows that came in earlier are gone from a file, and what that does to their sheets.

    ``told``: whether it can be told which sheets these are.
    """
    if told:
        text = ngettext(
            "{n} row that came in earlier is not in this file any more, and its sheet stays in. If it was "
            "withdrawn, take it out, on Collect or with --take-out-gone.",
            "{n} rows that came in earlier are not in this file any more, and their sheets stay in. If they "
            "were withdrawn, take them out, on Collect or with --take-out-gone.",
            n,
        )
        return text.format(n=n)
    text = ngettext(
        "{n} row that came in earlier is not in this file any more, and its sheet stays in. If it was "
        "withdrawn, take the earlier file out (--take-out, or drop it on Collect), then collect this one.",
        "{n} rows that came in earlier are not in this file any more, and their sheets stay in. If they were "
        "withdrawn, take the earlier file out (--take-out, or drop it on Collect), then collect this one.",
        n,
    )
    return text.format(n=n)


def word_for_word(rows: Sequence[int]) -> str:
    """That rows say all that sheets say that are in, with no number or time that came before."""
    text = ngettext(
        "{n} row says word for word what a sheet says that is in, and has no number or time that came before "
        "({rows}): it is the same one again, or another person's. Decide whether it goes in instead, goes in "
        "too, or is left out.",
        "{n} rows say word for word what sheets say that are in, and have no numbers or times that came "
        "before ({rows}): they are the same ones again, or other people's. Decide whether they go in "
        "instead, go in too, or are left out.",
        len(rows),
    )
    return phrases.sentences(text.format(n=len(rows), rows=places(rows)), instead_stays())


def form_word_for_word() -> str:
    """That a form says all that a sheet says that is in, though its bytes are others."""
    return _(
        "It says word for word what a sheet says that is in: it is that one, saved again, or another "
        "person's. Decide whether it goes in instead, goes in too, or is left out."
    )


def form_left_out() -> str:
    """That a form is left out because somebody decided so."""
    return _("It says word for word what is in, and is left out, as decided.")


def same_left_out(rows: Sequence[int]) -> str:
    """That rows that say what is in are left out because somebody decided so."""
    text = ngettext(
        "{n} row that says word for word what is in is left out, as decided: {rows}.",
        "{n} rows that say word for word what is in are left out, as decided: {rows}.",
        len(rows),
    )
    return text.format(n=len(rows), rows=places(rows))


def changed_left_out(rows: Sequence[int]) -> str:
    """That changed rows are left out because somebody decided so."""
    text = ngettext(
        "{n} row that was changed after it came in is left out, as decided: {rows}.",
        "{n} rows that were changed after they came in are left out, as decided: {rows}.",
        len(rows),
    )
    return text.format(n=len(rows), rows=places(rows))


def form_kept_out() -> str:
    """That a form is left out because somebody decided so when it came before."""
    return _("It came before and is left out, as decided then.")


def kept_out(rows: Sequence[int]) -> str:
    """That rows are left out because somebody decided so when they came before."""
    text = ngettext(
        "{n} row came before and is left out, as decided then: {rows}.",
        "{n} rows came before and are left out, as decided then: {rows}.",
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


def first_of(names: Sequence[str], *, longest: int = LONGEST_HEADER) -> str:
    """Names in a row, the first ones, and how many more; each of so many characters at most."""
    named = [quoted(name, longest) for name in names[:MOST_NAMED]]
    left = len(names) - MOST_NAMED
    if left > 0:
        named.append(ngettext("{n} more", "{n} more", left).format(n=left))
    return listing(named)


def letter(column: MatchedColumn) -> str:
    """How spreadsheets call a column."""
    return foreign_columns.letter(column.at)


def header(column: MatchedColumn) -> str:
    """What a column is called in its file."""
    if column.header:
        return quoted(_as_shown(column.header), LONGEST_HEADER)
    return _("(no name, column {letter})").format(letter=letter(column))


def _as_shown(text: str) -> str:
    """A date as Excel shows what was typed as 5-6, so that it can be found there; other words as they are."""
    found = _DATE_CELL.fullmatch(text)
    return f"{int(found[2])}-{_MONTHS[int(found[1]) - 1]}" if found else text


def where(word: UnknownWord, *, quoting: bool) -> str:
    """The word, the columns it stands in, and in how many cells; not what somebody wrote in own words.

    Of what may be an answer no number is told, and no row.
    """
    a_count = word.kind is WordKind.LINES and may_be_chosen(word.word)  # such as 7 to 9 of ten
    own = not quoting or len(word.word) > LONGEST_WORD
    own |= len(word.word.split()) > MOST_WORDS and not a_count
    columns = _columns_of(word)
    if word.doubt:
        said = quoted(word.word, LONGEST_WORD)
        return columns if own else _("“{word}” in {columns}").format(word=said, columns=columns)
    text = ngettext(
        "“{word}” in {columns}, {n} cell, row {row}",
        "“{word}” in {columns}, {n} cells, first in row {row}",
        word.cells,
    )
    if own:
        text = ngettext(
            "{columns}, {n} cell, row {row}", "{columns}, {n} cells, first in row {row}", word.cells
        )
    return text.format(
        word=quoted(_as_shown(word.word), LONGEST_WORD), columns=columns, n=count(word.cells), row=word.first
    )


def in_columns(word: UnknownWord, *, decided: bool) -> str:
    """Where a word stands, and how often, unless it is an answer or may be one."""
    if word.doubt or decided:
        return _("In {columns}").format(columns=_columns_of(word))
    text = ngettext("In {columns}, {n} cell", "In {columns}, {n} cells", word.cells)
    return text.format(columns=_columns_of(word), n=count(word.cells))


def _columns_of(word: UnknownWord) -> str:
    first, others = word.columns[0], len(word.columns) - 1
    columns = quoted(first, LONGEST_HEADER)
    if others and word.doubt:
        return _("the ten lines") if word.kind is WordKind.LINES else _("the practices")
    if others:
        columns = _("{column} and {n} more").format(column=columns, n=others)
    return columns


def _word(word: UnknownWord, *, quoting: bool) -> str:
    if word.kind is WordKind.ROLES:
        text = _("{where}: not a role. Use frontline, supervisor, manager, or leave it empty.")
    elif word.doubt in _REASONS:
        return phrases.labeled(where(word, quoting=quoting), reason(word))
    elif word.kind is WordKind.LINES:
        text = _(
            "{where}: none of the five bands. Decide which one it is, or use 1 to 5, dk, or leave it empty."
        )
    else:
        text = _("{where}: not an answer. Use 1 to 5, dk, na, or leave it empty.")
    return text.format(where=where(word, quoting=quoting))


def listed(found: Sequence[UnknownWord]) -> str:
    """Words that are asked about for the same reason, with where they stand; of sentences only that."""
    if found[0].doubt is WordDoubt.ALIKE:
        return listing(list(dict.fromkeys(column for word in found for column in word.columns))[:MOST_NAMED])
    names = listing([_("“{text}”").format(text=quoted(word.word)) for word in found[:MOST_NAMED]])
    return _("{names} in {columns}").format(names=names, columns=_columns_of(found[0]))


_REASONS = (WordDoubt.COUNTS, WordDoubt.FROM_ZERO, WordDoubt.CODE, WordDoubt.ALIKE)


def reason(word: UnknownWord) -> str:
    """Why a word that may be an answer is asked about; empty if there is no more to say than that."""
    level = word.nearest
    texts = {
        WordDoubt.COUNTS: _("contacts of ten are counted there, so decide which band of the five it is."),
        WordDoubt.FROM_ZERO: _(
            "a scale begins at 0 there, so its numbers may each be one level lower than ours. Decide each."
        ),
        WordDoubt.CODE: _(
            "tools give don't know the number after the last choice. If contacts of ten are counted there, "
            "decide on the band, and 1 to 5 are asked about, too."
        )
        if word.kind is WordKind.LINES
        else _(
            "tools give don't know and not applicable the numbers after the last level, in the order that "
            "they have in the form. Decide which it is."
        ),
        WordDoubt.ALIKE: _("much like the sentence of level {n}, but not the same. Decide whether it is.")
        if level
        else _("much like sentences of several levels. Decide which it is."),
    }
    return texts[word.doubt].format(n=level) if word.doubt in texts else ""


def _row(row: MatchedRow, width: int) -> str:
    if row.cells is not None:
        text = _("row {row}: it has {n} cells, and the header has {wanted}.")
        if row.cells <= _FEW_CELLS and width > 5 * _FEW_CELLS:
            text = _("row {row}: it has {n} cells, and the header has {wanted}. If it is a note, delete it.")
        return text.format(row=row.place, n=row.cells, wanted=width)
    if row.too_long:
        text = _("row {row}: its comment is longer than {n} characters. Shorten it.")
        return text.format(row=row.place, n=count(CHARACTERS[Writing.COMMENT]))
    return ""


def _named(columns: Sequence[MatchedColumn]) -> str:
    """Headers in quotes, as one may be a whole question with its own mark at the end."""
    return first_of([f"“{header(c)}”" if c.header else header(c) for c in columns], longest=_IN_QUOTES)


def columns(matched: Matched) -> Iterator[str]:
    """Every column with where it goes and why, a line each."""
    yield from map(_column, matched.columns)


def _column(column: MatchedColumn) -> str:
    text = _("{letter}  {header}: {where}")
    return text.format(letter=letter(column), header=header(column), where=goes_to(column))


def columns_in_short(matched: Matched) -> Iterator[str]:
    """Where the columns go: those that are sure together by why, those that a person should look at alone."""
    sure: dict[Why, list[MatchedColumn]] = {}
    out: dict[str, list[MatchedColumn]] = {}
    alone = []
    for column in matched.columns:
        if column.goes is Goes.ANSWER and column.why in (Why.ID, Why.CODE, Why.TEXT):
            sure.setdefault(column.why, []).append(column)
        elif column.goes is Goes.LEFT_OUT and column.why is not Why.DECIDED:
            out.setdefault(_why(column.why), []).append(column)
        else:
            alone.append(column)
    for why_, columns_ in sure.items():
        pairs = [_("{letter} {item}").format(letter=letter(c), item=c.item) for c in columns_]
        yield _found_by(why_, len(columns_)).format(n=len(columns_), columns=listing(pairs))
    for column in alone:
        yield _column(column)
    for said, columns_ in out.items():
        names = [_("{letter} {header}").format(letter=letter(c), header=header(c)) for c in columns_]
        yield _("Left out, {why}: {columns}.").format(why=said, columns=first_of(names))


def _found_by(why_: Why, n: int) -> str:
    if why_ is Why.TEXT:
        return ngettext(
            "{n} column answers a question, by its words: {columns}.",
            "{n} columns answer questions, by their words: {columns}.",
            n,
        )
    if why_ is Why.CODE:
        return ngettext(
            "{n} column answers a question, by its code: {columns}.",
            "{n} columns answer questions, by their codes: {columns}.",
            n,
        )
    return ngettext(
        "{n} column answers a question, by its number: {columns}.",
        "{n} columns answer questions, by their numbers: {columns}.",
        n,
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
        Why.CELLS_ARE_TIMES: _("Time stamp"),
        Why.CELLS_ARE_ROLES: _("By its answers"),
        Why.AIM: _("Asks for an aim"),
        Why.CHANGED: _("Time stamp"),
        Why.RESPONSE_NUMBER: _("Finds doubles"),
        Why.CHANCE: _("Finds doubles"),
        Why.PERSON: _("Names a person"),
        Why.TOOL: _("No question"),
        Why.POINTS: _("Points of a quiz"),
        Why.NOT_ASKED: _("Not asked"),
        Why.DATE: _("Became a date"),
        Why.TWICE: _("Stands twice"),
        Why.DISAGREES: _("Number and words differ"),
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
        Why.CELLS_ARE_TIMES: _("as it tells when"),
        Why.CELLS_ARE_ROLES: _("by its answers"),
        Why.AIM: _("as it asks for an aim or a weight, not for how things are"),
        Why.CHANGED: _("as it tells when"),
        Why.RESPONSE_NUMBER: _("as it is the tool's own number"),
        Why.CHANCE: _("as it is the tool's own number"),
        Why.PERSON: _("as it tells who or where"),
        Why.TOOL: _("as the tool adds it"),
        Why.POINTS: _("as it holds points of a quiz"),
        Why.NOT_ASKED: _("as the round does not ask it"),
        Why.DATE: _("as a spreadsheet made a date of it"),
        Why.TWICE: _("as another column answers the same"),
        Why.DISAGREES: _("as its number is of one question and its words are of another"),
        Why.UNKNOWN: _("as no question is like it"),
    }
    return texts[why]
