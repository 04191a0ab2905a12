"""What was read once is read again only after a change of the tables it came from."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from typing import Generic, TypeVar

from sixelements.storage.store import Store

T = TypeVar("T")

_MOST = 1_000


class Memory(Generic[T]):
    """Values made from some tables of an open workbook; of more than ``most`` the oldest are forgotten.

    Rows that go with another table's (ON DELETE CASCADE) count as that table's. The values are given out
    as they are, so they must be ones that nobody changes.
    """

    def __init__(self, store: Store, *tables: str, most: int = _MOST) -> None:
        self._store, self._tables, self._most = store, frozenset(tables), most
        self._kept: OrderedDict[Hashable, tuple[object, T]] = OrderedDict()

    def carry(self, before: object, after: object, *, but: Collection[Hashable]) -> None:
        """Keep what was known at a version for a later one, as only rows of some keys were written since."""
        for key, (version, value) in self._kept.items():
            if version == before and key not in but:
                self._kept[key] = (after, value)

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value made for this key before, unless the tables were changed since, by whomever.

        What a change has written so far may be taken back, so within it such tables are read each time.
        """
        with self._store.turn:
            version = self._store.version(self._tables)
            if version is None:
                return make()
            known = self._kept.get(key)
            if known is not None and known[0] == version:
                self._kept.move_to_end(key)
                return known[1]
            value = make()
            self._kept[key] = (version, value)
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return value
