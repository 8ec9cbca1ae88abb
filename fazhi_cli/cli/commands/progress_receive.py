"""fazhi progress receive"""

from fazhi_cli.cli.plain_acts import command_of

ROWS = None

run = command_of("receive", "簽收：單位接下交辦的任務。\n\n例：fazhi progress receive 10 --unit 市法制辦")
