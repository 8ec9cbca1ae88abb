"""What bash makes of the text that is inserted for a value, held against bash itself."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_cli.cli.bash_words import Word, insertion, read_word


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("市法", Word("市法")),
        ('"市 法', Word("市 法", '"')),
        ("'市\\", Word("市\\", "'")),
        ('"市\\$\\x', Word("市$\\x", '"')),
        ("市\\ 法", Word("市 法")),
        ("市\\", Word("市")),
        ("'it'\\''s", Word("it's", "'")),
        ("$'it\\'s", Word("it's", "$'")),
        ('$"市', Word("市", '"')),
        ("'市'法", Word("市法")),
    ],
)
def test_a_word_without_its_quotes(raw: str, word: Word) -> None:
    assert read_word(raw) == word


@pytest.mark.parametrize(
    ("value", "typed", "text"),
    [
        ("x$(y)", "", "x\\$\\(y\\)"),
        ("x$(y)", '"', "x\\$(y)"),
        ("x$(y)", "'", "x$(y)"),
        ("x'y", "'", "x'\\''y"),
        ("x'", "'", "x'\\'"),
        ('x"', '"', 'x"\\"'),
        ("x\\", "$'", "x\\\\"),
        ("x'", "$'", None),
        ("x!", '"', None),
        ("市法制辦", '市"', "法制辦"),
        ("市法制辦", '省"', None),
    ],
)
def test_the_text_for_a_value(value: str, typed: str, text: str | None) -> None:
    assert insertion(value, read_word(typed)) == text


LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not on this machine")
@settings(max_examples=60, deadline=None)
@given(st.lists(LINES | st.text("$`\"'\\\\!()~#;&|<> *?[]{}a=", min_size=1, max_size=8), min_size=20, max_size=20))
def test_bash_reads_the_value(values: list[str]) -> None:
    words = [
        (quote + text + ("" if quote == "" or (value.endswith(quote[-1]) and quote != "$'") else quote[-1]), value)
        for value in values
        for quote in ("", "'", '"', "$'")
        if (text := insertion(value, Word("", quote))) is not None
    ]
    script = "printf '%s\\0' " + " ".join(word for word, _ in words)
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"})
    assert done.stdout.decode().split("\0")[:-1] == [value for _, value in words]
