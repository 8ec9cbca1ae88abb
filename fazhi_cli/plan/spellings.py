"""How the name of a body is written longer and shorter: 人力資源和社會保障局, 人力資源社會保障局, 人社局.

What is here holds at every level (省人社廳, 市人社局, 縣人社局). The forms were counted in some thousand public documents of
2018 to 2024; those that only a city knows stand with their body in bureaus.csv.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MATTERS = (
    ("人力資源和社會保障", "人力資源社會保障", "人力社保", "人社"),
    ("住房和城鄉建設", "住房城鄉建設", "住建"),
    ("發展和改革", "發展改革", "發改"),
    ("經濟和信息化", "經濟信息化", "經信"),
    ("工業和信息化", "工業信息化", "工信"),
    ("經濟發展", "經發"),
    ("科學技術", "科技"),
    ("科學技術和信息化", "科技和信息化", "科信"),
    ("科技工業信息化", "科工信"),
    ("衛生和計劃生育", "衛生計生", "衛計"),
    ("衛生健康", "衛健"),
    ("市場監督管理", "市場監管", "市監"),
    ("自然資源和規劃", "自然資源規劃", "自規", "資規", "規自"),
    ("環境保護", "環保"),
    ("國土資源", "國土"),
    ("文化和旅遊", "文化旅遊", "文旅"),
    ("文化廣播電視和旅遊", "文化廣電和旅遊", "文化廣電旅遊", "文廣旅"),
    ("文化旅遊和廣播電視", "文化旅遊廣播電視", "文旅廣"),
    ("文化廣電新聞出版", "文化廣播影視新聞出版", "文廣新"),
    ("教育和體育", "教育體育", "教體"),
    ("教育科技和體育", "教育科技體育", "教科體"),
    ("應急管理", "應急"),
    ("安全生產監督管理", "安全生產監管", "安全監管", "安監"),
    ("醫療保障", "醫保"),
    ("退役軍人事務", "退役軍人"),
    ("社會保險", "社會保險事業管理", "社保"),
    ("社會保險事務", "社會保險", "社保"),
    ("就業服務管理", "就業服務", "就業"),
    ("交通運輸", "交通", "交運"),
    ("城市管理", "城管"),
    ("城市管理行政執法", "城管行政執法", "城管執法", "城管"),
    ("城市管理和綜合行政執法", "城市管理綜合行政執法", "城管執法", "城管"),
    ("綜合行政執法", "綜合執法", "執法"),
    ("政務服務管理", "政務服務"),
    ("政務服務和大數據管理", "政務服務和大數據", "政務服務和數據管理", "政務和大數據", "政數"),
    ("行政審批服務", "行政審批", "審批"),
    ("地方金融監督管理", "地方金融監管", "金融監管"),
    ("金融工作", "金融"),
    ("國有資產監督管理", "政府國有資產監督管理", "國有資產監管", "政府國資", "國資"),
    ("食品藥品監督管理", "食品藥品監管", "食藥監"),
    ("藥品監督管理", "藥品監管", "藥監"),
    ("質量技術監督", "質量技監", "質監"),
    ("工商行政管理", "工商"),
    ("糧食和物資儲備", "糧食和儲備", "糧食物資儲備", "糧儲"),
    ("林業和草原", "林業草原", "林草"),
    ("民族宗教事務", "民族宗教", "民宗"),
    ("民族事務", "民"),
    ("外事僑務", "外僑"),
    ("外事", "外"),
    ("僑務", "僑"),
    ("人民防空", "人防"),
    ("國防動員", "國動"),
    ("機關事務管理", "機關事務"),
    ("扶貧開發", "扶貧"),
    ("扶貧和移民工作", "扶貧移民工作", "扶貧移民"),
    ("農業機械管理", "農業機械", "農機"),
    ("投資促進", "投促"),
    ("招商引資", "招商"),
    ("經濟合作", "經合"),
    ("旅遊發展", "旅發"),
    ("老齡工作", "老齡"),
    ("地方志", "方志", "史志"),
    ("國家稅務", "國稅"),
    ("地方稅務", "地稅"),
    ("煙草專賣", "煙草"),
    ("郵政管理", "郵管"),
    ("住房公積金管理", "住房公積金", "公積金"),
    ("房地產管理", "房管"),
    ("網絡安全和信息化", "網信"),
    ("機構編制", "編制", "編"),
    ("鄉村振興", "鄉振"),
    ("大數據發展管理", "大數據管理", "大數據"),
)
"""Ways to write what a body has to do with; one of them is all that stands before its kind (局, 委, 辦)."""

_KINDS = (
    ("委員會", "委"),
    ("委員會辦公室", "委辦公室", "委辦", "辦公室", "辦"),
    ("領導小組辦公室", "辦公室", "辦"),
    ("局",),
    ("廳",),
    ("服務中心", "中心"),
)
"""Ways to write what kind of body it is, the longest first."""

_WHOLE = (
    ("人民政府辦公室", "政府辦公室", "政府辦", "府辦公室", "府辦"),
    ("人民政府辦公廳", "政府辦公廳", "府辦公廳"),
    ("中級人民法院", "中級法院", "中院", "法院"),
    ("人民法院", "法院"),
    ("人民檢察院", "檢察院"),
    ("殘疾人聯合會", "殘聯"),
    ("婦女聯合會", "婦聯"),
    ("工商業聯合會", "工商聯"),
    ("科學技術協會", "科協"),
    ("歸國華僑聯合會", "僑聯"),
    ("文學藝術界聯合會", "文聯"),
    ("供銷合作社聯合社", "供銷合作社", "供銷社"),
    ("消防救援支隊", "消防支隊"),
    ("農業科學院", "農科院"),
)
"""Names that are shortened as a whole."""

_BEFORE = (("人民政府", ("人民政府", "政府", "")), ("政府", ("人民政府", "政府", "")), ("委", ("委", "")))
"""Whose body it is, and how that is written before its name: 市人民政府法制辦公室, 市政府法制辦, 市法制辦; 市委編辦, 編辦."""

_SHORTENED = (("監督管理", "監管"), ("和", ""))
"""What documents shorten in any name."""

_SHORTEST = 2
"""Characters of a name."""


class Spellings:
    """Writes the folded name of a body in every way that is in use."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._matters = _by_member(_MATTERS, fold)
        self._whole = _by_member(_WHOLE, fold)
        self._kinds = [[fold(kind) for kind in kinds] for kinds in _KINDS]
        self._before = [(fold(first), [fold(each) for each in ways]) for first, ways in _BEFORE]
        self._shortened = [(fold(longer), fold(shorter)) for longer, shorter in _SHORTENED]

    def __call__(self, bare: str) -> list[str]:
        """Every way to write a name, itself first; bare: folded, without place and level (人力资源和社会保障局)."""
        found = [bare, *self._whole.get(bare, ())]
        for before, rest in self._owners(bare):
            found += [before + name for name in self._of_matter(rest)]
        for longer, shorter in self._shortened:
            found += [name.replace(longer, shorter) for name in found if longer in name]
        return list(dict.fromkeys(name for name in found if len(name) >= _SHORTEST))

    def _owners(self, bare: str) -> Iterator[tuple[str, str]]:
        """What may stand before the rest of a name, and the rest."""
        for first, ways in self._before:
            rest = bare.removeprefix(first)
            if rest not in (bare, "") and bare not in self._whole:
                for way in ways:
                    yield way, rest
                return
        yield "", bare

    def _of_matter(self, name: str) -> Iterator[str]:
        """A name with its matter and its kind in other words."""
        yield name
        for kinds in self._kinds:
            kind = next((kind for kind in kinds if name.endswith(kind)), None)
            if kind is not None:
                matter = name.removesuffix(kind)
                for other_matter in (matter, *self._matters.get(matter, ())):
                    for other_kind in kinds:
                        yield other_matter + other_kind


def _by_member(groups: tuple[tuple[str, ...], ...], fold: Callable[[str], str]) -> dict[str, list[str]]:
    """For each way to write something all the others; one way may mean several things (城管)."""
    others: dict[str, list[str]] = {}
    for group in groups:
        folded = [fold(member) for member in group]
        for member in folded:
            others.setdefault(member, []).extend(folded)
    return others
