"""Text without what can't be seen or must not act, for every kind of file."""

import unicodedata

_OF_WORD = {
    0xF02D: "–",
    0xF0A7: "▪",
    0xF0A8: "◆",
    0xF0B7: "•",
    0xF0D8: "▸",
    0xF0E0: "→",
    0xF0FC: "✓",
}
"""Bullets as Word writes them, in places that mean something only in its own fonts."""
_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Selectors that ask for another picture of the same character."""


def code_for(character: str) -> str:
    """What is printed for a character that no font has, such as ``[U+6771]``."""
    return f"[U+{ord(character):04X}]"


def printable(words: str) -> str:
    """Text without control and formatting characters.

    Letters and their marks are put together (NFC); tabs become spaces; line ends become ``\\n``; half a
    character, which no file can hold, becomes its code.
    """
    words = unicodedata.normalize("NFC", words).translate(_OF_WORD)
    for end in ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"):
        words = words.replace(end, "\n")
    return "".join(_shown(c) for c in words)


def _shown(character: str) -> str:
    if character in "\n\t":
        return character.replace("\t", " ")
    kind = unicodedata.category(character)
    if kind == "Cs":
        return code_for(character)
    return "" if kind in {"Cc", "Cf"} or character in _VARIANTS else character
