"""Files with a password: which ones have one, and the keys of those whose password was given.

Such a file is one of SQLCipher 4, so that its tools open it, too: AES-256, and a sum over each page. It
begins with its salt, of which the first bytes are a mark of ours and the rest is drawn by chance. Backups and
copies keep salt and key of their workbook. A password is turned into a key once; what is kept of it is the
key, until it is forgotten. If no sum fits, the password is wrong; if some do, it is right, and what does not
fit is damaged.
"""

import hashlib
import hmac
import os
import secrets
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import BinaryIO

from sixelements.application.errors import PasswordNeeded, WrongPassword
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.storage.schema import CIPHERED

PAGE = 4096
"""Bytes of each page; SQLCipher chooses that, too."""
SALT = 16
"""Bytes that such a file begins with."""
LONGEST = 1000
"""Characters of a password."""
_ROUNDS = 256_000
_SUM = 64
"""Bytes at the end of each page."""
_LOOKED_AT = 500
"""Pages whose sums are tried."""


@dataclass(frozen=True, slots=True)
class FileKey:
    """What opens files that begin with a salt. Its bytes are in no text that is made of it."""

    salt: bytes
    secret: bytes = field(repr=False)

    def __str__(self) -> str:
        return "FileKey"


_turn = RLock()
_known: dict[bytes, FileKey] = {}
_given: list[str] = []
_held = Counter[bytes]()
_refused: dict[tuple[bytes, str], FileKey] = {}
"""What did not open a file, and the key that it makes: it may be that of another, such as its backup."""
_open: dict[tuple[int, int], tuple[bytes, int]] = {}
"""Of each file that is open through SQLCipher: its salt, and by how many connections."""


def normalized(password: str) -> str:
    """As it is turned into a key: one that looks the same is the same, however it was typed.

    Raises BadInput for none at all, and for one that is too long.
    """
    text = unicodedata.normalize("NFC", password)
    if not text:
        raise BadInput(_("The password is empty. Type one."))
    if len(text) > LONGEST:
        raise BadInput(
            _("The password is longer than {n} characters. Choose a shorter one.").format(n=LONGEST)
        )
    return text


def new_key(password: str) -> FileKey:
    """The key of a new file; takes a good part of a second. Raises BadInput, also for spaces alone."""
    text, salt = normalized(password), CIPHERED + secrets.token_bytes(SALT - len(CIPHERED))
    if not text.strip():
        raise BadInput(_("The password is nothing but spaces. Take letters or digits, too."))
    key = derived(text, salt)
    keep(key)
    return key


def keep(key: FileKey) -> None:
    """Open files of this key without asking from now on."""
    with _turn:
        _known[key.salt] = key


def hold(key: FileKey | None) -> None:
    """A window shows a workbook of this key."""
    if key:
        with _turn:
            _held[key.salt] += 1


def let_go(key: FileKey | None) -> None:
    """It shows it no more; with the last of them its password is asked for again."""
    if key:
        with _turn:
            _held[key.salt] -= 1
            if _held[key.salt] <= 0:
                _known.pop(key.salt, None)


def forget_all() -> None:
    """Ask for each password again from now on."""
    with _turn:
        _known.clear()
        _given.clear()
        _refused.clear()


def give(password: str) -> None:
    """Try this password from now on with each file that has one. Raises BadInput."""
    _given.append(normalized(password))


def key_of(path: Path) -> FileKey | None:
    """The key of a file; None for one without a password, or for no file.

    Raises PasswordNeeded, or WrongPassword where those that were given are not its own.
    """
    salt = salt_of(path)
    if salt is None:
        return None
    for password in () if salt in _known else _given:
        with suppress(WrongPassword):
            unlock(path, password)
            break
    if salt in _known:
        return _known[salt]
    raise wrong(path, of_several=len(_given) > 1) if _given else needed(path)


def known_key_of(path: Path) -> FileKey | None:
    """The same where it is known already; no password is tried."""
    salt = salt_of(path)
    return _known.get(salt) if salt else None


def is_locked(path: Path) -> bool:
    """Whether a file has a password that has yet to be given; none of those that were is tried.

    Not where so little is left of it that no password opens it.
    """
    salt = salt_of(path)
    return salt is not None and salt not in _known and not is_cut(path)


def is_cut(path: Path) -> bool:
    """Whether less than a page is left of a file with a password: no password can be told by that."""
    try:
        return salt_of(path) is not None and path.stat().st_size < PAGE
    except OSError:
        return False


