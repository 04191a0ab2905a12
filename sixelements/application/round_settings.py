"""The settings of a round that is open: what may still be changed, and until when."""

from dataclasses import replace

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.ports import Workbook
from sixelements.application.rounds import RoundSettings, as_it_is, check_settings
from sixelements.application.teams import has_answers
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.rounds import HORIZONS, Round
from sixelements.i18n import _


def change_settings(
    book: Workbook, round_: Round, settings: RoundSettings, *, announce: Announce = tell_nobody
) -> Round:
    """Change mode, threshold, practices or sittings of a round nobody has answered yet."""
    check_settings(settings)
    with book.change():
        now = as_it_is(book, round_)
        if not now.collecting or has_answers(book, now):
            raise NotAllowed(_("These settings are fixed since the first answer came in."))
        changed = replace(
            now,
            mode=settings.mode,
            threshold=settings.in_force,
            practices=settings.practices,
            several_sittings=settings.several_sittings,
        )
        book.rounds.put(changed)
    announce(StoreChange.of(What.ROUND, round_))
    return changed


def change_horizon(book: Workbook, round_: Round, days: int, *, announce: Announce = tell_nobody) -> Round:
    """Change how far the plan of a round looks ahead; possible at any time."""
    if days not in HORIZONS:
        raise BadInput(_("A plan looks 90, 180 or 365 days ahead."))
    with book.change():
        changed = replace(as_it_is(book, round_), horizon_days=days)
        book.rounds.put(changed)
    announce(StoreChange.of(What.ROUND, round_))
    return changed
