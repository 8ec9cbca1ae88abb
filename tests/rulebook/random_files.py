"""Files of YAML as nobody writes them: any keys and texts, in any style, with comments and empty lines in between."""

from __future__ import annotations

import yaml
from hypothesis import strategies as st

from fazhi_cli.data_files import TASKS
from fazhi_cli.rulebook.source import Source

KEYS = (
    "plan", "chapters", "tasks", "clauses", "text", "lead", "title", "items", "kind", "is", "because", "roles", "when", "units",
    "id", "number", "甲", "a b", "1", "true", "null", "- x", "#", "x #y", "a: b", "'q'", "{一}", "，", "?", "", "2015-01-01",
)  # fmt: skip
SIGNS = (
    "甲", "乙 丙", "# 丁", "a #b", ": ", "a:", "- x", "-", "?", "[x]", "{y}", "，", ",", "'", '"', "\\", "\n", "\n\n", "\t", " ", "  ",
    "!t", "&a", "*a", "%d", "@", "`", "|", ">", "true", "null", "~", "0x1F", "010", "1e3", "2015-01-01", "=", "<<", "---", "...",
    "一二三四五六七八九十" * 4, "word " * 30, "\u3000", "“”", "\U0001f600", ":",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=4).map("".join)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | TEXTS, inner, max_size=4),
    max_leaves=12,
)


class Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file of any keys and texts, in any style, with comments and empty lines wherever they change nothing."""
    text = yaml.dump(
        draw(st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=4)),
        Dumper=Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=draw(st.sampled_from([20, 80, 10_000])),
        indent=draw(st.sampled_from([2, 4])),
        default_style=draw(st.sampled_from([None, '"', "'", "|", ">"])),
        default_flow_style=draw(st.sampled_from([True, False, None])),
    )
    lines = text.split("\n")
    for number in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["own", "behind", "empty"]))
        with_more = list(lines)
        if kind == "behind":
            with_more[place] += f" # 注{number}"
        else:
            with_more.insert(place, f"  # 注{number}" if kind == "own" else "")
        if plain("\n".join(with_more)) == plain(text) is not None:
            lines = with_more
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


def plain(text: str) -> object:
    """What a file says; None where it is refused."""
    source = Source.of(TASKS, text.encode())
    return None if source.report else source.root.plain()
