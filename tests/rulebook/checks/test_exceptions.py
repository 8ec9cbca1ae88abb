"""An exception of the text is marked where some of it is, and what is marked meets one."""

from __future__ import annotations

import pytest

from tests.rulebook.checks.rulebooks import of_clauses


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("- {text: '除涉密的外,公布甲。'}", ["C08"]),
        ("- {text: '除涉密的外,公布甲。', except: 除涉密的外}", []),
        # A part of it will do, and more than it too.
        ("- {text: '除涉密的外,公布甲。', except: 涉密的}", []),
        ("- {text: '除涉密的外,公布甲。', except: '除涉密的外,公布'}", []),
        ("- {text: '除涉密的外,公布甲。', except: 公布甲}", ["C08", "C09"]),
        ("- {text: '除涉密的外,公布甲、乙。', items: [{text: 甲, except: 除涉密的外}, 乙]}", []),
        ("- {text: '除涉密的外,公布甲、乙。', items: [甲, 乙]}", ["C08"]),
        ("- {text: '除涉密的外,公布甲;除民生的外,不辦乙。', except: 除涉密的外}", ["C08"]),
        ("- {text: '除涉密的外,公布甲;除民生的外,不辦乙。', except: [除涉密的外, 除民生的外]}", []),
        ("- {text: 公布甲。, except: 公布}", ["C09"]),
        ("- {text: 公布甲、乙。, items: [{text: 甲, except: 公布}, 乙]}", ["C09"]),
        ("- {text: 公布甲。}", []),
    ],
)
def test_exceptions(clause: str, codes: list[str]) -> None:
    assert of_clauses(clause) == codes
