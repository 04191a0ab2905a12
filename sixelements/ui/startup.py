"""What is done before Qt is loaded, so that Home is there sooner."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# PySide reads the source of every module that is loaded after it. These hold nothing of Qt.
from sixelements.presentation import journey  # noqa: F401
from sixelements.presentation.pages import home  # noqa: F401


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Leave garbage where it is; once the window was painted its own collector sees to it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
