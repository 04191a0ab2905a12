"""What tells our own files: the names of those without answers, and what a form carries unseen."""

import hashlib
import json
import re
from collections.abc import Collection, Iterable

from sixelements.domain.assessment import Assessment
from sixelements.domain.foreign_table import FormMark
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import Round

QUESTIONS_ONLY = (
    "questionnaire.pdf",
    "questionnaire-large.pdf",
    "answer-sheet.pdf",
    "answer-sheet-large.pdf",
    "questions.csv",
    "questions.txt",
    "limesurvey.txt",
    "message.txt",
    "worksheets.pdf",
    "sphere-of-influence.pdf",
    "dots.pdf",
)
"""How the names of our files end that carry questions out and never bring answers back."""
REPORT_MARK = "Six Elements: not taken in"
"""The first cell of a report of what was not taken in, by which it is known and never taken for answers."""
FORM_VERSION = "1"
"""Of the form's fields and values; raised when one of them changes its meaning."""
_TABLE_MARK = re.compile(r"Six Elements (\d{1,4}) (\d{1,4}) ([0-9a-f]{32})\b")


def digest_of(assessment: Assessment, practices: Collection[PracticeId]) -> str:
    """The SHA-256 of all that is asked, word by word: equal only where a form fits the round as it is."""
    scale, three = assessment.scale, assessment.three_thirds
    chosen = (p for p in assessment.practices.values() if p.id in practices)
    asked = [[p.id, p.statement, *([p.meaning] if p.meaning else []), *p.anchors] for p in chosen] + [
        [line.id, three.stem, line.text, *three.anchors] for line in three.lines
    ]
    told = [FORM_VERSION, assessment.language, asked, [*scale.words, scale.rule]]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def promised_by(round_: Round) -> int:
    """The smallest group that a round promises to show; 0 where its answers may be traced to persons."""
    return round_.threshold if round_.anonymous else 0


def mark_of(assessment: Assessment, round_: Round) -> FormMark:
    """What a form of this round carries."""
    return FormMark(
        round=round_.id,
        version=FORM_VERSION,
        questions=digest_of(assessment, set(round_.practices)),
        promised=promised_by(round_),
    )


def table_mark(assessment: Assessment, round_: Round) -> str:
    """What a table to type answers into says it is for, in a text that any program keeps."""
    mark = mark_of(assessment, round_)
    return f"Six Elements {mark.version} {mark.promised} {mark.round}"


def marked_in(cells: Iterable[str]) -> FormMark | None:
    """What the first cell says that holds such a text; None if none does. What it asks it does not say."""
    found = next((mark for cell in cells if (mark := _TABLE_MARK.search(cell))), None)
    return FormMark(version=found[1], promised=int(found[2]), round=found[3], questions="") if found else None
