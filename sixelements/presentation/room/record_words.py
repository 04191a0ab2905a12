"""What a workshop records, in the words of those who typed it, for as long as it waits for the disk."""

from sixelements.domain.assessment import Assessment
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.ids import RoundId
from sixelements.i18n import _
from sixelements.presentation.unsaved import TypedText
from sixelements.wording import numbers, phrases


def typed_in(patch: DiscussionPatch, round_: RoundId, assessment: Assessment) -> TypedText | None:
    """What was filled in, as one row to read and copy. None if nobody typed or chose anything.

    A whole record of the same item takes the place of the one that waits; hands that settle it apart do not.
    """
    if patch.parking:
        return TypedText((round_, "parked", patch.parking), _("Parked"), "", numbers.series(patch.parking))
    if patch.votes:
        dots = [phrases.labeled(practice, numbers.count(n or 0)) for practice, n in patch.votes.items()]
        return TypedText((round_, "dots of the room"), _("Dots"), "", numbers.series(dots))
    if len(patch.agreed) == 1:
        (practice,) = patch.agreed
        of = f"{practice} {assessment.practices[practice].name}"
        return TypedText(
            (round_, "record", practice, bool(patch.why)), _("What you recorded"), of, _of_item(patch)
        )
    return None


def _of_item(patch: DiscussionPatch) -> str:
    """Level, why, evidence and aim of the one item that a record is about."""
    ((practice, level),) = patch.agreed.items()
    aim = patch.aims.get(practice)
    words = (
        _("Not agreed") if level is None else _("Level {level}").format(level=numbers.level(level)),
        patch.why.get(practice, ""),
        patch.evidence.get(practice, ""),
        _("Aim {level}").format(level=aim) if aim else "",
    )
    return phrases.sentences(*(phrases.sentence(part) for part in words if part))
