"""fazhi progress return"""

from fazhi_cli.cli.plain_acts import command_of

ROWS = None

run = command_of("return", "退回補正：填報不屬實或不全，退回單位。\n\n例：fazhi progress return 10 --note 缺佐證材料")
