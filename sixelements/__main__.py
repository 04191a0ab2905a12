"""``python -m sixelements``, and the two scripts."""

import sys


def main() -> None:
    """The command line; without a command, the window."""
    from sixelements.cli.main import run  # noqa: PLC0415 - a script's entry stays light

    sys.exit(run(sys.argv[1:]))


def window() -> None:
    """The window, for menus and file managers."""
    from sixelements.cli.main import run  # noqa: PLC0415

    sys.exit(run(["window", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
