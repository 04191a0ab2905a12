"""Lists of workbooks that a person chose: paths and the names of lists, and nothing of what is in them."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.presentation.services import Settings

_KEY = "portfolio"
MOST = 1000
"""So many workbooks are on the lists together."""


class WorkbookLists:
    """All workbooks, in the order in which they were added, and lists with some of them by name."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def names(self) -> tuple[str, ...]:
        """The lists beside the one with all."""
        return tuple(self._read()[1])

    def paths(self, name: str = "") -> tuple[Path, ...]:
        """The workbooks of a list; without a name, all of them."""
        all_, lists = self._read()
        return tuple(Path(path) for path in (lists.get(name, []) if name else all_))

    def add(self, paths: Iterable[Path], name: str = "") -> int:
        """Put workbooks on a list; returns how many are new there. Raises BadInput where too many are."""
        all_, lists = self._read()
        places = list(dict.fromkeys(os.path.realpath(path) for path in paths))
        new = [place for place in places if place not in (lists.get(name, []) if name else all_)]
        for wanted in (all_, *([lists.setdefault(name, [])] if name else [])):
            wanted += [place for place in new if place not in wanted]
        if len(all_) > MOST:
            raise BadInput(_("A list holds up to {n} workbooks.").format(n=MOST))
        self._write(all_, lists)
        return len(new)

    def forget(self, path: Path, name: str = "") -> None:
        """Take a workbook off a list; off the one with all, off each. The file stays."""
        all_, lists = self._read()
        for place in {str(path), os.path.realpath(path)}:
            for kept in [lists.get(name, [])] if name else [all_, *lists.values()]:
                if place in kept:
                    kept.remove(place)
        self._write(all_, lists)

    def begin(self, name: str) -> str:
        """Begin a list; returns its name. Raises BadInput for one that there is, and for none."""
        name, (all_, lists) = " ".join(name.split()), self._read()
        if not name:
            raise BadInput(_("Give the list a name."))
        if name in lists:
            raise BadInput(_("There is a list with this name."))
        self._write(all_, {**lists, name: []})
        return name

    def drop(self, name: str) -> None:
        """Forget a list; its workbooks stay among all."""
        all_, lists = self._read()
        lists.pop(name, None)
        self._write(all_, lists)

    def _read(self) -> tuple[list[str], dict[str, list[str]]]:
        """What is stored; nothing of what can't be read."""
        try:
            found = json.loads(self._settings.read(_KEY) or "{}")
            all_ = [str(path) for path in found.get("all", [])]
            lists = {str(name): [str(path) for path in of] for name, of in found.get("lists", {}).items()}
        except (ValueError, TypeError, AttributeError):
            return [], {}
        return all_, lists

    def _write(self, all_: list[str], lists: dict[str, list[str]]) -> None:
        self._settings.write(_KEY, json.dumps({"all": all_, "lists": lists}))
