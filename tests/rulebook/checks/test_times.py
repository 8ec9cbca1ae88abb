"""Times of the text and times of the encoding agree, and each limit can be read."""

from __future__ import annotations

import pytest

from tests.rulebook.checks.rulebooks import of_clauses, of_tasks


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("- {text: '2015年3月前,做好甲。'}", ["C01"]),
        ("- {text: '2015年3月前,做好甲。', when: 2015年3月前}", []),
        ("- {text: '2015年3月前,做好甲。', when: 在2015年3月前}", ["R03"]),
        ("- {text: '在2015年3月前,做好甲。', when: 在2015年3月前}", []),
        # All of it, not a part of it.
        ("- {text: '2015年3月31日前,做好甲。', when: 3月31日前}", ["C01"]),
        ("- {text: '2015年3月前,做好甲;2016年6月前,做好乙。', when: 2015年3月前}", ["C01"]),
        ("- {text: '2015年3月前,做好甲;2016年6月前,做好乙。', when: [2015年3月前, 2016年6月前]}", []),
        ("- {text: '每年做好年度考核。', when: 每年, not_when: {text: 年度考核, because: 考核的名稱}}", []),
        ("- {text: '每年做好年度考核。', when: 每年}", ["C01"]),
        # What was done before the document was issued.
        ("- {text: '2014年11月20日印發的通知,2014年完成清理。'}", []),
        # Of a term with its event the time alone: the event stands before it.
        ("- {text: '事故發生後24小時內報告。', when: 24小時內, per: case}", []),
        ("- {text: '有效期屆滿30日前申請。', when: 30日前, per: case}", []),
        ("- {text: '做好考核。', not_when: {text: 考核, because: 考核的名稱}}", ["C04"]),
    ],
)
def test_each_time_of_the_text_is_marked(clause: str, codes: list[str]) -> None:
    assert of_clauses(clause, issued="2015-01-05") == codes


@pytest.mark.parametrize(
    ("clauses", "issued", "codes"),
    [
        ("- {text: '6月前,做好甲。', when: 6月前}", "", ["C03"]),
        ("- {text: '6月前,做好甲。', when: 6月前}", "2015-01-05", []),
        # A limit takes the year of the one before it in the task, not of one after it.
        ("- {text: '2015年3月前,做好甲;6月前,做好乙。', when: [2015年3月前, 6月前]}", "", []),
        ("- {text: '2015年3月前,做好甲;', when: 2015年3月前}\n- {text: '6月前,做好乙。', when: 6月前}", "", []),
        ("- {text: '3月前,做好甲;2015年6月前,做好乙。', when: [3月前, 2015年6月前]}", "", ["C03"]),
        # Read within its clause.
        ("- {text: '9月投入使用。', when: 9月}", "2015-01-05", []),
        ("- {text: '9月投入使用。', when: 9月}", "", ["C03"]),
        # The plan's own day starts it, and it is no limit of every case.
        ("- {text: '自本方案印發之日起30日內,做好甲。', when: 本方案印發之日起30日內}", "2015-01-05", []),
        ("- {text: '自本方案印發之日起30日內,做好甲。', when: 本方案印發之日起30日內}", "", ["C03"]),
        # In working days as well, whose last day may be of the next year.
        (
            "- {text: '自本方案印發之日起10個工作日內,做好甲;3月底完成乙。', when: [本方案印發之日起10個工作日內, 3月底]}",
            "2014-12-25",
            [],
        ),
        # One that cannot be read tells nothing, and does not end the reading.
        ("- {text: '3月前,做好甲;4月前,做好乙。', when: [3月前, 4月前]}", "", ["C03", "C03"]),
        ("- {text: '擇機做好甲;6月前,做好乙。', when: [擇機, 6月前]}", "", ["C02", "C03"]),
        ("- {text: 長期堅持做好甲。, when: 長期堅持}", "", []),
        ("- {text: '做好甲,立行立改並長期堅持。', when: 立行立改並長期堅持}", "", []),
        ("- {text: 適時做好甲。, when: 適時做好}", "", ["C02"]),
        ("- {text: '2015年3月前,做好甲;擇機做好乙;6月前,做好丙。', when: [2015年3月前, 擇機, 6月前]}", "", ["C02"]),
    ],
)
def test_each_limit_can_be_read(clauses: str, issued: str, codes: list[str]) -> None:
    assert of_clauses(clauses, issued=issued) == codes


def test_no_task_takes_the_year_of_another() -> None:
    first = "- {id: 1, title: 甲, lead: 市法制辦, clauses: [{text: '2015年3月前,做好甲。', when: 2015年3月前}]}\n"
    second = "- {id: 2, title: 乙, lead: 市法制辦, clauses: [{text: '6月前,做好乙。', when: 6月前}]}\n"
    assert of_tasks(first + second) == ["C03"]
