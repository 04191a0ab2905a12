"""One translation mechanism for window, PDF and command line, in as many languages at once as are wanted.

A language is a value. What is said is said in the language of `speaking`, else in the person's own: a report
speaks its organization's language on one thread while the window speaks the person's on another.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from sixelements import paths

DOMAIN = "sixelements"


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code, such as ``es`` or ``en-US``; empty: that of the system."""

    code: str = ""

    @property
    def is_written(self) -> bool:
        """Whether sentences are spoken as they stand in the code."""
        return self.tag.split("-", maxsplit=1)[0] == "en"

    @property
    def tag(self) -> str:
        """The code as documents name it, also of the system's language: one that there is a catalog for."""
        return self.code or str(_catalog("").info().get("language", "")).replace("_", "-") or ENGLISH.code


ENGLISH = Language("en-US")
"""The language of the sentences in the code."""
PERSONS = Language(os.environ.get("SIXELEMENTS_LANGUAGE", ""))
"""The language of the person at this computer."""
_spoken: ContextVar[Language | None] = ContextVar("language", default=None)


def spoken() -> Language:
    """The language that is spoken here and now."""
    return _spoken.get() or PERSONS


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language within; other threads go on in theirs.

    What is made only later, as by a generator, must begin to speak by itself.
    """
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def languages() -> tuple[Language, ...]:
    """The languages that can be spoken: the one of the code, and those with a catalog."""
    catalogs = paths.translations().glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    found = sorted(path.parts[-3].replace("_", "-") for path in catalogs)
    return (ENGLISH, *(Language(code) for code in found))


@cache
def _catalog(code: str) -> gettext.NullTranslations:
    chosen = [code.replace("-", "_")] if code else None
    return gettext.translation(DOMAIN, paths.translations(), chosen, fallback=True)


def _(message: str) -> str:
    """The message in the language that is spoken; as it stands where it has no translation."""
    return _catalog(spoken().code).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message that fits a number."""
    return _catalog(spoken().code).ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """A message that means several things, as its ``context`` means it: "open" is a verb and a state."""
    return _catalog(spoken().code).pgettext(context, message)
