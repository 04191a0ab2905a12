"""This program started once more, as a process of its own that runs no code but ours and what ours needs.

Whoever starts us may stand in a folder full of files from elsewhere, where Python, left to itself, looks for
modules first. A new process looks only where this one found its own; and nothing here is imported that
Python has not loaded before our first line.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subprocess import Popen

READER = "--read-for-the-gate"
"""The first argument of the process behind the gate. A file of this name is given as ``./--…``."""
MISSING = "missing"
"""What such a process writes, with the name of a module, where one is not there."""

_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder, or the zip file, in which this package lies."""
_FLAGS = (("ignore_environment", "-E"), ("no_user_site", "-s"), ("no_site", "-S"))
_NOT_HANDED_ON = ("PYTHONPATH", "PYTHONSTARTUP", "PYTHONINSPECT")
"""Python would follow the first before our first line; the others are for people at a prompt."""


def leave_current_folder() -> None:
    """Look for modules no longer in the current folder, or where ``PYTHONPATH`` leads from it."""
    sys.path[:] = places()


def places() -> list[str]:
    """Where modules are looked for, as whole paths, without what depends on where somebody stands.

    The current folder stays where it is the one that holds this package, or Python's own modules.
    """
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    shaky = {_real(entry) for entry in ("", *named) if not os.path.isabs(entry)}
    return [
        os.path.abspath(entry)
        for entry in sys.path
        if _is_own(_real(entry)) or not (_real(entry) in shaky or not os.path.isabs(entry))
    ]


def _real(entry: str) -> str:
    try:
        return os.path.realpath(entry)
    except OSError:  # the current folder is gone
        return ""


def _is_own(place: str) -> bool:
    return place in {_real(folder) for folder in (_OURS, *_pythons())}


def _pythons() -> list[str]:
    """The folders of Python's own modules and of what is installed for it.

    Not all that lies below its prefix: that may be /usr, or somebody's home.
    """
    standard = os.path.dirname(os.__file__)
    folders = [standard, os.path.join(standard, "lib-dynload"), os.path.join(standard, "..", "DLLs")]
    site = sys.modules.get("site")
    if site:
        folders += site.getsitepackages()
        if site.ENABLE_USER_SITE:
            folders.append(site.getusersitepackages())
    prefixes = {_real(sys.prefix), _real(sys.base_prefix)}  # on Windows they are among them
    return [folder for folder in folders if _real(folder) not in prefixes]


def command(*arguments: str) -> list[str]:
    """What to run for another process of ours; a frozen build is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    flags = [flag for name, flag in _FLAGS if getattr(sys.flags, name)]
    begin = f"import sys; sys.path[:] = {places()!a}; from sixelements.__main__ import main; main()"
    return [sys.executable, "-P", *flags, "-c", begin, *arguments]


def start_reader(*arguments: str) -> "Popen[bytes]":
    """A process that is asked and answers through pipes. Raises OSError where it can't be started."""
    import subprocess  # noqa: PLC0415 - for those who start a process

    quietly = 0
    if sys.platform == "win32":
        quietly = subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(  # noqa: S603 - ourselves, no shell
        command(READER, *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=os.path.dirname(sys.executable),
        env=_environment(),
        creationflags=quietly,
    )


def start_window(file: str, *options: str) -> "Popen[bytes]":
    """The window on a workbook, which stays when we end. Raises OSError where it can't be started."""
    import subprocess  # noqa: PLC0415

    alone = {"PYINSTALLER_RESET_ENVIRONMENT": "1"}  # a frozen build is not to lean on the one that ends
    return subprocess.Popen(  # noqa: S603
        command(os.path.abspath(file), *options),
        cwd=os.path.expanduser("~"),
        env=_environment() | alone,
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
