"""What people wrote, in their own words: quoted, without role, practice or order."""

from hashlib import sha256

from sixelements.application.reports import Material
from sixelements.domain.scores import ElementScore
from sixelements.i18n import _
from sixelements.reporting.outline import Block, Columns, ParagraphRole, paragraph
from sixelements.reporting.runs import Run, Voice

_LABEL, _GAP, _WORDS = 98.0, 16.0, 390.0
_LINE, _FEW = 90, 6
"""Letters in a line of a comment, and the lines that stay with the table above."""


def quotes(material: Material, score: ElementScore) -> tuple[Block, ...]:
    """The comments on the practices of an element; nothing if there are none."""
    texts = _texts(material, score)
    if not texts:
        return ()
    label = paragraph(Run(_("In people's words"), Voice.SMALL))
    quoted = (
        paragraph(_("“{words}”").format(words=text), role=ParagraphRole.QUOTE)
        for text in _shuffled(material, texts)
    )
    return (Columns(widths=(_LABEL, _WORDS), gap=_GAP, columns=((label,), tuple(quoted))),)


def few_words(material: Material, score: ElementScore) -> bool:
    """Whether the comments take a few lines at most."""
    return sum(_LINE * (1 + len(text) // _LINE) for text in _texts(material, score)) <= _FEW * _LINE


def _texts(material: Material, score: ElementScore) -> list[str]:
    return [text.strip() for p in score.practices for text in material.comments.get(p.id, ())]


def _shuffled(material: Material, texts: list[str]) -> list[str]:
    """The same order for the same round, and one that neither time nor alphabet nor practice is behind."""
    return sorted(texts, key=lambda text: sha256(f"{material.round.id}/{text}".encode()).digest())
