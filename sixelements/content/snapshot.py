"""An assessment as one text, stored in the workbook so that a round can always be read as it was asked.

The text is canonical (sorted keys, no spaces), so equal assessments have equal hashes.
"""

import json
from contextlib import suppress
from typing import cast

from sixelements.content.figures import freeze_score, thaw_score
from sixelements.content.plain_values import Later, built, plain
from sixelements.content.snapshot_validation import holds_together
from sixelements.domain.assessment import Assessment, FactRow, LibraryAction, Line, Practice
from sixelements.domain.errors import BadInput
from sixelements.i18n import _

__all__ = ["freeze", "freeze_score", "thaw", "thaw_score"]
LONGEST = 2_000_000
"""Characters; the shipped assessment has a twentieth of that."""
_LATER: Later = frozenset(
    {
        (Line, "name"),
        (Practice, "noun"),
        (Practice, "meaning"),
        (Practice, "about"),
        (LibraryAction, "short"),
        (LibraryAction, "worksheet"),
        (Assessment, "worksheets"),
        (FactRow, "line"),
    }
)
"""Fields that earlier texts lack. Left out where they are empty, so that an assessment keeps its hash."""


def freeze(assessment: Assessment) -> str:
    """The assessment as canonical text."""
    return json.dumps(plain(assessment, _LATER), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def thaw(text: str) -> Assessment:
    """The assessment from its text; raises BadInput where the text is not one."""
    with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
        told = json.loads(text) if len(text) <= LONGEST else None
        assessment = cast("Assessment", built(Assessment, told, _LATER))
        if holds_together(assessment, told):
            return assessment
    raise BadInput(
        _("The questionnaire stored in this workbook can't be read. Restore a backup of the workbook.")
    )
