"""Every module says what it is for, and none holds odds and ends or work left undone."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "sixelements"
LEFT_UNDONE = re.compile(r"\b(TODO|FIXME|XXX|coming soon|lorem ipsum|NotImplementedError)\b", re.IGNORECASE)


def modules() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield str(path.relative_to(PACKAGE)), path.read_text(encoding="utf-8")


def test_nothing_is_marked_as_left_undone() -> None:
    found = [name for name, text in modules() if LEFT_UNDONE.search(text)]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, text in modules() if not ast.get_docstring(ast.parse(text))]
    assert silent == []


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc", "tools", "shared", "core"}
    assert [name for name, _ in modules() if drawers & set(Path(name).with_suffix("").parts)] == []


def test_the_domain_is_frozen() -> None:
    """Every dataclass of the domain is frozen, so that no value changes under somebody's hands."""
    loose = []
    for name, text in modules():
        if not name.startswith("domain"):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                made = [ast.unparse(d) for d in node.decorator_list if "dataclass" in ast.unparse(d)]
                loose += [f"{name} {node.name}" for d in made if "frozen=True" not in d]
    assert loose == []


def test_numbers_are_typed_into_one_kind_of_box() -> None:
    """Qt's own boxes swallow what they can't read: "4,5" becomes 45."""
    bare = re.compile(r"\bQ(Double)?SpinBox\b")
    named = {name for name, text in modules() if bare.search(text)}
    assert named == {"ui/widgets/whole_number.py", "ui/widgets/field_note.py", "ui/widgets/unstored.py"}


PUBLIC_TYPE = re.compile(r"[A-Z]+[a-z]\w*")
SAME_IN_TWO_ROOMS = {"Json", "Row"}
"""What means the same in two rooms that never import one another, and that no room below needs."""


def test_the_points_of_a_level_are_known_in_one_place() -> None:
    """`domain.levels.score_of` and its like; a bare 25 beside a level would be the rule once more."""
    again = re.compile(r"\b25 \* \(|/ 25\b")
    assert [name for name, text in modules() if name != "domain/levels.py" and again.search(text)] == []


def types_defined(text: str) -> Iterator[str]:
    """The classes and type aliases of a module, also those that nothing marks as such."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            yield ast.unparse(node.target)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.BinOp):
            yield from (name for target in node.targets if PUBLIC_TYPE.fullmatch(name := ast.unparse(target)))


def test_a_type_name_stands_for_one_thing() -> None:
    defined = [(kind, name) for name, text in modules() for kind in types_defined(text)]
    count = Counter(kind for kind, _name in defined)
    doubles = [(kind, name) for kind, name in defined if count[kind] > 1]
    assert {kind for kind, _name in doubles} == SAME_IN_TWO_ROOMS, doubles


def test_qts_chain_of_tab_is_never_walked() -> None:
    """PySide makes a child of whatever is asked of what it returns; see `areas.tab_stops`."""
    assert [name for name, text in modules() if "InFocusChain()" in text] == []
