"""What bringing a copy in would do, as lines that say the same on the command line and in the window."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sixelements.application.merging import MergeAhead, RecordsMet, SheetsMet, StaysOut, WhyOut
from sixelements.application.ports import Deed, Workbook
from sixelements.domain.bringing_together import Fate, Met
from sixelements.domain.ids import RoundId
from sixelements.domain.records import kind_of
from sixelements.domain.rounds import Round
from sixelements.i18n import _, ngettext
from sixelements.wording import backups, phrases
from sixelements.wording.asked import more_sheets
from sixelements.wording.numbers import count, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLine:
    """A line of the table: what it is about, how many are here, in the copy, and after; and what happens.

    ``left_out``: something of it stays out, and ``happens`` says why. ``changes``: not all stays as it is.
    """

    what: str
    here: str
    there: str
    after: str
    happens: str
    left_out: bool = False
    changes: bool = True


def lines(ahead: MergeAhead, teams_here: int, teams_there: int) -> tuple[MergeLine, ...]:
    """The lines of what would be done: teams, sheets by round, and records by their kinds."""
    new = len(ahead.teams)
    coming = [t.name for t in ahead.teams] + [
        _("{team}, round {n}").format(team=team.name, n=round_.number)
        for team, round_ in ahead.rounds
        if team not in ahead.teams
    ]
    happens = (
        ngettext("{names} is new.", "{names} are new.", len(coming)).format(names=listing(coming))
        if coming
        else _("Nothing new.")
        if ahead.gone or ahead.out or teams_here != teams_there
        else _("The same in both.")
    )
    back = sum(kind_of(met.name) == "removed team" for met in ahead.gone)
    found = [
        MergeLine(
            what=_("Teams"),
            here=count(teams_here),
            there=count(teams_there),
            after=_from_to(teams_here + new, teams_here + new + back),
            happens=happens,
        )
    ]
    found += [_of_sheets(sheets) for sheets in ahead.sheets if sheets.here or sheets.there]
    for what, kinds in _groups().items():
        mets = [m for records in ahead.records for m in records.found if kind_of(m.name) in kinds]
        if mets:
            found.append(_of_records(what, mets))
    return tuple(found)


def _from_to(low: int, high: int) -> str:
    return count(low) if low == high else _("{low} to {high}").format(low=count(low), high=count(high))


def _groups() -> Mapping[str, frozenset[str]]:
    return {
        _("Actions"): frozenset({"action"}),
        _("Reviews"): frozenset({"review"}),
        _("Agreed levels"): frozenset({"settled"}),
        _("Rows of worksheets"): frozenset({"channel", "technique", "group", "process", "request", "fact"}),
        _("Aims, dots, and services"): frozenset(
            {"goal", "votes", "service", "facilitator", "discussed", "parked"}
        ),
        _("Around the plan"): frozenset(
            {"start", "aim", "sponsor", "notes", "log", "parking", "stop_doing", "declined", "people"}
            | {"left_so", "next_review", "order"}
        ),
        _("Names and settings"): frozenset({"organization", "branding", "work_days", "team", "set_aside"}),
        _("Shows of hands"): frozenset({"hands"}),
        _("Notes on worksheets"): frozenset({"tested_on", "silent", "silent_on", "still_true"}),
    }


def _of_sheets(met: SheetsMet) -> MergeLine:
    said = []
    if met.coming:
        said.append(_n_new(len(met.coming)))
    if met.twice:
        text = ngettext(
            "{n} of them says word for word what a sheet here says.",
            "{n} of them say word for word what sheets here say.",
            len(met.twice),
        )
        said.append(text.format(n=count(len(met.twice))))
    if met.same:
        text = ngettext("{n} is in both and comes in once.", "{n} are in both and come in once.", met.same)
        said.append(text.format(n=count(met.same)))
    if met.publishes:
        said.append(_("The round was published in the copy, and is published here, too."))
    if met.coming:
        said.append(_more_than_people(met.round, met.after[1]))
    said += [stays_out(out) for out in met.out]
    return MergeLine(
        what=_("Sheets, {team}, round {n}").format(team=met.team, n=met.round.number),
        here=count(met.here),
        there=count(met.there),
        after=_from_to(*met.after),
        happens=phrases.sentences(*said) or _("Nothing new."),
        left_out=bool(met.out),
        changes=bool(met.coming or met.publishes or met.out),
    )


def _more_than_people(round_: Round, sheets: int) -> str:
    """That there are more sheets than people on the team; empty if there are not, or if nobody knows."""
    people = round_.headcount.total if round_.headcount else 0
    return more_sheets(sheets, people) if people and sheets > people else ""


def now_in(book: Workbook, done: Iterable[MergeAhead]) -> tuple[str, ...]:
    """How many sheets each round has now into which some came, from whichever copy."""
    met = {sheets.round.id: sheets for ahead in done for sheets in ahead.sheets if sheets.coming}
    found = []
    for id_, sheets in met.items():
        n = len(book.responses.handed_in(id_))
        text = ngettext(
            "{team}, round {n}: {sheets} sheet now.", "{team}, round {n}: {sheets} sheets now.", n
        )
        now = text.format(team=sheets.team, n=sheets.round.number, sheets=count(n))
        found.append(phrases.sentences(now, _more_than_people(sheets.round, n)))
    return tuple(found)


def _of_records(what: str, mets: Iterable[Met]) -> MergeLine:
    mets = tuple(mets)
    clashes = [m for m in mets if m.outcome is Fate.CLASH]
    here, there = sum(m.here is not None for m in mets), sum(m.there is not None for m in mets)
    least = sum(_after(m) for m in mets if m.outcome is not Fate.CLASH)
    low = least + sum(m.removed is None for m in clashes)
    high = least + len(clashes) + sum(m.can_be_two for m in clashes)
    changes = any(m.outcome not in (Fate.SAME, Fate.HERE) for m in mets)
    return MergeLine(
        what=what,
        here=count(here),
        there=count(there),
        after=_from_to(low, high),
        happens=_happens(mets),
        changes=changes,
    )


def _after(met: Met) -> int:
    value = met.there if met.outcome is Fate.COPY else met.here
    return value is not None


def _happens(mets: tuple[Met, ...]) -> str:
    new = sum(m.outcome is Fate.COPY and m.here is None for m in mets)
    gone = sum(m.outcome is Fate.COPY and m.there is None for m in mets)
    one = sum(m.outcome is Fate.COPY for m in mets) - new - gone
    both = sum(m.outcome is Fate.BOTH for m in mets)
    clash = sum(m.outcome is Fate.CLASH for m in mets)
    said = []
    if new:
        said.append(_n_new(new))
    if one:
        text = ngettext("{n} was changed in the copy.", "{n} were changed in the copy.", one)
        said.append(text.format(n=count(one)))
    if gone:
        text = ngettext("{n} was removed in the copy.", "{n} were removed in the copy.", gone)
        said.append(text.format(n=count(gone)))
    if both:
        text = ngettext("{n} was added to on both sides.", "{n} were added to on both sides.", both)
        said.append(text.format(n=count(both)))
    if clash:
        text = ngettext("{n} was changed on both sides.", "{n} were changed on both sides.", clash)
        said.append(text.format(n=count(clash)))
    return phrases.sentences(*said) or _("Nothing new.")


def _n_new(n: int) -> str:
    return ngettext("{n} is new.", "{n} are new.", n).format(n=count(n))


def stays_out(out: StaysOut) -> str:
    """What of the copy stays out, and why."""
    if out.why is WhyOut.PUBLISHED_THERE:
        return _published_there(out)
    if out.why is WhyOut.PUBLISHED_BOTH:
        return _published_twice(out)
    if out.why is WhyOut.SAID_TWICE:
        text = ngettext(
            "{n} stays out, as was chosen before: it says word for word what a sheet here says.",
            "{n} stay out, as was chosen before: they say word for word what sheets here say.",
            out.sheets,
        )
        return text.format(n=count(out.sheets))
    if out.why is WhyOut.OPEN_THERE:
        text = _(
            "Round {round} is published here and not in the copy, which has other sheets. Don't close it "
            "there: that would publish it twice, and the difference would tell what those sheets say."
        )
        return text.format(round=out.round)
    if out.sheets:
        return _sheets(out.why, out.sheets).format(n=count(out.sheets), round=out.round)
    text = {
        WhyOut.REMOVED_HERE: _("Round {round} of {team} was removed here. It stays out."),
        WhyOut.REMOVED_THERE: _("Round {round} of {team} was removed in the copy. It stays here."),
        WhyOut.ANOTHER_ROUND: _("Another round {round} of {team} was opened here. The copy's stays out."),
    }.get(out.why, _("Round {round} of {team} stays out until the round before it is closed here, too."))
    if not out.round and out.why is WhyOut.REMOVED_THERE:
        text = _("Team {team} was removed in the copy. It stays here.")
    elif not out.round:
        text = _("Team {team} was removed here. It stays out.")
    return text.format(round=out.round, team=out.team)


def _published_twice(out: StaysOut) -> str:
    text = ngettext(
        "Round {round} was published here and in the copy, and {n} sheet is in one of them only. Go on "
        "with one of the two results and show nobody the other: the difference tells what that sheet says.",
        "Round {round} was published here and in the copy, and {n} sheets are in one of them only. Go on "
        "with one of the two results and show nobody the other: the difference tells what those sheets say.",
        out.sheets,
    )
    return text.format(round=out.round, n=count(out.sheets))


def _published_there(out: StaysOut) -> str:
    text = ngettext(
        "Round {round} was published in the copy, without {n} that is here. Go on with the results of the "
        "copy: closing it here, too, would publish it twice, and the difference would tell what that "
        "sheet says.",
        "Round {round} was published in the copy, without {n} that are here. Go on with the results of the "
        "copy: closing it here, too, would publish it twice, and the difference would tell what those "
        "sheets say.",
        out.sheets,
    )
    return text.format(round=out.round, n=count(out.sheets))


def _sheets(why: WhyOut, n: int) -> str:
    if why is WhyOut.PUBLISHED:
        return ngettext(
            "{n} is left out. Round {round} was anonymous and is closed for good.",
            "{n} are left out. Round {round} was anonymous and is closed for good.",
            n,
        )
    if why is WhyOut.ASKED_OTHERWISE:
        return ngettext(
            "{n} is left out. Round {round} asks something else in the copy.",
            "{n} are left out. Round {round} asks something else in the copy.",
            n,
        )
    if why is WhyOut.SAYS_OTHERWISE:
        return ngettext(
            "{n} says something else in the copy, and stays here as it is.",
            "{n} say something else in the copy, and stay here as they are.",
            n,
        )
    if why is WhyOut.WOULD_SHOW:
        return ngettext(
            "{n} is left out. Round {round} was published in the copy without sheets that are here: beside "
            "what was shown there, they would show themselves.",
            "{n} are left out. Round {round} was published in the copy without sheets that are here: beside "
            "what was shown there, they would show themselves.",
            n,
        )
    if why is WhyOut.BEGUN:
        return ngettext(
            "{n} was begun and not handed in. It stays in the copy.",
            "{n} were begun and not handed in. They stay in the copy.",
            n,
        )
    return ngettext(
        "{n} is left out. Round {round} is closed here: open it again, then bring the copy in.",
        "{n} are left out. Round {round} is closed here: open it again, then bring the copy in.",
        n,
    )


def places(ahead: MergeAhead) -> Mapping[RoundId | None, str]:
    """Which team and round something is of, by the round; empty for what is of none."""
    text = _("{team}, round {n}")
    found: list[SheetsMet | RecordsMet] = [*ahead.sheets, *ahead.records]
    return {
        None: "",
        **{one.round.id: text.format(team=one.team, n=one.round.number) for one in found if one.round},
    }


def back_up_name(book: Workbook) -> str:
    """What the backup is listed as that is made before copies come in: there is one only of an open round."""
    rounds = (r for team in book.teams.all() for r in book.rounds.of(team.id))
    if any(r.anonymous and not r.readable for r in rounds):
        return backups.reason("while collecting")
    return backups.reason(f"before {Deed.MERGE}")
