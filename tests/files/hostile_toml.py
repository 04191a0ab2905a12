"""Hostile files of an assessment by name; each stands in for the first element's file."""

from collections.abc import Mapping

from tests.files.hostile_texts import Trick

_HEAD = 'id = "1"\ntitle = "Set expectations"\nsummary = "How people are served."\n'


def _kept(text: str | bytes) -> Trick:
    return Trick(lambda: text.encode() if isinstance(text, str) else text)


def _made(text: str) -> Trick:
    """Small to say and large to keep."""
    return Trick(lambda: text.encode(), large=True)


TOML: Mapping[str, Trick] = {
    "empty": _kept(b""),
    "utf-8-with-mark": _kept("\ufeff" + _HEAD),
    "utf-16": _kept(_HEAD.encode("utf-16")),
    "bytes-that-are-no-text": _kept(_HEAD.encode() + b'x = "\xff"\n'),
    "nul": _kept(_HEAD + 'x = "\0"\n'),
    "carriage-returns-only": _kept(_HEAD.replace("\n", "\r")),
    "key-twice": _kept(_HEAD + _HEAD),
    "table-twice": _kept(_HEAD + "[a]\n[a]\n"),
    "table-over-a-value": _kept(_HEAD + "[id]\nx = 1\n"),
    "table-in-a-list": _kept(_HEAD + "practices = [1]\n[[practices]]\n"),
    "twenty-one-dots": _kept(_HEAD + ".".join("abcdefghijklmnopqrstuv") + " = 1\n"),
    "twenty-thousand-dots": _kept(_HEAD + "a" + ".a" * 20_000 + " = 1\n"),
    "twenty-thousand-dots-in-a-table": _made(_HEAD + "[a" + ".a" * 20_000 + "]\n"),
    "dots-behind-a-quoted-quote": _kept(_HEAD + "'\"'" + ".a" * 4_000 + ".'\"' = 1\n"),
    "dots-behind-a-hash-in-quotes": _kept(_HEAD + '"#"' + ".a" * 4_000 + " = 1\n"),
    "dots-between-strings-over-lines": _kept(_HEAD + "x = '''\n'" + ".a" * 4_000 + "'''\n"),
    "dots-by-carriage-return": _kept(_HEAD + ("a." * 19 + "\r") * 50 + " = 1\n"),
    "dots-around-line-separators-in-quotes": _kept(
        _HEAD + ".".join(["a." * 18 + 'a."\u2028"'] * 300) + " = 1\n"
    ),
    "dots-between-strings-that-seem-to-end": _kept(
        _HEAD + 'x = ["""\n"""' + ", {a" + ".a" * 4_000 + ' = 1}, "x"]\n'
    ),
    "lists-nested-2000-times": _kept(_HEAD + "x = " + "[" * 2_000 + "]" * 2_000 + "\n"),
    "tables-nested-900-times": _kept(_HEAD + "x = " + "{a=" * 900 + "1" + "}" * 900 + "\n"),
    "lists-nested-line-by-line": _kept(_HEAD + "x = " + "[\n" * 1_500 + "]\n" * 1_500),
    "tables-nested-by-headers": _kept(
        _HEAD + "".join("[" + ".".join(f"a{i}" for i in range(n)) + "]\n" for n in range(1, 20))
    ),
    "integer-of-5000-digits": _kept(f"{_HEAD}x = {'9' * 5_000}\n"),
    "integer-of-400-digits": _kept(f"{_HEAD}x = {'9' * 400}\n"),
    "hexadecimal-of-8000-digits": _kept(f"{_HEAD}x = 0x{'f' * 8_000}\n"),
    "float-not-a-number": _kept(_HEAD + "x = nan\n"),
    "float-too-large": _kept(_HEAD + "x = 1e999\n"),
    "date-that-is-none": _kept(_HEAD + "x = 2026-02-30\n"),
    "date-with-25-hours": _kept(_HEAD + "x = 2026-01-01T25:61:61Z\n"),
    "date-with-an-offset-of-a-day": _kept(_HEAD + "x = 2026-01-01T00:00:00+24:00\n"),
    "time-for-a-title": _kept(_HEAD.replace('"Set expectations"', "12:30:45")),
    "date-for-an-id": _kept(_HEAD.replace('"1"', "2026-01-01")),
    "truth-for-a-title": _kept(_HEAD.replace('"Set expectations"', "true")),
    "number-for-an-id": _kept(_HEAD.replace('"1"', "1")),
    "practices-as-text": _kept(_HEAD + 'practices = "many"\n'),
    "practices-of-every-kind": _kept(_HEAD + "practices = [1, '', [], {}, 1.5, 2026-01-01, true]\n"),
    "practice-with-lists-for-everything": _kept(
        _HEAD
        + "[[practices]]\n"
        + "".join(
            f"{key} = [[]]\n"
            for key in ("id", "name", "legs", "anchors", "actions", "prerequisites", "helper")
        )
    ),
    "right-to-left-in-a-key": _kept(_HEAD + '"\u202eelttil" = 1\n'),
    "escape-codes-in-a-key": _kept(_HEAD + '"\\u001b[2J\\u0007" = 1\n'),
    "escape-codes-in-a-title": _kept(_HEAD.replace("Set exp", "\\u001b[2JSet exp")),
    "surrogate-by-escape": _kept(_HEAD + 'x = "\\ud800"\n'),
    "markup-in-a-title": _kept(_HEAD.replace("Set exp", "<img src='file:///etc/passwd'/>")),
    "string-never-closed": _kept(_HEAD + 'x = "abc\n'),
    "long-string-never-closed": _kept(_HEAD + 'x = """\nabc\n' * 3),
    "unknown-keys": _kept(_HEAD + "".join(f"k{n} = {n}\n" for n in range(500))),
    "practices-up-to-the-limit": _made(_HEAD + "[[practices]]\n" * 7_500),
    "keys-up-to-the-limit": _made(_HEAD + "".join(f"k{n}=0\n" for n in range(15_000))),
    "dots-up-to-the-limit": _made(_HEAD + "".join(f"k{n}" + ".a" * 19 + "=0\n" for n in range(750))),
    "dots-in-quotes-up-to-the-limit": _made(
        _HEAD + 'x = ["""\n' + ('"""' + ", {a" + ".a" * 450 + ' = 1}, """\n') * 33 + '"""]\n'
    ),
    "line-of-4-MB": _made(_HEAD + 'x = "' + "a" * 4_000_000 + '"\n'),
    "line-of-quotes-and-backslashes": _made(_HEAD + 'x = "' + "\\" * 4_000_001 + '"\n'),
    "hundred-thousand-unknown-keys": _made(_HEAD + "".join(f"k{n} = {n}\n" for n in range(300_000))),
    "hundred-thousand-tables": _made(_HEAD + "".join(f"[k{n}]\n" for n in range(400_000))),
    "million-empty-practices": _made(_HEAD + "[[practices]]\n" * 350_000),
    "million-small-practices": _made(_HEAD + "practices = [\n" + "1," * 2_000 + "\n"),
    "nested-lists-by-the-million": _made(_HEAD + "x = [" + ("\n" + "[]," * 3_000) * 500 + "]\n"),
    "lists-on-lines-of-10-kB": _made(_HEAD + "x = [\n" + ("1," * 4_900 + "\n") * 500 + "]\n"),
    "tables-in-a-line": _made(_HEAD + "x = [\n" + ("{a=1}," * 1_600 + "\n") * 500 + "]\n"),
    "headers-of-19-dots": _made(_HEAD + "".join(f"[k{n}" + ".a" * 19 + "]\n" for n in range(90_000))),
    "keys-of-19-dots": _made(_HEAD + "".join(f"k{n}" + ".a" * 19 + " = 1\n" for n in range(90_000))),
    "list-of-tables-under-itself": _made(
        _HEAD + "".join("[[" + ".".join(["a"] * (n % 19 + 1)) + "]]\n" for n in range(100_000))
    ),
    "million-line-ends": _made(_HEAD + "\n" * 4_900_000),
    "million-line-ends-of-windows": _made(_HEAD + "\r\n" * 2_400_000),
    "million-comments": _made(_HEAD + "#\n" * 2_400_000),
    "string-over-a-million-lines": _made(_HEAD + 'x = """' + "\n" * 4_900_000 + '"""\n'),
    "million-backslashes-at-line-ends": _made(_HEAD + 'x = """' + "\\\n" * 2_400_000 + '"""\n'),
    "larger-than-5-MB": _made(_HEAD + "\n" * 6_000_000),
}
