"""The process behind the gate: reads files that somebody handed in, under limits it can't lift.

Its arguments are what it reads, megabytes and seconds. It writes that it is ready, and then reads
questions from stdin and answers them, a line each.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from sixelements.application.table_file import TableFile
from sixelements.intake import files
from sixelements.intake.messages import OUT_OF_MEMORY, READY, Message, Reads, text

_ROOM_TO_WORK = 16_000_000
"""Bytes that must be left once everything is loaded, or no file could be read."""


def limit(*, megabytes: int, seconds: int) -> None:
    """Lower what this process may use, where the system can; the gate watches the clock everywhere.

    The processor limit counts all files of the process, so it is a last resort far above one file's
    share. Memory is the address space, of which an idle interpreter already takes some 50 MB.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    for kind, most in (
        (resource.RLIMIT_AS, megabytes * 1_000_000),
        (resource.RLIMIT_CPU, seconds * 60),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _soft, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, allowed))


def main(arguments: list[str]) -> int:
    """Answer every question until the gate closes; returns the exit code."""
    reads, megabytes, seconds = arguments
    try:
        answer = _answers(Reads(reads))
        limit(megabytes=int(megabytes), seconds=int(seconds))
        bytearray(_ROOM_TO_WORK)
        _say(READY)
        for line in sys.stdin:
            _say(json.dumps(answer(json.loads(line)), separators=(",", ":")))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _answers(reads: Reads) -> Callable[[Message], Message]:
    """What answers questions of a kind; all it needs is loaded before the limits hold."""
    if reads is Reads.LOGO:
        from sixelements.intake import logo_file  # noqa: PLC0415 - and Pillow with it

        return logo_file.answer
    if reads is Reads.PLAN:
        from sixelements.intake import plan_xlsx  # noqa: PLC0415

        return plan_xlsx.answer
    return lambda question: _plain(files.read(Path(text(question["path"])), text(question.get("tab", ""))))


def _plain(file: TableFile) -> Message:
    """A table as its words, each once, and rows of their numbers."""
    if file.table is None:
        return {"refusal": file.refusal, "blank": file.blank}
    words: dict[str, int] = {}
    rows = [[words.setdefault(cell, len(words)) for cell in row] for row in file.table.rows]
    said: dict[str, object] = {
        "digest": file.digest.hex(),
        "words": [*words],
        "rows": rows,
        "places": [*file.table.places],
        "tab": file.tab,
    }
    if file.meant_for is not None:
        mark = file.meant_for
        said |= {"mark": [mark.round, mark.version, mark.questions], "promised": mark.promised}
    if file.mark is not None:
        return {**said, "unclear": [*file.unclear]}
    said |= {"merged": [*file.merged], "hidden": [*file.hidden], "guessed": [*file.guessed]}
    return {**said, "others": [[tab.name, [[*row] for row in tab.rows]] for tab in file.others]}
