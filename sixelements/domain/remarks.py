"""What is said along with the scores: what is withheld, who answered unlike the team, what to set aside."""

from collections.abc import Mapping, Sequence

from sixelements.domain.anonymity import BOTH, ROLE_GROUPS, Breakdown, Withheld
from sixelements.domain.assessment import Role
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import Group, Tally
from sixelements.domain.rounds import Round
from sixelements.domain.scores import PracticeScore, RoleMix, Scope, Suppressed

ROLE_MIX_POINTS = 20


def suppressed(practices: Sequence[PracticeScore], sides: Breakdown) -> tuple[Suppressed, ...]:
    """What is withheld: role groups that fail for the whole round, then practice by practice what is more."""
    result = []
    whole = BOTH - sides.shown
    if whole:
        reason = Withheld.SMALL_GROUP if sides.roles_given else Withheld.NO_ROLES
        result.append(Suppressed(scope=Scope.ROLES, reason=reason, groups=whole))
    for practice in practices:
        hidden = BOTH - set(practice.roles)
        if practice.withheld is Withheld.TOO_FEW:
            result.append(Suppressed(scope=Scope.ANSWERS, reason=Withheld.TOO_FEW, practice=practice.id))
        elif practice.withheld and hidden - whole:
            result.append(
                Suppressed(scope=Scope.ROLES, reason=practice.withheld, practice=practice.id, groups=hidden)
            )
    return tuple(result)


def answered(round_: Round, tally: Tally, sides: Breakdown) -> Mapping[Group, int]:
    """How many of each role group answered: of those that may be shown; in an open round of all.

    Where hands were raised nobody knows, as they have no roles.
    """
    if tally.hands:
        return {}
    if not round_.anonymous and sides.roles_given:
        return {group: tally.kept.get(group, 0) for group in ROLE_GROUPS}
    return {group: tally.kept[group] for group in ROLE_GROUPS if group in sides.shown}


def role_mix(round_: Round, tally: Tally) -> tuple[RoleMix, ...]:
    """Roles whose share of the answers differs from their share of the team by more than 20 points.

    Nobody knows where hands were raised, as they have no roles.
    """
    people, kept = round_.headcount, tally.roles
    if tally.hands:
        return ()
    known = sum(n for role, n in kept.items() if role)
    if people is None or not people.total or not known:
        return ()
    return tuple(
        RoleMix(
            role=role,
            answered=100 * kept.get(role, 0) / known,
            on_team=100 * people.of(role) / people.total,
        )
        for role in Role
        if 100 * abs(kept.get(role, 0) * people.total - people.of(role) * known)
        > ROLE_MIX_POINTS * known * people.total
    )


def set_aside_offers(practices: Sequence[PracticeScore]) -> tuple[PracticeId, ...]:
    """Practices that half or more of those who answered call not applicable."""
    return tuple(
        p.id
        for p in practices
        if p.not_applicable and 2 * p.not_applicable >= p.rated + p.dont_know + p.not_applicable
    )
