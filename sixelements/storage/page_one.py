"""The header in the first page of a file with a password, which SQLCipher itself tells nobody.

Needed only where a killed process left a journal, to see whether that is of this file. So it is read without
SQLite, as AES-256 is defined in FIPS 197; slow, and enough for seven blocks.
"""

from collections.abc import Sequence
from functools import cache

from sixelements.storage.passwords import PAGE, SALT, FileKey
from sixelements.storage.schema import FIRST_WORDS, HEADER

_BLOCK, _ROUNDS = 16, 14
_VECTOR = slice(PAGE - 80, PAGE - 64)
"""Where a page says what its first block was mixed with; the sum follows."""


def header(page: bytes, key: FileKey | None) -> bytes:
    """The first bytes of a file as SQLite sees them, from its first page."""
    if key is None or len(page) < PAGE:
        return page[:HEADER]
    found, before = FIRST_WORDS, page[_VECTOR]
    words = expanded(key.secret)
    for at in range(SALT, HEADER, _BLOCK):
        block = page[at : at + _BLOCK]
        found += bytes(a ^ b for a, b in zip(decrypted(block, words), before, strict=True))
        before = block
    return found[:HEADER]


def _times(a: int, b: int) -> int:
    """The product in the field of AES."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


@cache
def _substitutes() -> bytes:
    inverse = [0, *(next(b for b in range(256) if _times(a, b) == 1) for a in range(1, 256))]
    return bytes(_mixed(byte) for byte in inverse)


@cache
def _substituted() -> bytes:
    return bytes(_substitutes().index(n) for n in range(256))


def _mixed(byte: int) -> int:
    turned = (byte << n | byte >> (8 - n) for n in range(5))
    found = 0x63
    for one in turned:
        found ^= one & 0xFF
    return found


def expanded(secret: bytes) -> list[bytes]:
    """The key of each round."""
    substitutes = _substitutes()
    words = [secret[n : n + 4] for n in range(0, 32, 4)]
    constant = 1
    while len(words) < 4 * (_ROUNDS + 1):
        last = words[-1]
        if len(words) % 8 == 0:
            last = bytes(substitutes[b] for b in (*last[1:], last[0]))
            last = bytes((last[0] ^ constant, *last[1:]))
            constant = _times(constant, 2)
        elif len(words) % 8 == 4:
            last = bytes(substitutes[b] for b in last)
        words.append(bytes(a ^ b for a, b in zip(last, words[-8], strict=True)))
    return [b"".join(words[n : n + 4]) for n in range(0, len(words), 4)]


def decrypted(block: bytes, keys: Sequence[bytes]) -> bytes:
    """One block, by the keys of all rounds."""
    back = _substituted()
    state = bytes(a ^ b for a, b in zip(block, keys[-1], strict=True))
    for n in reversed(range(_ROUNDS)):
        state = bytes(back[state[(at - 4 * (at % 4)) % _BLOCK]] for at in range(_BLOCK))
        state = bytes(a ^ b for a, b in zip(state, keys[n], strict=True))
        if n:
            state = b"".join(_unmixed(state[at : at + 4]) for at in range(0, _BLOCK, 4))
    return state


def _unmixed(column: bytes) -> bytes:
    found = []
    for n in range(4):
        byte = 0
        for factor, one in zip((14, 11, 13, 9), (*column[n:], *column[:n]), strict=True):
            byte ^= _times(factor, one)
        found.append(byte)
    return bytes(found)
