"""What is added to the record of a discussion: what it names changes, everything else stays."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sixelements.domain.discussion import Discussion, Outcome, Service, Settled
from sixelements.domain.ids import PracticeId

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionPatch:
    """The parts of a record to add or change; a part that is empty is not named."""

    facilitator: str | None = None
    """None: not named; empty: nobody."""
    agreed: Mapping[PracticeId, float | None] = field(default_factory=dict)
    """None: talked about, and not agreed."""
    confirmed: tuple[PracticeId, ...] = ()
    """Practices nobody objected to, unless ``agreed`` names them, too."""
    why: Mapping[PracticeId, str] = field(default_factory=dict)
    evidence: Mapping[PracticeId, str] = field(default_factory=dict)
    """Empty texts: what was written is removed."""
    aims: Mapping[PracticeId, int | None] = field(default_factory=dict)
    votes: Mapping[PracticeId, int | None] = field(default_factory=dict)
    """None: what was recorded is removed."""
    discussed: tuple[PracticeId, ...] = ()
    services: tuple[Service, ...] = ()
    parking: tuple[str, ...] = ()
    """What was put off, too; a line that is there already is not added again."""

    @property
    def practices(self) -> frozenset[PracticeId]:
        """Every practice that it names."""
        named = (self.agreed, self.confirmed, self.why, self.evidence, self.aims, self.votes, self.discussed)
        return frozenset(practice for part in named for practice in part)

    @property
    def written(self) -> frozenset[PracticeId]:
        """The practices it writes something about, which must have been settled."""
        return frozenset(p for part in (self.why, self.evidence) for p, words in part.items() if words)


def merged(old: Discussion, patch: DiscussionPatch) -> Discussion:
    """The record with the patch in it. With no record before, it is what the patch names.

    A practice keeps its why and evidence when its level changes; words about a practice that was not
    settled are dropped. Practices talked about are added to those there are. Services are told apart
    by their names where all of them, old and new, have one each: a known one takes the place of the
    old, another joins at the end. Else the first takes the place of the first, and so on, and keeps
    its name unless it brings one. The tenth line and the facts stay unless it brings them, too.
    """
    return Discussion(
        facilitator=old.facilitator if patch.facilitator is None else patch.facilitator,
        settled=_settled(old.settled, patch),
        aims=_entries(old.aims, patch.aims),
        votes=_entries(old.votes, patch.votes),
        discussed=(*old.discussed, *(p for p in dict.fromkeys(patch.discussed) if p not in old.discussed)),
        services=_services(old.services, patch.services),
        parking=(*old.parking, *(line for line in dict.fromkeys(patch.parking) if line not in old.parking)),
    )


def taken_back(
    now: Discussion, before: Discussion, practices: Collection[PracticeId], parked: Collection[str] = ()
) -> Discussion:
    """The record with what it says about some practices as it was before; all else stays as it is now.

    ``parked``: lines that were put off by what is taken back; those that were there before stay.
    """
    named = {*practices}
    return replace(
        now,
        settled=_as_before(now.settled, before.settled, named),
        aims=_as_before(now.aims, before.aims, named),
        votes=_as_before(now.votes, before.votes, named),
        discussed=_discussed_as_before(now.discussed, before.discussed, named),
        parking=tuple(line for line in now.parking if line in before.parking or line not in parked),
    )


def _discussed_as_before(
    now: tuple[PracticeId, ...], before: tuple[PracticeId, ...], named: Collection[PracticeId]
) -> tuple[PracticeId, ...]:
    kept = [p for p in now if p not in named or p in before]
    found = (*kept, *(p for p in before if p in named and p not in kept))
    return before if {*found} == {*before} else found


def _as_before(
    now: Mapping[PracticeId, Entry], before: Mapping[PracticeId, Entry], named: Collection[PracticeId]
) -> Mapping[PracticeId, Entry]:
    kept = {p: entry for p, entry in now.items() if p not in named}
    return {**kept, **{p: entry for p, entry in before.items() if p in named}}


def patch_of(discussion: Discussion) -> DiscussionPatch:
    """The patch that names all of a record."""
    settled = discussion.settled
    return DiscussionPatch(
        facilitator=discussion.facilitator,
        agreed={p: s.level for p, s in settled.items() if s.outcome is not Outcome.CONFIRMED},
        confirmed=tuple(p for p, s in settled.items() if s.outcome is Outcome.CONFIRMED),
        why={p: s.why for p, s in settled.items()},
        evidence={p: s.evidence for p, s in settled.items()},
        aims=dict(discussion.aims),
        votes=dict(discussion.votes),
        discussed=discussion.discussed,
        services=discussion.services,
        parking=discussion.parking,
    )


def _settled(old: Mapping[PracticeId, Settled], patch: DiscussionPatch) -> Mapping[PracticeId, Settled]:
    endings: dict[PracticeId, tuple[Outcome, float | None]] = {
        **dict.fromkeys(patch.confirmed, (Outcome.CONFIRMED, None)),
        **{p: (Outcome.NOT_AGREED if x is None else Outcome.AGREED, x) for p, x in patch.agreed.items()},
    }
    result = dict(old)
    for practice, (outcome, level) in endings.items():
        known = old.get(practice, Settled(outcome=outcome))
        result[practice] = replace(known, outcome=outcome, level=level)
    return {
        p: replace(s, why=patch.why.get(p, s.why), evidence=patch.evidence.get(p, s.evidence))
        for p, s in result.items()
    }


def _entries(
    old: Mapping[PracticeId, Entry], new: Mapping[PracticeId, Entry | None]
) -> Mapping[PracticeId, Entry]:
    return {p: entry for p, entry in {**old, **new}.items() if entry is not None}


def _services(old: Sequence[Service], new: Sequence[Service]) -> tuple[Service, ...]:
    if _named(old) and _named(new):
        brought, known = {s.name: s for s in new}, {s.name for s in old}
        there = (_in_place_of(s, brought[s.name]) if s.name in brought else s for s in old)
        return (*there, *(s for s in new if s.name not in known))
    places = [_in_place_of(old[n], s) if n < len(old) else s for n, s in enumerate(new)]
    return (*places, *old[len(new) :])


def _in_place_of(old: Service, new: Service) -> Service:
    """A service that takes another's place: it keeps the name, the tenth line and the facts it names not."""
    return replace(
        new,
        name=new.name or old.name,
        all_three=old.all_three if new.all_three is None else new.all_three,
        facts=new.facts or old.facts,
    )


def _named(services: Sequence[Service]) -> bool:
    """Whether each has a name that no other has."""
    names = {s.name for s in services}
    return len(names) == len(services) and "" not in names
