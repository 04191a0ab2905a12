"""The command line: finds the command, and turns every refusal into one sentence and an exit code."""

import io
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from sixelements import __version__
from sixelements.cli.passwords import asks_first
from sixelements.cli.quick import stopped
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.wording.causes import cause
from sixelements.wording.quoted import quoted

COMMANDS = (
    "demo",
    "new",
    "team",
    "round",
    "set",
    "forms",
    "collect",
    "share",
    "status",
    "close",
    "discuss",
    "score",
    "plan",
    "review",
    "report",
    "compare",
    "export",
    "handover",
    "merge",
    "check",
    "assessment",
    "mend",
    "backups",
    "password",
    "associate",
)
WINDOW = "window"
_LONGEST_NAME = 60
"""Characters of a file's name that are said."""


class Commands(click.Group):
    """The commands, each imported when it is used; anything else is a file for the window."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in (*COMMANDS, WINDOW):
            return None
        module = import_module(f"sixelements.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command if cmd_name == WINDOW else asks_first(command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without a command, or with a file instead of one, the window opens."""
        first = args[0] if args else ""
        options = ("--help", "--version")
        if first not in (*COMMANDS, WINDOW, *options) and not self._mistyped(first):
            args = [WINDOW, *args]
        return super().parse_args(ctx, args)

    @staticmethod
    def _mistyped(word: str) -> bool:
        """A bare word is a mistyped command, not a file: files have a dot or a slash in their name."""
        return bool(word) and not word.startswith("-") and not any(c in word for c in "./\\")


@click.group(cls=Commands, help=_("Six Elements: from a team's answers to an owned, dated action plan."))
@click.version_option(__version__, prog_name="sixelements", message="%(prog)s %(version)s")
def commands() -> None:
    """The group itself does nothing."""


def run(arguments: Sequence[str]) -> int:
    """Run one command. Returns 0 for fine, 1 for could not be done, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = commands.main(list(arguments), prog_name="sixelements", standalone_mode=False)
    except click.UsageError as mistake:
        mistake.show()
        return 2
    except SixElementsError as refusal:
        click.echo(refusal.sentence, err=True)
    except click.ClickException as trouble:
        click.echo(trouble.format_message(), err=True)
    except (click.Abort, KeyboardInterrupt):
        return stopped()
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as trouble:  # such as a path that is too long
        click.echo(_of_the_system(trouble), err=True)
    else:
        return code if isinstance(code, int) else 0
    finally:
        _tell_found_beside()
        _forget_passwords()
    return 1


def _of_the_system(trouble: OSError) -> str:
    """What the system refuses, with what it is about, as far as it says so."""
    if not isinstance(trouble.filename, str):
        return _("The system does not do it: {reason}.").format(reason=cause(trouble))
    text = _("The system does not take “{name}”: {reason}.")
    return text.format(name=quoted(Path(trouble.filename).name, _LONGEST_NAME), reason=cause(trouble))


def _forget_passwords() -> None:
    """Each is for one command."""
    bootstrap = sys.modules.get("sixelements.bootstrap")
    if bootstrap and "sixelements.storage.passwords" in sys.modules:
        bootstrap.forget_passwords()


def _tell_found_beside() -> None:
    """Say what lay beside a workbook, whichever command came upon it."""
    bootstrap = sys.modules.get("sixelements.bootstrap")  # it takes its time, and is there where files are
    for sentence in bootstrap.tell_found_beside() if bootstrap and not sys.stderr.closed else ():
        click.echo(sentence, err=True)
