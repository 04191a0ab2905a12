"""The walls of the house: rooms import only rooms below, and each foreign library has one home."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "sixelements"
ROOMS = sorted(p.parent.name for p in PACKAGE.glob("*/__init__.py"))
PROJECT = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
HOMES = {
    library: contract["allowed_importers"]
    for contract in PROJECT["tool"]["importlinter"]["contracts"]
    if contract["type"] == "protected"
    for library in contract["protected_modules"]
}
"""The room, or module, that each foreign library may be imported in."""


def keep_contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """Let import-linter judge the package in a folder."""
    code = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )


def test_import_linter_keeps_every_contract() -> None:
    run = keep_contracts(PACKAGE.parent)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_room_may_import_a_library_that_lives_elsewhere(tmp_path: Path) -> None:
    """A house of empty rooms, with a module in each that imports every foreign library."""
    imports = "".join(f"import {library}\n" for library in HOMES)
    for found in PACKAGE.glob("[!_]*"):
        if found.suffix == ".py":
            place, name = tmp_path / "sixelements", found.stem
        else:
            place, name = tmp_path / "sixelements" / found.name, "trespassing"
        place.mkdir(parents=True, exist_ok=True)
        (place / "__init__.py").touch()
        (place / f"{name}.py").write_text(imports, encoding="utf-8")
    for home in (home for homes in HOMES.values() for home in homes if home.count(".") > 1):
        tmp_path.joinpath(*home.split(".")).with_suffix(".py").touch()
    (tmp_path / "sixelements" / "__main__.py").touch()
    (tmp_path / "pyproject.toml").write_bytes((PACKAGE.parent / "pyproject.toml").read_bytes())
    run = keep_contracts(tmp_path)
    caught = set(re.findall(r"^- (\S+) -> (\w+) ", run.stdout, flags=re.MULTILINE))
    modules = {f"sixelements.{room}.trespassing" for room in ROOMS}
    modules |= {f"sixelements.{p.stem}" for p in PACKAGE.glob("[!_]*.py")}
    assert len(modules) > 12
    assert caught == {
        (module, library)
        for module in modules
        for library, homes in HOMES.items()
        if not any(module == home or module.startswith(f"{home}.") for home in homes)
    }, run.stdout + run.stderr


def test_every_foreign_library_has_one_home() -> None:
    known = {*sys.stdlib_module_names, "sixelements"}
    homeless = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            homeless |= {name.split(".")[0] for name in names} - known - set(HOMES)
    assert homeless == set()
    two_homes = {"PIL"}  # it draws our pictures, and reads those of others
    assert {library for library, homes in HOMES.items() if len(homes) != 1} == two_homes


def test_every_package_that_is_installed_with_it_has_a_home() -> None:
    declared = {re.split(r"[^\w-]", entry)[0].lower() for entry in PROJECT["project"]["dependencies"]}
    at_home = {
        package.lower().replace("_", "-")
        for library, packages in packages_distributions().items()
        if library in HOMES
        for package in packages
    }
    assert declared - at_home == set()


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "ui"])
def test_a_room_imported_alone_loads_no_qt(room: str) -> None:
    code = (
        "import pkgutil, importlib, sys\n"
        f"import sixelements.{room} as room\n"
        "for found in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(found.name)\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


HEAVY = ("sqlite_utils", "reportlab", "pydantic", "platformdirs", "importlib.metadata", "PySide6")


def test_asking_for_the_version_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from sixelements.cli.main import run\n"
        "run(['--version'])\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr.strip() == "[]"
