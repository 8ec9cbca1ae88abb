"""Full-width punctuation for print; what is wholly Latin keeps its own."""

from __future__ import annotations

import pytest

from fazhi_cli.formats.punctuation import full_width


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("各縣(區)政府", "各縣（區）政府"),
        ("《意見》(川府發〔2015〕1號),結合我市實際", "《意見》（川府發〔2015〕1號），結合我市實際"),
        ("落實“五個一律”,即對屬於", "落實“五個一律”，即對屬於"),
        ("於2015年5月前,向市政府法制機構備案;", "於2015年5月前，向市政府法制機構備案；"),
        ("牽頭單位:市法制辦", "牽頭單位：市法制辦"),
        ("(三十一)", "（三十一）"),
        ("((十)甲)", "（（十）甲）"),
        ("第1,2項", "第1，2項"),
        ("10,000人,8:30開會", "10,000人，8:30開會"),
        ("存為PDF(A4)", "存為PDF(A4)"),
        ("10.3-1", "10.3-1"),
        ("2015-04-30", "2015-04-30"),
        ("自2015-04-28(週二)起", "自2015年4月28日（週二）起"),
        ("從嚴 2015-02-28 (1.1)", "從嚴2015年2月28日 （1.1）"),
        ("方案/2015-04-28/tasks.yaml", "方案/2015-04-28/tasks.yaml"),
        ("2015-13-45", "2015-13-45"),
        ("", ""),
    ],
)
def test_a_printed_page_has_full_width_punctuation(source: str, printed: str) -> None:
    assert full_width(source) == printed


def test_it_is_settled_once() -> None:
    once = full_width("除因涉密等特殊情況外,所有事項(公共服務)均納入;其他:略?")
    assert once == "除因涉密等特殊情況外，所有事項（公共服務）均納入；其他：略？"
    assert full_width(once) == once
