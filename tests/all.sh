#!/bin/sh
# Everything that must hold: style, types, the order of imports, tests. All of it runs; any failure fails the whole.
# --quick leaves out the slow tests; other arguments go to pytest.
cd "$(dirname "$0")/.." || exit
PATH="$PWD/.venv/bin:$PATH"
if [ "$1" = --quick ]; then
    shift
    set -- -m 'not slow' "$@"
fi
failed=0
ruff check . || failed=1
ruff format --check --quiet . || failed=1
mypy || failed=1
lint-imports --no-logo || failed=1
# The tests of one file run in one process: what they print or build is made once.
python -m pytest --numprocesses auto --dist loadfile "$@" || failed=1
exit $failed
