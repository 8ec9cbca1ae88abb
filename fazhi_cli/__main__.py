"""Where the program starts: `fazhi`, or `python -m fazhi_cli`."""

import gc
import sys

# Importing makes many objects and no garbage: the collector, left on, would walk them again and again (6 % of a call).
gc.disable()

try:
    from fazhi_cli.cli.app import main as _main
except KeyboardInterrupt:
    sys.exit(130)


def main() -> None:
    gc.freeze()
    gc.enable()
    _main()


if __name__ == "__main__":
    main()
