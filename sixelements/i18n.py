"""One translation mechanism for window, PDF and command line: gettext, loaded when first needed."""

import gettext
import os
from functools import cache

from sixelements import paths

DOMAIN = "sixelements"


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, paths.translations(), [language] if language else None, fallback=True)


_chosen = {"language": ""}


def use_language(language: str) -> None:
    """Speak this language from now on (a code such as ``es``); empty: the system's."""
    _chosen["language"] = language


def language() -> str:
    """The code of the language in use; empty for the system's."""
    return _chosen["language"] or os.environ.get("SIXELEMENTS_LANGUAGE", "")


def _(message: str) -> str:
    """The message in the language in use; English where it has no translation."""
    return _catalog(language()).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message that fits a number."""
    return _catalog(language()).ngettext(one, many, n)
