"""What people read for words of time that were read: headings, how often, in which unit."""

from __future__ import annotations

HEADINGS = {
    "wording": "時間用語", "unit": "計量", "every": "週期", "month": "月", "day": "日", "amount": "數量", "backward": "往前數",
}  # fmt: skip

EVERY = {
    "year": "每年", "half_year": "每半年", "quarter": "每季度", "month": "每月", "half_month": "每半月", "ten_days": "每旬",
    "week": "每週", "day": "每日", "school_year": "每學年", "school_term": "每學期", "span": "每若干", "regular": "定期",
}  # fmt: skip
UNITS = {
    "minute": "分鐘", "hour": "小時", "day": "日", "working_day": "工作日", "week": "週", "month": "個月", "year": "年",
}  # fmt: skip
WORDS = {"every": EVERY, "unit": UNITS, "backward": {"True": "是", "False": "否"}}
"""For each field with stable English values the words that people read in their place."""
