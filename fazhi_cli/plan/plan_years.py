"""The year of a plan, as far as the plan itself says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.plan import numerals
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.time_meaning import Context

if TYPE_CHECKING:
    import datetime as dt

_YEAR = r"(?:19|20)\d\d"
_IN_NUMBER = re.compile(rf"[〔\[(（【]({_YEAR})[〕\])）】]")
"""A document's number holds its year in brackets, 〔2015〕3號 (GB/T 9704)."""


def year_of(issued: str | None, number: str | None) -> int | None:
    """The year of the date of issue, else that in the document's number; None where the plan has neither.

    A year in a title is no such year (2020年工作要點 may be of 2019), but its limits are of that year: see context_of.
    """
    if issued and re.match(rf"{_YEAR}-", issued):
        return int(issued[:4])
    found = _IN_NUMBER.search(number or "")
    return int(found[1]) if found else None


_IN_TITLE = re.compile(
    r"(?<![\d-])(?P<year>20\d\d|二零[零一二三四五六七八九]{2}) ?年(?!\d{1,2} ?月|[一二三四五六七八九十]{1,2}月|[\d至到-])"
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d|[一二][零九][零一二三四五六七八九]{2}")
_NAME_OF_DOCUMENT = re.compile(r"《[^《》]{0,100}》|[〔(]\d{4}[〕)]")
_LOOKS_BACK = re.compile("^度?.{0,24}(?:考核|评估|审计|巡视|巡察|督查|督察|检查|反馈|整改|总结|决算|情况|通报)")


def year_in_title(title: str) -> int | None:
    """The year for which a plan is made, as its title says it: 2020年工作要點; None where it says none, or several (2020—2022年).

    One of which something is said that is over (2019年度考核發現問題整改方案) is none.
    """
    words = _NAME_OF_DOCUMENT.sub("", fold_script(numerals.fold(title)).translate(_ONE_DASH))
    if len(set(_ANY_YEAR.findall(words))) > 1:
        return None
    found = _IN_TITLE.search(words)
    if found is None or _LOOKS_BACK.match(words[found.end() :]):
        return None
    return numerals.number(found["year"])


_ONE_DASH = str.maketrans("—–－~～〇○", "-----零零")


def context_of(issued: dt.date | None, number: str | None, title: str) -> Context:
    """What gives the words of time of a plan their year where they write none.

    The year in the title goes before that of the day or the number, where it is the same or the next: a plan for 2020 may be of
    December 2019. One that had passed is what the plan is about.
    """
    year = issued.year if issued else year_of(None, number)
    named = year_in_title(title)
    is_of_plan = named is not None and (year is None or named in (year, year + 1))
    of_plan = named if is_of_plan else None
    return Context(issued=issued, year=of_plan, issue_year=year_of(None, number) or of_plan)
