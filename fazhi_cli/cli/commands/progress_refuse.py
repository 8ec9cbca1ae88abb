"""fazhi progress refuse"""

from fazhi_cli.cli.plain_acts import command_of

ROWS = None

run = command_of("refuse", "送審退回：本單位領導不同意上報。\n\n例：fazhi progress refuse 10 --note 數字與台賬不符")
