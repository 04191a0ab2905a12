"""What people and survey tools write for an answer or a role, and what it means."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sixelements.domain.assessment import LEVELS, Assessment, Role
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, Answer, level_answer

ALIKE = 0.9
"""From this likeness on, 0 to 1, a cell is one of the five sentences of its own question."""
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"})
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def folded(text: str) -> str:
    """Text as it is compared: no letter case, no wide or unseen characters, one space between words."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_SIGNS)
    return " ".join(plain.casefold().split())


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cell says: an answer, or None where the question was skipped."""

    answer: Answer | None


SKIPPED = Meaning(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A practice or a line as it is asked; ``levels`` are its five sentences or bands, if they are known."""

    item: ItemId
    text: str = ""
    levels: tuple[str, ...] = ()
    is_line: bool = False


def questions_of(
    practices: Iterable[PracticeId], lines: Iterable[ItemId], assessment: Assessment | None
) -> tuple[Question, ...]:
    """What is asked, with its words where the assessment is known."""
    if assessment is None:
        return (
            *(Question(item=ItemId(p)) for p in practices),
            *(Question(item=line, is_line=True) for line in lines),
        )
    asked = (assessment.practices[p] for p in practices if p in assessment.practices)
    three = assessment.three_thirds
    return (
        *(Question(item=ItemId(p.id), text=p.statement, levels=p.anchors) for p in asked),
        *(
            Question(item=ItemId(line.id), text=line.text, levels=three.anchors, is_line=True)
            for line in three.lines
        ),
    )


_SKIPPED = frozenset(("", "no answer", "null", ".", "n.a. (no answer)"))
_DONT_KNOW = (
    "dk",
    "?",
    "don't know",
    "dont know",
    "do not know",
    "i don't know",
    "not sure",
    "can't say",
    "cannot say",
)
_NOT_APPLICABLE = ("na", "n/a", "not applicable", "does not apply", "doesn't apply")
_LEVEL = re.compile(r"(?:level )?([1-5])(?:[.,]0+)?(?:\s*[-:.)]\s*|\s+)(\S.*)")
_BARE_LEVEL = re.compile(r"(?:level )?([1-5])(?:[.,]0+)?")
_OWN_CODE = re.compile(r"a([1-7])")
_ROLE_CODE = re.compile(r"a([1-3])")
_BANDS = (
    ("0-4", "0 to 4"),
    ("5-6", "5 to 6", "5 or 6"),
    ("7-8", "7 to 8", "7 or 8"),
    ("9", "9.0", "9,0"),
    ("10", "10.0", "10,0", "all ten", "all 10"),
)
"""Contacts of ten, by level."""
_MONTH = r"(?:jan|feb|m[aä]r|mrz|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zé]{0,6}\.?"
_DATE = re.compile(
    rf"\d{{1,2}}[. -]+{_MONTH}(?:[ .-]\d{{2,4}})?|{_MONTH}[ -]\d{{1,4}}"
    r"|\d{4}-\d\d-\d\d(?: [\d:.]+)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)


def is_date(word: str) -> bool:
    """Whether a cell is what a spreadsheet makes of "1.1" or "5-6": a date."""
    return bool(_DATE.fullmatch(folded(word)))


class Vocabulary:
    """The words that mean an answer or a role, those of an assessment among them."""

    def __init__(self, assessment: Assessment | None) -> None:
        scale = assessment.scale if assessment else None
        self._words = [_bare(word) for word in scale.words] if scale else []
        self._outside: dict[str, Answer] = {}
        for words, sentence, answer in (
            (_DONT_KNOW, scale.dont_know if scale else "", DONT_KNOW),
            (_NOT_APPLICABLE, scale.not_applicable if scale else "", NOT_APPLICABLE),
        ):
            said = _bare(sentence)
            both = (f"{word}. {said}" for word in words)
            self._outside |= dict.fromkeys((*words, said, *both) if said else words, answer)
        self._roles = _roles(assessment)

    def role(self, word: str, *, coded: bool = False) -> Role | None:
        """The role that a word names, if it is known. An empty cell names none.

        ``coded``: the table is one of codes, in which A1 is the first role.
        """
        said = _bare(word).replace("-", " ")
        if coded and (code := _ROLE_CODE.fullmatch(said)):
            return tuple(Role)[int(code[1]) - 1]
        return self._roles.get(said)

    def answer(
        self, word: str, question: Question, *, own_code: bool = False, alike: bool = True
    ) -> Meaning | None:
        """What a cell says about a question; None where it fits nothing.

        ``own_code``: the column is one of our own LimeSurvey survey, whose A1 to A7 are known.
        ``alike``: a sentence that is much like one of the question's own is taken for it.
        """
        said = folded(word)
        if said in _SKIPPED:
            return SKIPPED
        if level := _BARE_LEVEL.fullmatch(said):
            return _level(level[1])
        if own_code and (code := _OWN_CODE.fullmatch(said)):
            return {"6": Meaning(DONT_KNOW), "7": Meaning(NOT_APPLICABLE)}.get(code[1]) or _level(code[1])
        said = _bare(said)
        if outside := self._outside.get(said):
            return Meaning(outside)
        if question.is_line and (band := next((n for n, b in enumerate(_BANDS, 1) if said in b), 0)):
            return _level(band)
        return self._in_words(said, question, alike=alike)

    def _in_words(self, said: str, question: Question, *, alike: bool) -> Meaning | None:
        if said in self._words:
            return _level(self._words.index(said) + 1)
        if numbered := _LEVEL.fullmatch(said):
            rest = self._in_words(numbered[2], question, alike=alike)
            return rest if rest == _level(numbered[1]) else None
        anchors = [_bare(anchor) for anchor in question.levels]
        if said in anchors:
            return _level(anchors.index(said) + 1)
        for level, (word, anchor) in enumerate(zip(self._words, anchors, strict=False), start=1):
            if said == f"{word}. {anchor}":
                return _level(level)
        return _level(_most_alike(said, anchors)) if alike else None


def _roles(assessment: Assessment | None) -> Mapping[str, Role]:
    common = {
        Role.FRONTLINE: (
            "frontline",
            "front line",
            "front line staff",
            "frontline staff",
            "front line employee",
            "frontline employee",
            "staff",
            "staff member",
            "team member",
            "front",
        ),
        Role.SUPERVISOR: ("supervisor", "team lead", "team leader", "lead", "super"),
        Role.MANAGER: ("manager", "director", "head", "manag"),
    }
    words = {word: role for role, known in common.items() for word in known}
    if assessment:
        words |= {_bare(name).replace("-", " "): role for role, name in assessment.roles.items()}
    return words


def _bare(text: str) -> str:
    return folded(text).rstrip(" .!")


def _level(level: str | int) -> Meaning | None:
    return Meaning(level_answer(int(level))) if int(level) in LEVELS else None


def _most_alike(said: str, anchors: list[str]) -> int:
    """The level of the sentence that is most alike, if it is alike enough and no other is as much; else 0."""
    matcher = SequenceMatcher(b=said, autojunk=False)
    found = []
    for level, anchor in enumerate(anchors, start=1):
        matcher.set_seq1(anchor)
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
            found.append((matcher.ratio(), level))
    best = sorted(found, reverse=True)[:2]
    if not best or best[0][0] < ALIKE or (len(best) > 1 and best[0][0] == best[1][0]):
        return 0
    return best[0][1]
