"""Bytes in, places and codes out."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.data_files import MAX_BYTES
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.rulebook.load import load
from fazhi_cli.rulebook.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from fazhi_cli.errors import Problem


def problems(path: Path, data: bytes) -> list[Problem]:
    path.write_bytes(data)
    return list(Source.read(path).report)


@pytest.mark.parametrize(
    ("encoding", "place", "named"),
    [
        ("gb18030", (2, 3), "GBK"),
        ("big5", (2, 3), "Big5"),
        ("utf-16", (0, 0), "UTF-16"),
        ("utf-16-le", (0, 0), "UTF-16"),
        ("utf-16-be", (0, 0), "UTF-16"),
    ],
)
def test_an_encoding_is_named_with_its_cure(tmp_path: Path, encoding: str, place: tuple[int, int], named: str) -> None:
    (found,) = problems(tmp_path / "a.yaml", "id: x\na: 遂寧市實施方案,國務院\n".encode(encoding))
    assert found.code == "F03"
    assert named in found.message
    assert "另存為 UTF-8" in found.message
    if place == (0, 0):
        assert (found.line, found.column) == place
    else:
        assert found.line == place[0]


def test_a_broken_byte_has_its_line_and_column_in_characters(tmp_path: Path) -> None:
    (found,) = problems(tmp_path / "a.yaml", "a: 一\nb: 二三".encode() + b"\xff\n")
    assert (found.line, found.column, found.code) == (2, 6, "F03")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_columns_count_characters(tmp_path: Path, mark: bytes, end: str) -> None:
    text = "計劃: {甲😀: 乙, 丙: '丁'}\n子: 丑\n寅: |\n  卯\n".replace("\n", end)
    path = tmp_path / "a.yaml"
    path.write_bytes(mark + text.encode())
    root = Source.read(path).root
    plan = root.get("計劃")
    assert (plan.key, plan.place) == ((1, 1), (1, 5))
    assert (plan.get("甲😀").key, plan.get("甲😀").place) == ((1, 6), (1, 10))
    assert plan.get("丙").at(0) == (1, 17)
    assert root.get("子").at(0) == (2, 4)
    assert root.get("寅").at(0) == (3, 4)


def test_every_value_is_a_string_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("[1, 010, yes, 2015-03-31, 1.5, ~, null, 'null', '', 12:30, =]", "utf-8")
    assert Source.read(path).root.plain() == [
        "1",
        "010",
        "yes",
        "2015-03-31",
        "1.5",
        None,
        None,
        "null",
        "",
        "12:30",
        "=",
    ]


def test_a_file_beyond_the_bound_is_not_read(tmp_path: Path) -> None:
    (found,) = problems(tmp_path / "a.yaml", b"#" * (MAX_BYTES + 1))
    assert (found.code, found.line) == ("F02", 0)


@pytest.mark.parametrize("name", ["tasks.yaml", "units.yaml"])
def test_a_missing_file_is_named_with_its_folder(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(InvalidRulebook) as caught:
        load(folder)
    (found,) = [each for each in caught.value.problems if each.code == "F01"]
    assert found.file == str(folder / name)
    assert "沒有這個文件" in found.message
    assert str(folder) in found.message


def test_a_folder_in_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "wording.yaml").mkdir()
    with pytest.raises(InvalidRulebook, match="這是文件夾"):
        load(folder)
