"""What people and survey tools write for an answer or a role, and what it means."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sixelements.domain.assessment import LEVELS, Assessment, Role
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, Answer, level_answer

ALIKE = 0.9
"""From this likeness on, 0 to 1, a cell may be one of the five sentences of its own question."""
SHORTEST_CUT = 40
"""Characters of one of the five sentences that are enough where the tool cut the rest."""
_CUT = re.compile(r"\s*(?:…|\.{3,})?\s*$")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"})
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def folded(text: str) -> str:
    """Text as it is compared: no letter case, no wide or unseen characters, one space between words."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_SIGNS)
    if not plain.isascii():  # digits of other scripts, as the Arabic ones
        plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    return " ".join(plain.casefold().split())


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cell says: an answer, or None if the question was skipped."""

    answer: Answer | None


SKIPPED = Meaning(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A practice or a line as it is asked; ``levels`` are its five sentences or bands, if they are known.

    ``name`` is what it is called in short.
    """

    item: ItemId
    text: str = ""
    name: str = ""
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
        *(Question(item=ItemId(p.id), text=p.statement, name=p.name, levels=p.anchors) for p in asked),
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
_NOT_APPLICABLE = ("na", "n/a", "n.a", "n. a", "not applicable", "does not apply", "doesn't apply")
_LEVEL = re.compile(r"(?:level )?([1-5])(?:[.,]0+)?(?:\s*[-:.)]\s*|\s+)(\S.*)")
_BARE_LEVEL = re.compile(r"(?:level[ _])?0?([1-5])(?:[.,]0+)?")
_NAMED_LEVEL = re.compile(r"(?:level )?([1-5]) (\D.*)")
_WHOLE = re.compile(r"(-?\d{1,3})(?:[.,]0+)?")
AFTER_LEVELS = ("6", "7")
"""The numbers that tools give to don't know and not applicable, which are the choices after five levels."""
_CHOSEN = re.compile(
    r"-|[+-]?\d.*|[a-z]{1,3}[ _-]?\d{1,3}"
    r"|(?:all|alle|all of|tou[st]\w{0,2}|tod[oa]s|les|los|las)\b.{0,16}"
    r"|(?:none|zero|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|null|keine?r?|eins?|zwei|drei|vier|f.nf|sechs|sieben|acht|neun|zehn"
    r"|z.ro|un|deux|trois|quatre|cinq|sept|huit|neuf|dix"
    r"|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\b.{0,20}"
    r"|(?:wei(?:ß|ss) (?:ich )?nicht|keine angabe|k\.? ?a|n\.? ?v|trifft nicht zu|(?:je )?ne sais pas|nsp"
    r"|sans objet|s\.? ?o|ns|nc|n/?c|no s[eé]|no sabe|no aplica|no procede)\.?"
)
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
_AROUND, _OF_TEN = re.compile(r"(?<=\d)\s*-\s*(?=\d)"), re.compile(r"(?<=\d) (?:out )?of (?:ten|10)$")
_MONTH = r"(?:jan|feb|m[aä]r|mrz|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zé]{0,6}\.?"
_DATE = re.compile(
    rf"\d{{1,2}}[. -]+{_MONTH}(?:[ .-]\d{{2,4}})?|{_MONTH}[ -]\d{{1,4}}"
    r"|\d{4}-\d\d-\d\d(?: [\d:.]+)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)


def without_signs(text: str) -> str:
    """A text as tools make names of it: its words alone."""
    return " ".join(re.findall(r"[^\W_]+", text))


def is_date(word: str) -> bool:
    """Whether a cell is what a spreadsheet makes of "1.1" or "5-6": a date."""
    return bool(_DATE.fullmatch(folded(word)))


def whole_number(word: str) -> str:
    """The whole number that a cell is, as 6 for 6.0; empty for any other cell."""
    found = _WHOLE.fullmatch(folded(word))
    return str(int(found[1])) if found else ""


def may_be_chosen(word: str) -> bool:
    """Whether a word that is not known looks like one of a tool's choices: a number, a code, or a count."""
    return bool(_CHOSEN.fullmatch(folded(word)))


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
        said = _bare(word).replace("-", " ").replace("_", " ")
        if coded and (code := _ROLE_CODE.fullmatch(said)):
            return tuple(Role)[int(code[1]) - 1]
        return self._roles.get(said)

    def answer(
        self,
        word: str,
        question: Question,
        *,
        own_code: bool = False,
        numbers: bool = True,
    ) -> Meaning | None:
        """What a cell says about a question; None if it fits nothing, or may be one level as well as another.

        ``own_code``: the column is one of our own LimeSurvey survey, whose A1 to A7 are known.
        ``numbers``: 1 to 5 are levels. They may also be contacts of ten, or of a scale that begins at 0.
        """
        said = folded(word)
        if said in _SKIPPED:
            return SKIPPED
        if level := _BARE_LEVEL.fullmatch(said):
            return _level(level[1]) if numbers else None
        if own_code and (code := _OWN_CODE.fullmatch(said)):
            return {"6": Meaning(DONT_KNOW), "7": Meaning(NOT_APPLICABLE)}.get(code[1]) or _level(code[1])
        if outside := self._outside.get(_bare(said)):
            return Meaning(outside)
        if question.is_line and (band := _band(said)):
            return _level(band)
        return self._in_words(said, question) or self._named(_bare(said), question)

    def nearest(self, word: str, question: Question) -> int:
        """The level whose sentence a cell is much like, without being it; 0 if none is.

        A word less or another one, such as most for some, makes another level of it, so a person decides.
        """
        said = _bare(word)
        if numbered := _LEVEL.fullmatch(said):
            said = numbered[2]
        anchors = [_bare(anchor) for anchor in question.levels]
        return _most_alike(said, anchors) or next(iter(_begun(said, anchors)), 0)

    def _named(self, said: str, question: Question) -> Meaning | None:
        """What the name says that a tool made of a choice, as don_t_know or 3___usual."""
        if " " in said or "_" not in said:
            return None
        name = without_signs(said)
        for text, answer in self._outside.items():
            if name == without_signs(text):
                return Meaning(answer)
        if question.is_line:
            bands = ({*map(without_signs, band)} for band in _BANDS)
            return _level(next((n for n, band in enumerate(bands, 1) if name in band), 0))
        words = [without_signs(word) for word in self._words]
        anchors = [without_signs(anchor) for anchor in question.levels]
        number, rest = found.groups() if (found := _NAMED_LEVEL.fullmatch(name)) else ("", name)
        begun = [n for n, text in enumerate(anchors, 1) if text.startswith(rest)]
        level = words.index(rest) + 1 if rest in words else 0
        if not level and len(begun) == 1 and len(rest) >= SHORTEST_CUT:
            level = begun[0]
        return _level(level) if level and number in ("", str(level)) else None

    def _in_words(self, said: str, question: Question) -> Meaning | None:
        found = self._levels_of(said, question)
        if not found and (numbered := _LEVEL.fullmatch(_bare(said))):
            found = self._levels_of(said[numbered.start(2) :], question) & {int(numbered[1])}
        return _level(found.pop()) if len(found) == 1 else None

    def _levels_of(self, said: str, question: Question) -> set[int]:
        """The levels that words may be: as they are, or as a tool cut them; several if these begin alike."""
        bare = _bare(said)
        if bare in self._words:
            return {self._words.index(bare) + 1}
        anchors = [folded(anchor) for anchor in question.levels]
        if said in anchors:
            return {anchors.index(said) + 1}
        both = [f"{word}. {anchor}" for word, anchor in zip(self._words, anchors, strict=False)]
        if bare in map(_bare, both):
            return {[*map(_bare, both)].index(bare) + 1}
        whole = {n for n, anchor in enumerate(anchors, 1) if _bare(anchor) == bare}
        return whole | _begun(said, anchors) | _begun(said, both)


def _band(said: str) -> int:
    """The level whose contacts of ten are told, as in 7 - 8 or 7 to 8 of ten; 0 if none are."""
    told = _OF_TEN.sub("", _AROUND.sub("-", _bare(said)))
    return next((n for n, band in enumerate(_BANDS, 1) if told in band), 0)


def _begun(said: str, texts: Sequence[str]) -> set[int]:
    """The levels whose sentence a tool cut, if enough of it is left. A full stop is no mark of a cut."""
    cut = _CUT.sub("", said)
    return (
        {n for n, text in enumerate(texts, 1) if text.startswith(cut)} if len(cut) >= SHORTEST_CUT else set()
    )


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
