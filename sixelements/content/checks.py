"""What must hold between the files of an assessment: ids, prerequisites, the three-thirds lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from sixelements.content.loader import MANIFEST, Problem
from sixelements.content.schema import ElementModel, ManifestModel
from sixelements.i18n import _

Files = Sequence[tuple[str, ElementModel]]


def problems(manifest: ManifestModel, files: Files) -> list[Problem]:
    """Everything wrong between the files, each with its file and id."""
    return [
        *_repeated(files),
        *_unknown(files),
        *_cycles(files),
        *_gate(manifest, files),
        *_scales(manifest),
        *_lines(manifest),
    ]


def _repeated(files: Files) -> Iterator[Problem]:
    ids = [(name, e.id) for name, e in files]
    ids += [(name, p.id) for name, e in files for p in e.practices]
    count = Counter(i for _name, i in ids)
    for name, i in ids:
        if count[i] > 1:
            yield Problem(name, i, _("This id is used {n} times. Give each its own.").format(n=count[i]))


def _unknown(files: Files) -> Iterator[Problem]:
    known = {p.id for _name, e in files for p in e.practices}
    for name, element in files:
        for practice in element.practices:
            named = [*practice.prerequisites, *(i for a in practice.actions for i in a.also)]
            for i in named:
                if i not in known:
                    what = _("It names practice {id}, which does not exist.").format(id=i)
                    yield Problem(name, practice.id, what)
                elif i == practice.id:
                    yield Problem(name, practice.id, _("It names itself. Remove that."))


def _cycles(files: Files) -> Iterator[Problem]:
    graph = {p.id: [i for i in p.prerequisites if i != p.id] for _n, e in files for p in e.practices}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: Iterable[str] = error.args[1]
        what = _("These practices wait for one another: {circle}. Break the circle.")
        yield Problem(files[0][0], "", what.format(circle=", ".join(circle)))


def _gate(manifest: ManifestModel, files: Files) -> Iterator[Problem]:
    gate = manifest.technology_waits_for
    if gate is not None and gate not in {p.id for _name, e in files for p in e.practices}:
        what = _("It names practice {id}, which does not exist.").format(id=gate)
        yield Problem(MANIFEST, "technology_waits_for", what)


def _scales(manifest: ManifestModel) -> Iterator[Problem]:
    for where, keys in (
        ("scale words", set(manifest.scale.words)),
        ("three_thirds anchors", set(manifest.three_thirds.anchors)),
    ):
        if keys != {"1", "2", "3", "4", "5"}:
            yield Problem(MANIFEST, where, _("It needs the levels 1 to 5."))
    for where, found, wanted in (
        ("roles", set(manifest.roles), {"frontline", "supervisor", "manager"}),
        ("legs", set(manifest.legs), {"courtesy", "accuracy", "speed"}),
    ):
        if found != wanted:
            yield Problem(MANIFEST, where, _("It needs {names}.").format(names=", ".join(sorted(wanted))))


def _lines(manifest: ManifestModel) -> Iterator[Problem]:
    lines = manifest.three_thirds.lines
    if [line.id for line in lines] != [f"t.{n}" for n in range(1, 11)]:
        yield Problem(MANIFEST, "three_thirds lines", _("They must be t.1 to t.10, in this order."))
    legs = Counter(line.leg for line in lines)
    if any(legs[leg] != 3 for leg in ("courtesy", "accuracy", "speed")) or legs[None] != 1:
        what = _("Three lines a leg are needed, and one without a leg.")
        yield Problem(MANIFEST, "three_thirds lines", what)
