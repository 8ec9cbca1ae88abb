"""fazhi progress submit"""

from fazhi_cli.cli.plain_acts import command_of

ROWS = None

run = command_of("submit", "送審：填報送本單位領導審核。\n\n例：fazhi progress submit 10")
