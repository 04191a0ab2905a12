"""What tells our own files: the names of those without answers, and what a form carries unseen."""

import hashlib
import json
from collections.abc import Collection

from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import PracticeId
from sixelements.domain.matching import FormMark
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
)
"""How the names of our files end that carry questions out and never bring answers back."""
FORM_VERSION = "1"
"""Of the form's fields and values; raised when one of them changes its meaning."""


def digest_of(assessment: Assessment, practices: Collection[PracticeId]) -> str:
    """The SHA-256 of all that is asked, word by word: equal only where a form fits the round as it is."""
    scale, three = assessment.scale, assessment.three_thirds
    chosen = (p for p in assessment.practices.values() if p.id in practices)
    asked = [[p.id, p.statement, *p.anchors] for p in chosen] + [
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
