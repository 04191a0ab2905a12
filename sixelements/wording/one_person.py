"""What to do where a practice is about supervisors or managers, and the team has one."""

from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import Round
from sixelements.domain.teams import about_one_person
from sixelements.i18n import ngettext
from sixelements.wording import numbers


def about_one(assessment: Assessment, round_: Round) -> str:
    """Which practices rate one person, said before anyone answers; empty if none does."""
    found = _found(assessment, round_)
    text = ngettext(
        "{ids} rates a role that one person here holds, and so that person. "
        "Agree with them beforehand who will see the figures.",
        "{ids} rate a role that one person here holds, and so that person. "
        "Agree with them beforehand who will see the figures.",
        len(found),
    )
    return text.format(ids=numbers.listing(found)) if found else ""


def was_about_one(assessment: Assessment, round_: Round) -> str:
    """The same for whoever reads the figures."""
    found = _found(assessment, round_)
    text = ngettext(
        "{ids} rates a role that one person here holds, and so that person. Talk with them first.",
        "{ids} rate a role that one person here holds, and so that person. Talk with them first.",
        len(found),
    )
    return text.format(ids=numbers.listing(found)) if found else ""


def _found(assessment: Assessment, round_: Round) -> list[str]:
    asked = (assessment.practices[p] for p in round_.applicable if p in assessment.practices)
    return [str(id_) for id_ in about_one_person(asked, round_.headcount)]
