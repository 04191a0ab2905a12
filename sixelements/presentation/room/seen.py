"""What stands over and under the presenter's thumbnail: whether the room sees that page."""

from sixelements.i18n import _
from sixelements.presentation.room.before import Screens


def thumbnail_words(
    room: str, screens: Screens, *, wanted: bool, showing: str, covered: bool, blank: bool = False
) -> tuple[str, str]:
    """The line over the thumbnail and the one under it. ``room``: what the room sees, if it sees the page.

    ``showing``: the pixels of the screen that the page stands on, empty if it stands on none.
    ``wanted``: it comes up as soon as there is a screen for it. ``covered``: everybody looks at one screen,
    so these words are read while the projector's lens is covered. ``blank``: the page is.
    """
    if covered:
        back = room if blank else _("The room sees this once you are back")
        return back, _("Keep the projector covered until then.")
    if showing:
        return room, _("Projector, {pixels}").format(pixels=showing)
    unseen = _("The room does not see this page")
    if screens is not Screens.APART:
        return unseen, _("No second screen yet. Plug it in, or choose Use one screen.")
    if wanted:
        return unseen, _("It comes up on the second screen in a moment.")
    return unseen, _("The room sees whatever else is on its screen. F5 shows the page.")
