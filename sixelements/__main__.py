"""``python -m sixelements``, the two scripts, and the processes that we start ourselves."""

import sys

from sixelements import ourselves


def main() -> None:
    """The command line; without a command, the window."""
    ourselves.leave_current_folder()
    if sys.argv[1:2] == [ourselves.READER]:
        sys.exit(_read_for_the_gate(sys.argv[2:]))
    from sixelements.cli.quick import open_window, window_wanted  # noqa: PLC0415 - a script's entry stays light

    wanted = window_wanted(sys.argv[1:])
    if wanted is not None:
        file, smoke = wanted
        sys.exit(open_window(file, smoke=smoke))
    from sixelements.cli.main import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))


def window() -> None:
    """The window, for menus and file managers."""
    main()


def _read_for_the_gate(arguments: list[str]) -> int:
    try:
        from sixelements.intake import reader  # noqa: PLC0415

        return reader.main(arguments)
    except ModuleNotFoundError as error:
        sys.stdout.write(f"{ourselves.MISSING} {error.name}\n")
        return 1


if __name__ == "__main__":
    main()
