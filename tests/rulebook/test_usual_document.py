"""What is read the quick way is what the nodes say, and whatever has something to report is not read so."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from fazhi_cli.data_files import MAX_LENGTH
from fazhi_cli.rulebook.compose import compose
from fazhi_cli.rulebook.nodes import PlaceUnknown, Unplaced
from fazhi_cli.rulebook.problems import Report
from fazhi_cli.rulebook.usual_document import Unusual, place_below, values_of
from tests.rulebook.random_files import files
from tests.rulebook.test_syntax import LOADERS, SIGNS

TESTS = Path(__file__).parents[1]
UNUSUAL = {
    "directive": "%YAML 1.1\n---\na: b\n",
    "directive later": "a: b\n...\n%YAML 1.1\n---\nc: d\n",
    "anchor": "a: &x b\n",
    "anchor of a list": "a: &x [b]\n",
    "alias": "a: *x\n",
    "tag": "a: !t b\n",
    "tag of a mapping": "a: !t {b: c}\n",
    "merge": "a:\n  <<: {b: c}\n",
    "a key twice": "a: b\nc: d\na: e\n",
    "an empty key": "~: b\n",
    "a list as key": "[a]: b\n",
    "two documents": "a: b\n---\nc: d\n",
    "too deep": "[" * 51 + "]" * 51,
    "too long": f"a: {'字' * (MAX_LENGTH + 1)}\n",
    "an escaped character that no file may hold": 'a: "\\u202e"\n',
    "no YAML": "a: [b\n",
}


def _agrees(text: str) -> None:
    """The quick way reads what the nodes say, or nothing where there is something to report."""
    report = Report("tasks.yaml")
    root = compose(text, report)
    if root is None or report:
        with pytest.raises(Unusual):
            values_of(text)
    else:
        assert values_of(text) == root.plain()


@pytest.mark.parametrize("text", UNUSUAL.values(), ids=UNUSUAL)
def test_what_there_is_to_report_is_left_to_the_nodes(text: str) -> None:
    report = Report("tasks.yaml")
    compose(text, report)
    assert report
    with pytest.raises(Unusual):
        values_of(text)


@pytest.mark.parametrize("file", sorted((TESTS / "bad").glob("*.yaml")), ids=lambda file: file.stem)
def test_faulty_files_are_read_alike(file: Path) -> None:
    _agrees(file.read_text("utf-8"))


@given(files())
def test_files_in_any_style_are_read_alike(text: str) -> None:
    _agrees(text)


@pytest.mark.parametrize("name", LOADERS)
@given(signs=st.lists(st.sampled_from(SIGNS), max_size=12))
@example(signs=[])
@example(signs=["--- ", "a"])
@example(signs=["a", ": ", "[", "~", ",", "'", "'", "]"])
def test_any_signs_are_read_alike(name: str, signs: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fazhi_cli.rulebook.compose.LOADER", getattr(yaml, name))
        patch.setattr("fazhi_cli.rulebook.usual_document.LOADER", getattr(yaml, name))
        _agrees("".join(signs))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("plan:\n  id: x\n", (2, 7)),
        ("# 甲\nchapters: [{plan: {id: y}}, a]\nplan: {title: [乙, {id: z}], id: x}\n", (3, 33)),
        ("plan:\n  layout:\n    id: z\n  id:\n    x\n", (5, 5)),
    ],
)
def test_a_value_is_found_by_its_keys(text: str, place: tuple[int, int]) -> None:
    assert place_below(text, "plan", "id") == place


def test_a_node_without_a_place_says_the_same_and_refuses_to_be_placed() -> None:
    text = "a: {b: 甲, c: [乙, ~, {d: 丙}]}\ne: 丁\nf:\n"
    root = compose(text, Report("tasks.yaml"))
    assert root is not None
    bare = Unplaced(values_of(text))
    for node in (root, bare):
        assert node.get("a").text_of("b") == "甲"
        assert [entry.text for entry in node.get("a").each("c")] == ["乙", "", ""]
        assert [entry.text for entry in node.each("e")] == ["丁"]
        assert node.each("f") == node.get("e").each("g") == node.get("f").entries() == []
        assert node.get("g").value is None
        assert [(key, value.text) for key, value in node.pairs()] == [("a", ""), ("e", "丁"), ("f", "")]
        assert [key.text for key in node.key_nodes()] == ["a", "e", "f"]
        assert not node.get("e").pairs()
        assert not node.get("e").key_nodes()
        assert node.text_of("a") == node.get("e").text_of("x") == ""
    for ask in (lambda: bare.place, lambda: bare.get("a").key, lambda: bare.get("e").line):
        with pytest.raises(PlaceUnknown):
            ask()
