"""Where the program starts: `fazhi`, or `python -m fazhi_cli`."""

import sys

try:  # from the first import on, for Ctrl-C may come at any
    import gc
    import os
    from contextlib import suppress
    from typing import NoReturn

    # Importing makes many objects and no garbage: the collector, left on, would walk them again and again (6 % of a call).
    gc.disable()
    from fazhi_cli.cli.app import main as _main
except KeyboardInterrupt:
    sys.exit(130)
except (MemoryError, SystemError):  # the second where a compiled part got none
    sys.exit(4)


def main() -> NoReturn:
    """Be the program: the process ends here."""
    gc.freeze()
    # A command imports and reads more; from so many new objects on there may be garbage among them.
    gc.set_threshold(50_000)
    gc.enable()
    try:
        code = _main()
    except KeyboardInterrupt:  # before or after the call itself, which tells of its own
        code = 130
    # Python would take every object apart first, which nobody needs (4 % of a call); mypy ends in the same way.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
