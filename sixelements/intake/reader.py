"""The process behind the gate: reads files that somebody handed in, under limits it can't lift.

``python -m sixelements.intake.reader MEGABYTES SECONDS`` reads questions from stdin, a line each.
"""

import json
import sys
from pathlib import Path

from sixelements.application.responses import Form, SheetFile
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.intake import files


def limit(*, megabytes: int, seconds: int) -> None:
    """Lower what this process may use, where the system can; the gate watches the clock everywhere.

    The processor limit counts all files of the process, so it is a last resort far above one file's
    share. Memory is the address space, of which an idle interpreter already takes some 50 MB.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    most = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds * 60, seconds * 60))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main(arguments: list[str]) -> None:
    """Answer every question until the gate closes."""
    limit(megabytes=int(arguments[0]), seconds=int(arguments[1]))
    for line in sys.stdin:
        question = json.loads(line)
        form = Form(
            practices=tuple(PracticeId(p) for p in question["practices"]),
            lines=tuple(ItemId(i) for i in question["lines"]),
        )
        answer = files.read(Path(question["path"]), form)
        sys.stdout.write(json.dumps(_plain(answer)) + "\n")
        sys.stdout.flush()


def _plain(file: SheetFile) -> dict[str, object]:
    return {
        "digest": file.digest.hex(),
        "sheets": [
            [sheet.role, {item: answer.code for item, answer in sheet.answers.items()}]
            for sheet in file.sheets
        ],
        "problems": list(file.problems),
        "refusal": file.refusal,
    }


if __name__ == "__main__":
    main(sys.argv[1:])
