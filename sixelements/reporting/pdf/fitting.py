"""Lettering of a drawing cut to the room it has, by the widths of the fonts it is set in."""

from bisect import bisect

from sixelements.charts.scene import SceneText
from sixelements.reporting.pdf import fonts
from sixelements.reporting.printable import printable


def fitting(text: SceneText) -> str:
    """The words on one line, cut where they are wider than their room."""
    words, face = " ".join(printable(text.text).split("\n")), fonts.face_of(text.weight, tabular=True)
    if not text.room or fonts.width_of(words, face, text.size) <= text.room:
        return words
    fits = bisect(range(len(words)), text.room, key=lambda n: fonts.width_of(_cut(words, n), face, text.size))
    return _cut(words, max(0, fits - 1))


def _cut(words: str, letters: int) -> str:
    """The first letters, without a word that has begun if a good part of them is left."""
    start = words[:letters]
    whole = start.rpartition(" ")[0] if words[letters : letters + 1].strip() else start
    return f"{(whole if len(whole) > letters / 2 else start).rstrip()} …"
