"""The table of data files and what follows from it agree: the model, the loader, the watch over changes, the command."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.data_files import DATA_FILES, UNITS
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.index import sources
from fazhi_cli.index.renewal import compile_data
from fazhi_cli.rulebook.load import assemble, load, model_of
from fazhi_cli.rulebook.model import Rulebook
from fazhi_cli.rulebook.source import Source, read_folder
from tests import program

if TYPE_CHECKING:
    from pathlib import Path

    from fazhi_cli.data_files import DataFile

ROWS = pytest.mark.parametrize("row", DATA_FILES, ids=lambda row: row.name)


def test_a_rulebook_is_what_its_files_hold() -> None:
    assert [model_of(row) for row in DATA_FILES] == list(Rulebook.__bases__)


@ROWS
def test_no_two_files_hold_a_key_of_one_name(row: DataFile) -> None:
    others = [model_of(other).model_fields.keys() for other in DATA_FILES if other != row]
    assert model_of(row).model_fields.keys() & {key for keys in others for key in keys} == set()


@ROWS
def test_a_change_of_any_file_is_noticed(row: DataFile, folder: Path) -> None:
    def changed() -> list[str]:
        return sources.look(connection, str(folder)).changed

    connection = compile_data(folder)
    assert changed() == []
    with (folder / row.file).open("a", encoding="utf-8") as stream:
        stream.write("# 改過\n")
    assert changed() == [""]
    connection.close()


@ROWS
def test_a_file_may_be_left_out_where_it_is_not_required(row: DataFile, folder: Path) -> None:
    (folder / row.file).unlink(missing_ok=True)
    if row.required:
        with pytest.raises(InvalidRulebook, match=f"{row.file}:0:0: F01"):
            load(folder)
    else:
        assert load(folder)


@ROWS
def test_the_command_offers_the_schema_of_every_file(row: DataFile, folder: Path) -> None:
    assert program.forked("schema", row.name, cwd=folder).code == 0
    assert f"{row.name}" in program.forked("schema", "--help", cwd=folder).stdout
    assert f"{row.name}" in program.forked("schema", "none", cwd=folder).stderr


def test_a_rulebook_needs_no_folder(folder: Path) -> None:
    files = {row.file: (folder / row.file).read_bytes() for row in DATA_FILES if (folder / row.file).exists()}
    shutil.copytree(folder, folder / "copy")
    from_bytes = assemble({name: Source.of(name, data) for name, data in files.items()})
    assert from_bytes.rulebook == assemble(read_folder(folder / "copy")).rulebook
    files[UNITS] = files[UNITS].replace("市財政局".encode(), "市财政局".encode())
    with pytest.raises(InvalidRulebook, match=r"^tasks.yaml:19:19: R02 "):
        assemble({name: Source.of(name, data) for name, data in files.items()})
