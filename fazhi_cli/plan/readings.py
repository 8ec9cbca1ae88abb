"""The readings of a bare 「N月前」: no law says whether it takes in the month that it names (plan.wording_table)."""

from __future__ import annotations

READINGS = {"strict": "從嚴", "lenient": "從寬", "both": "未定"}
"""By its stable name the word for a reading; both: it is open, and each limit has two days."""

STRICT = READINGS["strict"]
LENIENT = READINGS["lenient"]

SCOPES = {"strict": "不含當月", "lenient": "含當月"}
"""What a reading says of the month that is named."""

SCOPED = {
    "strict": f"{STRICT}（{SCOPES['strict']}）",
    "lenient": f"{LENIENT}（{SCOPES['lenient']}）",
    "both": READINGS["both"],
}
"""The word for a reading, with what it says of the month."""

SCOPED_IN_FULL = {
    "strict": f"{STRICT}口徑（{SCOPES['strict']}）",
    "lenient": f"{LENIENT}口徑（{SCOPES['lenient']}）",
}
"""The same within a sentence that has not spoken of readings yet."""

CHOICES = "、".join(f"{name} {word}" for name, word in READINGS.items())
"""What may be typed for a reading, for help pages."""
