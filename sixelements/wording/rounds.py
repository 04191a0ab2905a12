"""How far a round is, in sentences that say how to go on: why it takes no sheet, why nothing can be read."""

from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.rounds import LateSheets, Mode, Round, State
from sixelements.i18n import _, ngettext, pgettext
from sixelements.wording import phrases


def mode_words(mode: Mode) -> str:
    """How a round is asked, among other words."""
    if mode is Mode.ANONYMOUS:
        return pgettext("a round", "anonymous")
    return pgettext("a round", "open")


def no_sheet(round_: Round, *, later: int = 0) -> str:
    """Why a round takes no sheet; empty if it does. ``later`` is the number of one that does."""
    if round_.state is State.OPEN:
        return ""
    text = _("Round {n} is closed, so it takes no more sheets. Reopen it on Collect, or open the next round.")
    if later and not round_.sealed:
        text = _("Round {n} is closed, so it takes no more sheets. Round {later} does.")
    elif round_.sealed:
        text = _(
            "Round {n} is sealed, so it takes no more sheets. Open it again, or wait for the next round."
        )
    elif round_.anonymous:
        text = _(
            "The results of round {n} were shown, and that is final: it takes no more sheets. "
            "Open the next round."
        )
    return text.format(n=round_.number, later=later)


def late_form(team: str, round_: Round, *, later: int) -> str:
    """That a form or collection file is for a round of a team that takes no more sheets, as `no_sheet`."""
    text = _("It belongs to {team}, round {n}.").format(team=team, n=round_.number)
    return phrases.sentences(text, no_sheet(round_, later=later))


def only_collects() -> str:
    """Why nothing but answering can be done in a collection file."""
    return _(
        "This is a collection file: people answer in it, and nothing else. Do it in the workbook that it "
        "came from."
    )


def only_published() -> str:
    """Why nothing that was published can be changed in a workbook that was handed over."""
    return _(
        "This is a hand-over copy: it shows what was published, and takes no more sheets. "
        "Do it in the workbook that it came from."
    )


def collection_goes_back() -> str:
    """What to do with a collection file, from here to there and back."""
    return _(
        "Open it with Six Elements on the other laptop. Everybody answers there; then it comes back here, "
        "and Collect takes its sheets in."
    )


def no_way_back(coming: int, stay: int) -> str:
    """How many of the sheets that would come in can't be taken back, and why; empty if all can."""
    if not stay:
        return ""
    text = _("{n} of these sheets can't be taken back: going back would show single sheets.")
    if stay == coming:
        text = ngettext(
            "This sheet can't be taken back: going back would show it.",
            "These {n} sheets can't be taken back: going back would show single sheets.",
            stay,
        )
    return text.format(n=stay)


def way_back(coming: int, stay: int) -> str:
    """Until when the sheets that would come in can be taken back; empty if some can't."""
    if not coming or stay:
        return ""
    text = ngettext(
        "It can be taken back until the next sheets come in or the round is closed.",
        "They can be taken back until the next sheets come in or the round is closed.",
        coming,
    )
    return text.format(n=coming)


def with_its_file_here() -> str:
    """The same in the window."""
    return _("What came with a file can still be taken out by whoever has it: drop it here again.")


def with_its_file() -> str:
    """How sheets go that can't be taken back."""
    return _("What came with a file can still be taken out by whoever has it: collect it with --take-out.")


def nothing_to_take_back(round_: Round) -> str:
    """Why no take-in of a round that takes sheets can be undone."""
    if not round_.anonymous:
        text = _("Nothing can be taken back: only the newest take-in can, until the next one or the close.")
        return phrases.sentences(text, with_its_file())
    text = _(
        "Nothing can be taken back: only the newest take-in can, until the next sheets or the close, and in "
        "an anonymous round only {k} sheets or more, while no others or at least {k} others are in. "
        "Going back would show single sheets."
    )
    return phrases.sentences(text.format(k=round_.threshold), with_its_file())


def no_results(round_: Round) -> str:
    """Why nobody can read results or comments yet; empty if they can."""
    if round_.state is State.PUBLISHED:
        return ""
    text = _("Round {n} is open, so nobody can read results yet. Close it first.")
    if round_.sealed:
        text = _("Round {n} is sealed, so nobody can read results yet. Close it to show them; that is final.")
    return text.format(n=round_.number)


def pile_waits(round_: Round, drafts: int) -> str:
    """Why a round can't be closed while sheets typed in from paper wait; empty if none do."""
    text = ngettext(
        "Round {n} stays as it is: {sheets} sheet is typed in from paper and not handed in. Open the grid on "
        "Collect, and hand in the pile or clear it away.",
        "Round {n} stays as it is: {sheets} sheets are typed in from paper and not handed in. Open the grid "
        "on Collect, and hand in the pile or clear it away.",
        drafts,
    )
    return text.format(n=round_.number, sheets=drafts) if drafts else ""


def too_few(round_: Round, handed_in: int) -> str:
    """Why a round can't be closed yet; nothing of how full a sheet is, as one sheet may be all there is."""
    text = ngettext(
        "The round needs at least {k} sheets that rate half of the practices; so far {n} was handed in.",
        "The round needs at least {k} sheets that rate half of the practices; so far {n} were handed in.",
        handed_in,
    )
    return text.format(k=showing_threshold(round_), n=handed_in)


def late_sheets(found: LateSheets, *, read_only: bool) -> tuple[str, ...]:
    """What was done with sheets that waited in a workbook of an earlier version; empty if none did."""
    erased = ngettext(
        "{n} sheet came after the results of its anonymous round were shown, or was never handed in. "
        "It is erased.",
        "{n} sheets came after the results of their anonymous round were shown, or were never handed in. "
        "They are erased.",
        found.erased,
    )
    reopened = ngettext(
        "{n} open round is open again, because sheets came in after it was closed. Close it to count them.",
        "{n} open rounds are open again, because sheets came in after they were closed. "
        "Close them to count all.",
        found.reopened,
    )
    counted = ngettext(
        "{n} sheet that came in after an earlier open round was closed counts in it now.",
        "{n} sheets that came in after an earlier open round was closed count in it now.",
        found.counted,
    )
    told = [(erased, found.erased), (reopened, found.reopened), (counted, found.counted)]
    sentences = [text.format(n=n) for text, n in told if n]
    if sentences and read_only:
        sentences.append(_("The file itself was not changed, because it is open for reading only."))
    elif found.erased and found.backup:
        sentences.append(
            _("The backup made just before still has all sheets. Delete it when nobody needs it.")
        )
    return tuple(sentences)


def of_organization(team: str, organization: str) -> str:
    """A team among those of several workbooks, as others may have one of its name."""
    return _("{team} ({organization})").format(team=team, organization=organization)
