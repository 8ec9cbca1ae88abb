"""Law beside a limit: which article counts so many days as working days, which paper is shorter, which defines a word."""

from __future__ import annotations

from datetime import date

import pytest

from fazhi_cli.plan.statutes import definitions, shorter_terms, working_day_clauses

LICENCE = "行政許可申請應當自受理之日起7日內辦結"


@pytest.mark.parametrize(
    ("text", "amount", "day", "articles"),
    [
        (
            LICENCE,
            7,
            date(2015, 3, 1),
            ["行政許可法第82條", "行政處罰法第85條", "行政強制法第69條", "行政複議法第40條"],
        ),
        (LICENCE, 15, date(2015, 3, 1), ["行政許可法第82條"]),
        (
            "行政处罚决定作出之日起3日内",
            3,
            date(2022, 3, 1),
            ["行政處罰法第85條", "行政許可法第82條", "行政強制法第69條"],
        ),
        ("行政處罰決定作出之日起15日內", 15, date(2022, 3, 1), []),
        ("行政複議決定", 10, date(2023, 12, 31), ["行政許可法第82條", "行政強制法第69條"]),
        ("行政複議決定", 10, date(2024, 1, 1), ["行政複議法第88條", "行政許可法第82條", "行政強制法第69條"]),
        ("收到意見", 10, date(2024, 1, 1), ["行政許可法第82條", "行政強制法第69條", "行政複議法第88條"]),
    ],
)
def test_articles_that_count_so_many_days_as_working_days(
    text: str, amount: int, day: date, articles: list[str]
) -> None:
    assert [clause.law + clause.article for clause in working_day_clauses(text, amount, day)] == articles


@pytest.mark.parametrize(
    ("text", "case", "day", "papers"),
    [
        ("行政處罰決定20個工作日內公開", "行政處罰", date(2015, 6, 1), []),
        ("行政處罰決定20個工作日內公開", "行政處罰", date(2015, 7, 1), ["國辦發〔2015〕51號"]),
        ("行政審批決定10個工作日內公開", "行政審批、行政許可", date(2018, 12, 31), ["國辦發〔2015〕51號"]),
        ("行政处罚决定20个工作日内公开", "行政处罚", date(2019, 1, 3), ["國辦發〔2015〕51號", "國辦發〔2018〕118號"]),
        ("行政處罰和行政複議案件信息公開", "行政複議", date(2025, 1, 3), []),
        ("行政處罰決定20個工作日內備案", "行政處罰", date(2025, 1, 3), []),
    ],
)
def test_later_papers_with_a_shorter_term(text: str, case: str, day: date, papers: list[str]) -> None:
    assert [term.paper for term in shorter_terms(text, case, day)] == papers


def test_what_great_means_is_told_for_filing_in_sichuan_only() -> None:
    filing = "重大行政處罰的決定機關應當在15日內報送備案"
    [found] = definitions("重大行政處罰", filing, "遂寧市")
    assert (found.paper, found.articles) == ("《四川省重大行政處罰行政強制備案規定》(川辦發〔2014〕3號)", "第2、3條")
    assert definitions("重大行政處罰", filing, "長沙市") == []
    assert definitions("重大行政處罰", "作出重大行政處罰之前應當審核", "遂寧市") == []
    assert definitions("重大行政許可", filing, "遂寧市") == []
