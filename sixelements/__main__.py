"""``python -m sixelements``, and the two scripts."""

import sys


def main() -> None:
    """The command line; without a command, the window."""
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


if __name__ == "__main__":
    main()
