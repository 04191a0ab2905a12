"""Rows of sums and averages under people's answers, told by what they are called."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean, median

from sixelements.domain.foreign_words import folded

_WORDS = (
    r"(sub|grand )?totals?|sum|average|avg\.?|mean|median|mode|minimum|maximum|count"
    r"|std\.? ?dev(iation)?\.?|standard deviation|variance|range"
    r"|durchschnitt|mittelwert|mittel|summe|gesamt(summe|ergebnis|zahl)?|(zwischen|teil)summe|teilergebnis"
    r"|ergebnis|anzahl|standardabweichung|varianz"
    r"|promedio|media|mediana|suma|(sub)?total general|m.nim[oa]|m.xim[oa]|m.n\.|m.x\.|recuento|cuenta"
    r"|desviaci.n (est.ndar|t.pica)"
    r"|moyenne|m.diane|somme|(sous[- ])?total( g.n.ral)?|mini|maxi|nombre|effectif|.cart[- ]type"
)
_CALLED = re.compile(rf"(?:{_WORDS})(?: ?[:=] ?[\d.,]*)?|n ?= ?\d*|[øμ∑Σσ]")
_LONGER = re.compile(
    r"(?:(?:sub|grand )?total|average|median|mean|durchschnitt|mittelwert|zwischensumme|summe|promedio"
    r"|sous[- ]total|moyenne)(?: \S+){1,3}"
    r"|(?:\S+ ){1,3}(?:(?:sub)?total|average|mean|median|result|ergebnis|mittelwert)"
)
_WORKED_OUT: Mapping[str, Callable[[Sequence[float]], float]] = {
    "mean": fmean,
    "median": median,
    "sum": sum,
    "least": min,
    "most": max,
    "count": len,
}
_ROUNDED = 0.5
_FEWEST_OTHERS, _FEWEST_COLUMNS = 3, 8
"""Rows that something was worked out of, and columns in which these differ, for a row to be no person's."""
_PLAIN = re.compile(r" ?\d{1,4}(?:[.,]\d{1,3})? ?")
_NAMES_TOO = re.compile(r"(?:min|max|n)\.?:?")
"""Words for sums that are also what people are called."""


def are_sums(columns: Sequence[Sequence[str]], remarks: Sequence[Sequence[str]], rows: int) -> Sequence[bool]:
    """Which of the rows a cell calls a sum, an average, or the like, row by row.

    ``columns`` are the cells of columns that hold no answers; in ``remarks``, which people write, nothing but
    the word itself counts. What may as well be a name counts in the last row, or beside another such row.
    """
    sure, maybe = [False] * rows, [False] * rows
    for column, longer in (*((c, True) for c in columns), *((c, False) for c in remarks)):
        said = {word: folded(word) for word in {*column} if not word[:1].isdigit()}  # as times and numbers do
        names = {word for word, text in said.items() if _NAMES_TOO.fullmatch(text)}
        called = {word for word, text in said.items() if _calls_sums(text, longer=longer)} - names
        if names or called:
            sure = [was or cell in called for was, cell in zip(sure, column, strict=True)]
            maybe = [was or cell in names for was, cell in zip(maybe, column, strict=True)]
    either = [a or b for a, b in zip(sure, maybe, strict=True)]
    beside = [a or b for a, b in zip([False, *either][:-1], [*either, True][1:], strict=True)]
    return [is_ or (may and near) for is_, may, near in zip(sure, maybe, beside, strict=True)]


def is_worked_out(rows: Sequence[Sequence[str]], at: int, columns: Iterable[int]) -> bool:
    """Whether a row holds what the others come to in each of its columns: their mean, median, or the like.

    Columns in which the others all say the same tell nothing, so a few must differ. What another row says
    word for word was marked by people: in a small team who marks 3 all the way down is soon its median.
    """
    looked, others = [*columns], [row for n, row in enumerate(rows) if n != at]
    if any(all(row[c] == rows[at][c] for c in looked) for row in others):
        return False
    left, told = {*_WORKED_OUT}, 0
    for column in looked:
        own, numbers = _number(rows[at][column]), [_number(row[column]) for row in others]
        known = [n for n in numbers if n is not None]
        if own is None or len(known) < _FEWEST_OTHERS:
            return False
        left = {name for name in left if abs(_WORKED_OUT[name](known) - own) <= _ROUNDED}
        if not left:
            return False
        told += len({*known}) > 1
    return told >= _FEWEST_COLUMNS


def _number(cell: str) -> float | None:
    """A number of few digits; None for anything else."""
    return float(cell.replace(",", ".")) if _PLAIN.fullmatch(cell) else None


def _calls_sums(text: str, *, longer: bool) -> bool:
    return bool(_CALLED.fullmatch(text) or (longer and _LONGER.fullmatch(text)))
