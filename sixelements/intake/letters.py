"""In which letters a text was written that says so nowhere: by what its words look like in each of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise

_LATIN = ("cp1252", "mac_roman", "cp1250")
"""As Windows writes them in the West, old Excel for Mac, and Windows in the middle of Europe; best first."""
_COMMON = {
    "cp1251": "оеаинтсрвлкмдпуыяі",
    "koi8_r": "оеаинтсрвлкмдпуыя",
    "cp1253": "αοιετσνηυρπκμλςά",
}
"""Of other alphabets, Cyrillic and Greek, the letters that most of a text consists of."""
_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_RUN = re.compile(rb"[\x80-\xff]{3}")
"""In Latin letters, hardly a word has three in a row that English does not have."""
_MOST_WORDS = 2_000
_ENOUGH = 0.5
"""Share of common letters from which on a text is taken for one of their language."""
_SEEN_SELDOM = "šžŠŽ"
"""In cp1252 they stand where others have letters of many languages, and few that use it have them."""
_LONGEST = 30
"""Letters of a word that is looked at."""
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Letters:
    """An encoding, and how the first words look in it that would look otherwise in another one."""

    encoding: str
    words: tuple[str, ...]


def guessed(data: bytes) -> Letters | None:
    """The likeliest letters of a text with one byte a letter; None if no kind can write it."""
    found = (match[0] for match in _WORD.finditer(data))
    words = [*islice((word for word in found if len(word) <= _LONGEST), _MOST_WORDS)]
    ordered = [*_of_other_alphabets(words), *sorted(_LATIN, key=partial(_strange, words))]
    encoding = next((name for name in ordered if _can_write(data, name)), None)
    if encoding is None:
        return None
    told = dict.fromkeys(word.strip("‘’“”–—…«»¿¡") for word in (w.decode(encoding) for w in words))
    shown = (word for word in told if _is_shown(word))
    return Letters(encoding, tuple(islice(shown, _MOST_SHOWN)))


def _is_shown(word: str) -> bool:
    return any(c.isalpha() and not c.isascii() for c in word)


def _can_write(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _of_other_alphabets(words: list[bytes]) -> Iterator[str]:
    """The encoding of another alphabet, if most words are in one and their letters are those it uses most."""
    if 2 * sum(1 for word in words if _RUN.search(word)) <= len(words):
        return
    shares = {name: _share(words, name, common) for name, common in _COMMON.items()}
    best = max(shares, key=shares.__getitem__)
    if shares[best] >= _ENOUGH:
        yield best


def _share(words: list[bytes], encoding: str, common: str) -> float:
    text = b"".join(words).decode(encoding, "replace")
    return sum(c in common for c in text) / len(text)


def _strange(words: list[bytes], encoding: str) -> float:
    """How much in words looks wrong in an encoding: signs beside letters, capitals behind small letters."""
    return sum(_strange_in(word.decode(encoding, "replace"), encoding) for word in words)


def _strange_in(word: str, encoding: str) -> float:
    bare = word.strip("‘’“”–—…«»€°§¿¡")
    found = sum(0.5 for c in bare if encoding == "cp1252" and c in _SEEN_SELDOM)
    for before, after in pairwise(bare):
        sign = not after.isalpha() and after not in "’–—"
        found += sign or (before.islower() and after.isupper())
    return found + (bare[:1] != "" and not bare[0].isalpha())
