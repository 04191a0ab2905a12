"""What helps to rate a practice: what its words mean, and what somebody of a role may think of."""

from sixelements.domain.assessment import Practice, Role
from sixelements.wording import phrases


def helping(practice: Practice, role: Role | None) -> str:
    """The meaning of its words, which is the same for all, and the line for a role, where one was given."""
    return phrases.sentences(practice.meaning, practice.helper.get(role, "") if role else "")
