"""Which column of somebody's table answers which question: by id, by the question itself, by likeness."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from sixelements.domain.foreign_mixups import mixed_up
from sixelements.domain.foreign_names import Why, is_aim, is_comment, is_comment_on, left_out_as
from sixelements.domain.foreign_words import Question, folded, is_date, without_signs
from sixelements.domain.ids import ItemId

ALIKE = 0.85
"""From this likeness on, 0 to 1, a header is taken for a question."""
MOST_COMPARED = 200
"""Columns held against the questions that are left."""
SHORTEST_CUT = 25
"""Characters of a question that are enough where the tool cut the rest."""


class Goes(StrEnum):
    """What is done with a column."""

    ANSWER = "answer"
    COMMENT = "comment"
    ROLE = "role"
    LEFT_OUT = "left out"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedColumn:
    """A column by its place from 0. ``item``: what it answers or comments on; None if that is everything.

    ``nearest`` is the question most like an undecided column; where number and words disagree, that of the
    words. ``key`` names it where somebody decides: its header, and its letter where that names no one column.
    """

    at: int
    header: str
    goes: Goes
    why: Why
    item: ItemId | None = None
    nearest: ItemId | None = None
    key: str = ""


_UNFINISHED: Mapping[str, re.Pattern[str]] = {
    r"submit ?date|date ?submitted|datum (abgeschickt|ingestuurd|ingediend|verzonden|inskickat)"
    r"|date de soumission|(fech|dat)a de (env.o|envio)|data (di )?invio|data wys.ania|提出日時?": re.compile(
        r""
    ),
    r"finished": re.compile(r"false|0|no|falsch|nein"),
    r"progress": re.compile(r"\d{1,2}(?:[.,]\d+)?%?"),
    r"((response|completion|survey) ?)?status": re.compile(
        r"incomplete|partial(ly)?( complete(d)?)?|in progress|started|disqualified"
    ),
}
"""By what a column is called, what a cell of it says in a row that its person did not hand in."""
_TRIAL = re.compile(r"((offline )?survey )?(preview|test)|.*\bspam\b.*")
_TRIAL_CODED = re.compile(rf"{_TRIAL.pattern}|1|2|8|9|12|17|40")
"""The same where a second header row shows that the tool writes its own codes: the others are of people."""
_ANSWER_MARKS = {"response", "open-ended response"}
_MARKS_AMONG = 3
"""Cells of a second header row for each that marks an answer, at most."""
_ROLE = (
    r"(role[.:] +)?((your |my )?role( on (this|the) team)?"
    r"|what is your role( on this team)?\??|which role .*\?)"
)
_ROLE_ASKED = r"(what is )?your role\b|what is your role"
"""How the words begin that ask for the role in tables that we made."""
_ID_IN_FRONT = re.compile(
    r"[(\[#]?(?:t[.,](\d+)|(\d+)[.,](\d+))(?![\d.,]*\d)[)\]]?(?:[.:)\]\s-]+(.*))?", re.DOTALL
)
_ID_BEHIND = re.compile(
    r"(.*?)[:\s-]*\b(?:(?:practice|question|item|frage|praktik|no\.?|nr\.?)\s+)?"
    r"[(\[#]?(?:t[.,](\d+)|(\d+)[.,](\d+))(?![\d.,]*\d)[)\]]?(?:[.:)\]\s-]+(?:(?!\d[.,]\d).)*)?",
    re.DOTALL,
)
"""A question's number behind what the column is on it, as in Comment on 1.1."""
_LONGEST_ON = 200
"""Characters of a header up to which such a number is looked for."""
_CODE = re.compile(r"p(\d+)x(\d+)|p(\d)(\d+)|t(\d+)")
_CODE_IN_FRONT = re.compile(r"(p\d+x\d+|t\d+)[.:]\s+\S.*", re.DOTALL)
_NUMBER_OR_CODE = re.compile(r"^[(\[#]?(?:t[.,]\d+|\d+[.,]\d+|p\d+x\d+|t\d+)[.:)\]\s-]+")
_LOOSE_CODE = re.compile(
    r"(?:[\w .-]+/)*(?:q|_|_?(?:question|practice|item|frage|praktik)[_ ]?)(\d+)[_.,](\d+)(?:[_.:)\s-]+(.*))?"
)
"""As tools name questions: Q1_1, and of a label that begins with 1.1 _1_1_and_more, in groups or not."""
_LOOSE_LINE = re.compile(r"(?:[\w .-]+/)*_?t_(\d+)(?:[_.:)\s-]+(.*))?")
_CODE_AND_WORDS = re.compile(
    r"^(id|token|submitdate|lastpage|startlanguage|seed|startdate|datestamp|ipaddr|refurl)\. .+"
)
"""LimeSurvey's own columns where its export has both, as in id. Response ID."""
_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]$")
_NUMBER = re.compile(r"(?:q(?:uestion)? ?)?\d+[.:)]\s*")
_IMPORT_ID = '{"importid"'
_OUR_MARK = re.compile(r" ?\(six elements \d+ \d+ [0-9a-f]{32}\)", re.IGNORECASE)
"""What the first header of a table that we made says besides: which round it went out for."""


