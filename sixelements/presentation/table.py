"""A table of words: what a chart shows, for those who read or copy it as a table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """``rows`` have as many cells as there are headers; ``note`` says how to read them."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    strong: frozenset[int] = frozenset()
    """Places of rows that sum up the ones below them."""

    def as_text(self) -> str:
        """Lines of cells parted by tabs, as spreadsheets take them from the clipboard."""
        return "\n".join("\t".join(row) for row in (self.headers, *self.rows))
