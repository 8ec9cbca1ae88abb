"""What a form of one's own can print of a document."""

from __future__ import annotations

from fazhi_cli.formats.document import Document, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.layouts import fields


def test_a_table_gives_its_caption_headings_and_rows() -> None:
    rows = (Section("一、編制清單"), TableRow((cell("公布"), cell("甲局")), "1.1"))
    table = Table((TableColumn("事項", 60), TableColumn("單位", 40)), rows, "《方案》")
    told = fields.of(Document("register", "台賬", (table,)), (), {}, ("甲局", "乙局"), str)
    assert told["tables"] == [
        {
            "caption": "《方案》",
            "columns": ["事項", "單位"],
            "rows": [
                {"section": "一、編制清單", "ref": "", "cells": []},
                {"section": "", "ref": "1.1", "cells": ["公布", "甲局"]},
            ],
        }
    ]
    assert told["unit"] == "甲局、乙局"
