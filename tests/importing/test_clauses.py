"""The words of time of a clause: which of them are limits, and why the others are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.imports import imported

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = {
    "2021年6月底前完成修繕。": ["2021年6月底前"],
    "每年定期檢查，12月底前報告。": ["每年定期、12月底前"],
    "自受理之日起5個工作日內辦結。": ["受理之日起5個工作日內"],
    "政策實施期限延長至2021年4月30日。": ["至2021年4月30日"],
    "在2021年實現清零。": ["在2021年"],
    "認真落實年度報告制度。": ["年度"],
}


@pytest.mark.parametrize("sentence", LIMITS)
def test_a_limit(sentence: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市方案\n一、{sentence}（市教育局負責）\n2021年1月10日\n")
    assert made.limits == LIMITS[sentence]
    assert "沒有作為時限" not in made.report


NO_LIMITS = {
    "完善年度考核內容。": "「年度」沒有作為時限：「年度」是所說事物名稱的一部分，不是辦理期限。",
    "可以定期減免房產稅。": "「定期」沒有作為時限：「定期」是所說事物名稱的一部分，不是辦理期限。",
    "將2月份申報納稅期限延長至2月24日。": "「至2月24日」沒有作為時限：是當事人繳納、申報或還款的日期，不是辦理期限。",
}


@pytest.mark.parametrize("sentence", NO_LIMITS)
def test_no_limit_and_why(sentence: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市方案\n一、{sentence}（市教育局負責）\n2021年1月10日\n")
    assert made.limits == []
    assert f"「plan.txt」第 2 行：{NO_LIMITS[sentence]}" in made.report


PARTIES = {
    "對2020年6月前到期的貸款，可延期至2021年3月31日。": "至2021年3月31日",
    "企業應於2020年5月31日前提出申請。": "2020年5月31日前",
    "暫退的保證金應在2022年2月5日前如數交還。": "2022年2月5日前",
}


@pytest.mark.parametrize("sentence", PARTIES)
def test_a_day_of_the_parties_is_no_limit(sentence: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市方案\n一、{sentence}（市教育局負責）\n2020年1月10日\n")
    assert made.limits == []
    assert f"「{PARTIES[sentence]}」沒有作為時限：是當事人繳納、申報或還款的日期，不是辦理期限。" in made.report


EVENTS = {
    "收到申請的，應當在5個工作日內答覆。": "收到申請",
    "行政審批決定應當在10個工作日內報備案。": "行政審批決定",
    "受理申請後，10日內辦結。": "",
    "應當在10個工作日內報備案。": "",
    "自受理之日起5個工作日內辦結。": "",
}


@pytest.mark.parametrize("sentence", EVENTS)
def test_the_event_of_a_term_that_does_not_say_it(sentence: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市方案\n一、{sentence}（市教育局負責）\n")
    written = (made.folder / "tasks.yaml").read_text(encoding="utf-8")
    assert (f"event: {EVENTS[sentence]}\n" in written) == bool(EVENTS[sentence])
    assert ("event:" in written) == bool(EVENTS[sentence])


ACTORS = {
    "各行政機關應當建立檔案。不得收取費用。": ["各行政機關", "各行政機關"],
    "各行政機關應當建立檔案。企業自願參加。": ["各行政機關", ""],
    "開展培訓。不得收取費用。": ["", ""],
}


@pytest.mark.parametrize("sentences", ACTORS)
def test_who_does_what_the_next_sentence_says_too(sentences: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市方案\n一、管理檔案。{sentences}（市教育局負責）\n")
    assert [actor for [actor] in made.ask("clauses --fields actor")] == ACTORS[sentences]


SILENT = (
    "對2020年12月31日前開業的老年食堂給予補助。",
    "2020年6月底前建成並投入使用的廠房免收租金。",
    "全面清理2019年12月31日前印發的文件。",
    "對2020年6月30日前到期的貸款予以展期。",
    "本措施自2021年2月1日起施行。",
    "將審批時間壓縮至3個工作日以內。",
    "補助期限最長不超過1年。",
)
"""Words of time that the tables of the program do not read as a limit in the first place, or that are none."""


@pytest.mark.parametrize("sentence", SILENT)
def test_other_words_of_time(sentence: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市方案\n一、{sentence}（市教育局負責）\n2021年1月10日\n")
    assert made.limits == []


PRINTED = {
    "汛期前完成隱患排查。": ["汛期前"],
    "汛期前的準備工作要抓實。": [],
    "春耕前完成清淤，6月底前完成驗收。": ["春耕前、6月底前"],
    "每年改造100戶，每年11月底前驗收。": ["每年改造、每年11月底前"],
    "原則上2個月內制定辦法。": ["2個月內"],
    "爭取年中出臺規劃。": ["年中"],
}
"""Limits without a day, limits of which the words come again, and what may stand before one."""


@pytest.mark.parametrize("sentence", PRINTED)
def test_limits_as_they_are_printed(sentence: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市方案\n一、{sentence}（市教育局負責）\n2021年1月10日\n")
    assert made.limits == PRINTED[sentence]


def test_a_limit_of_each_case_says_so(tmp_path: Path) -> None:
    made = imported(tmp_path, "青原市方案\n一、自收到投訴之日起5日內答覆。（市教育局負責）\n")
    assert "per: case" in (made.folder / "tasks.yaml").read_text(encoding="utf-8")
    assert "規則庫的問題" not in made.report


def test_an_exception(tmp_path: Path) -> None:
    made = imported(tmp_path, "青原市方案\n一、除涉及國家秘密外，一律公開。（市教育局負責）\n")
    assert made.ask("clauses --fields except") == [("除涉及國家秘密外",)]
