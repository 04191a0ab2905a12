"""Hostile text files by name: answers (CSV), discussions (JSON), and assessment files (TOML).

Each name says the trick. The small ones are kept in ``tests/files/hostile``; the large ones are made
when they are needed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Make = Callable[[], bytes]
PRACTICES = tuple(f"1.{n}" for n in range(1, 7))
HEADER = ",".join(("role", *PRACTICES))
ROW = "frontline,3,3,3,3,3,3"
GOOD = f"{HEADER}\n{ROW}\n"


@dataclass(frozen=True, slots=True)
class Trick:
    """How to make a file, and whether it is taken in for all its oddity; ``large`` ones are not kept."""

    make: Make
    taken: bool = False
    large: bool = False


def _refused(data: bytes | str) -> Trick:
    return Trick(lambda: data.encode() if isinstance(data, str) else data)


def _taken(data: bytes | str) -> Trick:
    return Trick(lambda: data.encode() if isinstance(data, str) else data, taken=True)


def _large(make: Make, *, taken: bool = False) -> Trick:
    return Trick(make, taken=taken, large=True)


CSV: Mapping[str, Trick] = {
    "empty": _refused(b""),
    "utf-8-with-mark": _taken("\ufeff" + GOOD),
    "two-marks": _taken("\ufeff\ufeff" + GOOD),
    "mark-and-nothing": _refused("\ufeff"),
    "utf-16-little": _taken(GOOD.encode("utf-16")),
    "utf-16-big": _taken(b"\xfe\xff" + GOOD.encode("utf-16-be")),
    "utf-16-cut-in-a-character": _refused(GOOD.encode("utf-16") + b"3"),
    "utf-16-lone-surrogate": _refused(b"\xff\xfe" + "role,1.1".encode("utf-16-le") + b"\x00\xd8"),
    "utf-32": _taken(GOOD.encode("utf-32")),
    "utf-7": _refused("+AD0-role,1.1\n"),
    "nul-in-a-cell": _refused(f"{HEADER}\nfrontline,3\0,3,3,3,3,3\n"),
    "nul-after-the-end": _refused(GOOD.encode() + bytes(10)),
    "bytes-that-are-no-text": _refused(bytes(range(256)) * 4),
    "zip-called-csv": _refused(b"PK\x03\x04" + bytes(60)),
    "pdf-called-csv": _refused(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n"),
    "sqlite-called-csv": _refused(b"SQLite format 3\0" + bytes(84)),
    "html-called-csv": _refused("<html><script>alert(1)</script></html>\n"),
    "carriage-returns-only": _taken(GOOD.replace("\n", "\r")),
    "mixed-line-ends": _taken(f"{HEADER}\r\n{ROW}\n{ROW}\r{ROW}\r\n"),
    "line-ends-of-other-kinds": _refused(GOOD.replace("\n", "\u2028")),
    "vertical-tabs-and-form-feeds": _refused(GOOD.replace("\n", "\x0b")),
    "no-last-line-end": _taken(GOOD.rstrip()),
    "only-separators": _refused(",,,,,,\n" * 50),
    "only-quotes": _refused('"' * 999),
    "quote-never-closed": _refused(f'{HEADER}\nfrontline,"3,3,3,3,3,3\n{ROW}\n'),
    "quote-in-the-middle": _refused(f'{HEADER}\nfrontline,"3"x,3,3,3,3,3\n'),
    "line-end-in-quotes": _refused(f'{HEADER}\nfrontline,"3\n",3,3,3,3,"x\ny"\n'),
    "header-in-quotes-with-line-ends": _refused('"role\n","1.1"\nfrontline,3\n'),
    "separator-line-of-excel": _taken(f"sep=,\n{GOOD}"),
    "formulas": _refused(f"{HEADER}\nfrontline,=1+2,+3,-3,@3,3,=cmd|' /C calc'!A0\n"),
    "formula-in-the-header": _refused(f'{HEADER},"=HYPERLINK(""http://127.0.0.1"")"\n{ROW},3\n'),
    "right-to-left-marks": _taken(f"{HEADER}\nfrontline,\u202e3,3,3,3,3,3\u202c\n"),
    "right-to-left-in-the-header": _refused(f"{HEADER},\u202e1.7\n{ROW},3\n"),
    "no-break-spaces": _taken(GOOD.replace(",3", ",\u00a03\u2003")),
    "zero-width-spaces": _taken(GOOD.replace(",3", ",\u200b3")),
    "digits-of-other-scripts": _taken(GOOD.replace("3", "٣")),
    "full-width-digits": _taken(GOOD.replace(",3", ",３")),
    "superscript-digits": _taken(GOOD.replace(",3", ",³")),
    "huge-number": _refused(f"{HEADER}\nfrontline,{'9' * 5_000},3,3,3,3,3\n"),
    "number-of-four-thousand-digits-in-the-header": _refused(f"{HEADER},1.{'1' * 4_400}\n{ROW},3\n"),
    "not-a-number-and-infinity": _refused(f"{HEADER}\nfrontline,nan,inf,-inf,1e309,0x3,3_0\n"),
    "column-twice": _refused(f"{HEADER},1.1\n{ROW},3\n"),
    "column-twice-by-letter-case": _refused(f"ROLE,{HEADER}\nfrontline,{ROW}\n"),
    "role-with-a-dotted-capital-i": _refused(GOOD.replace("frontline", "FRONTLİNE")),
    "columns-missing": _refused("role,1.1\nfrontline,3\n"),
    "columns-unknown": _refused(f"{HEADER},shoe size\n{ROW},44\n"),
    "columns-of-survey-tools": _taken(f"{HEADER},email,name,ip\n{ROW},a@b.c,Ana,10.0.0.1\n"),
    "some-lines-of-ten": _refused(f"{HEADER},t.1,t.2\n{ROW},3,3\n"),
    "header-without-names": _refused(",,,,,,\n3,3,3,3,3,3,3\n".replace(",,,,,,", ",,,,,,x")),
    "header-alone": _refused(HEADER + "\n"),
    "headers-only": _refused(f"{HEADER}\n{HEADER}\n"),
    "row-too-short": _refused(f"{HEADER}\nfrontline,3\n"),
    "row-too-long": _refused(f"{HEADER}\n{ROW},3\n"),
    "semicolons-in-the-header-commas-below": _refused(f"{HEADER.replace(',', ';')}\n{ROW}\n"),
    "thirty-rows-all-wrong": _refused(HEADER + "\n" + "boss,6,6,6,6,6,6\n" * 30),
    "all-skipped": _taken(f"{HEADER}\nfrontline,,,,,,\n"),
    "escape-codes-of-a-terminal": _refused(f"{HEADER},\x1b[2J\x1b]0;owned\x07\n{ROW},3\n"),
    "one-line-of-10-MB": _large(lambda: b"3," * 4_999_000),
    "one-cell-of-10-MB": _large(lambda: f"{HEADER}\nfrontline,{'9' * 9_900_000}".encode()),
    "ten-million-empty-lines": _large(lambda: GOOD.encode() + b"\n" * 9_900_000),
    "ten-million-quotes": _large(lambda: GOOD.encode() + b'"' * 9_900_000),
    "five-million-short-rows": _large(lambda: GOOD.encode() + b"3\n" * 4_900_000),
    "million-rows": _large(lambda: (HEADER + "\n" + (ROW + "\n") * 1_000_000).encode()),
    "as-many-rows-as-fit": _large(lambda: (HEADER + "\n" + (ROW + "\n") * 440_000).encode()),
    "ten-thousand-rows": _large(lambda: (HEADER + "\n" + (ROW + "\n") * 10_000).encode(), taken=True),
    "ten-thousand-rows-all-wrong": _large(lambda: (HEADER + "\n" + "x,x,x,x,x,x,x\n" * 10_000).encode()),
    "million-columns": _large(lambda: (",".join(map(str, range(1_000_000))) + "\n").encode()),
    "million-equal-columns": _large(lambda: (HEADER + ",x" * 1_000_000 + "\n").encode()),
    "ten-million-spaces": _large(lambda: GOOD.encode() + b" " * 9_900_000),
    "larger-than-10-MB": _large(lambda: GOOD.encode() + b"\n" * 10_000_000),
}

_TALK = '{"facilitator": "Ana", "agreed": {"1.1": 3}}'


def _talk(inside: str) -> Trick:
    return _refused("{" + inside + "}")


JSON: Mapping[str, Trick] = {
    "empty": _refused(b""),
    "utf-8-with-mark": _taken("\ufeff" + _TALK),
    "utf-16": _refused(_TALK.encode("utf-16")),
    "bytes-that-are-no-text": _refused(b'{"facilitator": "\xff\xfe"}'),
    "nul-in-text": _refused('{"facilitator": "A\0na"}'),
    "nul-by-escape": _taken('{"facilitator": "A\\u0000na"}'),
    "lone-surrogate": _talk('"facilitator": "\\ud800"'),
    "right-to-left-and-escape-codes": _talk('"\\u202eagreed\\u001b[2J": {}'),
    "not-a-number": _talk('"agreed": {"1.1": NaN}'),
    "infinity": _talk('"agreed": {"1.1": -Infinity}'),
    "too-large-a-float": _talk('"agreed": {"1.1": 1e999}'),
    "too-small-a-float": _talk('"agreed": {"1.1": 1e-999}'),
    "integer-of-400-digits": _talk(f'"agreed": {{"1.1": {"9" * 400}}}'),
    "integer-of-5000-digits": _talk(f'"agreed": {{"1.1": {"9" * 5_000}}}'),
    "key-twice": _talk('"agreed": {"1.1": 3, "1.1": 4}'),
    "key-twice-at-the-top": _talk('"agreed": {}, "agreed": {"1.1": 3}'),
    "key-twice-by-escape": _talk('"agreed": {"1.1": 3, "1.\\u0031": 4}'),
    "nested-a-thousand-times": _refused("[" * 1_000 + "]" * 1_000),
    "nested-and-never-closed": _refused('{"agreed":' * 1_500),
    "list-at-the-top": _refused("[]"),
    "text-at-the-top": _refused('"agreed"'),
    "number-at-the-top": _refused("3"),
    "nothing-at-the-top": _refused("null"),
    "two-values": _refused(_TALK + _TALK),
    "comments": _refused("// hello\n" + _TALK),
    "comma-at-the-end": _refused(_TALK[:-1] + ",}"),
    "single-quotes": _refused(_TALK.replace('"', "'")),
    "level-as-text": _talk('"agreed": {"1.1": "3"}'),
    "level-as-truth": _talk('"agreed": {"1.1": true}'),
    "level-as-list": _talk('"agreed": {"1.1": [3]}'),
    "level-between": _talk('"agreed": {"1.1": 2.25}'),
    "level-out-of-range": _talk('"agreed": {"1.1": 6}'),
    "votes-below-nothing": _talk('"importance_dots": {"1.1": -1}'),
    "votes-by-the-million": _talk('"importance_dots": {"1.1": 999999}'),
    "practice-not-asked": _talk('"agreed": {"2.1": 3}'),
    "practice-with-no-name": _talk('"agreed": {"": 3}'),
    "practice-with-a-page-for-a-name": _talk(f'"agreed": {{"{"x" * 4_000}": 3}}'),
    "keys-unknown": _talk('"' + '": 1, "'.join(f"key{n}" for n in range(500)) + '": 1'),
    "text-of-6000-characters": _talk(f'"facilitator": "{"x" * 6_000}"'),
    "second-votes-of-no-level": _talk('"agreed": {"1.1": 3}, "second_votes": {"1.1": [900000, 1]}'),
    "leg-unknown": _talk('"three_thirds": {"price": [[1, 2, 3]]}'),
    "legs-uneven": _talk('"three_thirds": {"courtesy": [[1,2,3]], "accuracy": [], "speed": []}'),
    "legs-too-long": _talk(
        '"three_thirds": {"courtesy": [[1,2,3,4]], "accuracy": [[1,2,3]], "speed": [[1,2,3]]}'
    ),
    "discussed-twice": _taken('{"discussed": ["1.1", "1.1"]}'),
    "nested-a-million-times": _large(lambda: b"[" * 1_000_000),
    "nested-objects-a-million-times": _large(lambda: b'{"a":' * 900_000),
    "million-empty-lists": _large(lambda: b'{"discussed": [' + b"[]," * 1_600_000 + b"[]]}"),
    "million-empty-objects": _large(lambda: b'{"discussed": [' + b"{}," * 1_600_000 + b"{}]}"),
    "million-small-objects": _large(lambda: b'{"discussed": [' + b'{"":0},' * 700_000 + b"{}]}"),
    "million-keys": _large(lambda: ("{" + ",".join(f'"{n:x}":0' for n in range(500_000)) + "}").encode()),
    "million-services": _large(
        lambda: (
            '{"three_thirds": {'
            + ",".join(f'"{leg}": [' + "[]," * 500_000 + "[]]" for leg in ("courtesy", "accuracy", "speed"))
            + "}}"
        ).encode()
    ),
    "million-discussed": _large(lambda: b'{"discussed": [' + b'"1.1",' * 800_000 + b'"1.1"]}'),
    "million-digits": _large(lambda: b'{"agreed": {"1.1": ' + b"9" * 4_900_000 + b"}}"),
    "million-digits-behind-a-point": _large(
        lambda: b'{"agreed": {"1.1": 3.' + b"0" * 4_900_000 + b"}}", taken=True
    ),
    "million-escapes": _large(lambda: b'{"facilitator": "' + b"\\u0041" * 800_000 + b'"}'),
    "larger-than-5-MB": _large(lambda: _TALK.encode() + b" " * 6_000_000),
}