def unlock(path: Path, password: str, copies: Iterable[Path] = ()) -> bool:
    """Keep the key of a file; takes a good part of a second.

    ``copies``: its backups, by which a password may be told that is right for a file that is damaged; False
    is returned then. One whose salt is damaged opens with theirs, and where no page of it is left whole, a
    password is right that opens a copy of the same salt. Raises WrongPassword, or BadInput.
    """
    text, salt = normalized(password), salt_of(path)
    if salt is None:
        return True
    beside = {copy: its for copy in copies if (its := salt_of(copy))}
    for tried in dict.fromkeys((salt, *beside.values())):
        key = _refused.get((tried, text)) or derived(text, tried)
        if fits(path, key):
            keep(key)
            return tried == salt
        if tried == salt and any(fits(copy, key) for copy, its in beside.items() if its == salt):
            keep(key)
            return False
        _refused[tried, text] = key
    raise wrong(path)


def is_told_by_copies(path: Path, copies: Iterable[Path]) -> bool:
    """Whether a password that was given is right by the backups of a file, which it does not open."""
    beside = tuple(copies)
    for password in _given if beside else ():
        with suppress(WrongPassword):
            if not unlock(path, password, beside):
                return True
    return False


def salt_of(path: Path) -> bytes | None:
    """The salt of a file with a password; None for any other.

    No file is opened past SQLite that SQLite may have open: closing it would drop SQLite's locks.
    """
    with _turn:
        try:
            found = path.stat()
        except OSError:
            return None
        if known := _open.get((found.st_dev, found.st_ino)):
            return known[0]
        if found.st_size < SALT or is_plain(path):
            return None
        try:
            with path.open("rb") as file:
                begins = file.read(SALT)
        except OSError:
            return None
    return begins if begins.startswith(CIPHERED) and len(begins) == SALT else None


def opened(path: Path, salt: bytes) -> tuple[int, int] | None:
    """Remember that SQLCipher has a file open; returns what to say when it is closed."""
    with _turn:
        try:
            found = path.stat()
        except OSError:
            return None
        file = found.st_dev, found.st_ino
        _open[file] = salt, _open.get(file, (salt, 0))[1] + 1
    return file


def closed(file: tuple[int, int]) -> None:
    """The other end of `opened`."""
    with _turn:
        salt, times = _open[file]
        if times > 1:
            _open[file] = salt, times - 1
        else:
            del _open[file]


def turn() -> RLock:
    """Held while SQLCipher opens a file, so that nobody looks at it from outside meanwhile."""
    return _turn


def needed(path: Path) -> PasswordNeeded:
    text = _("{path} has a password that was not given.")
    return PasswordNeeded(text.format(path=path), path)


def wrong(path: Path, *, of_several: bool = False) -> WrongPassword:
    """``of_several``: more than one was given."""
    text = _("That is not the password of {path}.")
    if of_several:
        text = _("None of the passwords that were given is that of {path}.")
    return WrongPassword(text.format(path=path), path)


def is_plain(path: Path) -> bool:
    """Whether it is a file that SQLite reads as it is; asked without a lock."""
    try:
        where = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(where, uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        return getattr(error, "sqlite_errorcode", -1) & 0xFF != sqlite3.SQLITE_NOTADB
    return True


def derived(password: str, salt: bytes) -> FileKey:
    """The key that a password makes for a file; takes a good part of a second."""
    return FileKey(salt, hashlib.pbkdf2_hmac("sha512", password.encode(), salt, _ROUNDS, 32))


def fits(path: Path, key: FileKey) -> bool:
    """Whether the sum of any of its pages is one of this key."""
    with _turn:
        found = path.stat()
        if (found.st_dev, found.st_ino) in _open:  # its key was found to fit before
            return _known.get(key.salt) == key
        try:
            with path.open("rb") as file:
                return any(page_fits(page, n, key) for n, page in _pages(file))
        except OSError:
            return False


def page_fits(page: bytes, number: int, key: FileKey) -> bool:
    """Whether the sum at the end of a page is that of its content; the salt before the first is left out."""
    pepper = bytes(byte ^ 0x3A for byte in key.salt)
    secret = hashlib.pbkdf2_hmac("sha512", key.secret, pepper, 2, 32)
    begin = SALT if number == 1 else 0
    sum_ = hmac.new(secret, page[begin:-_SUM] + number.to_bytes(4, "little"), "sha512").digest()
    return len(page) == PAGE and hmac.compare_digest(sum_, page[-_SUM:])


def _pages(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Whole pages of a file with their numbers: all of a small one, some of a large one."""
    many = os.fstat(file.fileno()).st_size // PAGE
    for n in range(0, many, max(1, many // _LOOKED_AT)):
        file.seek(n * PAGE)
        yield n + 1, file.read(PAGE)
