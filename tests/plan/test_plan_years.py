"""The year of which a plan's limits are that write none: the title's, where it is that of the document or the next one."""

from __future__ import annotations

import datetime as dt

import pytest

from fazhi_cli.plan.plan_years import context_of, year_in_title
from fazhi_cli.plan.time_meaning import Milestone
from fazhi_cli.plan.wordings import read

JUNE = "6月底前"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("青原市2020年工作要點", 2020),
        ("青原市2020年度重點工作任務分解方案", 2020),
        ("青原市二〇二〇年重點工作安排", 2020),
        ("青原市政府工作報告2020年任務分工", 2020),
        ("青原市三年行動方案（2020—2022年）", None),
        ("青原市2020年至2022年行動計劃", None),
        ("青原市2019年度考核發現問題整改方案", None),
        ("關於落實2020年5月12日會議精神的方案", None),
        ("關於貫徹《2019年國務院工作要點》的方案", None),
        ("關於落實國發〔2019〕3號文件的方案", None),
        ("青原市實施方案", None),
    ],
)
def test_a_title_says_for_which_year_its_plan_is(title: str, year: int | None) -> None:
    assert year_in_title(title) == year


@pytest.mark.parametrize(
    ("issued", "number", "title", "year"),
    [
        (None, None, "2020年工作要點", 2020),
        (dt.date(2019, 12, 25), None, "2020年工作要點", 2020),
        (dt.date(2020, 8, 12), None, "2020年工作要點", 2020),
        (dt.date(2020, 3, 12), None, "2019年工作要點", 2020),
        (None, "青府發〔2019〕35號", "2020年工作要點", 2020),
        (None, "青府發〔2021〕35號", "2020年工作要點", 2021),
        (None, "青府發〔2021〕35號", "工作要點", 2021),
        (dt.date(2020, 3, 12), "青府發〔2019〕35號", "工作要點", 2020),
    ],
)
def test_a_limit_without_a_year_is_of_the_year_of_its_plan(
    issued: dt.date | None, number: str | None, title: str, year: int
) -> None:
    meaning = read(JUNE, context_of(issued, number, title))
    assert isinstance(meaning, Milestone)
    assert meaning.lenient == dt.date(year, 6, 30)


def test_this_year_is_that_of_the_document_where_the_title_is_of_the_next() -> None:
    meaning = read("今年12月底前", context_of(dt.date(2019, 12, 5), None, "2020年工作要點"))
    assert isinstance(meaning, Milestone)
    assert meaning.lenient == dt.date(2019, 12, 31)
