"""What is done before Qt is loaded, so that Home is there sooner."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# PySide reads the source of every module that is loaded after it. These hold nothing of Qt.
from sixelements.presentation import journey  # noqa: F401
from sixelements.presentation.pages import home  # noqa: F401


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Leave waste where it is until the window was painted: `collect_from_now_on`, or the end."""
    gc.disable()
    try:
        yield
    finally:
        collect_from_now_on()


def collect_from_now_on() -> None:
    """Collect waste again, but look no more through what was made so far: nearly all of it stays."""
    gc.freeze()
    gc.enable()
