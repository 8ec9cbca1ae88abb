"""The words for what the plan does not say."""

SILENT = "方案未規定"

UNENDING = "（列舉以「等」結尾，未窮盡）"
"""After the items of a list that the plan leaves open."""
