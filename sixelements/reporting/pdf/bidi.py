"""Names in right-to-left scripts within a left-to-right line: joined letters, drawn in visual order.

No more than that: whole paragraphs in Arabic or Hebrew need a layout this report does not have.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_STRONG = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RUN = re.compile(f"[{_STRONG}](?:[{_STRONG} \u00a0\\-'.,]*[{_STRONG}])?")
_TURNED = re.compile(f"[{_STRONG}](?:[{_STRONG}\u00a0\\-'.,]*[{_STRONG}])?")
_CLUSTER = re.compile(r".[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]*")
_NEUTRAL = "\u00a0-'.,"
_LAM = "\u0644"
_MIRRORED = str.maketrans("()[]<>", ")(][><")

_FORMS_OF_OTHERS = (*range(0xFB50, 0xFBEA), *range(0xFBFC, 0xFC00))
"""Forms of single letters that Persian, Urdu, and others write beyond those of Arabic."""

_NAME = 40
"""Letters of the longest name that is kept on one line."""

Forms = dict[str, dict[str, str]]


@cache
def _forms() -> Forms:
    """Letter (or lam with alef) -> shape -> presentation form, from the character database."""
    forms: Forms = {}
    for code in (*range(0xFE70, 0xFEFD), *_FORMS_OF_OTHERS):
        shape, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if shape:
            base = "".join(chr(int(part, 16)) for part in letters.split())
            forms.setdefault(base, {})[shape.strip("<>")] = chr(code)
    return forms


def visual(line: str) -> str:
    """A line with its right-to-left runs shaped and turned around; other text is untouched.

    A name stays on one line, since a broken run would be read in the wrong order. Longer runs are
    turned word by word.
    """
    return _RUN.sub(lambda found: _run(found.group()), line)


def _run(run: str) -> str:
    if len(run) <= _NAME:
        return _turned(run)
    return " ".join(_turned(word) if word else "" for word in run.split(" "))


def _turned(run: str) -> str:
    shaped = _shaped(run).replace(" ", "\u00a0")
    return "".join(reversed(_CLUSTER.findall(shaped))).translate(_MIRRORED)


def within(line: str) -> frozenset[int]:
    """Where spaces and points stand between right-to-left letters, in a line as `visual` made it."""
    if line.isascii():
        return frozenset()
    runs = (range(found.start(), found.end()) for found in _TURNED.finditer(line))
    return frozenset(at for run in runs for at in run if line[at] in _NEUTRAL)


def turned_back(line: str) -> Iterator[tuple[str, str]]:
    """The pieces of a line as `visual` made it, each with its letters in reading order.

    The second is empty if the piece is read as it stands.
    """
    at = 0
    for found in _TURNED.finditer(line):
        if found.start() > at:
            yield line[at : found.start()], ""
        yield found.group(), _logical(found.group())
        at = found.end()
    if at < len(line):
        yield line[at:], ""


def _logical(turned: str) -> str:
    letters = "".join(reversed(_CLUSTER.findall(turned))).translate(_MIRRORED).replace("\u00a0", " ")
    return "".join(letters_of(letter) for letter in letters)


def letters_of(form: str) -> str:
    """The letters that a presentation form stands for."""
    return unicodedata.normalize("NFKC", form) if "\ufb1d" <= form <= "\ufefc" else form


def _shaped(run: str) -> str:
    """Arabic letters in the form their neighbors ask for."""
    letters = _with_ligatures(run)
    result = []
    for i, letter in enumerate(letters):
        shapes = _forms().get(letter, {})
        before = _neighbor(letters, i, -1)
        after = _neighbor(letters, i, +1)
        joins_before = "final" in shapes and "initial" in _forms().get(before, {})
        joins_after = "initial" in shapes and "final" in _forms().get(after, {})
        if joins_before and joins_after:
            shape = "medial"
        else:
            shape = "final" if joins_before else "initial" if joins_after else "isolated"
        result.append(shapes.get(shape, letter))
    return "".join(result)


def _with_ligatures(run: str) -> list[str]:
    letters: list[str] = []
    for letter in run:
        if letters and letters[-1] == _LAM and _LAM + letter in _forms():
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _neighbor(letters: list[str], i: int, step: int) -> str:
    """The next letter in a direction, over marks that stand on letters."""
    i += step
    while 0 <= i < len(letters):
        if unicodedata.category(letters[i][0]) != "Mn":
            return letters[i]
        i += step
    return ""
