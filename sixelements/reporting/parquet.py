"""Published figures in long form as Parquet, which DuckDB writes: the one thing that needs that package."""

import csv
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from sixelements.application.published import PublishedRound
from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _
from sixelements.reporting import long_form
from sixelements.reporting.formats import sure

_COLUMNS = """{
    'workbook': 'VARCHAR', 'organization': 'VARCHAR', 'team_id': 'VARCHAR', 'team': 'VARCHAR',
    'round': 'INTEGER', 'closed_on': 'DATE', 'mode': 'VARCHAR', 'threshold': 'INTEGER',
    'assessment': 'VARCHAR', 'version': 'VARCHAR', 'about': 'VARCHAR', 'item': 'VARCHAR',
    'group': 'VARCHAR', 'figure': 'VARCHAR', 'value': 'DOUBLE'
}"""
"""Those of `long_form.HEADER`, with their types."""
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
}
"""Nothing is fetched from anywhere: what writes Parquet is in the package."""


_AS_WRITTEN = "auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', nullstr = ''"
"""How the table is read: as Python writes one, with nothing guessed."""


def check() -> None:
    """Raise NotAllowed where Parquet can't be written."""
    if find_spec("duckdb") is None:
        text = _(
            "Parquet needs a package that is not installed: pip install duckdb. Or name a .csv, of which one "
            "line of DuckDB makes Parquet."
        )
        raise NotAllowed(text)


def write(folder: Path, found: Iterable[PublishedRound]) -> Path:
    """Write rounds into a file in a ``folder`` of our own, and read it. Raises NotAsWritten, NotAllowed."""
    check()
    import duckdb  # noqa: PLC0415 - an extra, and 100 ms

    table, made = folder / "figures.csv", folder / "figures.parquet"
    with table.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        for published in found:
            rows.writerows(long_form.cells(published))
    source = f"read_csv('{_quoted(table)}', {_AS_WRITTEN}, columns = {_COLUMNS})"
    with duckdb.connect(config=_CONFIG) as duck:
        duck.execute(f"COPY (FROM {source}) TO '{_quoted(made)}' (FORMAT parquet)")
        told = (duck.execute(_sums(where)).fetchone() for where in (source, f"'{_quoted(made)}'"))
        sure(".parquet", right=next(told) == next(told))
    return made


def _sums(source: str) -> str:
    """How many rows there are, and a sum over all that they say, in whatever order."""
    return f"SELECT count(*), bit_xor(hash(line)) FROM {source} line"  # noqa: S608 - our own names


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
