"""Which fonts a PDF is set in: those of the trade where the system has them, else an open one; never one that lacks a character."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fontTools.ttLib import TTFont
from typst import Fonts

from fazhi_cli.errors import MissingPart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPEN = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
)
"""The open fonts that have both scripts, in the forms used on the mainland; the last resort of every face."""

FACES: Mapping[str, tuple[str, ...]] = {
    "title": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "SimSun", "NSimSun", "Songti SC", "宋体"),
    "body": ("仿宋_GB2312", "FangSong_GB2312", "FangSong", "STFangsong", "仿宋", "方正仿宋_GBK"),
    "kai": ("楷体_GB2312", "KaiTi_GB2312", "KaiTi", "STKaiti", "Kaiti SC", "楷体", "方正楷体_GBK"),
    "hei": ("SimHei", "STHeiti", "Heiti SC", "黑体", "方正黑体_GBK", "Noto Sans CJK SC"),
    "song": ("SimSun", "NSimSun", "Songti SC", "宋体"),
}
"""By face the families of the trade, first found first; 仿宋_GB2312 has no traditional characters, so it must be asked."""


REGULAR = 400
"""The weight of a font that is neither light nor bold."""


class Faces(NamedTuple):
    families: dict[str, list[str]]
    fonts: Fonts


CURE = "請安裝中文字體，如 pip install 'fazhi[pdf]' 所帶的 Noto Sans CJK，或系統軟件包 fonts-noto-cjk。"


def faces(characters: str) -> Faces:
    """For each face the first family that has all the characters, else the fewest that have them together."""
    installed = _installed()
    wanted = frozenset(ord(character) for character in characters if character > " ")
    families = {}
    for face, names in FACES.items():
        families[face] = chosen(installed, (*names, *OPEN), wanted)
    return Faces(families, installed.fonts)


class Installed:
    """The fonts that there are, each read only when it is a candidate."""

    def __init__(self) -> None:
        folders = _folder_of_extra()
        self.fonts = Fonts(include_embedded_fonts=False, font_paths=folders)
        self.files = {}
        for font in self.fonts.fonts():
            if font.style == "normal" and font.weight == REGULAR:
                self.files[font.family] = font
        self.characters: dict[str, frozenset[int]] = {}

    def has(self, family: str) -> frozenset[int]:
        if family not in self.characters:
            font = self.files[family]
            with TTFont(font.path, fontNumber=font.index, lazy=True) as file:
                characters = file.getBestCmap()
                self.characters[family] = frozenset(characters)
        return self.characters[family]


_installed = cache(Installed)


def chosen(installed: Installed, names: Sequence[str], wanted: frozenset[int]) -> list[str]:
    """Raises MissingPart: no Chinese font, or a character that none of them has."""
    candidates = [name for name in names if name in installed.files]
    for name in candidates:
        if wanted <= installed.has(name):
            return [name]
    together, rest = [], wanted
    for name in candidates:
        if rest & installed.has(name):
            together.append(name)
            rest -= installed.has(name)
    if not together:
        raise MissingPart(f"系統中沒有中文字體，無法生成 PDF。{CURE}")
    if rest:
        raise MissingPart(f"已裝的字體都沒有這些字：{'、'.join(map(chr, sorted(rest)))}。{CURE}")
    return together


def _folder_of_extra() -> list[Path]:
    """The folder of the font that the extra `pdf` brings."""
    package = find_spec("noto_cjk_sans_otc")
    if package is None or package.submodule_search_locations is None:
        return []
    return [Path(folder) for folder in package.submodule_search_locations]
