"""Whether this machine can show a window, found out before Qt is asked and could end the process."""

import ctypes
import os
import sys

from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _

_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_FOR_XCB = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing_packages(*, xcb: bool) -> list[str]:
    """The Debian packages of Qt's system libraries that can't be loaded here."""
    wanted = {**_LIBRARIES, **(_FOR_XCB if xcb else {})}
    return [package for library, package in wanted.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check() -> None:
    """Raise NotAllowed with one sentence where no window can be shown."""
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    on_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not on_screen and not platform:
        raise NotAllowed(_("There is no screen here. Use the command line: sixelements --help tells how."))
    xcb = platform in ("", "xcb") and not os.environ.get("WAYLAND_DISPLAY")
    missing = missing_packages(xcb=xcb)
    if missing:
        text = _("The window needs system packages that are missing. Install them: {packages}.")
        raise NotAllowed(text.format(packages=" ".join(missing)))
