"""Which column of somebody's table answers which question: by id, by the question itself, by likeness."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from sixelements.domain.foreign_words import Question, folded, is_date
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


class Why(StrEnum):
    """Why a column goes where it goes."""

    ID = "its number"
    CODE = "its code"
    TEXT = "its question"
    LIKE = "like its question"
    NAME = "its name"
    DECIDED = "decided"
    EMPTY = "empty"
    TIME = "when"
    BEGUN = "begun when"
    CHANGED = "changed when"
    RESPONSE_NUMBER = "response number"
    CHANCE = "drawn at random"
    PERSON = "who"
    TOOL = "of the tool"
    POINTS = "points of a quiz"
    DATE = "a date"
    TWICE = "twice"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedColumn:
    """A column by its place from 0. ``item``: what it answers or comments on; None if that is everything.

    ``nearest`` is the question most like an undecided column.
    """

    at: int
    header: str
    goes: Goes
    why: Why
    item: ItemId | None = None
    nearest: ItemId | None = None


_EXTRAS: Mapping[Why, str] = {
    Why.BEGUN: r"start ?(time|date)|startzeit|date ?(created|started)",
    Why.TIME: r"timestamp|time stamp|zeitstempel|end ?(time|date)"
    r"|completion time|fertigstellungszeit|submit ?date|date ?submitted|date ?stamp"
    r"|recorded ?date|date last action|completed",
    Why.CHANGED: r"last modified time|date ?modified|zeitpunkt der letzten .nderung",
    Why.RESPONSE_NUMBER: r"id|response ?id|respondent[ _]?id|antwort[- ]?id",
    Why.CHANCE: r"seed",
    Why.PERSON: r"e-?mail( address)?|email|((first|last|full|user) ?)?name|ip( ?addr(ess)?)?"
    r"|recipient ?(email|first ?name|last ?name)|location ?(latitude|longitude)",
    Why.TOOL: r"user ?agent|browser|access ?code|((start|user) ?)?language|token|duration( \(in seconds\))?"
    r"|progress|finished|((response|completion|survey) ?)?status|response ?type"
    r"|distribution ?channel|external( data )?reference"
    r"|external ?reference|collector ?id|last ?page|ref(errer)? ?url|(interview|total) ?time|group ?time.*"
    r"|custom data( \d+)?",
    Why.POINTS: r"(points|feedback|punkte) - .*|total points|quiz feedback|score|sc\d+",
}
_UNFINISHED: Mapping[str, re.Pattern[str]] = {
    r"submit ?date|date ?submitted": re.compile(r""),
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
_COMMENT = r"(other |any |further )?(comments?|remarks?|notes?) ?\d*|anything (else|you want to add)\??"
_COMMENT_MARK = re.compile(r"comments?|remarks?|notes?")
_ROLE = (
    r"(role[.:] +)?((your |my )?role( on (this|the) team)?"
    r"|what is your role( on this team)?\??|which role .*\?)"
)
_EXTRA = {why: re.compile(pattern) for why, pattern in _EXTRAS.items()}
_ID_IN_FRONT = re.compile(r"(t\.\d+|\d+\.\d+)(?![\d.]*\d)(?:[.:)\s-]+(.*))?")
_CODE = re.compile(r"p(\d+)x(\d+)|p(\d)(\d+)|t(\d+)")
_CODE_IN_FRONT = re.compile(r"(p\d+x\d+|t\d+)[.:]\s+\S.*", re.DOTALL)
_LOOSE_CODE = re.compile(r"q(\d+)[_.](\d+)(?:[.:)\s-]+(.*))?")
_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]$")
_NUMBER = re.compile(r"(?:q(?:uestion)? ?)?\d+[.:)]\s*")
_IMPORT_ID = '{"importid"'


def fold_header(texts: Sequence[str]) -> tuple[str, ...]:
    """The header rows of one column in the form in which they are compared, without the tool's own marks."""
    found = (folded(text) for text in texts)
    return tuple(t for t in found if t and not t.startswith(_IMPORT_ID))


def match_columns(
    headers: Sequence[Sequence[str]],
    questions: Sequence[Question],
    *,
    empty: Sequence[bool],
) -> tuple[MatchedColumn, ...]:
    """What each column is, best evidence first, each question by one column at most.

    ``headers`` holds the header rows over each column; ``empty`` says which columns hold nothing else.
    """
    texts = {q.item: _stripped(folded(q.text)) for q in questions if q.text}
    folded_headers = [fold_header(rows) for rows in headers]
    found = [*_by_themselves(tuple(map(tuple, headers)), tuple(questions))]
    for at, column in enumerate(found):
        if column.why is Why.UNKNOWN and empty[at]:
            found[at] = replace(column, goes=Goes.LEFT_OUT, why=Why.EMPTY)
    _once(found)
    _beside(found)
    _by_likeness(found, folded_headers, texts)
    return tuple(found)


