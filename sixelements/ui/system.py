"""Whether this machine can show a window, found out before Qt is asked and could end the process."""

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Mapping

from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _

LIBRARIES: Mapping[str, Mapping[str, str]] = {
    "": {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11.so.6": "libx11-6",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libz.so.1": "zlib1g",
        "libzstd.so.1": "libzstd1",
    },
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb.so.1": "libxcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
    },
}
"""The system libraries of Qt, and of its way to each kind of screen, with their Debian packages."""

_OFF_SCREEN = ("offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay")


def missing_packages(platforms: Iterable[str]) -> list[str]:
    """The Debian packages of Qt's system libraries that can't be loaded here; none but on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = {**LIBRARIES[""]}
    for platform in platforms:
        wanted.update(LIBRARIES.get(platform, {}))
    return [package for library, package in wanted.items() if _load(library) is None]


def check() -> None:
    """Raise NotAllowed with one sentence where no window can be shown.

    Qt itself would end the process with a core dump. Where only one kind of screen can be used, Qt
    is told to use that one.
    """
    if not sys.platform.startswith("linux"):
        return
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    names = [name.split(":")[0].split("-")[0] for name in asked.split(";")] if asked else _screens()
    reached = [name for name in names if name in _OFF_SCREEN or _reaches(name)]
    if not reached:
        raise NotAllowed(_("There is no screen here. Use the command line: sixelements --help tells how."))
    usable = [name for name in reached if not missing_packages([name])]
    if not usable:
        text = _("The window needs system packages that are missing. Install them: {packages}.")
        raise NotAllowed(text.format(packages=" ".join(missing_packages(reached[:1]))))
    if not asked and len(usable) == 1:
        os.environ["QT_QPA_PLATFORM"] = usable[0]


def _screens() -> list[str]:
    """The kinds of screen that the session says it has."""
    kinds = (("xcb", "DISPLAY"), ("wayland", "WAYLAND_DISPLAY"))
    return [name for name, variable in kinds if os.environ.get(variable)]


def _load(library: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(library)
    except OSError:
        return None


def _reaches(platform: str) -> bool:
    """Whether a screen of this kind answers."""
    ways: Mapping[str, Callable[[], bool]] = {"xcb": _reaches_x, "wayland": _reaches_wayland}
    return platform in ways and ways[platform]()


def _reaches_x() -> bool:
    """Whether an X server answers; True without the library to ask it with, which is then named."""
    xcb = _load("libxcb.so.1")
    if xcb is None:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _reaches_wayland() -> bool:
    """Whether a Wayland compositor answers; True without the library to ask it with."""
    wayland = _load("libwayland-client.so.0")
    if wayland is None:
        return True
    if not os.environ.get("XDG_RUNTIME_DIR"):
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = wayland.wl_display_connect(None)
    if not display:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(display))
    return True
