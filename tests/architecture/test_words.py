"""Every sentence a person can read goes through the translation function, and can be translated."""

import ast
import string
from pathlib import Path

import pytest

from sixelements import i18n

PACKAGE = Path(__file__).parents[2] / "sixelements"


def calls() -> list[tuple[str, ast.Call]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = str(path.relative_to(PACKAGE))
        found += [(f"{name}:{n.lineno}", n) for n in ast.walk(tree) if isinstance(n, ast.Call)]
    return found


def messages() -> list[tuple[str, list[ast.expr]]]:
    counts = {"_": 1, "ngettext": 2}
    return [
        (where, call.args[: counts[call.func.id]])
        for where, call in calls()
        if isinstance(call.func, ast.Name) and call.func.id in counts and "i18n" not in where
    ]


def test_messages_are_whole_literals() -> None:
    bad = [w for w, args in messages() if not all(isinstance(a, ast.Constant) for a in args)]
    assert bad == []


def test_placeholders_have_names() -> None:
    nameless = []
    for where, args in messages():
        for arg in args:
            assert isinstance(arg, ast.Constant)
            fields = [f for _t, f, _s, _c in string.Formatter().parse(str(arg.value)) if f is not None]
            nameless += [where for field in fields if not field.isidentifier()]
    assert nameless == []


def test_no_exclamation_and_no_please() -> None:
    """The tone of the product: calm, plain, no exclamation marks."""
    loud = []
    for where, args in messages():
        for arg in args:
            assert isinstance(arg, ast.Constant)
            text = str(arg.value)
            if "!" in text or "please" in text.lower() or "successfully" in text.lower():
                loud.append(f"{where} {text}")
    assert loud == []


def test_a_catalog_in_another_language_is_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "sixelements.mo").write_bytes(_catalog({"Owner": "Eigner"}))
    monkeypatch.setattr("sixelements.paths.translations", lambda: tmp_path)
    i18n._catalog.cache_clear()
    try:
        i18n.use_language("xx")
        assert i18n._("Owner") == "Eigner"
        assert i18n._("Never translated") == "Never translated"
    finally:
        i18n.use_language("")
        i18n._catalog.cache_clear()


def _catalog(texts: dict[str, str]) -> bytes:
    """A compiled catalog: magic, revision, count, two tables of (length, offset), the strings."""
    texts = {"": "Content-Type: text/plain; charset=UTF-8\n", **texts}
    keys = sorted(texts)
    ids = [k.encode() for k in keys]
    values = [texts[k].encode() for k in keys]
    start = 28 + 16 * len(keys)
    tables, blob = [], b""
    for words in (ids, values):
        for word in words:
            tables += [len(word), start + len(blob)]
            blob += word + b"\0"
    header = [0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 28 + 16 * len(keys)]
    return b"".join(n.to_bytes(4, "little") for n in [*header, *tables]) + blob
