"""The characters that OpenCC leaves although the mainland writes others: 著力 is 着力 there, and 著作 stays 著作.

OpenCC goes by characters and by its list of words; of a character with two simplified forms it keeps the rarer one where
no word of that list decides. The words here follow the 現代漢語詞典 and the 通用規範漢字表 (國發〔2013〕23號).
"""

from __future__ import annotations

import re

_VARIANTS = dict(zip("舖砲姪妳牠銲籐隄隣痺賸", "铺炮侄你它焊藤堤邻痹剩", strict=True))
"""Characters that OpenCC knows as no traditional ones, though the mainland writes them in one other way."""

FOLDED = _VARIANTS | {"著": "着", "覆": "复", "瞭": "了", "藉": "借", "祇": "只", "衹": "只", "彷": "仿", "牴": "抵"}
"""For comparing, where a word is to be found however it is written: the one form of each."""

_DRY = "乾"
_NAMES_WITH_QIAN = re.compile("乾(?=[安縣县州務务潭佑塘])")
"""Places that keep 乾: 乾安縣 (吉林), 乾縣 (陝西), 乾州 (湖南), 乾務鎮 and 乾塘鎮 (廣東), 乾潭鎮 (浙江), 乾佑街道 (陝西)."""

_KEPT = "\U000f0000"
"""A private-use character that stands for 乾 while OpenCC converts; no text holds it."""

_ACTING = "随沿本接跟绕朝向味趁凭带拿看抓盯怀抱围"
"""Verbs that 着 follows: 随着作风 is no 著作."""

_WORKS = (
    "(?:显|卓|昭|名|专|原|编|译|巨|遗|土|拙|撰)著|所著(?![力眼手重])"
    "|(?<![结配联组融混符聚整综])合著|(?<![议讨谈争辩评])论著"
    "|著作[权人者物]"
    f"|(?<![{_ACTING}])著(?:作|名|者|书|录|述)|著称"
)
"""Words of writing and of fame, in which 著 stays."""

_PARTICLE = re.compile(f"({_WORKS})|著")
_ANSWERED = re.compile("(批|来|呈|示)覆|覆(?=[议核查审函验检试述诊电信命])")
_CLEAR = re.compile("瞭(?![望哨])")
_LEANING = re.compile("(?<![慰狼蕴枕])藉")
_ONLY = re.compile("(?<![神地僧])[祇衹](?![园树])")
_TABLE = str.maketrans(_VARIANTS)
_LEFT = re.compile(f"[{''.join(FOLDED)}{_KEPT}]")


def protected(text: str) -> str:
    """A text whose names with 乾 OpenCC cannot turn into 干."""
    return _NAMES_WITH_QIAN.sub(_KEPT, text) if _DRY in text else text


def settled(text: str) -> str:
    """A converted text with the mainland's characters where OpenCC left others, and with what was protected."""
    if not _LEFT.search(text):
        return text
    text = text.replace(_KEPT, _DRY)
    text = _PARTICLE.sub(lambda found: found[1] or "着", text)
    text = _ANSWERED.sub(lambda found: f"{found[1] or ''}复", text)
    text = _CLEAR.sub("了", text)
    text = _LEANING.sub("借", text)
    return _ONLY.sub("只", text).translate(_TABLE)