def fold_header(texts: Sequence[str]) -> tuple[str, ...]:
    """The header rows of one column in the form in which they are compared, without the tool's own marks."""
    found = (folded(_OUR_MARK.sub("", text)) for text in texts)
    return tuple(t for t in found if t and not t.startswith(_IMPORT_ID))


def match_columns(
    headers: Sequence[Sequence[str]],
    questions: Sequence[Question],
    *,
    empty: Sequence[bool],
    beside: Sequence[Question] = (),
) -> tuple[MatchedColumn, ...]:
    """What each column is, best evidence first, each question by one column at most.

    ``headers`` holds the header rows over each column; ``empty`` says which columns hold nothing else;
    ``beside`` are questions that are not asked, whose words may stand behind the number of one that is.
    """
    texts = {q.item: _stripped(folded(q.text)) for q in questions if q.text}
    folded_headers = [fold_header(rows) for rows in headers]
    found = [*_by_themselves(tuple(map(tuple, headers)), tuple(questions), tuple(beside))]
    for at, column in enumerate(found):
        if column.why is Why.UNKNOWN and empty[at]:
            found[at] = replace(column, goes=Goes.LEFT_OUT, why=Why.EMPTY)
    _name_apart(found)
    _leave_empty_doubles(found, empty)
    _leave_aims_beside(found)
    _boxes(found, headers)
    _once(found)
    _beside(found)
    _by_likeness(found, folded_headers, texts)
    return tuple(found)


@lru_cache(maxsize=4)
def _by_themselves(
    headers: tuple[tuple[str, ...], ...], questions: tuple[Question, ...], beside: tuple[Question, ...]
) -> tuple[MatchedColumn, ...]:
    """What each column is by its own header; kept, because hundreds of forms have the same one."""
    asked = {q.item: q for q in questions}
    texts = {q.item: _stripped(folded(q.text)) for q in questions if q.text}
    known = texts | {q.item: _stripped(folded(q.text)) for q in beside if q.text}
    found = [
        replace(_by_itself(fold_header(rows), asked, texts, known), at=at, header=_shown(rows))
        for at, rows in enumerate(headers)
    ]
    _leave_not_asked(found, headers, beside)
    said = {
        c.at: (c.item, text)
        for c in found
        if c.goes is Goes.ANSWER and c.why in (Why.ID, Why.CODE) and c.item
        if (text := _words_beside(fold_header(headers[c.at]))) and texts.get(c.item, "-") not in text
    }
    called = {q.item: (q.text, q.name) for q in (*questions, *beside)}
    for at, other in (mixed_up(said, called) if said else {}).items():
        found[at] = replace(found[at], goes=Goes.UNDECIDED, why=Why.DISAGREES, item=None, nearest=other)
    return tuple(found)


def _leave_not_asked(
    found: list[MatchedColumn], headers: Sequence[Sequence[str]], beside: Sequence[Question]
) -> None:
    """Leave out what answers a question that the round does not ask, as of a survey for all elements."""
    others = {q.item: q for q in beside}
    texts = {q.item: _stripped(folded(q.text)) for q in beside if q.text}
    ways: tuple[Callable[[str], MatchedColumn | None], ...] = (
        lambda row: _coded(row, others),
        lambda row: _numbered(row, others),
        lambda row: _by_text(row, texts),
        lambda row: _loosely_coded(row, others),
        lambda row: _by_name(row, texts),
    )
    for at, column in enumerate(found):
        rows = fold_header(headers[at]) if column.why is Why.UNKNOWN else ()
        if any(way(row) for row in rows for way in ways):
            found[at] = replace(column, goes=Goes.LEFT_OUT, why=Why.NOT_ASKED)


