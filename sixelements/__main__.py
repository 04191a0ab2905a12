"""``python -m sixelements``, the two scripts, and the processes that we start ourselves."""

import sys

from sixelements import ourselves


def main() -> None:
    """The command line; without a command, the window. Ctrl+C ends both in words from the first line on."""
    try:
        sys.exit(_run(sys.argv[1:]))
    except KeyboardInterrupt:  # what a command is made of takes a while to load
        from sixelements.cli.quick import stopped  # noqa: PLC0415 - a script's entry stays light

        sys.exit(stopped())


def _run(arguments: list[str]) -> int:
    ourselves.leave_current_folder()
    if arguments[:1] == [ourselves.READER]:
        return _read_for_the_gate(arguments[1:])
    from sixelements.cli.quick import open_window, window_wanted  # noqa: PLC0415

    wanted = window_wanted(arguments)
    if wanted is not None:
        file, smoke = wanted
        return open_window(file, smoke=smoke)
    from sixelements.cli.main import run  # noqa: PLC0415

    return run(arguments)


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