@lru_cache(maxsize=4)
def _by_themselves(
    headers: tuple[tuple[str, ...], ...], questions: tuple[Question, ...]
) -> tuple[MatchedColumn, ...]:
    """What each column is by its own header; kept, because hundreds of forms have the same one."""
    asked = {q.item: q for q in questions}
    texts = {q.item: _stripped(folded(q.text)) for q in questions if q.text}
    return tuple(
        replace(_by_itself(fold_header(rows), asked, texts), at=at, header=_shown(rows))
        for at, rows in enumerate(headers)
    )


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


def is_header_row(cells: Sequence[str], questions: Sequence[Question]) -> bool:
    """Whether a row under the first is another row of the header, as some tools write it."""
    filled = [text for text in map(folded, cells) if text]
    if any(text.startswith(_IMPORT_ID) for text in filled):
        return True
    asked = {q.item: q for q in questions}
    texts = {q.item: _stripped(folded(q.text)) for q in questions if q.text}
    named = sum(_numbered(text, asked) is not None or _worded(text, texts) is not None for text in filled)
    return named >= min(2, len(questions)) or (
        named == 0 and bool(filled) and all(t in ("response", "open-ended response") for t in filled)
    )


def _shown(texts: Sequence[str]) -> str:
    """A header in one line, as a person finds it in the file."""
    kept = [" ".join(text.split()) for text in texts if not folded(text).startswith(_IMPORT_ID)]
    return " / ".join(dict.fromkeys(text for text in kept if text))


def _column(goes: Goes, why: Why, item: ItemId | None = None) -> MatchedColumn:
    return MatchedColumn(at=0, header="", goes=goes, why=why, item=item)


def _by_itself(
    rows: Sequence[str], asked: Mapping[ItemId, Question], texts: Mapping[ItemId, str]
) -> MatchedColumn:
    """What a column is by its own header, whatever the other columns are."""
    ways: tuple[Callable[[str], MatchedColumn | None], ...] = (
        _extra,
        lambda row: _numbered(row, asked),
        lambda row: _coded(row, asked),
        lambda row: _by_text(row, texts),
        lambda row: _loosely_coded(row, asked),
        lambda row: _column(Goes.UNDECIDED, Why.DATE) if is_date(row) else None,
    )
    found = (column for way in ways for row in rows if (column := way(row)))
    return next(found, _column(Goes.UNDECIDED, Why.UNKNOWN))


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
    if re.fullmatch(_COMMENT, name):
        return _column(Goes.COMMENT, Why.NAME)
    for why, pattern in _EXTRA.items():
        if pattern.fullmatch(name):
            return _column(Goes.LEFT_OUT, why)
    return None


def _numbered(row: str, asked: Mapping[ItemId, Question]) -> MatchedColumn | None:
    """By our id, alone or in front."""
    found = _ID_IN_FRONT.fullmatch(row)
    if not found or ItemId(found[1]) not in asked:
        return None
    rest = (found[2] or "").strip("[]() ")
    goes = Goes.COMMENT if _COMMENT_MARK.fullmatch(rest) else Goes.ANSWER
    return _column(goes, Why.ID, ItemId(found[1]))


def _coded(row: str, asked: Mapping[ItemId, Question]) -> MatchedColumn | None:
    """By a code of our own LimeSurvey survey, alone or in brackets."""
    bracket = _IN_BRACKETS.search(row)
    goes = Goes.ANSWER
    if bracket and _COMMENT_MARK.fullmatch(bracket[1]):
        row, goes, bracket = row[: bracket.start()], Goes.COMMENT, None
    if row.endswith("_comment"):
        row, goes = row.removesuffix("_comment"), Goes.COMMENT
    part = _CODE_IN_FRONT.fullmatch(row) or bracket
    for text in (part[1] if part else row,):
        found = _CODE.fullmatch(text)
        if found:
            first, second, digit, others, line = found.groups()
            item = ItemId(f"t.{line}" if line else f"{first or digit}.{second or others}")
            if item in asked:
                return _column(goes, Why.CODE, item)
    return None


def _loosely_coded(row: str, asked: Mapping[ItemId, Question]) -> MatchedColumn | None:
    """By a number as tools give it to questions; it counts only where the question does not say otherwise."""
    found = _LOOSE_CODE.fullmatch(row)
    item = ItemId(f"{found[1]}.{found[2]}") if found else None
    return _column(Goes.ANSWER, Why.ID, item) if item in asked else None


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
    rest = row.replace(text, " ").strip(" .[]():-")
    return bool(_COMMENT_MARK.fullmatch(rest))


def _stripped(text: str) -> str:
    return text.rstrip(" .…?:")


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
