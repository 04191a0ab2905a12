"""Languages that nobody speaks: every sentence longer and accented, so that what can't be translated shows.

``es`` and ``ar`` have real days, numbers and directions (Babel's), and sentences that still can be read.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

from sixelements import i18n
from sixelements.i18n import DOMAIN, Language

PACKAGE = Path(__file__).parents[1] / "sixelements"
LONGER = Language("es")
RIGHT_TO_LEFT = Language("ar")
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_ACCENTS = str.maketrans("aeiouyncAEIOUYNC", "áéíóúýñçÁÉÍÓÚÝÑÇ")
_KEPT = re.compile(r"(\{[^}]*\}|\[[^\]]*\]|https?://\S+|--[\w-]+|&\w)")
"""Placeholders, names of keys and of options stay as they are."""
_SHARE = 0.35


def messages() -> Iterator[tuple[str, int, str | tuple[str, ...], str | None]]:
    """File, line, message (or one and many) and context of all that can be translated."""
    for file, line, message, _comments, context in extract_from_dir(PACKAGE, keywords=KEYWORDS):
        yield file, line, message, context


def longer(message: str) -> str:
    """The message with accents, and a third longer."""
    accented = "".join(p if _KEPT.fullmatch(p) else p.translate(_ACCENTS) for p in _KEPT.split(message))
    more = round(_SHARE * len(message))
    tail = (" ñandú" * (1 + more // 6))[: more or 1].rstrip() if len(message) > 5 else ""
    return accented + tail


def right_to_left(message: str) -> str:
    """The message between the marks of words that run from right to left."""
    return f"\u2067{longer(message)}\u2069"


@contextmanager
def catalogs(folder: Path) -> Iterator[Path]:
    """A folder of translations into both languages, which the app takes for its own meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sixelements.paths.translations", lambda: folder)
        for code, made in _catalogs().items():
            place = folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(made)
        i18n._catalog.cache_clear()
        yield folder
    i18n._catalog.cache_clear()


@cache
def _catalogs() -> dict[str, bytes]:
    """By code, compiled; a second's work, done once."""
    found, made = list(messages()), {}
    for language, change in ((LONGER, longer), (RIGHT_TO_LEFT, right_to_left)):
        catalog = Catalog(locale=language.code, domain=DOMAIN)
        for _file, _line, message, context in found:
            many = isinstance(message, tuple)
            said = tuple(map(change, message)) if isinstance(message, tuple) else change(message)
            if many:
                said = (said[0], *[said[1]] * (catalog.num_plurals - 1))
            catalog.add(message, said, context=context)
        compiled = BytesIO()
        write_mo(compiled, catalog)
        made[language.code] = compiled.getvalue()
    return made
