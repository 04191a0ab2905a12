"""What nobody can get to is dead: a module that no start leads to, or a name that only tests use."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import sixelements

ROOT = Path(sixelements.__file__).parent
BY_NAME = ("sixelements.{}", "sixelements.ui.pages.{}", "sixelements.cli.{}_command")
"""What `import_module` completes a word to, where a module uses it."""
WITHOUT_A_START: dict[str, str] = {
    "sixelements.content.json_schema": "run by hand, as assessments/README.md says",
}
"""Modules that may land before what leads to them, and who will; take the line out then."""
FOR_OTHERS = {
    "get_command": "click calls it",
    "list_commands": "click calls it",
    "unanimous": "what attackers in tests look for",
    "view_names": "sqlite-utils calls it",
    "FIRST_WASTE": "the columns of the waste walk, named for its tests as for its window",
}
"""What nothing in the app names but may stay, and why."""


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def _sources() -> dict[str, str]:
    return {_name(path): path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py")}


@cache
def _trees() -> dict[str, ast.Module]:
    return {name: ast.parse(text) for name, text in _sources().items()}


def _leads_to(module: str) -> Iterator[str]:
    by_name = "import_module" in _sources()[module]
    for node in ast.walk(_trees()[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif by_name and isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
            yield from (way.format(node.value) for way in BY_NAME)


def test_a_start_of_the_app_leads_to_every_module() -> None:
    known = _sources()
    found, coming = set[str](), ["sixelements.__main__"]
    while coming:
        module = coming.pop()
        if module in known and module not in found:
            found.add(module)
            coming += [module.rpartition(".")[0], *_leads_to(module)]
    assert {*known} - found <= {*WITHOUT_A_START}


THE_WINDOW = {
    f"sixelements.ui.{part}" for part in ("commands", "file_watch", "main_window", "opening", "windows")
}
"""The parts of a window know the window they are parts of."""


def _imports(module: str) -> set[str]:
    """What a module imports anywhere, also within functions and for types alone; not what is above it."""
    known = _sources()
    found = set[str]()
    for node in ast.walk(_trees()[module]):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {p if p in known else node.module for p in parts}
    return found & {*known} - {module}


def test_no_modules_need_one_another_in_a_circle() -> None:
    """Who reads one of a circle must read them all, and none can be tried alone."""
    needed = {module: _imports(module) for module in _sources()}
    while True:  # leave out who needs nothing that is left, and whom nothing that is left needs
        wanted = set[str]().union(*needed.values())
        left = {m: others & {*needed} for m, others in needed.items() if m in wanted and others & {*needed}}
        if left == needed:
            break
        needed = left
    assert {*needed} == THE_WINDOW


def _defined(tree: ast.Module) -> Iterator[str]:
    """Functions, classes, and constants of a module, and what its classes can do; no members of an Enum."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _is_qts(name: str) -> bool:
    """Qt and reportlab call their methods by names that nobody here would give."""
    return bool(re.fullmatch(r"[a-z]+([A-Z][a-z]*)+|__\w+__", name))


def test_nothing_is_named_only_where_it_is_defined() -> None:
    """It may be an own word in a comment; what is named twice by chance goes unseen."""
    words = Counter(word for text in _sources().values() for word in re.findall(r"[A-Za-z_]\w*", text))
    trees = (tree for module, tree in _trees().items() if module not in WITHOUT_A_START)
    defined = {name for tree in trees for name in _defined(tree) if not _is_qts(name)}
    assert {name for name in defined if words[name] == 1} <= {*FOR_OTHERS}
