"""Where the program starts: `fazhi`, or `python -m fazhi_cli`."""

import gc

# Importing makes many objects and no garbage: the collector, left on, would walk them again and again (6 % of a call).
gc.disable()

from fazhi_cli.cli import main as _main  # noqa: E402


def main() -> None:
    gc.freeze()
    gc.enable()
    _main()


if __name__ == "__main__":
    main()
