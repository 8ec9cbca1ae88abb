"""Every code a problem may bear, and the report that gathers them for one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import Problem
from fazhi_cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.errors import Severity

Place = tuple[int, int]
"""Line and column in characters, both from 1; (0, 0) is the file as a whole."""

Steps = tuple[str | int, ...]
"""The keys and positions that lead to a value of a file: ("chapters", 0, "tasks", 3, "title")."""


class Location(NamedTuple):
    """A value of a rulebook: the name of its file and the steps to it."""

    file: str
    steps: Steps

    def to(self, *steps: str | int) -> Location:
        """A value within this one."""
        return Location(self.file, (*self.steps, *steps))


WHOLE_FILE: Place = (0, 0)
LISTED = 200
"""How many problems of one file are listed: more help nobody, and a hostile file has millions."""


class Code(NamedTuple):
    severity: Severity
    meaning: str


CODES: dict[str, Code] = {
    "F01": Code("error", "文件無法打開"),
    "F02": Code("error", "文件過大，或一個值過長，或值過多"),
    "F03": Code("error", "編碼不是 UTF-8"),
    "F04": Code("error", "控制字符、雙向控制字符或看不見的字符"),
    "F05": Code("error", "問題過多，只列出一部分"),
    "Y01": Code("error", "YAML 語法有誤"),
    "Y02": Code("error", "同一個鍵寫了兩次"),
    "Y03": Code("error", "錨點（&）、別名（*）不能用"),
    "Y04": Code("error", "標籤（！）不能用"),
    "Y05": Code("error", "合併鍵（<<）不能用"),
    "Y06": Code("error", "一個文件只能有一份文檔"),
    "Y07": Code("error", "嵌套超過 50 層"),
    "Y08": Code("error", "鍵不是文字"),
    "Y09": Code("error", "指令（%）不能用"),
    "S01": Code("error", "缺少必填的鍵"),
    "S02": Code("error", "未知的鍵"),
    "S03": Code("error", "值的類型不對"),
    "S04": Code("error", "值不在允許的範圍內"),
    "S05": Code("error", "不是規範的整數"),
    "S06": Code("error", "不是「年-月-日」的日期"),
    "S07": Code("error", "值是空的"),
    "S08": Code("error", "只寫一行的值裡有換行或製表符"),
    "R01": Code("error", "序號重複"),
    "R02": Code("error", "單位未聲明"),
    "R03": Code("error", "短語不在條款裡"),
    "R04": Code("error", "時限短語在條款裡不止一處"),
    "R05": Code("error", "兩個單位或兩類逐案事項同名"),
    "R06": Code("error", "不是本項的單位"),
    "R07": Code("error", "任務不存在"),
    "R08": Code("error", "同一天寫了兩次"),
    "R09": Code("error", "調整所指的時限不存在，或不能改期"),
    "R10": Code("error", "調整與別的調整不一致"),
    "R11": Code("error", "文庫裡兩個方案的編號相同"),
    "R12": Code("error", "分工不在條款之後"),
    "R13": Code("error", "格式裡的位置有誤"),
    "C01": Code("error", "原文有時限，條款沒有標出"),
    "C02": Code("warning", "標出的時限不在時限表內，只作文字；長期堅持、立行立改一類說明沒有定下日期的，不在此列"),
    "C03": Code("error", "時限的年份無法確定"),
    "C04": Code("warning", "not_when 所指的短語不是時限"),
    "C05": Code("error", "原文有「嚴禁」「不得」，條款定為別的性質"),
    "C06": Code("warning", "條款或分項定為禁止，原文沒有「嚴禁」「不得」"),
    "C07": Code("warning", "分項拆開後遺漏了「嚴禁」「不得」"),
    "C08": Code("error", "原文有「除…外」，條款沒有標出"),
    "C09": Code("warning", "標出的例外裡沒有「除…外」"),
    "C10": Code("warning", "單位沒有任務用到"),
    "C11": Code("error", "序號不連續"),
    "C12": Code("warning", "逐案的時限沒有標 per: case"),
    "C13": Code("warning", "逐案的時限未寫明從哪件事起算"),
    "C14": Code("warning", "用語對照的詞不在原文裡"),
    "C15": Code("error", "與原文不一致"),
    "C16": Code("warning", "承接單位就是本單位"),
    "C17": Code("warning", "有任務未經人工核對"),
    "C18": Code("warning", "值在「 #」處截斷，其後成了註釋"),
    "C19": Code("warning", "換行讀成了漢字之間的空格"),
    "C20": Code("warning", "看不見的或多餘的空白"),
    "C21": Code("warning", "形近而不同的字"),
    "C22": Code("error", "格式印不出所寫的內容"),
    "C23": Code("error", "補入單位的語句不在方案裡"),
}


def problem(file: str, place: Place, code: str, message: str) -> Problem:
    """A problem of a file. Its path and the texts that the message quotes may hold anything, and are made visible here."""
    line, column = place
    severity = CODES[code].severity
    return Problem(visible(file), line, column, code, severity, visible(message))


def exit_code(problems: Iterable[Problem]) -> int:
    """3 where a file cannot be opened, 1 for errors, 0 for warnings alone."""
    code = 0
    for each in problems:
        if each.code == "F01":
            return 3
        if each.severity == "error":
            code = 1
    return code


class Report:
    """What is wrong with one file; a place is reported once, by the first to complain of it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[Place, Problem] = {}

    def add(self, place: Place, code: str, message: str) -> None:
        """Report a fault, unless its place is reported already."""
        if place not in self._found:
            self._found[place] = problem(self.file, place, code, message)

    def take(self, faults: Iterable[tuple[Place, str, str]]) -> None:
        """Add faults until there are more than will be listed."""
        for fault in faults:
            if len(self._found) > LISTED:
                break
            self.add(*fault)

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self._found)

    def __iter__(self) -> Iterator[Problem]:
        """The problems in the order of their places, no more than are listed."""
        return listed(self.file, self._found.values())


def listed(file: str, found: Iterable[Problem]) -> Iterator[Problem]:
    """The first problems of a file in order, and one line more where there are too many."""
    ordered = sorted(found)
    if len(ordered) > LISTED:
        yield problem(file, WHOLE_FILE, "F05", f"問題過多，只列出 {LISTED} 處；改正後請再檢查一次")
    yield from ordered[:LISTED]