def _words_beside(rows: Sequence[str]) -> str:
    """What a header says beside a number or code."""
    said = [_LOOSE_CODE.sub(r"\3", row) for row in rows]
    return " ".join(text for row in said if (text := _NUMBER_OR_CODE.sub("", row).replace("_", " ")) != row)


def unfinished_when(headers: Sequence[Sequence[str]]) -> Mapping[int, re.Pattern[str]]:
    """Which columns say that a row was not handed in, by place from 0, and the word that says so.

    Progress counts only if no other column says so, because a person may leave questions out and still hand
    in.
    """
    found: dict[int, re.Pattern[str]] = {}
    progress: dict[int, re.Pattern[str]] = {}
    for at, rows in enumerate(headers):
        names = {row.rstrip(" :*") for row in fold_header(rows)}
        for pattern, says in _UNFINISHED.items():
            if any(re.fullmatch(pattern, name) for name in names):
                (progress if pattern == "progress" else found)[at] = says
    return found or progress


def trial_when(headers: Sequence[Sequence[str]]) -> Mapping[int, re.Pattern[str]]:
    """Which columns say that nobody handed a row in, by place from 0, and the words that say so."""
    found = {}
    for at, rows in enumerate(headers):
        names = {row.rstrip(" :*") for row in fold_header(rows)}
        if "response type" in names:
            found[at] = _TRIAL_CODED
        elif names & {"status", "response status"}:
            found[at] = _TRIAL
    return found


def question_cells(cells: Sequence[str], questions: Sequence[Question]) -> set[int]:
    """Which cells, by place from 0, say a question or ask for the role in words, as a header does."""
    asked = {q.item: q for q in questions}
    texts = {q.item: _stripped(folded(q.text)) for q in questions if q.text}
    said = {at: folded(cell) for at, cell in enumerate(cells) if len(cell) >= SHORTEST_CUT}
    return {
        at
        for at, text in said.items()
        if _numbered(text, asked) or _worded(text, texts) or re.match(_ROLE_ASKED, text)
    }


def is_header_row(cells: Sequence[str], questions: Sequence[Question]) -> bool:
    """Whether a row under the first is another row of the header, as some tools write it."""
    filled = [text for text in map(folded, cells) if text]
    if any(text.startswith(_IMPORT_ID) for text in filled):
        return True
    asked = {q.item: q for q in questions}
    texts = {q.item: _stripped(folded(q.text)) for q in questions if q.text}

    def names(text: str) -> bool:
        return bool(_numbered(text, asked) or _coded(text, asked) or _worded(text, texts))

    named = sum(map(names, filled))
    marks = sum(text in _ANSWER_MARKS for text in filled)
    mostly = marks > 1 and _MARKS_AMONG * marks >= len(filled)  # beside boxes with labels of somebody's own
    return named >= min(2, len(questions)) or (
        named == 0 and marks > 0 and (mostly or all(_is_mark(text) for text in filled))
    )


def _is_mark(text: str) -> bool:
    """Whether a cell under a question says what kind of answer stands below it, as SurveyMonkey writes it."""
    return text in _ANSWER_MARKS or is_comment(text)


def _shown(texts: Sequence[str]) -> str:
    """A header in one line, as a person finds it in the file."""
    said = (_OUR_MARK.sub("", text) for text in texts)
    kept = [" ".join(text.split()) for text in said if not folded(text).startswith(_IMPORT_ID)]
    return " / ".join(dict.fromkeys(text for text in kept if text))


def _column(goes: Goes, why: Why, item: ItemId | None = None) -> MatchedColumn:
    return MatchedColumn(at=0, header="", goes=goes, why=why, item=item)


def _by_itself(
    rows: Sequence[str],
    asked: Mapping[ItemId, Question],
    texts: Mapping[ItemId, str],
    known: Mapping[ItemId, str],
) -> MatchedColumn:
    """What a column is by its own header, whatever the other columns are; ``known`` are not only asked."""
    ways: tuple[Callable[[str], MatchedColumn | None], ...] = (
        _extra,
        lambda row: _coded(row, asked),
        lambda row: _numbered(row, asked),
        lambda row: _by_text(row, texts),
        lambda row: _loosely_coded(row, asked),
        lambda row: _by_name(row, texts),
        lambda row: _column(Goes.UNDECIDED, Why.DATE) if is_date(row) else None,
    )
    found = (column for way in ways for row in rows if (column := way(row)))
    column = next(found, _column(Goes.UNDECIDED, Why.UNKNOWN))
    if column.goes is Goes.ANSWER and column.item and _says_aim(rows, texts.get(column.item, "")):
        return replace(column, goes=Goes.UNDECIDED, why=Why.AIM, item=None, nearest=column.item)
    if column.why in (Why.ID, Why.CODE) and column.item and (other := _says_other(rows, column.item, known)):
        return replace(column, goes=Goes.UNDECIDED, why=Why.DISAGREES, item=None, nearest=other)
    return column


def _says_aim(rows: Sequence[str], text: str) -> bool:
    """Whether a header asks, beside its question, for something else than how things are."""
    beside = (_NUMBER_OR_CODE.sub("", row.replace(text, " ") if text else row) for row in rows)
    return any(len(said) < 2 * SHORTEST_CUT and is_aim(said) for said in beside)


def _says_other(rows: Sequence[str], item: ItemId, texts: Mapping[ItemId, str]) -> ItemId | None:
    """The question whose words stand behind the number of another one: exactly, cut, or much alike.

    Somebody may number questions in an order of their own, or as another version of the questionnaire did.
    """
    parts = {_stripped(part): None for row in rows for part in (row, _NUMBER_OR_CODE.sub("", row))}
    said = {other: None for part in parts if (other := _worded(part, texts))}
    if not said:
        said = {other: None for part in parts if (other := _most_alike(part, item, texts))}
    return None if item in said else next(iter(said), None)


def _most_alike(part: str, item: ItemId, texts: Mapping[ItemId, str]) -> ItemId | None:
    """The question whose words are most like those of a header, if any are; ``item`` is tried first."""
    if len(part) < SHORTEST_CUT:
        return None
    matcher = SequenceMatcher(b=part[:400], autojunk=False)
    best: tuple[float, ItemId | None] = (ALIKE, None)
    for other in sorted(texts, key=lambda other: other != item):
        matcher.set_seq1(texts[other])
        if matcher.real_quick_ratio() > best[0] and matcher.quick_ratio() > best[0]:
            best = max(best, (matcher.ratio(), other), key=lambda one: one[0])
    return best[1]


def _by_text(row: str, texts: Mapping[ItemId, str]) -> MatchedColumn | None:
    item = _worded(row, texts)
    if item is None:
        return None
    return _column(Goes.COMMENT if _is_comment_on(row, texts[item]) else Goes.ANSWER, Why.TEXT, item)


def _extra(row: str) -> MatchedColumn | None:
    """A column that answers no question: the role, a comment on all, or what the tool adds."""
    name = row.rstrip(" :*")
    if re.fullmatch(_ROLE, name):
        return _column(Goes.ROLE, Why.NAME)
    if is_comment(name):
        return _column(Goes.COMMENT, Why.NAME)
    why = left_out_as(_CODE_AND_WORDS.sub(r"\1", name))
    return _column(Goes.LEFT_OUT, why) if why else None


def _numbered(row: str, asked: Mapping[ItemId, Question]) -> MatchedColumn | None:
    """By our id, alone or in front."""
    if found := _ID_IN_FRONT.fullmatch(row):
        column = _of_number(Goes.ANSWER, asked, *found.groups()[:3])
        question = asked[column.item] if column and column.item else None
        if column and question and _is_about(found[4] or "", question):
            return replace(column, goes=Goes.COMMENT)
        return column
    found = _on_number(row)
    return _of_number(Goes.COMMENT, asked, *found.groups()[1:4]) if found else None


def _on_number(row: str) -> re.Match[str] | None:
    """A header that says it holds words on the question whose number stands behind that."""
    found = _ID_BEHIND.fullmatch(row) if len(row) <= _LONGEST_ON else None
    return found if found and is_comment_on(found[1]) else None


def _is_about(rest: str, question: Question) -> bool:
    """Whether what stands behind a question's number, beside its words or name, is a word for comments."""
    whole = _stripped(folded(question.text))
    if whole and whole in rest:
        return _is_comment_on(rest, whole)
    return is_comment_on(rest) or bool(
        question.name and is_comment_on(rest.removeprefix(folded(question.name)))
    )


def _of_number(
    goes: Goes, asked: Mapping[ItemId, Question], line: str | None, first: str, second: str
) -> MatchedColumn | None:
    """The column of a line, or of a practice by the two halves of its id, if that is asked."""
    item = ItemId(f"t.{line}" if line else f"{first}.{second}")
    return _column(goes, Why.ID, item) if item in asked else None


def _coded(row: str, asked: Mapping[ItemId, Question]) -> MatchedColumn | None:
    """By a code of our own LimeSurvey survey, alone or in brackets."""
    bracket = _IN_BRACKETS.search(row)
    goes = Goes.ANSWER
    if bracket and is_comment_on(bracket[1]):
        row, goes, bracket = row[: bracket.start()], Goes.COMMENT, None
    if row.endswith("_comment"):
        row, goes = row.removesuffix("_comment"), Goes.COMMENT
    part = _CODE_IN_FRONT.fullmatch(row) or bracket
    for text in (part[1] if part else row.rpartition("/")[2],):
        found = _CODE.fullmatch(text)
        if found:
            first, second, digit, others, line = found.groups()
            item = ItemId(f"t.{line}" if line else f"{first or digit}.{second or others}")
            if item in asked:
                return _column(goes, Why.CODE, item)
    return None


def _loosely_coded(row: str, asked: Mapping[ItemId, Question]) -> MatchedColumn | None:
    """By a number as tools give it to questions; it counts only where the question does not say otherwise."""
    found, line = _LOOSE_CODE.fullmatch(row), _LOOSE_LINE.fullmatch(row)
    item = ItemId(f"t.{line[1]}") if line else ItemId(f"{found[1]}.{found[2]}") if found else None
    return _column(Goes.ANSWER, Why.ID, item) if item in asked else None


def _by_name(row: str, texts: Mapping[ItemId, str]) -> MatchedColumn | None:
    """By the name that a tool made of a question, or of another column: its words with signs between them."""
    if " " in row or "_" not in row:
        return None
    name = without_signs(row.rpartition("/")[2])
    if extra := _extra(name):
        return extra
    named = {item: without_signs(text) for item, text in texts.items()}
    begun = [item for item, text in named.items() if text.startswith(name)]
    if len(begun) == 1 and (len(name) >= SHORTEST_CUT or named[begun[0]] == name):
        return _column(Goes.ANSWER, Why.TEXT, begun[0])
    return None


def _worded(row: str, texts: Mapping[ItemId, str]) -> ItemId | None:
    """By the question itself: anywhere in the header, or its beginning where the tool cut the rest."""
    within = [item for item, text in texts.items() if text in row]
    if within:
        return max(within, key=lambda item: len(texts[item]))
    for piece in _pieces(row):
        cut = piece.rstrip(" .…")
        if len(cut) >= SHORTEST_CUT and len(row) >= 2 * SHORTEST_CUT:
            begun = [item for item, text in texts.items() if text.startswith(cut)]
            if len(begun) == 1:
                return begun[0]
    return None


def _pieces(row: str) -> Iterator[str]:
    """The parts of a header that may be a question: all of it, or what is behind a number, bracket, dash."""
    yield row
    if numbered := _NUMBER.match(row):
        yield row[numbered.end() :]
    for mark in ("[", " - ", ": "):
        _before, found, after = row.rpartition(mark)
        if found:
            yield after.rstrip("]")


def _is_comment_on(row: str, text: str) -> bool:
    rest = row.replace(text, " ").strip(" .[]():-\"'")
    return is_comment_on(_NUMBER_OR_CODE.sub("", rest)) or _on_number(rest) is not None


def _stripped(text: str) -> str:
    return text.rstrip(" .…?:")


def letter(at: int) -> str:
    """How spreadsheets call a column by its place from 0."""
    letters, n = "", at + 1
    while n:
        n, digit = divmod(n - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _name_apart(found: list[MatchedColumn]) -> None:
    """Give each column a key of its own: several may be called alike, or nothing."""
    named = Counter(column.header for column in found)
    for at, column in enumerate(found):
        alone = column.header and named[column.header] == 1
        key = column.header if alone else f"{column.header} [column {letter(at)}]".strip()
        found[at] = replace(column, key=key)


def _leave_empty_doubles(found: list[MatchedColumn], empty: Sequence[bool]) -> None:
    """Leave a column out that holds nothing, where another one of the same question stands beside it."""
    filled = {c.item for c in found if c.goes is Goes.ANSWER and not empty[c.at]}
    for at, column in enumerate(found):
        if column.goes is Goes.ANSWER and empty[at] and column.item in filled:
            found[at] = replace(column, goes=Goes.LEFT_OUT, why=Why.EMPTY, item=None)


def _leave_aims_beside(found: list[MatchedColumn]) -> None:
    """Leave out what asks for an aim of a question where another column answers it as things are."""
    answered = {c.item for c in found if c.goes is Goes.ANSWER}
    for at, column in enumerate(found):
        if column.why is Why.AIM and column.nearest in answered:
            found[at] = replace(column, goes=Goes.LEFT_OUT, nearest=None)


def _boxes(found: list[MatchedColumn], headers: Sequence[Sequence[str]]) -> None:
    """Take the box under a question, whatever it is called there, for comments on it.

    SurveyMonkey writes the question over the first of its columns only, which is marked as the answer.
    """
    for at in range(1, len(found)):
        before, here = headers[at - 1], headers[at]
        named = found[at].goes is Goes.COMMENT and found[at].item is None
        if len(here) < 2 or here[0].strip() or not here[1].strip():
            continue
        if not named and found[at].why is not Why.UNKNOWN:
            continue
        if folded(before[1]) in _ANSWER_MARKS and found[at - 1].goes is Goes.ANSWER:
            item = found[at - 1].item
            found[at] = replace(found[at], goes=Goes.COMMENT, why=Why.NAME, item=item)


def _once(found: list[MatchedColumn]) -> None:
    """Leave every question to its first column, and ask about the others; the same for the role."""
    seen: set[tuple[Goes, ItemId | None]] = set()
    for at, column in enumerate(found):
        key = (column.goes, column.item)
        if column.goes in (Goes.ANSWER, Goes.ROLE):
            if key in seen:
                found[at] = asked_twice(column)
            seen.add(key)


def _beside(found: list[MatchedColumn]) -> None:
    """Of several columns that are called a comment, each is on the question it stands right behind."""
    of_none = [c.at for c in found if c.goes is Goes.COMMENT and c.why is Why.NAME]
    if len(of_none) < 2:
        return
    for at in of_none:
        before = found[at - 1] if at else None
        if before and before.goes is Goes.ANSWER:
            found[at] = replace(found[at], item=before.item)


def asked_twice(column: MatchedColumn) -> MatchedColumn:
    """A column whose question has a column already."""
    return replace(column, goes=Goes.UNDECIDED, why=Why.TWICE, item=None, nearest=column.item)


def _by_likeness(
    found: list[MatchedColumn], headers: Sequence[Sequence[str]], texts: Mapping[ItemId, str]
) -> None:
    """Match what is left, the most alike pair first."""
    taken = {column.item for column in found if column.goes is Goes.ANSWER}
    open_ = [column.at for column in found if column.why is Why.UNKNOWN]
    if len(open_) > MOST_COMPARED:
        return  # no form of ours, and it would take minutes
    pairs = sorted(_alike(open_, headers, {i: t for i, t in texts.items() if i not in taken}), reverse=True)
    for ratio, at, item in pairs:
        column = found[at]
        if column.why is Why.UNKNOWN and ratio >= ALIKE and item not in taken:
            found[at] = replace(column, goes=Goes.ANSWER, why=Why.LIKE, item=item)
            taken.add(item)
        elif column.why is Why.UNKNOWN and column.nearest is None and item not in taken:
            found[at] = replace(column, nearest=item)


def _alike(
    columns: Sequence[int], headers: Sequence[Sequence[str]], texts: Mapping[ItemId, str]
) -> Iterator[tuple[float, int, ItemId]]:
    """Pairs of a column and a question that are at all alike, with how much."""
    matcher = SequenceMatcher(autojunk=False)
    for item, text in texts.items():
        matcher.set_seq2(text)
        for at in columns:
            ratios = [0.0]
            for piece in {p for row in headers[at] for p in _pieces(_stripped(row))}:
                matcher.set_seq1(piece[:400])
                if matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.6:
                    ratios.append(matcher.ratio())
            if max(ratios) > 0.5:
                yield max(ratios), at, item
